"""Who made a piece of evidence: a person, a system or a model."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.errors import SalesTermsError, Text, of_kind
from salesterms.values import about

if TYPE_CHECKING:
    from attrs import Attribute


class MakerKind(StrEnum):
    """What made a piece of evidence.

    >>> [kind.value for kind in MakerKind]
    ['human', 'system', 'model']
    """

    HUMAN = "human"
    #: A program that writes down what happened, such as a web form or an import.
    SYSTEM = "system"
    #: A program that guesses, such as a language model: its word is capped until a human checks it.
    MODEL = "model"


class BadMaker(SalesTermsError, ValueError):
    """A maker of a kind that does not exist."""

    code = "bad_maker"
    message = Text(
        "{0} is no kind of maker: give a MakerKind, such as MakerKind.HUMAN",
        "{0} is geen soort maker: geef een MakerKind, zoals MakerKind.HUMAN",
    )


def _is_kind(_: Maker, __: Attribute[MakerKind], value: object) -> None:
    if type(value) is not MakerKind:
        raise BadMaker(value)


@frozen(kw_only=True)
class Maker:
    """Who or what made a piece of evidence.

    >>> Maker(kind=MakerKind.HUMAN, name="Ann").kind.value
    'human'

    `name` may be left out: the kind decides what the evidence is worth, the name never does.
    A kind that is no `MakerKind` raises `BadMaker`, a name that is no text `WrongArgument`.
    """

    kind: MakerKind = field(
        validator=_is_kind,
        metadata=about(
            "a person, a system or a model", "een persoon, een systeem of een model", alias="soort"
        ),
    )
    name: str | None = field(
        default=None,
        validator=of_kind(str | None, Text("text, or leave it out", "tekst, of laat het weg")),
        metadata=about(
            "what the maker is called", "hoe de maker heet", alias="naam", personal=True
        ),
    )


MAKER_WORDS = {
    MakerKind.HUMAN: Text("a person", "een persoon"),
    MakerKind.SYSTEM: Text("a system", "een systeem"),
    MakerKind.MODEL: Text("a model", "een model"),
}
