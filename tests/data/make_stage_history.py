"""Make the stage history that ships inside the package, from the sample export and one seed.

    python tests/data/make_stage_history.py

writes `sample_stage_history.csv` to `src/salesterms/data`: the stages of some deals of
`sample_opportunities.csv`, each with the moment at which it was entered, as a Dutch CRM would write
them. `sample_stage_history_mapping.json` there says how to read it. Faults are planted, as many of
each kind as `PLANTED`, `MARKED` and `UNREADABLE` say: at most one in a deal. Nothing else is wrong.

As with the export, only `random()` is used, so that the file is the same on every Python.
"""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from importlib.resources import files
from itertools import islice
from pathlib import Path
from random import Random

SEED = 531
DEALS, EVERY = 96, 12  # so many deals, every so many
#: Where the package is that is in use: that of the source, or an installed one.
FOLDER = Path(str(files("salesterms") / "data"))
NAME = "sample_stage_history.csv"

COLUMNS = ("Deal-ID", "Gebeurtenis", "Fase", "Sinds", "Uitslag", "Akkoord")
STAGES = ("Nieuw", "Gekwalificeerd", "Voorstel", "Onderhandeling")
WON, LOST = "Gewonnen", "Verloren"
UNKNOWN = "Wachtkamer"

#: Verdict -> how many rows have it by planting; every other row is legal.
PLANTED = {
    "skip": 7,
    "backward": 6,
    "reopened": 3,
    "after_close": 2,
    "stay": 5,
    "unknown_label": 4,
    "out_of_order": 3,
    "duplicate": 4,
    "conflicting_duplicate": 2,
}
#: Finding -> how many rows show it.
MARKED = {"outcomes_disagree": 2, "won_without_approvals": 3}
#: Code of a problem -> how many rows are not readable.
UNREADABLE = {
    "no_such_date": 2,
    "missing_label": 2,
    "nonexistent_time": 1,
    "missing_case": 1,
    "short_record": 1,
}
BLANK_LINES = 2

Row = list[str]


class History:
    """The rows of one deal; columns by their places."""

    def __init__(self, case: str, stages: list[str], days: list[datetime]) -> None:
        self.case, self.stages, self.days = case, stages, days
        self.rows: list[Row] = []
        for stage, at in zip(stages, days, strict=True):
            self.add(stage, at)

    def add(self, stage: str, at: datetime, place: int | None = None) -> None:
        """A row at a place, at the end unless that is given."""
        outcome = {WON: "gewonnen", LOST: "verloren"}.get(stage, "")
        event = f"{self.case}-{len(self.rows) + 1}"
        row = [self.case, event, stage, written(at), outcome, "ja" if stage == WON else ""]
        self.rows.insert(len(self.rows) if place is None else place, row)

    def later(self, hours: int = 30) -> datetime:
        """A moment after the last one."""
        return self.days[-1] + timedelta(hours=hours)


def written(at: datetime) -> str:
    return f"{at.day}-{at.month}-{at.year} {at.hour:02}:{at.minute:02}"


# --- the faults, each in a deal of its own ----------------------------------------------


def skip(deal: History) -> None:
    del deal.rows[1]


def backward(deal: History) -> None:
    between = deal.days[2] + (deal.days[3] - deal.days[2]) / 3
    deal.add(STAGES[1], between, 3)
    deal.add(STAGES[2], between + (deal.days[3] - deal.days[2]) / 3, 4)


def reopened(deal: History) -> None:
    deal.add(STAGES[1], deal.later())
    deal.add(LOST, deal.later(80))


def after_close(deal: History) -> None:
    deal.add(WON if deal.stages[-1] == LOST else LOST, deal.later())


def stay(deal: History) -> None:
    deal.add(deal.stages[1], deal.days[1] + (deal.days[2] - deal.days[1]) / 2, 2)


def unknown_label(deal: History) -> None:
    deal.add(UNKNOWN, deal.days[1] + (deal.days[2] - deal.days[1]) / 2, 2)


def out_of_order(deal: History) -> None:
    deal.add(STAGES[1], deal.days[0] - timedelta(days=2))


def duplicate(deal: History) -> None:
    deal.rows.append(list(deal.rows[-1]))


def conflicting_duplicate(deal: History) -> None:
    again = list(deal.rows[-1])
    again[2:5] = [STAGES[0], again[3], ""]
    deal.rows.append(again)


