"""How the terms of the built-in vocabularies lie to each other, by going through the combinations.

Where a pair of tables has at most `MOST` legal combinations of the facts that its rows ask about,
values of which all rows say the same taken together, all of them are gone through; above that a
sample that is always the same, and every case that the library shows. The enumeration reads rows
and laws as data, and knows nothing of the sets of worlds that the library compares.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations, groupby
from math import prod
from random import Random

import pytest
from hypothesis import settings
from plain_words import Path, Plain

from salesterms.facts import Subject
from salesterms.vocabularies import Related, Vocabulary, Witness, relations, vocabularies

#: So many combinations are gone through one by one.
MOST = 20_000
#: So many of a larger pair are looked at.
SAMPLED = 300

VOCABULARIES = vocabularies()
EVERY = tuple(combinations(VOCABULARIES, 2))
#: All pairs in the profile `deep`; else a third of them, always the same.
PAIRS = EVERY if settings().max_examples > 1000 else Random("pairs").sample(EVERY, len(EVERY) // 3)

#: Whether there are combinations of the first word only, of the second only -> where some are of
#: both, how the two lie.
PARTING = {
    (False, False): "exact",
    (True, False): "broader",
    (False, True): "narrower",
    (True, True): "overlapping",
}
#: Case -> whether the first word names it, and the second.
SIDES = {"only_first": (True, False), "only_second": (False, True), "both": (True, True)}


def by_tables(found: Iterable[Related]) -> Iterator[list[Related]]:
    """The relations of each two tables."""
    for _, some in groupby(found, key=lambda one: (one.first.table, one.second.table)):
        yield [*some]


def count(plain: Plain) -> int:
    """How many combinations there are."""
    return len(plain.legal) * prod(map(len, plain.choices))


def met(plain: Plain, found: list[Related]) -> set[tuple[Path, Path]]:
    """The labels of both tables side by side, in all combinations or in some and every case."""
    if count(plain) <= MOST:
        return plain.pairs(plain.every())
    cases = {case.facts: case for one in found for case in shown(one)}
    worlds = [world_of(case, plain) for case in cases.values()]
    return plain.pairs(plain.some(SAMPLED)) | plain.pairs(iter(worlds))


def shown(one: Related) -> Iterator[Witness]:
    """The cases by which the library shows a relation."""
    yield from (case for name in SIDES if (case := getattr(one, name)) is not None)


def world_of(case: Witness, plain: Plain) -> tuple[str, ...]:
    """The values of a case, of the facts that are asked about."""
    return tuple(case.facts.possible_names(name)[0] for name in plain.names)


def expected(one: Related, labels: set[tuple[Path, Path]]) -> str:
    """The relation of two words, by the labels that go together."""
    signs = {(one.first.word in first, one.second.word in second) for first, second in labels}
    if (True, True) not in signs:
        return "disjoint"
    return PARTING[(True, False) in signs, (False, True) in signs]


def wrong(first: Vocabulary, second: Vocabulary) -> Iterator[str]:
    """What the library says of two vocabularies and the enumeration does not."""
    for found in by_tables(relations(first, second)):
        plain = Plain(*(v.tables[t] for v, t in zip((first, second), subjects(found), strict=True)))
        labels = met(plain, found)
        for one in found:
            how = expected(one, labels)
            if one.match != how:
                yield f"{one.first.word} - {one.second.word}: {one.match}, not {how}"
            if count(plain) > MOST:
                yield from wrong_cases(one, plain)


def subjects(found: list[Related]) -> tuple[Subject, Subject]:
    """What the two tables are about."""
    return found[0].first.table, found[0].second.table


def wrong_cases(one: Related, plain: Plain) -> Iterator[str]:
    """The cases that do not show what they are said to show."""
    for name, (mine, theirs) in SIDES.items():
        case: Witness | None = getattr(one, name)
        if case is not None:
            first, second = (read(world_of(case, plain))[0] for read in plain.readers)
            if (one.first.word in first, one.second.word in second) != (mine, theirs):
                yield f"{one.first.word} - {one.second.word}: {name}"


@pytest.mark.parametrize("first", VOCABULARIES, ids=lambda one: one.id)
def test_relations_are_what_going_through_the_combinations_gives(first: Vocabulary) -> None:
    assert {
        (one.id, said) for one, other in PAIRS if one is first for said in wrong(one, other)
    } == set()


def test_most_pairs_are_gone_through_in_full() -> None:
    tables = [table for one in VOCABULARIES for table in one.tables.values()]
    sizes = [count(Plain(*two)) for two in combinations(tables, 2)]

    assert sum(size <= MOST for size in sizes) > 0.9 * len(sizes)
