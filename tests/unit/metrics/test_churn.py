"""Customers by period from subscriptions, their churn and retention, and rates over periods."""

import pickle
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from math import expm1, log
from typing import Any

import pytest
from attrs import evolve

from salesterms import (
    Money,
    Period,
    Ratio,
    churn_over_periods,
    customer_churn,
    customer_retention,
)
from salesterms.documents import structure, unstructure
from salesterms.entities import Subscription
from salesterms.errors import SalesTermsError, WrongArgument
from salesterms.metrics import (
    BadArgument,
    CustomerBalance,
    CustomerOf,
    CustomerPeriod,
    CustomerSpell,
    CustomerStanding,
    NotPaying,
    customer_balances,
    customer_periods,
    customer_spells,
    why_no_customer,
)
from salesterms.results import Status
from salesterms.values import BadPeriod

BEGINS, LAST = date(2026, 4, 1), date(2026, 4, 30)
FIFTH, TENTH, LATER = date(2026, 4, 5), date(2026, 4, 10), date(2026, 4, 20)
NO: Any = 3


def sold(account: str, start: str, end: str | None = None, **more: Any) -> Subscription:
    """A subscription of 10 euros a month."""
    given: dict[str, Any] = {
        "amount": Money(10, "EUR"),
        "interval_months": 1,
        "trial": False,
        **more,
    }
    return Subscription(
        id=" ".join(map(str, (account, start, end, more.get("product"), more.get("trial")))),
        account=account,
        started_on=date.fromisoformat(start),
        ended_on=None if end is None else date.fromisoformat(end),
        **given,
    )


def april(id_: str = "A-1", **more: Any) -> CustomerPeriod:
    """What a customer did in April."""
    given: dict[str, Any] = {"id": id_, "account": id_, "begins": BEGINS, "last": LAST}
    return CustomerPeriod(**(given | more))


def standings(subscriptions: Any, period: Any = "2026-04", **more: Any) -> list[tuple[str, str]]:
    """Who did what in a period."""
    rows = customer_periods(subscriptions, period, **more)
    return [(row.account, row.standing.value) for row in rows]


KEPT = april("kept", at_start=True)
GONE = april("gone", at_start=True, left_on=(FIFTH,))
RETURNED = april("returned", at_start=True, left_on=(FIFTH,), joined_on=(TENTH,))
JOINED = april("joined", joined_on=(FIFTH,))
JOINED_AND_LEFT = april("joined_and_left", joined_on=(FIFTH,), left_on=(LATER,))
CAME_BACK = april("came_back", customer_before=True, joined_on=(FIFTH,))
BACK_AND_LEFT = evolve(JOINED_AND_LEFT, id="came_back_and_left", customer_before=True)
ONLY_TRIAL = april("only_trial", not_paying=NotPaying.TRIAL)
ONLY_FREE = april("only_free", not_paying=NotPaying.FREE)
EACH = [
    *(KEPT, GONE, RETURNED, JOINED, JOINED_AND_LEFT, CAME_BACK, BACK_AND_LEFT),
    *(ONLY_TRIAL, ONLY_FREE),
]


class TestSpells:
    """Subscriptions of one account are one spell where they overlap or touch."""

    def test_one_that_begins_when_another_ends_goes_on(self) -> None:
        both = [sold("A", "2026-01-01", "2026-04-10"), sold("A", "2026-04-10")]

        assert standings(both) == [("A", "kept")]

    def test_a_day_between_them_is_leaving_and_coming_back(self) -> None:
        both = [sold("A", "2026-01-01", "2026-04-10"), sold("A", "2026-04-11")]
        [row] = customer_periods(both, "2026-04")

        assert row.standing is CustomerStanding.RETURNED
        assert (row.left_on, row.joined_on) == ((TENTH,), (date(2026, 4, 11),))

    def test_one_within_another_changes_nothing(self) -> None:
        both = [sold("A", "2026-01-01", "2026-05-10"), sold("A", "2026-04-02", "2026-04-04")]

        assert standings(both) == [("A", "kept")]

    def test_one_that_lasts_longer_prolongs_the_other(self) -> None:
        both = [sold("A", "2026-01-01", "2026-04-10"), sold("A", "2026-02-01", "2026-04-20")]
        [row] = customer_periods(both, "2026-04")

        assert row.left_on == (LATER,)

    def test_one_without_an_end_has_the_others_in_it(self) -> None:
        both = [sold("A", "2026-01-01"), sold("A", "2026-02-01", "2026-04-10")]

        assert standings(both) == [("A", "kept")]

    def test_two_that_begin_together_are_one_to_the_last_end(self) -> None:
        both = [sold("A", "2026-04-05"), sold("A", "2026-04-05", "2026-04-10")]

        assert standings(both) == [("A", "joined")]

    def test_one_that_ended_when_it_began_was_never_there(self) -> None:
        assert standings([sold("A", "2026-04-10", "2026-04-10")]) == []


