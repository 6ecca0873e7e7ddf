"""What the sample says of customers: made by its script, and holding what the script says."""

import runpy
from collections import Counter
from datetime import date
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest

from salesterms.entities import Subscription
from salesterms.interop import read_json_lines
from salesterms.metrics import CustomerSpend, MrrMovement, SpendAim, mrr_changes

MADE = runpy.run_path(str(Path(__file__).parents[1] / "data" / "make_subscriptions.py"))
DATA = files("salesterms") / "data"


@pytest.fixture(scope="module")
def subscriptions() -> tuple[Subscription, ...]:
    data = (DATA / "sample_subscriptions.jsonl").read_bytes()
    return tuple(read_json_lines(BytesIO(data), Subscription).or_raise())


@pytest.mark.parametrize("name", MADE["files"]())
def test_the_script_makes_the_file_byte_for_byte(name: str) -> None:
    assert (DATA / name).read_bytes() == MADE["files"]()[name].encode()


def test_every_account_is_one_of_the_export(subscriptions: tuple[Subscription, ...]) -> None:
    export = (DATA / "sample_opportunities.csv").read_text(encoding="utf-8-sig")
    accounts = {one.account for one in subscriptions}
    assert len(accounts) > 50
    assert all(f";{account};" in export for account in accounts)


def test_every_kind_of_movement_is_in_it(subscriptions: tuple[Subscription, ...]) -> None:
    rows = mrr_changes(subscriptions, period="2024", months=None)
    by_month = mrr_changes(subscriptions, period="2024")
    assert {row.movement for row in (*rows, *by_month)} == set(MrrMovement)


def test_some_pay_by_the_year_some_tried_and_some_have_two_at_once(
    subscriptions: tuple[Subscription, ...],
) -> None:
    assert {one.interval_months for one in subscriptions} == {1, 12}
    assert any(one.trial for one in subscriptions)
    day = date(2024, 12, 31)
    there = Counter(one.account for one in subscriptions if one.active_on(day))
    assert set(there.values()) == {1, 2}


def test_a_month_comes_to_whole_cents(subscriptions: tuple[Subscription, ...]) -> None:
    assert all((one.monthly * 100).denominator == 1 for one in subscriptions)


def test_nothing_lies_after_the_last_day(subscriptions: tuple[Subscription, ...]) -> None:
    assert max(one.started_on for one in subscriptions) <= MADE["LAST_DAY"]
    assert max(one.ended_on for one in subscriptions if one.ended_on) <= MADE["LAST_DAY"]


def test_spend_is_on_winning_and_on_keeping() -> None:
    data = (DATA / "sample_customer_spend.jsonl").read_bytes()
    spent = read_json_lines(BytesIO(data), CustomerSpend).or_raise()
    assert {one.aim for one in spent} == set(SpendAim)
    assert {one.on.year for one in spent} == {2024}
