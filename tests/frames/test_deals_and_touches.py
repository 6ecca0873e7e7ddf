"""What marketing had to do with deals is, of frames of deals and touches, what records say."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import import_module
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl
import pytest
from attrs import evolve
from frame_comparing import differences
from frame_engines import Columns, frame_on, rows_of_answer
from packed_cases import DAY, deal_columns, deals_of_cases

from salesterms import frames, metrics
from salesterms.entities import Touch
from salesterms.errors import WrongArgument
from salesterms.metrics.arguments import BadArgument

ENGINES = ("polars", "polars_lazy", "pandas", "pandas_arrow", "pyarrow", "duckdb")
SLOW = ("dask", "ibis", "sqlframe", "pyspark")
EVERY = [*ENGINES, *(pytest.param(engine, marks=pytest.mark.slow) for engine in SLOW)]
ZONE = "Europe/Amsterdam"
SOURCES = ("fair", "website", "cold call")
OURS = frozenset({"fair", "website"})
ANSWERS = ("by_source", "by_first_touch", "before_creation", "before_close")
CASES = 40
NAMES = [
    (name, variant)
    for name in ("marketing_sourced", "marketing_influenced")
    for variant in getattr(metrics, name).variants
]


@cache
def deals() -> list[Any]:
    """Deals with none, one or two contacts, whom other deals share."""
    draw = Random(11)
    found = []
    for case, rows in deals_of_cases(12, CASES).items():
        people = [f"P-{case}-{number}" for number in range(3)]
        found += [
            evolve(
                row,
                id=f"{case} {row.id}",
                contacts=tuple(draw.sample(people, draw.choice((0, 1, 2)))),
            )
            for row in rows
        ]
    return found


@cache
def touches() -> list[Any]:
    """Touches of these people and of others; some of one instant, some about midnight."""
    draw = Random(13)
    found = []
    for number in range(CASES * 5):
        days = draw.choice((-30, -1, 0, 1, 29, 30, 31, 60, 90, 181, 400))
        at = datetime(DAY.year, DAY.month, DAY.day, draw.choice((9, 22, 23)), tzinfo=UTC)
        person = f"P-{draw.randrange(CASES)}-{draw.randrange(4)}"
        found.append(Touch(id=f"T-{number}", person=person, at=at + timedelta(days=days)))
    return found


@cache
def marketing() -> frozenset[str]:
    draw = Random(14)
    return frozenset(one.id for one in touches() if draw.random() < 0.5)


@cache
def sources() -> dict[str, Any]:
    draw = Random(15)
    return {deal.id: draw.choice((*SOURCES, None)) for deal in deals()}


@cache
def exact(*, people: bool) -> dict[str, Any]:
    """What records say; of deals alone only whom a touch was of is known as a contact."""
    touched = {one.person for one in touches()}
    given = [
        deal if people else evolve(deal, contacts=tuple(touched.intersection(deal.contacts)))
        for deal in deals()
    ]
    rows = metrics.attributed_deals(
        given,
        touches(),
        marketing=marketing(),
        zone=ZONE,
        sources=sources(),
        marketing_sources=OURS,
    )
    return {row.id: row for row in rows}


def clock(touch: Touch) -> datetime:
    """When it was, on the clock of the zone."""
    return touch.at.astimezone(ZoneInfo(ZONE)).replace(tzinfo=None)


def touch_columns(*, people: bool) -> dict[str, tuple[str, list[Any]]]:
    """The touches, by person or a row for each deal of that person."""
    whose = [(one.person, one) for one in touches()]
    if not people:
        whose = [
            (deal.id, one) for deal in deals() for one in touches() if one.person in deal.contacts
        ]
    return {
        ("person" if people else "deal"): ("text", [key for key, _ in whose]),
        "at": ("instant", [clock(one) for _, one in whose]),
        "ours": ("bool", [one.id in marketing() for _, one in whose]),
    }


def contact_columns() -> dict[str, tuple[str, list[Any]]]:
    pairs = [(deal.id, person) for deal in deals() for person in deal.contacts]
    pairs += [*pairs[:5], (None, "P-0-0"), (deals()[0].id, None)]
    return {
        "deal": ("text", [deal for deal, _ in pairs]),
        "person": ("text", [person for _, person in pairs]),
    }


def frame_of_deals(engine: str) -> Any:
    columns = deal_columns({0: deals()})
    columns |= {
        "id": ("text", [deal.id for deal in deals()]),
        "from": ("text", [sources()[deal.id] for deal in deals()]),
    }
    return frame_on(engine, columns)


def rows_on(engine: str, *, people: bool) -> Any:
    contacts = frame_on(engine, contact_columns()) if people else None
    return frames.attributed_deals(
        frame_of_deals(engine),
        frame_on(engine, touch_columns(people=people)),
        contacts=contacts,
        marketing_sources=OURS,
        mapping={"source": "from"},
        touch_mapping={"marketing": "ours"},
    )


@pytest.mark.parametrize("people", [True, False], ids=["of people", "of deals"])
@pytest.mark.parametrize("engine", EVERY)
def test_what_marketing_had_to_do_with_a_deal_is_what_records_say(
    engine: str, people: bool
) -> None:
    rows = rows_of_answer(rows_on(engine, people=people))
    known = exact(people=people)
    assert sorted(row["id"] for row in rows) == sorted(known)
    for row in rows:
        one = known[row["id"]]
        assert {name: row[name] for name in ANSWERS} == {
            name: getattr(one, name) for name in ANSWERS
        }, one.id
        assert (row["status"], row["owner"], row["source"]) == (one.status, one.owner, one.source)
        assert row["reason"] == ""
    if people:
        for name in ANSWERS:
            assert min(Counter(getattr(one, name) for one in known.values()).values()) > 10, name


@pytest.mark.parametrize(("name", "variant"), NAMES)
@pytest.mark.parametrize("engine", ENGINES)
def test_the_shares_are_those_of_records(engine: str, name: str, variant: str) -> None:
    asked: dict[str, Any] = {"variant": variant, "by": ("owner", "source", "currency")}
    asked |= {"as_of": "2024-06-30", "period": "2024"}
    found: Any = getattr(metrics, name)(exact(people=True).values(), **asked)
    answer = getattr(frames, name)(rows_on(engine, people=True), **asked)
    assert differences(rows_of_answer(answer), asked["by"], dict(found.items())) == []


def one_deal(**more: Any) -> dict[str, tuple[str, list[Any]]]:
    given: dict[str, Any] = {
        "id": ("text", ["D-1"]),
        "status": ("text", ["won"]),
        "created": ("date", [DAY]),
        "closed": ("date", [DAY]),
        "source": ("text", ["fair"]),
    }
    return given | more


def one_touch(**more: Any) -> dict[str, tuple[str, list[Any]]]:
    given: dict[str, Any] = {
        "deal": ("text", ["D-1", "D-1"]),
        "at": ("date", [DAY, DAY]),
        "marketing": ("bool", [True, True]),
    }
    return given | more


FAULTS: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
    ({}, {"at": ("date", [DAY, None])}),
    ({}, {"marketing": ("bool", [True, None])}),
    ({"id": ("text", [None])}, {}),
)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("deal", "touch"), FAULTS)
def test_what_cannot_be_told_is_refused_with_its_group(
    engine: str, deal: dict[str, Any], touch: dict[str, Any]
) -> None:
    if engine == "pandas" and "marketing" in touch:
        pytest.skip("pandas on NumPy holds no missing yes or no")
    rows = frames.attributed_deals(
        frame_on(engine, one_deal(**deal)),
        frame_on(engine, one_touch(**touch)),
        marketing_sources=OURS,
    )
    [row] = rows_of_answer(rows)
    assert (row["reason"], row["by_source"]) == ("required_missing", "yes")
    for name, variant, status in (
        ("marketing_sourced", "first_touch_won_count", "refused"),
        ("marketing_sourced", "lead_source_won_count", "measured"),
        ("marketing_influenced", "before_close_won_count", "refused"),
        ("marketing_influenced", "before_creation_won_count", "refused"),
    ):
        [answer] = rows_of_answer(getattr(frames, name)(rows, variant=variant))
        assert answer["status"] == status
        assert answer["reason"] == ("unknown_label" if status == "refused" else "")


@pytest.mark.parametrize("engine", ENGINES)
def test_touches_of_nobody_and_of_no_deal_count_for_none(engine: str) -> None:
    touch = frame_on(
        engine,
        {
            "deal": ("text", [None, "D-9"]),
            "at": ("date", [DAY, None]),
            "marketing": ("bool", [True, True]),
        },
    )
    rows = frames.attributed_deals(frame_on(engine, one_deal()), touch)
    [row] = rows_of_answer(rows)
    assert [row[name] for name in (*ANSWERS, "reason")] == [None] * 4 + [""]


@pytest.mark.parametrize("engine", ["polars", "pyarrow", "duckdb"])
def test_no_touches_at_all_tell_nothing_and_no_deals_give_no_rows(engine: str) -> None:
    none: Columns = {name: (kind, []) for name, (kind, _) in one_touch().items()}
    rows = frames.attributed_deals(frame_on(engine, one_deal()), frame_on(engine, none))
    [row] = rows_of_answer(rows)
    assert (row["by_first_touch"], row["before_close"], row["reason"]) == (None, None, "")
    empty: Columns = {name: (kind, []) for name, (kind, _) in one_deal().items()}
    rows = frames.attributed_deals(frame_on(engine, empty), frame_on(engine, one_touch()))
    assert rows_of_answer(rows) == []


def test_columns_of_ones_own_stay_and_a_deal_that_stands_twice_stays_twice() -> None:
    deal = pl.DataFrame({name: values * 2 for name, (_, values) in one_deal().items()})
    deal = deal.with_columns(region=pl.lit("N"), reason=pl.lit("mine"), amount=1.0)
    deal = deal.with_columns(currency=pl.lit("EUR"))
    touch = frame_on("polars", one_touch())
    rows = frames.attributed_deals(deal, touch, marketing_sources=set())
    fields = ["id", "status", "amount", "currency", "created", "closed", "source"]
    assert set(rows.columns) == {"region", *fields, *ANSWERS, "reason"}
    assert (
        rows.select("region", "by_source", "before_close", "reason").rows()
        == [("N", "no", "yes", "")] * 2
    )


IDS: tuple[tuple[Any, Any, bool], ...] = (
    (pl.Int64, pl.Int32, True),
    (pl.Categorical, pl.String, True),
    (pl.Categorical, pl.Categorical, True),
    (pl.String, pl.Int64, False),
    (pl.Int64, pl.Float64, False),
)


@pytest.mark.parametrize(("one", "other", "alike"), IDS)
def test_ids_are_of_one_type_or_can_be_told_alike(one: Any, other: Any, alike: bool) -> None:
    deal = frame_on("polars", one_deal(id=("text", ["7"]))).cast({"id": one})
    touch = frame_on("polars", one_touch(deal=("text", ["7", "7"]))).cast({"deal": other})
    if alike:
        rows = frames.attributed_deals(deal, touch)
        assert rows["before_close"].to_list() == ["yes"]
        return
    with pytest.raises(frames.SchemaProblems) as caught:
        frames.attributed_deals(deal, touch)
    assert [problem.column for problem in caught.value.problems] == ["id"]


def test_frames_of_two_kinds_and_columns_that_lack_are_refused() -> None:
    deal, touch = frame_on("polars", one_deal()), frame_on("polars", one_touch())
    pairs = pl.DataFrame({"deal": ["D-1"], "person": ["P-1"]})
    for wrong in ((deal, frame_on("pandas", one_touch()), None), (deal, touch, "pandas")):
        contacts = wrong[2] and frame_on("pandas", contact_columns())
        given = wrong[1] if contacts is None else touch.rename({"deal": "person"})
        with pytest.raises(BadArgument, match="pandas"):
            frames.attributed_deals(deal, given, contacts=contacts)
    for lacking, where, given in (
        ("closed", " mapping=", (deal.drop("closed"), touch, None)),
        ("marketing", "touch_mapping=", (deal, touch.drop("marketing"), None)),
        ("person", "touch_mapping=", (deal, touch, pairs)),
        ("person", "contacts=", (deal, touch.rename({"deal": "person"}), pairs.drop("person"))),
    ):
        with pytest.raises(frames.SchemaProblems) as error:
            frames.attributed_deals(*given[:2], contacts=given[2])
        assert [one.column for one in error.value.problems] == [lacking]
        assert where in error.value.problems[0].text()
    zoned = touch.with_columns(at=pl.col("at").cast(pl.Datetime("us", "UTC")))
    with pytest.raises(frames.SchemaProblems) as error:
        frames.attributed_deals(deal, zoned)
    assert [one.code for one in error.value.problems] == ["zoned_column"]
    with pytest.raises(frames.SchemaProblems):
        frames.attributed_deals(deal, touch.with_columns(marketing=pl.lit("yes")))
    with pytest.raises(WrongArgument):
        frames.attributed_deals(deal, touch, marketing_sources="fair")
    duckdb: Any = import_module("duckdb")
    other = duckdb.connect().sql("SELECT 'D-1' AS deal, DATE '2024-01-01' AS at, TRUE AS marketing")
    with pytest.raises(BadArgument, match="connection"):
        frames.attributed_deals(frame_on("duckdb", one_deal()), other)
    of_people = one_touch()
    of_people["person"] = of_people.pop("deal")
    touch = frame_on("duckdb", of_people)
    pairs = duckdb.connect().sql("SELECT 'D-1' AS deal, 'D-1' AS person")
    with pytest.raises(BadArgument, match="touches"):
        frames.attributed_deals(frame_on("duckdb", one_deal()), touch, contacts=pairs)


def test_a_lazy_frame_stays_lazy() -> None:
    deal, touch = (frame_on("polars_lazy", made) for made in (one_deal(), one_touch()))
    rows = frames.attributed_deals(deal, touch)
    assert isinstance(rows, pl.LazyFrame)
    assert isinstance(
        frames.marketing_influenced(rows, variant="before_close_won_count"), pl.LazyFrame
    )
    assert rows.collect()["before_close"].to_list() == ["yes"]
