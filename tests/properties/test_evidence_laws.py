"""The laws of evidence: the order of arrival, the time that is asked about, and who is believed."""

import pickle
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from salesterms.errors import Text
from salesterms.facts import (
    CATALOGUE,
    Axis,
    Evidence,
    Level,
    Maker,
    MakerKind,
    Moves,
    NoRecord,
    Scale,
    Stance,
    Subject,
    check_evidence,
    facts_at,
    gathered,
    nothing_on_record,
    position,
)
from salesterms.strategies import evidence, evidence_lists

REGION = position(
    "region",
    ("home", "at home", "in eigen land"),
    ("near", "near by", "dichtbij"),
    ("far", "far away", "ver weg"),
    text=Text("region", "regio"),
    subject=Subject.PERSON,
    no_record=NoRecord.NO,
    moves=Moves.EVIDENCE,
)
OURS = CATALOGUE.with_(REGION)

#: One of every shape: graded, ladders with and without meaning for no record, positions of both.
FEW = (
    "need",
    "progress",
    "contact_details",
    "interest",
    "permission",
    "product_known",
    "source",
    "region",
)
RECORDS = evidence_lists(catalogue=OURS, facts=FEW)
ABOUT_ONE = st.sampled_from(FEW).flatmap(lambda name: evidence_lists(catalogue=OURS, facts=[name]))
EITHER = RECORDS | ABOUT_ONE
ANY_FACT = pytest.mark.parametrize("name", FEW)
HUMAN = Maker(kind=MakerKind.HUMAN)
quick = settings(max_examples=min(40, settings().max_examples), deadline=None)


def moments(record: list[Evidence]) -> list[datetime]:
    """Every instant of the evidence, the one just before each, and one when there is none yet."""
    at = sorted({piece.at.astimezone(UTC) for piece in record})
    return [datetime(2020, 1, 1, tzinfo=UTC), *at, *(one - timedelta(microseconds=1) for one in at)]


def latest(record: list[Evidence]) -> datetime:
    return max(moments(record))


def view(record: list[Evidence], as_of: datetime) -> Any:
    return facts_at(record, as_of=as_of, catalogue=OURS)


# --- a second, naive reading: every rung and every value by itself -------------------------------


def counted(record: list[Evidence], axis: Axis, as_of: datetime) -> list[Evidence]:
    felt = [Level.ASSUMED] if axis.scale is not Scale.GRADED else []
    return [
        piece
        for piece in record
        if piece.fact == axis.name
        and piece.at.timestamp() <= as_of.timestamp()
        and piece.level not in felt
    ]


def height(piece: Evidence, axis: Axis) -> int:
    """The rung that a piece names."""
    if axis.scale is Scale.GRADED:
        if piece.level is None:
            return 1
        cap = 4 if piece.by.kind is not MakerKind.MODEL or piece.checked_by else 2
        return min(1 + [*Level].index(piece.level), cap)
    return 1 if piece.value is None else axis.names.index(piece.value)


def naive_rung(pieces: list[Evidence], axis: Axis, rung: int) -> set[bool]:
    """Whether one rung is reached: yes, no, or both where that is open."""
    about = [
        piece
        for piece in pieces
        if (rung <= height(piece, axis)) is (piece.stance is Stance.HOLDS)
        or rung == height(piece, axis)
    ]
    if not about:
        graded = pieces and axis.scale is Scale.GRADED
        known = graded or axis.no_record is NoRecord.NO
        return {False} if known else {False, True}
    last = max(piece.at.timestamp() for piece in about)
    return {piece.stance is Stance.HOLDS for piece in about if piece.at.timestamp() == last}


def naive_ladder(pieces: list[Evidence], axis: Axis) -> set[str]:
    rungs = {rung: naive_rung(pieces, axis, rung) for rung in range(1, len(axis.names))}
    return {
        name
        for at, name in enumerate(axis.names)
        if all((at >= rung) in said for rung, said in rungs.items())
    }


def naive_position(pieces: list[Evidence], axis: Axis) -> set[str]:
    nothing = {axis.names[0]} if axis.no_record is NoRecord.NO else set(axis.names)
    found = nothing
    for at in sorted({piece.at.timestamp() for piece in pieces}):
        now = [piece for piece in pieces if piece.at.timestamp() == at]
        said = {piece.value for piece in now if piece.stance is Stance.HOLDS}
        denied = {piece.value for piece in now if piece.stance is not Stance.HOLDS}
        before = set() if None in denied else found - denied
        rest = before or nothing - denied or set(axis.names) - denied or set(axis.names)
        if not said:
            found = rest
        elif None in denied or said <= denied:
            found = {str(one) for one in said} | rest
        else:
            found = {str(one) for one in said}
    return found


