"""The sample of transactions: made by its script, and of customers that both models fit."""

import csv
import runpy
from datetime import date
from importlib.resources import files
from pathlib import Path

from salesterms import Money
from salesterms.metrics import Transaction, bg_nbd_fit, gamma_gamma_fit, purchase_histories

MADE = runpy.run_path(str(Path(__file__).parents[1] / "data" / "make_transactions.py"))
FILE = files("salesterms") / "data" / "sample_transactions.csv"


def test_the_script_makes_the_file_byte_for_byte() -> None:
    assert FILE.read_bytes() == MADE["content"]().encode()


def test_both_models_have_parameters_for_its_customers() -> None:
    with FILE.open(encoding="utf-8") as text:
        log = [
            Transaction(
                id=row["id"],
                customer=row["customer"],
                on=date.fromisoformat(row["on"]),
                amount=Money(row["amount"], row["currency"]),
            )
            for row in csv.DictReader(text)
        ]

    found = purchase_histories(log, as_of=date(2025, 12, 31))

    assert len(found.rows) == 100
    assert found.left_out == {"refund": 2, "bought_later": 2}
    assert bg_nbd_fit(found.rows).parameters is not None
    assert gamma_gamma_fit(found.rows).parameters is not None
