"""What is given by mistake is named, and what looks the same is the same."""

from typing import Any

import pytest

from salesterms.facts import DEAL, Facts, Subject
from salesterms.journey import BadRecord, Journey, deal_view
from salesterms.vocabularies import (
    Term,
    Vocabulary,
    VocabularyProblems,
    conflicts,
    four_stages,
    four_types,
    hubspot,
    relations,
    sale,
    translate,
)
from salesterms.vocabularies.terminology import NotAVocabulary

JOURNEY = Journey.begin(facts=Facts(interest="explicit"))


@pytest.mark.parametrize(
    "call",
    [
        lambda given: translate("lead", given, four_types),
        lambda given: translate("lead", four_types, given),
        lambda given: relations(four_types, given),
        lambda given: conflicts(given, four_types),
        JOURNEY.label,
        JOURNEY.labels,
    ],
    ids=("from", "to", "relations", "conflicts", "label", "labels"),
)
def test_an_id_is_no_vocabulary(call: Any) -> None:
    with pytest.raises(NotAVocabulary, match=r"such as vocabulary\('four_types'\)"):
        call("four_types")
    with pytest.raises(NotAVocabulary, match=r"such as vocabulary\('four_stages\.definitions'\)"):
        call(four_stages)


def own(*words: str) -> Vocabulary:
    """A vocabulary of these words, in which every row has its turn."""
    values = ("open", "held", "lost", "won")
    rows = (
        Term(word=word, when=DEAL.is_(value), exit=True)
        for word, value in zip(words, values, strict=False)
    )
    return Vocabulary(id="own", title=four_types.title, rows=tuple(rows))


@pytest.mark.parametrize("twin", ["cafe\u0301", "CAFÉ", " café ", "ｃａｆé"])
def test_words_that_look_the_same_are_one(twin: str) -> None:
    with pytest.raises(VocabularyProblems) as refused:
        own("café", twin)

    assert [problem.code for problem in refused.value.problems] == ["word_twice"]
    assert own("café").named(twin)[0].word == "café"


@pytest.mark.parametrize("word", ["a\nb", "a\u200bb", "\x1b[31ma", "\u202ea", ""])
def test_a_word_is_printed_as_it_is(word: str) -> None:
    with pytest.raises(VocabularyProblems) as refused:
        own(word)

    assert [problem.code for problem in refused.value.problems] == ["term_without_word"]


def test_a_stage_of_ones_own_stands_where_it_is_put() -> None:
    pilot = Term(word="Pilot", subject=Subject.DEAL, when=DEAL.is_("held"))

    stages = hubspot.deal_stage.evolve(add=[pilot], before="Contract Sent", drop=["Closed Lost"])

    words = [term.word for term in stages.terms]
    assert words[:3] == ["Closed Won", "Pilot", "Contract Sent"]
    held = Facts(deal="held", standing="converted", interest="engaged", sales_accepted="yes")
    assert stages.label(held).word == "Pilot"


def test_what_is_about_something_else_is_said() -> None:
    found = translate("lead", four_types, sale.cross)

    assert found.explain("nl").splitlines()[1] == "  niets: het gaat over iets anders"


@pytest.mark.parametrize("deal", [None, "", 3])
def test_a_deal_has_an_id(deal: Any) -> None:
    with pytest.raises(BadRecord):
        deal_view([JOURNEY], deal)
