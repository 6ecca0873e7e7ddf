"""Where each deal belongs, for every variant that measures opportunities: written once more.

Plain ifs on the fields of a deal, from what the definitions say and not from their tables. Nothing
of salesterms is imported. What is asked comes as a dict: `period` (with a start and an end that is
not in it), `as_of`, `stage`, `stale_after`; what is not asked is not there.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Asked = dict[str, Any]


def state(deal: Any) -> str:
    """Open, held, won or lost; nothing where no status was given."""
    return "" if deal.status is None else str(deal.status.name).lower()


def closed_for_good(deal: Any) -> bool:
    """Whether it was won or lost, at any time."""
    return state(deal) in ("won", "lost")


def outside(day: Any, asked: Asked) -> bool:
    """Whether a day does not lie in the period."""
    return bool(day < asked["period"].start or day >= asked["period"].end)


def if_absent(deal: Any, asked: Asked) -> str | None:
    """Why a deal did not exist on the as-of date, or may not have."""
    if "as_of" not in asked:
        return None
    if deal.created is None:
        return "no_created_date"
    return "not_created_yet" if deal.created > asked["as_of"] else None


def if_not_closed_by_then(deal: Any, asked: Asked, later: str) -> str | None:
    """What a closed deal is when it was closed after the as-of date, or nobody knows when."""
    if "as_of" not in asked or not closed_for_good(deal):
        return None
    if deal.closed is None:
        return "no_close_date"
    return later if deal.closed > asked["as_of"] else None


def if_undecided(deal: Any, asked: Asked) -> str | None:
    """Why a deal is not among those that were decided in the period, by the as-of date."""
    closed_by_then = "as_of" in asked and deal.closed is not None and deal.closed <= asked["as_of"]
    # What was closed by then had been created by then, also where nobody kept the day.
    absent = None if deal.created is None and closed_by_then else if_absent(deal, asked)
    undecided = state(deal) if state(deal) in ("open", "held") else None
    if said := absent or undecided or if_not_closed_by_then(deal, asked, "open"):
        return said
    if "period" in asked:
        if deal.closed is None:
            return "no_close_date"
        if outside(deal.closed, asked):
            return "outside_period"
    return None


def if_not_of_the_cohort(deal: Any, asked: Asked) -> str | None:
    """Why a deal is not among those that were created in the period."""
    if "period" not in asked:
        return None
    if deal.created is None:
        return "no_created_date"
    return "outside_period" if outside(deal.created, asked) else None


def won_or_lost(deal: Any) -> str | None:
    """The last question of most definitions; a deal without a status has no place."""
    return state(deal) if closed_for_good(deal) else None


def decided_count(deal: Any, asked: Asked) -> str | None:
    """Won and lost deals, by close date."""
    return if_undecided(deal, asked) or won_or_lost(deal)


def decided_value(deal: Any, asked: Asked) -> str | None:
    """The same where amounts are added up: no amount and a credit note are left out."""
    if said := if_undecided(deal, asked):
        return said
    if deal.amount is None:
        return "no_amount"
    if deal.amount.amount < 0:
        return "negative_amount"
    return won_or_lost(deal)


def past_stage(deal: Any, asked: Asked) -> str | None:
    """The same where only deals that reached the stage count."""
    if said := if_undecided(deal, asked):
        return said
    if deal.stages_reached is None:
        return "stage_unknown"
    if asked["stage"] not in deal.stages_reached:
        return "stage_not_reached"
    return won_or_lost(deal)


def of_all(deal: Any, asked: Asked) -> str | None:
    """Every deal by its state on the as-of date, selected by creation date."""
    if said := if_absent(deal, asked) or if_not_of_the_cohort(deal, asked):
        return said
    if state(deal) in ("open", "held"):
        return state(deal)
    return if_not_closed_by_then(deal, asked, "open") or won_or_lost(deal)


def created_cohort(deal: Any, asked: Asked) -> str | None:
    """The same, but a deal without a creation date belongs to no cohort at all."""
    if said := if_absent(deal, asked):
        return said
    return "no_created_date" if deal.created is None else of_all(deal, asked)


def activity(deal: Any, asked: Asked) -> str:
    """How an open deal stands by its last activity: long ago, not known, or fresh."""
    touched, as_of = deal.last_activity, asked["as_of"]
    if touched is not None and touched < as_of - timedelta(days=asked["stale_after"]):
        return "stale"
    return "activity_unknown" if touched is None or touched > as_of else "fresh"


def overdue(deal: Any, asked: Asked) -> bool:
    """Whether it was expected to close before the as-of date."""
    return deal.expected_close is not None and bool(deal.expected_close < asked["as_of"])


def stale_as_lost(deal: Any, asked: Asked) -> str | None:
    """Won, lost and stale deals; an open deal is stale when it is overdue, or long untouched."""
    if said := if_absent(deal, asked) or if_not_of_the_cohort(deal, asked):
        return said
    if state(deal) == "held":
        return "held"
    if said := if_not_closed_by_then(deal, asked, "closed_later") or won_or_lost(deal):
        return said
    return "stale" if overdue(deal, asked) else activity(deal, asked)


def stale(*, amounts: bool, overdue_too: bool) -> Callable[[Any, Asked], str | None]:
    """Open deals that are long untouched, or overdue as well: their number or their amounts."""

    def placed(deal: Any, asked: Asked) -> str | None:
        said = if_absent(deal, asked) or if_not_of_the_cohort(deal, asked)
        if said := said or if_not_closed_by_then(deal, asked, "closed_later"):
            return said
        if closed_for_good(deal):
            return "closed"
        if state(deal) == "held":
            return "held"
        if amounts and deal.amount is None:
            return "no_amount"
        return "stale" if overdue_too and overdue(deal, asked) else activity(deal, asked)

    return placed


def if_not_open(deal: Any, asked: Asked, later: str) -> str | None:
    """Why a deal is not in the pipeline of the period; `later` is what a later close makes it."""
    if said := if_absent(deal, asked) or if_not_closed_by_then(deal, asked, later):
        return said
    if closed_for_good(deal):
        return "closed"
    if "period" in asked:
        if deal.expected_close is None:
            return "no_expected_close"
        if outside(deal.expected_close, asked):
            return "outside_period"
    return None


def open_count(deal: Any, asked: Asked) -> str | None:
    """Open and held deals; what was closed later counts as open, but in no period."""
    later = "closed_later" if "period" in asked else "open"
    return if_not_open(deal, asked, later) or (state(deal) or None)


def _valued(deal: Any, asked: Asked, *, held_counts: bool, weighted: bool) -> str | None:
    if said := if_not_open(deal, asked, "closed_later"):
        return said
    if state(deal) == "held" and not held_counts:
        return "held"
    if deal.amount is None:
        return "no_amount"
    if weighted and deal.probability is None:
        return "no_probability"
    return state(deal) or None


def open_value(deal: Any, asked: Asked) -> str | None:
    """The amounts of open deals."""
    return _valued(deal, asked, held_counts=False, weighted=False)


def open_and_held_value(deal: Any, asked: Asked) -> str | None:
    """The amounts of open and of held deals."""
    return _valued(deal, asked, held_counts=True, weighted=False)


def weighted_open(deal: Any, asked: Asked) -> str | None:
    """Amount times probability of open deals."""
    return _valued(deal, asked, held_counts=False, weighted=True)


def weighted_open_and_held(deal: Any, asked: Asked) -> str | None:
    """Amount times probability of open and of held deals."""
    return _valued(deal, asked, held_counts=True, weighted=True)


def amount_of(kept: str) -> Callable[[Any, Asked], str | None]:
    """The amounts of won, or of lost deals; the others are what they are, whatever their amount."""

    def placed(deal: Any, asked: Asked) -> str | None:
        said = if_undecided(deal, asked)
        other = closed_for_good(deal) and state(deal) != kept
        if said is None and not other and deal.amount is None:
            return "no_amount"
        return said or won_or_lost(deal)

    return placed


def won_or_still_to_win(deal: Any, asked: Asked) -> str | None:
    """What was won in the period, and what is open and expected in it."""
    if said := if_absent(deal, asked) or if_not_closed_by_then(deal, asked, "closed_later"):
        return said
    won = state(deal) == "won"
    if state(deal) == "lost":
        return "lost"
    if won and "period" in asked and deal.closed is None:
        return "no_close_date"
    if won and "period" in asked and outside(deal.closed, asked):
        return "outside_period"
    if deal.amount is None:
        return "no_amount"
    return "won" if won else if_not_open(deal, asked, "closed_later") or (state(deal) or None)


def if_not_to_forecast(deal: Any, asked: Asked) -> str | None:
    """Why a deal is not among those that close in the period: won in it, or open and expected."""
    if said := if_absent(deal, asked) or if_not_closed_by_then(deal, asked, "closed_later"):
        return said
    if state(deal) == "lost":
        return "lost"
    if "period" not in asked or not state(deal):
        return None
    won = state(deal) == "won"
    day = deal.closed if won else deal.expected_close
    if day is None:
        return "no_close_date" if won else "no_expected_close"
    return "outside_period" if outside(day, asked) else None


def weighted_forecast(*, held_counts: bool) -> Callable[[Any, Asked], str | None]:
    """What was won, and what is open by its own probability."""

    def placed(deal: Any, asked: Asked) -> str | None:
        if said := if_not_to_forecast(deal, asked):
            return said
        if state(deal) == "held" and not held_counts:
            return "held"
        if deal.amount is None:
            return "no_amount"
        if state(deal) == "won":
            return "won"
        return "no_probability" if deal.probability is None else (state(deal) or None)

    return placed


def if_in_no_category(deal: Any, asked: Asked) -> str | None:
    """Why a deal stands in none of the categories of a forecast."""
    if said := if_not_to_forecast(deal, asked):
        return said
    if state(deal) == "held":
        return "held"
    own = deal.forecast_category
    if own is not None and own.value == "omitted":
        return "omitted"
    if state(deal) == "won":
        return None
    if own is None:
        return "no_category"
    return "open_as_closed" if own.value == "closed" else None


def by_category(*counted: str) -> Callable[[Any, Asked], str | None]:
    """Deals by their category; what was won is closed, whatever its category says."""

    def placed(deal: Any, asked: Asked) -> str | None:
        if said := if_in_no_category(deal, asked):
            return said
        own = "won" if state(deal) == "won" else str(deal.forecast_category.value)
        return "no_amount" if own in counted and deal.amount is None else own

    return placed


#: Each category of a forecast, and the sums of several.
CATEGORIES = {
    "cumulative_commit": ("won", "commit"),
    "cumulative_best_case": ("won", "commit", "best_case"),
    "cumulative_pipeline": ("commit", "best_case", "pipeline"),
    "closed": ("won",),
    "commit": ("commit",),
    "best_case": ("best_case",),
    "pipeline": ("pipeline",),
}


def if_without_a_cycle(deal: Any) -> str | None:
    """Why no days can be counted from creation to close."""
    if deal.created is None:
        return "no_created_date"
    if deal.closed is None:
        return "no_close_date"
    return "closed_before_created" if deal.closed < deal.created else None


def velocity(*, cohort: bool) -> Callable[[Any, Asked], str | None]:
    """Won and lost deals with an amount and a cycle: by close date, or by creation date."""

    def placed(deal: Any, asked: Asked) -> str | None:
        said = created_cohort(deal, asked) if cohort else if_undecided(deal, asked)
        if said is not None and said not in ("won", "lost"):
            return said
        if deal.amount is None:
            return "no_amount"
        return if_without_a_cycle(deal) or won_or_lost(deal)

    return placed


def cycle(*counted: str) -> Callable[[Any, Asked], str | None]:
    """Days from creation to close of deals in these states."""

    def placed(deal: Any, asked: Asked) -> str | None:
        if said := if_undecided(deal, asked):
            return said
        if closed_for_good(deal) and state(deal) not in counted:
            return state(deal)
        return if_without_a_cycle(deal) or won_or_lost(deal)

    return placed


#: (metric, variant) -> where that variant puts a deal.
PLACED: dict[tuple[str, str], Callable[[Any, Asked], str | None]] = {
    ("close_ratio", "decided_count"): decided_count,
    ("close_ratio", "decided_value"): decided_value,
    ("close_ratio", "created_cohort"): created_cohort,
    ("close_ratio", "won_of_all"): of_all,
    ("close_ratio", "closed_of_all"): of_all,
    ("close_ratio", "stale_as_lost"): stale_as_lost,
    ("close_ratio", "past_stage"): past_stage,
    ("open_opportunities", "open"): open_count,
    ("open_opportunities", "open_and_held"): open_count,
    ("open_pipeline", "open"): open_value,
    ("open_pipeline", "open_and_held"): open_and_held_value,
    ("weighted_pipeline", "open"): weighted_open,
    ("weighted_pipeline", "open_and_held"): weighted_open_and_held,
    ("won_revenue", "won"): amount_of("won"),
    ("average_deal", "won"): amount_of("won"),
    ("lost_opportunities", "lost"): decided_count,
    ("lost_value", "lost"): amount_of("lost"),
    ("win_loss_ratio", "count"): decided_count,
    ("win_loss_ratio", "value"): decided_value,
    ("sales_velocity", "decided"): velocity(cohort=False),
    ("sales_velocity", "created_cohort"): velocity(cohort=True),
    ("pipeline_coverage", "open_of_quota"): open_value,
    ("pipeline_coverage", "open_of_remaining"): won_or_still_to_win,
    ("pipeline_coverage", "win_rate_of_quota"): open_value,
    ("pipeline_coverage", "win_rate_of_remaining"): won_or_still_to_win,
    ("required_coverage", "of_win_rate_by_count"): decided_count,
    ("required_coverage", "of_win_rate_by_value"): decided_value,
    ("stale_opportunities", "inactive"): stale(amounts=False, overdue_too=False),
    ("stale_opportunities", "inactive_or_overdue"): stale(amounts=False, overdue_too=True),
    ("stale_pipeline", "inactive"): stale(amounts=True, overdue_too=False),
    ("stale_pipeline", "inactive_or_overdue"): stale(amounts=True, overdue_too=True),
    ("sales_forecast", "weighted"): weighted_forecast(held_counts=False),
    ("sales_forecast", "weighted_with_held"): weighted_forecast(held_counts=True),
    **{("forecast_by_category", name): by_category(*own) for name, own in CATEGORIES.items()},
    ("sales_cycle", "mean_won"): cycle("won"),
    ("sales_cycle", "median_won"): cycle("won"),
    ("sales_cycle", "mean_lost"): cycle("lost"),
    ("sales_cycle", "median_lost"): cycle("lost"),
    ("sales_cycle", "mean_decided"): cycle("won", "lost"),
    ("sales_cycle", "median_decided"): cycle("won", "lost"),
}
