"""Relations, translations, conflicts and the cases that show them."""

import pickle
from typing import Any

import pytest
from attrs import evolve

from salesterms.criteria import All
from salesterms.errors import Text
from salesterms.facts import (
    CATALOGUE,
    DEAL,
    Catalogue,
    Facts,
    NoRecord,
    Subject,
    TooManyWorlds,
    yes_or_no,
)
from salesterms.lifecycle import SALES_LIFECYCLE, Lifecycle
from salesterms.vocabularies import (
    HomonymOfTwo,
    InvertedOrder,
    Match,
    OtherFacts,
    Swap,
    Term,
    UnknownWord,
    Vocabulary,
    conflicts,
    four_stages,
    four_types,
    lead_and_prospect,
    lead_or_bubble,
    linkedin_glossary,
    matches,
    relations,
    touch,
    translate,
)
from salesterms.vocabularies.contradictions.queries import OwnersIn
from salesterms.vocabularies.moving import forward_order
from salesterms.vocabularies.necessity import necessary
from salesterms.vocabularies.rows import ALWAYS
from salesterms.vocabularies.walking import Happening, changed_by, dead_ends, first_words

TITLE = Text("Ours", "Van ons")
NEED, TALKED = CATALOGUE["need"], CATALOGUE["talked"]


def made(name: str, *rows: Term, **given: Any) -> Vocabulary:
    return Vocabulary(id=name, title=TITLE, rows=rows, **given)


def with_need(level: str, word: str = "x") -> Vocabulary:
    return made("ours", Term(word=word, when=NEED.at_least(level)))


@pytest.mark.parametrize(
    ("level", "expected"),
    [("checked", Match.EXACT), ("proven", Match.NARROWER), ("stated", Match.BROADER)],
)
def test_a_higher_rung_is_narrower(level: str, expected: Match) -> None:
    (found,) = relations(with_need(level), with_need("checked"))

    assert found.match is expected
    assert (found.only_first is None) is (expected is not Match.BROADER)
    assert (found.only_second is None) is (expected is not Match.NARROWER)
    assert found.both is not None
    assert pickle.loads(pickle.dumps(found)).both == found.both


def test_terms_may_overlap_or_never_meet() -> None:
    two = made("two", Term(word="yes", when=TALKED.holds), Term(word="no", when=ALWAYS))

    overlapping, _ = relations(with_need("checked"), two)
    assert overlapping.match is Match.OVERLAPPING
    disjoint = {(one.first.word, one.second.word): one for one in relations(two, two)}["yes", "no"]
    assert (disjoint.match, disjoint.both) == (Match.DISJOINT, None)


def test_what_matters_in_a_case_is_said_and_nothing_else() -> None:
    (found,) = relations(with_need("checked"), with_need("proven"))

    assert found.only_first is not None
    assert [axis.name for axis in found.only_first.axes] == ["need"]
    assert str(found.only_first) == "has a need for what we offer (checked)"
    assert found.only_first.say("nl") == "heeft behoefte aan het aanbod (gecontroleerd)"


def test_of_a_case_in_which_nothing_matters_anybody_will_do() -> None:
    everybody = made("all", Term(word="x", when=ALWAYS))
    (found,) = relations(everybody, everybody)

    assert found.both is not None
    assert (found.both.axes, found.both.say(), found.both.say("nl")) == ((), "anybody", "iedereen")


def test_vocabularies_of_one_subject_are_compared_whatever_they_ask() -> None:
    found = translate("inkomende sales", touch.initiative, touch.inside)

    assert {term.word for term, _ in found.terms} == {"inside sales", "telemarketing"}
    assert set(dict(found.terms).values()) == {Match.OVERLAPPING}
    assert len(found.silences) == 1


def test_a_translation_is_exact_where_both_name_the_same() -> None:
    found = translate("x", with_need("checked"), with_need("checked", "y"))

    assert found.exact is not None
    assert (found.exact.word, found.candidates, found.undefined_because) == ("y", ("y",), ())
    assert str(found) == "x in ours is, in ours:\n  y: the same"
    assert found.explain("nl") == "x van ours is volgens ours:\n  y: hetzelfde"


def test_a_translation_names_the_reasons_of_silence_once_each() -> None:
    found = translate("prospect", four_stages.definitions, linkedin_glossary)

    assert found.exact is None
    assert len(found.undefined_because) == len(set(found.undefined_because)) == 1
    assert found.explain().splitlines()[-2].startswith("  -: only who is likely")


