"""The table of terms has every heading, names its code, and its examples run."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from linkedin_headings import HEADINGS

from salesterms import glossary
from salesterms.terms import CarriedOut, Planned

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "terms-and-code.md"
TEXT = PAGE.read_text(encoding="utf-8")
#: Headings whose code is a metric that is still to come.
METRICS: set[str] = set()


def rows() -> dict[str, list[str]]:
    """Heading -> the other cells of its line."""
    lines = [line.strip("| ").split(" | ") for line in TEXT.splitlines() if line.startswith("| ")]
    return {cells[0]: cells[1:] for cells in lines[1:]}


EXAMPLES = {heading: cells for heading, cells in rows().items() if len(cells) == 4}


@pytest.fixture(scope="module")
def names() -> dict[str, object]:
    """What the lines above the table define."""
    [lines] = re.findall(r"```text\n(.*?)```", TEXT, re.DOTALL)
    found: dict[str, object] = {}
    exec(lines, found)  # noqa: S102 # the page's own lines
    return found


def test_every_heading_has_its_line() -> None:
    assert list(rows()) == list(HEADINGS)


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_line_names_the_code_of_its_term(heading: str) -> None:
    entry, cells = glossary[HEADINGS[heading]], rows()[heading]
    assert cells[0] == entry.preferred.en
    if isinstance(entry.executable, CarriedOut):
        assert re.findall(r"`([^`]+)`", cells[1]) == list(entry.executable.by)
    else:
        assert heading not in EXAMPLES


@pytest.mark.parametrize("heading", EXAMPLES)
def test_an_example_gives_what_is_said(heading: str, names: dict[str, object]) -> None:
    _, _, example, gives = EXAMPLES[heading]
    assert str(eval(example.strip("`"), names)) == gives.strip("`")  # noqa: S307 # the page's own


@pytest.mark.parametrize("heading", EXAMPLES)
def test_the_code_of_a_line_is_there(heading: str) -> None:
    for name in re.findall(r"`([^`]+)`", EXAMPLES[heading][1]):
        package, _, path = name.partition(".")
        found: object = import_module(package)
        for part in path.split("."):
            found = getattr(found, part)
        assert found is not None


def test_only_metrics_are_still_to_come() -> None:
    by_id = {id_: glossary[id_].executable for id_ in HEADINGS.values()}
    assert {id_ for id_, each in by_id.items() if isinstance(each, Planned)} == METRICS
    assert sum(isinstance(each, CarriedOut | Planned) for each in by_id.values()) == 43
