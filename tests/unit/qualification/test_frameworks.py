"""The frameworks as tables: what each asks, where that stands, and what no fact carries."""

import copy
import pickle
from decimal import Decimal

import pytest
from attrs import evolve

from salesterms import qualification
from salesterms.criteria import All, Any, Criterion, Missing
from salesterms.entities import EntityProblems
from salesterms.errors import Text, WrongArgument
from salesterms.facts import (
    BUDGET,
    CATALOGUE,
    INTEREST,
    NEED,
    SOURCE,
    NoRecord,
    Worlds,
    written,
    yes_or_no,
)
from salesterms.qualification import (
    Asks,
    Framework,
    FrameworkChangeProblems,
    Requirement,
    UnknownFramework,
    UnknownRequirement,
    assess,
    every_framework,
    framework,
    lead,
    marketing_qualified_lead,
    meddicc,
    nurture_questions,
    qualified_opportunity_lenient,
    qualified_opportunity_strict,
    sales_qualified_lead,
)
from salesterms.terms import glossary
from salesterms.vocabularies import four_stages, lead_or_bubble, linkedin_glossary
from salesterms.vocabularies.texts.common import LIVE

FRAMEWORKS = every_framework()
MEMBER = yes_or_no(
    "member", "a member", "lid", negation=Text("no member", "geen lid"), no_record=NoRecord.UNKNOWN
)


def asked(id_: str = "need", **given: object) -> Requirement:
    whole: dict[str, object] = {
        "id": id_,
        "text": Text("a need", "behoefte"),
        "ask": Text("What do you need?", "Wat heb je nodig?"),
        "when": NEED.holds,
        **given,
    }
    return Requirement(**whole)  # type: ignore[arg-type] # some are wrong on purpose


def made(*requirements: object, **given: object) -> Framework:
    whole: dict[str, object] = {
        "id": "ours",
        "title": Text("Ours", "Van ons"),
        "outcome": Text("fine", "goed"),
        "requirements": requirements,
        **given,
    }
    return Framework(**whole)  # type: ignore[arg-type] # some are wrong on purpose


def same(one: Criterion, other: Criterion) -> bool:
    """Whether two criteria hold in the same worlds."""
    worlds = Worlds(CATALOGUE, [one, other])
    return worlds.where(one) == worlds.where(other)


def told(caught: pytest.ExceptionInfo[EntityProblems]) -> list[tuple[str, str | None]]:
    assert caught.value.text("nl") != caught.value.text("en")
    return [(problem.code, problem.path) for problem in caught.value.problems]


def test_dir_shows_the_public_names() -> None:
    assert dir(qualification) == sorted(qualification.__all__)
    assert all(getattr(qualification, name) is not None for name in qualification.__all__)


def test_each_framework_stands_under_its_id_and_every_text_but_one_has_one() -> None:
    assert [framework(one.id) for one in FRAMEWORKS] == list(FRAMEWORKS)
    assert {one.source for one in FRAMEWORKS} == {"000", "001", "002", "004", None}
    assert len({one.title.nl for one in FRAMEWORKS}) == len(FRAMEWORKS)


@pytest.mark.parametrize("one", FRAMEWORKS, ids=lambda one: one.id)
def test_a_framework_cites_its_text_and_names_an_entry_that_is_there(one: Framework) -> None:
    if one.source is None:
        assert one.note is not None
        assert not one.cites
    else:
        places = [*one.cites, *(place for each in one.requirements for place in each.cites)]
        assert {place.partition(":")[0] for place in places} == {one.source}
        assert all(each.cites for each in one.requirements)
    if one.entry is not None:
        assert glossary[one.entry].id == one.entry


@pytest.mark.parametrize("one", FRAMEWORKS, ids=lambda one: one.id)
def test_a_framework_survives_a_copy_and_a_pickle(one: Framework) -> None:
    assert pickle.loads(pickle.dumps(one)) == one == copy.deepcopy(one)
    assert hash(one) == hash(copy.copy(one))


@pytest.mark.parametrize("one", FRAMEWORKS, ids=lambda one: one.id)
def test_no_expiry_is_built_in(one: Framework) -> None:
    assert not any(each.expires for each in one.requirements)


def test_what_no_fact_carries_is_said_with_the_nearest_fact_where_that_is_honest() -> None:
    found = {each.id: [axis.name for axis in each.near] for each in meddicc.not_carried}

    assert found == {
        "metrics": [],
        "decision_criteria": [],
        "decision_process": ["stakeholders_known"],
        "champion": ["authority"],
        "competition": [],
    }
    assert framework("meddpicc").not_carried[-1].id == "paper_process"
    assert [each.id for each in framework("lead_qualification").not_carried] == [
        "pain_points",
        "likelihood",
    ]


def test_000_usually_asks_three_things_more_and_those_decide_nothing() -> None:
    found = [each.id for each in framework("lead_qualification").requirements if not each.required]

    assert found == ["need", "pain_points", "likelihood"]


