"""A criterion in words: what nests in its own kind is said once, without brackets."""

from salesterms.criteria import All, Any
from salesterms.facts import CATALOGUE
from salesterms.facts.criterion_words import in_words

INTEREST = CATALOGUE["interest"].at_least("explicit")
CONTEXT = CATALOGUE["context"].holds
NEED = CATALOGUE["need"].holds


def test_and_within_and_is_one_list() -> None:
    nested = All((INTEREST, All((CONTEXT, NEED))))
    assert in_words(nested) == in_words(All((INTEREST, CONTEXT, NEED)))


def test_or_within_or_is_one_list() -> None:
    nested = Any((Any((INTEREST, CONTEXT)), NEED))
    assert in_words(nested) == in_words(Any((INTEREST, CONTEXT, NEED)))


def test_or_within_and_keeps_its_brackets() -> None:
    nested = All((INTEREST, Any((CONTEXT, NEED))))
    assert in_words(nested).endswith(f"({in_words(Any((CONTEXT, NEED)))})")
