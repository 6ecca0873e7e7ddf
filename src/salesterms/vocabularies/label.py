"""What a vocabulary calls somebody: a path of terms, silence with the reason, or candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from salesterms.errors import Text
from salesterms.facts import Axis, Subject
from salesterms.facts.kinds import OR, SUBJECT_WORDS
from salesterms.vocabularies.rows import Row, Silence, Term

if TYPE_CHECKING:
    from salesterms.facts import Facts
    from salesterms.vocabularies.table import Table

_SILENT = Text("no word for it: {0}", "geen woord ervoor: {0}")
_SEVERAL = Text("{0}; establish first: {1}", "{0}; stel eerst vast: {1}")
_NOTHING = Text("no word for it", "geen woord ervoor")


@frozen(kw_only=True)
class Label:
    """What a vocabulary calls a person, a deal, a touch or a sale, given what is known.

    >>> from salesterms.facts import Facts
    >>> from salesterms.vocabularies import four_stages, linkedin_glossary
    >>> listed = Facts(target_group="assumed", ideal_profile="assumed", means="assumed")
    >>> print(four_stages.definitions.label(listed))
    prospect
    >>> unsure = linkedin_glossary.label(listed)
    >>> unsure.exact, unsure.ask.name
    (False, 'likely_interested')
    >>> print(unsure)
    lead or no word for it; establish first: likely to be interested

    `paths` has every label that is still possible, the most specific word last in each; an empty
    path is silence. With one path the label is `exact`. `because` says why a vocabulary is silent.
    `ask` is the fact to establish next: the one whose answer leaves the fewest labels at worst.
    """

    vocabulary: str
    subject: Subject
    rows: tuple[Row, ...]
    paths: tuple[tuple[str, ...], ...]
    ask: Axis | None = None

    @property
    def exact(self) -> bool:
        """Whether only one label is possible."""
        return len(self.paths) == 1

    @property
    def path(self) -> tuple[str, ...] | None:
        """The words, the broadest first; empty where the text is silent; None if not exact."""
        return self.paths[0] if self.exact else None

    @property
    def word(self) -> str | None:
        """The most specific word; None where the text is silent, or the label not exact."""
        return self.path[-1] if self.path else None

    @property
    def term(self) -> Term | None:
        """The row that gives the word."""
        row = self.rows[0]
        return row if self.exact and isinstance(row, Term) else None

    @property
    def because(self) -> Text | None:
        """Why there is no word: of the first row of silence that may hold."""
        return next((row.because for row in self.rows if isinstance(row, Silence)), None)

    @property
    def silent(self) -> bool:
        """It is certain that the vocabulary has no word for it."""
        return self.paths == ((),)

    def say(self, lang: str = "en") -> str:
        """The label in words; its terms stay as the source writes them."""
        if self.silent and self.because is not None:
            return _SILENT.say(lang).format(self.because.say(lang))
        said = [" / ".join(path) or _NOTHING.say(lang) for path in self.paths]
        joined = OR.say(lang).join(said)
        if self.ask is None:
            return joined
        return _SEVERAL.say(lang).format(joined, self.ask.text.say(lang))

    def explain(self, lang: str = "en") -> str:
        """The label, of what, by which vocabulary, and where that stands."""
        lines = [f"{self.vocabulary} ({SUBJECT_WORDS[self.subject].say(lang)}): {self.say(lang)}"]
        lines += [f"  {', '.join(row.cites)}" for row in self.rows if row.cites]
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.say()


def label_of(table: Table, vocabulary: str, facts: Facts) -> Label:
    """The label of what is known: looked up where all is known, else every one that may be."""
    if not (facts.low ^ facts.high) & table.support:
        rows: tuple[Row, ...] = (table.first(facts),)
        ask = None
    else:
        rows, ask = _possible(table, facts)
    paths = dict.fromkeys(tuple(term.word for term in table.path(row)) for row in rows)
    return Label(
        vocabulary=vocabulary,
        subject=table.subject,
        rows=rows,
        paths=tuple(paths),
        ask=ask if len(paths) > 1 else None,
    )


def _possible(table: Table, facts: Facts) -> tuple[tuple[Row, ...], Axis | None]:
    """Every row that may give the label, and the fact whose answer settles most."""
    compatible, shares = table.worlds.compatible(facts), table.own_shares
    if not compatible:  # they break a law: what is recorded counts, as where all is known
        compatible = table.worlds.every
        for dial in table.worlds.dials:
            compatible &= table.worlds.among(dial.axis, facts.possible(dial.axis))
        shares = table.shares(table.worlds, table.worlds.every)
    rows = tuple(row for row, own in zip(table.rows, shares, strict=True) if own & compatible)
    labels: dict[tuple[Term, ...], int] = {}
    for row, own in zip(table.rows, shares, strict=True):
        path = table.path(row)  # every row of silence has the same
        labels[path] = labels.get(path, 0) | own
    return rows, _to_ask(table, compatible, tuple(labels.values()))


def _to_ask(table: Table, compatible: int, labels: tuple[int, ...]) -> Axis | None:
    """The fact of which every answer leaves fewest labels; of equal ones the first."""
    best: tuple[int, int, Axis] | None = None
    for dial in table.worlds.dials:
        answers = [compatible & table.worlds.mask(dial, at) for at in range(dial.radix)]
        left = [sum(1 for own in labels if own & one) for one in answers if one]
        if len(left) > 1:
            axis = dial.axis
            found = (max(left), sum(left), axis)
            if best is None or found[:2] < best[:2]:
                best = found
    return None if best is None else best[2]
