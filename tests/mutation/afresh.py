"""Mutants of what runs while a module is loaded, each in a process that loads it with the mutant.

mutmut tries a mutant in a process that has loaded every module already: what made the tables of a
metric ran before the mutant was there. `mutate.py --afresh` starts this file, in the folder that
mutmut made:

    python afresh.py --called salesterms.metrics     # the functions that loading a package calls
    python afresh.py < names                         # each name, with the exit code of its tests

A line of `names` is the name of a mutant and the tests to run.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import resource
import sys
from typing import TYPE_CHECKING, Any, Final

import pytest
from mutmut.mutation import trampoline  # type: ignore[import-not-found]

if TYPE_CHECKING:
    from collections.abc import Callable

# What tests need besides the package is loaded once, and not in the process of every mutant.
importlib.import_module("hypothesis.strategies")

#: Seconds of processor that the tests of one mutant may take.
LONGEST: Final = 60
#: As mutmut has it, of a mutant that never ends.
ENDLESS: Final = 36
#: The first failure is enough; and what is loaded before pytest starts is not rewritten by it.
QUIETLY: Final = (
    *("-x", "-q", "--tb=no", "-p", "no:cacheprovider"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)


def called_by_loading(package: str) -> list[str]:
    """The functions with mutants that are called when every module of a package is loaded."""
    called: set[str] = set()
    plain = trampoline.wrap_in_trampoline

    def noting(mutants: dict[str, Any], *rest: Any, **named: Any) -> Callable[..., Any]:
        def of(function: Callable[..., Any]) -> Callable[..., Any]:
            wrapped = plain(mutants, *rest, **named)(function)

            def noted(*args: Any, **kwargs: Any) -> Any:
                original = mutants["_mutmut_orig"]
                name = original.__name__.removesuffix("__mutmut_orig")
                called.add(f"{original.__module__}.{name}")
                return wrapped(*args, **kwargs)

            noted.__wrapped__ = wrapped  # type: ignore[attr-defined]
            return noted

        return of

    os.environ["MUTANT_UNDER_TEST"] = "none.of_them"
    trampoline.wrap_in_trampoline = noting
    root = importlib.import_module(package)
    for module in pkgutil.walk_packages(root.__path__, f"{package}."):
        importlib.import_module(module.name)
    return sorted(name for name in called if name.startswith(f"{package}."))


def code_of(name: str, tests: list[str]) -> int:
    """What pytest answers where everything is loaded with one mutant."""
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
        os.environ["MUTANT_UNDER_TEST"] = name
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        os._exit(pytest.main([*QUIETLY, *tests]))
    _, status = os.waitpid(child, 0)
    return os.WEXITSTATUS(status) if os.WIFEXITED(status) else ENDLESS


def main(arguments: list[str]) -> None:
    """List, or read names and try them one at a time."""
    if arguments:
        print("\n".join(called_by_loading(arguments[-1])))
        return
    for line in sys.stdin:
        name, *tests = line.split()
        print(name, code_of(name, tests), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
