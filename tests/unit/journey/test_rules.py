"""The rules over event time: what each finds, and an account of all that it does not find."""

import inspect
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from salesterms import Ratio, journey
from salesterms.errors import Text
from salesterms.facts import (
    CATALOGUE,
    Catalogue,
    Evidence,
    Facts,
    Level,
    Maker,
    MakerKind,
    NotAboutFacts,
    NotAnInstant,
    Subject,
    position,
)
from salesterms.journey import (
    RULES,
    BadParameter,
    Journey,
    NotJourneys,
    Outcome,
    buying_journey_done,
    contacts_without_deal,
    leads_become_contacts,
    names_handed_to_sales,
    owner_of,
    prospects_per_contact,
)
from salesterms.lifecycle import Lifecycle, Move, Track
from salesterms.vocabularies import (
    UnknownVocabulary,
    aida,
    four_stages,
    four_types,
    lead_or_bubble,
    linkedin_glossary,
)

DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
WEEK = timedelta(weeks=1)
TO_A_CONTACT = ("accept_by_sales", "convert")
TO_A_DEAL = (*TO_A_CONTACT, "open_deal")
TO_A_SALE = (*TO_A_DEAL, "require_approvals", "approve", "accept_contract", "win")
HUMAN = Maker(kind=MakerKind.HUMAN)
NAME = {"contact_details": "general", "source": "bought"}


def began(person: str | None = None, **facts: Any) -> Journey:
    return Journey.begin(person=person, facts=Facts(**facts))


def after(start: Journey, *events: str, at: datetime = DAY) -> Journey:
    """One event an hour, the last of them at an instant."""
    for number, event in enumerate(events, start=1):
        start = start.advance(event, at=at - timedelta(hours=len(events) - number))
    return start


def lead(person: str | None = None, interest: str = "explicit") -> Journey:
    return began(person, interest=interest)


def said(fact: str, at: datetime, value: str | None = None) -> Evidence:
    return Evidence(fact=fact, value=value, level=Level.STATED, at=at, by=HUMAN)


# --- the table -----------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_is_carried_out_by_the_function_of_its_name(rule: journey.TimeRule) -> None:
    asked = inspect.signature(getattr(journey, rule.name)).parameters
    needed = {
        name
        for name, one in asked.items()
        if one.kind is one.KEYWORD_ONLY and one.default is one.empty
    }

    assert needed - {"as_of"} == ({rule.parameter} if rule.parameter else set())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_says_where_it_stands_in_both_languages(rule: journey.TimeRule) -> None:
    assert rule.cites
    assert rule.explain().endswith(f"({', '.join(rule.cites)})")
    assert rule.text.nl in rule.explain("nl")
    assert rule.takes.nl


def test_every_outcome_has_a_rule() -> None:
    assert {rule.outcome for rule in RULES} == set(Outcome)


# --- alarm ---------------------------------------------------------------------------------------


def test_the_alarm_goes_off_after_whole_elapsed_weeks() -> None:
    contact = after(lead("P-1"), *TO_A_CONTACT)
    due = DAY + 3 * WEEK

    assert contacts_without_deal([contact], weeks=3, as_of=due).counted == 1
    early = contacts_without_deal([contact], weeks=3, as_of=due - timedelta(microseconds=1))
    assert (early.counted, dict(early.excluded)) == (0, {"in_time": 1})


def test_weeks_are_elapsed_whatever_the_zone() -> None:
    contact = after(lead(), *TO_A_CONTACT)
    due = (DAY + WEEK).astimezone(timezone(timedelta(hours=-9)))

    [found] = contacts_without_deal([contact], weeks=1, as_of=due).found

    assert found.elapsed == WEEK


