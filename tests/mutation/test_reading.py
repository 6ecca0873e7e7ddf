"""How the mutants of a run are counted, on a run of a few lines."""

import json
from pathlib import Path

import pytest
from reading import Mutant, count, mutants_in

WAYS = """
def x_rounded__mutmut_orig(number):
    if number < 0:
        raise BadDigits(number, Text("no", "nee"))
    return f(number, 2)

def x_rounded__mutmut_1(number):
    if number <= 0:
        raise BadDigits(number, Text("no", "nee"))
    return f(number, 2)

def x_rounded__mutmut_2(number):
    if number < 0:
        raise BadDigits(None, Text("no", "nee"))
    return f(number, 2)

def x_rounded__mutmut_3(number):
    if number < 0:
        raise BadDigits(number, Text("no", "nee"))
    return f(number)

def x_said__mutmut_orig():
    return Text("yes", "ja"), 1

def x_said__mutmut_1():
    return Text("yes"), 1

def x_said__mutmut_2():
    return Text("yes", "ja"), 2

def x_checked__mutmut_orig(rate):
    RATE.check("rate", rate)

def x_checked__mutmut_1(rate):
    RATE.check("XXrateXX", rate)

def x_checked__mutmut_2(rate):
    RATE.check("rate", None)

class NoRate:
    def xǁNoRateǁ__init____mutmut_orig(self, source):
        super().__init__(source)

    def xǁNoRateǁ__init____mutmut_1(self, source):
        super().__init__(None)
"""
CODES = {
    "x_rounded__mutmut_1": 0,
    "x_rounded__mutmut_2": 0,
    "x_rounded__mutmut_3": 1,
    "x_said__mutmut_1": 1,
    "x_said__mutmut_2": 36,
    "x_checked__mutmut_1": 0,
    "x_checked__mutmut_2": 1,
    "xǁNoRateǁ__init____mutmut_1": 33,
}


@pytest.fixture
def found(tmp_path: Path) -> dict[str, Mutant]:
    mutated = tmp_path / "mutants" / "src" / "salesterms" / "values" / "rates.py"
    mutated.parent.mkdir(parents=True)
    mutated.write_text(WAYS, encoding="utf-8")
    codes = {f"salesterms.values.rates.{name}": code for name, code in CODES.items()}
    meta = mutated.with_name("rates.py.meta")
    meta.write_text(json.dumps({"exit_code_by_key": codes}), encoding="utf-8")
    return {mutant.name.rpartition(".")[2]: mutant for mutant in mutants_in(tmp_path)}


def test_each_mutant_has_its_fate(found: dict[str, Mutant]) -> None:
    assert [mutant.fate for mutant in found.values()] == [
        *("survived", "survived", "killed", "killed", "timed out"),
        *("survived", "killed", "not covered"),
    ]


def test_what_is_raised_and_what_is_said_are_error_texts(found: dict[str, Mutant]) -> None:
    assert [name for name, mutant in found.items() if mutant.in_error_texts] == [
        *("x_rounded__mutmut_2", "x_said__mutmut_1"),
        *("x_checked__mutmut_1", "xǁNoRateǁ__init____mutmut_1"),
    ]


def test_a_mutant_shows_what_stood_there_and_what_stands_there_now(
    found: dict[str, Mutant],
) -> None:
    shown = [(mutant.before, mutant.after) for mutant in found.values()]
    assert shown[0] == ("number < 0", "number <= 0")
    assert shown[2] == ("f(number, 2)", "f(number)")
    assert shown[4] == ("1", "2")


def test_only_what_is_outside_error_texts_is_counted(found: dict[str, Mutant]) -> None:
    counted = count([*found.values()])
    assert (counted.total, counted.told) == (4, 3)
