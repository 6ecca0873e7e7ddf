"""Make the sample CRM export that ships inside the package, from one seed.

    python tests/data/make_sample.py

writes two files to `src/salesterms/data`: an invented export of about 2,000 opportunities as a
Dutch CRM would write it, and a small one with an unclosed quote. The `sample_mapping.json` there
says how to read both. Every name is made up. Three facts are planted, for a report to bring to
light: `WEAK_OWNER`, `WEAK_QUARTER` and `STALLED_STAGE`. Nothing else stands out.

The files are the same, byte for byte, on every Python: of the random generator only `random()`
is used, whose sequence Python guarantees per seed, and no function whose last digit may differ.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TypeVar

SEED = 530
FIRST_DAY = date(2023, 1, 2)
AS_OF = date(2024, 12, 31)
DEALS = 2_000
SMALL_DEALS = 40
UNCLOSED_AT = 20  # the data row of the small file whose quote stays open

# --- what is planted -----------------------------------------------------------------

WEAK_OWNER = "Daan Kuipers"
WEAK_QUARTER = "2024-Q2"  # by date of closing
STALLED_STAGE = "Onderhandeling"
STALE_AFTER = 90  # days without activity, on `AS_OF`

# Each owner: how often deals come to them, and the share of their decided deals that is won.
OWNERS = {
    "Anouk Verhoeven": (6, 0.50),
    "Bram Oosterling": (5, 0.47),
    "Chiara Bellandi": (5, 0.52),
    WEAK_OWNER: (6, 0.23),
    "Élodie Marchand": (5, 0.49),
    "Femke Hoekstra": (7, 0.51),
    "Gürkan Aydın": (5, 0.48),
    "Hanneke de Wit": (4, 0.46),
    "Imane El Khatib": (5, 0.53),
    "Jörg Lindner": (4, 0.50),
    "Kwame Boateng": (5, 0.47),
    "Lotte van der Meer": (6, 0.49),
    "Małgorzata Nowak": (4, 0.52),
    "Niels Østergaard": (4, 0.46),
    "Oana Petrescu": (5, 0.50),
    "Pieter-Jan Claes": (4, 0.48),
    "Rosalía Méndez": (5, 0.51),
    "Sander Zijlstra": (6, 0.47),
    "Thuy Nguyen": (5, 0.53),
    "Wouter Brouwershaven": (3, 0.48),
}
NEWCOMER = "Wouter Brouwershaven"  # too few decided deals yet to judge
NEWCOMER_FROM = date(2024, 7, 1)
NO_OWNER = ""
WEAK_QUARTER_FACTOR = 0.46
STALLED_FROM, STALLED_UNTIL, STALLED_SHARE = date(2023, 10, 1), date(2024, 7, 31), 0.14

# --- the rows that must not get in: how many of each kind -----------------------------

FAULTS = {
    "duplicate id": 4,
    "short row": 3,
    "long row": 2,
    "impossible date": 3,
    "amount is a word": 3,
    "amount in another convention": 2,
    "unknown stage": 3,
    "probability above 100": 2,
    "blank id": 2,
}
BLANK_LINES = 5
CLOSED_BEFORE_CREATED = 6  # legal: real exports have such rows

# --- the export ----------------------------------------------------------------------

COLUMNS = (
    *("Deal-ID", "Naam", "Accountmanager", "Account", "Product", "Fase", "Doorlopen fasen"),
    *("Bedrag", "Valuta", "Kans (%)", "Aangemaakt", "Gesloten", "Verwachte sluiting"),
    *("Laatste activiteit", "Regio"),
)
OPEN_STAGES = ("Nieuw", "Gekwalificeerd", "Voorstel", "Onderhandeling")
HELD, WON, LOST = "In de wacht", "Gewonnen", "Verloren"
# The spellings in use; the mapping folds case and outer blanks, so "WON" and " Won" are one.
SPELLINGS = {
    "Nieuw": ("nieuw", "Nieuw "),
    "Gekwalificeerd": ("gekwalificeerd", "GEKWALIFICEERD"),
    "Voorstel": ("voorstel", "Voorstel "),
    "Onderhandeling": ("onderhandeling", " Onderhandeling"),
    HELD: ("in de wacht", "On hold", "on hold "),
    WON: ("gewonnen ", "GEWONNEN", " Gewonnen", "WON", "Won"),
    LOST: ("verloren", "VERLOREN ", " Verloren", "LOST", "Lost "),
}
MISSPELT = {WON: "Gewonen", LOST: "Verlooren"}  # any other stage becomes "Wachtkamer"
CHANCES = {
    "Nieuw": ("10", "10", "12,5"),
    "Gekwalificeerd": ("25", "25", "30"),
    "Voorstel": ("50", "50", "37,5"),
    "Onderhandeling": ("75", "75", "80"),
    HELD: ("20", "20", "15"),
    WON: ("100",),
    LOST: ("0",),
}
PRODUCTS = {  # the price of one unit, and the most units in a deal
    "Licentie Basis": (950, 12),
    "Licentie Plus": (2_490, 10),
    "Implementatie": (4_750, 4),
    "Onderhoud": (1_800, 9),
    "Training": (675, 8),
    "Advies": (1_250, 10),
}
REASONS = ("Nieuw contract", "Uitbreiding", "Verlenging", "Aanbesteding", "Proefproject")
REGIONS = ("Noord", "Oost", "Zuid", "West", "België")
TRADES = (
    *("Apotheek", "Bakkerij", "Bouwbedrijf", "Brouwerij", "Drukkerij", "Garage", "Hotel"),
    *("Kwekerij", "Makelaardij", "Rederij", "Slagerij", "Transport"),
)
FAMILIES = (
    *("Aldenkamp", "Boezem", "Coöperatie Dijk", "Duinzicht", "Elshof", "Grutterink"),
    *("Hazelaar", "Kromhout", "Lindewal", "Müller-Vos", "Noorderlicht", "Poelstra"),
    *("Rietveer", "Sterrebos", "Tussenmeer", "Vlierbeek", "Zonneveld"),
)
ODD_ACCOUNTS = (  # names that a CSV has to quote
    "Van Elk; Smit & Co",
    'Hotel "De Gouden Zwaan"',
    "Kwekerij Elshof\nvestiging Noord",
)

Row = dict[str, str]
T = TypeVar("T")


class Dice:
    """Choices made from `random()` alone."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed).random

    def chance(self, share: float) -> bool:
        """Whether something happens that happens in this share of cases."""
        return self._random() < share

    def between(self, low: int, high: int) -> int:
        """A whole number from low up to and including high."""
        return low + int(self._random() * (high - low + 1))

    def early(self, low: int, high: int) -> int:
        """A whole number from low to high, low ones more often."""
        return low + int(self._random() * self._random() * (high - low + 1))

    def pick(self, options: Sequence[T]) -> T:
        """One of the options."""
        return options[int(self._random() * len(options))]

    def places(self, count: int, among: Sequence[int]) -> list[int]:
        """As many different ones of these numbers, in random order."""
        left = list(among)
        return [left.pop(self.between(0, len(left) - 1)) for _ in range(count)]


