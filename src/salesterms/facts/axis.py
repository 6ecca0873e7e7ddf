"""A fact as an axis: the values that it can have, and the criteria that are asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.criteria import AtLeast, Column, In
from salesterms.errors import SalesTermsError, Text, nearest
from salesterms.facts.kinds import Level, Moves, NoRecord, Scale, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What a ladder stands at before its first rung.
NOTHING = "none"

GRADES = tuple(level.value for level in Level)


class BadFact(SalesTermsError, ValueError):
    """A fact of one's own has no two values to choose from, or one value twice."""

    code = "bad_fact"
    message = Text(
        "The fact {0} has the values {1}: give at least two, each with its own name",
        "Het feit {0} heeft de waarden {1}: geef er minstens twee, elk met een eigen naam",
    )


class NotARung(SalesTermsError, LookupError):
    """A value was asked of a fact that it cannot have."""

    code = "not_a_rung"
    message = Text(
        "{1} is no value of the fact {0}: use one of {2}",
        "{1} is geen waarde van het feit {0}: gebruik een van {2}",
    )


class NotOrdered(SalesTermsError, TypeError):
    """A position was asked for its height: its values have no order."""

    code = "not_ordered"
    message = Text(
        "The values of {0} have no order: ask is_({1}, …)",
        "De waarden van {0} hebben geen volgorde: vraag is_({1}, …)",
    )


def near_to(name: object, names: Iterable[str]) -> tuple[str, ...]:
    """The nearest of some names, where what was given is a name at all."""
    return nearest(name, names) if isinstance(name, str) else ()


@frozen(kw_only=True)
class Value:
    """One value of a fact: its name, and what it says in both languages."""

    name: str
    text: Text


@frozen(kw_only=True)
class Axis(Column):
    """A fact that somebody keeps about a person, a deal, a touch or a sale.

    >>> from salesterms.facts import CATALOGUE
    >>> interest = CATALOGUE["interest"]
    >>> interest.names
    ('none', 'engaged', 'inquiring', 'explicit', 'specific', 'buying')
    >>> interest.at_least("explicit") | interest.is_("none")
    Any(...)

    `values` stand from least to most where the fact is a ladder; a ladder starts with *none*. Of a
    position exactly one value holds. `no_record` says what it means that nothing is on record.
    `cites` are the places that ask for the fact, such as "001:7"; without any it is ours.
    Axes are equal by content, so that one that was pickled is still the same fact.
    Raises `BadFact` where there are no two values, or two of one name.
    """

    name: str
    type: type | tuple[type, ...] = str
    values: tuple[Value, ...]
    scale: Scale
    subject: Subject
    no_record: NoRecord
    moves: Moves
    text: Text
    cites: tuple[str, ...] = ()
    names: tuple[str, ...] = field(init=False, eq=False)
    _numbers: dict[str, int] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        names = tuple(value.name for value in self.values)
        if len(set(names)) < max(2, len(names)):
            raise BadFact(self.name, names)
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "_numbers", {name: at for at, name in enumerate(names)})

    def __hash__(self) -> int:
        return hash(self.name)

    def __repr__(self) -> str:
        return f"<fact {self.name}>"

    @property
    def ordered(self) -> bool:
        """Each value holds with all before it."""
        return self.scale is not Scale.POSITION

    def number(self, name: object) -> int:
        """The place of a value, from 0; raises `NotARung`."""
        try:
            return self._numbers[name]  # type: ignore[index] # what is no name is not found
        except (KeyError, TypeError):
            near = near_to(name, self.names)
            raise NotARung(self.name, name, near or self.names) from None

    def at_least(self, rung: str) -> AtLeast:
        """The rung, or one above it. Raises `NotOrdered` where the values have no order."""
        self.number(rung)
        if not self.ordered:
            raise NotOrdered(self.name, rung)
        return AtLeast(self, rung)

    def is_(self, *names: str) -> In:
        """The value is one of these, and no other."""
        for name in names:
            self.number(name)
        return In(self, names)

    def numbers_of(self, leaf: AtLeast | In) -> tuple[int, ...]:
        """The values for which a question about this fact is answered by yes, from low to high.

        Raises `NotARung`, and `NotOrdered` for a height among values without an order.
        """
        if isinstance(leaf, In):
            wanted = {self.number(name) for name in leaf.values}
            return tuple(sorted(wanted))
        if not self.ordered:
            raise NotOrdered(self.name, leaf.level)
        return tuple(range(self.number(leaf.level), len(self.names)))

    @property
    def holds(self) -> AtLeast:
        """It is established at all: the first rung, or one above it."""
        return self.at_least(self.names[1])


def _values(said: Iterable[tuple[str, str, str]]) -> tuple[Value, ...]:
    return tuple(Value(name=name, text=Text(en, nl)) for name, en, nl in said)


def ladder(  # a row of the catalogue
    name: str,
    *rungs: tuple[str, str, str],
    text: Text,
    subject: Subject = Subject.PERSON,
    no_record: NoRecord,
    moves: Moves = Moves.EVIDENCE,
    cites: tuple[str, ...] = (),
) -> Axis:
    """A fact whose values each hold with all before them: (name, English, Dutch)."""
    nothing = (NOTHING, f"no {text.en}", f"geen {text.nl}")
    return Axis(
        name=name,
        values=_values((nothing, *rungs)),
        scale=Scale.LADDER,
        subject=subject,
        no_record=no_record,
        moves=moves,
        text=text,
        cites=cites,
    )


def yes_or_no(  # a row of the catalogue
    name: str,
    en: str,
    nl: str,
    *,
    negation: Text,
    subject: Subject = Subject.PERSON,
    no_record: NoRecord,
    moves: Moves = Moves.EVIDENCE,
    cites: tuple[str, ...] = (),
) -> Axis:
    """A fact that holds or does not hold."""
    return Axis(
        name=name,
        values=_values([("no", negation.en, negation.nl), ("yes", en, nl)]),
        scale=Scale.LADDER,
        subject=subject,
        no_record=no_record,
        moves=moves,
        text=Text(en, nl),
        cites=cites,
    )


def graded(  # a row of the catalogue
    name: str,
    en: str,
    nl: str,
    *,
    negation: Text,
    subject: Subject = Subject.PERSON,
    no_record: NoRecord = NoRecord.UNKNOWN,
    cites: tuple[str, ...] = (),
) -> Axis:
    """A fact that holds at a level of evidence, or does not hold."""
    grades = zip(GRADES, ("assumed", "stated", "checked", "proven"), _GRADES_NL, strict=True)
    return Axis(
        name=name,
        values=_values(
            [
                (NOTHING, negation.en, negation.nl),
                *((grade, f"{en} ({said})", f"{nl} ({dutch})") for grade, said, dutch in grades),
            ]
        ),
        scale=Scale.GRADED,
        subject=subject,
        no_record=no_record,
        moves=Moves.EVIDENCE,
        text=Text(en, nl),
        cites=cites,
    )


_GRADES_NL = ("aangenomen", "volgens opgave", "gecontroleerd", "aangetoond")


def position(
    name: str,
    *values: tuple[str, str, str],
    text: Text,
    subject: Subject,
    no_record: NoRecord = NoRecord.NO,
    moves: Moves = Moves.EVENTS,
    cites: tuple[str, ...] = (),
) -> Axis:
    """A fact of which exactly one value holds; where nothing is on record, the first."""
    return Axis(
        name=name,
        values=_values(values),
        scale=Scale.POSITION,
        subject=subject,
        no_record=no_record,
        moves=moves,
        text=text,
        cites=cites,
    )
