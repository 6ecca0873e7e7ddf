"""BG/NBD, Gamma-Gamma and predicted CLV against lifetimes, of the group `peers`.

Nothing is compared where lifetimes gives up, as it does on customers who never bought again.
"""

import contextlib
import warnings
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from salesterms import Money, predicted_clv
from salesterms.metrics import (
    BgNbd,
    GammaGamma,
    PurchaseHistory,
    TimeUnit,
    Transaction,
    bg_nbd_fit,
    gamma_gamma_fit,
    purchase_histories,
)
from salesterms.metrics.repeat_buying.likelihood import BgNbdLikelihood

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    lifetimes = pytest.importorskip("lifetimes", reason="needs the group peers")
    pandas = pytest.importorskip("pandas", reason="needs the group peers")
    np = pytest.importorskip("numpy", reason="needs the group peers")

pytestmark = pytest.mark.filterwarnings("ignore")

#: Ours are said to be right to this. Theirs stop where the slope of the mean likelihood is 1e-7,
#: which on a curve as flat as these have (an inverse of some 80) is as much; of less they give up.
AS_NEAR = 1e-5
MODELS = [(0.243, 4.414, 0.793, 2.426), (1.3, 20.0, 2.5, 3.0), (0.6, 2.0, 0.3, 9.0)]


def simulated(seed: int, customers: int = 400) -> list[PurchaseHistory]:
    """Customers whose rates, chances and amounts are drawn for each of them."""
    draw = Random(seed)
    rows = []
    for number in range(customers):
        rate, leaves = draw.gammavariate(0.9, 1 / 25), draw.betavariate(0.8, 2.5)
        mean, age, time, days = draw.gammavariate(4, 1 / 3), draw.randint(100, 280), 0.0, set[int]()
        while (time := time + draw.expovariate(rate)) < age:
            days.add(int(time) + 1)
            if draw.random() < leaves:
                break
        spend = sum(round(draw.gammavariate(5, 8 / mean), 2) + 0.01 for _ in days)
        rows.append(
            PurchaseHistory(
                id=f"A-{number}",
                frequency=len(days),
                recency=max(days, default=0),
                age=age,
                repeat_spend=Money(f"{spend:.2f}", "EUR") if days else None,
            )
        )
    return rows


def fitted(parameters: tuple[float, ...]) -> Any:
    """Their model with these parameters, as after a fit."""
    model = lifetimes.BetaGeoFitter()
    model.params_ = pandas.Series(dict(zip(("r", "alpha", "a", "b"), parameters, strict=True)))
    model.predict = model.conditional_expected_number_of_purchases_up_to_time
    return model


@pytest.mark.parametrize("seed", range(6))
def test_the_fit_of_bg_nbd(seed: int) -> None:
    rows = simulated(seed)
    ours = bg_nbd_fit(rows)
    theirs = lifetimes.BetaGeoFitter().fit(
        np.array([row.frequency for row in rows]),
        np.array([float(row.recency) for row in rows]),
        np.array([float(row.age) for row in rows]),
    )

    assert ours.or_raise().numbers == pytest.approx(tuple(theirs.params_), rel=AS_NEAR)
    told = [(row.frequency, float(row.recency), float(row.age)) for row in rows]
    assert ours.log_likelihood is not None
    assert BgNbdLikelihood(told)(*theirs.params_) <= ours.log_likelihood + 1e-6


def fitted_to_spending(frequency: Any, means: Any) -> Any:
    """Their fit. From its own start it stops short on some processors, and then has others."""
    for start in (None, np.array([1.0, 1.0, 1.0])):
        with contextlib.suppress(lifetimes.utils.ConvergenceError):
            return lifetimes.GammaGammaFitter().fit(frequency, means, initial_params=start)
    last = np.array([2.0, 1.0, 3.0])
    return lifetimes.GammaGammaFitter().fit(frequency, means, initial_params=last)


@pytest.mark.parametrize("seed", range(6))
def test_the_fit_of_gamma_gamma(seed: int) -> None:
    rows = [row for row in simulated(seed) if row.repeat_spend is not None]
    means = [float(row.repeat_spend.amount) / row.frequency for row in rows if row.repeat_spend]
    theirs = fitted_to_spending(np.array([row.frequency for row in rows]), np.array(means))

    found = gamma_gamma_fit(rows).or_raise()

    assert found.numbers == pytest.approx(tuple(theirs.params_), rel=AS_NEAR)
    for row, mean in zip(rows[:20], means, strict=False):
        assert found.expected_amount_of(row) == pytest.approx(
            theirs.conditional_expected_average_profit(row.frequency, mean), rel=AS_NEAR
        )


