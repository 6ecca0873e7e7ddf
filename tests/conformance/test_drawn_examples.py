"""Every picture in every form is what it was when somebody last looked at it."""

from functools import cache

import pytest
from drawn_examples import PICTURES, Picture, examples, forms

NAMES = sorted(examples())
ENDINGS = (
    *("en.txt", "md", "mmd", "dot", "svg"),
    *("nl.txt", "nl.md", "nl.mmd", "nl.dot", "nl.svg"),
)
drawn = cache(examples)


@cache
def written(name: str) -> dict[str, str]:
    """Every form of a picture, made once: some take a second."""
    return forms(drawn()[name])


@pytest.mark.slow
@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_what_was_looked_at(name: str, ending: str) -> None:
    kept = (PICTURES / f"{name}.{ending}").read_text(encoding="utf-8")

    assert written(name)[ending] + "\n" == kept


def test_no_file_is_left_over() -> None:
    files = {f"{name}.{ending}" for name in NAMES for ending in ENDINGS}

    assert {file.name for file in PICTURES.iterdir()} == files


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_shows_the_picture(name: str) -> None:
    picture: Picture = drawn()[name]

    assert picture._repr_svg_() == picture.svg()  # type: ignore[attr-defined] # see its forms
