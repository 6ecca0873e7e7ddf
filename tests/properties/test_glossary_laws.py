"""The laws of the glossary: from a word to its term, from a term to those around it."""

import copy
import pickle
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from attrs import evolve, fields
from hypothesis import example, given, settings
from hypothesis import strategies as st

from salesterms import documents, glossary
from salesterms.interop.glossaries import glossary_as
from salesterms.strategies import glossaries, texts
from salesterms.terms import AmbiguousTerm, Entry, Glossary, Relation, UnknownTerm
from salesterms.terms.content import Content
from salesterms.terms.folding import fold
from salesterms.terms.kinds import REVERSE, WRITTEN, LabelUse, RelationKind
from salesterms.terms.trigrams import TrigramIndex, trigrams

DRAWN = glossaries()
EITHER = st.just(glossary) | DRAWN
RELATED = glossaries(least=3)
#: Drawing a glossary takes longer than what is asked of it.
HALF = settings(max_examples=max(4, settings().max_examples // 2))
LABELS = [(entry, label) for entry in glossary.entries for label in entry.labels]
OUR_WORDS = st.sampled_from([label.text for _, label in LABELS])
INDEX = TrigramIndex(fold(label.text) for _, label in LABELS)
SPELLINGS = st.sampled_from([str, str.upper, str.title, lambda text: f" {text}-", "\u0301".join])

#: A law that fails on our own glossary shows all of it, of which Hypothesis warns.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

#: A near label has to stand among so many; which is what a search gives.
FIRST = 10


def named(found: Glossary) -> Iterator[tuple[str, Entry]]:
    """Every word for every term: ids and labels."""
    for entry in found.entries:
        yield entry.id, entry
        for label in entry.labels:
            if label.use is not LabelUse.NEAR:  # suggested, and found by nobody
                yield label.text, entry


def folded(found: Glossary) -> list[tuple[str, str]]:
    """Every word as it is compared, with the id of its term."""
    return [(fold(word), entry.id) for word, entry in named(found)]


def owners(words: list[tuple[str, str]], asked: str) -> tuple[str, ...]:
    """The ids of the terms that are called so, by a loop over everything."""
    key = fold(asked)
    return tuple(dict.fromkeys(id_ for word, id_ in words if word == key))


def found_or_ids(within: Glossary, word: str) -> tuple[str, ...]:
    """What looking up gives: the id of the term, or the ids between which it cannot choose."""
    try:
        return (within[word].id,)
    except AmbiguousTerm as several:
        asked, ids = several.args
        return tuple(ids) if asked == word else ()


class TestLookingUp:
    """A word finds the one term that is called so, and names all of them where there are several.

    A text that is an id, letter for letter, is that of its term alone.
    """

    @HALF
    @given(EITHER, SPELLINGS)
    def test_every_label_and_id(self, within: Glossary, spell: Any) -> None:
        words, ids = folded(within), set(within)
        for word, _ in named(within):
            asked = spell(word)
            expected = (asked,) if asked in ids else owners(words, asked)
            assert found_or_ids(within, asked) == expected
            assert asked in within

    @HALF
    @given(EITHER, texts(most=20) | OUR_WORDS)
    def test_any_other_text(self, within: Glossary, word: str) -> None:
        if expected := owners(folded(within), word):
            assert found_or_ids(within, word) == ((word,) if word in set(within) else expected)
            return
        assert word not in within
        assert within.get(word) is None
        with pytest.raises(UnknownTerm) as unknown:
            within[word]
        known = {label.text for entry in within.entries for label in entry.labels}
        assert set(unknown.value.args[1]) <= known

    @HALF
    @given(EITHER)
    def test_as_a_mapping(self, within: Glossary) -> None:
        assert list(within) == [entry.id for entry in within.entries]
        assert list(within.values()) == list(within.entries)
        assert len(within) == len(set(within))


class TestSearching:
    """A label finds its own term first, and with a slip of the pen it still does among the ten."""

    @HALF
    @given(EITHER)
    def test_every_label_is_found_by_itself_first(self, within: Glossary) -> None:
        words = folded(within)
        for entry in within.entries:
            for label in (each for each in entry.labels if each.use is not LabelUse.NEAR):
                equal = [i for i in owners(words, label.text) if i != entry.id]
                found = [x.entry.id for x in within.search(label.text, limit=len(equal) + 1)]
                assert entry.id in found

    @HALF
    @given(EITHER, texts(most=20) | OUR_WORDS, st.integers(1, 12), st.booleans())
    def test_each_term_once_the_best_first(
        self, within: Glossary, asked: str, limit: int, labels_only: bool
    ) -> None:
        found = within.search(asked, limit=limit, labels_only=labels_only)
        assert len({match.entry.id for match in found}) == len(found) <= limit
        assert found == within.search(asked, limit=1000, labels_only=labels_only)[:limit]
        assert [m.where for m in found] == sorted(match.where for match in found)
        for where in ("label", "text"):
            scores = [match.score for match in found if match.where == where]
            assert scores == sorted(scores, reverse=True)
            assert all(0 < score <= 1 for score in scores)

    @pytest.mark.slow
    def test_every_slip_in_every_label_of_our_own(self) -> None:
        lost = Counter[str]()
        for entry, label in LABELS:
            if len(fold(label.text)) >= 6:
                for how, slipped in slips(label.text):
                    found = glossary.search(slipped, limit=FIRST, labels_only=True)
                    lost[how] += entry.id not in {match.entry.id for match in found}
        assert dict(lost) == dict.fromkeys(lost, 0)
        assert len(lost) == 4


def slips(text: str) -> Iterator[tuple[str, str]]:
    """The text with one letter left out, doubled, replaced, or swapped with the next."""
    for at, letter in enumerate(text):
        before, after = text[:at], text[at + 1 :]
        yield "dropped", before + after
        yield "doubled", before + letter * 2 + after
        yield "replaced", before + ("x" if letter != "x" else "q") + after
        if after:
            yield "swapped", before + after[0] + letter + after[1:]


NEARNESS = st.sampled_from([0.2, 0.42, 0.6, 1.0])
KEYS = st.text("abn1é", max_size=8)


class TestTrigramIndex:
    """The index gives what a look at every text gives, in the same order."""

    @given(st.lists(KEYS, max_size=12, unique=True), KEYS, NEARNESS)
    @settings(max_examples=min(200, 4 * settings().max_examples))
    @example(["aaaaa", "aaaa"], "aaaa", 1.0)
    @example(["abn", "nba"], "n", 0.2)
    def test_on_texts_of_few_letters(self, keys: list[str], asked: str, least: float) -> None:
        assert TrigramIndex(keys).near(asked, least=least) == scanned(keys, asked, least)

    @HALF
    @given(st.sampled_from(LABELS).map(lambda owned: owned[1].text), NEARNESS, st.data())
    def test_on_our_own_labels(self, text: str, least: float, data: st.DataObject) -> None:
        _, slipped = data.draw(st.sampled_from(list(slips(text))))
        asked = fold(slipped)
        assert INDEX.near(asked, least=least) == scanned(INDEX.keys, asked, least)


def scanned(keys: Sequence[str], asked: str, least: float) -> list[tuple[float, int]]:
    """The same by a look at each text: the same text first, then by score, then by place."""
    found = []
    for at, key in enumerate(keys):
        one, other = trigrams(asked), trigrams(key)
        score = 2 * len(one & other) / (len(one) + len(other))
        if score and len(asked) >= 3 and (key.startswith(asked) or key.endswith(asked)):
            score = max(score, 0.6 + 0.4 * score)
        if score and score >= least:
            found.append((key != asked, -score, at))
    return [(-score, at) for _, score, at in sorted(found)]


class TestLinks:
    """Every link is there from both sides, and no link is there that no relation says."""

    @HALF
    @given(EITHER)
    def test_both_ways(self, within: Glossary) -> None:
        for entry in within.entries:
            for link in entry.links:
                assert link.label == within[link.to].preferred
                back = [x.kind for x in within[link.to].links if x.to == entry.id]
                assert back == [REVERSE[link.kind]]
        written = {
            (entry.id, link.kind, link.to) for entry in within.entries for link in entry.links
        }
        assert written == {
            (x.term, x.kind, x.other) for each in within.relations for x in both_sides(each)
        }

    @HALF
    @given(EITHER)
    def test_in_the_order_of_the_kinds(self, within: Glossary) -> None:
        order = list(RelationKind)
        for entry in within.entries:
            kinds = [order.index(link.kind) for link in entry.links]
            assert kinds == sorted(kinds)
            assert entry.links == tuple(x for kind in RelationKind for x in entry.linked(kind))


class TestNeighbourhood:
    """What is within some steps is what can be reached in so many, at the least number of them."""

    @HALF
    @given(EITHER, st.integers(1, 6), st.data())
    def test_distances(self, within: Glossary, depth: int, data: st.DataObject) -> None:
        start = data.draw(st.sampled_from(list(within)))
        around = within.related(start, depth=depth)
        reached = {start: 0}
        for step in range(1, depth + 1):  # all relations again for each step
            for relation in (x for each in within.relations for x in both_sides(each)):
                if reached.get(relation.term) == step - 1:
                    reached.setdefault(relation.other, step)
        assert dict(around.distances) == reached
        assert [entry.id for entry in around.entries] == list(around.distances)
        assert all(within[entry.id] is entry for entry in around.entries)
        inside = [x for x in within.relations if {x.term, x.other} <= set(reached)]
        assert Counter(map(unordered, around.relations)) == Counter(map(unordered, inside))

    @HALF
    @given(EITHER, st.integers(1, 5), st.data())
    def test_a_step_more_keeps_all(self, within: Glossary, depth: int, data: st.DataObject) -> None:
        start = data.draw(st.sampled_from(list(within)))
        near, far = (within.related(start, depth=x).distances for x in (depth, depth + 1))
        assert set(near.items()) <= set(far.items())
        assert {distance for id_, distance in far.items() if id_ not in near} <= {depth + 1}


def both_sides(relation: Relation) -> tuple[Relation, Relation]:
    """The relation as it is written down, and as the other term sees it."""
    back = Relation(term=relation.other, kind=REVERSE[relation.kind], other=relation.term)
    return relation, back


def unordered(relation: Any) -> Any:
    """A relation, whichever of two equal terms comes first."""
    assert relation.kind in WRITTEN
    both = (relation.term, relation.other)
    return relation.kind, both if relation.kind is RelationKind.BROADER else frozenset(both)


class TestDocuments:
    """A glossary comes back the same from plain data, JSON and pickle, and its schema takes it."""

    @HALF
    @given(EITHER)
    def test_plain_data(self, within: Glossary) -> None:
        back = documents.structure(documents.unstructure(within), Glossary)
        assert same(back, within)

    @HALF
    @given(EITHER)
    def test_json(self, within: Glossary) -> None:
        assert same(documents.loads(documents.dumps(within), Glossary), within)
        assert same(documents.loads(glossary_as("json", within), Glossary), within)

    @HALF
    @given(EITHER)
    def test_each_term_alone(self, within: Glossary) -> None:
        for entry in within.entries:
            assert documents.structure(documents.unstructure(entry), Entry) == entry

    @given(EITHER, st.integers(2, pickle.HIGHEST_PROTOCOL))
    @settings(max_examples=min(10, settings().max_examples))
    def test_pickle(self, within: Glossary, protocol: int) -> None:
        found = within.search("lead")
        back = pickle.loads(pickle.dumps(within, protocol))
        assert list(vars(back)) == [each.name for each in fields(Content)]  # and no index
        assert same(back, within)
        assert back.search("lead") == found

    @given(DRAWN)
    @settings(max_examples=min(15, settings().max_examples))
    def test_json_schema(self, within: Glossary) -> None:
        jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema")
        for direction in ("read", "write"):
            schema = documents.json_schema(Glossary, direction=direction, plain=True)
            jsonschema.Draft202012Validator(schema).validate(documents.unstructure(within))


def same(one: Glossary, other: Glossary) -> bool:
    """Whether two glossaries are equal, to the links of every term."""
    links = [[entry.links for entry in each.entries] for each in (one, other)]
    return one == other and hash(one) == hash(other) and links[0] == links[1]


class TestCopies:
    """A glossary and its terms are values: nothing that is done with them changes them."""

    @HALF
    @given(EITHER)
    def test_a_copy_is_equal_and_hashes_alike(self, within: Glossary) -> None:
        for made in (copy.copy(within), copy.deepcopy(within), evolve(within)):
            assert same(made, within)
            assert made in {within, None}
            assert list(map(found_or_id(made), within)) == list(within)

    @HALF
    @given(RELATED)
    def test_a_term_in_two_glossaries_has_its_own_links_in_each(self, within: Glossary) -> None:
        alone = evolve(within, relations=())
        assert not any(entry.links for entry in alone.entries)
        again = evolve(alone, relations=within.relations)
        assert same(again, within)
        assert not any(entry.links for entry in alone.entries)
        assert alone != within or not within.relations

    @HALF
    @given(RELATED)
    def test_the_entries_that_were_given_stay_as_they_were(self, within: Glossary) -> None:
        given_entries = tuple(evolve(entry) for entry in within.entries)
        assert same(evolve(within, entries=given_entries), within)
        assert not any(entry.links for entry in given_entries)

    @HALF
    @given(EITHER)
    def test_it_is_shown_short(self, within: Glossary) -> None:
        assert repr(within) == f"<Glossary of {len(within)} terms>"
        assert all(len(repr(entry)) <= len(entry.id) + len("<Entry >") for entry in within.entries)


def found_or_id(within: Glossary) -> Any:
    return lambda id_: within[id_].id
