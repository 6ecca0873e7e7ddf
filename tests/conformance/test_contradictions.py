"""Each contradiction between the texts comes out of the facts as close reading finds it.

Where the result is another than the first list of contradictions has, the reason stands beside it.
"""

import re
from pathlib import Path
from typing import Any, TypeVar

import pytest
from situations import facts_of

from salesterms.facts import Facts
from salesterms.vocabularies import Match, Witness, vocabulary
from salesterms.vocabularies.contradictions import (
    CONTRADICTIONS,
    Contradiction,
    Position,
    contradiction,
)
from salesterms.vocabularies.contradictions import queries as q
from salesterms.vocabularies.contradictions.queries.texts import IDS

Q = TypeVar("Q")

#: The six readings of the five texts.
GLOSSARY, DEFINED, EXAMPLE, BUBBLE, TYPES, PROSPECTS = IDS
EACH = pytest.mark.parametrize("one", CONTRADICTIONS, ids=lambda one: one.id)
POSITIONS = [(one, position) for one in CONTRADICTIONS for position in one.positions]
#: No quotation is longer, and no more words in a row than this are those of a text.
QUOTED, COPIED = 6, 8
#: What rests on no fact: who qualifies.
NOT_COMPUTED = {"who-qualifies"}


def asked(number: str, kind: type[Q]) -> list[Q]:
    """The queries of one kind of a contradiction."""
    (one,) = (each for each in CONTRADICTIONS if each.number == number)
    return [query for query in one.queries if isinstance(query, kind)]


def words(labels: q.LabelsOf) -> list[str]:
    """What each vocabulary says, or a dash."""
    return [
        " + ".join("/".join(label.path or ()) for label in found if label.path) or "-"
        for found in labels.answer().values()
    ]


def shown(case: Witness | None) -> set[str]:
    """The names of the facts that a case shows."""
    assert case is not None
    return {axis.name for axis in case.axes}


def moved(query: q.ChangedBy) -> dict[str, set[tuple[str, str]]]:
    """Id of a vocabulary -> most specific words before and after, where something changes."""
    found = {
        id_: {("/".join(one) or "-", "/".join(other)) for one, other in pairs}
        for id_, pairs in query.answer().items()
    }
    return {id_: pairs for id_, pairs in found.items() if pairs}


def least(required: q.Required) -> dict[tuple[str, str], dict[str, str]]:
    """Each term -> the least value of the facts that it requires."""
    return {
        term: {name: each.least for name, each in needed.items()}
        for term, needed in required.answer().items()
    }


# --- the table -------------------------------------------------------------------------------


def test_there_are_thirty_one() -> None:
    assert [one.number for one in CONTRADICTIONS] == [f"C{at}" for at in range(1, 32)]
    assert len({one.id for one in CONTRADICTIONS}) == 31


@EACH
def test_what_is_not_computed_says_why(one: Contradiction) -> None:
    assert one.computed is (one.id not in NOT_COMPUTED)
    assert one.computed or one.remark is not None
    assert len(one.positions) >= 2


@EACH
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_answer_is_said_in_both_languages(one: Contradiction, lang: str) -> None:
    for query in one.queries:
        assert query.asked.say(lang)
        said = query.lines(lang)
        assert said
        assert all(line.strip() and "{" not in line for line in said)


@pytest.mark.parametrize(("one", "position"), POSITIONS)
def test_what_a_text_is_said_to_say_is_not_copied_from_it(
    material: Path, one: Contradiction, position: Position
) -> None:
    (source,) = (material / "seeds").glob(f"{position.source}_*.txt")
    lines = source.read_text(encoding="utf-8").splitlines()
    cited = [lines[int(cite.partition(":")[2]) - 1] for cite in position.cites]
    assert {cite.partition(":")[0] for cite in position.cites} == {position.source}
    assert any(position.quoted.casefold() in line.casefold() for line in cited), one.id
    assert len(position.quoted.split()) <= QUOTED
    theirs = " ".join(re.findall(r"\w+", " ".join(cited).casefold()))
    ours = re.findall(r"\w+", position.says.nl.casefold())
    for at in range(len(ours) - COPIED + 1):
        assert " ".join(ours[at : at + COPIED]) not in theirs


