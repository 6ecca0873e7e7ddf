"""The laws of the pipeline: bridges balance, bands share out, coverage is linear in amounts."""

import pickle
import sqlite3
from collections import Counter
from datetime import date, timedelta
from decimal import Context, Inexact, localcontext
from fractions import Fraction
from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from second import pipelines as second

from salesterms import (
    Category,
    Money,
    Opportunity,
    Ratio,
    aged_opportunities,
    aged_pipeline,
    pipeline_age,
    pipeline_coverage,
    pushed_opportunities,
    required_coverage,
    slippage,
    stale_opportunities,
    stale_pipeline,
)
from salesterms.metrics import (
    FindingKind,
    HygienePolicy,
    Movement,
    PipelineBridge,
    ages_since_created,
    close_date_changes,
    expected_closes,
    pipeline_bridge,
    pipeline_findings,
)
from salesterms.strategies import (
    close_date_change_lists,
    dates,
    deal_age_lists,
    expected_close_lists,
    opportunity_lists,
    periods,
    snapshot_pairs,
)

BOTH = ("EUR", "USD")
PAIRS = snapshot_pairs(currencies=BOTH)
PERIODS = st.none() | periods()
FACTORS = st.integers(1, 1000)
DAYS: dict[str, Any] = {"start": "2024-01-01", "end": "2024-04-01"}
POLICY = HygienePolicy(
    stale_after=30, fewest_contacts=2, furthest_close=365, next_step="step", owners={"Ann", "Bo"}
)


def times(rows: list[Opportunity], factor: int) -> list[Opportunity]:
    """The same deals, each worth as many times as much."""
    return [row if row.amount is None else evolve(row, amount=row.amount * factor) for row in rows]


def signed(bridge: PipelineBridge) -> dict[tuple[str, str], tuple[int, Money]]:
    """Every line of a bridge by its currency and name."""
    return {
        (row["currency"], row["line"]): (row["deals"], row["amount"]) for row in bridge.to_rows()
    }


