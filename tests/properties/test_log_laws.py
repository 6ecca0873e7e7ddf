"""The laws of the audit of stage logs."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesterms.logs import (
    LENIENT,
    STRICT,
    Marks,
    StageEntry,
    VerdictKind,
    Ways,
    audit,
    courses,
    reading,
    verdicts,
)
from salesterms.logs.passing import steps_on
from salesterms.vocabularies import four_types, hubspot, salesforce

VOCABULARIES = (hubspot.deal_stage, salesforce.lead_status, four_types)
WAYS = {vocabulary.id: Ways(vocabulary) for vocabulary in VOCABULARIES}
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@st.composite
def logs(draw: st.DrawFn) -> tuple[Any, list[StageEntry]]:
    """A vocabulary, and rows of a few cases with faults of every kind, in any order of cases."""
    vocabulary = draw(st.sampled_from(VOCABULARIES))
    ways = WAYS[vocabulary.id]
    labels = st.sampled_from((*ways.labels, "Parked"))
    spelled = st.sampled_from((*ways.code_of, "parked", " PARKED "))  # folded, and aliases
    rows = st.builds(
        StageEntry,
        case=draw(st.sampled_from((st.sampled_from(("A", "B", "C")), st.integers(1, 3)))),
        label=labels | spelled,
        at=st.integers(0, 6).map(lambda hours: NOON + timedelta(hours=hours)),
        id=st.sampled_from((None, None, None, "E-1", "E-2")),
        owner=st.sampled_from((None, None, None, "Ann")),
        marks=st.none() | st.none() | st.builds(Marks, before=labels | st.none()),
    )
    return vocabulary, draw(st.lists(rows, max_size=14))


def by_hand(rows: list[StageEntry], vocabulary: Any) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = {}
    for entry, verdict in verdicts(rows, vocabulary):
        found.setdefault(entry.case, []).append((entry, verdict))
    return found


class TestEveryRowIsCountedOnce:
    """Every row has one verdict, and every case fits or does not."""

    @given(logs())
    def test_verdicts_add_up_to_the_rows(self, log: tuple[Any, list[StageEntry]]) -> None:
        vocabulary, rows = log
        found = audit(rows, vocabulary)
        assert sum(found.verdicts.values()) == found.rows == len(rows)
        assert 0 <= found.fit <= found.cases == len({row.case for row in rows})

    @given(logs(), st.sampled_from((STRICT, LENIENT)))
    def test_the_quick_reading_equals_the_plain_one(
        self, log: tuple[Any, list[StageEntry]], policy: Any
    ) -> None:
        vocabulary, rows = log
        found = audit(rows, vocabulary, policy=policy, keep_ids=True)
        plain = by_hand(rows, vocabulary)
        kinds = Counter(verdict.kind for rows_ in plain.values() for _, verdict in rows_)
        assert {kind: n for kind, n in found.verdicts.items() if n} == kinds
        unfit = {
            case
            for case, judged in plain.items()
            if any(policy.forbids(verdict.kind) for _, verdict in judged)
        }
        assert found.unfit_ids == tuple(sorted(unfit))

    @given(logs())
    def test_time_is_counted_once(self, log: tuple[Any, list[StageEntry]]) -> None:
        """What the spells of a log add up to is the time between entering and leaving labels."""
        vocabulary, rows = log
        found = audit(rows, vocabulary, as_of=NOON + timedelta(days=1))
        spells, lasting = Counter[str](), Counter[str]()
        label_of = WAYS[vocabulary.id].label
        for judged in by_hand(rows, vocabulary).values():
            standing: str | None = None
            for entry, verdict in judged:
                if verdict.kind is VerdictKind.UNKNOWN_LABEL:
                    spells.update([standing] if standing else [])
                    standing = None
                elif verdict.kind.moves and label_of(entry.label) != standing:
                    spells.update([standing] if standing else [])
                    standing = label_of(entry.label)
            lasting.update([standing] if standing else [])
        for one in found.times:
            assert (one.ended.spells if one.ended else 0) == spells[one.label]
            assert one.lasting == lasting[one.label]

    @given(logs())
    def test_a_case_comes_as_far_as_the_labels_that_it_stood_in(
        self, log: tuple[Any, list[StageEntry]]
    ) -> None:
        """Where a first row says which label the case came from, it stood in that one as well."""
        vocabulary, rows = log
        ways = WAYS[vocabulary.id]
        steps = steps_on(ways)
        stood = []
        for judged in by_hand(rows, vocabulary).values():
            marks = judged[0][0].marks
            moved = [ways.label(entry.label) for entry, verdict in judged if verdict.kind.moves]
            begun = {marks.before} & {*ways.labels} if marks is not None else set()
            stood.append({*moved, *begun})
        for step in audit(rows, vocabulary).steps:
            passed = [
                case for case in stood if any(step.label in steps.passed[one] for one in case)
            ]
            entered = [case for case in stood if case & steps.kinds[step.label]]
            assert (step.cases, step.entered) == (len(passed), len(entered))

    @given(logs(), st.integers(0, 3), st.integers(0, 6), st.integers(1, 4))
    def test_it_makes_no_difference_how_much_is_counted_at_once(
        self, log: tuple[Any, list[StageEntry]], most: int, room: int, chunk: int
    ) -> None:
        vocabulary, rows = log
        whole = audit(rows, vocabulary, as_of=NOON + timedelta(hours=5), keep_ids=True)
        with (
            mock.patch.object(courses, "MOST", most),
            mock.patch.object(courses, "ROOM", room),
            mock.patch.object(reading, "CHUNK", chunk),
        ):
            ordered = sorted(rows, key=lambda row: row.case)
            for by_case, given_ in ((False, rows), (True, ordered)):
                found = audit(
                    given_,
                    vocabulary,
                    as_of=NOON + timedelta(hours=5),
                    by_case=by_case,
                    keep_ids=True,
                )
                assert found == whole


class TestCasesAreIndependent:
    """The verdicts on a case depend on its own rows alone."""

    @given(logs(), st.randoms(use_true_random=False))
    def test_the_order_of_the_cases_changes_nothing(
        self, log: tuple[Any, list[StageEntry]], rng: Any
    ) -> None:
        vocabulary, rows = log
        cases = sorted({row.case for row in rows})
        rng.shuffle(cases)
        moved = [row for case in cases for row in rows if row.case == case]
        assert audit(moved, vocabulary, keep_ids=True) == audit(rows, vocabulary, keep_ids=True)

    @given(logs())
    def test_sorted_by_case_is_counted_alike(self, log: tuple[Any, list[StageEntry]]) -> None:
        vocabulary, rows = log
        ordered = sorted(rows, key=lambda row: row.case)
        assert audit(ordered, vocabulary, by_case=True) == audit(rows, vocabulary)

    @given(logs(), st.sampled_from(("A", "B", "C", 1, 2, 3)))
    def test_another_case_can_be_deleted(
        self, log: tuple[Any, list[StageEntry]], gone: str | int
    ) -> None:
        vocabulary, rows = log
        left = by_hand([row for row in rows if row.case != gone], vocabulary)
        assert left == {k: v for k, v in by_hand(rows, vocabulary).items() if k != gone}


class TestRowsAreOnlyAdded:
    """What comes later never changes the verdict on what came before."""

    @given(logs(), st.integers(0, 14))
    def test_a_prefix_keeps_its_verdicts(
        self, log: tuple[Any, list[StageEntry]], length: int
    ) -> None:
        vocabulary, rows = log
        whole = list(verdicts(rows, vocabulary))
        assert list(verdicts(rows[:length], vocabulary)) == whole[:length]

    @given(logs(), st.integers(-1, 7))
    def test_as_of_leaves_out_what_is_later(
        self, log: tuple[Any, list[StageEntry]], hours: int
    ) -> None:
        vocabulary, rows = log
        moment = NOON + timedelta(hours=hours)
        found = audit(rows, vocabulary, as_of=moment)
        kept = [row for row in rows if row.at <= moment]
        assert found.after_as_of == len(rows) - len(kept)
        assert found.verdicts == audit(kept, vocabulary).verdicts


class TestStepsAgreeWithTheWay:
    """The verdict on a pair of labels comes from the way between them."""

    @pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda one: one.id)
    def test_a_skip_passes_so_many_legal_steps(self, vocabulary: Any) -> None:
        ways = WAYS[vocabulary.id]
        for before in (None, *ways.labels):
            for label in ways.labels:
                verdict = ways.verdict(before, label)
                if verdict.kind is VerdictKind.SKIP:
                    assert ways.distances(before)[label] == verdict.stages + 1
                if verdict.kind is VerdictKind.BACKWARD:
                    assert before is not None
                    assert ways.distances(label)[before] == verdict.stages
