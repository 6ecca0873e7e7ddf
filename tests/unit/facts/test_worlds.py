"""Sets of worlds as integers."""

import pickle
from typing import Any as Anything

import pytest

from salesterms.criteria import Any, AtLeast, Missing, Not
from salesterms.errors import Text
from salesterms.facts import (
    CATALOGUE,
    CUSTOMER,
    DEAL,
    LAWS,
    STANDING,
    Catalogue,
    Facts,
    Law,
    NotAboutFacts,
    NotAsked,
    NotOrdered,
    NoWorld,
    TooManyWorlds,
    Worlds,
)
from salesterms.facts.combinations import Combinations, numbers_of, repeated

BUDGET, INTEREST = CATALOGUE["budget"], CATALOGUE["interest"]
LIVE, ACTIVE = DEAL.is_("open", "held"), CUSTOMER.is_("active")


def test_only_the_differences_that_criteria_make_are_worlds() -> None:
    worlds = Combinations(CATALOGUE, [LIVE, BUDGET.at_least("checked")])
    deal, budget = worlds.dials
    assert worlds.size == 4
    assert repr(worlds) == "<Combinations: 4 combinations of deal, budget>"
    assert [deal.names(at) for at in range(deal.radix)] == [
        ("none", "lost", "won"),
        ("open", "held"),
    ]
    assert budget.names(1) == ("checked", "proven")
    assert [budget.digit(world) for world in range(4)] == [0, 0, 1, 1]


def test_a_question_whose_answer_is_always_the_same_makes_no_difference() -> None:
    worlds = Combinations(CATALOGUE, [DEAL.is_(), BUDGET.at_least("none")])
    assert worlds.size == 1
    assert repr(worlds) == "<Combinations: 1 combinations of nothing>"
    assert worlds.extension(DEAL.is_()) == 0
    assert worlds.extension(BUDGET.at_least("none")) == 1


def test_sets_of_worlds_are_integers() -> None:
    worlds = Combinations(CATALOGUE, [LIVE, ACTIVE])
    assert worlds.every == 0b1111
    assert worlds.extension(LIVE) == 0b1010
    assert worlds.extension(ACTIVE) == 0b1100
    assert worlds.extension(LIVE & ACTIVE) == 0b1000
    assert worlds.extension(LIVE | ACTIVE) == 0b1110
    assert worlds.extension(~LIVE) == 0b0101
    assert worlds.extension(Any(())) == 0


def test_a_fact_that_is_not_asked_about_has_any_value() -> None:
    worlds = Combinations(CATALOGUE, [LIVE])
    assert worlds.among(BUDGET, [0, 4]) == worlds.every
    assert worlds.among(BUDGET, []) == 0
    assert worlds.among(DEAL, [0, 1]) == worlds.every
    assert worlds.among(DEAL, [1]) == 0b10


@pytest.mark.parametrize("odd", [Missing(DEAL), DEAL, None, Not(Missing(DEAL))])
def test_what_is_not_about_facts_is_refused(odd: Anything) -> None:
    with pytest.raises(NotAboutFacts):
        Worlds(CATALOGUE, [odd])
    with pytest.raises(NotAboutFacts):
        Worlds(CATALOGUE, [LIVE]).where(odd)


@pytest.mark.parametrize("later", [DEAL.is_("open"), ~DEAL.is_("open"), BUDGET.holds | LIVE])
def test_a_difference_that_was_not_asked_for_is_refused(later: Anything) -> None:
    with pytest.raises(NotAsked) as refused:
        Worlds(CATALOGUE, [LIVE]).where(later)
    assert refused.value.args[0] in str(refused.value)
    assert isinstance(refused.value, LookupError)


def test_other_words_for_what_was_asked_are_understood() -> None:
    worlds = Worlds(CATALOGUE, [LIVE])
    assert worlds.where(~DEAL.is_("none", "lost", "won")) == worlds.where(LIVE)


def test_a_height_without_an_order_is_refused() -> None:
    with pytest.raises(NotOrdered):
        Worlds(CATALOGUE, [AtLeast(DEAL, "open")])


