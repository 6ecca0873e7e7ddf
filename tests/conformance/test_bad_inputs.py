"""The catalogue of bad inputs: each ends at once, in one named error or in the one right value.

The rows stand in `tests/data/bad_inputs.json`; what looks alike is written there as an escape.
"""

from __future__ import annotations

import faulthandler
import json
import pkgutil
import re
import signal
import sys
import time
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from bad_input_parsers import PARSERS
from bad_input_values import CONSTRUCTORS, PYTHON, build, encoding

import salesterms
from salesterms.errors import Kind, SalesTermsError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

CATALOGUE = Path(__file__).resolve().parent.parent / "data" / "bad_inputs.json"
ROWS: list[dict[str, Any]] = json.loads(CATALOGUE.read_text(encoding="utf-8"))

#: Whether each line of code is followed, as for its coverage, which makes it some times slower.
FOLLOWED = sys.gettrace() is not None or "coverage" in sys.modules

#: Seconds of CPU that a row may take: on a busy machine they are still its own. And seconds of any
#: kind after which a hang that no signal reaches, as in a loop written in C, ends the process.
ALLOWED, ENDED_AFTER = 3.0 if FOLLOWED else 1.0, 60.0

#: Parts of the package that need something optional.
OPTIONAL = ("_render", "report", "strategies")


class TookTooLong(BaseException):
    """A row took more than its second. No Exception: the library turns some of those into ours."""


def _too_long(_: int, __: object) -> NoReturn:
    raise TookTooLong


@contextmanager
def a_second() -> Generator[None]:
    """Break off what takes longer, where the system has signals for it; else tell it afterwards."""
    faulthandler.dump_traceback_later(ENDED_AFTER, exit=True)
    timed = hasattr(signal, "setitimer")
    before = signal.signal(signal.SIGPROF, _too_long) if timed else None
    started = time.process_time()
    try:
        if timed:
            signal.setitimer(signal.ITIMER_PROF, ALLOWED)
        yield
        assert time.process_time() - started < ALLOWED
    except TookTooLong:
        pytest.fail(f"took longer than {ALLOWED} s")
    finally:
        if timed:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)
        faulthandler.cancel_dump_traceback_later()


def codes(error: SalesTermsError) -> set[str]:
    """The codes of the problems of a group, or of the error itself."""
    problems = getattr(error, "problems", ())
    return {problem.code for problem in problems} or {error.code}


def outcome(parser: str, given: Any) -> tuple[set[str], Any]:
    """The codes of the error, which can be told in both languages; or no codes, and the value."""
    with a_second():
        try:
            return set(), PARSERS[parser](given)
        except SalesTermsError as error:
            found, texts = codes(error), (str(error), error.text("nl"))
    assert all(texts)
    return found, None


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in ROWS])
def test_ends_at_once_in_the_named_error_or_the_right_value(row: dict[str, Any]) -> None:
    found, value = outcome(row["parser"], build(row["input"]))
    if "code" in row["expected"]:
        assert found, value
        assert row["expected"]["code"] in found
    else:
        right = build(row["expected"]["value"])
        assert not found
        assert (type(value), repr(value)) == (type(right), repr(right))


def known_codes() -> set[str]:
    """Every code of a kind of problem, and of an error, that the library has."""
    found: set[str] = set()
    for module in pkgutil.walk_packages(salesterms.__path__, "salesterms."):
        parts = module.name.split(".")
        if parts[1] in (*OPTIONAL, "frames", "__main__", "cli"):
            continue
        values = vars(import_module(module.name)).values()
        found |= {value.code for value in values if isinstance(value, Kind)}
        errors = [value for value in values if isinstance(value, type)]
        found |= {value.code for value in errors if issubclass(value, SalesTermsError)}
    return found


def encodings(given: Any) -> Iterator[tuple[str, Any]]:
    """Every encoding within an input, with its argument."""
    if (found := encoding(given)) is not None:
        yield found
    inner = given.values() if isinstance(given, dict) else given if isinstance(given, list) else ()
    for one in inner:
        yield from encodings(one)


class TestTheCatalogueItself:
    def test_has_at_least_250_rows(self) -> None:
        assert len(ROWS) >= 250

    def test_has_no_id_twice(self) -> None:
        ids = [row["id"] for row in ROWS]
        assert sorted(set(ids)) == sorted(ids)

    def test_asks_nothing_twice(self) -> None:
        asked = [json.dumps([row["parser"], row["input"]], sort_keys=True) for row in ROWS]
        assert len(set(asked)) == len(asked)

    def test_every_row_has_its_five_keys_each_of_its_type(self) -> None:
        for row in ROWS:
            assert list(row) == ["id", "parser", "input", "expected", "why"]
            assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", row["id"]), row["id"]
            assert list(row["expected"]) in (["code"], ["value"]), row["id"]
            assert isinstance(row["expected"].get("code", ""), str), row["id"]
            assert re.fullmatch(r"[^\n]{7,110}[^.\n]", row["why"]), row["id"]

    def test_names_every_parser_that_there_is_and_no_other(self) -> None:
        assert {row["parser"] for row in ROWS} == set(PARSERS)

    def test_uses_every_encoding_that_there_is(self) -> None:
        used = [found for row in ROWS for found in encodings([row["input"], row["expected"]])]
        assert {key for key, _ in used} == set(CONSTRUCTORS)
        assert {name for key, name in used if key == "python"} == set(PYTHON)

    def test_expects_codes_that_exist(self) -> None:
        expected = {row["expected"]["code"] for row in ROWS if "code" in row["expected"]}
        assert expected <= known_codes()

    def test_is_written_one_row_to_a_line_in_ascii(self) -> None:
        lines = ",\n".join(json.dumps(row) for row in ROWS)
        assert CATALOGUE.read_text(encoding="ascii") == f"[\n{lines}\n]\n"


def hang() -> NoReturn:
    with a_second():
        while True:
            pass


def test_a_hang_is_broken_off() -> None:
    with pytest.raises(pytest.fail.Exception, match="took longer"):
        hang()
