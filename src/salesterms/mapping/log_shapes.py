"""The shapes in which systems keep the history of a stage: which fields each has."""

from __future__ import annotations

from typing import Final

from attrs import frozen

#: What a log may be in order of: as its rows stand, or by their instants. Rows of one instant stay
#: as they stand, and those of a file that runs from late to early the other way round.
AS_GIVEN, BY_TIME, NEWEST_FIRST = "as_given", "by_time", "newest_first"
ORDERS: Final = (AS_GIVEN, BY_TIME, NEWEST_FIRST)


@frozen(kw_only=True)
class LogShape:
    """One way to write down a history.

    `more` are the keys that it asks for beside case, label and instant. `orders` are those that its
    rows may be put in, the usual one first.
    """

    name: str
    more: tuple[str, ...] = ()
    orders: tuple[str, ...] = ORDERS


#: Salesforce promises no order of what a query gives; HubSpot's API gives the newest value first.
_BY_TIME_FIRST = (BY_TIME, NEWEST_FIRST, AS_GIVEN)
_NEWEST_FIRST = (NEWEST_FIRST, BY_TIME, AS_GIVEN)

#: Every shape by its name.
SHAPES: Final[dict[str, LogShape]] = {
    shape.name: shape
    for shape in (
        LogShape(name="entries"),
        LogShape(name="changes", more=("from",)),
        LogShape(name="hubspot.property_history", more=("only",), orders=_NEWEST_FIRST),
        LogShape(name="salesforce.opportunity_history", orders=_BY_TIME_FIRST),
        LogShape(name="salesforce.field_history", more=("from", "only"), orders=_BY_TIME_FIRST),
        LogShape(name="snapshots", orders=(AS_GIVEN,)),
    )
}
