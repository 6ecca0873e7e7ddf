"""The job of the guide to Spark, submitted as the guide says, gives what the records give."""

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import salesterms
from salesterms import Category, Money, Opportunity

for _package in ("narwhals", "pyspark", "pyarrow"):
    pytest.importorskip(_package, reason=f"needs {_package}")

ROOT = Path(__file__).resolve().parents[2]
JOB = ROOT / "docs" / "examples" / "deals_job.py"
PAGE = ROOT / "docs" / "how-to" / "metrics-with-spark.md"
AS_OF = "2026-06-30"
#: Here, small, and without a page of its own.
SMALL = {
    "spark.master": "local[2]",
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.enabled": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
}


def mapping() -> dict[str, Any]:
    """The mapping that the page shows."""
    [shown] = re.findall(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    found: dict[str, Any] = json.loads(shown)
    return found


def at(month: int, day: int, hour: int = 12) -> datetime:
    return datetime(2026, month, day, hour, 30, tzinfo=UTC)


#: The last moment of Ann's first deal is in April on the clocks of Amsterdam.
DEALS: dict[str, list[Any]] = {
    "deal_stage": ["Won", "Lost", "Engaging", "Won", "Won"],
    "sales_agent": ["Ann", "Ann", "Bo", "Bo", "Bo"],
    "close_value": [100.10, 0.0, None, 55.25, 20.0],
    "engage_date": [at(1, 5)] * 5,
    "close_date": [at(3, 31, 22), at(3, 30), None, at(2, 1), at(7, 1)],
}
IN_AMSTERDAM = [date(2026, 4, 1), date(2026, 3, 30), None, date(2026, 2, 1), date(2026, 7, 1)]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the job wrote."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder = tmp_path_factory.mktemp("spark")
    instant = pa.timestamp("us", tz="UTC")
    types = {"engage_date": instant, "close_date": instant}
    columns = {name: pa.array(values, types.get(name)) for name, values in DEALS.items()}
    (folder / "deals").mkdir()
    pq.write_table(pa.table(columns), folder / "deals" / "part-0.parquet")
    (folder / "deals.json").write_text(json.dumps(mapping()), encoding="utf-8")
    options = ["--as-of", AS_OF, "--mapping", "deals.json", "--zone", "Europe/Amsterdam"]
    submit(folder, ["deals", "answers", *options])
    return folder / "answers"


def submit(folder: Path, arguments: list[str]) -> None:
    """Run the job by `spark-submit`, which finds the Python of these tests first on the PATH."""
    here = str(Path(sys.executable).parent)
    path = os.pathsep.join((here, os.environ.get("PATH", "")))
    environment = os.environ | {"PATH": path, "PYSPARK_PYTHON": sys.executable}
    command = shutil.which("spark-submit", path=path)
    assert command is not None
    settings = [text for name, value in SMALL.items() for text in ("--conf", f"{name}={value}")]
    done = subprocess.run(
        [command, *settings, str(JOB), *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-3000:]


def rows(answers: Path, metric: str) -> list[dict[str, Any]]:
    import pyarrow.parquet as pq

    found: list[dict[str, Any]] = pq.read_table(answers / metric).to_pylist()
    return found


def records() -> list[Opportunity]:
    """The same deals as records, closed on the days of Amsterdam."""
    statuses = {"Won": Category.WON, "Lost": Category.LOST, "Engaging": Category.OPEN}
    columns = (DEALS["deal_stage"], DEALS["sales_agent"], DEALS["close_value"], IN_AMSTERDAM)
    return [
        Opportunity(
            id=f"D-{number}",
            status=statuses[stage],
            owner=owner,
            amount=None if amount is None else Money(f"{amount:.2f}", "USD"),
            created=date(2026, 1, 5),
            closed=closed,
        )
        for number, (stage, owner, amount, closed) in enumerate(zip(*columns, strict=True))
    ]


def number(row: dict[str, Any]) -> Fraction | None:
    measured = row["status"] == "measured"
    return Fraction(row["numerator"], row["denominator"]) if measured else None


def exact(answers: Any) -> dict[Any, Fraction | None]:
    """Key -> the number of an answer of records."""
    return {key: _number(one.value) for key, one in answers.items()}


def _number(value: Any) -> Fraction | None:
    if isinstance(value, Money):
        return Fraction(value.amount)
    return None if value is None else Fraction(Fraction(value.numerator) / value.denominator)


@pytest.mark.slow
def test_the_close_ratio_by_owner_and_quarter_is_that_of_the_records(answers: Path) -> None:
    wanted = salesterms.close_ratio(records(), by=["owner", "quarter"], as_of=AS_OF)
    found = {(row["owner"], row["quarter"]): number(row) for row in rows(answers, "close_ratio")}

    assert found == exact(wanted)
    assert found["Ann", "2026-Q2"] == 1


@pytest.mark.slow
def test_the_other_answers_are_those_of_the_records_too(answers: Path) -> None:
    keys = ("owner", "quarter", "currency")
    revenue = salesterms.won_revenue(records(), by=keys, as_of=AS_OF)
    cycle = salesterms.sales_cycle(records(), by="owner", as_of=AS_OF)

    found = {tuple(row[key] for key in keys): number(row) for row in rows(answers, "won_revenue")}
    assert found == exact(revenue)
    assert {row["owner"]: number(row) for row in rows(answers, "sales_cycle")} == exact(cycle)