class TestBridge:
    """Opening and all movements together are closing: in amounts and in deals, in each currency."""

    @given(PAIRS, PERIODS)
    def test_it_balances_exactly(self, pair: Any, period: Any) -> None:
        for code, found in pipeline_bridge(*pair, period=period, **DAYS).currencies.items():
            amounts = [line.amount for line in found.lines]
            assert sum(amounts, found.opening) == found.closing
            assert found.opening_deals + sum(line.entered for line in found.lines) == (
                found.closing_deals
            )
            assert {line.amount.currency for line in found.lines} <= {code}

    @given(PAIRS, PERIODS)
    def test_its_ends_are_the_sums_of_what_is_open(self, pair: Any, period: Any) -> None:
        found = pipeline_bridge(*pair, period=period, **DAYS).currencies

        def naive(rows: list[Opportunity], code: str) -> Fraction:
            return sum(
                (
                    Fraction(row.amount.amount)
                    for row in rows
                    if row.status is Category.OPEN
                    and row.amount is not None
                    and row.amount.currency == code
                    and (
                        period is None
                        or (
                            row.expected_close is not None
                            and period.start <= row.expected_close < period.end
                        )
                    )
                ),
                Fraction(0),
            )

        for code in BOTH:
            sums = tuple(naive(rows, code) for rows in pair)
            if code in found:
                ends = (found[code].opening, found[code].closing)
                assert tuple(Fraction(end.amount) for end in ends) == sums
            else:
                assert not any(sums)

    @given(PAIRS, PERIODS)
    def test_every_deal_stands_in_one_place(self, pair: Any, period: Any) -> None:
        bridge = pipeline_bridge(*pair, period=period, keep_ids=True, **DAYS)
        ids = [
            (deal, line.movement)
            for found in bridge.currencies.values()
            for line in found.lines
            for deal in line.ids or ()
        ]
        deals = {row.id for rows in pair for row in rows}
        twice = [
            deal for deal, times_seen in Counter(one for one, _ in ids).items() if times_seen > 1
        ]
        moved = {deal for deal, name in ids if name is Movement.TO_OTHER_CURRENCY}
        assert set(twice) == moved
        assert len({deal for deal, _ in ids}) + sum(bridge.outside.values()) == len(deals)

    @given(PAIRS, PERIODS, st.randoms(use_true_random=False))
    def test_the_order_of_rows_does_not_matter(self, pair: Any, period: Any, shuffle: Any) -> None:
        shuffled = [list(rows) for rows in pair]
        for rows in shuffled:
            shuffle.shuffle(rows)
        asked = {"period": period, "keep_ids": True, **DAYS}
        assert pipeline_bridge(*shuffled, **asked) == pipeline_bridge(*pair, **asked)

    @given(PAIRS, PERIODS, FACTORS)
    def test_it_scales_with_the_amounts(self, pair: Any, period: Any, factor: int) -> None:
        found = signed(pipeline_bridge(*pair, period=period, **DAYS))
        scaled = signed(
            pipeline_bridge(*(times(rows, factor) for rows in pair), period=period, **DAYS)
        )
        assert scaled == {key: (deals, amount * factor) for key, (deals, amount) in found.items()}

    @given(PAIRS, PAIRS, PERIODS)
    def test_it_adds_up_over_deals_apart(self, one: Any, other: Any, period: Any) -> None:
        renamed = [[evolve(row, id=f"other {row.id}") for row in rows] for rows in other]
        together = [[*mine, *theirs] for mine, theirs in zip(one, renamed, strict=True)]
        parts = [signed(pipeline_bridge(*pair, period=period, **DAYS)) for pair in (one, renamed)]
        whole = signed(pipeline_bridge(*together, period=period, **DAYS))
        assert set(whole) == set(parts[0]) | set(parts[1])
        for key, (deals, amount) in whole.items():
            nothing = (0, Money(0, key[0]))
            known = [part.get(key, nothing) for part in parts]
            assert deals == sum(count for count, _ in known)
            assert amount == known[0][1] + known[1][1]

    @given(PAIRS, PERIODS)
    def test_one_currency_is_that_part_of_all(self, pair: Any, period: Any) -> None:
        every = pipeline_bridge(*pair, period=period, **DAYS)
        euros = pipeline_bridge(*pair, period=period, currency="EUR", **DAYS)
        assert list(euros.currencies) == ["EUR"]
        if "EUR" in every.currencies:
            assert euros["EUR"] == every["EUR"]
        else:
            assert (euros["EUR"].lines, euros["EUR"].opening) == ((), Money(0, "EUR"))

    @given(PAIRS, PERIODS)
    def test_a_pipeline_and_itself_only_stay(self, pair: Any, period: Any) -> None:
        bridge = pipeline_bridge(pair[0], pair[0], period=period, **DAYS)
        lines = [line.movement for found in bridge.currencies.values() for line in found.lines]
        assert set(lines) <= {Movement.UNCHANGED}

    @given(PAIRS, PERIODS)
    def test_it_is_a_value_that_can_be_told(self, pair: Any, period: Any) -> None:
        bridge = pipeline_bridge(*pair, period=period, **DAYS)
        assert pickle.loads(pickle.dumps(bridge)) == bridge
        assert bridge.explain("nl") != bridge.explain("en")
        assert bridge._repr_html_().startswith("<div")

    @given(PAIRS, PERIODS)
    def test_a_hostile_decimal_context_changes_nothing(self, pair: Any, period: Any) -> None:
        calm = pipeline_bridge(*pair, period=period, **DAYS)
        with localcontext(Context(prec=2, Emin=-2, Emax=2, traps=[Inexact])):
            hostile = pipeline_bridge(*pair, period=period, **DAYS)
            told = hostile.explain()
        assert (hostile, told) == (calm, calm.explain())


