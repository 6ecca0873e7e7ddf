"""The JSON Schema of a class: its words, its rules, and what it leaves to the reader."""

import json
import re
from decimal import Decimal
from enum import Enum
from typing import Any

import attrs
import pytest
from attrs import field, frozen, validators

from salesterms import Category, Measurements, Opportunity, Period, documents
from salesterms.documents import BadDocumentOption
from salesterms.errors import UnknownLanguage
from salesterms.values import about


@frozen
class Told:
    """What this class is.

    And more about it.
    """

    name: str = field(
        metadata=about(
            "the name", "de naam", alias="naam", unit="letters", schema={"examples": ["a"]}
        )
    )


@frozen
class Untold:
    a: int = 0
    b: list[int] = field(factory=list)


class Empty(Enum):
    """No words at all."""


def schema_of(cls: Any, **how: Any) -> dict[str, Any]:
    found = documents.json_schema(cls, **how)
    json.dumps(found, allow_nan=False)
    return found


def properties(cls: Any, **how: Any) -> Any:
    return schema_of(cls, plain=True, **how)["properties"]


def test_a_schema_says_its_dialect_and_what_it_is_of() -> None:
    found = schema_of(Told)

    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert (found["title"], found["description"]) == ("told", "What this class is.")
    assert "description" not in schema_of(Untold)
    assert schema_of(Opportunity, lang="nl")["description"].startswith("Een deal")


def test_a_document_has_its_version_and_type_as_constants() -> None:
    found = schema_of(Told, direction="write")

    assert found["properties"]["schema_version"] == {"const": 1}
    assert found["properties"]["type"] == {"const": "told"}
    assert found["required"] == ["schema_version", "type", "name"]
    assert "schema_version" not in schema_of(Told, plain=True)["properties"]


def test_what_is_no_object_stands_under_value() -> None:
    found = schema_of(Decimal)

    assert found["properties"]["value"] == {"$ref": "#/$defs/decimal"}
    assert found["required"] == ["schema_version", "type", "value"]
    assert schema_of(Decimal, plain=True)["type"] == "string"


def test_the_words_of_a_field_are_in_the_language_that_is_asked() -> None:
    for lang, said in (("en", "the name"), ("nl", "de naam")):
        assert properties(Told, lang=lang)["name"] == {
            "type": "string",
            "examples": ["a"],
            "description": said,
            "x-unit": "letters",
        }


def test_both_names_can_be_read_and_one_is_written() -> None:
    dutch = documents.converter(names="nl")

    assert set(properties(Told)) == {"name", "naam"}
    assert set(properties(Told, direction="write")) == {"name"}
    assert set(properties(Told, direction="write", converter=dutch)) == {"naam"}


def test_what_is_always_written_is_required_there() -> None:
    assert schema_of(Untold, plain=True)["required"] == []
    assert schema_of(Untold, plain=True, direction="write")["required"] == ["b"]


def test_unknown_keys_are_refused_unless_they_are_kept() -> None:
    keep = documents.converter(unknown="keep")

    assert schema_of(Opportunity)["additionalProperties"] is False
    assert schema_of(Opportunity, converter=keep)["additionalProperties"] is True
    written = schema_of(Opportunity, converter=keep, direction="write")
    assert written["additionalProperties"] is False
    assert schema_of(Told, converter=keep)["additionalProperties"] is False


AT_LEAST_HALF: Any = validators.ge(Decimal("0.5"))


def _prime(_: Any, __: Any, ___: Any) -> None:
    """A rule of which the schema knows nothing."""


