"""Bars, and bars over time."""

from xml.etree import ElementTree as ET

import pytest

from salesterms._draw import Bar, Lane, Mark, Span, bars, lanes

SVG = "{http://www.w3.org/2000/svg}"


def read(picture: str) -> ET.Element:
    return ET.fromstring(picture)  # noqa: S314 - our own picture


def widths(picture: str, part: str) -> list[float]:
    found = (one for one in read(picture).iter(f"{SVG}rect") if part in one.get("class", ""))
    return [float(one.get("width", "")) for one in found]


def test_the_longest_bar_has_the_greatest_value_and_the_others_follow() -> None:
    picture = bars("", [Bar("a", 10), Bar("b", 20), Bar("c", 0)], [])
    assert widths(picture, "-full") == [150.0, 300.0, 1.5]


def test_a_part_of_a_bar_is_drawn_full_and_the_rest_in_outline() -> None:
    picture = bars("", [Bar("a", 10, part=5), Bar("b", 10, part=10), Bar("c", 0, part=0)], [])
    assert widths(picture, "-full") == [150.0, 300.0, 1.5]
    assert widths(picture, "-box") == [300.0]


def test_bars_of_nothing_are_a_picture() -> None:
    assert read(bars("", [], ["nothing"])).findtext(f"{SVG}desc") == "nothing"
    assert widths(bars("", [Bar("a", 0)], []), "-full") == [1.5]


def test_bars_under_each_other_leave_room_for_labels_of_two_lines() -> None:
    one = read(bars("", [Bar("a", 1), Bar("b", 1)], []))
    long = read(bars("", [Bar("a", 1), Bar("a label that takes more than one line", 1)], []))
    assert float(long.get("height", "")) > float(one.get("height", ""))
    assert len(long.findall(f"{SVG}g")[1].findall(f"{SVG}text")) == 4


def test_a_bar_tells_its_value_and_its_note() -> None:
    picture = read(bars("", [Bar("a", 1), Bar("b<", 2, "of <all>")], []))
    assert [one.findtext(f"{SVG}title") for one in picture.findall(f"{SVG}g")] == [
        "a: 1",
        "b<: 2. of <all>",
    ]


def test_a_label_that_does_not_fit_in_its_bar_stands_below() -> None:
    short = [Span(None, 0.5, "before"), Span(0.5, 0.51, "short"), Span(0.51, None, "after")]
    picture = read(lanes("", [Lane("deal", short)], []))
    heights = {one.text: float(one.get("y", "")) for one in picture.iter(f"{SVG}text")}
    assert heights["before"] == heights["after"] < heights["short"]


def test_a_bar_without_length_can_be_seen() -> None:
    picture = lanes("", [Lane("deal", [Span(None, 0, "x"), Span(0, 0, "y"), Span(0, 1, "z")])], [])
    assert widths(picture, "-box") == [46.0, 2.5, 620.0]


def test_the_last_bar_of_a_lane_stands_out() -> None:
    given = [Lane("a", [Span(None, 0.5, "x"), Span(0.5, None, "y")]), Lane("b", [])]
    assert len(widths(lanes("", given, []), "-strong")) == 1


def test_marks_are_round_or_diamonds_with_their_label_below() -> None:
    given = [Lane("seen", (), [Mark(0.2, "an event"), Mark(0.9, "evidence", diamond=True)])]
    picture = read(lanes("", given, [], ticks=[(0, "1 May"), (1, "2 May")]))
    assert len(list(picture.iter(f"{SVG}circle"))) == 1
    assert {"an event", "evidence", "1 May", "2 May"} <= {one.text for one in picture.iter()}


def test_a_label_for_which_there_is_no_room_is_only_the_tooltip() -> None:
    marks = [Mark(0.5, f"event {number}") for number in range(20)]
    picture = read(lanes("", [Lane("events", (), marks)], []))
    shown = [
        one.text for one in picture.iter(f"{SVG}text") if (one.text or "").startswith("event ")
    ]
    told = [one.text for one in picture.iterfind(f"{SVG}g/{SVG}title")]
    assert shown == [f"event {number}" for number in range(8, 20)]
    assert told == [f"event {number}" for number in range(20)]


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_lanes_say_their_language_and_their_text(lang: str) -> None:
    words = read(lanes("A way", [], ["one", "two\n"], lang=lang)).find(f"{SVG}desc")
    assert words is not None
    assert (words.text, words.get("lang")) == ("one\ntwo", lang)
