"""Make what the sample says of customers: their subscriptions, and what was spent on them.

    python tests/data/make_subscriptions.py

writes to `src/salesterms/data`, beside the export that `make_sample.py` makes:

- `sample_subscriptions.jsonl`: of accounts that bought a licence, what they pay since, in euros.
  Some take more or less of it, some leave, and a few of those come back. Some began with a trial,
  some pay by the year, and some have two subscriptions;
- `sample_customer_spend.jsonl`: what winning customers and keeping them cost in 2024.

Nothing is drawn by chance: what differs follows from the place of the account in the list.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from importlib import resources
from pathlib import Path

from salesterms import Money
from salesterms.documents import dumps
from salesterms.entities import Subscription
from salesterms.metrics import CustomerSpend, SpendAim, SpendCategory

DATA = Path(__file__).resolve().parents[2] / "src" / "salesterms" / "data"
WON = ("Gewonnen", "Won", "WON")
LAST_DAY = date(2024, 12, 31)

#: What a licence costs: by the month, and by the year, of which a month comes to whole cents.
PRICES = {"Licentie Basis": (95, 960), "Licentie Plus": (245, 2490)}
SUPPORT, SUPPORT_PRICE = "Onderhoud", 40
#: One licence in so many of those that were bought goes by subscription.
ONE_IN = 5

#: Who leaves, and who of these comes back: by their places, of six and of four.
LEAVING, RETURNING = (2, 5), 0

#: Who only ever tried, of all that there are.
ONLY_TRIED = 17

#: What was spent in each quarter of 2024, by category, and for whom.
SPENT = (
    ("advertising", 900, SpendAim.NEW_CUSTOMERS),
    ("programmes", 600, SpendAim.NEW_CUSTOMERS),
    ("salaries", 3600, SpendAim.NEW_CUSTOMERS),
    ("commission", 450, SpendAim.NEW_CUSTOMERS),
    ("tools", 150, SpendAim.NEW_CUSTOMERS),
    ("overhead", 300, SpendAim.NEW_CUSTOMERS),
    ("salaries", 1200, SpendAim.EXISTING_CUSTOMERS),
)


def later(day: date, months: int) -> date:
    """The first of a month, so many months later."""
    month = day.year * 12 + day.month - 1 + months
    return date(month // 12, month % 12 + 1, 1)


def buyers(export: str) -> list[tuple[str, str, date]]:
    """Who bought a licence: the account, which licence, and the first of the month after it."""
    bought: list[tuple[date, str, str]] = []
    for row in csv.DictReader(io.StringIO(export), delimiter=";"):
        if row["Fase"].strip() not in WON or row["Product"] not in PRICES or not row["Account"]:
            continue
        try:
            closed = datetime.strptime(row["Gesloten"], "%d-%m-%Y").date()  # noqa: DTZ007 - a day
        except ValueError:
            continue
        if closed < LAST_DAY:
            bought.append((later(closed, 1), row["Account"], row["Product"]))
    first: dict[str, tuple[str, str, date]] = {}
    for start, account, product in sorted(bought)[::ONE_IN]:
        first.setdefault(account, (account, product, start))
    return list(first.values())


class Customer:
    """One account, and the subscriptions that it has had so far."""

    def __init__(self, place: int, account: str) -> None:
        self.place, self.account = place, account
        self.made: list[Subscription] = []

    def pays(
        self,
        product: str,
        start: date,
        end: date | None,
        price: int,
        *,
        months: int = 1,
        seats: int = 1,
        trial: bool = False,
    ) -> None:
        """One more subscription, unless it is still to come."""
        if start > LAST_DAY:
            return
        self.made.append(
            Subscription(
                id=f"AB-{self.place:03}-{len(self.made) + 1}",
                account=self.account,
                product=product,
                started_on=start,
                ended_on=None if end is None or end > LAST_DAY else end,
                amount=Money(f"{price * seats}.00", "EUR"),
                interval_months=months,
                trial=trial,
                quantity=seats,
            )
        )


def history(place: int, account: str, product: str, start: date) -> Iterator[Subscription]:
    """What one account has paid for; by its place in the list it does one thing or another."""
    one = Customer(place, account)
    seats = 1 + place * 7 % 5
    monthly, yearly = PRICES[product]
    if place == ONLY_TRIED or place % 7 == 1:
        one.pays(product, start, later(start, 1), monthly, seats=seats, trial=True)
        start = later(start, 1)
    if place == ONLY_TRIED:
        return iter(one.made)
    if place % 6 in LEAVING:
        left = later(start, 3 + place % 8)
        one.pays(product, start, left, monthly, seats=seats)
        if place % 4 == RETURNING:
            one.pays(product, later(left, 3), None, monthly, seats=seats)
    elif place % 8 == 3:
        one.pays("Licentie Basis", start, later(start, 6), PRICES["Licentie Basis"][0], seats=seats)
        one.pays("Licentie Plus", later(start, 6), None, PRICES["Licentie Plus"][0], seats=seats)
    elif place % 8 == 4:
        one.pays(product, start, later(start, 8), monthly, seats=seats + 2)
        one.pays(product, later(start, 8), None, monthly, seats=seats)
    elif place % 5 == 0:
        one.pays(product, start, None, yearly, months=12, seats=seats)
    else:
        one.pays(product, start, None, monthly, seats=seats)
    if place % 9 == 5:
        over = later(start, 11) if place % 2 else None
        one.pays(SUPPORT, later(start, 2), over, SUPPORT_PRICE)
    return iter(one.made)


def spend() -> list[CustomerSpend]:
    """What was spent in 2024, booked on the last day of each quarter."""
    days = (date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30), date(2024, 12, 31))
    return [
        CustomerSpend(
            id=f"BK-{quarter}-{number}",
            on=day,
            category=SpendCategory(category),
            amount=Money(f"{amount}.00", "EUR"),
            aim=aim,
        )
        for quarter, day in enumerate(days, 1)
        for number, (category, amount, aim) in enumerate(SPENT, 1)
    ]


def files() -> dict[str, str]:
    """The content of every file, by its name."""
    # From the package, as it is installed: the tests of the wheel have no source beside them.
    sample = resources.files("salesterms") / "data" / "sample_opportunities.csv"
    found = buyers(sample.read_text(encoding="utf-8-sig"))
    subscriptions = [
        made for place, buyer in enumerate(found, 1) for made in history(place, *buyer)
    ]
    return {
        "sample_subscriptions.jsonl": "".join(dumps(one) + "\n" for one in subscriptions),
        "sample_customer_spend.jsonl": "".join(dumps(one) + "\n" for one in spend()),
    }


def main() -> None:
    """Write the files to where the package has them."""
    for name, content in files().items():
        (DATA / name).write_text(content, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
