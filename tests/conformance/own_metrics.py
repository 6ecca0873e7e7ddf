"""Deals to measure, and metrics of our own, for tests of what every metric does."""

from datetime import date
from decimal import Decimal
from typing import Any

from attrs import evolve

from salesterms import Category, Money, Opportunity
from salesterms.criteria import Row
from salesterms.errors import Text
from salesterms.metrics import RowMetric, Variant
from salesterms.metrics.fields import STATUS
from salesterms.metrics.opportunity_rows import OPPORTUNITIES
from salesterms.results import Formula, Source

WON = Opportunity(
    id="W",
    status=Category.WON,
    owner="Ann",
    amount=Money(100, "EUR"),
    created=date(2024, 1, 1),
    closed=date(2024, 2, 10),
    probability=Decimal("0.5"),
)
MORE = evolve(WON, id="M", amount=Money("50.50", "EUR"), closed=date(2024, 1, 4), owner="Bo")
LOST = evolve(WON, id="L", status=Category.LOST, amount=Money(300, "USD"))
OPEN = Opportunity(id="O", status=Category.OPEN, created=date(2024, 3, 1))

PLACES = (Row("won", STATUS.is_(Category.WON)), Row("rest", STATUS.is_(*Category)))
OURS = Source(Text("ours", "van ons"))


def variant(name: str, compute: Any, text: str, **rest: Any) -> Variant:
    """A variant of our own that counts what was won."""
    given: dict[str, Any] = {
        "name": name,
        "says": Text(f"{name} in English", f"{name} in het Nederlands"),
        "places": PLACES,
        "counted": ("won",),
        "compute": compute,
        "formula": Formula(text, text.replace("{", "<").replace("}", ">")),
        "date": "closed",
        "source": OURS,
        "unit": "ratio",
        **rest,
    }
    return Variant(**given)


def metric(*variants: Variant, kind: Any = RowMetric, **rest: Any) -> Any:
    """A metric of our own."""
    return kind(
        id="own",
        term="close-ratio",
        rows=OPPORTUNITIES,
        title=Text("Own", "Eigen"),
        variants=variants,
        **rest,
    )
