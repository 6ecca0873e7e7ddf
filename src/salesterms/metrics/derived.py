"""The parameters of tables that no caller gives: each is derived from arguments of the call."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any, Final

from attrs import frozen

from salesterms.criteria import Parameter
from salesterms.errors import Text


@frozen
class Derived:
    """A parameter that tables name: from which arguments, which of them, and how.

    `stands_for` is the argument that a reader is told of.
    """

    parameter: Parameter
    arguments: tuple[str, ...]
    stands_for: str
    says: Text
    value: Callable[[Mapping[str, Any]], Any]


#: The day after the as-of date: what lies before this bound lies on that date or earlier.
AFTER_AS_OF: Final = Parameter("after_as_of")
#: `stale_after` days before the as-of date.
STALE_BEFORE: Final = Parameter("stale_before")

#: By name.
DERIVED: Final[Mapping[str, Derived]] = {
    one.parameter.name: one
    for one in (
        Derived(
            AFTER_AS_OF,
            ("as_of",),
            "as_of",
            Text("the day after as_of", "de dag na de peildatum"),
            lambda given: given["as_of"] + timedelta(days=1),
        ),
        Derived(
            STALE_BEFORE,
            ("as_of", "stale_after"),
            "stale_after",
            Text("stale_after days before as_of", "stale_after dagen voor de peildatum"),
            lambda given: given["as_of"] - timedelta(days=given["stale_after"]),
        ),
    )
}

#: What an as-of date adds to a question.
OF_AS_OF: Final = frozenset(
    {"as_of", *(name for name, one in DERIVED.items() if "as_of" in one.arguments)}
)


def derived_from(given: Mapping[str, Any]) -> dict[str, Any]:
    """The derived parameters of which every argument is given, by name."""
    return {
        name: one.value(given)
        for name, one in DERIVED.items()
        if all(argument in given for argument in one.arguments)
    }


def arguments_behind(parameters: tuple[str, ...]) -> Iterator[str]:
    """The arguments of the call behind the parameters of a row, each once."""
    known = (DERIVED[name].stands_for if name in DERIVED else name for name in parameters)
    yield from dict.fromkeys(known)
