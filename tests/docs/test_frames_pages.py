"""The page of metrics on frames names what the code has: no metric, column, code or engine else."""

import re
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from salesterms import frames
from salesterms.errors import Kind
from salesterms.frames import PLACES
from salesterms.metrics import METRICS
from salesterms.metrics.shares import ShareOfAmounts
from salesterms.results import REASONS, Status

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "reference" / "frames.md").read_text(encoding="utf-8")
SOURCE = Path(str(frames.__file__)).parent
#: Where a reason to have no value is written down: what a rule of the code begins with.
RULE = re.compile(r'\b(?:Without|Rule|_refused)\(\s*"(\w+)"')

pytest.importorskip("narwhals", reason="needs narwhals")


def section(heading: str) -> str:
    """The text under a heading, up to the next one."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert found is not None, heading
    return found[1]


def cells(heading: str) -> list[list[str]]:
    """The cells of every line of the tables under a heading."""
    lines = [line for line in section(heading).splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def named(text: str) -> list[str]:
    """Every name in backquotes."""
    return re.findall(r"`([^`]+)`", text)


def first(heading: str) -> list[str]:
    """What the first column of the tables names."""
    return [name for line in cells(heading) for name in named(line[0])]


def codes(module: ModuleType) -> list[str]:
    """The codes of the kinds of problems that a module defines."""
    return [value.code for value in vars(module).values() if isinstance(value, Kind)]


def metrics() -> list[str]:
    """The names of the metrics."""
    found = [name for name in PLACES if isinstance(getattr(frames, name), frames.FrameMetric)]
    return sorted(found)


def powers(numbers: Iterable[int]) -> list[str]:
    """Powers of ten as the page writes them."""
    return [f"10^{len(str(number)) - 1}" for number in numbers]


def test_every_metric_has_its_line() -> None:
    assert first("The metrics") == metrics()


def test_every_other_name_has_its_line() -> None:
    listed = first("Other names")
    assert sorted(listed) == sorted(set(PLACES) - set(metrics()))


def test_the_columns_of_a_metric_are_those_that_a_frame_without_any_lacks() -> None:
    polars = pytest.importorskip("polars", reason="needs polars")
    from salesterms import Money
    from salesterms.metrics import stage_rates

    known: dict[str, Any] = {"stale_after": 60, "quota": Money(1, "EUR"), "as_of": "2026-01-01"}
    known |= {"spend": Money(1, "EUR"), "new_customers": 1, "kept_customers": 1}
    for line in cells("The metrics")[1:]:
        [name] = named(line[0])
        metric = getattr(frames, name)
        variant = next(iter(metric.metric.variants.values()))
        given = {need: known[need] for need in variant.needs}
        if name == "forecast_from_history":
            given["rates"] = stage_rates([])
        with pytest.raises(frames.SchemaProblems) as lacking:
            metric(polars.DataFrame({"anything": [1]}), **given)
        assert named(line[1]) == [one.column for one in lacking.value.problems], name


def test_every_field_of_a_deal_has_its_line() -> None:
    from salesterms.frames.reading.records import DEALS

    assert first("The columns of a deal") == list(DEALS.columns)


def test_every_problem_of_columns_has_its_line() -> None:
    from salesterms.frames.reading import schema

    assert first("What is refused before any work") == codes(schema)


def test_every_finding_of_a_check_has_its_line() -> None:
    from salesterms.frames.metrics import checking

    assert first("`check`") == codes(checking)


def test_what_is_of_records_only_is_what_frames_do_not_have() -> None:
    there = {getattr(frames, name).metric.id for name in metrics()}
    not_here = {
        (variant, metric.metric.id)
        for metric in (getattr(frames, name) for name in metrics())
        for variant in metric.not_here
    }
    lines = cells("Of records only")
    at = next(at for at, line in enumerate(lines) if line[0] == "variant")
    told = [name for line in lines[:at] for name in named(line[0])]
    variants = re.findall(r"`(\w+)`((?: of `\w+`,?)+)", " ".join(line[0] for line in lines[at:]))

    assert sorted(told) == sorted(set(METRICS) - there)
    assert {(one, of) for one, many in variants for of in named(many)} == not_here


def test_every_column_that_all_answers_have_has_its_line() -> None:
    from salesterms.frames.metrics.answering import OF_WHAT, VALUE

    assert first("The columns of an answer") == [*VALUE, *OF_WHAT]


def test_every_reason_to_have_no_value_has_its_line_with_a_status() -> None:
    lines = [(named(status), named(reason)) for status, reason, _ in cells("Status and reasons")]
    listed = {reason for _, [reason] in filter(lambda line: line[1], lines)}
    told = "".join(page.read_text(encoding="utf-8") for page in SOURCE.rglob("*.py"))

    # What a definition itself refuses; that more is taken off than there was, no rows can say.
    shares = (one.compute for metric in METRICS.values() for one in metric.variants.values())
    own = {one.above_1 for one in shares if isinstance(one, ShareOfAmounts) and one.above_1}
    assert listed == {*RULE.findall(told), *own}
    assert listed <= set(REASONS)
    assert {status for [status], _ in filter(lambda line: line[0], lines)} <= set(Status)


def test_every_engine_has_its_line_with_what_it_needs() -> None:
    from salesterms.frames.ground.engines import _KNOWN

    lines = {name: (order, own) for name, _, order, own in cells("Engines")[1:]}
    engines = {engine.name: engine for engine in _KNOWN.values()}
    assert list(lines) == list(engines)
    for name, engine in engines.items():
        order, own = lines[name]
        assert engine.at_once == ("groups once" in own), name
        assert engine.middle != ("median" in own), name
        if engine.sorts:
            assert order == "in the order of its keys", name


def test_the_bounds_are_those_of_the_code() -> None:
    from salesterms.frames.counting.quantities import LARGEST_SUM
    from salesterms.frames.reading.cells import MOST

    assert re.findall(r"10\^\d+", section("Exactness")) == powers((MOST, LARGEST_SUM))


def test_the_example_of_the_readme_runs_as_it_stands_and_is_lazy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    polars = pytest.importorskip("polars", reason="needs polars")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```python\n([^>`]*?import polars.*?)```", readme, re.DOTALL)
    monkeypatch.chdir(tmp_path)  # where there is no file
    names: dict[str, Any] = {}
    exec(example, names)  # noqa: S102 - the example is the test

    assert isinstance(names["answer"], polars.LazyFrame)
    assert names["answer"].collect()["value"].to_list() == [0.5, 1.0, None]
