"""What a framework finds: how each requirement stands, how old that is, and who said so."""

import pickle
from datetime import UTC, datetime, timedelta

import pytest
from situations import facts_of

from salesterms.errors import Text, WrongArgument
from salesterms.facts import (
    BUDGET,
    CATALOGUE,
    CONTACT_DETAILS,
    DEAL,
    INTEREST,
    MARKETING_ACCEPTED,
    NEED,
    PERMISSION,
    POSITIVE_CHECK,
    SALES_ACCEPTED,
    SOURCE,
    STANDING,
    TALKED,
    URGENCY,
    Evidence,
    Facts,
    Level,
    Maker,
    MakerKind,
    NoRecord,
    NotAnInstant,
    NotEvidence,
    OtherCatalogue,
    Stance,
    UnknownFact,
    yes_or_no,
)
from salesterms.journey import Journey
from salesterms.qualification import (
    Assessment,
    ExpiryProblems,
    Framework,
    Fulfilment,
    NeedsAsOf,
    Requirement,
    UnknownRequirement,
    Verdict,
    assess,
    compare,
    data_standards,
    every_framework,
    framework,
    nurture_questions,
    qualified_opportunity_lenient,
    qualified_opportunity_strict,
)

START = datetime(2026, 1, 1, 9, tzinfo=UTC)
ANN = Maker(kind=MakerKind.HUMAN, name="Ann")
FORM = Maker(kind=MakerKind.SYSTEM)
MODEL = Maker(kind=MakerKind.MODEL)


def day(number: int) -> datetime:
    return START + timedelta(days=number)


def said(fact: str, level: str, at: int = 0, value: str | None = None, **given: object) -> Evidence:
    whole: dict[str, object] = {"by": ANN, **given}
    return Evidence(fact=fact, value=value, level=Level(level), at=day(at), **whole)  # type: ignore[arg-type]


def denied(fact: str, at: int = 0, value: str | None = None, **given: object) -> Evidence:
    whole: dict[str, object] = {"by": ANN, "stance": Stance.REFUTED, **given}
    return Evidence(fact=fact, value=value, at=day(at), **whole)  # type: ignore[arg-type]


def asking(**when: object) -> Framework:
    """A framework that asks these criteria."""
    return Framework(
        id="ours",
        title=Text("Ours", "Van ons"),
        outcome=Text("fine", "goed"),
        requirements=[
            Requirement(id=name, text=Text(name, name), ask=Text("So?", "Dus?"), when=one)  # type: ignore[arg-type]
            for name, one in when.items()
        ],
    )


def hows(found: Assessment) -> dict[str, str]:
    return {one.requirement.id: one.fulfilment.value for one in found.findings}


