"""One piece of evidence: what it holds, what it refuses, and how it is kept."""

import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve

from salesterms import documents
from salesterms.documents import DocumentProblems
from salesterms.errors import SalesTermsError
from salesterms.facts import (
    BadEvidence,
    BadMaker,
    Evidence,
    Level,
    Maker,
    MakerKind,
    NotAnInstant,
    Stance,
)
from salesterms.values import InstantOutOfRange, NaiveInstant

MARCH = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
ANN = Maker(kind=MakerKind.HUMAN, name="Ann")
MODEL = Maker(kind=MakerKind.MODEL, name="M-1")
CALL = Evidence(id="E-1", fact="budget", level=Level.CHECKED, at=MARCH, by=ANN)


def made(**given: Any) -> Evidence:
    whole: dict[str, Any] = {"fact": "budget", "level": Level.CHECKED, "at": MARCH, "by": ANN}
    return Evidence(**whole | given)


def test_one_instant_in_two_zones_is_one_piece() -> None:
    there = evolve(CALL, at=MARCH.astimezone(timezone(timedelta(hours=5, minutes=30))))

    assert there == CALL
    assert hash(there) == hash(CALL)
    assert there.at.hour == 15


def test_the_two_times_of_a_clock_that_goes_back_are_two_instants() -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))

    assert made(at=first) != made(at=first.replace(fold=1))


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"at": MARCH.replace(tzinfo=None)}, NaiveInstant),
        ({"at": date(2026, 3, 1)}, NotAnInstant),
        ({"at": "2026-03-01"}, NotAnInstant),
        ({"at": datetime.max.replace(tzinfo=timezone(-timedelta(hours=1)))}, InstantOutOfRange),
        ({"id": ""}, BadEvidence),
        ({"stance": "refuted"}, BadEvidence),
        ({"level": None}, BadEvidence),
        ({"level": "stated"}, BadEvidence),
        ({"stance": Stance.REFUTED}, BadEvidence),
        ({"stance": Stance.WITHDRAWN}, BadEvidence),
        ({"by": "Ann"}, BadEvidence),
        ({"by": MODEL, "checked_by": MODEL}, BadEvidence),
        ({"by": MODEL, "checked_by": "human"}, BadEvidence),
    ],
)
def test_what_would_count_wrongly_is_refused(
    given: dict[str, Any], error: type[SalesTermsError]
) -> None:
    with pytest.raises(error) as refused:
        made(**given)

    assert refused.value.text("nl") != str(refused.value)
    assert str(pickle.loads(pickle.dumps(refused.value))) == str(refused.value)


def test_a_maker_has_a_kind() -> None:
    kind: Any = "human"

    with pytest.raises(BadMaker, match="'human' is no kind of maker"):
        Maker(kind=kind)


def test_who_was_to_check_is_not_named_in_an_error() -> None:
    with pytest.raises(BadEvidence) as refused:
        made(by=MODEL, checked_by=MODEL)

    assert "M-1" not in str(refused.value)


@pytest.mark.parametrize(
    ("level", "counts"),
    [
        (Level.ASSUMED, Level.ASSUMED),
        (Level.STATED, Level.STATED),
        (Level.CHECKED, Level.STATED),
        (Level.PROVEN, Level.STATED),
    ],
)
def test_a_model_states_at_most_until_a_human_checked_it(level: Level, counts: Level) -> None:
    assert made(level=level, by=MODEL).counted_level is counts
    assert made(level=level, by=MODEL, checked_by=ANN).counted_level is level
    assert made(level=level).counted_level is level
    assert made(level=level, by=Maker(kind=MakerKind.SYSTEM)).counted_level is level


def test_it_is_kept_as_a_document() -> None:
    piece = evolve(CALL, by=MODEL, checked_by=ANN, source="mail 12", note="by phone")

    assert documents.loads(documents.dumps(piece), Evidence) == piece
    assert documents.unstructure(piece, converter=documents.converter(names="nl")) == {
        "kenmerk": "E-1",
        "feit": "budget",
        "niveau": "checked",
        "op": "2026-03-01T09:30:00+00:00",
        "door": {"soort": "model", "naam": "M-1"},
        "gecontroleerd_door": {"soort": "human", "naam": "Ann"},
        "bron": "mail 12",
        "notitie": "by phone",
    }


def test_personal_values_are_masked_in_the_problems_of_a_document() -> None:
    data = {**documents.unstructure(CALL), "source": 12345, "note": 67890}

    with pytest.raises(DocumentProblems) as refused:
        documents.structure(data, Evidence)

    assert [problem.path for problem in refused.value.problems] == ["$.source", "$.note"]
    assert "12345" not in str(refused.value)
    assert "67890" not in str(refused.value)


@pytest.mark.parametrize("cls", [Evidence, Maker, MakerKind, Level, Stance])
def test_a_schema_says_what_it_is_in_both_languages(cls: Any) -> None:
    english, dutch = (documents.json_schema(cls, lang=lang)["description"] for lang in ("en", "nl"))

    assert english != dutch
