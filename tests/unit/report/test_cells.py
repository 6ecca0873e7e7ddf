"""Every kind of value that may stand in a cell, as text and as plain data."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from salesterms.errors import Text
from salesterms.report import Said
from salesterms.report.document import _cell
from salesterms.report.view import Speaker
from salesterms.values import Money, Period, Ratio


@pytest.mark.parametrize(
    ("cell", "said", "plain"),
    [
        (None, "", None),
        ("Ann\tBo", "Ann Bo", "Ann\tBo"),
        (1234, "1234", 1234),
        (Ratio(1, 3), "33.3 %", "1/3"),
        (Ratio(1, 0), "–", "1/0"),
        (Decimal("0.05"), "0.05", "0.05"),
        (Fraction(5, 8), "0.63", "5/8"),
        (Money("10.5", "EUR"), "10.50 EUR", "10.5"),
        (date(2024, 3, 1), "2024-03-01", "2024-03-01"),
        (
            Period.quarter(2024, 1),
            "2024-01-01 tot 2024-04-01 (die dag zelf niet)",
            {"start": "2024-01-01", "end": "2024-04-01"},
        ),
        (Text("won", "gewonnen"), "gewonnen", {"en": "won", "nl": "gewonnen"}),
        (
            Said(Text("by {0}", "door {0}"), ("{0}",)),
            "door {0}",
            {"en": "by {0}", "nl": "door {0}"},
        ),
    ],
    ids=repr,
)
def test_a_cell_is_said_and_written(cell: Any, said: str, plain: object) -> None:
    assert Speaker("nl", localised=False).cell(cell) == said
    assert _cell(cell) == plain
