"""What a glossary holds. See `Glossary`, which adds what can be asked of it."""

from __future__ import annotations

from attrs import field, frozen

from salesterms.terms.entry import Entry
from salesterms.terms.relations import Relation
from salesterms.terms.sources import DoubtfulPlace, Homonym, SourceText
from salesterms.values import about


@frozen(kw_only=True, slots=False, repr=False)
class Content:
    """The terms, what they are to each other, and what is known of the texts behind them.

    >>> Content().entries
    ()

    It is not checked, as it may lean on another glossary: `glossary.extended(content)` does so.
    """

    entries: tuple[Entry, ...] = field(
        default=(), metadata=about("the terms", "de termen", alias="termen")
    )
    relations: tuple[Relation, ...] = field(
        default=(),
        metadata=about(
            "what the terms are to each other, each pair once",
            "wat de termen van elkaar zijn, elk paar één keer",
            alias="verbanden",
        ),
    )
    sources: tuple[SourceText, ...] = field(
        default=(),
        metadata=about("the texts that it follows", "de gevolgde teksten", alias="bronnen"),
    )
    doubtful_places: tuple[DoubtfulPlace, ...] = field(
        default=(),
        metadata=about(
            "places in the texts that are corrupt or contradict each other",
            "plaatsen in de teksten die corrupt zijn of elkaar tegenspreken",
            alias="twijfelplaatsen",
        ),
    )
    homonyms: tuple[Homonym, ...] = field(
        default=(),
        metadata=about(
            "words with several meanings", "woorden met meer betekenissen", alias="homoniemen"
        ),
    )