class TestOneRequirement:
    def test_evidence_below_its_level_never_satisfies(self) -> None:
        record = [said("budget", "stated"), said("need", "checked"), said("authority", "assumed")]

        strict = assess(qualified_opportunity_strict, record, as_of=day(1))
        lenient = assess(qualified_opportunity_lenient, record, as_of=day(1))

        three = ("need", "budget", "authority")
        assert [strict[one].fulfilment.value for one in three] == ["below", "below", "below"]
        assert [lenient[one].fulfilment.value for one in three] == ["met", "met", "below"]
        assert (strict["budget"].level, strict["budget"].level_needed) == (
            Level.STATED,
            Level.CHECKED,
        )

    def test_a_feeling_makes_no_fact_and_a_rung_too_low_is_not_enough(self) -> None:
        felt = [said("permission", "assumed"), said("interest", "stated", value="engaged")]

        found = assess("lead", felt, as_of=day(1))

        assert hows(found) == {
            "contact_details": "missing",
            "target_group": "unknown",
            "wish": "below",
            "permission": "unknown",
        }

    def test_what_is_unknown_is_not_a_fail_and_what_nobody_recorded_may_be_one(self) -> None:
        found = assess("bant", [])

        assert found.verdict is Verdict.OPEN
        assert set(hows(found).values()) == {"unknown"}
        assert assess("prospect", []).verdict is Verdict.NOT_YET

    def test_what_was_refuted_or_withdrawn_is_refuted(self) -> None:
        gone = denied("permission", 2, stance=Stance.WITHDRAWN, by=FORM)
        record = [said("permission", "stated"), gone, denied("positive_check")]

        assert assess("lead", record, as_of=day(3))["permission"].fulfilment == "refuted"
        checked = assess("prospect", record, as_of=day(3))
        assert checked["check"].fulfilment == "refuted"
        assert checked.verdict is Verdict.REFUTED

    def test_what_is_said_again_after_it_was_refuted_is_below_and_no_longer_refuted(self) -> None:
        record = [
            said("budget", "proven"),
            denied("budget", 1),
            said("budget", "stated", 2),
        ]

        found = assess(asking(budget=BUDGET.at_least("checked")), record, as_of=day(3))

        assert found["budget"].fulfilment is Fulfilment.BELOW

    def test_of_a_ladder_what_denies_a_rung_refutes_it_and_leaves_those_below(self) -> None:
        framework = asking(direct=CONTACT_DETAILS.at_least("direct"))
        record = [said("contact_details", "stated", value="direct")]

        wrong = [*record, denied("contact_details", 1, value="direct")]

        assert assess(framework, record).verdict is Verdict.QUALIFIED
        assert assess(framework, wrong).verdict is Verdict.REFUTED
        assert assess(framework, [said("contact_details", "stated", value="general")]).verdict is (
            Verdict.NOT_YET
        )

    def test_another_source_refutes_and_a_position_that_events_move_can_still_move(self) -> None:
        framework = asking(source=SOURCE.is_("marketing"), standing=STANDING.is_("converted"))

        found = assess(framework, [said("source", "stated", value="bought")])

        assert hows(found) == {"source": "refuted", "standing": "missing"}

    def test_what_is_past_what_is_asked_or_asked_not_to_be_is_refuted(self) -> None:
        framework = asking(
            little=INTEREST.is_("engaged"), none=INTEREST.is_("engaged", "none") | DEAL.is_("open")
        )
        not_one = asking(not_talked=~TALKED.holds, never=~(TALKED.holds | PERMISSION.holds))

        found = assess(framework, Facts(interest="buying"))
        other = assess(not_one, Facts(talked="yes", permission="no"))

        assert hows(found) == {"little": "refuted", "none": "missing"}
        assert hows(other) == {"not_talked": "refuted", "never": "refuted"}

    def test_of_several_parts_that_must_hold_the_worst_counts_and_of_choices_the_best(self) -> None:
        every = NEED.at_least("checked") & BUDGET.at_least("checked")
        either = NEED.at_least("checked") | BUDGET.at_least("checked")

        def how(**given: str) -> list[str]:
            found = assess(asking(every=every, either=either), Facts(**given))
            return list(hows(found).values())

        assert how() == ["unknown", "unknown"]
        assert how(need="checked") == ["unknown", "met"]
        assert how(need="stated") == ["below", "unknown"]
        assert how(need="stated", budget="none") == ["refuted", "below"]
        assert how(need="none", budget="none") == ["refuted", "refuted"]
        assert how(need="checked", budget="proven") == ["met", "met"]

    def test_it_can_be_certain_of_the_whole_without_being_certain_of_a_part(self) -> None:
        whole = BUDGET.is_("stated") | BUDGET.at_least("checked")
        either = Facts(budget=("stated", "checked"))

        assert hows(assess(asking(whole=whole), either)) == {"whole": "met"}
        assert hows(assess(asking(neither=~whole), either)) == {"neither": "missing"}

    def test_a_question_that_only_asks_to_find_out_is_met_by_either_answer(self) -> None:
        record = [denied("budget"), said("need", "assumed"), denied("urgency")]

        found = assess(nurture_questions, record, as_of=day(1))

        assert hows(found) == {
            "need": "met",
            "urgency": "met",
            "progress": "unknown",
            "stakeholders": "unknown",
            "budget": "met",
        }
        assert found.verdict is Verdict.OPEN
        assert [one.requirement.id for one in found.next] == ["progress", "stakeholders"]
        assert "products and services" in found.next[0].text()
        assert "uitzoeken" in found.explain("nl")


