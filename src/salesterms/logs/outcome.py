"""What an audit found: counts, the steps that were made, the time in each label."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.facts import Subject
from salesterms.logs.account import explained
from salesterms.logs.funnel_bars import Funnel, FunnelStep
from salesterms.logs.looking import Finding
from salesterms.logs.rulings import Policy, Verdict, VerdictKind
from salesterms.logs.spans import Quartiles
from salesterms.values import FrozenMapping, Ratio

if TYPE_CHECKING:
    from salesterms.logs.audit_flow import AuditFlow

#: What counts as legal: one step on the way, or none.
_LEGAL = (VerdictKind.LEGAL, VerdictKind.STAY)


@frozen(kw_only=True)
class EdgeCount:
    """How often a log goes from one label to another; `source` is None where a case begins."""

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
    def stalls(self) -> Ratio | None:
        """The share of overdue cases among those that last; None where it cannot be told."""
        return None if self.overdue is None else Ratio(self.overdue, self.lasting)


@frozen(kw_only=True)
class Audit:
    """What is found in a stage log; made by `audit`.

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
    def forbidden(self) -> FrozenMapping[VerdictKind, int]:
        """The verdicts that the policy forbids, and how often they were given."""
        given = ((kind, count) for kind, count in self.verdicts.items() if count)
        return FrozenMapping((kind, count) for kind, count in given if self.policy.forbids(kind))

    def worst_edges(self, most: int = 10) -> tuple[EdgeCount, ...]:
        """The forbidden steps that were made most often, with their counts."""
        return tuple(edge for edge in self.edges if not edge.allowed)[:most]

    @property
    def reversions(self) -> tuple[EdgeCount, ...]:
        """The steps back, those that were made most often first."""
        return tuple(edge for edge in self.edges if edge.verdict.kind is VerdictKind.BACKWARD)

    @property
    def stalls(self) -> tuple[TimeInLabel, ...]:
        """The labels with overdue cases, the most overdue first; none without `as_of`."""
        found = (one for one in self.times if one.overdue)
        return tuple(sorted(found, key=lambda one: -(one.overdue or 0)))

    def time_in(self, label: str) -> TimeInLabel:
        """The time in one label, as the vocabulary writes it; raises `UnknownWord`."""
        from salesterms.vocabularies import UnknownWord

        for one in self.times:
            if one.label == label:
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
        """The whole account, in English ("en") or Dutch ("nl")."""
        return explained(self, lang)

    def __str__(self) -> str:
        return self.explain()
