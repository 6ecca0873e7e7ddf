"""What marketing brought and what it touched: rows from deals and touches, and the shares."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from salesterms import (
    Category,
    Money,
    Opportunity,
    Ratio,
    marketing_influenced,
    marketing_sourced,
)
from salesterms.entities import Touch
from salesterms.errors import WrongArgument
from salesterms.metrics import (
    AttributedDeal,
    BadArgument,
    ByMarketing,
    UnknownTouch,
    attributed_deals,
)
from salesterms.results import Status

YES, NO = ByMarketing.YES, ByMarketing.NO


def touch(id_: str, day: int, person: str = "P-1") -> Touch:
    """A touch at noon of a day in March."""
    return Touch(id=id_, person=person, at=datetime(2024, 3, day, 12, tzinfo=UTC))


def deal(**changes: Any) -> Opportunity:
    """A deal of a contact, created on the tenth and won on the twentieth."""
    given: dict[str, Any] = {
        "id": "D-1",
        "status": Category.WON,
        "created": date(2024, 3, 10),
        "closed": date(2024, 3, 20),
        "contacts": ("P-1",),
    }
    return Opportunity(**{**given, **changes})


def row_of(one: Opportunity, *touches: Touch, **more: Any) -> AttributedDeal:
    """The row of a deal; touches whose id begins with M are marketing's."""
    ours = {each.id for each in touches if each.id.startswith("M")}
    [row] = attributed_deals([one], touches, marketing=ours, zone="UTC", **more)
    return row


def answers(row: AttributedDeal) -> tuple[ByMarketing | None, ...]:
    """What is known by touches."""
    return row.by_first_touch, row.before_creation, row.before_close


@pytest.mark.parametrize(
    ("touches", "expected"),
    [
        ([("M-1", 1), ("S-1", 2)], (YES, YES, YES)),
        ([("S-1", 1), ("M-1", 2)], (NO, YES, YES)),
        ([("S-1", 1), ("M-1", 11)], (NO, NO, YES)),
        ([("S-1", 1), ("M-1", 21)], (NO, NO, NO)),
        ([("M-1", 10)], (YES, YES, YES)),
        ([("M-1", 11)], (None, NO, YES)),
        ([("M-1", 1), ("S-1", 1)], (None, YES, YES)),
        ([("M-1", 1), ("M-2", 1)], (YES, YES, YES)),
        ([], (None, NO, NO)),
    ],
)
def test_what_touches_tell(touches: list[tuple[str, int]], expected: tuple[Any, ...]) -> None:
    assert answers(row_of(deal(), *(touch(id_, day) for id_, day in touches))) == expected


def test_what_is_not_known_stays_unknown() -> None:
    first = touch("M-1", 1)
    assert answers(row_of(deal(contacts=()), first)) == (None, None, None)
    assert answers(row_of(deal(created=None), first)) == (None, None, YES)
    assert answers(row_of(deal(closed=None), first)) == (YES, YES, None)


def test_a_touch_of_somebody_else_is_not_of_the_deal() -> None:
    assert answers(row_of(deal(), touch("M-1", 1, "P-2"))) == (None, NO, NO)


def test_an_open_deal_was_touched_so_far() -> None:
    going = deal(status=Category.OPEN, closed=None)
    assert row_of(going, touch("M-1", 28)).before_close is YES


def test_the_source_on_record_is_marketings_or_not() -> None:
    given: dict[str, Any] = {"marketing_sources": {"fair"}}
    assert row_of(deal(), **given).by_source is None
    assert row_of(deal(), sources={"D-1": "fair"}, **given).by_source is YES
    assert row_of(deal(), sources={"D-1": "referral"}, **given).by_source is NO


def test_without_the_sources_of_marketing_no_source_is_known_to_be_its_own() -> None:
    assert row_of(deal(), sources={"D-1": "fair"}).by_source is None
    assert row_of(deal(), sources={"D-1": "fair"}, marketing_sources=set()).by_source is NO
    measured = marketing_sourced(
        [row_of(deal(), sources={"D-1": "fair"})], variant="lead_source_won_count"
    )
    assert measured.excluded == {"marketing_unknown": 1}


def test_a_share_by_value_and_by_number() -> None:
    rows = [
        row_of(deal(amount=Money(300, "EUR")), touch("M-1", 1)),
        row_of(deal(id="D-2", amount=Money(100, "EUR")), touch("S-1", 1)),
        row_of(deal(id="D-3", status=Category.LOST), touch("M-1", 1)),
    ]
    value = marketing_sourced(rows, period="2024-Q1")
    assert isinstance(value.value, Ratio)
    assert str(value.value) == "300/400"
    assert value.excluded == {"lost": 1}
    count = marketing_sourced(rows, variant="first_touch_won_count", by="currency")
    assert count["EUR"].value == Ratio(1, 2)
    assert count[None].status is Status.UNDEFINED


def test_unknown_is_left_out_and_never_taken_for_no() -> None:
    rows = [row_of(deal(contacts=())), row_of(deal(id="D-2"), touch("M-1", 1))]
    for metric in (marketing_sourced, marketing_influenced):
        name = f"{next(iter(metric.variants)).rsplit('_', 1)[0]}_count"
        measured = metric(rows, variant=name)
        assert measured.value == Ratio(1, 1)
        assert measured.excluded == {"marketing_unknown": 1}
        assert metric(rows[:1], variant=name).status is Status.UNDEFINED


def test_open_deals_go_by_their_creation() -> None:
    row = AttributedDeal(
        id="D-1", status=Category.OPEN, created=date(2024, 3, 10), before_creation=YES
    )
    place = marketing_influenced.place
    name = "before_creation_open_count"
    assert place(row, variant=name, period="2024-Q1") == "influenced"
    assert place(row, variant=name, period="2024-Q2") == "outside_period"
    assert place(row, variant="before_creation_open_value") == "no_amount"
    assert place(row, variant="before_close_won_count") == "open"


def test_an_id_that_no_touch_has_is_not_taken_for_a_touch_that_was_none_of_marketing() -> None:
    touches = [touch("mail-1", 1), touch("call-1", 2)]
    with pytest.raises(UnknownTouch, match=r"'mial-1'.*nearest: .*'mail-1'") as caught:
        attributed_deals([deal()], touches, marketing={"mial-1", "z", "call-1"}, zone="UTC")
    assert caught.value.args == ("mial-1", 2, ("mail-1", "call-1"))
    assert "kenmerken die geen contactmoment heeft" in caught.value.text("nl")
    with pytest.raises(UnknownTouch):
        attributed_deals([deal()], [], marketing={1}, zone="UTC")  # type: ignore[arg-type] # on purpose


def test_what_cannot_be_is_refused() -> None:
    for marketing in ("M-1", ["M-1"], None):
        with pytest.raises(WrongArgument):
            attributed_deals([], [], marketing=marketing, zone="UTC")  # type: ignore[arg-type]
    with pytest.raises(BadArgument):
        attributed_deals([1], [], marketing=set(), zone="UTC")  # type: ignore[list-item]
    with pytest.raises(WrongArgument):
        attributed_deals([], [1], marketing=set(), zone="UTC")  # type: ignore[list-item]
    with pytest.raises(WrongArgument):
        row_of(deal(), marketing_sources="fair")
    for sources in (None, ["D-1"], {1: "fair"}, {"D-1": 5}):
        with pytest.raises(WrongArgument):
            row_of(deal(), sources=sources)
    with pytest.raises(WrongArgument):
        AttributedDeal(id="D-1", status="won")  # type: ignore[arg-type]
