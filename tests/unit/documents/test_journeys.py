"""A journey as a document: its records, gone through when it is read, and every fault in place."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from salesterms import documents
from salesterms.documents import DocumentProblems
from salesterms.errors import Text
from salesterms.facts import CATALOGUE, Evidence, Facts, Level, Maker, MakerKind, Subject, position
from salesterms.journey import Happened, Journey
from salesterms.lifecycle import Lifecycle, Move, Track

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
DAYS = [(START + timedelta(days=at)) for at in range(9)]
STAMPS = [day.isoformat() for day in DAYS]
ASKED: dict[str, Any] = {
    "fact": "interest",
    "value": "explicit",
    "level": "stated",
    "at": STAMPS[0],
    "by": {"kind": "human"},
}
GOOD: dict[str, Any] = {
    "person": "P-1",
    "account": "A-1",
    "deal": "D-1",
    "facts": {"need": ["stated", "checked"], "permission": "yes"},
    "events": [
        {"event": "accept_by_sales", "at": STAMPS[1], "id": "E-1"},
        {"event": "convert", "at": STAMPS[2]},
        {"event": "open_deal", "at": STAMPS[3]},
    ],
    "evidence": [ASKED],
}
FORGOTTEN: dict[str, Any] = {
    "person": "ab" * 16,
    "facts": {"deal": "lost"},
    "trace": {"salt": "0" * 32, "digest": "1" * 64, "at": STAMPS[5]},
    "steps": [
        {"event": "accept_by_sales", "at": STAMPS[1], "to": "sales/none/never"},
        {"event": "convert", "at": STAMPS[2], "to": "converted/none/never"},
    ],
}


def event(name: str, at: int, id_: str | None = None) -> dict[str, Any]:
    found = {"event": name, "at": STAMPS[at]}
    return found if id_ is None else {**found, "id": id_}


def told(data: Any, lang: str = "en") -> list[tuple[str | None, str]]:
    with pytest.raises(DocumentProblems) as found:
        documents.structure(data, Journey)
    assert "P-1" not in found.value.text(lang)
    assert "E-1" not in found.value.text(lang)
    return [(one.path, one.code) for one in found.value.problems]


def own_lifecycle() -> Lifecycle:
    """An event that may happen in two ways, which lead to one stage with other effects."""
    stages = [(name, name, name) for name in ("new", "going", "done")]
    axis = position("pace", *stages, text=Text("pace", "tempo"), subject=Subject.DEAL)
    fast = position("fast", *stages[:2], text=Text("fast", "snel"), subject=Subject.DEAL)
    mine = CATALOGUE.with_(axis, fast)
    need, talked = mine["need"].holds, mine["talked"].holds
    moves = (
        Move(
            event="go", sources=("new",), target="going", guard=need & talked, text=Text("a", "a")
        ),
        Move(
            event="go",
            sources=("new",),
            target="going",
            guard=~need,
            effects=((fast, "going"),),
            text=Text("b", "b"),
        ),
        Move(event="end", sources=("going",), target="done", text=Text("c", "c")),
    )
    track = Track(
        name="pace", axis=axis, start="new", closed=("done",), moves=moves, text=Text("p", "p")
    )
    return Lifecycle(name="own", catalogue=mine, tracks=[track])


class TestRoundTrip:
    def test_a_journey_is_read_and_written(self) -> None:
        found = documents.structure(GOOD, Journey)

        assert found.stage().name == "converted/open/never"
        assert (found.person, found.account, found.deal) == ("P-1", "A-1", "D-1")
        assert documents.unstructure(found) == GOOD

    def test_one_that_was_advanced_comes_back_equal(self) -> None:
        east = timezone(timedelta(hours=2))
        here = Journey.begin(person="P-1", facts=Facts(interest="explicit"))
        here = here.advance("accept_by_sales", at=START.astimezone(east), id="x")
        here = here.advance("convert", at=DAYS[2])
        piece = Evidence(
            fact="need", level=Level.PROVEN, at=DAYS[1], by=Maker(kind=MakerKind.HUMAN)
        )
        here = here.with_(piece, Happened(event="open_deal", at=DAYS[3]))

        for names in ("en", "nl"):
            chosen: Any = names
            text = documents.dumps(here, converter=documents.converter(names=chosen))
            assert documents.loads(text, Journey) == here

    @pytest.mark.parametrize("facts", [None, Facts(), Facts(interest=("none", "engaged"))])
    def test_what_was_known_at_the_start_comes_along(self, facts: Facts | None) -> None:
        begun = Journey.begin(facts=facts)

        assert documents.loads(documents.dumps(begun), Journey) == begun

    @pytest.mark.parametrize("facts", [None, Facts(interest="engaged", need="stated")])
    def test_of_who_was_forgotten_the_trace_goes_out(self, facts: Facts | None) -> None:
        known = documents.structure(GOOD, Journey)
        begun = Journey.begin(person="P-1", facts=facts).with_(*known.events, *known.evidence)
        forgotten = begun.forget(at=DAYS[5])
        plain = documents.unstructure(forgotten)
        found = documents.structure(plain, Journey)

        assert {*plain} == {"person", "facts", "trace", "steps"}
        assert found == forgotten
        assert found.is_of("P-1")
        assert found.stage(as_of=DAYS[2]).name == "converted/none/never"

    def test_the_order_of_the_records_plays_no_part(self) -> None:
        other = {**GOOD, "events": GOOD["events"][::-1]}

        assert documents.structure(other, Journey) == documents.structure(GOOD, Journey)

    def test_a_lifecycle_of_ones_own_comes_along(self) -> None:
        own = own_lifecycle()
        begun = Journey.begin(lifecycle=own, facts=Facts(own.catalogue, need="none"))
        gone = begun.advance("go", at=DAYS[1])
        for journey in (begun, gone, gone.forget(at=DAYS[2])):
            found = documents.loads(documents.dumps(journey), Journey)

            assert found == journey
            assert found.facts() == journey.facts()
        assert gone.facts()["fast"] == "going"

    def test_which_of_several_ways_was_gone_is_kept(self) -> None:
        own = own_lifecycle()
        choices = set()
        for facts in ({"need": "none"}, {"need": "stated", "talked": "yes"}):
            begun = Journey.begin(lifecycle=own, facts=Facts(own.catalogue, **facts))
            forgotten = begun.advance("go", at=DAYS[1]).forget(at=DAYS[2])
            plain = documents.unstructure(forgotten)
            choices.add(plain["steps"][0].get("choice", 0))
            assert documents.structure(plain, Journey) == forgotten
        assert choices == {0, 1}

    @pytest.mark.parametrize("direction", ["read", "write"])
    def test_its_schema_takes_it(self, direction: Any) -> None:
        schema = documents.json_schema(Journey, lang="nl", direction=direction, plain=True)
        jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema")
        check = jsonschema.Draft202012Validator(schema)
        own: Any = documents.unstructure(Journey.begin(lifecycle=own_lifecycle()))

        for good in (GOOD, FORGOTTEN, own):
            assert list(check.iter_errors(good)) == []
        faulty: list[Any] = [{**GOOD, "lifecycle": "mine"}, {**GOOD, "person": ""}, {"trace": {}}]
        for bad in faulty:
            assert list(check.iter_errors(bad)) != []

    def test_who_was_accepted_before_the_start_and_forgotten_comes_back(self) -> None:
        known = Facts(interest="explicit", marketing_accepted="yes")
        forgotten = Journey.begin(facts=known).forget(at=DAYS[2])
        plain = documents.unstructure(forgotten)

        assert plain["facts"]["marketing_accepted"] == "yes"
        assert documents.structure(plain, Journey) == forgotten


class TestFaults:
    def test_every_event_that_may_not_have_happened_is_told(self) -> None:
        events = [event("win", 4), *GOOD["events"], event("churn", 5)]

        assert told({**GOOD, "events": events}, "nl") == [
            ("$.events[0]", "refused_event"),
            ("$.events[4]", "refused_event"),
        ]

    def test_what_names_nothing_is_told_all_at_once(self) -> None:
        data = {
            **GOOD,
            "facts": {"neeed": "x", "need": "x", "means": ["none", "stated"], "budget": []},
            "events": [event("buy", 1), event("convert", 2, "E-1"), event("convert", 3, "E-1")],
            "evidence": [{**ASKED, "fact": "intrest"}, {**ASKED, "value": "hot"}],
        }

        assert told(data) == [
            ("$.facts.neeed", "unknown_fact"),
            ("$.facts.need", "not_a_rung"),
            ("$.facts.means", "no_value_of_fact"),
            ("$.facts.budget", "no_value_of_fact"),
            ("$.events[0].event", "unknown_event"),
            ("$.events[2].id", "record_clash"),
            ("$.evidence[0].fact", "unknown_fact"),
            ("$.evidence[1].value", "not_a_rung"),
        ]

    @pytest.mark.parametrize(
        ("facts", "code"),
        [
            ({"standing": "converted", "interest": "explicit"}, "not_the_start"),
            ({"approvals": "given"}, "against_a_law"),
        ],
    )
    def test_a_start_that_cannot_be_one_is_told(self, facts: Any, code: str) -> None:
        assert told({**GOOD, "facts": facts}) == [("$.facts", code)]

    def test_one_event_with_two_ids_is_told(self) -> None:
        events = [event("accept_by_sales", 1, "E-1"), event("accept_by_sales", 1, "E-2")]

        assert told({**GOOD, "events": events}) == [("$.events[1].id", "two_ids")]

    def test_two_pieces_of_evidence_of_one_id_are_told(self) -> None:
        evidence = [{**ASKED, "id": "V"}, {**ASKED, "id": "V", "value": "buying"}]

        assert told({**GOOD, "evidence": evidence}) == [("$.evidence[1].id", "evidence_clash")]

    def test_faults_stand_under_the_names_that_the_document_has(self) -> None:
        dutch: Any = documents.converter(names="nl").unstructure(documents.structure(GOOD, Journey))
        dutch["gebeurtenissen"][0]["gebeurtenis"] = "buy"
        dutch["bewijs"][0]["feit"] = "intrest"

        assert [path for path, _ in told(dutch)] == [
            "$.gebeurtenissen[0].gebeurtenis",
            "$.bewijs[0].feit",
        ]

    @pytest.mark.parametrize(
        ("more", "found"),
        [
            ({"deal": "D-1"}, [("$.deal", "kept_of_forgotten")]),
            ({"person": None}, [("$.person", "missing_key")]),
            (
                {"account": "A", "events": GOOD["events"], "evidence": [ASKED]},
                [
                    ("$.account", "kept_of_forgotten"),
                    ("$.events", "kept_of_forgotten"),
                    ("$.evidence", "kept_of_forgotten"),
                ],
            ),
            ({"steps": FORGOTTEN["steps"][::-1]}, [("$.steps[1].at", "step_not_in_order")]),
            ({"steps": FORGOTTEN["steps"][1:]}, [("$.steps", "other_lifecycle")]),
            (
                {"steps": [{**FORGOTTEN["steps"][0], "choice": 10**30}]},
                [("$.steps[0].choice", "above_maximum")],
            ),
            ({"steps": [{**FORGOTTEN["steps"][0], "choice": 3}]}, [("$.steps", "other_lifecycle")]),
            ({"trace": None}, [("$.steps", "steps_without_trace")]),
            ({"trace": {**FORGOTTEN["trace"], "salt": "x"}}, [("$.trace.salt", "other_pattern")]),
        ],
    )
    def test_what_is_not_of_somebody_forgotten_is_told(self, more: Any, found: Any) -> None:
        assert told({**FORGOTTEN, **more}, "nl") == found

    @pytest.mark.parametrize(
        ("data", "found"),
        [
            ([], [("$", "not_an_object")]),
            ({"person": ""}, [("$.person", "too_short")]),
            ({"lifecycle": 3}, [("$.lifecycle", "wrong_type")]),
            ({"lifecycle": "mine"}, [("$.lifecycle", "unknown_choice")]),
            ({"events": [{"event": "win"}]}, [("$.events[0].at", "missing_key")]),
            (
                {"lifecycle": {"type": "lifecycle", "name": "x", "tracks": []}},
                [("$.lifecycle.tracks", "no_tracks")],
            ),
        ],
    )
    def test_what_is_no_journey_is_told(self, data: Any, found: Any) -> None:
        assert told(data) == found

    def test_without_strict_a_journey_is_itself(self) -> None:
        loose = documents.converter(strict=False)
        found = documents.structure(
            {**GOOD, "events": tuple(GOOD["events"])}, Journey, converter=loose
        )

        assert documents.structure(found, Journey, converter=loose) is found
        with pytest.raises(DocumentProblems) as problems:
            documents.structure({**GOOD, "events": (event("win", 1),)}, Journey, converter=loose)
        assert [one.path for one in problems.value.problems] == ["$.events[0]"]
