"""The laws of answers: what is asked as JSON is answered as it is in Python."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from metric_rows import EVERY, needed, rows_for

from salesterms import Measurements, Money, Ratio, documents
from salesterms.conformance import answer
from salesterms.conformance.neutral import form_of
from salesterms.metrics import METRICS, Metric

if TYPE_CHECKING:
    from salesterms.results import Measurement

ON_ROWS = [metric for metric in METRICS.values() if isinstance(metric, Metric)]

#: Kind of argument -> its form.
FORMS: dict[type, Any] = {
    int: lambda number: number,
    str: lambda text: text,
    bool: lambda flag: flag,
    date: str,
    Decimal: lambda number: {"decimal": f"{number:f}"},
    Money: lambda money: {"amount": f"{money.amount:f}", "currency": money.currency},
    Ratio: lambda ratio: {"ratio": f"{ratio.numerator}/{ratio.denominator}"},
}


def said(one: Measurement) -> dict[str, Any]:
    """A measurement as a reply says it."""
    answered: dict[str, Any] = {str(one.status): one.reason}
    if one.value is not None:
        answered = {"value": form_of(one.value, one.tolerance)}
    return {**answered, "counted": one.counted, "excluded": dict(one.excluded)}


class TestAskingInJsonIsAsking:
    """Rows written as documents and asked about as JSON give the answer of the call itself."""

    @pytest.mark.parametrize(
        ("metric", "variant"), EVERY, ids=[f"{one.id}-{each.name}" for one, each in EVERY]
    )
    @given(data=st.data())
    @settings(max_examples=5)
    def test_of_every_variant(self, metric: Metric[Any], variant: Any, data: st.DataObject) -> None:
        rows, arguments = data.draw(rows_for(metric)), needed(variant, None)
        if not {type(value) for value in arguments.values()} <= FORMS.keys():
            pytest.skip("an argument of this variant has no form in JSON")
        found = metric(rows, variant=variant.name, **arguments)  # type: ignore[operator] # has one
        request = {
            "metric": metric.id,
            "variant": variant.name,
            "rows": [documents.unstructure(row) for row in rows],
            "arguments": {name: FORMS[type(value)](value) for name, value in arguments.items()},
        }

        reply = answer(json.loads(json.dumps(request)))

        if isinstance(found, Measurements):
            assert [{k: v for k, v in one.items() if k != "key"} for one in reply["groups"]] == [
                said(one) for one in found.values()
            ]
        else:
            assert reply == said(found)


class TestRowsOfEveryMetricCanBeRead:
    """Whatever rows a metric measures, a document can hold them: vectors need it."""

    @pytest.mark.parametrize(
        "metric",
        [one for one in METRICS.values() if isinstance(one, Metric)],
        ids=lambda one: one.id,
    )
    def test_they_have_a_form(self, metric: Metric[Any]) -> None:
        assert documents.json_schema(metric.rows.kind, plain=True)["type"] == "object"
