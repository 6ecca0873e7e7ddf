"""The pipeline: its coverage, its age and what goes stale, and what they refuse."""

import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from salesterms import (
    Category,
    Money,
    Opportunities,
    Opportunity,
    Ratio,
    aged_opportunities,
    aged_pipeline,
    coverage_for_win_rate,
    open_pipeline,
    pipeline_age,
    pipeline_coverage,
    required_coverage,
    stale_opportunities,
)
from salesterms.errors import SalesTermsError
from salesterms.logs import BadEntry, NotALog, StageEntry
from salesterms.metrics import (
    AgeBasis,
    BadArgument,
    MissingArgument,
    ages_in_stage,
    ages_since_created,
)
from salesterms.results import Status

JAN, FEB, MAR, APR = (date(2024, month, 1) for month in (1, 2, 3, 4))
NO_INSTANT: Any = JAN
QUOTA = Money(1000, "EUR")


def deal(id_: str = "D-1", amount: int | None = 100, **fields: Any) -> Opportunity:
    """An open deal, unless its status is given."""
    money = None if amount is None else Money(amount, fields.pop("currency", "EUR"))
    given: dict[str, Any] = {"status": Category.OPEN, **fields}
    return Opportunity(id=id_, amount=money, **given)


def entry(label: str, day: int, case: str | int = "D-1", hour: int = 12) -> StageEntry:
    """A row of a stage log, in January."""
    return StageEntry(case, label, datetime(2024, 1, day, hour, tzinfo=UTC))


class TestCoverage:
    def test_it_says_what_is_left_of_the_quota(self) -> None:
        rows = [deal(), deal("D-2", 1000, status=Category.WON)]
        measured = pipeline_coverage(rows, variant="open_of_remaining", quota=QUOTA)
        assert (measured.status, measured.reason) == (Status.UNDEFINED, "quota_reached")
        assert "1000 EUR" in measured.explain()
        assert "target gehaald" in measured.explain("nl")

    def test_what_is_left_goes_by_the_date_on_which_a_deal_closes_or_is_expected_to(self) -> None:
        rows = [deal(expected_close=MAR), deal("D-2", 10, status=Category.WON, closed=FEB)]
        for name in ("open_of_remaining", "win_rate_of_remaining"):
            assert pipeline_coverage.variants[name].date == "closes"
        asked: dict[str, Any] = {"variant": "open_of_remaining", "period": "2024-Q1"}
        measured = pipeline_coverage(rows, quota=QUOTA, **asked)
        assert measured.counted == 2
        assert "by close date, of open deals the expected one" in measured.explain()
        assert "naar sluitdatum, van open deals de verwachte" in measured.explain("nl")

    def test_where_another_currency_is_in_the_way_it_is_said_how_to_keep_one(self) -> None:
        dollars, euros = deal(currency="USD"), deal("D-2")
        for measured in (
            pipeline_coverage([dollars], quota=QUOTA),
            pipeline_coverage([dollars, euros], quota=QUOTA),
            open_pipeline([dollars], currency="EUR"),
        ):
            for lang in ("en", "nl"):
                assert 'deals.where(lambda deal: deal.currency == "EUR")' in measured.explain(lang)

    def test_a_quota_in_another_currency_is_refused_for_those_rows_only(self) -> None:
        rows = [deal(), deal("D-2", currency="USD")]
        for name in pipeline_coverage.variants:
            given: dict[str, Any] = {"variant": name, "quota": QUOTA}
            if name.startswith("win_rate"):
                given["win_rate"] = Ratio(1, 4)
            found = pipeline_coverage(rows, by="currency", **given)
            assert found["EUR"].status is Status.MEASURED
            dollars = found["USD"]
            assert (dollars.status, dollars.reason) == (Status.REFUSED, "quota_in_other_currency")
            assert "another currency than the rows that count (USD)" in dollars.explain()

    @pytest.mark.parametrize("by", ["owner", "month", ("currency", "owner")])
    def test_the_quota_of_all_is_not_set_against_each_group(self, by: Any) -> None:
        for name in pipeline_coverage.variants:
            given: dict[str, Any] = {"variant": name, "quota": QUOTA}
            if name.startswith("win_rate"):
                given["win_rate"] = Ratio(1, 4)
            with pytest.raises(BadArgument) as caught:
                pipeline_coverage([deal()], by=by, **given)
            assert "with its own quota" in caught.value.text("en")
            assert "target ervan" in caught.value.text("nl")

    def test_nothing_open_covers_nothing_in_the_currency_of_the_quota(self) -> None:
        for rows in (
            [],
            [deal(status=Category.LOST)],
            [deal(status=Category.LOST, currency="USD")],
        ):
            measured = pipeline_coverage(rows, quota=QUOTA)
            assert (str(measured.value), measured.counted) == ("0/1000", 0)
            assert measured.currency == "EUR"

    def test_nothing_open_in_another_currency_than_the_quota_is_refused(self) -> None:
        measured = pipeline_coverage([], quota=QUOTA, currency="USD")
        assert measured.reason == "quota_in_other_currency"

    def test_it_needs_a_quota_and_a_win_rate(self) -> None:
        with pytest.raises(MissingArgument):
            pipeline_coverage([deal()])
        with pytest.raises(MissingArgument):
            pipeline_coverage([deal()], variant="win_rate_of_quota", quota=QUOTA)

    @pytest.mark.parametrize("rate", [Decimal("1.01"), -1, 0.25, Ratio(1, 0), Ratio(3, 2), "0.2"])
    def test_a_win_rate_is_a_share(self, rate: Any) -> None:
        with pytest.raises(BadArgument):
            pipeline_coverage([], variant="win_rate_of_quota", quota=QUOTA, win_rate=rate)
        with pytest.raises(BadArgument):
            coverage_for_win_rate(win_rate=rate)

    def test_required_coverage_is_the_inverse_of_the_win_rate(self) -> None:
        measured = coverage_for_win_rate(win_rate=Decimal("0.25"))
        counted = required_coverage.formula(won=1, lost=3).value
        assert isinstance(measured.value, Ratio)
        assert isinstance(counted, Ratio)
        assert measured.value.fraction() == counted.fraction() == 4
        assert not measured.small_sample

    def test_a_deal_closed_after_the_day_is_left_out_of_amounts(self) -> None:
        won = deal(status=Category.WON, created=JAN, closed=MAR)
        measured = pipeline_coverage([won], quota=QUOTA, as_of=FEB, currency="EUR")
        assert measured.excluded == {"closed_later": 1}


