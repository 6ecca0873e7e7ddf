"""What was put off: pushes of expected close dates, and what did not close when it should have."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from salesterms.criteria import (
    ChoiceColumn,
    Column,
    Count,
    DateColumn,
    Each,
    Row,
    Span,
    Sum,
)
from salesterms.errors import Shape, Text
from salesterms.lifecycle import CLOSED as CLOSED_CATEGORIES
from salesterms.lifecycle import OPEN as OPEN_CATEGORIES
from salesterms.lifecycle import Category
from salesterms.metrics.definition import Edge
from salesterms.metrics.derived import AFTER_AS_OF
from salesterms.metrics.fields import AMOUNT, CLOSED, PERIOD
from salesterms.metrics.pipelines.close_dates import CloseDateChange, ExpectedClose
from salesterms.metrics.pipelines.tables import NO_AMOUNT
from salesterms.metrics.row_kind import RowKind
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.shares import share_of
from salesterms.metrics.statistics import DAYS, mean_of_days
from salesterms.metrics.variant import Variant
from salesterms.results import Formula, Source
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEAL = Column("deal", str)
_CHANGED_ON = DateColumn("changed_on", date)
_BEFORE = DateColumn("before", date)
_AFTER = DateColumn("after", date)
_PLACES_OF_A_DEAL = ("owner", "account", "product", "stage", "currency")
_TEXTS = tuple(Column(name, str) for name in ("owner", "account", "product", "stage"))

CHANGES = RowKind(
    kind=CloseDateChange,
    says=Text(
        "changes of close dates, as salesterms.metrics.close_date_changes() makes of snapshots",
        "nieuwe sluitdatums, zoals salesterms.metrics.close_date_changes() van momentopnamen maakt",
    ),
    fields=("deal", *_PLACES_OF_A_DEAL),
    columns=(_DEAL, AMOUNT, *_TEXTS),
    always=("currency",),
)

_PUSHED = (
    Row("changed_later", ~_CHANGED_ON.before(AFTER_AS_OF)),
    Row("outside_period", ~_CHANGED_ON.within(PERIOD)),
    Row("date_set", _BEFORE.missing()),
    Row("date_removed", _AFTER.missing()),
    Row("pulled_in", _AFTER.before(_BEFORE)),
    Row("pushed", _BEFORE.before(_AFTER)),
    Row("not_moved", ~_BEFORE.missing()),
)


def _different(values: Sequence[str]) -> int:
    return len(set(values))


def _pushes_each(values: Sequence[str]) -> Fraction | None:
    return Fraction(len(values), _different(values)) if values else None


_IDS = FrozenMapping(
    {
        "values": Shape(
            Text("a list of ids of deals, one for each push", "een lijst van kenmerken van deals"),
            lambda given: (
                isinstance(given, list | tuple)
                and all(isinstance(one, str) and one for one in given)
            ),
        )
    }
)

_PUSH_SOURCE = Source(
    Text(
        "close dates that are pushed back, as Truly records them: to any later day, while many push"
        " counters in Salesforce count a later month or quarter only",
        "uitgestelde sluitdatums zoals Truly die vastlegt: naar elke latere dag, terwijl veel"
        " tellers in Salesforce alleen een latere maand of een later kwartaal tellen",
    ),
    (
        "help.truly.co, OpportunityChange data model",
        "sfdcmahi.blogspot.com, Opportunity close date: push counter",
    ),
)


def _push(name: str, says: Text, **rest: Any) -> Variant:
    return Variant(
        name=name,
        says=says,
        places=_PUSHED,
        counted=("pushed",),
        date="changed_on",
        source=_PUSH_SOURCE,
        **rest,
    )


_DEALS = Text("the number of deals that were pushed", "het aantal deals dat is uitgesteld")
_PUSHES = Text("the number of pushes", "het aantal keren dat een deal is uitgesteld")

pushed_opportunities = RowMetric(
    id="pushed_opportunities",
    term="sales-pipeline",
    rows=CHANGES,
    title=Text("Pushed opportunities", "Uitgestelde verkoopkansen"),
    variants=(
        _push(
            "deals",
            _DEALS,
            formula=Formula(
                Text(
                    "different deals of {rows} pushes",
                    "verschillende deals van {rows} keer uitstel",
                ),
                r"|\{d_1, \dots, d_{<rows>}\}|",
                _DEALS,
            ),
            unit="opportunities",
            quantity=Each(_DEAL),
            compute=lambda values: _different(values),  # noqa: PLW0108 - the terms
            takes=_IDS,
        ),
        _push(
            "pushes",
            _PUSHES,
            formula=Formula("{pushed}", "<pushed>", _PUSHES),
            unit="pushes",
            quantity=Count(),
            compute=lambda pushed: pushed,
        ),
        _push(
            "pushes_each",
            Text(
                "mean number of pushes of a deal that was pushed",
                "gemiddeld aantal keren uitstel per uitgestelde deal",
            ),
            formula=Formula(
                Text(
                    "{rows} pushes / different deals", "{rows} keer uitstel / verschillende deals"
                ),
                r"\frac{<rows>}{|\{d_1, \dots, d_{<rows>}\}|}",
                Text("pushes / deals that were pushed", "keren uitstel / uitgestelde deals"),
            ),
            unit="pushes",
            quantity=Each(_DEAL),
            compute=lambda values: _pushes_each(values),  # noqa: PLW0108 - the terms
            over="rows",
            takes=_IDS,
        ),
        _push(
            "mean_days",
            Text("mean days that a push puts off", "gemiddeld aantal dagen uitstel per keer"),
            unit="days",
            quantity=Span(_BEFORE, _AFTER),
            **mean_of_days(Text("the number of pushes", "het aantal keren uitstel")).worked_out(),
        ),
        _push(
            "median_days",
            Text(
                "median of the days that a push puts off", "mediaan van de dagen uitstel per keer"
            ),
            unit="days",
            quantity=Span(_BEFORE, _AFTER),
            **DAYS["median"].worked_out(),
        ),
    ),
    edges=(
        Edge(
            "nothing_pushed",
            Text("no push counts", "geen enkel uitstel telt mee"),
            Text("undefined (zero_denominator)", "onbepaald (zero_denominator)"),
            ("pushes_each", "mean_days", "median_days"),
        ),
        Edge(
            "pulled_in",
            Text("the date moved to an earlier day", "de datum ging naar een eerdere dag"),
            Text(
                "no push, left out (pulled_in); it makes up for no other push",
                "geen uitstel, buiten beschouwing (pulled_in); het weegt geen ander uitstel op",
            ),
        ),
        Edge(
            "first_date",
            Text(
                "a date is set for the first time, or taken away",
                "er komt voor het eerst een datum, of de datum vervalt",
            ),
            Text(
                "no push, left out (date_set, date_removed)",
                "geen uitstel, buiten beschouwing (date_set, date_removed)",
            ),
        ),
    ),
)

_STATUS_BEFORE = ChoiceColumn[Category]("status_before", Category)
_STATUS = ChoiceColumn[Category]("status", Category)
_EXPECTED = DateColumn("expected", date)
_IS_CLOSED = _STATUS.is_(*CLOSED_CATEGORIES)

EXPECTED_CLOSES = RowKind(
    kind=ExpectedClose,
    says=Text(
        "deals expected to close, as salesterms.metrics.expected_closes() makes of two snapshots",
        "deals die naar verwachting zouden sluiten, zoals salesterms.metrics.expected_closes()"
        " ze van twee momentopnamen maakt",
    ),
    fields=(*_PLACES_OF_A_DEAL, "status"),
    columns=(_STATUS_BEFORE, _STATUS, AMOUNT, *_TEXTS),
    ahead=("expected",),
    always=("currency",),
)

_WAS_EXPECTED = (
    Row("closed_before", _STATUS_BEFORE.is_(*CLOSED_CATEGORIES)),
    Row("no_expected_close", _EXPECTED.missing()),
    Row("outside_period", ~_EXPECTED.within(PERIOD)),
    Row("vanished", _STATUS.missing()),
    Row("no_close_date", _IS_CLOSED & CLOSED.missing()),
)
_CLOSED_BY_THEN = _IS_CLOSED & CLOSED.before(AFTER_AS_OF)
_BECAME = (
    # Still open by the as-of date, and expected after it: too early to say.
    Row("not_due_yet", ~_EXPECTED.before(AFTER_AS_OF) & ~_CLOSED_BY_THEN),
    # Closed before the period began: it was not put off.
    Row("closed_early", _IS_CLOSED & CLOSED.before(_EXPECTED) & ~CLOSED.within(PERIOD)),
    # Closed, but not in the period: by the end of it the deal was still open.
    Row("slipped", _IS_CLOSED & ~CLOSED.within(PERIOD)),
    Row("slipped", _IS_CLOSED & ~CLOSED.before(AFTER_AS_OF)),
    Row("won", _STATUS.is_(Category.WON)),
    Row("lost", _STATUS.is_(Category.LOST)),
    Row("slipped", _STATUS.is_(*OPEN_CATEGORIES)),
)
_ALL = ("slipped", "won", "lost")
_SLIP_SOURCE = Source(
    Text(
        "deal slippage: of what was expected to close in the period, the share that was neither won"
        " nor lost in it",
        "uitgestelde deals: van wat in de periode zou sluiten, het deel dat daarin niet gewonnen en"
        " niet verloren is",
    ),
    ("petavue.com, glossary: deal slippage",),
)
_NOT_WON_SOURCE = Source(
    Text(
        "the slip rate that takes only what was won off what was forecast, so that a lost deal has"
        " slipped too",
        "de slip rate die van de prognose alleen aftrekt wat gewonnen is, zodat ook een verloren"
        " deal als uitgesteld telt",
    ),
    ("getchief.com, sales glossary: slip rate",),
)

slippage = RowMetric(
    id="slippage",
    term="sales-pipeline",
    rows=EXPECTED_CLOSES,
    title=Text("Slippage", "Uitgesteld aandeel"),
    labels=("deal slip", "deal slippage", "slip rate"),
    variants=(
        Variant(
            name="count",
            says=Text(
                "deals that did not close, of those that were expected to",
                "deals die niet sloten, van alle deals die zouden sluiten",
            ),
            places=(*_WAS_EXPECTED, *_BECAME),
            counted=_ALL,
            **share_of(("slipped",), _ALL),
            date="expected",
            source=_SLIP_SOURCE,
            unit="ratio",
        ),
        Variant(
            name="value",
            says=Text(
                "the amount that did not close, of the amount that was expected to",
                "het bedrag dat niet sloot, van het bedrag dat zou sluiten",
            ),
            places=(
                *_WAS_EXPECTED,
                NO_AMOUNT,
                Row("negative_amount", ~AMOUNT.at_least(0)),
                *_BECAME,
            ),
            counted=_ALL,
            quantity=Sum(AMOUNT),
            **share_of(
                ("slipped",),
                _ALL,
                Text(
                    "amount slipped / (amount slipped + amount won + amount lost)",
                    "uitgesteld bedrag / (uitgesteld bedrag + gewonnen bedrag + verloren bedrag)",
                ),
            ),
            date="expected",
            source=_SLIP_SOURCE,
            unit="ratio",
        ),
        Variant(
            name="not_won",
            says=Text(
                "deals that were not won, of those that were expected to close",
                "deals die niet gewonnen zijn, van alle deals die zouden sluiten",
            ),
            places=(*_WAS_EXPECTED, *_BECAME),
            counted=_ALL,
            **share_of(("slipped", "lost"), _ALL),
            date="expected",
            source=_NOT_WON_SOURCE,
            unit="ratio",
        ),
    ),
    edges=(
        Edge(
            "nothing_expected",
            Text("nothing was expected to close", "er zou niets sluiten"),
            Text(
                "undefined (zero_denominator; of amounts nothing_counted, unless the currency is"
                " given)",
                "onbepaald (zero_denominator; bij bedragen nothing_counted, tenzij de munteenheid"
                " is opgegeven)",
            ),
        ),
        Edge(
            "closed_after_the_period",
            Text("closed, but after the period", "gesloten, maar na de periode"),
            Text("slipped", "uitgesteld"),
        ),
        Edge(
            "closed_early",
            Text("closed before the period began", "gesloten voordat de periode begon"),
            Text(
                "left out (closed_early): it did not slip, and it did not close in the period",
                "buiten beschouwing (closed_early): niet uitgesteld, en ook niet gesloten in de"
                " periode",
            ),
        ),
        Edge(
            "not_due_yet",
            Text(
                "open on the as-of date, and expected to close after it",
                "open op de peildatum, met een verwachte sluitdatum daarna",
            ),
            Text(
                "left out (not_due_yet); without an as-of date it has slipped, so take the last"
                " snapshot at the end of the period",
                "buiten beschouwing (not_due_yet); zonder peildatum telt de deal als uitgesteld,"
                " dus neem de laatste momentopname aan het eind van de periode",
            ),
        ),
        Edge(
            "vanished",
            Text(
                "the deal does not stand in the last snapshot",
                "de deal staat niet in de laatste momentopname",
            ),
            Text(
                "left out (vanished): what became of it is not known",
                "buiten beschouwing (vanished): wat ervan geworden is, is onbekend",
            ),
        ),
    ),
)
