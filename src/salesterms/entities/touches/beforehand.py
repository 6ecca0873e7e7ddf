"""What is known of a person just before a touch: given as it is, or out of journeys."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from salesterms.entities.their_journey import NotTheirJourney
from salesterms.errors import Text, check_argument
from salesterms.facts import CATALOGUE, Facts
from salesterms.facts.known import check_catalogue
from salesterms.journey import Journey, view
from salesterms.journey.people import by_person
from salesterms.journey.records import DAWN
from salesterms.values import instant

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.entities.touches.touch import Touch

_KNOWN = Text(
    "Facts, the Journey of the person, or None", "Facts, de Journey van de persoon, of None"
)
#: Where nobody gives anything, nothing is on record.
NOTHING = Facts()


def just_before(at: datetime) -> datetime:
    """The last moment before an instant: what a touch brings about does not go before it."""
    moment = instant(at)
    return moment if moment == DAWN else moment - timedelta.resolution


def known_before(touch: Touch, known: Facts | Journey | None) -> Facts:
    """The facts that a touch is to be seen beside.

    Raises `NotTheirJourney`, `OtherCatalogue` and `WrongArgument`.
    """
    check_argument("known", known, Facts | Journey | None, _KNOWN)
    if known is None:
        return NOTHING
    if isinstance(known, Journey):
        if known.person is not None and not known.is_of(touch.person):
            raise NotTheirJourney(touch.person)
        known = known.facts(as_of=just_before(touch.at))
    check_catalogue(known, CATALOGUE)
    return known


class Journeys:
    """The journeys of many people, asked about one of them at a moment."""

    def __init__(self, journeys: Iterable[Journey]) -> None:
        """Put them together by person; raises `NotJourneys`."""
        groups = by_person(journeys)
        self._of = {group[0].person: group for group in groups if not group[0].forgotten}

    def before(self, touch: Touch) -> Facts | None:
        """What is known of the person just before a touch; None where there is no journey.

        Raises `NotOneLifecycle`, `EvidenceClash` and `OtherCatalogue`.
        """
        group = self._of.get(touch.person)
        if group is None:
            return None
        facts = view(group, as_of=just_before(touch.at)).facts
        check_catalogue(facts, CATALOGUE)
        return facts
