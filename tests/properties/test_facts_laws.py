"""The laws of facts, masks and worlds, against a plain reading of criteria and of all values."""

import copy
import pickle
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import product
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from salesterms.criteria import All, Any, AtLeast, Criterion, In, Not
from salesterms.errors import SalesTermsError, Text
from salesterms.facts import (
    CATALOGUE,
    BadFact,
    BadFactName,
    Catalogue,
    Facts,
    NoRecord,
    Subject,
    Worlds,
    ladder,
    position,
    read_criterion,
    written,
    yes_or_no,
)
from salesterms.facts.combinations import Combinations, numbers_of, repeated
from salesterms.facts.masks import fits, support_of
from salesterms.lifecycle.asking import Asking
from salesterms.strategies import fact_criteria, known_facts, small_catalogues

#: What somebody may call a fact, or a value of one.
NAMES = (
    st.from_regex(r"[A-Za-z]\w{0,9}", fullmatch=True)
    | st.sampled_from(["not", "And", "or_", "always", "none", "a b", "a|b", "", "x" * 60, "x" * 61])
    | st.text("aZ0_-=|>' é", max_size=4)
)

#: Name of a fact -> its value.
World = Mapping[str, str]

DRAWN = small_catalogues()
UNRELATED = yes_or_no(
    "unrelated", "so", "zo", negation=Text("not so", "niet zo"), no_record=NoRecord.UNKNOWN
)


# --- the plain reading: no masks, no dials -------------------------------------------------------


def true_in(criterion: Criterion, world: World) -> bool:
    """What a criterion says of one value of each fact."""
    if isinstance(criterion, Not):
        return not true_in(criterion.part, world)
    if isinstance(criterion, All):
        return all(true_in(part, world) for part in criterion.parts)
    if isinstance(criterion, Any):
        return any(true_in(part, world) for part in criterion.parts)
    assert isinstance(criterion, AtLeast | In)
    value = world[criterion.column.name]
    if isinstance(criterion, In):
        return value in criterion.values
    names = [each.name for each in criterion.column.values]  # type: ignore[attr-defined]
    return bool(names.index(value) >= names.index(criterion.level))


def worlds_of(values: Mapping[str, tuple[str, ...]]) -> Iterator[World]:
    """Every way to give each fact one of its values."""
    return (dict(zip(values, chosen, strict=True)) for chosen in product(*values.values()))


def every_world(catalogue: Catalogue) -> Iterator[World]:
    return worlds_of({name: axis.names for name, axis in catalogue.items()})


def left_open(facts: Facts) -> Iterator[World]:
    return worlds_of({name: facts.possible_names(name) for name in facts.catalogue})


def is_legal(catalogue: Catalogue, world: World) -> bool:
    return all(not true_in(law.when, world) or true_in(law.then, world) for law in catalogue.laws)


def number_in(worlds: Combinations, world: World) -> int:
    """The number that a world has among combinations of some of its facts."""
    axes = worlds.catalogue
    return sum(
        dial.class_of[axes[dial.axis.name].number(world[dial.axis.name])] * dial.stride
        for dial in worlds.dials
    )


def relation(a: int, b: int) -> tuple[bool, bool, bool]:
    """They have something in common; all of the first; all of the second."""
    return bool(a & b), a & b == a, a & b == b


# --- what is drawn -------------------------------------------------------------------------------


@st.composite
def asked(draw: st.DrawFn, count: int = 1) -> tuple[Catalogue, list[Criterion]]:
    """A small catalogue, and criteria on it."""
    catalogue = draw(DRAWN)
    return catalogue, [draw(fact_criteria(catalogue)) for _ in range(count)]


@st.composite
def asked_and_known(draw: st.DrawFn) -> tuple[Criterion, Facts]:
    """A criterion, and what is known, of one small catalogue."""
    catalogue = draw(DRAWN)
    return draw(fact_criteria(catalogue)), draw(known_facts(catalogue))


@st.composite
def asked_of_one_fact(draw: st.DrawFn) -> tuple[Criterion, Facts]:
    """A criterion on one fact, and what is known of it."""
    catalogue = draw(DRAWN)
    assume(catalogue)
    one = Catalogue([draw(st.sampled_from(list(catalogue.values())))])
    return draw(fact_criteria(one)), draw(known_facts(one))


KNOWN = DRAWN.flatmap(known_facts) | known_facts()