def naive(record: list[Evidence], axis: Axis, as_of: datetime) -> set[str]:
    pieces = counted(record, axis, as_of)
    return naive_ladder(pieces, axis) if axis.ordered else naive_position(pieces, axis)


@quick
@given(EITHER)
def test_a_naive_reading_agrees(record: list[Evidence]) -> None:
    """Every rung and every value by itself gives the same facts, at every moment."""
    for as_of in moments(record):
        facts = view(record, as_of).facts
        for name in FEW:
            assert set(facts.possible_names(name)) == naive(record, OURS[name], as_of), name


# --- the laws ------------------------------------------------------------------------------------


class TestOrderAndRepetition:
    """Any permutation of the evidence, with pieces given again, is the same view."""

    @quick
    @given(EITHER, st.data())
    def test_the_view_is_the_same(self, record: list[Evidence], data: st.DataObject) -> None:
        again = data.draw(st.lists(st.sampled_from(record), max_size=4)) if record else []
        shuffled = data.draw(st.permutations([*record, *again]))
        as_of = data.draw(st.sampled_from(moments(record)))

        one, other = view(record, as_of), view(shuffled, as_of)

        assert one == other
        assert (one.ahead, one.explain("nl")) == (other.ahead, other.explain("nl"))
        assert [one.why(name) for name in FEW] == [other.why(name) for name in FEW]


class TestPrefix:
    """What is known at a moment does not depend on what comes after it."""

    @quick
    @given(EITHER, st.data())
    def test_a_prefix_never_changes(self, record: list[Evidence], data: st.DataObject) -> None:
        as_of = data.draw(st.sampled_from(moments(record)))

        now = view(record, as_of)

        assert now == view([piece for piece in record if piece.at <= as_of], as_of)
        assert set(now.evidence) | set(now.ahead) == set(record)
        assert all(piece.at > as_of for piece in now.ahead)


class TestPositiveEvidence:
    """Evidence that a fact holds never lowers it, whenever it was given."""

    @ANY_FACT
    @settings(max_examples=min(15, settings().max_examples), deadline=None)
    @given(data=st.data())
    def test_it_never_lowers(self, name: str, data: st.DataObject) -> None:
        axis = OURS[name]
        if not axis.ordered:
            return
        record = data.draw(evidence_lists(catalogue=OURS, facts=[name]))
        at = st.sampled_from(moments(record))
        piece = data.draw(evidence(facts=[name], at=at).filter(lambda one: one.stance == "holds"))
        as_of = data.draw(at)

        before, after = (view(given, as_of).facts for given in (record, [*record, piece]))

        assert after.possible(axis)[0] >= before.possible(axis)[0]
        assert after.closed().possible(axis) >= before.closed().possible(axis)


class TestRefutation:
    """Refuted and then stated is stated: nothing of before comes back."""

    @ANY_FACT
    @settings(max_examples=min(15, settings().max_examples), deadline=None)
    @given(data=st.data())
    def test_refuting_clears(self, name: str, data: st.DataObject) -> None:
        axis = OURS[name]
        if axis.moves is Moves.HAPPENS:
            return
        record = data.draw(evidence_lists(catalogue=OURS, facts=[name]))
        stance = data.draw(st.sampled_from([Stance.REFUTED, Stance.WITHDRAWN]))
        end = latest(record)
        days = [end + timedelta(days=number) for number in (1, 2)]
        refuted = Evidence(fact=name, stance=stance, at=days[0], by=HUMAN)
        stated = data.draw(
            evidence(catalogue=OURS, facts=[name], at=st.just(days[1])).filter(
                lambda one: one.stance is Stance.HOLDS and one.level is not Level.ASSUMED
            )
        )

        whole = view([*record, refuted, stated], days[1])

        assert whole.facts.closed() == view([stated], days[1]).facts.closed()
        assert whole.conflicts == ()
        assert view([*record, refuted], days[0]).facts.closed()[name] in (
            axis.names[0],
            *(axis.names if name == "region" else ()),
        )


