"""What a person reads who asked wrongly: which argument or column, and what to write instead."""

from __future__ import annotations

import pickle
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from salesterms import frames
from salesterms.errors import WrongArgument
from salesterms.mapping import MappingProblems
from salesterms.metrics import BadArgument, UnknownField

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.errors import SalesTermsError

DEALS = pl.DataFrame(
    {"status": ["won", "open"], "acv": [1.0, 2.0], "rep": ["Ann", "Bo"], "win_pct": [50.0, 20.0]}
)
IN_EUROS = {"amount": {"column": "acv", "currency": "EUR"}}
SUBSCRIPTIONS = pl.DataFrame(
    {
        "Customer": ["A-1"],
        "started_on": [date(2026, 1, 1)],
        "ended_on": [date(2026, 3, 1)],
        "amount": [10.0],
        "currency": ["EUR"],
        "trial": [False],
        "interval_months": [1],
    }
)
OF_A_FILE = {"account": "Customer", "started_on": "started_on"}
MIDNIGHT = datetime(2026, 1, 1)  # noqa: DTZ001 - a log has no zone
LOG = pl.DataFrame({"deal": ["D-1"], "label": ["New"], "at": [MIDNIGHT], "number": [1]})


def told(error: type[SalesTermsError], call: Callable[[], Any]) -> tuple[str, str]:
    """The words of an error in both languages."""
    with pytest.raises(error) as caught:
        call()
    return caught.value.text("en"), caught.value.text("nl")


class TestMappings:
    @pytest.mark.parametrize("lang", [0, 1])
    def test_a_currency_that_lacks_is_named_beside_its_amount(self, lang: int) -> None:
        said = told(
            frames.SchemaProblems, lambda: frames.won_revenue(DEALS, mapping={"amount": "acv"})
        )
        assert '{"amount": {"column": "acv", "currency": "EUR"}}' in said[lang]
        assert '{"amount": {"column": "acv", "currency": {"column": "…"}}}' in said[lang]
        assert frames.won_revenue(DEALS, mapping=IN_EUROS)["value"].item() == 1.0

    def test_an_amount_that_lacks_as_well_is_not_named_in_it(self) -> None:
        said, _ = told(frames.SchemaProblems, lambda: frames.won_revenue(DEALS))
        assert '{"amount": {"column": "…", "currency": "EUR"}}' in said

    def test_a_probability_says_how_it_is_written(self) -> None:
        mapping = IN_EUROS | {"probability": "win_pct"}
        both = told(MappingProblems, lambda: frames.weighted_pipeline(DEALS, mapping=mapping))
        for said in both:
            assert '"as": "share"' in said
            assert '"as": "percent"' in said

    def test_both_ways_to_write_it_are_named(self) -> None:
        mapping = IN_EUROS | {"probability": {"column": "win_pct", "as": "pct"}}
        said, _ = told(MappingProblems, lambda: frames.weighted_pipeline(DEALS, mapping=mapping))
        assert "use one of: 'percent', 'share'" in said

    def test_percentages_that_are_read_as_shares_are_named(self) -> None:
        mapping = IN_EUROS | {"probability": {"column": "win_pct", "as": "share"}}
        answer: Any = frames.measurements(frames.weighted_pipeline(DEALS, mapping=mapping))
        assert answer["EUR"].reason == "out_of_bounds"
        assert "the probabilities that weigh them" in answer["EUR"].explain()
        assert "de kansen waarmee ze worden gewogen" in answer["EUR"].explain("nl")

    def test_a_number_in_the_place_of_a_column(self) -> None:
        mapping = OF_A_FILE | {"interval_months": 1}
        both = told(
            MappingProblems, lambda: frames.mrr_changes(SUBSCRIPTIONS, "2026-Q1", mapping=mapping)
        )
        assert 'write the name of the column that holds it, "…", or {"column": "…"}' in both[0]
        assert "1 is geen kolom en geen object" in both[1]


