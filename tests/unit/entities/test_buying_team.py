"""A buying team: who plays what, which approvals are missing, and what the deal makes of it."""

import pickle
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from salesterms.documents import dumps, loads
from salesterms.entities import (
    APPROVAL_SIDE_WORDS,
    ATTITUDE_WORDS,
    BUYING_ROLE_CITES,
    BUYING_ROLE_WORDS,
    Approval,
    ApprovalSide,
    Attitude,
    BuyingRole,
    BuyingTeam,
    EntityProblems,
    TeamMember,
    approval_events,
    approvals_at,
    authority_evidence,
    stakeholder_evidence,
    team_coverage,
)
from salesterms.errors import WrongArgument
from salesterms.facts import Facts, Level, Maker, MakerKind, Stance, facts_at
from salesterms.journey import HistoryProblems, Journey
from salesterms.lifecycle import Refused
from salesterms.values import NaiveInstant

BOSS = TeamMember(person="P-1", roles=(BuyingRole.DECISION_MAKER,), attitude=Attitude.NEUTRAL)
EXPERT = TeamMember(person="P-2", roles=(BuyingRole.INFLUENCER, BuyingRole.EVALUATOR))
USER = TeamMember(person="P-3", roles=(BuyingRole.USER,))
SOMEBODY = TeamMember(person="P-4")
HUMAN = Maker(kind=MakerKind.HUMAN)


def day(number: int) -> datetime:
    return datetime(2026, 3, number, 9, tzinfo=UTC)


def order(given: int | None = None, withdrawn: int | None = None, **more: Any) -> Approval:
    asked: dict[str, Any] = {"side": ApprovalSide.BUYER, "what": "the order", "required": True}
    return Approval(
        **{**asked, **more},
        given_at=None if given is None else day(given),
        withdrawn_at=None if withdrawn is None else day(withdrawn),
    )


def price(given: int | None = None, withdrawn: int | None = None, **more: Any) -> Approval:
    return order(given, withdrawn, side=ApprovalSide.SELLER, what="the discount", **more)


def team(*approvals: Approval, known: int = 2) -> BuyingTeam:
    return BuyingTeam(members=(BOSS,), approvals=approvals, approvals_known_at=day(known))


def events(of: BuyingTeam, until: int = 28) -> list[tuple[str, int]]:
    return [(one.event, one.at.day) for one in approval_events(of, as_of=day(until))]


def problems(call: Any) -> list[tuple[str, str | None]]:
    with pytest.raises(EntityProblems) as caught:
        call()
    assert caught.value.text("nl")
    return [(problem.code, problem.path) for problem in caught.value.problems]


def dealt() -> Journey:
    """A journey with a deal that is open, and its contract signed."""
    cam = Journey.begin(person="P-1", deal="D-1", facts=Facts(interest="explicit"))
    for event in ("accept_by_sales", "convert", "open_deal", "sign_contract"):
        cam = cam.advance(event, at=day(1) + timedelta(minutes=len(cam.events)))
    return cam


class TestSignedContract:
    """000:36: a purchase is complete with all required approvals and a contract."""

    def test_with_one_approval_missing_it_is_not_won(self) -> None:
        cam = dealt().with_(*approval_events(team(order(5), price()), as_of=day(9)))
        refused = cam.decide("win", at=day(10))
        assert isinstance(refused, Refused)
        assert [reason.fact for reason in refused.reasons] == ["approvals"]
        assert cam.facts()["approvals"] == "known"

    def test_with_that_approval_given_it_is_won(self) -> None:
        cam = dealt().with_(*approval_events(team(order(5), price(8)), as_of=day(9)))
        assert cam.advance("win", at=day(10)).stage().name == "converted/won/active"

    def test_with_one_withdrawn_it_is_not_won_any_more(self) -> None:
        cam = dealt().with_(*approval_events(team(order(5), price(6, 7)), as_of=day(9)))
        assert isinstance(cam.decide("win", at=day(10)), Refused)
        assert cam.facts(as_of=day(6))["approvals"] == "given"

    def test_where_it_is_not_known_which_are_required_it_is_not_won(self) -> None:
        unknown = BuyingTeam(members=(BOSS,))
        assert approval_events(unknown, as_of=day(9)) == ()
        assert isinstance(dealt().decide("win", at=day(10)), Refused)

    def test_where_it_is_known_that_none_is_required_it_is_won(self) -> None:
        cam = dealt().with_(*approval_events(team(), as_of=day(9)))
        assert cam.advance("win", at=day(10)).stage().name == "converted/won/active"

    def test_an_approval_that_is_not_required_does_not_hold_it_up(self) -> None:
        cam = dealt().with_(*approval_events(team(order(5), price(required=False)), as_of=day(9)))
        assert cam.advance("win", at=day(10)).facts()["deal"] == "won"

    def test_events_of_before_the_deal_are_refused_by_the_journey(self) -> None:
        cam = Journey.begin(facts=Facts(interest="explicit"))
        with pytest.raises(HistoryProblems):
            cam.with_(*approval_events(team(order(5)), as_of=day(9)))


