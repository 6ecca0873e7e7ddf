"""What text 000 calls one contact and one purchase, where it leaves gaps, and where it overlaps."""

import pytest

from salesterms.errors import Text
from salesterms.facts import CATALOGUE, Facts, NoRecord, Subject, yes_or_no
from salesterms.vocabularies import (
    Match,
    OtherFacts,
    Term,
    Vocabulary,
    four_stages,
    four_types,
    linkedin_glossary,
    relations,
    sale,
    salesforce,
    touch,
    translate,
)

BY_SELLER = {"approached_by": "seller"}
CALL = {**BY_SELLER, "channel": "phone"}
#: What a first cold call finds: nobody knows of us, and the list has no relations of ours.
STRANGER = {"product_known": "no", "source": "general"}
CAM = {"target_group": "assumed", "ideal_profile": "assumed", "means": "assumed"}


def word_of(vocabulary: Vocabulary, facts: dict[str, str]) -> str | None:
    label = vocabulary.label(Facts(**facts))
    assert label.exact
    return label.word


def reason(vocabulary: Vocabulary, facts: dict[str, str]) -> str:
    label = vocabulary.label(Facts(**facts))
    assert label.silent
    assert label.because is not None
    return label.because.en


def match_of(first: Vocabulary, second: Vocabulary, word: str, other: str) -> Match:
    """How a word of one lies to a word of the other."""
    (found,) = (
        one.match
        for one in relations(first, second)
        if word in one.first.words and other in one.second.words
    )
    return found


@pytest.mark.parametrize("one", [*touch, *sale], ids=lambda one: one.id)
def test_no_row_is_dead(one: Vocabulary) -> None:
    one.check()


@pytest.mark.parametrize("one", [*touch, *sale], ids=lambda one: one.id)
def test_each_is_about_one_contact_or_one_purchase(one: Vocabulary) -> None:
    about = Subject.TOUCH if one.id.startswith("touch") else Subject.SALE
    assert one.subjects == (about,)
    assert all(row.subject is about for row in one.rows)
    assert all(term.cites for term in one.terms)


# --- touches -------------------------------------------------------------------------------------


def test_the_first_call_to_a_stranger_is_cold_in_both_senses_of_000_66() -> None:
    first = {**CALL, **STRANGER}

    assert word_of(touch.cold, first) == "koude acquisitie"
    assert word_of(touch.cold_by_phone, first) == "koude acquisitie"
    assert word_of(touch.warm, first) is None


def test_the_second_cold_call_without_interest_is_neither_cold_nor_warm() -> None:
    second = {**CALL, **STRANGER, "contacted": "yes"}

    assert "a further contact is not cold" in reason(touch.cold, second)
    assert "a further contact is not cold" in reason(touch.cold_by_phone, second)
    assert "by that alone not cold" in reason(touch.warm, second)


def test_who_knows_the_product_without_interest_is_warm_and_cold_by_two_sentences() -> None:
    aware = {**CALL, "product_known": "yes", "source": "general"}

    assert word_of(touch.warm, aware) == "warme acquisitie"
    assert word_of(touch.cold_without_sign, aware) == "koude acquisitie"


def test_that_conflict_is_computed_with_a_case() -> None:
    (found,) = relations(touch.warm, touch.cold_without_sign)

    assert found.match is Match.OVERLAPPING
    assert found.both is not None
    assert found.both.facts["interest"] == "none"
    assert found.both.facts["approached_by"] == "seller"


def test_a_form_after_a_mail_of_ours_is_outbound_and_warm() -> None:
    form = {
        **CALL,
        "initiative": "seller",
        "contacted": "yes",
        "product_known": "yes",
        "interest": "inquiring",
    }

    assert word_of(touch.initiative, form) == "uitgaande sales"
    assert word_of(touch.warm, form) == "warme acquisitie"
    assert "interest was shown before" in reason(touch.cold, form)


def test_a_form_that_nobody_asked_for_is_inbound_and_the_call_after_it_warm() -> None:
    form = {**CALL, "initiative": "buyer", "interest": "inquiring"}

    assert word_of(touch.initiative, form) == "inkomende sales"
    assert word_of(touch.warm, form) == "warme acquisitie"


