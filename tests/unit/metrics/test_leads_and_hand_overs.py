"""Leads and hand-overs: rows from journeys and records, and what the metrics give at the edges."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from salesterms import (
    Money,
    Ratio,
    acceptance_rate,
    cost_per_lead,
    lead_conversion,
    rejection_rate,
    speed_to_lead,
    time_to_answer,
)
from salesterms.entities import (
    HandOver,
    HandOverAnswer,
    Initiator,
    Touch,
    TouchChannel,
    Weekday,
    WorkingCalendar,
    WorkingHours,
)
from salesterms.errors import SalesTermsError, WrongArgument
from salesterms.facts import Facts
from salesterms.journey import Happened, Journey
from salesterms.metrics import (
    BadArgument,
    HandOverOutcome,
    LeadOutcome,
    LeadStanding,
    MissingArgument,
    hand_over_outcomes,
    lead_outcomes,
)
from salesterms.results import Status
from salesterms.vocabularies import UnknownWord, four_types

#: A Friday, an hour before the office closes.
FRIDAY = datetime(2024, 3, 1, 15, tzinfo=UTC)
OFFICE = WorkingCalendar(
    zone="Europe/Amsterdam",
    hours=tuple(
        WorkingHours(weekday=day, opens="09:00", closes="17:00") for day in tuple(Weekday)[:5]
    ),
)
SPEND = Money(1000, "EUR")


def handed(answer: HandOverAnswer | None = None, **changes: Any) -> HandOver:
    """A lead that was handed over on Friday, and answered on Monday at ten if at all."""
    given: dict[str, Any] = {
        "lead": "P-1",
        "from_team": "marketing",
        "to_team": "sales",
        "at": FRIDAY,
        "answer": answer,
        "answered_at": FRIDAY + timedelta(days=2, hours=18) if answer else None,
        "reason": "no budget" if answer is HandOverAnswer.REJECTED else None,
    }
    return HandOver(**{**given, **changes})


def keen(person: str | None = "P-1") -> Journey:
    """The journey of a lead that sales accepts a week after Friday."""
    begun = Journey.begin(person=person, facts=Facts(interest="explicit"))
    return begun.advance("accept_by_sales", at=FRIDAY + timedelta(days=7))


def outcomes(*journeys: Journey, **more: Any) -> tuple[LeadOutcome, ...]:
    """Leads that qualify as an SQL of text 003."""
    return lead_outcomes(journeys, four_types, "SQL", zone="Europe/Amsterdam", **more)


def lead(**changes: Any) -> LeadOutcome:
    """A lead that did not qualify."""
    given: dict[str, Any] = {
        "id": "P-1",
        "standing": LeadStanding.NOT_QUALIFIED,
        "created": date(2024, 3, 1),
        **changes,
    }
    return LeadOutcome(**given)


class TestHandOvers:
    """Rows of hand-overs, and what becomes of them."""

    def test_a_row_has_elapsed_and_working_time(self) -> None:
        [row] = hand_over_outcomes(
            [handed(HandOverAnswer.ACCEPTED, id="H-9")], zone="UTC", calendar=OFFICE
        )
        assert (row.id, row.handed, row.answered) == ("H-9", date(2024, 3, 1), date(2024, 3, 4))
        assert row.seconds == 66 * 3600
        assert row.working_seconds == 2 * 3600

    def test_time_to_answer_is_an_exact_number_of_hours(self) -> None:
        soon = FRIDAY + timedelta(minutes=20)
        given = [
            handed(HandOverAnswer.ACCEPTED, answered_at=soon),
            handed(HandOverAnswer.ACCEPTED, answered_at=soon + timedelta(minutes=20)),
            handed(HandOverAnswer.REJECTED),
        ]
        rows = hand_over_outcomes(given, zone="UTC", calendar=OFFICE)
        answers = {name: one.value for name, one in time_to_answer.compare(rows).items()}
        assert answers == {
            "mean_elapsed": Fraction(67, 3),
            "median_elapsed": Fraction(2, 3),
            "mean_working": Fraction(1),
            "median_working": Fraction(2, 3),
        }
        assert "gemiddeld aantal uren" in time_to_answer.describe("nl")
        assert str(time_to_answer(rows)).startswith("Time to answer (mean_elapsed): 22.33 hours")

    def test_a_median_of_two_lies_half_way(self) -> None:
        found = time_to_answer.formula(variant="median_elapsed", values=[60, Decimal("120.5")])
        assert found.value == Fraction(361, 4 * 3600)

    def test_without_a_calendar_there_is_no_working_time(self) -> None:
        rows = hand_over_outcomes([handed(HandOverAnswer.ACCEPTED)], zone="UTC")
        measured = time_to_answer(rows, variant="mean_working")
        assert measured.status == Status.UNDEFINED
        assert measured.excluded == {"time_unknown": 1}

    def test_an_answer_at_once_counts_as_0(self) -> None:
        rows = hand_over_outcomes([handed(HandOverAnswer.ACCEPTED, answered_at=FRIDAY)], zone="UTC")
        assert time_to_answer(rows).value == 0

    def test_waiting_is_told_apart_from_rejecting(self) -> None:
        given = [handed(HandOverAnswer.ACCEPTED), handed(HandOverAnswer.REJECTED), handed()]
        rows = hand_over_outcomes(given, zone="UTC")
        assert [row.id for row in rows] == ["1", "2", "3"]
        assert acceptance_rate(rows).value == rejection_rate(rows).value == Ratio(1, 3)
        answered = rejection_rate(rows, variant="of_answered")
        assert answered.value == Ratio(1, 2)
        assert answered.excluded == {"unanswered": 1}

    def test_an_answer_after_the_as_of_date_is_none_yet(self) -> None:
        rows = hand_over_outcomes([handed(HandOverAnswer.ACCEPTED)], zone="UTC")
        assert acceptance_rate(rows, as_of="2024-03-03").value == Ratio(0, 1)
        assert acceptance_rate(rows, as_of="2024-03-04").value == Ratio(1, 1)
        assert acceptance_rate.place(rows[0], as_of="2024-02-29") == "not_handed_over_yet"

    def test_nothing_given_and_nothing_answered_are_undefined(self) -> None:
        waiting = hand_over_outcomes([handed()], zone="UTC")
        assert acceptance_rate([]).status is Status.UNDEFINED
        for metric in (acceptance_rate, rejection_rate):
            assert metric(waiting, variant="of_answered").status is Status.UNDEFINED
        assert time_to_answer(waiting).status is Status.UNDEFINED

    def test_it_is_grouped_by_team_and_reason(self) -> None:
        given = [handed(HandOverAnswer.REJECTED), handed(to_team="senior sales")]
        rows = hand_over_outcomes(given, zone="UTC")
        assert list(rejection_rate(rows, by="reason")) == ["no budget", None]
        assert rejection_rate(rows, by=["from_team", "to_team"]).total.value == Ratio(1, 2)  # type: ignore[union-attr] # there is one


class TestLeads:
    """Rows of leads, and what becomes of them."""

    def test_a_lead_qualifies_when_it_is_first_called_so(self) -> None:
        [row] = outcomes(keen(), created={"P-1": FRIDAY}, owners={"P-1": "Ann"})
        assert (row.standing, row.qualified) == (LeadStanding.QUALIFIED, date(2024, 3, 8))
        assert (row.created, row.owner, row.source) == (date(2024, 3, 1), "Ann", None)

    def test_who_is_called_so_from_the_beginning_has_no_date_of_it(self) -> None:
        begun = Journey.begin(person="P-1", facts=Facts(interest="explicit"))
        [row] = lead_outcomes([begun], four_types, "unqualified", zone="UTC")
        assert (row.standing, row.qualified) == (LeadStanding.QUALIFIED, None)
        [other] = outcomes(begun)
        assert other.standing is LeadStanding.NOT_QUALIFIED

    def test_journeys_of_one_person_are_one_lead(self) -> None:
        later = FRIDAY + timedelta(days=20)
        steps = ("convert", "open_deal", "require_approvals", "approve", "accept_contract")
        deal = keen().with_(
            *(Happened(event=event, at=later) for event in (*steps, "sign_contract", "win"))
        )
        rows = outcomes(keen(), deal, keen(None), keen(None))
        assert [row.id for row in rows] == ["P-1", "journey 3", "journey 4"]
        assert rows[0].won == date(2024, 3, 21)
        assert lead_conversion(rows, variant="to_won").value == Ratio(1, 3)

    def test_a_response_is_the_first_touch_by_a_person_who_sells(self) -> None:
        def touch(number: int, minutes: int, **more: Any) -> Touch:
            at = FRIDAY + timedelta(minutes=minutes)
            given: dict[str, Any] = {"person": "P-1", "initiator": Initiator.SELLER, **more}
            return Touch(id=f"T-{number}", at=at, **given)

        touches = [
            touch(1, -5),
            touch(2, 1, automated=True),
            touch(3, 2, initiator=None, channel=TouchChannel.WEB_FORM),
            touch(4, 3 * 24 * 60),
            touch(5, 90),
            touch(6, 1, person="P-2"),
        ]
        [row] = outcomes(keen(), created={"P-1": FRIDAY}, touches=touches, calendar=OFFICE)
        assert row.response_seconds == 90 * 60
        assert row.response_working_seconds == 60 * 60
        assert speed_to_lead([row]).value == Fraction(3, 2)
        assert speed_to_lead([row], variant="median_working").value == 1
        [plain] = outcomes(keen(), created={"P-1": FRIDAY}, touches=touches)
        unknown = speed_to_lead([plain], variant="mean_working")
        assert unknown.status == Status.UNDEFINED
        assert unknown.excluded == {"time_unknown": 1}
        [unborn] = outcomes(keen(), touches=touches)
        assert speed_to_lead.place(unborn) == "not_responded"
        assert speed_to_lead.place(row, as_of="2024-02-29") == "not_created_yet"

    def test_nobody_responded_is_undefined(self) -> None:
        measured = speed_to_lead([lead()])
        assert measured.status == Status.UNDEFINED
        assert measured.excluded == {"not_responded": 1}

    def test_what_comes_later_has_not_happened(self) -> None:
        row = lead(
            standing=LeadStanding.QUALIFIED, qualified=date(2024, 3, 8), won=date(2024, 4, 1)
        )
        assert lead_conversion.place(row, as_of="2024-03-07") == "not_qualified"
        assert lead_conversion.place(row, variant="to_won", as_of="2024-03-31") == "not_won"
        assert lead_conversion.place(row, variant="qualified_to_won", as_of="2024-04-01") == "won"
        undated = lead(standing=LeadStanding.QUALIFIED)
        assert lead_conversion.place(undated, as_of="2024-03-07") == "no_qualified_date"

    def test_an_unknown_source_is_a_group_of_its_own(self) -> None:
        rows = [lead(source="fair"), lead(id="P-2", standing=LeadStanding.QUALIFIED)]
        found = lead_conversion(rows, by="source")
        assert {key: str(one.value) for key, one in found.items()} == {"fair": "0/1", None: "1/1"}

    def test_a_cost_is_rounded_once_and_says_so(self) -> None:
        measured = cost_per_lead([lead(), lead(id="P-2"), lead(id="P-3")], spend=SPEND)
        assert (measured.value, measured.exact) == (Money("333.33", "EUR"), False)
        assert measured.currency == "EUR"
        assert cost_per_lead([lead()], spend=Money(0, "EUR")).value == Money(0, "EUR")

    def test_no_leads_have_no_cost(self) -> None:
        assert cost_per_lead([], spend=SPEND).reason == "zero_denominator"
        none_qualified = cost_per_lead([lead()], variant="qualified", spend=SPEND)
        assert none_qualified.status is Status.UNDEFINED
        assert lead_conversion([]).status is Status.UNDEFINED

    @pytest.mark.parametrize("variant", list(cost_per_lead.variants))
    @pytest.mark.parametrize("by", ["source", "month", ["owner", "standing"]])
    def test_one_spend_is_not_divided_over_groups(self, variant: str, by: Any) -> None:
        rows = [lead(source="fair"), lead(id="P-2")]
        with pytest.raises(BadArgument, match="with its own spend"):
            cost_per_lead(rows, variant=variant, spend=SPEND, by=by)


BAD: list[tuple[type[SalesTermsError], Any]] = [
    (MissingArgument, lambda: cost_per_lead([lead()])),
    (BadArgument, lambda: cost_per_lead([lead()], spend=Money(-1, "EUR"))),
    (BadArgument, lambda: cost_per_lead([lead()], spend=1000)),
    (UnknownWord, lambda: lead_outcomes([], four_types, "SQLL", zone="UTC")),
    (WrongArgument, lambda: lead_outcomes([], "four_types", "SQL", zone="UTC")),  # type: ignore[arg-type]
    (WrongArgument, lambda: outcomes(1)),  # type: ignore[arg-type]
    (WrongArgument, lambda: outcomes(touches=["T-1"])),
    (WrongArgument, lambda: outcomes(calendar="office")),
    (SalesTermsError, lambda: outcomes(keen(), created={"P-1": date(2024, 3, 1)})),
    (WrongArgument, lambda: hand_over_outcomes([1], zone="UTC")),  # type: ignore[list-item]
    (WrongArgument, lambda: hand_over_outcomes([], zone="UTC", calendar="office")),  # type: ignore[arg-type]
    (SalesTermsError, lambda: hand_over_outcomes([handed()], zone="Mars/Base")),
    (WrongArgument, lambda: lead(created=FRIDAY)),
    (WrongArgument, lambda: lead(response_seconds=60)),
    (WrongArgument, lambda: lead(response_seconds=Decimal("NaN"))),
    (
        WrongArgument,
        lambda: HandOverOutcome(id="", from_team="a", to_team="b", handed=date(2024, 3, 1)),
    ),
]


@pytest.mark.parametrize(("error", "call"), BAD, ids=map(str, range(len(BAD))))
def test_what_cannot_be_is_refused(error: type[SalesTermsError], call: Any) -> None:
    with pytest.raises(error) as refused:
        call()
    assert refused.value.text("nl")
