"""Every vector of funnels, leads, hand-overs and marketing: by the library, and a second time."""

import json
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from metric_rows import ROWS
from second.funnels import BUCKETS, group_of, may_group, of_inputs, of_rows

from salesterms import Measurement, Money, Ratio, documents
from salesterms.errors import SalesTermsError
from salesterms.metrics import METRICS, Metric
from salesterms.results import Status

FOLDER = files("salesterms") / "data" / "conformance"
NAMES = [*BUCKETS, "funnel_conversion"]


def vectors(metric: str) -> list[dict[str, Any]]:
    """The vectors of a metric."""
    stored = json.loads((FOLDER / f"{metric}.json").read_text(encoding="utf-8"))
    assert (stored["schema_version"], stored["metric"]) == (1, metric)
    found: list[dict[str, Any]] = stored["vectors"]
    return found


ALL = [(metric, vector) for metric in NAMES for vector in vectors(metric)]
IDS = [vector["id"] for _, vector in ALL]


def value_of(written: Any) -> Any:
    """An input as the library takes it."""
    if isinstance(written, list):
        return [value_of(one) for one in written]
    if not isinstance(written, dict):
        return written
    if "decimal" in written:
        return Decimal(written["decimal"])
    return Money(written["amount"], written["currency"])


def said(measured: Measurement) -> dict[str, Any]:
    """An answer as a vector writes it."""
    value = measured.value
    if measured.status is not Status.MEASURED:
        return {measured.status.value: measured.reason}
    if isinstance(value, Ratio):
        return {"value": {"ratio": str(value.fraction())}}
    if isinstance(value, Money):
        amount = {"amount": f"{value.amount:f}", "currency": value.currency}
        return {"value": {"money": amount}}
    return {"value": {"number": str(value)}}


def account(measured: Measurement) -> dict[str, Any]:
    """The same, with the account of the rows."""
    counted = {"counted": measured.counted, "excluded": dict(measured.excluded)}
    return {**said(measured), **counted}


def row_of(metric: Metric[Any], written: dict[str, Any]) -> Any:
    """A row from its document, in which an amount is one text."""
    amount = written.get("amount")
    text = {} if amount is None else {"amount": f"{amount['amount']} {amount['currency']}"}
    return documents.structure({**written, **text}, metric.rows.kind)


@pytest.mark.parametrize(("metric", "vector"), ALL, ids=IDS)
def test_the_library_gives_what_the_vector_says(metric: str, vector: dict[str, Any]) -> None:
    asked: Any = METRICS[metric]
    if "inputs" in vector:
        given = {name: value_of(one) for name, one in vector["inputs"].items()}
        found: Any = said(asked.formula(variant=vector["variant"], **given))
    else:
        rows = [row_of(asked, one) for one in vector["rows"]]
        arguments = {name: value_of(one) for name, one in vector["arguments"].items()}
        if "error" in vector["expected"]:
            with pytest.raises(SalesTermsError) as raised:
                asked(rows, variant=vector["variant"], **arguments)
            assert {"error": raised.value.code} == vector["expected"]
            return
        measured = asked(rows, variant=vector["variant"], **arguments)
        if "by" in arguments:
            groups = [{"key": [key], **account(one)} for key, one in measured.items()]
            found = {"groups": groups}
        else:
            found = account(measured)
    assert found == vector["expected"]


@pytest.mark.parametrize(("metric", "vector"), ALL, ids=IDS)
def test_a_second_reading_gives_the_same(metric: str, vector: dict[str, Any]) -> None:
    variant = vector["variant"]
    if "inputs" in vector:
        assert of_inputs(metric, variant, vector["inputs"]) == vector["expected"]
        return
    rows, arguments = vector["rows"], dict(vector["arguments"])
    by = arguments.pop("by", None)
    if "error" in vector["expected"]:
        assert by is not None
        assert not may_group(metric, variant, by)
        return
    assert by is None or may_group(metric, variant, by)
    if by is None:
        assert of_rows(metric, variant, rows, arguments) == vector["expected"]
        return
    for group in vector["expected"]["groups"]:
        [key] = group["key"]
        own = [row for row in rows if group_of(row, by[0]) == key]
        assert {"key": [key], **of_rows(metric, variant, own, arguments)} == group


@pytest.mark.parametrize("metric", NAMES)
def test_every_variant_and_every_edge_has_vectors(metric: str) -> None:
    known, listed = METRICS[metric], vectors(metric)
    assert [one["id"] for one in listed] == [f"{metric}-{n:03}" for n in range(1, len(listed) + 1)]
    for variant in known.variants:
        kinds = {one["kind"] for one in listed if one["variant"] == variant}
        assert kinds >= {"ordinary", "boundary", "undefined"}
    assert {one["edge"] for one in listed if "edge" in one} == {edge.id for edge in known.edges}


def written(row: Any) -> dict[str, Any]:
    """A row as its document, with the amount as an object."""
    found: dict[str, Any] = dict(documents.unstructure(row))
    row_amount = getattr(row, "amount", None)
    if row_amount is not None:
        found["amount"] = {"amount": str(row_amount.amount), "currency": row_amount.currency}
    return found


@pytest.mark.parametrize("metric", BUCKETS)
@given(data=st.data(), quarter=st.sampled_from([None, "2023-Q1", "2023-Q4", "2024-Q2"]))
def test_on_drawn_rows_the_second_reading_gives_the_same(
    metric: str, data: Any, quarter: str | None
) -> None:
    asked: Any = METRICS[metric]
    rows = data.draw(ROWS[asked.rows.kind])
    arguments: dict[str, Any] = {} if quarter is None else {"period": quarter}
    if metric.endswith(("_sourced", "_influenced")):
        rows = [
            evolve(row, amount=None if row.amount is None else Money(row.amount.amount, "EUR"))
            for row in rows
        ]
    else:
        arguments |= data.draw(st.sampled_from([{}, {"as_of": "2024-06-30"}]))
    plain = [written(row) for row in rows]
    spend = {"spend": {"amount": "1000.00", "currency": "EUR"}} if metric == "cost_per_lead" else {}
    for variant in asked.variants:
        given_spend = {name: value_of(one) for name, one in spend.items()}
        measured = asked(rows, variant=variant, **arguments, **given_spend)
        assert account(measured) == of_rows(metric, variant, plain, arguments | spend)
