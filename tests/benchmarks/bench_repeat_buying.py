"""The fits of BG/NBD and Gamma-Gamma on the customers of CDNOW, against lifetimes.

lifetimes is in the group `peers`, and CDNOW is no part of the project:
where either is missing, that is said, and there is no figure. `SALESTERMS_MATERIAL` names the
folder with the data. CPU time of one interleaved run, with rows and arrays made beforehand.
"""

import csv
import os
import statistics
import warnings
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any

from bench_metrics import _cpu

from salesterms import Money
from salesterms.metrics import PurchaseHistory, TimeUnit, bg_nbd_fit, gamma_gamma_fit

BOUND = 2.0
FILE = "cdnow_customers_summary_with_transactions.csv"


def material() -> Path:
    """The folder with the real data sets, which may be absent."""
    beside = Path(__file__).resolve().parents[3] / "shared"
    return Path(os.environ.get("SALESTERMS_MATERIAL") or beside)


def cdnow(file: Path) -> list[PurchaseHistory]:
    """The customers, in weeks, with what they spent in dollars."""
    found = []
    with file.open(encoding="utf-8") as text:
        for row in csv.DictReader(text):
            times = int(row["x"])
            spend = Money(Decimal(row["zbar"]) * times, "USD") if times else None
            found.append(
                PurchaseHistory(
                    id=row["ID"],
                    frequency=times,
                    recency=Fraction(row["t_x"]),
                    age=Fraction(row["T"]),
                    unit=TimeUnit.WEEKS,
                    repeat_spend=spend,
                )
            )
    return found


def by_lifetimes(rows: list[PurchaseHistory]) -> dict[str, Callable[[], Any]] | None:
    """The fits of lifetimes on the same numbers; None where it is not installed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            lifetimes, np = import_module("lifetimes"), import_module("numpy")
    except ImportError:
        return None
    times = np.array([row.frequency for row in rows])
    recency = np.array([float(row.recency) for row in rows])
    age = np.array([float(row.age) for row in rows])
    spent = [row for row in rows if row.repeat_spend is not None]
    often = np.array([row.frequency for row in spent])
    mean = np.array([float(row.repeat_spend.amount) / row.frequency for row in spent])  # type: ignore[union-attr]
    return {
        "bg_nbd_fit": lambda: lifetimes.BetaGeoFitter().fit(times, recency, age),
        "gamma_gamma_fit": lambda: lifetimes.GammaGammaFitter().fit(often, mean),
    }


def main(*, small: bool) -> dict[str, tuple[float, float]]:
    """Print and return, for both fits, the ratio and its bound; none where something is missing."""
    file = material() / "data" / "cdnow" / FILE
    if not file.is_file():
        print("fits of repeat buying: not measured, CDNOW is missing")
        return {}
    rows = cdnow(file)
    theirs = by_lifetimes(rows)
    if theirs is None:
        print("fits of repeat buying: not measured, lifetimes is missing")
        return {}
    ours: dict[str, Callable[[], Any]] = {
        "bg_nbd_fit": lambda: bg_nbd_fit(rows),
        "gamma_gamma_fit": lambda: gamma_gamma_fit(rows),
    }
    found = {}
    for name, fit in ours.items():
        fit()
        theirs[name]()
        pairs = [(_cpu(fit), _cpu(theirs[name])) for _ in range(5 if small else 9)]
        ratio = statistics.median(mine / peer for mine, peer in pairs)
        found[f"{name} / lifetimes"] = (ratio, BOUND)
        print(f"{name:34} {ratio:5.2f} x lifetimes (bound {BOUND}), {len(rows):,} customers")
    return found


if __name__ == "__main__":
    main(small=False)
