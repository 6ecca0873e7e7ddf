"""The estimate of 004:11: how much of the buying journey is done, or that nobody can say."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import frozen

from salesterms.errors import Text
from salesterms.journey.people import check_is_journey
from salesterms.journey.rules import MOSTLY_DONE

if TYPE_CHECKING:
    from datetime import datetime

    from salesterms.criteria import Criterion
    from salesterms.journey.course import Journey

#: 004:11.
_DONE: Final = Fraction(2, 3)

_SAID = Text(
    "at least {0} of the buying journey is done", "minstens {0} van het kooptraject is afgelegd"
)
_UNKNOWN = Text(
    "how much of the buying journey is done is unknown: no clear buying signal is established",
    "onbekend is hoeveel van het kooptraject is afgelegd: er is geen duidelijk koopsignaal"
    " vastgesteld",
)


@frozen(kw_only=True)
class Progress:
    """A lower bound on how much of the buying journey is done; None: nothing is known of it.

    >>> from fractions import Fraction
    >>> print(Progress(at_least=Fraction(2, 3)))
    at least 2/3 of the buying journey is done (004:11)
    >>> Progress(at_least=None).known
    False
    """

    at_least: Fraction | None

    @property
    def known(self) -> bool:
        """Whether there is a bound."""
        return self.at_least is not None

    def explain(self, lang: str = "en") -> str:
        """The bound with its source, or that it is unknown, in English ("en") or Dutch ("nl")."""
        if self.at_least is None:
            return _UNKNOWN.say(lang)
        return f"{_SAID.say(lang).format(self.at_least)} ({', '.join(MOSTLY_DONE.cites)})"

    def __str__(self) -> str:
        return self.explain()


def buying_journey_done(
    journey: Journey, *, signal: Criterion, as_of: datetime | None = None
) -> Progress:
    """How much of the buying journey is done at least, where there is a clear buying signal.

    >>> from salesterms.facts import CATALOGUE, Facts
    >>> from salesterms.journey import Journey, buying_journey_done
    >>> asks_prices = CATALOGUE["interest"].at_least("specific")
    >>> cam = Journey.begin(facts=Facts(interest="buying"))
    >>> print(buying_journey_done(cam, signal=asks_prices))
    at least 2/3 of the buying journey is done (004:11)
    >>> print(buying_journey_done(Journey.begin(), signal=asks_prices))
    how much of the buying journey is done is unknown: no clear buying signal is established

    `signal` is the criterion on facts that you take for a clear signal; the text names none. It
    must hold for certain at `as_of`. Without it there is no estimate, not a low one: somebody may
    be far without showing it. Raises `NotAboutFacts`, `NotARung`, `WrongArgument` and what is wrong
    with `as_of`. Source: 004:11.
    """
    check_is_journey(journey)
    sure = journey.facts(as_of=as_of).sure
    clear = journey.lifecycle.catalogue.layout.is_sure(signal, sure)
    return Progress(at_least=_DONE if clear else None)
