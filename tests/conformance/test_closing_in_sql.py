"""Counts of close ratio, losses and win/loss, against SQL on the same rows in SQLite."""

import sqlite3
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from salesterms import (
    Opportunity,
    Period,
    Ratio,
    close_ratio,
    lost_opportunities,
    win_loss_ratio,
)
from salesterms.strategies import opportunity_lists, periods

ROWS = opportunity_lists()
WHEN = st.none() | periods()

_TABLE = """
create table deals (
  id text, status text, owner text, created text, closed text, lost_reason text, competitor text
)
"""
#: Without a period every closed row counts; with one those that were closed in it.
_WITHIN = "(:start is null or (closed >= :start and closed < :end))"
_COUNTS = f"""
select count(*) filter (where status = 'won'), count(*) filter (where status = 'lost')
from deals where {_WITHIN}
"""  # noqa: S608 - a constant of ours
_GROUPS = f"""
select {{0}}, count(*) filter (where status = 'won' and {_WITHIN}),
  count(*) filter (where status = 'lost' and {_WITHIN})
from deals group by {{0}}
"""  # noqa: S608 - a constant of ours
_ALL = """
select count(*) filter (where status = 'won'), count(*) from deals
where :start is null or (created >= :start and created < :end)
"""


@contextmanager
def database(rows: Sequence[Opportunity]) -> Generator[sqlite3.Connection]:
    """The rows in a table; dates as ISO text, which sorts as they do."""
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute(_TABLE)
        made.executemany(
            "insert into deals values (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    row.id,
                    row.status.value,
                    row.owner,
                    row.created and row.created.isoformat(),
                    row.closed and row.closed.isoformat(),
                    row.lost_reason,
                    row.competitor,
                )
                for row in rows
            ],
        )
        yield made


def bounds(period: Period | None) -> dict[str, str | None]:
    if period is None:
        return {"start": None, "end": None}
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


def ratio(above: int, below: int) -> Ratio | None:
    return Ratio(above, below) if below else None


@given(ROWS, WHEN)
def test_won_of_decided_and_won_for_each_lost(rows: Any, period: Any) -> None:
    with database(rows) as made:
        [(won, lost)] = made.execute(_COUNTS, bounds(period))
    assert close_ratio(rows, period=period).value == ratio(won, won + lost)
    assert win_loss_ratio(rows, period=period).value == ratio(won, lost)
    assert lost_opportunities(rows, period=period).value == lost


@given(ROWS, WHEN)
def test_won_of_all_that_were_created(rows: Any, period: Any) -> None:
    with database(rows) as made:
        [(won, every)] = made.execute(_ALL, bounds(period))
    assert close_ratio(rows, variant="won_of_all", period=period).value == ratio(won, every)


@given(ROWS, WHEN, st.sampled_from(["owner", "lost_reason", "competitor"]))
def test_each_group(rows: Any, period: Any, by: str) -> None:
    with database(rows) as made:
        lines = made.execute(_GROUPS.format(by), bounds(period)).fetchall()
    found = {key: (won, lost) for key, won, lost in lines}
    decided = close_ratio(rows, by=by, period=period)
    odds = win_loss_ratio(rows, by=by, period=period)
    losses = lost_opportunities(rows, by=by, period=period)
    assert set(decided) == set(odds) == set(losses) == set(found)
    for key, (won, lost) in found.items():
        assert decided[key].value == ratio(won, won + lost)
        assert odds[key].value == ratio(won, lost)
        assert losses[key].value == lost


@given(ROWS, st.sampled_from(["lost_reason", "competitor"]))
def test_shares_of_the_losses(rows: Any, by: str) -> None:
    query = f"select {by}, count(*) filter (where status = 'lost') from deals group by {by}"  # noqa: S608 - a column of ours
    with database(rows) as made:
        found = dict(made.execute(query).fetchall())
    total = sum(found.values())
    shares = lost_opportunities(rows, by=by).shares()
    assert dict(shares) == {key: Ratio(lost, total) for key, lost in found.items()}
