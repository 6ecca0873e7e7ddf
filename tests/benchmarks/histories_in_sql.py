"""What somebody would write by hand in SQL for metrics of histories and subscriptions, on DuckDB.

The same accounts as those of `histories_by_hand`, from the views `history` and `subscriptions`; of
each there are two honest spellings.
"""

# ruff: noqa: S608 - queries of our own names

from collections.abc import Iterable
from itertools import pairwise

from histories_by_hand import AS_OF, FUNNEL
from histories_by_hand import BUCKETS as OF_HISTORIES
from made_histories import STAGES
from subscriptions_by_hand import AT_START, BAD, BOUNDS, KNOWN_UNTIL, NOT_OVER, PARTS
from subscriptions_by_hand import BUCKETS as OF_SUBSCRIPTIONS

#: Metric -> the buckets of its account.
BUCKETS = OF_HISTORIES | OF_SUBSCRIPTIONS
_LATER = f"DATE '{AS_OF}'"
_NAMES = "CASE place {} END AS stage"
_MONTHS = (
    "(SELECT unnest(generate_series(DATE '2025-01-01', DATE '2025-12-01', INTERVAL 1 MONTH))::DATE"
    " AS first, (first + INTERVAL 1 MONTH)::DATE AS after)"
)


def _case(labels: Iterable[str]) -> str:
    return " ".join(f"WHEN '{label}' THEN {at}" for at, label in enumerate(labels))


def _named(labels: Iterable[str]) -> str:
    return _NAMES.format(" ".join(f"WHEN {at} THEN '{one}'" for at, one in enumerate(labels)))


def _counts(metric: str) -> str:
    return ", ".join(f"count(*) FILTER (bucket = '{one}') AS {one}" for one in BUCKETS[metric])


def _quarter(day: str) -> str:
    return f"CASE WHEN {day} <= {_LATER} THEN date_trunc('quarter', {day}) END AS quarter"


# --- stage logs --------------------------------------------------------------------------------


def _entries(*, exact: bool) -> str:
    label = "stage" if exact else "lower(trim(stage))"
    known = FUNNEL if exact else [one.lower() for one in STAGES]
    return (
        f"SELECT deal, since, number, CASE {label} {_case(known)} ELSE -1 END AS place FROM history"
        " WHERE deal IS NOT NULL AND stage IS NOT NULL AND since IS NOT NULL AND number IS NOT NULL"
    )


def _alone_by_window(*, exact: bool) -> str:
    """Entries of which none is of the same deal, instant and number; others have no place."""
    return (
        "SELECT deal, since, number, CASE WHEN (lag(since) OVER w = since AND"
        " lag(number) OVER w = number) OR (lead(since) OVER w = since AND lead(number) OVER w"
        f" = number) THEN -1 ELSE place END AS place FROM ({_entries(exact=exact)})"
        " WINDOW w AS (PARTITION BY deal ORDER BY since, number)"
    )


def _alone_by_group(*, exact: bool) -> str:
    return (
        "SELECT deal, since, number, CASE WHEN count(*) = 1 THEN min(place) ELSE -1 END AS place"
        f" FROM ({_entries(exact=exact)}) GROUP BY ALL"
    )


def _time_in_stage(alone: str) -> str:
    by_deal = "WINDOW w AS (PARTITION BY deal ORDER BY since, number)"
    moved = (
        f"SELECT * FROM ({alone}) QUALIFY place IS DISTINCT FROM"
        " lag(place) OVER (PARTITION BY deal ORDER BY since, number)"
    )
    spells = f"SELECT place, since, lead(since) OVER w AS gone FROM ({moved}) {by_deal}"
    placed = (
        f"SELECT place, {_quarter('gone::DATE')}, CASE WHEN since::DATE > {_LATER} THEN"
        f" 'spell_not_begun' WHEN gone IS NULL OR gone::DATE > {_LATER} THEN 'lasting' ELSE"
        " 'ended' END AS bucket, epoch_us(gone) - epoch_us(since) AS elapsed"
        f" FROM ({spells}) WHERE place >= 0"
    )
    counted = (
        f"SELECT place, quarter, {_counts('time_in_stage')}, coalesce(sum(elapsed) FILTER"
        f" (bucket = 'ended'), 0)::BIGINT AS numerator FROM ({placed}) GROUP BY ALL"
    )
    value = "numerator / (ended * 86400000000) AS value"
    return f"SELECT *, {_named(STAGES)}, {value} FROM ({counted})"


