"""What customers are worth and cost: by each definition, at every edge, and with bad input."""

import pickle
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import wraps
from typing import Any

import pytest
from attrs import evolve

from salesterms import (
    Measurement,
    Money,
    Ratio,
    cac,
    cac_payback,
    clv,
    customer_retention_cost,
    expected_clv,
    expected_ltv,
    ltv,
    ltv_cac_ratio,
    net_profit_per_customer,
)
from salesterms.entities import Subscription
from salesterms.errors import SalesTermsError, WrongArgument
from salesterms.metrics import (
    BadArgument,
    CustomerProfit,
    CustomerSpend,
    SpendAim,
    SpendCategory,
    customer_profits,
    find,
    keeping_or_winning,
)
from salesterms.metrics.customer_value.expected import _definition
from salesterms.results import Status
from salesterms.values import CurrencyMismatch

KNOWN = date(2026, 6, 30)
CASE: dict[str, Any] = {
    "margin": Money(80, "EUR"),
    "retention": Decimal("0.84"),
    "discount": Decimal("0.12"),
}
NO_SHARES = (84, Decimal("1.01"), -1, 0.84, True, "a half", None, Decimal("NaN"), Ratio(1, 0))
NO_AMOUNTS = (0.5, "5", None, True, Decimal("NaN"), Decimal("1E+999999"))


def undefined(found: Measurement, reason: str = "zero_denominator") -> bool:
    return (found.value, found.status, found.reason) == (None, Status.UNDEFINED, reason)


def customer(id_: str = "A-1", profit: object = 100, **given: Any) -> CustomerProfit:
    """A customer of 2021; `given` replaces what it has."""
    usual: dict[str, Any] = {"customer_since": date(2021, 1, 1), "known_to": KNOWN}
    return CustomerProfit(id=id_, profit=Money(str(profit), "EUR"), **{**usual, **given})


def spent(
    category: SpendCategory, amount: object = 100, aim: SpendAim = SpendAim.NEW_CUSTOMERS
) -> CustomerSpend:
    """A spend of March 2026."""
    return CustomerSpend(
        id=f"{category}-{aim}",
        on=date(2026, 3, 10),
        category=category,
        amount=Money(str(amount), "EUR"),
        aim=aim,
    )


BOOKS = [spent(category, aim=aim) for category in SpendCategory for aim in SpendAim]


