"""Criteria as short text and in words."""

from functools import reduce
from operator import or_

import pytest

from salesterms.criteria import All, Any, Criterion, Missing, Not
from salesterms.errors import Text
from salesterms.facts import (
    CATALOGUE,
    NotAboutFacts,
    NotACriterion,
    NotARung,
    NotOrdered,
    UnknownFact,
    Worlds,
    in_words,
    read_criterion,
    written,
)
from salesterms.vocabularies import Term, Vocabulary

INTEREST, CONTEXT, STANDING = (CATALOGUE[name] for name in ("interest", "context", "standing"))
BUDGET = CATALOGUE["budget"]


@pytest.mark.parametrize(
    ("text", "criterion", "english", "dutch"),
    [
        (
            "interest",
            INTEREST.holds,
            "interest shown by behaviour",
            "interesse getoond door gedrag",
        ),
        ("budget", BUDGET.holds, "has a budget", "heeft een budget"),
        ("not context", ~CONTEXT.holds, "without any context", "zonder enige context"),
        (
            "not standing = sales",
            ~STANDING.is_("sales"),
            "not (accepted by sales)",
            "niet (geaccepteerd door sales)",
        ),
        ("always", All(()), "always", "altijd"),
        ("not always", Any(()), "never", "nooit"),
        (
            "context and (interest = none or budget >= checked)",
            CONTEXT.holds & (INTEREST.is_("none") | BUDGET.at_least("checked")),
            "with context and (no interest or has a budget (checked or better))",
            "met context en (geen interesse of heeft een budget (minimaal gecontroleerd))",
        ),
        (
            "context and not (standing = new|sales or budget)",
            All((CONTEXT.holds, Not(STANDING.is_("new", "sales") | BUDGET.holds))),
            "with context and not (new or accepted by sales or has a budget)",
            "met context en niet (nieuw of geaccepteerd door sales of heeft een budget)",
        ),
        (
            "context and standing = new|sales",
            CONTEXT.holds & STANDING.is_("new", "sales"),
            "with context and (new or accepted by sales)",
            "met context en (nieuw of geaccepteerd door sales)",
        ),
    ],
)
def test_a_criterion_is_text_and_words(
    text: str, criterion: Criterion, english: str, dutch: str
) -> None:
    layout = CATALOGUE.layout

    assert written(criterion) == text
    assert in_words(criterion) == english
    assert written(read_criterion(text)) == text
    assert set(layout.pairs(read_criterion(text))) == set(layout.pairs(criterion))
    assert in_words(criterion, "nl") == dutch


def test_space_is_free_and_parentheses_that_say_nothing_go() -> None:
    assert written(read_criterion("  ( interest>=explicit )and(context)")) == (
        "interest >= explicit and context"
    )


@pytest.mark.parametrize(
    ("text", "place", "wanted"),
    [
        ("", 1, "a fact, such as"),
        ("interest >=", 12, "a value"),
        ("interest = ", 12, "a value"),
        ("interest >= explicit context", 22, "and, or, or the end"),
        ("(interest", 10, "a closing parenthesis"),
        ("interest and", 13, "a fact, such as"),
        ("not", 4, "a fact, such as"),
        ("and", 1, "a fact, such as"),
        ("interest & context", 10, "and, or, or the end"),
        ("= explicit", 1, "a fact, such as"),
        ("standing = new|", 16, "a value"),
    ],
)
def test_a_fault_is_told_with_its_place(text: str, place: int, wanted: str) -> None:
    with pytest.raises(NotACriterion) as refused:
        read_criterion(text)

    assert f"at character {place} there should be {wanted}" in str(refused.value)
    assert f"bij teken {place} hoort" in refused.value.text("nl")


@pytest.mark.parametrize(
    "text", ["interest " * 1000, "(" * 30 + "interest" + ")" * 30, "not " * 30]
)
def test_what_is_too_long_or_too_deep_is_refused(text: str) -> None:
    with pytest.raises(NotACriterion, match="too long or too deep"):
        read_criterion(text)


@pytest.mark.parametrize("given", [None, 3, b"interest", ["interest"]])
def test_what_is_no_text_is_refused(given: object) -> None:
    with pytest.raises(NotACriterion, match="there should be text"):
        read_criterion(given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("intrest", UnknownFact),
        ("interest >= explicitly", NotARung),
        ("interest = explicitly", NotARung),
        ("standing >= sales", NotOrdered),
        ("standing", NotOrdered),
    ],
)
def test_facts_and_values_are_those_of_the_catalogue(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_criterion(text)


@pytest.mark.parametrize("call", [written, in_words])
def test_a_node_about_rows_is_refused(call: object) -> None:
    with pytest.raises(NotAboutFacts):
        call(Missing(INTEREST))  # type: ignore[operator]


def test_many_questions_and_many_parts_in_each_other_are_said_and_looked_through() -> None:
    rows = [INTEREST.holds, BUDGET.holds, CONTEXT.holds] * 400
    many = reduce(or_, rows)
    deep: Criterion = INTEREST.holds
    for _ in range(64):
        deep = Not(deep)

    assert written(many).count(" or ") == 1_199
    assert in_words(many).count(" or ") >= 1_199
    assert written(deep).count("not ") == in_words(deep).count("not (") + 1 == 64
    worlds = Worlds(CATALOGUE, [many, deep])
    assert worlds.where(deep) == worlds.where(INTEREST.holds)
    assert worlds.where(many) == worlds.where(INTEREST.holds | BUDGET.holds | CONTEXT.holds)
    title = Text("Ours", "Van ons")
    assert Vocabulary(id="ours", title=title, rows=(Term(word="x", when=many),)).terms
