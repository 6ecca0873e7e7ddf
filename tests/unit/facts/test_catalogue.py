"""The catalogue: facts by name, and laws that speak of them only."""

import copy
from typing import Any

import pytest

from salesterms import facts
from salesterms.criteria import Criterion, In, Missing
from salesterms.errors import Text
from salesterms.facts import (
    CATALOGUE,
    DEAL,
    FACTS,
    LAWS,
    Catalogue,
    Facts,
    FactTwice,
    Law,
    Level,
    Moves,
    NoRecord,
    NotAboutFacts,
    Scale,
    UnknownFact,
    yes_or_no,
)
from salesterms.metrics.fields import STATUS

OWN = yes_or_no("own", "so", "zo", negation=Text("not so", "niet zo"), no_record=NoRecord.UNKNOWN)
LAW = Law(id="own-deal", when=OWN.holds, then=~DEAL.is_("none"), says=Text("law", "wet"))


def test_a_catalogue_is_a_mapping_in_order() -> None:
    assert list(CATALOGUE) == [axis.name for axis in FACTS]
    assert tuple(CATALOGUE.values()) == FACTS
    assert len(CATALOGUE) == len(FACTS)
    assert CATALOGUE.laws == LAWS
    assert repr(CATALOGUE) == f"<Catalogue: {len(FACTS)} facts, {len(LAWS)} laws>"


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_fact_is_there_by_its_name_in_capitals(name: str) -> None:
    assert getattr(facts, name.upper()) is CATALOGUE[name]
    assert name.upper() in facts.__all__


def test_what_the_engine_works_with_is_not_advertised() -> None:
    engine = {"Combinations", "Dial", "Layout", "Pair", "fits", "numbers_of", "support_of"}
    assert engine.isdisjoint(facts.__all__)


def test_an_unknown_fact_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownFact, match="There is no fact 'budgt': use one of 'budget'"):
        CATALOGUE["budgt"]
    with pytest.raises(KeyError):
        CATALOGUE["budgt"]


@pytest.mark.parametrize("name", [None, 3, ["deal"], DEAL])
def test_what_is_no_name_is_refused_with_all_names(name: object) -> None:
    with pytest.raises(UnknownFact) as refused:
        CATALOGUE[name]  # type: ignore[index]
    assert refused.value.args == (name, tuple(CATALOGUE))
    assert name not in CATALOGUE


def test_a_mapping_answers_for_what_it_lacks() -> None:
    assert "deal" in CATALOGUE
    assert "nothing" not in CATALOGUE
    assert CATALOGUE.get("deal") is DEAL
    assert CATALOGUE.get("nothing") is None


def test_facts_are_coupled_by_the_laws_about_them() -> None:
    assert CATALOGUE.with_(OWN, laws=[LAW]).coupled == CATALOGUE.coupled | {OWN}
    assert CATALOGUE.with_(OWN).coupled == CATALOGUE.coupled
    assert Catalogue([OWN]).coupled == frozenset()


def test_facts_of_ones_own_come_last() -> None:
    more = CATALOGUE.with_(OWN, laws=[LAW])
    assert list(more) == [*CATALOGUE, "own"]
    assert more.laws == (*LAWS, LAW)
    assert Facts(more).low == Facts().low
    assert "own" not in CATALOGUE


def test_two_facts_of_one_name_are_refused() -> None:
    with pytest.raises(FactTwice, match="The fact 'deal' is there already"):
        CATALOGUE.with_(DEAL)


def test_a_law_of_an_absent_fact_is_refused() -> None:
    with pytest.raises(NotAboutFacts):
        Catalogue([OWN], [LAW])


@pytest.mark.parametrize("odd", [Missing(STATUS), In(STATUS, ("won",))])
def test_a_law_of_something_else_is_refused(odd: Criterion) -> None:
    law = Law(id="odd", when=OWN.holds, then=odd, says=Text("odd", "raar"))
    with pytest.raises(NotAboutFacts):
        Catalogue([OWN], [law])


@pytest.mark.parametrize("odd", [OWN, None])
def test_a_law_of_what_is_no_criterion_is_refused_at_once(odd: Any) -> None:
    with pytest.raises(NotAboutFacts):
        Law(id="odd", when=OWN.holds, then=odd, says=Text("odd", "raar"))
    with pytest.raises(NotAboutFacts):
        Law(id="odd", when=odd, then=OWN.holds, says=Text("odd", "raar"))


def test_a_law_knows_its_facts() -> None:
    assert LAW.axes == (OWN, DEAL)


def test_catalogues_are_equal_by_content() -> None:
    other = Catalogue(CATALOGUE.values(), CATALOGUE.laws)
    assert copy.deepcopy(CATALOGUE) is CATALOGUE
    assert other == CATALOGUE
    assert hash(other) == hash(CATALOGUE)
    assert CATALOGUE.with_(OWN) != CATALOGUE
    assert CATALOGUE.with_(laws=[LAWS[0]]) != CATALOGUE
    assert dict(CATALOGUE) != CATALOGUE


class TestBuiltIn:
    """The tables of sales keep to their own form."""

    def test_names_of_laws_are_different(self) -> None:
        assert len({law.id for law in LAWS}) == len(LAWS)

    def test_every_value_is_said_in_both_languages_and_in_one_way_only(self) -> None:
        for axis in FACTS:
            for lang in ("en", "nl"):
                said = [value.text.say(lang) for value in axis.values]
                assert all(said)
                assert len(set(said)) == len(said), axis

    def test_citations_stand_in_order_and_once(self) -> None:
        for cites in (row.cites for row in (*FACTS, *LAWS)):
            assert list(cites) == sorted(set(cites), key=lambda cite: [*map(int, cite.split(":"))])

    def test_what_events_move_is_never_unknown(self) -> None:
        for axis in FACTS:
            if axis.moves is Moves.EVENTS:
                assert axis.no_record is NoRecord.NO, axis

    def test_a_graded_fact_is_moved_by_evidence_and_unknown_without(self) -> None:
        for axis in FACTS:
            if axis.scale is Scale.GRADED:
                assert axis.names[1:] == tuple(Level)
                assert (axis.moves, axis.no_record) == (Moves.EVIDENCE, NoRecord.UNKNOWN)

    def test_laws_speak_of_what_events_move_and_of_interest_only(self) -> None:
        for axis in {axis for law in LAWS for axis in law.axes}:
            assert axis.moves is Moves.EVENTS or axis.name == "interest"
