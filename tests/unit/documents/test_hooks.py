"""A user's own hooks, on a copy of the converter, go before ours at any depth."""

from datetime import date, datetime
from typing import Any, NewType

import pytest
from attrs import field, frozen
from cattrs import Converter
from cattrs.strategies import include_subclasses

from salesterms import Category, Money, Opportunity, documents
from salesterms.documents import DocumentProblems, NotOurConverter
from salesterms.errors import MASK
from salesterms.values import about


class Point:
    """A class that documents do not know."""

    def __init__(self, x: int, y: int) -> None:
        self.x, self.y = x, y

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

    __hash__ = None  # type: ignore[assignment]


NOT_A_POINT = "that is no point"


def read_point(given: Any, _: Any) -> Point:
    if type(given) is not str or "," not in given:
        raise ValueError(NOT_A_POINT)
    x, y = given.split(",")
    return Point(int(x), int(y))


def write_point(point: Point) -> Any:
    return f"{point.x},{point.y}"


@frozen
class Shape:
    corner: Point
    others: tuple[Point, ...] = ()
    named: dict[str, Point | None] = field(factory=dict)
    secret: Point | None = field(default=None, metadata=about("secret", "geheim", personal=True))


@frozen
class Drawing:
    shapes: list[Shape]


@pytest.fixture
def converter() -> Converter:
    made = documents.converter().copy()
    made.register_structure_hook(Point, read_point)
    made.register_unstructure_hook(Point, write_point)
    return made


def told(data: Any, cls: Any, converter: Converter) -> list[tuple[str | None, str]]:
    with pytest.raises(DocumentProblems) as found:
        documents.structure(data, cls, converter=converter)
    assert found.value.text("nl")
    return [(one.path, one.code) for one in found.value.problems]


def test_hooks_are_called_at_any_depth(converter: Converter) -> None:
    drawing = Drawing([Shape(Point(1, 2), (Point(3, 4),), {"a": Point(5, 6), "b": None})])
    plain = {"shapes": [{"corner": "1,2", "others": ["3,4"], "named": {"a": "5,6", "b": None}}]}

    assert documents.unstructure(drawing, converter=converter) == plain
    assert documents.structure(plain, Drawing, converter=converter) == drawing
    text = documents.dumps(drawing, converter=converter)
    assert documents.loads(text, Drawing, converter=converter) == drawing
    assert documents.validate(drawing, converter=converter) is drawing
    assert converter.structure(plain, Drawing) == drawing
    assert converter.unstructure(drawing) == plain
    assert (
        documents.json_schema(Drawing, converter=converter)["$defs"]["shape"]["properties"][
            "corner"
        ]
        == {}
    )


def test_what_a_hook_raises_is_told_in_its_place(converter: Converter) -> None:
    data = {"shapes": [{"corner": 1, "others": ["1,2", "x"], "named": {"a": "1,y"}, "z": 1}]}

    assert told(data, Drawing, converter) == [
        ("$.shapes[0].z", "unknown_key"),
        ("$.shapes[0].corner", "rule_broken"),
        ("$.shapes[0].others[1]", "rule_broken"),
        ("$.shapes[0].named.a", "rule_broken"),
    ]
    with pytest.raises(DocumentProblems) as found:
        documents.structure(1, Point, converter=converter)
    assert str(found.value).splitlines()[1] == f"- {NOT_A_POINT} @ $: correct the value"


def test_what_a_hook_raises_for_a_personal_value_is_not_said(converter: Converter) -> None:
    with pytest.raises(DocumentProblems) as found:
        documents.structure({"corner": "1,2", "secret": "hush"}, Shape, converter=converter)

    assert "hush" not in repr(found.value.problems)
    assert NOT_A_POINT not in str(found.value)
    assert "a rule of its class is broken @ $.secret" in str(found.value)