# --- words -----------------------------------------------------------------------------------


def test_c1_lead_and_prospect_are_one_or_follow_each_other_both_ways() -> None:
    (order,) = asked("C1", q.OrderOf)
    (swaps,) = asked("C1", q.SwapsOf)
    leads, prospects = asked("C1", q.HomonymsOf)

    assert {id_: pairs for id_, pairs in order.answer().items() if pairs} == {
        DEFINED: (("prospect", "lead"),),
        EXAMPLE: (("prospect", "lead"),),
        PROSPECTS: (("lead", "prospect"),),
    }
    glossary = vocabulary(GLOSSARY)
    assert glossary.named("lead") == glossary.named("prospect")
    assert {(one.first.id, one.second.id) for one in swaps.answer()} == {
        (DEFINED, PROSPECTS),
        (EXAMPLE, PROSPECTS),
    }
    # All six readings have a lead, and no two mean the same: 15 pairs. That 001 differs from itself
    # follows from its two readings of contact (001:15, 001:40), which leave other leads.
    assert len(leads.answer()) == 15
    assert {one.match for one in prospects.answer()} == {Match.OVERLAPPING}
    assert len(prospects.answer()) == 5


def test_c1_who_fits_and_has_means_is_a_prospect_here_and_a_lead_there() -> None:
    listed = Facts(target_group="assumed", ideal_profile="assumed", means="assumed").closed()
    keen = listed.with_(interest="engaged", positive_check="yes", intentions_clear="yes")

    said = [
        (vocabulary(DEFINED).label(facts).word, vocabulary(PROSPECTS).label(facts).word)
        for facts in (listed, keen)
    ]

    assert said == [("prospect", "lead"), ("lead", "prospect")]


def test_c5_contact_overlaps_in_every_pair_and_in_one_text_with_itself() -> None:
    (contacts,) = asked("C5", q.HomonymsOf)
    (related,) = asked("C5", q.RelationOf)

    assert {(one.first.id, one.second.id): one.match for one in contacts.answer()} == {
        (DEFINED, EXAMPLE): Match.OVERLAPPING,
        (DEFINED, TYPES): Match.OVERLAPPING,
        (EXAMPLE, TYPES): Match.OVERLAPPING,
    }
    for one in contacts.answer():
        assert one.only_first is not None
        assert one.only_second is not None
    found = related.answer()
    assert found.match is Match.OVERLAPPING
    assert found.only_first is not None
    case = found.only_first.facts
    assert (case["standing"], case["interest"]) == ("converted", "engaged")


def test_c7_two_texts_have_mql_and_sql_and_mean_others_by_them() -> None:
    (kinds,) = asked("C7", q.KindsOf)
    marketing, sales = asked("C7", q.HomonymsOf)

    assert {id_: paths for id_, paths in kinds.answer().items() if paths} == {
        GLOSSARY: (("lead", "SQL"), ("lead", "MQL")),
        TYPES: (("lead", "SQL"), ("lead", "MQL")),
    }
    (mql,), (sql,) = marketing.answer(), sales.answer()
    assert mql.match is sql.match is Match.OVERLAPPING
    assert sql.only_second is not None
    case = sql.only_second.facts
    assert (case["standing"], case["interest"]) == ("sales", "explicit")


def test_c8_an_opportunity_is_a_deal_and_a_verkoopkans_is_not() -> None:
    (denoted,) = asked("C8", q.DenotedBy)
    (related,) = asked("C8", q.RelationOf)

    # The first list calls it a person; 002:53 says that it is somebody's name and particulars.
    assert {
        id_: [(term.word, term.subject.value) for term in terms]
        for id_, terms in denoted.answer().items()
        if terms
    } == {
        DEFINED: [("opportunity", "deal")],
        EXAMPLE: [("opportunity", "deal")],
        BUBBLE: [("verkoopkans", "record")],
    }
    found = related.answer()
    assert found.match is Match.OVERLAPPING
    assert {"deal", "interest", "suitable"} <= shown(found.only_first)
    assert {"need", "budget", "authority"} <= shown(found.only_second)
    assert found.only_second is not None
    assert found.only_second.facts["deal"] == "none"