def test_too_many_worlds_are_refused_before_they_are_made() -> None:
    every = [axis.is_(name) for axis in CATALOGUE.values() for name in axis.names]
    with pytest.raises(TooManyWorlds) as refused:
        Worlds(CATALOGUE, every)
    size, most = refused.value.args
    assert size > most == 1 << 24
    assert isinstance(refused.value, ValueError)


def test_laws_leave_the_legal_worlds() -> None:
    worlds = Worlds(CATALOGUE, [DEAL.is_("none"), ACTIVE])
    assert worlds.legal.bit_count() == 3  # nobody is a customer without a deal
    assert worlds.where(DEAL.is_("none") & ACTIVE) == 0


def test_a_law_reaches_facts_that_nobody_asks_about() -> None:
    """Won needs a conversion, and acceptance by sales; so does every standing of sales."""
    won, rejected = DEAL.is_("won"), ~CATALOGUE["sales_accepted"].holds
    worlds = Worlds(CATALOGUE, [won, rejected])
    assert worlds.where(won & rejected) == 0
    assert worlds.where(rejected).bit_count() == 1


def test_facts_without_laws_are_all_legal() -> None:
    worlds = Worlds(CATALOGUE, [BUDGET.holds, CATALOGUE["means"].holds])
    assert worlds.legal == worlds.every == 0b1111


def test_every_combination_of_law_facts_that_is_legal_keeps_all_laws() -> None:
    worlds = Worlds(CATALOGUE, [law.when & law.then for law in LAWS])
    for law in LAWS:
        assert worlds.legal & worlds.extension(law.when & ~law.then) == 0


def test_laws_that_contradict_one_another_leave_nothing() -> None:
    never = Law(id="never", when=~DEAL.is_(), then=DEAL.is_(), says=Text("never", "nooit"))
    catalogue = Catalogue([DEAL, BUDGET], [never])
    for criterion in (LIVE, BUDGET.holds):
        worlds = Worlds(catalogue, [criterion])
        assert worlds.legal == 0
        with pytest.raises(NoWorld):
            worlds.plainest(worlds.every)


def test_facts_leave_worlds_open() -> None:
    worlds = Worlds(CATALOGUE, [LIVE, ACTIVE, BUDGET.at_least("checked")])
    assert worlds.compatible(Facts()).bit_count() == 2
    assert worlds.compatible(Facts(budget="stated")).bit_count() == 1
    anywhere = Facts(**{name: CATALOGUE[name].names for name in CATALOGUE})
    assert worlds.compatible(anywhere.with_(budget="proven")).bit_count() == 4
    assert worlds.compatible(Facts(deal=DEAL.names, budget="proven")).bit_count() == 1  # it is new


def test_the_plainest_world_has_the_least_of_each_fact_in_order() -> None:
    worlds = Worlds(CATALOGUE, [LIVE, ACTIVE])
    assert worlds.plainest(worlds.where(LIVE)) == Facts(
        standing="converted", deal="open", interest="engaged", sales_accepted="yes"
    )
    assert worlds.plainest(worlds.every) == Facts()


def test_the_plainest_world_keeps_laws_of_facts_that_nobody_asks_about() -> None:
    worlds = Worlds(CATALOGUE, [INTEREST.at_least("explicit"), STANDING.is_("marketing")])
    found = worlds.plainest(worlds.where(STANDING.is_("marketing")))
    assert found["marketing_accepted"] == "yes"
    assert found["interest"] == "engaged"


def test_of_no_worlds_there_is_no_plainest() -> None:
    worlds = Worlds(CATALOGUE, [DEAL.is_("none"), ACTIVE])
    for none in (0, worlds.extension(DEAL.is_("none") & ACTIVE)):
        with pytest.raises(NoWorld) as refused:
            worlds.plainest(none)
        assert isinstance(refused.value, ValueError)
        assert pickle.loads(pickle.dumps(refused.value)).args == (("deal", "customer"),)
        assert "'deal', 'customer'" in refused.value.text("nl")


def test_a_pattern_is_repeated() -> None:
    assert repeated(0b10, 2, 0) == 0
    assert repeated(0b10, 2, 1) == 0b10
    assert repeated(0b10, 2, 6) == 0b101010101010


def test_the_numbers_of_nothing_are_none() -> None:
    assert list(numbers_of(0)) == []
