"""The alarm of 003:21: somebody was converted weeks ago, and no deal has begun."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from salesterms.errors import Text
from salesterms.facts import DEAL, STANDING
from salesterms.journey.found import Found, outcome_of
from salesterms.journey.people import by_person
from salesterms.journey.rules import WITHOUT_DEAL, BadParameter
from salesterms.values import instant

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from salesterms.journey.course import Journey
    from salesterms.journey.found import RuleOutcome

#: Nearly two hundred years.
_MOST_WEEKS = 10_000

_WEEKS = Text("give a whole number from 1 to 10000", "geef een geheel getal van 1 tot en met 10000")
_CONVERTED = STANDING.is_("converted").values
#: Where a lifecycle of one's own knows no deals there is none either.
_NO_DEAL = (None, *DEAL.is_("none").values)
_ORDER = ("in_time", "deal_begun", "not_a_contact", "conversion_undated", "same_person")


def contacts_without_deal(
    journeys: Iterable[Journey], *, weeks: int, as_of: datetime
) -> RuleOutcome:
    """The contacts who have not begun a deal though they were converted `weeks` ago or earlier.

    >>> from datetime import UTC, datetime, timedelta
    >>> from salesterms.facts import Facts
    >>> from salesterms.journey import Journey, contacts_without_deal
    >>> day = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> cam = Journey.begin(person="P-1", facts=Facts(interest="explicit"))
    >>> cam = cam.advance("accept_by_sales", at=day).advance("convert", at=day)
    >>> found = contacts_without_deal([cam], weeks=4, as_of=day + timedelta(weeks=4))
    >>> [one.elapsed.days for one in found.found]
    [28]
    >>> just_before = day + timedelta(weeks=4, microseconds=-1)
    >>> contacts_without_deal([cam], weeks=4, as_of=just_before).excluded
    {'in_time': 1}

    `weeks` are elapsed weeks of 168 hours from the instant of conversion, 1 to 10,000: the text
    says *some*. A contact is who stands converted at `as_of`; who was put back and converted again
    counts from the last time. A deal has begun where there is one, open, held, won or lost, for the
    alarm is about beginning: a deal that was lost, or is reopened, raises none. Of one person with
    several journeys a deal in any of them will do, and the first conversion that still holds
    counts.

    Of no journeys nothing is found. Raises `BadParameter`, `NotJourneys` and what is wrong with
    `as_of`. Source: 003:21.
    """
    if type(weeks) is not int or not 1 <= weeks <= _MOST_WEEKS:
        raise BadParameter("weeks", weeks, _WEEKS)
    moment, most = instant(as_of), timedelta(weeks=weeks)
    found: list[Found] = []
    reasons: Counter[str] = Counter()
    for group in by_person(journeys):
        reasons["same_person"] += len(group) - 1
        contacts = [each for each in group if _value(each, STANDING.name, as_of) in _CONVERTED]
        dated = [(at, each) for each in contacts if (at := _since(each, as_of)) is not None]
        if not contacts:
            reason = "not_a_contact"
        elif any(_value(each, DEAL.name, as_of) not in _NO_DEAL for each in group):
            reason = "deal_begun"
        elif not dated:
            reason = "conversion_undated"
        else:
            at, journey = min(dated, key=lambda one: Found.of(one[1], one[0]).place)
            reason = "" if moment - at >= most else "in_time"
            if not reason:
                found.append(Found.of(journey, at, moment - at))
        reasons[reason] += 1
    return outcome_of(WITHOUT_DEAL, as_of, found, reasons, _ORDER)


def _value(journey: Journey, position: str, as_of: datetime) -> str | None:
    return journey.stage(as_of=as_of).positions.get(position)


def _since(journey: Journey, as_of: datetime) -> datetime | None:
    """When the standing began that still holds."""
    spells = journey.time_in_stage(as_of=as_of)
    own = (spell for spell in spells if spell.axis.name == STANDING.name)
    return next(spell.since for spell in own if spell.until is None)
