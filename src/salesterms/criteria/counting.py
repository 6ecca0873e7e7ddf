"""Counting rows by a placement: the fast loop, the plain one, and what happens to a wrong value."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, Any

from attrs import frozen

from salesterms.criteria.loop import counting_loop, given_name
from salesterms.criteria.placing import place
from salesterms.criteria.quantities import Count, Different, Each, Quantity, Several, Span, Sum
from salesterms.errors import SalesTermsError, Sentence, Text
from salesterms.values import EXACT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from salesterms.criteria.nodes import Column
    from salesterms.criteria.placement import Placement

#: What is added up in one bucket: amounts by currency, days or numbers, what is different, or a
#: tuple of these.
Added = dict[str, Decimal] | list[int | Decimal] | set[Any] | tuple[Any, ...]


class WrongType(SalesTermsError, TypeError):
    """A row holds a value of another type than its field has."""

    code = "wrong_type"
    message = Text(
        "Row {0}: field {1} holds {2} ({3}), where {4} belongs; opportunities() reads and checks"
        " rows of dicts",
        "Rij {0}: veld {1} bevat {2} ({3}), waar {4} hoort; opportunities() leest en controleert"
        " rijen van dicts",
    )

    def __init__(self, row: object, field: str, value: object, found: str, wanted: str) -> None:
        """Keep the row's id, the field, the value, its type and the type it should have."""
        super().__init__(row, field, value, found, wanted)


class OutOfBounds(SalesTermsError, ArithmeticError):
    """Amounts that cannot be added up exactly: too large, or too many digits after the point."""

    code = "out_of_bounds"
    message = Text(
        "The amounts are too large or too fine to be added up exactly",
        "De bedragen zijn te groot of te fijn om exact op te tellen",
    )


class Unplaced(SalesTermsError, LookupError):
    """A row that no line of a placement takes: the table has a hole."""

    code = "unplaced"
    message = Text(
        "No line of the table takes row {0}: end it with lines that cover every remaining row",
        "Geen regel van de tabel neemt rij {0}: sluit af met regels die alle rijen dekken",
    )


@frozen
class Tally:
    """What one pass over the rows found: per bucket the count, what was added up, and the ids."""

    counts: dict[str, int]
    sums: dict[str, Added]
    ids: dict[str, tuple[str, ...]] | None


def tally(
    rows: Sequence[Any],
    placement: Placement,
    *,
    counted: Collection[str],
    quantity: Quantity,
    given: Mapping[str, Any],
    keep_ids: bool = False,
) -> Tally:
    """Place every row and add up `quantity` over the `counted` buckets, by the generated loop.

    A row with a value of a wrong type raises `WrongType`. The caller's decimal context does not
    matter.
    """
    table = placement.given(given)
    loop = counting_loop(table, frozenset(counted), quantity, keep_ids=keep_ids)
    with localcontext(EXACT):
        try:
            counts, sums, ids = loop(
                rows, **{given_name(name): given[name] for name in table.parameters}
            )
        except Exception as error:  # noqa: BLE001 - whatever it is, the row that caused it is named
            _find_fault(rows, table, quantity, given)
            raise (OutOfBounds() if isinstance(error, ArithmeticError) else error) from None
    return _made(table, counts, sums, ids if keep_ids else None)


def tally_slowly(
    rows: Iterable[Any],
    placement: Placement,
    *,
    counted: Collection[str],
    quantity: Quantity,
    given: Mapping[str, Any],
    keep_ids: bool = False,
) -> Tally:
    """The same by the plain reading, one row and one node at a time: the oracle of the loop."""
    table = placement.given(given)
    buckets = table.buckets
    counts = dict.fromkeys(buckets, 0)
    sums: dict[str, Any] = {bucket: _nothing(quantity) for bucket in buckets}
    ids: dict[str, list[str]] = {bucket: [] for bucket in buckets}
    for row in rows:
        bucket = place(table, row, given)
        if bucket is None:
            raise Unplaced(row.id)
        counts[bucket] += 1
        ids[bucket].append(row.id)
        if bucket in counted:
            _add(sums[bucket], row, quantity)
    return _made(table, counts.values(), sums.values(), ids.values() if keep_ids else None)


def _made(
    table: Placement,
    counts: Iterable[int],
    sums: Iterable[Any],
    ids: Iterable[list[str]] | None,
) -> Tally:
    buckets = table.buckets
    return Tally(
        dict(zip(buckets, counts, strict=True)),
        dict(zip(buckets, sums, strict=False)),
        None
        if ids is None
        else {bucket: tuple(found) for bucket, found in zip(buckets, ids, strict=True)},
    )


def _nothing(quantity: Quantity) -> Any:
    if isinstance(quantity, Several):
        return tuple(_nothing(part) for _, part in quantity.named)
    if isinstance(quantity, Different):
        return set[Any]()
    return [] if isinstance(quantity, Span | Each) else defaultdict(int)


def _add(added: Any, row: Any, quantity: Quantity) -> None:
    if isinstance(quantity, Count):
        return
    if isinstance(quantity, Several):
        for at, (_, part) in enumerate(quantity.named):
            _add(added[at], row, part)
        return
    if isinstance(quantity, Each):
        added.append(getattr(row, quantity.number.name))
        return
    if isinstance(quantity, Different):
        added.add(tuple(getattr(row, column.name) for column in quantity.columns))
        return
    if isinstance(quantity, Span):
        end, start = getattr(row, quantity.end.name), getattr(row, quantity.start.name)
        added.append(end.toordinal() - start.toordinal())
        return
    money = getattr(row, quantity.amount.name)
    amount = money.amount
    if not isinstance(quantity, Sum):
        amount = EXACT.multiply(amount, getattr(row, quantity.factor.name))
    added[money.currency] = EXACT.add(Decimal(added[money.currency]), amount)


def _find_fault(
    rows: Iterable[Any], table: Placement, quantity: Quantity, given: Mapping[str, Any]
) -> None:
    """Raise for the first row that made the loop fail; return if none is found."""
    columns = (*table.columns, *quantity.columns)
    for row in rows:
        for column in columns:
            check_type(row, column)
        if place(table, row, given) is None:
            raise Unplaced(row.id)


def check_type(row: Any, column: Column) -> None:
    """Raise `WrongType` unless the row's value is missing or of exactly the column's type."""
    kinds = column.type if isinstance(column.type, tuple) else (column.type,)
    value = getattr(row, column.name, _ABSENT)
    if value is not None and type(value) not in kinds:
        wanted = " | ".join(kind.__name__ for kind in kinds)
        found = Sentence("no such attribute" if value is _ABSENT else type(value).__name__)
        raise WrongType(getattr(row, "id", None), column.name, value, found, Sentence(wanted))


class _Absent:
    """Stands for an attribute that a row does not have."""

    def __repr__(self) -> str:
        return "nothing"


_ABSENT = _Absent()