# --- funnels -----------------------------------------------------------------------------------


def _stage_conversion(rows: str) -> str:
    placed = (
        f"SELECT place, {_quarter('entered')}, CASE WHEN entered > {_LATER} THEN 'not_entered_yet'"
        f" WHEN place = {len(FUNNEL) - 1} THEN 'last_stage' WHEN advanced <= {_LATER} THEN"
        f" 'advanced' ELSE 'stayed' END AS bucket FROM ({rows})"
    )
    counted = f"SELECT place, quarter, {_counts('stage_conversion')} FROM ({placed}) GROUP BY ALL"
    value = "advanced AS numerator, advanced / NULLIF(advanced + stayed, 0) AS value"
    return f"SELECT *, {_named(FUNNEL)}, {value} FROM ({counted})"


def _conversion_by_deal() -> str:
    """For each deal the first instant at each stage or a later one, and a row made of each."""
    places = range(len(FUNNEL))
    first = ", ".join(f"min(since) FILTER (place >= {at})::DATE AS s{at}" for at in places)
    alone = _alone_by_group(exact=True)
    wide = (
        f"SELECT deal, {first}, NULL::DATE AS s{len(FUNNEL)} FROM ({alone}) WHERE place >= 0"
        " GROUP BY deal"
    )
    made = ", ".join(f"{{'place': {at}, 'entered': s{at}, 'advanced': s{at + 1}}}" for at in places)
    rows = f"SELECT unnest([{made}], recursive := true) FROM ({wide})"
    return _stage_conversion(f"SELECT * FROM ({rows}) WHERE entered IS NOT NULL")


def _conversion_in_order() -> str:
    """Each entry that brings a deal further becomes a row for each stage that it came into."""
    known = f"SELECT * FROM ({_alone_by_window(exact=True)}) WHERE place >= 0"
    w = "WINDOW w AS (PARTITION BY deal ORDER BY since, number)"
    further = (
        "SELECT deal, since, number, place, coalesce(max(place) OVER (PARTITION BY deal ORDER BY"
        " since, number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), -1) AS came_from"
        f" FROM ({known}) QUALIFY place > came_from"
    )
    beside = (
        "SELECT place AS came_to, came_from, since::DATE AS entered,"
        " (lead(since) OVER w)::DATE AS next"
        f" FROM ({further}) {w}"
    )
    rows = f"SELECT *, unnest(range(came_from + 1, came_to + 1)) AS place FROM ({beside})"
    return _stage_conversion(
        "SELECT place, entered, CASE WHEN place < came_to THEN entered ELSE next END AS advanced"
        f" FROM ({rows})"
    )


# --- close dates -------------------------------------------------------------------------------

_IS_OPEN = "coalesce(status IN ('open', 'held'), false) AS is_open"
_UNREAD = (
    "(status IS NULL OR status NOT IN ('open', 'held', 'won', 'lost') OR deal IS NULL"
    " OR since IS NULL)"
)