@pytest.mark.parametrize(
    "events",
    [
        TO_A_DEAL,
        (*TO_A_DEAL, "hold"),
        (*TO_A_DEAL, "lose"),
        (*TO_A_DEAL, "lose", "reopen"),
        (*TO_A_DEAL, "lose", "recycle", "reactivate"),
        TO_A_SALE,
    ],
    ids="-".join,
)
def test_a_deal_that_has_begun_raises_no_alarm(events: tuple[str, ...]) -> None:
    outcome = contacts_without_deal([after(lead(), *events)], weeks=1, as_of=DAY + 9 * WEEK)

    assert outcome.excluded == {"deal_begun": 1}


def test_a_deal_that_begins_later_has_not_begun_yet() -> None:
    contact = after(lead(), *TO_A_CONTACT).advance("open_deal", at=DAY + 5 * WEEK)

    assert contacts_without_deal([contact], weeks=4, as_of=DAY + 4 * WEEK).counted == 1
    assert contacts_without_deal([contact], weeks=4, as_of=DAY + 5 * WEEK).counted == 0


def test_who_is_converted_again_counts_from_the_last_time() -> None:
    contact = after(lead(), *TO_A_CONTACT, "recycle", *TO_A_CONTACT)

    [found] = contacts_without_deal([contact], weeks=1, as_of=DAY + WEEK).found

    assert found.at == DAY


@pytest.mark.parametrize("events", [(), ("accept_by_sales",), (*TO_A_CONTACT, "recycle")])
def test_who_is_no_contact_raises_no_alarm(events: tuple[str, ...]) -> None:
    outcome = contacts_without_deal([after(lead(), *events)], weeks=1, as_of=DAY + 9 * WEEK)

    assert outcome.excluded == {"not_a_contact": 1}


def test_a_deal_in_another_journey_of_the_person_will_do() -> None:
    contact, deal = after(lead("P-1"), *TO_A_CONTACT), after(lead("P-1"), *TO_A_DEAL)

    outcome = contacts_without_deal([contact, deal], weeks=1, as_of=DAY + 9 * WEEK)

    assert outcome.excluded == {"deal_begun": 1, "same_person": 1}


def test_the_first_conversion_that_holds_counts() -> None:
    late = after(lead("P-1"), *TO_A_CONTACT, at=DAY + WEEK)

    [found] = contacts_without_deal(
        [late, after(lead("P-1"), *TO_A_CONTACT)], weeks=2, as_of=DAY + 2 * WEEK
    ).found

    assert (found.at, found.person) == (DAY, "P-1")


def test_alarms_stand_in_the_order_of_time_and_name_nobody() -> None:
    people = [after(lead(f"P-{n}"), *TO_A_CONTACT, at=DAY - n * WEEK) for n in range(3)]

    outcome = contacts_without_deal(people, weeks=1, as_of=DAY + WEEK)

    assert [one.person for one in outcome.found] == ["P-2", "P-1", "P-0"]
    assert "P-2" not in repr(outcome)
    assert outcome.explain("nl").splitlines()[1] == "  Gevonden: 3 van 3 trajecten"


def test_an_alarm_accounts_for_everybody() -> None:
    people = [lead(), after(lead(), *TO_A_DEAL), after(lead(), *TO_A_CONTACT)]

    outcome = contacts_without_deal(people, weeks=1, as_of=DAY)

    assert outcome.rows == 3
    assert outcome.explain().splitlines()[1:] == [
        "  Found: 0 of 3 journeys",
        "  Not found: 1 a contact that still has time; 1 a deal has begun; 1 not a contact",
    ]


def test_a_conversion_without_an_instant_is_said() -> None:
    standing = position(
        "standing",
        ("converted", "converted", "geconverteerd"),
        ("junk", "useless", "onbruikbaar"),
        text=Text("standing", "positie"),
        subject=Subject.PERSON,
    )
    ours = Lifecycle(
        name="ours",
        catalogue=Catalogue([standing]),
        tracks=[
            Track(
                name="person",
                axis=standing,
                start="converted",
                closed=("junk",),
                text=Text("person", "persoon"),
                moves=(
                    Move(event="drop", sources=("converted",), target="junk", text=Text("a", "b")),
                    Move(event="back", sources=("junk",), target="converted", text=Text("a", "b")),
                ),
            )
        ],
    )

    outcome = contacts_without_deal([Journey.begin(lifecycle=ours)], weeks=1, as_of=DAY)

    assert outcome.excluded == {"conversion_undated": 1}