@frozen
class Ruled:
    a: int = field(default=3, validator=[validators.ge(1), validators.ge(2), validators.le(9)])
    b: str = field(default="a", validator=validators.matches_re("a+"))
    c: str = field(default="a", validator=validators.matches_re("a|b", func=re.search))
    d: str = field(default="a", validator=validators.matches_re("a|b", func=re.match))
    e: str = field(default="a", validator=validators.matches_re("(?P<x>a)"))
    f: str = field(default="a", validator=validators.matches_re("a", flags=re.IGNORECASE))
    g: str = field(default="a", validator=validators.in_("abc"))
    h: int = field(default=1, validator=validators.in_(range(10**12)))
    i: int = field(default=1, validator=_prime)
    j: int = field(default=1, validator=AT_LEAST_HALF)
    k: Decimal = field(default=Decimal(1), validator=AT_LEAST_HALF)
    m: dict[str, int] = field(factory=dict, validator=validators.min_len(0))
    n: str = field(default="b", validator=validators.in_({"b", "a"}))
    o: Category = field(default=Category.WON, validator=validators.in_([Category.WON]))
    p: str = field(default="b", validator=[validators.min_len(1), validators.max_len(3)])
    q: tuple[int, str] = (1, "a")
    r: Any = field(default="b", validator=[validators.min_len(1), validators.max_len(3)])


def test_what_the_validators_of_attrs_ask_is_stated_where_a_schema_can() -> None:
    found = properties(Ruled)

    assert found["a"]["minimum"] == 1
    assert found["a"]["maximum"] == 9
    assert found["a"]["allOf"] == [{"minimum": 2}]
    assert {name: found[name].get("pattern") for name in "bcdef"} == {
        "b": "^(?:a+)$",
        "c": "a|b",
        "d": "^(?:a|b)",
        "e": None,
        "f": None,
    }
    assert found["n"]["enum"] == ["a", "b"]
    assert found["m"]["minProperties"] == 0
    assert found["p"] == {"type": "string", "minLength": 1, "maxLength": 3}
    assert found["q"]["prefixItems"] == [{**found["i"]}, {"type": "string"}]


def test_a_rule_that_a_schema_cannot_state_is_left_out() -> None:
    found = properties(Ruled)

    assert found["g"] == {"type": "string"}
    assert found["h"] == found["i"] == found["j"]
    assert set(found["h"]) == {"type", "minimum", "maximum"}
    assert found["k"] == {"$ref": "#/$defs/decimal"}
    assert found["o"] == {"$ref": "#/$defs/category"}
    assert found["r"] == {"$ref": "#/$defs/any"}


@frozen
class Tree:
    inner: "tuple[Tree | Untold, ...]" = ()
    same: "Tree | None" = None
    empty: Empty | None = None
    period: Period | None = None


def test_a_class_that_holds_itself_refers_to_itself() -> None:
    found = schema_of(Tree)

    assert found["properties"]["same"]["anyOf"][0] == {"$ref": "#/$defs/tree_2"}
    assert found["properties"]["inner"]["items"]["oneOf"][0] == {"$ref": "#/$defs/tree"}
    assert set(found["$defs"]) == {"tree", "tree_2", "untold", "empty", "period", "date"}
    assert found["$defs"]["tree"]["properties"]["type"] == {"const": "tree"}
    assert "description" not in found["$defs"]["tree"]


def another_period() -> Any:
    @frozen
    class Period:
        a: int

    return Period


def test_two_classes_of_one_name_have_a_definition_each() -> None:
    fields = {"one": attrs.field(type=Period), "two": attrs.field(type=another_period())}

    found = schema_of(attrs.make_class("Both", fields))
    assert found["properties"]["one"] == {"$ref": "#/$defs/period"}
    assert found["properties"]["two"] == {"$ref": "#/$defs/period_2"}


def test_a_class_of_the_library_says_what_it_is_in_both_languages() -> None:
    for lang in ("en", "nl"):
        found = schema_of(Measurements, lang=lang)
        without = {name for name, one in found["$defs"].items() if not one.get("description")}
        assert without == set()


def test_a_language_or_direction_that_does_not_exist_is_refused() -> None:
    odd: Any = "fr"
    with pytest.raises(UnknownLanguage):
        documents.json_schema(Told, lang=odd)
    with pytest.raises(BadDocumentOption, match="'direction'"):
        documents.json_schema(Told, direction=odd)
