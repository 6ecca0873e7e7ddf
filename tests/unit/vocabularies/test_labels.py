"""What a vocabulary calls somebody, given what is known: a path, silence, or candidates."""

import pickle
from typing import Any

import pytest

from salesterms.errors import Text, WrongArgument
from salesterms.facts import (
    CATALOGUE,
    CUSTOMER,
    STANDING,
    Catalogue,
    Facts,
    OtherCatalogue,
    Subject,
)
from salesterms.vocabularies import (
    NotItsSubject,
    Silence,
    Term,
    TwoChanges,
    Vocabulary,
    four_stages,
    four_types,
    lead_and_prospect,
    lead_or_bubble,
    linkedin_glossary,
    vocabulary,
)

TITLE = Text("Ours", "Van ons")
FIT = {"target_group": "assumed", "ideal_profile": "assumed", "means": "assumed"}


def ours(*rows: Term | Silence, **given: Any) -> Vocabulary:
    return Vocabulary(id="ours", title=TITLE, rows=rows, **given)


def test_the_path_has_the_broadest_word_first() -> None:
    label = four_types.label(Facts(interest="explicit"))

    assert (label.path, label.word, label.exact) == (("lead", "unqualified"), "unqualified", True)
    assert label.term is not None
    assert (label.term.broader, label.ask, label.because, label.silent) == (
        "lead",
        None,
        None,
        False,
    )
    assert str(label) == label.say() == label.say("nl") == "lead / unqualified"
    assert label.explain() == "four_types (person): lead / unqualified\n  003:17"


@pytest.mark.parametrize("deal", ["open", "held"])
def test_in_004_a_deal_without_a_check_is_past_a_lead_and_no_prospect(deal: str) -> None:
    worked_on = Facts(deal=deal, data_complete="yes").closed()

    said = lead_and_prospect.label(worked_on)
    assert (said.silent, said.rows[0].cites) == (True, ("004:3", "004:4", "004:9"))
    assert lead_and_prospect.label(worked_on.with_(deal="none")).word == "lead"
    assert lead_and_prospect.label(worked_on.with_(customer="former")).silent
    assert lead_and_prospect.label(worked_on.with_(contact_record="yes")).word == "contactpersoon"
    checked = worked_on.with_(positive_check="yes", intentions_clear="yes")
    assert lead_and_prospect.label(checked).word == "prospect"


def test_in_002_who_buys_is_no_naam_but_may_be_a_lead() -> None:
    filed = Facts(contact_details="general", source="general").closed()
    buys = filed.with_(deal="won", customer="active")

    assert lead_or_bubble.label(filed).word == "naam"
    for one in (buys, filed.with_(deal="open"), buys.with_(deal="open", customer="former")):
        said = lead_or_bubble.label(one)
        assert (said.silent, said.rows[0].cites) == (True, ("002:4", "002:26"))
    marks = {"target_group": "checked", "interest": "explicit", "permission": "yes"}
    assert lead_or_bubble.label(buys.with_(contact_details="direct", **marks)).word == "lead"


def test_silence_says_why_in_both_languages() -> None:
    label = lead_or_bubble.label(Facts(**FIT, interest="none").closed())

    assert (label.path, label.word, label.term, label.silent) == ((), None, None, True)
    assert label.because is not None
    assert label.say().endswith(label.because.en)
    assert label.say("nl").endswith(label.because.nl)
    assert label.explain("nl").splitlines()[1:] == ["  002:26, 002:36"]


def test_where_facts_are_unknown_every_possible_label_is_given_and_what_to_ask() -> None:
    label = lead_or_bubble.label(Facts(contact_details="direct", interest="inquiring"))

    assert label.paths == (("lead",), ())
    assert (label.path, label.word, label.term, label.exact) == (None, None, None, False)
    assert label.ask is CATALOGUE["permission"]
    assert label.because is not None
    assert label.say() == "lead or no word for it; establish first: permission to follow up"
    assert label.say("nl").startswith("lead of geen woord ervoor; stel eerst vast: toestemming")


def test_what_is_unknown_and_asked_by_no_row_leaves_the_label_exact() -> None:
    assert four_types.label(Facts(name_and_email="yes", target_group="checked")).word == "naam"


def test_rows_of_silence_for_different_reasons_are_one_label() -> None:
    two = ours(
        Silence(when=CATALOGUE["need"].at_least("proven"), because=Text("a", "b")),
        Silence(when=CATALOGUE["need"].at_least("stated"), because=Text("c", "d")),
        Term(word="x", when=CATALOGUE["talked"].holds),
    )

    label = two.label(Facts(need=("none", "assumed", "stated", "checked", "proven")))

    assert (label.paths, label.ask, label.silent) == (((),), None, True)
    assert label.because == Text("a", "b")


