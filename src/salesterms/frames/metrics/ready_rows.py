"""Kinds of rows that were made ready to be measured, as a warehouse holds them.

What makes such rows of records has a function of its own; here they are taken as they stand.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from salesterms.criteria import ChoiceColumn, Column, DateColumn
from salesterms.entities import QuotaOwner
from salesterms.frames.formulas.of_kinds import (
    ACTUAL,
    CUSTOMER,
    FORECAST,
    REACHED,
    TO_REACH,
    TWICE,
)
from salesterms.frames.reading.records import FrameRows, Told
from salesterms.lifecycle import Category
from salesterms.metrics.attribution_rows import (
    ATTRIBUTED_DEALS,
    BEFORE_CLOSE,
    BEFORE_CREATION,
    BY_FIRST_TOUCH,
    BY_SOURCE,
)
from salesterms.metrics.conversion_cycles import CONVERSION_CYCLES, CONVERTED
from salesterms.metrics.customer_value.profits import CUSTOMER_PROFITS, PROFIT, SINCE, UNTIL
from salesterms.metrics.customer_value.spending import AIM, CATEGORY, CUSTOMER_SPENDS, ON, SPENT
from salesterms.metrics.deal_lines import ASKED, DEAL_LINES, LISTED
from salesterms.metrics.fields import AMOUNT, CLOSED, CREATED, STATUS
from salesterms.metrics.forecasts.results import FORECAST_RESULTS
from salesterms.metrics.hand_over_rows import (
    ANSWER,
    ANSWERED,
    HAND_OVERS,
    HANDED,
    SECONDS,
    WORKING_SECONDS,
)
from salesterms.metrics.lead_rows import (
    LEADS,
    QUALIFIED,
    RESPONDED,
    RESPONSE,
    STANDING,
    WON_ON,
    WORKING_RESPONSE,
)
from salesterms.metrics.pipelines.age import DEAL_AGES
from salesterms.metrics.pipelines.slipping import CHANGES, EXPECTED_CLOSES
from salesterms.metrics.quotas.results import QUOTA_RESULTS
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import narwhals as nw

    from salesterms.frames.reading.cells import Cell


def _texts(*names: str) -> Iterator[Column]:
    return (Column(name, str) for name in names)


def _dates(*names: str) -> Iterator[Column]:
    return (DateColumn(name, date) for name in names)


_OF_A_DEAL: Final = ("owner", "account", "product", "stage")

AGES: Final = FrameRows(
    kind=DEAL_AGES,
    columns=(
        *_texts("band", "basis", *_OF_A_DEAL),
        STATUS,
        *_dates("as_of", "since"),
        CREATED,
        CLOSED,
        AMOUNT,
    ),
    needed=("as_of", "status"),
)
EXPECTED: Final = FrameRows(
    kind=EXPECTED_CLOSES,
    columns=(
        *_texts(*_OF_A_DEAL),
        ChoiceColumn[Category]("status_before", Category),
        STATUS,
        *_dates("expected"),
        CLOSED,
        AMOUNT,
    ),
    needed=("status_before",),
)
MOVED: Final = FrameRows(
    kind=CHANGES,
    columns=(*_texts("deal", *_OF_A_DEAL), *_dates("changed_on", "before", "after"), AMOUNT),
    needed=("deal", "changed_on"),
    always=("changed_on",),
)


def _never_converted(cells: Mapping[str, Cell]) -> nw.Expr:
    return ~cells["was_converted"].given


CYCLES: Final = FrameRows(
    kind=CONVERSION_CYCLES,
    columns=(*_texts("account"), STATUS, Column("was_converted", bool), CONVERTED, CLOSED),
    told=FrozenMapping({"conversion": Told(("was_converted",), _never_converted)}),
    needed=("was_converted",),
)


def _nothing_off(cells: Mapping[str, Cell]) -> nw.Expr:
    listed = cells["listed"]
    return listed.missing | (listed.largest == 0)


LINES: Final = FrameRows(
    kind=DEAL_LINES,
    columns=(
        *_texts("owner", "account", "product", "deal"),
        STATUS,
        ASKED,
        LISTED,
        CREATED,
        CLOSED,
    ),
    amounts=("asked",),
    told=FrozenMapping({"off_list": Told(("listed",), _nothing_off)}),
    needed=("status", "asked"),
)
ATTRIBUTED: Final = FrameRows(
    kind=ATTRIBUTED_DEALS,
    columns=(
        *_texts("owner", "source"),
        STATUS,
        CREATED,
        CLOSED,
        AMOUNT,
        BY_SOURCE,
        BY_FIRST_TOUCH,
        BEFORE_CREATION,
        BEFORE_CLOSE,
    ),
    needed=("status",),
)
LEAD_OUTCOMES: Final = FrameRows(
    kind=LEADS,
    columns=(
        *_texts("source", "owner"),
        STANDING,
        CREATED,
        QUALIFIED,
        WON_ON,
        RESPONDED,
        RESPONSE,
        WORKING_RESPONSE,
    ),
    needed=("standing",),
)
HANDED_OVER: Final = FrameRows(
    kind=HAND_OVERS,
    columns=(
        *_texts("from_team", "to_team", "reason"),
        ANSWER,
        HANDED,
        ANSWERED,
        SECONDS,
        WORKING_SECONDS,
    ),
    needed=("handed",),
)
FORECASTS: Final = FrameRows(
    kind=FORECAST_RESULTS,
    columns=(*_texts("owner"), *_dates("begins"), FORECAST, ACTUAL),
    amounts=("actual", "forecast"),
)
QUOTAS: Final = FrameRows(
    kind=QUOTA_RESULTS,
    columns=(
        *_texts("owner", "unit"),
        ChoiceColumn[QuotaOwner]("owner_kind", QuotaOwner),
        *_dates("starts", "last", "known_to"),
        REACHED,
        TO_REACH,
        TWICE,
    ),
    apart="unit",
    needed=("starts", "last", "unit", "actual", "quota"),
)
SPENDS: Final = FrameRows(
    kind=CUSTOMER_SPENDS,
    columns=(*_texts("channel"), CATEGORY, AIM, ON, SPENT),
    needed=("category", "aim", "on", "amount"),
)
PROFITS: Final = FrameRows(
    kind=CUSTOMER_PROFITS,
    columns=(CUSTOMER, *_texts("segment"), SINCE, UNTIL, *_dates("known_to"), PROFIT),
    amounts=("profit",),
    needed=("id", "customer_since", "profit"),
)
