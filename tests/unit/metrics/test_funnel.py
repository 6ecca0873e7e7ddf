"""Funnels: from a log or journeys to rows by a policy, and the conversion of each stage."""

import pickle
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from salesterms import (
    Ratio,
    drop_off,
    funnel_conversion,
    overall_conversion,
    stage_conversion,
)
from salesterms.errors import SalesTermsError, WrongArgument
from salesterms.facts import Facts
from salesterms.journey import Journey
from salesterms.logs import BadEntry, NotALog, StageEntry
from salesterms.metrics import (
    FUNNELS,
    BadArgument,
    Entries,
    FunnelEntry,
    FunnelPolicy,
    FunnelStages,
    Skips,
    StepOutcome,
    StepPosition,
    conversions_of_counts,
    funnel_of_journeys,
    funnel_of_log,
    funnel_stages,
)
from salesterms.results import Status
from salesterms.values import CALENDAR_UNITS
from salesterms.vocabularies import aida, funnel, vocabularies, vocabulary

FIRST = FunnelPolicy(skips=Skips.PASSED, entries=Entries.FIRST)
EACH = FunnelPolicy(skips=Skips.PASSED, entries=Entries.EACH)
STRICT = FunnelPolicy(skips=Skips.CASE_LEFT_OUT, entries=Entries.FIRST)
BEGIN = datetime(2024, 1, 1, 12, tzinfo=UTC)
ABC = FunnelStages(id="abc", stages=("A", "B", "C"))


def log(labels: str, case: str = "D-1") -> list[StageEntry]:
    """A case that goes through one label a day; "-" is a label that is no stage."""
    days = enumerate(labels)
    return [StageEntry(case, label, BEGIN + timedelta(days=day)) for day, label in days]


def told(labels: str, policy: FunnelPolicy) -> list[str]:
    """Each row as its stage, the days of entry and of going further, and a star if passed over."""
    found = []
    for row in funnel_of_log(log(labels), ABC, policy, zone="UTC"):
        assert row.entered is not None
        went = "-" if row.advanced is None else str(row.advanced.day)
        found.append(f"{row.stage}{row.entered.day}>{went}{'*' * row.passed_over}")
    return found


def entry(**changes: Any) -> FunnelEntry:
    """A row of a funnel that went from the first stage to the second."""
    given: dict[str, Any] = {
        "id": "D-1/1/1",
        "case": "D-1",
        "stage": "A",
        "place": 1,
        "position": StepPosition.FIRST,
        "next_stage": "B",
        "outcome": StepOutcome.ADVANCED,
        "whole": StepOutcome.STAYED,
        "entered": date(2024, 1, 5),
        "advanced": date(2024, 1, 9),
        "last_reached": "B",
    }
    return FunnelEntry(**{**given, **changes})


@pytest.mark.parametrize(
    ("labels", "first", "each"),
    [
        ("ABC", ["A1>2", "B2>3", "C3>-"], ["A1>2", "B2>3", "C3>-"]),
        ("AC", ["A1>2", "B2>2*", "C2>-"], ["A1>2", "B2>2*", "C2>-"]),
        ("B", ["A1>1*", "B1>-"], ["A1>1*", "B1>-"]),
        ("ABAB", ["A1>2", "B2>-"], ["A1>2", "A3>4", "B2>-", "B4>-"]),
        ("A-A", ["A1>-"], ["A1>-", "A3>-"]),
        ("AAB", ["A1>3", "B3>-"], ["A1>3", "B3>-"]),
        ("A-B", ["A1>3", "B3>-"], ["A1>3", "B3>-"]),
        ("--", [], []),
        ("", [], []),
    ],
)
def test_rows_of_a_case_by_first_and_by_each_entry(
    labels: str, first: list[str], each: list[str]
) -> None:
    assert told(labels, FIRST) == first
    assert told(labels, EACH) == each


def test_a_strict_policy_leaves_out_a_case_that_skips() -> None:
    rows = funnel_of_log(log("AC") + log("AB", "D-2"), ABC, STRICT, zone="UTC")
    assert {row.outcome for row in rows if row.case == "D-1"} == {StepOutcome.LEFT_OUT}
    measured = stage_conversion(rows)
    assert measured.value == Ratio(1, 2)
    assert measured.excluded["case_skips"] == 3


def test_a_row_says_where_the_case_ended_and_whose_it_was() -> None:
    rows = [one._replace(owner="Ann") for one in log("ABC")]
    last = funnel_of_log(rows, ABC, FIRST, zone="UTC", sources={"D-1": "fair"})[0]
    assert (last.last_reached, last.finished, last.whole) == (
        "C",
        date(2024, 1, 3),
        StepOutcome.ADVANCED,
    )
    assert (last.owner, last.source, last.first_entry) == ("Ann", "fair", Entries.FIRST)