class TestDerivedRows:
    @pytest.mark.parametrize(
        ("metric", "name"),
        [
            ("customer_churn", "customer_periods"),
            ("mrr", "mrr_changes"),
            ("time_in_stage", "stage_spells"),
            ("stage_conversion", "funnel_of_log"),
            ("pipeline_age", "ages_since_created"),
            ("marketing_sourced", "attributed_deals"),
            ("slippage", "expected_closes"),
            ("pushed_opportunities", "close_date_changes"),
            ("quota_attainment", "quota_results"),
        ],
    )
    def test_what_makes_them_is_a_function_of_frames(self, metric: str, name: str) -> None:
        ask = getattr(frames, metric)
        for words in told(frames.SchemaProblems, lambda: ask(pl.DataFrame())):
            assert f"salesterms.frames.{name}()" in words
            assert f"salesterms.metrics.{name}()" not in words
        assert name in dir(frames)

    def test_what_only_records_make_is_told_of_records(self) -> None:
        said, _ = told(frames.SchemaProblems, lambda: frames.lead_conversion(pl.DataFrame()))
        assert "salesterms.metrics.lead_outcomes()" in said

    def test_they_need_no_mapping_again(self) -> None:
        rows = frames.mrr_changes(SUBSCRIPTIONS, "2026-Q1", mapping=OF_A_FILE)
        both = told(MappingProblems, lambda: frames.mrr(rows, mapping=OF_A_FILE))
        assert "need no mapping=" in both[0]
        assert "hoeven geen mapping=" in both[1]
        named = {"account": "Customer"}
        both = told(frames.SchemaProblems, lambda: frames.mrr(rows, mapping=named))
        assert "leave account out of mapping=" in both[0]
        assert "laat account weg uit mapping=" in both[1]
        other = {"start": {"column": "start", "locale": "nl"}}
        assert (
            "need no mapping="
            not in told(MappingProblems, lambda: frames.mrr(rows, mapping=other))[0]
        )

    def test_a_key_is_named_once(self) -> None:
        said, _ = told(
            MappingProblems, lambda: frames.check(DEALS, mapping={"accoun": "x"} | OF_A_FILE)
        )
        assert "use one of: account, amount" in said

    def test_the_period_of_revenue_needs_no_name(self) -> None:
        by_name = frames.mrr_changes(SUBSCRIPTIONS, period="2026-Q1", mapping=OF_A_FILE)
        assert frames.mrr_changes(SUBSCRIPTIONS, "2026-Q1", mapping=OF_A_FILE).equals(by_name)


class TestGroups:
    def test_the_column_of_a_field_is_grouped_by_under_the_name_of_the_field(self) -> None:
        mapping = {"owner": "rep"}
        both = told(UnknownField, lambda: frames.close_ratio(DEALS, by="rep", mapping=mapping))
        assert both[0] == "Cannot group by 'rep', which is read as 'owner': use that name"
        assert (
            both[1]
            == "Kan niet groeperen op 'rep', dat wordt gelezen als 'owner': gebruik die naam"
        )
        with pytest.raises(UnknownField) as caught:
            frames.close_ratio(DEALS, by="rep", mapping=mapping)
        assert str(pickle.loads(pickle.dumps(caught.value))) == both[0]

    def test_a_column_of_amounts_is_read_as_nothing_to_group_by(self) -> None:
        said, _ = told(UnknownField, lambda: frames.close_ratio(DEALS, by="acv", mapping=IN_EUROS))
        assert "read as" not in said
        assert "'currency'" in said

    def test_no_field_is_offered_that_has_no_column(self) -> None:
        spells = frames.stage_spells(LOG, case="deal", order="number")
        said, _ = told(UnknownField, lambda: frames.time_in_stage(spells, by="plan"))
        assert "'case'" not in said
        assert "'deal'" in said
        said, _ = told(UnknownField, lambda: frames.close_ratio(DEALS, by="x"))
        assert "'currency'" not in said


