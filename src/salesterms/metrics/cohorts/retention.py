"""Of those who began together, the share that was there again: on a day, since it, or in a bracket.

Glossary: klantbehoud. A cell that is not over has no value, and 0 would be one.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from salesterms.criteria import ChoiceColumn, Column, DateColumn, Each, NumberColumn, Row, Several
from salesterms.errors import Text
from salesterms.metrics.cohorts.days import COHORT_DAYS, CohortDay, Presence
from salesterms.metrics.definition import Edge, Unanswered
from salesterms.metrics.derived import AFTER_AS_OF
from salesterms.metrics.fields import PERIOD
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.shares import share_of
from salesterms.metrics.variant import Variant
from salesterms.results import Source, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

_DAY_ZERO: Final = DateColumn("day_zero", date)
_DAY: Final = NumberColumn("day", int)
_CUSTOMER: Final = Column("customer", str)
_BRACKET: Final = Column("bracket", str)
_ON_DAY: Final = ChoiceColumn[Presence]("on_day", Presence)
_SINCE: Final = ChoiceColumn[Presence]("on_or_after", Presence)
_IN_BRACKET: Final = ChoiceColumn[Presence]("in_bracket", Presence)

_BUCKETS: Final = ("active", "inactive", "not_yet")
_EACH_DAY: Final = Several((("day", Each(_DAY)), ("customer", Each(_CUSTOMER))))
#: Brackets that begin on one day may end on several.
_EACH_BRACKET: Final = Several((*_EACH_DAY.named, ("bracket", Each(_BRACKET))))


def _table(column: ChoiceColumn[Presence], *first: Row) -> tuple[Row, ...]:
    return (
        Row("outside_period", ~_DAY_ZERO.within(PERIOD)),
        Row("not_begun_yet", ~_DAY_ZERO.before(AFTER_AS_OF)),
        *first,
        *(Row(one.value, column.is_(one)) for one in Presence),
    )


def _cell(found: Mapping[str, Any]) -> Mapping[str, Any] | Unanswered:
    """Who was there and how many there are; nothing of it while some of them cannot be known."""
    days = sorted({day for bucket in _BUCKETS for day in found[f"{bucket}_day"]})
    if len(days) > 1:
        return Unanswered("several_days", tuple(map(str, days)), Status.REFUSED)
    brackets = {one for bucket in _BUCKETS for one in found.get(f"{bucket}_bracket", ())}
    if len(brackets) > 1:
        return Unanswered("several_brackets", tuple(sorted(map(str, brackets))), Status.REFUSED)
    customers = [one for bucket in _BUCKETS for one in found[f"{bucket}_customer"]]
    if twice := len(customers) - len(set(customers)):
        return Unanswered("customer_twice", (str(twice),), Status.REFUSED)
    active, waiting = found["active_count"], found["not_yet_count"]
    cohort = active + found["inactive_count"] + waiting
    if waiting:
        return Unanswered("cohort_not_mature", (f"{waiting}/{cohort}",), Status.NOT_YET_OBSERVABLE)
    return {"active": active, "cohort": cohort}


def _variant(
    name: str, says: Text, places: tuple[Row, ...], source: Source, *labels: str
) -> Variant:
    return Variant(
        name=name,
        says=says,
        places=places,
        counted=_BUCKETS,
        quantity=_EACH_BRACKET if name == "bracket" else _EACH_DAY,
        inputs=_cell,
        **share_of(("active",), ("cohort",)),
        date="day_zero",
        source=source,
        unit="ratio",
        labels=labels,
    )


cohort_retention: RowMetric[CohortDay] = RowMetric(
    id="cohort_retention",
    labels=("retention", "retentie"),
    term="customer-retention",
    rows=COHORT_DAYS,
    title=Text("Cohort retention", "Klantbehoud per cohort"),
    variants=(
        _variant(
            "n_day",
            Text(
                "customers who were there on that very day, divided by all who began",
                "klanten die er precies op die dag waren, gedeeld door allen die begonnen",
            ),
            _table(_ON_DAY),
            Source(
                Text(
                    "N-day retention of product analytics: of who signed up, who came back exactly"
                    " so many days later",
                    "N-day retention uit de productanalyse: van wie zich aanmeldde, wie er precies"
                    " zoveel dagen later weer was",
                ),
                (
                    "codefinity.com, Retention analysis",
                    "priceva.com, Understanding and calculating retention rate",
                ),
            ),
            "n-day retention",
        ),
        _variant(
            "unbounded",
            Text(
                "customers who were there on that day or a later one, divided by all who began",
                "klanten die er op die dag of later waren, gedeeld door allen die begonnen",
            ),
            _table(_SINCE),
            Source(
                Text(
                    "unbounded or rolling retention: who came back on that day or at any time"
                    " since; it may rise as more is known",
                    "unbounded of rolling retention: wie er op die dag of later nog was; het kan"
                    " stijgen naarmate er meer bekend is",
                ),
                (
                    "codefinity.com, Retention analysis",
                    "priceva.com, Understanding and calculating retention rate",
                ),
            ),
            "unbounded retention",
            "rolling retention",
        ),
        _variant(
            "bracket",
            Text(
                "customers who were there on a day of the bracket, divided by all who began",
                "klanten die er op een dag van de band waren, gedeeld door allen die begonnen",
            ),
            _table(_IN_BRACKET, Row("no_bracket", _IN_BRACKET.missing())),
            Source(
                Text(
                    "bracket retention: who came back on any of some days counts once",
                    "bracket retention: wie er op een van enkele dagen weer was telt één keer",
                ),
                (
                    "gameofwhales.com, Bracket retention",
                    "help.mixpanel.com, Custom brackets in retention",
                ),
            ),
            "bracket retention",
        ),
    ),
    edges=(
        Edge(
            "customer_twice",
            Text(
                "one customer in two rows of a day, such as of two as-of dates",
                "één klant in twee rijen van een dag, zoals van twee peildatums",
            ),
            Text(
                "refused (customer_twice): a customer is in one cohort, once",
                "geweigerd (customer_twice): een klant zit in één cohort, en één keer",
            ),
        ),
        Edge(
            "immature_cell",
            Text(
                "the days are not over for all who began",
                "de dagen zijn niet voorbij voor allen die begonnen",
            ),
            Text(
                "not yet observable (cohort_not_mature), and never 0; nor is the rest of the cohort"
                " measured alone, as it began earlier",
                "nog niet waarneembaar (cohort_not_mature), en nooit 0; de rest van het cohort"
                " wordt ook niet apart gemeten, want die begon eerder",
            ),
        ),
        Edge(
            "nobody_began",
            Text("nobody began in the period", "niemand begon in de periode"),
            Text("undefined (zero_denominator)", "onbepaald (zero_denominator)"),
        ),
        Edge(
            "several_days",
            Text("rows of several numbers of days", "rijen van meer dan één aantal dagen"),
            Text(
                "refused (several_days): the same customers would count twice; group by day",
                "geweigerd (several_days): dezelfde klanten zouden dubbel tellen; groepeer op dag",
            ),
        ),
        Edge(
            "several_brackets",
            Text(
                "rows of brackets that begin on one day and do not end on one",
                "rijen van banden die op één dag beginnen en niet op één dag eindigen",
            ),
            Text(
                "refused (several_brackets): a longer bracket holds more; group by bracket",
                "geweigerd (several_brackets): in een langere band past meer; groepeer op bracket",
            ),
            ("bracket",),
        ),
        Edge(
            "no_bracket",
            Text(
                "the last of the days, of which no bracket was asked",
                "de laatste van de dagen, waarvan geen band is gevraagd",
            ),
            Text("left out by that name", "onder die naam weggelaten"),
            ("bracket",),
        ),
        Edge(
            "came_back_later",
            Text(
                "a customer is away on that day and there on a later one",
                "een klant is er die dag niet en later wel",
            ),
            Text("counted as there", "telt als aanwezig"),
            ("unbounded",),
        ),
    ),
)
