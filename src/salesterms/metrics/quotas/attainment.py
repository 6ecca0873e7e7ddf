"""How much of a quota is reached: of all members together, of the mean member, and up to a day.

Glossary: sales-quota (000:82).
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from salesterms.criteria import Column, DateColumn, Each, NumberColumn, Row, Several
from salesterms.errors import Text
from salesterms.metrics.amounts import A_NUMBER, AMOUNT_OR_NUMBER, FROM_ZERO, check_alike, share
from salesterms.metrics.definition import Edge, Unanswered
from salesterms.metrics.derived import AFTER_AS_OF
from salesterms.metrics.fields import PERIOD
from salesterms.metrics.quotas.results import QUOTA_RESULTS
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.terms import COUNT
from salesterms.metrics.variant import Variant
from salesterms.results import Formula, Source, Status
from salesterms.values import EXACT, exact_sum

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence

    from salesterms.metrics.quotas.results import QuotaResult
    from salesterms.values import Ratio

_UNIT: Final = Column("unit", str)
_OWNER: Final = Column("owner", str)
_STARTS: Final = DateColumn("starts", date)
_LAST: Final = DateColumn("last", date)
_KNOWN_TO: Final = DateColumn("known_to", date)
_QUOTA: Final = NumberColumn("quota", Decimal)
_ACTUAL: Final = NumberColumn("actual", Decimal)
_DUE: Final = Column("due", Fraction)
_DEALS: Final = Column("deals", tuple)

#: A quota that only partly lies in a period says nothing of the period: a year is no quarter.
_IN_PERIOD: Final = (
    Row("outside_period", ~_STARTS.within(PERIOD)),
    Row("beyond_period", ~_LAST.within(PERIOD)),
    Row("quota_not_started", _KNOWN_TO.before(_STARTS)),
    Row(
        "counts_later_days",
        ~_LAST.before(AFTER_AS_OF) & (_KNOWN_TO.missing() | ~_KNOWN_TO.before(AFTER_AS_OF)),
    ),
)
_REST: Final = Row("member", ~_STARTS.missing())
_SOURCE: Final = Source(
    Text(
        "prowi and himodus: what was sold against what was to be sold",
        "prowi en himodus: wat er is verkocht tegenover wat er verkocht moest worden",
    ),
    ("prowi.io, glossary: quota attainment", "wiki.himodus.com, quarterly quota", "000:82"),
)


def _several(quota: Column, **more: Column) -> Several:
    named = {"actual": _ACTUAL, "quota": quota, "unit": _UNIT, "deals": _DEALS, **more}
    return Several(tuple((name, Each(column)) for name, column in named.items()))


def _mixed(units: Iterable[str]) -> Unanswered | None:
    found = tuple(sorted(set(units)))
    return Unanswered("mixed_units", found, Status.REFUSED) if len(found) > 1 else None


def _twice(ids: Sequence[Hashable]) -> Unanswered | None:
    """A deal that counts for a team and its member, or for a year and its quarter, counts twice."""
    if len(ids) == len(set(ids)):
        return None
    twice = sum(times > 1 for times in Counter(ids).values())
    return Unanswered("counted_twice", (str(twice),), Status.REFUSED)


def _total(numbers: Collection[Any]) -> Decimal | Fraction:
    """The exact sum; a Decimal where no Fraction is among them."""
    try:
        with localcontext(EXACT):
            return sum(numbers, Decimal(0))
    except TypeError:  # a Decimal and a Fraction
        return exact_sum(numbers)


def _summed(found: Mapping[str, Any], whole: str) -> Mapping[str, Any] | Unanswered:
    wrong = _mixed(found["member_unit"])
    wrong = wrong or _twice(list(chain.from_iterable(found["member_deals"])))
    if wrong is not None:
        return wrong
    return {"actual": _total(found["member_actual"]), whole: _total(found["member_quota"])}


def _pooled(found: Mapping[str, Any]) -> Mapping[str, Any] | Unanswered:
    return _summed(found, "quota")


def _to_date(found: Mapping[str, Any]) -> Mapping[str, Any] | Unanswered:
    return _summed(found, "due")


def _each(found: Mapping[str, Any]) -> Mapping[str, Any] | Unanswered:
    """The share of each member, added up.

    A member with several quotas has one share of all in one unit together. What is in several units
    has a share in each, of which the mean counts: shares have no unit.
    """
    credited = zip(found["member_unit"], found["member_deals"], strict=True)
    # In euros and in customers one deal may count: the two are never added up.
    if wrong := _twice([(unit, id_) for unit, deals in credited for id_ in deals]):
        return wrong
    known: dict[str, dict[str, list[tuple[Any, Any]]]] = {}
    names = ("owner", "unit", "actual", "quota")
    for owner, unit, *pair in zip(*(found[f"member_{name}"] for name in names), strict=True):
        known.setdefault(owner, {}).setdefault(unit, []).append(tuple(pair))
    without, shares = 0, Fraction(0)
    for by_unit in known.values():
        own = [share(*map(_total, zip(*pairs, strict=True))) for pairs in by_unit.values()]
        if all(one.defined for one in own):
            shares += sum((one.fraction() for one in own), Fraction(0)) / len(own)
        else:
            without += 1
    if without:
        return Unanswered("members_without_quota", (str(without),))
    return {"shares": shares, "members": len(known)}


def _mean(shares: Any, members: int) -> Fraction | None:
    """A Fraction: of many members with quotas of their own no ratio has terms that one can read."""
    return Fraction(shares) / members if members else None


def _of_quota(actual: Any, quota: Any) -> Ratio:
    """What was reached of what was to be."""
    check_alike(quota=quota, actual=actual)
    return share(actual, quota)


def _of_due(actual: Any, due: Any) -> Ratio:
    """What was reached of what the days gone by ask for."""
    return _of_quota(actual, due)


quota_attainment: RowMetric[QuotaResult] = RowMetric(
    id="quota_attainment",
    title=Text("Quota attainment", "Behaald deel van het target"),
    term="sales-quota",
    rows=QUOTA_RESULTS,
    variants=(
        Variant(
            name="pooled",
            says=Text(
                "all that was reached of all that was to be reached",
                "alles wat is behaald van alles wat behaald moest worden",
            ),
            places=(*_IN_PERIOD, _REST),
            counted=("member",),
            quantity=_several(_QUOTA),
            inputs=_pooled,
            compute=_of_quota,
            takes={"actual": AMOUNT_OR_NUMBER, "quota": FROM_ZERO},
            formula=Formula.quotient(("actual",), ("quota",)),
            over="quota",
            date="starts",
            source=_SOURCE,
            unit="ratio",
        ),
        Variant(
            name="mean_of_members",
            says=Text(
                "the mean of what each member reached of their own quota",
                "het gemiddelde van wat ieder van het eigen target behaalde",
            ),
            places=(*_IN_PERIOD, _REST),
            counted=("member",),
            quantity=_several(_QUOTA, owner=_OWNER),
            inputs=_each,
            compute=_mean,
            takes={"shares": A_NUMBER, "members": COUNT},
            formula=Formula.quotient(
                ("shares",),
                ("members",),
                Text(
                    "the shares of the members, added up / the number of members",
                    "de behaalde delen van de leden, opgeteld / het aantal leden",
                ),
            ),
            over="members",
            date="starts",
            source=Source(
                Text(
                    "ours: each member weighs the same, whatever their quota",
                    "eigen definitie: ieder lid weegt even zwaar, hoe groot het target ook is",
                )
            ),
            unit="ratio",
        ),
        Variant(
            name="to_date",
            says=Text(
                "all that was reached of what the days gone by ask for",
                "alles wat is behaald van wat de verstreken dagen vragen",
            ),
            places=(*_IN_PERIOD, Row("no_day_named", _DUE.missing()), _REST),
            counted=("member",),
            quantity=_several(_DUE),
            inputs=_to_date,
            compute=_of_due,
            takes={"actual": AMOUNT_OR_NUMBER, "due": FROM_ZERO},
            formula=Formula.quotient(("actual",), ("due",)),
            over="due",
            date="starts",
            source=Source(
                Text(
                    "ours: each day of a quota asks for as much as another",
                    "eigen definitie: elke dag van een target vraagt evenveel",
                )
            ),
            unit="ratio",
        ),
    ),
    edges=(
        Edge(
            "quota_of_zero",
            Text("all quotas are 0", "alle targets zijn 0"),
            Text("undefined, whatever was reached", "onbepaald, wat er ook is behaald"),
            ("pooled", "to_date"),
        ),
        Edge(
            "member_without_quota",
            Text("the quota of one member is 0", "het target van één lid is 0"),
            Text(
                "undefined (members_without_quota): the mean has no share for that member",
                "onbepaald (members_without_quota): voor dat lid is er geen deel om te middelen",
            ),
            ("mean_of_members",),
        ),
        Edge(
            "several_quotas",
            Text("one member has several quotas", "één lid heeft meer dan één target"),
            Text(
                "those in one unit are one share together; of shares in several units the mean"
                " counts",
                "die in één eenheid zijn samen één deel; van delen in meer eenheden telt het"
                " gemiddelde",
            ),
            ("mean_of_members",),
        ),
        Edge(
            "negative_actual",
            Text("more was taken back than sold", "er is meer teruggedraaid dan verkocht"),
            Text("an attainment below 0", "een behaald deel onder 0"),
        ),
        Edge(
            "mixed_units",
            Text("euros beside units or dollars", "euro's naast stuks of dollars"),
            Text(
                "refused (mixed_units): they are never added up; group by unit",
                "geweigerd (mixed_units): ze worden nooit opgeteld; groepeer op unit",
            ),
            ("pooled", "to_date"),
        ),
        Edge(
            "counted_twice",
            Text(
                "a deal counts for two of the quotas, as of a team and its member",
                "een deal telt mee voor twee van de targets, zoals dat van een team en van een lid",
            ),
            Text(
                "refused (counted_twice): group by owner_kind, or give a period",
                "geweigerd (counted_twice): groepeer op owner_kind, of geef een periode",
            ),
        ),
        Edge(
            "beyond_period",
            Text(
                "the quota ends after the period that is asked for",
                "het target eindigt na de gevraagde periode",
            ),
            Text(
                "left out by that name: the quota of a year says nothing of a quarter",
                "onder die naam weggelaten: een jaartarget zegt niets over een kwartaal",
            ),
        ),
        Edge(
            "several_units_of_time",
            Text(
                "the quota of a year, grouped by quarter",
                "een jaartarget, gegroepeerd op kwartaal",
            ),
            Text(
                "in the group without a name: all of it must lie in one quarter",
                "in de groep zonder naam: het moet helemaal in één kwartaal liggen",
            ),
        ),
        Edge(
            "counts_later_days",
            Text(
                "the results may hold deals of after the as-of date",
                "in de resultaten kunnen deals van na de peildatum zitten",
            ),
            Text(
                "left out by that name: quota_results(…, as_of=…) makes them up to that day",
                "onder die naam weggelaten: quota_results(…, as_of=…) maakt ze tot die dag",
            ),
        ),
        Edge(
            "quota_not_started",
            Text(
                "the quota begins after the day up to which it counts",
                "het target begint na de dag tot waar het telt",
            ),
            Text("left out by that name", "onder die naam weggelaten"),
        ),
        Edge(
            "no_day_named",
            Text("the results name no day", "de resultaten noemen geen dag"),
            Text(
                "left out by that name: quota_results(…, as_of=…) says what is due",
                "onder die naam weggelaten: quota_results(…, as_of=…) zegt wat er nodig is",
            ),
            ("to_date",),
        ),
    ),
)
