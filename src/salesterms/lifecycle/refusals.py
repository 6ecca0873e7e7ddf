"""Why an event is refused: what was seen, what is needed, and what may happen instead.

These are the data, and the words that they are put in when somebody asks for them. `asking` finds
them.
"""

from __future__ import annotations

from typing import Literal, Protocol

from attrs import field, frozen

from salesterms.errors import LANGUAGES, SalesTermsError, Text, UnknownLanguage
from salesterms.facts import Axis, Moves

_SAID = {
    "is": Text("{0}: needed {1}, seen ", "{0}: nodig {1}, nu "),
    "unknown": Text(
        "{0}: needed {1}, which is unknown: establish it",
        "{0}: nodig {1}, maar dat is onbekend: stel het vast",
    ),
    "rung": Text("{0} or more", "{0} of meer"),
    "or": Text(" or ", " of "),
    "one": Text("one of these: {0}", "een van deze: {0}"),
}


def called(name: str, text: Text, lang: str) -> str:
    """How a sentence calls what has a name: in Dutch by its text, with the name beside it."""
    said = text.say(lang)
    if lang == "en" or said == name:
        return name
    return f"{said} ({name})"


@frozen
class Needed:
    """A fact, the values of it that are needed, and how that is said."""

    axis: Axis
    names: tuple[str, ...]
    _starts: dict[tuple[str, bool], str] = field(factory=dict, init=False, eq=False, repr=False)

    def said(self, seen: tuple[str, ...], lang: str, *, unknown: bool) -> str:
        """What is needed and what is seen, in words."""
        start = self._starts.get((lang, unknown))
        if start is None:
            start = self._starts[lang, unknown] = self._start(lang, unknown=unknown)
        return start if unknown else start + self._quoted(seen, lang)

    def _start(self, lang: str, *, unknown: bool) -> str:
        axis, names = self.axis, self.names
        if axis.ordered and len(names) > 1 and axis.names[-len(names) :] == names:
            wanted = _SAID["rung"].say(lang).format(self._quoted(names[:1], lang))
        else:
            wanted = self._quoted(names, lang) or _NONE.say(lang)
        said = _SAID["unknown" if unknown else "is"].say(lang)
        # What evidence moves is called as it is written down; nobody writes down the others.
        by_text = lang != "en" and axis.moves is Moves.EVENTS
        return said.format(axis.text.say(lang) if by_text else axis.name, wanted)

    def _quoted(self, names: tuple[str, ...], lang: str) -> str:
        texts = [f'"{self.axis.text_of(name).say(lang)}"' for name in names]
        return texts[0] if len(texts) == 1 else _SAID["or"].say(lang).join(texts)


@frozen(repr=False)
class Reason:
    """One thing that is missing: the fact, the values that it may have, those that are needed.

    >>> from salesterms.facts import Facts
    >>> from salesterms.lifecycle import SALES_LIFECYCLE
    >>> stage, sure = SALES_LIFECYCLE.begin(Facts(interest="explicit"))
    >>> reason = stage.refused("convert", sure).reasons[0]
    >>> reason.seen, reason.unknown
    (('new',), False)

    `unknown` says that it may be met after all: what is seen has a value that is needed, so it is
    enough to establish it. `instead` are other things of which one would do as well.
    """

    _needed: Needed
    seen: tuple[str, ...]
    unknown: bool
    instead: tuple[Reason, ...] = ()
    _words: dict[str, str] = field(factory=dict, init=False, eq=False)

    @property
    def fact(self) -> str:
        """The name of the fact."""
        return self._needed.axis.name

    @property
    def needed(self) -> tuple[str, ...]:
        """The values of which it must have one."""
        return self._needed.names

    @property
    def said(self) -> Text:
        """It alone in words, without what would do instead."""
        return Text(self._said("en"), self._said("nl"))

    def __repr__(self) -> str:
        return (
            f"Reason(fact={self.fact!r}, seen={self.seen!r}, needed={self.needed!r}, "
            f"unknown={self.unknown!r}, said={self.said!r}, instead={self.instead!r})"
        )

    def text(self, lang: str = "en") -> str:
        """The reason in words, "en" or "nl"."""
        if lang not in LANGUAGES:
            raise UnknownLanguage(lang)
        words = self._words.get(lang)
        if words is None:
            words = self._words[lang] = self._composed(lang)
        return words

    def _composed(self, lang: str) -> str:
        if not self.instead:
            return self._said(lang)
        every = (self, *self.instead)
        return _SAID["one"].say(lang).format(" / ".join(each.said.say(lang) for each in every))

    def _said(self, lang: str) -> str:
        return self._needed.said(self.seen, lang, unknown=self.unknown)