@dataclass(kw_only=True)
class Deal:
    """What happens to a deal, before it is written down."""

    owner: str
    created: date
    ends: date  # the day on which it is decided; after `AS_OF` it is still open
    stalls: bool
    won: bool = False

    @property
    def decided(self) -> bool:
        """Whether it is won or lost on `AS_OF`."""
        return not self.stalls and self.ends <= AS_OF


def quarter(day: date) -> str:
    """The calendar quarter of a day: 2024-Q2."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def _workday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def _owner(dice: Dice, created: date) -> str:
    if dice.chance(0.012):
        return NO_OWNER
    turns = [name for name, (weight, _) in OWNERS.items() for _ in range(weight)]
    owner = dice.pick(turns)
    while owner == NEWCOMER and created < NEWCOMER_FROM:
        owner = dice.pick(turns)
    return owner


def _deals(dice: Dice, count: int) -> list[Deal]:
    """The deals in order of creation, with their outcomes."""
    days = (AS_OF - FIRST_DAY).days
    deals = []
    for created in sorted(
        _workday(FIRST_DAY + timedelta(days=dice.between(0, days))) for _ in range(count)
    ):
        in_window = STALLED_FROM <= created <= STALLED_UNTIL
        deals.append(
            Deal(
                owner=_owner(dice, created),
                created=created,
                ends=_workday(created + timedelta(days=dice.early(8, 300) + 3)),
                stalls=dice.chance(STALLED_SHARE) and in_window,
            )
        )
    _decide(dice, deals)
    return deals


def _decide(dice: Dice, deals: list[Deal]) -> None:
    """Win each owner's share of deals, evenly enough that no other fact appears by chance."""
    due = dict.fromkeys((*OWNERS, NO_OWNER), 0.0)
    for deal in sorted((deal for deal in deals if deal.decided), key=lambda deal: deal.ends):
        _, share = OWNERS.get(deal.owner, (0, 0.48))
        if quarter(deal.ends) == WEAK_QUARTER:
            share *= WEAK_QUARTER_FACTOR
        due[deal.owner] += share
        deal.won = dice.chance(due[deal.owner])
        due[deal.owner] -= deal.won