def _pushed(snapshots: str) -> str:
    beside = (
        "SELECT *, lag(expected_close) OVER w AS before, lag(is_open) OVER w AS open_before,"
        f" lag(bad) OVER w AS bad_before FROM ({snapshots})"
        " WINDOW w AS (PARTITION BY deal ORDER BY since)"
    )
    unknown = "bad OR (is_open AND coalesce(bad_before, false))"
    refused = f"SELECT *, {unknown} AS refused FROM ({beside})"
    placed = (
        f"SELECT owner, deal, {_quarter('CASE WHEN NOT refused THEN since::DATE END')},"
        f" CASE WHEN refused THEN 'required_missing' WHEN since::DATE > {_LATER} THEN"
        " 'changed_later' WHEN before IS NULL THEN 'date_set' WHEN expected_close IS NULL THEN"
        " 'date_removed' WHEN expected_close < before THEN 'pulled_in' ELSE 'pushed' END AS bucket"
        f" FROM ({refused}) WHERE refused OR (is_open AND open_before"
        " AND before IS DISTINCT FROM expected_close)"
    )
    deals = "count(DISTINCT deal) FILTER (bucket = 'pushed') AS numerator"
    return (
        f"SELECT owner, quarter, {_counts('pushed_opportunities')}, {deals},"
        f" numerator::DOUBLE AS value FROM ({placed}) GROUP BY ALL"
    )


_PUSHED_BY_WINDOW = _pushed(
    f"SELECT owner, deal, since, expected_close, {_IS_OPEN}, {_UNREAD} OR"
    " coalesce(lag(since) OVER w = since, false) OR coalesce(lead(since) OVER w = since, false)"
    " AS bad FROM history WINDOW w AS (PARTITION BY deal ORDER BY since)"
)
_PUSHED_BY_COUNT = _pushed(
    f"SELECT owner, deal, since, expected_close, {_IS_OPEN}, {_UNREAD} OR"
    " count(*) OVER (PARTITION BY deal, since) > 1 AS bad FROM history"
)


# --- subscriptions -----------------------------------------------------------------------------


def _subscriptions(*more: str) -> str:
    lacks = " OR ".join(
        f"{name} IS NULL" for name in ("account", "started_on", "amount", "trial", *more)
    )
    there = "(ended_on > started_on OR ended_on IS NULL)"
    also = "".join(f", {name}" for name in more)
    return (
        "SELECT account, trial, started_on AS begins,"
        " coalesce(ended_on, DATE '2999-01-01') AS ends,"
        f" CAST(round(amount * 100) AS BIGINT) AS cents, {lacks} OR coalesce(amount < 0 OR"
        " abs(amount * 100 - round(amount * 100)) > 0.01 OR amount > 10000000000 OR"
        " ended_on < started_on, false) AS bad,"
        f" coalesce({there} AND NOT trial AND amount > 0, false) AS paid,"
        f" coalesce({there} AND trial, false) AS tries,"
        f" coalesce({there} AND NOT trial AND amount = 0, false) AS free{also} FROM subscriptions"
    )


_MONTH = f"CASE WHEN first <= {_LATER} THEN first END AS month"


def _churn(rows: str) -> str:
    standing = (
        f"CASE WHEN bad THEN '{BAD}' WHEN after > DATE '{KNOWN_UNTIL}' THEN '{NOT_OVER}'"
        " WHEN pays AND at_start AND at_end THEN CASE WHEN gap THEN 'returned' ELSE 'kept' END"
        " WHEN pays AND at_start THEN 'gone'"
        " WHEN pays AND since < first THEN CASE WHEN at_end THEN 'came_back' ELSE"
        " 'came_back_and_left' END WHEN pays THEN CASE WHEN at_end THEN 'joined' ELSE"
        " 'joined_and_left' END WHEN tries THEN 'only_trial' ELSE 'only_free' END AS bucket"
    )
    placed = f"SELECT {_MONTH}, {standing} FROM ({rows})"
    value = "gone AS numerator, gone / NULLIF(kept + returned + gone, 0) AS value"
    return f"SELECT month, {_counts('customer_churn')}, {value} FROM ({placed}) GROUP BY ALL"


def _each_month(columns: dict[str, str]) -> list[str]:
    """Columns of every month, from texts in which {first}, {after} and {at} stand for its own."""
    found = []
    for at, (first, after) in enumerate(pairwise(BOUNDS)):
        told = {"first": f"DATE '{first}'", "after": f"DATE '{after}'"}
        found += [f"{sql.format(**told)} AS {name}_{at}" for name, sql in columns.items()]
    return found