def outcomes_disagree(deal: History) -> None:
    deal.rows[-1][4] = "gewonnen" if deal.stages[-1] == LOST else "verloren"


def won_without_approvals(deal: History) -> None:
    deal.rows[-1][5] = "nee"


def no_such_date(deal: History) -> None:
    deal.add(STAGES[3], deal.later())
    deal.rows[-1][3] = "31-6-2024 10:15"


def missing_label(deal: History) -> None:
    deal.add(STAGES[3], deal.later())
    deal.rows[-1][2] = ""


def nonexistent_time(deal: History) -> None:
    deal.add(STAGES[3], deal.later())
    deal.rows[-1][3] = "31-3-2024 02:30"


def missing_case(deal: History) -> None:
    deal.add(STAGES[3], deal.later())
    deal.rows[-1][0] = ""


def short_record(deal: History) -> None:
    deal.add(STAGES[3], deal.later())
    del deal.rows[-1][3:]


Fault = Callable[[History], None]
FAULTS: dict[str, Fault] = {
    each.__name__: each
    for each in (
        *(skip, backward, reopened, after_close, stay, unknown_label, out_of_order, duplicate),
        *(conflicting_duplicate, outcomes_disagree, won_without_approvals),
        *(no_such_date, missing_label, nonexistent_time, missing_case, short_record),
    )
}


def fits(fault: str, deal: History) -> bool:
    """Whether a deal can have a fault, and then has no other."""
    last, long = deal.stages[-1], len(deal.stages)
    needs = {
        "skip": long > 2 and deal.stages[2] in STAGES,
        "backward": long > 4,
        "reopened": last == LOST and long > 1,
        "after_close": last in (WON, LOST),
        "stay": long > 2,
        "unknown_label": long > 2,
        "outcomes_disagree": last in (WON, LOST),
        "won_without_approvals": last == WON,
    }
    return needs.get(fault, long > 1)


# --- the file ---------------------------------------------------------------------------


def day(text: str) -> datetime | None:
    """A day as the export writes it; None where there is no such day."""
    number, month, year = map(int, text.split("-"))
    try:
        return datetime(year, month, number)  # noqa: DTZ001 - local
    except ValueError:
        return None


def deals(dice: Random) -> Iterator[History]:
    """The first sound deals of the export, none of them on hold."""
    text = (FOLDER / "sample_opportunities.csv").read_bytes().decode("utf-8-sig")
    seen: set[str] = set()
    for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True):
        if None in row or None in row.values():  # too many cells, or too few
            continue
        case, status = row["Deal-ID"], row["Fase"].strip().capitalize()
        stages = row["Doorlopen fasen"].split("|")
        end = row["Gesloten"] or row["Laatste activiteit"]
        if case in seen or not case or status not in (*STAGES, WON, LOST) or not end:
            continue
        if stages != list(STAGES[: len(stages)]) or (status == WON and stages[-1] != STAGES[-1]):
            continue
        seen.add(case)
        begun, over = day(row["Aangemaakt"]), day(end)
        if begun is None or over is None or begun >= over:
            continue
        path = [*stages, *([status] if status in (WON, LOST) else [])]
        part = (over - begun) / len(path)
        offsets = (part * place + part * dice.random() / 2 for place in range(len(path)))
        moments = [begun + timedelta(hours=9) + offset for offset in offsets]
        yield History(case, path, [one.replace(second=0, microsecond=0) for one in moments])


def content(seed: int = SEED) -> bytes:
    """The file, with a mark of its encoding as the export has."""
    dice = Random(seed)
    found = list(islice(deals(dice), 0, DEALS * EVERY, EVERY))
    free = list(found)
    for fault, times in (PLANTED | MARKED | UNREADABLE).items():
        for _ in range(times):
            able = [deal for deal in free if fits(fault, deal)]
            deal = able[int(dice.random() * len(able))]
            FAULTS[fault](deal)
            free.remove(deal)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for number, deal in enumerate(found, 1):
        writer.writerows(deal.rows)
        if number % (DEALS // (BLANK_LINES + 1)) == 0 and number < DEALS:
            writer.writerow(())
    return text.getvalue().encode("utf-8-sig")


if __name__ == "__main__":
    (FOLDER / NAME).write_bytes(content())
