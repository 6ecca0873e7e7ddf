"""Win and loss, cycles from conversion, time in stage, velocity and discounts: how they behave."""

import pickle
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from salesterms import (
    Category,
    Journey,
    Money,
    Opportunity,
    Ratio,
    average_deal,
    close_ratio,
    conversion_to_close,
    list_discount,
    lost_opportunities,
    lost_value,
    sales_cycle,
    sales_velocity,
    time_in_stage,
    win_loss_ratio,
    won_revenue,
)
from salesterms.entities import OrderLine
from salesterms.errors import SalesTermsError
from salesterms.facts import Facts
from salesterms.journey import NotJourneys
from salesterms.logs import NotALog, StageEntry
from salesterms.metrics import (
    BadArgument,
    ConversionCycle,
    DealLine,
    StageSpell,
    cycles_from_conversion,
    lines_of,
    stage_spells,
)
from salesterms.results import NoShares, Status
from salesterms.vocabularies import hubspot

DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def lost(
    id_: str, reason: str | None, amount: str | None = "100", code: str = "EUR"
) -> Opportunity:
    return Opportunity(
        id=id_,
        status=Category.LOST,
        lost_reason=reason,
        amount=None if amount is None else Money(amount, code),
    )


LOST = [lost("D-1", "price"), lost("D-2", "no_decision", "50"), lost("D-3", "price", "50")]
WON = Opportunity(id="D-4", status=Category.WON, amount=Money("400", "EUR"), competitor="Rival")


class TestShares:
    def test_win_loss_by_reason_is_one_call(self) -> None:
        shares = lost_opportunities([*LOST, WON], by="lost_reason").shares()
        assert dict(shares) == {"no_decision": Ratio(1, 3), "price": Ratio(2, 3), None: Ratio(0, 3)}

    def test_of_amounts_they_are_exact(self) -> None:
        shares = lost_value(LOST, by="lost_reason", currency="EUR").shares()
        assert shares["price"] == Ratio(150, 200)

    def test_by_currency_too_they_add_up_within_the_one_there_is(self) -> None:
        shares = lost_value([*LOST, lost("D-5", None, None)], by="lost_reason").shares()
        assert sum(share.fraction() for share in shares.values()) == 1

    def test_of_nothing_they_are_undefined(self) -> None:
        assert not lost_opportunities([WON], by="lost_reason").shares()[None].defined
        free = [lost("D-1", "price", "0")]
        assert not lost_value(free, by="lost_reason", currency="EUR").shares()["price"].defined

    def test_of_no_rows_there_are_none(self) -> None:
        assert dict(lost_opportunities([], by="lost_reason").shares()) == {}

    @pytest.mark.parametrize(
        "found",
        [
            close_ratio([*LOST, WON], by="lost_reason"),
            average_deal([WON], by="owner", currency="EUR"),
            lost_value([*LOST, lost("D-5", "price", "5", "USD")], by="lost_reason"),
            lost_value([lost("D-5", "price", None)], by="lost_reason"),
            sales_cycle([WON], by="owner"),
            lost_opportunities.compare(LOST),
        ],
    )
    def test_what_is_no_whole_has_none(self, found: Any) -> None:
        with pytest.raises(NoShares) as refused:
            found.shares()
        assert refused.value.text("nl").startswith("Geen aandelen van ")
        assert pickle.loads(pickle.dumps(refused.value)).args == refused.value.args


class TestWinLoss:
    def test_it_is_no_percentage(self) -> None:
        assert "0.33 won for each lost" in repr(win_loss_ratio([*LOST, WON]))
        assert "0.33 gewonnen op elke verloren" in win_loss_ratio([*LOST, WON]).explain("nl")

    def test_against_a_competitor(self) -> None:
        rival = Opportunity(id="D-5", status=Category.LOST, competitor="Rival")
        assert win_loss_ratio([WON, rival], by="competitor")["Rival"].value == Ratio(1, 1)

    def test_without_losses_the_value_is_not_shown_as_a_number(self) -> None:
        assert "undefined" in repr(win_loss_ratio([WON]))


def journey(*events: tuple[str, int], deal: str | None = "D-1") -> Journey:
    made = Journey.begin(deal=deal, account="A-1", facts=Facts(interest="explicit"))
    for event, after in events:
        made = made.advance(event, at=DAY + timedelta(days=after))
    return made


BEGUN = (("accept_by_sales", 0), ("convert", 1))
LOSING = (*BEGUN, ("open_deal", 5), ("lose", 21))


