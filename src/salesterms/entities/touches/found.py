"""What a rule over touches comes out with: for each reading whom it found, and why no others."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import field, frozen

from salesterms.entities.touches.gathering import touch_log
from salesterms.entities.touches.rules import TouchReading, TouchRule
from salesterms.entities.touches.scales import Initiator
from salesterms.errors import SalesTermsError, Text, nearest_or_all
from salesterms.values import FrozenMapping, instant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from salesterms.entities.touches.touch import Touch

#: Why a touch is not found: code -> what it says. The order is that in which they are told.
TOUCH_REASONS: Final = {
    "after_as_of": Text("after the moment asked about", "na het gevraagde moment"),
    "by_the_buyer": Text("made by the buyer", "gelegd door de koper"),
    "initiator_unknown": Text("not known who made the contact", "onbekend wie het contact legde"),
    "other_channel": Text("not by e-mail", "niet per e-mail"),
    "channel_unknown": Text("channel not known", "kanaal onbekend"),
    "not_automated": Text("not automated", "niet geautomatiseerd"),
    "automation_unknown": Text(
        "not known whether automated", "onbekend of het geautomatiseerd was"
    ),
    "to_many": Text("to many at once", "aan velen tegelijk"),
    "audience_unknown": Text(
        "not known whether to one or to many", "onbekend of het aan één of aan velen was"
    ),
    "disclosed": Text("it said that it was automated", "er stond bij dat het automatisch was"),
    "disclosure_unknown": Text("not known whether it said so", "onbekend of dat erbij stond"),
    "permission_given": Text("permission was given", "er was toestemming"),
    "permission_unknown": Text(
        "not known whether permission was given", "onbekend of er toestemming was"
    ),
    "a_naam": Text("to a naam, which the text allows", "aan een naam, wat de tekst toestaat"),
    "perhaps_a_naam": Text(
        "perhaps to a naam: too little is known", "misschien aan een naam: te weinig bekend"
    ),
    "not_said": Text("the text does not say", "de tekst zegt het niet"),
    "no_journey": Text("no journey of the person given", "geen traject van de persoon gegeven"),
    "personalisation_unknown": Text(
        "not known how personal it was", "onbekend hoe persoonlijk het was"
    ),
    "prospect": Text("a prospect still", "nog een prospect"),
    "another_word": Text("neither prospect nor contact", "geen prospect en geen contact"),
    "label_unknown": Text("too little is known for a word", "te weinig bekend voor een woord"),
    "nothing_before": Text(
        "nothing to compare: no earlier touch as a prospect",
        "niets te vergelijken: geen eerder contactmoment als prospect",
    ),
    "risen": Text("more personal than before", "persoonlijker dan eerst"),
    "at_the_top": Text("as personal as can be, as before", "zo persoonlijk als kan, net als eerst"),
    "not_cold": Text("not cold in this sense", "niet koud in deze betekenis"),
    "perhaps_cold": Text("perhaps cold: too little is known", "misschien koud: te weinig bekend"),
}

_FOUND = Text("Found: {0} of {1} touches", "Gevonden: {0} van {1} contactmomenten")
_OTHERS = Text("Not found: {0}", "Niet gevonden: {0}")
#: What a reading says of a touch that it found.
FOUND: Final = "found"


class UnknownReading(SalesTermsError, LookupError):
    """A rule was asked for a reading that it does not have."""

    code = "unknown_reading"
    message = Text(
        "There is no reading {0}: use one of {1}", "Er is geen lezing {0}: gebruik een van {1}"
    )


@frozen(kw_only=True)
class FoundTouch:
    """One touch that a reading found.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import Audience, Initiator, Touch, automated_one_to_one
    >>> mail = Touch(
    ...     id="T-1",
    ...     person="P-1",
    ...     at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    ...     initiator=Initiator.SELLER,
    ...     automated=True,
    ...     audience=Audience.ONE,
    ... )
    >>> (found,) = automated_one_to_one([mail]).by("avoided").found
    >>> found.touch, found.others
    ('T-1', {'disclosed': 'disclosure_unknown'})

    `touch`, `person` and `beside` are ids; `beside` is the earlier touch that it is compared with,
    where there is one. `others` has for every other reading why it does not find this touch, or
    "found".
    Glossary: 001:25, 002:43.
    """

    touch: str
    person: str = field(repr=False)
    at: datetime = field(eq=instant)
    beside: str | None = None
    others: FrozenMapping[str, str]


@frozen(kw_only=True)
class ReadingOutcome:
    """What one reading of a rule found in some touches, and why it found nothing in the others.

    >>> from salesterms.entities import automated_one_to_one
    >>> nothing = automated_one_to_one([]).by("avoided")
    >>> nothing.found, nothing.rows
    ((), 0)

    `found` is in the order of time. Together with `excluded`, a count for each reason, it is all
    `rows` that were given, each touch once.
    Glossary: 001:25, 002:43, 003:13.
    """

    reading: TouchReading
    found: tuple[FoundTouch, ...]
    excluded: FrozenMapping[str, int]

    @property
    def counted(self) -> int:
        """How many touches were found."""
        return len(self.found)

    @property
    def rows(self) -> int:
        """How many touches were given."""
        return self.counted + sum(self.excluded.values())

    def explain(self, lang: str = "en") -> str:
        """What it asks, how many were found and why no others."""
        lines = [
            self.reading.explain(lang),
            f"  {_FOUND.say(lang).format(self.counted, self.rows)}",
        ]
        others = "; ".join(
            f"{count} {TOUCH_REASONS[reason].say(lang)}" for reason, count in self.excluded.items()
        )
        return "\n".join([*lines, f"  {_OTHERS.say(lang).format(others)}"] if others else lines)


@frozen(kw_only=True)
class TouchFindings:
    """What a rule found in some touches, by each of its readings.

    >>> from salesterms.entities import cold_calls
    >>> print(cold_calls([]).explain("nl").splitlines()[0])
    bevinding: welke contacten koud zijn, hangt af van de betekenis van het woord (000:66, ...)

    `objecting` names the readings that found something.
    Glossary: 000:66, 001:25, 002:43, 003:13.
    """

    rule: TouchRule
    as_of: datetime | None = field(eq=lambda at: at if at is None else instant(at))
    readings: tuple[ReadingOutcome, ...]

    def by(self, name: str) -> ReadingOutcome:
        """What one reading found; raises `UnknownReading`."""
        for one in self.readings:
            if one.reading.name == name:
                return one
        names = tuple(one.reading.name for one in self.readings)
        raise UnknownReading(name, nearest_or_all(name, names))

    @property
    def objecting(self) -> tuple[str, ...]:
        """The names of the readings that found something."""
        return tuple(one.reading.name for one in self.readings if one.found)

    def explain(self, lang: str = "en") -> str:
        """The rule and what each reading found, in English ("en") or Dutch ("nl")."""
        lines = [self.rule.explain(lang)]
        for one in self.readings:
            lines += [f"  {line}" for line in one.explain(lang).splitlines()]
        return "\n".join(lines)


class Judged(NamedTuple):
    """What the readings of a rule say of one touch, by name: a reason, or `FOUND`."""

    touch: Touch
    says: dict[str, str]
    beside: dict[str, str]


def findings(
    rule: TouchRule,
    touches: Iterable[Touch],
    as_of: datetime | None,
    judge: Callable[[tuple[Touch, ...]], Iterable[Judged]],
) -> TouchFindings:
    """The outcome of a rule; `judge` is given the touches up to `as_of`, in the order of time."""
    log = touch_log(touches)
    moment = None if as_of is None else instant(as_of)
    seen = tuple(one for one in log if moment is None or instant(one.at) <= moment)
    judged = tuple(judge(seen))
    return TouchFindings(
        rule=rule,
        as_of=as_of,
        readings=tuple(_outcome(one, judged, len(log) - len(seen)) for one in rule.readings),
    )


def _outcome(reading: TouchReading, judged: tuple[Judged, ...], later: int) -> ReadingOutcome:
    reasons = Counter({"after_as_of": later})
    found = []
    for one in judged:
        says = one.says[reading.name]
        reasons[says] += 1
        if says == FOUND:
            others = {name: other for name, other in one.says.items() if name != reading.name}
            found.append(
                FoundTouch(
                    touch=one.touch.id,
                    person=one.touch.person,
                    at=one.touch.at,
                    beside=one.beside.get(reading.name),
                    others=FrozenMapping(others),
                )
            )
    return ReadingOutcome(
        reading=reading,
        found=tuple(found),
        excluded=FrozenMapping((name, reasons[name]) for name in TOUCH_REASONS if reasons[name]),
    )


def by_no_seller(touch: Touch) -> str | None:
    """Why a touch is none of the seller's; None where it is."""
    if touch.approached_by is Initiator.SELLER:
        return None
    return "by_the_buyer" if touch.approached_by else "initiator_unknown"


def by_no_machine(touch: Touch) -> str | None:
    """Why a touch is none that the seller's system sent by itself; None where it is."""
    if touch.automated is not True:
        return "automation_unknown" if touch.automated is None else "not_automated"
    return by_no_seller(touch)
