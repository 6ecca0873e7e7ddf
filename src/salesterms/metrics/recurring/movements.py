"""What moved monthly revenue from the start of a period to its end, and that it adds up.

Glossary: recurring-revenue (000:50).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from salesterms.errors import Text
from salesterms.metrics.amounts import bare
from salesterms.metrics.definition import Edge, Unanswered
from salesterms.metrics.money_metric import MoneyMetric
from salesterms.metrics.recurring.amounts import AMOUNT, alike
from salesterms.metrics.recurring.changes import MRR_CHANGES
from salesterms.metrics.recurring.edges import OF_MOVED, THIRDS_OF_CENTS
from salesterms.metrics.recurring.tables import (
    ACCOUNT,
    END,
    NOBODY,
    PAYING,
    PLACES,
    START,
    account_twice,
    currency_of,
    flows,
    several,
)
from salesterms.metrics.variant import Variant
from salesterms.results import Formula, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from fractions import Fraction

    from salesterms.metrics.recurring.changes import MrrChange

_MOVED: Final = ("new", "expansion", "contraction", "churn", "reactivation")
_QUANTITY: Final = several(start=START, end=END, account=ACCOUNT)
_TAKES: Final = dict.fromkeys(("start", *_MOVED), AMOUNT)
_SOURCE: Final = Source(
    Text(
        "ChartMogul: five movements of MRR; an upgrade and a downgrade in the playbook of dbt",
        "ChartMogul: vijf bewegingen van MRR; in het draaiboek van dbt heten er twee upgrade en"
        " downgrade",
    ),
    ("chartmogul.com, MRR movements", "dbt, mrr-playbook", "000:50"),
)


def terms_of(*names: str) -> Callable[[Mapping[str, Any]], Mapping[str, Any] | Unanswered]:
    """What makes the terms of a formula out of rows: some of the flows, by name."""

    def inputs(found: Mapping[str, Any]) -> Mapping[str, Any] | Unanswered:
        known = flows(found)
        if isinstance(known, Unanswered):
            return known
        currency = currency_of(found, PAYING)
        return alike(currency, **{name: getattr(known, name) for name in names})

    return inputs


def _counted_once(
    *names: str,
) -> Callable[[Mapping[str, Any]], Mapping[str, Any] | Unanswered]:
    """The same, where no account has two rows of one period."""
    terms = terms_of(*names)

    def inputs(found: Mapping[str, Any]) -> Mapping[str, Any] | Unanswered:
        known = terms(found)
        return known if isinstance(known, Unanswered) else account_twice(found) or known

    return inputs


def _net_new(new: Any, expansion: Any, contraction: Any, churn: Any, reactivation: Any) -> Fraction:
    return bare(new) + bare(expansion) - bare(contraction) - bare(churn) + bare(reactivation)


def _end(
    start: Any, new: Any, expansion: Any, contraction: Any, churn: Any, reactivation: Any
) -> Fraction:
    return bare(start) + _net_new(new, expansion, contraction, churn, reactivation)


def _variant(
    name: str, says: Text, compute: Callable[..., Any], template: str, *labels: str
) -> Variant:
    terms: list[Any] = [part.strip("{}") for part in template.split() if part.startswith("{")]
    latex = template.replace("{", "<").replace("}", ">")
    return Variant(
        name=name,
        says=says,
        places=PLACES,
        counted=PAYING,
        zero_by=NOBODY,
        quantity=_QUANTITY,
        inputs=_counted_once(*terms),
        compute=compute,
        takes={term: _TAKES[term] for term in terms},
        formula=Formula(template, latex),
        date="begins",
        source=_SOURCE,
        unit="money",
        exact=False,
        labels=labels,
    )


mrr_movements: MoneyMetric[MrrChange] = MoneyMetric(
    id="mrr_movements",
    title=Text("MRR movements", "MRR-bewegingen"),
    term="recurring-revenue",
    rows=MRR_CHANGES,
    variants=(
        _variant(
            "end",
            Text(
                "what is there at the end: the start, and all that moved",
                "wat er aan het eind is: het begin, en alles wat veranderde",
            ),
            _end,
            "{start} + {new} + {expansion} - {contraction} - {churn} + {reactivation}",
        ),
        _variant(
            "net_new",
            Text("all that moved, together", "alle veranderingen samen"),
            _net_new,
            "{new} + {expansion} - {contraction} - {churn} + {reactivation}",
            "net new MRR",
            "netto nieuwe MRR",
        ),
        _variant(
            "new",
            Text(
                "what customers pay who pay for the first time",
                "wat klanten betalen die voor het eerst betalen",
            ),
            lambda new: bare(new),  # noqa: PLW0108 - its name is the term
            "{new}",
            "new MRR",
            "nieuwe MRR",
        ),
        _variant(
            "expansion",
            Text(
                "what customers pay more than at the start",
                "wat klanten meer betalen dan aan het begin",
            ),
            lambda expansion: bare(expansion),  # noqa: PLW0108 - its name is the term
            "{expansion}",
            "expansion MRR",
        ),
        _variant(
            "contraction",
            Text(
                "what customers pay less than at the start, who still pay something",
                "wat klanten minder betalen dan aan het begin, als ze nog wel iets betalen",
            ),
            lambda contraction: bare(contraction),  # noqa: PLW0108 - its name is the term
            "{contraction}",
            "contraction MRR",
        ),
        _variant(
            "churn",
            Text(
                "what customers paid who pay nothing any more",
                "wat klanten betaalden die niets meer betalen",
            ),
            lambda churn: bare(churn),  # noqa: PLW0108 - its name is the term
            "{churn}",
            "churned MRR",
            "verloren MRR",
        ),
        _variant(
            "reactivation",
            Text(
                "what customers pay who pay again after a time without",
                "wat klanten betalen die na een tijd zonder weer betalen",
            ),
            lambda reactivation: bare(reactivation),  # noqa: PLW0108 - its name is the term
            "{reactivation}",
            "reactivation MRR",
        ),
    ),
    edges=(
        *OF_MOVED,
        THIRDS_OF_CENTS,
        Edge(
            "one_of_two_cancelled",
            Text(
                "an account ends one of its two subscriptions",
                "een account zegt één van zijn twee abonnementen op",
            ),
            Text(
                "contraction, and no churn: the account is summed",
                "krimp, en geen churn: het account telt als geheel",
            ),
        ),
        Edge(
            "nothing_moved",
            Text("all pay what they paid", "allen betalen wat ze betaalden"),
            Text("0, and at the end what was there at the start", "0, en aan het eind wat er was"),
        ),
    ),
)
