"""Documents of nine kinds: what may stand in them, what is missing, and how they look."""

import pickle
from datetime import UTC, datetime, timedelta, timezone

import pytest

from salesterms import Money, glossary
from salesterms.criteria import AtLeast
from salesterms.documents import DocumentProblems, dumps, loads, structure
from salesterms.entities import (
    DOCUMENT_TEMPLATES,
    SWOT_EFFECT_WORDS,
    SWOT_ORIGIN_WORDS,
    CallFinding,
    EntityProblems,
    EntryForm,
    Goal,
    GoalPart,
    GoalUnit,
    NotANewerVersion,
    NotOneDocument,
    Objection,
    Play,
    SalesDocument,
    SalesDocumentKind,
    SwotEffect,
    SwotOrigin,
    VersionClash,
    template_of,
    version_at,
)
from salesterms.errors import UnknownLanguage, WrongArgument
from salesterms.facts import DEAL, INTEREST, Level, Stance
from salesterms.values import NaiveInstant, NotAnInstant

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
Kind = SalesDocumentKind


def document(kind: SalesDocumentKind, **fields: object) -> SalesDocument:
    return SalesDocument(kind=kind, title="Scales", fields=fields, at=AT)


def told(caught: pytest.ExceptionInfo[EntityProblems]) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.path) for problem in caught.value.problems]


def euros(amount: int) -> Goal:
    return Goal(unit=GoalUnit.MONEY, amount=Money(amount, "EUR"))


#: Femke's card: an answer to a competitor that is cheaper at first sight.
CARD = document(
    Kind.BATTLE_CARD,
    competitor="Kolibri",
    competitor_differentiators=["installation is included"],
    objections=[
        Objection(
            says="Kolibri is 10% cheaper",
            answer="Kolibri charges €1,200 for installation",
            ask_first="what does their price include?",
        )
    ],
)


# --- the table -----------------------------------------------------------------------------------


def test_every_kind_has_its_row_and_its_entry_in_the_glossary() -> None:
    assert list(DOCUMENT_TEMPLATES) == list(Kind)
    for kind, template in DOCUMENT_TEMPLATES.items():
        assert template.kind is kind
        assert glossary[kind.value.replace("_", "-")].cites[0] in template.cites
        assert template.required
        assert len(set(template.names)) == len(template.names)
        assert all(field.text.en and field.text.nl for field in template.fields)
        assert all(field.cites for field in template.required)
        assert all(cite in template.cites for field in template.fields for cite in field.cites)


@pytest.mark.parametrize(
    ("kind", "required"),
    [
        (Kind.BATTLE_CARD, {"competitor_differentiators", "objections"}),
        (Kind.VALUE_PROPOSITION, {"offer", "importance", "unique_value", "reason_to_choose"}),
        (Kind.ELEVATOR_PITCH, {"offer", "value", "benefits"}),
        (Kind.SALES_PLAYBOOK, {"goals", "strategies", "processes", "tactics"}),
        (Kind.DISCOVERY_CALL, {"challenges", "how_it_helps"}),
        (
            Kind.SALES_PLAN,
            {
                "objectives",
                "tactics",
                "market",
                "target_customers",
                "competitors",
                "action_plan",
                "measures",
                "timelines",
                "budgets",
                "resources",
            },
        ),
        (Kind.SALES_STRATEGY, {"long_term_goals", "positioning", "selling_approach"}),
        (Kind.SWOT_ANALYSIS, {"strengths", "weaknesses", "opportunities", "threats"}),
        (Kind.TAM_ANALYSIS, {"offer", "sector", "market_size"}),
    ],
)
def test_what_a_text_has_a_document_for_is_required(
    kind: SalesDocumentKind, required: set[str]
) -> None:
    assert {field.name for field in template_of(kind).required} == required


def test_a_playbook_has_the_four_topics_and_what_it_may_hold() -> None:
    """000:42: finding, qualifying, closing, objections; and templates, scripts, practice, cases."""
    named = set(template_of(Kind.SALES_PLAYBOOK).names)

    assert {"prospecting", "qualifying_leads", "closing_deals", "objections"} <= named
    assert {"templates", "scripts", "best_practices", "case_studies", "training"} <= named


def test_a_swot_analysis_has_two_axes() -> None:
    """000:92: internal or external, and what helps or harms."""
    swot = template_of(Kind.SWOT_ANALYSIS)
    placed = {(field.origin, field.effect): field for field in swot.fields if field.origin}

    assert set(placed) == {(origin, effect) for origin in SwotOrigin for effect in SwotEffect}
    assert placed[SwotOrigin.EXTERNAL, SwotEffect.HARMFUL].name == "threats"
    assert (
        placed[SwotOrigin.INTERNAL, SwotEffect.HELPFUL].heading("nl")
        == "Sterke punten (intern, gunstig)"
    )
    assert (set(SWOT_ORIGIN_WORDS), set(SWOT_EFFECT_WORDS)) == (set(SwotOrigin), set(SwotEffect))


