"""How the examples of pages and docstrings are run, and which page is run where.

A page whose examples need an optional library says so in a comment of its own,
`<!-- needs: narwhals polars -->`, and is skipped where one of them is missing.
"""

import doctest
import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: These pages are made by code, and have no examples.
_MADE = {ROOT / "docs" / name for name in ("glossary", "contradictions", "metrics")}
PAGES = [
    ROOT / "README.md",
    *sorted(page for page in (ROOT / "docs").rglob("*.md") if _MADE.isdisjoint(page.parents)),
]
#: The engines that only the tests of frames have beside them: pages that need one are run there.
ENGINES = frozenset({"duckdb", "ibis", "pyspark"})

FENCE = re.compile(r"\s*(`{3,}|~{3,}|:{3,})")
NEEDS = re.compile(r"<!-- needs: (.+?) -->")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def needs(page: Path) -> set[str]:
    """The optional libraries that the examples of a page take."""
    return set(" ".join(NEEDS.findall(page.read_text(encoding="utf-8"))).split())


def fenced(markdown: str) -> str:
    """The lines inside code fences, all others blank, so that line numbers stay."""
    kept: list[str] = []
    inside: str | None = None
    for line in markdown.splitlines():
        fence = FENCE.match(line)
        if fence and inside is None:
            inside = fence[1]
            kept.append("")
        elif fence and inside is not None and line.strip() == inside:
            inside = None
            kept.append("")
        else:
            kept.append(line if inside else "")
    return "\n".join(kept) + "\n"


def run(test: doctest.DocTest) -> None:
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    result = runner.run(test, out=told.append, clear_globs=False)
    assert result.failed == 0, "".join(told)


def run_page(page: Path) -> None:
    """Run the examples of a page in order; skip it where it needs what is not here."""
    for library in sorted(needs(page)):
        if importlib.util.find_spec(library) is None:
            pytest.skip(f"needs {library}")
    text = fenced(page.read_text(encoding="utf-8"))
    run(doctest.DocTestParser().get_doctest(text, {}, name_of(page), str(page), 0))