class TestFactsAlone:
    def test_they_have_levels_without_dates_and_makers(self) -> None:
        found = assess("bant", Facts(need="proven", budget="assumed"), as_of=day(1))

        need = found["need"]
        assert (need.level, need.at, need.age, need.days) == (Level.PROVEN, None, None, None)
        assert need.supports[0].makers == ()
        assert "of unknown age" in need.text()
        assert "onbekend hoe oud" in need.text("nl")

    def test_what_is_given_as_not_so_is_refuted_where_no_record_would_leave_it_open(self) -> None:
        assert hows(assess("bant", Facts(budget="none", urgency="no"))) == {
            "budget": "refuted",
            "authority": "unknown",
            "need": "unknown",
            "timing": "refuted",
        }

    def test_facts_of_another_catalogue_are_refused_and_those_of_a_wider_one_taken(self) -> None:
        plain = Text("no member", "geen lid")
        member = yes_or_no("member", "member", "lid", negation=plain, no_record=NoRecord.UNKNOWN)
        wider = CATALOGUE.with_(member)
        framework = Framework(
            id="ours",
            title=Text("Ours", "Van ons"),
            outcome=Text("fine", "goed"),
            requirements=[
                Requirement(
                    id="member", text=Text("m", "l"), ask=Text("m?", "l?"), when=member.holds
                )
            ],
            catalogue=wider,
        )

        assert assess("bant", Facts(wider, need="stated", member="yes"))["need"].met
        assert assess(framework, Facts(wider, member="yes")).qualified
        assert assess(framework, [said("member", "stated")]).qualified
        both = [said("member", "stated"), said("need", "stated")]
        assert assess("bant", both, catalogue=wider)["need"].met
        with pytest.raises(UnknownFact):
            assess("bant", both)
        with pytest.raises(OtherCatalogue):
            assess(framework, Facts(need="stated"))


class TestAge:
    def test_it_is_exact_from_the_evidence_that_decides_about_what_is_needed(self) -> None:
        record = [said("budget", "checked"), said("budget", "stated", 50)]
        strict, lenient = (
            assess(asking(budget=BUDGET.at_least(rung)), record, as_of=day(60) + timedelta(hours=7))
            for rung in ("checked", "stated")
        )

        assert strict["budget"].age == timedelta(days=60, hours=7)
        assert strict["budget"].days == 60
        assert lenient["budget"].age == timedelta(days=10, hours=7)
        assert strict["budget"].level is lenient["budget"].level is Level.CHECKED

    def test_of_several_that_must_hold_the_oldest_counts_and_of_choices_the_youngest(self) -> None:
        every, either = NEED.holds & BUDGET.holds, NEED.holds | BUDGET.holds
        record = [said("need", "stated", 1), said("budget", "stated", 5)]

        found = assess(asking(every=every, either=either), record, as_of=day(7))

        assert [one.days for one in found.findings] == [6, 2]

    def test_without_a_moment_nothing_has_an_age_and_everything_counts(self) -> None:
        found = assess("bant", [said("need", "stated", 900)])

        assert found["need"].met
        assert (found["need"].at, found["need"].age) == (day(900), None)
        assert found.ahead == ()
        assert "By all that is on record" in found.explain()

    def test_who_said_so_is_told_by_its_kind_and_a_model_is_capped_at_stated(self) -> None:
        read = said("need", "proven", by=MODEL, note="secret")
        checked = said("need", "proven", 1, by=MODEL, checked_by=ANN)

        capped = assess(asking(need=NEED.at_least("proven")), [read], as_of=day(2))
        found = assess(asking(need=NEED.at_least("proven")), [read, checked], as_of=day(2))

        assert capped["need"].fulfilment is Fulfilment.BELOW
        assert capped["need"].supports[0].capped
        assert "by a model; counts as stated until a person checks it" in capped.explain()
        assert found["need"].met
        assert "1 day old; by a model; checked by a person" in found.explain()
        assert "Ann" not in found.explain() + capped.explain("nl")
        assert "secret" not in found.explain() + capped.explain("nl")

    def test_two_makers_of_one_instant_are_both_named(self) -> None:
        record = [said("need", "stated", by=FORM), said("need", "stated")]

        [support] = assess(asking(need=NEED.holds), record, as_of=day(0))["need"].supports

        assert support.makers == (MakerKind.HUMAN, MakerKind.SYSTEM)
        assert support.text().endswith("0 days old; by a person and a system")

    def test_an_event_establishes_and_has_its_date(self) -> None:
        begun = Journey.begin(person="P-1", facts=Facts(interest="engaged"))
        cam = begun.advance("accept_by_marketing", at=day(3))

        finding = assess("marketing_qualified_lead", cam, as_of=day(10))["criteria"]

        assert (finding.met, finding.at, finding.days) == (True, day(3), 7)
        assert finding.level is Level.PROVEN
        assert "by an event: " in finding.text()
        assert finding.row["by"] == "an event"


