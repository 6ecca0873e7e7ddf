"""The open deals of a pipeline, each held against a policy of hygiene."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from salesterms._render import element, html_table
from salesterms.entities.shapes import ANY_TEXT_OR_NONE, SOURCE_ID, one_of
from salesterms.errors import Text, check_argument
from salesterms.lifecycle import CLOSED
from salesterms.metrics.arguments import checked_rows, day_of
from salesterms.metrics.fields import WHOSE
from salesterms.metrics.opportunity_rows import OPPORTUNITIES
from salesterms.metrics.pipelines.hygiene import RULES, FindingKind, FindingRule, HygienePolicy
from salesterms.results.words import reason_text, value_text
from salesterms.values import FrozenMapping, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.entities import Opportunity
    from salesterms.metrics.row_kind import Given

_POLICY: Final = Text("a HygienePolicy", "een HygienePolicy")
_HEADING: Final = Text(
    "Pipeline hygiene on {0}: {1} of {2} open deals without a finding ({3})",
    "Pipelinehygiëne op {0}: {1} van {2} openstaande deals zonder bevinding ({3})",
)
_NOT_LOOKED_FOR: Final = Text("not looked for: {0} ({1})", "niet bekeken: {0} ({1})")
_NOT_EXAMINED: Final = Text("not examined: {0} {1}", "niet onderzocht: {0} {1}")
_REASONS: Final = {
    "column_not_mapped": Text("column not mapped: {0}", "kolom niet toegewezen: {0}"),
    "not_in_policy": Text("the policy gives no {0}", "het beleid noemt geen {0}"),
}


@frozen
class PipelineFinding:
    """One thing that is wrong with the record of one deal.

    >>> from salesterms.metrics import FindingKind
    >>> PipelineFinding("D-1", FindingKind.NO_AMOUNT, owner="Ann").kind.value
    'no_amount'

    Raises `WrongArgument`.
    """

    deal: str = field(validator=SOURCE_ID)
    kind: FindingKind = field(validator=one_of(FindingKind))
    owner: str | None = field(default=None, validator=ANY_TEXT_OR_NONE, metadata=WHOSE)

    def text(self, lang: str = "en") -> str:
        """What is wrong, in words.

        >>> PipelineFinding("D-1", FindingKind.NO_AMOUNT).text("nl")
        'geen bedrag'
        """
        return self.kind.says.say(lang)


@frozen(kw_only=True, repr=False)
class PipelineFindings:
    """What is wrong with the records of open deals on a day; made by `pipeline_findings`.

    >>> from salesterms import Category, Opportunity
    >>> policy = HygienePolicy(
    ...     stale_after=30, fewest_contacts=1, furthest_close=365, next_step=None, owners=None
    ... )
    >>> deal = Opportunity(id="D-1", status=Category.OPEN, contacts=("P-1",))
    >>> found = pipeline_findings([deal], policy, as_of="2024-06-30")
    >>> found.examined, str(found.clean), found.counts[FindingKind.NO_AMOUNT]
    (1, '0/1', 1)

    `found` stand by deal, in the order of the rows, and `examined` are the deals that were looked
    at. `not_examined` tells why the other rows were not: they were closed by then, perhaps closed
    by then, created later, or closed later: open on the day, with a record that is not known.
    `not_looked_for` gives, for each kind that the rows or the policy leave no way to see, the
    reason and the name of what lacks; it is no finding, and no sign that all is well. `clean` is
    the share of the examined deals without a finding; undefined where none were examined.
    """

    as_of: date
    policy: HygienePolicy
    examined: int
    not_examined: FrozenMapping[str, int]
    found: tuple[PipelineFinding, ...]
    clean: Ratio
    not_looked_for: FrozenMapping[FindingKind, tuple[str, str]]

    @property
    def counts(self) -> FrozenMapping[FindingKind, int]:
        """How many deals have each kind of finding; 0 for what was looked for and not found."""
        counted = Counter(finding.kind for finding in self.found)
        kinds = (kind for kind in FindingKind if kind not in self.not_looked_for)
        return FrozenMapping((kind, counted[kind]) for kind in kinds)

    def to_rows(self) -> list[dict[str, Any]]:
        """A row for each finding: the deal, its owner, and the kind."""
        return [
            {"deal": one.deal, "owner": one.owner, "finding": one.kind.value} for one in self.found
        ]

    def explain(self, lang: str = "en") -> str:
        """The counts, what was not looked for and why, in English ("en") or Dutch ("nl")."""
        return "\n".join([self._heading(lang), *(f"  {line}" for line in self._lines(lang))])

    def __repr__(self) -> str:
        return f"<PipelineFindings {self._heading('en')}>"

    def __str__(self) -> str:
        return self.explain()

    def _repr_html_(self) -> str:
        rows = [(kind.says.en, str(count)) for kind, count in self.counts.items()]
        table = html_table((self._heading("en"), ""), rows)
        return element("div", table, *self.gaps("en"), class_="salesterms")

    def _heading(self, lang: str) -> str:
        clean = self.clean
        shown = value_text(clean, lang)
        return _HEADING.say(lang).format(self.as_of, clean.numerator, self.examined, shown)

    def _lines(self, lang: str) -> list[str]:
        counts = [f"{kind.says.say(lang)}: {count}" for kind, count in self.counts.items()]
        return [*counts, *self.gaps(lang)]

    def gaps(self, lang: str = "en") -> list[str]:
        """What was not looked for, and which deals were not examined: a phrase for each."""
        unseen = [
            _NOT_LOOKED_FOR.say(lang).format(
                kind.says.say(lang), _REASONS[reason].say(lang).format(name)
            )
            for kind, (reason, name) in self.not_looked_for.items()
        ]
        left = [
            _NOT_EXAMINED.say(lang).format(count, reason_text(reason, lang))
            for reason, count in self.not_examined.items()
        ]
        return [*unseen, *left]


def pipeline_findings(
    rows: Iterable[Opportunity], policy: HygienePolicy, *, as_of: date | str
) -> PipelineFindings:
    """Hold the record of every open deal against a policy, on a day.

    >>> from salesterms import Category, Opportunity
    >>> policy = HygienePolicy(
    ...     stale_after=30, fewest_contacts=1, furthest_close=365, next_step=None, owners={"Ann"}
    ... )
    >>> deal = Opportunity(id="D-1", status=Category.OPEN, owner="Bo", contacts=("P-1",))
    >>> found = pipeline_findings([deal], policy, as_of="2024-06-30")
    >>> [finding.kind.value for finding in found.found]
    ['no_amount', 'no_expected_close', 'no_activity', 'owner_unknown']
    >>> found.not_looked_for[FindingKind.NO_NEXT_STEP]
    ('not_in_policy', 'next_step')

    Deals that are open or on hold are examined; closed ones and those created after `as_of` are
    not. Of what was closed after `as_of` the amount, stage and next step by then are not recorded:
    it is not examined either (`closed_later`), nor is what was closed on an unknown date
    (`no_close_date`). A deal can have several findings. An expected close date on the day itself is
    not past, and an activity of exactly `stale_after` days ago is not stale; one after the day
    hides the last one by then, which is a finding of its own, `activity_unknown`. A column that the
    source does not provide is not looked at, and `not_looked_for` says so. Where two rows bear one
    id, both are examined. Raises `BadArgument` for the rows and the date, `WrongArgument` for the
    policy.
    """
    check_argument("policy", policy, HygienePolicy, _POLICY)
    day, known = day_of(as_of), checked_rows(rows, OPPORTUNITIES)
    unseen = {rule.kind: gap for rule in RULES if (gap := _gap(rule, policy, known))}
    rules = [rule for rule in RULES if rule.kind not in unseen]
    left_out = Counter[str]()
    found: list[PipelineFinding] = []
    examined = clean = 0
    for deal in known.rows:
        if reason := _not_examined(deal, day):
            left_out[reason] += 1
            continue
        broken = [rule.kind for rule in rules if rule.holds(deal, policy, day)]
        examined, clean = examined + 1, clean + (not broken)
        found += [PipelineFinding(deal.id, kind, deal.owner) for kind in broken]
    return PipelineFindings(
        as_of=day,
        policy=policy,
        examined=examined,
        not_examined=FrozenMapping(sorted(left_out.items())),
        found=tuple(found),
        clean=Ratio(clean, examined),
        not_looked_for=FrozenMapping(unseen),
    )


def _gap(rule: FindingRule, policy: HygienePolicy, rows: Given) -> tuple[str, str] | None:
    """Why a kind cannot be looked for, and the name of what lacks."""
    asked = getattr(policy, rule.asks) if rule.asks else True
    if asked is None:
        return "not_in_policy", rule.asks
    mapped = rows.mapped
    if mapped is None:
        return None
    here, name = mapped, rule.column
    if rule.column == "extras":
        here, name = frozenset(rows.extra_fields), str(asked)
    return None if name in here else ("column_not_mapped", name)


def _not_examined(deal: Opportunity, day: date) -> str:
    if deal.created is not None and deal.created > day:
        return "not_created_yet"
    if deal.status not in CLOSED:
        return ""
    if deal.closed is None:
        return "no_close_date"
    return "closed_later" if deal.closed > day else "closed"
