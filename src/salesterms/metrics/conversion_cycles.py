"""From journeys to rows: from the conversion of a contact to the close of the deal.

"dat de salescyclus gaat beginnen" (003:21): with the conversion. Who was put back and converted
again counts from the last conversion before the close, as in the alarm of the same line.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.criteria import Column, DateColumn
from salesterms.entities.shapes import (
    ANY_TEXT_OR_NONE,
    DATE_OR_NONE,
    SOURCE_ID,
    YES_OR_NO,
    one_of,
)
from salesterms.errors import Text
from salesterms.facts import DEAL, STANDING
from salesterms.journey.people import journeys_of
from salesterms.lifecycle import CLOSED, Category
from salesterms.metrics.fields import STATUS
from salesterms.metrics.row_kind import RowKind
from salesterms.values import about, local_date
from salesterms.values import zone as zone_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from salesterms.journey import Journey, Spell

_CONVERTED: Final = STANDING.is_("converted").values
_DEALS: Final = {category.value: category for category in Category}
_FIRST: Final = datetime.min.replace(tzinfo=UTC)


@frozen(kw_only=True)
class ConversionCycle:
    """One journey as far as its sales cycle goes: when it was converted, and when it was closed.

    >>> from datetime import date
    >>> from salesterms.metrics import ConversionCycle
    >>> cycle = ConversionCycle(
    ...     id="D-1",
    ...     was_converted=True,
    ...     status=Category.WON,
    ...     converted=date(2024, 1, 3),
    ...     closed=date(2024, 2, 20),
    ... )
    >>> (cycle.closed - cycle.converted).days
    48

    `status` is that of its deal; None where no deal has begun. `converted` is None where it was
    never converted, and where it was so from the beginning; `conversion` tells which. Made by
    `cycles_from_conversion`. Raises `WrongArgument`.
    """

    id: str = field(
        metadata=about("the deal, or else the journey", "de deal, of anders het traject"),
        validator=SOURCE_ID,
    )
    was_converted: bool = field(
        metadata=about("whether it was ever converted", "of het ooit geconverteerd is"),
        validator=YES_OR_NO,
    )
    account: str | None = field(
        default=None,
        metadata=about("the customer to be", "de beoogde klant", alias="klant"),
        validator=ANY_TEXT_OR_NONE,
    )
    status: Category | None = field(
        default=None,
        metadata=about("how its deal stands", "hoe de deal ervoor staat"),
        validator=one_of(Category).or_none(),
    )
    converted: date | None = field(
        default=None,
        metadata=about(
            "when it was converted", "wanneer het geconverteerd is", alias="geconverteerd"
        ),
        validator=DATE_OR_NONE,
    )
    closed: date | None = field(
        default=None,
        metadata=about(
            "when its deal was won or lost",
            "wanneer de deal gewonnen of verloren is",
            alias="gesloten",
        ),
        validator=DATE_OR_NONE,
    )

    @property
    def conversion(self) -> date | bool | None:
        """The day of conversion; True where it has no date, None where it was never converted."""
        return (self.converted or True) if self.was_converted else None


CONVERSION: Final = Column("conversion", (date, bool))
CONVERTED: Final = DateColumn("converted", date)

CONVERSION_CYCLES = RowKind(
    kind=ConversionCycle,
    says=Text(
        "cycles, as salesterms.metrics.cycles_from_conversion() makes them of journeys",
        "cycli, zoals salesterms.metrics.cycles_from_conversion() ze van trajecten maakt",
    ),
    fields=("account", "status"),
    columns=(STATUS,),
)


def cycles_from_conversion(
    journeys: Iterable[Journey], *, zone: str, as_of: datetime | None = None
) -> tuple[ConversionCycle, ...]:
    """A row for each journey, in their order, with the days of conversion and of closing.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Facts
    >>> from salesterms.journey import Journey
    >>> from salesterms.metrics import cycles_from_conversion
    >>> day = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> cam = Journey.begin(deal="D-1", facts=Facts(interest="explicit"))
    >>> cam = cam.advance("accept_by_sales", at=day).advance("convert", at=day)
    >>> [cycle] = cycles_from_conversion([cam], zone="Europe/Amsterdam")
    >>> cycle.id, str(cycle.converted), cycle.status
    ('D-1', '2026-03-02', None)

    Days are those of `zone`, an IANA name. A deal that was reopened counts by its last close, and
    the conversion is the last one that lies not after it; where all lie after it, the last of all.
    A journey without a deal has the number of its place as its id, from 1. With `as_of` journeys
    are taken as they were at that instant.

    Of no journeys nothing. Raises `NotJourneys` and `UnknownZone`. Source: 003:21.
    """
    zone_named(zone)
    return tuple(
        _cycle(journey, number, as_of, zone)
        for number, journey in enumerate(journeys_of(journeys), 1)
    )


def _cycle(journey: Journey, number: int, as_of: datetime | None, zone: str) -> ConversionCycle:
    spells = journey.time_in_stage(as_of=as_of)
    deal = next(spell for spell in _of(spells, DEAL.name) if spell.until is None)
    status = _DEALS.get(deal.value)
    closed = deal.since if status in CLOSED else None
    begun = [spell for spell in _of(spells, STANDING.name) if spell.value in _CONVERTED]
    at = _conversion(begun, closed)
    return ConversionCycle(
        id=journey.deal or str(number),
        was_converted=bool(begun),
        account=journey.account,
        status=status,
        converted=None if at is None else local_date(at, zone),
        closed=None if closed is None else local_date(closed, zone),
    )


def _of(spells: Sequence[Spell], axis: str) -> list[Spell]:
    return [spell for spell in spells if spell.axis.name == axis]


def _conversion(begun: Sequence[Spell], closed: datetime | None) -> datetime | None:
    """The last conversion not after the close, or else the last; None where it has no instant."""
    if not begun:
        return None
    until = [one for one in begun if closed is None or (one.since or _FIRST) <= closed]
    return (until or begun)[-1].since
