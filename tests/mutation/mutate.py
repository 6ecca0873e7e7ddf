"""Mutation testing of the layers that hold the logic: `python tests/mutation/mutate.py [layers]`.

Needs mutmut beside the project and its tests (`pip install -e . --group mutation`). Each layer is
copied to a folder of its own under `build/mutation`, where mutmut changes one thing at a time and
runs the tests of that layer, on one core. Nothing is written outside that folder.

    python tests/mutation/mutate.py values criteria     # two layers, from the start
    python tests/mutation/mutate.py values --again      # what was not killed, with the tests of now
    python tests/mutation/mutate.py metrics --only variant closing   # some modules of a layer
    python tests/mutation/mutate.py metrics --afresh 4  # of what loading calls, every fourth: below
    python tests/mutation/mutate.py --count             # what the last run found, run nothing
    python tests/mutation/mutate.py --list              # the same, and every survivor

mutmut tries mutants in a process that has loaded every module. What only makes tables while one is
loaded is therefore not told that way; `--afresh N` tries every N-th mutant of it in a process that
loads the package with it, and counts these apart.

What mutmut does not change: properties and other decorated functions, defaults, constants and
tables of a module. Tables are changed by `tests/conformance/*_mutants.py`.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import shutil
import subprocess
import sys
from datetime import datetime
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

from reading import Mutant, count, mutants_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT: Final = Path(__file__).resolve().parents[2]
WORK: Final = ROOT / "build" / "mutation"
COPIED: Final = ("src", "tests", "docs", "README.md", "CHANGELOG.md", "pyproject.toml")
EXAMPLES: Final = "tests/docs/test_examples.py::test_examples_of_a_module_run"

#: The tests of each layer, beside the examples in its own docstrings. The laws of metrics are left
#: out: with every variant of every metric a mutant that they do not tell takes a minute.
LAYERS: Final[dict[str, tuple[str, ...]]] = {
    "values": (
        "tests/unit/values",
        "tests/properties/test_money_laws.py",
        "tests/properties/test_ratio_laws.py",
        "tests/properties/test_period_laws.py",
    ),
    "criteria": (
        "tests/unit/criteria",
        "tests/unit/metrics",
    ),
    "lifecycle": (
        "tests/unit/lifecycle",
        "tests/properties/test_lifecycle_laws.py",
    ),
    "metrics": (
        "tests/unit/metrics",
        "tests/unit/interop/test_pages_of_metrics.py",
        "tests/conformance/test_vectors.py",
    ),
}

VECTORS: Final = "tests/conformance/test_vectors.py::test_every_vector_agrees"
PLACING: Final = (
    "tests/conformance/test_metric_mutants.py::test_a_table_puts_every_row_where_plain_ifs_put_it"
)
#: Where a layer keeps what was found of the mutants of what loading calls.
AFRESH: Final = "afresh.json"

NO_TOOL: Final = (
    "mutmut is not installed here: pip install -e . --group mutation"
    " (or put the folder that holds the command on PATH)"
)


def modules(layer: str) -> list[str]:
    """The modules of a layer, by name."""
    folder = ROOT / "src" / "salesterms" / layer
    files = sorted(folder.rglob("*.py"))
    names = (path.relative_to(ROOT / "src").with_suffix("").parts for path in files)
    return [".".join(parts).removesuffix(".__init__") for parts in names]


def settings(layer: str) -> str:
    """The lines of pyproject.toml that say what mutmut changes, and which tests it runs."""
    tests = [*LAYERS[layer], *(f"{EXAMPLES}[{module}]" for module in modules(layer))]
    return (
        f"only_mutate = {json.dumps([f'src/salesterms/{layer}/*'])}\n"
        f"pytest_add_cli_args_test_selection = {json.dumps(tests)}\n"
    )


def prepare(layer: str) -> Path:
    """A copy of the project for one layer; what an earlier run there found is kept."""
    work = WORK / layer
    work.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        source, target = ROOT / name, work / name
        if source.is_dir():
            shutil.rmtree(target, ignore_errors=True)
            ignored = shutil.ignore_patterns("__pycache__", "_build", "glossary", "contradictions")
            shutil.copytree(source, target, ignore=ignored if name == "docs" else None)
        else:
            shutil.copy2(source, target)
    project = work / "pyproject.toml"
    head = "[tool.mutmut]\n"
    text = project.read_text(encoding="utf-8").replace(head, head + settings(layer))
    project.write_text(text, encoding="utf-8")
    if (work / "mutants").exists():
        _refresh(layer, work)
    return work


def _refresh(layer: str, work: Path) -> None:
    """Bring what mutmut does not change into its folder again: it copies a file only once."""
    changed = work / "src" / "salesterms" / layer
    for name in COPIED:
        for source in (work / name, *(work / name).rglob("*")):
            if source.is_file() and not (source.suffix == ".py" and source.is_relative_to(changed)):
                target = work / "mutants" / source.relative_to(work)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, target)


def run(layer: str, command: str, only: Sequence[str], *, again: bool) -> None:
    """Let mutmut try the mutants of a layer: all of them, or again what is not told yet."""
    if not again:
        shutil.rmtree(WORK / layer, ignore_errors=True)
    work = prepare(layer)
    wanted = [f"salesterms.{layer}.{name}.*" for name in only]
    if not (again and only):  # of an earlier run, only what has changed since
        _mutmut(command, work, wanted)
    if again:
        left = [mutant.name for mutant in mutants_in(work) if _left(mutant)]
        if names := [n for n in left if not only or any(fnmatch(n, one) for one in wanted)]:
            _mutmut(command, work, names)


def afresh(layer: str, every: int) -> None:
    """Try every so many mutants of what loading calls, each in a process that loads the layer."""
    work = WORK / layer
    python = [sys.executable, str(Path(__file__).with_name("afresh.py"))]
    how: dict[str, Any] = {"cwd": work / "mutants", "env": _environment(work), "text": True}
    called = subprocess.run(
        [*python, "--called", f"salesterms.{layer}"], stdout=subprocess.PIPE, check=True, **how
    )
    functions = set(called.stdout.split())
    left = [m.name for m in mutants_in(work) if _left(m) and m.function in functions]
    wanted = [" ".join([name, *tests_of(name)]) for name in left[::every]]
    codes = {}
    with subprocess.Popen(python, stdin=subprocess.PIPE, stdout=subprocess.PIPE, **how) as trying:
        assert trying.stdin is not None
        assert trying.stdout is not None
        for line in wanted:
            print(line, file=trying.stdin, flush=True)
            name, code = trying.stdout.readline().split()
            codes[name] = int(code)
            told = {"left": left, "codes": codes}
            (work / AFRESH).write_text(json.dumps(told), encoding="utf-8")


def tests_of(mutant: str) -> list[str]:
    """The tests of a mutant of the metrics: the units, and what else is told of its own metrics."""
    from salesterms.metrics import METRICS

    module = importlib.import_module(mutant.rpartition(".")[0])
    made = [one for one in METRICS.values() if any(one is other for other in vars(module).values())]
    tests = ["tests/unit/metrics"]
    for metric in made:
        tests.append(f"{VECTORS}[{metric.id}]")
        if hasattr(metric, "rows"):
            tests += [f"{PLACING}[{metric.id}-{name}]" for name in metric.variants]
    return tests


def _environment(work: Path) -> dict[str, str]:
    mutated = work / "mutants" / "src"  # for tests that start a process of their own
    mutated.mkdir(parents=True, exist_ok=True)  # Python remembers of a path that it was not there
    return dict(os.environ) | {
        "PYTHONPATH": os.pathsep.join(map(str, (work / "tests" / "mutation", mutated))),
        "SALESTERMS_HYPOTHESIS": "mutants",
    }


def _mutmut(command: str, work: Path, names: Sequence[str]) -> None:
    done = subprocess.run(
        [command, "run", "--max-children", "1", *names],
        cwd=work,
        env=_environment(work),
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.returncode)


def _left(mutant: Mutant) -> bool:
    # What timed out is tried again too: on a busy machine a test may only have been slow.
    return not mutant.in_error_texts and mutant.fate != "killed"


def table(layers: Sequence[str]) -> str:
    """The figures of each layer that was run, as a table of Markdown."""
    heads = (
        *("layer", "mutants", "in error texts", "outside", "killed", "of these timed out"),
        *("survived", "not covered", "share killed", "run"),
    )
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for layer in layers:
        work = WORK / layer
        found = counted_in(work)
        if not found:
            continue
        counted = count(found)
        fates = counted.fates
        known = {"killed", "timed out", "survived", "not covered"}
        if other := {fate: number for fate, number in fates.items() if fate not in known}:
            print(f"{layer}: {other}", file=sys.stderr)
        on = datetime.fromtimestamp(_last_change(work)).astimezone().date()
        cells = (
            layer,
            len(found),
            len(found) - counted.total,
            counted.total,
            counted.told,
            fates["timed out"],
            fates["survived"],
            fates["not covered"],
            f"{100 * counted.told / counted.total:.1f} %",
            on,
        )
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


def counted_in(work: Path) -> list[Mutant]:
    """The mutants of the modules that were run."""
    apart = set(tried_afresh(work)["left"])
    every = [mutant for mutant in mutants_in(work) if mutant.name not in apart]
    tried = {mutant.module for mutant in every if mutant.fate != "not tried"}
    return [mutant for mutant in every if mutant.module in tried]


def tried_afresh(work: Path) -> dict[str, Any]:
    """The mutants of what loading calls that are left, and the exit codes of those tried afresh."""
    kept = work / AFRESH
    if not kept.exists():
        return {"left": [], "codes": {}}
    found: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
    return found


def not_run(layer: str) -> list[str]:
    """The modules that have mutants, of which none was tried."""
    work = WORK / layer
    apart = set(tried_afresh(work)["left"])
    every = {mutant.module for mutant in mutants_in(work) if mutant.name not in apart}
    names = every - {mutant.module for mutant in counted_in(work)}
    return sorted(name.partition(f"{layer}.")[2] or "__init__" for name in names)


def beside(layer: str) -> Iterator[str]:
    """What the table does not hold: what loading calls, and the modules that were not run."""
    found = tried_afresh(WORK / layer)
    if codes := found["codes"].values():
        told = sum(code != 0 for code in codes)
        yield f"\n{layer}, while loading: {len(found['left'])}, {len(codes)} tried, {told} killed"
    if some := not_run(layer):
        yield f"\n{layer}, not run: {', '.join(some)}"


def _last_change(work: Path) -> float:
    return max(path.stat().st_mtime for path in (work / "mutants" / "src").rglob("*.meta"))


def survivors(layer: str) -> str:
    """What no test tells, outside error texts: where, what it was and what it became."""
    left = [mutant for mutant in counted_in(WORK / layer) if _left(mutant)]
    return "\n".join(f"{m.name} ({m.fate})\n    {m.before}\n    {m.after}" for m in left)


def main(arguments: Sequence[str]) -> int:
    """Run, count and print; the exit status is 2 where mutmut is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("layers", nargs="*", help=f"which of: {', '.join(LAYERS)}; default all")
    parser.add_argument("--only", nargs="+", default=(), help="only these modules of the layer")
    parser.add_argument("--again", action="store_true", help="try again only what is left")
    parser.add_argument("--afresh", type=int, help="every so many of what loading calls")
    parser.add_argument("--count", action="store_true", help="run nothing, count the last run")
    parser.add_argument("--list", action="store_true", help="as --count, and list what is left")
    given = parser.parse_args(arguments)
    if unknown := set(given.layers) - set(LAYERS):
        parser.error(f"no such layer: {', '.join(sorted(unknown))}")
    layers = given.layers or list(LAYERS)
    if not (given.count or given.list):
        command = shutil.which("mutmut")
        if command is None:
            print(NO_TOOL, file=sys.stderr)
            return 2
        for layer in layers:
            if given.afresh:
                afresh(layer, given.afresh)
            else:
                run(layer, command, given.only, again=given.again)
    print(table(layers))
    print("\n".join(line for layer in layers for line in beside(layer)))
    if given.list:
        for layer in layers:
            print(f"\n{layer}\n\n{survivors(layer)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
