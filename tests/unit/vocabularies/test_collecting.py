"""Built-in vocabularies are found where they are defined."""

import salesterms.vocabularies as package
from salesterms.vocabularies import Readings, Vocabulary, four_stages, four_types, vocabularies
from salesterms.vocabularies.collecting import in_order, public


def test_what_has_a_public_name_in_a_module_is_found() -> None:
    module = {"_part": four_stages.example, "four_types": four_types, "one": 1, "all": four_stages}

    assert [*public(module)] == [four_types, four_stages]


def test_a_new_module_follows_those_with_a_place_of_their_own() -> None:
    assert in_order(["b", "new", "common", "a"], ("b", "a")) == ["b", "a", "common", "new"]


def test_every_vocabulary_that_the_package_names_is_found_and_no_other() -> None:
    named = [getattr(package, name) for name in package.__all__]
    ids = {
        one.id
        for made in named
        if isinstance(made, Vocabulary | Readings)
        for one in (made if isinstance(made, Readings) else (made,))
    }

    assert {one.id for one in vocabularies()} == ids
    assert [one.id for one in vocabularies()][:3] == [
        "linkedin_glossary",
        "four_stages.definitions",
        "four_stages.example",
    ]
