"""What is said in Dutch is Dutch all through: no word of the English texts is left in it.

The English words are those of the definitions themselves: whatever stands in an English text of a
metric, and in no Dutch text of the library.
"""

import re
from collections.abc import Iterator
from enum import Enum
from types import GenericAlias
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from metric_rows import EVERY, needed, rows_for

from salesterms import Category, Measurement, Measurements, Opportunity, close_ratio
from salesterms.conformance import Vector, vectors
from salesterms.conformance.neutral import given as as_value
from salesterms.conformance.neutral import row_document
from salesterms.criteria import In, Several
from salesterms.criteria.nodes import leaves
from salesterms.documents import structure
from salesterms.errors import SalesTermsError, Text
from salesterms.metrics import METRICS, Definition, Family, Metric, Variant
from salesterms.metrics.account_of_metric import (
    added_up,
    buckets_of,
    date_of,
    lines_about,
    unit_of,
)
from salesterms.results import explanation
from salesterms.results.explanation import choice_text, field_text
from salesterms.results.field_words import DUTCH as FIELDS
from salesterms.results.field_words import DUTCH_VALUES
from salesterms.results.reasons import REASONS
from salesterms.results.words import reason_text
from salesterms.values import CALENDAR_UNITS

WORD = re.compile(r"[^\W\d_]{2,}")
TERM = re.compile(r"\{\w+\}|\{\d\}")
LANGUAGES = ("en", "nl")


def texts_of(definition: Definition) -> Iterator[Text]:
    """Everything that a definition says."""
    yield from (definition.says, definition.definition, definition.source.text)
    yield definition.formula.text
    for said in (date_of, unit_of):
        yield Text(*(said(definition, lang) for lang in LANGUAGES))
    names = re.findall(r"[a-z]\w+", f"{definition.over} {' '.join(definition.terms)}")
    if isinstance(definition, Variant):
        names += definition.places.buckets
        yield Text(*(added_up(definition.quantity, lang) for lang in LANGUAGES))
    for name in names:
        yield Text(*(reason_text(name, lang) for lang in LANGUAGES))


def every_text() -> Iterator[Text]:
    """The texts of the metrics, of the reasons and of an explanation."""
    for metric in METRICS.values():
        yield metric.title
        for definition in metric.variants.values():
            yield from texts_of(definition)
    yield from REASONS.values()
    for found in vars(explanation).values():
        if isinstance(found, Text):
            yield found
        elif isinstance(found, dict):
            yield from (each for each in found.values() if isinstance(each, Text))


def words(said: str) -> set[str]:
    """The words of a text, in small letters; terms, ids and numbers are none."""
    return {word.casefold() for word in WORD.findall(re.sub(r"\w*_\w*", "", TERM.sub("", said)))}


TEXTS = tuple(every_text())
#: A text that is the same in both languages is no evidence that its words are Dutch.
DUTCH = set().union(*(words(text.nl) for text in TEXTS if text.nl != text.en))
ENGLISH = set().union(*(words(text.en) for text in TEXTS)) - DUTCH


def said_in_dutch(found: Measurement) -> str:
    """The explanation, without its citations and the name of the variant, which are as they are."""
    said = found.explain("nl").replace(f"({found.variant})", "")
    for citation in found.source.citations:
        said = said.replace(citation, "")
    # What a caller or a row wrote is no word of the library: the unit of a quota, as "customers".
    as_written = {"parameter_missing", "mixed_units"}
    for detail in found.details if found.reason in as_written else ():
        said = said.replace(detail, "")
    return said


def answers_of(vector: Vector) -> Iterator[Measurement]:
    """What the library measures for a vector; nothing where it raises."""
    metric: Any = METRICS[vector.metric]
    given_: dict[str, Any] = dict(vector.arguments)
    try:
        asked = {name: as_value(value) for name, value in given_.items()}
        if vector.rows is None:
            numbers = {name: as_value(value) for name, value in (vector.inputs or {}).items()}
            yield metric.formula(variant=vector.variant, **numbers)
            return
        rows = structure(
            [row_document(row) for row in vector.rows], GenericAlias(list, (metric.rows.kind,))
        )
        found = metric(rows, variant=vector.variant, **asked)
    except SalesTermsError:
        return
    yield from found.values() if isinstance(found, Measurements) else (found,)


def names_in(variant: Variant) -> set[str]:
    """The fields of rows that a variant looks at or adds up, and what it calls the sums."""
    quantity = variant.quantity
    named = quantity.named if isinstance(quantity, Several) else ()
    columns = (*variant.places.columns, *quantity.columns)
    return {column.name for column in columns} | {name for name, _ in named}


def names_to_group_by() -> set[str]:
    """By what any metric is grouped, and a comparison is."""
    fields = {name for metric, _ in EVERY for name in metric.rows.fields}
    return fields | CALENDAR_UNITS.keys() | {"variant"}


def said_of(definition: Definition) -> Iterator[str]:
    """What a Dutch page says of a definition, without citations, ids and names of arguments."""
    for name, text in lines_about(definition, "nl"):
        if name not in {"Nodig", "Invoer", "Ook wel"}:
            yield re.sub(r"\[.*\]$", "", text)
    for line in buckets_of(definition, "nl") if isinstance(definition, Variant) else ():
        yield from (line.says, line.fate, re.sub(r"\(alleen met .*\)", "", line.when))


