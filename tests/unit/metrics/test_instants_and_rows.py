"""Instants where the clock goes back, and rows of another kind: read right, or refused."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from salesterms import Category, Money, Opportunity
from salesterms.errors import SalesTermsError
from salesterms.logs import StageEntry
from salesterms.metrics import (
    DealLine,
    StageSpell,
    ages_in_stage,
    ages_since_created,
    cycles_from_conversion,
    stage_spells,
)
from salesterms.values import CurrencyMismatch, UnknownZone

ZONE = ZoneInfo("Europe/Amsterdam")
BEFORE = datetime(2026, 10, 25, 2, 50, tzinfo=ZONE)
AFTER = datetime(2026, 10, 25, 2, 10, tzinfo=ZONE, fold=1)
NOTHING: Any = None


def days(*entries: StageEntry) -> int | None:
    """The age of a deal in its stage, on the first of November."""
    deal = Opportunity(id="D-1", status=Category.OPEN, stage="Proposal")
    [age] = ages_in_stage([deal], entries, as_of="2026-11-01", zone="Europe/Amsterdam")
    return age.days


def entry(label: Any, at: datetime) -> StageEntry:
    return StageEntry("D-1", label, at)


def test_entries_stand_in_order_where_the_clock_goes_back() -> None:
    march, later = datetime(2026, 3, 1, tzinfo=ZONE), datetime(2026, 10, 28, tzinfo=ZONE)
    given = [("Proposal", march), ("Negotiation", BEFORE), ("Proposal", AFTER), ("Proposal", later)]
    assert days(*(entry(label, at) for label, at in given)) == 7


def test_entries_of_one_instant_stand_as_given_and_labels_are_folded() -> None:
    assert days(entry("Proposal", BEFORE), entry("Negotiation", BEFORE)) is None
    assert days(entry("Proposal", BEFORE), entry("proposal ", AFTER)) == 7


def test_a_spell_over_the_clock_going_back_has_its_elapsed_seconds() -> None:
    def seconds(entered: datetime, left: datetime) -> object:
        return StageSpell(
            id="1", case="D", stage="A", entered=entered, left=left, zone="UTC"
        ).seconds

    assert seconds(BEFORE, AFTER) == 1200
    assert seconds(AFTER, BEFORE) is None


@pytest.mark.parametrize(
    "call",
    [
        lambda: days(entry(NOTHING, BEFORE), entry("Proposal", BEFORE)),
        lambda: ages_since_created([{"id": "1"}], as_of="2026-11-01"),  # type: ignore[list-item]
    ],
    ids=["label", "row"],
)
def test_what_is_of_another_kind_is_refused(call: Any) -> None:
    with pytest.raises(SalesTermsError):
        call()


def test_a_line_of_two_currencies_is_refused() -> None:
    line: dict[str, Any] = {
        "id": "D-1/1",
        "deal": "D-1",
        "status": Category.WON,
        "product": "Licence",
    }
    with pytest.raises(CurrencyMismatch):
        DealLine(**line, asked=Money(108, "EUR"), listed=Money(135, "JPY"))


@pytest.mark.parametrize(
    "derive",
    [
        stage_spells,
        cycles_from_conversion,
        lambda rows, **zone: ages_in_stage([], rows, as_of="2026-11-01", **zone),
    ],
    ids=("spells", "cycles", "ages"),
)
def test_whose_days_count_is_said_and_never_supposed(derive: Any) -> None:
    with pytest.raises(TypeError, match="zone"):
        derive([])
    with pytest.raises(UnknownZone):
        derive([], zone="Amsterdam")
    assert derive([], zone="Europe/Amsterdam") == ()
