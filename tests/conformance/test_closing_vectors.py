"""The vectors of the metrics of closing: the library and a naive second reading both give them."""

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from typing import Any

import pytest
from second.closing import FORMULAS, METRICS, answer, grouped, unit_of

from salesterms import Measurement, Measurements, Money, Ratio, documents
from salesterms.metrics import METRICS as OF_THE_LIBRARY
from salesterms.metrics import Metric

Vector = dict[str, Any]
OTHER_KINDS = ("ordinary", "boundary", "undefined", "erratum")

#: What a value that is no text, no number and no list is read as.
READ: dict[str, Callable[[str], Any]] = {
    "decimal": Decimal,
    "ratio": lambda text: Ratio(*map(int, text.split("/"))),
}


def vectors(*only: str) -> Iterator[tuple[str, Vector]]:
    """Those of `only` these kinds, or else of every kind but errors: `test_vectors` holds those."""
    for metric in METRICS:
        text = files("salesterms").joinpath(f"data/conformance/{metric}.json").read_text("utf-8")
        document = json.loads(text)
        assert (document["schema_version"], document["metric"]) == (1, metric)
        for vector in document["vectors"]:
            if vector["kind"] in (only or OTHER_KINDS):
                yield metric, vector


ALL = list(vectors())
EACH = pytest.mark.parametrize(("metric", "vector"), ALL, ids=[vector["id"] for _, vector in ALL])


def read(given: Any) -> Any:
    """A term or an argument as the library takes it."""
    if not isinstance(given, dict):
        return given
    if "amount" in given:
        return Money(given["amount"], given["currency"])
    [(kind, text)] = given.items()
    return READ[kind](text)


def row_of(metric: Metric[Any], row: Vector) -> Any:
    """A row as a document of the library, in which money and numbers are text."""
    plain = {
        name: f"{value['amount']} {value['currency']}"
        if isinstance(value, dict) and "amount" in value
        else value["decimal"]
        if isinstance(value, dict)
        else value
        for name, value in row.items()
    }
    return documents.structure(plain, metric.rows.kind)


def asked(metric: str, vector: Vector) -> Measurement | Measurements:
    """What the library says to a vector."""
    family = OF_THE_LIBRARY[metric]
    if "inputs" in vector:
        inputs = {name: read(value) for name, value in vector["inputs"].items()}
        return family.formula(variant=vector["variant"], **inputs)
    assert isinstance(family, Metric)
    rows = [row_of(family, row) for row in vector["rows"]]
    arguments = {name: read(value) for name, value in vector.get("arguments", {}).items()}
    return family(rows, variant=vector["variant"], **arguments)  # type: ignore[operator, no-any-return] # each kind


def told(measured: Measurement) -> tuple[str, Any]:
    """A measurement as a kind and what it is, exactly."""
    value = measured.value
    if value is None:
        return str(measured.status), measured.reason
    if isinstance(value, Money):
        return value.currency, Fraction(value.amount)
    return "value", value.fraction() if isinstance(value, Ratio) else Fraction(value)


def expected(found: Vector) -> tuple[str, Any]:
    """What a vector expects, in the same form."""
    if "value" not in found:
        [(kind, reason)] = [
            (kind, found[kind])
            for kind in ("undefined", "refused", "not_yet_observable")
            if kind in found
        ]
        return kind, reason
    [(kind, value)] = found["value"].items()
    if kind == "money":
        return value["currency"], Fraction(value["amount"])
    return "value", Fraction(value)


def check(measured: Measurement, found: Vector) -> None:
    assert told(measured) == expected(found)
    if "counted" in found:
        assert (measured.counted, dict(measured.excluded)) == (found["counted"], found["excluded"])


@EACH
def test_the_library_gives_what_the_vector_expects(metric: str, vector: Vector) -> None:
    measured = asked(metric, vector)
    if isinstance(measured, Measurement):
        check(measured, vector["expected"])
        return
    groups = vector["expected"]["groups"]
    names = vector["arguments"]["by"]
    keys = [list(measured.key_fields(key).values())[: len(names)] for key in measured]
    assert keys == [group["key"] for group in groups]
    for one, group in zip(measured.values(), groups, strict=True):
        check(one, group)


def same(found: tuple[str, Any, int, dict[str, int]], wanted: Vector) -> bool:
    """Whether the second reading finds what is wanted; a currency is no matter to it."""
    kind, value = expected(wanted)
    in_money = isinstance(wanted.get("value"), dict) and "money" in wanted["value"]
    return found == ("value" if in_money else kind, value, wanted["counted"], wanted["excluded"])


@EACH
def test_the_second_reading_gives_the_same(metric: str, vector: Vector) -> None:
    variant, wanted = vector["variant"], vector["expected"]
    if "inputs" in vector:
        kind, value = FORMULAS[metric, variant](**vector["inputs"])
        assert value == expected(wanted)[1]
        assert kind == "value" or kind in wanted
        return
    arguments = vector.get("arguments", {})
    if "by" not in arguments:
        assert same(answer(metric, variant, vector["rows"], arguments), wanted)
        return
    found = grouped(metric, variant, vector["rows"], arguments)
    assert len(found) == len(wanted["groups"])
    for group in wanted["groups"]:
        assert same(found[tuple(group["key"])], group)


@pytest.mark.parametrize("metric", METRICS)
class TestTheVectorsOfAMetric:
    def test_every_variant_has_an_ordinary_one_a_boundary_and_one_without_a_value(
        self, metric: str
    ) -> None:
        kinds: dict[str, set[str]] = {}
        for name, vector in (*ALL, *vectors("error")):
            if name == metric:
                kinds.setdefault(vector["variant"], set()).add(vector["kind"])
        assert list(METRICS[metric]) == list(OF_THE_LIBRARY[metric].variants)
        assert set(kinds) == set(METRICS[metric])
        for found in kinds.values():
            assert {"ordinary", "boundary"} <= found
            assert found & {"undefined", "error"}

    def test_every_edge_has_one_of_a_variant_that_it_is_about(self, metric: str) -> None:
        edges = {edge.id: edge.variants for edge in OF_THE_LIBRARY[metric].edges}
        told_of: dict[str, set[str]] = {}
        for name, vector in ALL:
            if name == metric and "edge" in vector:
                told_of.setdefault(vector["edge"], set()).add(vector["variant"])
        assert set(told_of) == set(edges)
        for edge, variants in told_of.items():
            assert variants <= set(edges[edge] or METRICS[metric])

    def test_values_are_of_the_kind_of_the_metric(self, metric: str) -> None:
        for name, vector in ALL:
            if name == metric and "value" in vector["expected"]:
                assert unit_of(metric, vector["variant"]) in vector["expected"]["value"]

    def test_their_ids_are_in_order(self, metric: str) -> None:
        mine = [vector["id"] for name, vector in ALL if name == metric]
        assert mine == [f"{metric}-{number:03}" for number in range(1, len(mine) + 1)]
