"""The report on a terminal: both languages, bounded widths, nothing that a terminal acts on."""

from collections.abc import Callable
from datetime import date

import pytest

from salesterms._render import Formatter
from salesterms.entities import Opportunity
from salesterms.errors import UnknownLanguage
from salesterms.metrics import close_ratio, sales_cycle
from salesterms.report import Explained, Report, build
from salesterms.report.account import account
from salesterms.report.view import Speaker

Deal = Callable[..., Opportunity]

TERMS = (
    *("Sluitingsverhouding", "Verkoopcyclus", "Gewonnen omzet", "Gemiddelde deal"),
    *("Openstaande pipeline", "Gewogen pipeline", "Accountmanager", "Kwartaal"),
)


def test_the_dutch_report_speaks_in_the_words_of_the_field(report: Report) -> None:
    text = report.text("nl")

    assert [term for term in TERMS if term not in text] == []
    assert "Close ratio" not in text


def test_the_english_report_holds_no_dutch_of_ours(report: Report) -> None:
    text = report.text("en").replace("Accountmanager", "")  # the name of a column

    assert [term for term in TERMS if term in text] == []


def test_a_language_that_is_not_spoken_is_refused(report: Report) -> None:
    with pytest.raises(UnknownLanguage):
        report.text("de")


def test_running_text_fits_a_terminal(report: Report) -> None:
    prose = [line for line in report.text("nl").splitlines() if line.lstrip().startswith("- ")]

    assert prose
    assert max(map(len, prose)) <= 96


def test_without_an_as_of_date_the_report_says_that_rows_stand_as_recorded(deal: Deal) -> None:
    assert "rows stand as recorded" in build([deal()]).text()
    assert "zoals ze zijn vastgelegd" in build([deal()]).text("nl")
    assert "rows stand as recorded" not in build([deal()], as_of=date(2024, 12, 31)).text()


def test_small_samples_are_marked_and_the_mark_is_explained(report: Report) -> None:
    text = report.text()

    (line,) = (line for line in text.splitlines() if "Wouter" in line and "%" in line)
    assert "*" in line
    assert "* fewer than 30 rows: a small sample" in text


def test_control_characters_in_the_data_never_reach_the_terminal(deal: Deal) -> None:
    hostile = "Ann\x1b[31m\x07\u202egnp\n\r\x00"
    rows = [
        deal(owner=hostile, stage=hostile),
        deal("open", owner=hostile, stage=hostile, amount="5 EUR"),
    ]

    text = build(rows, title=hostile, source=hostile).text()

    assert not {"\x1b", "\x07", "\u202e", "\r", "\x00"} & set(text)
    assert "Ann" in text


def test_braces_in_the_data_are_text_and_nothing_else(deal: Deal) -> None:
    name = "{0} {1.__class__} {{x}}"
    rows = [deal(owner=name) for _ in range(30)] + [deal("lost", owner="Bo") for _ in range(30)]

    text = " ".join(build(rows, title=name, stage=name).text().split())

    assert text.count(name) >= 2


def test_more_groups_than_fit_are_counted(deal: Deal) -> None:
    rows = [deal(owner=f"Owner {number:03}") for number in range(75)]

    text = build(rows).text()

    assert "and 15 more" in text
    assert "Owner 059" in text
    assert "Owner 060" not in text


@pytest.mark.parametrize(
    ("lang", "tail"), [("en", "for the English one"), ("nl", "voor de Nederlandse")]
)
def test_without_babel_numbers_are_plain_and_the_report_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, deal: Deal, lang: str, tail: str
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "babel", None)

    text = build([deal("won", "1234567.50 EUR")], as_of=date(2024, 12, 31)).text(lang)

    assert "1234567.50 EUR" in text
    assert "2024-12-31" in text
    assert tail in text
    assert "pip install 'salesterms[i18n]'" in text


def test_with_babel_numbers_stand_as_in_the_language(deal: Deal) -> None:
    pytest.importorskip("babel", reason="needs Babel")
    rows = [deal("won", "1234567.50 EUR"), deal("lost"), deal("lost")]
    report = build(rows, as_of=date(2024, 12, 31))

    dutch, english = report.text("nl"), report.text("en")

    assert {"1.234.567,50", "33,3%", "31 december 2024"} <= {
        part for part in ("1.234.567,50", "33,3%", "31 december 2024") if part in dutch
    }
    assert "€1,234,567.50" in english
    assert "33.3%" in english
    assert "salesterms[i18n]" not in dutch + english


def test_an_account_stands_in_the_notation_of_the_page(deal: Deal) -> None:
    pytest.importorskip("babel", reason="needs Babel")
    rows = [deal("won", created=date(2024, 1, 1), closed=date(2024, 3, 1)) for _ in range(1000)]
    rows += [deal("open")]

    text = " ".join(build(rows, as_of=date(2024, 3, 30), period="2024-Q1").text("nl").split())

    assert "Met de getallen: 60.000 / 1.000" in text
    assert "Meegeteld: 1.000 van 1.001 rijen" in text
    assert (
        "Periode: 1 januari 2024 tot 1 april 2024 (die dag zelf niet), naar sluitdatum; 90 van de"
        " 91 dagen zijn voorbij" in text
    )
    assert "Peildatum: 30 maart 2024" in text


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_an_account_has_the_lines_of_the_explanation(deal: Deal, lang: str) -> None:
    rows = [deal("won"), deal("lost"), deal("open")]
    found = close_ratio(rows, period="2024-Q1", as_of=date(2024, 12, 31))
    said = Speaker(lang, localised=False)

    template = close_ratio.variants["decided_count"].formula.text
    lines = [
        f"  {said.cell(label)}: {said.cell(text)}"
        for label, text in account(Explained("default", found, template))
    ]

    explained = found.explain(lang).splitlines()[1:]
    assert [line for line in lines if "2024" not in line] == [
        line for line in explained if "2024" not in line
    ]
    assert [line.partition(":")[0] for line in lines] == [
        line.partition(":")[0] for line in explained
    ]


def test_days_are_rounded_as_in_an_explanation(deal: Deal) -> None:
    rows = [deal(created=date(2024, 1, 1), closed=date(2024, 1, day)) for day in (2, 3, 3)]

    text = build(rows).text()

    assert sales_cycle(rows).explain().startswith("Sales cycle (mean_won): 1.67 days")
    assert "Sales cycle: 1.67 days" in text


def test_a_currency_without_a_minor_unit_is_shown_too(deal: Deal) -> None:
    text = build([deal("won", "1.5 XAU")]).text()

    assert Formatter("en").money(__import__("decimal").Decimal("1.500000"), "XAU") in text
