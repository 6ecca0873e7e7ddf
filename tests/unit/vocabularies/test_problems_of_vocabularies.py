"""A vocabulary that breaks a rule is refused, with every problem and what shows it."""

import pickle
from typing import Any

import pytest

from salesterms.errors import Text
from salesterms.facts import CATALOGUE, CUSTOMER, DEAL, STANDING, Facts, Subject
from salesterms.vocabularies import Silence, Term, Vocabulary, VocabularyProblems
from salesterms.vocabularies.rows import ALWAYS, NO_ROW_FITS

TITLE = Text("Ours", "Van ons")
TALKED, NEED = CATALOGUE["talked"].holds, CATALOGUE["need"].holds


def told(*rows: Any, id: str = "ours") -> list[tuple[str, str | None, object]]:  # noqa: A002
    with pytest.raises(VocabularyProblems) as refused:
        Vocabulary(id=id, title=TITLE, rows=rows)
    again = pickle.loads(pickle.dumps(refused.value))
    assert again.text("nl") == refused.value.text("nl") != refused.value.text()
    assert all("{" not in refused.value.text(lang) for lang in ("en", "nl"))
    return [(one.code, one.path, one.value) for one in refused.value.problems]


@pytest.mark.parametrize("id_", ["", "Ours", "1st", "a.b.c", "a-b", "a.", "x" * 61, "a b", None, 3])
def test_an_id_is_of_small_letters_digits_and_underscores(id_: Any) -> None:
    assert told(Term(word="a", when=TALKED), id=id_) == [("bad_vocabulary_id", "$.id", id_)]


@pytest.mark.parametrize("word", ["", "  ", "?!", "x" * 201, None, 5])
def test_a_word_has_a_letter_or_a_digit_and_is_not_endless(word: Any) -> None:
    assert told(Term(word=word, when=TALKED)) == [("term_without_word", "$.rows[0].word", word)]


def test_a_vocabulary_without_words_is_none() -> None:
    assert told() == [("no_terms", "$.rows", "ours")]
    silence = Silence(when=ALWAYS, because=Text("it does not say", "dat staat er niet"))
    assert told(silence) == [("no_terms", "$.rows", "ours")]


def test_a_word_stands_once_among_words_aliases_and_groups_whatever_its_case() -> None:
    found = told(
        Term(word="Lead", when=TALKED),
        Term(word="b", when=NEED, aliases=("lead",)),
        Term(word="c", when=ALWAYS, group=("B",)),
    )

    assert found == [
        ("word_twice", "$.rows[1].word", "lead"),
        ("word_twice", "$.rows[2].word", "B"),
    ]


def test_a_person_and_a_deal_may_share_a_word() -> None:
    both = Vocabulary(
        id="ours",
        title=TITLE,
        rows=(
            Term(word="open", when=TALKED),
            Term(word="open", when=DEAL.is_("open"), subject=Subject.DEAL),
        ),
    )

    assert len(both.named("OPEN")) == 2


def test_a_broader_term_is_there_and_of_the_same_subject() -> None:
    found = told(
        Term(word="a", when=TALKED, broader="aa"),
        Term(word="b", when=DEAL.is_("open"), subject=Subject.DEAL, broader="a"),
    )

    assert found == [
        ("unknown_broader_term", "$.rows[0].broader", "aa"),
        ("unknown_broader_term", "$.rows[1].broader", "a"),
    ]


def test_no_term_is_a_kind_of_itself() -> None:
    found = told(
        Term(word="a", when=TALKED, broader="b"),
        Term(word="b", when=NEED, broader="a"),
        Term(word="c", when=ALWAYS, broader="a"),
    )

    assert [(code, value) for code, _, value in found] == [
        ("circle_of_terms", "a"),
        ("circle_of_terms", "b"),
        ("circle_of_terms", "c"),
    ]


def test_who_is_called_by_a_narrower_word_fits_the_broader_one() -> None:
    rows = (
        Term(word="c", when=CATALOGUE["budget"].at_least("checked"), broader="b"),
        Term(word="b", when=TALKED & NEED, broader="a"),
        Term(word="a", when=NEED),
    )
    with pytest.raises(VocabularyProblems) as refused:
        Vocabulary(id="ours", title=TITLE, rows=rows)

    [problem] = refused.value.problems
    assert (problem.code, problem.path, problem.value) == (
        "outside_broader_term",
        "$.rows[0].broader",
        "c",
    )
    assert "'a': need not established; has a budget (checked)" in problem.text()
    fixed = (Term(word="c", when=rows[0].when & rows[1].when, broader="b"), *rows[1:])
    assert Vocabulary(id="ours", title=TITLE, rows=fixed).terms


def test_only_where_the_narrower_row_gives_its_word_does_the_broader_one_have_to_hold() -> None:
    said = Silence(when=~NEED, because=TITLE)
    narrower = Term(word="b", when=TALKED, broader="a")
    between = Silence(when=CATALOGUE["budget"].holds, because=TITLE)

    rows = (said, narrower, between, Term(word="a", when=NEED))
    assert Vocabulary(id="ours", title=TITLE, rows=rows).rows == rows
    assert told(narrower, said, Term(word="a", when=NEED)) == [
        ("outside_broader_term", "$.rows[0].broader", "b")
    ]


def test_a_row_below_one_that_takes_everything_is_dead() -> None:
    silence = Silence(when=NEED, because=Text("unsaid", "ongezegd"))

    assert told(Term(word="a", when=ALWAYS), Term(word="b", when=TALKED), silence) == [
        ("dead_row", "$.rows[1]", "b"),
        ("dead_row", "$.rows[2]", "unsaid"),
    ]


def test_it_is_said_whether_the_rows_above_or_a_law_makes_it_dead() -> None:
    never = DEAL.is_("won") & CUSTOMER.is_("never")
    with pytest.raises(VocabularyProblems) as refused:
        Vocabulary(
            id="ours",
            title=TITLE,
            rows=(Term(word="a", when=never), Term(word="b", when=NEED), Term(word="c", when=NEED)),
        )

    assert "no legal facts fit it" in refused.value.text()
    assert "the rows above it take all that fits it" in refused.value.text()


def test_a_step_forward_leads_to_no_lower_row() -> None:
    found = told(
        Term(word="new", when=STANDING.is_("new")),
        Term(word="converted", when=STANDING.is_("converted")),
        Term(word="sales", when=STANDING.is_("sales")),
    )

    codes = {code for code, _, _ in found}
    assert codes == {"forward_moves_back"}
    assert ("forward_moves_back", "$.rows[0]", "sales") in found


def test_that_rows_are_dead_is_told_where_the_words_are_right() -> None:
    found = told(Term(word="a", when=ALWAYS), Term(word="a", when=NEED))

    assert [code for code, _, _ in found] == ["word_twice"]


def test_an_unchecked_vocabulary_can_be_checked_later() -> None:
    made = Vocabulary(id="?", title=TITLE, rows=(Term(word="a", when=NEED),), checked=False)

    with pytest.raises(VocabularyProblems):
        made.check()


def test_where_no_row_fits_the_reason_is_a_general_one() -> None:
    label = Vocabulary(id="ours", title=TITLE, rows=(Term(word="a", when=NEED),)).label(
        Facts().closed()
    )

    assert label.silent
    assert label.because == NO_ROW_FITS