def test_a_kind_that_is_none_is_refused() -> None:
    with pytest.raises(WrongArgument):
        template_of("battle_card")  # type: ignore[arg-type]
    assert template_of(Kind.TAM_ANALYSIS).field("tam") is None
    assert template_of(Kind.TAM_ANALYSIS).of_form(EntryForm.PLAY) is None


# --- what may stand where ------------------------------------------------------------------------


def test_a_single_entry_stands_alone_and_a_list_becomes_a_tuple() -> None:
    assert CARD.fields["competitor"] == ("Kolibri",)
    assert CARD.fields["competitor_differentiators"] == ("installation is included",)


def test_everything_wrong_with_the_fields_is_told_at_once_and_no_entry_is_quoted() -> None:
    with pytest.raises(EntityProblems) as caught:
        document(
            Kind.SWOT_ANALYSIS,
            strenghts="cash of Ann",
            weaknesses=(),
            opportunities=["fine", "  ", 5],
            threats=Objection(says="dear Ann", answer="b"),
            actions=None,
        )

    assert told(caught) == [
        ("unknown_field", "$.fields.strenghts"),
        ("nothing_entered", "$.fields.weaknesses"),
        ("nothing_entered", "$.fields.opportunities[1]"),
        ("wrong_entry", "$.fields.opportunities[2]"),
        ("wrong_entry", "$.fields.threats[0]"),
        ("wrong_entry", "$.fields.actions[0]"),
    ]
    assert "use one of strengths" in str(caught.value)
    assert "Ann" not in str(caught.value) + caught.value.text("nl")
    assert pickle.loads(pickle.dumps(caught.value)).text("nl") == caught.value.text("nl")


def test_every_other_field_at_fault_is_named() -> None:
    with pytest.raises(EntityProblems) as caught:
        SalesDocument(
            id="",
            kind="swot",  # type: ignore[arg-type]
            title=" ",
            fields=["a"],
            version=0,
            at=datetime(2026, 3, 2),  # noqa: DTZ001 # what it must not be
            by="",
        )

    paths = ["$.id", "$.kind", "$.title", "$.fields", "$.version", "$.at", "$.by"]
    assert [path for _, path in told(caught)] == paths


@pytest.mark.parametrize("name", ["", 5])
def test_a_field_without_a_name_is_refused(name: object) -> None:
    with pytest.raises(EntityProblems) as caught:
        SalesDocument(kind=Kind.SWOT_ANALYSIS, title="a", fields={name: "b"}, at=AT)

    assert told(caught) == [("not_as_asked", "$.fields")]


def test_the_parts_of_a_sales_plan_add_up_to_its_target() -> None:
    parts = [
        GoalPart(name="existing customers", goal=euros(500_000)),
        GoalPart(name="12 new customers", goal=euros(300_000)),
    ]
    made = document(Kind.SALES_PLAN, target=euros(800_000), target_parts=parts)
    assert made.fields["target_parts"] == tuple(parts)

    with pytest.raises(EntityProblems) as caught:
        document(Kind.SALES_PLAN, target=euros(900_000), target_parts=parts)
    assert told(caught) == [("does_not_add_up", "$.fields.target_parts")]
    assert "add up to 800000 EUR, the whole is 900000 EUR" in str(caught.value)
    # Either of them alone is fine: there is nothing to add up.
    document(Kind.SALES_PLAN, target_parts=parts)
    document(Kind.SALES_PLAN, target=euros(1))


def test_a_plan_has_one_target() -> None:
    with pytest.raises(EntityProblems) as caught:
        document(Kind.SALES_PLAN, target=[euros(1), euros(2)], target_parts="half of it")

    assert told(caught) == [
        ("one_entry_only", "$.fields.target"),
        ("wrong_entry", "$.fields.target_parts[0]"),
    ]


# --- entries -------------------------------------------------------------------------------------


