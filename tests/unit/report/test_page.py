"""The page: one document that needs nothing else, in which data are text and nothing more."""

import sys
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from salesterms.entities import Opportunity
from salesterms.report import NeedsJinja, Report, build
from salesterms.report.page import template

Deal = Callable[..., Opportunity]

VOID = {"meta", "link", "br"}


class Outline(HTMLParser):
    """The elements of a page, and whether each was closed in its place."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(autouse=True)
def _jinja() -> None:
    pytest.importorskip("jinja2", reason="needs Jinja2")


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_page_is_whole_and_names_its_language(report: Report, lang: str) -> None:
    outline = Outline(report.html(lang))

    assert outline.open == []
    assert outline.all("html") == [{"lang": lang}]
    assert len(outline.all("h1")) == len(outline.all("title")) == 1
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in (
        outline.all("meta")
    )


def test_the_page_asks_for_nothing_and_runs_nothing(report: Report) -> None:
    page = report.html()
    outline = Outline(page)

    assert outline.all("script") == outline.all("img") == outline.all("iframe") == []
    assert all((link["href"] or "").startswith("data:") for link in outline.all("link"))
    assert all((link["href"] or "").startswith("#") for link in outline.all("a"))
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page


def test_it_follows_the_light_or_the_dark_of_the_reader(report: Report) -> None:
    assert "prefers-color-scheme: dark" in report.html()


def test_every_table_has_a_caption_and_its_heads_have_a_scope(report: Report) -> None:
    outline = Outline(report.html())

    assert len(outline.all("caption")) == len(outline.all("table")) > 10
    assert {head.get("scope") for head in outline.all("th")} == {"col", "row"}


def test_every_link_of_the_contents_leads_somewhere(report: Report) -> None:
    outline = Outline(report.html())

    ids = {attributes.get("id") for _, attributes in outline.elements} - {None}
    targets = {(link["href"] or "").removeprefix("#") for link in outline.all("a")}
    assert targets <= ids
    assert len(targets) == len(report.sections)


def test_data_are_escaped_wherever_they_stand(deal: Deal) -> None:
    hostile = "<script>alert('x')</script>\"&<b>\x00\x1b"
    rows = [deal(owner=hostile, stage=hostile) for _ in range(30)]
    rows += [deal("lost", owner="Bo") for _ in range(30)]
    rows += [deal("open", "5 EUR", owner=hostile, stage=hostile)]

    report = build(rows, title=hostile, source=hostile, stage=hostile)
    outline = Outline(report.html())

    assert outline.all("script") == []
    assert outline.all("b") == [{}] * len(outline.all("b"))
    assert "<script>alert('x')</script>" in "".join(outline.text)
    assert "\x00" not in "".join(outline.text)


def test_shares_get_a_bar_and_the_lowest_is_marked(report: Report) -> None:
    outline = Outline(report.html())

    bars = [each.get("style") for each in outline.all("i")]
    assert "--share: 22" in bars
    assert sum(row.get("class") == "marked" for row in outline.all("tr")) == 3


def test_what_does_not_fit_on_the_page_is_counted(
    monkeypatch: pytest.MonkeyPatch, deal: Deal
) -> None:
    monkeypatch.setattr("salesterms.report.page.SHOWN_LINES", 2)

    page = build([deal(owner=name) for name in ("Ann", "Bo", "Cas")]).html()

    assert "and 1 more" in page
    assert "Cas" not in page


def test_a_notebook_shows_the_body_alone_without_ids_that_may_be_there_twice(
    report: Report,
) -> None:
    shown = report._repr_html_()
    outline = Outline(shown)

    assert outline.open == []
    assert shown.startswith('<div class="salesterms" lang="en">')
    assert len(outline.all("table")) == len(Outline(report.html()).all("table"))
    for tag in ("html", "head", "body", "style", "main", "nav", "a"):
        assert outline.all(tag) == []
    assert not any("id" in attributes for _, attributes in outline.elements)


def test_without_jinja_a_notebook_shows_the_text(
    monkeypatch: pytest.MonkeyPatch, deal: Deal
) -> None:
    template.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)

    shown = build([deal()], title="<b>")._repr_html_()

    assert shown.startswith("<pre>&lt;b&gt;\n")
    assert shown.endswith("</pre>")


def test_without_jinja_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, report: Report
) -> None:
    template.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)

    with pytest.raises(NeedsJinja, match=r"pip install 'salesterms\[report\]'") as caught:
        report.html()
    assert "Voor de pagina is Jinja2 nodig" in caught.value.text("nl")