class TestCoverage:
    """Coverage is linear in the amounts of the open deals, and falls with the quota."""

    @given(opportunity_lists(), FACTORS)
    def test_it_is_linear_in_the_amounts(self, rows: Any, factor: int) -> None:
        asked: dict[str, Any] = {"quota": Money(1000, "EUR"), "currency": "EUR"}
        one = pipeline_coverage(rows, **asked).value
        more = pipeline_coverage(times(rows, factor), **asked).value
        assert isinstance(one, Ratio)
        assert isinstance(more, Ratio)
        assert more.fraction() == one.fraction() * factor

    @given(opportunity_lists(), FACTORS)
    def test_amounts_and_quota_times_as_much_leave_it_alone(self, rows: Any, factor: int) -> None:
        quota = Money(100_000, "EUR")
        for name in ("open_of_quota", "open_of_remaining"):
            asked: dict[str, Any] = {"variant": name, "currency": "EUR"}
            one = pipeline_coverage(rows, quota=quota, **asked)
            more = pipeline_coverage(times(rows, factor), quota=quota * factor, **asked)
            assert one.status == more.status
            if isinstance(one.value, Ratio) and isinstance(more.value, Ratio):
                assert one.value.fraction() == more.value.fraction()

    @given(opportunity_lists(), st.integers(0, 100))
    def test_a_win_rate_only_weighs(self, rows: Any, percent: int) -> None:
        asked: dict[str, Any] = {"quota": Money(1000, "EUR"), "currency": "EUR"}
        rate = Ratio(percent, 100)
        plain = pipeline_coverage(rows, **asked).value
        weighted = pipeline_coverage(rows, variant="win_rate_of_quota", win_rate=rate, **asked)
        assert isinstance(plain, Ratio)
        assert isinstance(weighted.value, Ratio)
        assert weighted.value.fraction() == plain.fraction() * rate.fraction()

    @given(opportunity_lists())
    def test_required_coverage_is_never_below_1(self, rows: Any) -> None:
        for measured in required_coverage.compare(rows).values():
            if isinstance(measured.value, Ratio):
                assert measured.value.fraction() >= 1


class TestAge:
    """Bands share the deals out, and a day later every deal is a day older."""

    @given(deal_age_lists(currencies=BOTH))
    def test_bands_share_the_deals_out(self, ages: Any) -> None:
        counts = aged_opportunities(ages, by="band")
        assert counts.total is not None
        assert sum(group.value or 0 for group in counts.values()) == counts.total.value  # type: ignore[misc] # counts
        amounts = aged_pipeline(ages, by=["band", "currency"])
        whole = aged_pipeline(ages)
        for code, measured in whole.items():
            if measured.value is not None:
                parts = [amounts[key] for key in amounts if key[1] == code]  # type: ignore[index] # a tuple
                known: list[Any] = [part.value for part in parts if part.value is not None]
                assert sum(known, Money(0, str(code))) == measured.value

    @given(opportunity_lists(), dates())
    def test_a_day_later_all_are_a_day_older(self, rows: Any, day: date) -> None:
        still = [row for row in rows if row.status is Category.OPEN and row.created is not None]
        there = [row for row in still if row.created <= day]
        for name in pipeline_age.variants:
            today = pipeline_age(ages_since_created(there, as_of=day), variant=name).value
            tomorrow = ages_since_created(there, as_of=day + timedelta(days=1))
            later = pipeline_age(tomorrow, variant=name).value
            assert (today is None) == (later is None) == (not there)
            assert today is None or later == today + 1  # type: ignore[operator] # numbers

    @given(deal_age_lists())
    def test_mean_and_median_lie_below_the_oldest(self, ages: Any) -> None:
        found = pipeline_age.compare(ages)
        oldest = found["oldest"].value
        for name in ("mean", "median"):
            value = found[name].value
            assert (value is None) == (oldest is None)
            assert value is None or 0 <= value <= oldest  # type: ignore[operator] # numbers


class TestStale:
    """The longer a deal may rest, the fewer are stale; overdue deals only add to them."""

    @given(opportunity_lists(), dates(), st.integers(0, 400), st.integers(0, 400))
    def test_more_patience_finds_fewer(self, rows: Any, day: date, days: int, more: int) -> None:
        for name in stale_opportunities.variants:
            short, long = (
                stale_opportunities(rows, variant=name, as_of=day, stale_after=after).value
                for after in (days, days + more)
            )
            assert long <= short  # type: ignore[operator] # counts

    @given(opportunity_lists(), dates(), FACTORS)
    def test_values_scale_and_overdue_adds(self, rows: Any, day: date, factor: int) -> None:
        asked: dict[str, Any] = {"as_of": day, "stale_after": 60}
        quiet = stale_opportunities(rows, **asked).value
        both = stale_opportunities(rows, variant="inactive_or_overdue", **asked).value
        assert quiet <= both
        one = stale_pipeline(rows, currency="EUR", **asked).value
        more = stale_pipeline(times(rows, factor), currency="EUR", **asked).value
        assert isinstance(one, Money)
        assert more == one * factor


