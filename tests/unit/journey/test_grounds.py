"""Why a journey stands where it stands."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from salesterms.facts import Evidence, Facts, Stance, UnknownFact
from salesterms.journey import Journey, deal_view

Day = Callable[[float], datetime]
Said = Callable[..., Evidence]


@pytest.fixture
def journey(cam: Journey, day: Day, said: Said) -> Journey:
    records = (said("budget", 1), said("budget", 2), said("interest", 1, value="engaged"))
    return (
        cam.with_(*records)
        .advance("accept_by_sales", at=day(2))
        .advance("convert", at=day(3))
        .advance("open_deal", at=day(4))
        .advance("hold", at=day(5))
        .advance("sign_contract", at=day(6))
        .advance("sign_contract", at=day(7))
    )


class TestGrounds:
    def test_a_position_rests_on_the_event_that_moved_it(self, journey: Journey, day: Day) -> None:
        standing, deal = journey.why().of("standing"), journey.why().of("deal")

        assert (standing.names, standing.since, standing.event) == (
            ("converted",),
            day(3),
            "convert",
        )
        assert (deal.names, deal.since, deal.event) == (("held",), day(5), "hold")
        assert deal.called is not None
        assert deal.called.nl == "in de wacht zetten"

    def test_a_position_that_never_moved_rests_on_nothing(self, journey: Journey) -> None:
        customer = journey.why().of("customer")

        assert (customer.since, customer.event, customer.given) == (None, None, False)

    def test_an_effect_stands_since_it_changed_something(self, journey: Journey, day: Day) -> None:
        assert journey.why().of("contract").since == day(6)
        assert journey.why().of("sales_accepted").event == "accept_by_sales"

    def test_a_fact_rests_on_its_evidence(self, journey: Journey, day: Day) -> None:
        budget = journey.why().of("budget")

        assert budget.why is not None
        assert [piece.at for piece in budget.why.decided] == [day(2)]
        assert budget.since == day(1)
        assert (budget.names, budget.event) == (("stated",), None)

    def test_a_fact_that_was_given_says_so(self, journey: Journey) -> None:
        means = journey.why().of("means")

        assert (means.given, means.since, means.why) == (True, None, None)
        assert not journey.why().of("interest").given

    def test_evidence_that_changes_nothing_has_no_since(self, cam: Journey, said: Said) -> None:
        interest = cam.with_(said("interest", 1, value="explicit")).why().of("interest")

        assert interest.since is None
        assert interest.why is not None

    def test_a_moment_knows_nothing_of_what_came_later(self, journey: Journey, day: Day) -> None:
        early = journey.why(as_of=day(1))

        assert early.stage == "new/none/never"
        assert early.of("standing").since is None
        assert early.of("budget").why is not None
        assert early == journey.why(as_of=day(1).astimezone(ZoneInfo("Europe/Amsterdam")))
        assert early != journey.why()

    def test_what_is_refuted_is_told(self, journey: Journey, day: Day, said: Said) -> None:
        gone = journey.with_(said("budget", 8, level=None, stance=Stance.REFUTED))

        assert gone.why().of("budget").names == ("none",)
        assert gone.why().of("budget").since == day(8)

    def test_an_unknown_fact_is_refused(self, journey: Journey) -> None:
        with pytest.raises(UnknownFact):
            journey.why().of("budgte")

    def test_of_the_forgotten_only_events_are_told(self, journey: Journey, day: Day) -> None:
        gone = journey.forget(at=day(9)).why()

        assert gone.of("deal").event == "hold"
        assert gone.of("budget").why is None
        assert gone.of("budget").names == gone.of("budget").fact.names
        assert all(ground.why is None for ground in gone.facts.values())
        assert "budget" not in gone.explain()


class TestInWords:
    def test_in_english(self, journey: Journey) -> None:
        assert journey.why().explain().splitlines() == [
            "Stage converted/held/never",
            "standing: converted, since 2026-03-04 09:00 UTC, by: convert",
            "deal: deal on hold, since 2026-03-06 09:00 UTC, by: put on hold",
            "customer: never a customer, from the start",
            "interest: explicit interest",
            "  2026-03-02 09:00 UTC, holds, engaged, stated, a person: decides",
            "means: has the means to buy (checked), known from the start",
            "sales_accepted: accepted by sales, since 2026-03-03 09:00 UTC, by: sales accepts",
            "budget: has a budget (stated), since 2026-03-02 09:00 UTC",
            "  2026-03-03 09:00 UTC, holds, stated, a person: decides",
            "  2026-03-02 09:00 UTC, holds, stated, a person: set aside, something later decides",
            "contract: contract signed, since 2026-03-07 09:00 UTC, by: contract signed",
        ]

    def test_in_dutch(self, journey: Journey, day: Day) -> None:
        assert journey.why(as_of=day(1.5)).explain("nl").splitlines() == [
            "Fase new/none/never op 2026-03-02 21:00 UTC",
            "positie: nieuw, vanaf het begin",
            "deal: geen deal, vanaf het begin",
            "klant: nooit klant geweest, vanaf het begin",
            "interesse: expliciete interesse",
            "  2026-03-02 09:00 UTC, geldt, engaged, volgens opgave, een persoon: beslist",
            "heeft de middelen om te kopen (gecontroleerd), vanaf het begin bekend",
            "heeft een budget (volgens opgave), sinds 2026-03-02 09:00 UTC",
            "  2026-03-02 09:00 UTC, geldt, volgens opgave, een persoon: beslist",
        ]

    def test_of_evidence_that_changed_nothing(self, cam: Journey, said: Said) -> None:
        journey = cam.with_(said("interest", 1, value="explicit"))

        assert journey.why().of("interest").text() == (
            "interest: explicit interest\n"
            "  2026-03-02 09:00 UTC, holds, explicit, stated, a person: decides"
        )

    def test_of_a_fact_that_nothing_is_known_about(self, journey: Journey) -> None:
        assert journey.why().of("talked").text("nl").endswith(", niets vastgelegd")


def test_what_is_unknown_is_said_in_one_word() -> None:
    journey = Journey.begin(person="P-1", deal="D-1", facts=Facts(means=("stated", "checked")))

    why = journey.why()
    assert why.of("budget").text() == "budget: unknown, nothing on record"
    assert why.of("budget").text("nl") == "heeft een budget: onbekend, niets vastgelegd"
    assert " or " in why.of("means").text()
    assert "  need: unknown" in deal_view([journey], "D-1").explain().splitlines()
