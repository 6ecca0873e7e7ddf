"""What a period will bring by the rate of each stage, on frames of deals.

The rates of history are few and known when the question is put. They are counted in parts of one
denominator, so that amount times rate is a whole number, and all of them add up exactly.
"""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import evolve, frozen

from salesterms import metrics
from salesterms.criteria import ChoiceColumn
from salesterms.errors import Text, check_argument
from salesterms.frames.formulas.of_kinds import RATE_PARTS
from salesterms.frames.ground.engines import MADE
from salesterms.frames.ground.flags import first_that_holds, flag
from salesterms.frames.metrics.metric import FrameMetric
from salesterms.frames.reading.answer_names import left_beside
from salesterms.frames.reading.cells import MOST
from salesterms.frames.reading.deals_by_field import DealsByField
from salesterms.frames.reading.only_of_records import NotOnFrames
from salesterms.frames.reading.records import DEALS, FrameRows, Told
from salesterms.lifecycle import CLOSED
from salesterms.metrics import NoStageRate, StageRates
from salesterms.metrics.forecasts.rated_deals import RATED_DEALS
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from salesterms.frames.ground.engines import Opened
    from salesterms.frames.reading.cells import Cell
    from salesterms.metrics.arguments import Question
    from salesterms.metrics.variant import Variant
    from salesterms.values import Period

_RATES: Final = Text("StageRates: see stage_rates()", "StageRates: zie stage_rates()")
_TOO_FINE: Final = Text(
    "these rates have no common denominator up to 10^12",
    "deze aandelen hebben geen gemeenschappelijke noemer tot en met 10^12",
)
#: Between a stage and an owner, as no label has it.
_BETWEEN: Final = "\x1f"
_OF: Final = f"{MADE}rate_of"
_FOUND: Final = f"{MADE}rate_found"
_NO_HISTORY, _TOO_LITTLE = -1, -2


def _without_rate(cells: Mapping[str, Cell]) -> nw.Expr:
    return cells[RATE_PARTS.name].missing


RATED: Final = FrameRows(
    kind=RATED_DEALS,
    columns=(
        *DEALS.columns.values(),
        ChoiceColumn[NoStageRate]("no_rate", NoStageRate),
        RATE_PARTS,
    ),
    made_of=DEALS.made_of,
    then=DEALS.then,
    told=FrozenMapping({"rate": Told((RATE_PARTS.name,), _without_rate)}),
    labelled=DEALS.labelled,
)


@frozen(kw_only=True, eq=False)
class HistoryForecast(FrameMetric):
    """A forecast on frames of deals, by the rates of their stages: called as a `FrameMetric` is.

    >>> import polars as pl
    >>> from salesterms import Category, Opportunity, frames
    >>> from salesterms.metrics import stage_rates
    >>> ends = (Category.WON, Category.LOST, Category.LOST)
    >>> rates = stage_rates(
    ...     Opportunity(id=f"D-{at}", status=end, stages_reached=("Proposal",))
    ...     for at, end in enumerate(ends)
    ... )
    >>> deals = pl.DataFrame(
    ...     {
    ...         "status": ["won", "open", "open"],
    ...         "stage": ["Won", "Proposal", "New"],
    ...         "amount": [100, 200, 300],
    ...         "currency": ["EUR"] * 3,
    ...     }
    ... )
    >>> answer = frames.forecast_from_history(deals, rates=rates)
    >>> answer.select("value", "numerator", "denominator", "no_history").rows()
    [(166.66666666666666, 50000, 300, 1)]

    `rates` are those of `salesterms.metrics.stage_rates`; for a forecast as of a day, of that day.
    Rates whose denominators have no common one up to 10^12 raise `NotOnFrames`.
    """

    #: The denominator of all rates.
    parts: int = 1

    def __call__(self, frame: Any, **asked: Any) -> Any:
        """The answers, as a frame of the kind that was given."""
        rates, mapping = asked.pop("rates", None), asked.pop("mapping", None)
        check_argument("rates", rates, StageRates, _RATES)
        resting = [one for one in rates.rates if one.decided >= rates.least]
        parts = lcm(*(one.rate.fraction().denominator for one in resting))
        if parts > MOST:
            raise NotOnFrames(self.metric.id, str(asked.get("variant") or "stage_rate"), _TOO_FINE)
        rated = _rated(frame, rates, parts, mapping)
        return FrameMetric.__call__(evolve(self, parts=parts), rated, **asked)

    def _asked(
        self,
        variant: str | None,
        period: Period | str | None,
        as_of: date | str | None,
        parameters: dict[str, Any],
    ) -> tuple[Variant, Question]:
        given = (variant, period, as_of, parameters)
        named, asked = FrameMetric._asked(self, *given)  # noqa: SLF001 - its own
        return named, evolve(asked, given={**asked.given, RATE_PARTS.name: self.parts})


def _rated(frame: Any, rates: StageRates, parts: int, mapping: Any) -> Opened:
    """The deals with the rate of their stage, or why there is none."""
    whose = ("owner",) if rates.by_owner else ()
    deals = DealsByField.of(frame, mapping, ("status", "stage", "amount", *whose))
    made = ("no_rate", RATE_PARTS.name)
    taken = {*deals.cells, "currency", *made}
    own = [nw.col(name) for name in left_beside(deals.own, taken)]
    closed = deals.cells["status"].is_any(CLOSED)
    rows = (
        deals.prepared()
        .with_columns(flag(closed).alias(_OF))
        .select(*own, *deals.columns(), nw.col(_OF))
    )
    rows = rows.with_columns(_found(rates, parts).alias(_FOUND))
    there = nw.col(_OF) == 0
    none = nw.lit(None, nw.String)
    no_rate = first_that_holds(_reasons(rates), none)
    rows = rows.with_columns(nw.when(there).then(no_rate).otherwise(none).alias("no_rate"))
    known = there & nw.col("no_rate").is_null()
    rows = rows.with_columns(nw.when(known).then(nw.col(_FOUND)).alias(RATE_PARTS.name))
    return evolve(deals.opened, frame=rows.drop(_OF, _FOUND))


def _reasons(rates: StageRates) -> Iterator[tuple[nw.Expr, NoStageRate]]:
    yield nw.col("stage").is_null(), NoStageRate.NO_STAGE
    if rates.by_owner:
        yield nw.col("owner").is_null(), NoStageRate.NO_OWNER
    yield nw.col(_FOUND) == _NO_HISTORY, NoStageRate.NO_HISTORY
    yield nw.col(_FOUND) == _TOO_LITTLE, NoStageRate.TOO_LITTLE_HISTORY


def _found(rates: StageRates, parts: int) -> nw.Expr:
    """The rate of a stage in parts; below 0 where there is none, or none to rest on."""
    known: dict[str, int] = {}
    for one in rates.rates:
        name = one.stage if not rates.by_owner else f"{one.stage}{_BETWEEN}{one.owner}"
        rests = one.decided >= rates.least
        known[name] = int(one.rate.fraction() * parts) if rests else _TOO_LITTLE
    if not known:
        return nw.lit(_NO_HISTORY)
    key = nw.col("stage").cast(nw.String).fill_null("")
    if rates.by_owner:
        owner = nw.col("owner").cast(nw.String).fill_null("")
        key = nw.concat_str(key, nw.lit(_BETWEEN), owner)
    return key.replace_strict([*known], [*known.values()], default=_NO_HISTORY).cast(nw.Int64)


forecast_from_history: Final = HistoryForecast(metric=metrics.forecast_from_history, rows=RATED)
