"""Labels looked up by what is certain, as a journey keeps it."""

import pytest

from salesterms.facts import CATALOGUE, Catalogue, Facts, OtherCatalogue, Subject
from salesterms.vocabularies import Vocabulary, four_types, terminology
from salesterms.vocabularies.terminology import NotItsSubject


def test_they_are_the_labels_of_the_facts() -> None:
    for facts in (Facts(), Facts(interest="explicit"), Facts(standing="converted").closed()):
        for _ in range(2):
            found = four_types.label_of_sure(CATALOGUE, facts.sure)
            assert found is four_types.label(facts)
            assert four_types.label_of_sure(CATALOGUE, facts.sure, Subject.PERSON) is found


def test_facts_of_another_catalogue_are_refused() -> None:
    other = Catalogue(list(CATALOGUE.values())[:3])

    with pytest.raises(OtherCatalogue):
        four_types.label_of_sure(other, Facts(other).sure)


def test_an_equal_catalogue_will_do() -> None:
    equal, facts = Catalogue(CATALOGUE.values(), CATALOGUE.laws), Facts(interest="explicit")

    assert four_types.label_of_sure(equal, facts.sure) is four_types.label(facts)


def test_another_subject_is_refused() -> None:
    with pytest.raises(NotItsSubject):
        four_types.label_of_sure(CATALOGUE, Facts().sure, Subject.DEAL)


def test_only_so_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminology, "_KEPT_LABELS", 1)
    ours = Vocabulary(id="ours", title=four_types.title, rows=four_types.rows)

    for facts in (Facts(), Facts(interest="explicit"), Facts()):
        assert ours.label_of_sure(CATALOGUE, facts.sure).paths == four_types.label(facts).paths