class TestModels:
    """The closed forms of the field, and where they have no value."""

    @pytest.mark.parametrize(
        ("variant", "value"), [("margin_at_end", "240.00"), ("margin_at_start", "320.00")]
    )
    def test_when_the_first_margin_comes(self, variant: str, value: str) -> None:
        found = expected_clv(variant=variant, **CASE)
        assert found.value == Money(value, "EUR")
        assert not found.exact
        assert "rounded once" in found.explain()

    def test_a_bare_number_gives_the_exact_number(self) -> None:
        given: dict[str, Any] = {**CASE, "margin": 80, "retention": 1}
        found = expected_clv(**given)
        assert (found.value, found.exact) == (Fraction(2000, 3), True)
        assert "rounded once" not in found.explain()

    @pytest.mark.parametrize("variant", ["margin_at_end", "margin_at_start"])
    def test_margins_without_an_end_have_no_value(self, variant: str) -> None:
        found = expected_clv(variant=variant, **{**CASE, "retention": 1, "discount": 0})
        assert undefined(found)
        assert "1 + discount - retention is 0" in found.explain()

    def test_up_to_a_horizon_they_have(self) -> None:
        asked = {**CASE, "retention": 1, "discount": 0}
        found = expected_clv(variant="finite_horizon", horizon=12, **asked)
        assert found.value == Money(960, "EUR")
        assert expected_clv(variant="finite_horizon", horizon=0, **asked).value == Money(0, "EUR")

    def test_a_horizon_is_seen_through_a_decorator(self) -> None:
        variant = expected_clv.variants["finite_horizon"]

        @wraps(variant.compute)
        def decorated(*given: Any, **named: Any) -> Any:
            return variant.compute(*given, **named)

        says, formula, source = variant.says, variant.formula, variant.source
        made = _definition("finite_horizon", says, decorated, formula, source)
        assert (made.takes, made.over) == (variant.takes, "")

    def test_a_horizon_is_in_the_formula(self) -> None:
        found = expected_clv(variant="finite_horizon_at_start", horizon=3, **CASE)
        assert found.formula == "80 EUR x Σ(t = 0..3 - 1) (0.84 / (1 + 0.12))^t"
        assert found.latex.startswith(r"80\,\text{EUR} \sum_{t=0}^{3 - 1}")
        assert "t van 0 tot en met horizon - 1" in found.explain("nl")

    @pytest.mark.parametrize("margin", [80, Money(10**29, "EUR")])
    def test_what_no_answer_can_hold_is_refused(self, margin: object) -> None:
        rates: dict[str, Any] = {"retention": Decimal("0.8417"), "discount": Decimal("0.1213")}
        if isinstance(margin, Money):
            rates = {"retention": Decimal(1), "discount": Decimal("0.001")}
            found = expected_clv(margin=margin, **rates)
        else:
            found = expected_clv(variant="finite_horizon", margin=margin, horizon=1200, **rates)
        assert (found.status, found.reason) == (Status.REFUSED, "out_of_bounds")

    @pytest.mark.parametrize("rate", [Decimal("0.84"), Ratio(21, 25), Fraction(21, 25)])
    def test_a_rate_has_several_forms(self, rate: Any) -> None:
        assert expected_clv(**{**CASE, "retention": rate}).value == Money(240, "EUR")

    @pytest.mark.parametrize("wrong", NO_SHARES)
    def test_what_is_no_share_is_refused(self, wrong: Any) -> None:
        with pytest.raises(BadArgument):
            expected_clv(**{**CASE, "retention": wrong})
        with pytest.raises(BadArgument):
            expected_ltv(arpa=100, gross_margin=Decimal("0.5"), churn=wrong)

    @pytest.mark.parametrize("wrong", [-1, Decimal("-0.01"), 0.1, None, Ratio(1, 0)])
    def test_what_is_no_discount_is_refused(self, wrong: Any) -> None:
        with pytest.raises(BadArgument):
            expected_clv(**{**CASE, "discount": wrong})

    @pytest.mark.parametrize("wrong", [-1, 1201, True, Decimal(3), 3.0, None])
    def test_what_is_no_number_of_periods_is_refused(self, wrong: Any) -> None:
        with pytest.raises(BadArgument):
            expected_clv(variant="finite_horizon", horizon=wrong, **CASE)

    @pytest.mark.parametrize("wrong", NO_AMOUNTS)
    def test_what_is_no_amount_is_refused(self, wrong: Any) -> None:
        with pytest.raises(BadArgument):
            expected_clv(**{**CASE, "margin": wrong})
        with pytest.raises(BadArgument):
            expected_ltv(variant="revenue_by_churn", arpa=wrong, churn=Decimal("0.05"))

    def test_nobody_left_says_nothing_of_how_long_they_stay(self) -> None:
        for variant, more in (("margin_by_churn", {"gross_margin": 1}), ("revenue_by_churn", {})):
            found = expected_ltv(variant=variant, arpa=Money(100, "EUR"), churn=0, **more)
            assert undefined(found)
            assert "verloop" in found.explain("nl")