def test_the_zone_decides_on_the_date() -> None:
    late = [StageEntry(7, "A", datetime(2024, 1, 1, 23, 30, tzinfo=UTC))]
    [row] = funnel_of_log(late, ABC, FIRST, zone="Europe/Amsterdam")
    assert (row.case, row.entered) == ("7", date(2024, 1, 2))


def test_a_log_may_stand_in_any_order() -> None:
    rows = funnel_of_log(reversed(log("ABC")), ABC, FIRST, zone="UTC")
    assert rows == funnel_of_log(log("ABC"), ABC, FIRST, zone="UTC")


def test_a_journey_is_a_case_by_the_words_of_a_vocabulary() -> None:
    cam = Journey.begin(person="P-1", account="A-1", facts=Facts(interest="explicit"))
    for event, day in (("accept_by_sales", 1), ("convert", 2), ("open_deal", 3)):
        cam = cam.advance(event, at=BEGIN + timedelta(days=day))
    rows = funnel_of_journeys([cam], funnel, "funnel", FIRST, zone="UTC", sources={"P-1": "fair"})
    assert [(row.stage, row.entered, row.source) for row in rows] == [
        ("TOFU", None, "fair"),
        ("MOFU", None, "fair"),
        ("BOFU", date(2024, 1, 4), "fair"),
    ]
    assert rows[0].case == "P-1/A-1/1"
    assert str(stage_conversion(rows).value) == "2/2"
    undated = stage_conversion(rows, as_of="2024-06-30")
    assert undated.excluded["no_entered_date"] == 2


def test_two_journeys_of_nobody_are_two_cases() -> None:
    someone = Journey.begin(facts=Facts(interest="explicit"))
    rows = funnel_of_journeys([someone, someone], aida, "aida", FIRST, zone="UTC")
    assert {row.case for row in rows} == {"1", "2"}


@pytest.mark.parametrize("name", FUNNELS)
def test_the_stages_of_a_funnel_are_words_of_its_vocabulary(name: str) -> None:
    stages = funnel_stages(name)
    if stages.vocabulary:
        known = vocabulary(stages.vocabulary)
        words = [term.word for term in known.table().terms]
        assert [word for word in reversed(words) if word in stages.stages] == list(stages.stages)
    else:
        assert name not in {one.id for one in vocabularies()}


def test_by_stage_the_whole_funnel_stands_in_order() -> None:
    rows = funnel_of_log(log("ABC"), ABC, FIRST, zone="UTC")
    other = FunnelStages(id="zyx", stages=("Z", "Y", "X"))
    back = [one._replace(label="ZYX"["ABC".index(one.label)]) for one in log("ABC")]
    assert list(stage_conversion(rows, by="stage")) == ["A", "B", "C"]
    found = stage_conversion(funnel_of_log(back, other, FIRST, zone="UTC"), by=["stage", "owner"])
    assert list(found) == [("Z", None), ("Y", None), ("X", None)]


def test_groups_of_a_funnel_stand_in_order_as_of_a_date_too() -> None:
    rows = funnel_of_log(log("ABC"), ABC, FIRST, zone="UTC", sources={"D-1": "fair"})
    found = stage_conversion(rows, by=["source", "stage"], as_of="2024-01-02")
    assert list(found) == [("fair", "A"), ("fair", "B"), ("fair", "C")]
    assert str(found[("fair", "B")].value) == "0/1"


def test_nobody_entered_is_undefined() -> None:
    for metric in (stage_conversion, drop_off, overall_conversion):
        assert metric([]).reason == "zero_denominator"
    assert funnel_conversion(entered=0, went_further=0).status is Status.UNDEFINED


def test_the_last_stage_has_nowhere_to_go() -> None:
    row = entry(position=StepPosition.LAST, next_stage=None, outcome=StepOutcome.STAYED)
    assert stage_conversion.place(row) == drop_off.place(row) == "last_stage"


def test_what_goes_further_later_has_not_gone_further() -> None:
    for variant in stage_conversion.variants:
        assert stage_conversion.place(entry(), variant=variant, as_of="2024-01-09") == "advanced"
        assert stage_conversion.place(entry(), variant=variant, as_of="2024-01-08") == "stayed"
        assert (
            stage_conversion.place(entry(), variant=variant, as_of="2024-01-04")
            == "not_entered_yet"
        )


def test_a_snapshot_may_exceed_one() -> None:
    before = [entry(entered=date(2023, 12, 1)), entry(entered=date(2023, 11, 1))]
    stayed = entry(outcome=StepOutcome.STAYED, advanced=None)
    measured = stage_conversion([*before, stayed], variant="snapshot", period="2024-Q1")
    assert measured.value == Ratio(2, 1)
    cohort = stage_conversion([*before, stayed], period="2024-Q1")
    assert cohort.value == Ratio(0, 1)
    assert cohort.excluded == {"outside_period": 2}


