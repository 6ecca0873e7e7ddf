"""What a team agrees: thresholds, owners and reasons for the words of a vocabulary."""

import pickle
from datetime import date, datetime
from typing import Any

import pytest

from salesterms import documents
from salesterms.documents import DocumentProblems
from salesterms.errors import Text, UnknownLanguage
from salesterms.facts import CATALOGUE, Facts, written
from salesterms.vocabularies import (
    Agreement,
    AgreementProblems,
    Basis,
    Silence,
    Term,
    Vocabulary,
    aida,
    four_types,
    lead_or_bubble,
    vocabularies,
)
from salesterms.vocabularies.agreed_criteria import agreed_criteria, is_within
from salesterms.vocabularies.rows import ALWAYS
from salesterms.vocabularies.thresholds import minimums, with_minimums

DAY = date(2026, 3, 2)
INTEREST, TALKED = CATALOGUE["interest"], CATALOGUE["talked"]
TITLE = Text("Ours", "Van ons")
#: Of a lead, and so of what is a kind of it.
SPECIFIC = {word: {"interest": "specific"} for word in ("lead", "unqualified", "MQL", "SQL")}


def agreed(vocabulary: Vocabulary = four_types, **given: Any) -> Agreement:
    every: dict[str, Any] = {"team": "Sales", "vocabulary": vocabulary, "decided_on": DAY}
    return Agreement(**every | given)


def told(**given: Any) -> list[tuple[str | None, str]]:
    with pytest.raises(AgreementProblems) as found:
        agreed(**given)
    for lang in ("en", "nl"):
        assert "{" not in found.value.text(lang)
    return [(one.path, one.code) for one in found.value.problems]


def row(of: Agreement, word: str, lang: str = "en") -> Any:
    return next(one for one in of.sheet(lang) if one["word"] == word)


def test_a_threshold_takes_the_place_of_the_rung_in_the_criterion_of_its_word() -> None:
    ours = agreed(thresholds=SPECIFIC).definitions

    explicit = Facts(interest="explicit", standing="nurture")
    assert four_types.label(explicit).word == "lead"
    assert ours.label(explicit).word is None
    assert ours.label(explicit.with_(interest="specific")).word == "lead"
    assert written(ours.named("naam")[0].when) == written(four_types.named("naam")[0].when)


def test_a_threshold_of_a_word_holds_for_its_narrower_words_too() -> None:
    ours = agreed(thresholds={"lead": {"interest": "specific"}}).definitions

    assert [written(term.when) for term in ours.terms if term.broader] == [
        "interest >= specific and standing = sales",
        "interest >= specific and standing = marketing",
        "interest >= specific and standing = new",
    ]
    assert ours.label(Facts(interest="explicit")).silent
    assert {term.basis for term in ours.terms if term.broader} == {Basis.OURS}


def test_a_narrower_word_keeps_what_it_asks_more_than_its_broader_one() -> None:
    more = {"unqualified": {"interest": "buying"}}
    raised = agreed(thresholds={"lead": {"interest": "specific"}, **more}).definitions
    lowered = agreed(thresholds={"lead": {"interest": "engaged"}}).definitions

    assert written(raised.named("unqualified")[0].when) == "interest >= buying and standing = new"
    assert written(lowered.named("MQL")[0].when) == "interest >= explicit and standing = marketing"


def nested(kans: Any, warm: Any) -> Vocabulary:
    return Vocabulary(
        id="ours",
        title=TITLE,
        rows=(
            Term(word="heet", when=warm & CATALOGUE["standing"].is_("converted"), broader="warm"),
            Term(word="warm", when=warm, broader="kans"),
            Term(word="kans", when=kans),
        ),
    )


def test_a_narrower_word_that_does_not_ask_the_fact_asks_it_beside_its_own() -> None:
    ours = nested(INTEREST.at_least("engaged"), CATALOGUE["standing"].is_("sales", "converted"))
    changed = agreed(ours, thresholds={"kans": {"interest": "explicit"}}).definitions

    assert [written(term.when) for term in changed.terms] == [
        "standing = sales|converted and standing = converted and interest >= explicit",
        "standing = sales|converted and interest >= explicit",
        "interest >= explicit",
    ]


def test_a_threshold_below_that_of_the_broader_word_is_told() -> None:
    low = {"lead": {"interest": "specific"}, "Sales Qualified": {"interest": "explicit"}}

    assert told(thresholds=low) == [
        ("$.thresholds['Sales Qualified'].interest", "below_broader_term")
    ]
    assert told(thresholds={"MQL": {"interest": "engaged"}}) == [
        ("$.thresholds.MQL.interest", "below_broader_term")
    ]


