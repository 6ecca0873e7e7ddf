"""How points and signals lose their worth with age: exactly, and never the other way."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import POSITIVE, one_of
from salesterms.errors import Kind, Problem, Text
from salesterms.results.words import value_text
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY: Final = timedelta(days=1)
_MICROSECOND: Final = timedelta(microseconds=1)

#: After so many halvings nothing is left: a larger power of two says no more, and takes for ever.
MOST_HALVINGS: Final = 64


class DecayForm(StrEnum):
    """How worth is lost with age.

    >>> [form.value for form in DecayForm]
    ['halves_gradually', 'halves_at_once', 'loses_points']
    """

    #: Half is left after a half-life; in between it falls in a straight line.
    HALVES_GRADUALLY = "halves_gradually"
    #: It halves at the end of each full half-life, and stays as it is in between.
    HALVES_AT_ONCE = "halves_at_once"
    #: It loses a number of points at the end of each full period, down to nothing.
    LOSES_POINTS = "loses_points"


DECAY_WORDS: Final = {
    DecayForm.HALVES_GRADUALLY: Text(
        "halves gradually in every {0} days", "halveert geleidelijk per {0} dagen"
    ),
    DecayForm.HALVES_AT_ONCE: Text("halves after every {0} days", "halveert na elke {0} dagen"),
    DecayForm.LOSES_POINTS: Text(
        "loses {1} points after every {0} days", "verliest {1} punten na elke {0} dagen"
    ),
}

LOSS_NEEDED: Final = Kind(
    "loss_needed",
    Text("no number of points to lose", "geen aantal punten om te verliezen"),
    Text("give `loss`", "geef `loss` op"),
)
LOSS_UNUSED: Final = Kind(
    "loss_unused",
    Text("what halves loses no number of points", "wat halveert, verliest geen aantal punten"),
    Text("leave `loss` out", "laat `loss` weg"),
)


def _loss(made: Decay) -> Iterator[Problem]:
    loses = made.form is DecayForm.LOSES_POINTS
    if loses and made.loss is None:
        yield Problem(kind=LOSS_NEEDED, path="$.loss")
    if not loses and made.loss is not None:
        yield Problem(kind=LOSS_UNUSED, path="$.loss")


_RULES: Final = Rules(
    {"form": one_of(DecayForm), "days": POSITIVE, "loss": POSITIVE.or_none()},
    Rule(("form", "loss"), _loss),
)


@frozen(kw_only=True)
class Decay:
    """What is left of some points at an age.

    >>> monthly = Decay(form=DecayForm.HALVES_AT_ONCE, days=30)
    >>> [int(monthly.left(80, Fraction(age))) for age in (29, 30, 60)]
    [80, 40, 20]
    >>> Decay(form=DecayForm.HALVES_GRADUALLY, days=30).left(80, Fraction(15))
    Fraction(60, 1)
    >>> Decay(form=DecayForm.LOSES_POINTS, days=7, loss=5).left(12, Fraction(20))
    Fraction(2, 1)

    `days` is the half-life or the period, in elapsed days of 24 hours; `loss` the points that are
    lost after each full period. All of it is exact: with n full half-lives and a part f of the next
    one, what halves gradually is points / 2**n * (1 - f / 2); after 64 half-lives nothing is left.
    Points below zero stay as they are, so that decay never raises a score.

    A half-life or loss of zero or less, a loss of what halves, and no loss of what loses points
    raise one `EntityProblems`.
    """

    form: DecayForm = field(
        metadata=about("how worth is lost", "hoe de waarde afneemt", alias="vorm")
    )
    days: int | Decimal = field(
        metadata=about(
            "the half-life or the period, in elapsed days",
            "de halveringstijd of de periode, in verstreken dagen",
            alias="dagen",
            unit="days",
        )
    )
    loss: int | Decimal | None = field(
        default=None,
        metadata=about(
            "the points lost after each full period",
            "de punten die na elke volle periode verloren gaan",
            alias="verlies",
            unit="points",
        ),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    def left(self, points: int | Decimal | Fraction, age: Fraction) -> Fraction:
        """What is left of points at an age in days; an age below zero counts as zero."""
        whole = Fraction(points)
        if whole <= 0 or age <= 0:
            return whole
        periods = age / Fraction(self.days)
        full = periods.__floor__()
        if self.loss is not None:
            return max(Fraction(0), whole - full * Fraction(self.loss))
        if full >= MOST_HALVINGS:
            return Fraction(0)
        left = whole / (1 << full)
        if self.form is DecayForm.HALVES_AT_ONCE:
            return left
        return left * (1 - (periods - full) / 2)

    def explain(self, lang: str = "en") -> str:
        """The same in words, in English ("en") or Dutch ("nl")."""
        return DECAY_WORDS[self.form].say(lang).format(*map(value_text, (self.days, self.loss)))


def age_in_days(since: timedelta) -> Fraction:
    """A span of time in elapsed days of 24 hours, exactly.

    >>> age_in_days(timedelta(hours=36))
    Fraction(3, 2)
    """
    return Fraction(since // _MICROSECOND, _DAY // _MICROSECOND)


def number_said(value: Fraction) -> str:
    """An exact number as people read it: whole, or with two digits, rounded half up.

    >>> number_said(Fraction(40)), number_said(Fraction(-5, 2)), number_said(Fraction(1, 3))
    ('40', '-2.50', '0.33')
    """
    return str(value.numerator) if value.denominator == 1 else value_text(value)
