"""What an audit found: counts, the steps that were made, the time in each label."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.errors import Text
from salesterms.errors.arguments import Shape
from salesterms.facts import Subject
from salesterms.logs.account import explained
from salesterms.logs.funnel_bars import Funnel, FunnelStep
from salesterms.logs.looking import Finding
from salesterms.logs.rulings import Policy, Verdict, VerdictKind
from salesterms.logs.spans import Quartiles
from salesterms.values import SMALL_SAMPLE, FrozenMapping, Ratio
from salesterms.values.decimals import is_bounded

if TYPE_CHECKING:
    from salesterms.logs.audit_flow import AuditFlow

#: What counts as legal: one step on the way, or none.
_LEGAL = (VerdictKind.LEGAL, VerdictKind.STAY)


_COUNT = Shape(
    Text("a whole number, 0 or more", "een geheel getal, 0 of meer"),
    lambda value: type(value) is int and is_bounded(value) and value >= 0,
)


@frozen(kw_only=True)
class EdgeCount:
    """How often a log goes from one label to another; `source` is None where a case begins.

    >>> from datetime import UTC, datetime
    >>> from salesterms.logs import StageEntry, audit
    >>> from salesterms.vocabularies import four_stages
    >>> rows = [
    ...     StageEntry("P-1", label, datetime(2026, 3, day, tzinfo=UTC))
    ...     for day, label in [(1, "prospect"), (4, "contact")]
    ... ]
    >>> [edge.text() for edge in audit(rows, four_stages.definitions).edges]
    ['(begins) -> prospect: legal, 1 row', 'prospect -> contact: skipped 1, 1 row']
    """

    source: str | None
    target: str
    rows: int
    verdict: Verdict
    allowed: bool

    def text(self, lang: str = "en") -> str:
        """In words."""
        from salesterms.logs.account import edge_text

        return edge_text(self, lang)


@frozen(kw_only=True)
class TimeInLabel:
    """How long cases stood in a label.

    >>> from datetime import UTC, datetime
    >>> from salesterms.logs import StageEntry, audit
    >>> from salesterms.vocabularies import four_stages
    >>> rows = [
    ...     StageEntry("P-1", label, datetime(2026, 3, day, tzinfo=UTC))
    ...     for day, label in [(1, "prospect"), (4, "contact")]
    ... ]
    >>> time = audit(rows, four_stages.definitions).time_in("prospect")
    >>> time.ended.median.days, time.lasting, time.few
    (3, 0, True)

    `ended` are the spells that another label ended; None where there were none. `lasting` is how
    many cases stand in it at the end of the log, and `ages` how long they have, which takes an
    `as_of`. `overdue` are those that have lasted longer than three quarters of the ended ones.
    """

    label: str
    closed: bool
    ended: Quartiles | None
    lasting: int
    ages: Quartiles | None
    overdue: int | None

    @property
    def few(self) -> bool:
        """Whether so few spells ended (less than 30) that their quartiles say little."""
        return self.ended is not None and self.ended.spells < SMALL_SAMPLE

    @property
    def overdue_share(self) -> Ratio | None:
        """The share of overdue cases among those that last; None where it cannot be told."""
        return None if self.overdue is None else Ratio(self.overdue, self.lasting)


@frozen(kw_only=True)
class Audit:
    """What is found in a stage log; made by `audit`.

    >>> from datetime import UTC, datetime
    >>> from salesterms.logs import StageEntry, audit
    >>> from salesterms.vocabularies import four_stages
    >>> rows = [
    ...     StageEntry("P-1", label, datetime(2026, 3, day, tzinfo=UTC))
    ...     for day, label in [(1, "prospect"), (4, "contact")]
    ... ]
    >>> found = audit(rows, four_stages.definitions)
    >>> found.fit, found.cases, found.verdicts["skip"], str(found.legal_share)
    (0, 1, 1, '1/2')

    Every row has one verdict: `verdicts` counts them, and they add up to `rows`. `after_as_of` are
    rows that were given and left out, because they are later than `as_of`. `steps` are the labels
    that every way forward leads through, with how many cases came as far as each.
    """

    vocabulary: str
    subject: Subject
    policy: Policy
    as_of: datetime | None
    rows: int
    after_as_of: int
    cases: int
    fit: int
    backward_cases: int
    verdicts: FrozenMapping[VerdictKind, int]
    edges: tuple[EdgeCount, ...] = field(repr=False)
    times: tuple[TimeInLabel, ...] = field(repr=False)
    steps: tuple[FunnelStep, ...] = field(repr=False)
    unknown_labels: FrozenMapping[str, int] = field(repr=False)
    findings: tuple[Finding, ...] = field(repr=False)
    unfit_ids: tuple[str | int, ...] | None = field(repr=False)

    @property
    def fit_share(self) -> Ratio:
        """The cases without a forbidden row, of all cases; undefined without cases."""
        return Ratio(self.fit, self.cases)

    @property
    def legal_share(self) -> Ratio:
        """The rows that are one step on the way or none, of all rows; undefined without rows."""
        return Ratio(sum(self.verdicts[kind] for kind in _LEGAL), self.rows)

    @property
    def backward_share(self) -> Ratio:
        """The cases that ever went back, of all cases; undefined without cases."""
        return Ratio(self.backward_cases, self.cases)

    @property
    def forbidden(self) -> FrozenMapping[VerdictKind, int]:
        """The verdicts that the policy forbids, and how often they were given."""
        given = ((kind, count) for kind, count in self.verdicts.items() if count)
        return FrozenMapping((kind, count) for kind, count in given if self.policy.forbids(kind))

    def worst_edges(self, most: int = 10) -> tuple[EdgeCount, ...]:
        """The forbidden steps that were made most often, at most so many.

        Empty where none was made. Raises `WrongArgument` for less than 0.
        """
        _COUNT.check("most", most)
        return tuple(edge for edge in self.edges if not edge.allowed)[:most]

    @property
    def reversions(self) -> tuple[EdgeCount, ...]:
        """The steps back, those that were made most often first."""
        return tuple(edge for edge in self.edges if edge.verdict.kind is VerdictKind.BACKWARD)

    @property
    def stalls(self) -> tuple[TimeInLabel, ...]:
        """The labels with overdue cases, the most overdue first; none without `as_of`.

        A label that nobody left has no times to compare with: it is among `never_left`.
        """
        found = (one for one in self.times if one.overdue)
        return tuple(sorted(found, key=lambda one: -(one.overdue or 0)))

    @property
    def never_left(self) -> tuple[TimeInLabel, ...]:
        """The open labels in which cases stand and that nobody has left, most cases first."""
        found = (one for one in self.times if one.lasting and one.ended is None and not one.closed)
        return tuple(sorted(found, key=lambda one: -one.lasting))

    @property
    def grain(self) -> timedelta:
        """The widest grain of the times, by less than which each can be too low."""
        grains = (one.ended.grain for one in self.times if one.ended is not None)
        return max(grains, default=timedelta(seconds=1))

    def time_in(self, label: object) -> TimeInLabel:
        """The time in one label, in any case of letters; raises `UnknownWord`."""
        from salesterms.vocabularies import UnknownWord
        from salesterms.vocabularies.rows import same

        folded = same(label) if isinstance(label, str) else None
        for one in self.times:
            if same(one.label) == folded:
                return one
        raise UnknownWord(self.vocabulary, label, tuple(one.label for one in self.times))

    def flow(self, *, at_least: int = 1) -> AuditFlow:
        """A picture of the steps that the log makes, and how often.

        Steps of fewer than `at_least` rows have no line of their own (`BadAtLeast`).
        """
        from salesterms.logs.audit_flow import AuditFlow

        return AuditFlow(audit=self, at_least=at_least)

    def funnel(self) -> Funnel:
        """How many cases came as far as each step: bars in a notebook.

        A case has come as far as a step when it stood in it, or in a label that no legal way leads
        to past it. So who skipped a stage counts there too, and the counts never rise.
        """
        return Funnel(self.steps)

    def explain(self, lang: str = "en") -> str:
        """What was counted, ruled and looked for, in English ("en") or Dutch ("nl").

        `salesterms.report.log_report` has the same in tables, as a page, and as data.
        """
        return explained(self, lang)

    def __str__(self) -> str:
        return self.explain()

    def _repr_html_(self) -> str:
        from salesterms._render import Markup, element

        funnel = Markup(self.funnel().svg()) if self.steps else Markup()
        return element("div", funnel, element("pre", self.explain()))
