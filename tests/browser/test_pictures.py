"""Every picture in a real browser, with its fonts: nothing overlaps, all can be read."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from drawn_examples import examples

pytestmark = pytest.mark.browser

DRAWN = examples()

# Every text with its rectangle, its colour, and the rectangle and colour of what it stands on.
MEASURE = """() => {
  const box = (one) => { const r = one.getBoundingClientRect();
    return {left: r.left, right: r.right, top: r.top, bottom: r.bottom}; };
  const ground = document.querySelector('svg > rect');
  return {picture: box(document.querySelector('svg')),
    paths: document.querySelectorAll('svg > path').length,
    texts: [...document.querySelectorAll('svg text')].map((text) => {
      const around = [...text.parentNode.querySelectorAll('rect')].filter((rect) => {
        const a = rect.getBoundingClientRect(), b = text.getBoundingClientRect();
        return a.left <= b.left + b.width / 2 && b.left + b.width / 2 <= a.right
          && a.top <= b.top + b.height / 2 && b.top + b.height / 2 <= a.bottom; });
      const own = text.parentNode.tagName === 'g' ? around.at(-1) : undefined;
      return {said: text.textContent, box: box(text), ink: getComputedStyle(text).fill,
        within: own ? box(own) : null, paper: getComputedStyle(own ?? ground).fill}; })}; }"""


def inside(inner: dict[str, float], outer: dict[str, float]) -> bool:
    """Whether a rectangle lies in another, but for the edges of letters."""
    near = 1.0
    return (
        inner["left"] >= outer["left"] - near
        and inner["right"] <= outer["right"] + near
        and inner["top"] >= outer["top"] - near
        and inner["bottom"] <= outer["bottom"] + near
    )


def meet(one: dict[str, float], other: dict[str, float]) -> bool:
    """Whether two rectangles of letters share more than the space around the letters."""
    near = 3.0
    return (
        one["left"] + near < other["right"]
        and other["left"] + near < one["right"]
        and one["top"] + near < other["bottom"]
        and other["top"] + near < one["bottom"]
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("name", DRAWN)
def test_every_text_can_be_read_and_overlaps_no_other(
    browser: Any, contrast: Callable[[str, str], float], name: str, lang: str, scheme: str
) -> None:
    page = browser.new_page(viewport={"width": 1600, "height": 900}, color_scheme=scheme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.set_content(DRAWN[name].svg(lang))
    seen = page.evaluate(MEASURE)

    texts = seen["texts"]
    assert asked == []
    assert texts
    assert [one["said"] for one in texts if not inside(one["box"], seen["picture"])] == []
    within = [one for one in texts if one["within"] is not None]
    assert [one["said"] for one in within if not inside(one["box"], one["within"])] == []
    overlapping = [
        (one["said"], other["said"])
        for one, other in combinations(texts, 2)
        if meet(one["box"], other["box"])
    ]
    assert overlapping == []
    assert [one["said"] for one in texts if contrast(one["ink"], one["paper"]) < 4.5] == []


@pytest.mark.parametrize("name", DRAWN)
def test_light_and_dark_are_two(browser: Any, name: str) -> None:
    colours = []
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.set_content(DRAWN[name].svg())
        colours.append([(one["ink"], one["paper"]) for one in page.evaluate(MEASURE)["texts"]])

    assert all(light != dark for light, dark in zip(*colours, strict=True))


@pytest.mark.parametrize("name", DRAWN)
def test_a_picture_fits_a_phone(browser: Any, name: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.set_content(f"<body style='margin: 0'>{DRAWN[name].svg()}")

    assert page.evaluate("document.documentElement.scrollWidth") == 390
