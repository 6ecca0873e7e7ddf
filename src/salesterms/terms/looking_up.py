"""From a label to the terms that bear it, and what is said when there are none or several."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from salesterms.errors import SalesTermsError, Text
from salesterms.terms.folding import MOST_CHARACTERS, fold
from salesterms.terms.kinds import LabelUse
from salesterms.terms.plurals import singulars
from salesterms.terms.trigrams import TrigramIndex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.terms.entry import Entry
    from salesterms.terms.parts import Label


#: How near a label must come to be named in an error, and how many are.
_NEAR, _NAMED = 0.35, 5


class UnknownTerm(SalesTermsError, KeyError):
    """No term of the glossary is called so."""

    code = "unknown_term"
    message = Text(
        "No term is called {0}. Nearest: {1}", "Geen term heet {0}. Het dichtst bij: {1}"
    )
    nothing_near = Text(
        "No term is called {0}, and none comes near: search with other words"
        " (glossary.search, or salesterms terms --search)",
        "Geen term heet {0}, en er komt er ook geen in de buurt: zoek met andere woorden"
        " (glossary.search, of salesterms terms --search)",
    )

    def __init__(self, asked: str, nearest: tuple[str, ...]) -> None:
        """Keep what was asked and the labels that come near."""
        super().__init__(asked, nearest)

    def text(self, lang: str = "en") -> str:
        """What was asked, and the nearest labels, if any come near."""
        if self.args[1]:
            return super().text(lang)
        return self.nothing_near.say(lang).format(_quoted(self.args[0]))


class AmbiguousTerm(SalesTermsError, LookupError):
    """Several terms are called so. It is no KeyError: the label is known."""

    code = "ambiguous_term"
    message = Text(
        "{0} can mean several terms: {1}. Ask for one of these",
        "{0} kan meerdere termen betekenen: {1}. Vraag er een van op",
    )

    def __init__(self, asked: str, ids: tuple[str, ...]) -> None:
        """Keep what was asked and the ids of the terms."""
        super().__init__(asked, ids)


class NotALabel(SalesTermsError, TypeError, ValueError):
    """What was asked for can be no label: it is no text, or far too long."""

    code = "not_a_label"
    message = Text(
        "{0} can be no label: give a text of at most {1} characters",
        "{0} kan geen label zijn: geef een tekst van hoogstens {1} tekens",
    )


def _quoted(asked: str) -> str:
    from salesterms.errors import shown

    return shown(asked)


def key_of(asked: object, most: int = MOST_CHARACTERS) -> str:
    """The folded form of a label; raises `NotALabel` for what is no text, or too long a one."""
    if not isinstance(asked, str) or len(asked) > most:
        raise NotALabel(asked, most)
    return fold(asked)


class Labelled(NamedTuple):
    """A label with the term that bears it."""

    label: Label
    entry: Entry


def _printed(labelled: Labelled) -> str:
    """The label; the preferred one in its place where it is not to be printed."""
    label, entry = labelled
    shown = label.use in (LabelUse.PREFERRED, LabelUse.ALTERNATIVE)
    return label.text if shown else entry.preferred.say(label.language)


class LabelIndex:
    """Every label and id of a glossary, by its folded form."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.all: list[Labelled] = []
        self._owners: dict[str, list[Entry]] = {}
        self._near: TrigramIndex | None = None
        for entry in entries:
            self.all += [Labelled(label, entry) for label in entry.labels]
            named = {label.key for label in entry.labels if label.use is not LabelUse.NEAR}
            for key in {fold(entry.id), *named}:
                self._owners.setdefault(key, []).append(entry)

    def owners(self, key: str) -> list[Entry]:
        """The terms that bear a label, given in its folded form."""
        return self._owners.get(key, [])

    def of(self, key: str) -> list[Entry]:
        """The terms that bear a label, or else one that it is the plural of."""
        if owners := self.owners(key):
            return owners
        found = {owner.id: owner for one in singulars(key) for owner in self.owners(one)}
        return list(found.values())

    def one(self, asked: str) -> Entry:
        """The one term that is called so; raises `UnknownTerm` and `AmbiguousTerm`."""
        owners = self.of(key := key_of(asked))
        if len(owners) == 1:
            return owners[0]
        if owners:
            raise AmbiguousTerm(asked, tuple(owner.id for owner in owners))
        near = (_printed(labelled) for _, labelled in self.near(key, least=_NEAR))
        raise UnknownTerm(asked, tuple(dict.fromkeys(near))[:_NAMED])

    def near(self, key: str, *, least: float) -> list[tuple[float, Labelled]]:
        """The labels that come near a folded text, with their scores, the best first."""
        if self._near is None:  # made at the first search: most look-ups find what they ask for
            self._near = TrigramIndex(labelled.label.key for labelled in self.all)
        return [(score, self.all[at]) for score, at in self._near.near(key, least=least)]
