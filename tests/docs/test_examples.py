"""Every `>>>` example runs: in the README, in the pages under docs, and in docstrings.

A page whose examples need an optional library says so in a comment of its own,
`<!-- needs: narwhals polars -->`, and is skipped where one of them is missing.
"""

import doctest
import importlib
import importlib.util
import pkgutil
import re
from pathlib import Path

import pytest

import salesterms

ROOT = Path(__file__).resolve().parents[2]
#: These pages are made by code, and have no examples.
MADE = {ROOT / "docs" / name for name in ("glossary", "contradictions", "metrics")}
PAGES = [
    ROOT / "README.md",
    *sorted(page for page in (ROOT / "docs").rglob("*.md") if MADE.isdisjoint(page.parents)),
]
OPTIONAL = ("babel", "hypothesis", "jinja2", "narwhals")

FENCE = re.compile(r"\s*(`{3,}|~{3,}|:{3,})")
NEEDS = re.compile(r"<!-- needs: (.+?) -->")
SHELL_BLOCK = r"<!-- ci: {} -->\n+```sh\n([^\n]+)\n```\n"


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


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


def modules() -> list[str]:
    """Every module of the package, except the one that runs when it is imported."""
    found = pkgutil.walk_packages(salesterms.__path__, "salesterms.")
    return [
        "salesterms",
        *sorted(m.name for m in found if not m.name.endswith(".__main__")),
    ]


def run(test: doctest.DocTest) -> None:
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    result = runner.run(test, out=told.append, clear_globs=False)
    assert result.failed == 0, "".join(told)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_examples_of_a_page_run_in_order(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = page.read_text(encoding="utf-8")
    for library in " ".join(NEEDS.findall(text)).split():
        if importlib.util.find_spec(library) is None:
            pytest.skip(f"needs {library}")
    monkeypatch.chdir(tmp_path)

    run(doctest.DocTestParser().get_doctest(fenced(text), {}, name_of(page), str(page), 0))


@pytest.mark.parametrize("module", modules())
def test_examples_of_a_module_run(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    try:
        loaded = importlib.import_module(module)
    except ModuleNotFoundError as missing:
        if missing.name in OPTIONAL:
            pytest.skip(f"needs {missing.name}")
        raise
    monkeypatch.chdir(tmp_path)

    for test in doctest.DocTestFinder(exclude_empty=True).find(loaded):
        run(test)


@pytest.mark.parametrize("name", ["demo", "test"])
def test_the_readme_has_one_command_for_the_whole_set_up(name: str) -> None:
    commands = re.findall(
        SHELL_BLOCK.format(name), (ROOT / "README.md").read_text(encoding="utf-8")
    )

    assert len(commands) == 1
    assert commands[0].startswith("python3 -m venv ")
