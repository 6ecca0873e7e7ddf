"""Where each row that was derived belongs, for every variant of such rows: written once more.

As `second.deals` does for deals: plain ifs on the fields of a row, from what the definitions say.
What is not asked, a period or an as-of date, asks nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from second.deals import (
    Asked,
    closed_for_good,
    if_absent,
    if_not_closed_by_then,
    if_not_of_the_cohort,
    if_not_to_forecast,
    if_undecided,
    outside,
    state,
    won_or_lost,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Placing = Callable[[Any, Asked], str | None]


def after(day: Any, asked: Asked) -> bool:
    """Whether an as-of date is asked by which this was not so yet, or on no day that is known."""
    return "as_of" in asked and (day is None or bool(day > asked["as_of"]))


def elsewhere(day: Any, asked: Asked) -> bool:
    """Whether a period is asked in which this was not so, or on no day that is known."""
    return "period" in asked and (day is None or outside(day, asked))


def earlier(one: Any, other: Any) -> bool:
    """Whether both days are known and one is before the other."""
    return one is not None and other is not None and bool(one < other)


def dated(asked: Asked) -> bool:
    """Whether something was asked that a day must answer."""
    return "as_of" in asked or "period" in asked


def says(value: Any, *wanted: str) -> bool:
    """Whether a choice was made and is one of these."""
    return value is not None and str(value.value) in wanted


def if_no_deal(row: Any, asked: Asked) -> str | None:
    """Why a conversion made no deal by then."""
    if row.conversion is None:
        return "not_converted"
    if row.converted is not None and after(row.converted, asked):
        return "converted_later"
    return "no_deal" if row.status is None else None


def if_not_decided(row: Any, asked: Asked) -> str | None:
    """Why a deal was not won or lost in the period, by then."""
    if not closed_for_good(row):
        return state(row)
    if row.closed is None:
        return "no_close_date"
    if after(row.closed, asked):
        return "open"
    return "outside_period" if elsewhere(row.closed, asked) else None


def from_conversion(*counted: str) -> Placing:
    """Days from conversion to close of deals in these states."""

    def placed(row: Any, asked: Asked) -> str | None:
        if said := if_no_deal(row, asked) or if_not_decided(row, asked):
            return said
        if state(row) in counted and row.converted is None:
            return "conversion_undated"
        too_early = state(row) in counted and row.closed < row.converted
        return "closed_before_conversion" if too_early else state(row)

    return placed


def in_stage(row: Any, asked: Asked) -> str | None:
    """Stays in a stage that have ended, in the period."""
    if after(row.entered_on, asked):
        return "spell_not_begun"
    if row.left_on is None or after(row.left_on, asked):
        return "lasting"
    if row.seconds is None:
        return "left_before_entered"
    return "outside_period" if elsewhere(row.left_on, asked) else "ended"


def off_the_list(row: Any, asked: Asked) -> str | None:
    """Lines of won deals of which the list price is known and is not 0."""
    if said := if_undecided(row, asked):
        return said
    if state(row) == "lost":
        return "lost"
    if row.listed is None:
        return "no_list_price"
    return "list_price_of_0" if row.off_list is None else won_or_lost(row)


def if_not_open_then(row: Any) -> str | None:
    """Why a deal was not open on the as-of date of its row."""
    if earlier(row.as_of, row.created):
        return "not_created_yet"
    if closed_for_good(row) and row.closed is None:
        return "no_close_date"
    if closed_for_good(row) and not earlier(row.as_of, row.closed):
        return "closed"
    return "held" if state(row) == "held" else None


def if_no_age(row: Any) -> str | None:
    """Why no days can be counted until the as-of date of a row."""
    if row.since is None:
        return "no_start_date"
    return "starts_later" if earlier(row.as_of, row.since) else None


def aged(*, amounts: bool) -> Placing:
    """Deals that were open on their as-of date, by the day since which they age."""

    def placed(row: Any, asked: Asked) -> str | None:  # noqa: ARG001 # the row has its own date
        if said := if_not_open_then(row) or if_no_age(row):
            return said
        if amounts and closed_for_good(row):  # what it was worth on that day is not known
            return "closed_later"
        if amounts and row.amount is None:
            return "no_amount"
        return "open" if state(row) else None

    return placed


def pushed(row: Any, asked: Asked) -> str | None:
    """Changes of an expected close date, by where they move it."""
    if after(row.changed_on, asked):
        return "changed_later"
    if elsewhere(row.changed_on, asked):
        return "outside_period"
    if row.before is None:
        return "date_set"
    if row.after is None:
        return "date_removed"
    if row.after == row.before:
        return "not_moved"
    return "pushed" if row.after > row.before else "pulled_in"


def if_not_expected(row: Any, asked: Asked) -> str | None:
    """Why a deal was not expected to close in the period."""
    if says(row.status_before, "won", "lost"):
        return "closed_before"
    if row.expected is None:
        return "no_expected_close"
    return "outside_period" if elsewhere(row.expected, asked) else None


def if_lost_sight_of(row: Any) -> str | None:
    """Why nobody can say what became of a deal."""
    if row.status is None:
        return "vanished"
    return "no_close_date" if closed_for_good(row) and row.closed is None else None


def slipped(*, amounts: bool) -> Placing:
    """Deals that were expected to close in a period, by whether they did."""

    def placed(row: Any, asked: Asked) -> str | None:
        if said := if_not_expected(row, asked) or if_lost_sight_of(row):
            return said
        if amounts and row.amount is None:
            return "no_amount"
        if amounts and row.amount.amount < 0:
            return "negative_amount"
        return if_slipped(row, asked) or state(row)

    return placed


def if_slipped(row: Any, asked: Asked) -> str | None:
    """What a deal is that did not close in the period, or not by then."""
    closed = closed_for_good(row)
    if after(row.expected, asked) and not (closed and not after(row.closed, asked)):
        return "not_due_yet"
    if closed and elsewhere(row.closed, asked) and earlier(row.closed, row.expected):
        return "closed_early"
    elsewhen = elsewhere(row.closed, asked) or after(row.closed, asked)
    return "slipped" if not closed or elsewhen else None


def of_a_quota(*, to_date: bool) -> Placing:
    """Results of which the whole period lies in the one asked, and no later day is counted."""

    def placed(row: Any, asked: Asked) -> str | None:
        if elsewhere(row.starts, asked):
            return "outside_period"
        if elsewhere(row.last, asked):
            return "beyond_period"
        if earlier(row.known_to, row.starts):
            return "quota_not_started"
        if after(row.last, asked) and after(row.known_to, asked):
            return "counts_later_days"
        if to_date and row.due is None:
            return "no_day_named"
        return None if row.starts is None else "member"

    return placed


def lifespan(row: Any, asked: Asked) -> str | None:
    """A lifespan that began in the period, by what it tells."""
    if asked.get("period") is not None and row.started is None:
        return "no_start_date"
    if elsewhere(row.started, asked):
        return "outside_period"
    return None if row.sighting is None else str(row.sighting.value)


def if_not_entered(row: Any, asked: Asked) -> str | None:
    """Why it is not known that a stage was entered by then."""
    if row.entered is None:
        return "no_entered_date" if dated(asked) else None
    return "not_entered_yet" if after(row.entered, asked) else None


def if_no_step(row: Any, asked: Asked) -> str | None:
    """Why from an entry into a stage no step can be made."""
    if says(row.outcome, "left_out"):
        return "case_skips"
    last = "last_stage" if says(row.position, "last") else None
    return if_not_entered(row, asked) or last


def cohort_of_a_stage(row: Any, asked: Asked) -> str | None:
    """Who entered in the period, and who of them went further by the as-of date."""
    if said := if_no_step(row, asked):
        return said
    if elsewhere(row.entered, asked):
        return "outside_period"
    if says(row.outcome, "advanced") and row.advanced is None and "as_of" in asked:
        return "no_advanced_date"
    if says(row.outcome, "stayed") or after(row.advanced, asked):
        return "stayed"
    return "advanced" if says(row.outcome, "advanced") else None


def snapshot_of_a_stage(row: Any, asked: Asked) -> str | None:
    """Who entered in the period, and who went further in it, whenever they had entered."""
    if said := if_no_step(row, asked):
        return said
    if says(row.outcome, "advanced") and row.advanced is None and dated(asked):
        return "no_advanced_date"
    entered_elsewhere = elsewhere(row.entered, asked)
    if says(row.outcome, "stayed") or after(row.advanced, asked):
        return "outside_period" if entered_elsewhere else "stayed"
    if elsewhere(row.advanced, asked):
        return "outside_period" if entered_elsewhere else "stayed"
    if entered_elsewhere:
        return "advanced_only"
    return "advanced" if says(row.outcome, "advanced") else None


def if_no_beginning(row: Any, asked: Asked) -> str | None:
    """Why an entry into a stage is not how a case begins."""
    if says(row.whole, "left_out"):
        return "case_skips"
    if said := if_not_entered(row, asked):
        return said
    if not says(row.position, "first"):
        return "later_stage"
    return "entered_again" if says(row.first_entry, "each") else None


def whole_funnel(row: Any, asked: Asked) -> str | None:
    """Who entered the first stage for the first time in the period, and reached the last one."""
    if said := if_no_beginning(row, asked):
        return said
    if elsewhere(row.entered, asked):
        return "outside_period"
    if says(row.whole, "advanced") and row.finished is None and "as_of" in asked:
        return "no_finished_date"
    if says(row.whole, "stayed") or after(row.finished, asked):
        return "unfinished"
    return "finished" if says(row.whole, "advanced") else None


def if_no_lead(row: Any, asked: Asked) -> str | None:
    """Why a lead is not among those that began in the period."""
    return if_absent(row, asked) or if_not_of_the_cohort(row, asked)


def if_not_qualified(row: Any, asked: Asked) -> str | None:
    """Why a lead does not count as qualified by then."""
    if not says(row.standing, "qualified"):
        return "not_qualified"
    if "as_of" in asked and row.qualified is None:
        return "no_qualified_date"
    return "not_qualified" if after(row.qualified, asked) else None


def won_by_then(row: Any, asked: Asked) -> str:
    """Whether a deal of the lead was won by then."""
    return "not_won" if row.won is None or after(row.won, asked) else "won"


def to_qualified(row: Any, asked: Asked) -> str | None:
    """Leads that began, and which of them qualified."""
    return if_no_lead(row, asked) or if_not_qualified(row, asked) or "qualified"


def to_won(row: Any, asked: Asked) -> str | None:
    """Leads that began, and which of them were won, qualified or not."""
    return if_no_lead(row, asked) or won_by_then(row, asked)


def qualified_to_won(row: Any, asked: Asked) -> str | None:
    """Leads that qualified, and which of them were won."""
    return if_no_lead(row, asked) or if_not_qualified(row, asked) or won_by_then(row, asked)


def every_lead(row: Any, asked: Asked) -> str | None:
    """Leads that began, each with its standing."""
    return if_no_lead(row, asked) or ("leads" if row.standing is not None else None)


def speed(seconds: str) -> Placing:
    """Leads that a seller touched, where the time until then is known."""

    def placed(row: Any, asked: Asked) -> str | None:
        if said := if_no_lead(row, asked):
            return said
        if row.responded is None or after(row.responded, asked):
            return "not_responded"
        if getattr(row, seconds) is None:
            return "time_unknown"
        return "responded" if row.standing is not None else None

    return placed


def if_unanswered(row: Any, asked: Asked) -> str | None:
    """Why a hand-over of the period is not answered by then."""
    if after(row.handed, asked):
        return "not_handed_over_yet"
    if elsewhere(row.handed, asked):
        return "outside_period"
    if row.answer is None:
        return "unanswered"
    if "as_of" in asked and row.answered is None:
        return "no_answer_date"
    return "unanswered" if after(row.answered, asked) else None


def answer(row: Any, asked: Asked) -> str | None:
    """Hand-overs by their answer."""
    return if_unanswered(row, asked) or str(row.answer.value)


def time_to_answer(seconds: str) -> Placing:
    """Answered hand-overs, where the time until then is known."""

    def placed(row: Any, asked: Asked) -> str | None:
        if said := if_unanswered(row, asked):
            return said
        return "time_unknown" if getattr(row, seconds) is None else "answered"

    return placed


def if_not_open_deal(row: Any, asked: Asked) -> str | None:
    """Why a deal that was created in the period is not open, or held."""
    if said := if_absent(row, asked) or if_not_of_the_cohort(row, asked):
        return said
    if said := if_not_closed_by_then(row, asked, "closed_later"):
        return said
    if closed_for_good(row):
        return "closed"
    return "held" if state(row) == "held" else None


def if_not_an_amount(amount: Any) -> str | None:
    """Why an amount cannot be part of a sum that is shared out."""
    if amount is None:
        return "no_amount"
    return "negative_amount" if amount.amount < 0 else None


def by_marketing(asks: str, yes: str, *, won: bool, amounts: bool) -> Placing:
    """Won deals, or open ones, by what marketing had to do with them."""

    def placed(row: Any, asked: Asked) -> str | None:
        said = if_undecided(row, asked) if won else if_not_open_deal(row, asked)
        if said is None and won and state(row) == "lost":
            said = "lost"
        if said is None and amounts:
            said = if_not_an_amount(row.amount)
        if said is not None:
            return said
        found = getattr(row, asks)
        if found is None:
            return "marketing_unknown"
        return yes if says(found, "yes") else f"not_{yes}"

    return placed


def forecast_and_actual(row: Any, asked: Asked) -> str | None:
    """Periods of which both the forecast and the actual are known."""
    if row.begins is not None and after(row.begins, asked):
        return "begins_later"
    if elsewhere(row.begins, asked):
        return "outside_period"
    if row.forecast is None:
        return "no_forecast"
    return "no_actual" if row.actual is None else "pair"


def by_stage_rate(*, held_counts: bool) -> Placing:
    """What was won, and what is open by the rate of its stage."""

    def placed(row: Any, asked: Asked) -> str | None:
        if said := if_not_to_forecast(row, asked):
            return said
        if state(row) == "held" and not held_counts:
            return "held"
        if row.amount is None:
            return "no_amount"
        if state(row) == "won":
            return "won"
        if row.no_rate is not None:
            return str(row.no_rate.value)
        return "no_history" if row.rate is None else (state(row) or None)

    return placed


#: Of each metric of marketing: its definitions, by the field that each asks.
MARKETING = {
    ("marketing_sourced", "sourced"): {"first_touch": "by_first_touch", "lead_source": "by_source"},
    ("marketing_influenced", "influenced"): {
        "before_close": "before_close",
        "before_creation": "before_creation",
    },
}

#: (metric, variant) -> where that variant puts a row.
PLACED: dict[tuple[str, str], Placing] = {
    ("forecast_from_history", "stage_rate"): by_stage_rate(held_counts=False),
    ("forecast_from_history", "stage_rate_with_held"): by_stage_rate(held_counts=True),
    **{("forecast_accuracy", name): forecast_and_actual for name in ("wmape", "mape", "bias")},
    **{
        ("conversion_to_close", f"{mean}_{name}"): from_conversion(*counted)
        for mean in ("mean", "median")
        for name, counted in {
            "won": ("won",),
            "lost": ("lost",),
            "decided": ("won", "lost"),
        }.items()
    },
    **{
        ("time_in_stage", name): in_stage
        for name in ("mean", "median", "mean_calendar", "median_calendar")
    },
    ("list_discount", "weighted"): off_the_list,
    ("list_discount", "mean_per_line"): off_the_list,
    **{("pipeline_age", name): aged(amounts=False) for name in ("mean", "median", "oldest")},
    ("aged_opportunities", "open"): aged(amounts=False),
    ("aged_pipeline", "open"): aged(amounts=True),
    **{
        ("pushed_opportunities", name): pushed
        for name in ("deals", "pushes", "pushes_each", "mean_days", "median_days")
    },
    ("slippage", "count"): slipped(amounts=False),
    ("slippage", "value"): slipped(amounts=True),
    ("slippage", "not_won"): slipped(amounts=False),
    **{("survival_rate", name): lifespan for name in ("kaplan_meier", "kaplan_meier_exact")},
    **{
        ("survival_time", name): lifespan
        for name in ("median", "restricted_mean", "restricted_mean_exact")
    },
    ("quota_attainment", "pooled"): of_a_quota(to_date=False),
    ("quota_attainment", "mean_of_members"): of_a_quota(to_date=False),
    ("quota_attainment", "to_date"): of_a_quota(to_date=True),
    ("stage_conversion", "cohort"): cohort_of_a_stage,
    ("stage_conversion", "snapshot"): snapshot_of_a_stage,
    ("drop_off", "cohort"): cohort_of_a_stage,
    ("overall_conversion", "cohort"): whole_funnel,
    ("lead_conversion", "to_qualified"): to_qualified,
    ("lead_conversion", "to_won"): to_won,
    ("lead_conversion", "qualified_to_won"): qualified_to_won,
    ("cost_per_lead", "leads"): every_lead,
    ("cost_per_lead", "qualified"): to_qualified,
    **{
        (metric, f"{mean}_{time}"): placing
        for mean in ("mean", "median")
        for metric, time, placing in (
            ("speed_to_lead", "elapsed", speed("response_seconds")),
            ("speed_to_lead", "working", speed("response_working_seconds")),
            ("time_to_answer", "elapsed", time_to_answer("seconds")),
            ("time_to_answer", "working", time_to_answer("working_seconds")),
        )
    },
    **{
        (metric, name): answer
        for metric in ("acceptance_rate", "rejection_rate")
        for name in ("of_handed_over", "of_answered")
    },
    **{
        (metric, f"{name}_{state_}_{kind}"): by_marketing(
            asks, yes, won=state_ == "won", amounts=kind == "value"
        )
        for (metric, yes), fields in MARKETING.items()
        for name, asks in fields.items()
        for state_ in ("won", "open")
        for kind in ("value", "count")
    },
}