def test_a_word_that_two_terms_have_is_translated_for_both() -> None:
    both = made(
        "both",
        Term(word="open", when=NEED.holds),
        Term(word="open", when=DEAL.is_("open"), subject=Subject.DEAL),
    )

    found = translate("open", both, made("deals", Term(word="x", when=DEAL.is_("open"))))

    # The person's is nothing of the kind; the deal's is the same. Together neither holds for sure.
    assert [(term.word, str(how)) for term, how in found.terms] == [("x", "overlapping")]


def test_a_word_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownWord) as refused:
        translate("verkoopkan", lead_or_bubble, four_types)

    assert refused.value.args == ("lead_or_bubble", "verkoopkan", ("verkoopkans",))
    with pytest.raises(UnknownWord):
        lead_or_bubble.named(None)  # type: ignore[arg-type]


def test_vocabularies_about_other_facts_cannot_be_compared() -> None:
    elsewhere = made(
        "elsewhere",
        Term(word="lead", when=CATALOGUE["talked"].holds),
        catalogue=Catalogue(CATALOGUE.values()),
    )

    for compare in (
        lambda: relations(four_types, elsewhere),
        lambda: translate("lead", four_types, elsewhere),
        lambda: conflicts(four_types, elsewhere),
    ):
        with pytest.raises(OtherFacts):
            compare()


def test_how_all_terms_lie_is_told_without_a_case_for_each() -> None:
    found = [(one.word, other.word, how) for one, other, how in matches(four_types, lead_or_bubble)]

    assert found == [
        (one.first.word, one.second.word, one.match)
        for one in relations(four_types, lead_or_bubble)
    ]


# --- conflicts -------------------------------------------------------------------------------


def of_many_facts(name: str, word: str) -> tuple[Vocabulary, Vocabulary]:
    """Two vocabularies on one catalogue: one that asks about half of 30 facts, one about the rest.

    Each has a term for a person, by the word, and they share the word of a deal.
    """
    facts = [
        yes_or_no(f"fact_{at}", "a fact", "een feit", negation=TITLE, no_record=NoRecord.NO)
        for at in range(30)
    ]
    own = Catalogue((*CATALOGUE.values(), *facts))
    deal = Term(word="Kans", when=DEAL.is_("open"), subject=Subject.DEAL)

    def one(id_: str, its: str, asked: Any) -> Vocabulary:
        rows = (Term(word=its, when=All(tuple(fact.holds for fact in asked))), deal)
        return made(id_, *rows, catalogue=own, checked=False)

    return one(name, "a", facts[:15]), one(f"{name}_too", word, facts[15:])


def test_tables_that_share_no_word_need_no_worlds() -> None:
    assert conflicts(*of_many_facts("apart", "b")) == ()


def test_tables_that_share_a_word_and_ask_too_much_are_refused() -> None:
    first, second = of_many_facts("shared", "a")

    with pytest.raises(TooManyWorlds):
        conflicts(first, second)
    with pytest.raises(TooManyWorlds):
        relations(first, second)


def homonym(first: Vocabulary, second: Vocabulary) -> HomonymOfTwo:
    (found,) = conflicts(first, second)
    assert isinstance(found, HomonymOfTwo)
    return found


def test_different_words_for_one_thing_are_no_conflict() -> None:
    assert conflicts(with_need("checked"), with_need("checked", "y")) == ()
    assert conflicts(with_need("checked"), with_need("stated", "y")) == ()


def test_a_homonym_says_how_and_shows_whom() -> None:
    assert str(homonym(with_need("proven"), with_need("stated"))) == (
        "'x' is narrower in ours than in ours. Only in ours: has a need for what we offer (stated)."
    )
    assert homonym(with_need("stated"), with_need("proven")).say("nl") == (
        "'x' is in ours ruimer dan in ours."
        " Alleen in ours: heeft behoefte aan het aanbod (volgens opgave)."
    )
    never = homonym(with_need("stated"), made("not", Term(word="X", when=~NEED.at_least("stated"))))
    assert never.match is Match.DISJOINT
    assert never.say("nl").startswith("'x' betekent in ours en not nooit hetzelfde.")
    partly = homonym(with_need("stated"), made("talk", Term(word="x", when=TALKED.holds)))
    assert partly.say("nl").startswith("'x' betekent in ours en talk maar deels hetzelfde.")


def test_a_swap_and_an_inverted_order_have_their_sentences() -> None:
    found = conflicts(four_stages.definitions, lead_and_prospect)

    (swap,) = (one for one in found if isinstance(one, Swap))
    (order,) = (one for one in found if isinstance(one, InvertedOrder))
    assert str(swap).startswith("four_stages.definitions says 'lead' and lead_and_prospect says")
    assert " Omgekeerd bij: " in swap.say("nl")
    assert order.words == ("prospect", "lead")
    assert str(order) == (
        "In four_stages.definitions the way forward leads from 'prospect' to 'lead', "
        "in lead_and_prospect from 'lead' to 'prospect'."
    )
    assert order.say("nl").startswith("In four_stages.definitions leidt de weg vooruit van")


