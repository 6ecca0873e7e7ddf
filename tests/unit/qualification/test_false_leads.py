"""Handed to sales as a chance that was none: judged by what was known when it was handed over."""

from datetime import UTC, datetime, timedelta

import pytest

from salesterms.facts import Evidence, Facts, Level, Maker, MakerKind
from salesterms.journey import Journey, NotJourneys
from salesterms.qualification import FALSE_LEADS, UnknownFramework, false_leads

START = datetime(2026, 1, 1, 9, tzinfo=UTC)
BY = Maker(kind=MakerKind.HUMAN)
STRICT = "qualified_opportunity.strict"
MARKS = Facts(contact_details="direct", target_group="checked", permission="yes", interest="buying")
CHANCE = MARKS.with_(need="proven", budget="checked", authority="proven")


def day(number: int) -> datetime:
    return START + timedelta(days=number)


def handed(facts: Facts, person: str = "P-1") -> Journey:
    return Journey.begin(person=person, facts=facts).advance("accept_by_sales", at=day(3))


def test_worthless_addresses_are_found_and_a_chance_is_not() -> None:
    address = Facts(contact_details="general", source="bought", interest="engaged")

    outcome = false_leads(STRICT, [handed(address), handed(CHANCE, "P-2")])

    assert [(one.person, one.at) for one in outcome.found] == [("P-1", day(3))]
    assert outcome.excluded == {"qualified_then": 1}
    assert outcome.rows == 2
    assert "002:16" in outcome.explain()
    assert outcome.explain("nl").splitlines()[-1] == (
        "  Niet gevonden: 1 gekwalificeerd bij het doorspelen"
    )


def test_what_is_not_known_is_no_bubble() -> None:
    outcome = false_leads(STRICT, [handed(MARKS), Journey.begin(person="P-3")])

    assert outcome.counted == 0
    assert outcome.excluded == {"perhaps_qualified": 1, "not_handed_over": 1}


def test_what_was_found_out_later_makes_no_chance_of_what_was_none() -> None:
    felt = handed(CHANCE.with_(budget="assumed"))
    later = Evidence(fact="budget", level=Level.CHECKED, at=day(9), by=BY)

    assert false_leads(STRICT, [felt.with_(later)]).counted == 1


def test_only_hand_overs_up_to_the_moment_count_and_each_of_them_does() -> None:
    twice = handed(CHANCE.with_(budget="assumed")).advance("recycle", at=day(5))
    twice = twice.advance("accept_by_sales", at=day(8))

    assert len(false_leads(STRICT, [twice]).found) == 2
    assert len(false_leads(STRICT, [twice], as_of=day(7)).found) == 1
    assert false_leads(STRICT, [twice], as_of=day(1)).excluded == {"not_handed_over": 1}


def test_of_no_journeys_nothing_is_found_and_anything_else_is_refused() -> None:
    assert false_leads("bant", []).rows == 0
    assert FALSE_LEADS.parameter == "framework"
    with pytest.raises(NotJourneys):
        false_leads("bant", "P-1")  # type: ignore[arg-type]
    with pytest.raises(UnknownFramework):
        false_leads("bnat", [])