def test_a_verkoopkans_is_a_lead_and_four_things_more_in_two_readings() -> None:
    strict, lenient = qualified_opportunity_strict, qualified_opportunity_lenient

    assert strict.requirements[:4] == lead.requirements == lenient.requirements[:4]
    assert written(All(tuple(each.when for each in strict.requirements[4:] if each.when))) == (
        "interest >= buying and need >= proven and budget >= checked and authority >= proven"
    )
    assert written(All(tuple(each.when for each in lenient.requirements[4:] if each.when))) == (
        "interest >= buying and need >= stated and budget >= stated and authority >= stated"
    )
    assert (strict.reading, lenient.reading) == ("strict", "lenient")


def test_the_strict_reading_asks_what_the_vocabulary_asks() -> None:
    for one, term in (
        (qualified_opportunity_strict, lead_or_bubble.term.qualified_opportunity),
        (lead, lead_or_bubble.term.lead),
        (marketing_qualified_lead, linkedin_glossary.term.marketing_qualified_lead),
        (sales_qualified_lead, linkedin_glossary.term.sales_qualified_lead),
        (framework("contact.definitions"), four_stages.definitions.term.contact),
        (framework("contact.example"), four_stages.example.term.contact),
    ):
        assert same(one.criterion, term.when), one.id


@pytest.mark.parametrize("reading", ["definitions", "example"])
def test_with_a_live_deal_who_may_be_an_opportunity_is_one(reading: str) -> None:
    term = getattr(four_stages, reading).term.opportunity
    whole = framework(f"opportunity.{reading}").criterion & LIVE

    assert same(whole, term.when)


def test_five_questions_of_002_each_come_with_an_action_and_any_answer_will_do() -> None:
    assert [each.cites for each in nurture_questions.requirements] == [
        ("002:69",),
        ("002:70",),
        ("002:71",),
        ("002:72",),
        ("002:73",),
    ]
    said = " ".join(each.action.nl for each in nurture_questions.requirements if each.action)
    assert all(word in said for word in ("whitepaper", "webinar", "seminar", "producten"))
    assert {each.asks for each in nurture_questions.requirements} == {Asks.KNOWN}
    assert nurture_questions.criterion == All(())


def test_a_team_puts_its_own_thresholds_in() -> None:
    visits = asked("visits", when=MEMBER.holds, expires=30)

    ours = marketing_qualified_lead.evolve(
        id="our_mql",
        title=Text("Our MQL", "Onze MQL"),
        add=[visits],
        drop=["criteria"],
        rungs={"interest": "explicit"},
        expires={"interest": 90},
        catalogue=CATALOGUE.with_(MEMBER),
    )

    assert [each.id for each in ours.requirements] == ["source", "interest", "visits"]
    assert ours["interest"].when == INTEREST.at_least("explicit")
    assert (ours["interest"].expires, ours["visits"].expires) == (90, 30)
    assert ours.source == "000"
    assert ours.outcome == marketing_qualified_lead.outcome


def test_what_takes_the_place_of_another_says_so_by_dropping_it() -> None:
    other = asked("need", when=NEED.at_least("checked"))
    bant = framework("bant")

    with pytest.raises(EntityProblems) as caught:
        bant.evolve(id="ours", add=[other])
    assert told(caught) == [("requirement_twice", "$.requirements[4].id")]
    moved = bant.evolve(id="ours", add=[other], drop=["need"])
    assert [each.id for each in moved.requirements] == ["budget", "authority", "timing", "need"]
    with pytest.raises(EntityProblems) as caught:
        bant.evolve(id="ours", drop=["need"], add=[other, other])
    assert told(caught) == [("requirement_twice", "$.requirements[4].id")]


def test_a_threshold_of_your_own_cites_no_text_and_the_title_says_that_it_was_changed() -> None:
    text = framework("marketing_qualified_lead")
    ours = text.evolve(id="ours", rungs={"interest": "specific"})

    assert (ours["interest"].cites, text["interest"].cites) == ((), ("000:32",))
    assert ours["criteria"].cites == text["criteria"].cites
    assert ours.title.nl == f"{text.title.nl}, aangepast"
    assert ours.note is None
    named = text.evolve(id="ours", title=text.title, note=text.note)
    assert (named.title, named.note) == (text.title, text.note)


def test_everything_in_the_way_of_a_change_is_told_at_once() -> None:
    with pytest.raises(FrameworkChangeProblems) as caught:
        framework("bant").evolve(
            id="ours",
            drop=["tiem"],
            rungs={"budgte": "checked", "need": "chekked"},
            expires={"need": 0, "nede": 3},
        )

    assert [(each.code, each.path) for each in caught.value.problems] == [
        ("unknown_requirement", "drop[0]"),
        ("fact_not_asked", "rungs['budgte']"),
        ("no_such_rung", "rungs['need']"),
        ("bad_expiry", "expires['need']"),
        ("unknown_requirement", "expires['nede']"),
    ]
    assert "use one of: budget" in str(caught.value)
    assert "wijziging van het kader" in caught.value.text("nl")
    with pytest.raises(WrongArgument):
        framework("bant").evolve(id="ours", rungs=["need"])  # type: ignore[arg-type]
    with pytest.raises(WrongArgument):
        framework("bant").evolve(id="ours", drop="need")


