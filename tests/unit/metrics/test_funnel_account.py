"""A funnel of a log tells what became of every entry, those with a label that is no stage too."""

import pickle
from datetime import UTC, datetime, timedelta

import pytest

from salesterms import drop_off, overall_conversion, stage_conversion
from salesterms.logs import StageEntry
from salesterms.metrics import (
    Entries,
    FunnelPolicy,
    FunnelRows,
    FunnelStages,
    Skips,
    funnel_of_log,
)
from salesterms.results import Status

FIRST = FunnelPolicy(skips=Skips.PASSED, entries=Entries.FIRST)
STRICT = FunnelPolicy(skips=Skips.CASE_LEFT_OUT, entries=Entries.FIRST)
BEGIN = datetime(2024, 1, 1, 12, tzinfo=UTC)
ABC = FunnelStages(id="abc", stages=("A", "B", "C"))


def log(labels: str, case: str = "D-1") -> list[StageEntry]:
    """A case that goes through one label a day."""
    days = enumerate(labels)
    return [StageEntry(case, label, BEGIN + timedelta(days=day)) for day, label in days]


METRICS = (stage_conversion, drop_off, overall_conversion)
UNKNOWN = log("XYX") + log("Y", "D-2")


def test_every_entry_is_counted_and_those_of_no_stage_by_label() -> None:
    rows = funnel_of_log(log("AXBX") + log("Y-C", "D-2"), ABC, FIRST, zone="UTC")
    assert rows.read == 7
    assert list(rows.no_stage.items()) == [("X", 2), ("-", 1), ("Y", 1)]
    assert rows.why_none is None
    assert rows.explain().splitlines() == [
        "Entries of the log: 7; with a label that is a stage of the funnel: 3; with another: 4",
        "  X: 2",
        "  -: 1",
        "  Y: 1",
    ]
    assert rows.explain("nl").startswith("Regels van het log: 7; met een label")


def test_the_nearest_stage_is_named() -> None:
    rows = funnel_of_log(log("AB"), FunnelStages(id="b", stages=("a ", "Q")), FIRST, zone="UTC")
    assert "  A: 1 (nearest stage: a )" in rows.explain().splitlines()


def test_twenty_labels_are_named_and_all_are_counted() -> None:
    rows = funnel_of_log(log("abcdefghijklmnopqrstuvw"), ABC, FIRST, zone="UTC")
    assert rows.explain().splitlines()[-1] == "  and 3 other labels"
    assert "with another: 23" in rows.explain()
    measured = stage_conversion(rows)
    assert (len(measured.details), measured.details[-1]) == (21, "… (+ 3)")


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.id)
def test_where_no_label_is_a_stage_a_metric_says_so(metric: object) -> None:
    rows = funnel_of_log(UNKNOWN, ABC, FIRST, zone="UTC")
    assert rows == ()
    for measured in metric.compare(rows).values():  # type: ignore[attr-defined] # each has it
        assert (measured.status, measured.reason) == (Status.UNDEFINED, "no_stage_of_funnel")
        assert measured.details == ("X: 2", "Y: 2")
        assert "no label of the log is a stage of the funnel (X: 2, Y: 2)" in measured.explain()
        assert "(X: 2, Y: 2)" in measured.explain("nl")
    total = stage_conversion(rows, by="stage").total
    assert total is not None
    assert total.reason == "no_stage_of_funnel"


def test_no_entries_and_entries_in_a_stage_have_the_answer_of_the_metric() -> None:
    for labels in ("", "C", "CX"):
        rows = funnel_of_log(log(labels), ABC, STRICT, zone="UTC")
        assert stage_conversion(rows).reason == "zero_denominator"


def test_rows_stay_a_tuple_that_pickles_with_its_account() -> None:
    rows = funnel_of_log(log("AXB"), ABC, FIRST, zone="UTC")
    again = pickle.loads(pickle.dumps(rows))
    assert isinstance(rows, tuple)
    assert (again, again.read, again.no_stage, again.stages) == (rows, 3, {"X": 1}, ABC.stages)
    assert FunnelRows().why_none is None
