"""Roles stand where the texts put them; a team has members, each once."""

import pickle
from datetime import date

import pytest

from salesterms import glossary
from salesterms.documents import dumps, loads
from salesterms.entities import (
    ROLE_READINGS,
    SALES_ROLE_WORDS,
    EntityProblems,
    LeastLoaded,
    LoadNotGiven,
    Member,
    Prospecting,
    RoundRobin,
    SalesRole,
    Seniority,
    Team,
    role_readings,
)
from salesterms.errors import WrongArgument

SDR, SELLER = SalesRole.SALES_DEVELOPMENT_REPRESENTATIVE, SalesRole.SELLER
ANN, BO = Member(id="U-1", roles=(SELLER,)), Member(id="U-2", roles=(SELLER, SDR))


def found_in(caught: pytest.ExceptionInfo[EntityProblems]) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.path) for problem in caught.value.problems]


def test_every_role_has_a_word_and_a_row_with_its_place() -> None:
    assert set(SALES_ROLE_WORDS) == {reading.role for reading in ROLE_READINGS} == set(SalesRole)
    assert all(reading.cites for reading in ROLE_READINGS)
    assert all(cite.startswith(f"{row.source}:") for row in ROLE_READINGS for cite in row.cites)


def test_the_entries_of_the_glossary_are_there() -> None:
    for reading in ROLE_READINGS:
        assert reading.entry is None or glossary[reading.entry].id == reading.entry


def test_an_account_manager_is_read_in_two_ways() -> None:
    first, second = role_readings(SalesRole.ACCOUNT_MANAGER)

    assert (first.cites, second.cites) == (("000:8",), ("001:19",))
    assert first.in_sales_team
    assert second.in_sales_team is None
    assert "in het salesteam" in first.explain("nl")
    assert "in het salesteam" not in second.explain("nl")


def test_the_two_junior_roles_differ_in_who_comes_to_whom() -> None:
    (sdr,) = role_readings(SDR)
    (bdr,) = role_readings(SalesRole.BUSINESS_DEVELOPMENT_REPRESENTATIVE)

    assert (sdr.prospecting, bdr.prospecting) == (Prospecting.INBOUND, Prospecting.OUTBOUND)
    assert sdr.seniority is bdr.seniority is Seniority.JUNIOR
    assert "(BDR), uitgaand, junior, in het salesteam: benadert" in bdr.explain("nl")
    assert role_readings(SELLER)[0].seniority is None


def test_what_is_no_role_is_refused() -> None:
    with pytest.raises(WrongArgument):
        role_readings("seller")  # type: ignore[arg-type]


def test_both_days_of_a_member_count() -> None:
    guest = Member(
        id="U-3", roles=(SELLER,), first_day=date(2026, 3, 1), last_day=date(2026, 3, 31)
    )

    assert guest.active_on(date(2026, 3, 1))
    assert guest.active_on(date(2026, 3, 31))
    assert not guest.active_on(date(2026, 2, 28))
    assert not guest.active_on(date(2026, 4, 1))
    assert ANN.active_on(date(1999, 1, 1))


def test_every_fault_of_a_member_is_told_and_the_name_is_not() -> None:
    with pytest.raises(EntityProblems) as caught:
        Member(
            id=" ",
            name=b"Ann Jansen",  # type: ignore[arg-type]
            roles=("seller",),  # type: ignore[arg-type]
            first_day="today",  # type: ignore[arg-type]
            languages=["nl"],  # type: ignore[arg-type]
            regions=("",),
        )

    paths = [path for _, path in found_in(caught)]
    assert paths == ["$.id", "$.name", "$.roles", "$.first_day", "$.languages", "$.regions"]
    assert "Jansen" not in str(caught.value) + caught.value.text("nl")


