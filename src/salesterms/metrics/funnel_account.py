"""The rows of a funnel with an account of the log that they were made of: no entry is lost.

Glossary: salesfunnel (000:72).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from salesterms.errors import Text, affordable, nearest
from salesterms.metrics.definition import Unanswered
from salesterms.metrics.funnel_rows import FunnelEntry
from salesterms.metrics.row_kind import DerivedRows
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Self

_HEAD: Final = Text(
    "Entries of the log: {0}; with a label that is a stage of the funnel: {1}; with another: {2}",
    "Regels van het log: {0}; met een label dat een fase van de funnel is: {1}; met een ander: {2}",
)
_NEAR: Final = Text("nearest stage: {0}", "lijkt op de fase: {0}")
_MORE: Final = Text("and {0} other labels", "en {0} andere labels")

#: No more labels than these are named; all are counted.
_NAMED: Final = 20


class FunnelRows(DerivedRows[FunnelEntry]):
    """The rows of a funnel, and what became of every entry of the log; made by `funnel_of_log`.

    >>> from datetime import UTC, datetime
    >>> from salesterms.logs import StageEntry
    >>> from salesterms.metrics import Entries, FunnelPolicy, Skips, funnel_of_log
    >>> once = FunnelPolicy(skips=Skips.PASSED, entries=Entries.FIRST)
    >>> log = [StageEntry("P-1", "mql", datetime(2024, 3, 1, tzinfo=UTC))]
    >>> rows = funnel_of_log(log, "demand", once, zone="Europe/Amsterdam")
    >>> rows, rows.read, rows.no_stage
    ((), 1, {'mql': 1})
    >>> print(rows.explain())
    Entries of the log: 1; with a label that is a stage of the funnel: 0; with another: 1
      mql: 1 (nearest stage: MQL)

    A tuple of `FunnelEntry`. `read` is how many entries there were; `no_stage` has how many of them
    bore each label that is no stage, the most frequent first. `stages` are those of the funnel. A
    part of it, as a slice, is a plain tuple.
    """

    read: int
    no_stage: FrozenMapping[str, int]
    stages: tuple[str, ...]

    def __new__(
        cls,
        rows: Iterable[FunnelEntry] = (),
        read: int = 0,
        no_stage: Mapping[str, int] | None = None,
        stages: tuple[str, ...] = (),
    ) -> Self:
        """Keep the rows in their order."""
        made = super().__new__(cls, rows)
        made.read = read
        made.no_stage = FrozenMapping(
            sorted((no_stage or {}).items(), key=lambda one: (-one[1], one[0]))
        )
        made.stages = stages
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return FunnelRows, (tuple(self), self.read, self.no_stage, self.stages)

    def explain(self, lang: str = "en") -> str:
        """How many entries bore a label that is a stage, and every other label with its count."""
        none = sum(self.no_stage.values())
        lines = [_HEAD.say(lang).format(self.read, self.read - none, none)]
        return "\n  ".join([*lines, *self._labels(lang)])

    def _labels(self, lang: str) -> Iterator[str]:
        looked_up = affordable(len(self.stages), _NAMED)
        for number, (label, count) in enumerate(self.no_stage.items()):
            if number == _NAMED:
                yield _MORE.say(lang).format(len(self.no_stage) - _NAMED)
                return
            near = nearest(label, self.stages, 1) if number < looked_up else ()
            said = f" ({_NEAR.say(lang).format(near[0])})" if near else ""
            yield f"{label}: {count}{said}"

    @property
    def why_none(self) -> Unanswered | None:
        """Why there is no row: no label is a stage. None where there are rows, or no entries."""
        if self or not self.no_stage:
            return None
        named = [f"{label}: {count}" for label, count in self.no_stage.items()]
        rest = len(named) - _NAMED
        return Unanswered(
            "no_stage_of_funnel", (*named[:_NAMED], *([f"… (+ {rest})"] if rest > 0 else []))
        )
