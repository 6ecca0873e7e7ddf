"""One contact is recorded as it was; a log of them is put together; a touch becomes facts."""

import pickle
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from attrs import evolve

from salesterms import Evidence, Facts, Journey, Level, Maker
from salesterms.documents import dumps, loads
from salesterms.entities import (
    SOCIAL_SELLING,
    TOUCH_VOCABULARIES,
    Audience,
    EntityProblems,
    Initiator,
    NotTheirJourney,
    Personalisation,
    Touch,
    TouchChannel,
    TouchOutcome,
    TouchProblems,
    UnknownQuestion,
    classify_touch,
    touch_facts,
    touch_log,
)
from salesterms.entities.touches.beforehand import just_before
from salesterms.entities.touches.scales import (
    AUDIENCE_WORDS,
    CHANNEL_WORDS,
    INITIATOR_WORDS,
    PERSONALISATION_WORDS,
    TOUCH_OUTCOME_WORDS,
)
from salesterms.errors import WrongArgument
from salesterms.facts import CATALOGUE, CHANNEL, INITIATIVE, MakerKind, OtherCatalogue
from salesterms.journey.records import DAWN
from salesterms.vocabularies import touch as vocabularies

SELLER, BUYER = Initiator.SELLER, Initiator.BUYER
PHONE, EMAIL, FORM = TouchChannel.PHONE, TouchChannel.EMAIL, TouchChannel.WEB_FORM
#: Nobody knows of us, and nobody referred them.
STRANGER = Facts(product_known="no", source="general")


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=UTC)


def touch(
    day: int, channel: TouchChannel | None, initiator: Initiator | None, **more: Any
) -> Touch:
    given: dict[str, Any] = {"id": f"T-{day}", "person": "P-1", "at": at(day), **more}
    return Touch(channel=channel, initiator=initiator, **given)


MAIL = touch(2, EMAIL, SELLER, automated=True, audience=Audience.MANY)
FORM_AFTER = touch(4, FORM, BUYER)
CALL = touch(5, PHONE, SELLER)
SECOND_CALL = touch(9, PHONE, SELLER)


# --- one touch -----------------------------------------------------------------------------------


def test_channels_and_who_began_are_the_values_of_the_facts() -> None:
    assert [one.value for one in TouchChannel] == [*CHANNEL.names]
    assert [one.value for one in Initiator] == [*INITIATIVE.names]


def test_every_word_is_said_in_both_languages() -> None:
    tables: list[dict[Any, Any]] = [
        AUDIENCE_WORDS,
        CHANNEL_WORDS,
        INITIATOR_WORDS,
        PERSONALISATION_WORDS,
        TOUCH_OUTCOME_WORDS,
    ]
    for table in tables:
        kind: Any = type(next(iter(table)))
        assert set(table) == set(kind)
        assert all(text.en and text.nl for text in table.values())


def test_personalisation_is_a_scale_and_not_sorted_by_letter() -> None:
    assert Personalisation.INDIVIDUAL.above(Personalisation.SAME_FOR_ALL)
    assert not Personalisation.SEGMENT.above(Personalisation.SEGMENT)
    assert [one.rung for one in Personalisation] == [0, 1, 2, 3]


def test_what_nobody_wrote_down_is_none() -> None:
    bare = Touch(id="T-1", person="P-1", at=at(1))

    assert (bare.channel, bare.automated, bare.audience, bare.interest) == (None,) * 4
    assert bare.approached_by is None


def test_a_form_is_the_buyers_also_where_nobody_says_so() -> None:
    assert touch(1, FORM, None).approached_by is BUYER


def test_every_field_at_fault_is_named_and_the_seller_is_not_quoted() -> None:
    with pytest.raises(EntityProblems) as caught:
        Touch(
            id=" ",
            person="",
            at=datetime(2026, 3, 1),  # noqa: DTZ001
            channel="phone",  # type: ignore[arg-type]
            initiator="seller",  # type: ignore[arg-type]
            by=7,  # type: ignore[arg-type]
            experienced_seller=1,  # type: ignore[arg-type]
            automated="no",  # type: ignore[arg-type]
            disclosed=0,  # type: ignore[arg-type]
            audience="one",  # type: ignore[arg-type]
            personalisation=2,  # type: ignore[arg-type]
            scripted="yes",  # type: ignore[arg-type]
            lead_based="yes",  # type: ignore[arg-type]
            outcome="reply",  # type: ignore[arg-type]
            interest="keen",
        )

    paths = [problem.path for problem in caught.value.problems]
    assert paths == [
        "$.id",
        "$.person",
        "$.at",
        "$.channel",
        "$.initiator",
        "$.by",
        "$.experienced_seller",
        "$.automated",
        "$.disclosed",
        "$.audience",
        "$.personalisation",
        "$.scripted",
        "$.lead_based",
        "$.outcome",
        "$.interest",
    ]
    assert "7 cannot" not in str(caught.value)
    assert "a value of the fact interest" in str(caught.value)


