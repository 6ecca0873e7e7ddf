"""Every metric has a page in both languages, with all that its definitions say."""

import re
from typing import Any

import pytest

from salesterms import close_ratio, glossary
from salesterms._render import safe_markdown
from salesterms.criteria import Each, NumberColumn, Several, Span, Sum, SumProduct
from salesterms.errors import LANGUAGES, Shape, Text, UnknownLanguage
from salesterms.interop import glossary_pages, metric_pages
from salesterms.interop.pages_of_metrics import page_of
from salesterms.metrics import METRICS, Calculation, Definition, Edge, Family, Variant
from salesterms.metrics.account_of_metric import added_up, calls_of, latex_of, lines_about, unit_of
from salesterms.metrics.criteria_in_words import criterion_text
from salesterms.metrics.families import HEADINGS, by_heading, heading_of
from salesterms.metrics.fields import AMOUNT, CLOSED, CREATED, PROBABILITY
from salesterms.results import Formula, Source, reason_text
from salesterms.values import Ratio

EVERY = [(metric, lang) for metric in METRICS.values() for lang in LANGUAGES]
PAGES = {lang: metric_pages(lang=lang) for lang in LANGUAGES}


def ratio_of(part: int, whole: int) -> Ratio:
    """A share."""
    return Ratio(part, whole)


COVERAGE = Calculation(
    id="share_of_it",
    term="close-ratio",
    title=Text("Share", "Aandeel"),
    edges=(
        Edge("none", Text("the whole is 0", "het geheel is 0"), Text("undefined", "onbepaald")),
        Edge("some", Text("it is 1", "het is 1"), Text("100 %", "100 %"), ("plain",)),
    ),
    variants=(
        Definition(
            name="plain",
            says=Text("part of the whole", "deel van het geheel"),
            compute=ratio_of,
            formula=Formula("{part} / {whole}", r"\frac{<part>}{<whole>}"),
            over="whole",
            source=Source(Text("ours", "van ons"), ("000:90", "a|b")),
            unit="won_per_lost_and_more",
            exact=False,
            takes={"part": Shape(Text("a part", "een deel"), lambda _: True)},
            labels=("piece",),
        ),
    ),
)


@pytest.mark.parametrize(("metric", "lang"), EVERY, ids=str)
class TestEveryPage:
    def test_has_every_variant_with_its_definition_and_who_defines_it_so(
        self, metric: Family, lang: str
    ) -> None:
        page = PAGES[lang][metric.id]
        for variant in metric.variants.values():
            assert f"\n## `{variant.name}`\n" in page
            line = next(
                line
                for line in page.splitlines()
                if line.startswith(f"| {safe_markdown(variant.name)} ")
            )
            assert safe_markdown(variant.says.say(lang)) in line
            assert safe_markdown(variant.definition.say(lang)) in line
            assert safe_markdown(variant.source.text.say(lang)) in line
            assert all(safe_markdown(each) in line for each in variant.source.citations)
            assert all(safe_markdown(need) in line for need in getattr(variant, "needs", ()))
            assert latex_of(variant, lang) in page

    def test_has_every_row_of_every_table_in_its_order(self, metric: Family, lang: str) -> None:
        sections = re.split(r"^## `", PAGES[lang][metric.id], flags=re.MULTILINE)[1:]
        for variant, text in zip(metric.variants.values(), sections, strict=True):
            if isinstance(variant, Variant):
                begin = 0
                for row in variant.places.rows:
                    said = reason_text(row.bucket, lang)
                    start = f"| {safe_markdown(row.bucket)} | {safe_markdown(said)} | "
                    when = safe_markdown(criterion_text(row.criterion, lang))
                    begin = text.index(start, begin) + 1
                    assert when in text[begin:].partition("\n")[0]

    def test_has_every_edge(self, metric: Family, lang: str) -> None:
        page = PAGES[lang][metric.id]
        for edge in metric.edges:
            assert f"| {safe_markdown(edge.id)} | {safe_markdown(edge.when.say(lang))} |" in page
            assert safe_markdown(edge.gives.say(lang)) in page

    def test_leads_to_the_page_of_its_term(self, metric: Family, lang: str) -> None:
        found = re.search(rf"\(\.\./\.\./glossary/{lang}/([a-z-]+)\.md\)", PAGES[lang][metric.id])
        assert found is not None
        assert found[1] == metric.term in glossary_pages(lang=lang)
        assert safe_markdown(glossary[metric.term].definition.say(lang)) in PAGES[lang][metric.id]

    def test_is_reached_from_the_first_page(self, metric: Family, lang: str) -> None:
        index = PAGES[lang]["all_metrics"]
        assert f"[{safe_markdown(metric.title.say(lang))}]({metric.id}.md)" in index

    def test_shows_how_each_variant_is_called(self, metric: Family, lang: str) -> None:
        for name in metric.variants:
            for call in calls_of(metric, name):
                assert f"\n{call}\n" in PAGES[lang][metric.id]
                compile(call, "call", "eval")


