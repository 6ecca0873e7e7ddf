"""Lifespans and the curve of Kaplan & Meier."""

from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import pairwise
from math import inf, nan, prod
from typing import Any

import pytest

from salesterms import Category, Money, Opportunity, survival_rate, survival_time
from salesterms.entities import Subscription
from salesterms.errors import WrongArgument
from salesterms.metrics import (
    BadArgument,
    CustomerOf,
    IntervalTransform,
    Lifespan,
    Sighting,
    SurvivalCurve,
    TimeUnit,
    cohort_survivors,
    kaplan_meier,
    lifespans,
    sbg_fit,
)
from salesterms.metrics.survival import curve as of_curves
from salesterms.metrics.survival import readings
from salesterms.metrics.survival.steps import _cancelled, is_at_most, product
from salesterms.results import Status


def span(duration: Any, *, ended: bool = True, **more: Any) -> Lifespan:
    given: dict[str, Any] = {"id": "C-1", "duration": duration, "ended": ended}
    return Lifespan(**(given | more))


def curve(*durations: int, censored: tuple[int, ...] = (), exact: bool = True) -> SurvivalCurve:
    rows = [span(one) for one in durations] + [span(one, ended=False) for one in censored]
    return kaplan_meier(rows, exact=exact)


class TestSightings:
    @pytest.mark.parametrize(
        ("row", "sighting"),
        [
            (span(3), Sighting.ENDED),
            (span(3, ended=False), Sighting.CENSORED),
            (span(3, entered=2), Sighting.ENDED),
            (span(Decimal("0.5")), Sighting.ENDED),
            (span(3, trial=True), Sighting.TRIAL),
            (span(3, free=True), Sighting.FREE),
            (span(None), Sighting.NO_DURATION),
            (span(-1), Sighting.NEGATIVE),
            (span(3, entered=-1), Sighting.NEGATIVE),
            (span(0), Sighting.NO_TIME),
            (span(3, entered=3), Sighting.NO_TIME),
            (span(3, entered=Decimal("3.5")), Sighting.NO_TIME),
        ],
    )
    def test_a_row_counts_or_says_why_not(self, row: Lifespan, sighting: Sighting) -> None:
        made = kaplan_meier([row])

        assert row.sighting is sighting
        if sighting in {Sighting.ENDED, Sighting.CENSORED}:
            assert (made.counted, dict(made.left_out)) == (1, {})
        else:
            assert (made.counted, dict(made.left_out)) == (0, {sighting.value: 1})

    @pytest.mark.parametrize("duration", [1.5, nan, inf, "3", True, Decimal("Infinity")])
    def test_a_duration_is_an_exact_number(self, duration: Any) -> None:
        with pytest.raises(WrongArgument, match="duration"):
            span(duration)


class TestSteps:
    def test_events_come_before_last_sightings(self) -> None:
        """Both are at risk at that time."""
        [step] = curve(5, censored=(5,)).steps
        assert (step.at_risk, step.ended, step.censored) == (2, 1, 1)
        assert step.survival == Fraction(1, 2)

    def test_who_enters_late_is_at_risk_from_after_that(self) -> None:
        rows = [span(2), span(4), span(6, entered=2), span(6, entered=1)]
        assert [step.at_risk for step in kaplan_meier(rows).steps] == [3, 3, 2]

    def test_who_enters_when_all_have_ended_changes_nothing(self) -> None:
        made = kaplan_meier([span(1), span(9, entered=5)], exact=True)
        assert [(step.at_risk, step.survival) for step in made.steps] == [(1, 0), (1, 0)]

    def test_equal_durations_of_two_kinds_are_one_time(self) -> None:
        made = kaplan_meier([span(2), span(Decimal("2.0"), ended=False)])
        assert (len(made.times), made.at_risk) == (1, (2,))

    def test_nothing_gives_a_curve_without_steps(self) -> None:
        made = kaplan_meier([])
        assert (made.steps, made.last, made.median, made.restricted_mean()) == (
            (),
            None,
            None,
            None,
        )
        assert made.at(0) is None
        assert made.why_not(0) == "nothing_counted"
        assert (made.counted, made.tolerance) == (0, 0)

    def test_floats_say_how_far_they_may_be_off(self) -> None:
        made = curve(1, 2, 3, 4, 5, 6, 7, exact=False)
        assert [type(part) for part in made.survival] == [float] * 7
        assert 0 < made.tolerance < 1e-14
        assert curve(1, 2).tolerance == 0

    @pytest.mark.parametrize(
        "rows",
        [[span(3), 4], ["text"], [span(1), None], [Opportunity(id="D-1", status=Category.WON)]],
    )
    def test_what_is_no_lifespan_is_refused(self, rows: Any) -> None:
        with pytest.raises(BadArgument, match="lifespans"):
            kaplan_meier(rows)

    @pytest.mark.parametrize("rows", ["text", b"", 5, None])
    def test_other_rows_are_refused(self, rows: Any) -> None:
        with pytest.raises(BadArgument, match="lifespans"):
            kaplan_meier(rows)

    def test_exact_is_yes_or_no(self) -> None:
        with pytest.raises(WrongArgument, match="exact"):
            kaplan_meier([], exact=1)  # type: ignore[arg-type]

    def test_a_fault_inside_a_row_is_not_hidden(self) -> None:
        """A row whose field was forced to something else."""
        row = span(3)
        object.__setattr__(row, "duration", "3")
        with pytest.raises(TypeError):
            kaplan_meier([row])