def test_words_that_are_kinds_of_each_other_are_no_swap() -> None:
    swaps = [one for one in conflicts(linkedin_glossary, four_types) if isinstance(one, Swap)]

    assert [one.words for one in swaps] == [("SQL", "MQL")]


# --- what a word requires, and where it stands on the way -------------------------------------


def test_what_a_word_requires_is_said_from_to_and_between() -> None:
    between = made(
        "between",
        Term(word="high", when=NEED.at_least("proven")),
        Term(word="middle", when=NEED.at_least("stated")),
        Term(word="low", when=~NEED.at_least("stated")),
    )

    said = {word: necessary(between, word)["need"] for word in ("high", "middle", "low")}
    assert str(said["high"]) == "has a need for what we offer (proven)"
    assert str(said["middle"]) == (
        "from: has a need for what we offer (stated); to: has a need for what we offer (checked)"
    )
    assert said["low"].say("nl") == ("ten hoogste: heeft behoefte aan het aanbod (aangenomen)")
    assert (said["middle"].least, said["low"].least) == ("stated", "none")


def test_of_a_position_the_values_are_named() -> None:
    found = necessary(four_stages.definitions, "opportunity")["deal"]

    assert found.values == ("open", "held")
    assert found.say("nl") == "openstaande deal of deal in de wacht"


def test_a_word_of_two_terms_requires_what_both_do() -> None:
    both = made(
        "both",
        Term(word="x", when=NEED.at_least("checked") & TALKED.holds),
        Term(word="x", when=NEED.at_least("proven") & DEAL.is_("open"), subject=Subject.DEAL),
    )

    found = necessary(both, "x")
    assert found["need"].values == ("checked", "proven")
    assert "talked" not in found
    assert "deal" not in found


def test_a_vocabulary_about_facts_of_ones_own_has_no_order() -> None:
    trial = yes_or_no(
        "trial",
        "has a trial",
        "heeft een proefversie",
        negation=Text("has no trial", "heeft geen proefversie"),
        no_record=NoRecord.NO,
    )
    own = made(
        "own",
        Term(word="lead", when=trial.holds),
        Term(word="prospect", when=ALWAYS),
        catalogue=Catalogue((trial,)),
    )

    assert conflicts(own, own) == ()


def test_of_another_lifecycle_the_order_is_computed_anew() -> None:
    fewer = Lifecycle.proven(
        name="fewer",
        catalogue=CATALOGUE,
        tracks=tuple(
            evolve(track, moves=tuple(one for one in track.moves if one.event != "convert"))
            for track in SALES_LIFECYCLE.tracks
        ),
    )

    assert ("SQL", "contact") in forward_order(four_types.table())
    assert ("SQL", "contact") not in forward_order(four_types.table(), fewer)


def test_from_one_silence_to_another_is_no_change_of_label() -> None:
    junk = Happening(text=Text("set aside", "terzijde gelegd"), event="junk")

    found = changed_by(lead_or_bubble, junk)
    assert found
    assert all(before != after for before, after in found)
    assert {after for _, after in found} == {()}


def test_where_a_text_is_silent_there_is_no_owner() -> None:
    owned = OwnersIn(case=Text("a card", "een kaartje"), facts=Facts().closed())

    assert owned.lines("en")[0] == "000 linkedin_glossary: no such word"
    assert owned.lines("nl")[0] == "000 linkedin_glossary: geen zulk woord"


def test_exits_are_no_first_words_and_mensen_are_a_dead_end() -> None:
    assert first_words(lead_and_prospect) == ("lead",)
    assert first_words(four_stages.definitions, Subject.DEAL) == ("opportunity",)
    assert dead_ends(four_types) == ("mensen",)
    assert dead_ends(lead_and_prospect) == ()


def test_what_no_row_asks_about_changes_nothing_beside_what_one_asks() -> None:
    text = Text("asks and needs it", "vraagt en heeft het nodig")
    asks, needs = (CATALOGUE["interest"], "explicit"), (NEED, "proven")

    both = changed_by(four_types, Happening(text=text, sets=(asks, needs)))
    assert both == changed_by(four_types, Happening(text=text, sets=(asks,))) != ()
    assert changed_by(four_types, Happening(text=text, sets=(needs,))) == ()
