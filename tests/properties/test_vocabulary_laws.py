"""The laws of vocabularies: labels, what is asked next, relations, translation and conflicts."""

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from naive_tables import holds
from naive_vocabularies import (
    every_world,
    path_of,
    relation,
    rows_about,
    sampled_worlds,
)

from salesterms.facts import Facts
from salesterms.strategies import known_facts, small_vocabularies, vocabulary_pairs
from salesterms.vocabularies import (
    HomonymOfTwo,
    Label,
    Match,
    Silence,
    Swap,
    Term,
    Vocabulary,
    Witness,
    conflicts,
    relations,
    translate,
    vocabularies,
)
from salesterms.vocabularies.kinds import match
from salesterms.vocabularies.necessity import necessary
from salesterms.vocabularies.relating import pairs_of

ONE, TWO = small_vocabularies(), vocabulary_pairs(most=3)
WITH_FACTS = ONE.flatmap(lambda one: st.tuples(st.just(one), known_facts(one.catalogue)))
FEW = settings(max_examples=min(15, settings().max_examples))

TEXTS = vocabularies()[:6]
PAIRS = [pytest.param(*two, id=f"{two[0].id}-{two[1].id}") for two in combinations(TEXTS, 2)]
#: So many worlds of a pair of built-in vocabularies are looked at.
SAMPLED = 400


def facts_of(vocabulary: Vocabulary, world: dict[str, str]) -> Facts:
    return Facts(vocabulary.catalogue, **world)


def world_of(case: Witness) -> dict[str, str]:
    return {name: case.facts.possible_names(name)[0] for name in case.facts.catalogue}


def numbered(vocabulary: Vocabulary, worlds: list[dict[str, str]]) -> dict[str, set[int]]:
    """Word -> the numbers of the worlds in which it is on the path of the label."""
    found: dict[str, set[int]] = {term.word: set() for term in vocabulary.terms}
    for term in vocabulary.terms:
        rows = rows_about(vocabulary, term)
        found[term.word] |= {
            at for at, world in enumerate(worlds) if term.word in path_of(rows, world)
        }
    return found


def answers(vocabulary: Vocabulary, facts: Facts, label: Label) -> Iterator[Label]:
    """The labels after each answer to what is asked."""
    assert label.ask is not None
    for name in facts.possible_names(label.ask.name):
        yield vocabulary.label(facts.with_(**{label.ask.name: name}), label.subject)


class TestTheLabelIsThatOfTheFirstRowThatFits:
    """Of known facts, the label is the path of the first row that holds; else silence."""

    @given(ONE)
    @FEW
    def test_in_every_world(self, one: Vocabulary) -> None:
        for world in every_world(one.catalogue):
            for label in one.labels(facts_of(one, world)):
                rows = [row for row in one.rows if row.table is label.subject]
                assert label.path == path_of(rows, world)


class TestWhatIsKnownLessLeavesMorePossible:
    """The label of known facts is among the candidates of any less known ones.

    And no candidate is made up: each is the label in some legal world, where there is one.
    """

    @given(WITH_FACTS)
    @FEW
    def test_candidates_are_the_labels_of_the_worlds_that_may_be(
        self, both: tuple[Vocabulary, Facts]
    ) -> None:
        one, facts = both
        worlds = [
            world
            for world in every_world(one.catalogue)
            if all(world[name] in facts.possible_names(name) for name in world)
        ]
        for label in one.labels(facts):
            rows = [row for row in one.rows if row.table is label.subject]
            paths = {path_of(rows, world) for world in worlds}
            assert not worlds or set(label.paths) == paths
            assert label.paths


class TestAnAnswerNeverAddsLabels:
    """What is asked is not known, and whatever the answer, only labels remain that were there."""

    @given(WITH_FACTS)
    def test_after_each_answer(self, both: tuple[Vocabulary, Facts]) -> None:
        one, facts = both
        for label in one.labels(facts):
            assert (label.ask is None) is label.exact
            if label.ask is not None:
                assert label.ask in facts.unknown
                legal = [each for each in answers(one, facts, label) if _may_be(one, facts, each)]
                assert all(set(each.paths) <= set(label.paths) for each in legal)

    @given(WITH_FACTS)
    def test_answers_come_to_an_end(self, both: tuple[Vocabulary, Facts]) -> None:
        one, facts = both
        label, asked = one.label(facts), 0
        while label.ask is not None:
            facts = facts.with_(**{label.ask.name: facts.possible_names(label.ask.name)[0]})
            label, asked = one.label(facts, label.subject), asked + 1
        assert label.exact
        assert asked <= len(one.catalogue)


def _may_be(one: Vocabulary, facts: Facts, label: Label) -> bool:
    """Facts that no legal world has get the label of what is recorded: another question."""
    table = one.tables[label.subject]
    return bool(table.worlds.compatible(facts)) and set(label.paths) <= {
        tuple(term.word for term in table.path(row)) for row in label.rows
    }