def test_what_is_not_a_criterion_on_these_facts_can_never_be_met_or_asks_nothing_is_refused() -> (
    None
):
    other = evolve(BUDGET, text=Text("another budget", "een ander budget"))
    with pytest.raises(EntityProblems) as caught:
        made(
            asked("own", when=MEMBER.holds, near=(NEED, MEMBER)),
            asked("other", when=other.holds),
            asked("never", when=INTEREST.is_("none") & INTEREST.is_("buying")),
            asked("always", when=All(())),
            asked("never_at_all", when=Any(())),
            asked("rows", when=NEED.holds & NEED.holds & ~Any((NEED.holds, Missing(BUDGET)))),
        )

    assert told(caught) == [
        ("not_of_the_catalogue", "$.requirements[0].near[1]"),
        ("not_of_the_catalogue", "$.requirements[0].when"),
        ("not_of_the_catalogue", "$.requirements[1].when"),
        ("never_met", "$.requirements[2].when"),
        ("always_met", "$.requirements[3].when"),
        ("never_met", "$.requirements[4].when"),
        ("not_of_the_catalogue", "$.requirements[5].when"),
    ]
    own = made(asked("own", when=MEMBER.holds), catalogue=CATALOGUE.with_(MEMBER))
    assert own.axes == (MEMBER,)


def test_requirements_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(EntityProblems) as caught:
        made(
            asked("marketing", when=SOURCE.is_("marketing")),
            asked("own", when=SOURCE.is_("own")),
        )

    assert told(caught) == [("never_met", "$.requirements")]


def test_a_framework_of_more_combinations_than_can_be_looked_through_is_taken() -> None:
    names = [name for name, axis in CATALOGUE.items() if axis.ordered][:26]
    pairs = [
        CATALOGUE[one].holds | CATALOGUE[other].holds
        for one, other in zip(names[::2], names[1::2], strict=True)
    ]

    wide = made(*(asked(f"r{at}", when=pair) for at, pair in enumerate(pairs)))

    assert len(wide.requirements) == 13
    assert assess(wide, []).verdict.value in ("open", "not_yet")


def test_two_of_one_id_none_at_all_and_none_that_decides_are_refused() -> None:
    with pytest.raises(EntityProblems) as twice:
        made(asked(), asked(when=BUDGET.holds))
    with pytest.raises(EntityProblems) as empty:
        made()
    with pytest.raises(EntityProblems) as idle:
        made(asked(required=False))

    assert told(twice) == [("requirement_twice", "$.requirements[1].id")]
    assert told(empty) == [("no_requirements", "$.requirements")]
    assert told(idle) == [("framework_decides_nothing", "$.requirements")]


def test_every_field_of_a_requirement_at_fault_is_named() -> None:
    with pytest.raises(EntityProblems) as caught:
        asked(
            "",
            text="a need",
            ask=Text("", "Wat?"),
            when="need",
            asks="known",
            required=1,
            near=("need",),
            cites=("",),
            action=Text(5, "x"),  # type: ignore[arg-type]
            expires=0,
            worth=0,
            note="note",
        )

    assert {path for _, path in told(caught)} == {
        f"$.{name}"
        for name in (
            "id",
            "text",
            "ask",
            "when",
            "asks",
            "required",
            "near",
            "cites",
            "action",
            "expires",
            "worth",
            "note",
        )
    }
    for worth in (-1, 0.5, True, Decimal("nan")):
        with pytest.raises(EntityProblems):
            asked(worth=worth)
    for expires in (-3, 1.5, True, "30"):
        with pytest.raises(EntityProblems):
            asked(expires=expires)
    assert asked(worth=Decimal("0.5")).worth == Decimal("0.5")


def test_every_field_of_a_framework_at_fault_is_named() -> None:
    with pytest.raises(EntityProblems) as caught:
        made("need", id="", title="x", outcome=None, source="", reading=3, cites="000:58")

    assert [path for _, path in told(caught)] == [
        "$.id",
        "$.title",
        "$.outcome",
        "$.requirements",
        "$.source",
        "$.reading",
        "$.cites",
    ]
    with pytest.raises(EntityProblems):
        made(asked(), catalogue={})


def test_an_unknown_framework_or_requirement_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownFramework, match="use one of 'bant'"):
        framework("bnat")
    with pytest.raises(UnknownFramework, match="'lead_qualification', 'marketing"):
        framework(5)  # type: ignore[arg-type]
    with pytest.raises(UnknownFramework, match=r"strict', 'qualified_opportunity\.lenient'"):
        assess("qualified_opportunity", [])
    with pytest.raises(UnknownRequirement, match="use one of 'budget'"):
        framework("bant")["budgte"]
    with pytest.raises(WrongArgument):
        assess(5, [])  # type: ignore[arg-type]