class TestEvents:
    def test_they_follow_what_is_given_withdrawn_and_given_again(self) -> None:
        assert events(team(order(5, 7), order(9), price(3))) == [
            ("require_approvals", 2),
            ("approve", 5),
            ("withdraw_approval", 7),
            ("approve", 9),
        ]

    def test_what_was_given_before_it_was_asked_for_counts_at_once(self) -> None:
        assert events(team(order(1))) == [("require_approvals", 2), ("approve", 2)]

    def test_what_was_given_again_at_once_was_never_missing(self) -> None:
        assert events(team(order(3, 7), order(7))) == [("require_approvals", 2), ("approve", 3)]

    def test_turns_that_ended_before_do_not_count(self) -> None:
        assert events(team(order(3, 4), known=5)) == [("require_approvals", 5)]

    def test_one_more_that_is_required_later_opens_the_matter_again(self) -> None:
        later = price(9, required_since=day(7))
        assert events(team(order(5), later)) == [
            ("require_approvals", 2),
            ("approve", 5),
            ("withdraw_approval", 7),
            ("approve", 9),
        ]
        assert approvals_at(team(order(5), later), as_of=day(6)).complete is True
        assert approvals_at(team(order(5), later), as_of=day(8)).complete is False

    def test_nothing_later_than_the_instant_counts(self) -> None:
        assert events(team(order(5, 7)), until=1) == []
        assert events(team(order(5, 7)), until=4) == [("require_approvals", 2)]
        assert events(team(order(5, 7)), until=5)[-1] == ("approve", 5)

    def test_there_may_be_many_of_them(self) -> None:
        many = [order(what=f"part {n}", required=True) for n in range(5000)]
        assert events(team(*many)) == [("require_approvals", 2)]

    def test_what_is_no_team_and_an_instant_without_a_zone_are_refused(self) -> None:
        for ask in (approval_events, approvals_at):
            with pytest.raises(WrongArgument):
                ask(BOSS, as_of=day(1))  # type: ignore[arg-type]
            with pytest.raises(NaiveInstant):
                ask(team(), as_of=datetime(2026, 3, 1))  # noqa: DTZ001 # that is what is wrong


class TestStanding:
    def test_of_unknown_approvals_it_is_unknown_whether_all_are_given(self) -> None:
        for none in (BuyingTeam(members=(BOSS,)), team(order(1), known=9)):
            standing = approvals_at(none, as_of=day(5))
            assert standing.complete is None
            assert standing.given == standing.missing == ()
            assert "not known which are required" in standing.explain()

    def test_of_known_approvals_of_which_none_is_required_all_are_given(self) -> None:
        standing = approvals_at(team(price(required=False)), as_of=day(5))
        assert standing.complete is True
        assert standing.explain("nl").splitlines() == [
            "Goedkeuringen op 2026-03-05 09:00 UTC (000:36)",
            "  the discount (verkoper): niet vereist",
            "  het is bekend dat er geen vereist is",
            "Alle vereiste goedkeuringen zijn gegeven.",
        ]

    def test_each_approval_counts_once_whatever_its_turns(self) -> None:
        standing = approvals_at(team(order(3, 4), order(5), price()), as_of=day(6))
        assert [one.what for one in standing.given] == ["the order"]
        assert [one.what for one in standing.missing] == ["the discount"]
        assert "Niet alles wat vereist is, is gegeven." in standing.explain("nl")