class TestPushes:
    """Pushes and pulls are counted apart; a deal is pushed once or more."""

    @given(close_date_change_lists())
    def test_pushes_are_those_with_days_above_0(self, changes: Any) -> None:
        days = [one.days for one in changes if one.days is not None and one.days > 0]
        found = pushed_opportunities.compare(changes)
        deals = {one.deal for one in changes if one.days is not None and one.days > 0}
        assert (found["deals"].value, found["pushes"].value) == (len(deals), len(days))
        if days:
            assert found["mean_days"].value == Fraction(sum(days), len(days))
            assert found["pushes_each"].value == Fraction(len(days), len(deals))

    @given(PAIRS)
    def test_turned_round_a_push_is_a_pull(self, pair: Any) -> None:
        there = close_date_changes({"2024-01-01": pair[0], "2024-02-01": pair[1]})
        back = close_date_changes({"2024-01-01": pair[1], "2024-02-01": pair[0]})
        assert sorted((one.deal, one.before, one.after) for one in there if one.days) == sorted(
            (one.deal, one.after, one.before) for one in back if one.days
        )

    @given(expected_close_lists())
    def test_slippage_is_a_share(self, rows: Any) -> None:
        for measured in slippage.compare(rows, currency="EUR").values():
            if isinstance(measured.value, Ratio):
                assert 0 <= measured.value.fraction() <= 1
        strict, wide = (slippage(rows, variant=name).value for name in ("count", "not_won"))
        if isinstance(strict, Ratio) and isinstance(wide, Ratio):
            assert strict.fraction() <= wide.fraction()


class TestFindings:
    """Findings are counted per deal and kind, and more rows never take one away."""

    @given(opportunity_lists(), opportunity_lists(), dates())
    def test_they_add_up_over_deals_apart(self, one: Any, other: Any, day: date) -> None:
        whole, mine, theirs = (
            pipeline_findings(rows, POLICY, as_of=day) for rows in (one + other, one, other)
        )
        assert whole.found == (*mine.found, *theirs.found)
        assert whole.examined == mine.examined + theirs.examined
        assert whole.clean.numerator == mine.clean.numerator + theirs.clean.numerator

    @given(opportunity_lists(), dates())
    def test_every_row_is_examined_or_said_not_to_be(self, rows: Any, day: date) -> None:
        found = pipeline_findings(rows, POLICY, as_of=day)
        assert found.examined + sum(found.not_examined.values()) == len(rows)
        assert sum(found.counts.values()) == len(found.found) == len(found.to_rows())
        assert pickle.loads(pickle.dumps(found)) == found


_SQL = {
    FindingKind.NO_AMOUNT: "amount IS NULL",
    FindingKind.NO_EXPECTED_CLOSE: "expected IS NULL",
    FindingKind.CLOSE_DATE_PAST: "expected < :day",
    FindingKind.CLOSE_DATE_FAR: "expected > date(:day, '+365 days')",
    FindingKind.NO_ACTIVITY: "active IS NULL",
    FindingKind.STALE: "active < date(:day, '-30 days')",
    FindingKind.ACTIVITY_UNKNOWN: "active > :day",
    FindingKind.FEW_CONTACTS: "contacts < 2",
    FindingKind.NO_OWNER: "owner IS NULL",
    FindingKind.OWNER_UNKNOWN: "owner NOT IN ('Ann', 'Bo')",
}
_EXAMINED = "status IN ('open', 'held') AND (created IS NULL OR created <= :day)"


