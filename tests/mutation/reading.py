"""What mutmut found: each mutant, its fate, and whether it changes only what an error says.

A mutant is in *error texts* when its one change lies

- in the arguments of a `raise ...(...)`;
- in a call of `Text`, `Kind`, `Shape` or `about`, which hold the words of messages and of fields;
- in the name of an argument that a check repeats in its error: `SHAPE.check("name", value)`;
- in a method of a class of errors, `__reduce__` excepted.

Everything else counts.
"""

from __future__ import annotations

import ast
import importlib
import json
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Calls whose arguments are words for people.
WORDS: Final = frozenset({"Text", "Kind", "Shape", "about"})

#: mutmut's exit codes, as `mutmut results` names them; a mutant that never ends is told as well.
KILLED: Final = frozenset({1, 3})
TIMED_OUT: Final = frozenset({-24, 24, 36, 152, 255})
NOT_COVERED: Final = frozenset({5, 33})


@frozen(kw_only=True)
class Mutant:
    """One change, what became of it, and how it reads."""

    name: str
    fate: str
    in_error_texts: bool
    before: str
    after: str

    @property
    def module(self) -> str:
        """The module that it changes, by name."""
        return self.name.rpartition(".")[0]

    @property
    def function(self) -> str:
        """The function that it changes, as mutmut names it."""
        return self.name.rpartition("__mutmut_")[0]


@frozen
class Count:
    """How many mutants of a layer have each fate."""

    fates: Counter[str]

    @property
    def total(self) -> int:
        """All of them."""
        return self.fates.total()

    @property
    def told(self) -> int:
        """Those that a test tells: it fails, or it never ends."""
        return self.fates["killed"] + self.fates["timed out"]


def count(mutants: list[Mutant]) -> Count:
    """The mutants outside error texts, counted."""
    return Count(Counter(mutant.fate for mutant in mutants if not mutant.in_error_texts))


def mutants_in(work: Path) -> list[Mutant]:
    """Every mutant of the run in the folder `work`, in the order of its files."""
    found: list[Mutant] = []
    for meta in sorted((work / "mutants" / "src").rglob("*.meta")):
        fates = json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
        if fates:
            found.extend(_of_file(meta.with_suffix(""), fates))
    return found


def _of_file(mutated: Path, fates: dict[str, int | None]) -> Iterator[Mutant]:
    functions = _functions(ast.parse(mutated.read_text(encoding="utf-8")))
    for key, code in fates.items():
        module, _, name = key.rpartition(".")
        original = functions[f"{name.partition('__mutmut_')[0]}__mutmut_orig"]
        changed = functions[name]
        at, after = changed_at(original, changed)
        yield Mutant(
            name=key,
            fate=_fate(code),
            in_error_texts=_says_an_error(module, name, at),
            before=_written(at[-1]),
            after=_written(after),
        )


def _functions(tree: ast.Module) -> dict[str, ast.AST]:
    wanted = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name: node for node in ast.walk(tree) if isinstance(node, wanted)}


def changed_at(one: ast.AST, other: ast.AST) -> tuple[list[ast.AST], ast.AST]:
    """The nodes of `one` from its root to where it differs from `other`, and what stands there."""
    if type(one) is not type(other):
        return [one], other
    differ = [
        (left, right)
        for left, right in zip(ast.iter_child_nodes(one), ast.iter_child_nodes(other), strict=False)
        if ast.dump(left) != ast.dump(right)
    ]
    lengths = [len(list(ast.iter_child_nodes(node))) for node in (one, other)]
    if len(differ) != 1 or lengths[0] != lengths[1]:
        return [one], other
    below, after = changed_at(*differ[0])
    # An operator alone says little: the expression around it is shown.
    if len(below) == 1 and not isinstance(below[0], ast.expr | ast.stmt):
        return [one], other
    return [one, *below], after


def _says_an_error(module: str, name: str, at: list[ast.AST]) -> bool:
    if any(isinstance(node, ast.Raise) for node in at):
        return True
    called = {
        node.func.id
        for node in at
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    return bool(called & WORDS) or _names_an_argument(at) or _in_a_class_of_errors(module, name)


def _names_an_argument(at: list[ast.AST]) -> bool:
    return any(
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "check"
        and below is call.args[0]
        for call, below in pairwise(at)
    )


def _in_a_class_of_errors(module: str, name: str) -> bool:
    parts = name.split("ǁ")  # how mutmut parts the class from the method
    if len(parts) == 1 or parts[-1].startswith("__reduce__"):
        return False
    owner = getattr(importlib.import_module(module), parts[1], None)
    return isinstance(owner, type) and issubclass(owner, BaseException)


def _fate(code: int | None) -> str:
    if code is None:
        return "not tried"
    if code in KILLED:
        return "killed"
    if code in TIMED_OUT:
        return "timed out"
    if code in NOT_COVERED:
        return "not covered"
    return "survived" if code == 0 else "other"


def _written(node: ast.AST) -> str:
    text = ast.unparse(node) if isinstance(node, ast.expr | ast.stmt) else type(node).__name__
    return " ".join(text.split())
