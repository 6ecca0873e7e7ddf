"""Results of quotas from deals, and how much of a quota is reached."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from salesterms import Category, Money, Opportunity, Period, Ratio, quota_attainment
from salesterms.entities import Goal, GoalUnit, Opportunities, OrderLine, Quota, QuotaOwner
from salesterms.errors import SalesTermsError, WrongArgument
from salesterms.metrics import BadArgument, NoMembers, NotCredited, QuotaResult, quota_results
from salesterms.results import Status

PERSON, TEAM = QuotaOwner.PERSON, QuotaOwner.TEAM
EUROS = Goal(unit=GoalUnit.MONEY, amount=Money(1000, "EUR"))
PIECES = Goal(unit=GoalUnit.UNITS, amount=10)
CUSTOMERS = Goal(unit=GoalUnit.CUSTOMERS, amount=2)
#: Untyped here, since exact numbers of several types are compared with plain ones.
results: Any = quota_results
attainment: Any = quota_attainment


def quota(owner: str = "Ann", target: Goal = EUROS, **more: Any) -> Quota:
    """What Ann is to reach in the first quarter of 2024."""
    given: dict[str, Any] = {"owner_kind": PERSON, "period": Period.quarter(2024, 1), **more}
    return Quota(owner=owner, target=target, **given)


def won(id_: str, amount: object = "400", *, on: str | None = "2024-02-01", **more: Any) -> Any:
    """A deal that Ann won."""
    return Opportunity(
        id=id_,
        status=more.pop("status", Category.WON),
        owner=more.pop("owner", "Ann"),
        closed=None if on is None else date.fromisoformat(on),
        amount=None if amount is None else Money(str(amount), more.pop("currency", "EUR")),
        **more,
    )


def result(owner: str = "Ann", quota: object = 100, actual: object = 50, **more: Any) -> Any:
    """A result over the year 2024."""
    given: dict[str, Any] = {
        "id": f"{owner} 2024",
        "owner": owner,
        "starts": date(2024, 1, 1),
        "last": date(2024, 12, 31),
        "unit": "EUR",
        "quota": quota,
        "actual": actual,
    }
    return QuotaResult(**{**given, **more})


class TestResultsOfDeals:
    """What each owner reached, from quotas and deals."""

    def test_a_deal_counts_from_the_first_to_the_last_day(self) -> None:
        days = ("2023-12-31", "2024-01-01", "2024-03-31", "2024-04-01")
        [row] = results([quota()], [won(day, on=day) for day in days])
        assert row.deals == ("2024-01-01", "2024-03-31")
        assert (row.actual, row.quota, row.unit) == (800, 1000, "EUR")
        assert (row.starts, row.last) == (date(2024, 1, 1), date(2024, 3, 31))
        assert (row.known_to, row.due, row.left_out) == (None, None, {})
        assert row.id == "Ann 2024-01-01/2024-04-01 EUR"

    def test_only_won_deals_of_the_owner_count(self) -> None:
        deals = [won("D-1", owner="Bo"), won("D-2", owner=None), won("D-3", status=Category.LOST)]
        [row] = results([quota()], deals)
        assert (row.actual, row.deals) == (0, ())

    def test_what_cannot_count_is_said(self) -> None:
        deals = [
            won("D-1"),
            won("D-2", None),
            won("D-3", 70, currency="USD"),
            won("D-4", on=None),
            won("D-5", None),
        ]
        [row] = results([quota()], deals)
        assert row.actual == 400
        assert row.left_out == {"no_amount": 2, "other_currency_of_deal": 1, "no_close_date": 1}

    def test_up_to_a_day_that_day_included(self) -> None:
        deals = [won("D-1", on="2024-01-31"), won("D-2", on="2024-02-01")]
        [row] = results([quota()], deals, as_of="2024-01-31")
        assert row.deals == ("D-1",)
        assert row.known_to == date(2024, 1, 31)
        assert row.due == Fraction(1000 * 31, 91)

    @pytest.mark.parametrize(
        ("as_of", "due"), [("2023-12-31", 0), ("2024-03-31", 1000), ("2025-01-01", 1000)]
    )
    def test_what_is_due_stays_within_the_quota(self, as_of: str, due: int) -> None:
        [row] = results([quota()], [], as_of=date.fromisoformat(as_of))
        assert (row.due, row.actual) == (due, 0)

    def test_units_are_quantities_of_order_lines(self) -> None:
        lines = tuple(
            OrderLine(product=f"P-{number}", quantity=number, unit_price=Money(5, "EUR"))
            for number in (2, 3)
        )
        [row] = results([quota(target=PIECES)], [won("D-1", order_lines=lines), won("D-2", None)])
        assert (row.actual, row.unit, row.left_out) == (5, "units", {"no_order_lines": 1})

    def test_a_customer_counts_with_its_first_deal_only_whoever_won_that(self) -> None:
        deals = [
            won("D-1", account="A-1", on="2024-02-01"),
            won("D-2", account="A-1", on="2024-01-15"),
            won("D-3", account="A-2", on="2023-05-01", owner="Bo"),
            won("D-4", account="A-2"),
            won("D-5"),
        ]
        [row] = results([quota(target=CUSTOMERS)], deals)
        assert (row.actual, row.unit, row.deals) == (1, "customers", ("D-2",))
        assert row.left_out == {"customer_already": 2, "no_account": 1}

    def test_of_two_deals_on_one_day_one_made_the_customer(self) -> None:
        deals = [won("D-2", account="A-1"), won("D-1", account="A-1")]
        [row] = results([quota(target=CUSTOMERS)], deals)
        assert row.deals == ("D-1",)

    def test_a_first_deal_that_has_no_date_leaves_it_open(self) -> None:
        deals = [won("D-1", account="A-1"), won("D-2", account="A-1", on=None, owner="Bo")]
        [row] = results([quota(target=CUSTOMERS)], deals)
        assert (row.actual, row.left_out) == (0, {"customer_since_unknown": 1})

    def test_a_team_counts_the_deals_of_its_members(self) -> None:
        deals = [won("D-1"), won("D-2", owner="Bo"), won("D-3", owner="Cas")]
        team = quota("T-1", owner_kind=TEAM)
        [row] = results([team], deals, members={"T-1": ["Ann", "Bo", "Ann"]})
        assert (row.actual, row.owner_kind, row.deals) == (800, TEAM, ("D-1", "D-2"))

    def test_rows_stand_in_the_order_of_the_quotas(self) -> None:
        rows = results([quota("Bo"), quota("Ann")], [])
        assert [row.owner for row in rows] == ["Bo", "Ann"]
        assert results([], [won("D-1")]) == ()

    def test_a_team_without_members_raises(self) -> None:
        teams: list[dict[str, list[str]]] = [{}, {"T-1": []}, {"T-2": ["Ann"]}]
        for members in teams:
            with pytest.raises(NoMembers, match="'T-1'") as raised:
                results([quota("T-1", owner_kind=TEAM)], [], members=members)
            assert "van team 'T-1' is geen lid bekend" in raised.value.text("nl")

    def test_a_unit_of_your_own_cannot_be_read_from_deals(self) -> None:
        demos = Goal(unit=GoalUnit.OTHER, unit_name="demos", amount=12)
        for deals in ([won("D-1")], []):
            with pytest.raises(NotCredited, match="demos"):
                results([quota(target=demos)], deals)

    @pytest.mark.parametrize(
        ("target", "column"), [(EUROS, "amount"), (PIECES, "order_lines"), (CUSTOMERS, "account")]
    )
    def test_a_source_without_the_columns_tells_nothing(self, target: Goal, column: str) -> None:
        columns = {"id", "status", "owner", "closed", column}
        every = Opportunities([won("D-1", account="A-1")], mapped=columns)
        assert results([quota(target=target)], every)
        for name in ("owner", "closed", column):
            without = Opportunities(every.rows, mapped=columns - {name})
            with pytest.raises(BadArgument, match=f"deals that have {name}$"):
                results([quota(target=target)], without)
            assert results([], without) == ()

    @pytest.mark.parametrize(
        "wrong",
        [
            {"quotas": quota()},
            {"quotas": ["Ann"]},
            {"deals": [None]},
            {"deals": "D-1"},
            {"members": ["Ann"]},
            {"members": {"T-1": "Ann"}},
            {"members": {"T-1": [7]}},
            {"as_of": datetime(2024, 1, 1)},  # noqa: DTZ001 - no date
            {"as_of": "31-1-2024"},
            {"as_of": 2024},
        ],
        ids=str,
    )
    def test_anything_else_is_refused(self, wrong: dict[str, Any]) -> None:
        given: dict[str, Any] = {"quotas": [quota()], "deals": [], **wrong}
        with pytest.raises(SalesTermsError):
            results(given.pop("quotas"), given.pop("deals"), **given)


class TestAResult:
    """A row that is made by hand."""

    @pytest.mark.parametrize(
        "wrong",
        [
            {"quota": -1},
            {"quota": 1.5},
            {"quota": Decimal("NaN")},
            {"quota": Decimal("1E+400")},
            {"actual": Decimal("Infinity")},
            {"actual": True},
            {"owner": ""},
            {"unit": " "},
            {"starts": datetime(2024, 1, 1)},  # noqa: DTZ001 - no date
            {"last": "2024-12-31"},
            {"due": Decimal(4)},
            {"due": Fraction(-1, 3)},
            {"owner_kind": "person"},
            {"deals": ["D-1"]},
            {"deals": (1,)},
            {"known_to": "2024-02-01"},
        ],
        ids=str,
    )
    def test_what_a_field_cannot_be_is_refused(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(WrongArgument):
            result(**wrong)

    def test_it_does_not_end_before_it_starts(self) -> None:
        with pytest.raises(BadArgument, match="or a later one"):
            result(last=date(2023, 12, 31))
        assert result(last=date(2024, 1, 1)).last == date(2024, 1, 1)


class TestAttainment:
    """What was reached of what was to be reached."""

    def test_pooled_weighs_by_quota_and_the_mean_does_not(self) -> None:
        rows = [result("Ann", 100, 125), result("Bo", 300, 90)]
        pooled = attainment(rows)
        assert (pooled.value, pooled.counted, pooled.exact) == (Ratio(215, 400), 2, True)
        assert pooled.inputs == {"actual": 215, "quota": 400}
        mean = attainment(rows, variant="mean_of_members")
        assert mean.value == Fraction(31, 40)
        assert "77.5 %" in mean.explain()
        assert "77.5 %" in str(attainment.compare(rows))

    def test_few_amounts_are_no_small_sample(self) -> None:
        assert not attainment([result(quota=4, actual=5)]).small_sample

    def test_it_can_be_more_than_1_and_less_than_0(self) -> None:
        assert attainment([result(actual=125)]).value == Ratio(125, 100)
        for variant in ("pooled", "mean_of_members", "to_date"):
            measured = attainment([result(actual=-10, due=Fraction(100))], variant=variant)
            assert measured.value < 0

    def test_up_to_a_day_it_is_set_against_what_the_days_ask_for(self) -> None:
        year = quota(period=Period.year(2023))
        rows = results([year], [won("D-1", 250, on="2023-02-01")], as_of="2023-03-14")
        found = attainment(rows, variant="to_date")
        assert isinstance(found.value, Ratio)
        assert found.value.fraction() == Fraction(250 * 365, 1000 * 73)
        assert attainment(rows).value == Ratio(250, 1000)

    def test_without_a_day_nothing_is_due(self) -> None:
        found = attainment([result()], variant="to_date")
        assert (found.status, found.excluded) == (Status.UNDEFINED, {"no_day_named": 1})

    def test_a_quota_of_0_is_undefined(self) -> None:
        for actual in (0, 1000, -5):
            found = attainment([result(quota=0, actual=actual)])
            assert (found.value, found.reason) == (None, "zero_denominator")
            due = result(quota=0, actual=actual, due=Fraction(0))
            assert attainment([due], variant="to_date").status is Status.UNDEFINED

    def test_of_nobody_it_is_undefined(self) -> None:
        for measured in attainment.compare([]).values():
            assert (measured.value, measured.reason) == (None, "zero_denominator")

    def test_the_mean_has_no_share_for_who_has_no_quota(self) -> None:
        rows = [result("Ann"), result("Bo", 0), result("Cas", 0, 0)]
        found = attainment(rows, variant="mean_of_members")
        assert (found.status, found.reason) == (Status.UNDEFINED, "members_without_quota")
        assert found.details == ("2",)
        assert attainment(rows).value == Ratio(100, 100)

    def test_who_has_several_quotas_weighs_once(self) -> None:
        rows = [result("Ann", 100, 200), result("Ann", 300, 0), result("Bo", 10, 15)]
        found = attainment(rows, variant="mean_of_members")
        assert found.value == 1
        assert (found.counted, found.inputs["members"]) == (3, 2)

    def test_a_mean_of_many_members_is_exact(self) -> None:
        rows = [result(f"S-{n}", 85_001 + 2 * n, 60_007 + n) for n in range(60)]
        found = attainment(rows, variant="mean_of_members")
        shares = [Fraction(60_007 + n, 85_001 + 2 * n) for n in range(60)]
        assert found.value == sum(shares) / 60

    def test_units_are_never_added_up(self) -> None:
        rows = [result("Ann"), result("Bo", unit="USD"), result("Cas", unit="customers")]
        found = attainment(rows)
        assert (found.status, found.reason) == (Status.REFUSED, "mixed_units")
        assert found.details == ("EUR", "USD", "customers")
        grouped = attainment(rows, by="unit")
        assert {measured.value for measured in grouped.values()} == {Ratio(50, 100)}

    def test_a_mean_takes_several_units_also_of_one_member(self) -> None:
        rows = [result("Ann"), result("Bo", unit="USD")]
        assert attainment(rows, variant="mean_of_members").value == Fraction(1, 2)
        both = [*rows, result("Ann", unit="USD", actual=100), result("Ann", unit="USD", actual=0)]
        assert attainment(both, variant="mean_of_members").value == Fraction(1, 2)
        more = [result("Ann"), result("Ann", unit="USD", actual=80), result("Bo", actual=5)]
        for given in (more, more[::-1]):
            found = attainment(given, variant="mean_of_members")
            assert found.value == (Fraction(50 + 80, 200) + Fraction(5, 100)) / 2

    @pytest.mark.parametrize("variant", ["pooled", "mean_of_members", "to_date"])
    def test_a_deal_counts_once(self, variant: str) -> None:
        quotas = [quota("Ann"), quota("T-1", owner_kind=TEAM)]
        rows = results(quotas, [won("D-1")], members={"T-1": ["Ann"]}, as_of=date(2024, 3, 31))
        found = attainment(rows, variant=variant)
        assert (found.status, found.reason, found.details) == (
            Status.REFUSED,
            "counted_twice",
            ("1",),
        )
        apart = attainment(rows, variant=variant, by="owner_kind")
        assert all(measured.status is Status.MEASURED for measured in apart.values())

    def test_a_deal_may_count_in_two_units(self) -> None:
        rows = results([quota(), quota(target=CUSTOMERS)], [won("D-1", account="A-1")])
        assert attainment(rows, variant="mean_of_members").value == Fraction(9, 20)
        assert attainment(rows).reason == "mixed_units"

    def test_a_year_says_nothing_of_a_quarter(self) -> None:
        rows = [
            result(),
            result("Bo", last=date(2024, 3, 31)),
            result("Cas", starts=date(2024, 2, 1)),
        ]
        found = attainment(rows, period="2024-Q1")
        assert (found.counted, found.excluded) == (1, {"beyond_period": 2})
        late = attainment(rows, period="2024-02")
        assert late.excluded == {"outside_period": 2, "beyond_period": 1}
        assert attainment(rows, period="2024").counted == 3

    def test_a_year_is_in_no_quarter_when_grouped_either(self) -> None:
        rows = [result(), result("Bo", actual=70, last=date(2024, 3, 31))]
        by_quarter = attainment(rows, by="quarter")
        assert {key: one.value for key, one in by_quarter.items()} == {
            "2024-Q1": Ratio(70, 100),
            None: Ratio(50, 100),
        }
        assert list(attainment(rows, by="month")) == [None]
        assert attainment(rows, by="year")["2024"].value == Ratio(120, 200)

    def test_what_may_hold_later_deals_is_left_out(self) -> None:
        rows = [
            result(),
            result("Bo", known_to=date(2024, 7, 1)),
            result("Cas", known_to=date(2024, 6, 30)),
            result("Dé", last=date(2024, 6, 30)),
        ]
        found = attainment(rows, as_of="2024-06-30")
        assert (found.counted, found.excluded) == (2, {"counts_later_days": 2})
        assert attainment(rows, as_of="2024-12-31").counted == 4

    def test_a_quota_that_has_not_begun_is_left_out(self) -> None:
        rows = results([quota(), quota(period=Period.year(2023))], [], as_of="2023-06-30")
        found = attainment(rows)
        assert (found.counted, found.excluded) == (1, {"quota_not_started": 1})

    def test_the_formula_takes_money_or_numbers_and_not_both(self) -> None:
        euros = Money(250_000, "EUR")
        assert attainment.formula(actual=euros, quota=euros).value == Ratio(250_000, 250_000)
        assert attainment.formula(actual=Fraction(1, 3), quota=2).value == Ratio(1, 6)
        with pytest.raises(BadArgument, match="actual=3: give Money"):
            attainment.formula(actual=3, quota=euros)
        with pytest.raises(BadArgument, match="a number, as quota is"):
            attainment.formula(actual=euros, quota=3)
        with pytest.raises(SalesTermsError):
            attainment.formula(actual=euros, quota=Money(1, "USD"))

    def test_the_mean_has_a_formula_of_its_own(self) -> None:
        found = attainment.formula(variant="mean_of_members", shares=Fraction(3, 2), members=2)
        assert found.value == Fraction(3, 4)
        none = attainment.formula(variant="mean_of_members", shares=0, members=0)
        assert (none.status, none.details) == (Status.UNDEFINED, ("members",))

    @pytest.mark.parametrize("wrong", [-1, 0.5, True, "5", Decimal("NaN"), Decimal("1E+999999")])
    def test_a_quota_that_can_be_none_is_refused(self, wrong: Any) -> None:
        with pytest.raises(BadArgument):
            attainment.formula(actual=1, quota=wrong)

    def test_a_number_too_long_to_be_exact_is_refused(self) -> None:
        most = Decimal("9" * 29)
        found = attainment([result("S", most, most, id=str(n)) for n in range(20)])
        assert (found.status, found.reason) == (Status.REFUSED, "out_of_bounds")
