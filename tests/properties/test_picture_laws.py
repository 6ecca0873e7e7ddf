"""The laws of pictures: all of a table is in its picture and nothing else, whatever texts hold."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesterms import strategies
from salesterms._draw import Bar, Lane, Mark, Span, bars, lanes
from salesterms._draw.lettering import clean
from salesterms._draw.rows_of_labels import in_rows
from salesterms.facts import Facts
from salesterms.journey import Journey
from salesterms.lifecycle import SALES_LIFECYCLE
from salesterms.logs import Funnel, StageEntry, VerdictKind, Ways, audit, verdicts
from salesterms.logs.passing import steps_on
from salesterms.terms import glossary
from salesterms.vocabularies import (
    Match,
    SideBySide,
    WordDiagram,
    four_types,
    hubspot,
    lead_and_prospect,
    lead_or_bubble,
    matches,
    salesforce,
    vocabularies,
)

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = st.lists(
    st.sampled_from(
        ['"', "'", "\\", "]", '"]', "-->", "`", "#", "|", "&", "&#34;", "<", "</text>", "<!--",
         "]]>", "<script>", "\n", "\r\n", "\u2028", "\x00", "\ud800", "\u202e", "word ", "日"]
    ),
    max_size=6,
).map("".join)  # fmt: skip
COUNTS = st.integers(0, 10**6)
PARTS = st.floats(0, 1)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
WAYS = {one.id: Ways(one) for one in (hubspot.deal_stage, salesforce.lead_status, four_types)}
STAGED = [Ways(one) for one in vocabularies() if not one.id.startswith(("touch.", "sale."))]
KNOWN = {"svg", "title", "desc", "style", "defs", "marker", "path", "rect", "circle", "g", "text"}


def read(picture: str) -> ET.Element:
    """The picture, which has no element but those that pictures are made of."""
    root = ET.fromstring(picture)  # noqa: S314 - our own picture
    assert {one.tag for one in root.iter()} <= {f"{SVG}{name}" for name in KNOWN}
    return root


def tooltips(root: ET.Element) -> list[str]:
    return [one.text or "" for one in root.iterfind(f"{SVG}g/{SVG}title")]


def cells(table: str) -> list[list[str]]:
    """The rows of a Markdown table without its head; a bar in a text is escaped."""
    rows = [re.split(r"(?<!\\)\|", line) for line in table.split("\n")[2:]]
    return [[cell.strip() for cell in row[1:-1]] for row in rows]


@st.composite
def logs(draw: st.DrawFn) -> tuple[Ways, list[StageEntry]]:
    """Rows of a few cases, in the order of time, with labels that are not known."""
    ways = WAYS[draw(st.sampled_from(sorted(WAYS)))]
    labels = st.lists(st.sampled_from((*ways.labels, "Parked")), max_size=6)
    return ways, [
        StageEntry(name, label, NOON + timedelta(days=day))
        for name in "ABCD"
        for day, label in enumerate(draw(labels))
    ]


class TestEveryTextIsShownAsItIs:
    """Whatever labels hold, a picture is well-formed, and tells each of them once."""

    @given(HOSTILE, st.lists(st.builds(Bar, HOSTILE, COUNTS, HOSTILE), max_size=5))
    def test_of_bars(self, title: str, given: list[Bar]) -> None:
        root = read(bars(title, given, [title]))
        assert root.findtext(f"{SVG}title") == clean(title)
        assert len(tooltips(root)) == len(given)
        for bar, told in zip(given, tooltips(root), strict=True):
            assert told.startswith(clean(f"{clean(bar.label)}: {bar.value}"))

    @given(HOSTILE, st.lists(HOSTILE, max_size=4), st.lists(st.tuples(PARTS, HOSTILE), max_size=6))
    def test_of_lanes(self, name: str, spans: list[str], marks: list[tuple[float, str]]) -> None:
        lane = Lane(name, [Span(None, None, one) for one in spans], [Mark(*one) for one in marks])
        root = read(lanes(name, [lane], [name], ticks=[(0.5, name)]))
        assert tooltips(root) == [clean(one) for one in [*spans, *(text for _, text in marks)]]

    @given(st.lists(st.tuples(HOSTILE, COUNTS), max_size=5))
    def test_of_funnels_in_every_form(self, steps: list[tuple[str, int]]) -> None:
        funnel = Funnel(steps)
        rows = cells(funnel.markdown())
        assert [int(row[1]) for row in rows] == [count for _, count in steps]
        assert all(len(row) == 5 for row in rows)
        assert len(funnel.explain().splitlines()) == 1 + len(steps)
        assert len(tooltips(read(funnel.svg()))) == len(steps)
        assert funnel.dot().count(" -> ") == max(0, len(steps) - 1)


class TestAFlowShowsEveryRow:
    """Steps that are drawn, rare ones and rows without a step are all rows, each once."""

    @given(logs(), st.integers(1, 4))
    def test_by_its_counts(self, log: tuple[Ways, list[StageEntry]], at_least: int) -> None:
        ways, rows = log
        found = audit(rows, ways.vocabulary)
        flow = found.flow(at_least=at_least)
        drawn = [int(row[2].split()[0]) for row in cells(flow.markdown()) if row[3]]
        text = flow.explain()
        rare = re.search(r"rarer steps: \d+\": rows: (\d+)", text)
        aside = re.search(r'"no steps": (.*)\.', text)
        numbers = [int(one) for one in re.findall(r"\d+", aside[1])] if aside else []
        assert sum(drawn) + (int(rare[1]) if rare else 0) + sum(numbers) == len(rows)
        assert all(count >= at_least for count in drawn)

    @given(logs())
    def test_with_a_line_for_each_step(self, log: tuple[Ways, list[StageEntry]]) -> None:
        ways, rows = log
        found = audit(rows, ways.vocabulary)
        steps = [edge for edge in found.edges if edge.source != edge.target]
        paths = read(found.flow().svg()).iter(f"{SVG}path")
        heads = Counter(
            str(path.get("marker-end")).endswith("-alarm-head)")
            for path in paths
            if path.get("marker-end")
        )
        assert heads == Counter(not edge.allowed for edge in steps)


class TestAFunnelCountsWhoCameAsFar:
    """A case counts for a step when it stood in it, or where every legal way leads through it."""

    @given(logs())
    def test_as_an_enumeration_of_all_ways_says(self, log: tuple[Ways, list[StageEntry]]) -> None:
        ways, rows = log
        through = THROUGH[ways.vocabulary.id]
        stood: dict[str, set[str]] = {}
        for row, verdict in verdicts(rows, ways.vocabulary):
            if verdict.kind.moves:
                stood.setdefault(str(row.case), set()).add(row.label)
        expected = Counter(
            step
            for labels in stood.values()
            for step in {step for label in labels for step in through[label]}
        )
        for step in audit(rows, ways.vocabulary).steps:
            assert step.cases == expected[step.label]

    @given(logs())
    def test_and_never_rises(self, log: tuple[Ways, list[StageEntry]]) -> None:
        ways, rows = log
        found = audit(rows, ways.vocabulary)
        counts = [found.cases, *(step.cases for step in found.steps)]
        assert counts == sorted(counts, reverse=True)
        assert all(step.passed_over >= 0 for step in found.steps)

    @pytest.mark.parametrize("ways", STAGED, ids=lambda one: one.vocabulary.id)
    def test_since_who_passed_a_step_passed_those_before(self, ways: Ways) -> None:
        steps = steps_on(ways)
        for passed in steps.passed.values():
            assert passed == set(steps.labels[: len(passed)])


def _through(ways: Ways) -> dict[str, set[str]]:
    """The steps on all legal ways to each label: those in the label itself, or met on each way."""
    path = ways.vocabulary.table(ways.subject).path

    def names(label: str) -> set[str]:
        """What somebody in a label is called: by it, and by what it is a kind of."""
        return {label, *(term.word for term in path(ways.term(label)) if not term.group)}

    met: dict[str, list[set[str]]] = {}

    def walk(way: tuple[str, ...]) -> None:
        before = way[-1] if way else None
        if before is not None:
            met.setdefault(before, []).append(set().union(*map(names, way)))
            if ways.term(before).exit:
                return
        for label in ways.labels:
            if label not in way and ways.verdict(before, label).kind is VerdictKind.LEGAL:
                walk((*way, label))

    walk(())
    return {
        label: names(label) | (set.intersection(*met[label]) if label in met else set())
        for label in ways.labels
    }


THROUGH = {name: _through(ways) for name, ways in WAYS.items()}


class TestATimelineShowsTheWholeHistory:
    """A bar for each spell, a mark for each event and piece of evidence, and nothing else."""

    @settings(max_examples=30)
    @given(strategies.journeys(), st.sampled_from(["en", "nl"]))
    def test_of_any_journey(self, journey: Any, lang: str) -> None:
        timeline = journey.timeline()
        root = read(timeline.svg(lang))
        bars_drawn = [one for one in root.iter(f"{SVG}rect") if "-box" in one.get("class", "")]
        key = 1  # the sample of what lasts
        assert len(bars_drawn) == len(journey.time_in_stage()) + key
        assert len(list(root.iter(f"{SVG}circle"))) == len(journey.events)
        diamonds = list(root.iterfind(f"{SVG}g/{SVG}path"))
        assert len(diamonds) == len(journey.evidence)
        count = len(journey.time_in_stage()) + len(journey.events) + len(journey.evidence)
        assert len(cells(timeline.markdown(lang))) == count
        assert timeline.dot().count(" -> ") == len(journey.time_in_stage()) - 3

    @given(st.lists(st.tuples(st.floats(0, 800), st.floats(1, 200)), max_size=30))
    def test_where_no_label_meets_another_or_its_line(
        self, given: list[tuple[float, float]]
    ) -> None:
        given.sort()
        rows = in_rows([place for place, _ in given], [wide for _, wide in given])
        shown = [(*one, row) for one, row in zip(given, rows, strict=True) if row is not None]
        for (place, wide, row), (other, _, below) in combinations(shown, 2):
            assert place + wide < other or row > below


class TestTwoVocabulariesHaveEveryRelation:
    """A line for each pair of words that is not disjoint, and none besides."""

    @pytest.mark.parametrize(
        ("first", "second"),
        list(combinations((four_types, lead_or_bubble, lead_and_prospect, hubspot.deal_stage), 2)),
        ids=lambda one: one.id,
    )
    def test_between_them(self, first: Any, second: Any) -> None:
        both = SideBySide(first=first, second=second)
        found = Counter(how for *_, how in matches(first, second) if how is not Match.DISJOINT)
        paths = read(both.svg()).findall(f"{SVG}path")
        assert len(paths) == sum(found.values())
        styles = Counter(
            style
            for path in paths
            for style in ("solid", "dashed", "dotted")
            if style in path.get("class", "")
        )
        assert styles["solid"] == found[Match.EXACT]
        assert styles["dashed"] == found[Match.NARROWER] + found[Match.BROADER]
        assert styles["dotted"] == found[Match.OVERLAPPING]


class TestPicturesCanStandOnOnePage:
    """Ids follow from the content: the same picture has the same, no other has one of them."""

    def test_without_an_id_twice(self) -> None:
        rows = [StageEntry("A", "naam", NOON), StageEntry("B", "contact", NOON)]
        begun = Journey.begin(facts=Facts(interest="explicit"))
        drawn: list[Any] = [
            SALES_LIFECYCLE.graph(),
            WordDiagram(vocabulary=four_types),
            SideBySide(first=four_types, second=lead_or_bubble),
            SideBySide(first=lead_or_bubble, second=four_types),
            audit(rows, four_types).flow(),
            audit(rows, four_types).funnel(),
            Funnel([("naam", 2)]),
            glossary.related("lead"),
            begun.timeline(),
            begun.advance("accept_by_sales", at=NOON).timeline(),
        ]
        pictures = [one.svg(lang) for one in drawn for lang in ("en", "nl")]
        assert pictures == [one.svg(lang) for one in drawn for lang in ("en", "nl")]
        ids = [one.get("id") for picture in pictures for one in read(picture).iter()]
        named = [one for one in ids if one is not None]
        assert len(named) == len(set(named))