class TestExpiry:
    RECORD = (said("budget", "checked"), said("need", "proven", 80))

    def test_evidence_older_than_its_expiry_counts_no_longer(self) -> None:
        framework = asking(budget=BUDGET.at_least("checked"))

        def at(number: int) -> tuple[str, str]:
            found = assess(framework, self.RECORD, as_of=day(number), expiry={"budget": 90})
            return found["budget"].fulfilment.value, found.verdict.value

        assert at(90) == ("met", "qualified")
        assert at(91) == ("stale", "open")
        late = assess(framework, self.RECORD, as_of=day(91), expiry={"budget": 90})
        assert late["budget"].days == 91
        assert "too old: budget" in late.explain()
        assert "counts for 90 days at most" in late.explain()
        assert [one.requirement.id for one in late.next] == ["budget"]

    def test_of_two_terms_the_shorter_one_counts(self) -> None:
        framework = asking(budget=BUDGET.holds).evolve(id="ours", expires={"budget": 30})

        def how(**given: object) -> tuple[str, int | None]:
            found = assess(framework, self.RECORD, as_of=day(40), **given)["budget"]  # type: ignore[arg-type]
            return found.fulfilment.value, found.expires

        assert how() == ("stale", 30)
        assert how(expiry={"budget": 60}) == ("stale", 30)
        assert how(expiry={"budget": 10, "need": 1}) == ("stale", 10)

    def test_what_was_refuted_long_ago_is_no_longer_known_either(self) -> None:
        record = [denied("budget"), denied("positive_check"), said("budget", "assumed", 0, by=FORM)]
        framework = asking(budget=BUDGET.at_least("checked"), check=POSITIVE_CHECK.holds)
        terms = {"budget": 30, "positive_check": 30}

        now = assess(framework, record[:2], as_of=day(30), expiry=terms)
        later = assess(framework, record[:2], as_of=day(31), expiry=terms)

        assert set(hows(now).values()) == {"refuted"}
        assert set(hows(later).values()) == {"stale"}
        assert later.verdict is Verdict.OPEN

    def test_what_is_left_counts_and_nothing_becomes_certain_by_growing_old(self) -> None:
        record = [
            said("interest", "stated", 0, value="buying"),
            said("interest", "stated", 50, value="engaged"),
        ]
        framework = asking(
            buying=INTEREST.at_least("buying"),
            engaged=INTEREST.at_least("engaged"),
        )
        none = asking(none=~INTEREST.at_least("buying"))

        found, other = (
            assess(one, record, as_of=day(60), expiry={"interest": 30}) for one in (framework, none)
        )

        assert hows(found) == {"buying": "stale", "engaged": "met"}
        assert hows(other) == {"none": "stale"}

    def test_what_has_no_date_is_not_known_to_be_young_enough(self) -> None:
        cam = Journey.begin(facts=Facts(budget="checked", need="none"))

        for of in (cam, Facts(budget="checked", need="none")):
            found = assess("bant", of, as_of=day(1), expiry={"budget": 30, "need": 30})
            assert found["budget"].fulfilment is Fulfilment.UNKNOWN
            assert found["need"].fulfilment is Fulfilment.UNKNOWN

    def test_what_was_given_and_goes_further_than_the_evidence_has_no_date(self) -> None:
        begun = Journey.begin(facts=Facts(interest="explicit"))
        cam = begun.with_(said("interest", "stated", value="engaged"))
        framework = asking(explicit=INTEREST.at_least("explicit"), shown=INTEREST.holds)

        plain = assess(framework, cam, as_of=day(9))
        aged = assess(framework, cam, as_of=day(9), expiry={"interest": 30})

        assert [(one.met, one.days) for one in plain.findings] == [(True, None), (True, 9)]
        assert hows(aged) == {"explicit": "unknown", "shown": "met"}

    def test_events_expire_too(self) -> None:
        begun = Journey.begin(facts=Facts(interest="engaged"))
        cam = begun.advance("accept_by_marketing", at=day(3))
        framework = asking(marketing=MARKETING_ACCEPTED.holds, sales=SALES_ACCEPTED.holds)
        terms = {"marketing_accepted": 30, "sales_accepted": 30}

        assert hows(assess(framework, cam, as_of=day(33), expiry=terms)) == {
            "marketing": "met",
            "sales": "missing",
        }
        assert hows(assess(framework, cam, as_of=day(34), expiry=terms)) == {
            "marketing": "stale",
            "sales": "missing",
        }

    def test_an_answer_that_is_too_old_must_be_found_out_again(self) -> None:
        record = [said("need", "stated")]

        found = assess(nurture_questions, record, as_of=day(40), expiry={"need": 30})

        assert found["need"].fulfilment is Fulfilment.STALE

    def test_a_moment_is_needed_and_terms_that_say_something(self) -> None:
        with pytest.raises(NeedsAsOf, match="'budget' expires"):
            assess("bant", [], expiry={"budget": 90})
        with pytest.raises(NeedsAsOf):
            assess(asking(need=NEED.holds).evolve(id="ours", expires={"need": 9}), [])
        with pytest.raises(ExpiryProblems) as caught:
            assess("bant", [], as_of=day(1), expiry={"budgte": 0, "need": -1, "budget": 30})
        with pytest.raises(WrongArgument):
            assess("bant", [], as_of=day(1), expiry=[90])  # type: ignore[arg-type]

        assert [(one.code, one.path) for one in caught.value.problems] == [
            ("unknown_fact", "expiry['budgte']"),
            ("bad_expiry", "expiry['budgte']"),
            ("bad_expiry", "expiry['need']"),
        ]
        assert "budget" in caught.value.text("nl")
        assert pickle.loads(pickle.dumps(caught.value)).text() == caught.value.text()