class TestRules:
    def test_a_team_without_people_is_refused(self) -> None:
        assert problems(lambda: BuyingTeam(members=())) == [("empty_team", "$.members")]

    def test_one_person_twice_is_named(self) -> None:
        twice = (BOSS, EXPERT, TeamMember(person="P-1"))
        found = problems(lambda: BuyingTeam(members=twice))
        assert found == [("person_twice", "$.members[2].person")]

    def test_roles_that_there_are_not_stand_twice_or_not_at_all_are_named(self) -> None:
        wrong: Any = (BuyingRole.USER, "boss", "user", BuyingRole.USER, ["boss"])
        assert problems(lambda: TeamMember(person="P-1", roles=wrong)) == [
            ("unknown_role", "$.roles[1]"),
            ("unknown_role", "$.roles[2]"),
            ("role_twice", "$.roles[3]"),
            ("unknown_role", "$.roles[4]"),
        ]
        assert problems(lambda: TeamMember(person="P-1", roles=())) == [("no_roles", "$.roles")]

    def test_every_field_is_looked_at(self) -> None:
        wrong: Any = {"person": "", "roles": [BuyingRole.USER], "attitude": "against"}
        assert [path for _, path in problems(lambda: TeamMember(**wrong))] == [
            "$.person",
            "$.roles",
            "$.attitude",
        ]
        wrong = {
            "members": [BOSS],
            "deal": "",
            "complete": 1,
            "approvals": ("the order",),
            "approvals_known_at": "today",
        }
        assert {path for _, path in problems(lambda: BuyingTeam(**wrong))} == {
            f"$.{name}" for name in wrong
        }
        wrong = {
            "side": "buyer",
            "what": "",
            "required": None,
            "given_at": day(1).replace(tzinfo=None),
        }
        assert {path for _, path in problems(lambda: Approval(**wrong))} == {
            f"$.{name}" for name in wrong
        }

    def test_known_approvals_say_since_when_and_unknown_ones_do_not(self) -> None:
        undated: Any = {"members": (BOSS,), "approvals": ()}
        assert problems(lambda: BuyingTeam(**undated)) == [("not_dated", "$.approvals_known_at")]
        unknown: Any = {"members": (BOSS,), "approvals_known_at": day(2)}
        assert problems(lambda: BuyingTeam(**unknown)) == [("not_known", "$.approvals_known_at")]

    def test_what_happens_to_an_approval_is_in_order(self) -> None:
        assert problems(lambda: order(5, 5)) == [("not_after", "$.withdrawn_at")]
        assert problems(lambda: order(None, 5)) == [("never_given", "$.given_at")]
        early = order(required_since=day(1))
        assert problems(lambda: team(early)) == [("not_after", "$.approvals[0].required_since")]

    def test_one_approval_is_given_again_only_after_it_was_withdrawn(self) -> None:
        row = "$.approvals[1].given_at"
        assert problems(lambda: team(order(3), order(5))) == [("still_holds", row)]
        assert problems(lambda: team(order(3, 7), order(5))) == [("still_holds", row)]
        assert problems(lambda: team(order(3, 4), order())) == [("still_holds", row)]
        first = problems(lambda: team(order(), order(3)))
        assert first == [("still_holds", "$.approvals[0].given_at")]
        assert events(team(order(3, 5), order(5), order(by="the board"))) == [
            ("require_approvals", 2)
        ]

    def test_the_turns_of_one_approval_ask_the_same(self) -> None:
        found = problems(lambda: team(order(3, 5), order(6, required=False)))
        assert found == [("other_need", "$.approvals[1].required")]
        assert problems(lambda: team(order(3, 5), order(6, required_since=day(4))))

    def test_all_of_it_is_told_at_once(self) -> None:
        twice = (BOSS, BOSS)
        rows = (order(3), order(4))
        found = problems(lambda: BuyingTeam(members=twice, approvals=rows))
        assert [code for code, _ in found] == ["person_twice", "not_dated", "still_holds"]

    def test_a_team_is_equal_and_comes_back_whatever_the_zone_of_its_instants(self) -> None:
        there = timezone(timedelta(hours=2))
        one = team(order(5, required_since=day(2)))
        other = team(
            Approval(
                side=ApprovalSide.BUYER,
                what="the order",
                required=True,
                required_since=day(2).astimezone(there),
                given_at=day(5).astimezone(there),
            )
        )
        assert one == other
        assert hash(one) == hash(other)
        assert loads(dumps(other), BuyingTeam) == one
        assert pickle.loads(pickle.dumps(one)) == one


