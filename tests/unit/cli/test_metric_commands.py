"""`salesterms metric` and `salesterms metrics`."""

import json
from typing import Any

import pytest
from attrs import evolve

from salesterms import Ratio, close_ratio, glossary
from salesterms.cli import main
from salesterms.cli.metric_commands import _document, _lines
from salesterms.errors import Text
from salesterms.metrics import METRICS, Calculation, Definition, Edge, Found, Metric, find
from salesterms.results import Formula, Source

Captured = pytest.CaptureFixture[str]

NOTHING = Edge(
    "nothing_decided",
    Text("nothing is decided", "er is niets beslist"),
    Text("undefined", "onbepaald"),
)
STALE = Edge(
    "today", Text("due today", "vandaag"), Text("not stale", "niet stil"), ("stale_as_lost",)
)


def flat(said: str) -> str:
    """What was printed, on one line."""
    return " ".join(said.split())


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_is_shown_with_all_of_its_definitions(
    metric: str, lang: str, capsys: Captured
) -> None:
    assert main(["metric", metric, "--lang", lang]) == 0

    printed = capsys.readouterr().out
    assert max(map(len, printed.splitlines())) <= 100 + 8
    said = flat(printed)
    shown = METRICS[metric]
    assert said.startswith(f"{shown.title.say(lang)} ({metric}) ")
    assert flat(glossary[shown.term].definition.say(lang)) in said
    if isinstance(shown, Metric):
        assert flat(shown.rows.says.say(lang)) in said
        by = {"en": "Group by", "nl": "Groeperen op"}[lang]
        assert f"{by}: {', '.join(shown.rows.fields)}" in said
    for variant in shown.variants.values():
        assert flat(variant.says.say(lang)) in said
        assert flat(variant.definition.say(lang)) in said
        assert flat(variant.source.text.say(lang)) in said
        assert all(flat(each) in said for each in variant.source.citations)


def test_any_word_will_do_and_the_variant_that_it_means_is_named(capsys: Captured) -> None:
    assert main(["metric", "Sluitingsverhouding", "--lang", "nl"]) == 0

    said = flat(capsys.readouterr().out)
    assert "Dit woord: het staat voor won_of_all: de sluitingsverhouding van de LinkedIn" in said
    assert (
        "In Python: from salesterms import close_ratio"
        ' close_ratio(rows, variant="won_of_all")' in said
    )


def test_a_word_of_a_few_metrics_shows_them_all(capsys: Captured) -> None:
    assert main(["metric", "closed", "lost"]) == 0

    said = capsys.readouterr().out
    assert "(lost_opportunities)" in said
    assert "(lost_value)" in said


@pytest.mark.parametrize(
    ("lang", "ends"),
    [("en", "One of them in full: salesterms metric"), ("nl", "Eén ervan voluit: salesterms")],
)
def test_a_word_of_many_metrics_lists_them_and_says_how_to_see_one(
    lang: str, ends: str, capsys: Captured
) -> None:
    assert main(["metric", "sales", "pipeline", "--lang", lang]) == 0

    first, *lines, last = capsys.readouterr().out.splitlines()
    found = find("sales pipeline")
    assert first.startswith(f"'sales pipeline' {'can mean' if lang == 'en' else 'kan'} ")
    assert str(len(found)) in first
    assert last.startswith(ends)
    listed = [line for line in lines if not line.startswith("    ")]
    assert len(listed) == len(found)
    for one, line in zip(found, listed, strict=True):
        assert line.startswith(f"  {one.metric.id}: {one.metric.title.say(lang)}")
        assert flat(one.definition.says.say(lang)) in flat(" ".join(lines))


def test_many_metrics_are_given_in_full_as_json(capsys: Captured) -> None:
    assert main(["metric", "pipeline", "--json"]) == 0

    shown = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in shown] == [one.metric.id for one in find("pipeline")]
    assert all(one["variants"] for one in shown)


@pytest.mark.parametrize("word", ["bridge", "pipeline_bridge"])
def test_what_explains_a_metric_line_by_line_is_shown_too(word: str, capsys: Captured) -> None:
    assert main(["metric", word, "--lang", "nl"]) == 0

    said = flat(capsys.readouterr().out)
    assert said.startswith("Pipelinebrug (pipeline_bridge) ")
    assert "Ook wel: bridge, brug, " in said
    assert "Rijen: verkoopkansen, zoals salesterms.opportunities()" in said
    assert "begin + erbij + meer waard - minder waard - eruit = eind" in said
    assert "In Python: from salesterms import pipeline_bridge " in said
    assert " pipeline_bridge(opening, closing, start=start, end=end)" in said