def test_what_to_ask_is_the_fact_that_leaves_fewest_labels_at_worst() -> None:
    both = ours(
        Term(word="a", when=CATALOGUE["means"].holds & CATALOGUE["budget"].at_least("checked")),
        Term(word="b", when=CATALOGUE["means"].holds),
        Term(word="c", when=CATALOGUE["budget"].at_least("checked")),
        Term(word="d", when=CATALOGUE["need"].holds),
    )

    label = both.label(Facts(need="none"))

    # By means two words are left, and two by budget; of equal ones the first in the catalogue.
    assert label.paths == (("a",), ("b",), ("c",), ())
    assert label.ask is CATALOGUE["means"]


@pytest.mark.parametrize(
    "facts",
    [
        Facts(customer="former", deal="won"),
        Facts(deal="won", standing="junk", likely_interested="none"),
        Facts(deal="won", approvals="none"),
    ],
)
def test_facts_that_break_a_law_have_the_label_of_what_is_recorded(facts: Facts) -> None:
    label = linkedin_glossary.label(facts)

    assert label.paths
    assert linkedin_glossary.label(facts.closed()).path in label.paths
    assert label.say()
    assert label.term is None or label.word == label.term.word


def test_a_deal_has_its_own_label() -> None:
    stages = four_stages.definitions
    facts = Facts(
        **FIT,
        standing="converted",
        sales_accepted="yes",
        deal="open",
        interest="buying",
        talked="yes",
        requirements_met="yes",
        suitable="yes",
    )

    assert stages.subjects == (Subject.PERSON, Subject.DEAL)
    assert stages.label(facts, Subject.DEAL).word == "opportunity"
    assert [label.word for label in stages.labels(facts)] == ["contact", "opportunity"]
    assert stages.label(facts, Subject.DEAL).explain().startswith("four_stages.definitions (deal)")


def test_a_subject_without_terms_is_refused() -> None:
    with pytest.raises(NotItsSubject) as refused:
        four_types.label(Facts(), Subject.DEAL)

    assert refused.value.args == ("four_types", Subject.DEAL, (Subject.PERSON,))
    assert refused.value.text("nl").endswith("termen voor 'deal': het heeft termen voor 'persoon'")
    assert pickle.loads(pickle.dumps(refused.value)).text("nl") == refused.value.text("nl")


@pytest.mark.parametrize("given", [None, {"interest": "explicit"}, "lead", 3])
def test_what_is_no_facts_is_refused(given: Any) -> None:
    with pytest.raises(WrongArgument, match=r"^The argument 'facts' is of type "):
        four_types.label(given)


def test_facts_of_another_catalogue_are_refused_also_where_the_bits_were_seen() -> None:
    four_types.label(Facts())

    with pytest.raises(OtherCatalogue):
        four_types.label(Facts(Catalogue(CATALOGUE.values())))


def test_labels_are_kept_and_forgotten_when_there_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("salesterms.vocabularies.terminology._KEPT_LABELS", 2)
    fresh = four_types.evolve(id="fresh")
    explicit = Facts(interest="explicit")

    assert fresh.label(explicit) is fresh.label(explicit)
    for name in STANDING.names:
        fresh.label(explicit.with_(standing=name))
        assert len(fresh._labels) <= 2
    assert fresh.label(explicit).word == "unqualified"


def test_a_vocabulary_survives_pickling_with_its_answers() -> None:
    again = pickle.loads(pickle.dumps(four_types))

    assert again.label(Facts(interest="explicit")).path == ("lead", "unqualified")
    assert repr(again) == repr(four_types)
    assert again != 3


# --- rows added, renamed, left out -----------------------------------------------------------


def test_a_renamed_broader_term_is_renamed_in_the_paths() -> None:
    changed = four_types.evolve(id="changed", rename={"lead": "aanvraag"})

    assert changed.label(Facts(interest="explicit")).path == ("aanvraag", "unqualified")
    assert four_types.label(Facts(interest="explicit")).path == ("lead", "unqualified")