class TestRows:
    """What customers brought in, each and on average."""

    def test_a_lifetime_is_known_of_who_has_left(self) -> None:
        rows = [customer("A-1", 300, customer_until=date(2022, 1, 1)), customer("A-2", 50)]
        found = clv(rows, currency="EUR")
        assert found.value == Money(300, "EUR")
        assert found.excluded == {"still_customer": 1}
        assert clv(rows, variant="to_date", currency="EUR").value == Money(350, "EUR")
        assert ltv(rows, variant="to_date", currency="EUR").value == Money(175, "EUR")

    def test_each_customer_is_told_apart_by_its_id(self) -> None:
        rows = [customer("A-1", 300), customer("A-2", -50)]
        found = clv(rows, variant="to_date", currency="EUR", by="id")
        assert {id_: one.value for id_, one in found.items()} == {
            "A-1": Money(300, "EUR"),
            "A-2": Money(-50, "EUR"),
        }
        assert found.total is not None
        assert found.total.value == Money(250, "EUR")

    def test_nobody_has_no_value(self) -> None:
        assert undefined(clv([], currency="EUR"), "nothing_counted")
        assert undefined(ltv([], currency="EUR"))

    def test_currencies_are_answered_apart(self) -> None:
        dollars = evolve(customer("A-2"), profit=Money(100, "USD"))
        found = ltv([customer(), dollars], variant="to_date")
        assert {code: str(one.value) for code, one in found.items()} == {
            "EUR": "100.00 EUR",
            "USD": "100.00 USD",
        }

    def test_an_answer_says_as_of_when(self) -> None:
        found = ltv([customer()], variant="to_date", currency="EUR")
        assert found.as_of == KNOWN
        with pytest.raises(BadArgument):
            ltv([customer()], variant="to_date", currency="EUR", as_of="2026-01-01")

    def test_a_customer_in_two_rows_is_refused(self) -> None:
        rows = [customer("A-1", customer_until=date(2022, 1, 1)), customer("A-1", 5)]
        for metric in (clv, ltv):
            found = metric(rows, variant="to_date", currency="EUR")
            assert (found.status, found.reason) == (Status.REFUSED, "customer_twice")
            assert "die er al een hebben: 1" in found.explain("nl")
        assert ltv(rows, currency="EUR").value == Money(100, "EUR")

    def test_cohorts_go_by_the_first_day(self) -> None:
        rows = [customer("A-1"), customer("A-2", 300, customer_since=date(2023, 5, 1))]
        found = ltv(rows, variant="to_date", currency="EUR", by="year")
        assert {year: one.value for year, one in found.items()} == {
            "2021": Money(100, "EUR"),
            "2023": Money(300, "EUR"),
        }
        assert "first day as a customer" in ltv.describe()

    def test_the_formula_takes_the_sum_and_the_number(self) -> None:
        assert ltv.formula(profit=Money(100, "EUR"), customers=3).value == Money("33.33", "EUR")
        assert undefined(clv.formula(profit=Money(0, "EUR"), customers=0), "nothing_counted")

    @pytest.mark.parametrize(
        ("name", "wrong"),
        [
            ("known_to", date(2020, 12, 31)),
            ("customer_until", date(2021, 1, 1)),
            ("customer_until", date(2026, 7, 1)),
        ],
    )
    def test_days_out_of_order_are_refused(self, name: str, wrong: Any) -> None:
        with pytest.raises(BadArgument, match=name):
            customer("A-1", **{name: wrong})

    @pytest.mark.parametrize(
        ("name", "wrong"),
        [
            ("id", ""),
            ("customer_since", datetime(2021, 1, 1)),  # noqa: DTZ001 - an instant is no date
            ("customer_until", "2021-01-02"),
            ("known_to", None),
            ("profit", 100),
            ("segment", ""),
        ],
    )
    def test_a_row_of_something_else_is_refused(self, name: str, wrong: Any) -> None:
        usual: dict[str, Any] = {
            "id": "A-1",
            "customer_since": date(2021, 1, 1),
            "known_to": KNOWN,
            "profit": Money(1, "EUR"),
        }
        with pytest.raises(WrongArgument, match=name):
            CustomerProfit(**{**usual, name: wrong})


def subscription(id_: str = "S-1", **given: Any) -> Subscription:
    """Ten euros a month from 31 January 2024; `given` replaces what it has."""
    usual: dict[str, Any] = {
        "account": "A-1",
        "started_on": date(2024, 1, 31),
        "amount": Money(10, "EUR"),
        "interval_months": 1,
        "trial": False,
    }
    return Subscription(id=id_, **{**usual, **given})


def derived(*given: Subscription, as_of: object = "2024-12-31", margin: object = 1) -> Any:
    rows = customer_profits(given, margin=Decimal(str(margin)), as_of=as_of)  # type: ignore[arg-type] # also wrong ones
    return [(row.id, str(row.profit), row.customer_until) for row in rows]