def test_a_forgotten_contact_still_counts() -> None:
    gone = after(lead("P-1"), *TO_A_CONTACT).forget(at=DAY)

    assert contacts_without_deal([gone], weeks=1, as_of=DAY + WEEK).counted == 1


@pytest.mark.parametrize("weeks", [0, -1, 1.5, True, "3", None, 10_001])
def test_weeks_that_say_nothing_are_refused(weeks: Any) -> None:
    with pytest.raises(BadParameter, match="'weeks' cannot be"):
        contacts_without_deal([], weeks=weeks, as_of=DAY)


def test_an_alarm_needs_a_moment_and_journeys() -> None:
    when: Any = None
    what: Any = [1]
    with pytest.raises(NotAnInstant):
        contacts_without_deal([], weeks=1, as_of=when)
    with pytest.raises(NotJourneys):
        contacts_without_deal(what, weeks=1, as_of=DAY)
    assert contacts_without_deal([], weeks=1, as_of=DAY).rows == 0


# --- expectations --------------------------------------------------------------------------------


def test_fewer_than_a_tenth_is_as_expected() -> None:
    people = [lead() for _ in range(10)] + [after(lead(), *TO_A_CONTACT)]

    found = leads_become_contacts(people, below=Ratio(1, 10))

    assert found.measurement.value == Ratio(1, 11)
    assert found.met is True
    assert found.explain().endswith("  as expected: expected is less than 1/10 (003:17)")


def test_a_tenth_is_a_warning() -> None:
    people = [lead() for _ in range(9)] + [after(lead(), *TO_A_CONTACT)]

    found = leads_become_contacts(people, below=Decimal("0.1"))

    assert (found.measurement.value, found.met) == (Ratio(1, 10), False)
    assert "Let op: anders dan verwacht" in found.explain("nl")


def test_the_base_is_everybody_who_ever_was_a_lead() -> None:
    people = [
        lead(),  # unqualified
        after(lead(), "accept_by_marketing"),
        after(lead(), "junk"),  # a lead before
        after(lead(), *TO_A_CONTACT, "recycle"),  # a contact before
        after(lead(), *TO_A_SALE, "churn"),
        began(name_and_email="yes", target_group="stated"),
        after(lead(interest="engaged"), *TO_A_CONTACT),
        began(interest=("none", "engaged", "inquiring", "explicit")),
        after(lead(), *TO_A_CONTACT).forget(at=DAY),
    ]

    measured = leads_become_contacts(people, below=Fraction(1, 10)).measurement

    assert measured.value == Ratio(2, 5)
    assert measured.excluded == {"contact_without_being_a_lead": 1, "never_a_lead": 1} | {
        "label_unknown": 2
    }
    assert measured.rows == len(people)


def test_a_lead_may_show_interest_later_and_only_what_was_so_then_counts() -> None:
    shown = after(began(interest="engaged"), "accept_by_sales")
    shown = shown.with_(said("interest", DAY + WEEK, "explicit"))
    contact = shown.advance("convert", at=DAY + 2 * WEEK)

    def counted(as_of: datetime | None) -> tuple[int, Any]:
        found = leads_become_contacts([contact], below=Fraction(1, 2), as_of=as_of).measurement
        return found.counted, found.value

    assert counted(DAY) == (0, None)
    assert counted(DAY + WEEK) == (1, Ratio(0, 1))
    assert counted(DAY + 2 * WEEK) == (1, Ratio(1, 1))
    assert counted(None) == (1, Ratio(1, 1))


def test_several_journeys_of_one_person_count_once() -> None:
    two = [lead("P-1"), after(lead("P-1"), *TO_A_CONTACT)]

    measured = leads_become_contacts(two, below=Ratio(1, 10)).measurement

    assert (measured.value, dict(measured.excluded)) == (Ratio(1, 1), {"same_person": 1})


