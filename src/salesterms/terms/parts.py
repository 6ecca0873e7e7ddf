"""What an entry is made of: its labels, what each text means by it, and where it leads."""

from __future__ import annotations

from attrs import Factory, field, frozen

from salesterms.errors import Text
from salesterms.terms.folding import MOST_CHARACTERS, fold
from salesterms.terms.kinds import LabelLanguage, LabelUse, RelationKind
from salesterms.values import about


def _key(text: str) -> str:
    return fold(text) if len(text) <= MOST_CHARACTERS else ""


@frozen(kw_only=True)
class Label:
    """One word or phrase by which a term is called.

    >>> from salesterms.terms import Label, LabelUse
    >>> Label(text="koude acquisitie", lang="nl", use=LabelUse.PREFERRED).language
    'nl'

    `lang` is en or nl, with a country (nl-NL, nl-BE) only where usage differs. `source` is the
    text that has the label as its heading.
    """

    text: str = field(
        metadata=about("the label", "het label", alias="tekst", schema={"minLength": 1})
    )
    lang: LabelLanguage = field(metadata=about("its language", "de taal", alias="taal"))
    use: LabelUse = field(metadata=about("how it is meant", "hoe het bedoeld is", alias="gebruik"))
    source: str | None = field(
        default=None,
        metadata=about(
            "the text that has it as a heading", "de tekst die het als kop heeft", alias="bron"
        ),
    )

    #: The folded text, by which it is looked up; empty for what nobody can look up.
    key: str = field(
        init=False,
        eq=False,
        repr=False,
        default=Factory(lambda label: _key(label.text), takes_self=True),
    )

    @property
    def language(self) -> str:
        """The language without the country: en or nl."""
        return self.lang[:2]


@frozen(kw_only=True)
class Sense:
    """What one source text means by the term, where the texts do not mean the same.

    `synonyms` are other words for it in that text only; they are no labels of the term.
    """

    source: str = field(metadata=about("the text", "de tekst", alias="bron"))
    cites: tuple[str, ...] = field(
        metadata=about("where it stands there", "waar het daar staat", alias="vindplaatsen")
    )
    word: str = field(
        metadata=about(
            "the word as it stands there", "het woord zoals het daar staat", alias="woord"
        )
    )
    synonyms: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "other words for it in that text",
            "andere woorden ervoor in die tekst",
            alias="synoniemen",
        ),
    )
    meaning: Text = field(
        metadata=about("what it means there", "wat het daar betekent", alias="betekenis")
    )


@frozen(kw_only=True)
class Link:
    """The term that another one leads to: how, its id, and its preferred labels."""

    kind: RelationKind
    to: str
    label: Text