class TestSharesPartitionTheLegalWorlds:
    """Every legal world is that of exactly one row; and every row of ours has some."""

    @given(ONE)
    def test_of_each_table(self, one: Vocabulary) -> None:
        for table in one.tables.values():
            joined = 0
            for share in table.own_shares:
                assert not joined & share
                joined |= share
            assert joined == table.worlds.legal
            assert all(table.own_shares[:-1])

    @given(ONE)
    @FEW
    def test_every_row_gives_a_label_to_somebody(self, one: Vocabulary) -> None:
        met: set[int] = set()
        for world in every_world(one.catalogue):
            for subject in one.subjects:
                rows = (row for row in one.rows if row.table is subject)
                met |= {id(row) for row in [next((r for r in rows if holds(r.when, world)), None)]}
        assert {id(row) for row in one.rows} <= met


class TestRelationsAreThoseOfTheSets:
    """How two terms lie to each other is how the sets of their worlds do, by going through all."""

    @given(TWO)
    @FEW
    def test_of_every_two_terms(self, two: tuple[Vocabulary, Vocabulary]) -> None:
        one, other = two
        worlds = list(every_world(one.catalogue))
        mine, theirs = numbered(one, worlds), numbered(other, worlds)

        for found in relations(one, other):
            a, b = mine[found.first.word], theirs[found.second.word]
            assert found.match == relation(a, b)
            for case, expected in (
                (found.only_first, a - b),
                (found.only_second, b - a),
                (found.both, a & b),
            ):
                assert (case is None) is (not expected)
                assert case is None or worlds.index(world_of(case)) in expected

    @given(TWO)
    @FEW
    def test_seen_from_the_other_side(self, two: tuple[Vocabulary, Vocabulary]) -> None:
        one, other = two
        there = {(r.first.word, r.second.word): r for r in relations(one, other)}
        back = {(r.second.word, r.first.word): r for r in relations(other, one)}

        assert there.keys() == back.keys()
        for words, found in there.items():
            assert back[words].match is found.match.reverse
            assert (back[words].only_first is None) is (found.only_second is None)

    @given(ONE)
    def test_every_term_is_exactly_itself(self, one: Vocabulary) -> None:
        for found in relations(one, one):
            if found.first is found.second:
                assert found.match is Match.EXACT

    @given(st.integers(0, 255), st.integers(0, 255))
    def test_of_two_sets(self, a: int, b: int) -> None:
        sets = [{at for at in range(8) if number >> at & 1} for number in (a, b)]
        assert match(a, b) == relation(*sets)
        assert match(b, a) is match(a, b).reverse


class TestWhatMattersInACaseMatters:
    """Of each fact of a case that is said to matter, some other value ends the difference."""

    @given(TWO)
    @FEW
    def test_some_change_of_it_does(self, two: tuple[Vocabulary, Vocabulary]) -> None:
        one, other = two
        worlds = list(every_world(one.catalogue))
        mine, theirs = numbered(one, worlds), numbered(other, worlds)
        for found in relations(one, other):
            shown = mine[found.first.word] - theirs[found.second.word]
            if found.only_first is not None:
                world = world_of(found.only_first)
                for axis in found.only_first.axes:
                    # The other facts of the laws, which nobody asks about, may change along.
                    looked = {x.name for pair in pairs_of(one, other) for x in _asked(pair)}
                    changed = [
                        at
                        for at, each in enumerate(worlds)
                        if each[axis.name] != world[axis.name]
                        and all(each[n] == world[n] for n in looked - {axis.name})
                    ]
                    assert any(at not in shown for at in changed)


def _asked(pair: Any) -> list[Any]:
    return [dial.axis for dial in pair.worlds.dials]


class TestATranslationHasEveryWordThatMayBe:
    """Of whom a word is said, the other vocabulary says a candidate, or is silent for a reason."""

    @given(TWO)
    @FEW
    def test_in_every_world(self, two: tuple[Vocabulary, Vocabulary]) -> None:
        one, other = two
        worlds = list(every_world(one.catalogue))
        mine, theirs = numbered(one, worlds), numbered(other, worlds)
        for term in one.terms:
            found = translate(term.word, one, other)
            expected = {
                word: relation(theirs[word], mine[term.word])
                for word in theirs
                if theirs[word] & mine[term.word]
            }
            if one.subjects == other.subjects and len(one.subjects) == 1:
                assert {each.word: str(how) for each, how in found.terms} == expected
            assert set(found.candidates) <= set(expected)
            assert (found.exact is not None) is ("exact" in dict(found.terms).values())


