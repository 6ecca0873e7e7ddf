"""The pipeline: what its derivations, metrics, findings and bridge do, and what they refuse."""

import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
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
    pipeline_age,
    pipeline_coverage,
    pushed_opportunities,
    required_coverage,
    slippage,
    stale_opportunities,
)
from salesterms.criteria import OutOfBounds
from salesterms.errors import SalesTermsError, WrongArgument
from salesterms.logs import StageEntry
from salesterms.metrics import (
    AgeBasis,
    BadArgument,
    CloseDateChange,
    ExpectedClose,
    FindingKind,
    HygienePolicy,
    MissingArgument,
    Movement,
    PipelineFinding,
    ages_in_stage,
    ages_since_created,
    close_date_changes,
    expected_closes,
    pipeline_bridge,
    pipeline_findings,
)
from salesterms.results import Status

JAN, FEB, MAR, APR = (date(2024, month, 1) for month in (1, 2, 3, 4))
NO_INSTANT: Any = JAN
QUOTA = Money(1000, "EUR")
POLICY: dict[str, Any] = {
    "stale_after": 30,
    "fewest_contacts": 1,
    "furthest_close": 365,
    "next_step": "step",
    "owners": {"Ann"},
}
DAYS: dict[str, Any] = {"start": "2024-01-01", "end": "2024-04-01"}


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
        [age] = ages_in_stage([deal(stage="Proposal")], log, as_of="2024-01-31")
        assert (age.since, age.days, age.basis) == (date(2024, 1, 20), 11, AgeBasis.STAGE_ENTERED)

    def test_the_same_label_again_is_one_stay(self) -> None:
        log = [entry("Proposal", 5), entry("Proposal", 20)]
        [age] = ages_in_stage([deal(stage="Proposal")], log, as_of="2024-01-31")
        assert age.since == date(2024, 1, 5)

    def test_the_creation_date_never_stands_in(self) -> None:
        late, other = entry("Proposal", 20), entry("New", 5)
        for log in ([], [late], [other], [entry("Proposal", 5, case="D-9")]):
            [age] = ages_in_stage([deal(stage="Proposal", created=JAN)], log, as_of="2024-01-10")
            assert (age.since, age.days, age.band) == (None, None, None)
        [unknown] = ages_in_stage([deal(created=JAN)], [other], as_of="2024-01-10")
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
        with pytest.raises(BadArgument):
            ages_in_stage([], entries, as_of=FEB)

    def test_a_naive_instant_is_refused(self) -> None:
        naive = StageEntry("D-1", "New", datetime(2024, 1, 1))  # noqa: DTZ001 - what is refused
        with pytest.raises(SalesTermsError):
            ages_in_stage([], [naive], as_of=FEB)

    def test_rows_of_another_kind_are_refused(self) -> None:
        with pytest.raises(BadArgument):
            ages_since_created("deals", as_of=JAN)  # type: ignore[arg-type] # on purpose


class TestCloseDates:
    def test_a_deal_is_compared_with_when_it_was_last_seen_open(self) -> None:
        changes = close_date_changes(
            {
                "2024-03-01": [deal(expected_close=APR)],
                JAN: [deal(expected_close=FEB)],
                "2024-02-01": [],
            }
        )
        assert [(one.id, one.days, str(one.amount)) for one in changes] == [
            ("D-1@2024-03-01", 60, "100 EUR")
        ]

    def test_closing_a_deal_is_no_push_and_ends_its_dates(self) -> None:
        won = deal(status=Category.WON, closed=FEB, expected_close=MAR)
        again = deal(expected_close=APR)
        assert close_date_changes({JAN: [deal(expected_close=FEB)], FEB: [won], MAR: [again]}) == ()

    def test_dates_that_come_and_go_are_told(self) -> None:
        changes = close_date_changes(
            {JAN: [deal()], FEB: [deal(expected_close=APR)], MAR: [deal(amount=None)]}
        )
        assert [(one.days, one.currency) for one in changes] == [(None, "EUR"), (None, None)]
        assert pushed_opportunities(changes).excluded == {"date_set": 1, "date_removed": 1}

    def test_a_period_and_an_as_of_date_go_by_the_day_of_the_change(self) -> None:
        changes = close_date_changes(
            {JAN: [deal(expected_close=FEB)], FEB: [deal(expected_close=MAR)]}
        )
        assert pushed_opportunities(changes, period="2024-02").value == 1
        assert pushed_opportunities(changes, period="2024-03").excluded == {"outside_period": 1}
        assert pushed_opportunities(changes, as_of=JAN).excluded == {"changed_later": 1}
        assert pushed_opportunities(changes, variant="mean_days", by="owner")[None].value == 29

    def test_a_row_made_by_hand_that_changes_nothing_is_named(self) -> None:
        row = CloseDateChange(id="x", deal="D", changed_on=JAN, before=FEB, after=FEB)
        assert pushed_opportunities([row]).excluded == {"not_moved": 1}

    def test_a_formula_takes_the_ids_of_the_deals(self) -> None:
        formula = pushed_opportunities.formula
        assert formula(variant="deals", values=["D-1", "D-1", "D-2"]).value == 2
        assert formula(variant="pushes_each", values=["D-1", "D-1"]).value == Fraction(2)
        assert formula(variant="pushes_each", values=[]).reason == "zero_denominator"
        for wrong in ([1], "D-1", [""]):
            with pytest.raises(BadArgument):
                formula(variant="deals", values=wrong)

    @pytest.mark.parametrize(
        "snapshots",
        [
            {},
            {JAN: []},
            [],
            {JAN: [], "2024-01-01": []},
            {JAN: [], "1 feb": []},
            {JAN: [deal(), deal()], FEB: []},
            {JAN: ["D-1"], FEB: []},
            {JAN: 3, FEB: []},
        ],
    )
    def test_snapshots_are_two_days_or_more_with_each_deal_once(self, snapshots: Any) -> None:
        with pytest.raises(BadArgument):
            close_date_changes(snapshots)