class TestAgainstSql:
    """A database that counts the same rows by the same words counts the same."""

    @given(opportunity_lists(most=20), dates())
    def test_findings_and_stale_deals(self, rows: Any, day: date) -> None:
        base = sqlite3.connect(":memory:")
        base.execute(
            "CREATE TABLE d (id, status, amount, expected, active, contacts, owner, created)"
        )
        base.executemany(
            "INSERT INTO d VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    row.id,
                    row.status.value,
                    None if row.amount is None else str(row.amount.amount),
                    row.expected_close and row.expected_close.isoformat(),
                    row.last_activity and row.last_activity.isoformat(),
                    len(row.contacts),
                    row.owner,
                    row.created and row.created.isoformat(),
                )
                for row in rows
            ],
        )

        def count(where: str) -> int:
            asked = f"SELECT count(*) FROM d WHERE {where}"  # noqa: S608 - our own words
            return int(base.execute(asked, {"day": day.isoformat()}).fetchone()[0])

        found = pipeline_findings(rows, POLICY, as_of=day)
        assert found.examined == count(_EXAMINED)
        for kind, where in _SQL.items():
            assert found.counts[kind] == count(f"{_EXAMINED} AND {where}"), kind
        there = "status = 'open' AND created <= :day"
        stale = stale_opportunities(rows, as_of=day, stale_after=30).value
        assert stale == count(f"{there} AND active < date(:day, '-30 days')")
        overdue = "(expected < :day OR active < date(:day, '-30 days'))"
        both = stale_opportunities(
            rows, variant="inactive_or_overdue", as_of=day, stale_after=30
        ).value
        assert both == count(f"{there} AND {overdue}")
        base.close()

    @given(PAIRS)
    def test_slipped_deals(self, pair: Any) -> None:
        base = sqlite3.connect(":memory:")
        for name, rows in zip(("a", "b"), pair, strict=True):
            base.execute(f"CREATE TABLE {name} (id, status, expected, closed)")
            base.executemany(
                f"INSERT INTO {name} VALUES (?, ?, ?, ?)",  # noqa: S608 - our own words
                [
                    (
                        row.id,
                        row.status.value,
                        row.expected_close and row.expected_close.isoformat(),
                        row.closed and row.closed.isoformat(),
                    )
                    for row in rows
                ],
            )
        asked = """
            SELECT coalesce(sum(NOT (b.status IN ('won', 'lost')
                                AND b.closed >= '2023-01-01' AND b.closed < '2024-01-01')), 0),
                   count(*)
            FROM a JOIN b USING (id)
            WHERE a.status IN ('open', 'held')
              AND a.expected >= '2023-01-01' AND a.expected < '2024-01-01'
              AND (b.status IN ('open', 'held') OR b.closed >= '2023-01-01')
        """
        slipped, expected = base.execute(asked).fetchone()
        base.close()
        measured = slippage(expected_closes(*pair), period="2023")
        assert measured.counted == expected
        if expected:
            assert measured.value == Ratio(slipped, expected)


def documents(rows: list[Opportunity]) -> list[dict[str, Any]]:
    """Deals as the second reading takes them."""
    return [
        {
            "id": row.id,
            "status": row.status.value,
            "amount": None
            if row.amount is None
            else {"amount": str(row.amount.amount), "currency": row.amount.currency},
            **{
                name: getattr(row, name) and getattr(row, name).isoformat()
                for name in ("created", "closed", "expected_close")
            },
        }
        for row in rows
    ]


class TestSecondReading:
    """A plain second reading, which shares nothing with the library, finds the same."""

    @given(PAIRS, PERIODS, st.sampled_from([None, "EUR", "USD"]))
    def test_of_a_bridge(self, pair: Any, period: Any, currency: str | None) -> None:
        inputs: dict[str, Any] = {
            "opening": documents(pair[0]),
            "closing": documents(pair[1]),
            **DAYS,
        }
        if period is not None:
            inputs["period"] = f"{period.start}/{period.end}"
        if currency is not None:
            inputs["currency"] = currency
        bridge = pipeline_bridge(*pair, period=period, currency=currency, **DAYS)
        lines: dict[str, dict[str, Any]] = {code: {} for code in bridge.currencies}
        for row in bridge.to_rows():
            lines[row["currency"]][row["line"]] = [row["deals"], Fraction(row["amount"].amount)]
        assert {"currencies": lines, "outside": dict(bridge.outside)} == second.bridged(inputs)

    @given(opportunity_lists(currencies=BOTH), PERIODS, st.sampled_from(["", "of_remaining"]))
    def test_of_coverage(self, rows: Any, period: Any, end: str) -> None:
        name = "open_of_remaining" if end else "open_of_quota"
        arguments: dict[str, Any] = {"quota": {"amount": "1000", "currency": "EUR"}}
        if period is not None:
            arguments["period"] = f"{period.start}/{period.end}"
        measured = pipeline_coverage(
            rows, variant=name, quota=Money(1000, "EUR"), period=period, by="currency"
        )
        for code, group in measured.items():
            mine = [row for row in rows if row.currency == code]
            asked = arguments if code is None else {**arguments, "currency": code}
            status, value, counted = second.covered(name, documents(mine), asked)
            if code == "USD" and not counted:
                continue  # nothing counts, in a currency that the quota is not in
            assert group.counted == counted
            if isinstance(group.value, Ratio):
                assert (status, value) == ("value", group.value.fraction())
            else:
                assert (status, value) == (group.status.value, group.reason)
