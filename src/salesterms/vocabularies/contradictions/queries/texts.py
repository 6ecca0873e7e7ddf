"""The five texts as the queries go through them, and how they are named in an answer."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from salesterms.errors import Text
    from salesterms.vocabularies.terminology import Vocabulary

#: Ids of the vocabularies of the five texts; 001 has two readings.
IDS = (
    "linkedin_glossary",
    "four_stages.definitions",
    "four_stages.example",
    "lead_or_bubble",
    "four_types",
    "lead_and_prospect",
)


class Query(Protocol):
    """How a contradiction is computed: what is asked, and the answer line by line."""

    @property
    def asked(self) -> Text:
        """What is computed, in words."""
        ...

    def lines(self, lang: str = "en") -> tuple[str, ...]:
        """The answer, computed when it is asked for."""
        ...


@cache
def the_texts() -> tuple[Vocabulary, ...]:
    """The vocabularies of the five texts."""
    return tuple(text_of(id_) for id_ in IDS)


def text_of(id_: str) -> Vocabulary:
    """A vocabulary by its id."""
    from salesterms.vocabularies.registry import vocabulary

    return vocabulary(id_)


def name_of(vocabulary: Vocabulary) -> str:
    """The number of the text, and the id of the vocabulary."""
    return f"{vocabulary.source} {vocabulary.id}".strip()
