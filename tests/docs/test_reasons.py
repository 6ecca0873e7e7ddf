"""The page of metrics has every reason of the library, with the words that an answer says."""

import re
from pathlib import Path

from salesterms.metrics import METRICS, STATEMENTS, Variant
from salesterms.results.reasons import REASONS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "metrics.md"
_, _, REST = PAGE.read_text(encoding="utf-8").partition("\n## Reasons\n")
EXPLAINED, OF_ROWS, OF_ANSWERS = re.split(
    r"^### .*$", REST.partition("\n## ")[0], flags=re.MULTILINE
)

DEFINITIONS = [
    one for metric in (*METRICS.values(), *STATEMENTS.values()) for one in metric.variants.values()
]
BUCKETS = {
    bucket for one in DEFINITIONS if isinstance(one, Variant) for bucket in one.places.buckets
}
NAMES = re.compile(r"[{<](\w+)[}>]")
#: The named numbers of the formulas, which have their words in the same table and are no reasons.
TERMS = {
    name
    for one in DEFINITIONS
    for name in (*one.arguments, *NAMES.findall(one.formula.text.en + one.formula.latex))
} | {"alpha", "beta", "months", "weeks"}


def table(text: str) -> dict[str, str]:
    """Code -> what stands beside it."""
    lines = [line.strip("| ").split(" | ") for line in text.splitlines() if line[:3] == "| `"]
    return {code.strip("`"): said for code, said in lines}


def said(codes: set[str]) -> dict[str, str]:
    """What the code says of each, with dots where a detail goes."""
    return {code: REASONS[code].en.replace("{0}", "…") for code in sorted(codes)}


def explained() -> set[str]:
    cells = [line.split("|")[1] for line in EXPLAINED.splitlines() if line[:3] == "| `"]
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def test_every_reason_of_a_row_has_its_line_with_its_words() -> None:
    assert table(OF_ROWS) == said(BUCKETS - explained())


def test_every_reason_of_an_answer_has_its_line_with_its_words() -> None:
    assert table(OF_ANSWERS) == said(set(REASONS) - BUCKETS - TERMS - explained())