def _unfolded(kept: str, columns: dict[str, str], wide: str) -> str:
    """A row for each month of rows with columns for each."""
    each = ", ".join(
        f"{{'first': DATE '{BOUNDS[at]}', 'after': DATE '{BOUNDS[at + 1]}', "
        + ", ".join(f"'{name}': {sql.format(at=at, next=at + 1)}" for name, sql in columns.items())
        + "}"
        for at in range(len(BOUNDS) - 1)
    )
    return f"SELECT {kept}, unnest([{each}], recursive := true) FROM ({wide})"


def _churn_by_customer() -> str:
    until = (
        "max(CASE WHEN paid THEN ends END) OVER (PARTITION BY account ORDER BY begins, ends, paid"
        " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    )
    with_gaps = (
        f"SELECT *, CASE WHEN paid AND begins > {until} THEN {until} END AS gap_from"
        f" FROM ({_subscriptions()})"
    )
    columns = _each_month(
        {
            "pays": "bool_or(paid AND begins < {after} AND ends >= {first})",
            "tries": "bool_or(tries AND begins < {after} AND ends > {first})",
            "free": "bool_or(free AND begins < {after} AND ends > {first})",
            "at_start": "bool_or(paid AND begins < {first} AND ends >= {first})",
            "at_end": "bool_or(paid AND begins < {after} AND ends >= {after})",
            "gap": "coalesce(bool_or(gap_from >= {first} AND gap_from < {after}), false)",
        }
    )
    wide = (
        f"SELECT bool_or(bad) AS bad, min(begins) FILTER (paid) AS since, {', '.join(columns)}"
        f" FROM ({with_gaps}) GROUP BY account"
    )
    names = ("pays", "tries", "free", "at_start", "at_end", "gap")
    rows = _unfolded("bad, since", {name: f"{name}_{{at}}" for name in names}, wide)
    return _churn(f"SELECT * FROM ({rows}) WHERE pays OR tries OR free OR bad")


def _churn_by_month() -> str:
    bad = "bool_or(bad) OVER (PARTITION BY account) AS bad"
    rows = f"SELECT * REPLACE ({bad}) FROM ({_subscriptions()})"
    until = (
        "max(ends) OVER (PARTITION BY account ORDER BY begins"
        " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    )
    begun = f"SELECT *, coalesce(begins > {until}, true) AS new FROM rows WHERE paid"
    numbered = (
        "SELECT *, count(*) FILTER (new) OVER (PARTITION BY account ORDER BY begins"
        f" ROWS UNBOUNDED PRECEDING) AS spell FROM ({begun})"
    )
    spells = (
        "SELECT account, min(begins) AS begins, max(ends) AS ends, bool_or(bad) AS bad,"
        f" true AS pays, false AS tries FROM ({numbered}) GROUP BY account, spell"
    )
    since = f"SELECT *, min(begins) OVER (PARTITION BY account) AS since FROM ({spells})"
    others = (
        "SELECT account, begins, ends, bad, false AS pays, tries, NULL::DATE AS since FROM rows"
        " WHERE tries OR free OR (bad AND NOT paid)"
    )
    each = (
        "SELECT first, after, bool_or(bad) AS bad, bool_or(pays) AS pays, bool_or(tries) AS tries,"
        " min(since) AS since, bool_or(pays AND begins < first AND ends >= first) AS at_start,"
        " bool_or(pays AND ends >= after) AS at_end,"
        " NOT bool_or(pays AND begins < first AND ends >= after) AS gap"
        f" FROM ({since} UNION ALL {others}) JOIN {_MONTHS} ON bad OR (begins < after AND"
        " (ends > first OR (pays AND ends >= first))) GROUP BY account, first, after"
    )
    return f"WITH rows AS ({rows}) {_churn(each)}"


def _monthly() -> str:
    parts = f"cents * {PARTS}"
    return (
        f"SELECT account, begins, ends, paid, coalesce(bad OR interval_months < 1 OR"
        f" (paid AND {parts} % interval_months <> 0), true) AS bad,"
        f" CASE WHEN paid THEN {parts} // interval_months ELSE 0 END AS monthly"
        f" FROM ({_subscriptions('interval_months')})"
    )


def _revenue(rows: str) -> str:
    movement = (
        f"CASE WHEN bad THEN '{BAD}' WHEN after > DATE '{KNOWN_UNTIL}' THEN '{NOT_OVER}'"
        " WHEN before = 0 AND now = 0 THEN CASE WHEN begun > begun_before THEN 'came_and_went'"
        " WHEN begun_before > 0 THEN 'gone' ELSE 'never_paid' END"
        " WHEN before = 0 THEN CASE WHEN begun_before > 0 THEN 'reactivation' ELSE 'new' END"
        " WHEN now = 0 THEN 'churn' WHEN before = now THEN 'unchanged'"
        " WHEN before < now THEN 'expansion' ELSE 'contraction' END AS bucket"
    )
    placed = (
        f"SELECT {_MONTH}, {movement}, before, now FROM ({rows}) WHERE begun > 0 OR aside OR bad"
    )
    counts = ", ".join(f"'{one}'" for one in AT_START)
    sums = ", ".join(
        f"coalesce(sum({name}) FILTER (bucket IN ({counts})), 0)::BIGINT AS {shown}"
        for name, shown in (("now", "numerator"), ("before", "denominator"))
    )
    return (
        f"SELECT month, {_counts('net_revenue_retention')}, {sums}, numerator /"
        f" NULLIF(denominator, 0) AS value FROM ({placed}) GROUP BY ALL"
    )


_LEVEL = "sum(CASE WHEN begins < {0} AND ends >= {0} THEN monthly ELSE 0 END)"
_BEGUN = "count(*) FILTER (paid AND begins < {0})"
_ASIDE = "bool_or(NOT paid AND begins < {after} AND (begins >= {first} OR ends > {first}))"


def _revenue_by_account() -> str:
    columns = [
        f"{sql.format(f'''DATE '{bound}' ''')} AS {name}_{at}"
        for at, bound in enumerate(BOUNDS)
        for name, sql in (("level", _LEVEL), ("begun", _BEGUN))
    ]
    columns += _each_month({"aside": _ASIDE})
    wide = f"SELECT bool_or(bad) AS bad, {', '.join(columns)} FROM ({_monthly()}) GROUP BY account"
    names = {
        "before": "level_{at}",
        "now": "level_{next}",
        "begun_before": "begun_{at}",
        "begun": "begun_{next}",
        "aside": "aside_{at}",
    }
    return _revenue(_unfolded("bad", names, wide))


def _revenue_by_month() -> str:
    each = (
        f"SELECT first, after, bool_or(bad) AS bad, {_LEVEL.format('first')} AS before,"
        f" {_LEVEL.format('after')} AS now, {_BEGUN.format('first')} AS begun_before,"
        f" {_BEGUN.format('after')} AS begun,"
        f" {_ASIDE.format(first='first', after='after')} AS aside"
        f" FROM ({_monthly()}) CROSS JOIN {_MONTHS} GROUP BY account, first, after"
    )
    return _revenue(each)


#: Metric -> its spellings, by name.
QUERIES: dict[str, dict[str, str]] = {
    "time_in_stage": {
        "by window": _time_in_stage(_alone_by_window(exact=False)),
        "by group": _time_in_stage(_alone_by_group(exact=False)),
    },
    "stage_conversion": {
        "by deal": _conversion_by_deal(),
        "in order": _conversion_in_order(),
    },
    "customer_churn": {"by customer": _churn_by_customer(), "by month": _churn_by_month()},
    "net_revenue_retention": {
        "by account": _revenue_by_account(),
        "by month": _revenue_by_month(),
    },
    "pushed_opportunities": {"by window": _PUSHED_BY_WINDOW, "by count": _PUSHED_BY_COUNT},
}