# --- from deals to cells ---------------------------------------------------------------


def _day(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def _amount(dice: Dice, product: str) -> str:
    price, most = PRODUCTS[product]
    whole = price * dice.early(1, most) - dice.pick((0, 0, 0, 50, 125))
    cents = dice.pick(("00", "00", "00", "00", "50", "95"))
    return f"{whole:,}".replace(",", ".") + "," + cents


def _path(dice: Dice, reached: int) -> str:
    """The stages passed, the first `reached` of them; now and then one was skipped."""
    stages = list(OPEN_STAGES[:reached])
    if reached > 2 and dice.chance(0.12):
        stages.remove(OPEN_STAGES[1])
    return "|".join(stages)


def _closed_cells(dice: Dice, deal: Deal) -> Row:
    reached = 4 if deal.won else dice.pick((1, 2, 2, 3, 3, 3, 4, 4))
    return {
        "Fase": WON if deal.won else LOST,
        "Doorlopen fasen": _path(dice, reached),
        "Gesloten": _day(deal.ends),
        "Verwachte sluiting": _day(deal.ends + timedelta(days=dice.between(-20, 25))),
        "Laatste activiteit": _day(max(deal.created, deal.ends - timedelta(dice.early(0, 9)))),
    }


def _stalled_cells(dice: Dice, deal: Deal) -> Row:
    """In the stage where deals stall: no activity for long, and overdue."""
    latest = AS_OF - timedelta(days=STALE_AFTER + 5)
    quiet = min(latest, deal.created + timedelta(days=dice.between(30, 120)))
    return {
        "Fase": STALLED_STAGE,
        "Doorlopen fasen": _path(dice, OPEN_STAGES.index(STALLED_STAGE) + 1),
        "Gesloten": "",
        "Verwachte sluiting": _day(quiet + timedelta(days=dice.between(10, 60))),
        "Laatste activiteit": _day(quiet),
    }


def _open_cells(dice: Dice, deal: Deal) -> Row:
    """On its way: how far depends on how much of its time has passed. Most are fresh."""
    passed = (AS_OF - deal.created) / (deal.ends - deal.created)
    reached = 1 + sum(passed > share for share in (0.3, 0.55, 0.88))
    stale = dice.chance(0.08)
    ahead = dice.between(-40, -3) if stale else dice.between(4, 165)
    since = dice.between(STALE_AFTER + 1, 130) if stale else dice.early(0, 70)
    return {
        "Fase": HELD if dice.chance(0.16) else OPEN_STAGES[reached - 1],
        "Doorlopen fasen": _path(dice, reached),
        "Gesloten": "",
        "Verwachte sluiting": _day(AS_OF + timedelta(days=ahead)),
        "Laatste activiteit": _day(max(deal.created, AS_OF - timedelta(days=since))),
    }


def _cells(dice: Dice, number: int, deal: Deal) -> Row:
    if deal.decided:
        history = _closed_cells(dice, deal)
    else:
        history = (_stalled_cells if deal.stalls else _open_cells)(dice, deal)
    product = dice.pick((*PRODUCTS, "Licentie Basis", "Licentie Plus"))
    row = {
        "Deal-ID": f"DL-{number:05}",
        "Naam": dice.pick(REASONS),
        "Accountmanager": deal.owner,
        "Account": f"{dice.pick(TRADES)} {dice.pick(FAMILIES)}",
        "Product": product,
        "Bedrag": _amount(dice, product),
        "Valuta": "USD" if dice.chance(0.12) else "EUR",
        "Kans (%)": dice.pick(CHANCES[history["Fase"]]),
        "Aangemaakt": _day(deal.created),
        "Regio": dice.pick(REGIONS),
        **history,
    }
    return {column: row[column] for column in COLUMNS}


def _vary(dice: Dice, row: Row) -> None:
    """Write a label as people do, and leave cells blank."""
    if dice.chance(0.3 if row["Fase"] == HELD else 0.05):
        row["Fase"] = dice.pick(SPELLINGS[row["Fase"]])
    blanks = {"Bedrag": 0.03, "Kans (%)": 0.05, "Laatste activiteit": 0.03}
    for column, share in {**blanks, "Product": 0.01, "Regio": 0.02}.items():
        if dice.chance(share):
            row[column] = ""
    if dice.chance(0.01):
        row["Account"] = dice.pick(ODD_ACCOUNTS)


def _close_before_created(dice: Dice, deals: list[Deal], rows: list[Row]) -> None:
    """Record some deals only after they were closed."""
    late = timedelta(days=21)
    able = [n for n, deal in enumerate(deals) if deal.decided and deal.ends + late <= AS_OF]
    for place in dice.places(CLOSED_BEFORE_CREATED, able):
        recorded = deals[place].ends + timedelta(days=dice.between(1, 20))
        rows[place]["Aangemaakt"] = _day(recorded)
        rows[place]["Laatste activiteit"] = _day(recorded)


# --- from cells to lines ---------------------------------------------------------------


def _line(cells: Iterable[str]) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerow(cells)
    return text.getvalue()


def _spoilt(dice: Dice, fault: str, row: Row) -> str:
    """The line of a row with one fault."""
    changes: dict[str, Row] = {
        "impossible date": {"Aangemaakt": "31-2-2024"},
        "amount is a word": {"Bedrag": "n.v.t."},
        "amount in another convention": {"Bedrag": dice.pick(("12,450.00", "8,900.50"))},
        "unknown stage": {"Fase": MISSPELT.get(row["Fase"].strip(), "Wachtkamer")},
        "probability above 100": {"Kans (%)": "140"},
        "blank id": {"Deal-ID": ""},
    }
    cells = list((row | changes.get(fault, {})).values())
    if fault == "short row":
        cells = cells[:-3]
    if fault == "long row":  # a name with a semicolon that was not quoted
        cells[1:2] = [cells[1], " tweede fase"]
    return _line(cells)


def _lines(dice: Dice, rows: list[Row]) -> list[str]:
    """The rows as lines, with the faults and the blank lines among them."""
    kinds = Counter(FAULTS)
    again = kinds.pop("duplicate id")
    places = dice.places(kinds.total() + again, range(50, len(rows) - 50))
    lines = [_line(row.values()) for row in rows]
    for place, fault in zip(places, kinds.elements(), strict=False):
        lines[place] = _spoilt(dice, fault, rows[place])
    for place in places[-again:]:  # the same deal once more, as a later page of the export has it
        lines[place + dice.between(1, 40)] += _line((rows[place] | {"Regio": "Noord"}).values())
    for place in dice.places(BLANK_LINES, range(len(lines))):
        lines[place] += "\r\n"
    return lines


def _export(lines: Iterable[str]) -> bytes:
    return (_line(COLUMNS) + "".join(lines)).encode("utf-8-sig")


def _unclosed(rows: list[Row]) -> bytes:
    """A small export that is sound until a quote is opened and never closed."""
    lines = [_line(row.values()) for row in rows]
    broken = rows[UNCLOSED_AT - 1]
    broken["Account"] = "@"
    lines[UNCLOSED_AT - 1] = _line(broken.values()).replace("@", '"Hotel De Gouden Zwaan')
    return _export(lines)


def files(seed: int = SEED) -> dict[str, bytes]:
    """The content of every file of the sample, by its name."""
    dice = Dice(seed)
    deals = _deals(dice, DEALS)
    rows = [_cells(dice, number, deal) for number, deal in enumerate(deals, 1)]
    for row in rows:
        _vary(dice, row)
    _close_before_created(dice, deals, rows)
    lines = _lines(dice, rows)
    small = [_cells(dice, *numbered) for numbered in enumerate(_deals(dice, SMALL_DEALS), 1)]
    return {
        "sample_opportunities.csv": _export(lines),
        "sample_unclosed_quote.csv": _unclosed(small),
    }


def main() -> None:
    """Write the files to where the package has them."""
    folder = Path(__file__).resolve().parents[2] / "src" / "salesterms" / "data"
    for name, content in files().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
