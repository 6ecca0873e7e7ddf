"""The demo's page in a real browser: it asks for nothing, complains of nothing, fits a phone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from salesterms.cli import main

pytestmark = pytest.mark.browser

# Without a sandbox because CI runs as root; the rest keeps the browser itself off the network.
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}


@pytest.fixture(scope="module")
def playwright() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with sync_api.sync_playwright() as started:
        yield started


@pytest.fixture
def browser(playwright: Any, chromium: str) -> Iterator[Any]:
    started = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
    yield started
    started.close()


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


def test_light_and_dark_are_two_and_both_can_be_read(browser: Any, page_file: Path) -> None:
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


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, `rgb(28, 30, 33)`, as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in colour.removeprefix("rgb(").rstrip(")").split(",")]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