def test_without_leads_there_is_nothing_to_compare() -> None:
    found = leads_become_contacts([], below=Ratio(1, 10), as_of=DAY)

    assert (found.met, found.measurement.reason) == (None, "zero_denominator")
    assert found.measurement.as_of == date(2026, 3, 2)
    assert "nothing to compare" in found.explain()
    assert "niets te vergelijken" in found.explain("nl")


@pytest.mark.parametrize(
    "below", [0, 2, Ratio(0, 0), Decimal("NaN"), Decimal("Infinity"), 0.1, True, "1/10", None]
)
def test_a_share_that_says_nothing_is_refused(below: Any) -> None:
    with pytest.raises(BadParameter):
        leads_become_contacts([], below=below)


FITS = {"target_group": "stated", "ideal_profile": "stated", "means": "stated"}
CONTACT = {**FITS, "interest": "buying", "requirements_met": "yes"}


def test_prospects_are_counted_beside_contacts() -> None:
    people = [
        *(began(**FITS) for _ in range(5)),
        began(**CONTACT),
        began(**FITS, interest="engaged"),
        began(target_group="none"),
        began(),
        after(began(**CONTACT), "junk"),
    ]

    found = prospects_per_contact(people, times=5)

    assert (found.measurement.value, found.met) == (Fraction(5), True)
    assert found.measurement.excluded == {"another_word": 1, "no_word": 2, "label_unknown": 1}
    assert found.measurement.rows == len(people)
    assert "expected is at least 5 (001:25)" in found.explain()
    assert prospects_per_contact(people, times=Fraction(11, 2)).met is False


def test_the_reading_of_the_text_is_yours_to_choose() -> None:
    seen = began(**CONTACT)

    assert prospects_per_contact([seen], times=2).met is False
    assert prospects_per_contact([seen], times=2, reading="example").met is None
    with pytest.raises(UnknownVocabulary):
        prospects_per_contact([seen], times=2, reading="another")


def test_what_somebody_is_at_a_moment_counts() -> None:
    person = began("P-1", **FITS, requirements_met="yes").with_(said("interest", DAY, "buying"))
    before = DAY - WEEK

    assert prospects_per_contact([person], times=2, as_of=before).measurement.inputs == {
        "prospect": 1,
        "contact": 0,
    }
    assert prospects_per_contact([person, person], times=2).measurement.excluded == {
        "same_person": 1
    }


@pytest.mark.parametrize("times", [1, 0, 1.5, True, Decimal("sNaN"), "2"])
def test_a_factor_that_says_nothing_is_refused(times: Any) -> None:
    with pytest.raises(BadParameter, match="'times' cannot be"):
        prospects_per_contact([], times=times)


@pytest.mark.parametrize(
    "number",
    [
        Decimal("1E+999999999"),
        Decimal("1E-999999999"),
        Decimal("1E+5000"),
        Decimal("1E-5000"),
        Decimal("1." + "1" * 31),
        Fraction(10**31),
        Fraction(1, 10**31),
        Ratio(Decimal("1E-30"), 100),
    ],
    ids=str,
)
def test_a_number_too_long_to_be_shown_is_refused_at_once(number: Any) -> None:
    with pytest.raises(BadParameter, match="at most 30 digits"):
        prospects_per_contact([], times=number)
    with pytest.raises(BadParameter, match="at most 30 digits"):
        leads_become_contacts([], below=number)


@pytest.mark.parametrize("exponent", [-30, 30])
def test_the_longest_number_can_be_shown(exponent: int) -> None:
    number = Decimal(1).scaleb(exponent)
    found = (
        prospects_per_contact([], times=number)
        if exponent > 0
        else leads_become_contacts([], below=number)
    )
    assert str(10**30) in found.explain()
    assert "Fraction" in repr(found)


# --- estimate ------------------------------------------------------------------------------------

PRICES = CATALOGUE["interest"].at_least("specific")