def test_a_form_of_the_sellers_cannot_be() -> None:
    with pytest.raises(EntityProblems) as caught:
        touch(1, FORM, SELLER)

    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == ("form_of_seller", "$.initiator")
    assert "vult de koper in" in problem.text("nl")


def test_what_goes_to_many_is_not_made_for_one() -> None:
    with pytest.raises(EntityProblems) as caught:
        touch(
            1,
            EMAIL,
            SELLER,
            audience=Audience.MANY,
            personalisation=Personalisation.INDIVIDUAL,
        )

    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == ("individual_for_many", "$.personalisation")


def test_two_are_equal_where_their_instants_are() -> None:
    there = timezone(timedelta(hours=2))

    assert evolve(CALL, at=CALL.at.astimezone(there)) == CALL


def test_a_touch_comes_back_from_its_document_and_from_a_pickle() -> None:
    full = touch(
        1,
        EMAIL,
        SELLER,
        by="S-1",
        experienced_seller=True,
        automated=False,
        disclosed=False,
        audience=Audience.ONE,
        personalisation=Personalisation.INDIVIDUAL,
        scripted=False,
        lead_based=True,
        outcome=TouchOutcome.REPLY,
        interest="explicit",
    )

    assert loads(dumps(full), Touch) == full
    assert pickle.loads(pickle.dumps(full)) == full


# --- a log ---------------------------------------------------------------------------------------


def test_a_log_has_each_touch_once_by_time() -> None:
    assert touch_log([CALL, MAIL, CALL]) == (MAIL, CALL)
    assert touch_log([]) == ()


def test_one_id_on_two_touches_is_told_with_every_place_and_what_differs() -> None:
    other = evolve(CALL, channel=EMAIL, scripted=True)

    with pytest.raises(TouchProblems) as caught:
        touch_log([MAIL, CALL, other, "T-9", evolve(MAIL, person="P-2")])  # type: ignore[list-item]

    assert [(one.code, one.path) for one in caught.value.problems] == [
        ("touch_clash", "$[2].id"),
        ("not_a_touch", "$[3]"),
        ("touch_clash", "$[4].id"),
    ]
    assert caught.value.problems[0].detail == "$[1] (channel, scripted)"
    assert "T-9" not in caught.value.text("nl")
    assert pickle.loads(pickle.dumps(caught.value)).text() == caught.value.text()


@pytest.mark.parametrize("log", [None, 5, "T-1", {"T-1": 1}])
def test_what_is_no_list_is_no_log(log: Any) -> None:
    with pytest.raises(WrongArgument):
        touch_log(log)


# --- facts ---------------------------------------------------------------------------------------


def test_a_first_touch_has_nothing_before_it() -> None:
    facts = touch_facts([SECOND_CALL, CALL], CALL)

    assert facts["contacted"] == "no"
    assert facts["talked"] == "no"
    assert facts["initiative"] == facts["approached_by"] == "seller"
    assert facts["product_known"] is None


def test_a_touch_need_not_be_in_the_log() -> None:
    assert touch_facts([], CALL) == touch_facts([CALL], CALL)
    assert touch_facts([MAIL], CALL)["contacted"] == "yes"


def test_touches_of_others_play_no_part() -> None:
    assert touch_facts([evolve(MAIL, person="P-2"), CALL], CALL) == touch_facts([], CALL)


def test_what_a_touch_says_itself_stands_and_what_it_leaves_out_is_as_known() -> None:
    said = touch(5, PHONE, SELLER, scripted=True, lead_based=False, experienced_seller=True)
    facts = touch_facts([], said, Facts(channel="email", scripted="no"))

    own = [facts[name] for name in ("channel", "scripted", "lead_based", "experienced_seller")]
    assert own == ["phone", "yes", "no", "yes"]
    bare = touch_facts([], touch(5, None, None), Facts(channel="email", approached_by="buyer"))
    assert (bare["channel"], bare["approached_by"], bare["scripted"]) == ("email", "buyer", None)