class TestAllOfThem:
    def test_opposite_evidence_leaves_it_open_and_is_told(self) -> None:
        record = [said("budget", "checked"), denied("budget", by=FORM)]

        found = assess("bant", record, as_of=day(1))

        assert found["budget"].fulfilment is Fulfilment.UNKNOWN
        assert found["budget"].supports[0].opposed
        [conflict] = found.conflicts
        assert conflict.fact == BUDGET
        assert "opposite statements at one instant leave it open" in found.explain()
        assert "tegengestelde uitspraken op één moment" in found.explain("nl")

    def test_what_comes_after_the_moment_plays_no_part_and_is_told(self) -> None:
        record = [said("budget", "checked", 5)]

        found = assess("bant", record, as_of=day(1))

        assert found["budget"].fulfilment is Fulfilment.UNKNOWN
        assert found.ahead == (record[0],)
        assert "After this moment, and left out:\n  budget: 2026-01-06" in found.explain()
        assert found == assess("bant", [], as_of=day(1))

    def test_a_refutation_counts_before_what_is_missing_and_that_before_what_is_unknown(
        self,
    ) -> None:
        missing = Facts(permission="yes")
        known = missing.with_(target_group="checked", interest="inquiring")

        assert assess("lead", missing).verdict is Verdict.NOT_YET
        assert assess("lead", missing.with_(permission="no")).verdict is Verdict.REFUTED
        assert assess("lead", known.with_(contact_details="direct")).qualified
        open_ = Facts(contact_details="direct", interest="inquiring")
        assert assess("lead", open_).verdict is Verdict.OPEN
        assert assess("lead", open_).reason == Text(
            "unknown: target group confirmed, permission to follow up",
            "onbekend: doelgroep bevestigd, toestemming voor opvolging",
        )

    def test_what_no_fact_carries_leaves_it_open_and_the_rest_has_its_own_verdict(self) -> None:
        found = assess("meddicc", Facts(deciders_identified="yes", need="stated"))

        assert found.verdict is Verdict.OPEN
        assert found.carried_verdict is Verdict.QUALIFIED
        assert found.counts == {"met": 2, "not_carried": 5}
        assert "by the facts alone, without what no fact carries: qualified" in found.explain()
        assert {one.worth for one in found.next} == {0}
        assert found.next[0].settles == ()
        nothing = Framework(
            id="ours",
            title=Text("Ours", "Van ons"),
            outcome=Text("fine", "goed"),
            requirements=[Requirement(id="a", text=Text("a", "a"), ask=Text("a?", "a?"))],
        )
        assert assess(nothing, []).carried_verdict is None
        assert assess(nothing, []).verdict is Verdict.OPEN

    def test_what_usually_belongs_to_it_is_asked_and_decides_nothing(self) -> None:
        found = assess(
            "lead_qualification",
            Facts(interest="engaged", ideal_profile="stated", budget="stated", authority="stated"),
        )

        assert found.qualified
        assert found.explain().splitlines()[:3] == [
            "Lead qualification (000): qualified: a promising lead",
            "Reason: all 4 requirements are met",
            "By all that is on record; 4 of 4 requirements met",
        ]
        assert found["need"].fulfilment is Fulfilment.UNKNOWN
        assert "does not decide" in found.explain()
        assert [one.requirement.id for one in found.next] == ["need", "pain_points", "likelihood"]

    def test_the_question_that_may_settle_most_comes_first(self) -> None:
        found = assess("qualified_opportunity.strict", [])

        assert [(one.requirement.id, int(one.worth)) for one in found.next][:3] == [
            ("purchase_interest", 2),
            ("contact_details", 1),
            ("target_group", 1),
        ]

    def test_a_weight_of_your_own_puts_a_question_first(self) -> None:
        heavy = Requirement(
            id="need", text=Text("n", "b"), ask=Text("n?", "b?"), when=NEED.holds, worth=5
        )
        ours = qualified_opportunity_strict.evolve(id="ours", add=[heavy], drop=["need"])

        assert assess(ours, []).next[0].requirement.id == "need"

    def test_one_answer_may_settle_a_question_that_only_asks_to_find_out(self) -> None:
        both = nurture_questions.evolve(
            id="ours",
            add=[
                Requirement(
                    id="checked",
                    text=Text("budget checked", "budget gecontroleerd"),
                    ask=Text("Which?", "Welk?"),
                    when=BUDGET.at_least("checked") & SOURCE.is_("own") & ~PERMISSION.holds,
                )
            ],
        )

        found = assess(both, Facts(source="own", permission="no"))

        first = found.next[0]
        assert (first.requirement.id, first.settles) == ("checked", ("budget", "checked"))

    def test_what_was_refuted_is_not_asked_again(self) -> None:
        found = assess("bant", [denied("budget")])

        assert "budget" not in [one.requirement.id for one in found.next]

    def test_a_forgotten_person_is_told_as_such(self) -> None:
        cam = Journey.begin(person="P-1").with_(said("need", "stated")).forget(at=day(1))

        found = assess("bant", cam, as_of=day(2))

        assert found.forgotten
        assert found["need"].fulfilment is Fulfilment.UNKNOWN
        assert "The person was forgotten" in found.explain()

    def test_rows_are_plain_data(self) -> None:
        cam = Journey.begin(person="P-1").with_(said("budget", "checked"))
        rows = assess("bant", cam, as_of=day(3)).to_rows()

        assert rows[0] == {
            "framework": "bant",
            "person": "P-1",
            "requirement": "budget",
            "fulfilment": "met",
            "required": "yes",
            "level": "checked",
            "level_needed": "stated",
            "at": "2026-01-01T09:00:00+00:00",
            "days": 3,
            "by": "a person",
            "cites": None,
            "ask": None,
        }
        assert rows[1]["ask"] == "Who decides about this purchase?"
        assert {row["fulfilment"] for row in rows} == {"met", "unknown"}

    def test_it_survives_a_pickle_names_nobody_and_knows_its_requirements(self) -> None:
        cam = Journey.begin(person="P-1").with_(said("budget", "checked"))
        found = assess("bant", cam, as_of=day(3))

        assert pickle.loads(pickle.dumps(found)) == found
        assert "P-1" not in repr(found) + str(found)
        with pytest.raises(UnknownRequirement, match="'budget'"):
            found["budgte"]

    @pytest.mark.parametrize("one", every_framework(), ids=lambda one: one.id)
    def test_every_framework_speaks_both_languages_of_anything(self, one: Framework) -> None:
        for of in (Facts(), facts_of(20), [said("need", "stated")]):
            found = assess(one, of)
            for lang in ("en", "nl"):
                assert found.explain(lang).count("\n") >= len(one.requirements)

    def test_anything_else_is_refused(self) -> None:
        for wrong in ("P-1", {"budget": "checked"}, 5, [5]):
            with pytest.raises(NotEvidence):
                assess("bant", wrong)  # type: ignore[arg-type]
        with pytest.raises(NotAnInstant):
            assess("bant", Facts(), as_of="2026-01-01")  # type: ignore[arg-type]