class TestRowsOfSubscriptions:
    """What a customer did in a period."""

    def test_each_standing(self) -> None:
        given = [
            sold("a_kept", "2026-01-01"),
            sold("b_gone", "2026-01-01", "2026-04-05"),
            *(sold("c_returned", "2026-01-01", "2026-04-05"), sold("c_returned", "2026-04-10")),
            sold("d_joined", "2026-04-05"),
            sold("e_joined_and_left", "2026-04-05", "2026-04-20"),
            *(sold("f_came_back", "2026-01-01", "2026-02-01"), sold("f_came_back", "2026-04-05")),
            sold("g_came_back_and_left", "2026-01-01", "2026-02-01"),
            sold("g_came_back_and_left", "2026-04-05", "2026-04-20"),
            sold("h_only_trial", "2026-04-05", trial=True),
            sold("i_only_free", "2026-04-05", amount=Money(0, "EUR")),
        ]

        found = standings(given)

        assert [f"{at}_{name}" for at, (_, name) in zip("abcdefghi", found, strict=True)] == [
            account for account, _ in found
        ]

    def test_who_leaves_is_booked_on_the_first_inactive_day(self) -> None:
        given = [sold("A", "2026-01-01", "2026-05-01")]

        assert standings(given, ["2026-04", "2026-05", "2026-06"]) == [
            ("A", "kept"),
            ("A", "gone"),
        ]

    def test_who_comes_on_the_first_day_was_not_there_at_the_start(self) -> None:
        assert standings([sold("A", "2026-04-01")]) == [("A", "joined")]

    def test_who_comes_on_the_last_day_is_there_at_the_end(self) -> None:
        assert standings([sold("A", "2026-04-30")]) == [("A", "joined")]
        assert standings([sold("A", "2026-05-01")]) == []

    def test_a_trial_that_becomes_paid_joins_when_it_is_paid(self) -> None:
        given = [sold("A", "2026-03-25", "2026-04-10", trial=True), sold("A", "2026-04-10")]
        [march, row] = customer_periods(given, ["2026-03", "2026-04"])

        assert march.standing is CustomerStanding.ONLY_TRIAL
        assert (row.standing, row.joined_on) == (CustomerStanding.JOINED, (TENTH,))

    def test_a_trial_that_ended_before_the_period_has_no_row(self) -> None:
        assert standings([sold("A", "2026-03-25", "2026-04-01", trial=True)]) == []

    def test_a_trial_beside_what_is_free_is_a_trial(self) -> None:
        given = [
            sold("A", "2026-04-02", trial=True),
            sold("A", "2026-04-03", amount=Money(0, "EUR")),
        ]

        assert standings(given) == [("A", "only_trial")]

    def test_a_month_without_an_event_has_a_row_of_every_customer(self) -> None:
        given = [sold("A", "2026-01-01"), sold("B", "2026-02-01")]

        assert standings(given, "2026-04") == [("A", "kept"), ("B", "kept")]

    def test_ids_and_names(self) -> None:
        given = [sold("A", "2026-01-01", product="P-1"), sold("A", "2026-01-01")]
        ask: Any = {"services": {"P-1": "mail"}}

        [whole] = customer_periods(given, "2026-04", **ask)
        by_product = customer_periods(given, "2026-04", of=CustomerOf.PRODUCT, **ask)
        by_service = customer_periods(given, "2026-04", of=CustomerOf.SERVICE, **ask)

        assert (whole.id, whole.product, whole.service) == (
            "A | organisation | 2026-04-01/2026-05-01",
            None,
            None,
        )
        assert whole.of is CustomerOf.ORGANISATION
        assert [(row.id, row.product, row.service) for row in by_product] == [
            ("A | product P-1 | 2026-04-01/2026-05-01", "P-1", "mail"),
            ("A | product | 2026-04-01/2026-05-01", None, None),
        ]
        assert [(row.product, row.service) for row in by_service] == [(None, "mail"), (None, None)]

    def test_names_that_look_alike_have_ids_of_their_own(self) -> None:
        given = [
            sold("A B", "2026-01-01", product="C"),
            sold("A", "2026-01-01", product="B C"),
            sold("A | product B", "2026-01-01"),
            sold("A", "2026-01-01", product="B"),
            sold("A", "2026-01-01"),
        ]
        rows = [
            row
            for of in CustomerOf
            if of is not CustomerOf.SERVICE
            for row in customer_periods(given, ["2026-04", "2026-05"], of=of)
        ]

        assert len({row.id for row in rows}) == len(rows) == 16

    def test_two_products_of_one_service_are_one_relation(self) -> None:
        given = [
            sold("A", "2026-01-01", "2026-04-10", product="P-1"),
            sold("A", "2026-02-01", product="P-2"),
        ]
        ask: Any = {"of": CustomerOf.SERVICE, "services": {"P-1": "mail", "P-2": "mail"}}

        assert standings(given, **ask) == [("A", "kept")]
        assert standings(given, of=CustomerOf.PRODUCT) == [("A", "gone"), ("A", "kept")]

    def test_of_nothing_there_are_no_rows(self) -> None:
        assert customer_periods([], "2026-04") == ()
        assert customer_periods([sold("A", "2026-01-01")], []) == ()

    def test_periods_may_be_of_any_length_and_overlap(self) -> None:
        asked: list[Period | str] = [
            Period.named("2026-Q2"),
            "2026-04",
            Period.named("2026-04-01/2026-04-02"),
        ]

        assert len(customer_periods([sold("A", "2026-01-01")], asked)) == 3

    @pytest.mark.parametrize(
        ("subscriptions", "periods", "more"),
        [
            (NO, "2026-04", {}),
            ([NO], "2026-04", {}),
            ("A-1", "2026-04", {}),
            ([], NO, {}),
            ([], None, {}),
            ([], [None], {}),
            ([], ["2026-04", "2026-04"], {}),
            ([], "April", {}),
            ([], "2026-04", {"of": "products"}),
            ([], "2026-04", {"of": []}),
            ([], "2026-04", {"of": CustomerOf.SERVICE}),
            ([], "2026-04", {"services": [("P-1", "mail")]}),
            ([], "2026-04", {"services": {"P-1": ""}}),
        ],
    )
    def test_wrong_arguments_raise(self, subscriptions: Any, periods: Any, more: Any) -> None:
        with pytest.raises(SalesTermsError) as refused:
            customer_periods(subscriptions, periods, **more)

        assert isinstance(refused.value, BadArgument | WrongArgument | BadPeriod)
        assert refused.value.text("nl")