@pytest.mark.slow
def test_new_rows_stand_above_or_below() -> None:
    relation = Term(word="relatie", when=CUSTOMER.is_("active"))
    won = Facts(standing="converted", sales_accepted="yes", deal="won", customer="active")

    above = four_types.evolve(id="above", title=TITLE, add=[relation])

    assert above.title == TITLE
    assert above.label(won).word == "relatie"
    rest = Term(word="overig", when=CATALOGUE["talked"].holds, exit=True)
    below = lead_or_bubble.evolve(id="below", add=[rest], first=False)
    spoken = Facts(talked="yes").closed()
    assert lead_or_bubble.label(spoken).silent
    assert below.label(spoken).word == "overig"
    assert below.label(spoken.with_(talked="no")).because == lead_or_bubble.label(spoken).because
    assert four_types.evolve(add=[rest], first=False).terms[-1] is rest


def test_a_vocabulary_that_is_changed_does_not_keep_the_name_of_what_it_was() -> None:
    stages = vocabulary("hubspot.deal_stage")
    once = four_types.evolve(rename={"naam": "adres"})

    assert once.id == "four_types.changed"
    assert once.evolve(drop=["adres"]).id == "four_types.changed"
    assert stages.evolve(rename={"Closed Won": "Gewonnen"}).id == "hubspot.deal_stage_changed"
    assert four_types.evolve(id="four_types", drop=["naam"]).id == "four_types"
    assert four_types.evolve(title=TITLE).id == four_types.evolve().id == "four_types"


def test_the_id_of_a_change_says_that_it_is_one_and_not_which() -> None:
    one, other = four_types.evolve(drop=["naam"]), four_types.evolve(rename={"naam": "adres"})
    assert one != other
    assert one.id == other.id == "four_types.changed"


@pytest.mark.parametrize(
    ("id_", "after"),
    [
        ("ours", "ours.changed"),
        ("unchanged", "unchanged.changed"),
        ("ours.unchanged", "ours.unchanged_changed"),
        ("ours.changed", "ours.changed"),
        ("ours.stages_changed", "ours.stages_changed"),
        ("o" * 60, "o" * 60 + ".changed"),
        ("ours." + "s" * 52, "ours." + "s" * 52 + "_changed"),
        ("ours." + "s" * 60, "ours." + "s" * 52 + "_changed"),
    ],
)
def test_the_id_of_a_change_is_an_id_and_stays_when_it_is_changed_again(
    id_: str, after: str
) -> None:
    once = four_types.evolve(id=id_).evolve(rename={"naam": "adres"})

    assert once.id == after
    assert once.evolve(rename={"adres": "relatie"}).id == after


@pytest.mark.parametrize(
    ("given", "change", "word"),
    [
        (four_types, {"rename": {"lead": "a", "LEAD": "b"}}, "LEAD"),
        (four_types, {"rename": {"LEAD": "b", "lead": "a"}}, "lead"),
        (four_types, {"rename": {"naam": "b"}, "drop": ["Naam"]}, "naam"),
        (linkedin_glossary, {"rename": {"prospect": "b"}, "drop": ["prospect"]}, "prospect"),
        (linkedin_glossary, {"rename": {"prospect": "b"}, "drop": ["lead"]}, "prospect"),
    ],
)
def test_one_word_cannot_be_changed_in_two_ways(
    given: Vocabulary, change: dict[str, Any], word: str
) -> None:
    with pytest.raises(TwoChanges, match="leave its term out") as refused:
        given.evolve(**change)

    assert refused.value.args == (word,)


def test_one_change_that_is_said_twice_is_one() -> None:
    twice = four_types.evolve(rename={"lead": "a", "LEAD": "a"})

    assert twice == four_types.evolve(rename={"lead": "a"})
    assert four_types.evolve(drop=["naam", "Naam"]) == four_types.evolve(drop=["naam"])


def test_a_term_that_is_left_out_leaves_its_cases_to_the_rows_below() -> None:
    without = lead_or_bubble.evolve(drop=["Verkoopkans"])

    assert [term.word for term in without.terms] == ["lead", "naam"]


def test_an_alias_is_renamed_or_left_out_by_itself() -> None:
    assert linkedin_glossary.evolve(drop=["prospect"]).named("lead")[0].words == ("lead",)
    renamed = linkedin_glossary.evolve(rename={"Prospect": "kandidaat"})
    assert renamed.named("kandidaat")[0].words == ("lead", "kandidaat")


def test_a_label_of_a_group_is_renamed_or_left_out_by_itself() -> None:
    stages = vocabulary("hubspot.lead_status")
    term = next(term for term in stages.terms if len(term.group) > 1)
    other = next(one for one in term.group if one != term.word)

    assert other not in stages.evolve(drop=[other]).named(term.word)[0].words
    assert "Anders" in stages.evolve(rename={other: "Anders"}).named(term.word)[0].words