def test_a_referral_who_calls_is_inbound_and_not_approached_at_all() -> None:
    calls = {"initiative": "buyer", "approached_by": "buyer", "source": "referral"}

    assert word_of(touch.initiative, calls) == "inkomende sales"
    assert reason(touch.warm, calls) == "the buyer made the contact"
    assert reason(touch.cold, calls) == "the buyer made the contact"


def test_a_referral_whom_we_call_is_warm() -> None:
    assert word_of(touch.warm, {**CALL, "source": "referral"}) == "warme acquisitie"


def test_a_text_message_to_a_stranger_is_cold_in_the_wide_sense_only() -> None:
    message = {**BY_SELLER, **STRANGER, "channel": "text_message"}

    assert word_of(touch.cold, message) == "koude acquisitie"
    assert reason(touch.cold_by_phone, message) == "it is not by phone"


def test_an_existing_relation_is_neither_cold_nor_by_that_alone_warm() -> None:
    relation = {**CALL, **STRANGER, "business_relation": "yes"}

    assert "business relation" in reason(touch.cold, relation)
    assert word_of(touch.warm, relation) is None


def test_a_scripted_call_from_a_list_is_telemarketing_and_no_inside_sales() -> None:
    scripted = {**CALL, "scripted": "yes", "lead_based": "no"}

    assert word_of(touch.inside, scripted) == "telemarketing"


def test_a_free_talk_with_a_lead_by_an_experienced_seller_is_inside_sales() -> None:
    talk = {
        **CALL,
        "channel": "video",
        "scripted": "no",
        "lead_based": "yes",
        "experienced_seller": "yes",
    }

    assert word_of(touch.inside, talk) == "inside sales"
    assert "two ends" in reason(touch.inside, {**talk, "experienced_seller": "no"})


def test_inside_sales_is_narrower_where_000_48_says_more_than_that_it_is_remote() -> None:
    assert match_of(touch.inside, touch.distance, "inside sales", "inside sales") is Match.NARROWER
    assert match_of(touch.inside, touch.distance, "telemarketing", "inside sales") is Match.NARROWER


@pytest.mark.parametrize(
    ("channel", "word"),
    [
        ("in_person", "persoonlijke verkooptransactie"),
        ("phone", "virtueel verkopen"),
        ("text_message", "virtueel verkopen"),
        ("web_form", None),
    ],
)
def test_what_is_remote_follows_from_the_channel(channel: str, word: str | None) -> None:
    assert word_of(touch.distance, {"channel": channel}) == word


def test_a_call_after_a_cold_one_is_a_discovery_call_by_one_sentence_only() -> None:
    later = {**CALL, "talked": "yes", "interest": "engaged"}

    assert word_of(touch.discovery, later) == "verkennend gesprek"
    assert word_of(touch.discovery_first, later) is None
    assert word_of(touch.discovery_first, {**later, "talked": "no"}) == "verkennend gesprek"
    assert match_of(
        touch.discovery_first, touch.discovery, "verkennend gesprek", "verkennend gesprek"
    ) is (Match.NARROWER)


def test_a_discovery_call_is_not_with_a_customer() -> None:
    customer = {"standing": "converted", "deal": "lost", "customer": "active"}

    assert reason(touch.discovery, {**customer, "interest": "buying"}) == "it is about a prospect"


def test_what_is_not_known_of_a_call_leaves_cold_possible() -> None:
    label = touch.cold_by_phone.label(Facts(approached_by="seller"))

    assert label.paths == (("koude acquisitie",), ())
    assert label.ask is CATALOGUE["channel"]


# --- the same word in two texts ------------------------------------------------------------------


def test_whom_001_calls_cold_is_a_lead_and_so_never_cold_in_000() -> None:
    cam = {**CALL, **CAM, "interest": "engaged", "product_known": "yes"}

    assert word_of(touch.cold_to_leads, cam) == "koude acquisitie"
    assert word_of(touch.cold, cam) is None
    for of_000 in (touch.cold, touch.cold_by_phone, touch.cold_without_sign):
        (found,) = relations(of_000, touch.cold_to_leads)
        assert found.match is Match.DISJOINT


