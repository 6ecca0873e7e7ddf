"""Signals up to a moment, each counted once, in an order that no order of arrival changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from salesterms.errors import SalesTermsError, Text, each_argument
from salesterms.qualification.intent.signal import Signal
from salesterms.values import instant

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

A_SIGNAL: Final = Text("a list of Signal", "een lijst van Signal")


class SignalClash(SalesTermsError, ValueError):
    """Two signals bear one id, and differ."""

    code = "signal_clash"
    message = Text(
        "Two signals have the id {0} and differ: give each its own id",
        "Twee signalen hebben het kenmerk {0} en verschillen: geef elk een eigen kenmerk",
    )


class NotOneBuyer(SalesTermsError, ValueError):
    """Signals are to be added up that nothing says are of one account or one person."""

    code = "not_one_buyer"
    message = Text(
        "These signals are not of one buyer: give those of one account, or of one person",
        "Deze signalen zijn niet van één koper: geef die van één account, of van één persoon",
    )


class Gathered(NamedTuple):
    """The signals up to a moment, from early to late; how many came later, or came again."""

    signals: tuple[Signal, ...]
    ahead: int
    repeated: int


def gathered_signals(signals: Iterable[Signal], as_of: datetime) -> Gathered:
    """The signals up to and including a moment.

    >>> from datetime import UTC, datetime
    >>> from salesterms.qualification import SignalKind
    >>> at = datetime(2026, 3, 2, tzinfo=UTC)
    >>> one = Signal(id="S-1", kind=SignalKind.SEARCH, person="P-1", at=at, strength=1)
    >>> gathered_signals([one, one], at).repeated
    1

    An id that comes again with the same content counts once; without an id every signal counts, for
    two visits of one instant may be two. Raises `SignalClash`, `WrongArgument`, and what is wrong
    with `as_of`.
    """
    moment = instant(as_of)
    known: dict[str, Signal] = {}
    kept: list[Signal] = []
    ahead = repeated = 0
    for one in each_argument("signals", signals, Signal, A_SIGNAL):
        if one.id is not None and one.id in known:
            if known[one.id] != one:
                raise SignalClash(one.id)
            repeated += 1
            continue
        if one.id is not None:
            known[one.id] = one
        if instant(one.at) > moment:
            ahead += 1
        else:
            kept.append(one)
    return Gathered(tuple(sorted(kept, key=_place)), ahead, repeated)


def _place(one: Signal) -> tuple[object, ...]:
    said = (one.kind.value, one.name or "", one.person or "", one.account or "", one.id or "")
    return instant(one.at), *said, one.strength


def check_one_buyer(
    signals: tuple[Signal, ...], person: str | None = None, account: str | None = None
) -> None:
    """Raise `NotOneBuyer` unless signals share one account or one person, or are of those given."""
    accounts, persons = {one.account for one in signals}, {one.person for one in signals}
    if person is None and account is None:
        if signals and all(None in each or len(each) > 1 for each in (accounts, persons)):
            raise NotOneBuyer
        return
    others = persons - {None, person} if person is not None else set()
    # Of whom no account is known, signals of one account may be, and not of two.
    elsewhere = accounts - {None, account} if account is not None else accounts - {None}
    if others or len(elsewhere) > (account is None):
        raise NotOneBuyer