def test_a_member_has_each_role_language_and_region_once_and_at_least_one_role() -> None:
    with pytest.raises(EntityProblems) as caught:
        Member(
            id="U-1",
            roles=(SELLER, SELLER),
            languages=("nl", "nl"),
            regions=("BE", "NL", "BE"),
            first_day=date(2026, 3, 1),
            last_day=date(2026, 2, 1),
        )
    with pytest.raises(EntityProblems) as none:
        Member(id="U-1", roles=())

    assert found_in(caught) == [
        ("given_twice", "$.roles[1]"),
        ("given_twice", "$.languages[1]"),
        ("given_twice", "$.regions[2]"),
        ("ends_before_it_begins", "$.last_day"),
    ]
    assert found_in(none) == [("no_role", "$.roles")]


def test_an_empty_team_is_refused_with_its_place() -> None:
    with pytest.raises(EntityProblems) as caught:
        Team(id="T-1", members=(), leader="U-1")

    assert found_in(caught) == [("no_members", "$.members")]
    assert "minstens één Member" in caught.value.text("nl")


def test_a_team_has_each_member_once_and_a_leader_of_its_own() -> None:
    with pytest.raises(EntityProblems) as caught:
        Team(id="T-1", members=(ANN, BO, ANN), leader="U-3")

    assert found_in(caught) == [
        ("given_twice", "$.members[2].id"),
        ("leader_not_in_team", "$.leader"),
    ]
    assert "U-1" in str(caught.value.problems[1].text())


def test_what_is_no_member_is_refused() -> None:
    with pytest.raises(EntityProblems) as caught:
        Team(id="", name="", members=("U-1",), leader="")  # type: ignore[arg-type]

    assert [path for _, path in found_in(caught)] == ["$.id", "$.name", "$.members", "$.leader"]


def test_members_with_a_role_stand_in_order_and_on_a_day_those_who_are_there() -> None:
    gone = Member(id="U-0", roles=(SELLER,), last_day=date(2026, 1, 1))
    team = Team(id="T-1", members=(gone, BO, ANN), leader="U-1")

    assert team.with_role(SELLER) == (gone, BO, ANN)
    assert team.with_role(SELLER, on=date(2026, 3, 1)) == (BO, ANN)
    assert team.with_role(SalesRole.SALES_LEADER) == ()


def test_a_document_of_a_team_comes_back() -> None:
    team = Team(id="T-1", members=(ANN, BO), leader="U-2")

    assert loads(dumps(team), Team) == team
    assert pickle.loads(pickle.dumps(team)) == team


def test_by_turns_each_comes_up_and_it_says_whose_turn_it_is() -> None:
    member, why = RoundRobin(turn=5).choose((ANN, BO))

    assert member is BO
    assert why.nl == "beurt 2 van 2"


def test_the_least_loaded_comes_first_and_of_equals_the_first_of_the_team() -> None:
    assert LeastLoaded(loads={"U-1": 2, "U-2": 2}).choose((ANN, BO))[0] is ANN
    assert LeastLoaded(loads={"U-1": 2, "U-2": 0}).choose((ANN, BO))[0] is BO


def test_a_load_that_is_not_given_is_unknown_and_not_zero() -> None:
    with pytest.raises(LoadNotGiven) as caught:
        LeastLoaded(loads={"U-1": 2}).choose((ANN, BO))

    assert isinstance(caught.value, LookupError)
    assert "'U-2'" in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).text("nl") == caught.value.text("nl")


@pytest.mark.parametrize("turn", [-1, 1.0, True, None])
def test_a_turn_is_a_count(turn: object) -> None:
    with pytest.raises(EntityProblems) as caught:
        RoundRobin(turn=turn)  # type: ignore[arg-type]

    assert found_in(caught) == [("not_as_asked", "$.turn")]


@pytest.mark.parametrize("given", [{"U-1": -1}, {"": 1}, {"U-1": 0.5}, {3: 1}, [("U-1", 1)]])
def test_loads_are_counts_by_id(given: object) -> None:
    with pytest.raises(EntityProblems) as caught:
        LeastLoaded(loads=given)

    assert found_in(caught) == [("not_as_asked", "$.loads")]
