"""A case that is shown is enough: whoever reads it can check it."""

from itertools import combinations

import pytest

from salesterms.facts import CATALOGUE, Facts
from salesterms.vocabularies import (
    Related,
    Vocabulary,
    four_stages,
    four_types,
    lead_and_prospect,
    lead_or_bubble,
    linkedin_glossary,
    relations,
)

TEXTS = (linkedin_glossary, *four_stages, lead_or_bubble, four_types, lead_and_prospect)
PAIRS = list(combinations(TEXTS, 2))


def shown(found: Related) -> list[tuple[Facts, bool, bool]]:
    """The facts of each case with all that it does not speak of open, and who says its word."""
    cases = ((found.only_first, True, False), (found.only_second, False, True))
    return [
        (
            Facts(
                **{
                    name: case.facts.possible_names(name) if axis in case.axes else axis.names
                    for name, axis in CATALOGUE.items()
                }
            ),
            first,
            second,
        )
        for case, first, second in (*cases, (found.both, True, True))
        if case is not None
    ]


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=lambda text: text.id)
def test_whatever_else_is_so_a_case_shows_the_difference(
    one: Vocabulary, other: Vocabulary
) -> None:
    for found in relations(one, other):
        for facts, first, second in shown(found):
            mine = one.label(facts, found.first.table)
            theirs = other.label(facts, found.second.table)
            assert {found.first.word in path for path in mine.paths} == {first}
            assert {found.second.word in path for path in theirs.paths} == {second}


def test_nothing_that_is_shown_can_be_missed() -> None:
    [found] = [
        one
        for one in relations(four_stages.definitions, four_types)
        if (one.first.word, one.second.word) == ("prospect", "naam")
    ]
    case = found.only_first
    assert case is not None

    for axis in case.axes:
        others = (each for each in case.axes if each != axis)
        fewer = {each.name: case.facts.possible_names(each.name) for each in others}
        rest = {name: each.names for name, each in CATALOGUE.items() if name not in fewer}
        facts = Facts(**{**rest, **fewer})
        mine, theirs = four_stages.definitions.label(facts), four_types.label(facts)
        words = {"prospect" in path for path in mine.paths}, {"naam" in p for p in theirs.paths}
        assert words != ({True}, {False})
