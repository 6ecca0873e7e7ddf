"""The page of an agreement: one document that needs nothing else, in which words are text."""

import re
import sys
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest

from salesterms.report import NeedsJinja, NotAnAgreement, definitions_page
from salesterms.report.page import template
from salesterms.vocabularies import Agreement, Vocabulary, four_types, vocabularies

HOSTILE = "<script>alert('x')</script>\"&<b>\x00\x1b"


class Outline(HTMLParser):
    """The elements of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "link"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def agreed(vocabulary: Vocabulary = four_types, team: str = "Sales") -> Agreement:
    words = [term.word for term in vocabulary.terms]
    return Agreement(
        team=team,
        vocabulary=vocabulary,
        decided_on=date(2026, 3, 2),
        owners={words[0]: f"{team} a"},
        reasons=dict.fromkeys(words, f"who asks a price is called back the same day {team}"),
    )


@pytest.fixture(autouse=True)
def _jinja() -> None:
    pytest.importorskip("jinja2", reason="needs Jinja2")


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_page_is_whole_names_its_language_and_asks_for_nothing(lang: str) -> None:
    page = definitions_page(agreed(), lang)
    outline = Outline(page)

    assert outline.open == []
    assert outline.all("html") == [{"lang": lang}]
    assert len(outline.all("h1")) == len(outline.all("title")) == len(outline.all("caption")) == 1
    assert outline.all("script") == outline.all("img") == outline.all("iframe") == []
    assert all((link["href"] or "").startswith("data:") for link in outline.all("link"))
    assert "default-src 'none'" in page
    assert not re.search(r"url\(|@import", page)
    assert {head.get("scope") for head in outline.all("th")} == {"col", "row"}


def test_every_row_of_the_sheet_stands_on_the_page() -> None:
    ours = agreed()
    outline = Outline(definitions_page(ours))

    assert len(outline.all("tr")) == len(ours.sheet()) + 1
    for row in ours.sheet():
        assert row["when"] in outline.text
        assert row["criterion"] in outline.text


def test_what_people_write_is_escaped() -> None:
    outline = Outline(definitions_page(agreed(team=HOSTILE)))

    assert outline.all("script") == outline.all("b") == []
    assert "<script>alert('x')</script>" in outline.text
    assert "\x00" not in outline.text


def test_a_page_of_something_that_is_no_agreement_is_refused() -> None:
    wrong: Any = four_types
    with pytest.raises(NotAnAgreement, match="make one with Agreement") as refused:
        definitions_page(wrong, "nl")
    assert "is geen afspraak" in refused.value.text("nl")


def test_without_jinja_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    template.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)

    with pytest.raises(NeedsJinja):
        definitions_page(agreed())


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_up_to_seven_terms_are_printed_on_one_page(chromium: str, lang: str) -> None:
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    small = [one for one in vocabularies() if len(one.terms) <= 7]

    assert max(len(one.terms) for one in small) == 7
    with sync_api.sync_playwright() as started:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = started.chromium.launch(executable_path=chromium, args=arguments)
        page = browser.new_page()
        for one in small:
            page.set_content(definitions_page(agreed(one), lang))
            printed = page.pdf(prefer_css_page_size=True)
            assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1, one.id
        browser.close()
