"""What the texts ask of touches: every reading is carried out, and every touch accounted for."""

import pickle
from datetime import UTC, datetime
from typing import Any

import pytest
from attrs import evolve

import salesterms.entities
from salesterms import Evidence, Facts, Journey, Level, Maker
from salesterms.entities import (
    TOUCH_REASONS,
    TOUCH_RULES,
    Audience,
    Initiator,
    Personalisation,
    Touch,
    TouchChannel,
    TouchFindings,
    UnknownReading,
    automated_mail,
    automated_one_to_one,
    cold_calls,
    personalisation_rises,
)
from salesterms.errors import Text, WrongArgument
from salesterms.facts import Catalogue, MakerKind, OtherCatalogue, Subject, position
from salesterms.journey import NotJourneys
from salesterms.lifecycle import Lifecycle, Move, Track

SELLER, BUYER = Initiator.SELLER, Initiator.BUYER
PHONE, EMAIL = TouchChannel.PHONE, TouchChannel.EMAIL
SAME, TOUCHED, SEGMENT, INDIVIDUAL = Personalisation
HUMAN = Maker(kind=MakerKind.HUMAN)
FIT = {"target_group": "checked", "ideal_profile": "checked", "means": "checked"}


def at(day: int) -> datetime:
    return datetime(2026, 3, day, 9, tzinfo=UTC)


def touch(day: int, person: str = "P-1", **more: Any) -> Touch:
    given: dict[str, Any] = {
        "id": f"T-{day}-{person}",
        "person": person,
        "at": at(day),
        "initiator": SELLER,
    }
    return Touch(**{**given, **more})


def said(day: int, fact: str, value: str) -> Evidence:
    return Evidence(fact=fact, value=value, level=Level.STATED, at=at(day), by=HUMAN)


def cam(contact_from: int = 10, **facts: str) -> Journey:
    """A prospect of text 001 who is a contact from a day on, by the definitions."""
    begun = Journey.begin(person="P-1", facts=Facts(**{**FIT, **facts}))
    return begun.with_(
        said(contact_from, "interest", "buying"), said(contact_from, "requirements_met", "yes")
    )


def accounted(found: TouchFindings, rows: int) -> bool:
    return all(
        one.counted + sum(one.excluded.values()) == one.rows == rows for one in found.readings
    )


def test_every_rule_is_carried_out_by_the_function_of_its_name() -> None:
    for rule in TOUCH_RULES:
        assert callable(getattr(salesterms.entities, rule.name))
        assert rule.cites
        for lang in ("en", "nl"):
            assert rule.explain(lang)
            assert all(one.explain(lang) for one in rule.readings)


@pytest.mark.parametrize("rule", TOUCH_RULES, ids=lambda rule: rule.name)
def test_of_no_touches_nothing_is_found(rule: Any) -> None:
    more: dict[str, Any] = {"journeys": []} if rule.parameter else {}
    found = getattr(salesterms.entities, rule.name)([], **more)

    assert found.rule == rule
    assert found.objecting == ()
    assert accounted(found, 0)
    with pytest.raises(UnknownReading):
        found.by("none of these")


# --- personalisation -----------------------------------------------------------------------------


def rising(*touches: Touch, journeys: list[Journey] | None = None) -> TouchFindings:
    found = personalisation_rises(touches, journeys=[cam()] if journeys is None else journeys)
    assert accounted(found, len(touches))
    return found


def test_a_contact_who_gets_what_every_prospect_got_is_a_finding() -> None:
    first, later = touch(2, personalisation=SEGMENT), touch(12, personalisation=SEGMENT)
    one = rising(later, first).by("definitions")

    assert [(each.touch, each.beside) for each in one.found] == [(later.id, first.id)]
    assert one.excluded == {"prospect": 1}


def test_falling_is_a_finding_and_rising_is_none() -> None:
    touches = (
        touch(2, personalisation=TOUCHED),
        touch(3, personalisation=SEGMENT),
        touch(4, personalisation=SAME),
        touch(12, personalisation=TOUCHED),
        touch(13, personalisation=INDIVIDUAL),
    )
    one = rising(*touches).by("definitions")

    assert [(each.touch, each.beside) for each in one.found] == [("T-12-P-1", "T-3-P-1")]
    assert one.excluded == {"prospect": 3, "risen": 1}


def test_at_the_top_nothing_can_rise() -> None:
    found = rising(touch(2, personalisation=INDIVIDUAL), touch(12, personalisation=INDIVIDUAL))

    assert found.by("definitions").excluded == {"prospect": 1, "at_the_top": 1}


def test_a_contact_who_got_nothing_as_a_prospect_has_nothing_to_compare() -> None:
    assert rising(touch(12, personalisation=SAME)).by("definitions").excluded == {
        "nothing_before": 1
    }


