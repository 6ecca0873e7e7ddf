"""Buyer intent is what signals suggest together: weighed, aged, and undefined without a signal."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from salesterms.documents import dumps, loads
from salesterms.entities import EntityProblems
from salesterms.errors import WrongArgument
from salesterms.qualification import (
    BuyerIntent,
    NotOneBuyer,
    Signal,
    SignalClash,
    SignalKind,
    buyer_intent,
)
from salesterms.qualification.intent import SIGNAL_WORDS

START = datetime(2026, 3, 1, tzinfo=UTC)
ALIKE: dict[SignalKind, int | Decimal] = dict.fromkeys(SignalKind, 1)


def seen(day: int, strength: int = 10, **given: Any) -> Signal:
    at = START + timedelta(days=day)
    fields: dict[str, Any] = {"kind": SignalKind.ENGAGEMENT, "account": "A-1", **given}
    return Signal(at=at, strength=strength, **fields)


def intent(signals: Any, day: int = 10, **given: Any) -> BuyerIntent:
    as_of = START + timedelta(days=day)
    parameters: dict[str, Any] = {"weights": ALIKE, "half_life": 10, "full": 100, **given}
    return buyer_intent(signals, as_of=as_of, **parameters)


# --- a signal ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"account": None}, [("of_nobody", "$.account")]),
        (
            {"account": None, "person": "P-1", "kind": SignalKind.REVENUE_CHANGE},
            [("of_no_account", "$.account")],
        ),
        ({"strength": -1}, [("not_as_asked", "$.strength")]),
        (
            {"strength": 0.5, "kind": "search"},
            [("not_as_asked", "$.kind"), ("not_as_asked", "$.strength")],
        ),
        ({"at": datetime(2026, 3, 1)}, [("not_as_asked", "$.at")]),  # noqa: DTZ001 # no zone
        ({"name": " ", "id": ""}, [("not_as_asked", "$.id"), ("not_as_asked", "$.name")]),
    ],
)
def test_every_fault_of_a_signal_is_told(given: Any, found: list[tuple[str, str]]) -> None:
    with pytest.raises(EntityProblems) as caught:
        evolve(seen(0), **given)
    assert [(one.code, one.path) for one in caught.value.problems] == found


def test_every_kind_has_its_words_and_its_place_in_the_text() -> None:
    assert set(SIGNAL_WORDS) == set(SignalKind)
    assert {one.cites for one in SIGNAL_WORDS.values() if one.of_account} == {("000:28",)}


def test_a_signal_is_a_document() -> None:
    one = seen(3, name="pricing page", id="S-1")
    assert loads(dumps(one), Signal) == one


# --- what all of them suggest --------------------------------------------------------------------


def test_points_are_strength_times_weight_halved_in_each_half_life() -> None:
    found = intent([seen(0), seen(5), seen(10)], weights={**ALIKE, SignalKind.ENGAGEMENT: 2})
    assert [line.points for line in found.lines] == [10, 15, 20]
    assert [line.age for line in found.lines] == [10, 5, 0]
    assert (found.points, found.share) == (Fraction(45), Fraction(9, 20))


def test_the_share_ends_at_one() -> None:
    found = intent([seen(10, strength=300)])
    assert (found.points, found.share) == (Fraction(300), Fraction(1))


def test_no_signal_is_undefined_and_not_zero() -> None:
    found = intent([])
    assert (found.points, found.share) == (None, None)
    assert "geen signaal" in found.explain("nl")


def test_a_signal_that_is_worth_nothing_is_zero_and_not_undefined() -> None:
    assert intent([seen(10, strength=0)]).share == 0


def test_later_signals_repeated_ones_and_kinds_without_weight_are_counted_as_left_out() -> None:
    once = seen(9, id="S-1")
    search = seen(9, kind=SignalKind.SEARCH)
    found = intent([once, seen(11), once, search], weights={**ALIKE, SignalKind.SEARCH: 0})
    assert (len(found.lines), found.ahead, found.repeated, found.unweighted) == (1, 1, 1, 1)
    said = found.explain("nl").splitlines()
    assert [line.strip() for line in said if "niet meegeteld" in line] == [
        "niet meegeteld: 1 van later",
        "niet meegeteld: 1 nogmaals gegeven",
        "niet meegeteld: 1 met gewicht 0",
    ]


def test_two_visits_without_an_id_are_two() -> None:
    assert intent([seen(10), seen(10)]).points == 20


def test_account_signals_stand_beside_behaviour() -> None:
    hired = seen(10, kind=SignalKind.HEADCOUNT_CHANGE)
    found = intent([hired, seen(10, person="P-1"), seen(10, person="P-2")])
    assert dict(found.by_kind) == {SignalKind.ENGAGEMENT: 20, SignalKind.HEADCOUNT_CHANGE: 10}


def test_it_says_what_it_is_no_measure_of() -> None:
    assert "(000:54)" in intent([seen(10)]).explain()
    assert "bereidheid" in intent([seen(10)]).explain("nl")


# --- bad input -----------------------------------------------------------------------------------


def test_one_id_with_two_contents_is_a_clash() -> None:
    with pytest.raises(SignalClash, match="'S-1'"):
        intent([seen(9, id="S-1"), seen(8, id="S-1")])


def test_signals_of_two_buyers_are_not_added_up() -> None:
    with pytest.raises(NotOneBuyer):
        intent([seen(9), seen(9, account="A-2")])
    with pytest.raises(NotOneBuyer):
        intent([seen(9, account=None, person="P-1"), seen(9)])
    moved = [seen(9, person="P-1"), seen(9, account=None, person="P-1")]
    assert intent(moved).points is not None


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (
            {"half_life": 0, "full": -1},
            [("not_as_asked", "$.half_life"), ("not_as_asked", "$.full")],
        ),
        ({"weights": dict.fromkeys(SignalKind, 0)}, [("no_signal_counts", "$.weights")]),
        ({"weights": {**ALIKE, SignalKind.SEARCH: -1}}, [("not_as_asked", "$.weights")]),
        ({"weights": {SignalKind.SEARCH: 1}}, [("kind_without_weight", "$.weights")] * 5),
    ],
)
def test_every_fault_of_the_parameters_is_told(given: Any, found: list[tuple[str, str]]) -> None:
    with pytest.raises(EntityProblems) as caught:
        intent([seen(0)], **given)
    assert [(one.code, one.path) for one in caught.value.problems] == found


def test_two_weights_of_one_kind_are_told() -> None:
    model = intent([seen(0)]).model
    with pytest.raises(EntityProblems) as caught:
        evolve(model, weights=(*model.weights, (SignalKind.SEARCH, 2)))
    assert [one.path for one in caught.value.problems] == ["$.weights[6]"]


def test_other_arguments_are_refused() -> None:
    with pytest.raises(WrongArgument, match="weights"):
        intent([], weights=[1])
    with pytest.raises(WrongArgument, match="signals"):
        intent(["visit"])
