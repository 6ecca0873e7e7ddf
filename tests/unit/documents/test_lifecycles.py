# ruff: noqa: E501
"""A lifecycle as a document: its own facts and laws, its tables, and every fault in its place."""

from copy import deepcopy
from typing import Any

import pytest

from salesterms import documents
from salesterms.criteria import All, Column, Missing
from salesterms.documents import DocumentProblems
from salesterms.errors import Text
from salesterms.facts import (
    CATALOGUE,
    Catalogue,
    Facts,
    Law,
    Subject,
    position,
)
from salesterms.lifecycle import (
    SALES_LIFECYCLE,
    Direction,
    Lifecycle,
    LifecycleProblems,
    Move,
    Track,
    prove,
    step,
)


def said(en: str) -> dict[str, str]:
    return {"en": en, "nl": en}


def move(event: str, sources: str, target: str | None = None, **more: Any) -> dict[str, Any]:
    found = {"event": event, "sources": sources.split(), "text": said(event), **more}
    return found if target is None else {**found, "target": target}


STAGES = ("asked", "running", "quoted", "bought", "ended")
#: A pipeline of five stages, with a fact and a law of its own.
GOOD: dict[str, Any] = {
    "name": "trial",
    "facts": [
        {
            "name": "trial",
            "scale": "position",
            "values": [{"name": name, "text": said(name)} for name in STAGES],
            "subject": "deal",
            "no_record": "no",
            "moves": "events",
            "text": said("trial"),
        },
        {
            "name": "invoiced",
            "scale": "ladder",
            "values": [{"name": name, "text": said(name)} for name in ("no", "yes")],
            "no_record": "no",
            "moves": "events",
            "text": said("invoice sent"),
            "cites": ["p. 3"],
        },
    ],
    "laws": [
        {
            "id": "bought-is-invoiced",
            "when": "trial = bought",
            "then": "invoiced",
            "says": said("who has bought was sent an invoice"),
        }
    ],
    "tracks": [
        {
            "name": "trial",
            "axis": "trial",
            "start": "asked",
            "closed": ["bought", "ended"],
            "categories": {"bought": "won", "ended": "lost"},
            "text": said("a trial"),
            "moves": [
                move("start", "asked", "running", guard="permission"),
                move("quote", "running", "quoted"),
                move("buy", "quoted", "bought", guard="authority >= stated", effects={"invoiced": "yes"}),
                move("end", "asked running quoted", "ended", direction="exit", one_way=said("gone")),
            ],
        }
    ],
}  # fmt: skip


def changed(*path: Any, to: Any) -> dict[str, Any]:
    """The good document with another value in one place."""
    found: Any = deepcopy(GOOD)
    here = found
    for key in path[:-1]:
        here = here[key]
    here[path[-1]] = to
    return found  # type: ignore[no-any-return] # a dict


def added(*moves: dict[str, Any]) -> dict[str, Any]:
    return changed("tracks", 0, "moves", to=[*deepcopy(GOOD["tracks"][0]["moves"]), *moves])


def told(data: Any, lang: str = "en") -> list[tuple[str | None, str, object]]:
    with pytest.raises(DocumentProblems) as found:
        documents.structure(data, Lifecycle)
    assert all(line.count(": ") for line in found.value.text(lang).splitlines())
    return [(one.path, one.code, one.value) for one in found.value.problems]


def edges(lifecycle: Lifecycle) -> list[Any]:
    return [
        (stage.name, edge.event, edge.need, edge.target.name, edge.kept, edge.put, edge.moves)
        for stage in lifecycle.stages
        for edge in stage.ways()
    ]


