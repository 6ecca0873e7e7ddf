"""What is loaded before somebody draws."""

import subprocess
import sys

import pytest

from salesterms import _draw
from salesterms._draw import Drawn


def test_a_diagram_loads_nothing_that_draws() -> None:
    code = (
        "import sys; from salesterms.lifecycle import Diagram;"
        "print(sorted(m for m in sys.modules if m.startswith('salesterms._draw')))"
    )

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout == "['salesterms._draw', 'salesterms._draw.drawn']\n"


@pytest.mark.parametrize("name", _draw.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(_draw, name) is not None


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        getattr(_draw, "no_such_name")  # noqa: B009 - the name is absent on purpose


def test_what_has_no_graph_cannot_be_drawn() -> None:
    with pytest.raises(TypeError, match="_graph"):
        Drawn()  # type: ignore[abstract] # that is what is tested
