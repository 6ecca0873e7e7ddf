"""The pages of the contradictions between the texts."""

import re
from collections.abc import Mapping
from functools import cache

import pytest

from salesterms.errors import UnknownLanguage
from salesterms.interop import contradiction_pages
from salesterms.vocabularies.contradictions import (
    CONTRADICTIONS,
    UnknownContradiction,
    contradiction,
)

IDS = [one.id for one in CONTRADICTIONS]


@cache
def made(lang: str) -> Mapping[str, str]:
    """The pages of a language, made once."""
    return contradiction_pages(lang=lang)


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_every_contradiction_has_its_page_and_every_link_leads_to_one(lang: str) -> None:
    pages = made(lang)

    assert set(pages) == {"all_contradictions", *IDS}
    links = {name for text in pages.values() for name in re.findall(r"\]\(([\w-]+)\.md\)", text)}
    assert links == set(pages)
    assert re.findall(r"\]\(([\w-]+)\.md\)", pages["all_contradictions"]) == IDS
    assert all(text.startswith("# ") and text.endswith("\n") for text in pages.values())


def test_a_page_has_what_is_said_and_what_is_computed() -> None:
    page = made("nl")["permission"]

    assert page.startswith("# Is toestemming nodig?\n\n## Wat de teksten zeggen\n\n- Niemand is")
    assert "“Toestemming voor een follow-up”" in page
    assert "(002:36, 002:43)" in page
    assert "- lead (002 lead\\_or\\_bubble): toestemming om contact op te nemen\n" in page
    assert "- lead (001 four\\_stages.definitions): dat wordt niet geëist\n" in page


def test_where_nothing_is_computed_the_page_says_why() -> None:
    page = made("en")["who-qualifies"]

    assert "## What follows\n\nIt cannot be computed" in page
    assert "###" not in page


def test_another_language_is_refused() -> None:
    with pytest.raises(UnknownLanguage):
        contradiction_pages(lang="fr")


def test_an_id_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownContradiction) as refused:
        contradiction("permision")

    assert refused.value.args[1][0] == "permission"
    with pytest.raises(UnknownContradiction):
        contradiction(3)  # type: ignore[arg-type]