@pytest.mark.parametrize("unit", sorted(CALENDAR_UNITS))
def test_a_snapshot_is_asked_by_period_and_not_by_calendar_unit(unit: str) -> None:
    rows = [entry()]
    with pytest.raises(BadArgument, match="once for each period"):
        stage_conversion(rows, variant="snapshot", by=["stage", unit])
    assert stage_conversion(rows, variant="snapshot", by="stage")["A"].value == Ratio(1, 1)
    assert stage_conversion(rows, by=unit).total == stage_conversion(rows)


def test_a_case_that_comes_back_counts_once_in_the_whole() -> None:
    again = entry(id="D-1/1/2", turn=2, whole=StepOutcome.ADVANCED)
    measured = overall_conversion([entry(), again])
    assert measured.value == Ratio(0, 1)
    assert measured.excluded == {"entered_again": 1}


def test_of_one_number_there_are_no_steps() -> None:
    assert conversions_of_counts([]) == conversions_of_counts([5]) == ()
    assert conversions_of_counts([0, 0])[0].status is Status.UNDEFINED


def test_numbers_may_come_one_by_one() -> None:
    assert conversions_of_counts(iter([4, 2])) == conversions_of_counts([4, 2])


BAD: list[tuple[type[SalesTermsError], Any]] = [
    (WrongArgument, lambda: FunnelPolicy(skips="passed", entries=Entries.FIRST)),  # type: ignore[arg-type]
    (WrongArgument, lambda: FunnelPolicy(skips=Skips.PASSED, entries="first")),  # type: ignore[arg-type]
    (BadArgument, lambda: FunnelStages(id="x", stages=("A",))),
    (BadArgument, lambda: FunnelStages(id="x", stages=("A", "A"))),
    (BadArgument, lambda: FunnelStages(id="x", stages=("A", " "))),
    (BadArgument, lambda: FunnelStages(id="x", stages=["A", "B"])),  # type: ignore[arg-type]
    (BadArgument, lambda: funnel_stages("fumnel")),
    (BadArgument, lambda: funnel_stages([])),  # type: ignore[arg-type]
    (WrongArgument, lambda: funnel_of_log([], ("A", "B"), FIRST, zone="UTC")),  # type: ignore[arg-type]
    (WrongArgument, lambda: funnel_of_log([], ABC, "first", zone="UTC")),  # type: ignore[arg-type]
    (NotALog, lambda: funnel_of_log(5, ABC, FIRST, zone="UTC")),  # type: ignore[arg-type]
    (BadEntry, lambda: funnel_of_log([("D-1", "A")], ABC, FIRST, zone="UTC")),  # type: ignore[list-item]
    (BadEntry, lambda: funnel_of_log([("D-1", ["A"], BEGIN)], ABC, FIRST, zone="UTC")),  # type: ignore[list-item]
    (WrongArgument, lambda: funnel_of_log([], ABC, FIRST, zone="UTC", sources=None)),  # type: ignore[arg-type]
    (WrongArgument, lambda: funnel_of_log([], ABC, FIRST, zone="UTC", sources={1: "x"})),  # type: ignore[dict-item]
    (SalesTermsError, lambda: funnel_of_log(log("A"), ABC, FIRST, zone="Mars/Base")),
    (WrongArgument, lambda: funnel_of_journeys([], "funnel", "funnel", FIRST, zone="UTC")),  # type: ignore[arg-type]
    (WrongArgument, lambda: funnel_of_journeys([1], funnel, "funnel", FIRST, zone="UTC")),  # type: ignore[list-item]
    (WrongArgument, lambda: entry(place=0)),
    (WrongArgument, lambda: entry(entered=BEGIN)),
    (BadArgument, lambda: funnel_conversion(entered=-1, went_further=0)),
    (BadArgument, lambda: conversions_of_counts([1, 2.5])),  # type: ignore[list-item]
    (BadArgument, lambda: conversions_of_counts([-1])),
    (WrongArgument, lambda: conversions_of_counts(5)),  # type: ignore[arg-type]
    (WrongArgument, lambda: conversions_of_counts({"a": 1})),  # type: ignore[dict-item]
]


@pytest.mark.parametrize(("error", "call"), BAD, ids=map(str, range(len(BAD))))
def test_what_cannot_be_is_refused(error: type[SalesTermsError], call: Any) -> None:
    with pytest.raises(error) as refused:
        call()
    assert refused.value.text("nl")
    assert str(pickle.loads(pickle.dumps(refused.value))) == str(refused.value)


def test_it_is_explained_in_both_languages() -> None:
    measured = stage_conversion([entry()], period="2024-Q1")
    assert "1 / (1 + 0)" in measured.explain()
    assert "datum van binnenkomst" in measured.explain("nl")
    assert "kan boven 1 komen" in stage_conversion.describe("nl")
