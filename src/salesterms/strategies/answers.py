"""What metrics answer: measurements, alone and in groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from salesterms.entities import Opportunity
from salesterms.metrics import METRICS, MoneyMetric, RowMetric
from salesterms.strategies.deals import STAGES, opportunity_lists
from salesterms.strategies.single_values import (
    dates,
    money,
    periods,
    probabilities,
)

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from salesterms.metrics import Variant
    from salesterms.results import Measurement, Measurements


@st.composite
def measurements(draw: st.DrawFn) -> Measurement:
    """Answers of any metric, by any of its variants, on drawn opportunities.

    >>> from hypothesis import given
    >>> from salesterms.strategies import measurements
    >>> @given(measurements())
    ... def test_a_value_is_what_a_measured_answer_has(found):
    ...     assert (found.value is None) is (found.status.value != "measured")
    >>> test_a_value_is_what_a_measured_answer_has()
    """
    metric, variant = draw(_VARIANTS)
    arguments = draw(_questions(variant))
    if isinstance(metric, MoneyMetric):
        arguments["currency"] = "EUR"  # without one, the answer is by currency
    found: Measurement = metric(draw(_ROWS), variant=variant.name, **arguments)
    return found


@st.composite
def grouped_measurements(draw: st.DrawFn) -> Measurements:
    """Answers of any metric by one group or several; or a comparison of all its variants.

    >>> from hypothesis import given
    >>> from salesterms.strategies import grouped_measurements
    >>> @given(grouped_measurements())
    ... def test_only_a_comparison_has_no_total(found):
    ...     assert (found.total is None) is (found.by == ("variant",))
    >>> test_only_a_comparison_has_no_total()
    """
    metric, variant = draw(_VARIANTS)
    rows, arguments = draw(_ROWS), draw(_questions(variant))
    never = variant.not_by
    groups = [name for name in _GROUPS if never is None or never.first_of([name]) is None]
    by = draw(st.lists(st.sampled_from(groups), max_size=3, unique=True))
    if not by:
        arguments.pop("keep_ids", None)
        return metric.compare(rows, **arguments)
    return metric(rows, variant=variant.name, by=by, **arguments)


_GROUPS = ("owner", "stage", "status", "currency", "quarter", "week")
_ROWS = opportunity_lists(currencies=("EUR", "USD"), most=6)
_VARIANTS: SearchStrategy[tuple[RowMetric[Any] | MoneyMetric[Any], Variant]] = st.sampled_from(
    [
        (metric, variant)
        for metric in METRICS.values()
        if isinstance(metric, RowMetric | MoneyMetric) and metric.rows.kind is Opportunity
        for variant in metric.variants.values()
    ]
)


@st.composite
def _questions(draw: st.DrawFn, variant: Variant) -> dict[str, Any]:
    """What a call of a variant needs, and what it may say besides."""
    asked: dict[str, Any] = {"period": draw(st.none() | periods())}
    asked["as_of"] = draw(dates() if "as_of" in variant.needs else st.none() | dates())
    if "stale_after" in variant.needs:
        asked["stale_after"] = draw(st.integers(0, 400))
    if "stage" in variant.needs:
        asked["stage"] = draw(st.sampled_from(STAGES))
    if "quota" in variant.needs:
        asked["quota"] = draw(money(currency="EUR", least=0))
    if "win_rate" in variant.needs:
        asked["win_rate"] = draw(probabilities())
    return {**asked, "keep_ids": draw(st.booleans())}
