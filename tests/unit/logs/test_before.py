"""Rows that say themselves which label the case came from."""

from datetime import UTC, datetime

from salesterms.logs import Marks, StageEntry, VerdictKind, audit, verdicts
from salesterms.vocabularies import hubspot

DEALS = hubspot.deal_stage
FIRST, SECOND, THIRD = (
    "Appointment Scheduled",
    "Qualified To Buy",
    "Presentation Scheduled",
)


def row(label: str, day: int, before: str | None) -> StageEntry:
    at = datetime(2026, 3, day, tzinfo=UTC)
    return StageEntry("D-1", label, at, marks=Marks(before=before))


def other_label_before(rows: list[StageEntry]) -> int | None:
    [found] = [one for one in audit(rows, DEALS).findings if one.name == "other_label_before"]
    return found.rows


def test_a_case_begins_in_the_label_that_its_first_row_came_from() -> None:
    rows = [row(SECOND, 2, FIRST), row(THIRD, 3, SECOND)]
    found = audit(rows, DEALS)
    assert [verdict.kind for _, verdict in verdicts(rows, DEALS)] == [VerdictKind.LEGAL] * 2
    assert (found.fit, found.cases) == (1, 1)
    steps = {(edge.source, edge.target) for edge in found.edges}
    assert steps == {(FIRST, SECOND), (SECOND, THIRD)}


def test_no_time_is_counted_in_a_label_of_which_the_beginning_is_not_known() -> None:
    found = audit([row(SECOND, 2, FIRST), row(THIRD, 3, SECOND)], DEALS)
    assert found.time_in(FIRST).ended is None


def test_a_first_row_that_came_from_nowhere_begins_as_any_other() -> None:
    [(_, verdict)] = verdicts([row(SECOND, 2, None)], DEALS)
    assert verdict.kind is VerdictKind.SKIP


def test_a_first_row_that_came_from_an_unknown_label_begins_as_any_other() -> None:
    [(_, verdict)] = verdicts([row(FIRST, 2, "Parked")], DEALS)
    assert verdict.kind is VerdictKind.LEGAL


def test_a_row_that_came_from_another_label_is_found_and_judged_by_the_row_before_it() -> None:
    rows = [row(FIRST, 1, None), row(SECOND, 2, THIRD)]
    assert other_label_before(rows) == 1
    assert audit(rows, DEALS).fit == 1


def test_a_label_before_may_be_spelled_as_labels_may() -> None:
    assert other_label_before([row(FIRST, 1, None), row(SECOND, 2, "appointment scheduled")]) == 0


def test_unknown_labels_are_compared_as_they_are_written() -> None:
    parked = [row(FIRST, 1, None), row("Parked", 2, FIRST)]
    assert other_label_before([*parked, row(SECOND, 3, "parked")]) == 0
    assert other_label_before([*parked, row(SECOND, 3, FIRST)]) == 1


def test_without_such_a_column_it_is_not_looked_for() -> None:
    assert other_label_before([row(FIRST, 1, None)]) is None