def test_what_the_buyer_does_is_no_contact_of_ours() -> None:
    assert touch_facts([FORM_AFTER], CALL)["contacted"] == "no"


def test_an_earlier_touch_that_nobody_is_known_to_have_made_leaves_contact_open() -> None:
    facts = touch_facts([touch(2, PHONE, None)], CALL)

    assert facts.possible_names("contacted") == ("no", "yes")
    assert facts.possible_names("initiative") == ("seller", "buyer")


@pytest.mark.parametrize(
    ("more", "talked"),
    [
        ({"outcome": TouchOutcome.CONVERSATION}, ("yes",)),
        ({"outcome": TouchOutcome.NO_RESPONSE}, ("no",)),
        ({"outcome": TouchOutcome.REPLY}, ("no",)),
        ({}, ("no", "yes")),
        ({"channel": EMAIL}, ("no",)),
        ({"outcome": TouchOutcome.CONVERSATION, "automated": True}, ("no",)),
        ({"automated": True}, ("no",)),
    ],
)
def test_a_conversation_before_is_one_that_was_had(
    more: dict[str, Any], talked: tuple[str, ...]
) -> None:
    earlier = evolve(touch(2, PHONE, SELLER), **more)

    assert touch_facts([earlier], CALL).possible_names("talked") == talked


@pytest.mark.parametrize(
    ("earlier", "interest"),
    [
        (FORM_AFTER, ("engaged",)),
        (evolve(FORM_AFTER, interest="none"), ("none",)),
        (evolve(FORM_AFTER, interest="specific"), ("specific",)),
        (touch(4, PHONE, BUYER), ("none", "engaged")),
        (touch(4, PHONE, BUYER, interest="explicit"), ("explicit",)),
        (touch(4, PHONE, None), ("none", "engaged")),
        (MAIL, ("none",)),
        (evolve(MAIL, interest="inquiring"), ("inquiring",)),
    ],
)
def test_interest_is_what_the_buyer_showed_before(
    earlier: Touch, interest: tuple[str, ...]
) -> None:
    assert touch_facts([earlier], CALL).possible_names("interest") == interest


def test_the_furthest_interest_counts_whoever_knows_of_it() -> None:
    assert touch_facts([FORM_AFTER], CALL, Facts(interest="buying"))["interest"] == "buying"


def test_who_began_is_who_made_the_first_touch_unless_it_is_known_otherwise() -> None:
    log = [MAIL, FORM_AFTER]

    assert touch_facts(log, CALL)["initiative"] == "seller"
    assert touch_facts(log, CALL, Facts(initiative="buyer"))["initiative"] == "buyer"


def test_two_first_touches_of_one_instant_leave_open_who_began() -> None:
    form = evolve(FORM_AFTER, at=MAIL.at)
    facts = touch_facts([MAIL, form], CALL)

    assert facts.possible_names("initiative") == ("seller", "buyer")
    assert touch_facts([MAIL, form], form)["contacted"] == "no"


@pytest.mark.parametrize(
    ("customer", "relation"),
    [
        ("active", ("yes",)),
        ("former", ("no",)),
        (("never", "active"), ("no", "yes")),
    ],
)
def test_with_a_customer_there_is_a_business_relation(
    customer: str | tuple[str, ...], relation: tuple[str, ...]
) -> None:
    facts = touch_facts([], CALL, Facts(customer=customer))

    assert facts.possible_names("business_relation") == relation


def test_a_journey_is_asked_about_the_moment_before_the_touch() -> None:
    by = Maker(kind=MakerKind.HUMAN)
    journey = Journey.begin(person="P-1").with_(
        Evidence(fact="interest", value="explicit", level=Level.STATED, at=at(5), by=by)
    )

    assert touch_facts([], CALL, journey)["interest"] == "none"
    assert touch_facts([], SECOND_CALL, journey)["interest"] == "explicit"
    assert just_before(DAWN) == DAWN