class TestRowsByHand:
    """A row holds days that follow from each other."""

    @pytest.mark.parametrize("row", EACH, ids=[row.id for row in EACH])
    def test_its_standing_follows_from_its_days(self, row: CustomerPeriod) -> None:
        assert row.standing.value == row.id

    @pytest.mark.parametrize(
        "wrong",
        [
            {},
            {"left_on": (FIFTH,)},
            {"at_start": True, "joined_on": (FIFTH,)},
            {"at_start": True, "left_on": (FIFTH, TENTH)},
            {"joined_on": (FIFTH,), "left_on": (FIFTH,)},
            {"joined_on": (date(2026, 3, 31),)},
            {"joined_on": (date(2026, 5, 1),)},
            {"at_start": True, "not_paying": NotPaying.TRIAL},
            {"joined_on": (FIFTH,), "not_paying": NotPaying.FREE},
            {"at_start": True, "last": date(2026, 3, 31)},
        ],
    )
    def test_what_does_not_follow_is_refused(self, wrong: Any) -> None:
        with pytest.raises(BadArgument) as refused:
            april(**wrong)

        assert refused.value.text("nl")

    @pytest.mark.parametrize(
        "wrong",
        [
            {"id": ""},
            {"account": NO},
            {"of": "product"},
            {"product": ""},
            {"begins": datetime(2026, 4, 1)},  # noqa: DTZ001 - an instant where a date belongs
            {"at_start": 1},
            {"customer_before": None},
            {"joined_on": [FIFTH]},
            {"left_on": (datetime(2026, 4, 5),)},  # noqa: DTZ001 - the same
            {"not_paying": "trial"},
        ],
    )
    def test_a_field_of_another_type_is_refused(self, wrong: Any) -> None:
        given: dict[str, Any] = {"at_start": True, **wrong}
        with pytest.raises(WrongArgument):
            april(**given)

    @pytest.mark.parametrize("row", EACH, ids=[row.id for row in EACH])
    def test_it_is_kept_as_a_document_and_pickled(self, row: CustomerPeriod) -> None:
        again = structure(unstructure(row), CustomerPeriod)

        assert (again, again.standing) == (row, row.standing)
        assert pickle.loads(pickle.dumps(row)).standing is row.standing


