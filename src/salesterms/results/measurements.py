"""The answers of one metric for several groups, or of several variants on the same rows."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from salesterms.errors import SalesTermsError, Text
from salesterms.results.measurement import Measurement, in_words
from salesterms.values import FrozenMapping, Money, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from salesterms.results.answer import Value


class NoShares(SalesTermsError, ArithmeticError):
    """Shares were asked of something that is no whole of its groups."""

    code = "no_shares"
    message = Text(
        "No shares of {0}: its total is no count and no exact amount in one currency that its"
        " groups add up to",
        "Geen aandelen van {0}: het totaal is geen aantal en geen exact bedrag in één munteenheid"
        " waartoe de groepen optellen",
    )

    def __init__(self, metric: str) -> None:
        """Keep the metric."""
        super().__init__(metric)


class Measurements(Mapping[Hashable, Measurement]):
    """An ordered mapping from a group to its Measurement.

    >>> from salesterms import Category, Opportunity, close_ratio
    >>> found = close_ratio([Opportunity(id="D-1", status=Category.WON, owner="Ann")], by="owner")
    >>> list(found), found["Ann"].value, found.total == found["Ann"]
    (['Ann'], Ratio(1, 1), True)

    Grouped by one thing, a key is that thing (`result["Ann"]`); by several, a tuple
    (`result["Ann", "2024-Q1"]`); None where a row has nothing there. `total` is measured from
    all rows together, never from the groups; `compare` has no total. Equal when keys, order and
    measurements are.
    """

    __slots__ = ("_groups", "by", "total")
    _groups: FrozenMapping[Hashable, Measurement]
    by: tuple[str, ...]
    total: Measurement | None

    def __init__(
        self,
        groups: Mapping[Hashable, Measurement],
        by: Sequence[str],
        total: Measurement | None = None,
    ) -> None:
        """Keep the groups in their order, the names they are grouped by, and the total."""
        object.__setattr__(self, "_groups", FrozenMapping(groups))
        object.__setattr__(self, "by", tuple(by))
        object.__setattr__(self, "total", total)

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: results are frozen."""
        message = "Measurements cannot be changed"
        raise AttributeError(message)

    def __getitem__(self, key: Hashable) -> Measurement:
        return self._groups[key]

    def __iter__(self) -> Iterator[Hashable]:
        return iter(self._groups)

    def __len__(self) -> int:
        return len(self._groups)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Measurements):
            return NotImplemented
        return (self.by, list(self.items()), self.total) == (
            other.by,
            list(other.items()),
            other.total,
        )

    def __hash__(self) -> int:
        return hash((self.by, self._groups))

    def __reduce__(self) -> tuple[object, ...]:
        return Measurements, (dict(self._groups), self.by, self.total)

    def key_fields(self, key: Hashable) -> dict[str, object]:
        """A key as named fields: {"owner": "Ann", "quarter": "2024-Q1"}."""
        parts = key if isinstance(key, tuple) and len(self.by) > 1 else (key,)
        return dict(zip(self.by, parts, strict=True))

    def shares(self) -> FrozenMapping[Hashable, Ratio]:
        """Each group's value as an exact share of the total.

        >>> from salesterms import Category, Opportunity, lost_opportunities
        >>> deals = [
        ...     Opportunity(id="D-1", status=Category.LOST, lost_reason="price"),
        ...     Opportunity(id="D-2", status=Category.LOST, lost_reason="price"),
        ...     Opportunity(id="D-3", status=Category.LOST, lost_reason="no_decision"),
        ... ]
        >>> found = lost_opportunities(deals, by="lost_reason")
        >>> {reason: str(share) for reason, share in found.shares().items()}
        {'no_decision': '1/3', 'price': '2/3'}

        Where the total is 0 every share is undefined; a group in which no row counts has a share of
        0. Raises `NoShares` where the total is no count and no exact amount that the groups add up
        to: of a ratio, a mean, several currencies, or a comparison of variants.
        """
        whole = None if self.total is None else self.total.value
        parts = {key: self[key].value for key in self}
        if self.total is None or not _is_whole(self.total, parts.values()):
            raise NoShares(next((found.metric for found in self.values()), ""))
        if isinstance(whole, Money):
            nothing = Money(0, whole.currency)
            return FrozenMapping(
                (key, (part if isinstance(part, Money) else nothing) / whole)
                for key, part in parts.items()
            )
        return FrozenMapping(
            (key, Ratio(part if type(part) is int else 0, whole)) for key, part in parts.items()
        )

    def to_rows(self) -> list[dict[str, object]]:
        """One dict per group: key fields, value, status, reason, counts.

        A field of the answer that bears the name of a key, as "status" may, is called "measured
        status" then: a key is never written over. Values are the exact objects.
        """
        return [
            self.key_fields(key)
            | {
                f"measured {name}" if name in self.by else name: value
                for name, value in _fields(found).items()
            }
            for key, found in self.items()
        ]

    def explain(self, lang: str = "en", *, localised: bool = False) -> str:
        """What each group says for itself, as `Measurement.explain` does, and the total last.

        >>> from salesterms import Category, Opportunity, close_ratio
        >>> deal = Opportunity(id="D-1", status=Category.WON, owner="Ann")
        >>> said = close_ratio([deal], by="owner").explain("nl").splitlines()
        >>> said[0], said[1].strip(), "totaal:" in said
        ('eigenaar Ann:', 'Sluitingsverhouding (decided_count): 100.0 %', True)

        Without groups there is the total alone, and of a comparison of variants there is none.
        """
        lines = in_words().explanations(
            self.by, self._keyed(), self.total, lang, localised=localised
        )
        return "\n".join(lines).lstrip("\n")

    def _keyed(self) -> list[tuple[tuple[object, ...], Measurement]]:
        """Each group with the parts of its key."""
        return [(tuple(self.key_fields(key).values()), found) for key, found in self.items()]

    def table(
        self, lang: str = "en", *, localised: bool = False
    ) -> tuple[list[str], list[list[str]]]:
        """Header and rows of text, the total last; an asterisk marks a small sample.

        With `localised` numbers stand as in that language, if Babel is there to say how; else in
        plain notation.
        """
        header, lines = in_words().group_table(
            self.by, self._keyed(), self.total, lang, localised=localised
        )
        return header, lines

    def __repr__(self) -> str:
        return f"<Measurements by {', '.join(self.by)}: {len(self)} groups>"

    def __str__(self) -> str:
        return str(in_words().plain_table(*self.table(), len(self.by)))

    def _repr_html_(self) -> str:
        return str(in_words().html_groups(*self.table(), len(self.by)))


def _fields(found: Measurement) -> dict[str, object]:
    return {
        "value": found.value,
        "status": str(found.status),
        "reason": found.reason,
        "unit": found.unit,
        "counted": found.counted,
        "rows": found.rows,
        "excluded": dict(found.excluded),
    }


def _is_whole(total: Measurement, parts: Iterable[Value | None]) -> bool:
    """Whether the total is a count or an exact amount, and the sum of its parts."""
    whole = total.value
    if isinstance(whole, Money):
        amounts = [part for part in parts if isinstance(part, Money)]
        return total.exact and sum(Fraction(one.amount) for one in amounts) == whole.amount
    counts = [part for part in parts if type(part) is int]
    return type(whole) is int and sum(counts) == whole
