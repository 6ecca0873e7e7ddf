"""How far forecasts were off: each by itself, all together, and to which side.

Glossary: sales-forecast (000:80).
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from salesterms.criteria import DateColumn, Each, MoneyColumn, Row, Several, Sum
from salesterms.errors import Shape, Text
from salesterms.metrics.amounts import A_NUMBER, AMOUNT_OR_NUMBER, FROM_ZERO, bare, share
from salesterms.metrics.definition import Edge, Unanswered
from salesterms.metrics.derived import AFTER_AS_OF
from salesterms.metrics.fields import PERIOD
from salesterms.metrics.forecasts.results import FORECAST_RESULTS
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.terms import COUNT
from salesterms.metrics.variant import Variant
from salesterms.results import Formula, Source
from salesterms.values import Money, Ratio, total

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesterms.metrics.forecasts.results import ForecastResult

_BEGINS: Final = DateColumn("begins", date)
_FORECAST: Final = MoneyColumn("forecast", Money)
_ACTUAL: Final = MoneyColumn("actual", Money)

_PLACES: Final = (
    Row("begins_later", ~_BEGINS.before(AFTER_AS_OF) & ~_BEGINS.missing()),
    Row("outside_period", ~_BEGINS.within(PERIOD)),
    Row("no_forecast", _FORECAST.missing()),
    Row("no_actual", _ACTUAL.missing()),
    Row("pair", ~_ACTUAL.missing()),
)
#: The totals, which also tell the currencies, and the amounts one by one.
_BOTH: Final = Several(
    (
        ("forecast", Sum(_FORECAST)),
        ("actual", Sum(_ACTUAL)),
        ("forecasts", Each(_FORECAST)),
        ("actuals", Each(_ACTUAL)),
    )
)
_A_SUM: Final = Shape(
    Text("an exact number of 0 or more", "een exact getal van 0 of meer"),
    lambda given: A_NUMBER.fits(given) and bare(given) >= 0,
)


def _each_miss(found: Mapping[str, Any]) -> list[Money]:
    pairs = zip(found["pair_forecasts"], found["pair_actuals"], strict=True)
    return [said - came for said, came in pairs]


def _each_share(found: Mapping[str, Any]) -> Mapping[str, Any] | Unanswered:
    """Every miss as a share of its own actual; there is none of an actual of 0."""
    zeros = sum(not came for came in found["pair_actuals"])
    if zeros:
        return Unanswered("actual_zero", (str(zeros),))
    pairs = zip(_each_miss(found), found["pair_actuals"], strict=True)
    shares = (abs(bare(miss) / bare(came)) for miss, came in pairs)
    return {"shares": sum(shares, Fraction(0)), "forecasts": found["pair_count"]}


def _sizes(found: Mapping[str, Any]) -> Mapping[str, Any]:
    """All misses and all actuals added up, each without its sign; they are in one currency."""
    pairs = zip(found["pair_forecasts"], found["pair_actuals"], strict=True)
    code = found["pair_actual"].currency
    # Plain decimals: `total` subtracts them exactly too, and makes no Money of every miss.
    misses = total(abs(said.amount - came.amount) for said, came in pairs)
    actuals = total(abs(came.amount) for came in found["pair_actuals"])
    return {"misses": Money(misses, code), "actuals": Money(actuals, code)}


def _totals(found: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"forecast": found["pair_forecast"], "actual": found["pair_actual"]}


def _mape(shares: Any, forecasts: int) -> Fraction | None:
    """No Ratio: of amounts in cents the terms of the mean soon have more digits than one holds."""
    return Fraction(shares) / forecasts if forecasts else None


def _wmape(misses: Any, actuals: Any) -> Ratio:
    return share(misses, actuals)


def _bias(forecast: Any, actual: Any) -> Ratio:
    if isinstance(forecast, Money) and isinstance(actual, Money):
        return share(forecast - actual, actual)
    return share(bare(forecast) - bare(actual), actual)


_SOURCE: Final = Source(
    Text(
        "the usual measures of forecast error, as Forecast Studio publishes them",
        "de gangbare maten voor prognosefouten, zoals Forecast Studio die publiceert",
    ),
    ("forecaststudio.com.mx, forecast accuracy metrics",),
)


def _variant(name: str, says: Text, formula: Formula, **rest: Any) -> Variant:
    return Variant(
        name=name,
        says=says,
        places=_PLACES,
        counted=("pair",),
        quantity=_BOTH,
        formula=formula,
        date="begins",
        source=_SOURCE,
        unit="ratio",
        **rest,
    )


forecast_accuracy: RowMetric[ForecastResult] = RowMetric(
    id="forecast_accuracy",
    term="sales-forecast",
    title=Text("Forecast error", "Afwijking van de forecast"),
    rows=FORECAST_RESULTS,
    variants=(
        _variant(
            "wmape",
            Text(
                "all misses, too much and too little alike, as a share of all actuals",
                "alle afwijkingen, te veel en te weinig gelijk, als deel van alle uitkomsten",
            ),
            Formula(
                "{misses} / {actuals}",
                r"\frac{<misses>}{<actuals>}",
                Text(
                    "sum(|forecast - actual|) / sum(|actual|)",
                    "som(|forecast - uitkomst|) / som(|uitkomst|)",
                ),
            ),
            inputs=_sizes,
            compute=_wmape,
            takes={"misses": FROM_ZERO, "actuals": FROM_ZERO},
            over="actuals",
            labels=("WMAPE", "weighted MAPE", "gewogen MAPE"),
        ),
        _variant(
            "mape",
            Text(
                "the mean of each miss as a share of its own actual",
                "het gemiddelde van elke afwijking als deel van de eigen uitkomst",
            ),
            Formula(
                "{shares} / {forecasts}",
                r"\frac{<shares>}{<forecasts>}",
                Text(
                    "sum(|forecast - actual| / |actual|) / the number of forecasts",
                    "som(|forecast - uitkomst| / |uitkomst|) / het aantal forecasts",
                ),
            ),
            inputs=_each_share,
            compute=_mape,
            takes={"shares": _A_SUM, "forecasts": COUNT},
            over="forecasts",
            labels=(
                "MAPE",
                "mean absolute percentage error",
                "gemiddelde absolute procentuele fout",
            ),
        ),
        _variant(
            "bias",
            Text(
                "forecast too much (above 0) or too little (below 0), as a share of the actuals",
                "te veel (boven 0) of te weinig (onder 0) voorspeld, als deel van de uitkomsten",
            ),
            Formula(
                "({forecast} - {actual}) / {actual}",
                r"\frac{<forecast> - <actual>}{<actual>}",
                Text(
                    "(sum(forecast) - sum(actual)) / sum(actual)",
                    "(som(forecast) - som(uitkomst)) / som(uitkomst)",
                ),
            ),
            inputs=_totals,
            compute=_bias,
            takes={"forecast": AMOUNT_OR_NUMBER, "actual": AMOUNT_OR_NUMBER},
            over="actual",
            labels=("forecast bias", "bias van de forecast"),
        ),
    ),
    edges=(
        Edge(
            "actual_zero",
            Text("one actual is 0", "één uitkomst is 0"),
            Text(
                "undefined (actual_zero), with how many: no miss is a share of 0",
                "onbepaald (actual_zero), met hoeveel: geen afwijking is een deel van 0",
            ),
            ("mape",),
        ),
        Edge(
            "all_actuals_zero",
            Text("every actual is 0", "elke uitkomst is 0"),
            Text(
                "undefined, whatever was forecast; for mape as actual_zero",
                "onbepaald, wat er ook was voorspeld; bij mape als actual_zero",
            ),
        ),
        Edge(
            "actuals_cancel",
            Text(
                "actuals above and below 0 add up to 0", "uitkomsten boven en onder 0 zijn samen 0"
            ),
            Text("undefined (zero_denominator)", "onbepaald (zero_denominator)"),
            ("bias",),
        ),
        Edge(
            "misses_cancel",
            Text("too much once and too little once", "één keer te veel en één keer te weinig"),
            Text("they cancel out, down to 0", "ze heffen elkaar op, tot 0 toe"),
            ("bias",),
        ),
        Edge(
            "no_actual",
            Text("an actual that is not known yet", "een uitkomst die nog niet bekend is"),
            Text("left out as no_actual, never as 0", "weggelaten als no_actual, nooit als 0"),
        ),
        Edge(
            "begins_later",
            Text("its period begins after the as-of date", "de periode begint na de peildatum"),
            Text(
                "left out as begins_later; that a period is over, forecast_results sees to",
                "weggelaten als begins_later; of een periode voorbij is bewaakt forecast_results",
            ),
        ),
        Edge(
            "no_forecast",
            Text("nothing was forecast", "er was niets voorspeld"),
            Text("left out as no_forecast, never as 0", "weggelaten als no_forecast, nooit als 0"),
        ),
        Edge(
            "nothing_to_compare",
            Text("no forecast with an actual", "geen forecast met een uitkomst"),
            Text("undefined (nothing_counted)", "onbepaald (nothing_counted)"),
        ),
        Edge(
            "mixed_currencies",
            Text("amounts in several currencies", "bedragen in meer munteenheden"),
            Text(
                "refused (mixed_currencies): group by currency",
                "geweigerd (mixed_currencies): groepeer op currency",
            ),
        ),
    ),
)
