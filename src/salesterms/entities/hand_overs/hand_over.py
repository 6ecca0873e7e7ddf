"""That a lead was handed from one team to another, and what that one answered."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import (
    A_DATE,
    AN_ID,
    AN_INSTANT,
    TEXT,
    one_of,
)
from salesterms.errors import Kind, Problem, Text, each_argument
from salesterms.values import about, instant, instant_or_none

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class HandOverAnswer(StrEnum):
    """What those answer to whom a lead is handed.

    >>> [answer.value for answer in HandOverAnswer]
    ['accepted', 'rejected']
    """

    ACCEPTED = "accepted"
    REJECTED = "rejected"


HAND_OVER_ANSWER_WORDS = {
    HandOverAnswer.ACCEPTED: Text("accepted", "geaccepteerd"),
    HandOverAnswer.REJECTED: Text("rejected", "afgewezen"),
}

ANSWER_LACKS: Final = Kind(
    "answer_lacks",
    Text("an answer lacks {detail}", "bij een antwoord ontbreekt {detail}"),
    Text("fill it in", "vul het in"),
)
NO_ANSWER_FOR_IT: Final = Kind(
    "no_answer_for_it",
    Text(
        "{value} belongs to an answer, and there is none",
        "{value} hoort bij een antwoord, en dat is er niet",
    ),
    Text("give the answer as well, or None here", "geef ook het antwoord, of hier None"),
)
ANSWERED_BEFORE: Final = Kind(
    "answered_before_handed_over",
    Text(
        "the answer is of {value}, before the lead was handed over",
        "het antwoord is van {value}, voordat de lead was overgedragen",
    ),
    Text("give an instant from at on", "geef een tijdstip vanaf at"),
)
ONLY_FOR_REJECTED: Final = Kind(
    "only_for_rejected",
    Text(
        "{value} is a date to take up again what was not rejected",
        "{value} is een datum om weer op te pakken wat niet is afgewezen",
    ),
    Text("give None, or the answer rejected", "geef None, of het antwoord rejected"),
)


def _answer_is_whole(made: HandOver) -> Iterator[Problem]:
    parts = {"answered_at": made.answered_at, "reason": made.reason}
    if made.answer is None:
        for name, value in parts.items():
            if value is not None:
                shown = value.isoformat() if isinstance(value, datetime) else value
                yield Problem(kind=NO_ANSWER_FOR_IT, value=shown, path=f"$.{name}")
        return
    needed = tuple(parts) if made.answer is HandOverAnswer.REJECTED else ("answered_at",)
    for name in needed:
        if parts[name] is None:
            yield Problem(kind=ANSWER_LACKS, detail=_LACKING[name], path=f"$.{name}")


_LACKING: Final = {
    "answered_at": Text("when it was given", "wanneer het is gegeven"),
    "reason": Text("the reason why the lead was rejected", "de reden waarom de lead is afgewezen"),
}


def _comes_after(made: HandOver) -> Iterator[Problem]:
    if made.answered_at is not None and instant(made.answered_at) < instant(made.at):
        shown = instant(made.answered_at).isoformat()
        yield Problem(kind=ANSWERED_BEFORE, value=shown, path="$.answered_at")


def _again_only_if_rejected(made: HandOver) -> Iterator[Problem]:
    if made.again_on is not None and made.answer is not HandOverAnswer.REJECTED:
        shown = made.again_on.isoformat()
        yield Problem(kind=ONLY_FOR_REJECTED, value=shown, path="$.again_on")


_TEXT_OR_NONE: Final = TEXT.or_none()

_HAND_OVERS: Final = Text("a list of HandOver", "een lijst van HandOver")

_RULES: Final = Rules(
    {
        "id": AN_ID.or_none(),
        "lead": AN_ID,
        "from_team": TEXT,
        "to_team": TEXT,
        "at": AN_INSTANT,
        "answer": one_of(HandOverAnswer).or_none(),
        "answered_at": AN_INSTANT.or_none(),
        "reason": _TEXT_OR_NONE,
        "again_on": A_DATE.or_none(),
        "note": _TEXT_OR_NONE,
    },
    Rule(("answer", "answered_at", "reason"), _answer_is_whole),
    Rule(("at", "answered_at"), _comes_after),
    Rule(("answer", "again_on"), _again_only_if_rejected),
)


@frozen(kw_only=True)
class HandOver:
    """One lead that was handed over, from whom to whom and when, and the answer.

    >>> from datetime import UTC
    >>> bubble = HandOver(
    ...     lead="P-1",
    ...     from_team="marketing",
    ...     to_team="sales",
    ...     at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    ...     answer=HandOverAnswer.REJECTED,
    ...     answered_at=datetime(2026, 3, 3, 14, tzinfo=UTC),
    ...     reason="useless address",
    ... )
    >>> bubble.answer.value, bubble.reason
    ('rejected', 'useless address')

    `lead` is the id of the person. `from_team` and `to_team` are teams or functions, in your words:
    marketing is a function that sellers carry out as well (002:10), and a junior may hand over to a
    senior of one team (000:62). No answer is None. An answer has its instant, at `at` or later, and
    one that rejects has its reason: a word of a list of yours, that can be counted. What is
    personal belongs in `note`. `again_on` is when a rejected lead may be taken up again.

    Two are equal where their instants are, whatever the zones. Raises `EntityProblems`.
    Glossary: lead-handover (000:32, 000:62, 000:70, 002:24, 002:45, 002:77).
    """

    id: str | None = field(
        default=None,
        metadata=about(
            "the identifier of the hand-over in its source",
            "het kenmerk van de overdracht in de bron",
            alias="kenmerk",
            personal=True,
        ),
    )
    lead: str = field(
        metadata=about(
            "the id of the person who was handed over",
            "het kenmerk van de persoon die is overgedragen",
            personal=True,
        )
    )
    from_team: str = field(
        metadata=about("the team or function that gave", "het team dat overdroeg", alias="van_team")
    )
    to_team: str = field(
        metadata=about("the team or function that got", "het team dat kreeg", alias="naar_team")
    )
    at: datetime = field(
        eq=instant,
        metadata=about("when that was", "wanneer dat was", alias="op"),
    )
    answer: HandOverAnswer | None = field(
        default=None,
        metadata=about(
            "what was answered; none: nothing yet",
            "wat er is geantwoord; leeg: nog niets",
            alias="antwoord",
        ),
    )
    answered_at: datetime | None = field(
        default=None,
        eq=instant_or_none,
        metadata=about("when it was answered", "wanneer er is geantwoord", alias="beantwoord_op"),
    )
    reason: str | None = field(
        default=None,
        metadata=about(
            "why, as a word of a list that can be counted",
            "waarom, als woord uit een lijst die te tellen is",
            alias="reden",
        ),
    )
    again_on: date | None = field(
        default=None,
        metadata=about(
            "from when on a rejected lead may be taken up again",
            "vanaf wanneer een afgewezen lead weer opgepakt mag worden",
            alias="weer_oppakken_op",
        ),
    )
    note: str | None = field(
        default=None,
        metadata=about(
            "what else was said", "wat er verder is gezegd", alias="notitie", personal=True
        ),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    def forget(self, token: str | None = None) -> HandOver:
        """The same without whom it is about: a random id takes the place of the lead's.

        Teams, instants, the answer and its reason stay, so that counts stay; `id` and `note` go.
        `token` is one random id for all hand-overs of one person, so that they stay those of one.
        """
        lead = secrets.token_hex(16) if token is None else token
        return evolve(self, id=None, lead=lead, note=None)


def hand_overs_at(given: Iterable[HandOver], as_of: datetime) -> tuple[HandOver, ...]:
    """The hand-overs as they stood at a moment: what came later is not there yet.

    >>> from datetime import UTC
    >>> def day(number):
    ...     return datetime(2026, 3, number, 9, tzinfo=UTC)
    >>> one = HandOver(
    ...     lead="P-1",
    ...     from_team="marketing",
    ...     to_team="sales",
    ...     at=day(2),
    ...     answer=HandOverAnswer.ACCEPTED,
    ...     answered_at=day(5),
    ... )
    >>> [each.answer for each in hand_overs_at([one], day(3))], hand_overs_at([one], day(1))
    ([None], ())

    A lead that was handed over after `as_of` is left out, and an answer after it is no answer yet.
    Raises `WrongArgument`, and what is wrong with `as_of`.
    """
    moment = instant(as_of)
    found = each_argument("given", given, HandOver, _HAND_OVERS)
    return tuple(_as_at(one, moment) for one in found if instant(one.at) <= moment)


def _as_at(one: HandOver, moment: datetime) -> HandOver:
    if one.answered_at is None or instant(one.answered_at) <= moment:
        return one
    return evolve(one, answer=None, answered_at=None, reason=None, again_on=None)
