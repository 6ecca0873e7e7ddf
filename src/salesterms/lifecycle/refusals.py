"""Why an event is refused: what was seen, what is needed, and what may happen instead.

All explaining is done here, and only when something is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import evolve, frozen

from salesterms.criteria import All, Any, Not
from salesterms.errors import SalesTermsError, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.criteria import Criterion
    from salesterms.facts import Axis, Facts

_SAID = {
    "is": Text("{fact}: needed {needed}, seen {seen}", "{fact}: nodig {needed}, gezien {seen}"),
    "unknown": Text(
        "{fact}: needed {needed}, which is unknown: establish it",
        "{fact}: nodig {needed}, maar dat is onbekend: stel het vast",
    ),
    "rung": Text("{0} or more", "{0} of meer"),
    "or": Text(" or ", " of "),
    "one": Text("one of these: {0}", "een van deze: {0}"),
}


@frozen(kw_only=True)
class Reason:
    """One thing that is missing: the fact, the values that it may have, those that are needed.

    `unknown` says that it may be met after all: what is seen has a value that is needed, so it is
    enough to establish it. `instead` are other things of which one would do as well.
    """

    fact: str
    seen: tuple[str, ...]
    needed: tuple[str, ...]
    unknown: bool
    said: Text
    instead: tuple[Reason, ...] = ()

    def text(self, lang: str = "en") -> str:
        """The reason in words, "en" or "nl"."""
        if not self.instead:
            return self.said.say(lang)
        every = (self, *self.instead)
        return _SAID["one"].say(lang).format(" / ".join(each.said.say(lang) for each in every))


@frozen(kw_only=True)
class Refused:
    """An event that may not happen now, with every reason, and what may happen instead.

    `stage` is the name of the stage that stays, `allowed` are the events that may happen in it with
    what is known. It is false in a condition.
    """

    stage: str
    event: str
    reasons: tuple[Reason, ...]
    allowed: tuple[str, ...]

    def __bool__(self) -> Literal[False]:
        return False

    def text(self, lang: str = "en") -> str:
        """The refusal in words, "en" or "nl"."""
        reasons = "; ".join(reason.text(lang) for reason in self.reasons)
        allowed = ", ".join(self.allowed) or _NOTHING.say(lang)
        return _REFUSED.say(lang).format(
            event=self.event, stage=self.stage, reasons=reasons, allowed=allowed
        )


_REFUSED = Text(
    "{event} is refused in {stage}: {reasons}. Allowed now: {allowed}",
    "{event} wordt geweigerd in {stage}: {reasons}. Nu toegestaan: {allowed}",
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


def reasons_of(criterion: Criterion, facts: Facts, *, holds: bool = True) -> Iterator[Reason]:
    """What is missing for a criterion to be met for certain: nothing where it is met."""
    if isinstance(criterion, Not):
        yield from reasons_of(criterion.part, facts, holds=not holds)
    elif isinstance(criterion, All | Any):
        found = [tuple(reasons_of(part, facts, holds=holds)) for part in criterion.parts]
        if isinstance(criterion, All) is holds:
            for reasons in found:
                yield from reasons
        elif all(found):
            yield from one_of(tuple(reason for reasons in found for reason in reasons))
    else:
        yield from _of_a_fact(criterion, facts, holds=holds)


def one_of(reasons: tuple[Reason, ...]) -> Iterator[Reason]:
    """One reason instead of several of which it is enough to mend one; nothing for nothing."""
    flat = tuple(each for reason in reasons for each in (reason, *reason.instead))
    if flat:
        yield evolve(flat[0], instead=flat[1:])


def _of_a_fact(leaf: Criterion, facts: Facts, *, holds: bool) -> Iterator[Reason]:
    axis, asked = facts.catalogue.layout.asked(leaf)
    needed = tuple(name for at, name in enumerate(axis.names) if (at in asked) is holds)
    yield from missing(axis, needed, facts)


def missing(axis: Axis, needed: tuple[str, ...], facts: Facts) -> Iterator[Reason]:
    """A reason where a fact does not have one of some values for certain."""
    seen = facts.possible_names(axis.name)
    if not set(seen) <= set(needed):
        unknown = bool(set(seen) & set(needed))
        yield Reason(
            fact=axis.name,
            seen=seen,
            needed=needed,
            unknown=unknown,
            said=_in_words(axis, seen, needed, unknown=unknown),
        )


def _in_words(axis: Axis, seen: tuple[str, ...], needed: tuple[str, ...], *, unknown: bool) -> Text:
    said = _SAID["unknown" if unknown else "is"]
    texts = {value.name: value.text for value in axis.values}
    lowest = len(axis.names) - len(needed)
    rung = axis.ordered and len(needed) > 1 and axis.names[lowest:] == needed

    def quoted(name: str, lang: str) -> str:
        return f'"{texts[name].say(lang)}"'

    def words(lang: str) -> str:
        either = _SAID["or"].say(lang)
        wanted = either.join(quoted(name, lang) for name in needed) or _NONE.say(lang)
        if rung:
            wanted = _SAID["rung"].say(lang).format(quoted(axis.names[lowest], lang))
        found = either.join(quoted(name, lang) for name in seen)
        return said.say(lang).format(fact=axis.name, needed=wanted, seen=found)

    return Text(words("en"), words("nl"))
