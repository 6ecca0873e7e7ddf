"""The glossary in the forms of other systems."""

import csv
import io
import json
import re

import pytest
from attrs import evolve

from salesterms import Glossary, SalesTermsError, documents, glossary
from salesterms.errors import Text, UnknownLanguage
from salesterms.interop import BadBase, UnknownForm, glossary_as, glossary_pages
from salesterms.interop.glossaries import FORMS
from salesterms.terms import RelationKind


def hostile() -> Glossary:
    """One term whose texts would do something in every form."""
    one = evolve(
        glossary["average-deal"],
        definition=Text('=HYPERLINK("x")|`*_<b>[a](b)</b>\n"', "=1+1 <script>"),
        cites=(),
        senses=(),
    )
    return Glossary(entries=(one,))


def test_json_is_the_document_that_comes_back() -> None:
    assert documents.loads(glossary_as("json"), Glossary) == glossary


def test_csv_has_a_line_for_each_term() -> None:
    rows = list(csv.DictReader(io.StringIO(glossary_as("csv"))))

    assert [row["id"] for row in rows] == list(glossary)
    ratio = next(row for row in rows if row["id"] == "close-ratio")
    assert ratio["preferred_nl"] == "closing ratio"
    assert "hitrate" in ratio["alternative_nl"].split(" | ")
    assert ratio["code"] == "salesterms.close_ratio | salesterms.win_loss_ratio"
    lead = next(row for row in rows if row["id"] == "lead")
    assert lead["narrower"].split(" | ") == [
        link.to for link in glossary["lead"].linked(RelationKind.NARROWER)
    ]


def test_no_cell_runs_as_a_formula() -> None:
    [row] = csv.DictReader(io.StringIO(glossary_as("csv", hostile())))

    assert row["definition_en"].startswith("'=HYPERLINK")


def test_schema_org_has_every_term_in_both_languages() -> None:
    data = json.loads(glossary_as("schema.org", base="https://example.org/sales/"))

    assert (data["@context"], data["@type"]) == ("https://schema.org", "DefinedTermSet")
    assert data["@id"] == "https://example.org/sales/glossary"
    terms = {term["termCode"]: term for term in data["hasDefinedTerm"]}
    assert list(terms) == list(glossary)
    assert terms["churn"]["@id"] == "https://example.org/sales/term/churn"
    assert terms["churn"]["name"] == [
        {"@language": "en", "@value": "churn"},
        {"@language": "nl", "@value": "klantverloop"},
    ]
    assert all(len(term["description"]) == 2 for term in terms.values())


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_link_of_the_pages_leads_to_one_of_them(lang: str) -> None:
    pages = glossary_pages(lang=lang)

    assert set(pages) == {"all_terms", "homonym_words", "doubtful_places", *glossary}
    links = {name for text in pages.values() for name in re.findall(r"\]\(([\w-]+)\.md\)", text)}
    assert links <= set(pages)
    assert set(glossary) <= set(re.findall(r"\]\(([\w-]+)\.md\)", pages["all_terms"]))
    assert all(text.startswith("# ") and text.endswith("\n") for text in pages.values())


def test_a_page_has_the_definition_the_links_and_the_senses() -> None:
    page = glossary_pages(lang="nl")["cold-outreach"]

    assert page.startswith("# koude acquisitie\n\n*activiteit*\n\n")
    assert "- **Staat tegenover**: [warme acquisitie](warm-outreach.md)" in page
    assert "## Wat de teksten eronder verstaan" in page
    assert "- 001:37 koude acquisitie: " in page


def test_what_markdown_would_act_on_is_escaped() -> None:
    page = glossary_pages(hostile())["average-deal"]

    assert r"=HYPERLINK(\"x\")\|\`\*\_\<b\>\[a\](b)\</b\>".replace(r"\"", '"') in page


def test_one_text_holds_all_pages() -> None:
    text = glossary_as("markdown", lang="nl")

    places = re.findall(r'<a id="([\w-]+)"></a>\n\n# ', text)
    assert places == list(glossary)
    assert set(re.findall(r"\]\(#([\w-]+)\)", text)) <= set(places)


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_json_schema_accepts_the_json(lang: str) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema")
    schema = json.loads(glossary_as("json-schema", lang=lang))

    jsonschema.validate(json.loads(glossary_as("json")), schema)
    assert schema["description"] in (
        "Terms, what they are to each other, and the texts behind them.",
        "Termen, wat ze van elkaar zijn, en de teksten erachter.",
    )


def test_csv_says_what_is_code_what_is_planned_and_why_there_is_none() -> None:
    for row in csv.DictReader(io.StringIO(glossary_as("csv"))):
        said = [row["code"], row["planned"], row["no_code_en"]]
        assert sum(map(bool, said)) == 1
        assert bool(row["no_code_en"]) == bool(row["no_code_nl"])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "base", ["", "no base", "https://example.org", "<>", "http://é/", "a:" + "x" * 2000 + "/", None]
)
def test_a_base_that_is_none_is_refused(form: str, base: object) -> None:
    with pytest.raises(BadBase, match="is no base for names"):
        glossary_as(form, base=base)  # type: ignore[arg-type] # on purpose


def test_unknown_forms_and_languages_are_refused() -> None:
    with pytest.raises(UnknownForm, match="no form 'xml': use one of 'json', 'json-schema', 'csv'"):
        glossary_as("xml")
    with pytest.raises(UnknownLanguage):
        glossary_as("markdown", lang="fr")
    with pytest.raises(SalesTermsError):
        glossary_pages(lang="fr")
