"""The laws of vectors: one definition reads and publishes the format; answers agree by value."""

from __future__ import annotations

import json
from copy import deepcopy
from fractions import Fraction
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesterms import Money, Ratio
from salesterms.conformance import VectorProblems, load_vectors, shipped, vector_schema
from salesterms.conformance.comparing import agree
from salesterms.conformance.neutral import form_of, settled
from salesterms.conformance.neutral import given as value_of

if TYPE_CHECKING:
    from decimal import Decimal

MONEY = {"amount": "950.00", "currency": "EUR"}
OF_METRIC: dict[str, Any] = {
    "id": "T-1",
    "description": "a call",
    "kind": "erratum",
    "variant": "decided_count",
    "edge": "nothing_decided",
    "rows": [{"id": "D-1", "amount": MONEY, "share": {"decimal": "0.25"}}],
    "arguments": {"by": ["owner"], "quota": MONEY, "day": {"date": "2024-12-31"}},
    "published": {"ratio": "1/2"},
    "expected": {
        "groups": [{"key": ["Ann", None], "value": {"money": MONEY}, "counted": 1}],
        "total": {"undefined": "zero_denominator", "excluded": {"open": 1}},
    },
    "source": "ours",
}
OF_OPERATION: dict[str, Any] = {
    "id": "T-2",
    "description": "an operation",
    "kind": "ordinary",
    "operation": "label",
    "inputs": {"vocabulary": "four_types", "facts": {"interest": "none"}},
    "expected": {"lines": [{"rate": {"number": "7/2"}, "yes": True}]},
    "source": "ours",
}
WHOLE: list[dict[str, Any]] = [
    {"schema_version": 1, "metric": "close_ratio", "vectors": [OF_METRIC, OF_OPERATION]},
    {
        "schema_version": 1,
        "operation": "label",
        "vectors": [{key: OF_OPERATION[key] for key in OF_OPERATION if key != "operation"}],
    },
]
#: What may come in the place of anything.
ODD = st.sampled_from(
    [
        *(None, True, 0, -1, 7, "", "x", "1/3", "1/0", "EUR", "2024-12-31", "X", [], {}, [1], 0.5),
        *({"ratio": "1/3"}, {"decimal": 1}, {"value": {"number": "1"}}, MONEY, {"error": "x"}),
    ]
)
KEYS = st.sampled_from(
    ("kind", "rows", "inputs", "operation", "published", "error", "value", "metric", "odd", "total")
)


@st.composite
def mutants(draw: st.DrawFn) -> Any:
    """A file of which some places hold something else, are left out, or have a further key."""
    found = {"": deepcopy(draw(st.sampled_from(WHOLE)))}
    for _ in range(draw(st.integers(0, 3))):
        here: Any = found
        key: Any = ""
        while isinstance(here[key], dict | list) and here[key] and draw(st.integers(0, 6)):
            here = here[key]
            key = draw(st.sampled_from(list(here) if isinstance(here, dict) else range(len(here))))
        change = draw(st.sampled_from(("put", "take", "add")))
        if change == "put":
            here[key] = deepcopy(draw(ODD))
        elif change == "add" and isinstance(here[key], dict):
            here[key][draw(KEYS)] = deepcopy(draw(ODD))
        elif here is not found:
            del here[key]
            if not here:
                break
    return found[""]


def fits(document: object) -> bool:
    try:
        load_vectors(json.dumps(document))
    except VectorProblems as refused:
        return all(one.code == "id_twice" for one in refused.problems)
    return True


class TestTheFormatIsOneDefinition:
    """What the reader takes is what the published schema takes, and nothing else."""

    @given(mutants())
    def test_reader_and_schema_agree(self, document: Any) -> None:
        jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema")
        validator = jsonschema.Draft202012Validator(vector_schema())

        assert fits(document) is validator.is_valid(document)

    @pytest.mark.parametrize("document", WHOLE)
    def test_what_is_mutated_was_right(self, document: Any) -> None:
        assert fits(document)

    def test_the_shipped_schema_is_the_one_that_is_made(self) -> None:
        text = files("salesterms").joinpath("data", "conformance_schema.json").read_text("utf-8")

        assert json.loads(text) == vector_schema()

    @pytest.mark.parametrize("name", shipped())
    def test_the_schema_takes_every_shipped_file(self, name: str) -> None:
        jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema")
        place = files("salesterms").joinpath("data", "conformance", shipped()[name])
        document = json.loads(place.read_text("utf-8"))
        document["vectors"] = document["vectors"][::20]  # which takes long enough

        jsonschema.Draft202012Validator.check_schema(vector_schema())
        jsonschema.validate(document, vector_schema())


NUMBERS = st.integers(-(10**6), 10**6)
VALUES = st.one_of(
    NUMBERS,
    st.fractions(max_denominator=1000),
    st.builds(Ratio, NUMBERS, st.integers(1, 1000)),
    st.builds(
        Money,
        st.decimals(-(10**6), 10**6, places=2),
        st.sampled_from(("EUR", "USD")),
    ),
)


class TestAnswersAgreeByValue:
    """A value agrees with itself in any spelling, and with no other value."""

    @given(VALUES, st.integers(1, 9))
    def test_spellings_of_one_value_are_one(self, value: Any, times: int) -> None:
        form = form_of(value)
        ((name, text),) = form.items()
        other: Any
        if name == "money":
            other = {
                **text,
                "amount": f"{text['amount']}{'0' * times if '.' in text['amount'] else ''}",
            }
        else:
            fraction = Fraction(text)
            other = f"{fraction.numerator * times}/{fraction.denominator * times}"

        assert agree({"value": form}, {"value": {name: other}})

    @given(VALUES, VALUES)
    def test_two_values_agree_only_if_they_are_equal(self, one: Any, other: Any) -> None:
        same = form_of(one).keys() == form_of(other).keys() and (
            one.fraction() == other.fraction() if isinstance(one, Ratio) else one == other
        )

        assert agree({"value": form_of(one)}, {"value": form_of(other)}) is same

    @given(st.decimals(-(10**6), 10**6, places=3))
    def test_a_form_stands_for_the_number_that_it_was_made_of(self, number: Decimal) -> None:
        assert value_of({"decimal": f"{number:f}"}) == number


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=10,
)


class TestSettledKeepsApart:
    """Two texts of JSON are settled alike only where they are the same JSON."""

    @given(JSON, JSON)
    def test_only_the_same_json_is_the_same(self, one: Any, other: Any) -> None:
        texts = [json.dumps(each, sort_keys=True) for each in (one, other)]

        assert (settled(one) == settled(other)) is (texts[0] == texts[1])
