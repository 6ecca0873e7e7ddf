"""Every given case has its place in the table, and the table says what is so."""

import json
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest
from given_cases_table import CARRIED_OUT, OUT_OF_SCOPE, account

FOLDER = Path(__file__).resolve().parent
MODULES = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("test_*.py")}


def test_every_given_case_stands_in_the_table_and_no_other(material: Path) -> None:
    listed = json.loads((material / "oracles" / "metrics.json").read_text(encoding="utf-8"))

    assert sorted(account()) == sorted(case["id"] for case in listed)


def test_no_case_stands_in_it_twice() -> None:
    every = chain(*CARRIED_OUT.values(), OUT_OF_SCOPE)

    assert [case for case, times in Counter(every).items() if times > 1] == []


@pytest.mark.parametrize("module", CARRIED_OUT)
def test_a_module_names_the_cases_that_it_is_said_to_run(module: str) -> None:
    assert [case for case in CARRIED_OUT[module] if f'"{case}"' not in MODULES[module]] == []


def test_what_is_out_of_scope_is_named_by_no_module() -> None:
    found = {
        name: sorted(case for case in OUT_OF_SCOPE if f'"{case}"' in text)
        for name, text in MODULES.items()
    }
    assert {name: cases for name, cases in found.items() if cases} == {}
