"""The laws of the audit of stage logs."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesterms.logs import (
    LENIENT,
    STRICT,
    StageEntry,
    VerdictKind,
    Ways,
    audit,
    verdicts,
)
from salesterms.vocabularies import four_types, hubspot, salesforce

VOCABULARIES = (hubspot.deal_stage, salesforce.lead_status, four_types)
WAYS = {vocabulary.id: Ways(vocabulary) for vocabulary in VOCABULARIES}
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@st.composite
def logs(draw: st.DrawFn) -> tuple[Any, list[StageEntry]]:
    """A vocabulary, and rows of a few cases with faults of every kind, in any order of cases."""
    vocabulary = draw(st.sampled_from(VOCABULARIES))
    words = st.sampled_from((*WAYS[vocabulary.id].labels, "Parked"))
    rows = st.builds(
        StageEntry,
        case=st.sampled_from(("A", "B", "C")),
        label=words,
        at=st.integers(0, 6).map(lambda hours: NOON + timedelta(hours=hours)),
        id=st.sampled_from((None, None, None, "E-1", "E-2")),
        owner=st.none(),
        marks=st.none(),
    )
    return vocabulary, draw(st.lists(rows, max_size=14))


def by_hand(rows: list[StageEntry], vocabulary: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for entry, verdict in verdicts(rows, vocabulary):
        found.setdefault(str(entry.case), []).append((entry, verdict))
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
        for judged in by_hand(rows, vocabulary).values():
            standing: str | None = None
            for entry, verdict in judged:
                if verdict.kind is VerdictKind.UNKNOWN_LABEL:
                    spells.update([standing] if standing else [])
                    standing = None
                elif verdict.kind.moves and entry.label != standing:
                    spells.update([standing] if standing else [])
                    standing = entry.label
            lasting.update([standing] if standing else [])
        for one in found.times:
            assert (one.ended.spans if one.ended else 0) == spells[one.label]
            assert one.lasting == lasting[one.label]


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

    @given(logs(), st.sampled_from(("A", "B", "C")))
    def test_another_case_can_be_deleted(
        self, log: tuple[Any, list[StageEntry]], gone: str
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
