"""What is loaded when."""

import subprocess
import sys

import pytest

from salesterms import lifecycle


def test_the_categories_load_neither_facts_nor_tables() -> None:
    code = (
        "import sys; from salesterms import close_ratio; from salesterms.lifecycle import Category;"
        "layers = ('salesterms.facts', 'salesterms.lifecycle');"
        "print(sorted(m for m in sys.modules if m.startswith(layers)))"
    )

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    names = ("", ".category", ".forecast_category")
    assert run.stdout == f"{[f'salesterms.lifecycle{name}' for name in names]}\n"


@pytest.mark.parametrize("name", lifecycle.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(lifecycle, name) is not None


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        getattr(lifecycle, "no_such_name")  # noqa: B009 - the name is absent on purpose
