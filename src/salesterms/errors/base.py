"""The root of all errors, and how a value is quoted in one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from salesterms.errors.text import Text

#: Longest quotation of a value in an error, in characters.
QUOTED_CHARACTERS = 80


class Sentence(str):
    """A piece of an error's text that is a sentence already and stands in it without quotes."""

    __slots__ = ()


def shown(value: object) -> str:
    """Quote a value for an error text: its repr, bounded in length, and never failing.

    >>> shown("12,5o")
    "'12,5o'"
    >>> shown("x" * 500)[-4:]
    "x…'"
    """
    if isinstance(value, Sentence):
        return str(value)
    if isinstance(value, str | bytes) and len(value) > QUOTED_CHARACTERS:
        return f"{value[:QUOTED_CHARACTERS]!r}"[:-1] + "…'"
    try:
        quoted = repr(value)
    except Exception:  # noqa: BLE001 - a foreign repr may raise anything; the error must still speak
        return f"<{type(value).__name__}>"
    return quoted if len(quoted) <= QUOTED_CHARACTERS else quoted[:QUOTED_CHARACTERS] + "…"


class SalesTermsError(Exception):
    """The one base of everything that this library raises about a call or about data.

    The text is built when it is asked for: `str(error)` is English, `error.text("nl")` Dutch.
    The data stand in `args`, in order, so that errors survive pickling between processes.

    A subclass also derives from the builtin that a caller would catch (`ValueError`, `LookupError`
    …), names its `code`, which is stable, and its `message`, a pair of templates in which `{0}` is
    the first argument, quoted.
    """

    code: ClassVar[str] = "error"
    message: ClassVar[Text]

    def text(self, lang: str = "en") -> str:
        """What is wrong, with the value, and what to do, in English ("en") or Dutch ("nl")."""
        return self.message.say(lang).format(*map(shown, self.args))

    def __str__(self) -> str:
        return self.text()