@pytest.mark.parametrize(
    ("given", "path", "code"),
    [
        (object(), "$.corner", "no_document_form"),
        (date(2024, 1, 1), "$.corner", "no_document_form"),
        ([1, (2,)], "$.corner[1]", "no_document_form"),
        ({"a": float("nan")}, "$.corner.a", "not_finite"),
        ({1: "a"}, "$.corner", "wrong_type"),
        (2**200, "$.corner", "integer_too_large"),
    ],
    ids=str,
)
def test_what_a_hook_writes_must_be_plain_data(
    converter: Converter, given: Any, path: str, code: str
) -> None:
    converter.register_unstructure_hook(Point, lambda _: given)

    with pytest.raises(DocumentProblems) as found:
        documents.unstructure(Shape(Point(1, 2)), converter=converter)
    assert [(one.path, one.code) for one in found.value.problems] == [(path, code)]


def test_what_a_hook_writes_may_be_nested(converter: Converter) -> None:
    deep: Any = [1, {"a": [None, True, 1.5, "x"]}]
    converter.register_unstructure_hook(Point, lambda _: deep)
    assert documents.unstructure(Shape(Point(1, 2)), converter=converter)["corner"] == deep

    deep.append(deep)
    with pytest.raises(DocumentProblems, check=lambda e: e.problems[0].code == "too_deep"):
        documents.unstructure(Shape(Point(1, 2)), converter=converter)


def test_an_unstructure_hook_that_raises_is_told_in_its_place(converter: Converter) -> None:
    def refuse(_: Any) -> Any:
        raise ValueError(NOT_A_POINT)

    converter.register_unstructure_hook(Point, refuse)
    with pytest.raises(DocumentProblems) as found:
        documents.unstructure(Shape(Point(1, 2)), converter=converter)
    assert [(one.path, one.code) for one in found.value.problems] == [("$.corner", "rule_broken")]


def test_a_hook_for_one_direction_leaves_the_other_to_us() -> None:
    reading, writing = documents.converter().copy(), documents.converter().copy()
    reading.register_structure_hook(Category, lambda given, _: Category(given.lower()))
    writing.register_unstructure_hook(Category, lambda category: category.value.upper())
    data = {"id": "D-1", "status": "WON"}

    deal = documents.structure(data, Opportunity, converter=reading)
    assert deal.status is Category.WON
    assert documents.unstructure(deal, converter=reading)["status"] == "won"
    assert documents.unstructure(deal, converter=writing) == data
    assert told(data, Opportunity, writing) == [("$.status", "unknown_choice")]
    broken: Any = Opportunity(id="D-1", status=Category.WON)
    object.__setattr__(broken, "status", "won")
    with pytest.raises(DocumentProblems) as found:
        documents.unstructure(broken, converter=reading)
    assert [(one.path, one.code) for one in found.value.problems] == [
        ("$.status", "unknown_choice")
    ]


def test_a_class_that_documents_do_not_know_needs_a_hook_for_what_is_done_only() -> None:
    reading = documents.converter().copy()
    reading.register_structure_hook(Point, read_point)

    assert documents.structure({"corner": "1,2"}, Shape, converter=reading) == Shape(Point(1, 2))
    with pytest.raises(DocumentProblems) as found:
        documents.unstructure(Shape(Point(1, 2)), converter=reading)
    assert [(one.path, one.code) for one in found.value.problems] == [
        ("$.corner", "no_document_form")
    ]


def test_a_hook_may_call_the_converter_again(converter: Converter) -> None:
    def read_shape(given: Any, _: Any) -> Shape:
        return Shape(converter.structure(given["at"], Point))

    converter.register_structure_hook(Shape, read_shape)
    assert converter.structure({"shapes": [{"at": "1,2"}]}, Drawing) == Drawing(
        [Shape(Point(1, 2))]
    )
    assert told({"shapes": [{"at": 1}, {}]}, Drawing, converter) == [
        ("$.shapes[0]", "rule_broken"),
        ("$.shapes[1]", "rule_broken"),
    ]


def test_problems_that_a_hook_raises_keep_their_place_within_it() -> None:
    made = documents.converter().copy()

    @made.register_structure_hook
    def read_drawing(given: Any, _: Any) -> Drawing:
        return Drawing([made.structure(one, Shape) for one in given])

    made.register_structure_hook(Point, read_point)
    assert told([{"corner": "1,2"}, {"corner": "1,2", "others": ["x"]}], Drawing, made) == [
        ("$.others[0]", "rule_broken")
    ]