class TestCyclesFromConversion:
    def test_it_counts_from_the_conversion_to_the_close(self) -> None:
        [cycle] = cycles_from_conversion([journey(*LOSING)], zone="UTC")
        assert cycle == ConversionCycle(
            id="D-1",
            was_converted=True,
            account="A-1",
            status=Category.LOST,
            converted=date(2026, 3, 3),
            closed=date(2026, 3, 23),
        )
        assert conversion_to_close([cycle], variant="mean_lost").value == 20

    def test_it_counts_to_the_day_on_which_the_deal_was_won(self) -> None:
        signed = ("require_approvals", "approve", "accept_contract", "sign_contract", "win")
        made = journey(*BEGUN, ("open_deal", 5), *((event, 16) for event in signed))
        assert conversion_to_close(cycles_from_conversion([made], zone="UTC")).value == 15

    def test_what_came_after_the_as_of_instant_has_not_happened(self) -> None:
        [cycle] = cycles_from_conversion(
            [journey(*LOSING)], as_of=DAY + timedelta(days=20), zone="UTC"
        )
        assert (cycle.status, cycle.closed) == (Category.OPEN, None)

    def test_a_deal_that_is_reopened_goes_on(self) -> None:
        cycles = cycles_from_conversion([journey(*LOSING, ("reopen", 30))], zone="UTC")
        measured = conversion_to_close(cycles, variant="mean_decided")
        assert (measured.status, dict(measured.excluded)) == (Status.UNDEFINED, {"open": 1})

    def test_and_closed_again_it_counts_by_the_last_close(self) -> None:
        cycles = cycles_from_conversion(
            [journey(*LOSING, ("reopen", 30), ("lose", 41))], zone="UTC"
        )
        assert conversion_to_close(cycles, variant="median_decided").value == 40

    def test_converted_again_it_counts_from_the_last_time(self) -> None:
        again = (("recycle", 3), ("accept_by_sales", 5), ("convert", 11))
        made = journey(*BEGUN, *again, ("open_deal", 12), ("lose", 21))
        [cycle] = cycles_from_conversion([made], zone="UTC")
        assert cycle.converted == date(2026, 3, 13)

    def test_never_converted_and_without_a_deal_are_told_apart(self) -> None:
        cycles = cycles_from_conversion(
            [journey(("accept_by_sales", 0)), journey(*BEGUN, deal=None)], zone="UTC"
        )
        assert [cycle.id for cycle in cycles] == ["D-1", "2"]
        excluded = conversion_to_close(cycles).excluded
        assert dict(excluded) == {"not_converted": 1, "no_deal": 1}

    def test_days_are_those_of_the_zone(self) -> None:
        late = journey(("accept_by_sales", 0)).advance(
            "convert", at=datetime(2026, 3, 4, 23, 30, tzinfo=UTC)
        )
        found = [
            cycles_from_conversion([late], zone=zone)[0] for zone in ("UTC", "Europe/Amsterdam")
        ]
        assert [str(cycle.converted) for cycle in found] == ["2026-03-04", "2026-03-05"]

    def test_of_no_journeys_nothing_and_of_something_else_an_error(self) -> None:
        assert cycles_from_conversion([], zone="UTC") == ()
        with pytest.raises(NotJourneys):
            cycles_from_conversion([3], zone="UTC")  # type: ignore[list-item] # on purpose

    def test_a_list_of_deals_is_told_what_to_give(self) -> None:
        with pytest.raises(SalesTermsError):
            conversion_to_close([WON])  # type: ignore[list-item] # on purpose
        with pytest.raises(BadArgument, match="cycles_from_conversion"):
            conversion_to_close(3)  # type: ignore[call-overload] # on purpose


def entry(case: str | int, label: str, hours: int) -> StageEntry:
    return StageEntry(case, label, DAY + timedelta(hours=hours))


class TestStageSpells:
    def test_a_label_told_again_ends_nothing(self) -> None:
        rows = [entry("D-1", "New", 0), entry("D-1", " NEW ", 5), entry("D-1", "Proposal", 36)]
        first, last = stage_spells(rows, zone="UTC")
        assert (first.stage, first.seconds) == ("New", Decimal(36 * 3600))
        assert last.left is None
        assert time_in_stage(stage_spells(rows, zone="UTC")).value == Fraction(3, 2)

    def test_one_that_goes_on_is_left_out_by_name(self) -> None:
        measured = time_in_stage(stage_spells([entry("D-1", "New", 0)], zone="UTC"), by="stage")
        assert dict(measured["New"].excluded) == {"lasting": 1}

    def test_twice_and_out_of_order_are_set_aside(self) -> None:
        rows = [entry("D-1", "New", 5), entry("D-1", "New", 5), entry("D-1", "Lost", 1)]
        assert [spell.stage for spell in stage_spells(rows, zone="UTC")] == ["New"]

    def test_cases_1_and_one_in_letters_are_two(self) -> None:
        assert len(stage_spells([entry(1, "New", 0), entry("1", "Won", 1)], zone="UTC")) == 2

    def test_what_comes_after_the_as_of_instant_is_not_there(self) -> None:
        rows = [entry("D-1", "New", 0), entry("D-1", "Won", 5)]
        [spell] = stage_spells(rows, as_of=DAY, zone="UTC")
        assert spell.left is None

    def test_with_a_vocabulary_an_unknown_label_ends_a_spell_and_begins_none(self) -> None:
        rows = [
            entry("D-1", "appointment scheduled", 0),
            entry("D-1", "Parked", 24),
            entry("D-1", "closed won", 30),
        ]
        spells = stage_spells(rows, vocabulary=hubspot.deal_stage, zone="UTC")
        assert [(spell.stage, spell.seconds) for spell in spells] == [
            ("Appointment Scheduled", 86_400),
            ("Closed Won", None),
        ]

    def test_a_log_that_begins_with_an_unknown_label_has_no_spell_of_it(self) -> None:
        assert (
            stage_spells([entry("D-1", "Parked", 0)], vocabulary=hubspot.deal_stage, zone="UTC")
            == ()
        )

    def test_what_is_no_log_is_refused(self) -> None:
        with pytest.raises(NotALog):
            stage_spells(3, zone="UTC")  # type: ignore[arg-type] # on purpose
        assert stage_spells([], zone="UTC") == ()

    def test_parts_of_a_second_are_kept(self) -> None:
        spell = StageSpell(
            id="1",
            case=1,
            stage="New",
            entered=DAY,
            left=DAY + timedelta(microseconds=1_500_000),
            zone="UTC",
        )
        assert spell.seconds == Decimal("1.5")

    def test_the_days_of_a_spell_are_those_of_its_zone(self) -> None:
        late = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)
        spell = StageSpell(id="1", case=1, stage="New", entered=late, zone="Europe/Amsterdam")
        assert (str(spell.entered_on), spell.left_on) == ("2026-03-05", None)