class TestBalances:
    """How many customers there were."""

    def test_a_return_within_the_period_is_told(self) -> None:
        given = [
            *(sold("A", "2026-01-01", "2026-04-05"), sold("A", "2026-04-10")),
            *(sold("B", "2026-04-05", "2026-04-10"), sold("B", "2026-04-20")),
            *(sold("C", "2026-01-01", "2026-02-01"), sold("C", "2026-04-20")),
            sold("D", "2026-04-20", trial=True),
        ]

        assert customer_balances(given, "2026-04") == (
            CustomerBalance(begins=BEGINS, last=LAST, at_start=1, joined=1, came_back=3, left=2),
        )
        assert customer_balances(given, "2026-04")[0].at_end == 3

    def test_a_period_without_customers_is_told_too(self) -> None:
        [none] = customer_balances([], "2026-04")

        assert (none.at_start, none.joined, none.came_back, none.left, none.at_end) == (0,) * 5

    def test_of_each_product(self) -> None:
        given = [sold("A", "2026-01-01", product="P-1"), sold("A", "2026-01-01", product="P-2")]

        [found] = customer_balances(given, "2026-04", of=CustomerOf.PRODUCT)

        assert found.at_end == 2


class TestChurn:
    """Five answers to one question."""

    def test_each_variant_of_one_table(self) -> None:
        found = {name: one.value for name, one in customer_churn.compare(EACH).items()}

        # on the 5th two of three leave, on the 20th two of five
        assert found == {
            "start_cohort": Ratio(1, 3),
            "standard": Ratio(2, 3),
            "thirty_days": Ratio(4, 8),
            "daily_sum": Fraction(2, 3) + Fraction(2, 6),
            "average_base": Ratio(6, 7),
        }

    def test_it_says_who_was_left_out(self) -> None:
        measured = customer_churn(EACH, keep_ids=True)

        assert measured.excluded == {
            **dict.fromkeys(("joined", "joined_and_left", "came_back", "came_back_and_left"), 1),
            "only_trial": 1,
            "only_free": 1,
        }
        assert measured.ids is not None
        assert measured.ids["gone"] == ("gone",)

    def test_it_explains_itself_in_dutch(self) -> None:
        said = customer_churn(EACH).explain("nl")

        assert "Klantverloop (start_cohort): 33.3 %" in said
        assert "weggegaan / aan het begin" in said
        assert "1 alleen een proefperiode, dus geen klant" in said

    def test_periods_of_another_length_are_named(self) -> None:
        may = evolve(KEPT, begins=date(2026, 5, 1), last=date(2026, 5, 31))
        measured = customer_churn([may, KEPT], variant="thirty_days")

        assert (measured.status, measured.details) == (Status.REFUSED, ("31",))
        assert "31" in measured.explain()

    def test_more_left_out_than_left_is_refused(self) -> None:
        measured = customer_churn.formula(
            variant="standard", churned=1, joined_and_left=2, returned=0, start=9
        )

        assert (measured.reason, measured.details) == ("more_than_churned", ("2", "1"))

    def test_the_days_of_two_periods_are_added_up(self) -> None:
        may = april("may", at_start=True, begins=date(2026, 5, 1), last=date(2026, 5, 31))
        gone = evolve(may, left_on=(date(2026, 5, 5),))

        assert customer_churn([KEPT, GONE, may, gone], variant="daily_sum").value == 1

    @pytest.mark.parametrize(
        "rates", [[Ratio(2, 1)], [Ratio(-1, 2)], [Ratio(0, 0)], [Decimal("0.1")], Ratio(1, 2), NO]
    )
    def test_rates_of_days_are_shares(self, rates: Any) -> None:
        with pytest.raises(BadArgument):
            customer_churn.formula(variant="daily_sum", values=rates)

    def test_a_day_without_customers_has_no_rate(self) -> None:
        first = evolve(JOINED, joined_on=(BEGINS,))

        assert customer_churn([JOINED], variant="daily_sum").formula.startswith("the rates of 25")
        assert customer_churn([first], variant="daily_sum").value == 0
        assert customer_churn([ONLY_TRIAL], variant="daily_sum").status is Status.UNDEFINED

    def test_days_with_the_same_base_are_added_up_first(self) -> None:
        rates = [Ratio(1, 100)] * 50 + [Ratio(1, 200)] * 100 + [Ratio(0, 7)]
        measured = customer_churn.formula(variant="daily_sum", values=rates)

        assert measured.value == 1

    def test_a_sum_that_nobody_could_write_is_refused(self) -> None:
        rates = [Ratio(1, base) for base in range(10**15, 10**15 + 1000)]
        measured = customer_churn.formula(variant="daily_sum", values=rates)

        assert (measured.status, measured.reason) == (Status.REFUSED, "out_of_bounds")

    def test_by_month_by_product_and_by_standing(self) -> None:
        may = april("may", at_start=True, begins=date(2026, 5, 1), last=date(2026, 5, 31))
        rows = [evolve(KEPT, product="P-1"), evolve(GONE, product="P-2"), may]

        assert customer_churn(rows, by="month")["2026-04"].value == Ratio(1, 2)
        assert customer_churn(rows, by="product")["P-2"].value == Ratio(1, 1)
        assert customer_churn(rows, by="standing")["gone"].value == Ratio(1, 1)

    def test_a_quarter_is_in_no_month(self) -> None:
        quarter = evolve(KEPT, last=date(2026, 6, 30))

        assert customer_churn([quarter], by="month")[None].counted == 1
        assert customer_churn([quarter], period="2026-04").excluded == {"not_wholly_in_period": 1}
        assert customer_churn([quarter], period="2026-Q2").value == Ratio(0, 1)

    def test_a_running_period_waits(self) -> None:
        assert customer_churn([KEPT, GONE], as_of="2026-04-29").excluded == {"period_not_over": 2}
        assert customer_churn([KEPT, GONE], as_of="2026-04-30").value == Ratio(1, 2)


