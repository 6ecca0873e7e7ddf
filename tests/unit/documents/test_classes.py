"""Attrs classes of a user's own: their fields, defaults, converters and rules."""

from collections.abc import Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Annotated, Any, Literal, NewType, TypeVar

import attrs
import pytest
from attrs import Attribute, Converter, Factory, field, frozen, validators

from salesterms import Category, documents
from salesterms.documents import DocumentProblems, NamesClash, NoDocumentForm, UnresolvedType
from salesterms.errors import SalesTermsError
from salesterms.values import FrozenMapping, about

T = TypeVar("T")


def same(value: Any, plain: Any) -> None:
    """Check that a value stands so, and comes back from it."""
    assert documents.unstructure(value) == plain
    assert documents.structure(plain, type(value)) == value
    assert documents.loads(documents.dumps(value), type(value)) == value


def told(data: Any, cls: Any, **options: Any) -> list[tuple[str | None, str]]:
    with pytest.raises(DocumentProblems) as found:
        documents.structure(data, cls, converter=documents.converter(**options))
    assert found.value.text("nl")
    return [(one.path, one.code) for one in found.value.problems]


def texts(data: Any, cls: Any) -> list[str]:
    with pytest.raises(DocumentProblems) as found:
        documents.structure(data, cls)
    return str(found.value).splitlines()[1:]


def not_written(value: Any) -> list[tuple[str | None, str]]:
    with pytest.raises(DocumentProblems) as found:
        documents.unstructure(value)
    return [(one.path, one.code) for one in found.value.problems]


UserId = NewType("UserId", str)


@frozen
class Everything:
    a: list[int]
    b: tuple[int, ...]
    c: tuple[int, str]
    d: set[int]
    e: frozenset[str]
    f: dict[str, int]
    g: FrozenMapping[str, list[int]]
    h: Sequence[int]
    i: AbstractSet[int]
    j: Mapping[str, int]
    k: UserId
    m: Annotated[int, "of something"]
    n: int | None
    o: tuple[()]
    p: object
    q: Hashable
    r: None
    s: list  # type: ignore[type-arg] # as people write it
    t: dict  # type: ignore[type-arg]


def test_every_kind_of_field_comes_back() -> None:
    same(
        Everything(
            a=[1, 2],
            b=(1, 2),
            c=(1, "a"),
            d={2, 1},
            e=frozenset({"b", "a"}),
            f={"b": 1, "a": 2},
            g=FrozenMapping({"a": [1]}),
            h=(1, 2),
            i=frozenset({1}),
            j=FrozenMapping({"a": 1}),
            k=UserId("u"),
            m=3,
            n=None,
            o=(),
            p=date(2024, 1, 1),
            q=(1,),
            r=None,
            s=[1, "a"],
            t={"a": (1,)},
        ),
        {
            "a": [1, 2],
            "b": [1, 2],
            "c": [1, "a"],
            "d": [1, 2],
            "e": ["a", "b"],
            "f": {"b": 1, "a": 2},
            "g": {"a": [1]},
            "h": [1, 2],
            "i": [1],
            "j": {"a": 1},
            "k": "u",
            "m": 3,
            "n": None,
            "o": [],
            "p": {"type": "date", "value": "2024-01-01"},
            "q": {"type": "tuple", "value": [1]},
            "r": None,
            "s": [1, "a"],
            "t": {"a": {"type": "tuple", "value": [1]}},
        },
    )


def test_every_bad_part_of_a_field_is_told_in_its_place() -> None:
    bad: dict[str, Any] = {
        "a": [1, "x", None],
        "b": {},
        "c": [1],
        "d": [1, 1],
        "e": "ab",
        "f": {"a": "x", "b\0": 1, 1: 2},
        "g": {"a": ["x"]},
        "h": [1.5],
        "i": [[]],
        "j": [],
        "k": 1,
        "m": "3",
        "n": "",
        "o": [1],
        "p": object(),
        "q": {"type": "x"},
        "r": 0,
        "s": 1,
        "t": [],
    }

    assert set(told(bad, Everything)) == {
        ("$.a[1]", "wrong_type"),
        ("$.a[2]", "wrong_type"),
        ("$.b", "not_a_list"),
        ("$.c", "other_length"),
        ("$.d[1]", "duplicate_item"),
        ("$.e", "not_a_list"),
        ("$.f.a", "wrong_type"),
        ("$.f", "bad_character"),
        ("$.f", "not_a_key"),
        ("$.g.a[0]", "wrong_type"),
        ("$.h[0]", "wrong_type"),
        ("$.i[0]", "wrong_type"),
        ("$.j", "not_an_object"),
        ("$.k", "wrong_type"),
        ("$.m", "wrong_type"),
        ("$.n", "wrong_type"),
        ("$.o", "other_length"),
        ("$.p", "no_document_form"),
        ("$.q.type", "unknown_tag"),
        ("$.r", "wrong_type"),
        ("$.s", "not_a_list"),
        ("$.t", "not_an_object"),
    }


