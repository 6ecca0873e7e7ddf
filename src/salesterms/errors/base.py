"""The root of all errors, and the sentence in two languages that each of them speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import frozen

from salesterms.errors.quoting import shown

if TYPE_CHECKING:
    from collections.abc import Callable

#: The languages of every text of the library.
LANGUAGES = ("en", "nl")


@frozen
class Text:
    """One text in English and Dutch.

    >>> Text("won", "gewonnen").say("nl")
    'gewonnen'
    """

    en: str
    nl: str

    def say(self, lang: str) -> str:
        """The text in `lang`, "en" or "nl"; anything else raises `UnknownLanguage`."""
        if lang == "en":
            return self.en
        if lang == "nl":
            return self.nl
        raise UnknownLanguage(lang)

    @classmethod
    def both(cls, said: Callable[[str], str]) -> Text:
        """The text that is said in each language.

        >>> Text.both(lambda lang: f"in {lang}")
        Text(en='in en', nl='in nl')
        """
        return cls(*map(said, LANGUAGES))

    def filled(self, *values: object) -> Text:
        """The text with its places {0}, {1} … filled in; a `Text` in each language.

        >>> Text("a {0}", "een {0}").filled(Text("sale", "verkoop"))
        Text(en='a sale', nl='een verkoop')
        """

        def said(lang: str) -> str:
            words = (one.say(lang) if isinstance(one, Text) else one for one in values)
            return self.say(lang).format(*words)

        return Text.both(said)


class SalesTermsError(Exception):
    """The one base of everything that this library raises about a call or about data.

    >>> UnknownLanguage("fr").text("nl")
    "Geen teksten in taal 'fr': gebruik 'en' of 'nl'"

    The text is built when it is asked for: `str(error)` is English, `error.text("nl")` Dutch.
    The data stand in `args`, in order, so that errors survive pickling between processes.

    A subclass also derives from the builtin that a caller would catch (`ValueError`, `LookupError`
    …), names its `code`, which is stable, and its `message`, a pair of templates in which `{0}` is
    the first argument: quoted, or said in the language where it is a `Text` itself.
    """

    code: ClassVar[str] = "error"
    message: ClassVar[Text]

    def text(self, lang: str = "en") -> str:
        """What is wrong, with the value, and what to do, in English ("en") or Dutch ("nl")."""
        said = [arg.say(lang) if isinstance(arg, Text) else shown(arg) for arg in self.args]
        return self.message.say(lang).format(*said)

    def __str__(self) -> str:
        return self.text()


class UnknownLanguage(SalesTermsError, LookupError):
    """A language was asked for that the library does not speak."""

    code = "unknown_language"
    message = Text(
        "No texts in language {0}: use 'en' or 'nl'",
        "Geen teksten in taal {0}: gebruik 'en' of 'nl'",
    )