class TestTheBuiltIn:
    def test_it_goes_out_and_comes_back(self) -> None:
        text = documents.dumps(SALES_LIFECYCLE)
        found = documents.loads(text, Lifecycle)

        assert documents.dumps(found) == text
        assert found == SALES_LIFECYCLE
        assert found is not SALES_LIFECYCLE
        assert edges(found) == edges(SALES_LIFECYCLE)
        assert found.catalogue is CATALOGUE

    def test_what_comes_back_is_proven_too(self) -> None:
        reach = prove(documents.loads(documents.dumps(SALES_LIFECYCLE), Lifecycle))

        assert reach.reached == reach.worlds.legal

    def test_it_goes_out_in_dutch_as_well(self) -> None:
        dutch = documents.converter(names="nl")
        text = documents.dumps(SALES_LIFECYCLE, converter=dutch)

        assert '"vanuit":["new"],"naar":"marketing","voorwaarde":' in text
        assert documents.loads(text, Lifecycle) == SALES_LIFECYCLE

    @pytest.mark.parametrize("lang", ["en", "nl"])
    @pytest.mark.parametrize("direction", ["read", "write"])
    def test_its_schema_takes_it(self, lang: Any, direction: Any) -> None:
        schema = documents.json_schema(Lifecycle, lang=lang, direction=direction, plain=True)
        jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema")
        check = jsonschema.Draft202012Validator(schema)

        assert list(check.iter_errors(documents.unstructure(SALES_LIFECYCLE))) == []
        assert list(check.iter_errors(GOOD)) == []
        assert list(check.iter_errors({**GOOD, "tracks": [{}]})) != []


class TestOnesOwn:
    def test_facts_and_laws_of_its_own_come_along(self) -> None:
        found = documents.structure(GOOD, Lifecycle)

        assert documents.unstructure(found) == GOOD
        assert found.catalogue["trial"].names == STAGES
        assert [law.id for law in found.catalogue.laws[len(CATALOGUE.laws) :]] == [
            "bought-is-invoiced"
        ]

    def test_its_events_are_used_like_those_of_any_other(self) -> None:
        found = documents.structure(GOOD, Lifecycle)
        stage, sure = found.begin(Facts(found.catalogue, permission="yes", authority="checked"))
        for event in ("start", "quote", "buy"):
            stage, sure = step(stage, event, sure)

        assert stage.name == "bought"
        assert stage.closed
        assert Facts.of_sure(found.catalogue, sure)["invoiced"] == "yes"

    def test_one_written_in_python_comes_back_equal(self) -> None:
        trial = position(
            "trial",
            ("a", "a", "a"),
            ("b", "b", "b"),
            text=Text("t", "t"),
            subject=Subject.DEAL,
        )
        mine = CATALOGUE.with_(
            trial, laws=[Law(id="x", when=trial.is_("b"), then=All(()), says=Text("x", "x"))]
        )
        nested = (mine["talked"].holds & mine["need"].holds) & (
            mine["budget"].holds & mine["means"].holds
        )
        go = Move(event="go", sources=("a",), target="b", guard=nested, text=Text("go", "ga"))
        track = Track(
            name="t", axis=trial, start="a", closed=("b",), moves=(go,), text=Text("", "")
        )
        own = Lifecycle(name="mine", catalogue=mine, tracks=[track])
        text = documents.dumps(own)
        found = documents.loads(text, Lifecycle)

        assert found == own
        assert hash(found.tracks) == hash(own.tracks)
        assert documents.dumps(found) == text
        assert edges(found) == edges(own)

    def test_it_is_read_once(self) -> None:
        text = documents.dumps(documents.structure(GOOD, Lifecycle))

        assert documents.loads(text, Lifecycle) is documents.loads(text, Lifecycle)

    def test_without_strict_it_is_itself(self) -> None:
        loose = documents.converter(strict=False)
        found = documents.structure(GOOD, Lifecycle, converter=loose)

        assert documents.structure(found, Lifecycle, converter=loose) is found
        with pytest.raises(DocumentProblems):
            documents.structure({**GOOD, "name": 3}, Lifecycle, converter=loose)

    def test_facts_that_are_not_the_built_in_ones_are_not_written(self) -> None:
        trial = position(
            "trial", ("a", "a", "a"), ("b", "b", "b"), text=Text("t", "t"), subject=Subject.DEAL
        )
        go = Move(event="go", sources=("a",), target="b", text=Text("go", "ga"))
        track = Track(
            name="t", axis=trial, start="a", closed=("b",), moves=(go,), text=Text("", "")
        )
        other = Lifecycle(name="mine", catalogue=Catalogue([trial]), tracks=[track])

        with pytest.raises(DocumentProblems) as found:
            documents.dumps(other)
        assert [(one.path, one.code) for one in found.value.problems] == [
            ("$", "not_on_built_in_facts")
        ]

    def test_a_guard_on_rows_is_not_written(self) -> None:
        rows = Missing(Column("status", str))
        moves = tuple(
            Move(event="go", sources=("new",), guard=guard, text=Text("go", "ga"))
            for guard in (rows, None)
        )
        assert moves[0] != moves[1]
        track = Track(
            name="t", axis=CATALOGUE["standing"], start="new", moves=moves, text=Text("", "")
        )

        with pytest.raises(DocumentProblems) as found:
            documents.dumps(Lifecycle.proven(name="mine", tracks=[track]))
        assert [one.code for one in found.value.problems] == ["not_about_facts"]


