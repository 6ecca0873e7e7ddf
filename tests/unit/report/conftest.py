"""Deals to report on: the shipped sample as the demo reads it, and small ones made by hand."""

import json
import runpy
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from salesterms.entities import Opportunity
from salesterms.interop import ImportResult, read_opportunities
from salesterms.lifecycle import Category
from salesterms.mapping import ColumnMapping
from salesterms.report import Report, build
from salesterms.values import Money

AS_OF = date(2024, 12, 31)
DATA = files("salesterms") / "data"


@pytest.fixture(scope="session")
def planted() -> dict[str, Any]:
    """The constants of the script that made the sample."""
    return runpy.run_path(str(Path(__file__).parents[2] / "data" / "make_sample.py"))


@pytest.fixture(scope="session")
def mapping() -> ColumnMapping:
    return ColumnMapping.read(json.loads((DATA / "sample_mapping.json").read_text("utf-8")))


@pytest.fixture(scope="session")
def sample(mapping: ColumnMapping) -> ImportResult:
    return read_opportunities(BytesIO((DATA / "sample_opportunities.csv").read_bytes()), mapping)


@pytest.fixture(scope="session")
def report(sample: ImportResult, mapping: ColumnMapping) -> Report:
    return build(
        sample,
        as_of=AS_OF,
        stale_after=60,
        stage="Voorstel",
        source="sample_opportunities.csv",
        mapping=mapping,
    )


@pytest.fixture(scope="session")
def deal() -> Callable[..., Opportunity]:
    """Make a deal from a few words; every one has another id."""
    made = 0

    def make(status: str = "won", amount: str | None = None, **fields: Any) -> Opportunity:
        nonlocal made
        made += 1
        money = None if amount is None else Money(*amount.split())
        given: dict[str, Any] = {
            "created": date(2024, 1, 8),
            "probability": Decimal("0.5"),
            **fields,
        }
        if status in {"won", "lost"}:
            given.setdefault("closed", date(2024, 2, 20))
        return Opportunity(id=f"D-{made}", status=Category(status), amount=money, **given)

    return make
