"""Snapshots of a pipeline: the same deals as they stood on different days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from salesterms.errors import Text
from salesterms.metrics.arguments import BadArgument, checked_rows, day_of
from salesterms.metrics.opportunity_rows import OPPORTUNITIES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from salesterms.entities import Opportunity

_ONCE: Final = Text("each deal once in a snapshot", "elke deal één keer in een momentopname")
_DATED: Final = Text(
    "a dict of days with the opportunities as they stood on each, two days or more",
    "een dict van dagen met de verkoopkansen zoals ze er op elke dag voor stonden, minstens twee"
    " dagen",
)
_FEWEST: Final = 2


def snapshot(
    name: str, rows: Iterable[Opportunity], looked_at: tuple[str, ...]
) -> dict[str, Opportunity]:
    """The deals of one snapshot by their ids; a deal that stands in it twice is refused.

    Two rows of one deal cannot both be how it stood, and to choose would be to guess. Neither can
    a source without a field that is `looked_at` tell that it was empty. Raises `BadArgument`.
    """
    found: dict[str, Opportunity] = {}
    given = checked_rows(rows, OPPORTUNITIES, name)
    if lacking := [field for field in looked_at if field not in (given.mapped or looked_at)]:
        raise BadArgument(name, rows, _mapped(", ".join(lacking)))
    for deal in given.rows:
        if deal.id in found:
            raise BadArgument(name, deal.id, _ONCE)
        found[deal.id] = deal
    return found


def _mapped(names: str) -> Text:
    return Text(f"deals from a source that has {names}", f"deals uit een bron met {names}")


def dated_snapshots(
    given: Any, looked_at: tuple[str, ...]
) -> list[tuple[date, dict[str, Opportunity]]]:
    """Snapshots in the order of their days. Raises `BadArgument`."""
    if not isinstance(given, Mapping) or len(given) < _FEWEST:
        raise BadArgument("snapshots", given, _DATED)
    days = {day_of(day, "snapshots"): rows for day, rows in given.items()}
    if len(days) != len(given):  # a date, and the text of the same one
        raise BadArgument("snapshots", tuple(given), _DATED)
    return [(day, snapshot("snapshots", days[day], looked_at)) for day in sorted(days)]