class TestWorkedCases:
    def test_a_list_selected_on_the_profile_is_fit_alone(self) -> None:
        facts = facts_of(3)

        fit = assess("contact.definitions", facts)
        assert [fit[one].met for one in ("target_group", "ideal_profile", "means")] == [True] * 3
        assert fit["interest"].fulfilment is Fulfilment.MISSING
        # Assumed is not confirmed (002:41).
        assert assess("lead", facts)["target_group"].fulfilment is Fulfilment.BELOW

    def test_a_card_dropped_for_a_pen_is_no_lead(self) -> None:
        found = assess("lead", Facts(contact_details="general", source="general"))

        assert found.verdict is Verdict.NOT_YET
        assert hows(found) == {
            "contact_details": "below",
            "target_group": "unknown",
            "wish": "missing",
            "permission": "unknown",
        }

    def test_a_form_without_permission_is_no_lead_of_002(self) -> None:
        facts = facts_of(5)
        refused = [denied("permission", by=FORM)]

        assert not assess("lead", facts).qualified
        assert not assess("lead", facts)["permission"].met
        assert assess("lead", refused)["permission"].fulfilment is Fulfilment.REFUTED
        assert assess("lead", [])["permission"].fulfilment is Fulfilment.UNKNOWN

    def test_a_lead_without_phone_and_e_mail_is_enriched_first_and_junk_where_that_fails(
        self,
    ) -> None:
        poor = Facts(data_complete="no")

        first, later = assess("data_standards", poor), poor.with_(enrichment_failed="yes")

        assert first.verdict is Verdict.NOT_YET
        assert first.next[0].text() == (
            "What is your full name, and on which number or address do we reach you?"
            " (may help: enrich the data)"
        )
        junk = assess(data_standards, later)
        assert junk.verdict is Verdict.REFUTED
        assert hows(junk) == {"complete": "missing", "not_junk": "refuted"}
        assert assess(data_standards, later.with_(data_complete="yes")).qualified

    @pytest.mark.parametrize(
        ("number", "strict", "lenient"),
        [(13, False, False), (14, True, True), (15, False, False), (20, True, True)],
    )
    def test_a_budget_that_is_felt_makes_no_verkoopkans(
        self, number: int, strict: bool, lenient: bool
    ) -> None:
        facts = facts_of(number)

        assert assess(qualified_opportunity_strict, facts).qualified is strict
        assert assess(qualified_opportunity_lenient, facts).qualified is lenient

    def test_a_felt_budget_stands_below_and_is_the_only_thing_in_the_way(self) -> None:
        found = assess(qualified_opportunity_strict, facts_of(13))

        assert found.counts == {"met": 7, "below": 1}
        assert found.reason.en == "not enough: a budget that was checked"

    def test_who_wants_to_buy_and_has_no_means_is_a_lead_and_no_contact(self) -> None:
        record = [
            said("means", "stated"),
            denied("means", 1),
            said("interest", "stated", value="buying"),
        ]

        assert assess("contact.definitions", record)["means"].fulfilment is Fulfilment.REFUTED
        assert assess("lead", facts_of(22)).qualified
        assert not assess("contact.definitions", facts_of(22)).qualified


