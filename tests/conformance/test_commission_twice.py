"""Statements of commission by the library and by the plain second reading, on drawn questions."""

from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from second import commission as second

from salesterms.conformance import answer

EUROS = st.integers(-300_00, 900_00).map(lambda cents: f"{cents / 100:.2f}")
FROM_ZERO = st.integers(0, 300_00).map(lambda cents: f"{cents / 100:.2f}")
RATES = st.integers(0, 100).map(lambda percent: f"{percent / 100:.2f}")


def euros(amount: str) -> dict[str, str]:
    """An amount in its form."""
    return {"amount": amount, "currency": "EUR"}


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """Plans by revenue as documents, with any of the limits."""
    steps = draw(st.lists(st.integers(1, 500), max_size=3))
    bounds = [str(sum(steps[:at])) for at in range(len(steps) + 1)]
    kinds = ["marginal", "retroactive"] if steps else ["flat", "marginal", "retroactive"]
    plan: dict[str, Any] = {
        "name": "drawn",
        "kind": draw(st.sampled_from(kinds)),
        "basis": "revenue",
        "measure": draw(st.sampled_from(["basis", "attainment"])),
        "currency": "EUR",
        "period_months": 1,
        "tiers": [
            {"lower": lower, "upper": upper, "rate": draw(RATES)}
            for lower, upper in zip(bounds, [*bounds[1:], None], strict=True)
        ],
        "product_rates": draw(st.dictionaries(st.sampled_from(["P", "Q"]), RATES)),
    }
    floor = draw(st.none() | FROM_ZERO)
    if floor is not None:
        plan["floor"] = euros(floor)
    elif draw(st.booleans()):
        plan["cap"] = euros(draw(FROM_ZERO))
    if draw(st.booleans()):
        plan["threshold"] = str(draw(st.integers(0, 500)))
    if draw(st.booleans()):
        plan |= {"draw": euros(draw(FROM_ZERO)), "draw_recoverable": draw(st.booleans())}
    if draw(st.booleans()):
        plan |= {
            "clawback_months": draw(st.integers(1, 5)),
            "clawback_pro_rata": draw(st.booleans()),
        }
    return plan


@st.composite
def months(draw: st.DrawFn, number: int) -> dict[str, Any]:
    """The deals of one month, some without an amount or in another currency."""
    deals = []
    for at in range(draw(st.integers(0, 4))):
        deal: dict[str, Any] = {
            "id": f"D-{number}-{at}",
            "owner": "Ann",
            "closed": f"2024-{number:02}-{draw(st.integers(1, 28)):02}",
            "status": draw(st.sampled_from(["won", "won", "won", "lost"])),
            "product": draw(st.sampled_from(["P", "R", None])),
        }
        if draw(st.integers(0, 5)):
            currency = draw(st.sampled_from(["EUR", "EUR", "EUR", "USD"]))
            deal["amount"] = {"amount": draw(EUROS), "currency": currency}
        deals.append(deal)
    return {"deals": deals, "period": f"2024-{number:02}"}


@st.composite
def questions(draw: st.DrawFn) -> dict[str, Any]:
    """Three months, one after another, with deals of the first that are undone in the last."""
    plan = draw(plans())
    asked = [draw(months(number)) for number in (1, 2, 3)]
    if plan["measure"] == "attainment":
        for one in asked:
            one["quota"] = euros(str(draw(st.integers(1, 3))))
    won = [
        deal["id"]
        for deal in asked[0]["deals"]
        if deal["status"] == "won" and deal.get("amount", {}).get("currency") == "EUR"
    ]
    undone = draw(st.lists(st.sampled_from(won), unique=True)) if won else []
    last = asked[2]
    last["undone"] = {deal: {"date": f"2024-03-{draw(st.integers(1, 31)):02}"} for deal in undone}
    last["rounding"] = draw(st.sampled_from(["half_up", "half_even"]))
    return {**last, "plan": plan, "earlier": asked[:2]}


def plain(form: Any) -> Any:
    """An answer as the second reading gives it: each amount as its number."""
    if isinstance(form, dict) and form.keys() == {"amount", "currency"}:
        return Fraction(form["amount"])
    if isinstance(form, dict):
        return {key: plain(one) for key, one in form.items()}
    return [plain(one) for one in form] if isinstance(form, list) else form


@given(questions())
def test_both_give_the_same_statement(asked: dict[str, Any]) -> None:
    found = answer({"operation": "commission_statement", "inputs": asked})
    assert plain(found["result"]) == second.statement(asked)
