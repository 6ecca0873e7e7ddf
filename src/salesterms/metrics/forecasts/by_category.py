"""What a period will bring by forecast category: each alone, or with those that are surer.

Glossary: sales-forecast (000:80).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from salesterms.criteria import ChoiceColumn, Row, Sum
from salesterms.errors import Text
from salesterms.lifecycle import ForecastCategory
from salesterms.metrics.deal_edges import left_out
from salesterms.metrics.definition import Edge
from salesterms.metrics.fields import AMOUNT
from salesterms.metrics.forecasts.tables import CLOSES_IN_PERIOD, OF_FORECASTS, WITHOUT_AMOUNT
from salesterms.metrics.money_metric import MoneyMetric
from salesterms.metrics.opportunity_rows import OPPORTUNITIES
from salesterms.metrics.tables import HELD, WON
from salesterms.metrics.variant import Variant
from salesterms.results import Formula, Source

if TYPE_CHECKING:
    from salesterms.entities import Opportunity
    from salesterms.values import Money

_CATEGORY: Final = ChoiceColumn[ForecastCategory]("forecast_category", ForecastCategory)

_NOT_WON: Final = ~WON.criterion


def _open_in(category: ForecastCategory) -> Row:
    return Row(category.value, _NOT_WON & _CATEGORY.is_(category))


#: Every deal that can count, by where it counts; what was won is closed, whatever its field says.
_CATEGORIES: Final = (
    WON,
    _open_in(ForecastCategory.COMMIT),
    _open_in(ForecastCategory.BEST_CASE),
    _open_in(ForecastCategory.PIPELINE),
)
_PLACED: Final = (
    *CLOSES_IN_PERIOD,
    HELD,
    Row("omitted", _CATEGORY.is_(ForecastCategory.OMITTED)),
    Row("no_category", _NOT_WON & _CATEGORY.missing()),
    Row("open_as_closed", _NOT_WON & _CATEGORY.is_(ForecastCategory.CLOSED)),
)

_HELP: Final = "help.salesforce.com, Rollup Methods for Pipeline Forecasts"
_SINGLE: Final = Source(
    Text(
        "the single category rollup of Salesforce, and the categories of Oracle: each deal in one"
        " column only",
        "de optelling per categorie van Salesforce, en de categorieën van Oracle: elke deal in één"
        " kolom",
    ),
    (_HELP, "docs.oracle.com, How are sales forecasts generated?"),
)
_CUMULATIVE: Final = Source(
    Text(
        "the cumulative rollup of Salesforce, which is its default: a category with all that is"
        " surer; its open pipeline has all that is open, and not what is closed",
        "de cumulatieve optelling van Salesforce, daar de standaard: een categorie met alles wat"
        " zekerder is; in de open pipeline staat alles wat openstaat, en niet wat gesloten is",
    ),
    (_HELP,),
)
_COMMITTED: Final = Source(
    Text(
        "the commit forecast of Salesforce, and the expected revenue of Oracle: what was won and"
        " what was committed",
        "de commit forecast van Salesforce, en de verwachte omzet van Oracle: wat is gewonnen en"
        " wat is toegezegd",
    ),
    (_HELP, "docs.oracle.com, Owner Forecasts"),
)


def _commit_forecast(won: Money, commit: Money) -> Money:
    return won + commit


def _best_case_forecast(won: Money, commit: Money, best_case: Money) -> Money:
    return won + commit + best_case


def _open_pipeline(commit: Money, best_case: Money, pipeline: Money) -> Money:
    return commit + best_case + pipeline


def _variant(
    name: str,
    says: Text,
    counted: tuple[str, ...],
    source: Source,
    how: Any,
    *labels: str,
) -> Variant:
    others = tuple(row for row in _CATEGORIES if row.bucket not in counted)
    own = tuple(row for row in _CATEGORIES if row.bucket in counted)
    formula = " + ".join(f"{{{bucket}}}" for bucket in counted)
    return Variant(
        name=name,
        says=says,
        places=(*_PLACED, *others, WITHOUT_AMOUNT, *own),
        counted=counted,
        quantity=Sum(AMOUNT),
        compute=how,
        formula=Formula(formula, formula.replace("{", "<").replace("}", ">")),
        date="closes",
        ahead=counted != ("won",),  # what will have been won is known only afterwards
        source=source,
        unit="money",
        labels=labels,
    )


forecast_by_category: MoneyMetric[Opportunity] = MoneyMetric(
    id="forecast_by_category",
    term="sales-forecast",
    rows=OPPORTUNITIES,
    title=Text("Forecast by category", "Forecast per categorie"),
    variants=(
        _variant(
            "cumulative_commit",
            Text("what was won or is committed", "wat is gewonnen of toegezegd"),
            ("won", "commit"),
            _COMMITTED,
            _commit_forecast,
            "commit forecast",
        ),
        _variant(
            "cumulative_best_case",
            Text(
                "what was won, is committed or is a best case",
                "wat is gewonnen, is toegezegd of als best case telt",
            ),
            ("won", "commit", "best_case"),
            _CUMULATIVE,
            _best_case_forecast,
            "best case forecast",
        ),
        _variant(
            "cumulative_pipeline",
            Text(
                "all that is open, in whichever category that counts",
                "alles wat openstaat, in elke categorie die meetelt",
            ),
            ("commit", "best_case", "pipeline"),
            _CUMULATIVE,
            _open_pipeline,
        ),
        _variant(
            "closed", Text("what was won", "wat is gewonnen"), ("won",), _SINGLE, lambda won: won
        ),
        _variant(
            "commit",
            Text("what is committed, and no more", "alleen wat is toegezegd"),
            ("commit",),
            _SINGLE,
            lambda commit: commit,
        ),
        _variant(
            "best_case",
            Text("what is a best case, and no more", "alleen wat als best case telt"),
            ("best_case",),
            _SINGLE,
            lambda best_case: best_case,
        ),
        _variant(
            "pipeline",
            Text("what is in category pipeline, and no more", "alleen de categorie pipeline"),
            ("pipeline",),
            _SINGLE,
            lambda pipeline: pipeline,
        ),
    ),
    edges=(
        *OF_FORECASTS,
        Edge("on_hold", Text("a deal on hold", "een deal in de wacht"), left_out("held")),
        Edge(
            "no_category",
            Text("open, without a category", "open, zonder categorie"),
            left_out("no_category"),
        ),
        Edge(
            "omitted",
            Text(
                "in category omitted, also where it was won", "in categorie omitted, ook gewonnen"
            ),
            left_out("omitted"),
        ),
        Edge(
            "open_as_closed",
            Text(
                "open, in the category of what is won", "open, in de categorie van wat gewonnen is"
            ),
            Text(
                "left out as open_as_closed: its status and its category contradict each other",
                "buiten beschouwing als open_as_closed: status en categorie spreken elkaar tegen",
            ),
        ),
        Edge(
            "won_in_other_category",
            Text(
                "won, with no category or one of open deals",
                "gewonnen, zonder categorie of in een van open deals",
            ),
            Text("it is closed: its status decides", "het is gewonnen: de status beslist"),
        ),
    ),
)
