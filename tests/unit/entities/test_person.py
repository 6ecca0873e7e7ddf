"""A person has data and no stage: what is wrong with the data is told all at once, and masked."""

import pickle

import pytest

from salesterms.documents import DocumentProblems, dumps, loads, structure
from salesterms.entities import EntityProblems, Person

CAM = Person(id="P-1", first_name="Cam", last_name="Customer", email="cam@example.com")


def test_a_name_is_of_what_is_known_of_it() -> None:
    assert CAM.full_name == "Cam Customer"
    assert Person(id="P-2", last_name="Customer").full_name == "Customer"
    assert Person(id="P-3").full_name is None


def test_every_field_at_fault_is_named_and_nothing_personal_is_quoted() -> None:
    with pytest.raises(EntityProblems) as caught:
        Person(id="", first_name="  ", email=b"cam@example.com", source="")  # type: ignore[arg-type]

    paths = [problem.path for problem in caught.value.problems]
    assert paths == ["$.id", "$.first_name", "$.email", "$.source"]
    assert "example" not in str(caught.value) + caught.value.text("nl")
    assert pickle.loads(pickle.dumps(caught.value)).text("nl") == caught.value.text("nl")


def test_a_document_of_it_comes_back_and_tells_each_fault_under_the_key_that_was_given() -> None:
    assert loads(dumps(CAM), Person) == CAM
    with pytest.raises(DocumentProblems) as caught:
        structure({"kenmerk": "", "voornaam": "", "functie": 3}, Person)

    found = {problem.path or "": problem.text() for problem in caught.value.problems}
    assert sorted(found) == ["$.functie", "$.kenmerk", "$.voornaam"]
    assert "text that is not empty" in found["$.voornaam"]
