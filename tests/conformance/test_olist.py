"""A real funnel, two files joined on a key: its published figures, by the library's own metrics."""

from fractions import Fraction
from pathlib import Path

import pytest

from salesterms import ImportResult, Ratio, close_ratio, read_opportunities, sales_cycle
from salesterms.cli import main
from salesterms.mapping import load_mapping

MAPPING = Path(__file__).resolve().parent.parent / "data" / "olist_mapping.json"


@pytest.fixture
def files(material: Path) -> tuple[Path, Path]:
    """The leads, and the deals that some of them became."""
    folder = material / "data" / "olist_funnel"
    return (
        folder / "olist_marketing_qualified_leads_dataset.csv",
        folder / "olist_closed_deals_dataset.csv",
    )


@pytest.fixture
def funnel(files: tuple[Path, Path]) -> ImportResult:
    """The two files, joined and read."""
    leads, deals = files
    return read_opportunities(leads, load_mapping(MAPPING), join_path=deals)


def test_every_lead_is_read_and_842_were_won(funnel: ImportResult) -> None:
    assert (funnel.read, len(funnel.accepted), funnel.quarantined) == (8000, 8000, ())
    assert close_ratio(funnel.accepted, variant="won_of_all").value == Ratio(842, 8000)
    assert Fraction(842, 8000) == Fraction("0.10525")


def test_the_decided_ratio_is_one_and_says_that_nothing_lost_is_recorded(
    funnel: ImportResult,
) -> None:
    measured = close_ratio(funnel.accepted)
    assert measured.value == Ratio(842, 842)
    assert "no row counts as lost" in measured.explain()
    assert measured.excluded == {"open": 7158}


def test_the_sales_cycle_leaves_the_negative_one_out(funnel: ImportResult) -> None:
    mean = sales_cycle(funnel.accepted)
    assert mean.counted == 841
    assert mean.excluded["closed_before_created"] == 1
    assert isinstance(mean.value, Fraction)
    assert round(float(mean.value), 2) == 48.50
    assert round(float((mean.value * 841 - 2) / 842), 2) == 48.44  # with it, as published
    assert sales_cycle(funnel.accepted, variant="median_won").value == 14


def test_amounts_that_the_source_does_not_have_are_refused(funnel: ImportResult) -> None:
    measured = close_ratio(funnel.accepted, variant="decided_value")
    assert (measured.reason, measured.details) == ("column_not_mapped", ("amount",))


def test_the_command_line_reports_the_same(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    leads, deals = map(str, files)
    arguments = ["report", leads, "--mapping", str(MAPPING), "--join", deals]
    assert main([*arguments, "--as-of", "2018-12-31"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "841 of 8" in text.replace(",", "")
    assert "48.5" in text