class TestConflicts:
    """A conflict is what leaves open a fact that was spoken of; none of its pieces stands alone."""

    @quick
    @given(EITHER)
    def test_the_pieces_oppose_each_other(self, record: list[Evidence]) -> None:
        for as_of in moments(record):
            found = view(record, as_of)
            for conflict in found.conflicts:
                name = conflict.fact.name
                assert len(found.facts.possible_names(name)) > 1
                assert {piece.fact for piece in conflict.evidence} == {name}
                assert {piece.at for piece in conflict.evidence} == {conflict.at}
                said = {(one.stance is Stance.HOLDS, one.value) for one in conflict.evidence}
                assert len(said) > 1
                assert found.why(name).opposed == conflict.evidence

    @pytest.mark.parametrize("name", ["need", "permission", "contact_details"])
    @quick
    @given(data=st.data())
    def test_they_are_symmetric(self, name: str, data: st.DataObject) -> None:
        pieces = data.draw(evidence_lists(catalogue=OURS, facts=[name]))
        start = datetime(2024, 1, 1, tzinfo=UTC)
        now = [evolve(piece, at=start, id=None) for piece in pieces]
        counts = [one for one in now if name == "need" or one.level is not Level.ASSUMED]

        found = view(now, start)

        if not any(one.value for one in now):
            both = len({one.stance is Stance.HOLDS for one in counts}) == 2
            assert bool(found.conflicts) is both
        assert found == view(now[::-1], start)


class TestOneMorePiece:
    """One piece after another gives what the view of all of them gives, at every moment."""

    @quick
    @given(EITHER, st.data())
    def test_the_fold_equals_the_view(self, record: list[Evidence], data: st.DataObject) -> None:
        instants = {piece.at.astimezone(UTC) for piece in record}
        state = nothing_on_record(OURS)
        for at in sorted(instants):
            now = [piece for piece in record if piece.at.astimezone(UTC) == at]
            for piece in data.draw(st.permutations(now)):
                state = state.after(piece)
                state = state.after(piece)
            whole = view(record, at)
            assert state.facts == whole.facts
            assert state.clashes == {one.fact.name: one.at for one in whole.conflicts}


class TestModels:
    """What a model wrote counts as stated at most, until a human checked it."""

    @quick
    @given(EITHER)
    def test_nothing_unchecked_is_more_than_stated(self, record: list[Evidence]) -> None:
        model = Maker(kind=MakerKind.MODEL)
        written = [evolve(piece, by=model, checked_by=None) for piece in record]

        facts = view(written, latest(record)).facts

        assert facts.possible(OURS["need"])[-1] <= 2 or facts["need"] is None
        checked = [evolve(piece, checked_by=HUMAN) for piece in written]
        by_humans = [evolve(piece, by=HUMAN, checked_by=None) for piece in record]
        assert view(checked, latest(record)).facts == view(by_humans, latest(record)).facts


@quick
@given(EITHER)
def test_every_piece_decides_or_is_set_aside(record: list[Evidence]) -> None:
    """Each piece stands in `why` of its fact once."""
    for as_of in moments(record):
        found = view(record, as_of)
        for name in FEW:
            why = found.why(name)
            told = [*why.decided, *(piece for piece, _ in why.set_aside)]
            about_it = [piece for piece in record if piece.fact == name]
            assert sorted(map(repr, told)) == sorted(map(repr, about_it))
            assert set(why.capped) | set(why.opposed) <= set(told)


@quick
@given(EITHER)
def test_what_was_set_aside_could_be_left_out(record: list[Evidence]) -> None:
    """Without what was set aside the facts are the same."""
    as_of = latest(record)
    whole = view(record, as_of)
    decided = [piece for name in FEW for piece in whole.why(name).decided]
    left = view(decided, as_of)
    for name in FEW:
        if OURS[name].ordered:
            assert left.facts.possible(OURS[name]) == whole.facts.possible(OURS[name])


@quick
@given(EITHER)
def test_what_is_drawn_is_accepted(record: list[Evidence]) -> None:
    check_evidence(record, catalogue=OURS)
    assert set(gathered(record)) == set(record)


SAID = Evidence(
    fact="budget",
    level=Level.CHECKED,
    at=datetime(2026, 3, 1, tzinfo=UTC),
    by=Maker(kind=MakerKind.HUMAN),
)
OPPOSED = [SAID, evolve(SAID, stance=Stance.REFUTED, level=None)]


@quick
@given(evidence_lists(facts=FEW[:-1]))
@example(OPPOSED)
def test_a_pickled_view_answers_as_the_original(record: list[Evidence]) -> None:
    """Also where the catalogue is the built-in one, which is pickled by its name."""
    found = facts_at(record, as_of=latest(record))
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    for name in CATALOGUE:
        assert again.why(name) == found.why(name)


def test_what_opposes_is_told_of_a_pickled_view() -> None:
    found = facts_at(OPPOSED, as_of=SAID.at)
    assert len(pickle.loads(pickle.dumps(found)).why("budget").opposed) == 2
