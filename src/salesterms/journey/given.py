"""What a journey is given, checked: whose it is, and where it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.errors import Text, check_argument, each_argument
from salesterms.journey.book import Forgotten, Trace
from salesterms.journey.records import check_text
from salesterms.lifecycle import Lifecycle

if TYPE_CHECKING:
    from collections.abc import Iterable

_TRACES = Text(
    "a list of Trace, as journey.trace gives them", "een lijst van Trace, zoals journey.trace"
)
_A_LIFECYCLE = Text("a Lifecycle, such as SALES_LIFECYCLE", "een Lifecycle, zoals SALES_LIFECYCLE")


def check_ids(person: str | None, account: str | None, deal: str | None) -> None:
    """Raise `BadRecord` for an id that is no text, or empty; none is no fault."""
    # Nearly every journey has a person: a look at it here takes less time than a call.
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


def check_is_lifecycle(lifecycle: object) -> None:
    """Raise `WrongArgument` for what is no lifecycle."""
    check_argument("lifecycle", lifecycle, Lifecycle, _A_LIFECYCLE)
