"""Buyer intent: what all signals of one buyer suggest together at a moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.errors import Sentence, Text, WrongArgument
from salesterms.qualification.decay import age_in_days, number_said
from salesterms.qualification.intent.gathering import check_one_buyer, gathered_signals
from salesterms.qualification.intent.intent_model import IntentModel
from salesterms.qualification.intent.signal import SIGNAL_WORDS, Signal, SignalKind
from salesterms.values import FrozenMapping, instant, instant_text

if TYPE_CHECKING:
    from collections.abc import Iterable


_A_MAPPING: Final = Text(
    "a mapping of each SignalKind to its weight",
    "een mapping van elke SignalKind naar zijn gewicht",
)
_HEADING = Text(
    "Buyer intent {0} on {1}: {2} of {3} points", "Koopintentie {0} op {1}: {2} van {3} punten"
)
_UNDEFINED = Text(
    "Buyer intent undefined on {0}: no signal, which proves nothing either way",
    "Koopintentie onbepaald op {0}: geen signaal, en dat bewijst niets",
)
_LINE = Text(
    "{0}, {1}: strength {2} x weight {3}, {4} days old, {5} points",
    "{0}, {1}: sterkte {2} x gewicht {3}, {4} dagen oud, {5} punten",
)
_LEFT_OUT: Final = (
    ("ahead", Text("left out: {0} from later", "niet meegeteld: {0} van later")),
    ("repeated", Text("left out: {0} given again", "niet meegeteld: {0} nogmaals gegeven")),
    ("unweighted", Text("left out: {0} with weight 0", "niet meegeteld: {0} met gewicht 0")),
)
#: 000:54 has both in one breath, and measures them by the same signals.
_READING = Text(
    "It puts buyers in order. Of likelihood and of willingness to buy (000:54) it does not tell"
    " which: signals suggest both and prove neither",
    "De uitkomst zet kopers op volgorde. De kans op een aankoop en de bereidheid ertoe (000:54)"
    " zijn er niet uit te scheiden: signalen doen beide vermoeden en bewijzen geen van beide",
)


@frozen(kw_only=True)
class IntentLine:
    """What one signal brings: its age in elapsed days, its weight, and the points that are left.

    >>> from datetime import UTC
    >>> at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> search = Signal(kind=SignalKind.SEARCH, account="A-1", at=at, strength=2)
    >>> print(IntentLine(signal=search, age=Fraction(0), weight=3, points=Fraction(6)).explain())
    search, 2026-03-02 09:00 UTC: strength 2 x weight 3, 0 days old, 6 points
    """

    signal: Signal
    age: Fraction
    weight: int | Decimal
    points: Fraction

    def explain(self, lang: str = "en") -> str:
        """The same in words, in English ("en") or Dutch ("nl")."""
        one = self.signal
        kind = SIGNAL_WORDS[one.kind].text.say(lang)
        said = kind if one.name is None else f"{kind} ({one.name})"
        at, age = instant_text(one.at), number_said(self.age)
        points = number_said(self.points)
        return _LINE.say(lang).format(said, at, one.strength, self.weight, age, points)


@frozen(kw_only=True)
class BuyerIntent:
    """What the signals of one buyer suggest at a moment; made by `buyer_intent`.

    >>> from datetime import UTC
    >>> at, alike = datetime(2026, 3, 2, 9, tzinfo=UTC), dict.fromkeys(SignalKind, 1)
    >>> nothing = buyer_intent([], weights=alike, half_life=30, full=100, as_of=at)
    >>> print(nothing.points, nothing.explain())
    None Buyer intent undefined on 2026-03-02 09:00 UTC: no signal, which proves nothing either way

    `points` is what is left of all signals that count, exactly; `share` the same out of
    `model.full`, from 0 to 1. Both are None where no signal counts: that is *no signal*, not 0.
    `lines` has one line for each signal that counts, from early to late. Left out are signals from
    after `as_of` (`ahead`), those given `repeated`ly under one id, and those whose kind has weight
    0 (`unweighted`): together with the lines they are all that was given.
    Glossary: buyer-intent (000:54).
    """

    model: IntentModel = field(repr=False)
    as_of: datetime = field(eq=instant)
    lines: tuple[IntentLine, ...] = field(repr=False)
    ahead: int
    repeated: int
    unweighted: int

    @property
    def points(self) -> Fraction | None:
        """The points of all lines; None where there is no line."""
        return sum((line.points for line in self.lines), Fraction(0)) if self.lines else None

    @property
    def share(self) -> Fraction | None:
        """The points out of those that count as full, 1 at most; None where there is no line."""
        points = self.points
        return None if points is None else min(Fraction(1), points / Fraction(self.model.full))

    @property
    def by_kind(self) -> FrozenMapping[SignalKind, Fraction]:
        """The points of each kind of signal that there is."""
        found: dict[SignalKind, Fraction] = {}
        for line in self.lines:
            found[line.signal.kind] = found.get(line.signal.kind, Fraction(0)) + line.points
        return FrozenMapping((kind, found[kind]) for kind in SignalKind if kind in found)

    def explain(self, lang: str = "en") -> str:
        """The outcome, every line, what was left out, and how to read it, in "en" or "nl"."""
        on = instant_text(self.as_of)
        points, share = self.points, self.share
        if points is None or share is None:
            lines = [_UNDEFINED.say(lang).format(on)]
        else:
            said = map(number_said, (points, Fraction(self.model.full)))
            lines = [_HEADING.say(lang).format(number_said(share), on, *said)]
        lines += [f"  {line.explain(lang)}" for line in self.lines]
        left = [(getattr(self, name), text) for name, text in _LEFT_OUT]
        lines += [f"  {text.say(lang).format(count)}" for count, text in left if count]
        if self.lines:
            lines += [self.model.decay.explain(lang), _READING.say(lang)]
        return "\n".join(lines)


def buyer_intent(
    signals: Iterable[Signal],
    *,
    weights: Mapping[SignalKind, int | Decimal],
    half_life: int | Decimal,
    full: int | Decimal,
    as_of: datetime,
) -> BuyerIntent:
    """What the signals of one account, or of one person, suggest at a moment.

    >>> from datetime import UTC
    >>> def seen(day, strength, name):
    ...     at = datetime(2026, 3, day, tzinfo=UTC)
    ...     kind = SignalKind.ENGAGEMENT
    ...     return Signal(kind=kind, name=name, account="A-1", at=at, strength=strength)
    >>> a = [seen(1, 10, "pricing page"), seen(1, 10, "pricing page"), seen(11, 30, "demo")]
    >>> alike = dict.fromkeys(SignalKind, 1)
    >>> as_of = datetime(2026, 3, 11, tzinfo=UTC)
    >>> found = buyer_intent(a, weights=alike, half_life=10, full=100, as_of=as_of)
    >>> print(found.explain())
    Buyer intent 0.40 on 2026-03-11 00:00 UTC: 40 of 100 points
      engagement (pricing page), 2026-03-01 00:00 UTC: strength 10 x weight 1, 10 days old, 5 points
      engagement (pricing page), 2026-03-01 00:00 UTC: strength 10 x weight 1, 10 days old, 5 points
      engagement (demo), 2026-03-11 00:00 UTC: strength 30 x weight 1, 0 days old, 30 points
    halves gradually in every 10 days
    It puts buyers in order. Of likelihood and of willingness to buy ...

    Every parameter is given: a weight of 0 or more for each kind (0 leaves the kind out), the
    half-life in elapsed days, the points that count as `full`, and the moment. A signal brings
    strength times weight, of which half is left after a half-life, in a straight line in between;
    all of it is exact. A signal more never lowers the outcome, and without new signals it falls.
    Where no signal counts the outcome is undefined, not 0.

    Raises `EntityProblems` for the parameters, `NotOneBuyer` for signals that share neither one
    account nor one person, `SignalClash`, `WrongArgument`, and what is wrong with `as_of`.
    Glossary: buyer-intent (000:54; account signals 000:28).
    """
    if not isinstance(weights, Mapping):
        raise WrongArgument("weights", Sentence(type(weights).__name__), _A_MAPPING)
    model = IntentModel(weights=tuple(weights.items()), half_life=half_life, full=full)
    found = gathered_signals(signals, as_of)
    check_one_buyer(found.signals)
    worth, decay, moment = dict(model.weights), model.decay, instant(as_of)
    lines = []
    for one in found.signals:
        weight = worth[one.kind]
        if weight:
            age = age_in_days(moment - instant(one.at))
            points = decay.left(Fraction(one.strength) * Fraction(weight), age)
            lines.append(IntentLine(signal=one, age=age, weight=weight, points=points))
    return BuyerIntent(
        model=model,
        as_of=as_of,
        lines=tuple(lines),
        ahead=found.ahead,
        repeated=found.repeated,
        unweighted=len(found.signals) - len(lines),
    )