class TestRetention:
    """Three answers to the other question."""

    def test_each_variant_of_one_table(self) -> None:
        found = {name: one.value for name, one in customer_retention.compare(EACH).items()}

        assert found == {
            "start_cohort": Ratio(2, 3),
            "without_a_gap": Ratio(1, 3),
            "end_less_new": Ratio(4 - 4, 3),
        }

    def test_new_ones_who_left_can_make_less_than_nothing(self) -> None:
        measured = customer_retention([GONE, JOINED_AND_LEFT], variant="end_less_new")

        assert measured.value == Ratio(-1, 1)


class TestRates:
    """A rate of one period as that of several, and back."""

    def test_five_per_cent_a_month(self) -> None:
        year = churn_over_periods(churn_rate=Decimal("0.05"), periods=12)

        assert year.value == Fraction("0.459639912337363037109375")
        assert year.exact
        assert "1 - (1 - 0.05)^12" in year.explain()

    def test_a_ratio_is_as_good(self) -> None:
        assert churn_over_periods(churn_rate=Ratio(1, 20), periods=1).value == Fraction(1, 20)

    def test_the_rate_of_one_period_says_its_tolerance(self) -> None:
        month = churn_over_periods(variant="per_period", churn_rate=Decimal("0.36"), periods=2)

        assert month.value == pytest.approx(0.2, rel=1e-12)
        assert (month.tolerance, month.exact) == (1e-12, False)

    @pytest.mark.parametrize("nines", range(1, 31))
    @pytest.mark.parametrize("periods", [1, 12, 3660])
    def test_of_a_rate_near_one_no_digits_are_lost(self, nines: int, periods: int) -> None:
        rate = Decimal("0." + "9" * nines)
        each = churn_over_periods(variant="per_period", churn_rate=rate, periods=periods).value

        assert each == pytest.approx(-expm1(-nines * log(10) / periods), rel=1e-12)

    @pytest.mark.parametrize("variant", churn_over_periods.variants)
    @pytest.mark.parametrize("rate", [0, 1])
    def test_nobody_and_everybody(self, variant: str, rate: int) -> None:
        assert churn_over_periods(variant=variant, churn_rate=rate, periods=12).value == rate

    @pytest.mark.parametrize(
        "wrong",
        [
            {"churn_rate": Decimal("1.1"), "periods": 12},
            {"churn_rate": -1, "periods": 12},
            {"churn_rate": 0.5, "periods": 12},
            {"churn_rate": Ratio(1, 0), "periods": 12},
            {"churn_rate": 0, "periods": 0},
            {"churn_rate": 0, "periods": True},
            {"churn_rate": 0, "periods": 3661},
            {"churn_rate": 0, "periods": Decimal(12)},
            {"churn_rate": 0},
        ],
    )
    def test_wrong_numbers_raise(self, wrong: Any) -> None:
        with pytest.raises(BadArgument) as refused:
            churn_over_periods(**wrong)

        assert refused.value.text("nl")

    @pytest.mark.parametrize(
        ("rate", "periods"),
        [
            (Decimal("0.012345678901234567890123456789"), 3660),
            (Decimal("0.012345678901234567890123456789"), 200),
        ],
    )
    def test_a_power_that_nobody_could_write_is_refused(self, rate: Decimal, periods: int) -> None:
        measured = churn_over_periods(churn_rate=rate, periods=periods)

        assert (measured.status, measured.reason) == (Status.REFUSED, "out_of_bounds")

    def test_a_day_makes_a_year(self) -> None:
        year = churn_over_periods(churn_rate=Decimal("0.001"), periods=365)

        assert year.format(localised=False) == "30.6 %"
        assert str(year.value)


