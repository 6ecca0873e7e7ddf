"""Logs that once gave a wrong number, or an error that was not ours."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from salesterms.errors.arguments import WrongArgument
from salesterms.lifecycle import Category
from salesterms.logs import (
    ALLOW,
    STRICT,
    BadCodes,
    BadEntry,
    BadFunnel,
    Funnel,
    Marks,
    NotAPolicy,
    NotARuling,
    NotSortedByCase,
    Policy,
    Ruling,
    StageEntry,
    UnknownVerdict,
    VerdictKind,
    Ways,
    audit,
    fit_of_codes,
    verdicts,
)
from salesterms.logs.counting import UnknownLabels
from salesterms.logs.reading import CHUNK
from salesterms.values import FrozenMapping
from salesterms.vocabularies import UnknownWord, hubspot

DEALS = hubspot.deal_stage
FIRST, SECOND, THIRD, FOURTH, FIFTH = (
    "Appointment Scheduled",
    "Qualified To Buy",
    "Presentation Scheduled",
    "Decision Maker Bought-In",
    "Contract Sent",
)
WON, LOST = "Closed Won", "Closed Lost"
START = datetime(2026, 3, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)


class NoTime(datetime):
    """What pandas has for a time that is missing: a datetime that does not even equal itself."""

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0

    def utcoffset(self) -> timedelta:
        raise ValueError


def entry(case: Any, label: Any, day: float = 0, **more: Any) -> StageEntry:
    return StageEntry(case, label, START + day * DAY, **more)


def kinds(*rows: StageEntry) -> list[str]:
    found = [verdict.kind for _, verdict in verdicts(rows, DEALS)]
    assert audit(rows, DEALS).verdicts == {kind: found.count(kind) for kind in VerdictKind}
    return list(map(str, found))


class TestDuplicates:
    """What is given twice, and what is another row."""

    def test_a_deal_that_comes_back_on_the_same_day_is_no_duplicate(self) -> None:
        rows = [entry("A", FIRST), *(entry("A", one, 1) for one in (SECOND, LOST, SECOND))]
        assert kinds(*rows) == ["legal", "legal", "legal", "reopened"]

    def test_a_row_right_after_its_like_is_a_duplicate(self) -> None:
        rows = [entry("A", FIRST), entry("A", SECOND, 1), entry("A", SECOND, 1)]
        assert kinds(*rows) == ["legal", "legal", "duplicate"]

    def test_an_earlier_row_that_comes_again_is_a_duplicate_and_not_out_of_order(self) -> None:
        rows = [entry("A", FIRST), entry("A", SECOND, 1), entry("A", FIRST)]
        assert kinds(*rows) == ["legal", "legal", "duplicate"]

    @pytest.mark.parametrize(
        "other",
        [
            {"owner": "Bob"},
            {"marks": Marks(approvals=False)},
        ],
    )
    def test_an_id_with_another_owner_or_other_marks_is_a_conflict(
        self, other: dict[str, Any]
    ) -> None:
        one = entry("A", FIRST, id="E-1", owner="Ann", marks=Marks(approvals=True))
        assert kinds(one, one) == ["legal", "duplicate"]
        assert kinds(one, one._replace(**other)) == ["legal", "conflicting_duplicate"]

    def test_an_id_with_another_spelling_of_the_label_is_a_duplicate(self) -> None:
        rows = [entry("A", FIRST, id="E-1"), entry("A", FIRST.upper(), id="E-1")]
        assert kinds(*rows) == ["legal", "duplicate"]

    def test_a_row_with_an_id_and_one_without_are_two_in_either_order(self) -> None:
        with_id, without = entry("A", FIRST, id="E-1"), entry("A", FIRST)
        assert kinds(with_id, without) == kinds(without, with_id) == ["legal", "stay"]


class TestWhereACaseBegins:
    """The label that a first row says the case came from."""

    def test_it_counts_as_stood_in(self) -> None:
        rows = [entry("A", WON, marks=Marks(before=FIFTH))]
        entered = {step.label: step.entered for step in audit(rows, DEALS).steps}
        assert (entered[FIFTH], entered[FIRST]) == (1, 0)

    def test_a_row_with_an_unknown_label_can_say_another_one_before_it(self) -> None:
        rows = [entry("A", FIRST), entry("A", "Parked", 1, marks=Marks(before=FIFTH))]
        [found] = [one for one in audit(rows, DEALS).findings if one.name == "other_label_before"]
        assert (found.rows, found.case) == (1, "A")

    def test_what_only_rows_with_unknown_labels_tell_was_looked_for(self) -> None:
        rows = [entry("A", "Parked", marks=Marks(approvals=False, outcome=Category.LOST))]
        found = {one.name: one.rows for one in audit(rows, DEALS).findings}
        assert found["won_without_approvals"] == found["outcomes_disagree"] == 0
        assert found["name_with_sales"] is None


class TestAsOf:
    """Rows that are later than the log is looked at are left out, and are rows all the same."""

    def test_a_case_that_comes_back_is_refused_when_one_between_is_left_out(self) -> None:
        rows = [entry("A", FIRST), entry("B", FIRST, 9), entry("A", SECOND, 1)]
        with pytest.raises(NotSortedByCase):
            audit(rows, DEALS, as_of=START + DAY, by_case=True)

    def test_it_is_refused_between_blocks_as_well(self) -> None:
        rows = [*([entry("A", FIRST)] * CHUNK), entry("B", FIRST, 9), entry("A", SECOND, 1)]
        with pytest.raises(NotSortedByCase):
            audit(rows, DEALS, as_of=START + DAY, by_case=True)

    @pytest.mark.parametrize("at", [START.replace(tzinfo=None), "x", None, START.date()])
    @pytest.mark.parametrize("by_case", [True, False])
    def test_what_is_no_instant_is_refused(self, at: Any, by_case: bool) -> None:
        rows = [entry("A", FIRST, 3), StageEntry("B", FIRST, at)]
        with pytest.raises(BadEntry, match="Row 2 of"):
            audit(rows, DEALS, as_of=START + DAY, by_case=by_case)

    @pytest.mark.parametrize("day", [0, 9])
    def test_rows_are_numbered_as_they_were_given(self, day: int) -> None:
        late = [entry(f"A-{number}", FIRST, 3) for number in range(3)]
        rows = [*late, entry("B", FIRST), entry("C", 5, day)]
        with pytest.raises(BadEntry, match="Row 5 of"):
            audit(rows, DEALS, as_of=START + DAY, by_case=True)


class TestRowsThatAreNone:
    """The same rows are refused whether they come sorted or not."""

    @pytest.mark.parametrize("by_case", [True, False])
    @pytest.mark.parametrize(
        "row",
        [
            entry("", FIRST),
            entry("B", FIRST, id=5),
            entry("B", FIRST, id=""),
            entry("B", FIRST, owner=5),
            entry("B", [FIRST]),
            entry("B", 5),
            entry(True, FIRST),
            entry(1.0, FIRST),
            StageEntry("B", FIRST, NoTime(2026, 3, 1)),
            entry("B", FIRST, marks=Marks(before=5)),  # type: ignore[arg-type] # it is refused
            entry("B", FIRST, marks=Marks(outcome="junk")),  # type: ignore[arg-type]
            entry("B", FIRST, marks=Marks(outcome=[])),  # type: ignore[arg-type]
            entry("B", FIRST, marks=Marks(approvals=0)),  # type: ignore[arg-type]
        ],
    )
    def test_they_are_refused(self, row: StageEntry, by_case: bool) -> None:
        with pytest.raises(BadEntry, match="Row 1 of"):
            audit([row], DEALS, by_case=by_case)

    def test_equal_numbers_of_other_types_are_no_case(self) -> None:
        rows = [entry(1, FIRST), entry(1.0, SECOND, 1)]
        with pytest.raises(BadEntry, match="Row 2 of"):
            audit(rows, DEALS, by_case=True)

    def test_no_time_is_no_as_of(self) -> None:
        with pytest.raises(TypeError, match="is no instant"):
            audit([], DEALS, as_of=NoTime(2026, 3, 1))


class TestArguments:
    """What else can be given and is not meant."""

    @pytest.mark.parametrize("codes", [[0, 0.0], [[0]], [True], [None]])
    def test_codes_are_whole_numbers(self, codes: Any) -> None:
        with pytest.raises(BadCodes):
            fit_of_codes(["A"] * len(codes), codes, DEALS)

    @pytest.mark.parametrize(("cases", "codes"), [(None, [0]), (iter("A"), [0]), (["A"], None)])
    def test_columns_have_a_length(self, cases: Any, codes: Any) -> None:
        with pytest.raises(WrongArgument):
            fit_of_codes(cases, codes, DEALS)

    def test_codes_are_judged_by_a_policy(self) -> None:
        with pytest.raises(NotAPolicy):
            fit_of_codes(["A"], [0], DEALS, policy="strict")  # type: ignore[arg-type]

    @pytest.mark.parametrize("asked", [audit, verdicts])
    def test_a_subject_is_one(self, asked: Any) -> None:
        with pytest.raises(WrongArgument):
            asked([], DEALS, subject=[])

    def test_a_policy_has_a_ruling_on_every_kind_and_no_other(self) -> None:
        for rulings in ({}, {**STRICT.rulings, VerdictKind.SKIP: True}, None):
            with pytest.raises(NotARuling):
                Policy(name="ours", rulings=rulings)  # type: ignore[arg-type]
        with_another: Any = {**STRICT.rulings, "jump": ALLOW}
        with pytest.raises(UnknownVerdict):
            Policy(name="ours", rulings=FrozenMapping(with_another))

    def test_a_ruling_is_true_or_false_for_a_reason(self) -> None:
        for allowed, because in ((1, ""), (True, None)):
            with pytest.raises(WrongArgument):
                Ruling(allowed=allowed, because=because)  # type: ignore[arg-type]

    @pytest.mark.parametrize("most", [-1, "x", 1.5, True, None])
    def test_a_number_of_steps_is_whole(self, most: Any) -> None:
        with pytest.raises(WrongArgument):
            audit([], DEALS).worst_edges(most)

    @pytest.mark.parametrize("steps", [5, None])
    def test_a_funnel_has_steps(self, steps: Any) -> None:
        with pytest.raises(BadFunnel):
            Funnel(steps)

    def test_a_title_is_a_text(self) -> None:
        with pytest.raises(WrongArgument):
            Funnel([("Lead", 1)], title=5)  # type: ignore[arg-type]


class TestWays:
    """The labels of a vocabulary are found as the rows of a log are."""

    def test_in_any_case_of_letters(self) -> None:
        ways = Ways(DEALS)
        assert ways.verdict("appointment scheduled", " QUALIFIED to buy ").text() == "legal"
        assert ways.term("closed won").word == WON
        assert ways.category("closed won") is Category.WON

    def test_a_word_that_is_no_label_is_refused(self) -> None:
        ways = Ways(DEALS)
        with pytest.raises(UnknownWord):
            ways.verdict("x", FIRST)
        with pytest.raises(UnknownWord):
            ways.term("y")
        with pytest.raises(UnknownWord):
            ways.label(5)

    def test_time_in_finds_a_label_as_rows_do(self) -> None:
        assert audit([entry("A", FIRST)], DEALS).time_in("appointment scheduled").lasting == 1


class TestMuch:
    """What a log may have much of."""

    def test_of_very_many_unknown_labels_the_first_in_the_alphabet_are_kept(self) -> None:
        labels = [f"label {number:05d}" for number in range(3 * UnknownLabels.MOST)]
        rows = [entry(label, label) for label in labels]
        found, other = audit(rows, DEALS), audit(rows[::-1], DEALS)
        assert found == other
        assert sorted(found.unknown_labels) == labels[: UnknownLabels.MOST]
        assert found.verdicts[VerdictKind.UNKNOWN_LABEL] == len(rows)

    @pytest.mark.slow
    def test_a_case_of_several_chunks_among_others(self) -> None:
        long = [entry("B", FIRST, number / 1e6) for number in range(3 * CHUNK)]
        for before, after in ((1, 1), (CHUNK - 1, 2), (CHUNK, CHUNK), (0, 0)):
            rows = [
                *(entry(f"A-{number:06d}", FIRST) for number in range(before)),
                *long,
                *(entry(f"C-{number:06d}", FIRST) for number in range(after)),
            ]
            found = audit(iter(rows), DEALS, by_case=True)
            assert (found.rows, found.cases) == (len(rows), before + 1 + after)
            assert found == audit(rows, DEALS)