def test_a_clear_signal_means_at_least_two_thirds() -> None:
    done = buying_journey_done(lead(interest="specific"), signal=PRICES)

    assert (done.at_least, done.known) == (Fraction(2, 3), True)
    assert str(done) == "at least 2/3 of the buying journey is done (004:11)"
    assert done.explain("nl").startswith("minstens 2/3 van het kooptraject")


@pytest.mark.parametrize("interest", ["none", "explicit", ("explicit", "specific")])
def test_without_one_nothing_is_guessed(interest: Any) -> None:
    done = buying_journey_done(began(interest=interest), signal=PRICES)

    assert (done.at_least, done.known) == (None, False)
    assert "unknown" in str(done)
    assert done.explain("nl").startswith("onbekend is")


def test_the_signal_may_come_later_and_be_any_criterion() -> None:
    told = began().with_(said("intentions_clear", DAY))
    signal = CATALOGUE["intentions_clear"].holds | PRICES

    assert not buying_journey_done(told, signal=signal, as_of=DAY - WEEK).known
    assert buying_journey_done(told, signal=signal, as_of=DAY).known
    unfit: Any = 7
    with pytest.raises(NotAboutFacts):
        buying_journey_done(told, signal=unfit)


# --- finding -------------------------------------------------------------------------------------


def test_a_naam_that_was_handed_over_is_found() -> None:
    name = after(began("P-1", **NAME, interest="engaged"), "accept_by_sales")

    outcome = names_handed_to_sales([name])

    assert [(one.person, one.at, one.elapsed) for one in outcome.found] == [("P-1", DAY, None)]
    assert outcome.counted == 1


def test_what_was_added_before_lifts_it_and_what_came_later_does_not() -> None:
    start = began("P-1", **NAME, interest="engaged")
    early = start.with_(said("context", DAY - WEEK)).advance("accept_by_sales", at=DAY)
    late = start.advance("accept_by_sales", at=DAY).with_(said("context", DAY + WEEK))

    assert names_handed_to_sales([early]).excluded == {"not_a_name": 1}
    assert names_handed_to_sales([late]).counted == 1


def test_evidence_of_the_very_instant_lifts_it() -> None:
    start = began("P-1", **NAME, interest="engaged")

    handed = start.with_(said("context", DAY)).advance("accept_by_sales", at=DAY)

    assert names_handed_to_sales([handed]).counted == 0


def test_what_follows_in_the_very_instant_does_not_hide_it() -> None:
    name = began("P-1", **NAME, interest="engaged").advance("accept_by_sales", at=DAY)
    deal = name.advance("convert", at=DAY).advance("open_deal", at=DAY)
    junk = name.advance("junk", at=DAY)

    for handed in (deal, junk, deal.advance("hold", at=DAY + WEEK)):
        assert [one.at for one in names_handed_to_sales([handed]).found] == [DAY]


def test_a_deal_in_another_journey_hides_it_only_where_it_came_first() -> None:
    name = after(began("P-1", **NAME, interest="engaged"), "accept_by_sales")
    at_once, before = (
        after(began("P-1", **NAME, interest="engaged"), *TO_A_DEAL, at=at)
        for at in (DAY, DAY - timedelta(days=1))
    )

    assert [one.at for one in names_handed_to_sales([name, at_once]).found][-1] == DAY
    assert DAY not in [one.at for one in names_handed_to_sales([name, before]).found]


def test_who_may_have_been_a_naam_is_left_out() -> None:
    unsure = after(began(contact_details="general", interest="engaged"), "accept_by_sales")

    assert names_handed_to_sales([unsure]).excluded == {"perhaps_a_name": 1}


def test_handed_over_twice_counts_one_person_and_two_findings() -> None:
    twice = after(
        began("P-1", **NAME, interest="engaged"), "accept_by_sales", "recycle", "accept_by_sales"
    )

    outcome = names_handed_to_sales([twice, twice])

    counted, excluded = outcome.counted, dict(outcome.excluded)
    assert (len(outcome.found), counted, excluded) == (2, 1, {"same_person": 1})