class TestDeriving:
    """From subscriptions to what each customer brought in."""

    def test_each_interval_that_began_is_billed(self) -> None:
        assert derived(subscription(), as_of="2024-01-30") == []
        assert derived(subscription(), as_of="2024-01-31") == [("A-1", "10 EUR", None)]
        assert derived(subscription(), as_of="2024-02-28") == [("A-1", "10 EUR", None)]
        assert derived(subscription(), as_of="2024-02-29") == [("A-1", "20 EUR", None)]
        assert derived(subscription(), margin="0.5") == [("A-1", "60.0 EUR", None)]

    def test_the_day_of_the_end_is_not_billed(self) -> None:
        ended = subscription(ended_on=date(2024, 3, 31))
        assert derived(ended) == [("A-1", "20 EUR", date(2024, 3, 31))]

    def test_what_ends_later_goes_on(self) -> None:
        ended = subscription(ended_on=date(2025, 3, 31), interval_months=12)
        assert derived(ended) == [("A-1", "10 EUR", None)]
        assert derived(ended, as_of="2025-03-31") == [("A-1", "20 EUR", date(2025, 3, 31))]

    def test_a_customer_stays_while_one_subscription_does(self) -> None:
        one = subscription(ended_on=date(2024, 3, 31))
        other = subscription("S-2", started_on=date(2024, 12, 1))
        [row] = customer_profits([other, one], margin=Decimal(1), as_of="2024-12-31")
        assert (row.customer_since, row.customer_until) == (date(2024, 1, 31), None)
        assert row.profit == Money(30, "EUR")

    def test_trials_and_what_never_was_count_for_nothing(self) -> None:
        assert derived(subscription(trial=True)) == []
        assert derived(subscription(ended_on=date(2024, 1, 31))) == []

    def test_what_is_billed_at_0_makes_no_customer_and_keeps_none(self) -> None:
        free = subscription("S-2", amount=Money(0, "EUR"), started_on=date(2023, 1, 1))
        paid = subscription(ended_on=date(2024, 4, 30))
        assert derived(free) == []
        assert derived(free, paid) == derived(paid) == [("A-1", "30 EUR", date(2024, 4, 30))]

    def test_currencies_stay_apart(self) -> None:
        dollars = subscription("S-2", amount=Money(7, "USD"), interval_months=12)
        assert derived(dollars, subscription()) == [
            ("A-1", "120 EUR", None),
            ("A-1", "7 USD", None),
        ]

    @pytest.mark.parametrize("wrong", ["a half", 0.6, 1, Decimal(2), Decimal(-1), None])
    def test_a_margin_is_a_share(self, wrong: Any) -> None:
        with pytest.raises(WrongArgument):
            customer_profits([], margin=wrong, as_of="2024-12-31")

    @pytest.mark.parametrize("margin", [Decimal("0." + "3" * 30), Decimal("1E-30")])
    def test_a_margin_of_too_many_digits_is_named(self, margin: Decimal) -> None:
        with pytest.raises(BadArgument, match="margin") as refused:
            derived(subscription(amount=Money("100.55", "EUR")), margin=margin)
        assert "rond af" in refused.value.text("nl")
        assert derived(subscription(amount=Money("100.55", "EUR")), margin="0." + "3" * 28)

    def test_amounts_that_add_up_to_too_much_are_named(self) -> None:
        with pytest.raises(BadArgument, match="subscriptions"):
            derived(subscription(amount=Money(Decimal("9" * 30), "EUR")))

    @pytest.mark.parametrize("first", [date(1, 1, 1), date(1, 1, 31), date(1899, 12, 31)])
    def test_a_subscription_may_be_as_old_as_it_likes(self, first: date) -> None:
        old = subscription(started_on=first, interval_months=12)
        [row] = customer_profits([old], margin=Decimal(1), as_of="2026-12-31")
        assert (row.customer_since, row.profit) == (first, Money(10 * (2027 - first.year), "EUR"))

    def test_one_that_begins_later_than_anybody_plans_has_no_row(self) -> None:
        assert derived(subscription(started_on=date(9999, 1, 1))) == []

    def test_what_is_no_subscription_is_refused(self) -> None:
        with pytest.raises(WrongArgument):
            customer_profits(["S-1"], margin=Decimal(1), as_of=KNOWN)  # type: ignore[list-item] # on purpose
        with pytest.raises(BadArgument):
            customer_profits([], margin=Decimal(1), as_of="30 June")


