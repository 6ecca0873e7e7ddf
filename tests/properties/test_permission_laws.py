"""The laws of permission: nothing turns a no into a yes but a yes; to forget moves no count."""

import pickle
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from salesterms import strategies as sts
from salesterms.criteria.nodes import leaves
from salesterms.documents import dumps
from salesterms.entities import (
    Addressee,
    ContactDecision,
    ContactReason,
    ContactRules,
    HandOver,
    LegalBasis,
    Permission,
    PermissionRecord,
    PermissionWithdrawn,
    Person,
    forget,
    may_contact,
    permission_evidence,
)
from salesterms.facts import CATALOGUE, Axis, Maker, MakerKind, Moves, facts_at
from salesterms.journey import Journey
from salesterms.values import instant
from salesterms.vocabularies import Vocabulary, vocabularies

quick = settings(max_examples=min(40, settings().max_examples), deadline=None)

RECORDS = st.lists(sts.permission_records(), max_size=8)
RULES = st.none() | sts.contact_rule_tables()


@st.composite
def questions(draw: st.DrawFn) -> dict[str, Any]:
    """A question with its rules, often one that the records have an answer to."""
    records = draw(RECORDS)
    given_ = [one for one in records if isinstance(one, Permission)]
    near = draw(st.sampled_from(given_)) if given_ else draw(sts.permissions())
    at = instant(near.given_at) + timedelta(days=draw(st.integers(-3, 90)))
    return {
        "person": near.person,
        "purpose": near.purpose,
        "channel": near.channel,
        "at": at,
        "permissions": records,
        "rules": draw(RULES),
        "addressee": draw(st.none() | st.sampled_from(Addressee)),
        "customer": draw(st.none() | st.booleans()),
    }


def ask(asked: dict[str, Any], **other: Any) -> ContactDecision:
    """The answer to a question, with some of it otherwise."""
    given_: dict[str, Any] = {**asked, **other}
    return may_contact(**given_)


class TestNoNeverBecomesYes:
    """A withdrawal, a rule that forbids, and less that is known never turn a no into a yes."""

    @quick
    @given(questions(), sts.withdrawn_permissions())
    def test_by_a_withdrawal(self, asked: dict[str, Any], taken: PermissionWithdrawn) -> None:
        before = ask(asked)
        after = ask(asked, permissions=[*asked["permissions"], taken])
        assert before or not after

    @quick
    @given(questions(), st.data())
    def test_by_a_rule_that_forbids(self, asked: dict[str, Any], data: st.DataObject) -> None:
        rows = asked["rules"].rows if asked["rules"] else ()
        row = evolve(data.draw(sts.contact_rules(name="more")), bases=())
        place = data.draw(st.integers(0, len(rows)))
        table = [*rows[:place], row, *rows[place:]]
        reached = [
            one for at, one in enumerate(table) if not any(x.includes(one) for x in table[:at])
        ]
        more = ContactRules(rows=tuple(reached), zone="Europe/Amsterdam")
        less = evolve(more, rows=tuple(one for one in reached if one is not row))
        if row in reached:
            assert ask(asked, rules=less) or not ask(asked, rules=more)

    @quick
    @given(questions())
    def test_by_knowing_less_of_the_case(self, asked: dict[str, Any]) -> None:
        every = [
            ask(asked, addressee=addressee, customer=customer)
            for addressee in Addressee
            for customer in (True, False)
        ]
        nothing = ask(asked, addressee=None, customer=None)
        assert nothing.allowed is all(every)
        assert bool(nothing.unknown) is (len({one.allowed for one in every}) == 2)

    @quick
    @given(questions())
    def test_without_rules(self, asked: dict[str, Any]) -> None:
        refused = ask(asked, rules=None)
        assert not refused
        assert ContactReason.NO_RULES in refused.reasons


class TestWhatIsSaidIsSo:
    """A yes has a rule that accepts the basis of a permission of this very case; a no a reason."""

    @quick
    @given(questions())
    def test_of_every_answer(self, asked: dict[str, Any]) -> None:
        answer = ask(asked)
        assert answer.explain()
        assert answer.explain("nl")
        given_ = {one for one in asked["permissions"] if isinstance(one, Permission)}
        assert sum(answer.seen.values()) == len(given_)
        if not answer:
            assert answer.reason is not ContactReason.ALLOWED
            return
        permission, rule = answer.permission, answer.rule
        assert permission is not None
        assert rule is not None
        assert permission in given_
        assert permission.basis in rule.bases
        assert (permission.person, permission.purpose, permission.channel) == (
            asked["person"],
            asked["purpose"],
            asked["channel"],
        )
        assert instant(permission.given_at) <= asked["at"]

    @quick
    @given(questions(), st.data())
    def test_in_whatever_order_records_come_and_however_often(
        self, asked: dict[str, Any], data: st.DataObject
    ) -> None:
        records = data.draw(st.permutations(asked["permissions"] * 2))
        assert ask(asked, permissions=records) == ask(asked)

    @quick
    @given(questions())
    def test_whatever_is_recorded_later(self, asked: dict[str, Any]) -> None:
        earlier = [one for one in asked["permissions"] if instant(one.at) <= asked["at"]]
        now = ask(asked, permissions=earlier)
        assert now.allowed is ask(asked).allowed


