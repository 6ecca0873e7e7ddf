"""The demo's page in a real browser: it asks for nothing, complains of nothing, fits a phone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from salesterms.cli import main

pytestmark = pytest.mark.browser

WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}


@pytest.fixture(params=["en", "nl"])
def page_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The page as the demo writes it."""
    pytest.importorskip("jinja2", reason="needs Jinja2")
    file = tmp_path / f"report-{request.param}.html"
    assert main(["demo", "--html", str(file), "--lang", request.param]) == 0
    return file


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", WIDTHS)
def test_the_page_stands_alone_and_fits(
    browser: Any, page_file: Path, tmp_path: Path, device: str, scheme: str
) -> None:
    width, height = WIDTHS[device]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))

    page.goto(page_file.as_uri())
    picture = page.screenshot(path=tmp_path / f"{device}-{scheme}.png", full_page=True)

    assert said == []
    assert asked == [page_file.as_uri()]
    assert page.title() in {"Sales report", "Verkooprapport"}
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert picture.startswith(b"\x89PNG")


def test_light_and_dark_are_two_and_both_can_be_read(
    browser: Any, page_file: Path, contrast: Callable[[str, str], float]
) -> None:
    colours = {}
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.goto(page_file.as_uri())
        colours[scheme] = page.evaluate(
            "['color', 'backgroundColor'].map(name => getComputedStyle(document.body)[name])"
        )

    for ink, paper in colours.values():
        assert contrast(ink, paper) > 7  # WCAG AAA for running text
    assert colours["light"] != colours["dark"]
