"""A browser for the tests, and how well colours can be told apart."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

# Without a sandbox because CI runs as root; the rest keeps the browser itself off the network.
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="module")
def playwright() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with sync_api.sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(playwright: Any, chromium: str) -> Iterator[Any]:
    started = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
    yield started
    started.close()


@pytest.fixture
def contrast() -> Callable[[str, str], float]:
    """The contrast of two colours, `rgb(28, 30, 33)`, as WCAG 2 defines it."""

    def of(one: str, other: str) -> float:
        light, dark = sorted((luminance(one), luminance(other)), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    return of


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in colour.removeprefix("rgb(").rstrip(")").split(",")]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
