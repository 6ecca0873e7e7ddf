"""Every line of a source text that the project cites is about what it is cited for."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
CITED = re.compile(r"\b(00[0-4]):([0-9]{1,3})\b")

#: Each citation in use -> a word that stands in the cited line.
ABOUT = {
    "000:18": "deals",
    "000:36": "gewonnen",
    "000:66": "onaangekondigd",
    "000:68": "lead",
    "000:74": "salespipeline",
    "000:90": "sluitingsverhouding",
    "000:106": "warme",
    "001:11": "lead",
    "001:19": "opportunity",
    "001:37": "acquisitie",
    "002:4": "leads",
    "002:34": "lead",
    "002:36": "naam",
    "002:41": "doelgroep",
    "002:43": "toestemming",
    "003:17": "lead",
    "004:3": "leads",
    "004:4": "lead",
}


def cited() -> set[str]:
    """The citations in code and documentation."""
    files = [*(ROOT / "src").rglob("*.py"), *(ROOT / "docs").rglob("*.md"), ROOT / "README.md"]
    made = ROOT / "docs" / "glossary"  # from the data, whose citations have a test of their own
    texts = (file.read_text(encoding="utf-8") for file in files if made not in file.parents)
    return {found[0] for text in texts for found in CITED.finditer(text)}


def test_every_citation_in_use_is_listed_and_no_other() -> None:
    assert cited() <= set(ABOUT)


@pytest.mark.parametrize("citation", sorted(ABOUT))
def test_the_cited_line_speaks_of_it(material: Path, citation: str) -> None:
    text, line = citation.split(":")
    (source,) = (material / "seeds").glob(f"{text}_*.txt")
    lines = source.read_text(encoding="utf-8").splitlines()
    assert ABOUT[citation] in lines[int(line) - 1].casefold()
