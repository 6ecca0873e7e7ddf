"""The shipped sample: the script makes it, and it holds what is planted in it.

The figures are counted here with `csv` and whole numbers alone, so that they can be held against
what the library reports.
"""

import csv
import io
import json
import re
import runpy
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest

MADE = runpy.run_path(str(Path(__file__).parents[1] / "data" / "make_sample.py"))
AS_OF: date = MADE["AS_OF"]
DATA = files("salesterms") / "data"
EXPORT = "sample_opportunities.csv"
UNCLOSED = "sample_unclosed_quote.csv"
ENOUGH = 30  # decided deals, from where a ratio is worth looking at

AMOUNT = re.compile(r"([0-9]{1,3}(\.[0-9]{3})*,[0-9]{2})?")
DATES = ("Aangemaakt", "Gesloten", "Verwachte sluiting", "Laatste activiteit")
STATUSES = {"gewonnen": "won", "won": "won", "verloren": "lost", "lost": "lost"} | {
    "nieuw": "open",
    "gekwalificeerd": "open",
    "voorstel": "open",
    "onderhandeling": "open",
    "in de wacht": "held",
    "on hold": "held",
}

Row = dict[str, str]


class Reading(NamedTuple):
    """The export, read without salesterms."""

    rows: list[Row]
    faults: Counter[str]
    blank: int


def text_of(name: str) -> str:
    return (DATA / name).read_bytes().decode("utf-8-sig")


def records(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))


def label(row: Row) -> str:
    return row["Fase"].strip().casefold()


def status(row: Row) -> str:
    return STATUSES[label(row)]


def day(text: str) -> date:
    number, month, year = map(int, text.split("-"))
    return date(year, month, number)


def is_date(text: str) -> bool:
    try:
        day(text)
    except ValueError:
        return False
    return True


def fault_of(cells: list[str], seen: set[str]) -> str | None:
    if len(cells) != len(MADE["COLUMNS"]):
        return "short row" if len(cells) < len(MADE["COLUMNS"]) else "long row"
    row = dict(zip(MADE["COLUMNS"], cells, strict=True))
    amount = row["Bedrag"]
    checks = {
        "blank id": not row["Deal-ID"],
        "duplicate id": row["Deal-ID"] in seen,
        "impossible date": not all(is_date(row[name]) for name in DATES if row[name]),
        "amount is a word": amount.isascii() and any(map(str.isalpha, amount)),
        "amount in another convention": AMOUNT.fullmatch(amount) is None,
        "unknown stage": label(row) not in STATUSES,
        "probability above 100": float(row["Kans (%)"].replace(",", ".") or 0) > 100,
    }
    return next((fault for fault, found in checks.items() if found), None)


def read() -> Reading:
    header, *body = records(text_of(EXPORT))
    rows: list[Row] = []
    faults: Counter[str] = Counter()
    seen: set[str] = set()
    for cells in filter(None, body):
        fault = fault_of(cells, seen)
        if fault is None:
            rows.append(dict(zip(header, cells, strict=True)))
            seen.add(cells[0])
        else:
            faults[fault] += 1
    return Reading(rows, faults, body.count([]))


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read()


@pytest.fixture(scope="module")
def rows(reading: Reading) -> list[Row]:
    return reading.rows


