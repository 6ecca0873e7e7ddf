"""The given cases of survival, recomputed by this library."""

import json
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from salesterms import residual_lifetime, retention_elasticity, survival_rate, survival_time
from salesterms.metrics import Lifespan, ShiftedBetaGeometric, kaplan_meier, sbg_fit

#: load_waltons of lifelines, group "control": time, how many ended, and how many were censored.
WALTONS_CONTROL = (
    "7 1 1, 17 1 0, 32 1 0, 33 1 0, 38 2 0, 41 7 0, 45 9 1, 48 8 0, 51 3 0, 53 7 0, 54 2 0, "
    "56 18 0, 58 4 0, 60 15 1, 61 9 2, 63 9 0, 66 3 0, 68 9 1, 69 12 1, 75 1 0"
)


@pytest.fixture
def cases(material: Path) -> dict[str, Any]:
    """The given cases by their id."""
    listed = json.loads((material / "oracles" / "metrics.json").read_text(encoding="utf-8"))
    return {case["id"]: case for case in listed}


def spans(times: Iterable[int], events: Iterable[int]) -> list[Lifespan]:
    pairs = zip(times, events, strict=True)
    return [
        Lifespan(id=f"C-{number}", duration=time, ended=bool(event))
        for number, (time, event) in enumerate(pairs)
    ]


def waltons() -> list[Lifespan]:
    """The control group of 129 flies, of which 122 died."""
    groups = [tuple(map(int, group.split())) for group in WALTONS_CONTROL.split(",")]
    times = [time for time, ended, censored in groups for _ in range(ended + censored)]
    events = [int(n < ended) for _, ended, censored in groups for n in range(ended + censored)]
    return spans(times, events)


@pytest.mark.parametrize("case", ["KM-01", "KM-07", "KM-09"])
def test_survival_is_exact(cases: dict[str, Any], case: str) -> None:
    curve = kaplan_meier(spans(**cases[case]["inputs"]), exact=True)

    for time, expected in cases[case]["expected"].items():
        assert curve.at(int(time)) == Fraction(expected)


def test_median(cases: dict[str, Any]) -> None:
    curve = kaplan_meier(spans(**cases["KM-01"]["inputs"]))

    assert curve.median == Decimal(cases["KM-02"]["expected"])


def test_the_control_group_of_waltons(cases: dict[str, Any]) -> None:
    curve = kaplan_meier(waltons())
    case = cases["KM-05-control"]

    assert (curve.counted, sum(curve.ended)) == (129, 122)
    found = [curve.at(time) for time in case["inputs"]["t"]]
    assert found == pytest.approx(case["expected"], abs=case["tolerance"])
    assert curve.median == int(cases["KM-06-control"]["expected"])


@pytest.mark.parametrize("case", ["SB-01H", "SB-09", "SB-10"])
def test_the_most_likely_parameters(cases: dict[str, Any], case: str) -> None:
    inputs, precise = cases[case]["inputs"], cases[case]["precise"]
    found = sbg_fit(inputs.get("cohorts") or inputs["survivors"])

    assert [found.alpha, found.beta] == pytest.approx(
        cases[case]["expected"], abs=cases[case]["tolerance"]
    )
    assert [found.alpha, found.beta] == pytest.approx(precise, rel=5e-6)


def test_the_segments_of_the_paper_to_three_digits(cases: dict[str, Any]) -> None:
    high_end = sbg_fit(cases["SB-01H"]["inputs"]["survivors"])
    regular = sbg_fit([1000, 631, 468, 382, 326, 289, 262, 241])

    assert [f"{high_end.alpha:.3f}", f"{high_end.beta:.3f}"] == ["0.668", "3.806"]
    assert [f"{regular.alpha:.3f}", f"{regular.beta:.3f}"] == ["0.704", "1.182"]


def test_log_likelihood_of_a_customer(cases: dict[str, Any]) -> None:
    case = cases["SB-02H"]
    found = sbg_fit(case["inputs"]["survivors"])

    assert found.log_likelihood is not None
    each = found.log_likelihood / found.customers
    assert each == pytest.approx(case["expected"], abs=case["tolerance"])


