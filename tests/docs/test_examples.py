"""Every `>>>` example runs: in the README, in the pages under docs, and in docstrings."""

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from page_examples import ENGINES, PAGES, ROOT, name_of, needs, run, run_page

import salesterms

OPTIONAL = ("babel", "hypothesis", "jinja2", "narwhals")
SHELL_BLOCK = r"<!-- ci: {} -->\n+```sh\n([^\n]+)\n```\n"


def modules() -> list[str]:
    """Every module of the package, except the one that runs when it is imported."""
    found = pkgutil.walk_packages(salesterms.__path__, "salesterms.")
    return [
        "salesterms",
        *sorted(m.name for m in found if not m.name.endswith(".__main__")),
    ]


@pytest.mark.parametrize("page", [one for one in PAGES if not needs(one) & ENGINES], ids=name_of)
def test_examples_of_a_page_run_in_order(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    run_page(page)


#: Their examples are drawn, which takes seconds.
SLOW = {
    f"salesterms.strategies.{name}"
    for name in (
        "rows_of_cohorts",
        "terms",
        "signals_of_buyers",
        "models_of_scores",
        "repeat_buyers",
        "rows_of_revenue",
        "sold_and_planned",
        "documents_of_sales",
        "records_of_permission",
        "teams_and_routing",
    )
}


def _marked(module: str) -> object:
    slow = module in SLOW
    return pytest.param(module, marks=pytest.mark.slow) if slow else module


@pytest.mark.parametrize("module", [_marked(one) for one in modules()])
def test_examples_of_a_module_run(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    try:
        loaded = importlib.import_module(module)
    except ModuleNotFoundError as missing:
        if missing.name in OPTIONAL:
            pytest.skip(f"needs {missing.name}")
        raise
    if module.startswith("salesterms.frames"):
        pytest.importorskip("polars", reason="needs polars")
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