def test_every_bad_value_of_a_field_is_told_when_it_is_written() -> None:
    loose: Any = Everything
    found = loose(
        a=(1,),
        b=[1],
        c=(1,),
        d=frozenset(),
        e={"a"},
        f=FrozenMapping(),
        g={},
        h=[1],
        i={1},
        j={},
        k=1,
        m="3",
        n="",
        o=(1,),
        p=object(),
        q=[object()],
        r=0,
        s=(),
        t={1: 2},
    )

    assert not_written(found) == [
        *((f"$.{name}", "wrong_type") for name in "ab"),
        ("$.c", "other_length"),
        *((f"$.{name}", "wrong_type") for name in "defghijkmn"),
        ("$.o", "other_length"),
        ("$.p", "no_document_form"),
        ("$.q", "not_hashable"),
        ("$.r", "wrong_type"),
        ("$.s", "wrong_type"),
        ("$.t", "not_a_key"),
    ]
    assert not_written(loose(**{**attrs.asdict(found, recurse=False), "a": [1, "x"], "c": 1}))[
        :2
    ] == [
        ("$.a[1]", "wrong_type"),
        ("$.b", "wrong_type"),
    ]
    parts = loose(
        **{**attrs.asdict(found, recurse=False), "c": ("x", 1), "d": {"x"}, "f": {"a": ""}}
    )
    assert {"$.c[0]", "$.c[1]", "$.f.a"} <= {path for path, _ in not_written(parts)}


def test_a_tuple_of_fixed_length_is_checked_part_by_part() -> None:
    assert told(["x", 1], PAIR) == [("$[0]", "wrong_type"), ("$[1]", "wrong_type")]
    assert told("xy", PAIR) == [("$", "not_a_list")]
    form: Any = documents.TextForm(PAIR, plain=True)
    with pytest.raises(DocumentProblems) as found:
        form.dumps(("x", 1))
    assert [one.path for one in found.value.problems] == ["$[0]", "$[1]"]


PAIR: Any = tuple[int, str]


def test_an_object_of_another_class_is_not_written() -> None:
    holder: Any = Holder

    assert not_written(holder(Everything)) == [("$.inner", "wrong_type")]
    assert not_written(holder(None)) == [("$.inner", "wrong_type")]


@frozen
class Inner:
    a: int


@frozen
class Holder:
    inner: Inner


def test_what_cannot_stand_in_a_set_is_told() -> None:
    assert told({"items": [[1], "a", "a"]}, AnySet) == [
        ("$.items[0]", "not_hashable"),
        ("$.items[2]", "duplicate_item"),
    ]


@frozen
class AnySet:
    items: frozenset[Any]


def _of_itself(made: "Defaults") -> list[int]:
    return [made._private]


@attrs.define
class Defaults:
    """One default of every kind."""

    _private: int = 3
    made: list[int] = Factory(list)
    rest: list[int] = Factory(_of_itself, takes_self=True)
    seen: int = field(init=False, default=7, validator=validators.ge(7))
    last: int = field(init=False)
    renamed: int = field(default=0, alias="other")

    def __attrs_post_init__(self) -> None:
        if len(self.rest) > self.seen:
            raise ValueError(TOO_MUCH)
        self.last = self._private + 1


#: Its field has no type, and so holds any value.
Untyped = attrs.make_class("Untyped", {"a": field(default=None)}, frozen=True)

TOO_MUCH = "there is too much"


def test_private_names_aliases_and_defaults_of_every_kind() -> None:
    same(Defaults(), {"made": [], "rest": [3]})
    same(
        Defaults(4, [1], [2], 5),
        {"private": 4, "made": [1], "rest": [2], "other": 5},
    )
    same(Untyped(a=(1,)), {"a": {"type": "tuple", "value": [1]}})
    assert documents.structure({}, Defaults) == Defaults()
    assert documents.structure({"private": 9}, Defaults).rest == [9]


def test_a_field_that_is_not_given_to_the_object_is_no_key() -> None:
    assert told({"seen": 8, "last": 1}, Defaults) == [
        ("$.seen", "unknown_key"),
        ("$.last", "unknown_key"),
    ]


def test_rules_see_what_the_object_makes_itself() -> None:
    assert texts({"rest": [*range(9)]}, Defaults) == [f"- {TOO_MUCH} @ $: correct the value"]
    assert told({"private": "x", "made": 1}, Defaults) == [
        ("$.private", "wrong_type"),
        ("$.made", "not_a_list"),
    ]


