"""What `import salesterms` offers, what it costs, and the family of its errors."""

import importlib
import pkgutil
import subprocess
import sys

import pytest

import salesterms
from salesterms.errors import SalesTermsError

OPTIONAL = ("babel", "hypothesis", "jinja2", "narwhals")
LOADED_WHEN_USED = {
    "attr",
    "attrs",
    "babel",
    "cattr",
    "cattrs",
    "dateutil",
    "hypothesis",
    "jinja2",
    "narwhals",
}
BARE = {Exception, BaseException, object}


def modules() -> list[str]:
    """Every module of the package, except the one that runs when it is imported."""
    found = pkgutil.walk_packages(salesterms.__path__, "salesterms.")
    return sorted(m.name for m in found if not m.name.endswith(".__main__"))


def error_classes(module: str) -> list[type[BaseException]]:
    """The classes of errors that a module of the package holds; warnings are no errors."""
    try:
        loaded = importlib.import_module(module)
    except ModuleNotFoundError as missing:
        if missing.name in OPTIONAL:
            pytest.skip(f"needs {missing.name}")
        raise
    return [
        each
        for each in vars(loaded).values()
        if isinstance(each, type)
        and issubclass(each, BaseException)
        and not issubclass(each, Warning)
        and each.__module__.split(".")[0] == "salesterms"
    ]


def test_names_are_sorted_and_listed_once() -> None:
    assert list(salesterms.__all__) == sorted(set(salesterms.__all__))


@pytest.mark.parametrize("name", salesterms.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(salesterms, name) is not None


def test_dir_shows_the_public_names_and_nothing_else() -> None:
    assert dir(salesterms) == list(salesterms.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        getattr(salesterms, "no_such_name")  # noqa: B009 - the name is absent on purpose


def test_importing_the_package_loads_no_library() -> None:
    code = "import sys, salesterms; print(*{m.partition('.')[0] for m in sys.modules})"

    run = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True
    )

    assert LOADED_WHEN_USED & set(run.stdout.split()) == set()


@pytest.mark.parametrize("module", modules())
def test_every_error_is_one_of_ours_and_also_a_builtin_one(module: str) -> None:
    for error in error_classes(module):
        assert issubclass(error, SalesTermsError), error
        if error is not SalesTermsError:
            builtin = {c for c in error.__mro__ if c.__module__ == "builtins"} - BARE
            assert builtin, f"{error} derives from no builtin error that a caller would catch"


def test_importing_the_package_reads_nothing_of_the_glossary() -> None:
    code = (
        "import sys, salesterms; from salesterms import close_ratio; "
        "print([m for m in sys.modules if m.startswith(('salesterms.terms', 'salesterms._draw'))])"
    )

    run = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True
    )

    assert run.stdout == "[]\n"
