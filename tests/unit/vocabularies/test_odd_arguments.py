"""What is given by mistake is named, and what looks the same is the same."""

from datetime import date
from typing import Any

import pytest

from salesterms.errors import WrongArgument
from salesterms.facts import CATALOGUE, DEAL, STANDING, Facts, Subject
from salesterms.journey import BadRecord, Journey, deal_view, owner_of, relabel, view
from salesterms.vocabularies import (
    Agreement,
    Match,
    NotItsSubject,
    Readings,
    SeveralVocabularies,
    Silence,
    Term,
    UnknownVocabulary,
    Vocabulary,
    VocabularyProblems,
    WordDiagram,
    conflicts,
    forward_order,
    four_stages,
    four_types,
    hubspot,
    relations,
    sale,
    separates_leads_from_contacts,
    steps,
    translate,
    vocabulary,
)
from salesterms.vocabularies.changing import NotAChange
from salesterms.vocabularies.necessity import necessary
from salesterms.vocabularies.table import NotATable
from salesterms.vocabularies.terminology import NotAVocabulary
from salesterms.vocabularies.wording import translation_data

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
        lambda given: relabel([], given, four_types),
        lambda given: relabel([], four_types, given),
        lambda given: view([JOURNEY]).label(given),
        lambda given: view([JOURNEY]).labels(given),
        lambda given: owner_of(JOURNEY, given),
        separates_leads_from_contacts,
        lambda given: Agreement(team="Sales", vocabulary=given, decided_on=date(2026, 3, 2)),
    ],
    ids=(
        *("from", "to", "relations", "conflicts", "label", "labels", "before", "after"),
        *("view", "views", "owner", "separates", "agreement"),
    ),
)
def test_an_id_is_no_vocabulary(call: Any) -> None:
    with pytest.raises(NotAVocabulary, match=r"such as vocabulary\('four_types'\)"):
        call("four_types")
    with pytest.raises(NotAVocabulary, match=r"such as vocabulary\('four_stages\.definitions'\)"):
        call(four_stages)


def test_what_is_no_vocabulary_is_not_quoted() -> None:
    with pytest.raises(NotAVocabulary) as refused:
        translate("lead", "cam@x.nl", four_types)  # type: ignore[arg-type]

    assert [refused.value.text(lang).split(":")[0] for lang in ("en", "nl")] == [
        "Something of type str is no vocabulary",
        "Iets van type str is geen woordenschat",
    ]
    assert "cam@x.nl" not in repr(refused.value)


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


WRONG: dict[str, tuple[Any, ...]] = {
    "word": (None, 3, ["a"], b"a"),
    "subject": (None, "persoon", ["person"], {}),
    "broader": (3, ["a"], ("a", "b")),
    "aliases": (None, "abc", {"a": 1}, ("a", None), [["a"]]),
    "owner": ("sales", ["sales"], 3),
    "basis": (None, "texts", []),
    "cites": (None, "001:25", (3,)),
    "group": (None, "abc", ({},)),
    "entry": (3, ["a"], b"lead"),
    "note": ("a", {}),
    "exit": (None, "no", []),
}


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, vs in WRONG.items() for v in vs])
@pytest.mark.parametrize("checked", [True, False])
def test_what_is_not_of_its_type_in_a_term_is_named(name: str, value: Any, checked: bool) -> None:
    given: dict[str, Any] = {"word": "a", "when": DEAL.is_("open"), name: value}
    term = Term(**given)

    with pytest.raises(VocabularyProblems) as refused:
        Vocabulary(id="own", title=four_types.title, rows=(term,), checked=checked)

    [problem] = refused.value.problems
    assert problem.path == f"$.rows[0].{name}"
    assert problem.code == ("term_without_word" if name == "word" else "wrong_type")
    assert not any("detail}" in problem.text(lang) for lang in ("en", "nl"))


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"id": None}, "$.id"),
        ({"id": ["own"]}, "$.id"),
        ({"title": "Ours"}, "$.title"),
        ({"rows": None}, "$.rows"),
        ({"rows": "ab"}, "$.rows"),
        ({"rows": {}}, "$.rows"),
        ({"rows": [3]}, "$.rows[0]"),
        ({"rows": [Silence(when=DEAL.is_("open"), because="a")]}, "$.rows[0].because"),  # type: ignore[arg-type]
        ({"source": 3}, "$.source"),
        ({"reading": None}, "$.reading"),
        ({"address": []}, "$.address"),
        ({"catalogue": {}}, "$.catalogue"),
    ],
)
def test_what_is_not_of_its_type_in_a_vocabulary_is_named(given: dict[str, Any], path: str) -> None:
    good: dict[str, Any] = {"id": "own", "title": four_types.title, "rows": own("a").rows}

    for checked in (True, False):
        with pytest.raises(VocabularyProblems) as refused:
            Vocabulary(**{**good, **given}, checked=checked)
        assert [problem.path for problem in refused.value.problems] == [path]


def test_a_list_is_as_good_as_a_tuple() -> None:
    listed = Vocabulary(
        id="own",
        title=four_types.title,
        rows=[Term(word="a", aliases=["b"], cites=["p. 3"], when=DEAL.is_("open"))],
    )

    assert (listed.terms[0].words, listed.terms[0].cites) == (("a", "b"), ("p. 3",))
    assert hash(listed.terms[0]) == hash(listed.named("B")[0])


