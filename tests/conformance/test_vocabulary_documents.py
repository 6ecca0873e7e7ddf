"""Every built-in vocabulary goes out as a document and comes back saying the same."""

import pytest
from situations import SITUATIONS, facts_of

from salesterms import documents
from salesterms.vocabularies import Vocabulary, vocabularies

EVERY = pytest.mark.parametrize("built_in", vocabularies(), ids=lambda one: one.id)


@EVERY
def test_what_comes_back_is_written_just_so(built_in: Vocabulary) -> None:
    text = documents.dumps(built_in)
    found = documents.loads(text, Vocabulary)

    assert documents.dumps(found) == text
    assert found == built_in


@EVERY
def test_what_comes_back_labels_every_situation_alike(built_in: Vocabulary) -> None:
    found = documents.loads(documents.dumps(built_in), Vocabulary)

    for number in SITUATIONS:
        facts = facts_of(number)
        for one, other in zip(found.labels(facts), built_in.labels(facts), strict=True):
            assert (one.paths, one.silent) == (other.paths, other.silent)
