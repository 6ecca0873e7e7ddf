"""How many go from stage to stage of a funnel: conversion, drop-off, and the whole of it.

Glossary: conversie (000:56), salesfunnel (000:72).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from salesterms.criteria import Row
from salesterms.entities.shapes import A_COUNT
from salesterms.errors import Text, each_argument
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.calculation import Calculation
from salesterms.metrics.definition import Definition, Edge
from salesterms.metrics.derived import AFTER_AS_OF
from salesterms.metrics.fields import PERIOD
from salesterms.metrics.funnel_rows import (
    ADVANCED,
    ENTERED,
    FINISHED,
    FIRST_ENTRY,
    FUNNEL_ENTRIES,
    OUTCOME,
    POSITION,
    WHOLE,
    Entries,
    StepOutcome,
    StepPosition,
)
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.shares import share_of
from salesterms.metrics.variant import NotBy, Variant
from salesterms.results import Source
from salesterms.values import CALENDAR_UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.results import Measurement

#: What came into a stage after the as-of date is not there yet.
_THERE: Final = (
    Row("case_skips", OUTCOME.is_(StepOutcome.LEFT_OUT)),
    Row("not_entered_yet", ~ENTERED.before(AFTER_AS_OF) & ~ENTERED.missing()),
    Row("no_entered_date", ENTERED.missing(), only_with="as_of"),
    Row("no_entered_date", ENTERED.missing(), only_with="period"),
)
_LAST_STAGE: Final = Row("last_stage", POSITION.is_(StepPosition.LAST))
_OUTSIDE: Final = Row("outside_period", ~ENTERED.within(PERIOD))
_UNDATED: Final = OUTCOME.is_(StepOutcome.ADVANCED) & ADVANCED.missing()
_STAYED: Final = OUTCOME.is_(StepOutcome.STAYED)

#: Of those that entered: who went further, as far as that is known by the as-of date.
_COHORT: Final = (
    *_THERE,
    _LAST_STAGE,
    _OUTSIDE,
    Row("no_advanced_date", _UNDATED, only_with="as_of"),
    Row("stayed", _STAYED),
    Row("stayed", ~ADVANCED.before(AFTER_AS_OF)),
    Row("advanced", OUTCOME.is_(StepOutcome.ADVANCED)),
)

#: Both are looked at by their own dates: who entered in the period, and who went further in it.
_WENT: Final = (
    Row("no_advanced_date", _UNDATED, only_with="as_of"),
    Row("no_advanced_date", _UNDATED, only_with="period"),
    Row("stayed", _STAYED & ENTERED.within(PERIOD)),
    Row("outside_period", _STAYED, only_with="period"),
    Row("stayed", _STAYED),
    Row("stayed", ~ADVANCED.before(AFTER_AS_OF) & ENTERED.within(PERIOD)),
    # With a period the line above has dealt with who entered in it.
    Row("outside_period", ~ADVANCED.before(AFTER_AS_OF) & ~ENTERED.within(PERIOD)),
    Row("stayed", ~ADVANCED.before(AFTER_AS_OF)),
    Row("stayed", ENTERED.within(PERIOD) & ~ADVANCED.within(PERIOD)),
    Row("advanced_only", ~ENTERED.within(PERIOD) & ADVANCED.within(PERIOD)),
    _OUTSIDE,
    Row("advanced", OUTCOME.is_(StepOutcome.ADVANCED)),
)
_SNAPSHOT: Final = (*_THERE, _LAST_STAGE, *_WENT)

_KPITREE: Final = Source(
    Text(
        "KPI Tree: those that complete a step, of those that enter it",
        "KPI Tree: wie een stap afrondt, van wie eraan begint",
    ),
    ("kpitree.co, Funnel conversion analysis", "000:56"),
)
_BY_COHORT: Final = Source(
    Text(
        "Boardflare and other funnels by cohort: of those that entered in the period, whenever they"
        " went further; Convertly too counts by the entry into the stage",
        "Boardflare en andere funnels per cohort: van wie in de periode binnenkwam, wanneer die ook"
        " verder ging; ook Convertly telt naar de binnenkomst in de fase",
    ),
    (
        "tools.boardflare.com, Cohort Funnel Analyzer",
        "convertlycrm.com, Lead Funnel and Conversion Rates",
        "000:56",
    ),
)
_COMPLEMENT: Final = Source(
    Text(
        "the usual drop-off rate: those of the stage before that did not advance",
        "de gangbare uitval: wie uit de fase ervoor niet verder ging",
    ),
    ("static-ssc.pages.dev, Funnel conversion analysis",),
)

#: Edges that conversion and drop-off share.
_EDGES: Final = (
    Edge(
        "nobody_entered",
        Text("nobody entered the stage", "niemand kwam in de fase"),
        Text("undefined, and not 0", "onbepaald, en geen 0"),
    ),
    Edge(
        "last_stage",
        Text("an entry into the last stage", "iemand komt in de laatste fase"),
        Text(
            "left out: there is nowhere to go further",
            "telt niet mee: verder kan niet",
        ),
    ),
    Edge(
        "case_skips",
        Text(
            "the policy leaves out cases that skip a stage, and this case did",
            "het beleid laat wie een fase overslaat buiten beschouwing, en dat gebeurde hier",
        ),
        Text("left out by that name", "telt onder die naam niet mee"),
    ),
    Edge(
        "advanced_later",
        Text("it went further after the as-of date", "het ging pas na de peildatum verder"),
        Text("counted as not gone further", "telt als niet verder gegaan"),
    ),
)

#: All that entered in the period: they went further, or stayed.
_ENTERED: Final = ("advanced", "stayed")

#: A row stands in one group only, that of its entry, and a snapshot asks of two dates.
_BY_PERIOD: Final = NotBy(
    Text(
        "no calendar unit: ask a snapshot once for each period",
        "geen kalendereenheid: vraag een momentopname per periode op",
    ),
    frozenset(CALENDAR_UNITS),
)

stage_conversion = RowMetric(
    id="stage_conversion",
    term="conversion",
    rows=FUNNEL_ENTRIES,
    title=Text("Stage conversion", "Conversie per fase"),
    labels=("MQL to SQL", "MQL to SQL conversion", "MQL naar SQL", "conversie van MQL naar SQL"),
    variants=(
        Variant(
            name="cohort",
            says=Text(
                "gone further, of those that entered in the period",
                "verder gegaan, van wie in de periode binnenkwam",
            ),
            places=_COHORT,
            counted=_ENTERED,
            **share_of(("advanced",), _ENTERED),
            date="entered",
            source=_BY_COHORT,
            unit="ratio",
        ),
        Variant(
            name="snapshot",
            says=Text(
                "gone further in the period, whenever entered, of those that entered in it; it may"
                " exceed 1",
                "in de periode verder gegaan, wanneer ook binnengekomen, van wie erin binnenkwam;"
                " kan boven 1 komen",
            ),
            places=_SNAPSHOT,
            counted=("advanced", "advanced_only", "stayed"),
            **share_of(("advanced", "advanced_only"), _ENTERED),
            date="entered",
            not_by=_BY_PERIOD,
            source=_KPITREE,
            unit="ratio",
        ),
    ),
    edges=(
        *_EDGES,
        Edge(
            "more_than_entered",
            Text(
                "more went further in the period than entered in it",
                "in de periode gingen er meer verder dan er binnenkwamen",
            ),
            Text("a ratio above 1", "een ratio boven 1"),
            ("snapshot",),
        ),
        Edge(
            "by_calendar_unit",
            Text(
                "a snapshot is grouped by a calendar unit, such as the month",
                "een momentopname wordt gegroepeerd op een kalendereenheid, zoals de maand",
            ),
            Text(
                "refused: a row stands in one group, that of its entry, which is what a cohort"
                " says; give each month as a period instead",
                "geweigerd: een rij staat in één groep, die van de binnenkomst, en dat is wat een"
                " cohort zegt; geef in plaats daarvan elke maand als periode",
            ),
            ("snapshot",),
        ),
    ),
)

drop_off = RowMetric(
    id="drop_off",
    term="sales-funnel",
    rows=FUNNEL_ENTRIES,
    title=Text("Drop-off", "Uitval"),
    variants=(
        Variant(
            name="cohort",
            says=Text(
                "not gone further, of those that entered in the period; who is still in the stage"
                " is among them",
                "niet verder gegaan, van wie in de periode binnenkwam; wie nog in de fase zit"
                " hoort daarbij",
            ),
            places=_COHORT,
            counted=_ENTERED,
            **share_of(("stayed",), _ENTERED),
            date="entered",
            source=_COMPLEMENT,
            unit="ratio",
        ),
    ),
    edges=_EDGES,
)

overall_conversion = RowMetric(
    id="overall_conversion",
    term="sales-funnel",
    rows=FUNNEL_ENTRIES,
    title=Text("Overall conversion", "Conversie over de hele funnel"),
    variants=(
        Variant(
            name="cohort",
            says=Text(
                "reached the last stage, of the cases that entered the first one in the period",
                "tot de laatste fase gekomen, van wie in de periode in de eerste fase kwam",
            ),
            places=(
                Row("case_skips", WHOLE.is_(StepOutcome.LEFT_OUT)),
                *_THERE[1:],
                Row("later_stage", ~POSITION.is_(StepPosition.FIRST)),
                Row("entered_again", FIRST_ENTRY.is_(Entries.EACH)),
                _OUTSIDE,
                Row(
                    "no_finished_date",
                    WHOLE.is_(StepOutcome.ADVANCED) & FINISHED.missing(),
                    only_with="as_of",
                ),
                Row("unfinished", WHOLE.is_(StepOutcome.STAYED)),
                Row("unfinished", ~FINISHED.before(AFTER_AS_OF)),
                Row("finished", WHOLE.is_(StepOutcome.ADVANCED)),
            ),
            counted=("finished", "unfinished"),
            **share_of(("finished",), ("finished", "unfinished")),
            date="entered",
            source=_BY_COHORT,
            unit="ratio",
        ),
    ),
    edges=(
        Edge(
            "nobody_entered",
            Text("nobody entered the first stage", "niemand kwam in de eerste fase"),
            Text("undefined, and not 0", "onbepaald, en geen 0"),
        ),
        Edge(
            "entered_again",
            Text(
                "a case came into the first stage again",
                "iemand kwam nog eens in de eerste fase",
            ),
            Text("a case counts once", "wie terugkomt telt één keer"),
        ),
    ),
)

funnel_conversion = Calculation(
    id="funnel_conversion",
    term="sales-funnel",
    title=Text("Funnel conversion", "Funnelconversie"),
    variants=(
        Definition(
            name="counts",
            says=Text(
                "the number that went further, of the number that entered",
                "het aantal dat verder ging, van het aantal dat binnenkwam",
            ),
            **share_of(("went_further",), ("entered",)),
            source=_KPITREE,
            unit="ratio",
        ),
    ),
    edges=(
        Edge(
            "nobody_entered",
            Text("nobody entered", "niemand kwam binnen"),
            Text("undefined, and not 0", "onbepaald, en geen 0"),
        ),
        Edge(
            "more_went_further",
            Text(
                "more went further than entered, as numbers of one month may say",
                "er gingen er meer verder dan er binnenkwamen, zoals bij cijfers van één maand kan",
            ),
            Text("a ratio above 1", "een ratio boven 1"),
        ),
    ),
)

_COUNTS: Final = Text("a list of numbers of people", "een lijst van aantallen")


def conversions_of_counts(counts: Iterable[int]) -> tuple[Measurement, ...]:
    """The conversion of each step of a funnel of which only numbers are known, the whole last.

    >>> from salesterms.metrics import conversions_of_counts
    >>> [str(one.value) for one in conversions_of_counts([1000, 200, 80, 20])]
    ['200/1000', '80/200', '20/80', '20/1000']

    The steps multiply to the whole, wherever all are defined; over a stage with nobody a step is
    undefined. Of one number, or none, there are no steps, so nothing. Raises `WrongArgument` for
    what is no list of numbers, and `BadArgument` for what is no whole number from 0.
    Source: kpitree.co, Funnel conversion analysis; 000:72 for the funnel.
    """
    known = each_argument("counts", counts, object, _COUNTS)
    for one in known:
        if not A_COUNT.fits(one):
            raise BadArgument("counts", one, A_COUNT.said)
    steps = [
        funnel_conversion(entered=entered, went_further=further)
        for entered, further in pairwise(known)
    ]
    if not steps:
        return ()
    return (*steps, funnel_conversion(entered=known[0], went_further=known[-1]))