def test_a_vocabulary_without_rows_has_no_label() -> None:
    empty = Vocabulary(id="own", title=four_types.title, rows=(), checked=False)

    for subject in (None, Subject.DEAL):
        with pytest.raises(VocabularyProblems) as refused:
            empty.label(Facts(), subject)
        assert [problem.code for problem in refused.value.problems] == ["no_terms"]
    assert empty.labels(Facts()) == ()


@pytest.mark.parametrize("subject", ["persoon", Subject.SALE])
def test_what_is_no_subject_of_it_is_named(subject: Any) -> None:
    with pytest.raises(NotItsSubject):
        four_types.label(Facts(), subject)


@pytest.mark.parametrize("subject", [[], {}, 3, Subject])
def test_what_cannot_be_a_subject_is_told_by_its_type(subject: Any) -> None:
    said = r"^The argument 'subject' is of type \w+: give a Subject, such as Subject\.PERSON"
    for ask in (
        lambda: four_types.label(Facts(), subject),
        lambda: four_types.table(subject),
        lambda: four_types.label_of_sure(CATALOGUE, Facts().sure, subject),
    ):
        with pytest.raises(WrongArgument, match=said):
            ask()


@pytest.mark.parametrize("name", [[], {}, 3, "", "four_type", None])
def test_what_is_no_name_of_a_vocabulary_is_named(name: Any) -> None:
    with pytest.raises((UnknownVocabulary, SeveralVocabularies)):
        vocabulary(name)


@pytest.mark.parametrize(
    "change",
    [
        {"rename": 3},
        {"rename": ["lead"]},
        {"rename": {"lead": None}},
        {"drop": "lead"},
        {"drop": [None]},
        {"drop": None},
        {"add": None},
        {"add": Term(word="a", when=DEAL.is_("open"))},
    ],
)
def test_what_is_no_change_is_named(change: dict[str, Any]) -> None:
    with pytest.raises(NotAChange, match="drop="):
        four_types.evolve(**change)


@pytest.mark.parametrize("ask", [steps, forward_order])
def test_the_table_of_a_vocabulary_is_meant(ask: Any) -> None:
    for given in (four_types, None, "four_types"):
        with pytest.raises(NotATable, match=r"four_types\.table\(\)"):
            ask(given)


@pytest.mark.parametrize(
    "ask",
    [
        separates_leads_from_contacts,
        lambda given: necessary(given, "lead"),
        lambda given: WordDiagram(vocabulary=given),
        lambda given: Agreement(team="a", vocabulary=given, decided_on=date(2026, 3, 2)),
        lambda given: Readings(id="a", title=four_types.title, members=(given,)),
    ],
    ids=("separates", "necessary", "diagram", "agreement", "readings"),
)
def test_a_vocabulary_is_meant_everywhere(ask: Any) -> None:
    several: tuple[Any, ...] = (None, "four_types", four_stages, [])
    for given in several:
        with pytest.raises(NotAVocabulary):
            ask(given)


@pytest.mark.parametrize("ask", [steps, forward_order])
@pytest.mark.parametrize("given", [None, 5, "sales", []])
def test_a_lifecycle_is_meant(ask: Any, given: Any) -> None:
    with pytest.raises(WrongArgument, match=r"'lifecycle' is .* SALES_LIFECYCLE"):
        ask(four_types.table(), given)


@pytest.mark.parametrize(
    "given",
    [
        {"id": 5},
        {"id": None},
        {"title": "Ours"},
        {"title": None},
        {"members": 5},
        {"members": None},
    ],
)
def test_the_parts_of_readings_are_of_their_type(given: dict[str, Any]) -> None:
    [name] = given
    good: dict[str, Any] = {"id": "a", "title": four_types.title, "members": (four_types,)}
    with pytest.raises(WrongArgument, match=f"'Readings.{name}' is of type"):
        Readings(**{**good, **given})


def test_a_word_for_a_person_and_a_deal_is_translated_for_each() -> None:
    both = Vocabulary(
        id="own",
        title=four_types.title,
        rows=(
            Term(word="open", when=STANDING.is_("converted")),
            Term(word="open", when=DEAL.is_("open"), subject=Subject.DEAL),
        ),
    )

    found = translate("Open", both, both)
    assert [one.meant for one in found.each] == [*both.terms]
    assert found.meant is both.terms[0]
    assert found.exact is None
    assert found.each[0].exact is both.terms[0]
    assert found.explain().splitlines() == [
        "Open (person) in own is, in own:",
        "  open (person): the same",
        "  open (deal): narrower than your word",
        "  -: what is known fits none of its terms",
        "Open (deal) in own is, in own:",
        "  open (person): broader than your word",
        "  open (deal): the same",
    ]
    assert "Open (persoon) van own" in found.explain("nl")
    told = [translation_data(one) for one in found.each]
    assert [one["about"] for one in told] == ["person", "deal"]
    assert dict(found.terms) == dict.fromkeys(both.terms, Match.OVERLAPPING)


def test_a_word_with_one_meaning_has_no_translations_within() -> None:
    found = translate("lead", four_types, four_stages.definitions)

    assert found.each == ()
    assert "(person)" not in found.explain()