def test_by_the_story_of_cam_nobody_is_a_contact_before_a_talk() -> None:
    touches = touch(2, personalisation=SEGMENT), touch(12, personalisation=SEGMENT)

    assert rising(*touches).objecting == ("definitions",)
    talked = cam().with_(said(10, "talked", "yes"))
    assert rising(*touches, journeys=[talked]).objecting == ("definitions", "example")


def test_a_lead_is_between_and_the_sentence_does_not_speak_of_leads() -> None:
    lead = Journey.begin(person="P-1", facts=Facts(**FIT)).with_(said(5, "interest", "engaged"))
    one = rising(
        touch(2, personalisation=SEGMENT), touch(7, personalisation=SEGMENT), journeys=[lead]
    ).by("definitions")

    assert one.excluded == {"prospect": 1, "another_word": 1}


def test_what_cannot_be_judged_is_left_out_with_its_reason() -> None:
    touches = (
        touch(2, initiator=BUYER, personalisation=SAME),
        touch(3, initiator=None, personalisation=SAME),
        touch(4),
        touch(5, "P-2", personalisation=SAME),
        touch(6, "P-3", personalisation=SAME),
    )
    unknown = Journey.begin(person="P-3")
    one = rising(*touches, journeys=[cam(), unknown]).by("definitions")

    assert one.found == ()
    assert one.excluded == {
        "by_the_buyer": 1,
        "initiator_unknown": 1,
        "no_journey": 1,
        "personalisation_unknown": 1,
        "label_unknown": 1,
    }


def test_touches_of_one_instant_are_not_compared() -> None:
    by_day = [touch(2, personalisation=SEGMENT), touch(2, personalisation=SAME, id="T-0")]

    assert rising(*by_day).by("definitions").excluded == {"prospect": 2}


# --- automated mail ------------------------------------------------------------------------------

NEWSLETTER = touch(2, channel=EMAIL, automated=True, audience=Audience.MANY)
NAAM = {"name_and_email": "yes", "target_group": "assumed"}


def mailed(*touches: Touch, **facts: Any) -> TouchFindings:
    journeys = [Journey.begin(person="P-1", facts=Facts(**facts))] if facts else []
    found = automated_mail(touches, journeys=journeys)
    assert accounted(found, len(touches))
    return found


def test_002_objects_to_a_newsletter_without_permission_and_003_allows_it_to_a_naam() -> None:
    found = mailed(NEWSLETTER, permission="no", **NAAM)

    assert found.objecting == ("permission",)
    (one,) = found.by("permission").found
    assert one.touch == NEWSLETTER.id
    assert one.others == {"names": "a_naam"}
    assert found.by("names").excluded == {"a_naam": 1}


def test_with_permission_no_text_objects() -> None:
    found = mailed(NEWSLETTER, permission="yes", interest="explicit")

    assert found.by("permission").excluded == {"permission_given": 1}
    assert found.by("names").excluded == {"not_said": 1}


def test_permission_of_which_nothing_is_known_is_no_yes() -> None:
    found = mailed(NEWSLETTER)

    assert found.by("permission").excluded == {"permission_unknown": 1}
    assert found.by("names").excluded == {"not_said": 1}
    perhaps = mailed(NEWSLETTER, name_and_email="yes")
    assert perhaps.by("names").excluded == {"perhaps_a_naam": 1}


def test_a_form_without_permission_does_not_open_the_way_for_mail() -> None:
    asked = Facts(name_and_email="yes", interest="inquiring", permission="no")
    found = automated_mail([NEWSLETTER], journeys=[Journey.begin(person="P-1", facts=asked)])

    assert [one.touch for one in found.by("permission").found] == [NEWSLETTER.id]


def test_what_is_no_automated_mail_of_ours_is_left_out() -> None:
    touches = [
        evolve(NEWSLETTER, id="T-1", channel=PHONE),
        evolve(NEWSLETTER, id="T-2", channel=None),
        evolve(NEWSLETTER, id="T-3", automated=False),
        evolve(NEWSLETTER, id="T-4", automated=None),
        evolve(NEWSLETTER, id="T-5", initiator=BUYER),
        evolve(NEWSLETTER, id="T-6", initiator=None),
    ]
    expected = {
        "by_the_buyer": 1,
        "initiator_unknown": 1,
        "other_channel": 1,
        "channel_unknown": 1,
        "not_automated": 1,
        "automation_unknown": 1,
    }
    assert [one.excluded for one in mailed(*touches).readings] == [expected, expected]


# --- automation with one person ------------------------------------------------------------------


def test_automation_with_one_person_is_avoided_as_the_text_stands_or_disclosed() -> None:
    mails = [
        evolve(NEWSLETTER, id=f"T-{number}", audience=Audience.ONE, disclosed=disclosed)
        for number, disclosed in enumerate((True, False, None))
    ]
    found = automated_one_to_one(mails)

    assert accounted(found, 3)
    assert [one.touch for one in found.by("avoided").found] == ["T-0", "T-1", "T-2"]
    assert [one.touch for one in found.by("disclosed").found] == ["T-1"]
    assert found.by("disclosed").excluded == {"disclosed": 1, "disclosure_unknown": 1}
    assert found.by("disclosed").found[0].others == {"avoided": "found"}


