"""What the package offers, and what it loads for it."""

import subprocess
import sys

import pytest

from salesterms import interop


@pytest.mark.parametrize("name", interop.__all__)
def test_every_name_is_there_and_shown(name: str) -> None:
    assert getattr(interop, name) is not None
    assert name in dir(interop)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        getattr(interop, "no_such_name")  # noqa: B009 - the name is absent on purpose


def test_an_import_by_a_mapping_does_not_load_what_documents_need() -> None:
    code = "import sys; from salesterms.interop import read_opportunities; print(*sys.modules)"

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert {"cattrs", "salesterms.documents"} & set(run.stdout.split()) == set()