class WhereItStands(Protocol):
    """What a refusal is read from: a stage, or what was kept of one."""

    @property
    def name(self) -> str:
        """The name of the stage."""
        ...

    @property
    def text(self) -> Text:
        """What it is called."""
        ...

    def missing(self, event: str, sure: int) -> tuple[Reason, ...]:
        """Every reason why an event may not happen."""
        ...

    def allowed(self, sure: int) -> tuple[str, ...]:
        """The events that may happen."""
        ...

    def called(self, event: str) -> Text:
        """What an event is called."""
        ...


@frozen
class KeptRefusal:
    """All that a refusal says, without its stage: what pickling writes of it."""

    name: str
    text: Text
    reasons: tuple[Reason, ...]
    events: tuple[str, ...]
    calls: dict[str, Text]

    def missing(self, event: str, sure: int) -> tuple[Reason, ...]:  # noqa: ARG002 # as a stage has
        """The reasons that were told."""
        return self.reasons

    def allowed(self, sure: int) -> tuple[str, ...]:  # noqa: ARG002
        """The events that were allowed."""
        return self.events

    def called(self, event: str) -> Text:
        """What an event is called."""
        return self.calls[event]


class Refused:
    """An event that may not happen now, with every reason, and what may happen instead.

    >>> from salesterms.facts import Facts
    >>> from salesterms.lifecycle import SALES_LIFECYCLE
    >>> stage, sure = SALES_LIFECYCLE.begin(Facts(interest="explicit"))
    >>> refused = stage.refused("convert", sure)
    >>> bool(refused), refused.event
    (False, 'convert')

    It is false in a condition. Equal by content; what it says is worked out when it is read.
    """

    __slots__ = ("_allowed", "_event", "_reasons", "_standing", "_sure")

    _reasons: tuple[Reason, ...] | None
    _allowed: tuple[str, ...] | None

    def __init__(self, standing: WhereItStands, event: str, sure: int) -> None:
        """Take where it stands, the event, and what is certain there, as `Facts.sure` says it."""
        self._standing, self._event, self._sure = standing, event, sure
        self._reasons = self._allowed = None

    @property
    def stage(self) -> str:
        """The name of the stage that stays."""
        return self._standing.name

    @property
    def event(self) -> str:
        """The name of the event."""
        return str(self._event)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Everything that is missing."""
        found = self._reasons
        if found is None:
            found = self._reasons = self._standing.missing(self._event, self._sure)
        return found

    @property
    def allowed(self) -> tuple[str, ...]:
        """The events that may happen in the stage with what is known."""
        found = self._allowed
        if found is None:
            found = self._allowed = self._standing.allowed(self._sure)
        return found

    def __bool__(self) -> Literal[False]:
        return False

    @property
    def _content(self) -> tuple[str, str, tuple[Reason, ...], tuple[str, ...]]:
        return self.stage, self.event, self.reasons, self.allowed

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Refused):
            return NotImplemented
        return self._content == other._content

    def __hash__(self) -> int:
        return hash(self._content)

    def __repr__(self) -> str:
        return (
            f"Refused(stage={self.stage!r}, event={self.event!r}, reasons={self.reasons!r}, "
            f"allowed={self.allowed!r})"
        )

    def __reduce__(self) -> tuple[object, ...]:
        calls = {event: self._standing.called(event) for event in (self.event, *self.allowed)}
        stands = self._standing.text
        told = KeptRefusal(self.stage, stands, self.reasons, self.allowed, calls)
        return Refused, (told, self.event, 0)

    def text(self, lang: str = "en") -> str:
        """The refusal in words, "en" or "nl"."""
        allowed = ", ".join(self._called(event, lang) for event in self.allowed)
        return _REFUSED.say(lang).format(
            event=self._called(self.event, lang),
            stage=self._standing.text.say(lang),
            reasons="; ".join(reason.text(lang) for reason in self.reasons),
            allowed=allowed or _NOTHING.say(lang),
        )

    def _called(self, event: str, lang: str) -> str:
        return called(event, self._standing.called(event), lang)


_REFUSED = Text(
    "{event} is refused in {stage}: {reasons}. Allowed now: {allowed}",
    "{event} wordt geweigerd in de fase {stage}: {reasons}. Nu toegestaan: {allowed}",
)
_NOTHING = Text("nothing", "niets")
_NONE = Text("what cannot be", "wat niet kan")


class TransitionRefused(SalesTermsError, ValueError):
    """An event was asked for that may not happen now; `refused` has all reasons as data."""

    code = "transition_refused"
    message = _REFUSED

    @property
    def refused(self) -> Refused:
        """The refusal as data."""
        refused: Refused = self.args[0]
        return refused

    def text(self, lang: str = "en") -> str:
        """The refusal in words, "en" or "nl"."""
        return self.refused.text(lang)


class UnknownEvent(SalesTermsError, LookupError):
    """An event was named that the lifecycle does not have."""

    code = "unknown_event"
    message = Text(
        "There is no event {0}: use one of {1}", "Er is geen gebeurtenis {0}: gebruik een van {1}"
    )
