"""The report as JSON: exact values as text, codes beside words, the same every time."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from decimal import localcontext
from typing import Any

from salesterms.entities import Opportunity
from salesterms.interop import ImportResult
from salesterms.report import Report, build

Deal = Callable[..., Opportunity]

OF_A_MEASUREMENT = {
    *("value", "status", "reason", "counted", "excluded", "formula", "definition", "source"),
    *("metric", "variant", "unit", "rows", "inputs"),
}


def values(document: Any) -> Iterator[Any]:
    """Everything that stands in a document, at any depth."""
    yield document
    inner = document.values() if isinstance(document, dict) else document
    if isinstance(document, dict | list):
        for each in inner:
            yield from values(each)


def measurements(document: Any) -> list[dict[str, Any]]:
    return [each for each in values(document) if isinstance(each, dict) and "metric" in each]


def test_it_is_json_without_floats(report: Report) -> None:
    assert json.loads(report.to_json()) == report.document()
    assert not any(isinstance(each, float) for each in values(report.document()))


def test_the_same_deals_give_the_same_bytes(sample: ImportResult) -> None:
    assert build(sample).to_json() == build(sample).to_json()


def test_it_can_be_written_in_ascii_alone(report: Report) -> None:
    assert report.to_json(ascii_only=True).isascii()
    assert json.loads(report.to_json(ascii_only=True)) == report.document()


def test_every_measurement_carries_its_whole_account(report: Report) -> None:
    found = measurements(report.document())

    assert len(found) > 200
    for each in found:
        assert each.keys() >= OF_A_MEASUREMENT
        assert each["counted"] + sum(each["excluded"].values()) == each["rows"]
        assert (each["value"] is None) == (each["status"] != "measured")


def test_values_are_exact_text_with_a_decimal_beside_them(deal: Deal) -> None:
    rows = [deal("won", "10.50 EUR"), deal("lost"), deal("lost")]

    with localcontext() as hostile:
        hostile.prec = 2
        document = build(rows).document()

    default = document["sections"]["close_ratio"]["default"]
    assert (default["value"], default["decimal"]) == ("1/3", "0.333333333333")
    assert default["inputs"] == {"won": "1", "lost": "2"}
    (euro,) = document["sections"]["revenue"]["by_currency"]["rows"]
    assert euro["won_revenue"]["value"] == euro["won_revenue"]["decimal"] == "10.50"
    assert euro["won_revenue"]["currency"] == "EUR"


def test_findings_name_their_group_and_carry_their_measurement(
    report: Report, planted: dict[str, Any]
) -> None:
    found = {each["kind"]: each for each in report.document()["stands_out"]}

    assert found["owner"]["group"] == planted["WEAK_OWNER"]
    assert found["owner"]["measurement"]["value"] == "19/85"
    assert found["stage"]["measurement"]["variant"] == "stale_as_lost"


def test_problems_keep_their_code_record_and_both_languages(report: Report) -> None:
    rows = report.document()["sections"]["read"]["reasons"]["rows"]

    for row in rows:
        assert row["example"]["code"] == row["code"]
        assert row["example"]["en"] != row["example"]["nl"]


def test_the_sections_without_numbers_say_why(deal: Deal) -> None:
    document = build([deal("open")], as_of=date(2023, 1, 1)).document()

    assert document["sections"]["close_ratio"]["default"]["reason"] == "zero_denominator"
    assert document["figures"][0]["values"][0]["value"] is None
    assert document["figures"][2]["remark"] == {
        "en": "no row that counts has an amount",
        "nl": "geen enkele rij die meetelt heeft een bedrag",
    }
