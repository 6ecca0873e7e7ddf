"""Classes that stand in a document by the form of another: tables, groups, opportunities."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from salesterms import (
    Category,
    Measurements,
    Money,
    Opportunities,
    Opportunity,
    RateTable,
    close_ratio,
    documents,
    won_revenue,
)
from salesterms.documents import DocumentProblems

DAY = date(2024, 1, 31)
WON = Opportunity(id="D-1", status=Category.WON, owner="Ann", amount=Money("9.50", "EUR"))
LOST = Opportunity(id="D-2", status=Category.LOST, extras={"region": DAY})


def told(data: Any, cls: Any) -> list[tuple[str | None, str]]:
    with pytest.raises(DocumentProblems) as found:
        documents.structure(data, cls)
    assert found.value.text("nl")
    return [(one.path, one.code) for one in found.value.problems]


def test_a_table_of_rates_is_a_list_of_its_rates() -> None:
    table = RateTable([(DAY, "USD", "EUR", "0.910"), (date(2024, 1, 1), "USD", "EUR", "0.90")])
    plain = {
        "rates": [
            {"on": "2024-01-01", "source": "USD", "target": "EUR", "rate": "0.90"},
            {"on": "2024-01-31", "source": "USD", "target": "EUR", "rate": "0.910"},
        ]
    }

    assert documents.unstructure(table) == plain
    assert documents.structure(plain, RateTable) == table
    rates = documents.structure(plain, RateTable).rates["USD", "EUR"][1]
    assert rates[1].as_tuple() == Decimal("0.910").as_tuple()


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ({"source": "EUR", "target": "EUR"}, ("$", "bad_rate")),
        ({"source": "EUR", "target": "XXQ"}, ("$", "unknown_currency")),
        ({"rate": "0"}, ("$", "bad_rate")),
        ({"rate": 1}, ("$.rates[0].rate", "not_a_decimal")),
        ({"vanaf": "2024-01-01"}, ("$.rates[0].vanaf", "given_twice")),
    ],
    ids=str,
)
def test_a_bad_rate_is_told(rate: Any, expected: Any) -> None:
    row = {"on": "2024-01-01", "source": "USD", "target": "EUR", "rate": "0.90", **rate}

    assert told({"rates": [row]}, RateTable) == [expected]


def test_groups_stand_in_order_with_their_keys() -> None:
    found = close_ratio([WON, LOST], by=["owner", "status"])
    plain = documents.unstructure(found)

    assert plain["by"] == ["owner", "status"]
    assert [group["key"] for group in plain["groups"]] == [
        ["Ann", {"type": "category", "value": "won"}],
        [None, {"type": "category", "value": "lost"}],
    ]
    again = documents.structure(plain, Measurements)
    assert again == found
    assert list(again) == list(found)
    assert again.total == found.total


def test_groups_by_one_thing_have_that_as_their_key() -> None:
    deals = Opportunities([WON, LOST], extra_fields=["region"])
    found = close_ratio(deals, by="region")

    again = documents.loads(documents.dumps(found), Measurements)
    assert list(again) == list(found)
    assert DAY in again


def test_a_comparison_has_no_total() -> None:
    found = close_ratio.compare([WON])

    assert "total" not in documents.unstructure(found)
    assert documents.loads(documents.dumps(found), Measurements) == found


def test_amounts_are_grouped_by_currency() -> None:
    found = won_revenue([WON])

    assert documents.loads(documents.dumps(found), Measurements) == found


def test_groups_that_do_not_fit_are_told() -> None:
    plain = documents.unstructure(close_ratio([WON], by="owner"))
    group = plain["groups"][0]

    assert told({**plain, "by": ["owner", "stage"]}, Measurements) == [("$", "other_length")]
    assert told({**plain, "groups": [group, group]}, Measurements) == [("$", "duplicate_item")]
    assert told({**plain, "groups": [{**group, "key": [[]]}]}, Measurements) == [
        ("$.groups[0].key[0]", "not_hashable")
    ]
    assert told({**plain, "groups": [{**group, "key": 1}, 2]}, Measurements) == [
        ("$.groups[0].key", "not_a_list"),
        ("$.groups[1]", "not_an_object"),
    ]


def test_groups_that_were_put_together_wrongly_are_not_written() -> None:
    bad = Measurements({("a", "b", "c"): close_ratio([])}, ("x", "y"))

    with pytest.raises(DocumentProblems) as found:
        documents.dumps(bad)
    assert [(one.path, one.code) for one in found.value.problems] == [("$", "rule_broken")]


def test_opportunities_keep_what_is_known_of_their_source() -> None:
    deals = Opportunities([WON, LOST], mapped=["status", "id"], extra_fields=["region", "a"])
    plain = documents.unstructure(deals)

    assert plain["mapped"] == ["id", "status"]
    again = documents.structure(plain, Opportunities)
    assert (again.rows, again.mapped, again.extra_fields) == (
        deals.rows,
        deals.mapped,
        deals.extra_fields,
    )
    assert documents.unstructure(Opportunities([])) == {"rows": []}


def test_what_stands_in_the_place_of_another_class_is_not_written() -> None:
    form: Any = documents.TextForm(Opportunities)
    with pytest.raises(DocumentProblems) as found:
        form.dumps([WON])
    assert [(one.path, one.code) for one in found.value.problems] == [("$", "wrong_type")]
    rows: Any = [WON, "D-2"]
    with pytest.raises(DocumentProblems) as found:
        documents.dumps(Opportunities(rows))
    assert [(one.path, one.code) for one in found.value.problems] == [("$.rows[1]", "wrong_type")]
