"""One small example of every picture, and the files in which its forms are kept.

    python tests/conformance/drawn_examples.py

writes them anew, to `tests/data/pictures`. Look at them before they are committed.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from salesterms import glossary
from salesterms.facts import Evidence, Facts, Level, Maker, MakerKind
from salesterms.journey import Journey, Timeline
from salesterms.lifecycle import SALES_LIFECYCLE
from salesterms.logs import Audit, StageEntry, audit
from salesterms.vocabularies import (
    SideBySide,
    WordDiagram,
    four_stages,
    four_types,
    lead_and_prospect,
    lead_or_bubble,
)

PICTURES = Path(__file__).resolve().parents[1] / "data" / "pictures"
DAY = datetime(2026, 3, 1, 9, tzinfo=UTC)


class Picture(Protocol):
    """What every picture can do."""

    def explain(self, lang: str = "en") -> str: ...
    def markdown(self, lang: str = "en") -> str: ...
    def mermaid(self, lang: str = "en") -> str: ...
    def dot(self, lang: str = "en") -> str: ...
    def svg(self, lang: str = "en") -> str: ...


def _audit() -> Audit:
    """Four people: one goes the whole way, one skips a stage, one goes back, one waits."""
    ways = {
        "P-1": ("prospect", "lead", "contact"),
        "P-2": ("prospect", "contact"),
        "P-3": ("prospect", "lead", "prospect", "someone"),
        "P-4": ("prospect",),
    }
    rows = [
        StageEntry(case, label, DAY + timedelta(days=day))
        for case, labels in ways.items()
        for day, label in enumerate(labels)
    ]
    return audit(rows, four_stages.definitions)


def _timeline() -> Timeline:
    """Cam, who is accepted and converted; a budget is checked in between."""
    journey = Journey.begin(facts=Facts(interest="explicit"))
    journey = journey.advance("accept_by_sales", at=DAY).advance("convert", at=DAY + _days(5))
    by = Maker(kind=MakerKind.HUMAN)
    checked = Evidence(fact="budget", level=Level.CHECKED, at=DAY + _days(3), by=by)
    return journey.with_(checked).timeline(as_of=DAY + _days(9))


def _days(days: int) -> timedelta:
    return timedelta(days=days)


def examples() -> dict[str, Picture]:
    """Name -> the picture."""
    audited = _audit()
    return {
        "lifecycle": SALES_LIFECYCLE.graph("customer"),
        "lifecycle-of-a-deal": SALES_LIFECYCLE.graph("deal"),
        "words": WordDiagram(vocabulary=lead_or_bubble),
        "words-with-ways-back": WordDiagram(vocabulary=four_types),
        "side-by-side": SideBySide(first=four_stages.definitions, second=lead_and_prospect),
        "flow": audited.flow(),
        "funnel": audited.funnel(),
        "around-a-term": glossary.related("koude acquisitie"),
        "timeline": _timeline(),
    }


def forms(picture: Picture) -> dict[str, str]:
    """Ending of a file -> what stands in it."""
    return {
        "en.txt": picture.explain(),
        "nl.txt": picture.explain("nl"),
        "md": picture.markdown(),
        "mmd": picture.mermaid(),
        "dot": picture.dot(),
        "svg": picture.svg(),
        "nl.md": picture.markdown("nl"),
        "nl.mmd": picture.mermaid("nl"),
        "nl.dot": picture.dot("nl"),
        "nl.svg": picture.svg("nl"),
    }


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    for name, picture in examples().items():
        for ending, text in forms(picture).items():
            (PICTURES / f"{name}.{ending}").write_text(text + "\n", encoding="utf-8")
