"""A lead that was handed over as one row: what was answered, and how long that took.

Glossary: leadoverdracht (002:24, 002:77).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.criteria import ChoiceColumn, Column, DateColumn, NumberColumn
from salesterms.entities import HandOver, HandOverAnswer, WorkingCalendar
from salesterms.entities.shapes import A_DATE, AN_ID, DATE_OR_NONE, TEXT, TEXT_OR_NONE, one_of
from salesterms.errors import Shape, Text, check_argument, each_argument
from salesterms.metrics.durations import exact_seconds
from salesterms.metrics.row_kind import RowKind
from salesterms.values import instant, local_date
from salesterms.values import zone as zone_named
from salesterms.values.decimals import is_bounded

if TYPE_CHECKING:
    from collections.abc import Iterable

SECONDS_OR_NONE: Final = Shape(
    Text("a Decimal of 0 or more", "een Decimal van 0 of meer"),
    lambda value: type(value) is Decimal and is_bounded(value) and value >= 0,
).or_none()
_HAND_OVERS: Final = Text("a list of HandOver", "een lijst van HandOver")
A_CALENDAR: Final = Text("a WorkingCalendar, or None", "een WorkingCalendar, of None")


@frozen(kw_only=True)
class HandOverOutcome:
    """One hand-over on the dates of a zone, with its answer and the time that this took.

    >>> from datetime import date
    >>> from decimal import Decimal
    >>> row = HandOverOutcome(
    ...     id="H-1",
    ...     from_team="marketing",
    ...     to_team="sales",
    ...     handed=date(2024, 3, 1),
    ...     answer=HandOverAnswer.ACCEPTED,
    ...     answered=date(2024, 3, 2),
    ...     seconds=Decimal(86400),
    ... )
    >>> row.working_seconds is None
    True

    `seconds` is elapsed time and `working_seconds` working time, both exact; None where there is no
    answer, and where no calendar was given. Raises `WrongArgument`.
    """

    id: str = field(validator=AN_ID)
    from_team: str = field(validator=TEXT)
    to_team: str = field(validator=TEXT)
    handed: date = field(validator=A_DATE)
    answer: HandOverAnswer | None = field(default=None, validator=one_of(HandOverAnswer).or_none())
    answered: date | None = field(default=None, validator=DATE_OR_NONE)
    reason: str | None = field(default=None, validator=TEXT_OR_NONE)
    seconds: Decimal | None = field(default=None, validator=SECONDS_OR_NONE)
    working_seconds: Decimal | None = field(default=None, validator=SECONDS_OR_NONE)


ANSWER = ChoiceColumn[HandOverAnswer]("answer", HandOverAnswer)
HANDED = DateColumn("handed", date)
ANSWERED = DateColumn("answered", date)
SECONDS = NumberColumn("seconds", (Decimal,))
WORKING_SECONDS = NumberColumn("working_seconds", (Decimal,))

HAND_OVERS = RowKind(
    kind=HandOverOutcome,
    says=Text(
        "outcomes of hand-overs, as salesterms.metrics.hand_over_outcomes() makes them of"
        " hand-overs",
        "uitkomsten van overdrachten, zoals salesterms.metrics.hand_over_outcomes() ze van"
        " overdrachten maakt",
    ),
    fields=("from_team", "to_team", "answer", "reason"),
    columns=(ANSWER, *(Column(name, str) for name in ("from_team", "to_team", "reason"))),
)


def hand_over_outcomes(
    hand_overs: Iterable[HandOver], *, zone: str, calendar: WorkingCalendar | None = None
) -> tuple[HandOverOutcome, ...]:
    """Hand-overs as rows of the metrics on them.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import HandOver
    >>> given = HandOver(
    ...     lead="P-1",
    ...     from_team="marketing",
    ...     to_team="sales",
    ...     at=datetime(2024, 3, 1, 23, 30, tzinfo=UTC),
    ... )
    >>> [(row.id, row.handed) for row in hand_over_outcomes([given], zone="Europe/Amsterdam")]
    [('1', datetime.date(2024, 3, 2))]

    `zone` names the zone whose dates count. With a `calendar` working time is told as well. A
    hand-over without an id has its place among those given. How they stood at a moment comes from
    `hand_overs_at`. Of none there are no rows.

    Raises `WrongArgument`, and what is wrong with a zone.
    Glossary: leadoverdracht (002:77).
    """
    check_argument("calendar", calendar, WorkingCalendar | None, A_CALENDAR)
    given = each_argument("hand_overs", hand_overs, HandOver, _HAND_OVERS)
    zone_named(zone)
    return tuple(_row(one, str(place), zone, calendar) for place, one in enumerate(given, 1))


def _row(one: HandOver, place: str, zone: str, calendar: WorkingCalendar | None) -> HandOverOutcome:
    at, answered = instant(one.at), None
    seconds = working = None
    if one.answered_at is not None:
        answered = instant(one.answered_at)
        seconds = exact_seconds(answered - at)
        if calendar is not None:
            working = exact_seconds(calendar.working_time(at, answered))
    return HandOverOutcome(
        id=one.id or place,
        from_team=one.from_team,
        to_team=one.to_team,
        handed=local_date(at, zone),
        answer=one.answer,
        answered=None if answered is None else local_date(answered, zone),
        reason=one.reason,
        seconds=seconds,
        working_seconds=working,
    )
