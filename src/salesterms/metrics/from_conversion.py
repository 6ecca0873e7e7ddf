"""How long it takes from conversion to close: the sales cycle as text 003 begins it.

The same six definitions as `sales_cycle`, on journeys instead of deals: there the clock starts when
the deal is entered, here "dat de salescyclus gaat beginnen" (003:21), at the conversion.
"""

from __future__ import annotations

from typing import Final

from salesterms.criteria import Row, Span
from salesterms.errors import Text
from salesterms.metrics.conversion_cycles import CONVERSION, CONVERSION_CYCLES, CONVERTED
from salesterms.metrics.cycle import POPULATIONS, SAYS
from salesterms.metrics.deal_edges import EVEN_NUMBER, NOTHING_TO_SPAN, REOPENED, SAME_DAY, left_out
from salesterms.metrics.definition import Edge
from salesterms.metrics.derived import AFTER_AS_OF
from salesterms.metrics.fields import CLOSED, PERIOD, STATUS
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.statistics import DAYS
from salesterms.metrics.tables import HELD, LOST, OPEN, STILL_OPEN, WON
from salesterms.metrics.variant import Variant
from salesterms.results import Source

_SOURCE = Source(
    Text(
        "text 003, in which the sales cycle begins when a contact is converted; whether won deals,"
        " lost deals or both count is ours",
        "tekst 003, waarin de salescyclus begint als een contact wordt geconverteerd; of gewonnen,"
        " verloren of alle deals tellen is een eigen keuze",
    ),
    ("003:21",),
)


def _variant(statistic: str, population: str) -> Variant:
    found = DAYS[statistic]
    says, of, counted = found.says, SAYS[population], POPULATIONS[population]
    return Variant(
        name=f"{statistic}_{population}",
        says=Text(
            f"{says.en} from conversion to close, {of.en}",
            f"{says.nl} van conversie tot sluiting, {of.nl}",
        ),
        places=(
            Row("not_converted", CONVERSION.missing()),
            Row("converted_later", ~CONVERTED.before(AFTER_AS_OF) & ~CONVERTED.missing()),
            Row("no_deal", STATUS.missing()),
            OPEN,
            HELD,
            Row("no_close_date", CLOSED.missing()),
            STILL_OPEN,
            Row("outside_period", ~CLOSED.within(PERIOD)),
            *(row for row in (WON, LOST) if row.bucket not in counted),
            Row("conversion_undated", CONVERTED.missing()),
            Row("closed_before_conversion", CLOSED.before(CONVERTED)),
            *(row for row in (WON, LOST) if row.bucket in counted),
        ),
        counted=counted,
        quantity=Span(CONVERTED, CLOSED),
        **found.worked_out(),
        date="closed",
        source=_SOURCE,
        unit="days",
    )


_EDGES: Final = (
    NOTHING_TO_SPAN,
    SAME_DAY,
    EVEN_NUMBER,
    Edge(
        "not_converted", Text("never converted", "nooit geconverteerd"), left_out("not_converted")
    ),
    Edge(
        "conversion_undated",
        Text("converted from the beginning", "vanaf het begin geconverteerd"),
        left_out("conversion_undated"),
    ),
    Edge("no_deal", Text("no deal has begun", "nog geen deal begonnen"), left_out("no_deal")),
    Edge(
        "converted_again",
        Text("put back, and converted again", "teruggezet, en opnieuw geconverteerd"),
        Text(
            "counted from the last conversion before the close",
            "geteld vanaf de laatste conversie voor de sluiting",
        ),
    ),
    Edge(
        "closed_before_conversion",
        Text("closed before the conversion", "gesloten vóór de conversie"),
        left_out("closed_before_conversion"),
    ),
    REOPENED,
)

conversion_to_close = RowMetric(
    id="conversion_to_close",
    term="sales-cycle",
    rows=CONVERSION_CYCLES,
    title=Text("Sales cycle from conversion", "Verkoopcyclus vanaf conversie"),
    variants=tuple(
        _variant(statistic, population) for population in POPULATIONS for statistic in DAYS
    ),
    edges=_EDGES,
)
