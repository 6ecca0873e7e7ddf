"""The laws of JSON Schema: it takes what is written, and refuses what reading refuses."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, NewType

import pytest
from attrs import Factory, field, frozen, validators
from hypothesis import given
from hypothesis import strategies as st

from salesterms import Category, documents
from salesterms.documents import DocumentProblems
from salesterms.errors import LANGUAGES
from salesterms.strategies import (
    agreements,
    extras,
    fiscal_calendars,
    four_four_fives,
    grouped_measurements,
    measurements,
    money,
    opportunities,
    opportunity_tables,
    periods,
    rate_tables,
    ratios,
    vocabularies,
)
from salesterms.values import EMPTY, FrozenMapping, Money, Probability, Ratio, about

try:
    from jsonschema import Draft202012Validator
except ImportError:
    pytest.skip("needs jsonschema", allow_module_level=True)

Number = NewType("Number", int)

#: Its bounds.
A_NUMBER: Any = [validators.gt(0), validators.lt(10**6)]


@frozen
class Cash:
    """Paid at once."""

    paid: Money


@frozen
class Card:
    """Paid by card, which has a number."""

    last_digits: str = field(validator=validators.matches_re("[0-9]{4}"))
    type: str = "debit"


@frozen
class Line:
    """A line of an order, which may hold lines itself."""

    text: str = field(validator=[validators.min_len(1), validators.max_len(10)])
    count: int = field(default=1, validator=validators.and_(validators.ge(1), validators.le(99)))
    lines: tuple["Line", ...] = ()


@frozen(kw_only=True)
class Order:
    """An order with a rule of every kind that JSON Schema can state."""

    number: Number = field(
        validator=A_NUMBER,
        metadata=about("its number", "het nummer", alias="nummer"),
    )
    kind: Literal["new", "again", 3] = field(default="new")
    state: Category = field(metadata=about("its state", "de staat", alias="staat"))
    channel: str = field(default="web", validator=validators.in_(["web", "phone"]))
    code: str | None = field(
        default=None, validator=validators.optional(validators.matches_re("[A-Z]{2}-[0-9]+"))
    )
    level: int | None = field(
        default=None, validator=validators.optional([validators.ge(-5), validators.le(5)])
    )
    share: float = field(default=0.5, validator=[validators.ge(0), validators.lt(1)])
    twice: str = field(
        default="ab",
        validator=[
            validators.matches_re("a.*"),
            validators.matches_re(".*b"),
            validators.min_len(2),
        ],
    )
    chance: Probability | None = None
    payment: Cash | Card = field(metadata=about("how", "hoe", alias="betaling", tag="by"))
    value: Money | Ratio | int | None = None
    loose: str | list[int] | bool = False
    lines: list[Line] = field(factory=list, validator=validators.max_len(2))
    table: list[list[Decimal]] = Factory(list)
    pair: tuple[int, date] = (1, date(2024, 1, 1))
    tags: frozenset[str] = field(default=frozenset(), validator=validators.max_len(3))
    by_name: FrozenMapping[str, int] = field(factory=FrozenMapping, validator=validators.max_len(2))
    weight: Annotated[int, "kilograms"] = 0
    extras: FrozenMapping[str, Any] = EMPTY


CODES = st.from_regex("[A-Z]{2}-[0-9]{1,5}", fullmatch=True)
LINES: st.SearchStrategy[Line] = st.deferred(
    lambda: st.builds(
        Line,
        st.text("aé", min_size=1, max_size=10),
        st.integers(1, 99),
        st.lists(LINES, max_size=1).map(tuple),
    )
)
ORDERS = st.builds(
    Order,
    number=st.integers(1, 10**6 - 1),
    kind=st.sampled_from(["new", "again", 3]),
    state=st.sampled_from(Category),
    channel=st.sampled_from(["web", "phone"]),
    code=st.none() | CODES,
    level=st.none() | st.integers(-5, 5),
    share=st.floats(0, 0.99),
    twice=st.text("xy", max_size=3).map("a{}b".format),
    chance=st.none() | st.integers(0, 100).map(lambda n: Decimal(n) / 100),
    payment=st.builds(Cash, money()) | st.builds(Card, st.just("0123"), st.text("ab", max_size=2)),
    value=st.none() | money() | ratios() | st.integers(-9, 9),
    loose=st.booleans() | st.text("ab", max_size=2) | st.lists(st.integers(-9, 9), max_size=2),
    lines=st.lists(LINES, max_size=2),
    table=st.lists(st.lists(st.decimals(0, 9, places=2), max_size=2), max_size=2),
    pair=st.tuples(st.integers(0, 9), st.dates(date(1900, 1, 1), date(2200, 12, 31))),
    tags=st.frozensets(st.text("ab", max_size=2), max_size=3),
    by_name=st.dictionaries(st.text("ab", max_size=2), st.integers(0, 9), max_size=2).map(
        FrozenMapping
    ),
    weight=st.integers(0, 9),
    extras=extras(),
)

#: What draws the values of every class.
DRAWN: dict[str, st.SearchStrategy[Any]] = {
    "opportunity": opportunities(currencies=("EUR", "JPY"), extras=True),
    "opportunities": opportunity_tables(most=3),
    "measurement": measurements(),
    "measurements": grouped_measurements(),
    "money": money(),
    "ratio": ratios(),
    "period": periods(),
    "fiscal_calendar": fiscal_calendars(),
    "four_four_five": four_four_fives(),
    "rate_table": rate_tables(),
    "vocabulary": vocabularies(most=2),
    "agreement": agreements(most=2),
    "order": ORDERS,
    "line": LINES,
}
EVERY = pytest.mark.parametrize("drawn", DRAWN.values(), ids=DRAWN)

CONVERTERS: dict[str, Any] = {
    "en": documents.converter(names="en"),
    "nl": documents.converter(names="nl"),
    "keep": documents.converter(unknown="keep"),
}


@cache
def schema_of(cls: Any, names: str = "en", **how: Any) -> Any:
    return documents.json_schema(cls, converter=CONVERTERS[names], **how)


@cache
def validator_of(cls: Any, names: str = "en", **how: Any) -> Any:
    found = schema_of(cls, names, **how)
    json.dumps(found, allow_nan=False)
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


class TestTheSchemaTakesWhatIsWritten:
    """What is written fits the schema, in either language, direction and form; it is a schema."""

    @EVERY
    @given(
        data=st.data(),
        names=st.sampled_from([*CONVERTERS]),
        other=st.sampled_from([*CONVERTERS]),
        lang=st.sampled_from(LANGUAGES),
        plain=st.booleans(),
    )
    def test_every_document_fits(
        self, drawn: Any, data: Any, names: str, other: str, lang: str, plain: bool
    ) -> None:
        value = data.draw(drawn)
        cls: Any = type(value)
        text = documents.dumps(value, plain=plain, converter=CONVERTERS[names])
        how: dict[str, Any] = {"lang": lang, "plain": plain}
        validator_of(cls, names, direction="write", **how).validate(json.loads(text))
        # To be read, it may stand in either language.
        validator_of(cls, other, direction="read", **how).validate(json.loads(text))
        assert documents.loads(text, cls, plain=plain) == value

    @EVERY
    @given(data=st.data())
    def test_the_languages_differ_in_words_only(self, drawn: Any, data: Any) -> None:
        cls: Any = type(data.draw(drawn))
        english, dutch = (without_words(schema_of(cls, lang=lang)) for lang in LANGUAGES)
        assert english == dutch


def without_words(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {
            key: without_words(one)
            for key, one in schema.items()
            if key != "description" or not isinstance(one, str)
        }
    return [without_words(one) for one in schema] if isinstance(schema, list) else schema


#: JSON type -> values of it; every other one is a wrong type.
SAMPLES: dict[str, Any] = {
    "null": None,
    "boolean": True,
    "integer": 7,
    "number": 1.25,
    "string": "¿",
    "array": [],
    "object": {},
}


class Faults:
    """Every single fault of a document against a schema: the rule, the path, and the bad value."""

    def __init__(self, check: Any) -> None:
        self.check = check
        self.definitions = check.schema.get("$defs", {})

    def of(self, schema: Any, value: Any, path: tuple[Any, ...] = ()) -> Iterator[Any]:
        """The faults of one value against one schema, and of what stands in it."""
        if "$ref" in schema:
            name = schema["$ref"].removeprefix("#/$defs/")
            yield from self.of(self.definitions[name], value, path)
        for one in (*schema.get("oneOf", ()), *schema.get("anyOf", ())):
            if self.check.evolve(schema=one).is_valid(value):
                yield from self.of(one, value, path)
        for one in schema.get("allOf", ()):
            yield from self.of(one, value, path)
        yield from ((rule, path, bad) for rule, bad in broken(schema, value))
        if isinstance(value, dict) and schema.get("type") == "object":
            yield from self.of_object(schema, value, path)
        if isinstance(value, list) and schema.get("type") == "array":
            inner = schema.get("prefixItems") or [schema["items"]] * len(value)
            for index, (one, item) in enumerate(zip(inner, value, strict=True)):
                yield from self.of(one, item, (*path, index))

    def of_object(self, schema: Any, value: Any, path: tuple[Any, ...]) -> Iterator[Any]:
        known, more = schema.get("properties", {}), schema["additionalProperties"]
        if more is False:
            yield "additionalProperties", path, {**value, "zz": 1}
        needed = {*schema.get("required", ()), *given_under_one_name(schema)}
        for key, one in value.items():
            inner = known.get(key, more)
            if isinstance(inner, dict):
                yield from self.of(inner, one, (*path, key))
            if key in needed:
                yield "required", path, {k: v for k, v in value.items() if k != key}
        for first, second in pairs(schema):
            for here, there in ((first, second), (second, first)):
                if here in value:
                    yield "both names", path, {**value, there: value[here]}


def replaced(document: Any, path: tuple[Any, ...], bad: Any) -> Any:
    """A document with a bad value at a path."""
    if not path:
        return bad
    copy = document.copy()
    copy[path[0]] = replaced(document[path[0]], path[1:], bad)
    return copy


def pairs(schema: Any) -> Iterator[tuple[str, str]]:
    """The two names of a field, of which a document gives one at most."""
    for one in schema.get("allOf", ()):
        if "not" in one:
            yield tuple(one["not"]["required"])
        elif "oneOf" in one:
            first, second = one["oneOf"]
            yield first["required"][0], second["required"][0]


def given_under_one_name(schema: Any) -> set[str]:
    """The names of a field that a document must give under one of them."""
    every = [one["oneOf"] for one in schema.get("allOf", ()) if "oneOf" in one]
    return {side["required"][0] for sides in every for side in sides}


def other_types(wanted: str, _: Any) -> list[Any]:
    also = {"number": "integer"}.get(wanted)
    return [sample for name, sample in SAMPLES.items() if name not in (wanted, also)]


#: Keyword -> values that break it, from what it asks and a value that keeps it.
BROKEN: dict[str, Callable[[Any, Any], list[Any]]] = {
    "type": other_types,
    "const": lambda _, __: ["¿", 2],
    "enum": lambda _, __: ["¿", {"a": 1}],
    "pattern": lambda _, value: ["¿", f" {value}"],
    "minimum": lambda bound, _: [bound - 1],
    "exclusiveMinimum": lambda bound, _: [bound, bound - 1],
    "maximum": lambda bound, _: [bound + 1],
    "exclusiveMaximum": lambda bound, _: [bound, bound + 1],
    "minLength": lambda least, _: ["a" * (least - 1)],
    "maxLength": lambda most, _: ["a" * (most + 1)],
    "minItems": lambda _, value: [value[1:]] if value else [],
    "maxItems": lambda most, value: [[*value, *value[:1] * (most + 1)]] if value else [],
    "uniqueItems": lambda _, value: [[*value, value[0]]] if value else [],
    "maxProperties": lambda most, _: [{f"k{n}": 1 for n in range(most + 1)}],
}


def broken(schema: Any, value: Any) -> Iterator[tuple[str, Any]]:
    """What breaks one rule of a schema, in place of a value that keeps it."""
    for rule in BROKEN.keys() & schema.keys():
        for bad in BROKEN[rule](schema[rule], value):
            yield rule, bad


class TestEveryFaultIsRefusedByBoth:
    """A document that is changed in one place is decided alike by the schema and by reading."""

    @EVERY
    @given(data=st.data(), plain=st.booleans(), names=st.sampled_from(["en", "nl"]))
    def test_what_the_schema_refuses_is_refused_in_reading(
        self, drawn: Any, data: Any, plain: bool, names: str
    ) -> None:
        value = data.draw(drawn)
        cls: Any = type(value)
        check = validator_of(cls, names, plain=plain)
        good = json.loads(documents.dumps(value, plain=plain, converter=CONVERTERS[names]))
        every = list(Faults(check).of(check.schema, good))
        for rule, path, bad in data.draw(st.lists(st.sampled_from(every), min_size=1, max_size=9)):
            document = replaced(good, path, bad)
            # In a union, what breaks the rules of one form may keep those of another.
            by_both = {not check.is_valid(document), refuses(document, cls, plain=plain)}
            assert len(by_both) == 1, (rule, path, bad)

    def test_every_rule_of_a_class_is_stated_and_kept(self) -> None:
        stated = Order(number=Number(1), state=Category.WON, payment=Cash(Money(1, "EUR")))
        full = documents.unstructure(stated) | EVERYTHING
        check = validator_of(Order, plain=True)
        check.validate(full)
        assert documents.structure(full, Order).code == "AB-1"
        every = list(Faults(check).of(check.schema, full))
        assert {rule for rule, _, _ in every} == {*BROKEN, *OF_OBJECTS}
        for rule, path, bad in every:
            if bad is not None and path[:1] not in (("loose",), ("value",)):  # one form only
                document = replaced(full, path, bad)
                assert not check.is_valid(document), (rule, path, bad)
                assert refuses(document, Order, plain=True), (rule, path, bad)


#: A value for every field of an order that may be left out.
EVERYTHING: dict[str, Any] = {
    "kind": "new",
    "channel": "web",
    "code": "AB-1",
    "level": 1,
    "share": 0.25,
    "twice": "ab",
    "lines": [{"text": "a", "count": 2}],
    "tags": ["a"],
    "by_name": {"a": 1},
    "pair": [1, "2024-01-01"],
    "table": [["1"]],
    "value": 3,
    "loose": "a",
}
OF_OBJECTS = ("required", "additionalProperties", "both names")


def refuses(document: Any, cls: Any, *, plain: bool) -> bool:
    """Whether reading refuses a document."""
    try:
        documents.loads(json.dumps(document), cls, plain=plain)
    except DocumentProblems:
        return True
    return False
