"""Facts as axes: their values, what is asked of them, and what they refuse."""

import pickle
from typing import Any

import pytest
from attrs import evolve

from salesterms.criteria import AtLeast, In
from salesterms.errors import Text
from salesterms.facts import (
    CATALOGUE,
    BadFact,
    Level,
    Moves,
    NoRecord,
    NotARung,
    NotOrdered,
    Scale,
    Subject,
    graded,
    ladder,
    position,
    yes_or_no,
)

TEXT = Text("size", "grootte")
SIZE = ladder(
    "size",
    ("small", "small", "klein"),
    ("large", "large", "groot"),
    text=TEXT,
    no_record=NoRecord.NO,
)
FLAG = yes_or_no(
    "flag", "flagged", "gemarkeerd", negation=Text("bare", "kaal"), no_record=NoRecord.UNKNOWN
)
TRUST = graded("trust", "trusted", "vertrouwd", negation=Text("no trust", "geen vertrouwen"))
COLOUR = position(
    "colour", ("red", "red", "rood"), ("blue", "blue", "blauw"), text=TEXT, subject=Subject.SALE
)


def test_a_ladder_starts_with_none() -> None:
    assert SIZE.names == ("none", "small", "large")
    assert SIZE.values[0].text == Text("no size", "geen grootte")
    assert (SIZE.scale, SIZE.subject, SIZE.moves) == (Scale.LADDER, Subject.PERSON, Moves.EVIDENCE)


def test_a_yes_or_no_is_a_ladder_of_one_rung() -> None:
    assert FLAG.names == ("no", "yes")
    assert [value.text.nl for value in FLAG.values] == ["kaal", "gemarkeerd"]
    assert FLAG.text == Text("flagged", "gemarkeerd")


def test_a_graded_fact_has_a_rung_for_each_level() -> None:
    assert TRUST.names == ("none", *Level)
    assert TRUST.no_record is NoRecord.UNKNOWN
    assert [value.text.en for value in TRUST.values] == [
        "no trust",
        "trusted (assumed)",
        "trusted (stated)",
        "trusted (checked)",
        "trusted (proven)",
    ]
    assert TRUST.values[2].text.nl == "vertrouwd (volgens opgave)"


def test_a_position_has_the_values_that_it_is_given() -> None:
    assert COLOUR.names == ("red", "blue")
    assert (COLOUR.no_record, COLOUR.moves) == (NoRecord.NO, Moves.EVENTS)


@pytest.mark.parametrize("names", ["", "a", "aa", "aba"])
def test_a_fact_has_two_values_of_different_names(names: str) -> None:
    with pytest.raises(BadFact) as refused:
        position("odd", *((name, "one", "een") for name in names), text=TEXT, subject=Subject.SALE)
    assert refused.value.args == ("odd", tuple(names))
    assert isinstance(refused.value, ValueError)


def test_a_ladder_has_a_rung() -> None:
    with pytest.raises(BadFact):
        ladder("odd", text=TEXT, no_record=NoRecord.NO)


def test_all_but_a_position_are_ordered() -> None:
    assert [axis.ordered for axis in (SIZE, FLAG, TRUST, COLOUR)] == [True, True, True, False]


def test_a_criterion_asks_for_a_rung_or_for_values() -> None:
    assert SIZE.at_least("small") == AtLeast(SIZE, "small")
    assert SIZE.is_("none", "large") == In(SIZE, ("none", "large"))
    assert COLOUR.is_("blue") == In(COLOUR, ("blue",))


def test_a_fact_holds_from_its_first_rung_on() -> None:
    assert TRUST.holds == TRUST.at_least("assumed")
    assert FLAG.holds == FLAG.at_least("yes")


def test_a_question_is_answered_by_yes_for_some_values() -> None:
    assert SIZE.numbers_of(SIZE.at_least("small")) == (1, 2)
    assert SIZE.numbers_of(SIZE.is_("large", "none", "none")) == (0, 2)
    assert SIZE.numbers_of(SIZE.is_()) == ()


def test_every_value_has_its_number() -> None:
    assert [SIZE.number(name) for name in SIZE.names] == [0, 1, 2]


@pytest.mark.parametrize("value", ["larg", "", None, 1, ["small"]])
def test_a_value_that_the_fact_cannot_have_is_refused(value: Any) -> None:
    for ask in (SIZE.number, SIZE.at_least, SIZE.is_):
        with pytest.raises(NotARung) as refused:
            ask(value)
        assert refused.value.args[:2] == ("size", value)
        assert isinstance(refused.value, LookupError)


def test_a_slip_is_answered_with_the_nearest_value_and_anything_else_with_all() -> None:
    with pytest.raises(
        NotARung, match=r"'larg' is no value of the fact 'size': use one of 'large'$"
    ):
        SIZE.number("larg")
    with pytest.raises(NotARung, match=r"use one of 'none', 'small', 'large'$"):
        SIZE.number(1)


@pytest.mark.parametrize("leaf", [AtLeast(COLOUR, "blue"), AtLeast(COLOUR, "green")])
def test_a_position_has_no_height(leaf: AtLeast) -> None:
    with pytest.raises(NotOrdered):
        COLOUR.numbers_of(leaf)


def test_a_position_asked_for_its_height_says_what_to_ask() -> None:
    with pytest.raises(NotOrdered) as refused:
        COLOUR.at_least("blue")
    assert str(refused.value) == "The values of 'colour' have no order: ask is_('blue', …)"
    assert isinstance(refused.value, TypeError)
    with pytest.raises(NotOrdered):
        _ = COLOUR.holds


def test_axes_are_equal_by_content() -> None:
    made = pickle.loads(pickle.dumps(TRUST))
    assert made == TRUST
    assert hash(made) == hash(TRUST)
    assert made.numbers_of(made.holds) == (1, 2, 3, 4)
    assert evolve(SIZE, no_record=NoRecord.UNKNOWN) != SIZE


def test_an_axis_shows_its_name() -> None:
    assert repr(CATALOGUE["deal"]) == "<fact deal>"
