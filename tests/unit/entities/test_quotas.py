"""Goals, and quotas whose parts add up to them exactly."""

from decimal import Decimal

import pytest

from salesterms import Money, Period
from salesterms.documents import dumps, loads
from salesterms.entities import (
    GOAL_UNIT_WORDS,
    QUOTA_OWNER_WORDS,
    EntityProblems,
    Goal,
    GoalPart,
    GoalUnit,
    Quota,
    QuotaOwner,
)


def euros(amount: str, currency: str = "EUR") -> Goal:
    return Goal(unit=GoalUnit.MONEY, amount=Money(amount, currency))


def quota(**given: object) -> Quota:
    about = {
        "owner": "T-1",
        "owner_kind": QuotaOwner.TEAM,
        "period": Period.year(2027),
        "target": euros("800000"),
        **given,
    }
    return Quota(**about)  # type: ignore[arg-type]


def parts(*amounts: str) -> tuple[GoalPart, ...]:
    return tuple(GoalPart(name=f"part {amount}", goal=euros(amount)) for amount in amounts)


def told(caught: pytest.ExceptionInfo[EntityProblems]) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.path) for problem in caught.value.problems]


def test_a_goal_is_money_units_customers_or_another_unit_with_its_name() -> None:
    """000:82 names the first three, and other values that can be measured."""
    goals = [
        euros("90000"),
        Goal(unit=GoalUnit.UNITS, amount=40),
        Goal(unit=GoalUnit.CUSTOMERS, amount=12),
        Goal(unit=GoalUnit.OTHER, amount=Decimal("2.5"), unit_name="demos a day"),
    ]

    assert [str(goal) for goal in goals] == [
        "90000 EUR",
        "40 units",
        "12 new customers",
        "2.5 demos a day",
    ]
    assert [goal.text("nl") for goal in goals[1:3]] == ["40 stuks", "12 nieuwe klanten"]
    assert all(loads(dumps(goal), Goal) == goal for goal in goals)
    assert set(GOAL_UNIT_WORDS) == set(GoalUnit)
    assert set(QUOTA_OWNER_WORDS) == set(QuotaOwner)


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"unit": GoalUnit.MONEY, "amount": 5}, ("amount_of_other_unit", "$.amount")),
        ({"unit": GoalUnit.UNITS, "amount": Money(5, "EUR")}, ("amount_of_other_unit", "$.amount")),
        ({"unit": GoalUnit.OTHER, "amount": 5}, ("unit_name_needed", "$.unit_name")),
        (
            {"unit": GoalUnit.UNITS, "amount": 5, "unit_name": "demos"},
            ("unit_name_unused", "$.unit_name"),
        ),
        ({"unit": "units", "amount": 5}, ("not_as_asked", "$.unit")),
        ({"unit": GoalUnit.UNITS, "amount": -1}, ("not_as_asked", "$.amount")),
        ({"unit": GoalUnit.UNITS, "amount": True}, ("not_as_asked", "$.amount")),
        ({"unit": GoalUnit.UNITS, "amount": 0.5}, ("not_as_asked", "$.amount")),
        ({"unit": GoalUnit.UNITS, "amount": Decimal("NaN")}, ("not_as_asked", "$.amount")),
        ({"unit": GoalUnit.UNITS, "amount": Decimal("1E+99")}, ("not_as_asked", "$.amount")),
        ({"unit": GoalUnit.MONEY, "amount": Money("-1", "EUR")}, ("not_as_asked", "$.amount")),
    ],
)
def test_an_amount_that_does_not_fit_its_unit_is_refused(
    given: dict[str, object], problem: tuple[str, str]
) -> None:
    with pytest.raises(EntityProblems) as caught:
        Goal(**given)  # type: ignore[arg-type]

    assert told(caught) == [problem]
    assert caught.value.text("nl")


def test_parts_that_add_up_are_taken() -> None:
    """The plan of the glossary: 500,000 of existing customers and 12 new ones at 25,000."""
    made = quota(parts=parts("500000", "300000.00"))

    assert [str(part) for part in made.parts] == [
        "part 500000: 500000 EUR",
        "part 300000.00: 300000.00 EUR",
    ]
    assert loads(dumps(made), Quota) == made


def test_parts_that_do_not_add_up_are_refused_with_both_sums() -> None:
    with pytest.raises(EntityProblems) as caught:
        quota(parts=parts("500000", "299999.99"))

    assert told(caught) == [("does_not_add_up", "$.parts")]
    assert "the parts add up to 799999.99 EUR, the whole is 800000 EUR" in str(caught.value)
    assert "tellen op tot 799999.99 EUR, het geheel is 800000 EUR" in caught.value.text("nl")


def test_parts_in_another_unit_are_named_each() -> None:
    strange = (
        GoalPart(name="US", goal=euros("800000", "USD")),
        GoalPart(name="heads", goal=Goal(unit=GoalUnit.CUSTOMERS, amount=800000)),
    )
    with pytest.raises(EntityProblems) as caught:
        quota(parts=strange)

    assert told(caught) == [
        ("other_unit", "$.parts[0].goal"),
        ("other_unit", "$.parts[1].goal"),
    ]
    assert "800000 USD is not counted in the unit of the whole" in str(caught.value)


def test_a_sum_longer_than_any_number_is_still_exact() -> None:
    most = Decimal("9" * 30)
    target = Goal(unit=GoalUnit.UNITS, amount=most)
    with pytest.raises(EntityProblems) as caught:
        quota(target=target, parts=(GoalPart(name="a", goal=target),) * 3)

    assert f"2{'9' * 29}7 units" in str(caught.value)


def test_base_pay_stands_beside_and_the_rest_is_variable() -> None:
    """Ines: 36,000 whatever she sells, 48,000 where she meets her quota exactly (000:20)."""
    ines = quota(base_salary=Money("36000", "EUR"), on_target_earnings=Money("48000", "EUR"))

    assert ines.variable_pay == Money("12000", "EUR")
    assert quota(base_salary=Money("36000", "EUR")).variable_pay is None
    assert quota(on_target_earnings=Money("36000", "EUR")).variable_pay is None


@pytest.mark.parametrize(
    ("earnings", "code"),
    [(Money("35999.99", "EUR"), "below_base_salary"), (Money("48000", "USD"), "other_currency")],
)
def test_earnings_that_do_not_fit_the_base_pay_are_refused_and_not_quoted(
    earnings: Money, code: str
) -> None:
    with pytest.raises(EntityProblems) as caught:
        quota(base_salary=Money("36000", "EUR"), on_target_earnings=earnings)

    assert told(caught) == [(code, "$.on_target_earnings")]
    assert "36000" not in str(caught.value)
    assert "48000" not in str(caught.value)


def test_every_field_at_fault_is_named() -> None:
    with pytest.raises(EntityProblems) as caught:
        quota(owner="", owner_kind="team", period="2027", target=5, parts=[], base_salary=1)

    assert [path for _, path in told(caught)] == [
        "$.owner",
        "$.owner_kind",
        "$.period",
        "$.target",
        "$.parts",
        "$.base_salary",
    ]
    with pytest.raises(EntityProblems):
        GoalPart(name="", goal=5)  # type: ignore[arg-type]
