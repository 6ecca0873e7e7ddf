"""Any label leads to its term; what does not is refused with help."""

import pickle

import pytest

from salesterms import SalesTermsError, glossary
from salesterms.terms import AmbiguousTerm, NotALabel, UnknownTerm


@pytest.mark.parametrize(
    ("asked", "id_"),
    [
        ("sluitingsverhouding", "close-ratio"),
        ("hitrate", "close-ratio"),
        ("Hit-Ratio", "close-ratio"),
        ("CLTV", "customer-lifetime-value"),
        ("koude acquisitie", "cold-outreach"),
        ("KOUDE\u00a0ACQUISITIE", "cold-outreach"),
        ("close_ratio", "close-ratio"),
        ("close-ratio", "close-ratio"),
        ("Crossselling", "cross-selling"),
        ("cross‐selling", "cross-selling"),
        ("elevator pitch", "elevator-pitch"),
        ("ＭＱＬ", "marketing-qualified-lead"),
        ("M\u200bQL", "marketing-qualified-lead"),
        ("prospectİng", "prospecting"),
        ("levenscyclus", "customer-lifetime"),
        ("Sterkte-zwakteanalyse (SWOT)", "swot-analysis"),
        ("lifetime value", "lifetime-value"),
    ],
)
def test_case_accents_marks_and_unicode_form_make_no_other_label(asked: str, id_: str) -> None:
    assert glossary[asked].id == id_
    assert asked in glossary


def test_the_word_with_most_senses_is_no_error() -> None:
    assert [sense.source for sense in glossary["lead"].senses] == [
        "000", "001", "002", "002", "003", "004",
    ]  # fmt: skip
    assert {sense.source for sense in glossary["contact"].senses} >= {"000", "001", "003"}


def test_a_label_of_several_terms_names_them_all() -> None:
    with pytest.raises(AmbiguousTerm, match="'opportunity', 'qualified-opportunity'") as refused:
        glossary["kans"]

    assert "kans" in glossary
    assert refused.value.args == ("kans", ("opportunity", "qualified-opportunity"))
    assert "Vraag er een van op" in refused.value.text("nl")
    with pytest.raises(LookupError):
        glossary.get("kans")  # the label is known, so that a default would hide something


def test_an_unknown_label_gives_the_nearest() -> None:
    with pytest.raises(KeyError) as refused:
        glossary["sluitingsverhoding"]

    assert isinstance(refused.value, UnknownTerm)
    assert str(refused.value).startswith(
        "No term is called 'sluitingsverhoding'. Nearest: 'sluitingsverhouding'"
    )
    assert glossary.get("sluitingsverhoding") is None
    assert "sluitingsverhoding" not in glossary


def test_where_nothing_comes_near_the_way_on_is_said() -> None:
    with pytest.raises(UnknownTerm, match="none comes near: search with other words") as refused:
        glossary["xyzzy"]

    assert "komt er ook geen in de buurt" in refused.value.text("nl")


@pytest.mark.parametrize("asked", ["", "   ", "?!", "\u0301\u0301", "\u200b", "\ud800", "线索"])
def test_what_has_no_letters_of_ours_is_unknown(asked: str) -> None:
    with pytest.raises(UnknownTerm):
        glossary[asked]


@pytest.mark.parametrize("asked", [None, 3, b"lead", ["lead"], "x" * 201, "\u0301" * 10**6])
def test_what_can_be_no_label_is_refused_at_once(asked: object) -> None:
    with pytest.raises(NotALabel, match="give a text of at most 200 characters"):
        glossary[asked]  # type: ignore[index] # what a caller without type checker does
    with pytest.raises(TypeError):
        glossary[asked]  # type: ignore[index]
    assert asked not in glossary


@pytest.mark.parametrize("asked", ["kans", "leed", "xyzzy", "x" * 300])
def test_the_errors_survive_pickling(asked: str) -> None:
    with pytest.raises(SalesTermsError) as refused:
        glossary[asked]

    again = pickle.loads(pickle.dumps(refused.value))

    assert again.text("nl") == refused.value.text("nl")


def test_it_is_a_mapping_of_ids() -> None:
    assert list(glossary) == sorted(glossary)
    assert len(glossary) == len(glossary.entries) == len(dict(glossary))
    assert all(glossary[id_].id == id_ for id_ in glossary)
    assert repr(glossary) == f"<Glossary of {len(glossary)} terms>"


@pytest.mark.parametrize(
    ("asked", "id_"),
    [
        ("leads", "lead"),
        ("Opportunities", "opportunity"),
        ("klanten", "customer"),
        ("beslissers", "decision-maker"),
        ("doelgroepen", "target-group"),
        ("bezwaren", "objection"),
        ("contactpersonen", "contact-record"),
        ("pijnpunten", "pain-point"),
        ("MQL's", "marketing-qualified-lead"),
        ("verkoopprognoses", "sales-forecast"),
    ],
)
def test_a_plural_is_taken_for_its_singular(asked: str, id_: str) -> None:
    assert glossary[asked].id == id_
    assert asked in glossary
    assert glossary.search(asked, limit=1)[0].entry.id == id_


def test_a_plural_of_a_word_of_several_terms_names_them_all() -> None:
    with pytest.raises(AmbiguousTerm):
        glossary["kansen"]
    assert "kansen" in glossary


def test_a_word_that_is_not_to_be_printed_is_not_offered() -> None:
    with pytest.raises(UnknownTerm) as refused:
        glossary["koude aquisitiee"]

    assert "koude aquisitie" not in refused.value.args[1]
    assert "koude acquisitie" in refused.value.args[1]
