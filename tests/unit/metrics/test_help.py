"""Python's own help on a metric shows its definitions and its edges."""

import pydoc
from datetime import date

import pytest
from attrs import evolve, frozen

from salesterms import close_ratio, sales_cycle, won_revenue
from salesterms.criteria import DateColumn, Row
from salesterms.errors import Text
from salesterms.metrics import (
    METRICS,
    Calculation,
    Edge,
    Family,
    MoneyMetric,
    RowKind,
    RowMetric,
    Variant,
)
from salesterms.metrics.account_of_metric import date_of
from salesterms.results import Formula, Source


def test_a_metric_has_a_docstring_of_its_own() -> None:
    text = close_ratio.__doc__

    assert text is not None
    assert text.splitlines()[0] == "Close ratio"
    assert "won_of_all: won of all opportunities" in text
    assert "needs as_of, stale_after" in text
    assert text.splitlines()[-1] == "What a call takes: see RowMetric."
    assert text != sales_cycle.__doc__
    assert str(won_revenue.__doc__).endswith("see MoneyMetric.")


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_every_docstring_has_every_definition_and_edge(metric: Family) -> None:
    text = str(metric.__doc__)

    for variant in metric.variants.values():
        assert f"  {variant.name}: {variant.says.en}" in text
        assert variant.source.text.en in text
    for edge in metric.edges:
        assert edge.when.en in text
        assert edge.gives.en in text


def test_edges_name_the_variants_that_they_are_about() -> None:
    when, gives = Text("nothing is decided", "niets is beslist"), Text("undefined", "onbepaald")
    edges = (Edge("nothing", when, gives), Edge("by_value", when, gives, ("decided_value",)))
    variants = tuple(close_ratio.variants.values())
    text = str(evolve(close_ratio, edges=edges, variants=variants).__doc__)

    assert "At the edges:\n- nothing is decided: undefined\n" in text
    assert "- nothing is decided (decided_value): undefined\n" in text


def test_help_shows_it() -> None:
    shown = pydoc.plain(pydoc.render_doc(close_ratio))

    assert "decided_count: won of all that were decided" in shown


@pytest.mark.parametrize("kind", [RowMetric, MoneyMetric, Calculation])
def test_the_docstring_of_a_class_stays_its_own(kind: type[Family]) -> None:
    assert str(kind.__doc__).startswith("A metric ")
    assert "What a call takes: see" not in str(kind.__doc__)


@frozen(kw_only=True)
class Booking:
    """A row of a user's own, with a date that no metric here goes by."""

    id: str
    first_booked: date


def bookings(date_field: str) -> RowMetric[Booking]:
    """A metric of it, of public classes only."""
    number = Text("the number of bookings", "het aantal boekingen")
    booked = Variant(
        name="count",
        says=number,
        places=(Row("counted", ~DateColumn(date_field, date).missing()),),
        counted=("counted",),
        compute=lambda counted: counted,
        formula=Formula("{counted}", "<counted>", number),
        date=date_field,
        source=Source(number),
        unit="bookings",
    )
    kind = RowKind(kind=Booking, says=number, fields=())
    return RowMetric(id="bookings", term="order", title=number, rows=kind, variants=(booked,))


def test_a_date_of_ones_own_is_called_by_its_name() -> None:
    own = bookings("first_booked")
    measured = own([Booking(id="B-1", first_booked=date(2024, 1, 5))], period="2024-Q1")

    assert measured.value == 1
    assert "2024-04-01, by first booked" in measured.explain()
    assert "naar first booked" in measured.explain("nl")
    assert "selected and grouped by first booked" in own.describe()
    assert "first booked" in str(own.__doc__)
    assert date_of(own.variants["count"], "nl") == "first booked"