def test_an_objection_has_its_answer() -> None:
    with pytest.raises(EntityProblems) as caught:
        Objection(says="too expensive", answer="", ask_first="")

    assert [path for _, path in told(caught)] == ["$.answer", "$.ask_first"]


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"fact": "need"}, ("level_needed", "$.level")),
        (
            {"fact": "need", "stance": Stance.REFUTED, "level": Level.STATED},
            ("level_unused", "$.level"),
        ),
        ({"fact": "", "level": Level.STATED}, ("not_as_asked", "$.fact")),
        ({"fact": "need", "level": "stated"}, ("not_as_asked", "$.level")),
    ],
)
def test_a_finding_has_a_level_where_the_fact_holds(
    given: dict[str, object], problem: tuple[str, str]
) -> None:
    with pytest.raises(EntityProblems) as caught:
        CallFinding(**given)  # type: ignore[arg-type]

    assert told(caught) == [problem]
    assert caught.value.text("nl")


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"when": "interest"}, "$.when"),
        ({"when": DEAL.missing()}, "$.when"),
        ({"when": ~DEAL.missing() & INTEREST.holds}, "$.when"),
        ({"when": AtLeast(INTEREST, "nope")}, "$.when"),
        ({"steps": []}, "$.steps"),
        ({"steps": ["a", ""]}, "$.steps"),
        ({"steps": 5}, "$.steps"),
        ({"name": ""}, "$.name"),
    ],
)
def test_a_play_has_a_criterion_on_facts_and_steps(given: dict[str, object], path: str) -> None:
    with pytest.raises(EntityProblems) as caught:
        Play(**{"name": "a", "when": INTEREST.holds, "steps": "b", **given})  # type: ignore[arg-type]

    assert [problem.path for problem in caught.value.problems] == [path]


# --- completeness --------------------------------------------------------------------------------


def test_what_is_missing_is_said_with_its_place() -> None:
    swot = document(Kind.SWOT_ANALYSIS, strengths="a", threats=["b", "c"])
    found = swot.completeness()

    assert (found.missing, found.open) == (("weaknesses", "opportunities"), ("subject", "actions"))
    assert (found.is_complete, str(found.required), str(found.share)) == (False, "2/4", "2/6")
    assert found.explain("nl").splitlines() == [
        "SWOT-analyse (000:92): 2 van 4 vereiste velden, 2 van 6 in totaal",
        "  Ontbreekt: zwakke punten (000:92), kansen (000:92)",
        "  Kan erbij: waar het over gaat (000:92), wat eraan te doen (000:92)",
    ]
    with pytest.raises(UnknownLanguage):
        found.explain("fr")


def test_a_complete_document_says_so_and_what_may_be_added() -> None:
    assert CARD.completeness().explain().splitlines() == [
        "Battle card (000:18): 2 of 2 required fields, 3 of 7 in all",
        "  Nothing required is missing",
        (
            "  May be added: product benefits (000:18), buyer personas (000:18), "
            "what to know about prices (000:18), customer cases (000:18)"
        ),
    ]
    every = dict.fromkeys(template_of(Kind.ELEVATOR_PITCH).names, "something")
    full = document(Kind.ELEVATOR_PITCH, **every).completeness()
    assert full.explain().splitlines()[1:] == ["  Nothing required is missing"]


def test_a_document_without_fields_lacks_all_of_them() -> None:
    assert document(Kind.TAM_ANALYSIS).completeness().missing == ("offer", "sector", "market_size")


# --- Markdown ------------------------------------------------------------------------------------


def test_a_battle_card_in_dutch() -> None:
    assert CARD.markdown("nl") == (
        "# Scales\n\n"
        "Battlecard, versie 1, 2026-03-02 09:00 UTC\n\n"
        "## Concurrent\n\n- Kolibri\n\n"
        "## Onderscheid van de concurrentie\n\n- installation is included\n\n"
        "## Bezwaren en weerwoord\n\n"
        "- Kolibri is 10% cheaper\n"
        "  - vraag eerst: what does their price include?\n"
        "  - weerwoord: Kolibri charges €1,200 for installation\n"
    )


def test_text_is_shown_as_it_is_and_stays_on_its_line() -> None:
    pitch = SalesDocument(
        kind=Kind.ELEVATOR_PITCH,
        title="*new*\n# other",
        fields={"offer": "<script>\n# heading"},
        at=AT,
        by="[Ann](x)",
    )

    assert pitch.markdown().splitlines() == [
        r"# \*new\* \# other",
        "",
        r"Elevator pitch, version 1, 2026-03-02 09:00 UTC, by \[Ann\](x)",
        "",
        "## The idea, product or service",
        "",
        r"- \<script\> \# heading",
    ]