class TestAcquisition:
    """What winning a customer costs, by each table."""

    @pytest.mark.parametrize(
        ("variant", "name", "value", "counted"),
        [
            ("blended", "new_customers", "20.00", 2),
            ("paid", "paid_customers", "10.00", 1),
            ("fully_loaded", "new_customers", "120.00", 12),
            ("new_logo", "new_logos", "60.00", 6),
        ],
    )
    def test_each_counts_what_its_column_says(
        self, variant: str, name: str, value: str, counted: int
    ) -> None:
        ten: dict[str, Any] = {name: 10}
        found = cac(BOOKS, variant=variant, **ten)
        assert (found.value, found.counted) == (Money(value, "EUR"), counted)
        nobody: dict[str, Any] = {name: 0}
        assert undefined(cac(BOOKS, variant=variant, **nobody))

    def test_why_a_spend_does_not_count_is_said(self) -> None:
        found = cac(BOOKS, new_customers=10)
        assert found.excluded == {"for_existing_customers": 6, "wages_and_overhead": 4}
        assert "4 lonen, software en overhead" in found.explain("nl")

    @pytest.mark.parametrize("by", ["channel", "month", "year", ["category", "quarter"]])
    def test_what_has_customers_of_its_own_is_no_group(self, by: Any) -> None:
        with pytest.raises(BadArgument, match="a call of its own"):
            cac(BOOKS, new_customers=10, by=by)

    def test_two_currencies_have_one_number_of_customers_and_so_no_answer(self) -> None:
        dollars = evolve(BOOKS[0], amount=Money(5, "USD"))
        found = cac([BOOKS[0], dollars], new_customers=10)
        assert (found.status, found.reason) == (Status.REFUSED, "mixed_currencies")
        by = cac([BOOKS[0], dollars], new_customers=10, by="currency")
        assert {code: str(one.value) for code, one in by.items()} == {
            "EUR": "10.00 EUR",
            "USD": "0.50 USD",
        }

    def test_what_keeping_costs(self) -> None:
        found = customer_retention_cost(BOOKS, kept_customers=8)
        assert found.value == Money("75.00", "EUR")
        assert found.excluded == {"for_new_customers": 6}
        assert undefined(customer_retention_cost(BOOKS, kept_customers=0))

    @pytest.mark.parametrize("wrong", [-1, 1.0, True, "10", None])
    def test_a_number_of_customers_is_whole(self, wrong: Any) -> None:
        with pytest.raises(SalesTermsError):
            cac(BOOKS, new_customers=wrong)

    def test_a_spend_of_something_else_is_refused(self) -> None:
        with pytest.raises(WrongArgument, match="category"):
            CustomerSpend(
                id="B-1",
                on=KNOWN,
                category="advertising",  # type: ignore[arg-type] # on purpose
                amount=Money(1, "EUR"),
                aim=SpendAim.NEW_CUSTOMERS,
            )

    def test_for_whom_it_was_spent_must_be_said(self) -> None:
        told: Any = {"category": SpendCategory.SALARIES, "amount": Money(1, "EUR")}
        with pytest.raises(TypeError, match="aim"):
            CustomerSpend(id="B-1", on=KNOWN, **told)


class TestComparing:
    """Worth beside cost: the ratio, the payback, and what is left."""

    def test_the_ratio(self) -> None:
        found = ltv_cac_ratio(ltv=Money(1800, "EUR"), cac=Money(500, "EUR"))
        assert found.value == Ratio(Decimal(1800), Decimal(500))
        assert "3.60 ×" in str(found)
        assert undefined(ltv_cac_ratio(ltv=Money(1800, "EUR"), cac=Money(0, "EUR")))

    def test_the_payback_has_its_brackets(self) -> None:
        found = cac_payback(cac=200, arpa=50, gross_margin=Decimal("0.8"))
        assert found.value == 5
        assert "200 / (50 x 0.8)" in found.explain()
        assert "5.00 maanden" in found.explain("nl")
        assert cac_payback(variant="of_revenue", cac=200, arpa=50).value == 4
        assert undefined(cac_payback(cac=200, arpa=50, gross_margin=0))
        assert undefined(cac_payback(variant="of_revenue", cac=200, arpa=0))

    def test_what_is_left(self) -> None:
        found = net_profit_per_customer(ltv=Money("120.50", "EUR"), cac=Money("120.51", "EUR"))
        assert (found.value, found.exact) == (Money("-0.01", "EUR"), True)
        assert net_profit_per_customer(ltv=Fraction(1, 3), cac=1).value == Fraction(-2, 3)

    @pytest.mark.parametrize("metric", [ltv_cac_ratio, net_profit_per_customer])
    def test_both_are_of_one_kind(self, metric: Any) -> None:
        with pytest.raises(BadArgument, match="Money, as ltv is"):
            metric(ltv=Money(1, "EUR"), cac=1)
        with pytest.raises(BadArgument, match="a number, as ltv is"):
            metric(ltv=1, cac=Money(1, "EUR"))
        with pytest.raises(CurrencyMismatch):
            metric(ltv=Money(1, "EUR"), cac=Money(1, "USD"))


