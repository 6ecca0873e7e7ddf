"""The vectors of the pipeline: the library and the plain second reading both give what they say."""

import json
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from typing import Any

import pytest
from second import pipelines as second

from salesterms import Measurement, Money, Opportunity, Ratio
from salesterms.documents import structure
from salesterms.errors import SalesTermsError
from salesterms.metrics import (
    METRICS,
    HygienePolicy,
    Metric,
    MoneyMetric,
    PipelineBridge,
    pipeline_bridge,
    pipeline_findings,
)

FOLDER = files("salesterms") / "data" / "conformance"
MEASURED = (
    "pipeline_coverage",
    "required_coverage",
    "coverage_for_win_rate",
    "pipeline_age",
    "aged_opportunities",
    "aged_pipeline",
    "stale_opportunities",
    "stale_pipeline",
    "pushed_opportunities",
    "slippage",
)
OPERATIONS = ("pipeline_bridge", "pipeline_findings")

Vector = dict[str, Any]


def vectors(*names: str) -> list[Any]:
    """The vectors of some files, each under its id."""
    found = []
    for name in names:
        document = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
        assert (document["schema_version"], document["metric"]) == (1, name)
        found += [pytest.param(one, id=one["id"]) for one in document["vectors"]]
    return found


def term(given: Any) -> Any:
    """A number, an amount or a list of these, as the library takes it."""
    if isinstance(given, list):
        return [term(one) for one in given]
    if not isinstance(given, dict):
        return given
    if "amount" in given:
        return Money(given["amount"], given["currency"])
    if "decimal" in given:
        return Decimal(given["decimal"])
    return Ratio(*map(int, given["ratio"].split("/")))


def document(row: Vector) -> Vector:
    """A row as a document: its money is text."""
    if row.get("amount") is None:
        return row
    return {**row, "amount": f"{row['amount']['amount']} {row['amount']['currency']}"}


def rows(given: list[Vector], kind: Any) -> list[Any]:
    """Rows of a vector as the library holds them."""
    return [structure(document(row), kind) for row in given]


def outcome(measured: Measurement) -> tuple[str, Any]:
    """The value as a Fraction, or the status and its reason."""
    value: Any = measured.value
    if value is None:
        return measured.status.value, measured.reason
    if isinstance(value, Ratio):
        return "value", value.fraction()
    return "value", Fraction(value.amount if isinstance(value, Money) else value)


def told(expected: Vector) -> tuple[str, Any]:
    """What a vector expects, in the same form."""
    if "value" in expected:
        [(kind, value)] = expected["value"].items()
        return "value", Fraction(value["amount"] if kind == "money" else value)
    return next((name, expected[name]) for name in ("undefined", "refused") if name in expected)


def asked(vector: Vector) -> Measurement:
    """The answer of the library on a vector."""
    metric = METRICS[vector["id"].rpartition("-")[0]]
    if "inputs" in vector:
        inputs = {name: term(one) for name, one in vector["inputs"].items()}
        return metric.formula(variant=vector["variant"], **inputs)
    assert isinstance(metric, Metric)
    known = rows(vector["rows"], metric.rows.kind)
    arguments = {name: term(one) for name, one in vector["arguments"].items()}
    return metric(known, variant=vector["variant"], **arguments)  # type: ignore[operator, no-any-return] # each can be called


@pytest.mark.parametrize("vector", vectors(*MEASURED))
def test_the_library_gives_what_a_vector_says(vector: Vector) -> None:
    expected = vector["expected"]
    if "error" in expected:
        with pytest.raises(SalesTermsError) as raised:
            asked(vector)
        assert raised.value.code == expected["error"]
        return
    measured = asked(vector)
    assert outcome(measured) == told(expected)
    if "rows" in vector:
        assert measured.counted == expected["counted"]
        assert dict(measured.excluded) == expected["excluded"]
    if isinstance(measured.value, Money):
        assert measured.value.currency == expected["value"]["money"]["currency"]


@pytest.mark.parametrize("vector", vectors(*MEASURED))
def test_the_second_reading_gives_what_a_vector_says(vector: Vector) -> None:
    expected = vector["expected"]
    if "error" in expected:
        return
    metric, variant = vector["id"].rpartition("-")[0], vector["variant"]
    if "inputs" in vector:
        found = second.computed(metric, variant, vector["inputs"])
    else:
        found = second.measured(metric, variant, vector["rows"], vector["arguments"])
        assert found[2] == expected["counted"]
    assert found[:2] == told(expected)


@pytest.mark.parametrize("name", MEASURED)
def test_every_variant_and_every_edge_has_its_vectors(name: str) -> None:
    metric, known = METRICS[name], [param.values[0] for param in vectors(name)]
    for variant in metric.variants:
        kinds = {one["kind"] for one in known if one["variant"] == variant}
        assert {"ordinary", "boundary"} <= kinds, variant
        assert kinds & {"undefined", "error"}, variant
    assert {one["edge"] for one in known if "edge" in one} == {edge.id for edge in metric.edges}
    for edge in metric.edges:
        shown = {one["variant"] for one in known if one.get("edge") == edge.id}
        assert shown <= set(edge.variants or metric.variants), edge.id


def bridge(inputs: Vector) -> PipelineBridge:
    """The bridge of a vector."""
    snapshots: dict[str, Any] = {
        name: rows(inputs[name], Opportunity) for name in ("opening", "closing")
    }
    rest = {name: one for name, one in inputs.items() if name not in snapshots}
    return pipeline_bridge(**snapshots, **rest)


@pytest.mark.parametrize("vector", vectors("pipeline_bridge"))
def test_a_bridge_is_what_a_vector_says_and_so_is_the_second_one(vector: Vector) -> None:
    inputs, expected = vector["inputs"], vector["expected"]
    if "error" in expected:
        with pytest.raises(SalesTermsError) as raised:
            bridge(inputs)
        assert raised.value.code == expected["error"]
        return
    found = bridge(inputs)
    lines: dict[str, dict[str, Any]] = {code: {} for code in found.currencies}
    for row in found.to_rows():
        lines[row["currency"]][row["line"]] = [row["deals"], Fraction(row["amount"].amount)]
    wanted = {
        code: {
            name: [one["deals"], Fraction(one["amount"]["amount"])] for name, one in part.items()
        }
        for code, part in expected["currencies"].items()
    }
    assert lines == wanted == second.bridged(inputs)["currencies"]
    assert dict(found.outside) == expected["outside"] == second.bridged(inputs)["outside"]


@pytest.mark.parametrize("vector", vectors("pipeline_findings"))
def test_findings_are_what_a_vector_says_and_so_are_the_second_ones(vector: Vector) -> None:
    inputs, expected = vector["inputs"], vector["expected"]
    if "error" in expected:
        with pytest.raises(SalesTermsError) as raised:
            HygienePolicy(**inputs["policy"])
        assert raised.value.code == expected["error"]
        return
    deals, policy = rows(inputs["rows"], Opportunity), HygienePolicy(**inputs["policy"])
    found = pipeline_findings(deals, policy, as_of=inputs["as_of"])
    kinds = [[one.deal, one.kind.value] for one in found.found]
    others = dict(found.not_examined)
    assert {"examined": found.examined, "not_examined": others, "found": kinds} == expected
    assert second.examined(inputs) == expected


def test_money_metrics_answer_in_money() -> None:
    for name in ("aged_pipeline", "stale_pipeline"):
        assert isinstance(METRICS[name], MoneyMetric)