class TestComparing:
    def test_there_is_a_row_for_each_framework(self) -> None:
        record = (one for one in [said("budget", "checked"), said("need", "stated")])

        found = compare(record, ["bant", "meddicc"], as_of=day(1), expiry={"budget": 30})

        assert [(row["framework"], row["verdict"], row["met"]) for row in found.to_rows()] == [
            ("bant", "open", 2),
            ("meddicc", "not_yet", 1),
        ]
        assert found.to_rows()[1]["carried_verdict"] == "not_yet"
        assert str(found).splitlines()[0] == "Frameworks: 2, as of 2026-01-02 09:00 UTC"
        assert "oordeel" in found.explain("nl")

    def test_of_none_there_are_no_rows(self) -> None:
        assert compare(Facts(), []).to_rows() == []
        assert compare(Facts(), [], as_of=day(1)) != compare(Facts(), [])
        assert compare(Facts(), []).explain().splitlines()[0].startswith("Frameworks: 0")
        with pytest.raises(WrongArgument):
            compare(Facts(), "bant")


class TestNegations:
    def test_that_not_both_are_so_is_as_young_as_the_latest_that_shows_it(self) -> None:
        old, new = datetime(2020, 1, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC)
        by = Maker(kind=MakerKind.HUMAN)
        denied = [
            Evidence(fact="need", stance=Stance.REFUTED, at=old, by=by),
            Evidence(fact="urgency", stance=Stance.REFUTED, at=new, by=by),
        ]
        as_of = datetime(2026, 1, 1, tzinfo=UTC)
        for when in (~(NEED.holds & URGENCY.holds), ~NEED.holds | ~URGENCY.holds):
            one = Requirement(id="r", text=Text("r", "r"), ask=Text("r?", "r?"), when=when)
            ours = Framework(
                id="o", title=Text("o", "o"), outcome=Text("o", "o"), requirements=(one,)
            )
            assert assess(ours, denied, as_of=as_of)["r"].days == 365


