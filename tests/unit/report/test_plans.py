"""Plans in a report: what was reached, what covers the next quota, and why the pipeline changed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from salesterms.cli.demo_command import EARLIER_ON, sample_plans
from salesterms.entities import (
    CommissionBasis,
    CommissionKind,
    CommissionPlan,
    CommissionTier,
    ForecastCategory,
    Goal,
    GoalUnit,
    Opportunities,
    Opportunity,
    Quota,
    QuotaOwner,
    TierMeasure,
)
from salesterms.errors import WrongArgument
from salesterms.interop import ImportResult
from salesterms.mapping import ColumnMapping
from salesterms.metrics import HygienePolicy
from salesterms.report import Plans, build
from salesterms.values import Money, Period

AS_OF = date(2024, 12, 31)
QUARTER = Period.quarter(2024, 4)
Deal = Callable[..., Opportunity]
KEPT = HygienePolicy(
    stale_after=30, fewest_contacts=1, furthest_close=365, next_step=None, owners={"Ann"}
)


def quota(owner: str, amount: Any, unit: GoalUnit = GoalUnit.MONEY, **more: Any) -> Quota:
    goal = Money(amount, "EUR") if unit is GoalUnit.MONEY else amount
    fields: dict[str, Any] = {"owner_kind": QuotaOwner.PERSON, "period": QUARTER, **more}
    return Quota(owner=owner, target=Goal(unit=unit, amount=goal), **fields)


def sections(rows: Any, plans: Plans, as_of: date | None = AS_OF) -> dict[str, Any]:
    found: dict[str, Any] = build(rows, as_of=as_of, plans=plans).document()["sections"]
    return found


@pytest.fixture(scope="module")
def told(sample: ImportResult, mapping: ColumnMapping) -> dict[str, Any]:
    return sections(sample, sample_plans(mapping))


def worth(share: str) -> Fraction:
    """A share of amounts as a number."""
    part, whole = map(Fraction, share.split("/"))
    return part / whole


class TestTheSample:
    def test_every_seller_has_a_line_and_the_furthest_come_first(
        self, told: dict[str, Any]
    ) -> None:
        rows = told["quotas"]["reached"]["rows"]
        shares = [worth(row["attainment"]["value"]) for row in rows]
        assert len(rows) == 20
        assert shares == sorted(shares, reverse=True)
        assert told["quotas"]["reached"]["total"]["deals"] == sum(row["deals"] for row in rows)

    def test_the_lines_of_a_bridge_add_up_in_every_currency(self, told: dict[str, Any]) -> None:
        for code in ("EUR", "USD"):
            rows = told["bridge"][f"lines_{code}"]["rows"]
            amounts = [Fraction(row["amount"]) for row in rows]
            assert sum(amounts[:-1]) == amounts[-1]
            assert rows[0]["line"]["en"] == "opening"
            assert rows[-1]["line"]["en"] == "closing"

    def test_the_next_quarter_is_covered_by_what_is_expected_in_it(
        self, told: dict[str, Any]
    ) -> None:
        rows = told["coverage"]["variants"]["rows"]
        assert [row["value"]["variant"] for row in rows] == [
            "open_of_quota",
            "open_of_remaining",
            "win_rate_of_quota",
            "win_rate_of_remaining",
        ]
        assert all(row["value"]["status"] == "measured" for row in rows)

    def test_what_was_not_looked_for_is_said(self, told: dict[str, Any]) -> None:
        notes = [note["en"] for note in told["hygiene"]["notes"]]
        assert "not looked for: too few contacts (column not mapped: contacts)" in notes

    def test_it_speaks_both_languages(self, sample: ImportResult, mapping: ColumnMapping) -> None:
        report = build(sample, as_of=AS_OF, plans=sample_plans(mapping))
        assert date(2024, 11, 30) == EARLIER_ON
        for heading in ("Why the pipeline is not what it was", "Quotas"):
            assert heading in report.text()
        for heading in ("Waarom de pipeline niet is wat die was", "Targets"):
            assert heading in report.text("nl")
        assert "Pipelinedekking" not in report.text()


class TestQuotas:
    def test_no_quota_is_no_section(self, deal: Deal) -> None:
        assert not {"quotas", "coverage", "bridge", "hygiene"} & set(sections([deal()], Plans()))

    def test_what_does_not_count_is_said_with_its_reason(self, deal: Deal) -> None:
        rows = [
            deal("won", "400 EUR", owner="Ann", closed=date(2024, 11, 1)),
            deal("won", None, owner="Ann", closed=date(2024, 11, 2)),
        ]
        found = sections(rows, Plans(quotas=(quota("Ann", 500),)))["quotas"]
        assert found["reached"]["rows"][0]["actual"] == "400"
        assert found["notes"][-1]["en"] == "Won by them, and not counted: 1 no amount."

    def test_of_different_units_there_is_no_total_but_a_mean(self, deal: Deal) -> None:
        rows = [deal("won", "400 EUR", owner="Ann", account="A", closed=date(2024, 11, 1))]
        plans = Plans(quotas=(quota("Ann", 500), quota("Ann", 1, GoalUnit.CUSTOMERS)))
        table = sections(rows, plans)["quotas"]["reached"]
        assert [row["attainment"]["value"] for row in table["rows"]] == ["1/1", "400/500"]
        assert table["total"]["attainment"]["reason"] == "mixed_units"
        assert table["notes"][0]["en"].endswith("90.0 %.")

    def test_a_quota_of_0_has_no_share_and_neither_has_the_mean(self, deal: Deal) -> None:
        plans = Plans(quotas=(quota("Ann", 0), quota("Bo", 10)))
        table = sections([deal("lost")], plans)["quotas"]["reached"]
        assert [row["owner"] for row in table["rows"]] == ["Bo", "Ann"]
        assert table["rows"][1]["attainment"]["value"] is None
        assert "quota" in table["notes"][0]["en"]

    @pytest.mark.parametrize("lacks", ["owner", "closed", "amount"])
    def test_without_a_column_for_it_nothing_was_reached_is_not_said(
        self, deal: Deal, lacks: str
    ) -> None:
        mapped = {"id", "status", "owner", "closed", "amount"} - {lacks}
        rows = Opportunities([deal("won", "400 EUR", owner="Ann")], mapped=mapped)
        found = sections(rows, Plans(quotas=(quota("Ann", 500),)))["quotas"]
        assert "reached" not in found
        assert found["notes"][0]["en"] == f"Not shown: no column is mapped to {lacks}."

    def test_a_team_counts_the_deals_of_its_members(self, deal: Deal) -> None:
        rows = [deal("won", "400 EUR", owner="Ann", closed=date(2024, 11, 1))]
        plans = Plans(
            quotas=(quota("Sales", 800, owner_kind=QuotaOwner.TEAM),),
            members={"Sales": ("Ann", "Bo")},
        )
        [row] = sections(rows, plans)["quotas"]["reached"]["rows"]
        assert row["attainment"]["value"] == "400/800"


def pay(**fields: Any) -> CommissionPlan:
    given: dict[str, Any] = {
        "name": "2024",
        "kind": CommissionKind.FLAT,
        "basis": CommissionBasis.REVENUE,
        "measure": TierMeasure.BASIS,
        "currency": "EUR",
        "period_months": 3,
        "tiers": (CommissionTier(lower=0, upper=None, rate=Decimal("0.1")),),
        **fields,
    }
    return CommissionPlan(**given)


class TestCommission:
    def test_of_the_sample_every_seller_is_paid_the_most_first(self, told: dict[str, Any]) -> None:
        table = told["commission"]["payouts"]
        payouts = [Decimal(row["payout"]) for row in table["rows"]]
        assert payouts == sorted(payouts, reverse=True)
        assert table["notes"][0]["en"] == f"In all, in EUR: {sum(payouts)} EUR."

    def test_deals_that_are_not_paid_on_are_told_with_their_reason(self, deal: Deal) -> None:
        rows = [
            deal("won", "400 EUR", owner="Ann", closed=date(2024, 11, 1)),
            deal("won", "400 USD", owner="Ann", closed=date(2024, 11, 1)),
            deal("lost", "400 EUR", owner="Ann", closed=date(2024, 11, 1)),
            deal("won", "400 EUR", closed=date(2024, 11, 1)),
        ]
        plans = Plans(commission=pay(), commission_period=QUARTER)
        found = sections(rows, plans)["commission"]
        assert found["payouts"]["rows"][0]["payout"] == "40.00"
        assert [note["en"] for note in found["notes"][1:]] == [
            "Won in that period, and not paid on: 1 in another currency than the plan.",
            "In no statement, since nobody owns them: 1 deals.",
        ]

    def test_a_plan_by_attainment_takes_the_quotas_of_that_period(self, deal: Deal) -> None:
        rows = [deal("won", "400 EUR", owner=name, closed=date(2024, 11, 1)) for name in ("A", "B")]
        plans = Plans(
            commission=pay(kind=CommissionKind.MARGINAL, measure=TierMeasure.ATTAINMENT),
            commission_period=QUARTER,
            quotas=(quota("A", 800), quota("B", 800, period=Period.year(2024))),
        )
        found = sections(rows, plans)["commission"]
        lines = {row["seller"]: row for row in found["payouts"]["rows"]}
        assert lines["A"]["payout"] == "40.00"
        assert lines["B"]["payout"] is None
        assert lines["B"]["because"]["en"]
        assert len(found["notes"]) == 1


class TestTheRest:
    def test_without_a_close_ratio_the_pipeline_is_not_weighed(self, deal: Deal) -> None:
        rows = [deal("open", "400 EUR", expected_close=date(2025, 1, 9), created=date(2024, 1, 1))]
        plans = Plans(to_cover=quota("Sales", 800, period=Period.quarter(2025, 1)))
        found = sections(rows, plans)["coverage"]
        assert [row["value"]["value"] for row in found["variants"]["rows"]] == [
            "400/800",
            "400/800",
        ]
        assert len(found["notes"]) == 1

    def test_where_nothing_is_in_the_currency_of_the_quota_there_is_no_value(
        self, deal: Deal
    ) -> None:
        plans = Plans(to_cover=quota("Sales", 800, period=Period.quarter(2025, 1)))
        dollars = deal("open", "400 USD", expected_close=date(2025, 1, 9))
        found = sections([dollars], plans)["coverage"]
        assert all(row["value"]["status"] == "refused" for row in found["variants"]["rows"])
        assert "in another currency than the rows that count (USD)" in found["notes"][-1]["en"]

    def test_where_nothing_is_open_nothing_is_covered(self, deal: Deal) -> None:
        plans = Plans(to_cover=quota("Sales", 800, period=Period.quarter(2025, 1)))
        report = build([deal("lost")], as_of=AS_OF, plans=plans)
        rows = report.document()["sections"]["coverage"]["variants"]["rows"]
        assert all(row["value"]["decimal"] == "0" for row in rows)
        assert "0.00 ×" in report.text()

    def test_a_period_to_come_is_forecast_by_each_definition_that_the_rows_allow(
        self, deal: Deal
    ) -> None:
        plans = Plans(to_cover=quota("Sales", 800, period=Period.quarter(2025, 1)))
        known = {"expected_close": date(2025, 1, 9), "stage": "Offer"}
        rows = [
            deal("open", "400 EUR", forecast_category=ForecastCategory.COMMIT, **known),
            deal("won", "100 EUR", stages_reached=("Offer",)),
            deal("lost", "100 EUR", stages_reached=("Offer",)),
            deal("lost", "100 EUR", stages_reached=("Offer",)),
        ]
        found = sections(rows, plans)["forecast"]["variants"]
        assert [(row["value"]["variant"], row["value"]["value"]) for row in found["rows"]] == [
            ("weighted", "200.0"),
            ("stage_rate", "133.33"),
            ("cumulative_commit", "400"),
            ("cumulative_best_case", "400"),
        ]
        assert (
            "1 of 4 rows counted; left out: 2 lost; 1 outside the period"
            in (found["notes"][0]["en"])
        )

    def test_what_cannot_be_forecast_says_which_column_it_lacks(self, deal: Deal) -> None:
        plans = Plans(to_cover=quota("Sales", 800, period=Period.quarter(2025, 1)))
        mapped = ["id", "status", "amount", "created", "closed"]
        rows = Opportunities([deal("won", "100 EUR")], mapped=mapped)
        found = sections(rows, plans)["forecast"]
        assert "variants" not in found
        assert "expected_close" in found["notes"][-1]["en"]

    def test_two_days_without_a_pipeline_make_no_bridge_and_that_is_said(self, deal: Deal) -> None:
        plans = Plans(earlier=Opportunities(()), earlier_on=date(2024, 6, 1))
        found = sections([deal("lost")], plans)["bridge"]
        assert [note["en"] for note in found["notes"][1:]] == [
            "No deal with an amount was in the pipeline on either day.",
            "In none of these lines: 1 in the pipeline on neither day.",
        ]

    def test_a_bridge_is_not_built_of_what_was_never_there(self, deal: Deal) -> None:
        rows = Opportunities([deal("open", "5 EUR")], mapped=["id", "status"])
        plans = Plans(earlier=Opportunities([deal("open", "5 EUR")]), earlier_on=date(2024, 6, 1))
        [note] = sections(rows, plans)["bridge"]["notes"]
        assert note["en"] == "Not shown: no column is mapped to amount."
        swapped = Plans(earlier=rows, earlier_on=date(2024, 6, 1))
        assert sections(Opportunities([]), swapped)["bridge"]["notes"] == [note]

    def test_nor_of_records_that_tell_of_later_days(self, deal: Deal) -> None:
        rows = [
            deal("won", "5 EUR", closed=date(2025, 1, 2)),
            deal("open", "5 EUR", created=date(2025, 1, 2)),
            deal("open", "5 EUR"),
        ]
        plans = Plans(earlier=Opportunities([]), earlier_on=date(2024, 6, 1))
        [note] = sections(rows, plans)["bridge"]["notes"]
        assert "2 of these records tell of what came after" in note["en"]

    def test_currencies_without_a_table_are_named(self, deal: Deal) -> None:
        codes = ("CHF", "EUR", "GBP", "JPY", "SEK", "USD")
        rows = [deal("open", f"5 {code}") for code in codes]
        plans = Plans(earlier=Opportunities(rows), earlier_on=date(2024, 6, 1))
        found = sections(rows, plans)["bridge"]
        assert (
            found["notes"][1]["en"] == "Without a table here, and in the bridge itself: SEK, USD."
        )

    def test_a_bridge_without_a_deal_outside_says_nothing_of_it(self, deal: Deal) -> None:
        plans = Plans(earlier=Opportunities(()), earlier_on=date(2024, 6, 1))
        found = sections([deal("open", "5 EUR", created=date(2024, 7, 1))], plans)["bridge"]
        assert len(found["notes"]) == 1

    def test_open_deals_are_held_against_the_policy(self, deal: Deal) -> None:
        found = sections([deal("open", "5 EUR", owner="Bo")], Plans(hygiene=KEPT))["hygiene"]
        counted = {row["what"]["en"]: row["deals"] for row in found["findings"]["rows"]}
        assert counted["owner gone or unknown"] == 1
        assert counted["no amount"] == 0

    def test_velocity_is_that_of_the_last_quarter(self, deal: Deal) -> None:
        rows = [deal("won", "900 EUR", created=date(2024, 10, 1), closed=date(2024, 10, 31))]
        report = build(rows, as_of=AS_OF).document()["sections"]["sales_cycle"]["velocity"]
        assert report["rows"][0]["velocity"]["value"] == "30.00"
        assert "velocity" not in build(rows).document()["sections"]["sales_cycle"]
        assert "velocity" not in build([], as_of=AS_OF).document()["sections"]["sales_cycle"]


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"quotas": ["a quota"]},
            {"earlier": Opportunities(())},
            {"earlier_on": AS_OF},
            {"members": {"Sales": "Ann"}},
            {"members": {"Sales": 5}},
            {"members": None},
            {"commission": pay()},
            {"commission_period": QUARTER},
            {"commission": "ten per cent", "commission_period": QUARTER},
            {"to_cover": quota("Sales", 3, GoalUnit.UNITS)},
            {"hygiene": "strict"},
        ],
    )
    def test_what_is_no_plan(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(WrongArgument):
            Plans(**wrong)

    def test_plans_without_a_day(self, deal: Deal) -> None:
        with pytest.raises(WrongArgument, match="as_of"):
            sections([deal()], Plans(hygiene=KEPT), as_of=None)