def test_the_journey_of_somebody_else_is_refused() -> None:
    with pytest.raises(NotTheirJourney) as caught:
        touch_facts([], CALL, Journey.begin(person="P-2"))

    assert "P-2" not in str(caught.value)
    assert touch_facts([], CALL, Journey.begin()) == touch_facts([], CALL)


def test_arguments_of_another_type_are_told() -> None:
    with pytest.raises(WrongArgument, match="known"):
        touch_facts([], CALL, {"interest": "buying"})  # type: ignore[arg-type]
    with pytest.raises(WrongArgument, match="touch"):
        classify_touch([], "T-1")  # type: ignore[arg-type]
    with pytest.raises(OtherCatalogue):
        touch_facts([], CALL, Facts(CATALOGUE.with_(_other())))


def _other() -> Any:
    from salesterms.errors import Text
    from salesterms.facts import NoRecord, yes_or_no

    return yes_or_no("more", "so", "zo", negation=Text("not so", "niet zo"), no_record=NoRecord.NO)


# --- what a touch is called ----------------------------------------------------------------------


def test_there_is_a_label_for_every_vocabulary_of_touches_and_for_two_of_our_own() -> None:
    found = classify_touch([], CALL)

    assert [one.name for one in found.labels] == [*TOUCH_VOCABULARIES]
    assert [*TOUCH_VOCABULARIES] == ["warmth", *(one.reading for one in vocabularies), "social"]
    with pytest.raises(UnknownQuestion) as caught:
        found.word("warmte")
    assert "warmth" in caught.value.text("nl")


@pytest.mark.parametrize("name", ["warmth", "social"])
def test_our_own_tables_have_no_dead_row(name: str) -> None:
    TOUCH_VOCABULARIES[name].check()


def test_the_first_call_to_a_stranger_is_cold_and_decides_itself() -> None:
    found = classify_touch([], CALL, STRANGER)

    assert found.word("warmth") == "koude acquisitie"
    assert found.of("warmth").decided_by == CALL
    assert found.of("warmth").cites == ("000:66", "000:106")


def test_a_second_call_without_interest_is_neither_cold_nor_warm() -> None:
    first = evolve(CALL, outcome=TouchOutcome.CONVERSATION, interest="none")
    found = classify_touch([first, SECOND_CALL], SECOND_CALL, STRANGER)

    assert found.label("cold").silent
    assert found.label("warm").silent
    assert found.label("warmth").silent
    assert found.of("cold").decided_by == first
    assert "neither cold nor warm" in found.label("warmth").say()


def test_who_knows_the_product_by_an_advert_without_interest_is_warm_and_cold() -> None:
    found = classify_touch([], CALL, Facts(product_known="yes", source="general"))

    assert found.word("warm") == "warme acquisitie"
    assert found.word("cold_without_sign") == "koude acquisitie"
    assert found.word("warmth") == "koude en warme acquisitie"


def test_a_form_after_a_marketing_mail_is_outbound_and_warm() -> None:
    found = classify_touch([CALL, FORM_AFTER, MAIL], CALL)

    assert found.word("initiative") == "uitgaande sales"
    assert found.of("initiative").decided_by == MAIL
    assert found.word("warmth") == "warme acquisitie"
    assert found.of("warmth").decided_by == FORM_AFTER


def test_a_form_that_nobody_asked_for_is_inbound_and_is_no_approach() -> None:
    found = classify_touch([FORM_AFTER, CALL], FORM_AFTER)

    assert found.word("initiative") == "inkomende sales"
    assert "the buyer made the contact" in found.label("warmth").say()
    assert classify_touch([FORM_AFTER, CALL], CALL).word("initiative") == "inkomende sales"


def test_a_form_without_permission_is_still_a_sign_of_interest() -> None:
    found = classify_touch([FORM_AFTER], CALL, Facts(permission="no"))

    assert found.word("warmth") == "warme acquisitie"


def test_a_message_to_a_stranger_is_cold_in_the_wide_sense_only() -> None:
    message = touch(5, TouchChannel.TEXT_MESSAGE, SELLER)
    found = classify_touch([], message, STRANGER)

    assert found.word("cold") == "koude acquisitie"
    assert found.label("cold_by_phone").silent


def test_a_scripted_call_from_a_list_is_telemarketing_and_no_inside_sales() -> None:
    scripted = touch(5, PHONE, SELLER, scripted=True, lead_based=False)

    assert classify_touch([], scripted).word("inside") == "telemarketing"
    free = touch(5, PHONE, SELLER, scripted=False, lead_based=True, experienced_seller=True)
    assert classify_touch([], free).word("inside") == "inside sales"


