"""One term of the glossary, which shows itself in either language."""

from __future__ import annotations

from attrs import frozen

from salesterms.terms.lemma import Lemma
from salesterms.terms.wording import entry_html, entry_text


@frozen(kw_only=True, repr=False)
class Entry(Lemma):
    """One term of the glossary.

    >>> from salesterms import glossary
    >>> entry = glossary["sluitingsverhouding"]
    >>> entry.id, entry.preferred.nl, entry.kind.value
    ('close-ratio', 'closing ratio', 'metric')
    >>> print(entry.definition.en)
    Share of the opportunities that end in a sale.

    The `id` is an English term in kebab-case. It never changes and is never used again; the code
    that carries the term out bears the same words. The glossary that holds the entry gives it its
    `links`, `sources` and `homonyms`, which have no part in whether two entries are equal.
    `print(entry)` shows it all in English, `entry.explain("nl")` in Dutch; a notebook shows a card.
    """

    def explain(self, lang: str = "en") -> str:
        """The whole entry as plain text, in English ("en") or Dutch ("nl").

        Another language raises `UnknownLanguage`.
        """
        return entry_text(self, lang)

    def html(self, lang: str = "en") -> str:
        """The whole entry as a fragment of HTML; raises what `explain` raises."""
        return str(entry_html(self, lang))

    def __repr__(self) -> str:
        return f"<Entry {self.id}>"

    def __str__(self) -> str:
        return self.explain()

    def _repr_html_(self) -> str:
        return self.html()