def test_there_is_a_page_for_each_metric_and_one_more() -> None:
    for pages in PAGES.values():
        assert set(pages) == {"all_metrics", *METRICS}


def test_another_language_is_refused() -> None:
    with pytest.raises(UnknownLanguage):
        metric_pages(lang="fr")


def test_a_calculation_has_a_page_with_what_it_takes_and_its_edges() -> None:
    page = page_of(COVERAGE, "nl")

    assert "# Aandeel\n" in page
    assert "| none | het geheel is 0 | onbepaald | alle |" in page
    assert "| some | it is 1".replace("it is 1", "het is 1") in page
    assert "| 100 % | plain |" in page
    assert "| part | een deel |" in page
    assert r"a\|b" in page
    assert "share_of_it(part=part, whole=whole)" in page
    assert "Te groeperen" not in page


def test_the_lines_of_a_calculation_say_all_of_it() -> None:
    lines = list(lines_about(COVERAGE.variants["plain"], "en"))

    assert ("Takes", "part: a part") in lines
    assert ("Takes", "whole: a whole number, 0 or more") in lines
    assert ("Unit", "won per lost and more") in lines
    assert ("Rounding", "rounded once, by the metric itself") in lines
    assert ("Also called", "piece") in lines
    assert lines[-1] == ("Defined so by", "ours [000:90; a|b]")


def test_a_variant_that_needs_something_is_called_with_it() -> None:
    assert list(calls_of(close_ratio, "stale_as_lost")) == [
        'close_ratio(rows, variant="stale_as_lost", as_of=as_of, stale_after=stale_after)',
        'close_ratio.formula(variant="stale_as_lost", won=won, lost=lost, stale=stale)',
    ]
    assert next(calls_of(METRICS["won_revenue"])) == 'won_revenue(rows, currency="EUR")'


@pytest.mark.parametrize(
    ("quantity", "said"),
    [
        (Sum(AMOUNT), "bedrag"),
        (SumProduct(AMOUNT, PROBABILITY), "bedrag maal slagingskans"),
        (Span(CREATED, CLOSED), "dagen van aanmaakdatum tot sluitdatum"),
        (Each(NumberColumn("hours", int)), "hours"),
        (
            Several((("amount", Sum(AMOUNT)), ("days", Span(CREATED, CLOSED)))),
            "bedrag; dagen van aanmaakdatum tot sluitdatum",
        ),
        (Several((("a", Sum(AMOUNT)), ("b", Each(AMOUNT)))), "bedrag"),
    ],
)
def test_what_is_added_up_is_said(quantity: Any, said: str) -> None:
    assert added_up(quantity, "nl") == said


@pytest.mark.parametrize(
    ("metric", "label"),
    [("sales_velocity", "Added up"), ("customer_churn", "Added up"), ("mrr", "Used of each row")],
)
def test_what_is_kept_one_by_one_is_not_said_to_be_added_up(metric: str, label: str) -> None:
    shown = METRICS[metric]
    named = [name for name, _ in lines_about(shown.variants[shown.default], "en")]
    assert named[1] == label
    page = metric_pages()[metric]
    assert ("What is used of each row:" in page) is (metric != "sales_velocity")


def test_units_have_words() -> None:
    assert unit_of(close_ratio.variants["decided_count"], "nl") == "verhouding"
    days = METRICS["sales_cycle"].variants["mean_won"]
    assert unit_of(days, "nl") == "dagen"


def test_every_metric_stands_under_one_heading() -> None:
    listed = [metric.id for metrics in by_heading().values() for metric in metrics]

    assert sorted(listed) == sorted(METRICS)
    assert heading_of("pipelines.coverage") is HEADINGS["pipelines"]