def test_there_are_english_words_to_look_for() -> None:
    assert {"median", "spans", "days", "lost", "rows", "the"} <= ENGLISH


@pytest.mark.parametrize("metric", METRICS.values(), ids=list(METRICS))
def test_the_explanations_of_the_vectors_hold_no_english_word(metric: Family) -> None:
    found = [answer for one in vectors(metric.id) for answer in answers_of(one)]

    assert found
    assert {
        (one.variant, word) for one in found for word in words(said_in_dutch(one)) & ENGLISH
    } == set()


@pytest.mark.parametrize(
    ("metric", "variant"), EVERY, ids=[f"{metric.id}-{variant.name}" for metric, variant in EVERY]
)
@settings(max_examples=5)
@given(data=st.data())
def test_the_explanations_of_drawn_rows_hold_no_english_word(
    metric: Metric[Any], variant: Variant, data: Any
) -> None:
    arguments = needed(variant, None)
    if metric.rows.day:
        arguments.pop("as_of", None)
    found = metric.compare(data.draw(rows_for(metric)), **arguments)[variant.name]

    assert words(said_in_dutch(found)) & ENGLISH == set()


@pytest.mark.parametrize("metric", METRICS.values(), ids=list(METRICS))
def test_the_page_of_a_metric_holds_no_english_word(metric: Family) -> None:
    assert {
        (one.name, word)
        for one in metric.variants.values()
        for said in said_of(one)
        for word in words(said) & ENGLISH
    } == set()


def test_every_field_has_a_word() -> None:
    known = FIELDS.keys() | explanation.DATES.keys()

    used = names_to_group_by().union(*(names_in(variant) for _, variant in EVERY))

    assert used - known == set()


def test_no_word_stands_for_a_field_that_no_metric_has() -> None:
    used = names_to_group_by().union(*(names_in(variant) for _, variant in EVERY))

    assert FIELDS.keys() - used == set()


def test_every_value_of_a_field_has_a_word() -> None:
    values = {
        value
        for _, variant in EVERY
        for row in variant.places.rows
        for leaf in leaves(row.criterion)
        if isinstance(leaf, In)
        for value in leaf.values
        if isinstance(value, Enum)
    }

    assert {each.value for each in values} >= DUTCH_VALUES.keys()
    for value in values:
        assert value.value in DUTCH_VALUES or value.value in REASONS
        assert choice_text(value, "en") == value.value


def test_a_field_of_a_user_goes_by_its_name() -> None:
    assert field_text("colour_of_the_door", "nl") == "colour_of_the_door"


@pytest.mark.parametrize("metric", METRICS.values(), ids=list(METRICS))
def test_every_term_of_a_formula_has_words(metric: Family) -> None:
    for one in metric.variants.values():
        over = re.findall(r"[a-z]\w+", one.over)
        assert {*one.terms, *over} - REASONS.keys() == set()


DEALS = (
    Opportunity(id="D-1", status=Category.WON, owner="Ann"),
    Opportunity(id="D-2", status=Category.LOST, owner="Ann"),
    Opportunity(id="D-3", status=Category.OPEN),
)


class TestSeveralAnswers:
    def test_each_group_explains_itself_and_the_total_comes_last(self) -> None:
        found = close_ratio(DEALS, by=["owner", "currency"])
        total = found.total

        blocks = found.explain("nl").split("\n\n")

        assert total is not None
        assert [block.splitlines()[0] for block in blocks] == [
            "eigenaar Ann, munteenheid (geen):",
            "eigenaar (geen), munteenheid (geen):",
            "totaal:",
        ]
        for block, one in zip(blocks, (*found.values(), total), strict=True):
            said = [line.removeprefix("  ") for line in block.splitlines()[1:]]
            assert said == one.explain("nl").splitlines()

    def test_they_are_english_unless_another_language_is_asked_for(self) -> None:
        said = close_ratio(DEALS, by="owner").explain()

        assert said.startswith("owner Ann:\n  Close ratio (decided_count): 50.0 %\n")
        assert "\n\ntotal:\n" in said

    def test_without_groups_the_total_is_left(self) -> None:
        said = close_ratio([], by="owner").explain("nl")

        assert said.startswith("totaal:\n  Sluitingsverhouding (decided_count): onbepaald")

    def test_a_comparison_has_no_total(self) -> None:
        said = close_ratio.compare(DEALS).explain("nl")

        assert said.startswith("variant decided_count:\n")
        assert "totaal" not in said

    def test_no_english_word_is_left_in_any_of_them(self) -> None:
        for one in (close_ratio.compare(DEALS), close_ratio(DEALS, by="owner")):
            said = one.explain("nl")
            for found in one.values():
                for kept in (found.variant, *found.source.citations, *found.details):
                    said = said.replace(kept, "")
            assert words(said) & ENGLISH == set()

    def test_a_table_has_its_heads_in_dutch(self) -> None:
        header, _ = close_ratio(DEALS, by="owner").table("nl")

        assert header == ["eigenaar", "waarde", "meegeteld", "rijen", "waarom"]
