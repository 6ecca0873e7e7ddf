"""The laws of agreements: what they change, and what stays."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesterms import documents
from salesterms.facts import Worlds
from salesterms.strategies import agreements, vocabularies
from salesterms.vocabularies import Agreement, Term, Vocabulary
from salesterms.vocabularies.thresholds import minimums

DAY = date(2026, 3, 2)
#: Each vocabulary that is agreed on is proven anew.
HALF = settings(max_examples=max(4, settings().max_examples // 2))


class TestAHigherThresholdNamesFewer:
    """A higher rung only takes worlds from its word; what it takes goes to the rows below it.

    Of a word that has no broader one and is none: those ask alike, and go up together.
    """

    @pytest.mark.slow
    @HALF
    @given(vocabularies(), st.data())
    def test_rows_above_stay_and_rows_below_only_gain(
        self, given_: Vocabulary, data: st.DataObject
    ) -> None:
        broader = {term.broader for term in given_.terms}
        alone = (term for term in given_.terms if not {term.broader or term.word} & broader)
        asked = [(term, *one) for term in alone for one in minimums(term.when)]
        if not asked:
            return
        term, axis, _ = data.draw(st.sampled_from(asked))
        rungs = sorted(
            data.draw(st.tuples(*[st.sampled_from(axis.names[1:])] * 2)), key=axis.number
        )
        low, high = (
            Agreement(
                team="a",
                vocabulary=given_,
                decided_on=DAY,
                thresholds={term.word: {axis.name: rung}},
            ).definitions.tables[term.table]
            for rung in rungs
        )
        worlds = Worlds(given_.catalogue, (*low.criteria, *high.criteria))
        place = [row.word if isinstance(row, Term) else None for row in low.rows].index(term.word)
        before, after = low.shares(worlds), high.shares(worlds)
        assert after[:place] == before[:place]
        assert after[place] & ~before[place] == 0
        for less, more in zip(before[place + 1 :], after[place + 1 :], strict=True):
            assert less & ~more == 0


class TestNothingElseChanges:
    """Without thresholds the definitions give the labels of the vocabulary, and have its rows."""

    @HALF
    @given(vocabularies())
    def test_the_criteria_are_those_of_the_vocabulary(self, given_: Vocabulary) -> None:
        found = Agreement(team="a", vocabulary=given_, decided_on=DAY).definitions
        assert found.rows == given_.rows


class TestASheetSaysAll:
    """Every term has one row on the sheet, and the sheet of what comes back is the same."""

    @HALF
    @given(agreements())
    def test_every_term_has_its_row(self, agreed: Agreement) -> None:
        found = [row["word"] for row in agreed.sheet() if row["word"]]
        assert sorted(found) == sorted(term.word for term in agreed.vocabulary.terms)
        again = documents.loads(documents.dumps(agreed), Agreement)
        assert again.sheet("nl") == agreed.sheet("nl")
        assert again.definitions == agreed.definitions