@pytest.mark.parametrize("reading", list(four_stages), ids=lambda one: one.id)
def test_cold_in_000_is_disjoint_from_every_lead_of_001(reading: Vocabulary) -> None:
    assert match_of(touch.cold, reading, "koude acquisitie", "lead") is Match.DISJOINT
    assert match_of(touch.cold, reading, "koude acquisitie", "prospect") is Match.OVERLAPPING


def test_a_lead_that_was_contacted_is_not_contacted_cold() -> None:
    match = match_of(touch.cold, salesforce.lead_status, "koude acquisitie", "Working - Contacted")

    assert match is Match.DISJOINT


# --- sales ---------------------------------------------------------------------------------------

CUSTOMER = {"existing_customer_sale": "yes"}


def test_a_related_product_for_a_customer_is_cross_selling_at_any_moment() -> None:
    related = {**CUSTOMER, "offered": "related"}

    assert word_of(sale.cross, related) == "cross-selling"
    assert word_of(sale.up, related) is None
    assert word_of(sale.kind, related) == "cross-selling"


@pytest.mark.parametrize("offered", ["higher_segment", "unrelated"])
def test_more_while_something_is_bought_is_upselling(offered: str) -> None:
    more = {"same_purchase": "yes", "offered": offered}

    assert word_of(sale.up, more) == "upselling"
    assert word_of(sale.cross, more) is None
    assert word_of(sale.kind, more) == "upselling"


def test_a_related_product_in_the_same_purchase_is_both() -> None:
    both = {**CUSTOMER, "same_purchase": "yes", "offered": "related"}

    assert word_of(sale.cross, both) == "cross-selling"
    assert word_of(sale.up, both) == "upselling"
    assert word_of(sale.kind, both) == "cross-selling en upselling"


def test_the_overlap_of_the_two_is_computed_with_its_case() -> None:
    (found,) = relations(sale.cross, sale.up)

    assert found.match is Match.OVERLAPPING
    assert found.both is not None
    assert dict(found.both.facts.given) == {
        "existing_customer_sale": "yes",
        "same_purchase": "yes",
        "offered": "related",
    }


def test_an_upgrade_at_a_later_moment_is_neither() -> None:
    upgrade = {**CUSTOMER, "offered": "higher_segment"}

    assert word_of(sale.cross, upgrade) is None
    assert "not while the customer was buying" in reason(sale.up, upgrade)
    assert "neither definition fits" in reason(sale.kind, upgrade)


def test_a_first_purchase_is_that_of_a_new_customer() -> None:
    assert word_of(sale.kind, {"offered": "plain"}) == "nieuwe klant"
    assert "asked for" in reason(sale.kind, {**CUSTOMER, "offered": "plain"})


def test_kinds_of_sale_are_those_words_with_the_overlap_taken_out() -> None:
    assert match_of(sale.kind, sale.cross, "cross-selling", "cross-selling") is Match.NARROWER
    assert match_of(sale.kind, sale.up, "cross-selling en upselling", "upselling") is Match.NARROWER


# --- what has nothing to do with each other ------------------------------------------------------


def test_a_sale_and_a_person_share_no_fact_and_are_not_related() -> None:
    assert relations(sale.cross, four_types) == ()
    found = translate("cross-selling", sale.cross, linkedin_glossary)
    assert (found.terms, found.silences) == ((), ())


def test_that_facts_are_of_different_catalogues_is_told_before_that() -> None:
    more = yes_or_no("more", "so", "zo", negation=Text("not so", "niet zo"), no_record=NoRecord.NO)
    other = CATALOGUE.with_(more)
    own = Vocabulary(
        id="own",
        title=four_types.title,
        rows=(Term(word="own", when=other["deal"].is_("won")),),
        catalogue=other,
    )

    with pytest.raises(OtherFacts):
        relations(sale.cross, own)
    with pytest.raises(OtherFacts):
        translate("cross-selling", sale.cross, own)
