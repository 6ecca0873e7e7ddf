"""Rows that are derived from journeys, stage logs and order lines."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from salesterms.lifecycle import Category
from salesterms.metrics import ConversionCycle, DealLine, StageSpell
from salesterms.strategies.deals import STAGES
from salesterms.strategies.single_values import FIRST_DAY, dates
from salesterms.values import Money

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBERS: Final = st.integers(1, 10**6)
_NAMES: Final = st.none() | st.sampled_from(("Ann", "Bo"))
_DATES: Final = st.none() | dates()
_DAWN: Final = datetime.combine(FIRST_DAY, time(), UTC)
_SECONDS: Final = st.integers(0, 10**7)
_CENTS: Final = st.integers(0, 10**6).map(lambda cents: Decimal(cents).scaleb(-2))


@st.composite
def conversion_cycles(draw: st.DrawFn) -> ConversionCycle:
    """Journeys as far as their sales cycle goes, also closed before they were converted.

    >>> from hypothesis import find
    >>> from salesterms.strategies import conversion_cycles
    >>> find(conversion_cycles(), lambda cycle: cycle.converted is not None).was_converted
    True
    """
    status = draw(st.none() | st.sampled_from(Category))
    converted = draw(_DATES)
    return ConversionCycle(
        id=f"J-{draw(_NUMBERS)}",
        was_converted=converted is not None or draw(st.booleans()),
        account=draw(_NAMES),
        status=status,
        converted=converted,
        closed=draw(_DATES) if status in {Category.WON, Category.LOST} else None,
    )


@st.composite
def spells_in_stages(draw: st.DrawFn) -> StageSpell:
    """Spells in one of a few stages: most of them ended, some at once, a few before they began.

    >>> from hypothesis import find
    >>> from salesterms.strategies import spells_in_stages
    >>> find(spells_in_stages(), lambda spell: spell.left is None).stage
    'New'
    """
    case, number = draw(_NUMBERS), draw(st.integers(1, 9))
    entered = _DAWN + timedelta(seconds=draw(_SECONDS))
    last = draw(st.none() | st.integers(-90_000, 10**7))
    return StageSpell(
        id=f"{case}/{number}",
        case=f"D-{case}",
        stage=draw(st.sampled_from(STAGES)),
        entered=entered,
        left=None if last is None else entered + timedelta(seconds=last),
        zone=draw(st.sampled_from(("UTC", "Europe/Amsterdam"))),
    )


@st.composite
def deal_lines(draw: st.DrawFn, *, currencies: Sequence[str] = ("EUR",)) -> DealLine:
    """Order lines of deals, some without a list price, and some above it.

    >>> from hypothesis import find
    >>> from salesterms.strategies import deal_lines
    >>> find(deal_lines(), lambda line: line.listed is not None).off_list is None
    True
    """
    deal, code = draw(_NUMBERS), draw(st.sampled_from(tuple(currencies)))
    status = draw(st.sampled_from(Category))
    listed = draw(st.none() | _CENTS)
    return DealLine(
        id=f"D-{deal}/{draw(st.integers(1, 9))}",
        deal=f"D-{deal}",
        status=status,
        product=draw(st.sampled_from(("P-1", "P-2"))),
        asked=Money(draw(_CENTS), code),
        listed=None if listed is None else Money(listed, code),
        owner=draw(_NAMES),
        account=draw(_NAMES),
        created=draw(_DATES),
        closed=draw(_DATES) if status in {Category.WON, Category.LOST} else None,
    )
