"""Rows that were made ready are measured on frames as records measure them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import polars as pl
import pytest
from attrs import evolve
from frame_comparing import differences
from frame_engines import frame_on, rows_of_answer
from ready_cases import TODAY, cases_of, columns_of_rows

from salesterms import Money, frames
from salesterms.metrics import MoneyMetric
from salesterms.metrics.arguments import BadArgument
from salesterms.values import Ratio

ENGINES = ("polars", "pandas", "pyarrow", "duckdb")
#: Metric -> what its groups are by, beside the case.
METRICS: dict[str, tuple[str, ...]] = {
    "pipeline_age": ("band", "owner", "status", "month", "currency"),
    "aged_opportunities": ("band", "stage"),
    "aged_pipeline": ("band", "quarter"),
    "slippage": ("owner", "status", "week", "currency"),
    "pushed_opportunities": ("deal", "owner", "month"),
    "conversion_to_close": ("account", "status", "year"),
    "list_discount": ("product", "currency", "month"),
    "marketing_sourced": ("owner", "status", "source", "month"),
    "marketing_influenced": ("owner", "currency", "quarter"),
    "lead_conversion": ("source", "standing", "week"),
    "cost_per_lead": (),
    "speed_to_lead": ("owner", "quarter"),
    "acceptance_rate": ("from_team", "answer"),
    "rejection_rate": ("reason", "month"),
    "time_to_answer": ("to_team", "week"),
    "forecast_accuracy": ("owner", "currency", "quarter"),
    "quota_attainment": ("owner", "owner_kind", "unit", "month"),
    "cac": ("category", "aim"),
    "customer_retention_cost": ("category",),
    "clv": ("segment", "id", "year"),
    "ltv": ("segment",),
}
#: Those of which each row holds on a day.
OF_A_DAY = {"pipeline_age", "aged_opportunities", "aged_pipeline", "clv", "ltv"}
NEEDS: dict[str, Any] = {
    "spend": Money("1000.005", "EUR"),
    "new_customers": 7,
    "paid_customers": 3,
    "new_logos": 0,
    "kept_customers": 12,
}
VARIANTS = [
    pytest.param(name, variant, id=f"{name}-{variant}")
    for name in METRICS
    for variant in getattr(frames, name).metric.variants
    if variant not in getattr(frames, name).not_here
]


#: Those that differ in their table only, and not in what an engine has to do.
ALIKE = ("_lost", "_decided", "_working", "paid", "new_logo", "blended", "of_answered", "not_won")
ASKED = [
    pytest.param(engine, *one.values, id=f"{engine}-{one.id}")
    for engine in ENGINES
    for one in VARIANTS
    if engine == "polars" or not str(one.values[1]).endswith(ALIKE)
]


@cache
def cases_for(name: str) -> dict[int, list[Any]]:
    """The cases of one metric, other ones than of another."""
    kind = getattr(frames, name).metric.rows.kind
    return cases_of(kind, seed=sum(map(ord, name)), cases=30)


@cache
def frame_for(engine: str, name: str) -> Any:
    return frame_on(engine, columns_of_rows(cases_for(name)))


def questions(name: str, variant: str) -> list[dict[str, Any]]:
    """What is asked: of all dates by every key at once, and of a period."""
    known = getattr(frames, name).metric.variants[variant]
    asked = {"variant": variant, **{one: NEEDS[one] for one in known.needs}}
    of_a_day = {"as_of": TODAY} if name in OF_A_DAY else {}
    by = [one for one in METRICS[name] if not (known.not_by and known.not_by.first_of([one]))]
    return [
        {**asked, **of_a_day, "by": tuple(by)},
        {**asked, "period": "2024", "as_of": TODAY, "by": tuple(by[:1])},
    ]


def exact(metric: Any, rows: list[Any], by: tuple[str, ...], **asked: Any) -> dict[Any, Any]:
    """What records answer of one case, by its keys."""
    if not by and not isinstance(metric, MoneyMetric):
        return {(): metric(rows, **asked)}
    grouped: dict[str, Any] = {"by": by} if by else {}
    found = metric(rows, **asked, **grouped)
    return {key if isinstance(key, tuple) else (key,): one for key, one in found.items()}


@cache
def expected_of(name: str, variant: str, at: int) -> dict[Any, Any]:
    metric, asked = getattr(frames, name).metric, questions(name, variant)[at]
    return {
        (case, *key): one
        for case, rows in cases_for(name).items()
        for key, one in exact(metric, rows, **asked).items()
    }


#: What counts different values does so in another way where an engine groups once.
ON_SLOW = [
    pytest.param(engine, name, variant, marks=pytest.mark.slow, id=f"{engine}-{name}-{variant}")
    for engine in ("dask", "sqlframe", "pyspark")
    for name, variant in (("pushed_opportunities", "deals"), ("clv", "lifetime"))
]


@pytest.mark.parametrize(("engine", "name", "variant"), [*ASKED, *ON_SLOW])
def test_a_frame_of_ready_rows_gives_what_records_give(
    engine: str, name: str, variant: str
) -> None:
    metric, asked = getattr(frames, name), questions(name, variant)
    # The rules are the same on every engine, so that most are asked once.
    for at in range(2) if engine == "polars" else (0,):
        expected = expected_of(name, variant, at)
        if name == "cost_per_lead":
            one_by_one(engine, metric, asked[at], expected)
            continue
        by = ("case_id", *asked[at]["by"])
        given = metric(frame_for(engine, name), **asked[at] | {"by": by})
        answer = rows_of_answer(given)
        if engine == "polars":
            assert_measured(given, expected)
        last = (
            ("currency",)
            if "currency" in answer[0] and isinstance(metric.metric, MoneyMetric)
            else ()
        )
        keys = [f"{key}_of_rows" if f"{key}_of_rows" in answer[0] else key for key in (*by, *last)]
        assert differences(answer, keys, expected) == []


def assert_measured(answer: Any, expected: dict[Any, Any]) -> None:
    """The measurements of an answer have the values and the accounts of those of records."""
    found: Any = frames.measurements(answer)
    assert found.keys() == expected.keys()
    for key, one in expected.items():
        measured = found[key]
        assert (measured.status, measured.reason) == (one.status, one.reason)
        assert (number(measured.value), measured.excluded) == (number(one.value), one.excluded)
        assert measured.counted == one.counted


def number(value: Any) -> Fraction | None:
    """A value without its unit."""
    if isinstance(value, Ratio):
        return Fraction(value.numerator) / Fraction(value.denominator)
    return None if value is None else Fraction(getattr(value, "amount", value))


def one_by_one(engine: str, metric: Any, asked: dict[str, Any], expected: Any) -> None:
    """What has no groups is asked of a few cases, each in a frame of its own."""
    asked = {name: value for name, value in asked.items() if name != "by"}
    for case in range(4):
        frame = frame_on(engine, columns_of_rows({case: cases_for("cost_per_lead")[case]}))
        answer = rows_of_answer(metric(frame, **asked))
        assert differences(answer, (), {(): expected[(case,)]}) == []
        assert answer[0]["currency"] == "EUR"


def test_the_made_up_rows_let_every_metric_answer() -> None:
    for one in VARIANTS:
        name, variant = map(str, one.values)
        answered = [one.value is not None for one in expected_of(name, variant, 0).values()]
        assert any(answered) or variant == "new_logo", (name, variant)
        assert len(answered) >= 30, (name, variant)


@pytest.mark.parametrize(
    ("name", "variant"),
    [
        ("list_discount", "mean_per_line"),
        ("forecast_accuracy", "mape"),
        ("quota_attainment", "mean_of_members"),
        ("quota_attainment", "to_date"),
    ],
)
def test_what_is_no_division_of_whole_numbers_is_refused_by_name(name: str, variant: str) -> None:
    with pytest.raises(frames.NotOnFrames) as error:
        getattr(frames, name)(frame_for("polars", name), variant=variant)
    assert name in str(error.value)
    assert variant in error.value.text("nl")


def test_rows_of_another_day_than_was_asked_about_are_refused() -> None:
    ages = frame_for("polars", "pipeline_age")
    [answer] = rows_of_answer(frames.pipeline_age(ages, as_of="2024-01-01"))
    assert (answer["status"], answer["reason"]) == ("refused", "of_another_day")
    assert answer["of_another_day"] == sum(map(len, cases_for("pipeline_age").values()))
    assert answer["value"] is None


def test_a_time_finer_than_a_thousandth_of_a_second_is_refused_and_not_rounded() -> None:
    lead = evolve(cases_for("speed_to_lead")[0][0], created=TODAY, responded=TODAY)
    for seconds, status in (("0.001", "measured"), ("0.0001", "refused")):
        row = evolve(lead, response_seconds=Decimal(seconds))
        [answer] = rows_of_answer(
            frames.speed_to_lead(frame_on("polars", columns_of_rows({1: [row]})))
        )
        assert answer["status"] == status
    assert answer["reason"] == "out_of_bounds"


def test_two_amounts_of_a_row_in_columns_of_two_currencies_are_refused() -> None:
    lines = frame_for("polars", "list_discount")
    apart = {"listed": {"column": "listed", "currency": {"column": "product"}}}
    with pytest.raises(BadArgument, match="mapping"):
        frames.list_discount(lines, mapping=apart)
    one = {name: {"column": name, "currency": "EUR"} for name in ("listed", "asked")}
    [answer] = rows_of_answer(frames.list_discount(lines, mapping=one))
    assert answer["status"] == "measured"


def test_a_number_of_a_call_that_64_bits_cannot_hold_raises() -> None:
    spends = frame_for("polars", "cac")
    for number in (10**13, Money(10**11, "EUR")):
        name = "spend" if isinstance(number, Money) else "new_customers"
        metric = frames.cost_per_lead if isinstance(number, Money) else frames.cac
        given: dict[str, Any] = {name: number}
        with pytest.raises(BadArgument, match=name):
            metric(spends, **given)


def test_a_column_that_tells_yes_or_no_must_do_so() -> None:
    cycles = frame_for("polars", "conversion_to_close").cast({"was_converted": pl.Int8})
    with pytest.raises(frames.SchemaProblems) as error:
        frames.conversion_to_close(cycles)
    assert [one.column for one in error.value.problems] == ["was_converted"]


def test_times_are_read_from_a_column_of_another_name() -> None:
    handed = frame_for("polars", "time_to_answer")
    renamed = handed.rename({"seconds": "took"})
    answer = frames.time_to_answer(renamed, mapping={"seconds": "took"})
    assert answer.equals(frames.time_to_answer(handed))


REQUIRED = [
    (name, one)
    for name in (
        *("pipeline_age", "slippage", "pushed_opportunities", "conversion_to_close"),
        *("list_discount", "speed_to_lead", "time_to_answer", "quota_attainment", "cac", "clv"),
    )
    for one in getattr(frames, name).rows.needed
]


@pytest.mark.parametrize(
    ("engine", "name", "field"),
    [
        *(("polars", *one) for one in REQUIRED),
        # One field of each type is enough.
        *((engine, "quota_attainment", "actual") for engine in ENGINES[1:]),
        *((engine, "cac", "category") for engine in ENGINES[1:]),
        *((engine, "pushed_opportunities", "deal") for engine in ENGINES[1:]),
        *((engine, "conversion_to_close", "was_converted") for engine in ENGINES[2:]),
    ],
)
def test_a_value_that_every_row_has_is_not_0_where_it_is_missing(
    engine: str, name: str, field: str
) -> None:
    columns = columns_of_rows({1: cases_for(name)[1]})
    kind, values = columns[field]
    columns[field] = (kind, [None, *values[1:]])
    metric = getattr(frames, name)
    needs = metric.metric.variants[metric.metric.default].needs
    given: dict[str, Any] = {"period": "2024", **{one: NEEDS[one] for one in needs}}
    if field == "customer_since":
        given["variant"] = "to_date"
    by_reason = rows_of_answer(metric(frame_on(engine, columns), **given))
    [*refused] = [row for row in by_reason if row["required_missing"]]
    assert [row["reason"] for row in refused] == ["required_missing"]
    assert sum(row["required_missing"] for row in refused) == 1


EVERY = [*ENGINES, *(pytest.param(one, marks=pytest.mark.slow) for one in ("ibis", "pyspark"))]


@pytest.mark.parametrize("engine", EVERY)
def test_units_are_told_apart_whatever_letters_they_are_written_in(engine: str) -> None:
    last = [TODAY, TODAY, TODAY.replace(year=2030)]
    columns: dict[str, Any] = {
        "owner": ("text", ["Ann", "Bo", "Cy"]),
        "unit": ("text", ["\u00e9crans", "\u00e9toiles", "\u00e9crans"]),
        "starts": ("date", [TODAY] * 3),
        "last": ("date", last),
        "known_to": ("date", last),
        "quota": ("float", [10.0] * 3),
        "actual": ("float", [5.0] * 3),
    }
    answer = frames.quota_attainment(frame_on(engine, columns), period="2024")
    [row] = rows_of_answer(answer)
    assert (row["member"], row["beyond_period"]) == (2, 1)
    assert (row["status"], row["reason"], row["value"]) == ("refused", "mixed_units", None)
