"""What the evidence of a journey comes to, kept so that one more piece is cheap."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

from salesterms.facts import Moves, nothing_on_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.facts import Catalogue, Evidence, OnRecord


@final
class Told:
    """What all evidence of a book comes to. It follows from that, so it is never compared or kept.

    To be one with nothing is what makes books equal whether it was found or not.
    """

    __slots__ = ("record",)

    def __init__(self, record: OnRecord) -> None:
        """Keep what is on record."""
        self.record = record

    def __eq__(self, other: object) -> bool:
        return other is None or isinstance(other, Told)

    def __hash__(self) -> int:
        return hash(None)

    def __reduce__(self) -> tuple[object, ...]:
        return _nothing, ()


def _nothing() -> None:
    """What is left of it in a pickle."""


def on_record(pieces: Iterable[Evidence], catalogue: Catalogue) -> OnRecord:
    """What pieces of evidence, in order, come to."""
    record = nothing_on_record(catalogue)
    for piece in pieces:
        record = record.after(piece)
    return record


def tell(record: OnRecord, piece: Evidence, sure: int) -> tuple[OnRecord, int]:
    """What is on record, and what is certain, once one more piece is told."""
    after = record.after(piece)
    if after is record:  # it does not count, and what was given stays
        return record, sure
    layout, axis = record.catalogue.layout, record.catalogue[piece.fact]
    own = layout.all_bits(axis)
    happened = sure & own if axis.moves is Moves.HAPPENS else 0
    known = after.facts.sure & (own | own << layout.width)
    # What was given as having happened has happened, whatever else is told.
    known = known & ~(happened << layout.width) | happened
    return after, sure & ~(own | own << layout.width) | known