def test_problems_that_a_hook_raises_are_masked_and_counted() -> None:
    made = documents.converter().copy()

    def refuse(given: Any, _: Any) -> Any:
        documents.structure(given, list[int])

    made.register_structure_hook(Point, refuse)
    data = {"corner": ["x"] * 120, "secret": ["hush"]}
    with pytest.raises(DocumentProblems) as found:
        documents.structure(data, Shape, converter=made)
    assert (len(found.value.problems), found.value.count) == (100, 121)
    with pytest.raises(DocumentProblems) as found:
        documents.structure({**data, "corner": [1]}, Shape, converter=made)
    [problem] = found.value.problems
    assert (problem.path, problem.value) == ("$.secret[0]", MASK)
    made.register_structure_hook(Point, lambda given, _: documents.structure({"a": given}, Picky))
    with pytest.raises(DocumentProblems) as found:
        documents.structure({"corner": 1, "secret": 1}, Shape, converter=made)
    assert [one.text() for one in found.value.problems] == [
        "no 1 here @ $.corner.a: correct the value",
        "a rule of its class is broken @ $.secret.a: correct the value",
    ]


def _picky(_: Any, __: Any, value: int) -> None:
    raise ValueError(NONE_HERE.format(value))


NONE_HERE = "no {} here"


@frozen
class Picky:
    a: int = field(validator=_picky)


def test_a_hook_that_fails_once_is_asked_again(converter: Converter) -> None:
    asked: list[int] = []

    def at_first(change: Any) -> Any:
        def hook(given: Any, *more: Any) -> Any:
            asked.append(1)
            if len(asked) == 1:
                raise ValueError(NOT_A_POINT)
            return change(given, *more)

        return hook

    converter.register_structure_hook(Point, at_first(read_point))
    assert documents.structure("1,2", Point, converter=converter) == Point(1, 2)
    asked.clear()
    converter.register_unstructure_hook(Point, at_first(write_point))
    text = documents.dumps(Point(1, 2), converter=converter)
    assert text == '{"schema_version":1,"type":"point","value":"1,2"}'


def test_hooks_for_our_own_types_go_before_ours() -> None:
    made = documents.converter().copy()
    made.register_structure_hook(date, lambda given, _: datetime.strptime(given, "%d-%m-%Y").date())  # noqa: DTZ007 - a date
    made.register_unstructure_hook(date, lambda day: day.strftime("%d-%m-%Y"))
    made.register_structure_hook(Money, lambda given, _: Money(given["value"], given["unit"]))
    made.register_unstructure_hook(
        Money, lambda money: {"value": str(money.amount), "unit": money.currency}
    )
    deal = Opportunity(
        id="D-1",
        status=Category.WON,
        amount=Money("1.50", "EUR"),
        closed=date(2024, 3, 31),
        extras={"since": date(2024, 1, 1)},
    )
    plain = documents.unstructure(deal, converter=made)

    assert (plain["closed"], plain["amount"]) == ("31-03-2024", {"value": "1.50", "unit": "EUR"})
    assert documents.structure(plain, Opportunity, converter=made) == deal


Code = NewType("Code", str)


@frozen
class Coded:
    code: Code


def test_a_new_type_may_have_hooks_of_its_own() -> None:
    made = documents.converter().copy()
    made.register_structure_hook(Code, lambda given, _: Code(given.upper()))

    assert documents.structure({"code": "a"}, Coded, converter=made) == Coded(Code("A"))


def test_a_copy_leaves_the_converter_as_it_was(converter: Converter) -> None:
    again = converter.copy()
    again.register_unstructure_hook(Point, lambda _: "again")

    assert again.unstructure(Shape(Point(1, 2))) == {"corner": "again", "named": {}}
    assert converter.unstructure(Shape(Point(1, 2))) == {"corner": "1,2", "named": {}}


