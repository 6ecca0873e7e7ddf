"""Make the sample of transactions: what a hundred customers of a shop bought in 2025.

    python tests/data/make_transactions.py

writes `sample_transactions.csv` to `src/salesterms/data`. The customers are drawn, from a fixed
seed, as BG/NBD and Gamma-Gamma have them: each buys at a rate of its own, may leave for good after
a purchase, and spends around a mean of its own. Two refunds and two purchases of the year after
are among them.
"""

import csv
import io
from datetime import date, timedelta
from pathlib import Path
from random import Random

SEED = 15
CUSTOMERS = 100
FIRST_DAY = date(2025, 1, 1)
#: The last day of the year, and the last on which a customer comes in.
LAST, LAST_NEW = 364, 180
DATA = Path(__file__).parents[2] / "src" / "salesterms" / "data"

Bought = tuple[int, date, float]


def bought() -> list[Bought]:
    """Customer, day and amount of each transaction, in the order of their days."""
    draw = Random(SEED)
    found: list[Bought] = []
    for customer in range(1, CUSTOMERS + 1):
        rate, leaves = draw.gammavariate(0.8, 1 / 40), draw.betavariate(0.8, 2.5)
        mean = 36 / draw.gammavariate(4, 1 / 3) / 1.33
        days = [draw.randint(0, LAST_NEW)]
        time = float(days[0])
        while (time := time + draw.expovariate(rate)) <= LAST:
            days.append(int(time) + 1)
            if draw.random() < leaves:
                break
        found += [
            (customer, FIRST_DAY + timedelta(day), round(draw.gammavariate(5, mean / 5), 2) + 1)
            for day in days
        ]
    found.sort(key=lambda one: one[1])
    return found


def with_others() -> list[Bought]:
    """The same with a refund in full and one of a half, and with two purchases of next year."""
    found = bought()
    (one, on, whole), (other, later, twice) = found[40], found[90]
    found += [
        (one, on + timedelta(6), -whole),
        (other, later + timedelta(9), -round(twice / 2, 2)),
        (7, date(2026, 1, 3), 42.5),
        (31, date(2026, 1, 8), 18.95),
    ]
    found.sort(key=lambda one: one[1])
    return found


def content() -> str:
    """The file as text."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["id", "customer", "on", "amount", "currency"])
    for number, (customer, on, amount) in enumerate(with_others(), 1):
        rows.writerow([f"T-{number:03}", f"C-{customer:03}", on, f"{amount:.2f}", "EUR"])
    return text.getvalue()


if __name__ == "__main__":
    (DATA / "sample_transactions.csv").write_text(content(), encoding="utf-8", newline="")
