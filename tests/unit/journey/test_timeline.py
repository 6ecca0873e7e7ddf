"""A journey as a timeline."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from salesterms.facts import Evidence, Level, Stance
from salesterms.journey import Journey, Timeline

Day = Callable[[float], datetime]
Said = Callable[..., Evidence]
SVG = "{http://www.w3.org/2000/svg}"


def read(timeline: Timeline, lang: str = "en") -> ET.Element:
    return ET.fromstring(timeline.svg(lang))  # noqa: S314 - our own picture


def shown(timeline: Timeline) -> set[str | None]:
    return {one.text for one in read(timeline).iter(f"{SVG}text")}


@pytest.fixture
def dealt(cam: Journey, day: Day, said: Said) -> Journey:
    """Accepted, converted and with a deal, about whose budget something was found out."""
    for number, event in enumerate(("accept_by_sales", "convert", "open_deal"), start=1):
        cam = cam.advance(event, at=day(number))
    return cam.with_(
        said("budget", 1.5, level=Level.CHECKED),
        said("interest", 2, value="specific"),
        said("budget", 3.5, level=None, stance=Stance.REFUTED),
    )


def test_without_events_each_position_lasts_throughout(cam: Journey) -> None:
    assert cam.timeline().explain("nl").splitlines() == [
        "Een traject in de tijd",
        "positie: nieuw (steeds)",
        "deal: geen deal (steeds)",
        "klant: nooit klant geweest (steeds)",
        "gebeurtenissen: geen",
        "bewijs: geen",
        "Benadrukt: wat duurt.",
    ]
    assert len(list(read(cam.timeline()).iter(f"{SVG}circle"))) == 0
    assert "UTC" not in " ".join(filter(None, shown(cam.timeline())))


def test_each_spell_event_and_piece_of_evidence_is_told(dealt: Journey) -> None:
    told = dealt.timeline(as_of=datetime.fromisoformat("2026-03-09T10:00+01:00")).explain()

    assert told.replace(" 09:00 UTC", "").splitlines() == [
        "A journey over time, as of 2026-03-09",
        (
            "standing: new until 2026-03-02; accepted by sales from 2026-03-02 until 2026-03-03; "
            "converted since 2026-03-03"
        ),
        "deal: no deal until 2026-03-04; open deal since 2026-03-04",
        "customer: never a customer (throughout)",
        "events: 2026-03-02 sales accepts; 2026-03-03 convert; 2026-03-04 open a deal",
        (
            "evidence: 2026-03-02 21:00 UTC has a budget: checked; "
            "2026-03-03 interest: interest in prices or specifics, stated; "
            "2026-03-04 21:00 UTC has a budget: refuted"
        ),
        "Emphasised: what lasts.",
    ]


def test_the_table_has_a_row_for_each_with_the_days_that_are_known(
    dealt: Journey, day: Day
) -> None:
    rows = dealt.timeline(as_of=day(8)).markdown().splitlines()[2:]

    assert len(rows) == 3 + 2 + 1 + 3 + 3
    assert rows[0] == "| standing | new |  | 2026-03-02 09:00 UTC |  |"
    assert rows[1].endswith("| 2026-03-02 09:00 UTC | 2026-03-03 09:00 UTC | 1.0 |")
    assert rows[2] == "| standing | converted | 2026-03-03 09:00 UTC |  | 6.0 |"
    assert "| standing | converted | 2026-03-03 09:00 UTC |  |  |" in dealt.timeline().markdown()


def test_what_came_later_is_left_out(dealt: Journey, day: Day) -> None:
    early = dealt.timeline(as_of=day(1.2))

    assert [one.event for one in early.events] == ["accept_by_sales"]
    assert early.evidence == ()
    assert early.causes["standing"] == ("accept_by_sales",)
    assert "convert" not in early.explain() + early.mermaid() + early.svg()


def test_what_lasts_ends_at_as_of_or_beyond_all_that_is_on_record(cam: Journey, day: Day) -> None:
    one = cam.advance("accept_by_sales", at=day(0))

    def last(timeline: Timeline) -> float:
        bars = [rect for rect in read(timeline).iter(f"{SVG}rect") if "strong" in str(rect.attrib)]
        return float(bars[0].get("x", "")) + float(bars[0].get("width", ""))

    assert last(one.timeline(as_of=day(9))) < last(one.timeline())


def test_all_at_one_instant_stands_in_the_middle(cam: Journey, day: Day) -> None:
    both = cam.advance("accept_by_sales", at=day(0)).advance("convert", at=day(0))

    circles = [circle.get("cx") for circle in read(both.timeline()).iter(f"{SVG}circle")]
    assert len(circles) == 2
    assert len(set(circles)) == 1
    assert {"2026-03-01 09:00 UTC", "09:00 convert"} <= shown(both.timeline())
    assert both.timeline().causes["standing"] == ("accept_by_sales", "convert")


def test_marks_have_a_date_where_there_is_more_than_one(cam: Journey, day: Day) -> None:
    two = cam.advance("accept_by_sales", at=day(0)).advance("convert", at=day(1))

    assert "2026-03-02 convert" in shown(two.timeline())


def test_before_everything_there_are_only_bars(dealt: Journey, day: Day) -> None:
    before = dealt.timeline(as_of=day(0))

    assert before.events == ()
    assert "2026-03-01 09:00 UTC" in shown(before)


def test_nothing_personal_is_shown(dealt: Journey) -> None:
    drawn = dealt.timeline()
    for text in (drawn.svg(), drawn.explain(), drawn.markdown(), drawn.dot(), drawn.mermaid()):
        assert not [name for name in ("P-1", "A-1", "D-1", "Sam") if name in text]


def test_the_graph_has_a_box_for_each_spell_and_a_line_for_what_ended_it(dealt: Journey) -> None:
    assert dealt.timeline().mermaid("nl").splitlines()[3:] == [
        "flowchart LR",
        '    n0["nieuw<br>positie"]',
        '    n1["geaccepteerd door sales<br>positie"]',
        '    n2["geconverteerd<br>positie"]',
        '    n3["geen deal<br>deal"]',
        '    n4["openstaande deal<br>deal"]',
        '    n5["nooit klant geweest<br>klant"]',
        '    n0 -->|"2026-03-02 09#58;00 UTC sales accepteert"| n1',
        '    n1 -->|"2026-03-03 09#58;00 UTC converteren"| n2',
        '    n3 -->|"2026-03-04 09#58;00 UTC deal openen"| n4',
    ]


def test_somebody_who_was_forgotten_keeps_events_and_bars(dealt: Journey, day: Day) -> None:
    timeline = dealt.forget(at=day(9)).timeline()

    assert (len(timeline.events), len(timeline.evidence)) == (3, 0)


def test_it_says_what_it_is(dealt: Journey) -> None:
    assert repr(dealt.timeline()) == "<Timeline of 3 events, 3 pieces of evidence>"
    assert dealt.timeline()._repr_svg_() == dealt.timeline().svg()


@pytest.mark.parametrize("days", [1e-5, 365 * 900])
def test_any_time_fits(cam: Journey, day: Day, days: Any) -> None:
    one = cam.advance("accept_by_sales", at=day(0))

    assert read(one.timeline(as_of=day(0) + timedelta(days=days))).tag == f"{SVG}svg"
