"""Records that history is derived from: each stands there once, or it would count twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from salesterms.errors import Text, each_argument
from salesterms.metrics.arguments import BadArgument

if TYPE_CHECKING:
    from collections.abc import Iterable

_ONCE: Final = Text(
    "each of them once: what stands there twice would count twice",
    "elk ervan één keer: wat er twee keer staat zou dubbel tellen",
)


def each_once(name: str, records: Iterable[Any], kind: Any, what: Text) -> tuple[Any, ...]:
    """What was given, where each of it is of a type and has an id of its own.

    Raises `WrongArgument`, and `BadArgument` with the ids that stand there more than once.
    """
    given = each_argument(name, records, kind, what)
    ids = [one.id for one in given]
    if len(set(ids)) < len(ids):
        raise BadArgument(name, [id_ for id_, times in Counter(ids).items() if times > 1], _ONCE)
    return given