def test_one_definition_is_shown_with_the_table_that_sorts_its_rows(capsys: Captured) -> None:
    assert main(["metric", "close-ratio", "--variant", "stale_as_lost"]) == 0

    printed = capsys.readouterr().out
    said = flat(printed)
    assert "decided_count" not in said
    assert "Needs: stale_after: a whole number of days, 0 or more" in said
    assert "lands in" in said
    assert "created does not lie before" in said
    buckets = [line.split()[0] for line in printed.splitlines() if "  counted  " in line]
    assert buckets == ["won", "lost", "stale", "stale"]


def test_edges_are_shown_where_a_metric_has_them() -> None:
    [found] = find("close_ratio")
    variants = tuple(close_ratio.variants.values())
    metric = evolve(close_ratio, edges=(NOTHING, STALE), variants=variants)
    edged = Found(metric=metric, variant=None, why=found.why)

    said = "\n".join(_lines(edged, None, "nl"))
    assert "Aan de randen:\n    er is niets beslist: onbepaald\n" in said
    assert "    vandaag (stale_as_lost): niet stil\n" in said
    assert "vandaag" not in "\n".join(_lines(edged, "decided_count", "nl"))
    assert [each["id"] for each in _document(edged, None)["edges"]] == ["nothing_decided", "today"]  # type: ignore[attr-defined] # a list
    assert len(_document(edged, "decided_count")["edges"]) == 1  # type: ignore[arg-type] # a list


def test_a_metric_is_given_as_json_in_both_languages(capsys: Captured) -> None:
    assert main(["metric", "hitrate", "--json"]) == 0

    [shown] = json.loads(capsys.readouterr().out)
    assert shown["id"] == "close_ratio"
    assert shown["meant"] is None
    assert shown["rows"]["nl"].startswith("verkoopkansen, zoals salesterms.opportunities() ze van")
    assert [each["name"] for each in shown["variants"]] == list(close_ratio.variants)
    first = shown["variants"][0]
    assert first["formula"]["nl"] == "gewonnen / (gewonnen + verloren)"
    assert first["rows"][-1] == {
        "bucket": "lost",
        "counted": True,
        "when": {"en": "status is lost", "nl": "status is verloren"},
    }
    assert first["takes"][0] == {
        "name": "won",
        "en": "a whole number, 0 or more",
        "nl": "een geheel getal, 0 of meer",
    }


def test_a_calculation_is_shown_with_what_it_takes() -> None:
    variants = (
        Definition(
            name="plain",
            says=Text("part of the whole", "deel van het geheel"),
            compute=lambda part, whole: Ratio(part, whole),  # noqa: PLW0108 - its arguments name the terms
            formula=Formula("{part} / {whole}", ""),
            source=Source(Text("ours", "van ons")),
            unit="ratio",
        ),
    )
    [found] = find("close_ratio")
    metric = Calculation(
        id="share", term="close-ratio", title=found.metric.title, variants=variants
    )
    share = Found(metric=metric, variant=None, why=found.why)
    said = "\n".join(_lines(share, "plain", "en"))

    assert "  plain (the default): part of the whole\n" in said
    assert "lands in" not in said
    document: dict[str, Any] = _document(share, None)
    [variant] = document["variants"]
    assert "rows" not in variant
    assert document["rows"] is None
    assert document["labels"] == []
    assert "date" not in variant


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["metric", "sluitingsverhoding"], "Geen kengetal heet 'sluitingsverhoding'"),
        (["metric", "lead"], "maar geen kengetal meet die"),
        (["metric", "hitrate", "--variant", "decided"], "heeft geen variant 'decided'"),
    ],
)
def test_what_is_not_there_is_said_in_the_language_asked_for(
    call: list[str], said: str, capsys: Captured
) -> None:
    assert main([*call, "--lang", "nl"]) == 1

    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err


def test_every_metric_is_listed_under_a_heading(capsys: Captured) -> None:
    assert main(["metrics", "--lang", "nl"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Winnen en verliezen\n")
    for metric in METRICS.values():
        assert f"  {metric.id} " in said
        assert metric.title.nl in said

    assert main(["metrics", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {each["id"] for each in listed} == set(METRICS)
    assert {each["family"]["en"] for each in listed} >= {"Winning and losing", "The pipeline"}
