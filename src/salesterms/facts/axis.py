"""A fact as an axis: the values that it can have, and the criteria that are asked of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.criteria import AtLeast, Column, In
from salesterms.errors import (
    SalesTermsError,
    Sentence,
    Text,
    WrongArgument,
    check_argument,
    each_argument,
    each_of_kind,
    nearest_or_all,
    of_kind,
)
from salesterms.facts.kinds import LEVEL_WORDS, Level, Moves, NoRecord, Scale, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from attrs import Attribute

#: The words that criteria as short text are joined with; no fact and no value bears one.
RESERVED = ("and", "or", "not", "always")

#: What criteria as short text can name.
NAME = rf"(?!(?:{'|'.join(RESERVED)})$)[A-Za-z][A-Za-z0-9_]{{0,59}}"

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


class BadFactName(SalesTermsError, ValueError):
    """A fact of one's own, or a value of one, has a name that no criterion can be written with."""

    code = "bad_fact_name"
    message = Text(
        "{0} cannot name a fact or a value of one: give 1 to 60 letters a to z, digits and _, "
        "beginning with a letter, and none of {1}",
        "{0} kan geen naam van een feit of van een waarde zijn: geef 1 tot 60 letters a tot z, "
        "cijfers en _, met een letter vooraan, en niet een van {1}",
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


def _is_name(_: object, __: Attribute[str], value: object) -> None:
    if not isinstance(value, str) or re.fullmatch(NAME, value) is None:
        raise BadFactName(value, RESERVED)


def _check_text(name: str, value: object) -> None:
    check_argument(name, value, Text, _A_TEXT)
    for said in (value.en, value.nl):  # type: ignore[attr-defined] # it is a text
        check_argument(name, said, str, _A_TEXT)


def is_said(_: object, attribute: Attribute[Text], value: object) -> None:
    """A validator of attrs: a text that is text in both languages. Raises `WrongArgument`."""
    _check_text(attribute.name, value)


AN_AXIS = Text("a fact, such as CATALOGUE['need']", "een feit, zoals CATALOGUE['need']")
_A_TEXT = Text("a Text in English and Dutch", "een Text in het Engels en Nederlands")
_CITES = Text("a tuple of texts", "een tuple van teksten")
_VALUES = Text("a tuple of Value", "een tuple van Value")
_ROWS = Text("each value as (name, English, Dutch)", "elke waarde als (naam, Engels, Nederlands)")
#: A name, and what it says in each language.
_PARTS = 3
_A_LEAF = Text(
    "a question about one fact, as at_least and is_ make it",
    "een vraag over één feit, zoals at_least en is_ die maken",
)


def _a_member(kind: type[Scale | Subject | NoRecord | Moves]) -> Text:
    said = f"{kind.__name__}, {{0}} {kind.__name__}.{next(iter(kind)).name}"
    return Text(f"a {said.format('such as')}", f"een {said.format('zoals')}")


@frozen(kw_only=True)
class Value:
    """One value of a fact: its name, and what it says in both languages.

    >>> from salesterms.errors import Text
    >>> from salesterms.facts import Value
    >>> Value(name="small", text=Text("small", "klein")).text.say("nl")
    'klein'

    `name` is what criteria call it: 1 to 60 letters a to z, digits and _, beginning with a letter,
    and not a word that joins criteria. Raises `BadFactName`, and `WrongArgument` for the text.
    """

    name: str = field(validator=_is_name)
    text: Text = field(validator=is_said)


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
    Two are equal by content, so that one that was pickled is still the same fact. Most are made by
    `yes_or_no`, `ladder`, `graded` and `position`. A fact is called an axis here because its values
    stand in a line.
    Raises `BadFact` where there are no two values, or two of one name, `BadFactName`, and
    `WrongArgument` where a part is of another type.
    """

    name: str = field(validator=_is_name)
    type: type | tuple[type, ...] = field(default=str, init=False)
    values: tuple[Value, ...] = field(validator=each_of_kind(Value, _VALUES))
    scale: Scale = field(validator=of_kind(Scale, _a_member(Scale)))
    subject: Subject = field(validator=of_kind(Subject, _a_member(Subject)))
    no_record: NoRecord = field(validator=of_kind(NoRecord, _a_member(NoRecord)))
    moves: Moves = field(validator=of_kind(Moves, _a_member(Moves)))
    text: Text = field(validator=is_said)
    cites: tuple[str, ...] = field(default=(), validator=each_of_kind(str, _CITES))
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
            near = nearest_or_all(name, self.names)
            raise NotARung(self.name, name, near) from None

    def text_of(self, name: object) -> Text:
        """What a value is called; raises `NotARung`."""
        return self.values[self.number(name)].text

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
        check_argument("leaf", leaf, AtLeast | In, _A_LEAF)
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
    for row in said:
        if len(each_argument("values", row, str, _ROWS)) != _PARTS:
            raise WrongArgument("values", Sentence(f"tuple[{len(row)}]"), _ROWS)
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
    """A fact whose values each hold with all before them: (name, English, Dutch).

    >>> from salesterms.errors import Text
    >>> from salesterms.facts import NoRecord
    >>> small, large = ("small", "small", "klein"), ("large", "large", "groot")
    >>> size = ladder("size", small, large, text=Text("size", "maat"), no_record=NoRecord.UNKNOWN)
    >>> size.names
    ('none', 'small', 'large')

    The value *none* is put before the rungs. Raises `BadFact`, `BadFactName` and `WrongArgument`.
    """
    _check_text("text", text)
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
    """A fact that holds or does not hold.

    >>> from salesterms.errors import Text
    >>> from salesterms.facts import NoRecord
    >>> plain = Text("not a member", "geen lid")
    >>> member = yes_or_no("member", "member", "lid", negation=plain, no_record=NoRecord.NO)
    >>> member.names
    ('no', 'yes')

    `en` and `nl` say that it holds, `negation` that it does not. Raises `BadFactName` and
    `WrongArgument`.
    """
    _check_text("negation", negation)
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
    """A fact that holds at a level of evidence, or does not hold.

    >>> from salesterms.errors import Text
    >>> graded("trust", "trusted", "vertrouwd", negation=Text("no trust", "geen vertrouwen")).names
    ('none', 'assumed', 'stated', 'checked', 'proven')

    `en` and `nl` say that it holds, `negation` that it does not. Raises `BadFactName` and
    `WrongArgument`.
    """
    _check_text("negation", negation)
    return Axis(
        name=name,
        values=_values(
            [
                (NOTHING, negation.en, negation.nl),
                *((level, f"{en} ({said.en})", f"{nl} ({said.nl})") for level, said in _GRADES),
            ]
        ),
        scale=Scale.GRADED,
        subject=subject,
        no_record=no_record,
        moves=Moves.EVIDENCE,
        text=Text(en, nl),
        cites=cites,
    )


_GRADES = tuple((level.value, said) for level, said in LEVEL_WORDS.items())


def position(
    name: str,
    *values: tuple[str, str, str],
    text: Text,
    subject: Subject,
    no_record: NoRecord = NoRecord.NO,
    moves: Moves = Moves.EVENTS,
    cites: tuple[str, ...] = (),
) -> Axis:
    """A fact of which exactly one value holds; where nothing is on record, the first.

    >>> from salesterms.errors import Text
    >>> from salesterms.facts import Subject
    >>> red, blue = ("red", "red", "rood"), ("blue", "blue", "blauw")
    >>> colour = position("colour", red, blue, text=Text("colour", "kleur"), subject=Subject.SALE)
    >>> colour.is_("blue")
    In(...)

    Each value is (name, English, Dutch). Only events move it, where `moves` says nothing else.
    Raises `BadFact`, `BadFactName` and `WrongArgument`.
    """
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
