"""A few instants, pieces of evidence, and a journey that several tests begin with."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from salesterms.facts import Evidence, Facts, Level, Maker, MakerKind
from salesterms.journey import Journey

START = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def day() -> Callable[[float], datetime]:
    """The instant so many days after the first."""
    return lambda days: START + timedelta(days=days)


@pytest.fixture
def said(day: Callable[[float], datetime]) -> Callable[..., Evidence]:
    """A piece of evidence about a fact, on a day."""

    def piece(fact: str, days: float = 0, **given: Any) -> Evidence:
        by = given.pop("by", Maker(kind=MakerKind.HUMAN, name="Sam de Vries"))
        level = given.pop("level", Level.STATED)
        return Evidence(fact=fact, at=day(days), by=by, level=level, **given)

    return piece


@pytest.fixture
def cam() -> Journey:
    """Somebody who asked for something."""
    return Journey.begin(
        person="P-1", account="A-1", deal="D-1", facts=Facts(interest="explicit", means="checked")
    )
