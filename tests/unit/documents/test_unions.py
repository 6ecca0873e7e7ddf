"""One of several types: told apart by what JSON has, or by a tag."""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal, NewType

import pytest
from attrs import field, frozen

from salesterms import documents
from salesterms.documents import DocumentProblems, NoDocumentForm
from salesterms.values import FrozenMapping, Money, RateTable, Ratio, about


class Colour(Enum):
    RED = "red"


Code = NewType("Code", str)


@frozen
class Cash:
    amount: Money


@frozen
class Card:
    digits: str
    type: str = "debit"


@frozen
class Tree:
    name: str
    child: "Tree | Cash | None" = None


@frozen
class Order:
    lines: tuple[Cash | Card, ...] = field(
        default=(), metadata=about("the lines", "de regels", tag="kind")
    )
    by_name: dict[str, Cash | Card] | None = field(
        default=None, metadata=about("by name", "op naam", tag="kind")
    )
    one: Cash | Card | None = field(default=None, metadata=about("one", "een", tag="kind"))
    plain: Cash | None = field(default=None, metadata=about("plain", "gewoon", tag="kind"))


FORMS: list[tuple[Any, Any, Any]] = [
    (int | str, 1, 1),
    (int | str, "a", "a"),
    (int | bool, True, True),
    (int | None, None, None),
    (int | float, 1, 1),
    (int | float, 1.5, {"type": "float", "value": 1.5}),
    (date | str, "a", {"type": "text", "value": "a"}),
    (date | str, date(2024, 1, 1), {"type": "date", "value": "2024-01-01"}),
    (date | int, date(2024, 1, 1), "2024-01-01"),
    (list[int] | str, [1], [1]),
    (list[int] | tuple[int, ...], (1,), {"type": "tuple", "value": [1]}),
    (Cash | int, Cash(Money(1, "EUR")), {"amount": "1 EUR"} | {"type": "cash"}),
    (Cash | Card, Cash(Money(1, "EUR")), {"type": "cash", "amount": "1 EUR"}),
    (Cash | Card, Card("1"), {"type": "card", "value": {"digits": "1"}}),
    (RateTable | Cash, RateTable([]), {"type": "rate_table", "rates": []}),
    (dict[str, int] | str, {"a": 1}, {"type": "dict", "value": {"a": 1}}),
    (
        FrozenMapping[str, int] | Cash,
        FrozenMapping({"a": 1}),
        {"type": "mapping", "value": {"a": 1}},
    ),
    (Literal["a", "b"] | int, "b", "b"),
    (Literal["a"] | Literal[1, "b"], 1, 1),  # noqa: PYI030 - as an alias may bring about
    (Colour | int, Colour.RED, "red"),
    (Annotated[int, "kilograms"] | str, 3, 3),
    (Code | int, Code("a"), "a"),
    (Colour | date, Colour.RED, {"type": "colour", "value": "red"}),
    (Ratio | Money | Decimal | int, Decimal("1.0"), {"type": "decimal", "value": "1.0"}),
    (
        Tree,
        Tree("a", Tree("b", Cash(Money(1, "EUR")))),
        {
            "name": "a",
            "child": {"type": "tree", "name": "b", "child": {"type": "cash", "amount": "1 EUR"}},
        },
    ),
]


@pytest.mark.parametrize(
    ("cls", "value", "plain"),
    [pytest.param(*case, id=str(number)) for number, case in enumerate(FORMS)],
)
def test_a_member_stands_bare_where_json_tells_it_and_with_a_tag_elsewhere(
    cls: Any, value: Any, plain: Any
) -> None:
    form = documents.TextForm(cls, plain=True)

    assert form.shape.write(value) == plain
    found = documents.structure(plain, cls)
    assert (found, type(found)) == (value, type(value))
    assert form.loads(form.dumps(value)) == value
    documents.json_schema(cls)


