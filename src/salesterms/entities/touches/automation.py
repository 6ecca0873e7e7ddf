"""001:25: automation where one person is spoken to; both ways in which the line was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.entities.touches.found import FOUND, Judged, by_no_machine, findings
from salesterms.entities.touches.rules import AUTOMATED_ONE_TO_ONE
from salesterms.entities.touches.scales import Audience

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from salesterms.entities.touches.found import TouchFindings
    from salesterms.entities.touches.touch import Touch

_AVOIDED, _DISCLOSED = (reading.name for reading in AUTOMATED_ONE_TO_ONE.readings)
_SAID = {False: FOUND, True: "disclosed", None: "disclosure_unknown"}


def automated_one_to_one(
    touches: Iterable[Touch], *, as_of: datetime | None = None
) -> TouchFindings:
    """The touches in which a system spoke to one person: each, and those that did not say so.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import Audience, Initiator, Touch
    >>> mail = Touch(
    ...     id="T-1",
    ...     person="P-1",
    ...     at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    ...     initiator=Initiator.SELLER,
    ...     automated=True,
    ...     audience=Audience.ONE,
    ...     disclosed=True,
    ... )
    >>> found = automated_one_to_one([mail])
    >>> found.objecting, found.by("disclosed").excluded
    (('avoided',), {'disclosed': 1})

    `avoided` is how the text stands: automation is for large groups, and avoided with one person.
    `disclosed` is how the line was quoted before: automation is to be disclosed there. What was not
    written down (whether it was automated, to how many, whether it said so) is left out with that
    reason. Without `as_of`, all touches count. Of no touches nothing is found.

    Raises `TouchProblems`, `WrongArgument` and what is wrong with `as_of`.
    Glossary: marketing-automation (001:25).
    """

    def judge(log: tuple[Touch, ...]) -> Iterator[Judged]:
        for touch in log:
            reason = by_no_machine(touch)
            if reason is None and touch.audience is not Audience.ONE:
                reason = "to_many" if touch.audience else "audience_unknown"
            avoided, disclosed = reason or FOUND, reason or _SAID[touch.disclosed]
            yield Judged(touch, {_AVOIDED: avoided, _DISCLOSED: disclosed}, {})

    return findings(AUTOMATED_ONE_TO_ONE, touches, as_of, judge)