@frozen
class Unfinished:
    """A class whose own fields break its rules."""

    a: int
    b: int = field(init=False, default=1, validator=validators.ge(2))
    c: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        raise AttributeError(TOO_MUCH)


def test_a_rule_about_what_no_document_gives_is_told_of_the_object() -> None:
    assert told({"a": 1}, Unfinished) == [("$", "below_minimum"), ("$", "rule_broken")]
    assert told({"a": "x"}, Unfinished)[:2] == [("$.a", "wrong_type"), ("$", "below_minimum")]


@frozen
class Started:
    a: int

    def __attrs_pre_init__(self) -> None:
        raise ValueError(TOO_MUCH)


def test_what_fails_only_when_the_object_is_made_is_told_too() -> None:
    assert texts({"a": 1}, Started) == [f"- {TOO_MUCH} @ $: correct the value"]


def _tripled(value: int, made: Any) -> int:
    return value * 3 + int(made.a)


def _lowered(text: str) -> str:
    return text.lower()


def _refusing(text: str) -> str:
    if not text:
        raise SalesTermsError  # which says nothing itself
    return text


@frozen
class Converted:
    a: int
    b: int = field(converter=Converter(_tripled, takes_self=True))  # type: ignore[misc] # by attrs
    c: str = field(default="X", converter=_lowered)
    d: str = field(default="a", converter=_refusing)


def test_converters_of_a_class_are_run() -> None:
    assert documents.structure({"a": 1, "b": 2}, Converted) == Converted(1, 2)
    assert documents.structure({"a": 1, "b": 2, "c": "YES"}, Converted).c == "yes"


def test_what_a_converter_raises_is_told_in_its_place() -> None:
    assert told({"a": "x", "b": 1, "d": ""}, Converted) == [
        ("$.a", "wrong_type"),
        ("$.d", "error"),
    ]
    assert told({"a": 1, "b": 1, "c": None}, Converted) == [("$.c", "wrong_type")]


class Unsayable(Exception):
    def __str__(self) -> str:
        raise RuntimeError


def _raising(made: Any, attribute: "Attribute[str]", value: str) -> None:
    errors: dict[str, Exception] = {
        "key": KeyError("k"),
        "exit": StopIteration(),
        "unsayable": Unsayable(),
        "long": ValueError("x" * 9999),
        "missing": AttributeError("no such thing"),
        "nothing": ValueError(),
    }
    if value in errors:
        raise errors[value]
    assert made is not attribute


@frozen
class Raising:
    a: str = field(validator=_raising)
    b: int = 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("key", "k"),
        ("exit", "StopIteration"),
        ("unsayable", "Unsayable"),
        ("long", "x" * 400),
        ("missing", "no such thing"),
        ("nothing", "ValueError"),
    ],
)
def test_whatever_a_validator_raises_becomes_a_problem(given: str, said: str) -> None:
    assert texts({"a": given}, Raising) == [f"- {said} @ $.a: correct the value"]


def test_a_rule_that_looks_for_what_could_not_be_read_is_passed_over() -> None:
    assert told({"a": "missing", "b": "x"}, Raising) == [("$.b", "wrong_type")]
    assert told({"a": "key", "b": "x"}, Raising) == [("$.b", "wrong_type"), ("$.a", "rule_broken")]


@frozen
class Ruled:
    a: int = field(default=5, validator=[validators.ge(1), validators.le(9)])
    b: int = field(default=5, validator=validators.and_(validators.gt(0), validators.lt(10)))
    c: str = field(default="ab", validator=[validators.min_len(2), validators.max_len(3)])
    d: str = field(default="ab", validator=validators.matches_re("[a-z]+"))
    e: str = field(default="x", validator=validators.in_(["x", "y"]))
    f: int | None = field(
        default=None, validator=validators.optional([validators.ge(1), validators.le(2)])
    )
    g: int = field(default=1, validator=validators.instance_of(int))
    h: int = field(default=1, validator=validators.not_(validators.in_([7])))
    i: Any = field(default=1, validator=validators.in_(range(10**12)))
    j: str = field(default="a", validator=validators.in_({"c", "b", "a"}))
    k: Category = field(default=Category.WON, validator=validators.in_([Category.WON]))