@frozen
class Animal:
    name: str


@frozen
class Dog(Animal):
    tricks: int


@frozen
class Zoo:
    animals: list[Animal]


def test_strategies_of_cattrs_work_on_a_copy() -> None:
    made = documents.converter().copy()
    include_subclasses(Animal, made)
    zoo = Zoo([Animal("a"), Dog("b", 3)])

    plain = documents.unstructure(zoo, converter=made)
    assert plain == {"animals": [{"name": "a"}, {"name": "b", "tricks": 3}]}
    assert documents.structure(plain, Zoo, converter=made) == zoo
    assert told({"animals": [{"name": "b", "tricks": "x"}]}, Zoo, made)[0][0] in {
        "$.animals[0]",
        "$.animals[0].tricks",
    }


def test_a_converter_that_is_not_ours_is_refused() -> None:
    everything = documents.converter().copy()
    everything.register_structure_hook_func(lambda _: True, lambda given, _: given)
    for other in (Converter(), everything):
        for call in (
            lambda made: documents.structure({}, Opportunity, converter=made),
            lambda made: documents.dumps(Opportunity(id="D", status=Category.WON), converter=made),
            lambda made: documents.json_schema(Opportunity, converter=made),
        ):
            with pytest.raises(NotOurConverter, match="'Converter' was not made by"):
                call(other)


def test_values_without_a_declared_type_are_written_by_their_own(converter: Converter) -> None:
    deal = Opportunity(id="D-1", status=Category.WON)
    given = [deal, {"a": (deal, Point(1, 2))}, frozenset({3}), None, 1.5, Category.LOST]

    for one in (3, "a", True, None, 1.5):
        assert documents.unstructure(one, converter=converter) == one
    assert documents.unstructure(given, converter=converter) == [
        {"id": "D-1", "status": "won"},
        {"a": [{"id": "D-1", "status": "won"}, "1,2"]},
        [3],
        None,
        1.5,
        "lost",
    ]
    for bad, path in (([1, object()], "$[1]"), ({"a": [object()]}, "$.a[0]")):
        with pytest.raises(DocumentProblems) as found:
            documents.unstructure(bad, converter=converter)
        assert [(one.path, one.code) for one in found.value.problems] == [
            (path, "no_document_form")
        ]


def test_a_hook_that_is_registered_after_a_first_use_is_used() -> None:
    mine = documents.converter()
    assert documents.dumps(Money("1", "EUR"), plain=True, converter=mine) == '"1 EUR"'
    mine.register_unstructure_hook(Money, lambda money: f"{money.currency} {money.amount}")
    assert documents.dumps(Money("1", "EUR"), plain=True, converter=mine) == '"EUR 1"'
    deal = Opportunity(id="D-1", status=Category.WON, amount=Money("1", "EUR"))
    assert documents.unstructure(deal, converter=mine)["amount"] == "EUR 1"


def test_a_hook_for_text_is_no_hook_for_an_enumeration_of_texts() -> None:
    mine = documents.converter()
    mine.register_structure_hook(str, lambda text, _: text.strip())
    mine.register_unstructure_hook(str, str.upper)
    deal = documents.structure({"id": " D-1 ", "status": "won"}, Opportunity, converter=mine)
    assert (deal.id, deal.status) == ("D-1", Category.WON)
    assert documents.unstructure(deal, converter=mine) == {"id": "D-1", "status": "won"}


def test_a_hook_for_an_enumeration_of_texts_is_used() -> None:
    mine = documents.converter()
    mine.register_structure_hook(Category, lambda text, _: Category(text.lower()))
    deal = documents.structure({"id": "D-1", "status": "WON"}, Opportunity, converter=mine)
    assert deal.status is Category.WON


def test_the_converter_itself_writes_what_a_list_holds_and_an_enumeration() -> None:
    ours = documents.converter()
    assert ours.unstructure([Money("1", "EUR"), {"a": Category.WON}]) == ["1 EUR", {"a": "won"}]
    assert ours.unstructure(Category.WON) == "won"
    assert ours.unstructure("text") == "text"