class TestSlippage:
    def test_what_closed_after_the_as_of_date_had_slipped_by_then(self) -> None:
        before, after = deal(expected_close=FEB), deal(status=Category.WON, closed=MAR)
        rows = expected_closes([before], [after])
        assert slippage(rows).value == Ratio(0, 1)
        assert slippage(rows, as_of=FEB).value == Ratio(1, 1)
        assert slippage(rows, period="2024-02").value == Ratio(1, 1)

    def test_what_came_later_was_not_expected(self) -> None:
        assert expected_closes([], [deal()]) == ()

    def test_a_row_knows_its_currency(self) -> None:
        row = ExpectedClose(id="D", expected=JAN, status_before=Category.OPEN, status=None)
        assert row.currency is None
        assert expected_closes([deal()], [])[0].currency == "EUR"

    def test_a_negative_amount_is_left_out_of_the_value(self) -> None:
        rows = expected_closes([deal(amount=-5, expected_close=JAN)], [])
        assert slippage(rows, variant="value").excluded == {"vanished": 1}
        rows = expected_closes([deal(amount=-5, expected_close=JAN)], [deal()])
        assert slippage(rows, variant="value").excluded == {"negative_amount": 1}


class TestStale:
    def test_a_column_that_is_not_mapped_is_named(self) -> None:
        rows = Opportunities([deal(created=JAN)], mapped=["id", "status", "created", "closed"])
        measured = stale_opportunities(rows, as_of=APR, stale_after=30)
        assert (measured.reason, measured.details) == (
            "as_of_needs_column",
            ("last_activity",),
        )


