"""The laws of scores: points and evidence never lower them, and decay never raises them."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from random import Random
from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from salesterms.facts import CATALOGUE, Evidence, Facts, Level, Maker, MakerKind, Scale, Stance
from salesterms.qualification import (
    LeadScore,
    PointsForCriterion,
    ScoreAxis,
    ScoreModel,
    Signal,
    rank,
    score,
)
from salesterms.strategies import evidence, score_models, signals

quick = settings(max_examples=min(40, settings().max_examples), deadline=None)
AT = datetime(2026, 3, 1, tzinfo=UTC)
INSTANTS = st.integers(-1200, 0).map(lambda hours: AT + timedelta(hours=hours))
#: Graded, with no record meaning no and unknown, and one that is never taken back.
FEW = ("need", "budget", "context", "permission", "interest", "progress", "product_known")
MODELS = score_models(facts=FEW)
PIECES = st.lists(evidence(facts=FEW, at=INSTANTS), max_size=6)
SEEN = st.lists(signals(at=INSTANTS), max_size=4)
RANDOM = st.randoms(use_true_random=False)


@st.composite
def known_few(draw: st.DrawFn) -> Facts:
    """Facts of which some are open, and none contradicts a law."""
    given_: dict[str, str | tuple[str, ...]] = {}
    for name in draw(st.sets(st.sampled_from(FEW))):
        names = CATALOGUE[name].names
        ends = st.integers(0, len(names) - 1)
        low, high = sorted((draw(ends), draw(ends)))
        given_[name] = names[low : high + 1]
    return Facts(**given_)


@st.composite
def completed(draw: st.DrawFn, known: Facts) -> Facts:
    """Facts that settle everything that these leave open."""
    chosen = {name: draw(st.sampled_from(known.possible_names(name))) for name in FEW}
    return known.with_(**chosen)


def scored(model: ScoreModel, known: Facts | None = None, **given_: Any) -> LeadScore:
    fields: dict[str, Any] = {"as_of": AT, **given_}
    return score(model, known or Facts(), **fields)


def shuffled(luck: Random, values: Any) -> Any:
    return luck.sample(values, len(values))


class TestMorePointsNeverLower:
    """A row that gives more points never lowers the score of anybody, nor either end of it."""

    @quick
    @given(MODELS, known_few(), PIECES, st.data(), st.integers(1, 30))
    def test_it_holds(
        self, model: ScoreModel, known: Facts, pieces: list[Evidence], data: Any, more: int
    ) -> None:
        at = data.draw(st.integers(0, len(model.rows) - 1))
        row = model.rows[at]
        richer = evolve(row, points=row.points + more if row.points != -more else more)
        other = evolve(model, rows=(*model.rows[:at], richer, *model.rows[at + 1 :]))
        before, after = (scored(each, known, evidence=pieces) for each in (model, other))
        assert after.total >= before.total
        assert (after.low, after.high) >= (before.low, before.low)
        assert after.low >= before.low
        assert after.high >= before.high


class TestTheOrderPlaysNoPart:
    """The order of the rows, the evidence and the signals changes no score and no reason."""

    @quick
    @given(MODELS, known_few(), PIECES, SEEN, RANDOM)
    def test_it_holds(
        self,
        model: ScoreModel,
        known: Facts,
        pieces: list[Evidence],
        seen: list[Signal],
        luck: Random,
    ) -> None:
        found = scored(model, known, evidence=pieces, signals=seen)
        again = scored(model, known, evidence=shuffled(luck, pieces), signals=shuffled(luck, seen))
        assert again == found
        assert again.explain("nl") == found.explain("nl")
        turned = scored(
            evolve(model, rows=tuple(shuffled(luck, model.rows))),
            known,
            evidence=pieces,
            signals=seen,
        )
        assert (turned.by_axis, turned.low, turned.high) == (found.by_axis, found.low, found.high)
        assert {line.row.id: line for line in turned.lines} == {
            line.row.id: line for line in found.lines
        }


class TestDecayNeverRaises:
    """No score is above what it is without decay, and none rises as time goes by."""

    @quick
    @given(MODELS, known_few(), PIECES, SEEN, st.integers(0, 3000))
    def test_it_holds(
        self,
        model: ScoreModel,
        known: Facts,
        pieces: list[Evidence],
        seen: list[Signal],
        hours: int,
    ) -> None:
        given_: dict[str, Any] = {"evidence": pieces, "signals": seen}
        now = scored(model, known, **given_)
        later = scored(model, known, **{**given_, "as_of": AT + timedelta(hours=hours)})
        fresh = evolve(model, axes=tuple(evolve(axis, decay=None) for axis in model.axes))
        assert later.total <= now.total <= scored(fresh, known, **given_).total
        assert later.low <= now.low
        assert later.high <= now.high


class TestUnknownIsNotFailed:
    """Whatever turns out about what is unknown, the score lies within the range given before."""

    @quick
    @given(MODELS, st.data(), PIECES)
    def test_it_holds(self, model: ScoreModel, data: Any, pieces: list[Evidence]) -> None:
        known = data.draw(known_few())
        settled = data.draw(completed(known))
        before, after = (scored(model, each, evidence=pieces) for each in (known, settled))
        assert before.low <= before.total <= before.high
        assert before.low <= after.low <= after.total <= after.high <= before.high
        for threshold in model.thresholds:
            possible = before.outcomes[threshold.name] in {"certain", "reached", "possible"}
            assert possible or after.outcomes[threshold.name] == "missed"

    @quick
    @given(MODELS, known_few())
    def test_a_range_of_one_waits_for_nothing_that_matters(
        self, model: ScoreModel, known: Facts
    ) -> None:
        found = scored(model, known)
        assert bool(found.unknown) is any(line.unknown for line in found.lines)
        if found.low != found.high:
            assert found.unknown or any(line.low != line.high for line in found.lines)


class TestWhatSpeaksForSomebodyNeverLowers:
    """With rows that only give, one more piece that holds, or one more signal, never lowers."""

    @quick
    @given(
        score_models(facts=FEW, positive=True),
        PIECES,
        SEEN,
        st.sampled_from(FEW),
        st.data(),
        INSTANTS,
        signals(at=INSTANTS),
    )
    def test_it_holds(
        self,
        model: ScoreModel,
        pieces: list[Evidence],
        seen: list[Signal],
        name: str,
        data: Any,
        at: datetime,
        signal: Signal,
    ) -> None:
        axis = CATALOGUE[name]
        rung = data.draw(st.sampled_from(axis.names[1:]))
        piece = Evidence(
            fact=name,
            value=None if axis.scale is Scale.GRADED else rung,
            level=Level(rung) if axis.scale is Scale.GRADED else Level.STATED,
            at=at,
            by=Maker(kind=MakerKind.HUMAN),
        )
        # Two statements of one instant may leave a fact open, which is neither for nor against.
        moments = {one.at for one in pieces if one.stance is not Stance.HOLDS}
        before = scored(model, evidence=pieces, signals=seen)
        if at not in moments:
            after = scored(model, evidence=[*pieces, piece], signals=seen)
            assert after.total >= before.total
            assert after.low >= before.low
        assert scored(model, evidence=pieces, signals=[*seen, signal]).total >= before.total


class TestLinesAreTheScore:
    """The lines add up to the axes, and the axes by their weights to the total."""

    @quick
    @given(MODELS, known_few(), PIECES, SEEN)
    def test_it_holds(
        self, model: ScoreModel, known: Facts, pieces: list[Evidence], seen: list[Signal]
    ) -> None:
        found = scored(model, known, evidence=pieces, signals=seen)
        total = Fraction(0)
        for axis in model.axes:
            own = [line.points for line in found.lines if line.row.axis == axis.name]
            raw = sum(own, Fraction(0))
            raw = raw if axis.cap is None else min(raw, Fraction(axis.cap))
            raw = raw if axis.floor is None else max(raw, Fraction(axis.floor))
            assert found.by_axis[axis.name] == raw
            total += raw * Fraction(axis.weight)
        assert found.total == total
        for name in ("fit", "behaviour", "total"):
            low, high = model.bounds(name)
            assert low is None or low <= found.of(name)
            assert high is None or found.of(name) <= high


class TestRanksAreStable:
    """A rank is one more than how many have more points; no order of arrival changes anything."""

    @quick
    @given(st.lists(st.integers(0, 2), max_size=7), RANDOM)
    def test_it_holds(self, needs: list[int], luck: Random) -> None:
        levels = ("none", "stated", "proven")
        axis = ScoreAxis(name="fit", weight=1)
        rows = tuple(
            PointsForCriterion(
                id=level, axis="fit", points=5, criterion=CATALOGUE["need"].at_least(level)
            )
            for level in levels[1:]
        )
        model = ScoreModel(name="needs", axes=(axis,), rows=rows)
        scores = [
            scored(model, Facts(need=levels[need]), person=f"P-{at}")
            for at, need in enumerate(needs)
        ]
        found = rank(scores)
        assert rank(shuffled(luck, scores)) == found
        for row in found.rows:
            assert row.rank == 1 + sum(one.total > row.points for one in scores)
        order = [(-row.points, row.person) for row in found.rows]
        assert order == sorted(order)
