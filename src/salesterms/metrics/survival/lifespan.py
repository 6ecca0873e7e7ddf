"""How long somebody was there, as one row: until the end, or as far as it was seen.

Glossary: customer-lifetime (000:26).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.criteria import ChoiceColumn, Column, DateColumn, NumberColumn
from salesterms.entities.shapes import (
    A_NUMBER,
    AN_ID,
    DATE_OR_NONE,
    TEXT_OR_NONE,
    YES_OR_NO,
    one_of,
)
from salesterms.errors import Text
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.row_kind import RowKind
from salesterms.metrics.time_units import TimeUnit
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_ONE_UNIT: Final = Text(
    "lifespans in one unit: months are no days",
    "levensduren in één eenheid: maanden zijn geen dagen",
)


class Sighting(StrEnum):
    """What a lifespan tells of how long somebody stays: its end, a part of it, or nothing.

    >>> [one.value for one in Sighting][2:]
    ['no_duration', 'negative_duration', 'no_time_seen', 'ended', 'censored']
    """

    #: It was a trial.
    TRIAL = "trial_lifespan"
    #: It was billed at 0.
    FREE = "free_lifespan"
    #: How long it was is not recorded.
    NO_DURATION = "no_duration"
    #: It was seen from or until before its own beginning.
    NEGATIVE = "negative_duration"
    #: It was first seen at its end or later, so it could not have been seen to last.
    NO_TIME = "no_time_seen"
    #: It was seen to end.
    ENDED = "ended"
    #: It had not ended when it was last seen: how long it lasts is not known.
    CENSORED = "censored"


@frozen(kw_only=True)
class Lifespan:
    """How long one customer, or one subscription, was there.

    >>> from salesterms.metrics import Lifespan
    >>> Lifespan(id="S-1", duration=14, ended=True).sighting
    <Sighting.ENDED: 'ended'>
    >>> Lifespan(id="S-2", duration=14, ended=False, entered=20).sighting
    <Sighting.NO_TIME: 'no_time_seen'>

    `duration` is the time from its beginning until its end or, where it had not `ended`, until it
    was last seen: an int or a Decimal, in `unit`; None where it is not known. Rows in several units
    are never measured together.
    `entered` is how long it had been there when it was first looked at: 0 where it was watched from
    the beginning. A row that tells nothing is no error: `sighting` says why, and it is left out.
    `started` is what cohorts are made by, and `known_to` the day on which all this was so. See
    `lifespans`. Raises `WrongArgument`.
    """

    id: str = field(
        metadata=about("whose it is", "van wie of wat het is", alias="kenmerk"), validator=AN_ID
    )
    duration: int | Decimal | None = field(
        metadata=about("how long it was seen to last", "hoelang het aantoonbaar duurde"),
        validator=A_NUMBER.or_none(),
    )
    ended: bool = field(
        metadata=about("whether it was over then", "of het toen voorbij was"), validator=YES_OR_NO
    )
    entered: int | Decimal = field(
        default=0,
        metadata=about(
            "how long it had been there when first seen",
            "hoelang het er al was toen het voor het eerst is gezien",
        ),
        validator=A_NUMBER,
    )
    trial: bool = field(
        default=False,
        metadata=about("whether it is a trial", "of het een proefperiode is", alias="proef"),
        validator=YES_OR_NO,
    )
    free: bool = field(
        default=False,
        metadata=about("whether it is billed at 0", "of het niets kost", alias="gratis"),
        validator=YES_OR_NO,
    )
    unit: TimeUnit = field(
        default=TimeUnit.DAYS,
        metadata=about("in what it is counted", "waarin het is geteld", alias="eenheid"),
        validator=one_of(TimeUnit),
    )
    started: date | None = field(
        default=None,
        metadata=about("its first day", "de eerste dag", alias="begonnen"),
        validator=DATE_OR_NONE,
    )
    known_to: date | None = field(
        default=None,
        metadata=about("the day that this holds on", "de dag waarop dit geldt"),
        validator=DATE_OR_NONE,
    )
    account: str | None = field(
        default=None,
        metadata=about("the id of the customer", "het kenmerk van de klant"),
        validator=TEXT_OR_NONE,
    )
    product: str | None = field(
        default=None,
        metadata=about("the id of the product", "het kenmerk van het product"),
        validator=TEXT_OR_NONE,
    )
    service: str | None = field(
        default=None,
        metadata=about("the name of the service", "de naam van de dienst"),
        validator=TEXT_OR_NONE,
    )

    @property
    def sighting(self) -> Sighting:
        """What this tells of how long somebody stays."""
        duration, entered = self.duration, self.entered
        if self.trial:
            return Sighting.TRIAL
        if self.free:
            return Sighting.FREE
        if duration is None:
            return Sighting.NO_DURATION
        if duration < 0 or entered < 0:
            return Sighting.NEGATIVE
        if entered >= duration:
            return Sighting.NO_TIME
        return Sighting.ENDED if self.ended else Sighting.CENSORED


SIGHTING: Final = ChoiceColumn[Sighting]("sighting", Sighting)
DURATION: Final = NumberColumn("duration", (int, Decimal))
UNIT: Final = ChoiceColumn[TimeUnit]("unit", TimeUnit)
ENTERED: Final = NumberColumn("entered", (int, Decimal))
STARTED: Final = DateColumn("started", date)

LIFESPANS: Final = RowKind(
    kind=Lifespan,
    says=Text(
        "lifespans, as salesterms.metrics.lifespans() makes them of subscriptions",
        "levensduren, zoals salesterms.metrics.lifespans() ze van abonnementen maakt",
    ),
    fields=("account", "product", "service", "unit", "sighting"),
    columns=(
        SIGHTING,
        UNIT,
        *(Column(name, str) for name in ("account", "product", "service")),
    ),
    day="known_to",
)


def check_one_unit(units: AbstractSet[TimeUnit], name: str) -> None:
    """Raise `BadArgument` for the rows of that name where they are in several units."""
    if len(units) > 1:
        raise BadArgument(name, sorted(one.value for one in units), _ONE_UNIT)
