"""Make what the sample says of plans: quotas, a commission plan, and the pipeline a month earlier.

    python tests/data/make_plans.py

writes to `src/salesterms/data`, beside the export that `make_sample.py` makes:

- `sample_quotas.jsonl`: what each seller was to win in 2024, in euros;
- `sample_commission_plan.json`: by which rates that is paid;
- `sample_pipeline_2024_11_30.csv`: the open deals as the same CRM would have written them out a
  month before the end. What came after is taken back: most are as they are on the last day, of some
  the amount or the expected close was another, and two are gone since.

Nothing is drawn by chance: what differs follows from the number of the deal.
"""

import csv
import io
from collections import Counter
from datetime import date, datetime, timedelta
from decimal import Decimal
from importlib import resources
from pathlib import Path

from salesterms import Money, Period
from salesterms.documents import dumps
from salesterms.entities import (
    CommissionBasis,
    CommissionKind,
    CommissionPlan,
    CommissionTier,
    Goal,
    GoalUnit,
    Quota,
    QuotaOwner,
    TierMeasure,
)

DATA = Path(__file__).resolve().parents[2] / "src" / "salesterms" / "data"
OPENING = date(2024, 11, 30)
OPEN_STAGES = ("Nieuw", "Gekwalificeerd", "Voorstel", "Onderhandeling")
CLOSED = ("Gewonnen", "Verloren", "Won", "WON", "Lost", "LOST", "Lost ")
NEWCOMER = "Wouter Brouwershaven"

#: Every so many deals, by their number: what was another a month before.
OTHER_AMOUNT, OTHER_CLOSE = 9, 7
#: A seller of the sample has as many deals, or more.
FEWEST = 10
GONE_SINCE = ("DL-90001", "DL-90002")


def quotas(owners: list[str]) -> list[Quota]:
    """A quota for each seller: less for who came in the autumn."""
    amounts = {NEWCOMER: "30000"}
    return [
        Quota(
            owner=owner,
            owner_kind=QuotaOwner.PERSON,
            period=Period.year(2024),
            target=Goal(unit=GoalUnit.MONEY, amount=Money(amounts.get(owner, "85000"), "EUR")),
        )
        for owner in owners
    ]


def plan() -> CommissionPlan:
    """Three tiers over what is won in a year, less below the quota and more above it."""
    bounds = (("0", "50000", "0.04"), ("50000", "85000", "0.06"), ("85000", None, "0.09"))
    return CommissionPlan(
        name="Commissie 2024",
        kind=CommissionKind.MARGINAL,
        basis=CommissionBasis.REVENUE,
        measure=TierMeasure.BASIS,
        currency="EUR",
        period_months=12,
        tiers=tuple(
            CommissionTier(
                lower=Decimal(lower),
                upper=None if upper is None else Decimal(upper),
                rate=Decimal(rate),
            )
            for lower, upper, rate in bounds
        ),
        product_rates={"Training": Decimal("0.02")},
        cap=Money("9000.00", "EUR"),
    )


def _day(text: str) -> date:
    return datetime.strptime(text, "%d-%m-%Y").date()  # noqa: DTZ007 - a day, without a time


def _written(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def _before(row: dict[str, str]) -> dict[str, str] | None:
    """A row as it was on the earlier day; None where it was not open, or cannot be told."""
    try:
        created = _day(row["Aangemaakt"])
        closed = _day(row["Gesloten"]) if row["Gesloten"] else None
    except ValueError:
        return None
    if created > OPENING or (closed is not None and closed <= OPENING):
        return None
    number = int(row["Deal-ID"].removeprefix("DL-"))
    was = dict(row, Gesloten="")
    if row["Fase"].strip() in {name.strip() for name in CLOSED}:
        reached = [stage for stage in row["Doorlopen fasen"].split("|") if stage in OPEN_STAGES]
        was["Fase"] = reached[-1] if reached else OPEN_STAGES[0]
    if number % OTHER_AMOUNT == 0 and row["Bedrag"].endswith(",00"):
        thousands = int(row["Bedrag"].removesuffix(",00").replace(".", ""))
        amount = thousands * (11 if number % 2 else 8) // 10
        was["Bedrag"] = f"{amount:,}".replace(",", ".") + ",00"
    if number % OTHER_CLOSE == 0:
        days = 45 if number % 2 else -60
        was["Verwachte sluiting"] = _written(_day(row["Verwachte sluiting"]) + timedelta(days))
    return was


def opening(export: str) -> str:
    """The file of the earlier day, from that of the last."""
    rows = list(csv.DictReader(io.StringIO(export), delimiter=";"))
    seen: set[str] = set()
    kept: list[dict[str, str]] = []
    for row in rows:
        sound = row["Deal-ID"].startswith("DL-") and len(row) == len(rows[0]) and None not in row
        if not sound or None in row.values() or row["Deal-ID"] in seen:
            continue
        was = _before(row)
        if was is not None:
            seen.add(row["Deal-ID"])
            kept.append(was)
    for id_ in GONE_SINCE:
        kept.append(dict(kept[0], **{"Deal-ID": id_}))
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(kept)
    return text.getvalue()


def files() -> dict[str, str]:
    """The content of every file, by its name."""
    # From the package, as it is installed: the tests of the wheel have no source beside them.
    sample = resources.files("salesterms") / "data" / "sample_opportunities.csv"
    export = sample.read_text(encoding="utf-8-sig")
    rows = csv.DictReader(io.StringIO(export), delimiter=";")
    deals = Counter(row["Accountmanager"] for row in rows)
    # A name with a few deals is a cell that slipped: the export has such rows.
    found = quotas(sorted(name for name, number in deals.items() if name and number >= FEWEST))
    return {
        "sample_quotas.jsonl": "".join(dumps(quota) + "\n" for quota in found),
        "sample_commission_plan.json": dumps(plan()) + "\n",
        "sample_pipeline_2024_11_30.csv": opening(export),
    }


def main() -> None:
    """Write the files to where the package has them."""
    for name, content in files().items():
        (DATA / name).write_text(content, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