MOVES = ("tracks", 0, "moves")


class TestFaults:
    @pytest.mark.parametrize(
        ("path", "to", "at", "code", "value"),
        [
            (("tracks",), [], "$.tracks", "no_tracks", None),
            (("tracks", 0, "axis"), "trail", "$.tracks[0].axis", "not_a_position", "trail"),
            (("tracks", 0, "start"), "x", "$.tracks[0].start", "unknown_stage", "x"),
            (
                ("tracks", 0, "closed"),
                ["bought", "ended", "x"],
                "$.tracks[0].closed[2]",
                "unknown_stage",
                "x",
            ),
            (
                ("tracks", 0, "categories"),
                {"x": "open"},
                "$.tracks[0].categories.x",
                "unknown_stage",
                "x",
            ),
            (
                ("tracks", 0, "categories"),
                {"bought": "open"},
                "$.tracks[0].categories.bought",
                "category_and_closed_differ",
                "bought",
            ),
            ((*MOVES, 3, "sources", 1), "x", "$.tracks[0].moves[3].sources[1]", "unknown_stage", "x"),
            ((*MOVES, 1, "target"), "x", "$.tracks[0].moves[1].target", "unknown_stage", "x"),
            (
                (*MOVES, 1, "target"),
                "running",
                "$.tracks[0].moves[1].target",
                "leads_where_it_stands",
                "running",
            ),
            ((*MOVES, 0, "guard"), "permission >=", "$.tracks[0].moves[0].guard", "not_a_criterion", "permission >="),
            ((*MOVES, 0, "guard"), "permision", "$.tracks[0].moves[0].guard", "unknown_fact", "permision"),
            ((*MOVES, 0, "guard"), "need >= x", "$.tracks[0].moves[0].guard", "not_a_rung", "need >= x"),
            ((*MOVES, 0, "guard"), "trial >= asked", "$.tracks[0].moves[0].guard", "not_ordered", "trial >= asked"),
            ((*MOVES, 2, "effects"), {"invoice": "yes"}, "$.tracks[0].moves[2].effects.invoice", "effect_on_no_fact", "invoice"),
            ((*MOVES, 2, "effects"), {"invoiced": "x"}, "$.tracks[0].moves[2].effects.invoiced", "effect_of_no_value", "x"),
            ((*MOVES, 2, "effects"), {"invoiced": "yes", "need": "none"}, "$.tracks[0].moves[2].effects.need", "effect_on_what_evidence_moves", "need"),
            ((*MOVES, 2, "effects"), {"trial": "ended"}, "$.tracks[0].moves[2].effects.trial", "effect_on_a_stage", "trial"),
            ((*MOVES, 1, "one_way"), said("x"), "$.tracks[0].moves[1].one_way", "one_way_but_no_exit", "forward"),
            ((*MOVES, 1, "direction"), "note", "$.tracks[0].moves[1].direction", "direction_without_its_target", "note"),
            ((*MOVES, 3), move("end", "asked running quoted", "ended", direction="exit"), "$.tracks[0].moves[3]", "no_way_back", "ended"),
            ((*MOVES, 0, "event"), 3, "$.tracks[0].moves[0].event", "wrong_type", 3),
            (("laws", 0, "id"), CATALOGUE.laws[0].id, "$.laws[0].id", "duplicate_item", CATALOGUE.laws[0].id),
            (("laws", 0, "when"), "invoice", "$.laws[0].when", "unknown_fact", "invoice"),
            (("laws", 0, "then"), "invoice", "$.laws[0].then", "unknown_fact", "invoice"),
            (("facts", 0, "name"), "not", "$.facts[0].name", "other_pattern", "not"),
        ],
    )  # fmt: skip
    def test_a_fault_is_told_in_its_place(
        self, path: Any, to: Any, at: str, code: str, value: Any
    ) -> None:
        assert told(changed(*path, to=to), "nl") == [(at, code, value)]

    def test_a_fact_that_is_no_position_is_told_at_its_track(self) -> None:
        found = told(changed("tracks", 0, "axis", to="need"))

        assert found[0] == ("$.tracks[0].axis", "not_a_position", "need")
        assert {code for _, code, _ in found[1:]} == {"unknown_stage"}

    def test_a_law_that_a_move_breaks_is_told_at_that_move(self) -> None:
        [(path, code, _)] = told(changed(*MOVES, 2, "effects", to={}))

        assert (path, code) == ("$.tracks[0].moves[2]", "breaks_a_law")

    def test_a_law_that_the_start_breaks_is_told_for_the_whole(self) -> None:
        faults = told(changed("laws", 0, "when", to="trial = asked"))

        assert ("$", "breaks_a_law") in [(path, code) for path, code, _ in faults]

    def test_a_stage_that_is_never_reached_is_told_at_its_track(self) -> None:
        track = {**GOOD["tracks"][0], "moves": GOOD["tracks"][0]["moves"][:1]}
        found = told({**GOOD, "tracks": [track]})

        assert ("$.tracks[0]", "unreachable_stage", "quoted") in found

    def test_moves_of_one_event_from_one_stage_are_told_apart(self) -> None:
        twice = (
            move("drop", "quoted", guard="need"),
            move("drop", "quoted", guard="deal = open and not deal = open"),
        )

        assert told(added(*twice)) == [("$.tracks[0].moves[5]", "move_never_made", "quoted")]

    def test_two_moves_that_may_be_made_at_once_are_told_at_the_first(self) -> None:
        found = told(added(move("drop", "quoted"), move("drop", "quoted", guard="need")))

        assert [(path, code) for path, code, _ in found] == [("$.tracks[0].moves[4]", "ambiguous")]

    def test_tracks_of_one_name_and_of_one_position_are_told(self) -> None:
        twice = {**GOOD, "tracks": GOOD["tracks"] * 2}

        assert told(twice) == [
            ("$.tracks[1].name", "track_twice", "trial"),
            ("$.tracks[1].axis", "two_tracks_on_one_axis", "trial"),
        ]

    @pytest.mark.parametrize(
        ("more", "at", "code"),
        [
            ({"values": [{"name": "a", "text": said("a")}]}, "$.facts[0].values", "bad_fact"),
            ({"name": "need"}, "$.facts[0].name", "fact_twice"),
            ({"scale": "graded"}, "$.facts[0].scale", "bad_grades"),
            ({"moves": "magic"}, "$.facts[0].moves", "unknown_choice"),
        ],
    )
    def test_what_leans_on_a_faulty_fact_is_not_told_beside_it(
        self, more: Any, at: str, code: str
    ) -> None:
        broken = changed("facts", 0, to={**GOOD["facts"][0], **more})
        if "name" in more:
            broken["tracks"], broken["laws"] = SALES, []

        assert [(path, kind) for path, kind, _ in told(broken)] == [(at, code)]

    def test_a_graded_fact_has_the_levels_of_evidence(self) -> None:
        grades = ("none", "assumed", "stated", "checked", "proven")
        fact = {
            "name": "trust",
            "scale": "graded",
            "values": [{"name": name, "text": said(name)} for name in grades],
            "no_record": "unknown",
            "moves": "evidence",
            "text": said("trust"),
        }
        found = documents.structure({**GOOD, "facts": [*GOOD["facts"], fact]}, Lifecycle)

        assert found.catalogue["trust"].names == grades

    def test_every_fault_of_a_document_is_told_at_once(self) -> None:
        broken = added(
            move("drop", "quotd", guard="intrest"), move("x", "asked", effects={"invoice": "yes"})
        )
        broken["tracks"].append({"name": "second"})
        broken["tracks"].append(7)
        broken["tracks"][0]["moves"][1]["event"] = 3
        broken["tracks"][0]["colour"] = "red"
        broken["laws"][0]["then"] = "invoice"

        form = [
            ("$.tracks[0].moves[1].event", "wrong_type"),
            ("$.tracks[1].axis", "missing_key"),
            ("$.tracks[1].start", "missing_key"),
            ("$.tracks[1].text", "missing_key"),
            ("$.tracks[1].moves", "missing_key"),
            ("$.tracks[2]", "not_an_object"),
        ]
        named = [
            ("$.laws[0].then", "unknown_fact"),
            ("$.tracks[0].moves[4].guard", "unknown_fact"),
            ("$.tracks[0].moves[5].effects.invoice", "effect_on_no_fact"),
        ]
        unread = [("$.tracks[0].colour", "unknown_key"), *form, *named]
        assert [(path, code) for path, code, _ in told(broken)] == unread
        del broken["tracks"][0]["colour"]
        stages = [("$.tracks[0].moves[4].sources[0]", "unknown_stage")]
        assert [(path, code) for path, code, _ in told(broken)] == form + named + stages

    def test_faults_stand_under_the_names_that_the_document_has(self) -> None:
        dutch: Any = documents.converter(names="nl").unstructure(
            documents.structure(GOOD, Lifecycle)
        )
        dutch["tabellen"][0]["stappen"][0]["voorwaarde"] = "x"
        dutch["tabellen"][0]["stappen"][3]["vanuit"][0] = "y"

        assert [path for path, _, _ in told(dutch)] == [
            "$.tabellen[0].stappen[0].voorwaarde",
            "$.tabellen[0].stappen[3].vanuit[0]",
        ]

    @pytest.mark.parametrize(
        ("data", "path"),
        [([], "$"), ({**GOOD, "tracks": 3}, "$.tracks"), ({**GOOD, "facts": [3]}, "$.facts[0]")],
    )
    def test_what_is_no_lifecycle_is_told(self, data: Any, path: str) -> None:
        assert [place for place, _, _ in told(data)] == [path]

    def test_what_cannot_be_proven_is_told_for_the_whole(self) -> None:
        many = " and ".join(name for name, axis in CATALOGUE.items() if axis.ordered)

        assert told(changed(*MOVES, 0, "guard", to=many)) == [("$", "too_many_worlds", None)]

    def test_faults_of_several_lifecycles_are_told_together(self) -> None:
        broken = changed("tracks", 0, "start", to="x")

        with pytest.raises(DocumentProblems) as found:
            documents.structure([broken, GOOD, broken], list[Lifecycle])
        assert [one.path for one in found.value.problems] == [
            "$[0].tracks[0].start",
            "$[2].tracks[0].start",
        ]

    def test_two_values_of_one_event_are_told_at_the_move_that_gives_one(self) -> None:
        sales: Any = documents.unstructure(SALES_LIFECYCLE)
        sales["tracks"][2]["moves"][0]["effects"] = {"contract": "none"}
        sales["tracks"][1]["moves"][-1]["effects"] = {"contract": "signed"}

        assert ("$.tracks[1].moves[11]", "effects_differ", "contract") in told(sales)


SALES: Any = documents.unstructure(SALES_LIFECYCLE)["tracks"]


def test_the_same_faults_are_told_in_python() -> None:
    track = Track(
        name="person",
        axis=CATALOGUE["standing"],
        start="new",
        moves=(
            Move(event="go", sources=("new",), guard=CATALOGUE["need"].holds, text=Text("", "")),
            Move(
                event="go",
                sources=("new",),
                target="sales",
                direction=Direction.NOTE,
                text=Text("", ""),
            ),
        ),
        text=Text("", ""),
    )

    with pytest.raises(LifecycleProblems) as found:
        Lifecycle(name="x", tracks=[track])
    assert [one.path for one in found.value.problems] == ["person.go (new) #2"]