@pytest.mark.parametrize("built_in", vocabularies(), ids=lambda one: one.id)
def test_who_has_a_narrower_word_meets_what_the_page_says_of_the_broader_one(
    built_in: Vocabulary,
) -> None:
    for table in built_in.tables.values():
        for broader in {term.broader for term in table.terms if term.broader}:
            [term] = [one for one in table.terms if one.word == broader]
            for axis, _ in minimums(term.when):
                asked = agreed_criteria(table, {broader: {axis.name: axis.names[-1]}})
                for one in table.terms:
                    if term in table.path(one) and is_within(table, one.when, term.when):
                        assert is_within(table, asked[one], asked[term])


def test_the_definitions_are_checked_and_have_a_name_of_their_own() -> None:
    ours = agreed(thresholds=SPECIFIC, owners={"naam": "Anna"})
    lead, naam = (ours.definitions.named(word)[0] for word in ("lead", "naam"))

    assert ours.definitions.checked
    assert ours.definitions.id == "four_types.agreed"
    assert ours.definitions.title.nl.startswith("Sales: Vier types")
    assert (lead.basis, lead.cites) == (Basis.OURS, ("003:17",))
    assert (naam.basis, naam.owner) == (Basis.TEXT, Text("Anna", "Anna"))
    assert ours.definitions is ours.definitions


def test_a_word_may_be_given_by_an_alias_or_in_other_capitals() -> None:
    ours = agreed(owners={"Sales Qualified": "Bo"})

    assert row(ours, "SQL")["owner"] == "Bo"


def test_what_stands_under_a_not_is_no_minimum() -> None:
    asked = (INTEREST.holds | TALKED.holds) & ~CATALOGUE["means"].at_least("checked")

    assert list(minimums(asked)) == [(INTEREST, "engaged"), (TALKED, "yes")]
    assert with_minimums(asked, {"means": "proven"}) == asked
    assert written(with_minimums(asked, {"interest": "buying"})) == (
        "(interest >= buying or talked) and not means >= checked"
    )


@pytest.mark.slow
def test_every_place_of_a_fact_asks_the_new_rung() -> None:
    ours = agreed(lead_or_bubble, thresholds={"verkoopkans": {"interest": "specific"}})

    assert written(ours.definitions.named("verkoopkans")[0].when).count("interest >= spec") == 2


def test_every_fault_of_an_agreement_is_told_at_once() -> None:
    assert told(
        team=" ",
        decided_on=datetime(2026, 3, 2),  # noqa: DTZ001 - a time is no day
        thresholds={
            "leed": {},
            "lead": {"talked": "yes", "interest": "none", 3: "x"},
            "LEAD": "explicit",
            4: {},
        },
        owners=["Anna"],
        reasons={"lead": 2},
        examples={"lead": "one"},
    ) == [
        ("$.team", "no_team"),
        ("$.decided_on", "not_a_day"),
        ("$.thresholds.leed", "not_a_word_of_it"),
        ("$.thresholds.lead.talked", "fact_not_asked"),
        ("$.thresholds.lead.interest", "not_a_minimum"),
        ("$.thresholds.lead", "fact_not_asked"),
        ("$.thresholds.LEAD", "agreed_twice"),
        ("$.thresholds.LEAD", "not_as_agreed"),
        ("$.thresholds", "not_a_word_of_it"),
        ("$.owners", "not_as_agreed"),
        ("$.reasons.lead", "not_as_agreed"),
        ("$.examples.lead", "not_as_agreed"),
    ]


@pytest.mark.parametrize("name", ["thresholds", "examples"])
def test_what_is_no_mapping_is_told(name: str) -> None:
    assert told(**{name: 3}) == [(f"$.{name}", "not_as_agreed")]


def test_a_team_is_text_and_a_decision_has_a_day() -> None:
    assert told(team=3, decided_on="2026-03-02") == [
        ("$.team", "no_team"),
        ("$.decided_on", "not_a_day"),
    ]


def test_a_row_that_a_threshold_leaves_no_label_is_told() -> None:
    two = Vocabulary(
        id="ours",
        title=TITLE,
        rows=(
            Term(word="kans", when=INTEREST.at_least("buying")),
            Term(word="lead", when=INTEREST.at_least("engaged")),
        ),
    )

    with pytest.raises(AgreementProblems) as found:
        agreed(two, thresholds={"kans": {"interest": "engaged"}})
    assert [(one.path, one.code) for one in found.value.problems] == [
        ("$.vocabulary.rows[1]", "dead_row")
    ]