class TestSalesVelocity:
    def test_its_four_inputs_are_shown(self) -> None:
        measured = sales_velocity.formula(
            opportunities=40,
            average_value=Money(25_000, "EUR"),
            win_rate=Ratio(1, 4),
            cycle_days=Fraction(90),
        )
        assert measured.formula == "40 x 25000 EUR x 1/4 / 90.00"
        assert str(measured.value) == "2777.78 EUR"
        assert not measured.exact
        assert "2777.78 EUR per dag" in measured.explain("nl")

    @pytest.mark.parametrize("days", [-1, True, 1.5, Decimal("nan"), "90"])
    def test_days_that_are_none_are_refused(self, days: Any) -> None:
        with pytest.raises(BadArgument, match="cycle_days"):
            sales_velocity.formula(
                opportunities=1, average_value=Money(1, "EUR"), win_rate=1, cycle_days=days
            )

    def test_a_currency_without_a_minor_unit_is_rounded_to_six_digits(self) -> None:
        measured = sales_velocity.formula(
            opportunities=1, average_value=Money(1, "XAU"), win_rate=1, cycle_days=3
        )
        assert measured.value == Money("0.333333", "XAU")


def deal_of(*lines: OrderLine, status: Category = Category.WON) -> Opportunity:
    return Opportunity(id="D-1", status=status, order_lines=lines)


LINE = OrderLine(
    product="P-1",
    quantity=3,
    unit_price=Money("40", "EUR"),
    discount=Decimal("0.1"),
    list_price=Money("45", "EUR"),
)


class TestListDiscount:
    def test_it_is_that_of_the_line(self) -> None:
        measured = list_discount(lines_of([deal_of(LINE)]))
        assert measured.value is not None
        assert LINE.off_list is not None
        assert measured.value.fraction() == LINE.off_list.fraction()  # type: ignore[union-attr] # a Ratio

    def test_a_line_tells_what_metrics_group_by(self) -> None:
        [line] = lines_of([deal_of(LINE)])
        assert (line.id, line.deal, line.currency) == ("D-1/1", "D-1", "EUR")
        assert list_discount([line], by="product")["P-1"].counted == 1

    def test_a_deal_without_lines_gives_none(self) -> None:
        assert lines_of([WON]) == ()

    def test_what_is_no_list_of_deals_is_refused(self) -> None:
        with pytest.raises(SalesTermsError):
            lines_of([LINE])  # type: ignore[list-item] # on purpose

    def test_without_a_list_price_a_line_has_no_discount(self) -> None:
        plain = DealLine(
            id="1", deal="D", status=Category.WON, product="P-1", asked=Money(1, "EUR")
        )
        assert plain.off_list is None

    @pytest.mark.parametrize("given", [[2], [True], 3, [Decimal("inf")], ["0.5"]])
    def test_shares_above_1_and_what_is_none_are_refused(self, given: Any) -> None:
        with pytest.raises(BadArgument, match="values"):
            list_discount.formula(variant="mean_per_line", values=given)

    def test_the_mean_of_given_shares(self) -> None:
        measured = list_discount.formula(
            variant="mean_per_line", values=[Decimal("0.1"), Fraction(1, 2), 0]
        )
        assert measured.value == Fraction(1, 5)


def test_revenue_and_losses_of_a_table_are_apart() -> None:
    rows = [*LOST, WON]
    assert won_revenue(rows, currency="EUR").value == Money("400", "EUR")
    assert lost_value(rows, currency="EUR").value == Money("200", "EUR")