def test_to_many_it_is_what_automation_is_for() -> None:
    found = automated_one_to_one([NEWSLETTER, evolve(NEWSLETTER, id="T-9", audience=None)])

    assert found.by("avoided").excluded == {"to_many": 1, "audience_unknown": 1}
    assert found.objecting == ()


# --- cold calls ----------------------------------------------------------------------------------


def test_a_contact_is_cold_by_some_senses_of_the_word_and_not_by_others() -> None:
    call = touch(2, channel=PHONE)
    message = touch(3, channel=TouchChannel.TEXT_MESSAGE)
    first = touch(2, "P-2", channel=TouchChannel.TEXT_MESSAGE)
    answer = touch(4, channel=PHONE, initiator=BUYER)
    found = cold_calls([message, call, first, answer])

    assert accounted(found, 4)
    by = {one.reading.name: [each.touch for each in one.found] for one in found.readings}
    assert by == {
        "cold_by_phone": [call.id],
        "cold": [call.id, first.id],
        "cold_without_sign": [call.id, first.id, message.id],
        "cold_to_leads": [],
    }
    assert found.by("cold").excluded == {"by_the_buyer": 1, "not_cold": 1}


def test_001_calls_cold_whom_000_never_does() -> None:
    lead = Journey.begin(person="P-1", facts=Facts(**FIT, interest="engaged"))

    assert cold_calls([touch(2, channel=PHONE)], journeys=[lead]).objecting == ("cold_to_leads",)


def test_a_call_of_which_too_little_is_known_is_perhaps_cold() -> None:
    found = cold_calls([touch(2, channel=None)])

    assert found.by("cold_by_phone").excluded == {"perhaps_cold": 1}
    assert found.by("cold").counted == 1


# --- of all rules --------------------------------------------------------------------------------


def test_what_comes_after_the_moment_asked_about_is_left_out() -> None:
    found = cold_calls([touch(2, channel=PHONE), touch(3, "P-2", channel=PHONE)], as_of=at(2))

    assert accounted(found, 2)
    assert found.by("cold").excluded == {"after_as_of": 1}


def test_a_touch_that_is_given_twice_counts_once() -> None:
    call = touch(2, channel=PHONE)

    assert cold_calls([call, call]) == cold_calls([call])
    assert cold_calls([call], as_of=at(5)) == cold_calls([call], as_of=at(5))


def test_findings_explain_themselves_in_both_languages_without_ids() -> None:
    found = automated_mail(
        [NEWSLETTER, touch(3, channel=PHONE)],
        journeys=[Journey.begin(person="P-1", facts=Facts(permission="no", **NAAM))],
    )

    assert found.explain() == (
        "finding: the texts disagree on who may get automated mail (002:43, 002:45, 003:13)\n"
        "  permission: it goes to leads, who have given permission (002:43, 002:45)\n"
        "    Found: 1 of 2 touches\n"
        "    Not found: 1 not by e-mail\n"
        "  names: newsletters go to namen, whatever they agreed to (003:13)\n"
        "    Found: 0 of 2 touches\n"
        "    Not found: 1 not by e-mail; 1 to a naam, which the text allows"
    )
    assert "Gevonden: 1 van 2 contactmomenten" in found.explain("nl")
    assert "Not found" not in cold_calls([]).explain()
    assert pickle.loads(pickle.dumps(found)) == found
    assert "P-1" not in repr(found.by("permission").found[0].others)


def test_every_reason_is_said_in_both_languages() -> None:
    assert all(text.en and text.nl for text in TOUCH_REASONS.values())


def test_what_is_no_journey_is_told() -> None:
    with pytest.raises(NotJourneys):
        cold_calls([], journeys=[Facts()])  # type: ignore[list-item]
    with pytest.raises(WrongArgument):
        automated_one_to_one(5)  # type: ignore[arg-type]


PLACE = position(
    "place",
    ("start", "start", "begin"),
    ("end", "end", "einde"),
    text=Text("place", "plaats"),
    subject=Subject.PERSON,
)
OURS = Lifecycle(
    name="ours",
    catalogue=Catalogue([PLACE]),
    tracks=[
        Track(
            name="place",
            axis=PLACE,
            start="start",
            closed=("end",),
            text=Text("place", "plaats"),
            moves=(
                Move(event="go", sources=("start",), target="end", text=Text("go", "ga")),
                Move(event="back", sources=("end",), target="start", text=Text("back", "terug")),
            ),
        )
    ],
)


def test_a_journey_on_facts_of_ones_own_is_refused() -> None:
    with pytest.raises(OtherCatalogue):
        cold_calls([touch(2)], journeys=[Journey.begin(person="P-1", lifecycle=OURS)])
