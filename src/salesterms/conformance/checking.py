"""Vectors put to an implementation: to this library, or to another by its command."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Protocol

from attrs import evolve

from salesterms.conformance.answering import NOT_SUPPORTED, answer, replied
from salesterms.conformance.foreign import Failure, Foreign
from salesterms.conformance.outcomes import Checked, Outcome, Result
from salesterms.conformance.replies import form_to_give
from salesterms.conformance.vector import plain
from salesterms.errors import Text
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from salesterms.conformance.vector import Vector


_NO_OBJECT: Final = Text(
    "a reply is no object but a {0}", "een antwoord is geen object maar een {0}"
)


class Asked(Protocol):
    """What a vector is put to: gives the reply, or says why there is none."""

    def __call__(self, id: str, request: dict[str, Any]) -> Mapping[str, Any] | Failure:  # noqa: A002 - its name in the protocol
        """The reply to one request."""
        ...


def check(
    vectors: Iterable[Vector],
    answers: Callable[[dict[str, Any]], Mapping[str, Any]] = answer,
) -> Checked:
    """Put vectors to this library, or to a function of yours that takes a request and replies.

    >>> from salesterms.conformance import check, vectors
    >>> print(check(vectors("close_ratio"), lambda request: {"not_supported": True}))
    close_ratio: ... not supported
    In all: ... not supported

    What the function raises is a crash of that vector only. There is no time limit here.
    """

    def ask(id: str, request: dict[str, Any]) -> Mapping[str, Any] | Failure:  # noqa: A002, ARG001 - see Asked
        try:
            return answers(request)
        except Exception as fault:  # noqa: BLE001 - whatever another implementation raises
            return Failure(Outcome.CRASHED, _raised(fault))

    if answers is answer:
        return Checked(_own(one) for one in vectors)
    return Checked(_result(ask, one) for one in vectors)


def _own(vector: Vector) -> Result:
    """What this library makes of a vector: where it differs by an error, with the error's text."""
    reply, error = replied(vector.request())
    result = _compared(reply, vector)
    if error is None or result.outcome is not Outcome.DIFFERS:
        return result
    return evolve(result, detail=Text.both(error.text))


def check_command(
    vectors: Iterable[Vector], command: Sequence[str], *, seconds: float = 10.0
) -> Checked:
    """Put vectors to another implementation: a program that answers requests line by line.

    One process is started with the words of `command`, without a shell; requests and replies are
    lines of JSON. A vector that is not answered within `seconds`, or at which the program ends or
    says something else, fails alone: the program is started afresh for the next one. A program that
    has not answered anything three times is not started again.

    Raises `BadCommand` where it cannot be started at all.
    """
    with Foreign(command, seconds=seconds) as foreign:
        return Checked(_result(foreign.ask, one) for one in vectors)


def _result(ask: Asked, vector: Vector) -> Result:
    reply = ask(vector.id, vector.request())
    if isinstance(reply, Failure):
        return Result(vector=vector, outcome=reply.outcome, detail=reply.detail, asked=reply.asked)
    try:
        return _compared(reply, vector)
    except Exception as fault:  # noqa: BLE001 - a reply that is no reply, whatever it is
        return Result(vector=vector, outcome=Outcome.CRASHED, detail=_raised(fault))


def _compared(reply: object, vector: Vector) -> Result:
    if not isinstance(reply, Mapping):
        said = _NO_OBJECT.filled(type(reply).__name__)
        return Result(vector=vector, outcome=Outcome.CRASHED, detail=said)
    if reply.get(NOT_SUPPORTED) is True:
        return Result(vector=vector, outcome=Outcome.NOT_SUPPORTED)
    got = FrozenMapping(plain(reply))  # first: what has no end is not compared
    if vector.agrees(reply):
        return Result(vector=vector, outcome=Outcome.AGREES, got=got)
    hint = form_to_give(reply, vector.id, operation=bool(vector.operation))
    return Result(vector=vector, outcome=Outcome.DIFFERS, got=got, detail=hint)


def _raised(fault: Exception) -> Text:
    said = f"{type(fault).__name__}: {fault}"[:500]
    return Text(said, said)
