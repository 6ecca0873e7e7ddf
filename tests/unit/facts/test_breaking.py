"""Laws that are broken for certain, and facts that nobody changes."""

from datetime import UTC, datetime
from typing import Any

import pytest

from salesterms.facts import (
    BadEvidence,
    Evidence,
    Facts,
    Level,
    Maker,
    MakerKind,
    broken_laws,
)
from salesterms.journey import Journey

DAY = datetime(2026, 3, 1, tzinfo=UTC)
SOMEBODY = Maker(kind=MakerKind.HUMAN)


def test_what_is_open_breaks_no_law() -> None:
    assert broken_laws(Facts()) == ()
    assert broken_laws(Facts(deal=("none", "open"))) == ()


def test_every_law_that_is_broken_is_named() -> None:
    broken = broken_laws(Facts(deal="won"))

    assert {law.id for law in broken} >= {"live-deal-of-converted", "won-makes-customer"}


def test_facts_cannot_be_deleted_from() -> None:
    facts = Facts()

    with pytest.raises(AttributeError, match="cannot delete field 'low'"):
        del facts.low


@pytest.mark.parametrize("name", ["id", "value", "source", "note"])
@pytest.mark.parametrize("value", [1, b"x", ["a"]])
def test_what_evidence_says_is_text(name: str, value: Any) -> None:
    given: dict[str, Any] = {name: value}

    with pytest.raises(BadEvidence):
        Evidence(fact="interest", level=Level.STATED, at=DAY, by=SOMEBODY, **given)


def test_what_has_happened_is_not_taken_back_by_less() -> None:
    visit = Evidence(fact="interest", value="engaged", level=Level.STATED, at=DAY, by=SOMEBODY)

    journey = Journey.begin(facts=Facts(interest="explicit")).with_(visit)

    assert journey.facts()["interest"] == "explicit"
    assert journey.facts(as_of=DAY)["interest"] == "explicit"
