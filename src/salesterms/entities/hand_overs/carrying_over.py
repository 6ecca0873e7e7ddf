"""What an answer does to the journey of the lead, and what the lead was when it was handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from salesterms.entities.hand_overs.hand_over import HandOver, HandOverAnswer
from salesterms.errors import SalesTermsError, Text, check_argument, each_argument
from salesterms.journey import Forgotten, Happened, HistoryProblems, Journey, view
from salesterms.lifecycle import SalesEvent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.vocabularies import Label, Vocabulary

_A_HAND_OVER: Final = Text("a HandOver", "een HandOver")
_A_JOURNEY: Final = Text("a Journey", "een Journey")
_JOURNEYS: Final = Text("a list of Journey", "een lijst van Journey")

#: What is answered -> the event of the lifecycle of sales that it is.
EVENT_OF_ANSWER: Final = {
    HandOverAnswer.ACCEPTED: SalesEvent.ACCEPT_BY_SALES,
    HandOverAnswer.REJECTED: SalesEvent.RECYCLE,
}

_RECORDED = Text("recorded: {0}", "vastgelegd: {0}")
_NOT_RECORDED = Text("not recorded: {0}", "niet vastgelegd: {0}")
_NO_ANSWER = Text("there is no answer yet", "er is nog geen antwoord")
_FORGOTTEN = Text("the person was forgotten", "de persoon is vergeten")


class OtherLead(SalesTermsError, ValueError):
    """A hand-over of one person was to be carried over into the journey of another."""

    code = "other_lead"
    message = Text(
        "This hand-over is not of the person of this journey: give the journey of its lead",
        "Deze overdracht is niet van de persoon van dit traject: geef het traject van de lead",
    )


@frozen(kw_only=True)
class CarriedOver:
    """The journey after an answer, and whether the answer is an event in it; by `carried_over`.

    `event` is what was recorded; None where nothing was, and then `because` says why not and the
    journey is what it was.
    Glossary: lead-handover (002:65, 002:77).
    """

    journey: Journey
    event: Happened | None
    because: Text | None = None

    def explain(self, lang: str = "en") -> str:
        """What was recorded, or why nothing was, in English ("en") or Dutch ("nl")."""
        if self.event is not None:
            called = self.journey.lifecycle.event_text(self.event.event)
            return _RECORDED.say(lang).format(called.say(lang))
        because = _NO_ANSWER if self.because is None else self.because
        return _NOT_RECORDED.say(lang).format(because.say(lang))


def carried_over(hand_over: HandOver, journey: Journey) -> CarriedOver:
    """The journey of a lead after the answer: accepted by sales, or put back to nurture.

    >>> from datetime import UTC, datetime
    >>> from attrs import evolve
    >>> day = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> bubble = HandOver(
    ...     lead="P-1",
    ...     from_team="marketing",
    ...     to_team="sales",
    ...     at=day,
    ...     answer=HandOverAnswer.REJECTED,
    ...     answered_at=day,
    ...     reason="useless address",
    ... )
    >>> after = carried_over(bubble, Journey.begin(person="P-1"))
    >>> after.journey.stage().name, after.explain()
    ('nurture/none/never', 'recorded: put back to nurture')
    >>> taken = evolve(bubble, answer=HandOverAnswer.ACCEPTED, reason=None)
    >>> print(carried_over(taken, Journey.begin(person="P-1")).explain("nl"))
    niet vastgelegd: sales accepteert (accept_by_sales) wordt geweigerd in de fase ...

    The event has the instant of the answer and stands where it belongs in time; the same one twice
    is one. Where the lifecycle refuses it, or what stands after it, nothing is recorded and
    `because` says why. To accept is not to qualify: it makes nobody an SQL (000:34).

    Raises `OtherLead`, `WrongArgument`, and `UnknownEvent` where the journey goes by a lifecycle
    without these events.
    Glossary: lead-handover (000:62, 000:70, 002:65).
    """
    check_argument("hand_over", hand_over, HandOver, _A_HAND_OVER)
    check_argument("journey", journey, Journey, _A_JOURNEY)
    if not journey.is_of(hand_over.lead):
        raise OtherLead
    if hand_over.answer is None or hand_over.answered_at is None:
        return CarriedOver(journey=journey, event=None, because=_NO_ANSWER)
    event = Happened(event=EVENT_OF_ANSWER[hand_over.answer], at=hand_over.answered_at)
    try:
        return CarriedOver(journey=journey.with_(event), event=event)
    except Forgotten:
        return CarriedOver(journey=journey, event=None, because=_FORGOTTEN)
    except HistoryProblems as problems:
        return CarriedOver(journey=journey, event=None, because=_said(problems))


def _said(problems: HistoryProblems) -> Text:
    """What the lifecycle refuses, without the remedies."""
    said = [one.detail for one in problems.problems]
    return Text.both(
        lambda lang: "; ".join(one.say(lang) if isinstance(one, Text) else one for one in said)
    )


def handed_over_as(
    hand_over: HandOver, journeys: Iterable[Journey], vocabulary: Vocabulary
) -> Label:
    """What a vocabulary called the lead at the instant of the hand-over.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Facts
    >>> from salesterms.vocabularies import lead_or_bubble
    >>> card = Facts(contact_details="general", source="general")
    >>> given = HandOver(
    ...     lead="P-1",
    ...     from_team="marketing",
    ...     to_team="sales",
    ...     at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    ... )
    >>> print(handed_over_as(given, [Journey.begin(person="P-1", facts=card)], lead_or_bubble))
    naam

    All journeys of the lead count, those of others are left out; what is recorded at the very
    instant counts, what comes later does not. Whether it was accepted plays no part, as it does in
    `names_handed_to_sales`.

    Raises `NoJourneys` where there is none of the lead, `NotOneLifecycle`, `OtherCatalogue`,
    `WrongArgument`.
    Glossary: lead-handover (002:24).
    """
    check_argument("hand_over", hand_over, HandOver, _A_HAND_OVER)
    given = each_argument("journeys", journeys, Journey, _JOURNEYS)
    own = [one for one in given if one.person == hand_over.lead]
    return view(own, as_of=hand_over.at).label(vocabulary)
