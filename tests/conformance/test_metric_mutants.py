"""Every change to the table of a metric that a row can tell is told by a second reading."""

from typing import Any

import pytest
from metric_mutants import difference, mutants, situations
from metric_rows import EVERY, EXAMPLES
from second import churn, cohorts, customer_value, deals, recurring, rows

from salesterms.criteria import place
from salesterms.metrics import Metric, Variant

#: Where each variant puts what it measures, by plain ifs.
PLACED = (
    deals.PLACED
    | rows.PLACED
    | churn.PLACED
    | cohorts.PLACED
    | recurring.PLACED
    | customer_value.PLACED
)
TABLES = [pytest.param(one, other, id=f"{one.id}-{other.name}") for one, other in EVERY]


def asked(given: dict[str, Any]) -> dict[str, Any]:
    """What was asked, without what the library derives from it."""
    names = ("period", "as_of", "stage", "stale_after")
    return {name: given[name] for name in names if name in given}


def test_every_variant_that_places_rows_is_read_twice() -> None:
    assert set(PLACED) == {(metric.id, variant.name) for metric, variant in EVERY}


@pytest.mark.parametrize(("metric", "variant"), TABLES)
def test_a_table_puts_every_row_where_plain_ifs_put_it(
    metric: Metric[Any], variant: Variant
) -> None:
    naive = PLACED[metric.id, variant.name]
    table = variant.places
    buckets = set()
    for given, every in situations(table, variant.needs, EXAMPLES):
        part, question = table.given(given), asked(given)
        for row in every:
            found = place(part, row, given)
            assert found == naive(row, question), (row, question)
            buckets.add(found)
    assert buckets - {None} == set(table.buckets)  # no bucket is there in vain


@pytest.mark.slow
@pytest.mark.parametrize(("metric", "variant"), TABLES)
def test_every_change_that_a_row_can_tell_is_told(metric: Metric[Any], variant: Variant) -> None:
    naive = PLACED[metric.id, variant.name]
    told = 0
    for name, mutant in mutants(variant.places):
        found = difference(variant.places, mutant, variant.needs, EXAMPLES)
        if found is None:
            continue  # the same table in other words
        row, given = found
        assert place(mutant.given(given), row, given) != naive(row, asked(given)), name
        told += 1
    assert told >= len(variant.places.rows)
