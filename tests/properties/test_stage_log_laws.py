"""The laws of reading stage logs."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from salesterms.interop import (
    Blank,
    Quarantined,
    Skipped,
    read_log_rows,
    read_stage_log,
    stage_log,
    stream_stage_log,
)
from salesterms.lifecycle import Category
from salesterms.logs import Marks, StageEntry

ENTRIES: dict[str, Any] = {"shape": "entries", "case": "case", "label": "label", "at": "at"}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FLAGS = {"true": ["yes"], "false": ["no"]}
#: Fields with an optional column of their own -> what it says.
FULL: dict[str, Any] = {
    **ENTRIES,
    "shape": "changes",
    "from": "from",
    "id": "id",
    "owner": "owner",
    "outcome": "outcome",
    "deal": {"column": "deal", **FLAGS},
    "approvals": {"column": "approvals", **FLAGS},
    "with_sales": {"column": "with_sales", **FLAGS},
}
TEXTS = st.text(
    st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=6
).filter(lambda text: bool(text.strip(" \t\n\v\f\r\u00a0\u2007\u202f\u200b\ufeff")))
INSTANTS = st.datetimes(
    datetime(1900, 1, 2),  # noqa: DTZ001 - the zone is given beside it
    datetime(2200, 12, 30),  # noqa: DTZ001 - likewise
    timezones=st.just(UTC),
)
FLAG = st.sampled_from((None, True, False))
LOGS = st.lists(
    st.builds(
        StageEntry,
        case=TEXTS,
        label=TEXTS,
        at=INSTANTS,
        id=st.none() | TEXTS,
        owner=st.none() | TEXTS,
        marks=st.builds(
            Marks,
            outcome=st.sampled_from((None, *Category)),
            deal=FLAG,
            approvals=FLAG,
            with_sales=FLAG,
            before=st.none() | TEXTS,
        ),
    ),
    max_size=6,
)


def flag(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


def cells(entry: StageEntry) -> dict[str, str]:
    marks = entry.marks or Marks()
    return {
        "case": str(entry.case),
        "label": entry.label,
        "at": entry.at.isoformat(),
        "from": marks.before or "",
        "id": entry.id or "",
        "owner": entry.owner or "",
        "outcome": "" if marks.outcome is None else marks.outcome.value,
        "deal": flag(marks.deal),
        "approvals": flag(marks.approvals),
        "with_sales": flag(marks.with_sales),
    }


def written(rows: list[dict[str, str]]) -> BytesIO:
    text = StringIO(newline="")
    writer = csv.DictWriter(text, list(cells(StageEntry("", "", EPOCH))))
    writer.writeheader()
    writer.writerows(rows)
    return BytesIO(text.getvalue().encode())


@given(LOGS)
def test_reading_what_was_written_loses_nothing(log: list[StageEntry]) -> None:
    result = read_stage_log(written([cells(entry) for entry in log]), FULL)
    assert result.accepted == tuple(log)


@given(LOGS)
def test_rows_in_memory_are_read_as_their_text_is(log: list[StageEntry]) -> None:
    assert stage_log([cells(entry) for entry in log], FULL if log else None) == tuple(log)


@given(
    st.lists(
        st.lists(
            st.sampled_from(("", "D-1", "New", "2026-03-05T10:15:00Z", "Total")),
            min_size=1,
            max_size=4,
        ),
        max_size=8,
    )
)
def test_every_record_ends_in_one_place_alike_in_both_readings(rows: list[list[str]]) -> None:
    lines = [",".join(row) + "\n" for row in rows]
    content = ("case,label,at\n" + "".join(lines)).encode()
    mapping = {**ENTRIES, "skip": {"values": ["Total"]}}
    result = read_stage_log(BytesIO(content), mapping)
    found = list(stream_stage_log(BytesIO(content), mapping))
    assert len(found) == result.read == len(rows)
    kinds = [type(one) for one in found]
    counts = [kinds.count(kind) for kind in (StageEntry, Quarantined, Blank, Skipped)]
    parts = (result.accepted, result.quarantined, range(result.blank), result.skipped)
    assert counts == list(map(len, parts))
    kept = [line for line, one in zip(lines, found, strict=True) if isinstance(one, Quarantined)]
    assert kept == [record.text for record in result.quarantined]


@given(st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from("XYZ"), st.integers(0, 5))))
def test_snapshots_give_the_changes_of_each_case_and_no_more(
    taken: list[tuple[str, str, int]],
) -> None:
    mapping = {**ENTRIES, "shape": "snapshots", "zone": {"written_in": "UTC"}}
    days = sorted({(day, case): label for case, label, day in taken}.items())
    rows = [
        {"case": case, "label": label, "at": EPOCH + timedelta(days=day)}
        for (day, case), label in days
    ]
    result = read_log_rows(rows, mapping)
    assert result.quarantined == ()
    assert len(result.accepted) + len(result.skipped) == len(rows)
    for case in "AB":
        labels = [row["label"] for row in rows if row["case"] == case]
        changes = [
            one for one, before in zip(labels, [None, *labels], strict=False) if one != before
        ]
        assert [one.label for one in result.accepted if one.case == case] == changes


@given(LOGS)
def test_order_by_time_changes_the_order_and_nothing_else(log: list[StageEntry]) -> None:
    rows = [cells(entry) for entry in log]
    result = read_stage_log(written(rows), {**FULL, "order": "by_time"})
    assert result.accepted == tuple(sorted(log, key=lambda entry: entry.at))


@given(LOGS)
def test_a_file_turned_round_gives_the_same_log_newest_first(log: list[StageEntry]) -> None:
    rows = [cells(entry) for entry in log]
    result = read_stage_log(written(rows), {**FULL, "order": "by_time"})
    turned = read_stage_log(written(rows[::-1]), {**FULL, "order": "newest_first"})
    assert turned == result


@given(st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from((0, 1))), max_size=6))
def test_rows_are_tied_where_another_has_their_case_and_their_instant(
    given_rows: list[tuple[str, int]],
) -> None:
    log = [StageEntry(case, "New", EPOCH + timedelta(days=day)) for case, day in given_rows]
    result = read_log_rows(log, {**ENTRIES, "order": "by_time"})
    assert result.tied == sum(given_rows.count(one) > 1 for one in given_rows)