class TestCoverage:
    def test_it_has_the_roles_that_are_played_and_those_that_are_not(self) -> None:
        found = team_coverage(BuyingTeam(members=(BOSS, EXPERT, USER, SOMEBODY)))
        assert found.filled == {
            BuyingRole.DECISION_MAKER: ("P-1",),
            BuyingRole.INFLUENCER: ("P-2",),
            BuyingRole.EVALUATOR: ("P-2",),
            BuyingRole.USER: ("P-3",),
        }
        assert found.unfilled == (
            BuyingRole.APPROVER,
            BuyingRole.BUYER,
            BuyingRole.GATEKEEPER,
            BuyingRole.CHAMPION,
        )
        assert found.role_unknown == ("P-4",)
        assert "  role not known: P-4" in found.explain().splitlines()
        assert (found.people, found.single_contact) == (4, False)

    @pytest.mark.parametrize(
        ("complete", "said"),
        [(True, "iedereen die"), (False, "Niet iedereen"), (None, "niet bekend")],
    )
    def test_one_contact_is_said_and_whether_these_are_all(
        self, complete: bool | None, said: str
    ) -> None:
        one = BuyingTeam(members=(USER,), complete=complete)
        found = team_coverage(one, roles=[BuyingRole.USER, BuyingRole.USER])
        lines = found.explain("nl").splitlines()
        assert found.single_contact
        assert lines[1:3] == [
            "  maar één contact: de deal hangt aan één persoon",
            "  gebruiker (eigen definitie): P-3",
        ]
        assert said in lines[-1]

    def test_what_is_no_team_and_no_role_is_refused(self) -> None:
        with pytest.raises(WrongArgument):
            team_coverage(BOSS)  # type: ignore[arg-type]
        with pytest.raises(WrongArgument):
            team_coverage(team(), roles=["user"])  # type: ignore[list-item]


HOW: Any = {"level": Level.CHECKED, "at": day(9), "by": HUMAN, "source": "call of 9 March"}


class TestFacts:
    def test_who_takes_part_is_known_where_the_team_is_complete_and_somebody_decides(self) -> None:
        found = stakeholder_evidence(BuyingTeam(members=(BOSS,), complete=True), **HOW)
        assert found.evidence is not None
        assert facts_at([found.evidence], as_of=day(9)).facts["stakeholders_known"] == "yes"
        assert found.evidence.source == "call of 9 March"

    def test_a_team_that_is_not_complete_refutes_it(self) -> None:
        found = stakeholder_evidence(BuyingTeam(members=(BOSS,), complete=False), **HOW)
        assert found.evidence is not None
        assert found.evidence.stance is Stance.REFUTED
        assert found.explain("nl") == (
            "stakeholders_known (002:72): weerlegt: dit is niet iedereen die meebeslist"
        )

    @pytest.mark.parametrize(
        "of",
        [BuyingTeam(members=(BOSS,)), BuyingTeam(members=(EXPERT, SOMEBODY), complete=True)],
    )
    def test_otherwise_nothing_is_said_about_who_takes_part(self, of: BuyingTeam) -> None:
        found = stakeholder_evidence(of, **HOW)
        assert found.evidence is None
        assert "says nothing" in found.explain()

    @pytest.mark.parametrize("person", ["P-1", "P-2"])
    def test_who_decides_or_influences_has_authority_at_the_level_given(self, person: str) -> None:
        found = authority_evidence(BuyingTeam(members=(BOSS, EXPERT)), person, **HOW)
        assert found.evidence is not None
        assert facts_at([found.evidence], as_of=day(9)).facts["authority"] == "checked"
        assert "authority (002:59): says" in found.explain()

    @pytest.mark.parametrize("person", ["P-3", "P-4", "P-5"])
    def test_every_other_role_none_and_nobody_say_nothing_about_it(self, person: str) -> None:
        found = authority_evidence(BuyingTeam(members=(BOSS, USER, SOMEBODY)), person, **HOW)
        assert found.evidence is None
        assert found.explain("nl").startswith("authority (002:59): zegt niets: ")

    def test_what_is_wrong_is_said_also_where_nothing_would_be_said(self) -> None:
        wrong: Any = {**HOW, "level": "checked"}
        with pytest.raises(WrongArgument):
            stakeholder_evidence(team(), **wrong)
        with pytest.raises(WrongArgument):
            authority_evidence(team(), None, **HOW)  # type: ignore[arg-type]
        with pytest.raises(WrongArgument):
            stakeholder_evidence(BOSS, **HOW)  # type: ignore[arg-type]
        with pytest.raises(WrongArgument):
            authority_evidence(BOSS, "P-1", **HOW)  # type: ignore[arg-type]


def test_every_role_attitude_and_side_has_its_words() -> None:
    assert set(BUYING_ROLE_WORDS) == set(BUYING_ROLE_CITES) == set(BuyingRole)
    assert set(ATTITUDE_WORDS) == set(Attitude)
    assert set(APPROVAL_SIDE_WORDS) == set(ApprovalSide)