class TestMasks:
    """A criterion fits the bits of fully known facts exactly where its plain reading is true."""

    @given(asked())
    def test_masks_agree_with_the_plain_reading(
        self, drawn: tuple[Catalogue, list[Criterion]]
    ) -> None:
        catalogue, [criterion] = drawn
        yes = catalogue.layout.pairs(criterion)
        no = catalogue.layout.pairs(criterion, holds=False)
        for world in every_world(catalogue):
            bits = Facts(catalogue, **world).low
            assert fits(yes, bits) is true_in(criterion, world)
            assert fits(no, bits) is not true_in(criterion, world)

    @given(asked(), st.data())
    def test_bits_outside_the_support_change_nothing(
        self, drawn: tuple[Catalogue, list[Criterion]], data: st.DataObject
    ) -> None:
        catalogue, [criterion] = drawn
        pairs = catalogue.layout.pairs(criterion)
        support = support_of(pairs)
        bits, noise = (data.draw(st.integers(0, catalogue.layout.full)) for _ in range(2))
        assert fits(pairs, bits) is fits(pairs, bits & support | noise & ~support)


class TestCertainty:
    """What is certain holds in every value that is left open."""

    @given(asked_and_known())
    def test_what_is_certain_holds_whatever_is_open(self, drawn: tuple[Criterion, Facts]) -> None:
        criterion, facts = drawn
        masks = facts.catalogue.layout.sure_masks(criterion)
        if any(mask & ~facts.sure == 0 for mask in masks):
            assert all(true_in(criterion, world) for world in left_open(facts))

    @given(asked_and_known())
    def test_a_single_choice_is_certain_exactly_where_it_holds_in_all(
        self, drawn: tuple[Criterion, Facts]
    ) -> None:
        criterion, facts = drawn
        masks = facts.catalogue.layout.sure_masks(criterion)
        assume(len(masks) == 1)
        certain = masks[0] & ~facts.sure == 0
        assert certain is all(true_in(criterion, world) for world in left_open(facts))

    @given(asked_of_one_fact())
    def test_of_one_fact_it_is_certain_exactly_where_it_holds_in_all(
        self, drawn: tuple[Criterion, Facts]
    ) -> None:
        criterion, facts = drawn
        masks = facts.catalogue.layout.sure_masks(criterion)
        certain = any(mask & ~facts.sure == 0 for mask in masks)
        assert certain is all(true_in(criterion, world) for world in left_open(facts))

    @given(asked_and_known())
    def test_what_is_missing_is_told_exactly_where_it_is_not_certain(
        self, drawn: tuple[Criterion, Facts]
    ) -> None:
        criterion, facts = drawn
        layout = facts.catalogue.layout
        certain = any(mask & ~facts.sure == 0 for mask in layout.sure_masks(criterion))
        reasons = Asking(layout, ()).of(criterion).missing(facts.sure)
        assert not (certain and reasons)
        for reason in reasons:
            for each in (reason, *reason.instead):
                assert not set(each.seen) <= set(each.needed)
                assert each.unknown is bool(set(each.seen) & set(each.needed))

    @given(asked_and_known())
    def test_of_known_facts_everything_is_certain_or_its_opposite_is(
        self, drawn: tuple[Criterion, Facts]
    ) -> None:
        criterion, facts = drawn[0], drawn[1].closed()
        certain = [
            any(mask & ~facts.sure == 0 for mask in facts.catalogue.layout.sure_masks(each))
            for each in (criterion, ~criterion)
        ]
        assert sorted(certain) == [False, True]

    @given(KNOWN)
    def test_facts_come_back_from_what_is_certain(self, facts: Facts) -> None:
        assert Facts.of_sure(facts.catalogue, facts.sure) == facts