@pytest.mark.parametrize("parameters", MODELS)
def test_what_the_model_says(parameters: tuple[float, ...]) -> None:
    r, alpha, a, b = parameters
    ours, theirs = BgNbd(r=r, alpha=alpha, a=a, b=b), fitted(parameters)

    for time in (0.5, 5, 52, 300):
        expected = theirs.expected_number_of_purchases_up_to_time(time)
        assert ours.expected_purchases(time) == pytest.approx(float(expected), rel=1e-8)
        for number in (0, 1, 2, 9):
            chance = theirs.probability_of_n_purchases_up_to_time(time, number)
            assert ours.probability(number, time) == pytest.approx(float(chance), abs=1e-12)
    for row in simulated(1)[:60]:
        told = row.frequency, float(row.recency), float(row.age)
        there = theirs.conditional_probability_alive(*told)
        assert ours.alive(row) == pytest.approx(float(np.squeeze(there)), rel=1e-8)
        to_come = theirs.conditional_expected_number_of_purchases_up_to_time(30, *told)
        assert ours.expected_purchases_of(row, 30) == pytest.approx(float(to_come), rel=1e-8)


def test_what_customers_will_spend() -> None:
    theirs = lifetimes.GammaGammaFitter()
    theirs.params_ = pandas.Series({"p": 6.25, "q": 3.74, "v": 15.44})
    ours = GammaGamma(p=6.25, q=3.74, v=15.44, currency="EUR")
    rows = [row for row in simulated(2) if row.repeat_spend is not None][:40]

    for row in rows:
        assert row.repeat_spend is not None
        mean = float(row.repeat_spend.amount) / row.frequency
        expected = theirs.conditional_expected_average_profit(row.frequency, mean)
        assert ours.expected_amount_of(row) == pytest.approx(float(expected), rel=1e-9)


@pytest.mark.parametrize("parameters", MODELS)
@pytest.mark.parametrize(("freq", "month"), [("D", 30), ("W", "4.345")])
def test_what_customers_are_worth(parameters: tuple[float, ...], freq: str, month: Any) -> None:
    """Its `customer_lifetime_value`, which has a month of 30 days or 4.345 weeks and no margin."""
    theirs = lifetimes.GammaGammaFitter()
    theirs.params_ = pandas.Series({"p": 6.25, "q": 3.74, "v": 15.44})
    rows = [row for row in simulated(4) if row.repeat_spend is not None][:25]
    frame = pandas.DataFrame(
        {
            "often": [row.frequency for row in rows],
            "recency": [float(row.recency) for row in rows],
            "age": [float(row.age) for row in rows],
            "mean": [float(row.repeat_spend.amount) / row.frequency for row in rows],  # type: ignore[union-attr]
        }
    )
    values = theirs.customer_lifetime_value(
        fitted(parameters), *(frame[name] for name in frame), time=9, discount_rate=0.02, freq=freq
    )

    model = dict(zip(("r", "alpha", "a", "b"), parameters, strict=True))
    for row, mean, value in zip(rows, frame["mean"], values, strict=True):
        found = predicted_clv(
            variant="purchases_customer",
            **model,
            p=6.25,
            q=3.74,
            v=15.44,
            purchases=row.frequency,
            recency=row.recency,
            age=row.age,
            mean_purchase=float(mean),
            gross_margin=1,
            period_length=Decimal(month),
            horizon=9,
            discount=0.02,
        )
        assert found.value == pytest.approx(float(value), rel=1e-8)


@pytest.mark.parametrize("unit", [TimeUnit.DAYS, TimeUnit.WEEKS])
def test_histories_from_transactions(unit: TimeUnit) -> None:
    draw = Random(3)
    start = pandas.Timestamp("2026-01-01")
    log = [
        (f"A-{draw.randint(1, 30)}", start + pandas.Timedelta(days=draw.randint(0, 300)), price)
        for price in range(100, 300)
    ]
    frame = pandas.DataFrame(log, columns=["customer", "day", "price"])
    end = pandas.Timestamp("2026-09-30")
    summary = lifetimes.utils.summary_data_from_transaction_data(
        frame, "customer", "day", "price", observation_period_end=end, freq="D"
    )

    found = purchase_histories(
        [
            Transaction(id=str(at), customer=who, on=day.date(), amount=Money(price, "EUR"))
            for at, (who, day, price) in enumerate(log)
        ],
        as_of=end.date(),
        unit=unit,
    )

    assert {row.id for row in found.rows} == set(summary.index)
    length = 7 if unit is TimeUnit.WEEKS else 1
    for row in found.rows:
        theirs = summary.loc[row.id]
        days = row.recency * length, row.age * length
        assert (row.frequency, *days) == (theirs.frequency, theirs.recency, theirs["T"])
        mean = float(row.repeat_spend.amount) / row.frequency if row.repeat_spend else 0
        assert mean == pytest.approx(theirs.monetary_value, rel=1e-12)