def test_c19_words_are_of_persons_companies_or_data() -> None:
    (denoted,) = asked("C19", q.DenotedBy)

    assert {
        id_: {term.subject.value for term in terms if term.word in ("lead", "naam")}
        for id_, terms in denoted.answer().items()
    } == {
        GLOSSARY: {"company"},
        DEFINED: {"person"},
        EXAMPLE: {"person"},
        BUBBLE: {"record"},
        TYPES: {"person"},
        PROSPECTS: {"record"},
    }


def test_c23_who_has_all_but_bought_is_no_customer_anywhere() -> None:
    (labels,) = asked("C23", q.LabelsOf)
    (customers,) = asked("C23", q.HomonymsOf)

    assert words(labels) == [
        "lead/SQL",
        "contact + opportunity",
        "contact + opportunity",
        "verkoopkans",
        "contact",
        "prospect",
    ]
    (found,) = customers.answer()
    assert found.match is Match.BROADER  # 000:36 says when, 004:9 only that it is the goal


# --- cases -----------------------------------------------------------------------------------


def test_c2_three_of_five_texts_have_no_word_for_a_card() -> None:
    (labels,) = asked("C2", q.LabelsOf)

    # The first list has prospect and naam for 001 and 003. Neither speaks of cards: 001:34 asks who
    # was identified as a buyer, 003:13 for the target group and an e-mail address.
    assert words(labels) == ["-", "-", "-", "naam", "-", "lead"]
    assert labels.facts == facts_of(1)


def test_c3_a_bought_list_has_three_names_and_without_selection_two() -> None:
    selected, unselected = asked("C3", q.LabelsOf)

    assert words(selected) == ["lead", "prospect", "prospect", "naam", "naam", "lead"]
    assert words(unselected) == ["-", "-", "-", "naam", "-", "lead"]
    assert (selected.facts, unselected.facts) == (facts_of(3), facts_of(4))


def test_c4_a_form_makes_a_lead_of_some_who_gave_permission_and_of_some_who_did_not() -> None:
    refused, given, unknown = asked("C4", q.LabelsOf)

    # 003 is a naam, not a lead: a download is no explicit interest in company and offer (003:17).
    assert words(refused) == ["lead", "lead", "lead", "-", "naam", "lead"]
    assert words(given) == ["lead", "lead", "lead", "lead", "naam", "lead"]
    assert refused.facts == facts_of(5)
    possible = {
        id_: (set(labels[0].paths), labels[0].ask.name if labels[0].ask else None)
        for id_, labels in unknown.answer().items()
    }
    assert possible[DEFINED] == ({("lead",), ()}, "target_group")
    # No naam and no verkoopkans are left: the details are direct (002:26), and who asks for a paper
    # has shown no interest in buying (002:53). First to ask: permission, which settles most.
    assert possible[BUBBLE] == ({("lead",), ()}, "permission")
    assert possible[PROSPECTS] == ({("lead",)}, None)


def test_c15_only_mensen_never_become_customers() -> None:
    (ends,) = asked("C15", q.DeadEnds)

    # The first list has dode naam (002) and junk lead (004) as well. 002:20 is an image and names
    # no term; 004:7 says that a lead "vaak" ends so, and that it can be enriched.
    assert {id_: found for id_, found in ends.answer().items() if found} == {TYPES: ("mensen",)}


# --- conditions ------------------------------------------------------------------------------


def test_c9_means_come_first_in_one_text_and_last_in_another() -> None:
    (required,) = asked("C9", q.Required)

    assert {term: needed for term, needed in least(required).items() if needed} == {
        (DEFINED, "prospect"): {"means": "assumed"},
        (BUBBLE, "verkoopkans"): {"budget": "checked"},
    }