class TestWorlds:
    """The worlds of a criterion are those of an enumeration of all legal values of all facts."""

    @given(asked(2))
    def test_worlds_are_the_legal_combinations(
        self, drawn: tuple[Catalogue, list[Criterion]]
    ) -> None:
        catalogue, criteria = drawn
        worlds = Worlds(catalogue, criteria)
        legal = [world for world in every_world(catalogue) if is_legal(catalogue, world)]
        assert set(numbers_of(worlds.legal)) == {number_in(worlds, world) for world in legal}
        for criterion in criteria:
            assert set(numbers_of(worlds.where(criterion))) == {
                number_in(worlds, world) for world in legal if true_in(criterion, world)
            }

    @given(asked(2))
    def test_and_or_and_not_are_those_of_sets(
        self, drawn: tuple[Catalogue, list[Criterion]]
    ) -> None:
        catalogue, (one, other) = drawn
        worlds = Worlds(catalogue, [one, other])
        assert worlds.where(one & other) == worlds.where(one) & worlds.where(other)
        assert worlds.where(one | other) == worlds.where(one) | worlds.where(other)
        assert worlds.where(~one) == worlds.legal & ~worlds.where(one)

    @given(asked(2))
    def test_a_fact_that_no_law_knows_changes_no_relation(
        self, drawn: tuple[Catalogue, list[Criterion]]
    ) -> None:
        catalogue, (one, other) = drawn
        before = Worlds(catalogue, [one, other])
        more = catalogue.with_(UNRELATED)
        after = Worlds(more, [one, other, UNRELATED.holds])
        assert relation(*map(before.where, (one, other))) == relation(
            *map(after.where, (one, other))
        )
        assert Worlds(more, [one, other]).where(one) == before.where(one)

    @given(asked())
    def test_masks_and_worlds_agree(self, drawn: tuple[Catalogue, list[Criterion]]) -> None:
        catalogue, [criterion] = drawn
        combinations = Combinations(catalogue, [criterion])
        pairs = catalogue.layout.pairs(criterion)
        found = combinations.extension(criterion)
        for world in every_world(catalogue):
            holds = bool(found >> number_in(combinations, world) & 1)
            assert holds is fits(pairs, Facts(catalogue, **world).low)


class TestOpen:
    """The more is known, the fewer worlds are left open, and the true one is always among them."""

    @given(asked_and_known())
    def test_the_worlds_left_open_are_those_of_legal_values_that_may_be_so(
        self, drawn: tuple[Criterion, Facts]
    ) -> None:
        criterion, facts = drawn
        worlds = Worlds(facts.catalogue, [criterion])
        wanted = {
            number_in(worlds, world)
            for world in left_open(facts)
            if is_legal(facts.catalogue, world)
        }
        assert set(numbers_of(worlds.compatible(facts))) == wanted

    @given(asked_and_known(), st.data())
    def test_more_known_facts_leave_a_part_of_the_worlds(
        self, drawn: tuple[Criterion, Facts], data: st.DataObject
    ) -> None:
        criterion, facts = drawn
        worlds = Worlds(facts.catalogue, [criterion])
        axis = data.draw(st.sampled_from(list(facts.catalogue.values())))
        known = facts.with_(
            **{axis.name: data.draw(st.sampled_from(facts.possible_names(axis.name)))}
        )
        assert worlds.compatible(known) & ~worlds.compatible(facts) == 0

    @given(asked_and_known())
    def test_closed_facts_leave_one_world_unless_it_is_not_legal(
        self, drawn: tuple[Criterion, Facts]
    ) -> None:
        criterion, facts = drawn
        worlds = Worlds(facts.catalogue, [criterion])
        [world] = left_open(facts.closed())
        own = 1 << number_in(worlds, world)
        legal = is_legal(facts.catalogue, world)
        assert worlds.compatible(facts.closed()) == (own if legal else 0)

    @given(asked())
    def test_the_plainest_world_is_one_of_them_and_keeps_every_law(
        self, drawn: tuple[Catalogue, list[Criterion]]
    ) -> None:
        catalogue, [criterion] = drawn
        worlds = Worlds(catalogue, [criterion])
        found = worlds.where(criterion)
        assume(found)
        plainest = worlds.plainest(found)
        left = worlds.compatible(plainest)
        assert left.bit_count() == 1
        assert left & ~found == 0
        for world in left_open(plainest):
            assert true_in(criterion, world)
            assert is_legal(catalogue, world)


class TestFacts:
    """Facts are their content: they pickle, are equal, and say all that was given."""

    @given(KNOWN)
    def test_facts_travel(self, facts: Facts) -> None:
        for made in (
            pickle.loads(pickle.dumps(facts)),
            copy.copy(facts),
            copy.deepcopy(facts),
            Facts(facts.catalogue, **facts.given),
            Facts.of_bits(facts.catalogue, facts.low, facts.high),
        ):
            assert made == facts
            assert hash(made) == hash(facts)
            assert made.given == facts.given

    @given(KNOWN, st.randoms(use_true_random=False))
    def test_the_order_of_what_is_given_does_not_matter(self, facts: Facts, random: Random) -> None:
        turned = list(facts.given.items())
        random.shuffle(turned)
        assert Facts(facts.catalogue, **dict(turned)) == facts

    @given(KNOWN)
    def test_closing_twice_is_closing_once_and_chooses_what_was_open(self, facts: Facts) -> None:
        closed = facts.closed()
        assert closed.closed() == closed
        assert closed.unknown == ()
        for axis in facts.catalogue.values():
            assert closed.possible(axis) == facts.possible(axis)[:1]
            assert (axis in facts.unknown) is (len(facts.possible(axis)) > 1)

    @given(KNOWN, st.data())
    def test_with_changes_what_it_names_and_nothing_else(
        self, facts: Facts, data: st.DataObject
    ) -> None:
        axis = data.draw(st.sampled_from(list(facts.catalogue.values())))
        name = data.draw(st.sampled_from(axis.names))
        changed = facts.with_(**{axis.name: name})
        assert changed[axis.name] == name
        assert changed.with_(**{axis.name: facts.possible_names(axis.name)}) == facts