class TestRowsOfSpells:
    """From when until when an account was a customer."""

    def test_those_that_touch_are_one_and_a_day_between_makes_two(self) -> None:
        given = [
            sold("A", "2026-02-01", "2026-03-01"),
            sold("A", "2026-01-01", "2026-02-01"),
            sold("A", "2026-03-02"),
        ]

        found = customer_spells(given)

        assert [(row.id, row.begins, row.ends) for row in found] == [
            ("A | organisation | 1", date(2026, 1, 1), date(2026, 3, 1)),
            ("A | organisation | 2", date(2026, 3, 2), None),
        ]
        assert {row.not_paying for row in found} == {None}
        assert [row.there_on(date(2026, 3, 1)) for row in found] == [False, False]
        assert [row.there_on(date(2026, 2, 28)) for row in found] == [True, False]

    def test_of_a_product_and_of_a_service(self) -> None:
        given = [sold("A", "2026-01-01", product=name) for name in ("P-1", "P-2")]
        services = {"P-1": "mail", "P-2": "mail"}

        [one, other] = customer_spells(given, of=CustomerOf.PRODUCT, services=services)
        [both] = customer_spells(given, of=CustomerOf.SERVICE, services=services)

        assert (one.product, other.product) == ("P-1", "P-2")
        assert (both.of, both.product, both.service) == (CustomerOf.SERVICE, None, "mail")

    def test_who_was_never_a_customer_has_what_it_had_instead(self) -> None:
        given = [
            sold("A", "2026-01-01", amount=Money(0, "EUR")),
            sold("A", "2026-02-01"),
            sold("B", "2026-01-01", amount=Money(0, "EUR")),
            sold("C", "2026-01-01", trial=True),
            sold("C", "2026-02-01", amount=Money(0, "EUR")),
            sold("D", "2026-01-01", "2026-01-01"),
        ]

        assert [
            (row.account, row.begins.month, row.not_paying) for row in customer_spells(given)
        ] == [
            ("A", 2, None),
            ("B", 1, NotPaying.FREE),
            ("C", 1, NotPaying.TRIAL),
        ]

    def test_an_end_comes_after_the_beginning(self) -> None:
        with pytest.raises(BadArgument):
            CustomerSpell(id="A", account="A", begins=BEGINS, ends=BEGINS)
        with pytest.raises(WrongArgument):
            CustomerSpell(id="A", account="A", begins=BEGINS).there_on(NO)

    @pytest.mark.parametrize(
        ("more", "why"),
        [
            ({}, None),
            ({"trial": True}, "trial"),
            ({"amount": Money(0, "EUR")}, "free"),
            ({"trial": True, "amount": Money(0, "EUR")}, "trial"),
            ({"end": "2026-01-01", "trial": True}, "never_active"),
        ],
    )
    def test_why_a_subscription_makes_no_customer(self, more: Any, why: str | None) -> None:
        assert why_no_customer(sold("A", "2026-01-01", **more)) == why
