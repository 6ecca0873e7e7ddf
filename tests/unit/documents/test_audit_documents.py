"""An audit goes out as a document and comes back the same."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from attrs import fields

from salesterms import documents
from salesterms.documents import DocumentProblems
from salesterms.documents.forms.audits import AuditRecord
from salesterms.logs import (
    LENIENT,
    Audit,
    Marks,
    Policy,
    Quartiles,
    StageEntry,
    allow_because,
    audit,
)
from salesterms.vocabularies import hubspot

DEALS = hubspot.deal_stage
LABELS = ("Appointment Scheduled", "Contract Sent", "Qualified To Buy", "closed won", "Parked")


def row(case: str | int, label: str, day: int) -> StageEntry:
    at = datetime(2026, 3, day, day, 3, 7, 5, tzinfo=UTC)
    return StageEntry(case, label, at, marks=Marks(approvals=False))


@pytest.fixture
def found() -> Audit:
    rows = [row("D-1", label, day) for day, label in enumerate(LABELS, start=1)]
    policy = LENIENT.with_(skip=allow_because("small deals have no demonstration"))
    return audit(
        [*rows, row(7, LABELS[1], 2)],
        DEALS,
        policy=policy,
        as_of=datetime(2026, 5, 1, tzinfo=UTC),
        keep_ids=True,
    )


@pytest.mark.slow
@pytest.mark.parametrize("names", ["en", "nl"])
def test_an_audit_comes_back_equal(found: Audit, names: Any) -> None:
    text = documents.dumps(found, converter=documents.converter(names=names))
    assert documents.loads(text, Audit) == found


def test_every_part_of_an_audit_has_its_place_in_the_document() -> None:
    assert {one.name for one in fields(AuditRecord)} == {one.name for one in fields(Audit)}


def test_an_audit_of_nothing_comes_back_equal() -> None:
    found = audit([], DEALS)
    assert documents.loads(documents.dumps(found), Audit) == found


def test_an_audit_that_comes_back_says_the_same(found: Audit) -> None:
    back = documents.loads(documents.dumps(found), Audit)
    assert back.explain("nl") == found.explain("nl")


def test_the_schema_of_an_audit_names_its_parts() -> None:
    schema = documents.json_schema(Audit)
    assert "quartiles" in schema["$defs"]


@pytest.mark.parametrize(
    ("seconds", "right"),
    [("0.000001", timedelta(microseconds=1)), ("90061.5", timedelta(1, 3661, 500_000))],
)
def test_spans_are_exact(seconds: str, right: timedelta) -> None:
    plain = dict.fromkeys(("lower", "median", "upper", "grain"), seconds)
    found = documents.structure({"spells": 1, **plain}, Quartiles)
    assert found.median == right
    assert documents.unstructure(found) == {"spells": 1, **plain}


@pytest.mark.parametrize("seconds", ["0.0000001", "1E+20"])
def test_a_span_that_python_does_not_have_is_refused(seconds: str) -> None:
    plain = dict.fromkeys(("lower", "median", "upper", "grain"), seconds)
    with pytest.raises(DocumentProblems) as refused:
        documents.structure({"spells": 1, **plain}, Quartiles)
    assert {problem.code for problem in refused.value.problems} == {"wrong_type"}


def test_a_policy_rules_on_every_kind_once() -> None:
    plain = documents.unstructure(LENIENT)
    for rulings, code in (
        (plain["rulings"][1:], "missing_key"),
        ([*plain["rulings"], plain["rulings"][0]], "duplicate_item"),
    ):
        with pytest.raises(DocumentProblems) as refused:
            documents.structure({**plain, "rulings": rulings}, Policy)
        assert [problem.code for problem in refused.value.problems] == [code]