def test_the_table_is_projected(cases: dict[str, Any]) -> None:
    """Seven years are fitted, and the five after them are forecast to two percent of the cohort."""
    table = cases["SB-00H"]["expected"]
    assert cases["SB-01H"]["inputs"]["survivors"] == table[:8]
    model = sbg_fit(table[:8]).model
    assert model is not None

    assert [1000 * float(part) for part in model.project(12)] == pytest.approx(table, abs=20)


def test_projection(cases: dict[str, Any]) -> None:
    case = cases["SB-03H"]
    model = ShiftedBetaGeometric(**case["inputs"])

    assert list(model.project(12)[8:]) == pytest.approx(case["expected"], abs=case["tolerance"])


def test_mean_churn(cases: dict[str, Any]) -> None:
    case = cases["SB-04H"]
    model = ShiftedBetaGeometric(**case["inputs"])

    assert model.mean_churn == pytest.approx(case["expected"], abs=case["tolerance"])


def test_retention_rates(cases: dict[str, Any]) -> None:
    case = cases["SB-05"]
    model = ShiftedBetaGeometric(**{name: Decimal(n) for name, n in case["inputs"].items()})

    rates = [model.retention(renewal) for renewal in (1, 2, 4, 7, 10, 12)]
    assert [float(rate) for rate in rates] == pytest.approx(case["expected"], abs=case["tolerance"])


def test_identities_of_one_and_one(cases: dict[str, Any]) -> None:
    case = cases["SB-07"]
    model = ShiftedBetaGeometric(**{name: int(n) for name, n in case["inputs"].items()})

    found = {"r1": model.retention(1), "r2": model.retention(2), "S3": model.survival(3)}
    assert found == {name: Fraction(number) for name, number in case["expected"].items()}


@pytest.mark.parametrize("alpha", ["0.01", "0.668", "1", "40"])
@pytest.mark.parametrize("beta", ["0.01", "3.806", "1", "900"])
def test_survival_falls_from_one_and_retention_rises(
    cases: dict[str, Any], alpha: str, beta: str
) -> None:
    model = ShiftedBetaGeometric(alpha=Decimal(alpha), beta=Decimal(beta))
    left, rates = model.project(30), [model.retention(renewal) for renewal in range(1, 31)]

    assert left[0] == Fraction(cases["SB-12"]["expected"]["S0"])
    assert list(left) == sorted(left, reverse=True)
    assert rates == sorted(rates)


def test_discounted_expected_residual_lifetime(cases: dict[str, Any]) -> None:
    """Fader & Hardie (2010): High End, after 7 renewals, at 10 %."""
    model = sbg_fit(cases["SB-01H"]["inputs"]["survivors"]).model
    assert model is not None

    found = model.residual_lifetime(discount=Decimal("0.10"), renewals=7)
    assert found.value == pytest.approx(7.530, abs=0.0005)


def test_elasticity_where_all_are_alike(cases: dict[str, Any]) -> None:
    case = cases["LT-07"]
    retention, discount = (Decimal(case["inputs"][name]) for name in ("retention", "discount"))
    measured = retention_elasticity(retention=retention, discount=discount)

    assert measured.value == Fraction(case["expected"])


def test_the_metrics_say_what_the_curve_and_the_model_say(cases: dict[str, Any]) -> None:
    rows = spans(**cases["KM-01"]["inputs"])
    for time, expected in cases["KM-01"]["expected"].items():
        measured = survival_rate(rows, variant="kaplan_meier_exact", time=int(time))
        assert measured.value == Fraction(expected)
    assert survival_time(rows).value == Fraction(cases["KM-02"]["expected"])

    found = residual_lifetime(alpha=0.668, beta=3.806, discount=Decimal("0.10"), renewals=7)
    assert found.value == pytest.approx(7.530, abs=0.0005)