class TestReading:
    def test_it_is_as_it_was_after_the_last_step(self) -> None:
        made = curve(2, 4, censored=(6,))
        assert [made.at(time) for time in (0, Decimal("1.9"), 2, 3, 4, 6)] == [
            *(1, 1),
            *(Fraction(2, 3), Fraction(2, 3)),
            *(Fraction(1, 3), Fraction(1, 3)),
        ]

    def test_beyond_the_last_sighting_nothing_is_known(self) -> None:
        made = curve(2, censored=(6,))
        assert made.at(7) is None
        assert made.why_not(7) == "beyond_sight"
        assert made.restricted_mean(7) is None
        found = made.interval(7)
        assert (found.low, found.status) == (None, Status.NOT_YET_OBSERVABLE)

    def test_once_all_have_ended_it_stays_0(self) -> None:
        made = curve(2, 6)
        assert (made.at(100), made.why_not(100)) == (0, "")
        assert made.restricted_mean(100) == made.restricted_mean() == 4

    @pytest.mark.parametrize("time", [-1, 1.5, None, "3"])
    def test_a_time_is_an_exact_number(self, time: Any) -> None:
        with pytest.raises(WrongArgument, match="time"):
            curve(3).at(time)


class TestMedian:
    def test_it_is_the_first_time_with_half_or_fewer(self) -> None:
        assert curve(1, 2, 3, 4).median == 2
        assert curve(1, 2, 3).median == 2

    def test_it_may_not_be_reached(self) -> None:
        made = curve(1, censored=(5, 5))
        assert made.median is None
        assert "median not reached: after 5 more than half were still there" in made.explain()

    def test_floats_reach_a_half_that_is_a_half(self) -> None:
        """The product 23/24 x 22/23 x … x 12/13 is a half, and a little more in floats."""
        made = curve(*range(1, 25), exact=False)
        assert 0.5 < float(made.survival[11]) < 0.5 + 1e-15
        assert made.median == 12

    def test_floats_do_not_reach_a_half_that_is_a_little_more(self) -> None:
        many = 10**10
        made = curve(1, exact=False)
        near = SurvivalCurve(
            times=(1, 2),
            at_risk=(2 * many, many + 1),
            ended=(many - 1, 1),
            censored=(0, 0),
            survival=((many + 1) / (2 * many), many / (2 * many)),
            exact=False,
            counted=2 * many,
            left_out=made.left_out,
            tolerance=1e-15,
        )
        assert near.median == 2

    def test_little_is_compared_exactly_however_many_steps_there_are(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Exact products are long: where nobody ended, or far from the share, there is none."""
        asked: list[int] = []

        def counted(share: Fraction, at_risk: Any, ended: Any) -> bool:
            asked.append(len(at_risk))
            return is_at_most(share, at_risk, ended)

        monkeypatch.setattr(of_curves, "is_at_most", counted)
        monkeypatch.setattr(readings, "is_at_most", counted)
        half, later = range(1, 1001), tuple(range(1001, 2000))
        assert curve(*half, censored=(*later, 2000), exact=False).median == 1000
        assert curve(*half, censored=(*later, *later), exact=False).median is None
        ends = [span(one) for one in half] + [span(one, ended=False) for one in (*later, 2000)]
        assert survival_time(ends, variant="median").value == 1000
        assert asked == [1000, 1000]

    def test_what_stayed_and_is_at_risk_next_is_not_multiplied(self) -> None:
        """Of a hundred thousand ends one by one, 1/2 is 50000 over 100000, and no long product."""
        many = 100_000
        at_risk = range(many, many // 2, -1)
        assert _cancelled(at_risk, [1] * len(at_risk)) == (many // 2, many)

    @pytest.mark.parametrize("factors", [[], [7], [2, 3], [2, 3, 5], list(range(1, 40))])
    def test_two_by_two_gives_the_same_product(self, factors: list[int]) -> None:
        assert product(factors) == prod(factors)

    def test_other_shares_are_quantiles(self) -> None:
        made = curve(1, 2, 3, 4, 5, exact=False)
        assert made.quantile(Fraction(4, 5)) == 1
        assert made.quantile(0.25) == 4
        assert made.quantile(Decimal("0.1")) == 5

    @pytest.mark.parametrize("share", [0, 1, -0.5, nan, "half", None, True])
    def test_a_share_lies_between_0_and_1(self, share: Any) -> None:
        with pytest.raises(WrongArgument, match="share"):
            curve(3).quantile(share)


class TestRestrictedMean:
    def test_it_is_the_area_below_the_curve(self) -> None:
        made = curve(2, 4, 6)
        assert made.restricted_mean() == 4
        assert made.restricted_mean(3) == 2 + Fraction(2, 3)
        assert made.restricted_mean(0) == 0

    def test_it_is_a_float_where_the_curve_is(self) -> None:
        assert curve(2, 4, exact=False).restricted_mean() == 3.0
        assert type(curve(2, 4, exact=False).restricted_mean()) is float


class TestInterval:
    def test_plain_takes_as_much_on_both_sides(self) -> None:
        """Of 6-MP at 10: S = 64/85, standard error 0.0963 (Collett; lifelines)."""
        found = curve(1, 2, 3, 4, censored=(9,) * 6).interval(4, transform="plain")
        assert found.low is not None
        assert found.high is not None
        assert found.high - 0.6 == pytest.approx(0.6 - found.low)
        assert found.high - 0.6 == pytest.approx(1.959964 * (0.6 * 0.4 / 10) ** 0.5, rel=1e-6)

    def test_plain_is_cut_off(self) -> None:
        found = curve(1, censored=(2, 2)).interval(1, transform=IntervalTransform.PLAIN)
        assert found.high == 1
        low = curve(1, 2, censored=(3,)).interval(2, transform="plain", level=Decimal("0.99"))
        assert low.low == 0

    def test_log_log_stays_within(self) -> None:
        found = curve(1, censored=(2, 2)).interval(1)
        assert found.low is not None
        assert found.high is not None
        assert 0 < found.low < 2 / 3 < found.high < 1
        assert (found.transform, found.level) == (IntervalTransform.LOG_LOG, 0.95)

    @pytest.mark.parametrize("transform", IntervalTransform)
    def test_before_anybody_ended_both_are_1(self, transform: IntervalTransform) -> None:
        found = curve(3, 4).interval(2, transform=transform)
        assert (found.low, found.high) == (1, 1)

    @pytest.mark.parametrize("transform", IntervalTransform)
    def test_where_nobody_is_left_there_is_none(self, transform: IntervalTransform) -> None:
        found = curve(3).interval(3, transform=transform)
        assert (found.low, found.high, found.reason) == (None, None, "nobody_left")
        assert found.status is Status.UNDEFINED

    @pytest.mark.parametrize("transform", ["log", None, 3])
    def test_a_transform_is_one_of_two(self, transform: Any) -> None:
        with pytest.raises(BadArgument, match="transform"):
            curve(3).interval(1, transform=transform)

    @pytest.mark.parametrize("transform", IntervalTransform)
    def test_a_level_may_lie_next_to_1(self, transform: IntervalTransform) -> None:
        """An interval is wider the nearer it lies, and a chance outside of 1e-30 is no 0."""
        made = curve(1, censored=(2,) * 2000)
        levels = [Decimal("0." + "9" * nines) for nines in range(1, 31)]
        lows = [made.interval(1, level=level, transform=transform).low or 0 for level in levels]
        assert all(0 < wider < narrower for narrower, wider in pairwise(lows))

    def test_a_float_next_to_1_is_a_level(self) -> None:
        found = curve(1, censored=(2, 2)).interval(1, level=0.9999999999999999)
        assert found.low is not None
        assert found.low < 1e-3

    @pytest.mark.parametrize("level", [0, 1, 95, "0.95"])
    def test_a_level_lies_between_0_and_1(self, level: Any) -> None:
        with pytest.raises(WrongArgument, match="level"):
            curve(3).interval(1, level=level)


class TestExplanation:
    def test_it_lists_the_steps(self) -> None:
        made = kaplan_meier([span(2), span(3, ended=False), span(0), span(None)], exact=True)
        assert made.explain().splitlines() == [
            "Survival by Kaplan-Meier: median 2; 2 of 4 rows counted",
            "  left out: 1 x no duration known",
            "  left out: 1 x not there for any time that was seen",
            "  time  at risk  ended  censored  survival",
            "  2           2      1         0       1/2",
            "  3           1      0         1       1/2",
        ]
        assert str(made) == made.explain()
        assert repr(made) == "<SurvivalCurve median 2; 2 of 4 rows counted>"

    def test_it_speaks_dutch(self) -> None:
        made = curve(2, 4, exact=False)
        assert made.explain("nl").splitlines() == [
            "Overleving volgens Kaplan-Meier: mediaan 2; 2 van 2 rijen meegeteld",
            "  tijd  er nog  afgelopen  laatst gezien  overleving",
            "  2          2          1              0      0.5000",
            "  4          1          1              0      0.0000",
        ]

    def test_a_long_curve_is_cut_off(self) -> None:
        assert curve(*range(1, 31)).explain().splitlines()[-1] == "  and 10 more"

    def test_of_nothing_it_says_so(self) -> None:
        assert kaplan_meier([]).explain() == (
            "Survival by Kaplan-Meier: no row was counted; 0 of 0 rows counted"
        )


def sold(start: date, end: date | None = None, **more: Any) -> Subscription:
    given: dict[str, Any] = {
        "id": "S-1",
        "account": "A-1",
        "product": "seats",
        "amount": Money("10.00", "EUR"),
        "interval_months": 1,
        "trial": False,
    }
    given |= {"started_on": start, "ended_on": end, **more}
    return Subscription(**given)


def lifespan(*given: Any, **asked: Any) -> Lifespan:
    known: dict[str, Any] = {"as_of": "2024-06-30", "of": None, **asked}
    [row] = lifespans([sold(*given)], **known)
    return row


class TestSubscriptions:
    def test_one_that_ended_lasted_until_its_first_day_without(self) -> None:
        row = lifespan(date(2024, 6, 1), date(2024, 6, 30))
        assert (row.duration, row.ended, row.entered) == (29, True, 0)
        assert (row.id, row.account, row.product, row.started) == (
            *("S-1", "A-1", "seats"),
            date(2024, 6, 1),
        )

    @pytest.mark.parametrize("end", [None, date(2024, 7, 1), date(2025, 1, 1)])
    def test_one_that_had_not_is_censored_at_the_as_of_date(self, end: date | None) -> None:
        row = lifespan(date(2024, 6, 1), end)
        assert (row.duration, row.ended) == (29, False)

    @pytest.mark.parametrize("start", [date(2024, 6, 30), date(2024, 7, 1), date(2025, 1, 1)])
    def test_one_that_had_not_been_there_for_a_day_tells_nothing(self, start: date) -> None:
        assert lifespan(start).sighting is Sighting.NO_TIME

    def test_one_that_ended_on_its_first_day_tells_nothing(self) -> None:
        row = lifespan(date(2024, 6, 1), date(2024, 6, 1))
        assert (row.ended, row.sighting) == (True, Sighting.NO_TIME)

    def test_a_trial_is_left_out(self) -> None:
        [row] = lifespans([sold(date(2024, 1, 1), trial=True)], as_of="2024-06-30")
        assert row.sighting is Sighting.TRIAL

    def test_late_entry(self) -> None:
        row = lifespan(date(2024, 1, 1), watched_from=date(2024, 1, 11))
        assert row.entered == 10
        assert lifespan(date(2024, 2, 1), watched_from="2024-01-11").entered == 0

    def test_what_ended_before_it_was_watched_was_not_seen(self) -> None:
        row = lifespan(date(2024, 1, 1), date(2024, 1, 11), watched_from="2024-01-11")
        assert row.sighting is Sighting.NO_TIME

    @pytest.mark.parametrize(
        ("start", "end", "months"),
        [
            (date(2024, 1, 31), date(2024, 2, 1), 1),
            (date(2024, 1, 31), date(2024, 2, 29), 1),
            (date(2024, 1, 31), date(2024, 3, 1), 2),
            (date(2024, 1, 15), date(2024, 4, 15), 3),
            (date(2023, 11, 15), date(2024, 2, 14), 3),
            (date(2024, 2, 29), date(2024, 3, 29), 1),
        ],
    )
    def test_months_that_ended_are_begun_ones(self, start: date, end: date, months: int) -> None:
        assert lifespan(start, end, unit="months").duration == months

    @pytest.mark.parametrize(
        ("start", "months"),
        [(date(2024, 5, 31), 1), (date(2024, 5, 30), 1), (date(2024, 6, 1), 0)],
    )
    def test_months_that_go_on_are_whole_ones(self, start: date, months: int) -> None:
        assert lifespan(start, unit=TimeUnit.MONTHS).duration == months

    def test_months_before_the_first_sighting_are_begun_ones(self) -> None:
        asked = {"unit": "months", "watched_from": "2024-02-20"}
        assert lifespan(date(2024, 1, 1), **asked).entered == 2
        ended = lifespan(date(2024, 1, 1), date(2024, 2, 25), **asked)
        assert ended.sighting is Sighting.NO_TIME

    def test_weeks_go_as_months_do(self) -> None:
        start = date(2024, 6, 1)
        assert lifespan(start, date(2024, 6, 9), unit="weeks").duration == 2
        assert lifespan(start, date(2024, 6, 8), unit="weeks").duration == 1
        assert lifespan(start, unit="weeks").duration == 4

    def test_each_row_knows_its_unit(self) -> None:
        assert lifespan(date(2024, 6, 1)).unit is TimeUnit.DAYS
        assert lifespan(date(2024, 6, 1), unit="months").unit is TimeUnit.MONTHS

    def test_one_that_follows_another_on_the_same_day_is_no_end(self) -> None:
        given = [
            sold(date(2023, 1, 1), date(2024, 1, 1)),
            sold(date(2024, 1, 1), id="S-2", product="more seats"),
        ]
        [row] = lifespans(given, as_of="2024-06-30")
        assert (row.account, row.started, row.ended) == ("A-1", date(2023, 1, 1), False)
        assert [row.ended for row in lifespans(given, as_of="2024-06-30", of=None)] == [True, False]
        by_product = lifespans(given, as_of="2024-06-30", of=CustomerOf.PRODUCT)
        assert [(row.product, row.ended) for row in by_product] == [
            ("more seats", False),
            ("seats", True),
        ]

    def test_of_a_service(self) -> None:
        asked: Any = {"of": CustomerOf.SERVICE, "services": {"seats": "work"}}
        row = lifespan(date(2024, 6, 1), **asked)
        assert (row.product, row.service) == (None, "work")

    def test_what_is_billed_at_0_is_left_out(self) -> None:
        free: Any = {"amount": Money(0, "EUR")}
        for of in (None, CustomerOf.ORGANISATION):
            [row] = lifespans([sold(date(2024, 1, 1), **free)], as_of="2024-06-30", of=of)
            assert row.sighting is Sighting.FREE

    def test_none_gives_none(self) -> None:
        assert lifespans([], as_of=date(2024, 6, 30)) == ()

    @pytest.mark.parametrize(
        "asked",
        [
            {"as_of": "June"},
            {"as_of": "2024-06-30", "unit": "years"},
            {"as_of": "2024-06-30", "unit": None},
            {"as_of": "2024-06-30", "watched_from": "2024-06-30"},
            {"as_of": "2024-06-30", "watched_from": 5},
            {"as_of": "2024-06-30", "of": "company"},
            {"as_of": "2024-06-30", "of": CustomerOf.SERVICE},
            {"as_of": "2024-06-30", "of": None, "services": {}},
        ],
    )
    def test_bad_arguments(self, asked: Any) -> None:
        with pytest.raises(BadArgument):
            lifespans([], **asked)

    def test_other_things_are_refused(self) -> None:
        with pytest.raises(WrongArgument, match="subscriptions"):
            lifespans([span(3)], as_of="2024-06-30")  # type: ignore[list-item]


class TestUnits:
    """Durations in several units are never measured together."""

    ROWS = (span(3, unit=TimeUnit.MONTHS), span(90))

    def test_a_curve_refuses_them(self) -> None:
        with pytest.raises(BadArgument, match="days"):
            kaplan_meier(self.ROWS)

    @pytest.mark.parametrize(
        ("metric", "asked"),
        [
            (survival_time, {}),
            (survival_time, {"variant": "restricted_mean", "until": 3}),
            (survival_rate, {"time": 3}),
        ],
    )
    def test_so_does_a_metric(self, metric: Any, asked: Any) -> None:
        found = metric(self.ROWS, **asked)
        assert (found.status, found.reason) == (Status.REFUSED, "mixed_time_units")
        assert found.details == ("days", "months")
        apart = metric(self.ROWS, by="unit", **asked)
        assert {one.status for one in apart.values()} == {Status.MEASURED}

    def test_a_row_that_tells_nothing_mixes_nothing(self) -> None:
        rows = [span(3, unit=TimeUnit.MONTHS), span(90, trial=True)]
        assert kaplan_meier(rows).counted == 1
        assert survival_time(rows).value == 3


class TestCohorts:
    """How many were left after each renewal."""

    def test_they_are_what_the_fit_takes(self) -> None:
        given = [
            sold(
                date(2020, 1, 1),
                None if at > 2 else date(2021 + at, 1, 1),
                account=f"A-{at}",
                id=f"S-{at}",
            )
            for at in range(10)
        ]
        rows = lifespans(given, as_of="2024-06-30", unit="months")
        found = cohort_survivors(rows, every=12)
        assert (found.cohorts, dict(found.left_out)) == (((10, 9, 8, 7, 7),), {})
        assert sbg_fit(found.cohorts).customers == 10

    def test_a_row_that_tells_nothing_mixes_no_units(self) -> None:
        rows = [span(3, ended=False), span(1, unit=TimeUnit.MONTHS, trial=True)]
        assert cohort_survivors(rows, every=1).cohorts == ((1, 1, 1, 1),)

    def test_a_long_time_of_decimals_is_exact(self) -> None:
        with localcontext() as context:
            context.prec = 2
            rows = [span(Decimal("1200.0"), ended=False)]
            [cohort] = cohort_survivors(rows, every=12).cohorts
        assert cohort == (1,) * 101

    def test_bad_arguments(self) -> None:
        with pytest.raises(WrongArgument):
            cohort_survivors([], every=0)
        with pytest.raises(BadArgument):
            cohort_survivors([sold(date(2024, 1, 1))], every=1)  # type: ignore[list-item]
        months = span(1, ended=False, unit=TimeUnit.MONTHS)
        with pytest.raises(BadArgument):
            cohort_survivors([span(3, ended=False), months], every=1)


def test_a_fault_that_no_row_has_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> Sighting:
        message = "a fault of ours"
        raise TypeError(message)

    monkeypatch.setattr(Lifespan, "sighting", property(broken))
    with pytest.raises(TypeError, match="a fault of ours"):
        kaplan_meier([Lifespan(id="S-1", duration=3, ended=True, entered=1)])