class TestKeeping:
    """Whether keeping a customer costs less than winning one."""

    @pytest.mark.parametrize(
        ("keeping", "holds", "said"),
        [
            (120, True, "Keeping costs 480.00 EUR less, 0.20 times what winning costs"),
            (600, False, "Both cost as much"),
            (900, False, "Keeping costs 300.00 EUR more, 1.50 times what winning costs"),
        ],
    )
    def test_the_verdict_explains_itself(self, keeping: int, holds: bool, said: str) -> None:
        found = keeping_or_winning(Money(keeping, "EUR"), Money(600, "EUR"))
        assert found.holds is holds
        assert found.less == Money(600 - keeping, "EUR")
        assert said in str(found)
        assert "[000:8]" in found.explain("nl")
        assert pickle.loads(pickle.dumps(found)) == found

    def test_beside_nothing_there_is_no_ratio(self) -> None:
        found = keeping_or_winning(Money(5, "EUR"), Money(0, "EUR"))
        assert found.holds is False
        assert found.explain().splitlines()[3] == "  Keeping costs 5.00 EUR more"

    def test_what_is_not_known_makes_it_unknown(self) -> None:
        nobody = cac(BOOKS, variant="new_logo", new_logos=0)
        kept = customer_retention_cost(BOOKS, kept_customers=8)
        found = keeping_or_winning(kept, nobody)
        assert (found.holds, found.less, found.ratio) == (None, None, None)
        assert found.explain("nl").splitlines() == [
            "Een klant behouden of werven: niet bekend",
            "  Behouden: 75.00 EUR",
            "  Werven: delen door nul kan niet: klanten die dat nog niet waren = 0",
            "  Verwacht: dat klanten behouden minder kost dan nieuwe vinden [000:8]",
        ]
        unknown = customer_retention_cost(BOOKS, kept_customers=0)
        other = keeping_or_winning(unknown, Money(1, "EUR"))
        assert other.holds is None
        assert "Keeping one: nothing to divide by" in other.explain()

    def test_the_two_the_other_way_round_are_refused(self) -> None:
        won = cac(BOOKS, variant="new_logo", new_logos=2)
        kept = customer_retention_cost(BOOKS, kept_customers=8)
        assert keeping_or_winning(kept, won).holds is not None
        with pytest.raises(BadArgument, match="keeping") as refused:
            keeping_or_winning(won, kept)
        assert "Measurement of customer_retention_cost" in str(refused.value)
        assert "Measurement van customer_retention_cost" in refused.value.text("nl")
        with pytest.raises(BadArgument, match="winning"):
            keeping_or_winning(kept, kept)
        with pytest.raises(BadArgument, match="winning"):
            keeping_or_winning(Money(1, "EUR"), kept)

    def test_two_currencies_are_not_compared(self) -> None:
        with pytest.raises(CurrencyMismatch):
            keeping_or_winning(Money(1, "EUR"), Money(1, "USD"))

    @pytest.mark.parametrize("wrong", [1, None, "1 EUR", Money(-1, "EUR")])
    def test_what_is_no_cost_is_refused(self, wrong: Any) -> None:
        with pytest.raises(WrongArgument, match="keeping"):
            keeping_or_winning(wrong, Money(1, "EUR"))
        with pytest.raises(WrongArgument, match="winning"):
            keeping_or_winning(Money(1, "EUR"), wrong)

    def test_a_measurement_of_something_else_is_refused(self) -> None:
        ratio = ltv_cac_ratio(ltv=1, cac=2)
        with pytest.raises(WrongArgument):
            keeping_or_winning(ratio, Money(1, "EUR"))


@pytest.mark.parametrize(
    ("word", "metric"),
    [
        ("CLV", "clv"),
        ("klantwaarde", "clv"),
        ("LTV", "ltv"),
        ("gemiddelde CLV", "ltv"),
        ("CAC", "cac"),
        ("klantacquisitiekosten", "cac"),
        ("SAM", "sam"),
        ("TAM", "tam"),
        ("SOM", "som"),
    ],
)
def test_a_word_of_either_language_finds_it_first(word: str, metric: str) -> None:
    assert find(word)[0].metric.id == metric
