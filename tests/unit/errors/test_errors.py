"""Errors name the value, speak two languages, count everything and survive pickling."""

import pickle

import pytest

from salesterms.errors import (
    MASK,
    Fault,
    Kind,
    Problem,
    ProblemGroup,
    SalesTermsError,
    Text,
    UnknownLanguage,
    nearest,
    nearest_or_all,
    shown,
)

KIND = Kind(
    "bad_cell",
    Text("Not a cell: {value} ({detail})", "Geen cel: {value} ({detail})"),
    Text("leave it blank", "laat leeg"),
)


class Loud:
    def __repr__(self) -> str:
        raise RuntimeError


def problem(record: int) -> Problem:
    return Problem(kind=KIND, value="x", record=record, column="A", detail="so")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a", "'a'"),
        ("x" * 100, "'" + "x" * 80 + "…'"),
        (b"y" * 100, "b'" + "y" * 80 + "…'"),
        ([1] * 100, repr([1] * 100)[:80] + "…"),
        (Loud(), "<Loud>"),
        (10**5000, "<int>"),
        (MASK, "•••"),
    ],
    ids=["short", "long text", "long bytes", "long list", "no repr", "huge", "mask"],
)
def test_a_value_is_quoted_within_bounds_and_without_failing(value: object, expected: str) -> None:
    assert shown(value) == expected


def test_a_problem_says_what_where_and_the_remedy_in_both_languages() -> None:
    assert problem(3).text() == "Not a cell: 'x' (so) @ record 3, column 'A': leave it blank"
    assert problem(3).text("nl") == "Geen cel: 'x' (so) @ record 3, kolom 'A': laat leeg"
    assert Problem(kind=KIND, path="$.a").text() == "Not a cell: None () @ $.a: leave it blank"
    assert Problem(kind=KIND).text() == "Not a cell: None (): leave it blank"
    assert problem(3).code == "bad_cell"


def test_a_problem_in_a_text_names_the_line_and_the_character() -> None:
    found = Problem(kind=KIND, path="$.a", position=(2, 14))
    assert found.where() == "$.a, line 2, character 14"
    assert found.where("nl") == "$.a, regel 2, teken 14"


def test_a_detail_can_have_two_languages() -> None:
    found = Problem(kind=KIND, value=1, detail=Text("whole", "heel"))
    assert found.text() == "Not a cell: 1 (whole): leave it blank"
    assert found.text("nl") == "Geen cel: 1 (heel): laat leeg"


@pytest.mark.parametrize(
    ("value", "named"),
    [("wonn", "won"), ("zzz", "won, lost"), (7, "won, lost"), (MASK, "won, lost")],
    ids=["near", "far", "no text", "mask"],
)
def test_the_nearest_choices_are_named_or_all_of_them(value: object, named: str) -> None:
    found = Problem(kind=KIND, value=value, choices=("won", "lost"))
    assert f"({named})" in found.text()


def test_a_group_keeps_a_hundred_problems_and_counts_all() -> None:
    group = ProblemGroup.of(problem(number) for number in range(250))
    assert (group.count, len(group.problems)) == (250, 100)
    assert "Problems found: 250" in str(group)
    assert "and 150 more" in str(group)
    assert "en nog 150" in group.text("nl")


def test_a_group_pickles_splits_and_is_caught_by_part() -> None:
    group = ProblemGroup.of([problem(1), problem(2)])
    again = pickle.loads(pickle.dumps(group))
    assert (again.problems, again.count, str(again)) == (group.problems, 2, str(group))
    first, rest = group.split(lambda error: isinstance(error, Fault) and error.problem.record == 1)
    assert isinstance(first, ProblemGroup)
    assert isinstance(rest, ProblemGroup)
    assert first.problems == (problem(1),)
    assert first.count == 1
    with pytest.raises(SalesTermsError):
        raise group


def test_a_fault_reads_as_its_problem() -> None:
    fault = Fault(problem(1))
    assert str(fault) == problem(1).text()
    assert pickle.loads(pickle.dumps(fault)).problem == problem(1)


@pytest.mark.parametrize("lang", ["fr", "", "EN", None])
def test_only_english_and_dutch_are_spoken(lang: str) -> None:
    with pytest.raises(UnknownLanguage, match="'en' or 'nl'"):
        Text("a", "b").say(lang)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ammount", ("Amount",)),
        ("STAGE", ("Stage",)),
        ("close", ("Close date",)),
        ("qqq", ()),
    ],
)
def test_the_nearest_names_are_found_without_regard_to_case(
    name: str, expected: tuple[str, ...]
) -> None:
    assert nearest(name, ["Owner", "Amount", "Stage", "Close date"]) == expected


def test_nothing_is_near_to_what_is_no_text() -> None:
    for odd in (None, 5, ["won"], b"won"):
        assert nearest(odd, ["won", "lost"]) == ()
        assert nearest_or_all(odd, iter(["won", "lost"])) == ("won", "lost")


def test_finding_the_nearest_name_is_bounded() -> None:
    assert nearest("x" * 10**6, ["y" * 10**6] * 5000) == ()