class TestCatalogues:
    """Catalogues are equal by content, and so are criteria on them."""

    @given(DRAWN | st.just(CATALOGUE))
    def test_catalogues_travel(self, catalogue: Catalogue) -> None:
        made = pickle.loads(pickle.dumps(catalogue))
        assert made == catalogue
        assert hash(made) == hash(catalogue)
        assert made.laws == catalogue.laws

    @given(asked())
    def test_a_criterion_that_travelled_finds_the_same_worlds(
        self, drawn: tuple[Catalogue, list[Criterion]]
    ) -> None:
        catalogue, [criterion] = drawn
        made = pickle.loads(pickle.dumps(criterion))
        assert made == criterion
        assert Worlds(catalogue, [made]).where(made) == Worlds(catalogue, [criterion]).where(
            criterion
        )
        assert catalogue.layout.pairs(made) == catalogue.layout.pairs(criterion)


class TestNothing:
    """Of no facts there is one world, and of that nothing is to be known."""

    @given(small_catalogues(least=0, most=0), st.data())
    def test_without_facts(self, catalogue: Catalogue, data: st.DataObject) -> None:
        criterion = data.draw(fact_criteria(catalogue))
        assert data.draw(known_facts(catalogue)) == Facts(catalogue)
        worlds = Worlds(catalogue, [criterion])
        assert worlds.size == 1
        assert worlds.where(criterion) == (is_legal(catalogue, {}) and true_in(criterion, {}))


class TestBits:
    """Sets as integers: what goes in comes out."""

    @given(st.sets(st.integers(0, 300)))
    def test_the_numbers_of_a_set_come_back_in_order(self, numbers: set[int]) -> None:
        assert list(numbers_of(sum(1 << number for number in numbers))) == sorted(numbers)

    @given(st.integers(1, 12), st.integers(0, 40), st.data())
    def test_a_pattern_is_repeated_as_a_sum_would(
        self, width: int, count: int, data: st.DataObject
    ) -> None:
        pattern = data.draw(st.integers(0, (1 << width) - 1))
        assert repeated(pattern, width, count) == sum(pattern << at * width for at in range(count))


class TestText:
    """A criterion is written as text that reads as the same criterion."""

    @given(fact_criteria(leaves=6))
    def test_reading_what_was_written_gives_the_same_criterion(self, criterion: Criterion) -> None:
        """Written text reads as a criterion that holds in the same cases, and is written alike."""
        text = written(criterion)
        again = read_criterion(text)
        layout = CATALOGUE.layout

        assert written(again) == text
        assert set(layout.pairs(again)) == set(layout.pairs(criterion))

    @given(st.lists(NAMES, min_size=3, max_size=3, unique=True))
    def test_every_fact_that_is_taken_can_be_written_and_read_back(self, names: list[str]) -> None:
        """A fact is refused where it is made, or each question about it reads back identical."""
        fact, *values = names
        text, rows = Text("fact", "feit"), [(value, "value", "waarde") for value in values]
        try:
            height = ladder(fact, *rows, text=text, no_record=NoRecord.NO)
            place = position(fact, *rows, text=text, subject=Subject.DEAL)
        except (BadFactName, BadFact):
            return

        for axis in (height, place):
            asked: list[Criterion] = [axis.is_(name) for name in axis.names]
            asked.append(axis.is_(*axis.names))
            if axis.ordered:
                asked += [axis.holds, *(axis.at_least(name) for name in axis.names)]
            asked += [Not(asked[0]), All((asked[0], Not(asked[1]))), Any(tuple(asked))]
            catalogue = CATALOGUE.with_(axis) if fact not in CATALOGUE else Catalogue([axis])
            for criterion in asked:
                assert read_criterion(written(criterion), catalogue) == criterion

    @given(st.text("interst()|=> andornot_", max_size=40))
    def test_any_text_is_read_or_refused(self, text: str) -> None:
        """Nothing but errors of the library comes of any text."""
        with suppress(SalesTermsError):
            assert written(read_criterion(written(read_criterion(text))))
