"""Whose somebody is, by the owners that a vocabulary gives its terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from salesterms.errors import Text
from salesterms.facts.kinds import OR
from salesterms.journey.people import check_is_journey
from salesterms.vocabularies import Label, Term

if TYPE_CHECKING:
    from datetime import datetime

    from salesterms.facts import Subject
    from salesterms.journey.course import Journey
    from salesterms.vocabularies import Vocabulary

_NOBODY = Text("{0} names no owner for {1}", "{0} noemt geen eigenaar voor {1}")
_NO_WORD = Text(
    "{0} has no word for it, and so no owner: {1}",
    "{0} heeft er geen woord voor, en dus geen eigenaar: {1}",
)
_OWNER = Text("{0}, as {1}", "{0}, als {1}")


@frozen(kw_only=True)
class Owner:
    """Who has somebody in hand: the owners that are still possible, and the label they rest on.

    >>> from salesterms.facts import Facts
    >>> from salesterms.journey import Journey, owner_of
    >>> from salesterms.vocabularies import four_types
    >>> cam = Journey.begin(facts=Facts(name_and_email="yes", target_group="assumed"))
    >>> print(owner_of(cam, four_types).explain("nl"))
    marketing, als naam

    `owners` is empty where the vocabulary has no word, or names no owner of it.
    """

    label: Label
    owners: tuple[Text, ...]

    @property
    def owner(self) -> Text | None:
        """The owner, where only one is possible; else None."""
        return self.owners[0] if len(self.owners) == 1 else None

    def explain(self, lang: str = "en") -> str:
        """The owner and the word, in English ("en") or Dutch ("nl")."""
        if not self.owners:
            return self._nobody(lang)
        owners = OR.say(lang).join(owner.say(lang) for owner in self.owners)
        return _OWNER.say(lang).format(owners, self.label.say(lang))

    def _nobody(self, lang: str) -> str:
        label = self.label
        if label.silent and label.because is not None:
            return _NO_WORD.say(lang).format(label.vocabulary, label.because.say(lang))
        said = label.say(lang)
        return _NOBODY.say(lang).format(label.vocabulary, repr(said) if label.exact else said)

    def __str__(self) -> str:
        return self.explain()


def owner_of(
    journey: Journey,
    vocabulary: Vocabulary,
    *,
    as_of: datetime | None = None,
    subject: Subject | None = None,
) -> Owner:
    """Whose somebody is at a moment: marketing as a function, sales, an account manager.

    >>> from salesterms.facts import Facts
    >>> from salesterms.journey import Journey, owner_of
    >>> from salesterms.vocabularies import four_types
    >>> cam = Journey.begin(facts=Facts(name_and_email="yes", target_group="assumed"))
    >>> print(owner_of(cam, four_types))
    marketing, as naam

    The owner is that of the term; of a term without one, that of its broader term. Marketing is a
    task that somebody does, perhaps a seller, and no department (002:10). Where several words are
    possible, their owners are; where a word has none, or there is no word, nobody is named.

    `subject` chooses between the person and the deal. Raises `NotAVocabulary`, `NotItsSubject`,
    `OtherCatalogue`, `WrongArgument` and what is wrong with `as_of`. Sources: 000:8, 001:19,
    002:10, 003:21.
    """
    check_is_journey(journey)
    label = journey.label(vocabulary, as_of=as_of, subject=subject)
    table = vocabulary.table(label.subject)
    owners: dict[Text, None] = {}
    for row in label.rows:
        if isinstance(row, Term):
            named = [term.owner for term in table.path(row) if term.owner is not None]
            owners |= dict.fromkeys(named[-1:])
    return Owner(label=label, owners=tuple(owners))
