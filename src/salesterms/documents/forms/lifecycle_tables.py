"""The tables of a lifecycle as a document has them: lines of moves, tracks, and all together."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from salesterms.documents.forms.facts import GUARD, OwnFact, OwnLaw
from salesterms.errors import Text
from salesterms.lifecycle import Category, Direction
from salesterms.values import FrozenMapping, about

NOTHING: FrozenMapping[str, Any] = FrozenMapping()


@frozen(kw_only=True)
class MoveLine:
    """In these stages, this event leads to that stage."""

    event: str = field(
        metadata=about("its event", "de gebeurtenis", alias="gebeurtenis", schema={"minLength": 1})
    )
    sources: tuple[str, ...] = field(
        metadata=about("the stages that it starts from", "de fasen van vertrek", alias="vanuit")
    )
    target: str | None = field(
        default=None,
        metadata=about(
            "where it leads; none where the stage stays",
            "waar het heen leidt; niets waar de fase blijft",
            alias="naar",
        ),
    )
    guard: str | None = field(
        default=None,
        metadata=about(
            "what must hold for certain", "wat zeker moet gelden", alias="voorwaarde", schema=GUARD
        ),
    )
    effects: FrozenMapping[str, str] = field(
        default=NOTHING,
        metadata=about(
            "facts with the value that it gives them",
            "feiten met de waarde die ze krijgen",
            alias="gevolgen",
        ),
    )
    direction: Direction = field(
        default=Direction.FORWARD,
        metadata=about("which way it goes", "welke kant het op gaat", alias="richting"),
    )
    one_way: Text | None = field(
        default=None,
        metadata=about(
            "why there is no way back", "waarom er geen weg terug is", alias="geen_weg_terug"
        ),
    )
    text: Text = field(
        metadata=about("what the event is called", "hoe de gebeurtenis heet", alias="tekst")
    )
    cites: tuple[str, ...] = field(
        default=(), metadata=about("where it stands", "waar het staat", alias="vindplaatsen")
    )


@frozen(kw_only=True)
class TrackTable:
    """The stages of one position, and the moves between them."""

    name: str = field(metadata=about("its name", "de naam", alias="naam"))
    axis: str = field(
        metadata=about(
            "the position whose values are the stages",
            "de positie waarvan de waarden de fasen zijn",
            alias="positie",
        )
    )
    start: str = field(
        metadata=about("the stage of the start", "de fase van het begin", alias="begin")
    )
    closed: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "stages in which nothing more is expected",
            "fasen waarin niets meer wordt verwacht",
            alias="gesloten",
        ),
    )
    categories: FrozenMapping[str, Category] = field(
        default=NOTHING,
        metadata=about(
            "what stages of deals come down to", "waar fasen van deals op neerkomen", alias="soort"
        ),
    )
    text: Text = field(metadata=about("what it is about", "waar het over gaat", alias="tekst"))
    moves: tuple[MoveLine, ...] = field(metadata=about("its moves", "de stappen", alias="stappen"))


@frozen(kw_only=True)
class LifecycleTables:
    """What a lifecycle is written as."""

    name: str = field(metadata=about("its name", "de naam", alias="naam"))
    facts: tuple[OwnFact, ...] = field(
        default=(),
        metadata=about(
            "facts beside the built-in ones", "feiten naast de ingebouwde", alias="feiten"
        ),
    )
    laws: tuple[OwnLaw, ...] = field(
        default=(),
        metadata=about(
            "laws beside the built-in ones",
            "wetmatigheden naast de ingebouwde",
            alias="wetmatigheden",
        ),
    )
    tracks: tuple[TrackTable, ...] = field(
        metadata=about("its tracks", "de tabellen", alias="tabellen")
    )
