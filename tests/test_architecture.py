"""The shape of the package: layers, sizes of files, docstrings and names."""

import ast
import importlib
import importlib.util
import pkgutil
import statistics
import subprocess
import sys
from inspect import ismodule
from pathlib import Path

import pytest

import salesterms

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path(salesterms.__path__[0])
MODULES = sorted(PACKAGE.rglob("*.py"))

MEDIAN_LINES = 180
MOST_LINES = 400


def lines_of(module: Path) -> int:
    return len(module.read_text(encoding="utf-8").splitlines())


def name_of(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


@pytest.mark.skipif(importlib.util.find_spec("importlinter") is None, reason="needs import-linter")
def test_every_import_keeps_to_the_layers() -> None:
    code = "from importlinter.cli import lint_imports_command as c; c()"
    options = ["--no-cache", "--no-logo", "--config", str(ROOT / "pyproject.toml")]

    checked = subprocess.run(
        [sys.executable, "-c", code, *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_no_file_is_long() -> None:
    too_long = {name_of(m): lines_of(m) for m in MODULES if lines_of(m) > MOST_LINES}

    assert too_long == {}


def test_half_of_the_files_are_short() -> None:
    assert statistics.median(lines_of(m) for m in MODULES) <= MEDIAN_LINES


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_every_module_says_what_it_is(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))

    assert ast.get_docstring(tree)


def packages() -> list[str]:
    """The package and every package inside it."""
    inner = pkgutil.walk_packages(salesterms.__path__, prefix="salesterms.")
    return ["salesterms", *(found.name for found in inner if found.ispkg)]


@pytest.mark.parametrize("package", packages())
def test_no_public_object_bears_the_name_of_a_submodule(package: str) -> None:
    if package == "salesterms.frames":
        pytest.importorskip("narwhals", reason="needs narwhals")
    module = importlib.import_module(package)
    submodules = {found.name for found in pkgutil.iter_modules(module.__path__)}
    objects = {name for name in module.__all__ if not ismodule(getattr(module, name))}

    assert submodules & objects == set()