class TestAConflictIsShownByItsCases:
    """A homonym has a case for each side that there is, a swap one for each direction."""

    @given(TWO)
    @FEW
    def test_the_labels_of_the_cases(self, two: tuple[Vocabulary, Vocabulary]) -> None:
        one, other = two
        for found in conflicts(one, other):
            if isinstance(found, HomonymOfTwo):
                assert found.match is not Match.EXACT
                assert found.only_first is not None or found.only_second is not None
                for case, sides in ((found.only_first, (1, 0)), (found.only_second, (0, 1))):
                    if case is not None:
                        said = [_says(v, found.word, case) for v in (one, other)]
                        assert said == [bool(side) for side in sides]
            else:
                assert isinstance(found, Swap)  # an order takes a lifecycle
                x, y = found.words
                assert _says(one, x, found.as_given)
                assert _says(other, y, found.as_given)
                assert _says(one, y, found.reversed)
                assert _says(other, x, found.reversed)
            assert found.say("en") != found.say("nl")

    @given(ONE)
    def test_nothing_conflicts_with_itself(self, one: Vocabulary) -> None:
        assert conflicts(one, one) == ()


def _says(vocabulary: Vocabulary, word: str, case: Witness) -> bool:
    (term,) = vocabulary.named(word)
    return word in path_of(rows_about(vocabulary, term), world_of(case))


class TestWhatAWordRequiresIsWhatItsWorldsShare:
    """For each fact, the values of the worlds of a word; it is listed where not all occur."""

    @given(ONE)
    @FEW
    def test_by_going_through_all(self, one: Vocabulary) -> None:
        worlds = list(every_world(one.catalogue))
        for term in one.terms:
            rows = rows_about(one, term)
            own = [world for world in worlds if term.word in path_of(rows, world)]
            needed = necessary(one, term.word)
            for name, axis in one.catalogue.items():
                has = {world[name] for world in own}
                if name in needed:
                    assert set(needed[name].values) == has
                else:
                    assert has == {world[name] for world in worlds} or axis not in _told(one, term)


def _told(one: Vocabulary, term: Term) -> list[Any]:
    """The facts that are told apart at all: those that rows or laws ask about."""
    return [dial.axis for dial in one.tables[term.table].lawful_worlds().dials]


@pytest.mark.parametrize(("one", "other"), PAIRS)
class TestTheTextsAreComparedSoundly:
    """No sampled world contradicts a relation of the texts, and every case shows its own."""

    def test_relations_and_labels(self, one: Vocabulary, other: Vocabulary) -> None:
        found = relations(one, other)
        cases = [case for r in found for case in (r.only_first, r.only_second, r.both) if case]
        worlds = [*sampled_worlds(one.catalogue, 5, SAMPLED), *map(world_of, cases)]
        mine, theirs = numbered(one, worlds), numbered(other, worlds)

        for each in found:
            # With the cases among them, the worlds show each relation completely.
            assert each.match == relation(mine[each.first.word], theirs[each.second.word])
        for vocabulary, world in product((one, other), worlds[::7]):
            for label in vocabulary.labels(facts_of(vocabulary, world)):
                rows = [row for row in vocabulary.rows if row.table is label.subject]
                assert label.path == path_of(rows, world)


@pytest.mark.parametrize("one", TEXTS, ids=lambda one: one.id)
class TestEveryChangeToTheRowsShows:
    """A text without one of its rows, or with two in the other order, has another label somewhere.

    Two rows can change places unnoticed only where nobody fits both and no row above them.
    """

    def test_without_a_row(self, one: Vocabulary) -> None:
        for at in range(len(one.rows)):
            rows = one.rows[:at] + one.rows[at + 1 :]
            changed = evolve(one, rows=rows, checked=False)
            assert _differs(one, changed, at, at), one.rows[at]

    def test_with_two_rows_in_the_other_order(self, one: Vocabulary) -> None:
        for at, (row, below) in enumerate(zip(one.rows, one.rows[1:], strict=False)):
            swapped = (*one.rows[:at], below, row, *one.rows[at + 2 :])
            changed = evolve(one, rows=swapped, checked=False)
            if row.table is not below.table:
                continue
            table = one.tables[row.table]
            place = table.rows.index(row)
            left = table.worlds.legal
            for above in table.rows[:place]:
                left &= ~table.worlds.extension(above.when)
            both = left & table.worlds.extension(row.when) & table.worlds.extension(below.when)
            assert _differs(one, changed, at, at + 1) is bool(both), (row, below)


def _differs(one: Vocabulary, changed: Vocabulary, *at: int) -> bool:
    """Whether somebody of one of some rows has another label, or another reason for none."""
    for row in (one.rows[number] for number in at):
        table = one.tables[row.table]
        share = table.own_shares[table.rows.index(row)]
        for other in table.rows:
            shown = share & table.worlds.extension(other.when)
            if shown:
                facts = table.worlds.plainest(shown)
                before, after = (_said(each, facts, row.table) for each in (one, changed))
                if before != after:
                    return True
    return False


def _said(vocabulary: Vocabulary, facts: Facts, subject: Any) -> tuple[object, object]:
    if subject not in vocabulary.tables:
        return None, None
    label = vocabulary.label(facts, subject)
    row = label.rows[0]
    return label.path, row.because if isinstance(row, Silence) else None
