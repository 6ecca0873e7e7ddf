"""What a reply looks like: said to whoever writes an implementation, where one does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from salesterms.conformance.comparing import ANSWERS
from salesterms.conformance.layout import VALUE
from salesterms.errors import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

_RIGHT: Final = '{{"id": "{0}", "value": {{"ratio": "1/3"}}}}'
_REPLY: Final = Text(
    f"a reply is a line of JSON such as {_RIGHT}, or has undefined, refused, error, groups, result"
    " or not_supported in place of value",
    f"een antwoord is een regel JSON zoals {_RIGHT}, of heeft undefined, refused, error, groups,"
    " result of not_supported in plaats van value",
)
_RESULT: Final = Text(
    'the reply to an operation is a line of JSON such as {{"id": "{0}", "result": …}}',
    'het antwoord op een operation is een regel JSON zoals {{"id": "{0}", "result": …}}',
)
_VALUE: Final = Text(
    'a value is text in an object: {"ratio": "1/3"}, {"number": "7/2"} or'
    ' {"money": {"amount": "950.00", "currency": "EUR"}}',
    'een waarde is tekst in een object: {"ratio": "1/3"}, {"number": "7/2"} of'
    ' {"money": {"amount": "950.00", "currency": "EUR"}}',
)


def looks_like(id_: str) -> Text:
    """What the reply to a vector looks like.

    >>> looks_like("T-1").en[:70]
    'a reply is a line of JSON such as {"id": "T-1", "value": {"ratio": "1/'
    """
    return _REPLY.filled(id_)


def form_to_give(reply: Mapping[str, Any], id_: str, *, operation: bool) -> Text | None:
    """What a reply should look like that cannot be the answer in this form; None where it may be.

    >>> form_to_give({"value": {"ratio": "1/2"}}, "T-1", operation=False)
    >>> form_to_give({"value": 0.5}, "T-1", operation=False).en[:45]
    'a value is text in an object: {"ratio": "1/3"'
    """
    if operation:
        return None if {"result", "error"} & reply.keys() else _RESULT.filled(id_)
    given = [name for name in (*ANSWERS, "groups") if name in reply]
    if len(given) != 1:
        return looks_like(id_)
    return _VALUE if "value" in reply and _is_off(reply["value"]) else None


def _is_off(value: object) -> bool:
    found: list[object] = []
    VALUE.check(value, "", found.append)
    return bool(found)
