"""One piece of evidence: at an instant, somebody said or showed that a fact holds, or does not."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.errors import SalesTermsError, Text
from salesterms.facts.kinds import Level
from salesterms.facts.makers import Maker, MakerKind
from salesterms.values import about, instant, is_instant

if TYPE_CHECKING:
    from attrs import Attribute


class Stance(StrEnum):
    """What a piece of evidence says of its fact.

    >>> [stance.value for stance in Stance]
    ['holds', 'refuted', 'withdrawn']
    """

    HOLDS = "holds"
    #: It does not hold, and perhaps never did.
    REFUTED = "refuted"
    #: It held and no longer does: permission taken back, budget gone.
    WITHDRAWN = "withdrawn"


class BadEvidence(SalesTermsError, ValueError):
    """A piece of evidence that breaks one of its own rules."""

    code = "bad_evidence"
    message = Text(
        "Evidence field {0} cannot be {1}: {2}",
        "Veld {0} van een bewijsstuk kan niet {1} zijn: {2}",
    )

    def __init__(self, name: str, value: object, rule: Text) -> None:
        """Keep the field, its value and the rule."""
        super().__init__(name, value, rule)


class NotEvidence(SalesTermsError, TypeError):
    """Something else was given where evidence is meant."""

    code = "not_evidence"
    message = Text(
        "Something of type {0} is no evidence: give a list of Evidence",
        "Iets van type {0} is geen bewijs: geef een lijst van Evidence",
    )


_AN_ID = Text(
    "an id is text, and not empty; leave it out where there is none",
    "een id is tekst, en niet leeg; laat het weg als er geen is",
)
_A_TEXT = Text("give text, or leave it out", "geef tekst, of laat het weg")
_A_FACT = Text("give the name of a fact, such as need", "geef de naam van een feit, zoals need")
_A_STANCE = Text("give a Stance, such as Stance.HOLDS", "geef een Stance, zoals Stance.HOLDS")
_A_LEVEL = Text(
    "say how well it is established, such as Level.STATED",
    "zeg hoe goed het vaststaat, bijvoorbeeld met Level.STATED",
)
_NO_LEVEL = Text(
    "what is refuted or withdrawn has no level: leave it out",
    "wat weerlegd of ingetrokken is, heeft geen niveau: laat het weg",
)
_A_MAKER = Text(
    "give a Maker, such as Maker(kind=MakerKind.SYSTEM)",
    "geef een Maker, zoals Maker(kind=MakerKind.SYSTEM)",
)
_A_HUMAN = Text("only a human checks what a model wrote", "alleen een mens controleert een model")


def _has_id(_: Evidence, __: Attribute[str | None], value: object) -> None:
    if value is not None and (not isinstance(value, str) or not value):
        raise BadEvidence("id", value, _AN_ID)


def _is_text(_: Evidence, attribute: Attribute[str | None], value: object) -> None:
    if value is not None and not isinstance(value, str):
        raise BadEvidence(attribute.name, value, _A_TEXT)


def _is_fact(_: Evidence, __: Attribute[str], value: object) -> None:
    if not isinstance(value, str):
        raise BadEvidence("fact", value, _A_FACT)


def _is_stance(_: Evidence, __: Attribute[Stance], value: object) -> None:
    if type(value) is not Stance:
        raise BadEvidence("stance", value, _A_STANCE)


def _fits_stance(made: Evidence, _: Attribute[Level | None], value: object) -> None:
    if made.stance is not Stance.HOLDS and value is not None:
        raise BadEvidence("level", value, _NO_LEVEL)
    if made.stance is Stance.HOLDS and type(value) is not Level:
        raise BadEvidence("level", value, _A_LEVEL)


def _is_maker(_: Evidence, __: Attribute[Maker], value: object) -> None:
    if type(value) is not Maker:
        raise BadEvidence("by", value, _A_MAKER)


def _is_human(_: Evidence, __: Attribute[Maker | None], value: Maker | None) -> None:
    if value is None:
        return
    kind = value.kind.value if type(value) is Maker else value  # its name is nobody's business
    if kind != MakerKind.HUMAN.value or type(value) is not Maker:
        raise BadEvidence("checked_by", kind, _A_HUMAN)


@frozen(kw_only=True)
class Evidence:
    """That a fact holds, or does not, as somebody said or showed it at an instant.

    >>> from datetime import UTC, datetime
    >>> call = Evidence(
    ...     fact="budget",
    ...     level=Level.CHECKED,
    ...     at=datetime(2026, 3, 1, 9, 30, tzinfo=UTC),
    ...     by=Maker(kind=MakerKind.HUMAN),
    ... )
    >>> call.stance.value, call.level.value
    ('holds', 'checked')

    `value` is a value of the fact: of a ladder the rung that is reached, or from which on it does
    not hold; without one its first rung. Of a graded fact the level says it. `level` is needed
    where the fact holds, and has no place where it is refuted or withdrawn.

    What a model wrote counts as *stated* at most, unless `checked_by` names a human. Evidence is
    never changed: a check that comes later is a piece of its own, with its own `id` and `at`. Two
    pieces are equal where their instants are, whatever the zone they are written in.

    Raises `BadEvidence`, `NotAnInstant`, `NaiveInstant` and `InstantOutOfRange`. Whether there is
    such a fact is asked of a catalogue, by `check_evidence` and `facts_at`. Evidence that asks for
    more than a feeling: 002:61.
    """

    id: str | None = field(
        default=None,
        validator=_has_id,
        metadata=about(
            "the identifier of this piece in its source",
            "het kenmerk van dit stuk in de bron",
            alias="kenmerk",
            schema={"minLength": 1},
        ),
    )
    fact: str = field(
        validator=_is_fact,
        metadata=about("the name of the fact", "de naam van het feit", alias="feit"),
    )
    value: str | None = field(
        default=None,
        validator=_is_text,
        metadata=about(
            "the value of the fact that it speaks of; none for a graded fact",
            "de waarde van het feit waarover het gaat; geen bij een feit met niveaus",
            alias="waarde",
        ),
    )
    stance: Stance = field(
        default=Stance.HOLDS,
        validator=_is_stance,
        metadata=about(
            "whether the fact holds, is refuted or is withdrawn",
            "of het feit geldt, weerlegd is of ingetrokken is",
            alias="strekking",
        ),
    )
    level: Level | None = field(
        default=None,
        validator=_fits_stance,
        metadata=about("how well it is established", "hoe goed het is vastgesteld", alias="niveau"),
    )
    at: datetime = field(
        validator=is_instant,
        eq=instant,
        metadata=about("when it was said or shown", "wanneer het is gezegd of getoond", alias="op"),
    )
    by: Maker = field(
        validator=_is_maker,
        metadata=about("who or what made it", "wie of wat het heeft gemaakt", alias="door"),
    )
    checked_by: Maker | None = field(
        default=None,
        validator=_is_human,
        metadata=about(
            "the person who checked what a model wrote",
            "de persoon die heeft gecontroleerd wat een model schreef",
            alias="gecontroleerd_door",
        ),
    )
    source: str | None = field(
        default=None,
        validator=_is_text,
        metadata=about(
            "where it can be found again",
            "waar het terug te vinden is",
            alias="bron",
            personal=True,
        ),
    )
    note: str | None = field(
        default=None,
        validator=_is_text,
        metadata=about(
            "what else was said", "wat er verder is gezegd", alias="notitie", personal=True
        ),
    )

    @property
    def counted_level(self) -> Level | None:
        """Its level, and *stated* at most where a model wrote it and no human checked it."""
        if self.level in _ABOVE_STATED and self.unchecked:
            return Level.STATED
        return self.level

    @property
    def unchecked(self) -> bool:
        """A model wrote it, and no human checked it."""
        return self.by.kind is MakerKind.MODEL and self.checked_by is None


_ABOVE_STATED = (Level.CHECKED, Level.PROVEN)

STANCE_WORDS = {
    Stance.HOLDS: Text("holds", "geldt"),
    Stance.REFUTED: Text("refuted", "weerlegd"),
    Stance.WITHDRAWN: Text("withdrawn", "ingetrokken"),
}
