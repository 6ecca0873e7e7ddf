"""The page of conformance names every key, problem, operation and outcome, and no other."""

import re
from pathlib import Path

import pytest

from salesterms.conformance import Outcome, kinds, vectors
from salesterms.conformance.layout import FILE, KINDS, vector_schema
from salesterms.conformance.operations import OPERATIONS
from salesterms.errors import Kind
from salesterms.metrics import METRICS

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "reference" / "conformance.md").read_text(encoding="utf-8")


def first_cells(lines: list[str]) -> set[str]:
    """Every name in backquotes in the first column."""
    return {name for line in lines for name in re.findall(r"`([^`]+)`", line.split("|")[1])}


def cells_under(start: str) -> set[str]:
    """The first cells of the first table whose head begins with this."""
    _, _, rest = TEXT.partition(f"\n| {start}")
    return first_cells(rest.split("\n\n")[0].splitlines()[2:])


def tables() -> list[set[str]]:
    """The first cells of every table of keys, in their order."""
    blocks = [block for block in TEXT.split("\n\n") if block.startswith("| key")]
    return [first_cells(block.splitlines()[2:]) for block in blocks]


def test_every_key_of_a_file_a_vector_and_an_answer_has_its_line() -> None:
    whole, vector, expected, reply = tables()
    schema = vector_schema()
    of_file = {*schema["then"]["properties"], *schema["else"]["properties"]}
    one = schema["else"]["properties"]["vectors"]["items"]
    of_vector = {*one["then"]["properties"], *one["else"]["properties"]}
    answers = set(one["else"]["properties"]["expected"]["properties"])

    assert (whole, vector, expected) == (of_file, of_vector, answers)
    assert reply == answers - {"counted", "excluded", "total"} | {"result", "not_supported"}


def test_every_kind_is_named() -> None:
    assert [kind for kind in KINDS if f"`{kind}`" not in TEXT] == []


def test_every_problem_of_a_file_has_its_line() -> None:
    assert cells_under("code") == {
        one.code for one in vars(kinds).values() if isinstance(one, Kind)
    }


def test_every_operation_has_its_line() -> None:
    assert cells_under("operation |") == set(OPERATIONS)


def test_every_outcome_has_its_line() -> None:
    assert cells_under("outcome") == set(map(str, Outcome))


@pytest.mark.parametrize("page", ["how-to/check-your-own-implementation.md", "index.md"])
def test_other_pages_lead_to_it(page: str) -> None:
    assert "conformance" in (ROOT / "docs" / page).read_text(encoding="utf-8")


def test_a_file_is_either_of_a_metric_or_of_an_operation() -> None:
    assert FILE.key == "operation"


def needed() -> list[set[str]]:
    """The keys that a file and a vector cannot do without, as the page has them."""
    blocks = [block for block in TEXT.split("\n\n") if block.startswith("| key | needed")]
    rows = [[line.split(" | ") for line in block.splitlines()[2:]] for block in blocks]
    return [{cells[0].strip("| `") for cells in table if cells[1] == "yes"} for table in rows]


def test_every_key_that_is_needed_is_said_to_be() -> None:
    whole, vector = needed()
    schema = vector_schema()
    one = schema["else"]["properties"]["vectors"]["items"]
    files = [set(schema[branch]["required"]) for branch in ("then", "else")]

    assert whole == set.intersection(*files)
    assert vector == set(one["else"]["required"])


#: The forms of a value.
FORMS = ("ratio", "number", "money", "about")


def test_the_forms_of_the_units_are_those_of_the_vectors() -> None:
    forms: dict[str, set[str]] = {}
    for one in vectors():
        if one.operation or one.metric not in METRICS:
            continue
        metric = METRICS[one.metric]
        unit = metric.variants[one.variant or metric.default].unit
        for answer in (one.expected, *one.expected.get("groups", ())):
            forms.setdefault(unit, set()).update(answer.get("value", ()))
    block = next(block for block in TEXT.split("\n\n") if block.startswith("| unit | form"))
    table = {}
    for line in block.splitlines()[2:]:
        units, _, form = line.partition(" | ")
        for unit in re.findall(r"`(\w+)`", units):
            table[unit] = {name for name in FORMS if f'"{name}"' in form}

    assert table.keys() == forms.keys()
    for unit, found in forms.items():
        assert found <= table[unit] | ({"money"} if unit == "of_quota" else set())
