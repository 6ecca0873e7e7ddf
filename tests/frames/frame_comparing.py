"""An answer of an engine held against the exact answer of the records, number by number."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

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
    found = {tuple(row[key] for key in keys): row for row in answered}
    lines = [f"{key}: not answered" for key in exact.keys() - found.keys()]
    lines += [f"{key}: no such group" for key in found.keys() - exact.keys()]
    for key in exact.keys() & found.keys():
        lines += [f"{key}: {line}" for line in _of_group(found[key], exact[key])]
    return lines


def _of_group(row: Mapping[str, Any], exact: Measurement) -> Iterable[str]:
    status = (row["status"], row["reason"])
    if status != (exact.status.value, exact.reason):
        yield f"{status} for {(exact.status.value, exact.reason)}"
        return
    for reason, count in exact.excluded.items():
        if row.get(reason) != count:
            yield f"{reason} {row.get(reason)} for {count}"
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


def _same(exact: Measurement, number: Fraction) -> bool:
    value = exact.value
    if isinstance(value, Money):
        if exact.exact:
            return Fraction(value.amount) == number
        return rounded_money(number, value.currency) == value
    if isinstance(value, Ratio):
        return Fraction(value.numerator) / Fraction(value.denominator) == number
    return isinstance(value, int | Decimal | Fraction) and Fraction(value) == number
