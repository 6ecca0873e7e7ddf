"""Close dates: how they change, what slips, and what a snapshot must be."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from salesterms import (
    Category,
    Money,
    Opportunity,
    Ratio,
    pushed_opportunities,
    slippage,
)
from salesterms.metrics import (
    BadArgument,
    CloseDateChange,
    ExpectedClose,
    close_date_changes,
    expected_closes,
)

JAN, FEB, MAR, APR = (date(2024, month, 1) for month in (1, 2, 3, 4))


def deal(id_: str = "D-1", amount: int | None = 100, **fields: Any) -> Opportunity:
    """An open deal, unless its status is given."""
    money = None if amount is None else Money(amount, fields.pop("currency", "EUR"))
    given: dict[str, Any] = {"status": Category.OPEN, **fields}
    return Opportunity(id=id_, amount=money, **given)


class TestCloseDates:
    def test_a_deal_is_compared_with_when_it_was_last_seen_open(self) -> None:
        changes = close_date_changes(
            {
                "2024-03-01": [deal(expected_close=APR)],
                JAN: [deal(expected_close=FEB)],
                "2024-02-01": [],
            }
        )
        assert [(one.id, one.days, str(one.amount)) for one in changes] == [
            ("D-1@2024-03-01", 60, "100 EUR")
        ]

    def test_closing_a_deal_is_no_push_and_ends_its_dates(self) -> None:
        won = deal(status=Category.WON, closed=FEB, expected_close=MAR)
        again = deal(expected_close=APR)
        assert close_date_changes({JAN: [deal(expected_close=FEB)], FEB: [won], MAR: [again]}) == ()

    def test_dates_that_come_and_go_are_told(self) -> None:
        changes = close_date_changes(
            {JAN: [deal()], FEB: [deal(expected_close=APR)], MAR: [deal(amount=None)]}
        )
        assert [(one.days, one.currency) for one in changes] == [(None, "EUR"), (None, None)]
        assert pushed_opportunities(changes).excluded == {"date_set": 1, "date_removed": 1}

    def test_a_period_and_an_as_of_date_go_by_the_day_of_the_change(self) -> None:
        changes = close_date_changes(
            {JAN: [deal(expected_close=FEB)], FEB: [deal(expected_close=MAR)]}
        )
        assert pushed_opportunities(changes, period="2024-02").value == 1
        assert pushed_opportunities(changes, period="2024-03").excluded == {"outside_period": 1}
        assert pushed_opportunities(changes, as_of=JAN).excluded == {"changed_later": 1}
        assert pushed_opportunities(changes, variant="mean_days", by="owner")[None].value == 29

    def test_a_row_made_by_hand_that_changes_nothing_is_named(self) -> None:
        row = CloseDateChange(id="x", deal="D", changed_on=JAN, before=FEB, after=FEB)
        assert pushed_opportunities([row]).excluded == {"not_moved": 1}

    def test_a_formula_takes_the_ids_of_the_deals(self) -> None:
        formula = pushed_opportunities.formula
        assert formula(variant="deals", values=["D-1", "D-1", "D-2"]).value == 2
        assert formula(variant="pushes_each", values=["D-1", "D-1"]).value == Fraction(2)
        assert formula(variant="pushes_each", values=[]).reason == "zero_denominator"
        for wrong in ([1], "D-1", [""]):
            with pytest.raises(BadArgument):
                formula(variant="deals", values=wrong)

    @pytest.mark.parametrize(
        "snapshots",
        [
            {},
            {JAN: []},
            [],
            {JAN: [], "2024-01-01": []},
            {JAN: [], "1 feb": []},
            {JAN: [deal(), deal()], FEB: []},
            {JAN: ["D-1"], FEB: []},
            {JAN: 3, FEB: []},
        ],
    )
    def test_snapshots_are_two_days_or_more_with_each_deal_once(self, snapshots: Any) -> None:
        with pytest.raises(BadArgument):
            close_date_changes(snapshots)


class TestSlippage:
    def test_what_closed_after_the_as_of_date_had_slipped_by_then(self) -> None:
        before, after = deal(expected_close=FEB), deal(status=Category.WON, closed=MAR)
        rows = expected_closes([before], [after])
        assert slippage(rows).value == Ratio(0, 1)
        assert slippage(rows, as_of=FEB).value == Ratio(1, 1)
        assert slippage(rows, period="2024-02").value == Ratio(1, 1)

    def test_what_came_later_was_not_expected(self) -> None:
        assert expected_closes([], [deal()]) == ()

    def test_a_row_knows_its_currency(self) -> None:
        row = ExpectedClose(id="D", expected=JAN, status_before=Category.OPEN, status=None)
        assert row.currency is None
        assert expected_closes([deal()], [])[0].currency == "EUR"

    def test_a_negative_amount_is_left_out_of_the_value(self) -> None:
        rows = expected_closes([deal(amount=-5, expected_close=JAN)], [])
        assert slippage(rows, variant="value").excluded == {"vanished": 1}
        rows = expected_closes([deal(amount=-5, expected_close=JAN)], [deal()])
        assert slippage(rows, variant="value").excluded == {"negative_amount": 1}