def test_entries_that_are_more_than_text_are_written_out() -> None:
    call = document(
        Kind.DISCOVERY_CALL,
        established=[
            CallFinding(fact="need", level=Level.STATED, note="an hour a day"),
            CallFinding(fact="interest", value="specific", level=Level.CHECKED),
            CallFinding(fact="budget", stance=Stance.WITHDRAWN),
            CallFinding(fact="own", value="x", level=Level.STATED),
            CallFinding(fact="interest", value="x", level=Level.STATED),
        ],
    )
    assert call.markdown("nl").split("\n\n")[-1].splitlines() == [
        "- heeft behoefte aan het aanbod (volgens opgave)",
        "  - notitie: an hour a day",
        "- interesse: interesse in prijzen of details (gecontroleerd)",
        "- heeft een budget (ingetrokken)",
        "- own: x (volgens opgave)",
        "- interesse: x (volgens opgave)",
    ]
    answered = document(Kind.SALES_PLAYBOOK, objections=Objection(says="too dear", answer="lease"))
    assert answered.markdown().endswith("- too dear\n  - answer: lease\n")
    plan = document(
        Kind.SALES_PLAN,
        target=euros(5),
        target_parts=GoalPart(name="Sanne", goal=euros(5)),
    )
    assert "- 5 EUR\n" in plan.markdown()
    assert "- Sanne: 5 EUR\n" in plan.markdown()
    book = document(
        Kind.SALES_PLAYBOOK, plays=Play(name="greet", when=INTEREST.holds, steps=["wave", "smile"])
    )
    assert book.markdown().split("\n\n")[-1].splitlines() == [
        "- greet",
        "  - when: interest shown by behaviour",
        "  - wave",
        "  - smile",
    ]


# --- versions ------------------------------------------------------------------------------------


def strategy(**fields: object) -> SalesDocument:
    return document(Kind.SALES_STRATEGY, **fields)


def test_a_strategy_is_made_to_change() -> None:
    """000:84: households go, offices come; each version has its number and its instant."""
    first = strategy(markets="households", positioning="the quiet one")
    later = AT + timedelta(days=365)
    second = first.revised(
        at=later, fields={"markets": "offices", "positioning": None, "reasons_to_change": None}
    )

    assert (second.version, dict(second.fields)) == (2, {"markets": ("offices",)})
    assert (first.version, first.at) == (1, AT)
    both = [second, first, first]
    assert version_at(both, as_of=AT - timedelta(days=1)) is None
    assert version_at(both, as_of=later - timedelta(seconds=1)) == first
    assert version_at(both, as_of=later) == second
    assert version_at([], as_of=later) is None


def test_a_version_comes_after_the_one_that_it_follows() -> None:
    with pytest.raises(NotANewerVersion) as caught:
        strategy().revised(at=AT, fields={})
    assert "2026-03-02 09:00 UTC" in caught.value.text("nl")
    with pytest.raises(EntityProblems):
        strategy().revised(at=AT + timedelta(days=1), fields={"market": "offices"})
    with pytest.raises(WrongArgument):
        strategy().revised(at=AT + timedelta(days=1), fields="offices")  # type: ignore[arg-type]
    with pytest.raises(NotAnInstant):
        strategy().revised(at="2027", fields={})  # type: ignore[arg-type]


def test_versions_that_do_not_follow_each_other_are_refused() -> None:
    first, day = strategy(), timedelta(days=1)
    second = first.revised(at=AT + day, fields={})
    other_second = first.revised(at=AT + 2 * day, fields={})
    earlier_third = SalesDocument(
        kind=first.kind, title=first.title, fields={}, version=3, at=AT + day / 2
    )
    for versions in ([second, other_second], [first, second, earlier_third]):
        with pytest.raises(VersionClash) as caught:
            version_at(versions, as_of=AT)
        assert caught.value.text("nl").startswith("Versie 2 en ")
    with pytest.raises(NotOneDocument):
        version_at([first, CARD], as_of=AT)
    with pytest.raises(WrongArgument):
        version_at([first, "second"], as_of=AT)  # type: ignore[list-item]
    with pytest.raises(NaiveInstant):
        version_at([first], as_of=datetime(2026, 3, 2))  # noqa: DTZ001


def test_two_versions_of_one_instant_are_equal_whatever_their_zone() -> None:
    there = CARD.at.astimezone(timezone(timedelta(hours=2)))
    same = SalesDocument(kind=CARD.kind, title=CARD.title, fields=CARD.fields, at=there)

    assert same == CARD
    assert hash(same) == hash(CARD)


# --- as documents --------------------------------------------------------------------------------


def test_it_comes_back_from_a_document() -> None:
    assert loads(dumps(CARD), SalesDocument) == CARD


def test_a_document_tells_an_unknown_field_with_the_nearest() -> None:
    with pytest.raises(DocumentProblems) as caught:
        structure(
            {
                "soort": "battle_card",
                "titel": "a",
                "op": "2026-03-02T09:00:00+00:00",
                "velden": {"competitior": ["Kolibri"]},
            },
            SalesDocument,
        )

    [problem] = caught.value.problems
    assert (problem.code, problem.path) == ("unknown_field", "$.velden.competitior")
    assert "use one of competitor" in problem.text()