@pytest.mark.parametrize(
    ("cls", "given", "path", "code"),
    [
        pytest.param(*case, id=str(number))
        for number, case in enumerate(
            [
                (int | str, None, "$", "wrong_type"),
                (int | str, {"type": "integer"}, "$", "wrong_type"),
                (date | str, "a", "$", "wrong_type"),
                (date | str, {}, "$.type", "missing_key"),
                (date | str, {"type": "money", "value": "1 EUR"}, "$.type", "unknown_tag"),
                (date | str, {"type": ["date"]}, "$.type", "unknown_tag"),
                (date | str, {"type": "date", "value": "x"}, "$.value", "not_a_date"),
                (date | str, {"type": "date"}, "$.value", "missing_key"),
                (date | str, {"type": "text", "value": "a", "x": 1}, "$.x", "unknown_key"),
                (Cash | Card, {"type": "cash"}, "$.amount", "missing_key"),
                (Cash | Card, {"type": "cash", "amount": 1}, "$.amount", "not_money"),
                (Cash | Card, {"type": "card", "value": {}}, "$.value.digits", "missing_key"),
                (int | str, 2**200, "$", "integer_too_large"),
                (Literal["a"] | int, "b", "$", "unknown_choice"),
            ]
        )
    ],
)
def test_what_is_no_member_is_told_in_its_place(cls: Any, given: Any, path: str, code: str) -> None:
    with pytest.raises(DocumentProblems) as found:
        documents.structure(given, cls)

    [problem] = found.value.problems
    assert (problem.path, problem.code) == (path, code)
    assert problem.text("nl")


def test_a_value_of_another_type_is_not_written() -> None:
    pairs: list[Any] = [(date | str, 1), (Cash | Card, Tree("a")), (Literal["a"] | int, "b")]
    for cls, value in pairs:
        form: Any = documents.TextForm(cls)
        with pytest.raises(DocumentProblems):
            form.dumps(value)
    bad: Any = Cash
    with pytest.raises(DocumentProblems) as found:
        documents.TextForm(CASH_OR_DATE, plain=True).dumps(bad("x"))
    assert [(one.path, one.code) for one in found.value.problems] == [("$.amount", "wrong_type")]
    with pytest.raises(DocumentProblems) as found:
        documents.TextForm(LISTS, plain=True).dumps((1, "a"))
    assert [(one.path, one.code) for one in found.value.problems] == [("$.value[1]", "wrong_type")]


CASH_OR_DATE: Any = Cash | date
LISTS: Any = list[int] | tuple[int, ...]


def test_a_field_may_name_the_key_of_its_tag() -> None:
    order = Order(
        (Cash(Money(1, "EUR")), Card("2")), {"a": Card("3")}, Card("4"), Cash(Money(5, "EUR"))
    )
    plain = {
        "lines": [
            {"kind": "cash", "amount": "1 EUR"},
            {"kind": "card", "digits": "2"},
        ],
        "by_name": {"a": {"kind": "card", "digits": "3"}},
        "one": {"kind": "card", "digits": "4"},
        "plain": {"amount": "5 EUR"},
    }

    assert documents.unstructure(order) == plain
    assert documents.structure(plain, Order) == order
    schema = documents.json_schema(Order, plain=True)
    assert schema["properties"]["lines"]["items"]["oneOf"][0] == {"$ref": "#/$defs/cash"}
    assert schema["$defs"]["cash"]["properties"]["kind"] == {"const": "cash"}


def same_name() -> Any:
    @frozen
    class Cash:
        other: int

    return Cash


@pytest.mark.parametrize(
    "cls",
    [
        list[int] | list[str],
        Cash | same_name(),
        Literal["a"] | str,  # noqa: PYI051 - what is tested
        date | Literal[1] | Literal["a"],  # noqa: PYI030 - the same
    ],
    ids=str,
)
def test_members_that_cannot_be_told_apart_have_no_form(cls: Any) -> None:
    with pytest.raises(NoDocumentForm):
        documents.structure({}, cls)


class Halves(Enum):
    LEFT = "\ud800"
    NUL = "\0"


def test_an_enumeration_whose_values_no_document_can_hold_is_written_by_its_names() -> None:
    assert documents.dumps(Halves.LEFT, plain=True) == '"LEFT"'
    assert documents.loads('"NUL"', Halves, plain=True) is Halves.NUL


@frozen
class Worth:
    value: int | Money


def test_a_value_of_none_of_the_types_of_a_field_is_not_written() -> None:
    wrong: Any = 1.5
    with pytest.raises(DocumentProblems) as refused:
        documents.unstructure(Worth(wrong))
    assert [(one.path, one.code) for one in refused.value.problems] == [("$.value", "wrong_type")]