class TestEvidenceAgreesWithTheRecords:
    """The fact holds at every instant at which some permission does, and only then."""

    @quick
    @given(RECORDS, sts.instants(), st.sampled_from(["email", None]))
    def test_of_the_fact(
        self, records: list[PermissionRecord], at: datetime, channel: str | None
    ) -> None:
        by = Maker(kind=MakerKind.SYSTEM)
        pieces = permission_evidence(
            "P-1", records, purpose="newsletter", channel=channel, by=by, bases=tuple(LegalBasis)
        )
        channels = ("email", "phone", "text_message") if channel is None else (channel,)
        holds = any(
            may_contact("P-1", "newsletter", one, at, permissions=records).seen.get("holds", 0)
            for one in channels
        )
        for moment in (at, *(piece.at for piece in pieces)):
            found = facts_at(pieces, as_of=moment).facts["permission"]
            if moment is at:
                assert (found == "yes") is holds
            assert found in ("yes", "no", None)
        assert facts_at(pieces, as_of=at).conflicts == ()


def asked_of(vocabulary: Vocabulary) -> set[Axis]:
    """The facts that the rows of a vocabulary ask about."""
    found = (leaf for row in vocabulary.rows for leaf in leaves(row.when))
    return {CATALOGUE.layout.asked(leaf)[0] for leaf in found}


#: The vocabularies whose labels rest on nothing but what events move.
BY_EVENTS = [
    one for one in vocabularies() if all(axis.moves is Moves.EVENTS for axis in asked_of(one))
]


@st.composite
def books(draw: st.DrawFn) -> tuple[list[Journey], list[HandOver]]:
    """Journeys and hand-overs of a few people, of whom P-1 is one."""
    found = []
    for made in draw(st.lists(sts.journeys(), max_size=4)):
        person = draw(st.sampled_from(["P-1", "P-2"]))
        book = made.parts[0]
        found.append(
            Journey.begin(person=person, account=book.account, facts=book.given).with_(
                *made.events, *made.evidence
            )
        )
    return found, draw(st.lists(sts.hand_overs(), max_size=4))


class TestForgettingKeepsEveryCount:
    """Stages, events, instants, answers, and every label that rests on events stay as many."""

    @quick
    @given(books(), sts.instants())
    def test_of_journeys_and_hand_overs(
        self, given_: tuple[list[Journey], list[HandOver]], at: datetime
    ) -> None:
        journeys, handed = given_
        gone = forget("P-1", journeys, at=at, hand_overs=handed)

        assert len(gone.journeys) == len(journeys)
        for before, after in zip(journeys, gone.journeys, strict=True):
            assert after.forgotten is (before.person == "P-1")
            for moment in (None, at):
                assert after.stage(as_of=moment).name == before.stage(as_of=moment).name
            assert [(e.event, e.at) for e in after.events] == [
                (e.event, e.at) for e in before.events
            ]
        assert Counter(map(counted, gone.hand_overs)) == Counter(map(counted, handed))

    @quick
    @given(books(), sts.instants())
    def test_of_labels_that_rest_on_events_alone(
        self, given_: tuple[list[Journey], list[HandOver]], at: datetime
    ) -> None:
        journeys, _ = given_
        gone = forget("P-1", journeys, at=at)
        assert BY_EVENTS
        for vocabulary in BY_EVENTS:
            for moment in (None, at):
                before, after = (
                    Counter(
                        label.paths
                        for one in many
                        for label in one.labels(vocabulary, as_of=moment)
                    )
                    for many in (journeys, gone.journeys)
                )
                assert before == after

    @quick
    @given(books(), sts.instants())
    def test_and_to_forget_again_changes_nothing(
        self, given_: tuple[list[Journey], list[HandOver]], at: datetime
    ) -> None:
        journeys, handed = given_
        once = forget("P-1", journeys, at=at, hand_overs=handed)
        again = forget(
            "P-1",
            once.journeys,
            at=at + timedelta(days=1),
            hand_overs=once.hand_overs,
            traces=once.traces,
        )
        assert (again.journeys, again.hand_overs) == (once.journeys, once.hand_overs)
        assert again.traces == once.traces
        assert not again.erased
        assert not again.nameless


def counted(one: HandOver) -> tuple[object, ...]:
    return (one.from_team, one.to_team, one.at, one.answer, one.answered_at, one.reason)


class TestNothingPersonalIsLeft:
    """What a forgotten person was called, and their ids, stand nowhere in what is kept."""

    @quick
    @given(sts.people(missing=False), sts.journeys(), sts.hand_overs(), st.lists(sts.permissions()))
    def test_in_any_form(
        self, person: Person, made: Journey, handed: HandOver, records: list[Permission]
    ) -> None:
        unlike = evolve(person, id="person 0815", first_name="Zaphod", last_name="Beeblebrox")
        journey = Journey.begin(person=unlike.id, account="account 42", facts=made.parts[0].given)
        gone = forget(
            unlike,
            [journey.with_(*made.events, *made.evidence)],
            at=datetime(2026, 3, 1, tzinfo=UTC),
            persons=[unlike],
            hand_overs=[evolve(handed, lead=unlike.id, note="of Zaphod")],
            permissions=[evolve(one, person=unlike.id, proof="Zaphod 1") for one in records],
        )
        parts = (gone, gone.journeys, gone.hand_overs, gone.persons, gone.permissions)
        seen = repr(parts) + str(pickle.dumps(gone)) + dumps(gone) + gone.explain()
        personal = (unlike.id, "Zaphod", "Beeblebrox", "account 42", unlike.email, unlike.phone)
        assert [value for value in personal if value and value in seen] == []
