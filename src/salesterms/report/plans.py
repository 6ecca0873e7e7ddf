"""Plans in a report: quotas, what the pipeline covers of them, why it changed, how it is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from salesterms.entities import CommissionPlan, GoalUnit, Opportunities, Opportunity, Quota
from salesterms.errors import LANGUAGES, Sentence, Text, WrongArgument, each_of_kind, of_kind
from salesterms.metrics import (
    HygienePolicy,
    PipelineBridge,
    close_ratio,
    pipeline_bridge,
    pipeline_coverage,
    pipeline_findings,
    quota_attainment,
    quota_results,
)
from salesterms.report import plan_words as words
from salesterms.report.asked import CURRENCIES_WITH_TABLES, listed
from salesterms.report.blocks import NAME, PROSE, Cell, Column, Line, Said, Section, Table
from salesterms.report.plan_forecast import forecast_section
from salesterms.report.plan_pay import pay_section
from salesterms.report.view import why
from salesterms.report.words import COUNTED, DEALS, DEFINITION, VALUE, WHAT
from salesterms.values import FrozenMapping, Money, Period, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from salesterms.metrics import PipelineFindings, QuotaResult
    from salesterms.report.asked import Asked
    from salesterms.results import Measurement, Measurements

_QUOTAS: Final = Text("a tuple of Quota", "een tuple van Quota")
_EARLIER: Final = Text("Opportunities", "Opportunities")
_MONEY_QUOTA: Final = Text("a Quota in money", "een Quota in geld")
_DAY: Final = Text("the day of the earlier rows", "de dag van de eerdere rijen")
_AS_OF: Final = Text("the last day that is known", "de laatste dag die bekend is")
_POLICY: Final = Text("a HygienePolicy", "een HygienePolicy")
_TEAMS: Final = Text(
    "a dict of teams with a list of names each", "een dict van teams, elk met een lijst van namen"
)
_PLAN: Final = Text("a CommissionPlan", "een CommissionPlan")
_PAID_FOR: Final = Text("the Period that is paid for", "de Period waarover wordt betaald")
#: Fields of which one says nothing without the other -> what to give for each.
_BOTH_OR_NEITHER: Final = {
    ("earlier", "earlier_on"): (_EARLIER, _DAY),
    ("commission", "commission_period"): (_PLAN, _PAID_FOR),
}
#: The lines of a bridge between which the others add up.
_ENDS: Final = frozenset({"opening", "closing"})
_NO_TEAMS: Final[FrozenMapping[str, tuple[str, ...]]] = FrozenMapping()


def _teams(given: Any) -> FrozenMapping[str, tuple[str, ...]]:
    """The people of each team, kept; one name by itself is not a list of names."""
    good = isinstance(given, Mapping) and all(
        isinstance(people, Iterable) and not isinstance(people, str) for people in given.values()
    )
    if not good:
        raise WrongArgument("Plans.members", Sentence(type(given).__name__), _TEAMS)
    return FrozenMapping({team: tuple(people) for team, people in given.items()})


@frozen(kw_only=True)
class Plans:
    """What a report tells of plans: quotas, the pipeline on an earlier day, and how it is kept.

    >>> from datetime import date
    >>> from salesterms import Category, Money, Opportunity, Period
    >>> from salesterms.entities import Goal, QuotaOwner
    >>> from salesterms.report import build
    >>> quota = Quota(
    ...     owner="Ines",
    ...     owner_kind=QuotaOwner.PERSON,
    ...     period=Period.quarter(2026, 1),
    ...     target=Goal(unit=GoalUnit.MONEY, amount=Money(1_000, "EUR")),
    ... )
    >>> won = Opportunity(
    ...     id="D-1",
    ...     status=Category.WON,
    ...     owner="Ines",
    ...     closed=date(2026, 2, 3),
    ...     amount=Money(400, "EUR"),
    ... )
    >>> report = build([won], as_of="2026-03-31", plans=Plans(quotas=(quota,)))
    >>> [line] = report.document()["sections"]["quotas"]["reached"]["rows"]
    >>> line["owner"], line["actual"], line["attainment"]["value"]
    ('Ines', '400', '400/1000')

    `members` are the people of each team that has a quota. `earlier` are the opportunities as they
    stood on the day `earlier_on`, from which a bridge leads to those of the report: give both or
    neither. `to_cover` is a quota in money of a period to come, against which the open pipeline is
    set, and which is forecast. By `commission` sellers are paid for the `commission_period`, a
    whole period of that plan: give both or neither. To `hygiene` the records of open deals are
    held. A report with plans needs an `as_of`. Raises `WrongArgument`.
    """

    quotas: tuple[Quota, ...] = field(default=(), validator=each_of_kind(Quota, _QUOTAS))
    members: Mapping[str, Iterable[str]] = field(default=_NO_TEAMS, converter=_teams)
    earlier: Opportunities | None = field(
        default=None, validator=of_kind(Opportunities, _EARLIER).or_none(), repr=False
    )
    earlier_on: date | None = field(default=None, validator=of_kind(date, _DAY).or_none())
    to_cover: Quota | None = field(default=None, validator=of_kind(Quota, _MONEY_QUOTA).or_none())
    commission: CommissionPlan | None = field(
        default=None, validator=of_kind(CommissionPlan, _PLAN).or_none()
    )
    commission_period: Period | None = field(
        default=None, validator=of_kind(Period, _PAID_FOR).or_none()
    )
    hygiene: HygienePolicy | None = field(
        default=None, validator=of_kind(HygienePolicy, _POLICY).or_none()
    )

    def __attrs_post_init__(self) -> None:
        for names, said in _BOTH_OR_NEITHER.items():
            missing = [name for name in names if getattr(self, name) is None]
            if len(missing) == 1:
                needed = said[names.index(missing[0])]
                raise WrongArgument(f"Plans.{missing[0]}", Sentence("NoneType"), needed)
        if self.to_cover is not None and self.to_cover.target.unit is not GoalUnit.MONEY:
            raise WrongArgument("Plans.to_cover", Sentence("Quota"), _MONEY_QUOTA)


def plan_sections(plans: Plans, asked: Asked) -> Iterator[Section]:
    """A section for each plan that is given: quotas, pay, cover, the bridge, hygiene."""
    if asked.as_of is None:
        raise WrongArgument("as_of", Sentence("NoneType"), _AS_OF)
    if plans.quotas:
        yield _quotas(plans, asked)
    if plans.commission is not None and plans.commission_period is not None:
        yield pay_section(plans.commission, plans.commission_period, plans.quotas, asked)
    if plans.to_cover is not None:
        yield _cover(plans.to_cover, asked)
        yield forecast_section(plans.to_cover.period, asked)
    if plans.earlier is not None and plans.earlier_on is not None:
        yield _changes(plans.earlier, plans.earlier_on, asked, asked.as_of)
    if plans.hygiene is not None:
        yield _hygiene(pipeline_findings(asked.rows, plans.hygiene, as_of=asked.as_of))


def _quotas(plans: Plans, asked: Asked) -> Section:
    if lacking := [field for field in ("owner", "closed", "amount") if not asked.maps(field)]:
        note = Said(words.LACKS, (", ".join(lacking),))
        return Section(id="quotas", title=words.QUOTAS, notes=(note,))
    results = quota_results(plans.quotas, asked.rows, as_of=asked.as_of, members=plans.members)
    left_out = sum((Counter(dict(one.left_out)) for one in results), Counter[str]())
    notes = [Said(words.CREDITED)]
    if left_out:
        notes.append(Said(words.LEFT_OUT, (listed(left_out),)))
    return Section(
        id="quotas",
        title=words.QUOTAS,
        blocks=(_reached(plans.quotas, results),),
        notes=tuple(notes),
    )


def _reached(quotas: tuple[Quota, ...], results: tuple[QuotaResult, ...]) -> Table:
    """A line for each quota, those that were reached the furthest first."""
    pairs = [
        (quota, one, quota_attainment([one])) for quota, one in zip(quotas, results, strict=True)
    ]
    pairs.sort(key=lambda pair: _rank(pair[2]), reverse=True)
    mean = quota_attainment(results, variant="mean_of_members")
    return Table(
        id="reached",
        caption=Said(words.REACHED),
        columns=(
            Column("owner", words.OWNER, NAME),
            Column("period", words.PERIOD, NAME, page_only=True),
            Column("quota", words.QUOTA),
            Column("actual", words.ACTUAL),
            Column("attainment", words.ATTAINMENT),
            Column("deals", DEALS),
        ),
        lines=[
            Line((one.owner, quota.period, *_goal(quota, one), reached, len(one.deals)))
            for quota, one, reached in pairs
        ],
        total=Line(
            (
                words.ALL_TOGETHER,
                *(None, None, None),
                quota_attainment(results),
                len({deal for one in results for deal in one.deals}),
            )
        ),
        notes=(Said(words.MEAN, (mean if mean.value is not None else why(mean),)),),
    )


def _rank(reached: Measurement) -> Fraction:
    value = reached.value
    return value.fraction() if isinstance(value, Ratio) and value.defined else Fraction(-1)


def _goal(quota: Quota, one: QuotaResult) -> tuple[Cell, Cell]:
    """What was to be reached and what was, as amounts where the quota is money."""
    amount = quota.target.amount
    if isinstance(amount, Money):
        return amount, Money(one.actual, amount.currency)
    return one.quota, one.actual


def _cover(quota: Quota, asked: Asked) -> Section:
    """The open pipeline of a period to come against its quota, in the currency of that quota."""
    goal = quota.target.amount
    code = quota.target.currency or ""  # never "": it is a quota in money
    rate = close_ratio(asked.rows, **asked.when)
    given: dict[str, Money | Ratio | Decimal] = {"quota": goal}
    if isinstance(rate.value, Ratio) and rate.value.defined:
        given["win_rate"] = rate.value
    found = [
        _covered(
            asked,
            code,
            variant=name,
            period=quota.period,
            **{need: given[need] for need in variant.needs},
        )
        for name, variant in pipeline_coverage.variants.items()
        if set(variant.needs) <= set(given)
    ]
    return Section(
        id="coverage",
        title=words.COVERAGE,
        intro=(Said(words.TO_COVER, (quota.owner, quota.period, goal)),),
        blocks=(
            Table(
                id="variants",
                caption=Said(words.COVER_TABLE),
                columns=(
                    Column("definition", DEFINITION, PROSE),
                    Column("value", VALUE),
                    Column("counted", COUNTED),
                ),
                lines=[
                    Line(
                        (
                            pipeline_coverage.variants[one.variant].says,
                            one,
                            one.counted,
                        )
                    )
                    for one in found
                ],
            ),
        ),
        notes=(
            *([Said(words.AT_RATE, (rate,))] if "win_rate" in given else []),
            *(Said(why(one)) for one in {one.reason: one for one in found if one.reason}.values()),
        ),
    )


def _covered(asked: Asked, code: str, **question: Any) -> Measurement:
    """The cover by the rows of one currency, of which there may be none."""
    asking: dict[str, Any] = {"as_of": asked.as_of, **question}
    apart: Measurements = pipeline_coverage(asked.rows, by="currency", **asking)
    if code in apart:
        return apart[code]
    # Where rows count, their currency is another one, and the answer says so.
    rows = asked.rows if any(one.counted for one in apart.values()) else asked.rows[:0]
    none: Measurement = pipeline_coverage(rows, **asking)
    return none


def _changes(earlier: Opportunities, start: date, asked: Asked, end: date) -> Section:
    """The bridge, where the rows show how the pipeline stood on the day that it leads to."""
    lacking = [
        field
        for field in ("status", "amount")
        if not (asked.maps(field) and field in (earlier.mapped or (field,)))
    ]
    later = sum(_is_of_later(deal, end) for deal in asked.rows)
    reasons = [Said(words.LACKS, (", ".join(lacking),))] if lacking else []
    reasons += [Said(words.OF_LATER, (later, end))] if later else []
    if reasons:
        return Section(id="bridge", title=words.BRIDGE, notes=tuple(reasons))
    return _bridge(pipeline_bridge(earlier, asked.rows, start=start, end=end))


def _is_of_later(deal: Opportunity, day: date) -> bool:
    """Whether a record tells of what came after a day, so that how it stood then is not known."""
    return any(known is not None and known > day for known in (deal.created, deal.closed))


def _bridge(found: PipelineBridge) -> Section:
    """A table of each currency, up to as many as get tables of their own."""
    codes = sorted(found.currencies, key=lambda code: -found[code].opening_deals)
    notes = [Said(words.OUTSIDE, (listed(found.outside, _line),))] if found.outside else []
    if without := codes[CURRENCIES_WITH_TABLES:]:
        notes.insert(0, Said(words.WITHOUT_TABLE, (", ".join(without),)))
    if not codes:
        notes.insert(0, Said(words.NOTHING_IN_PIPELINE))
    rows = found.to_rows()
    return Section(
        id="bridge",
        title=words.BRIDGE,
        intro=(Said(words.BETWEEN, (found.start, found.end)),),
        blocks=tuple(_lines(code, rows) for code in codes[:CURRENCIES_WITH_TABLES]),
        notes=tuple(notes),
    )


def _line(code: str, lang: str) -> str:
    return PipelineBridge.says(code).say(lang)


def _lines(code: str, rows: list[dict[str, Any]]) -> Table:
    return Table(
        id=f"lines_{code}",
        caption=Said(words.LINES, (code,)),
        columns=(
            Column("line", words.LINE, PROSE),
            Column("deals", DEALS),
            Column("amount", words.AMOUNT),
        ),
        lines=[
            Line(
                (PipelineBridge.says(row["line"]), row["deals"], row["amount"]),
                row["line"] in _ENDS,
            )
            for row in rows
            if row["currency"] == code
        ],
    )


def _hygiene(found: PipelineFindings) -> Section:
    policy, clean = found.policy, found.clean
    return Section(
        id="hygiene",
        title=words.HYGIENE,
        intro=(
            Said(words.CLEAN, (clean.numerator, found.examined, clean, found.as_of)),
            Said(
                words.POLICY,
                (policy.stale_after, policy.fewest_contacts, policy.furthest_close),
            ),
        ),
        blocks=(
            Table(
                id="findings",
                caption=Said(words.FINDINGS),
                columns=(Column("what", WHAT, PROSE), Column("deals", DEALS)),
                lines=[Line((kind.says, number)) for kind, number in found.counts.items()],
            ),
        ),
        notes=tuple(Said(Text(*pair)) for pair in zip(*map(found.gaps, LANGUAGES), strict=True)),
    )
