"""Kinds of records as frames hold them: which fields there are, and what each is.

Of a kind of row it tells what the class of the record tells of its own; a column of a frame bears
the name of the field unless a mapping says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import field, frozen

from salesterms.criteria import ChoiceColumn, Column, Row
from salesterms.errors import Text
from salesterms.frames.reading.cells import Cell
from salesterms.lifecycle import ForecastCategory
from salesterms.metrics.derived import AFTER_AS_OF
from salesterms.metrics.fields import (
    AMOUNT,
    CLOSED,
    CREATED,
    EXPECTED_CLOSE,
    LAST_ACTIVITY,
    PROBABILITY,
    STAGES_REACHED,
    STATUS,
)
from salesterms.metrics.opportunity_rows import OPPORTUNITIES
from salesterms.metrics.row_kind import RowKind
from salesterms.metrics.tables import THERE_IF_CLOSED
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from salesterms.criteria import Placement


#: The functions that make rows of others on frames as well as of records.
_MADE_HERE: Final = re.compile(
    r"salesterms\.metrics\.(ages_since_created|attributed_deals|close_date_changes"
    r"|customer_periods|expected_closes|funnel_of_log|mrr_changes|quota_results|stage_spells)\b"
)


def _by_name(columns: Iterable[Column]) -> FrozenMapping[str, Column]:
    return FrozenMapping((column.name, column) for column in columns)


@frozen
class Told:
    """Whether a field is there, by other fields of the row."""

    of: tuple[str, ...]
    missing: Callable[[Mapping[str, Cell]], nw.Expr]


@frozen(kw_only=True)
class FrameRows:
    """A kind of row on frames: the kind that records are of, and its fields as columns."""

    kind: RowKind[Any]
    columns: FrozenMapping[str, Column] = field(converter=_by_name)
    #: A date that is no column of its own -> the fields that it is made of.
    made_of: FrozenMapping[str, tuple[str, ...]] = field(factory=FrozenMapping)
    #: The fields that a grouping as of a day looks at.
    then: tuple[str, ...] = ()
    #: The amounts of a row, the first of which that is there tells its currency.
    amounts: tuple[str, ...] = ("amount",)
    #: A field that is no column of its own, of which tables only ask whether it is there.
    told: FrozenMapping[str, Told] = field(factory=FrozenMapping)
    #: Fields that every row has, where they are looked at: missing is not 0.
    needed: tuple[str, ...] = ()
    #: Of these, what is looked at wherever a frame has it, since a row without it tells nothing.
    always: tuple[str, ...] = ()
    #: Choices without which nothing is known of a row: a missing one counts as an unknown label.
    labelled: tuple[str, ...] = ()
    #: A text, such as a unit: numbers of rows that differ in it are never added up.
    apart: str = ""

    @property
    def made_of_others(self) -> Text | None:
        """What makes such rows, by the names that the functions have here; None of deals."""
        if self.kind is OPPORTUNITIES:
            return None
        said = self.kind.says
        return Text.both(lambda lang: _MADE_HERE.sub(r"salesterms.frames.\1", said.say(lang)))


DEALS: Final = FrameRows(
    kind=OPPORTUNITIES,
    columns=(
        STATUS,
        *(Column(name, str) for name in ("owner", "account", "product")),
        AMOUNT,
        Column("stage", str),
        STAGES_REACHED,
        CREATED,
        CLOSED,
        EXPECTED_CLOSE,
        LAST_ACTIVITY,
        PROBABILITY,
        Column("lost_reason", str),
        Column("competitor", str),
        ChoiceColumn[ForecastCategory]("forecast_category", ForecastCategory),
    ),
    made_of=FrozenMapping({"closes": ("status", "closed", "expected_close")}),
    then=("status", "closed"),
    labelled=("status",),
)

#: What takes the place of a line about creation dates where a frame has no such column.
_WITHOUT_CREATED: Final = Row("no_created_date", ~CLOSED.before(AFTER_AS_OF))


def lines_that_can(placement: Placement, schema: Collection[str], created: str) -> Placement:
    """The table without what it can do without: a creation date, of rows that were closed by then.

    Records without one are in the same place; a frame without the column need not have it made up.
    """
    without = [line for line in placement.rows if line not in THERE_IF_CLOSED]
    asked_elsewhere = any(
        column.name == CREATED.name
        for line in without
        for column in type(placement)((line,)).columns
    )
    if created in schema or asked_elsewhere:
        return placement
    not_yet, unknown = THERE_IF_CLOSED
    lines = [
        _WITHOUT_CREATED if line == unknown else line for line in placement.rows if line != not_yet
    ]
    return type(placement)(tuple(lines))