class TestFactsOfOnesOwn:
    def test_a_journey_is_judged_with_evidence_about_them_beside_it(self) -> None:
        no = Text("does not visit us", "bezoekt ons niet")
        visits = yes_or_no(
            "visits", "visits us", "bezoekt ons", negation=no, no_record=NoRecord.UNKNOWN
        )
        wider = CATALOGUE.with_(visits)
        ask = Text("Have you looked?", "Heb je gekeken?")
        seen = Requirement(id="seen", text=Text("seen", "gezien"), ask=ask, when=visits.holds)
        ours = framework("bant").evolve(id="ours", add=[seen], catalogue=wider)
        at, by = datetime(2026, 1, 1, tzinfo=UTC), Maker(kind=MakerKind.SYSTEM)
        cam = Journey.begin(person="P-1", facts=Facts(interest="explicit"))
        cam = cam.with_(Evidence(fact="budget", level=Level.CHECKED, at=at, by=by))

        without = assess(ours, cam)
        assert without["seen"].fulfilment is Fulfilment.UNKNOWN
        assert without["budget"].fulfilment is assess("bant", cam)["budget"].fulfilment
        told = Evidence(fact="visits", value="yes", level=Level.STATED, at=at, by=by)
        assert assess(ours, cam, beside=[told])["seen"].fulfilment is Fulfilment.MET
        assert assess(ours, cam, as_of=at, beside=[told])["seen"].days == 0
        assert assess(ours, cam.forget(at=at), beside=[])["seen"].fulfilment is Fulfilment.UNKNOWN
