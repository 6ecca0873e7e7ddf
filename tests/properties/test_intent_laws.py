"""The laws of decay and intent: worth only falls with age, and a signal more never lowers it."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from salesterms.qualification import (
    BuyerIntent,
    Decay,
    DecayForm,
    IntentModel,
    Signal,
    buyer_intent,
)
from salesterms.strategies import decays, intent_models, signals

quick = settings(max_examples=min(40, settings().max_examples), deadline=None)
AT = datetime(2026, 3, 1, tzinfo=UTC)
INSTANTS = st.integers(-1200, 200).map(lambda hours: AT + timedelta(hours=hours))
MANY = st.lists(signals(at=INSTANTS), max_size=5)
AGES = st.fractions(0, 900, max_denominator=30)
POINTS = st.fractions(-90, 90, max_denominator=9)


def intent(given_: list[Signal], model: IntentModel, as_of: datetime = AT) -> BuyerIntent:
    return buyer_intent(
        given_,
        weights=dict(model.weights),
        half_life=model.half_life,
        full=model.full,
        as_of=as_of,
    )


def naive(signal: Signal, model: IntentModel, as_of: datetime) -> Fraction:
    """The formula of the reference, worked out in halves one by one."""
    seconds = Fraction((as_of - signal.at) // timedelta(microseconds=1), 10**6)
    left = Fraction(signal.strength) * Fraction(dict(model.weights)[signal.kind])
    life = Fraction(model.half_life) * 86400
    for _ in range(64):
        if seconds < life:
            return left - left * seconds / life / 2
        seconds, left = seconds - life, left / 2
    return Fraction(0)


class TestDecayNeverRaises:
    """What is left is no more than there was, and no more than at an earlier age."""

    @quick
    @given(decays(), POINTS, AGES, AGES)
    def test_it_holds(self, decay: Decay, points: Fraction, one: Fraction, other: Fraction) -> None:
        young, old = sorted((one, other))
        assert decay.left(points, old) <= decay.left(points, young) <= points
        assert decay.left(points, old) >= min(points, Fraction(0))

    @quick
    @given(decays(), POINTS, POINTS, AGES)
    def test_more_points_leave_more(
        self, decay: Decay, one: Fraction, other: Fraction, age: Fraction
    ) -> None:
        few, many = sorted((one, other))
        assert decay.left(few, age) <= decay.left(many, age)


class TestHalvingMeetsItsSteps:
    """At every full half-life both forms of halving leave the same, and in between the steps do."""

    @quick
    @given(st.integers(1, 90), POINTS, AGES)
    def test_it_holds(self, days: int, points: Fraction, age: Fraction) -> None:
        slow, steps = (
            Decay(form=form, days=days)
            for form in (DecayForm.HALVES_GRADUALLY, DecayForm.HALVES_AT_ONCE)
        )
        full = age // days * days
        assert slow.left(points, Fraction(full)) == steps.left(points, Fraction(full))
        assert slow.left(points, age) <= steps.left(points, age)


class TestIntentIsTheSum:
    """The points are the sum of the formula over the signals that count; the share is 0 to 1."""

    @quick
    @given(MANY, intent_models())
    def test_it_holds(self, many: list[Signal], model: IntentModel) -> None:
        found = intent(many, model)
        counted = [one for one in many if one.at <= AT and dict(model.weights)[one.kind]]
        if not counted:
            assert found.points is found.share is None
            return
        assert found.points == sum(naive(one, model, AT) for one in counted)
        assert found.share is not None
        assert 0 <= found.share <= 1
        assert sum(found.by_kind.values()) == found.points

    @quick
    @given(MANY, intent_models())
    def test_every_signal_is_counted_or_left_out(
        self, many: list[Signal], model: IntentModel
    ) -> None:
        found = intent(many, model)
        assert len(found.lines) + found.ahead + found.repeated + found.unweighted == len(many)


class TestIntentFallsWithAge:
    """Without new signals it is never higher later on."""

    @quick
    @given(MANY, intent_models(), st.integers(0, 2000))
    def test_it_holds(self, many: list[Signal], model: IntentModel, hours: int) -> None:
        past = [one for one in many if one.at <= AT]
        now, later = intent(past, model), intent(past, model, AT + timedelta(hours=hours))
        assert (later.points or 0) <= (now.points or 0)


class TestASignalMoreNeverLowers:
    """One signal more never lowers the points or the share."""

    @quick
    @given(MANY, signals(at=INSTANTS), intent_models())
    def test_it_holds(self, many: list[Signal], one: Signal, model: IntentModel) -> None:
        before, after = intent(many, model), intent([*many, one], model)
        assert (after.points or 0) >= (before.points or 0)
        assert (after.share or 0) >= (before.share or 0)


class TestTheOrderPlaysNoPart:
    """Whatever the order in which the signals are given, the outcome and its words are equal."""

    @quick
    @given(MANY, intent_models(), st.randoms(use_true_random=False))
    def test_it_holds(self, many: list[Signal], model: IntentModel, luck: object) -> None:
        found = intent(many, model)
        luck.shuffle(many)  # type: ignore[attr-defined] # a Random
        assert intent(many, model) == found
        assert intent(many, model).explain("nl") == found.explain("nl")
