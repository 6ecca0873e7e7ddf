"""A sentence in the two languages that the library speaks."""

from __future__ import annotations

from attrs import frozen

from salesterms.errors.base import SalesTermsError

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


class UnknownLanguage(SalesTermsError, LookupError):
    """A language was asked for that the library does not speak."""

    code = "unknown_language"
    message = Text(
        "No texts in language {0}: use 'en' or 'nl'",
        "Geen teksten in taal {0}: gebruik 'en' of 'nl'",
    )
