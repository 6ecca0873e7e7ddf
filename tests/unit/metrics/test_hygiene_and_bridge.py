"""What is wrong with open deals, and the bridge between two snapshots."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from salesterms import (
    Category,
    Money,
    Opportunities,
    Opportunity,
    Ratio,
)
from salesterms.criteria import OutOfBounds
from salesterms.errors import SalesTermsError, WrongArgument
from salesterms.metrics import (
    BadArgument,
    FindingKind,
    HygienePolicy,
    Movement,
    PipelineFinding,
    close_date_changes,
    expected_closes,
    pipeline_bridge,
    pipeline_findings,
)

JAN, FEB, MAR, APR = (date(2024, month, 1) for month in (1, 2, 3, 4))
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
        rows = [deal(status=Category.WON, closed=MAR), deal("D-2", created=APR)]
        found = pipeline_findings(rows, HygienePolicy(**POLICY), as_of=MAR)
        assert (found.examined, found.clean.defined) == (0, False)
        assert dict(found.not_examined) == {"closed": 1, "not_created_yet": 1}
        assert "undefined" in repr(found)
        assert found._repr_html_().count("not examined") == 2

    def test_a_later_activity_hides_whether_a_deal_was_stale(self) -> None:
        whole: dict[str, Any] = {
            "owner": "Ann",
            "created": JAN,
            "expected_close": APR,
            "contacts": ("P-1",),
        }
        rows = [
            deal(name, last_activity=day, extras={"step": "call"}, **whole)
            for name, day in (("D-1", MAR), ("D-2", MAR + timedelta(days=1)))
        ]
        found = pipeline_findings(rows, HygienePolicy(**POLICY), as_of=MAR)
        assert [(one.deal, one.kind) for one in found.found] == [
            ("D-2", FindingKind.ACTIVITY_UNKNOWN)
        ]
        assert found.clean == Ratio(1, 2)

    def test_what_was_closed_later_has_no_record_to_examine(self) -> None:
        rows = [
            deal("D-1", status=Category.WON, closed=APR),
            deal("D-2", status=Category.LOST),
            deal("D-3", status=Category.WON, closed=MAR),
        ]
        found = pipeline_findings(rows, HygienePolicy(**POLICY), as_of=MAR)
        assert (found.examined, found.found) == (0, ())
        assert dict(found.not_examined) == {"closed": 1, "closed_later": 1, "no_close_date": 1}

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