def test_a_card_dropped_for_a_pen_is_inbound_in_person_and_no_sign_of_interest() -> None:
    card = touch(
        2,
        TouchChannel.IN_PERSON,
        BUYER,
        outcome=TouchOutcome.NO_RESPONSE,
        interest="none",
    )
    found = classify_touch([card], card)
    after = classify_touch([card, CALL], CALL, STRANGER)

    assert found.word("distance") == "persoonlijke verkooptransactie"
    assert found.word("initiative") == "inkomende sales"
    assert after.word("initiative") == "inkomende sales"
    assert after.word("warmth") == "koude acquisitie"
    assert after.label("discovery").silent


def test_of_a_card_of_which_nothing_is_written_down_it_stays_open_whether_it_is_a_sign() -> None:
    card = touch(2, TouchChannel.IN_PERSON, BUYER, outcome=TouchOutcome.NO_RESPONSE)
    label = classify_touch([card], CALL, STRANGER).label("warmth")

    assert label.paths == (("warme acquisitie",), ("koude acquisitie",))
    assert label.ask is CATALOGUE["interest"]


def test_a_call_after_a_cold_one_is_a_discovery_call_by_one_sentence_only() -> None:
    cold = evolve(CALL, outcome=TouchOutcome.CONVERSATION)
    form = evolve(FORM_AFTER, at=at(7))
    found = classify_touch([cold, form, SECOND_CALL], SECOND_CALL)

    assert found.word("discovery") == "verkennend gesprek"
    assert found.of("discovery").decided_by == form
    assert found.label("discovery_first").silent
    first = classify_touch([evolve(form, at=at(3)), CALL], CALL)
    assert first.word("discovery_first") == "verkennend gesprek"


def test_whom_001_calls_cold_is_a_lead() -> None:
    lead = Facts(
        target_group="checked", ideal_profile="checked", means="checked", interest="engaged"
    )
    found = classify_touch([FORM_AFTER], CALL, lead)

    assert found.word("cold_to_leads") == "koude acquisitie"
    assert found.word("warmth") == "warme acquisitie"


def test_an_approach_by_social_media_is_social_selling_unless_to_a_customer() -> None:
    message = touch(5, TouchChannel.SOCIAL, SELLER)

    assert classify_touch([], message).word("social") == "social selling"
    assert classify_touch([], message, Facts(customer="active")).label("social").silent
    assert classify_touch([], touch(5, TouchChannel.SOCIAL, BUYER)).label("social").silent
    assert CATALOGUE.layout.pairs(SOCIAL_SELLING)


def test_what_is_known_of_the_person_decides_where_no_touch_does() -> None:
    found = classify_touch([], CALL, Facts(interest="explicit"))

    assert found.word("discovery") == "verkennend gesprek"
    assert found.of("discovery").decided_by is None


def test_where_several_labels_are_possible_nothing_decides_yet() -> None:
    found = classify_touch([], touch(5, None, None))

    assert found.label("distance").paths == (
        ("virtueel verkopen",),
        ("persoonlijke verkooptransactie",),
        (),
    )
    assert found.of("distance").decided_by is None
    assert found.label("initiative").ask is INITIATIVE


def test_all_of_it_is_said_in_both_languages() -> None:
    said = classify_touch([MAIL, FORM_AFTER, CALL], CALL, Facts(interest="explicit"))

    english, dutch = said.explain(), said.explain("nl")
    assert english.startswith("Touch T-5, 2026-03-05 09:00 UTC, by phone\n")
    assert (
        "Inbound and outbound sales: uitgaande sales (000:96, 000:62); "
        "touch T-2 of 2026-03-02 09:00 UTC decides" in english
    )
    assert "virtueel verkopen (000:100, 000:48); dit contactmoment beslist" in dutch
    alone = classify_touch([], touch(5, None, SELLER), Facts(interest="explicit"))
    assert "wat over de persoon bekend is of niet, beslist" in alone.explain("nl")
    assert "T-5, 2026-03-05 09:00 UTC\n" in alone.explain()
    (inside,) = (line for line in alone.explain().splitlines() if "telemarketing:" in line)
    assert "decides" not in inside
