"""How a value is quoted in an error: bounded in length, and never failing."""

from __future__ import annotations

#: Longest quotation of a value in an error, in characters.
QUOTED_CHARACTERS = 80

#: Most names of a list that stand in an error.
QUOTED_NAMES = 40


class Sentence(str):
    """A piece of an error's text that is a sentence already and stands in it without quotes."""

    __slots__ = ()


def shown(value: object) -> str:
    """Quote a value for an error text: its repr, bounded in length, and never failing.

    >>> shown("12,5o")
    "'12,5o'"
    >>> shown("x" * 500)[-3:]
    "x…'"
    """
    if isinstance(value, Sentence):
        return str(value)
    if isinstance(value, tuple) and value and all(type(one) is str for one in value):
        return _names(value)
    if isinstance(value, str | bytes) and len(value) > QUOTED_CHARACTERS:
        return f"{value[:QUOTED_CHARACTERS]!r}"[:-1] + "…'"
    try:
        quoted = repr(value)
    except Exception:  # noqa: BLE001 - a foreign repr may raise anything; the error must still speak
        return f"<{type(value).__name__}>"
    return quoted if len(quoted) <= QUOTED_CHARACTERS else quoted[:QUOTED_CHARACTERS] + "…"


def _names(names: tuple[str, ...]) -> str:
    """Names one after another: a list of choices is of no use when it is cut short."""
    rest = len(names) - QUOTED_NAMES
    quoted = ", ".join(map(shown, names[:QUOTED_NAMES]))
    return f"{quoted} … (+ {rest})" if rest > 0 else quoted
