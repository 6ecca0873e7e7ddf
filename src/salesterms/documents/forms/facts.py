"""Facts of one's own in a document, with their laws: what goes beyond the built-in catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen
from attrs.validators import matches_re

from salesterms.documents import kinds
from salesterms.documents.broken_rules import note
from salesterms.errors import SalesTermsError, Text
from salesterms.facts import (
    CATALOGUE,
    Axis,
    Catalogue,
    Law,
    Level,
    Moves,
    NoRecord,
    NotACriterion,
    NotARung,
    NotOrdered,
    Scale,
    Subject,
    UnknownFact,
    Value,
    read_criterion,
    written,
)
from salesterms.facts.axis import NAME
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.criteria import Criterion
    from salesterms.documents.forms.given import Given
    from salesterms.errors import Kind

_CITES = about("where it stands", "waar het staat", alias="vindplaatsen")
GUARD: dict[str, Any] = {"minLength": 1, "maxLength": 4000}
_GRADES = ("none", *(level.value for level in Level))


@frozen(kw_only=True)
class FactValue:
    """One value of a fact of one's own."""

    name: str = field(
        validator=matches_re(NAME), metadata=about("its name", "de naam", alias="naam")
    )
    text: Text = field(metadata=about("what it says", "wat hij zegt", alias="tekst"))


@frozen(kw_only=True)
class OwnFact:
    """A fact of one's own."""

    name: str = field(
        validator=matches_re(NAME), metadata=about("its name", "de naam", alias="naam")
    )
    scale: Scale = field(
        metadata=about(
            "what its values are to each other", "wat de waarden van elkaar zijn", alias="schaal"
        )
    )
    values: tuple[FactValue, ...] = field(
        metadata=about(
            "its values: of a ladder from nothing to most",
            "de waarden: van een ladder van niets tot meest",
            alias="waarden",
        )
    )
    subject: Subject = field(
        default=Subject.PERSON,
        metadata=about("whom or what it is about", "over wie of wat het gaat", alias="onderwerp"),
    )
    no_record: NoRecord = field(
        metadata=about(
            "what it means that nothing is on record",
            "wat het betekent dat er niets is vastgelegd",
            alias="niets_vastgelegd",
        )
    )
    moves: Moves = field(
        metadata=about("what changes it", "wat het verandert", alias="verandert_door")
    )
    text: Text = field(metadata=about("what it is called", "hoe het heet", alias="tekst"))
    cites: tuple[str, ...] = field(default=(), metadata=_CITES)


@frozen(kw_only=True)
class OwnLaw:
    """What holds between facts whatever happens."""

    id: str = field(metadata=about("its name", "de naam", alias="kenmerk"))
    when: str = field(
        metadata=about("where this is so", "waar dit zo is", alias="wanneer", schema=GUARD)
    )
    then: str = field(metadata=about("this is so", "is dit zo", alias="dan", schema=GUARD))
    says: Text = field(metadata=about("the same in words", "hetzelfde in woorden", alias="zegt"))
    cites: tuple[str, ...] = field(default=(), metadata=_CITES)


def own_part(catalogue: Catalogue) -> tuple[tuple[OwnFact, ...], tuple[OwnLaw, ...]] | None:
    """What a catalogue has beyond the built-in one; None where it does not start with that."""
    axes, laws = catalogue.layout.axes, catalogue.laws
    facts, rules = len(CATALOGUE), len(CATALOGUE.laws)
    if axes[:facts] != CATALOGUE.layout.axes or laws[:rules] != CATALOGUE.laws:
        return None
    return tuple(map(_plain, axes[facts:])), tuple(map(_plain_law, laws[rules:]))


def _plain(axis: Axis) -> OwnFact:
    return OwnFact(
        name=axis.name,
        scale=axis.scale,
        values=tuple(FactValue(name=one.name, text=one.text) for one in axis.values),
        subject=axis.subject,
        no_record=axis.no_record,
        moves=axis.moves,
        text=axis.text,
        cites=axis.cites,
    )


def _plain_law(law: Law) -> OwnLaw:
    when, then = written(law.when), written(law.then)
    return OwnLaw(id=law.id, when=when, then=then, says=law.says, cites=law.cites)


def catalogue_of(
    facts: Iterable[tuple[int, OwnFact]], laws: Iterable[tuple[int, OwnLaw]], given: Given
) -> Catalogue:
    """The built-in catalogue with facts and laws as well, each fault noted in its place."""
    found = CATALOGUE
    for at, fact in facts:
        place = ("facts", at)
        names = tuple(value.name for value in fact.values)
        if fact.scale is Scale.GRADED and (names != _GRADES or fact.moves is not Moves.EVIDENCE):
            given.fault(kinds.BAD_GRADES, (*place, "scale"), fact.scale.value)
            given.missing.add(fact.name)
            continue
        try:
            found = found.with_(_axis(fact))
        except SalesTermsError as fault:
            key = "values" if fault.code == "bad_fact" else "name"
            note(fault, given.at(*place, key), None)
            given.missing.add(fact.name)
    held = []
    ids = {law.id for law in CATALOGUE.laws}
    for at, law in laws:
        if law.id in ids:
            given.fault(kinds.DUPLICATE_ITEM, ("laws", at, "id"), law.id)
        ids.add(law.id)
        when, then = (
            criterion(getattr(law, key), found, given, ("laws", at, key))
            for key in ("when", "then")
        )
        if when is not None and then is not None:
            held.append(Law(id=law.id, when=when, then=then, says=law.says, cites=law.cites))
    return found.with_(laws=held) if held else found


def _axis(fact: OwnFact) -> Axis:
    return Axis(
        name=fact.name,
        values=tuple(Value(name=one.name, text=one.text) for one in fact.values),
        scale=fact.scale,
        subject=fact.subject,
        no_record=fact.no_record,
        moves=fact.moves,
        text=fact.text,
        cites=fact.cites,
    )


#: What the reading of facts and criteria raises -> the kind of problem.
_KINDS: dict[type[SalesTermsError], Kind] = {
    NotACriterion: kinds.NOT_A_CRITERION,
    UnknownFact: kinds.UNKNOWN_FACT,
    NotARung: kinds.NOT_A_RUNG,
    NotOrdered: kinds.NOT_ORDERED,
}


def criterion(
    text: str, catalogue: Catalogue, given: Given, place: tuple[str | int, ...]
) -> Criterion | None:
    """What a text says on the facts of a catalogue; None where that is a fault, which is noted."""
    try:
        return read_criterion(text, catalogue)
    except tuple(_KINDS) as fault:
        tell(fault, given, place, text)
        return None


def tell(fault: SalesTermsError, given: Given, place: tuple[str | int, ...], value: object) -> None:
    """Note what is wrong with a name; nothing of a fact whose own row is faulty."""
    if isinstance(fault, UnknownFact) and given.is_missing(fault.args[0]):
        return
    kind = _KINDS[type(fault)]
    given.fault(kind, place, value, Text.both(fault.text))