def test_c10_permission_is_required_of_one_lead_only() -> None:
    (required,) = asked("C10", q.Required)

    assert {term: needed for term, needed in least(required).items() if needed} == {
        (BUBBLE, "lead"): {"permission": "yes"}
    }


def test_c11_the_target_group_is_known_at_the_first_word_or_at_the_second() -> None:
    (required,) = asked("C11", q.Required)
    (firsts,) = asked("C11", q.FirstWords)

    assert [found[0] for found in firsts.answer().values()] == [
        "lead",
        "prospect",
        "prospect",
        "naam",
        "naam",
        "lead",
    ]
    # The lead of 003 need not be in the target group: 003:17 asks for interest only.
    assert {term: needed for term, needed in least(required).items() if needed} == {
        (DEFINED, "prospect"): {"target_group": "assumed", "ideal_profile": "assumed"},
        (BUBBLE, "lead"): {"target_group": "checked"},
        (TYPES, "naam"): {"target_group": "assumed"},
    }


def test_c12_each_text_asks_for_other_interest_of_a_lead() -> None:
    (required,) = asked("C12", q.Required)

    # 002:42 is a wish for information, which is less than explicit interest in company and offer.
    assert least(required) == {
        (GLOSSARY, "lead"): {},
        (DEFINED, "lead"): {"interest": "engaged"},
        (BUBBLE, "lead"): {"interest": "inquiring"},
        (TYPES, "lead"): {"interest": "explicit"},
        (PROSPECTS, "lead"): {},
    }


# --- work ------------------------------------------------------------------------------------


def test_c6_each_text_qualifies_by_a_step_of_its_own() -> None:
    accepts, assesses, meets, qualifies, proves, checks = map(moved, asked("C6", q.ChangedBy))

    # In the first list all of these are one step. They are five facts: being accepted by sales
    # makes no SQL of 000:34, no contact of 001 and no prospect of 004:9.
    leads = ("lead", "lead/unqualified", "lead/MQL")  # a lead without more is being nurtured
    assert accepts == {TYPES: {(word, "lead/SQL") for word in leads}}
    assert assesses == {GLOSSARY: {("lead", "lead/SQL"), ("lead/MQL", "lead/SQL")}}
    both = {("lead", "contact"), ("-", "opportunity")}
    assert meets == {DEFINED: both, EXAMPLE: both}
    assert qualifies == {DEFINED: {("-", "opportunity")}}  # the second place, 001:19
    assert proves == {BUBBLE: {("lead", "verkoopkans")}}
    assert checks == {
        # With a deal and without a check there is no word, until the check.
        PROSPECTS: {(word, "prospect") for word in ("lead", "contactpersoon", "junk lead", "-")}
    }


def owners(answer: Any) -> list[str | None]:
    return [term.owner.en if term and term.owner else None for term in answer.values()]


def test_c13_somebody_on_a_list_is_of_five_owners() -> None:
    (owned,) = asked("C13", q.OwnersIn)

    assert owners(owned.answer()) == [
        "SDR or BDR",
        "sales and marketing",
        "sales and marketing",
        "the marketing function",
        "marketing",
        "the company",
    ]


def test_c18_an_account_manager_has_customers_or_opportunities() -> None:
    (owned,) = asked("C18", q.OwnedBy)

    assert {id_: [term.word for term in terms] for id_, terms in owned.answer().items()} == {
        GLOSSARY: ["klant"],
        DEFINED: ["opportunity"],
        EXAMPLE: ["opportunity"],
    }


def test_c21_one_text_converts_who_is_qualified_and_one_who_is_complete() -> None:
    converts, files, checks = map(moved, asked("C21", q.ChangedBy))

    # Sales may accept and convert somebody without explicit interest, so a naam can become a
    # contact; and no step of it is that the data are complete.
    assert converts == {TYPES: {("lead/SQL", "contact"), ("naam", "contact"), ("-", "contact")}}
    assert set(files) == set(checks) == {PROSPECTS}
    assert ("lead", "contactpersoon") in files[PROSPECTS]
    assert ("contactpersoon", "prospect") in checks[PROSPECTS]