class TestAge:
    def test_the_entry_of_the_stage_is_its_last_one(self) -> None:
        log = [entry("Proposal", 20), entry("New", 1), entry("Proposal", 5), entry("New", 10)]
        [age] = ages_in_stage([deal(stage="Proposal")], log, as_of="2024-01-31", zone="UTC")
        assert (age.since, age.days, age.basis) == (date(2024, 1, 20), 11, AgeBasis.STAGE_ENTERED)

    def test_the_same_label_again_is_one_stay(self) -> None:
        log = [entry("Proposal", 5), entry("Proposal", 20)]
        [age] = ages_in_stage([deal(stage="Proposal")], log, as_of="2024-01-31", zone="UTC")
        assert age.since == date(2024, 1, 5)

    def test_the_creation_date_never_stands_in(self) -> None:
        late, other = entry("Proposal", 20), entry("New", 5)
        for log in ([], [late], [other], [entry("Proposal", 5, case="D-9")]):
            [age] = ages_in_stage(
                [deal(stage="Proposal", created=JAN)], log, as_of="2024-01-10", zone="UTC"
            )
            assert (age.since, age.days, age.band) == (None, None, None)
        [unknown] = ages_in_stage([deal(created=JAN)], [other], as_of="2024-01-10", zone="UTC")
        assert unknown.since is None

    def test_an_entry_has_its_day_in_a_zone(self) -> None:
        log = [entry("Proposal", 5, case=7, hour=23)]
        [age] = ages_in_stage(
            [deal("7", stage="Proposal")], log, as_of="2024-01-06", zone="Europe/Amsterdam"
        )
        assert age.since == date(2024, 1, 6)

    def test_bands_begin_at_their_bounds(self) -> None:
        rows = [
            deal("D-1", created=date(2024, 3, 31)),
            deal("D-2", created=date(2024, 3, 3)),
            deal("D-3", created=date(2024, 3, 2)),
            deal("D-4", created=JAN, currency="USD"),
        ]
        ages = ages_since_created(rows, as_of="2024-04-01", bounds=[30, 60])
        assert [age.band for age in ages] == ["0-29", "0-29", "30-59", "60+"]
        assert pickle.loads(pickle.dumps([age.band for age in ages]))[2].in_order == "000000030"
        more = ages_since_created(rows, as_of="2024-04-01", bounds=[2, 29, 100])
        assert list(aged_opportunities(more, by="band")) == ["0-1", "29-99"]
        wide = ages_since_created(rows, as_of="2024-04-01", bounds=[5, 30, 90])
        assert list(aged_opportunities(wide, by="band")) == ["0-4", "5-29", "30-89", "90+"]
        found = aged_opportunities(ages, by="band")
        assert {key: one.value for key, one in found.items()} == {"0-29": 2, "30-59": 1, "60+": 1}
        assert aged_pipeline(ages, by="band", currency="EUR")["60+"].reason == "other_currency"
        assert pipeline_age(ages, by="basis")["created"].counted == 4

    def test_ages_are_as_of_their_own_day_and_no_other(self) -> None:
        ages = ages_since_created([deal(created=JAN)], as_of=MAR)
        for call in (pipeline_age, pipeline_age.compare, aged_opportunities, aged_pipeline):
            with pytest.raises(BadArgument, match="the day that the rows hold on"):
                call(ages, as_of=FEB)
        with pytest.raises(BadArgument):
            pipeline_age.place(ages[0], as_of=FEB)
        asked = pipeline_age(ages)
        assert asked == pipeline_age(ages, as_of=MAR)
        assert (asked.as_of, asked.period) == (MAR, None)
        assert f"As of: {MAR}" in asked.explain()
        assert aged_pipeline(ages)["EUR"].as_of == MAR

    def test_ages_of_several_days_are_as_of_none(self) -> None:
        early, late = (ages_since_created([deal(created=JAN)], as_of=day)[0] for day in (FEB, MAR))
        assert pipeline_age([early, late]).as_of is None
        assert pipeline_age([evolve(early, as_of=date(2300, 1, 1))]).as_of is None
        with pytest.raises(BadArgument):
            pipeline_age([early, late], as_of=MAR)

    def test_without_bounds_there_are_no_bands(self) -> None:
        [age] = ages_since_created([deal(created=JAN, amount=None)], as_of=FEB)
        assert (age.band, age.currency, age.days) == (None, None, 31)

    def test_what_is_created_later_has_no_band(self) -> None:
        [age] = ages_since_created([deal(created=FEB)], as_of=JAN, bounds=(30,))
        assert (age.days, age.band) == (-31, None)
        assert pipeline_age([age]).excluded == {"not_created_yet": 1}

    def test_a_stage_that_is_entered_later_is_left_out(self) -> None:
        [age] = ages_since_created([deal(created=FEB)], as_of=MAR)
        later = type(age)(id="D", basis=age.basis, as_of=JAN, since=FEB, status=Category.OPEN)
        assert pipeline_age([later]).excluded == {"starts_later": 1}

    @pytest.mark.parametrize(
        "bounds", [(), (0, 30), (30, 30), (60, 30), (1.5,), "30, 60", (True,), 30, ("30",)]
    )
    def test_bounds_rise_from_1(self, bounds: Any) -> None:
        with pytest.raises(BadArgument):
            ages_since_created([], as_of=JAN, bounds=bounds)

    @pytest.mark.parametrize(
        "entries", ["log", 3, [("D-1", "New", JAN)], [StageEntry("D-1", "New", NO_INSTANT)]]
    )
    def test_entries_are_those_of_a_log(self, entries: Any) -> None:
        with pytest.raises((NotALog, BadEntry)):
            ages_in_stage([], entries, as_of=FEB, zone="UTC")

    def test_a_naive_instant_is_refused(self) -> None:
        naive = StageEntry("D-1", "New", datetime(2024, 1, 1))  # noqa: DTZ001 - what is refused
        with pytest.raises(SalesTermsError):
            ages_in_stage([], [naive], as_of=FEB, zone="UTC")

    def test_rows_of_another_kind_are_refused(self) -> None:
        with pytest.raises(BadArgument):
            ages_since_created("deals", as_of=JAN)  # type: ignore[arg-type] # on purpose


class TestStale:
    def test_a_column_that_is_not_mapped_is_named(self) -> None:
        rows = Opportunities([deal(created=JAN)], mapped=["id", "status", "created", "closed"])
        measured = stale_opportunities(rows, as_of=APR, stale_after=30)
        assert (measured.reason, measured.details) == (
            "as_of_needs_column",
            ("last_activity",),
        )
