"""Automated mail: to leads with permission (002:43, 002:45), or to every naam (003:13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.entities.touches.beforehand import NOTHING, Journeys
from salesterms.entities.touches.found import FOUND, Judged, by_no_machine, findings
from salesterms.entities.touches.rules import AUTOMATED_MAIL
from salesterms.entities.touches.scales import TouchChannel
from salesterms.facts import PERMISSION
from salesterms.vocabularies import four_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from salesterms.entities.touches.found import TouchFindings
    from salesterms.entities.touches.touch import Touch
    from salesterms.facts import Facts
    from salesterms.journey import Journey

_NAMES = tuple(reading.name for reading in AUTOMATED_MAIL.readings)
_PERMISSION = {"no": FOUND, "yes": "permission_given", None: "permission_unknown"}


def automated_mail(
    touches: Iterable[Touch],
    *,
    journeys: Iterable[Journey] = (),
    as_of: datetime | None = None,
) -> TouchFindings:
    """The automated mails to which a text objects, by text 002 and by text 003.

    >>> from datetime import UTC, datetime
    >>> from salesterms import Facts, Journey
    >>> from salesterms.entities import Initiator, Touch, TouchChannel
    >>> listed = Facts(name_and_email="yes", target_group="assumed", permission="no")
    >>> newsletter = Touch(
    ...     id="T-1",
    ...     person="P-1",
    ...     at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    ...     channel=TouchChannel.EMAIL,
    ...     initiator=Initiator.SELLER,
    ...     automated=True,
    ... )
    >>> journey = Journey.begin(person="P-1", facts=listed)
    >>> found = automated_mail([newsletter], journeys=[journey])
    >>> found.objecting, found.by("permission").found[0].others
    (('permission',), {'names': 'a_naam'})

    Looked at are mails that a system of the seller sent by itself. Text 002 sends them to leads,
    who by its definition gave permission: where the person had given none just before, it objects;
    where that is not known it is left out, and is no yes. Text 003 has newsletters go to every
    naam, whatever they agreed to: it objects to none, and of others than namen it says nothing. Who
    is a naam is what `four_types` says. What the law allows is another matter.

    Without a journey nothing is known of a person. Without `as_of`, all touches count. Of no
    touches nothing is found. Raises `TouchProblems`, `NotJourneys`, `NotOneLifecycle`,
    `OtherCatalogue`, `EvidenceClash`, `WrongArgument` and what is wrong with `as_of`.
    Glossary: marketing-automation, raw-name (002:43, 002:45, 003:13).
    """
    known = Journeys(journeys)

    def judge(log: tuple[Touch, ...]) -> Iterator[Judged]:
        for touch in log:
            reason = _no_mail(touch)
            if reason is None:
                facts = known.before(touch) or NOTHING
                yield Judged(touch, dict(zip(_NAMES, _said(facts), strict=True)), {})
            else:
                yield Judged(touch, dict.fromkeys(_NAMES, reason), {})

    return findings(AUTOMATED_MAIL, touches, as_of, judge)


def _no_mail(touch: Touch) -> str | None:
    if touch.channel is not TouchChannel.EMAIL:
        return "other_channel" if touch.channel else "channel_unknown"
    return by_no_machine(touch)


def _said(facts: Facts) -> tuple[str, str]:
    """What text 002 says of a mail to somebody, and what text 003 says."""
    label = four_types.label(facts)
    named = any(path[-1:] == ("naam",) for path in label.paths)
    certain = "a_naam" if label.exact else "perhaps_a_naam"
    return _PERMISSION[facts[PERMISSION.name]], certain if named else "not_said"
