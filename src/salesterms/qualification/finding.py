"""How one requirement stands, with what shows it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.errors import Text
from salesterms.facts import Level, in_words
from salesterms.facts.kinds import LEVEL_WORDS
from salesterms.facts.makers import MAKER_WORDS
from salesterms.qualification.fulfilment import FULFILMENT_WORDS, Fulfilment
from salesterms.qualification.requirement import Asks, Requirement
from salesterms.qualification.support import Support
from salesterms.values import instant, instant_or_none

if TYPE_CHECKING:
    from collections.abc import Iterator

_ASKED = Text("asked: {0}", "gevraagd: {0}")
_TO_KNOW = Text("asked: to find out: {0}", "gevraagd: uitzoeken: {0}")
_EXPIRES = Text("counts for {0} days at most", "telt hoogstens {0} dagen")
_NEAR = Text("nearest: {0}", "komt het dichtst bij: {0}")
_OPTIONAL = Text("does not decide", "beslist niet mee")
_EVENT = Text("an event", "een gebeurtenis")


@frozen(kw_only=True)
class Finding:
    """How one requirement stands.

    >>> from salesterms.facts import Facts
    >>> from salesterms.qualification import assess
    >>> finding = assess("bant", Facts(budget="assumed"))["budget"]
    >>> finding.fulfilment.value
    'below'
    >>> print(finding.text())
    not enough: a budget
      budget: has a budget (assumed); of unknown age
      asked: has a budget (stated or better)

    `supports` has what each fact contributes. `at` is the instant of the evidence that decides: of
    several facts that must all hold the oldest; None where one of them has no date. `age` is the
    exact time from then to the moment that is asked about. `expires` is the shortest term, in days,
    by which it was looked at.
    """

    requirement: Requirement
    fulfilment: Fulfilment
    supports: tuple[Support, ...] = ()
    at: datetime | None = field(default=None, eq=instant_or_none)
    age: timedelta | None = None
    expires: int | None = None

    @property
    def met(self) -> bool:
        """Whether the requirement is met."""
        return self.fulfilment is Fulfilment.MET

    @property
    def days(self) -> int | None:
        """How old in whole days, rounded down; `age` has it exactly."""
        return None if self.age is None else self.age // timedelta(days=1)

    @property
    def level(self) -> Level | None:
        """The lowest level of the facts that have one; None where none has."""
        return _lowest([one.level for one in self.supports])

    @property
    def level_needed(self) -> Level | None:
        """The lowest level that is asked of a fact; None where no level is asked."""
        return _lowest([one.level_needed for one in self.supports])

    def heading(self, lang: str = "en") -> str:
        """How it stands, what it is, and where that is asked."""
        cites = self.requirement.cites
        said = f"{FULFILMENT_WORDS[self.fulfilment].say(lang)}: {self.requirement.text.say(lang)}"
        return f"{said} ({', '.join(cites)})" if cites else said

    def text(self, lang: str = "en") -> str:
        """The same with what shows it, in English ("en") or Dutch ("nl"); it names nobody."""
        return "\n".join([self.heading(lang), *(f"  {line}" for line in self._lines(lang))])

    def _lines(self, lang: str) -> Iterator[str]:
        asked = self.requirement
        yield from dict.fromkeys(one.text(lang) for one in self.supports)
        if asked.when is not None and not self.met:
            said = _ASKED if asked.asks is Asks.HOLDS else _TO_KNOW
            yield said.say(lang).format(in_words(asked.when, lang))
        if self.expires is not None:
            yield _EXPIRES.say(lang).format(self.expires)
        if asked.near:
            yield _NEAR.say(lang).format(", ".join(axis.text.say(lang) for axis in asked.near))
        if not asked.required:
            yield _OPTIONAL.say(lang)
        if asked.note is not None:
            yield asked.note.say(lang)

    @property
    def row(self) -> dict[str, str | int | None]:
        """The same as plain data."""
        level, needed = self.level, self.level_needed
        makers = [MAKER_WORDS[kind].en for one in self.supports for kind in one.makers]
        makers += [_EVENT.en for one in self.supports if one.event is not None]
        return {
            "requirement": self.requirement.id,
            "fulfilment": self.fulfilment.value,
            "required": "yes" if self.requirement.required else "no",
            "level": None if level is None else level.value,
            "level_needed": None if needed is None else needed.value,
            "at": None if self.at is None else instant(self.at).isoformat(),
            "days": self.days,
            "by": ", ".join(dict.fromkeys(makers)) or None,
            "cites": ", ".join(self.requirement.cites) or None,
            "ask": None if self.met else self.requirement.ask.en,
        }


def _lowest(levels: list[Level | None]) -> Level | None:
    known = [level for level in levels if level is not None]
    return min(known, key=tuple(LEVEL_WORDS).index) if known else None