def test_once_perhaps_stays_perhaps() -> None:
    start = began("P-1", contact_details="general", interest="engaged")
    again = after(start, "accept_by_sales", "recycle").with_(said("context", DAY + WEEK))
    again = again.advance("accept_by_sales", at=DAY + 2 * WEEK)

    assert names_handed_to_sales([again]).excluded == {"perhaps_a_name": 1}


def test_only_what_happened_by_then_is_found() -> None:
    name = after(began(**NAME, interest="engaged"), "accept_by_sales")

    assert names_handed_to_sales([name], as_of=DAY - WEEK).excluded == {"not_handed_over": 1}
    assert names_handed_to_sales([name], as_of=DAY).counted == 1
    assert names_handed_to_sales([lead()]).excluded == {"not_handed_over": 1}
    assert names_handed_to_sales([]).rows == 0


# --- owner ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("person", "vocabulary", "owner"),
    [
        (began(name_and_email="yes", target_group="stated"), four_types, "marketing"),
        (after(lead(), *TO_A_CONTACT), four_types, "sales"),
        (began(**NAME), lead_or_bubble, "the marketing function"),
        (after(lead(), *TO_A_SALE), linkedin_glossary, "account manager"),
    ],
)
def test_a_term_has_its_owner(person: Journey, vocabulary: Any, owner: str) -> None:
    found = owner_of(person, vocabulary)

    assert found.owner is not None
    assert found.owner.en == owner
    assert str(found).startswith(f"{owner}, as ")


def test_a_deal_has_an_owner_of_its_own() -> None:
    person = began(**CONTACT, talked="yes", suitable="yes")
    found = owner_of(after(person, *TO_A_DEAL), four_stages.definitions, subject=Subject.DEAL)

    assert found.explain("nl") == "accountmanager, als opportunity"


def test_the_owner_changes_in_time() -> None:
    contact = after(lead(), *TO_A_CONTACT)

    assert str(owner_of(contact, four_types)) == "sales, as contact"
    assert owner_of(contact, four_types, as_of=DAY - WEEK).owner is None


def test_of_several_words_every_owner_is_possible() -> None:
    unsure = began(**FITS, interest="buying")

    found = owner_of(unsure, four_stages.definitions)

    assert found.owner is None
    assert str(found).startswith("sales or sales and marketing, as contact or lead;")


@pytest.mark.parametrize(
    ("vocabulary", "said"),
    [
        (four_types, "four_types has no word for it, and so no owner: a naam has a name and"),
        (aida, "aida names no owner for 'interesse'"),
    ],
)
def test_without_a_word_or_an_owner_nobody_is_named_and_it_says_why(
    vocabulary: Any, said: str
) -> None:
    found = owner_of(began(interest="engaged", target_group="none"), vocabulary)

    assert (found.owner, found.owners) == (None, ())
    assert found.explain().startswith(said)


def test_of_a_lead_it_says_that_this_word_has_no_owner() -> None:
    sure = owner_of(began(interest="explicit"), four_types)
    unsure = owner_of(began(interest=("inquiring", "explicit"), target_group="none"), four_types)

    assert str(sure) == "four_types names no owner for 'lead / unqualified'"
    assert sure.explain("nl") == "four_types noemt geen eigenaar voor 'lead / unqualified'"
    assert str(unsure).startswith("four_types names no owner for lead / unqualified or no word")


def test_a_term_without_an_owner_has_that_of_its_broader_term() -> None:
    sql, wider = four_types.named("SQL")[0], four_types.named("lead")[0]
    owners = {sql: None, wider: Text("marketing", "marketing")}
    rows = [evolve(row, owner=owners[row]) if row in owners else row for row in four_types.rows]
    ours = evolve(four_types, rows=tuple(rows))

    found = owner_of(after(lead(), "accept_by_sales"), ours)

    assert found.owner is not None
    assert (found.label.word, found.owner.en) == ("SQL", "marketing")