def test_c22_the_texts_begin_with_other_words() -> None:
    (firsts,) = asked("C22", q.FirstWords)

    # An opportunity is a deal (001:19), and no place where a person begins.
    assert firsts.answer() == {
        GLOSSARY: ("lead",),
        DEFINED: ("prospect",),
        EXAMPLE: ("prospect",),
        BUBBLE: ("naam",),
        TYPES: ("naam",),
        PROSPECTS: ("lead",),
    }
    assert contradiction("where-it-starts").remark is not None


def test_c24_a_lead_is_of_sales_of_marketing_or_of_both() -> None:
    (owned,) = asked("C24", q.OwnersOf)

    # 003 says whose namen and contacts are (003:13, 003:21), and not whose leads are.
    assert owners(owned.answer()) == [
        "SDR or BDR",
        "sales and marketing",
        "sales and marketing",
        "the marketing function",
        None,
        "the company",
    ]


# --- touches, sales and outcomes -------------------------------------------------------------


def test_c14_what_one_text_calls_cold_the_other_excludes() -> None:
    cold, lead = asked("C14", q.RelationOf)

    assert cold.answer().match is lead.answer().match is Match.DISJOINT
    case = lead.answer().only_second
    assert case is not None
    assert case.facts["interest"] == "engaged"
    assert shown(case) >= {"target_group", "ideal_profile", "means", "interest"}


def test_c16_a_related_product_at_the_same_purchase_is_both() -> None:
    (related,) = asked("C16", q.RelationOf)

    found = related.answer()
    assert found.match is Match.OVERLAPPING
    assert shown(found.both) == {"existing_customer_sale", "same_purchase", "offered"}


def test_c17_closed_is_broader_than_won_by_the_lost_deals() -> None:
    (compared,) = asked("C17", q.Compared)

    how, (lost, *_) = compared.answer()
    assert how is Match.BROADER
    assert lost is not None
    assert lost.facts["deal"] == "lost"


def test_c25_a_referral_is_warm_and_by_the_other_sentence_cold() -> None:
    (labels,) = asked("C25", q.LabelsOf)

    assert words(labels) == ["warme acquisitie", "koude acquisitie", "koude acquisitie", "-"]


def test_c26_mail_goes_to_who_agreed_and_to_who_did_not() -> None:
    (required,) = asked("C26", q.Required)

    asks = {term for term, needed in least(required).items() if "permission" in needed}
    assert asks == {(BUBBLE, "lead")}


def test_c27_by_phone_is_the_narrower_sense() -> None:
    (related,) = asked("C27", q.RelationOf)

    assert related.answer().match is Match.NARROWER


def test_c28_somebody_is_neither_cold_nor_warm_and_somebody_is_both() -> None:
    neither, both = asked("C28", q.LabelsOf)
    (related,) = asked("C28", q.RelationOf)

    assert words(neither) == ["-", "-"]
    assert words(both) == ["koude acquisitie", "koude acquisitie", "warme acquisitie"]
    assert shown(related.answer().both) >= {"interest", "product_known"}


def test_c29_a_later_upgrade_is_neither() -> None:
    (labels,) = asked("C29", q.LabelsOf)

    assert words(labels) == ["-", "-", "-"]


def test_c30_the_reshuffle_is_part_of_the_resignation() -> None:
    (compared,) = asked("C30", q.Compared)

    how, (_, left, *_) = compared.answer()
    assert how is Match.NARROWER
    assert left is not None
    assert left.say() == "left the labour market"


def test_c31_interest_may_come_after_a_first_conversation() -> None:
    (related,) = asked("C31", q.RelationOf)
    (compared,) = asked("C31", q.Compared)

    assert related.answer().match is Match.NARROWER
    how, (after, *_) = compared.answer()
    assert how is Match.OVERLAPPING
    assert after is not None
    assert (after.facts["interest"], after.facts["talked"]) == ("engaged", "yes")
