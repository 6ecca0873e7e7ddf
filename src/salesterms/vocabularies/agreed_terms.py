"""The terms of an agreement: a vocabulary with a team's own thresholds, owners and reasons."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from salesterms.errors import Text
from salesterms.facts import written
from salesterms.values import FrozenMapping, about
from salesterms.vocabularies.agreed_criteria import agreed_criteria, said_of
from salesterms.vocabularies.kinds import Basis
from salesterms.vocabularies.rows import Row, Term
from salesterms.vocabularies.terminology import Vocabulary, checked_vocabulary

if TYPE_CHECKING:
    from salesterms.criteria import Criterion


def _by_word(given: Any) -> Any:
    """A mapping of one's own, which nobody changes; anything else is told as a problem."""
    return FrozenMapping(given) if isinstance(given, Mapping) else given


def _rungs(given: Any) -> Any:
    if not isinstance(given, Mapping):
        return given
    return FrozenMapping({word: _by_word(rungs) for word, rungs in given.items()})


def _examples(given: Any) -> Any:
    if not isinstance(given, Mapping):
        return given
    return FrozenMapping(
        {word: tuple(some) if isinstance(some, list) else some for word, some in given.items()}
    )


@frozen(kw_only=True, slots=False)
class AgreedTerms:
    """What a team says of the words of a vocabulary; `Agreement` checks it and shows it."""

    team: str = field(metadata=about("who has agreed", "wie dit afspreekt"))
    vocabulary: Vocabulary = field(
        converter=checked_vocabulary,
        metadata=about("what it starts from", "waar het van uitgaat", alias="woordenschat"),
    )
    decided_on: date = field(
        metadata=about("the day of the decision", "de dag van het besluit", alias="besloten_op")
    )
    thresholds: FrozenMapping[str, FrozenMapping[str, str]] = field(
        default=FrozenMapping(),
        converter=_rungs,
        metadata=about(
            "word -> fact -> the rung that is asked at least",
            "woord -> feit -> wat er minstens gevraagd wordt",
            alias="drempels",
        ),
    )
    owners: FrozenMapping[str, str] = field(
        default=FrozenMapping(),
        converter=_by_word,
        metadata=about("word -> its owner", "woord -> wie verantwoordelijk is", alias="eigenaars"),
    )
    reasons: FrozenMapping[str, str] = field(
        default=FrozenMapping(),
        converter=_by_word,
        metadata=about("word -> why so", "woord -> waarom zo", alias="redenen"),
    )
    examples: FrozenMapping[str, tuple[str, ...]] = field(
        default=FrozenMapping(),
        converter=_examples,
        metadata=about("word -> some cases", "woord -> enkele gevallen", alias="voorbeelden"),
    )

    @cached_property
    def definitions(self) -> Vocabulary:
        """The vocabulary as agreed: with the team's thresholds and owners, checked.

        A row whose criterion is changed rests on the team from then on, and still says where the
        word stands. The id is that of the vocabulary with the part `agreed`.
        """
        return self.as_agreed(checked=True)

    def as_agreed(self, *, checked: bool) -> Vocabulary:
        """The same, checked or not."""
        title = self.vocabulary.title
        return Vocabulary(
            id=f"{self.vocabulary.id.partition('.')[0]}.agreed",
            title=Text(f"{self.team}: {title.en}", f"{self.team}: {title.nl}"),
            rows=tuple(self._agreed(row) for row in self.vocabulary.rows),
            source=self.vocabulary.source,
            reading=self.vocabulary.reading,
            address=self.vocabulary.address,
            catalogue=self.vocabulary.catalogue,
            checked=checked,
        )

    def _agreed(self, row: Row) -> Row:
        if not isinstance(row, Term):
            return row
        when = self._criteria[row]
        owner = said_of(row, self.owners)
        return evolve(
            row,
            when=when,
            owner=row.owner if owner is None else Text(owner, owner),
            basis=row.basis if written(when) == written(row.when) else Basis.OURS,
        )

    @cached_property
    def _criteria(self) -> dict[Term, Criterion]:
        """What each term asks, with the thresholds of the team."""
        found: dict[Term, Criterion] = {}
        for table in self.vocabulary.tables.values():
            found |= agreed_criteria(table, self.thresholds)
        return found
