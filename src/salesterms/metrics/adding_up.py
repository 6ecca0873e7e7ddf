"""What a formula may name: from what one pass over the rows found."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from salesterms.criteria import Count, Different, Each, Several, Span, Tally, adds_money
from salesterms.values import Money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.criteria import Quantity
    from salesterms.metrics.variant import Variant


def terms_found(found: Tally, variant: Variant, currency: str) -> dict[str, Any] | None:
    """The terms of a formula; None when there is no currency to give a sum in."""
    quantity = variant.quantity
    counts = {bucket: found.counts.get(bucket, 0) for bucket in variant.counted}
    if isinstance(quantity, Count):
        return dict(counts)
    if isinstance(quantity, Span | Each):
        each = _one_by_one(found, tuple(counts))
        if isinstance(quantity, Each):
            return {"values": each, "rows": len(each)}
        return {"days": sum(each), "rows": len(each), "spans": each}
    if adds_money(quantity) and not currency:
        return None
    terms: dict[str, Any] = {f"{bucket}_count": count for bucket, count in counts.items()}
    for bucket in counts:
        added: Any = found.sums.get(bucket)
        if isinstance(quantity, Several):
            for at, (name, part) in enumerate(quantity.named):
                terms[f"{bucket}_{name}"] = _term(part, added and added[at], currency)
        else:
            terms[bucket] = _term(quantity, added, currency)
    return terms


def _one_by_one(found: Tally, buckets: tuple[str, ...]) -> list[Any]:
    """What was kept of each row, bucket after bucket; of one bucket that list itself."""
    first, *others = (found.sums.get(bucket, []) for bucket in buckets)
    each: Any = first
    return [one for kept in (first, *others) for one in kept] if others else each


def _term(part: Quantity, added: Any, currency: str) -> Any:
    if isinstance(part, Span | Each):
        return list(added or ())
    if isinstance(part, Different):
        return set(added or ())
    return Money(Decimal((added or {}).get(currency, 0)), currency)


def currencies_found(found: Tally, variant: Variant) -> tuple[str, ...]:
    """The currencies that were met in the counted buckets."""
    if not adds_money(variant.quantity):
        return ()
    met = {code for bucket in variant.counted for code in _codes(variant, found, bucket)}
    return tuple(sorted(map(str, met)))


def _codes(variant: Variant, found: Tally, bucket: str) -> Iterator[Any]:
    added: Any = found.sums.get(bucket, ())
    if not isinstance(variant.quantity, Several):
        yield from added
        return
    for (_, part), sums in zip(variant.quantity.named, added, strict=False):
        if adds_money(part):
            yield from sums
