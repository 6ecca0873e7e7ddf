"""What a journey is given, checked: whose it is, where it begins, and whom it is asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.errors import Text, check_argument, each_argument
from salesterms.facts import Facts
from salesterms.journey.book import Forgotten, Trace
from salesterms.journey.records import check_text
from salesterms.lifecycle import Lifecycle

if TYPE_CHECKING:
    from collections.abc import Iterable

_TRACES = Text(
    "a list of Trace, as journey.trace gives them", "een lijst van Trace, zoals journey.trace"
)
_A_LIFECYCLE = Text("a Lifecycle, such as SALES_LIFECYCLE", "een Lifecycle, zoals SALES_LIFECYCLE")
_FACTS = Text(
    "Facts, such as Facts(interest='explicit'), or leave it out",
    "Facts, zoals Facts(interest='explicit'), of laat het weg",
)
_A_SUBJECT = Text(
    "a Subject, such as Subject.PERSON, or leave it out",
    "een Subject, zoals Subject.PERSON, of laat het weg",
)


def check_ids(person: str | None, account: str | None, deal: str | None) -> None:
    """Raise `BadRecord` for an id that is no text, or empty; none is no fault."""
    if person is not None and (person.__class__ is not str or not person):
        check_text("person", person)
    if account is not None:
        check_text("account", account)
    if deal is not None:
        check_text("deal", deal)


def check_traces(person: str | None, traces: Iterable[Trace]) -> None:
    """Raise `Forgotten` where one is the trace of this person, `WrongArgument` for what is none."""
    for trace in each_argument("traces", traces, Trace, _TRACES):
        if trace.is_of(person):
            raise Forgotten


def check_beginning(facts: object, lifecycle: object) -> None:
    """Raise `WrongArgument` for what is no lifecycle, or no facts."""
    check_argument("lifecycle", lifecycle, Lifecycle, _A_LIFECYCLE)
    check_argument("facts", facts, Facts | None, _FACTS)


def check_subject(subject: object) -> None:
    """Raise `WrongArgument` for what names no subject; what has no terms is asked later."""
    check_argument("subject", subject, str | None, _A_SUBJECT)
