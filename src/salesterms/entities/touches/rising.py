"""001:25: contact should become more personal from a prospect to a contact or an opportunity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.entities.touches.before import at_once
from salesterms.entities.touches.beforehand import Journeys
from salesterms.entities.touches.found import FOUND, Judged, by_no_seller, findings
from salesterms.entities.touches.rules import PERSONALISATION_RISES
from salesterms.entities.touches.scales import Personalisation
from salesterms.facts import Subject
from salesterms.vocabularies import four_stages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from salesterms.entities.touches.found import TouchFindings
    from salesterms.entities.touches.touch import Touch
    from salesterms.journey import Journey

_READINGS = tuple(four_stages)
_NAMES = tuple(reading.name for reading in PERSONALISATION_RISES.readings)


def personalisation_rises(
    touches: Iterable[Touch],
    *,
    journeys: Iterable[Journey],
    as_of: datetime | None = None,
) -> TouchFindings:
    """The touches with a contact that are no more personal than what they got as a prospect.

    >>> from datetime import UTC, datetime
    >>> from salesterms import Evidence, Facts, Journey, Level, Maker
    >>> from salesterms.entities import Initiator, Personalisation, Touch
    >>> from salesterms.facts import MakerKind
    >>> def day(number):
    ...     return datetime(2026, 3, number, 9, tzinfo=UTC)
    >>> fits = Facts(target_group="checked", ideal_profile="checked", means="checked")
    >>> cam = Journey.begin(person="P-1", facts=fits)
    >>> by = Maker(kind=MakerKind.HUMAN)
    >>> said = {"interest": "buying", "requirements_met": "yes"}
    >>> cam = cam.with_(
    ...     *(
    ...         Evidence(fact=fact, value=value, level=Level.STATED, at=day(5), by=by)
    ...         for fact, value in said.items()
    ...     )
    ... )
    >>> mails = [
    ...     Touch(
    ...         id=f"T-{number}",
    ...         person="P-1",
    ...         at=day(number),
    ...         initiator=Initiator.SELLER,
    ...         personalisation=rung,
    ...     )
    ...     for number, rung in (
    ...         (2, Personalisation.SEGMENT),
    ...         (8, Personalisation.SAME_FOR_ALL),
    ...         (9, Personalisation.INDIVIDUAL),
    ...     )
    ... ]
    >>> found = personalisation_rises(mails, journeys=[cam]).by("definitions")
    >>> [(one.touch, one.beside) for one in found.found], found.excluded
    ([('T-8', 'T-2')], {'prospect': 1, 'risen': 1})

    It is a should: a finding says that a touch did not rise above what went before, and forbids
    nothing. Who is a prospect or a contact is what `four_stages` calls the person just before the
    touch, by its two readings; of an opportunity the person is a contact. A touch with a contact is
    compared with the most personal one at an earlier instant that the same person got as a
    prospect. Equal is not risen, but at the top nothing can rise.

    `journeys` are those of the people; who has none is left out as `no_journey`, and a lead as
    `another_word`, for the sentence does not speak of leads. Without `as_of`, all touches count. Of
    no touches nothing is found. Raises `TouchProblems`, `NotJourneys`, `NotOneLifecycle`,
    `OtherCatalogue`, `EvidenceClash`, `WrongArgument` and what is wrong with `as_of`.
    Glossary: 001:25, 001:27.
    """
    known = Journeys(journeys)

    def judge(log: tuple[Touch, ...]) -> Iterator[Judged]:
        most: dict[tuple[str, str], Touch] = {}
        for beside in at_once(log):
            judged = [_judged(touch, known, most) for touch in beside]
            yield from judged
            for one in judged:
                _remember(one, most)

    return findings(PERSONALISATION_RISES, touches, as_of, judge)


def _judged(touch: Touch, known: Journeys, most: dict[tuple[str, str], Touch]) -> Judged:
    reason = by_no_seller(touch)
    if reason is None and touch.personalisation is None:
        reason = "personalisation_unknown"
    facts = known.before(touch) if reason is None else None
    if facts is None:
        return Judged(touch, dict.fromkeys(_NAMES, reason or "no_journey"), {})
    says, beside = {}, {}
    for name, vocabulary in zip(_NAMES, _READINGS, strict=True):
        label = vocabulary.label(facts, Subject.PERSON)
        before = most.get((name, touch.person))
        if not label.exact:
            says[name] = "label_unknown"
        elif label.word == "prospect":
            says[name] = "prospect"
        elif label.word != "contact":
            says[name] = "another_word"
        else:
            says[name] = _compared(touch, before)
            if before is not None:
                beside[name] = before.id
    return Judged(touch, says, beside)


def _compared(touch: Touch, before: Touch | None) -> str:
    """Whether a touch with a contact is more personal than the most personal one before."""
    now, then = touch.personalisation, None if before is None else before.personalisation
    if now is None or then is None:
        return "nothing_before"
    if now.above(then):
        return "risen"
    return "at_the_top" if now is Personalisation.INDIVIDUAL else FOUND


def _remember(one: Judged, most: dict[tuple[str, str], Touch]) -> None:
    """Keep the most personal touch that somebody got as a prospect; of equal ones the first."""
    touch, now = one.touch, one.touch.personalisation
    for name, says in one.says.items():
        if says == "prospect" and now is not None:
            kept = most.get((name, touch.person))
            if kept is None or _compared(touch, kept) == "risen":
                most[name, touch.person] = touch