BROKEN: dict[str, tuple[Any, str, str]] = {
    "a": (0, "below_minimum", "0 is too small @ $.a: give a value >= 1"),
    "b": (10, "above_maximum", "10 is too large @ $.b: give a value < 10"),
    "c": ("a", "too_short", "'a' is too short @ $.c: at least 2"),
    "d": ("A", "other_pattern", "'A' does not fit the pattern @ $.d: the pattern is [a-z]+"),
    "e": ("z", "unknown_choice", "'z' is none of the choices @ $.e: use x, y"),
    "f": (3, "above_maximum", "3 is too large @ $.f: give a value <= 2"),
    "h": (
        7,
        "rule_broken",
        (
            "not_ validator child '<in_ validator with options [7]>' did not raise a captured"
            " error @ $.h: correct the value"
        ),
    ),
    "i": (
        -1,
        "unknown_choice",
        f"-1 is none of the choices @ $.i: use {', '.join(map(str, range(40)))}",
    ),
    "j": ("z", "unknown_choice", "'z' is none of the choices @ $.j: use a, b, c"),
    "k": ("lost", "unknown_choice", "'lost' is none of the choices @ $.k: use won"),
}


def test_every_broken_rule_of_attrs_is_told() -> None:
    bad = {name: value for name, (value, _, _) in BROKEN.items()}

    assert told(bad, Ruled) == [(f"$.{name}", code) for name, (_, code, _) in BROKEN.items()]
    assert texts(bad, Ruled) == [f"- {text}" for _, _, text in BROKEN.values()]
    assert told({"c": "aaaa", "f": 0, "b": 0, "a": 10}, Ruled) == [
        ("$.a", "above_maximum"),
        ("$.b", "below_minimum"),
        ("$.c", "too_long"),
        ("$.f", "below_minimum"),
    ]


@frozen
class Unknown:
    a: complex


@frozen
class Unresolved:
    a: "Nowhere"  # type: ignore[name-defined] # noqa: F821 - that is what is tested


@frozen
class Generic:
    a: T  # type: ignore[valid-type] # the same


@frozen
class OddKeys:
    a: dict[int, str]


@frozen
class OddUnion:
    a: int | complex


@frozen
class OddLiteral:
    a: Literal[b"a"]


@frozen
class Clashing:
    a: int = field(metadata=about("a", "a", alias="b"))
    b: int = 0


def test_two_fields_of_one_name_would_take_each_others_place() -> None:
    for call in (
        lambda: documents.structure({"a": 1}, Clashing),
        lambda: documents.dumps(Clashing(1, 2), converter=documents.converter(names="nl")),
        lambda: documents.json_schema(Clashing),
    ):
        with pytest.raises(NamesClash, match="two fields that documents call 'b'"):
            call()


def test_a_type_that_its_module_does_not_know_is_named() -> None:
    with pytest.raises(UnresolvedType, match="'Unresolved' names the type 'Nowhere'"):
        documents.structure({"a": 1}, Unresolved)


@pytest.mark.parametrize(
    "cls", [Unknown, Generic, OddKeys, OddUnion, OddLiteral, complex, list[complex]]
)
def test_a_type_without_a_form_is_named(cls: Any) -> None:
    with pytest.raises(NoDocumentForm) as found:
        documents.structure({"a": 1}, cls)

    assert found.value.text("nl") != str(found.value)
    with pytest.raises(NoDocumentForm):
        documents.json_schema(cls)


def test_a_value_without_a_form_is_named_too() -> None:
    with pytest.raises(NoDocumentForm, match=r"'complex' has no form in a document"):
        documents.dumps(1j)
    with pytest.raises(DocumentProblems) as found:
        documents.dumps([1j])
    assert [(one.path, one.code) for one in found.value.problems] == [
        ("$.value[0]", "no_document_form")
    ]


def test_a_type_that_cannot_be_hashed_is_read_by_our_own_form() -> None:
    odd: Any = Annotated[int, []]

    assert documents.structure(3, odd) == 3


def test_values_are_validated_where_they_were_made_by_hand() -> None:
    loose: Any = Ruled

    assert documents.validate(Ruled()) == Ruled()
    with pytest.raises(DocumentProblems) as found:
        documents.validate(loose(g=True))
    assert [(one.path, one.code) for one in found.value.problems] == [("$.g", "wrong_type")]
    changed = Ruled()
    object.__setattr__(changed, "a", 99)
    with pytest.raises(DocumentProblems) as found:
        documents.validate(changed)
    assert [(one.path, one.code) for one in found.value.problems] == [("$.a", "above_maximum")]


@frozen
class Keyed:
    type: str
    schema_version: int = field(default=0, metadata=about("its version", "de versie"))


def test_a_class_with_a_key_of_the_document_stands_under_value() -> None:
    text = documents.dumps(Keyed("a"))

    assert text == '{"schema_version":1,"type":"keyed","value":{"type":"a"}}'
    assert documents.loads(text, Keyed) == Keyed("a")