def ratios(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, Fraction]:
    """Won / (won + lost) of every group with enough decided deals."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if status(row) in {"won", "lost"}:
            counts[key(row)][status(row)] += 1
    return {
        group: Fraction(count["won"], count.total())
        for group, count in counts.items()
        if count.total() >= ENOUGH
    }


def closing_quarter(row: Row) -> str:
    closed = day(row["Gesloten"])
    return f"{closed.year}-Q{(closed.month - 1) // 3 + 1}"


def owner(row: Row) -> str:
    return row["Accountmanager"]


def is_stalled(row: Row) -> bool:
    """Quiet for long, and overdue. No date of a last activity says nothing."""
    last = row["Laatste activiteit"]
    quiet = bool(last) and (AS_OF - day(last)).days > MADE["STALE_AFTER"]
    return quiet and day(row["Verwachte sluiting"]) < AS_OF


# --- the files -------------------------------------------------------------------------


@pytest.mark.parametrize("name", [EXPORT, UNCLOSED])
def test_the_script_makes_the_shipped_file_byte_for_byte(name: str) -> None:
    assert MADE["files"]()[name] == (DATA / name).read_bytes()


def test_the_export_is_small_enough_to_ship() -> None:
    assert len((DATA / EXPORT).read_bytes()) < 400_000


def test_the_export_looks_like_one_of_a_dutch_crm() -> None:
    content = (DATA / EXPORT).read_bytes()
    text = text_of(EXPORT)

    assert content.startswith(b"\xef\xbb\xbf")
    assert records(text)[0] == list(MADE["COLUMNS"])
    assert text.endswith("\r\n")
    assert unicodedata.is_normalized("NFC", text)


def test_the_mapping_names_columns_that_are_there_and_every_label() -> None:
    mapping = json.loads((DATA / "sample_mapping.json").read_text(encoding="utf-8"))
    fields = [value for name, value in mapping.items() if name not in {"schema_version", "file"}]
    columns = [value["column"] if isinstance(value, dict) else value for value in fields]
    labels = {
        name.casefold(): kind
        for kind in ("open", "held", "won", "lost")
        for name in mapping["status"][kind]
    }

    assert {name for name in columns if isinstance(name, str)} <= set(MADE["COLUMNS"])
    assert mapping["amount"]["currency"]["column"] in MADE["COLUMNS"]
    assert set(mapping["extras"] + mapping["personal"]) <= set(MADE["COLUMNS"])
    assert labels == STATUSES


def test_the_small_file_opens_one_quote_and_never_closes_it() -> None:
    lines = text_of(UNCLOSED).splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=";", strict=True)
    sound = [next(reader) for _ in range(MADE["UNCLOSED_AT"])]

    assert len(lines) == 1 + MADE["SMALL_DEALS"]
    assert [line.count('"') for line in lines].index(1) == MADE["UNCLOSED_AT"]
    assert "".join(lines).count('"') == 1
    assert all(fault_of(cells, set()) is None for cells in sound[1:])
    with pytest.raises(csv.Error):
        next(reader)


# --- its rows --------------------------------------------------------------------------


def test_every_fault_occurs_as_often_as_the_script_says(reading: Reading) -> None:
    assert reading.faults == MADE["FAULTS"]
    assert reading.blank == MADE["BLANK_LINES"]
    assert len(reading.rows) + reading.faults.total() == (
        MADE["DEALS"] + MADE["FAULTS"]["duplicate id"]
    )


def test_labels_vary_in_case_and_outer_blanks(rows: list[Row]) -> None:
    written = {row["Fase"] for row in rows}

    assert {"Gewonnen", "gewonnen ", " Gewonnen", "WON", "verloren", "VERLOREN "} <= written
    assert {label(row) for row in rows} == set(STATUSES)


def test_some_names_need_quotes(rows: list[Row]) -> None:
    names = {row["Account"] for row in rows}

    assert set(MADE["ODD_ACCOUNTS"]) <= names
    assert all(any(mark in name for name in names) for mark in (";", '"', "\n"))


@pytest.mark.parametrize(
    "column", ["Accountmanager", "Product", "Bedrag", "Kans (%)", "Laatste activiteit", "Regio"]
)
def test_some_cells_are_blank_and_most_are_not(rows: list[Row], column: str) -> None:
    blank = sum(not row[column] for row in rows)

    assert 10 <= blank <= len(rows) // 10


def test_two_currencies_and_twenty_owners(rows: list[Row]) -> None:
    currencies = Counter(row["Valuta"] for row in rows)

    assert set(currencies) == {"EUR", "USD"}
    assert Fraction(9, 100) < Fraction(currencies["USD"], len(rows)) < Fraction(15, 100)
    assert {owner(row) for row in rows} == {*MADE["OWNERS"], MADE["NO_OWNER"]}


def test_dates_lie_in_the_two_years_or_are_expected_soon_after(rows: list[Row]) -> None:
    for row in rows:
        dates = {name: day(row[name]) for name in DATES if row[name]}
        assert date(2023, 1, 1) <= min(dates.values())
        assert dates.pop("Verwachte sluiting") <= date(2025, 6, 30)
        assert max(dates.values()) <= AS_OF


def test_a_deal_has_a_closing_date_exactly_when_it_is_decided(rows: list[Row]) -> None:
    assert all(bool(row["Gesloten"]) == (status(row) in {"won", "lost"}) for row in rows)


def test_a_few_deals_are_closed_before_they_are_created(rows: list[Row]) -> None:
    closed = [row for row in rows if row["Gesloten"]]

    assert MADE["CLOSED_BEFORE_CREATED"] == sum(
        day(row["Gesloten"]) < day(row["Aangemaakt"]) for row in closed
    )


# --- what is planted -------------------------------------------------------------------


def test_nearly_half_of_the_decided_deals_are_won(rows: list[Row]) -> None:
    ratio = ratios(rows, lambda _: "all")["all"]

    assert Fraction(40, 100) < ratio < Fraction(48, 100)


@pytest.mark.parametrize(
    ("key", "planted"),
    [(owner, MADE["WEAK_OWNER"]), (closing_quarter, MADE["WEAK_QUARTER"])],
    ids=["owner", "quarter"],
)
def test_one_is_weak_and_no_other_comes_near(
    rows: list[Row], key: Callable[[Row], str], planted: str
) -> None:
    found = ratios(rows, key)
    weak = found.pop(planted)
    usual = median(found.values())

    assert weak < usual * Fraction(11, 20)
    assert min(found.values()) > usual * Fraction(17, 20)


def test_the_newcomer_has_too_few_decided_deals_to_judge(rows: list[Row]) -> None:
    assert set(MADE["OWNERS"]) - set(ratios(rows, owner)) == {MADE["NEWCOMER"]}


def test_deals_stall_in_one_stage(rows: list[Row]) -> None:
    stages: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        if status(row) in {"open", "held"}:
            stages[label(row).replace("on hold", "in de wacht")].append(is_stalled(row))
    stalled = stages.pop(MADE["STALLED_STAGE"].casefold())

    assert sum(stalled) >= 90
    assert sum(stalled) > len(stalled) * 0.7
    assert {stage for stage, found in stages.items() if len(found) >= ENOUGH} == set(stages)
    assert all(sum(found) < len(found) * 0.1 for found in stages.values())


@pytest.mark.parametrize("column", ["Product", "Regio", "Valuta"])
def test_nothing_else_stands_out(rows: list[Row], column: str) -> None:
    usual = ratios(rows, lambda _: "all")["all"]

    found = ratios(rows, lambda row: row[column])

    assert all(abs(ratio - usual) < usual * Fraction(3, 20) for ratio in found.values())