class TestLogs:
    def test_zoned_instants_of_a_log_become_those_of_utc(self) -> None:
        zoned = LOG.with_columns(pl.col("at").dt.replace_time_zone("Europe/Amsterdam"))
        both = told(
            frames.SchemaProblems, lambda: frames.stage_spells(zoned, case="deal", order="number")
        )
        assert "convert to UTC and drop the zone" in both[0]
        assert "reken om naar UTC" in both[1]
        assert "make dates of them" not in both[0]

    def test_those_of_a_deal_become_dates(self) -> None:
        zoned = DEALS.with_columns(closed=pl.lit(MIDNIGHT).dt.replace_time_zone("Europe/Amsterdam"))
        said, _ = told(frames.SchemaProblems, lambda: frames.close_ratio(zoned, period="2026"))
        assert "make dates of them in the zone of your books" in said

    def test_stages_and_policy_say_where_they_are(self) -> None:
        def ask(stages: Any, policy: Any = None) -> Callable[[], Any]:
            return lambda: frames.funnel_of_log(LOG, stages, policy, case="deal", order="number")

        for stages, error in (("sales", BadArgument), (5, WrongArgument)):
            for said in told(error, ask(stages)):
                assert "FunnelStages" in said
                assert "salesterms.metrics" in said
                assert "'funnel', 'aida', 'hubspot', 'demand'" in said
        for said in told(WrongArgument, ask("demand")):
            assert "FunnelPolicy(skips=Skips.PASSED, entries=Entries.FIRST)" in said


class TestNames:
    def test_a_name_of_records_says_so(self) -> None:
        with pytest.raises(
            AttributeError, match=r"of records only, salesterms\.metrics\.funnel_con"
        ):
            frames.funnel_conversion  # noqa: B018 - to ask for it is enough

    def test_a_name_of_nobody_is_told_what_it_looks_like(self) -> None:
        with pytest.raises(AttributeError, match="nearest: close_ratio"):
            frames.close_rate  # noqa: B018 - to ask for it is enough
        with pytest.raises(AttributeError) as caught:
            frames.xyzzy  # noqa: B018 - to ask for it is enough
        assert "nearest" not in str(caught.value)


class TestArguments:
    @pytest.mark.parametrize("sources", [{"fair"}, ["fair"], ("fair",), iter(["fair"])])
    def test_sources_are_any_texts(self, sources: Any) -> None:
        deals = pl.DataFrame(
            {
                "id": ["D-1", "D-2"],
                "status": ["won", "won"],
                "created": [date(2026, 1, 1)] * 2,
                "closed": [date(2026, 2, 1)] * 2,
                "source": ["fair", "call"],
            }
        )
        touches = pl.DataFrame({"deal": ["D-1"], "at": [date(2026, 1, 1)], "marketing": [True]})
        rows = frames.attributed_deals(deals, touches, marketing_sources=sources)
        assert rows.sort("id")["by_source"].to_list() == ["yes", "no"]

    def test_one_text_is_no_list_of_them(self) -> None:
        both = told(
            WrongArgument,
            lambda: frames.attributed_deals(DEALS, DEALS, marketing_sources="fair"),
        )
        assert "give a set or a list of texts" in both[0]
        assert "geef een set of een lijst van teksten" in both[1]

    def test_the_day_of_rates_may_be_text(self) -> None:
        past = pl.DataFrame(
            {
                "status": ["won", "lost"],
                "closed": [date(2024, 1, 5), date(2024, 3, 5)],
                "path": ["New", "New"],
            }
        )
        mapping = {"stages_reached": {"column": "path", "separator": ";"}}
        found = frames.stage_rates(past, as_of="2024-01-31", mapping=mapping)
        assert found == frames.stage_rates(past, as_of=date(2024, 1, 31), mapping=mapping)
        assert dict(found.left_out) == {"undecided": 1}
        told(BadArgument, lambda: frames.stage_rates(past, as_of="soon", mapping=mapping))