def test_the_sheet_is_plain_data_in_the_order_of_the_rows() -> None:
    ours = agreed(
        thresholds=SPECIFIC,
        reasons={"lead": "he is called back"},
        examples={"lead": ["a form"]},
    )

    assert [one["word"] for one in ours.sheet() if one["word"]] == [
        term.word for term in four_types.terms
    ]
    assert row(ours, "lead", "nl") == {
        "word": "lead",
        "path": ("lead",),
        "aliases": (),
        "about": "persoon",
        "when": "interesse in prijzen of details (of meer)",
        "criterion": "interest >= specific",
        "owner": "",
        "reason": "he is called back",
        "examples": ("a form",),
        "basis": "afgesproken in het team",
        "source": "003",
        "cites": ("003:17",),
        "cites_word_only": True,
        "because": "",
    }
    silent = [one for one in ours.sheet() if not one["word"]]
    assert all(one["because"] and not one["owner"] for one in silent)
    assert silent[-1]["when"] == "everything else"


def test_the_page_does_not_cite_a_text_for_what_the_team_asks() -> None:
    page = agreed(thresholds={"lead": {"interest": "specific"}}).markdown()

    assert "| agreed by the team (the word: 003:17) |" in page
    assert "| as the text says: 003:13 |" in page
    assert "het criterium is van ons (het woord: 000:10)" in agreed(aida).markdown("nl")


def test_what_no_row_fits_is_told_where_something_is_left() -> None:
    one = Vocabulary(id="ours", title=TITLE, rows=(Term(word="lead", when=INTEREST.holds),))
    every = Vocabulary(id="ours", title=TITLE, rows=(Term(word="lead", when=ALWAYS),))

    assert [each["word"] for each in agreed(one).sheet()] == ["lead", ""]
    assert [each["word"] for each in agreed(every).sheet()] == ["lead"]


@pytest.mark.parametrize("built_in", vocabularies(), ids=lambda one: one.id)
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_vocabulary_has_a_sheet_of_one_page(built_in: Vocabulary, lang: str) -> None:
    ours = agreed(built_in)

    assert str(ours) == ours.markdown()
    assert ours.markdown(lang).startswith(("# Definitions: Sales\n", "# Begrippen: Sales\n"))
    assert all(term.word in ours.markdown(lang) for term in built_in.terms if "_" not in term.word)


def test_a_language_that_is_not_spoken_is_an_error() -> None:
    with pytest.raises(UnknownLanguage):
        agreed().markdown("fr")


def test_what_people_write_is_text_in_markdown_and_nothing_more() -> None:
    hostile = "<b>|x`*_[a](b)\n# y\\"
    ours = agreed(
        team=hostile,
        owners={"lead": hostile},
        reasons={"lead": hostile},
        examples={"lead": [hostile]},
    )
    page = ours.markdown()

    [line] = [line for line in page.splitlines() if line.startswith("| lead |")]
    assert len(line.replace("\\|", "").split("|")) == 8
    assert "<b>" not in page.replace("\\<b\\>", "")
    assert page.count("\n# ") == 0


def test_an_agreement_goes_out_and_comes_back() -> None:
    ours = agreed(thresholds=SPECIFIC, examples={"lead": ["a form"]})
    again = documents.loads(documents.dumps(ours), Agreement)

    assert again == ours
    assert hash(again) == hash(ours)
    assert again.markdown("nl") == ours.markdown("nl")
    assert pickle.loads(pickle.dumps(ours)) == ours


def test_the_faults_of_an_agreement_in_a_document_have_their_place() -> None:
    plain = documents.unstructure(agreed())
    plain["owners"] = {"leed": "Anna"}
    plain["thresholds"] = {"lead": {"interest": "hot"}}

    with pytest.raises(DocumentProblems) as found:
        documents.structure(plain, Agreement)
    assert [(one.path, one.code) for one in found.value.problems] == [
        ("$.thresholds.lead.interest", "not_a_minimum"),
        ("$.owners.leed", "not_a_word_of_it"),
    ]
    plain["vocabulary"]["rows"][0]["when"] = "junk"
    with pytest.raises(DocumentProblems) as found:
        documents.structure(plain, Agreement)
    assert ("$.vocabulary.rows[0].when", "unknown_fact") in [
        (one.path, one.code) for one in found.value.problems
    ]


def test_silence_keeps_its_row() -> None:
    quiet = Silence(when=TALKED.holds, because=TITLE)
    two = Vocabulary(id="ours", title=TITLE, rows=(quiet, Term(word="lead", when=ALWAYS)))

    assert agreed(two, owners={"lead": "Anna"}).definitions.rows[0] == quiet


def test_a_rule_of_ones_own_is_not_said_to_stand_in_a_text() -> None:
    ours = Term(word="warm", when=INTEREST.holds)
    cited = Term(word="warm", when=INTEREST.holds, cites=("003:17",))

    assert (ours.basis, cited.basis) == (Basis.OURS, Basis.TEXT)
    assert Term(word="warm", when=INTEREST.holds, basis=Basis.VENDOR).basis is Basis.VENDOR
    one = Vocabulary(id="ours", title=TITLE, rows=(ours,))
    assert row(agreed(one), "warm")["basis"] == "the criterion is ours"
