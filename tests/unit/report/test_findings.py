"""What stands out: each planted fact is told, and nothing is told that the rows do not bear."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from salesterms.entities import Opportunity
from salesterms.metrics import close_ratio
from salesterms.report import Report, build
from salesterms.report.findings import lowest
from salesterms.results import Measurements
from salesterms.values import SMALL_SAMPLE

Deal = Callable[..., Opportunity]


def told(report: Report, lang: str = "en") -> list[str]:
    """The findings, each as one text."""
    found = report.document()["stands_out"]
    return [" ".join(sentence[lang] for sentence in each["said"]) for each in found]


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("stale_after", [60, 90])
def test_the_three_planted_facts_stand_in_the_printed_report(
    sample: Any, planted: dict[str, Any], lang: str, stale_after: int
) -> None:
    report = build(sample, as_of=planted["AS_OF"], stale_after=stale_after)

    printed = " ".join(report.text(lang).split())

    lowest = {
        "en": ("Lowest close ratio of the owners: {}", "Lowest close ratio of the quarters: {}"),
        "nl": (
            "Laagste sluitingsverhouding van de accountmanagers: {}",
            "Laagste sluitingsverhouding van de kwartalen: {}",
        ),
    }[lang]
    stalls = {
        "en": "Most stale deals stand in stage {}",
        "nl": "De meeste stilgevallen deals staan in fase {}",
    }[lang]
    assert lowest[0].format(planted["WEAK_OWNER"]) in printed
    assert lowest[1].format(planted["WEAK_QUARTER"]) in printed
    assert stalls.format(planted["STALLED_STAGE"]) in printed


def test_the_groups_that_stand_out_are_marked_in_their_tables(
    report: Report, planted: dict[str, Any]
) -> None:
    marked = {
        line.cells[0]
        for section in report.sections
        for block in section.blocks
        for line in getattr(block, "lines", ())
        if line.marked
    }

    assert marked == {planted["WEAK_OWNER"], planted["WEAK_QUARTER"], planted["STALLED_STAGE"]}


def group(deal: Deal, owner: str | None, won: int, lost: int) -> list[Opportunity]:
    return [deal("won", owner=owner) for _ in range(won)] + [
        deal("lost", owner=owner) for _ in range(lost)
    ]


def test_a_small_group_is_not_judged_however_low(deal: Deal) -> None:
    rows = group(deal, "Ann", 20, 10) + group(deal, "Bo", 15, 15)
    rows += group(deal, "New", 0, SMALL_SAMPLE - 1)

    owner, *_ = told(build(rows))

    assert owner.startswith("Lowest close ratio of the owners: Bo, ")
    assert f"2 owners with at least {SMALL_SAMPLE} decided deals" in owner


def test_deals_without_an_owner_are_no_owner(deal: Deal) -> None:
    rows = group(deal, "Ann", 20, 10) + group(deal, None, 0, 40)

    assert told(build(rows))[0].startswith("Owners are not compared: fewer than two")


def test_of_a_difference_that_chance_explains_nothing_more_is_said(deal: Deal) -> None:
    near = told(build(group(deal, "Ann", 20, 20) + group(deal, "Bo", 19, 21)))[0]
    far = told(build(group(deal, "Ann", 90, 10) + group(deal, "Bo", 10, 90)))[0]

    assert "All the others together: 50.0" in near
    assert "wholly below" not in near
    assert "All the others together: 90.0" in far
    assert "lies wholly below that, at a confidence of 1 \u2212 0.05/2" in far


def test_the_lowest_of_many_must_lie_further_below(deal: Deal) -> None:
    lowest_of_two = group(deal, "Ann", 50, 50) + group(deal, "Bo", 12, 28)
    equal = [each for at in range(20) for each in group(deal, f"Owner {at}", 20, 20)]

    assert "wholly below" in told(build(lowest_of_two))[0]
    assert "wholly below" not in told(build(lowest_of_two + equal))[0]


def test_a_group_is_compared_with_the_others_small_and_nameless_ones_included(deal: Deal) -> None:
    rows = group(deal, "Ann", 60, 0) + group(deal, "Bo", 30, 30)
    rows += group(deal, "New", 0, 10) + group(deal, None, 0, 10)

    assert "All the others together: 75.0" in told(build(rows))[0]


def test_where_all_are_alike_nobody_is_named(deal: Deal) -> None:
    found = told(build(group(deal, "Ann", 30, 0) + group(deal, "Bo", 30, 0)))[0]

    assert found.startswith("No owner stands apart: all 2")


def test_equal_lowest_groups_give_the_first_by_name(deal: Deal) -> None:
    rows = group(deal, "Cas", 10, 20) + group(deal, "Bo", 10, 20) + group(deal, "Ann", 20, 10)

    assert "owners: Bo, " in told(build(rows))[0]


def test_where_nothing_is_stale_that_is_said(deal: Deal) -> None:
    rows = [deal("open", stage="New", last_activity=date(2024, 6, 29))]

    found = told(build(rows, as_of=date(2024, 6, 30), stale_after=30))

    assert found[-1] == "No open deal is stale."


def test_without_days_nothing_is_said_about_stale_deals(deal: Deal) -> None:
    assert len(told(build([deal("open", stage="New")]))) == 2


def test_groups_without_a_whole_are_compared_too(deal: Deal) -> None:
    answer = close_ratio(group(deal, "Ann", 20, 20) + group(deal, "Bo", 0, 40), by="owner")

    found = lowest("owner", Measurements(dict(answer), ("owner",)))

    assert found.group == "Bo"
    assert len(found.said) == 3