class TestFindings:
    def test_a_clean_deal_has_none(self) -> None:
        row = deal(
            owner="Ann",
            created=JAN,
            expected_close=APR,
            last_activity=MAR,
            contacts=("P-1",),
            extras={"step": "call"},
        )
        found = pipeline_findings([row], HygienePolicy(**POLICY), as_of=MAR)
        assert (found.found, found.clean) == ((), Ratio(1, 1))
        assert "1 of 1 open deals without a finding (100.0 %)" in str(found)

    def test_a_field_of_another_kind_of_value_is_a_next_step(self) -> None:
        found = pipeline_findings([deal(extras={"step": 5})], HygienePolicy(**POLICY), as_of=MAR)
        assert FindingKind.NO_NEXT_STEP not in {one.kind for one in found.found}

    def test_what_cannot_be_seen_is_not_looked_for(self) -> None:
        given: dict[str, Any] = {**POLICY, "owners": None}
        policy = HygienePolicy(**given)
        rows = Opportunities([deal()], mapped=["id", "status", "amount", "contacts"])
        found = pipeline_findings(rows, policy, as_of=MAR)
        assert [one.kind for one in found.found] == [FindingKind.FEW_CONTACTS]
        gaps = dict(found.not_looked_for)
        assert gaps[FindingKind.STALE] == ("column_not_mapped", "last_activity")
        assert gaps[FindingKind.NO_NEXT_STEP] == ("column_not_mapped", "step")
        assert gaps[FindingKind.OWNER_UNKNOWN] == ("not_in_policy", "owners")
        assert FindingKind.STALE not in found.counts
        assert "not looked for: last activity too long ago (column not mapped" in found.explain()
        assert "niet bekeken" in found.explain("nl")
        known = Opportunities(rows.rows, rows.mapped, extra_fields=["step"])
        assert FindingKind.NO_NEXT_STEP in pipeline_findings(known, policy, as_of=MAR).counts

    def test_nothing_examined_has_no_share(self) -> None:
        rows = [deal(status=Category.WON), deal("D-2", created=APR)]
        found = pipeline_findings(rows, HygienePolicy(**POLICY), as_of=MAR)
        assert (found.examined, found.clean.defined) == (0, False)
        assert dict(found.not_examined) == {"closed": 1, "not_created_yet": 1}
        assert "undefined" in repr(found)
        assert found._repr_html_().count("not examined") == 2

    def test_a_finding_says_what_is_wrong_in_both_languages(self) -> None:
        for kind in FindingKind:
            finding = PipelineFinding("D-1", kind)
            assert finding.text() != finding.text("nl")

    @pytest.mark.parametrize(
        "wrong",
        [
            {"stale_after": -1},
            {"stale_after": True},
            {"fewest_contacts": 0},
            {"furthest_close": 10**9},
            {"next_step": " "},
            {"owners": set()},
            {"owners": "Ann"},
            {"owners": {""}},
        ],
    )
    def test_a_policy_is_checked(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(WrongArgument):
            HygienePolicy(**{**POLICY, **wrong})

    def test_a_policy_has_no_defaults(self) -> None:
        for name in POLICY:
            rest = {key: value for key, value in POLICY.items() if key != name}
            with pytest.raises(TypeError):
                HygienePolicy(**rest)

    def test_something_else_is_no_policy(self) -> None:
        with pytest.raises(WrongArgument):
            pipeline_findings([], POLICY, as_of=MAR)  # type: ignore[arg-type] # on purpose
        with pytest.raises(BadArgument):
            pipeline_findings([], HygienePolicy(**POLICY), as_of="soon")


class TestBridge:
    def test_it_keeps_the_ids_that_are_asked_for(self) -> None:
        before, after = [deal("B"), deal("A")], [deal("A", 120), deal("B", 150)]
        bridge = pipeline_bridge(before, after, keep_ids=True, **DAYS)
        line = bridge["EUR"].moved("up")
        assert (line.ids, line.amount) == (("A", "B"), Money(70, "EUR"))
        assert pipeline_bridge(before, after, **DAYS)["EUR"].moved(Movement.UP).ids is None

    def test_a_movement_that_nothing_made_is_0(self) -> None:
        bridge = pipeline_bridge([deal()], [deal()], **DAYS)
        line = bridge["EUR"].moved("won")
        assert (line.deals, line.amount, line.entered) == (0, Money(0, "EUR"), 0)
        with pytest.raises(BadArgument):
            bridge["EUR"].moved("gone")

    def test_it_tells_itself_in_two_languages(self) -> None:
        bridge = pipeline_bridge(
            [deal(expected_close=FEB)], [deal(expected_close=APR)], period="2024-Q1", **DAYS
        )
        assert "expected to close from 2024-01-01 up to, not including, 2024-04-01" in str(bridge)
        assert "uitgesteld tot na de periode" in bridge.explain("nl")
        assert repr(bridge) == "<PipelineBridge 2024-01-01 to 2024-04-01: EUR>"

    def test_amounts_that_cannot_be_added_up_exactly_are_refused(self) -> None:
        much = Money(Decimal("9" * 30), "EUR")
        rows = [Opportunity(id=name, status=Category.OPEN, amount=much) for name in "AB"]
        with pytest.raises(OutOfBounds):
            pipeline_bridge(rows, [], **DAYS)

    def test_an_empty_one_says_so(self) -> None:
        won = deal(status=Category.WON, created=FEB, closed=MAR)
        bridge = pipeline_bridge([], [won], **DAYS)
        assert "no deal was in the pipeline on either day" in str(bridge)
        assert "1 created and won in between" in str(bridge)
        assert "no deal was in the pipeline" in bridge._repr_html_()
        with pytest.raises(KeyError):
            bridge["EUR"]

    @pytest.mark.parametrize(
        "wrong",
        [
            {"start": "2024-05-01"},
            {"end": "2024-01-01"},
            {"start": "soon"},
            {"end": datetime(2024, 4, 1, tzinfo=UTC)},
            {"period": 2024},
            {"period": "2024-Q9"},
            {"currency": "euro"},
            {"opening": [deal(), deal()]},
            {"closing": [deal(), deal()]},
            {"opening": ["D-1"]},
            {"closing": None},
        ],
    )
    def test_what_cannot_be_is_refused(self, wrong: dict[str, Any]) -> None:
        given: dict[str, Any] = {"opening": [], "closing": [], **DAYS, **wrong}
        with pytest.raises(SalesTermsError):
            pipeline_bridge(**given)


class TestWhatIsNotMapped:
    def test_a_snapshot_without_the_columns_that_a_bridge_looks_at_is_refused(self) -> None:
        whole = Opportunities([deal()])
        bare = Opportunities([deal()], mapped=["id", "status"])
        for pair in ((whole, bare), (bare, whole)):
            with pytest.raises(SalesTermsError, match="a source that has amount"):
                pipeline_bridge(*pair, **DAYS)
        valued = Opportunities([deal()], mapped=["id", "status", "amount"])
        assert pipeline_bridge(valued, valued, **DAYS)["EUR"].closing_deals == 1
        with pytest.raises(SalesTermsError, match="expected_close"):
            pipeline_bridge(valued, valued, period="2024-Q1", **DAYS)

    def test_nor_are_changes_and_expectations_of_dates_that_are_not_there(self) -> None:
        bare = Opportunities([deal()], mapped=["id", "status", "amount"])
        with pytest.raises(SalesTermsError, match="expected_close"):
            close_date_changes({"2024-01-01": bare, "2024-02-01": bare})
        with pytest.raises(SalesTermsError, match="closed"):
            expected_closes([deal()], bare)
