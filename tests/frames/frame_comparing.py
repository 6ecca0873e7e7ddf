"""An answer of an engine held against the exact answer of the records, number by number."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from salesterms.metrics import METRICS, Metric
from salesterms.metrics.formulas import rounded_money
from salesterms.results import Measurement, Status
from salesterms.values import Money, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: How far one division of two whole numbers may be off.
NEAR = 1e-15


def differences(
    answered: Iterable[Mapping[str, Any]],
    keys: Sequence[str],
    exact: Mapping[tuple[Any, ...], Measurement],
) -> list[str]:
    """What differs, a line each; nothing where every group of both is the same."""
    rows = list(answered)
    found = {tuple(row[key] for key in keys): row for row in rows}
    lines = [] if len(found) == len(rows) else [f"{len(rows)} rows for {len(found)} groups"]
    lines += [f"{key}: not answered" for key in exact.keys() - found.keys()]
    lines += [f"{key}: no such group" for key in found.keys() - exact.keys()]
    for key in exact.keys() & found.keys():
        lines += [f"{key}: {line}" for line in _of_group(found[key], exact[key])]
    return lines


def _of_group(row: Mapping[str, Any], exact: Measurement) -> Iterable[str]:
    status = (row["status"], row["reason"])
    if status != (exact.status.value, exact.reason):
        yield f"{status} for {(exact.status.value, exact.reason)}"
        return
    yield from _of_account(row, exact)
    if exact.status is not Status.MEASURED:
        if row["value"] is not None:
            yield f"a value {row['value']}"
        return
    number = Fraction(row["numerator"], row["denominator"])
    if not _same(exact, number):
        yield f"{row['numerator']}/{row['denominator']} for {exact.value!r}"
    near = abs(Fraction(row["value"]) - number) <= abs(number) * Fraction(NEAR)
    if not near:
        yield f"value {row['value']} for {number}"


def _of_account(row: Mapping[str, Any], exact: Measurement) -> Iterable[str]:
    """No row is lost or added: each is counted, or left out for the same reason."""
    counted = _counted_buckets(exact)
    buckets = _buckets(row)
    for reason in {*buckets, *exact.excluded} - counted:
        if row.get(reason) != exact.excluded.get(reason, 0):
            yield f"{reason} {row.get(reason)} for {exact.excluded.get(reason, 0)}"
    number = sum(row[bucket] for bucket in counted if bucket in row)
    if number != exact.counted:
        yield f"{number} rows counted for {exact.counted}"


def _counted_buckets(exact: Measurement) -> set[str]:
    metric = METRICS[exact.metric]
    assert isinstance(metric, Metric)
    return set(metric.variants[exact.variant].counted)


def _buckets(row: Mapping[str, Any]) -> list[str]:
    """The columns of an answer that hold a number of rows: between its reason and its sums."""
    names = list(row)
    until = names.index("unknown_label") + 1
    return names[names.index("reason") + 1 : until]


def _same(exact: Measurement, number: Fraction) -> bool:
    value = exact.value
    if isinstance(value, Money):
        if exact.exact:
            return Fraction(value.amount) == number
        return rounded_money(number, value.currency) == value
    if isinstance(value, Ratio):
        return Fraction(value.numerator) / Fraction(value.denominator) == number
    return isinstance(value, int | Decimal | Fraction) and Fraction(value) == number
