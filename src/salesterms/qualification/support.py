"""What one fact contributes to a requirement: where it stands, since when, and who said so."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.errors import Text
from salesterms.facts import Axis, Level, MakerKind, Scale, Why
from salesterms.facts.makers import MAKER_WORDS
from salesterms.facts.masks import every_bit
from salesterms.facts.weighing import fact_said
from salesterms.values import instant, instant_or_none

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.qualification.on_file import OnFile

_ONE_DAY = timedelta(days=1)

_DAYS = Text("{0} days old", "{0} dagen oud")
_DAY = Text("1 day old", "1 dag oud")
_BY = Text("by {0}", "door {0}")
_EVENT = Text("by an event: {0}", "door een gebeurtenis: {0}")
_CHECKED = Text("checked by a person", "gecontroleerd door een persoon")
_CAPPED = Text(
    "counts as stated until a person checks it",
    "telt als 'volgens opgave' tot een persoon het controleert",
)
_OPPOSED = Text("opposite statements at one instant", "tegengestelde uitspraken op één moment")
_UNDATED = Text("of unknown age", "onbekend hoe oud")
_WITHOUT = Text("nothing on record", "niets vastgelegd")
_AND = Text(" and ", " en ")


@frozen(kw_only=True)
class Support:
    """What one fact contributes to a requirement.

    >>> from salesterms.facts import Facts
    >>> from salesterms.qualification import assess
    >>> found = assess("bant", Facts(budget="assumed"))["budget"].supports[0]
    >>> found.names, found.level.value, found.level_needed.value, found.age
    (('assumed',), 'assumed', 'stated', None)
    >>> print(found.text())
    budget: has a budget (assumed); of unknown age

    `names` are the values that the fact may have, `needed` those that will do. `level` is how well
    it is established: of facts alone only a graded fact says it. `level_needed` is what is asked;
    of what has no levels of its own, that it is no feeling (002:61). `at` is the instant of the
    evidence, or of the event, that decides about what is needed; None where it has no date or there
    is none. `age` is the exact time from then to the moment that is asked about,
    None without that. `makers` made that evidence; where it was a model that nobody checked, it is
    `capped` at stated. `why` has all the evidence up to the moment.
    """

    fact: Axis
    names: tuple[str, ...]
    needed: tuple[str, ...]
    level: Level | None = None
    level_needed: Level | None = None
    at: datetime | None = field(default=None, eq=instant_or_none)
    age: timedelta | None = None
    makers: tuple[MakerKind, ...] = ()
    event: Text | None = None
    checked: bool = False
    capped: bool = False
    opposed: bool = False
    recorded: bool = False
    why: Why | None = field(default=None, repr=False)

    @property
    def days(self) -> int | None:
        """How old in whole days, rounded down; `age` has it exactly."""
        return None if self.age is None else self.age // _ONE_DAY

    @property
    def dated(self) -> bool:
        """Whether the instant is known from which on it has been so."""
        return self.at is not None

    def text(self, lang: str = "en") -> str:
        """Where the fact stands, how old that is and who said so; it names nobody."""
        return "; ".join(self._said(lang))

    def _said(self, lang: str) -> Iterator[str]:
        yield fact_said(self.fact, self.names, lang)
        if not self.recorded:
            yield _WITHOUT.say(lang)
            return
        if self.age is not None:
            yield (_DAY if self.days == 1 else _DAYS).say(lang).format(self.days)
        elif not self.dated:
            yield _UNDATED.say(lang)
        if self.event is not None:
            yield _EVENT.say(lang).format(self.event.say(lang))
        if self.makers:
            makers = _AND.say(lang).join(MAKER_WORDS[kind].say(lang) for kind in self.makers)
            yield _BY.say(lang).format(makers)
        flags = ((self.checked, _CHECKED), (self.capped, _CAPPED), (self.opposed, _OPPOSED))
        yield from (said.say(lang) for flag, said in flags if flag)


def support_of(
    on_file: OnFile, axis: Axis, wanted: tuple[int, ...], *, holds: bool = True
) -> Support:
    """What a fact contributes to a question that these of its values answer by yes.

    Where the answer must be no (`holds` is False), none of its values is needed.
    """
    facts = on_file.facts
    names, numbers = facts.possible_names(axis.name), facts.possible(axis)
    bit = bit_of(axis, wanted)
    event = on_file.by_event(axis)
    why = on_file.why(axis)
    met = bool(wanted) and set(numbers) <= set(wanted)
    # What is so although no evidence says so was given without a date.
    given = met and not on_file.speaks_of(axis, bit)
    pieces = () if given else on_file.deciding(axis, bit)
    at = event.since if event is not None else pieces[0].at if pieces else None
    as_of = on_file.as_of
    return Support(
        fact=axis,
        names=names,
        needed=tuple(axis.names[number] for number in wanted if holds),
        level=_level(
            axis, names, [one.counted_level for one in pieces], by_event=event is not None
        ),
        level_needed=_level_needed(axis, wanted) if holds else None,
        at=at,
        age=None if at is None or as_of is None else instant(as_of) - instant(at),
        makers=tuple(kind for kind in MakerKind if any(one.by.kind is kind for one in pieces)),
        event=None if event is None else event.called,
        checked=any(one.checked_by is not None for one in pieces),
        capped=any(one.counted_level is not one.level for one in pieces),
        opposed=why is not None and bool(why.opposed) and len(names) > 1,
        recorded=on_file.is_recorded(axis),
        why=why,
    )


def bit_of(axis: Axis, wanted: tuple[int, ...]) -> int:
    """The bit of the lowest rung that will do; of a position all its bits."""
    if not axis.ordered:
        return every_bit(axis)
    return 1 << max(wanted[0] - 1, 0) if wanted else 0


def _level(
    axis: Axis, names: tuple[str, ...], counted: list[Level | None], *, by_event: bool
) -> Level | None:
    """How well the fact is established; None where it is not, or nobody says how well."""
    if axis.scale is Scale.GRADED:
        sure = len(names) == 1 and names[0] != axis.names[0]
        return Level(names[0]) if sure else None
    if by_event:
        return Level.PROVEN
    order = tuple(Level)
    levels = [level for level in counted if level is not None]
    return max(levels, key=order.index) if levels else None


def _level_needed(axis: Axis, wanted: tuple[int, ...]) -> Level | None:
    """What is asked at least: of a graded fact its rung, of others anything but a feeling."""
    if not wanted or wanted[0] == 0:
        return None
    return Level(axis.names[wanted[0]]) if axis.scale is Scale.GRADED else Level.STATED
