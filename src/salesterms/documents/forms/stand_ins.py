"""Classes that a document shows in another form: that of a plain class which stands in for them."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from salesterms.documents import kinds
from salesterms.documents.broken_rules import note
from salesterms.documents.forms.many import other_length
from salesterms.documents.place import FAULTY
from salesterms.entities import Opportunities, Opportunity
from salesterms.errors import Text, Unreadable
from salesterms.results import Measurement, Measurements
from salesterms.values import RateTable, about

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.documents.forms.shape import Schema, Schemas, Shape
    from salesterms.documents.place import Place


@frozen(kw_only=True)
class DatedRate:
    """What one unit of a currency is worth in another, from a date on."""

    on: date = field(metadata=about("from this date on", "vanaf deze datum", alias="vanaf"))
    source: str = field(metadata=about("the currency converted", "de bronmunt", alias="van"))
    target: str = field(metadata=about("the currency it becomes", "de doelmunt", alias="naar"))
    rate: Decimal = field(
        metadata=about("what one unit is worth", "wat één eenheid waard is", alias="koers")
    )


@frozen(kw_only=True)
class Rates:
    """A table of rates, a row for each date and pair."""

    rates: tuple[DatedRate, ...] = field(metadata=about("the rates", "de koersen", alias="koersen"))


@frozen(kw_only=True)
class Group:
    """One group of measurements: what its rows share, and the answer."""

    key: tuple[Hashable, ...] = field(
        metadata=about("what the rows of the group share", "wat de rijen delen", alias="sleutel")
    )
    measurement: Measurement = field(
        metadata=about("the answer for the group", "het antwoord voor de groep", alias="meting")
    )


@frozen(kw_only=True)
class Groups:
    """Measurements by group."""

    by: tuple[str, ...] = field(
        metadata=about("what rows are grouped by", "waarop gegroepeerd is", alias="per")
    )
    groups: tuple[Group, ...] = field(metadata=about("the groups", "de groepen", alias="groepen"))
    total: Measurement | None = field(
        default=None,
        metadata=about("the answer for all rows", "het antwoord voor alle rijen", alias="totaal"),
    )


@frozen(kw_only=True)
class Deals:
    """Opportunities with what is known of their source."""

    rows: tuple[Opportunity, ...] = field(
        metadata=about("the opportunities", "de verkoopkansen", alias="rijen")
    )
    mapped: frozenset[str] | None = field(
        default=None,
        metadata=about(
            "the fields that the source provides",
            "de velden die de bron levert",
            alias="toegewezen",
        ),
    )
    extra_fields: tuple[str, ...] = field(
        default=(),
        metadata=about("the names found in extras", "de namen in extras", alias="extra_velden"),
    )


def _rates_of(table: RateTable) -> Rates:
    return Rates(
        rates=tuple(
            DatedRate(on=on, source=source, target=target, rate=rate)
            for (source, target), (dates, rates) in table.rates.items()
            for on, rate in zip(dates, rates, strict=True)
        )
    )


def _table_of(plain: Rates) -> RateTable:
    return RateTable([(one.on, one.source, one.target, one.rate) for one in plain.rates])


def _groups_of(found: Measurements) -> Groups:
    return Groups(
        by=found.by,
        groups=tuple(
            Group(key=tuple(found.key_fields(key).values()), measurement=one)
            for key, one in found.items()
        ),
        total=found.total,
    )


def _measurements_of(plain: Groups) -> Measurements:
    parts = len(plain.by)
    for group in plain.groups:
        if len(group.key) != parts:
            raise Unreadable(kinds.OTHER_LENGTH, other_length(len(group.key), parts))
    keyed: dict[Hashable, Measurement] = {
        group.key[0] if parts == 1 else group.key: group.measurement for group in plain.groups
    }
    if len(keyed) != len(plain.groups):
        raise Unreadable(kinds.DUPLICATE_ITEM)
    return Measurements(keyed, plain.by, plain.total)


def _deals_of(rows: Opportunities) -> Deals:
    return Deals(rows=rows.rows, mapped=rows.mapped, extra_fields=rows.extra_fields)


def _rows_of(plain: Deals) -> Opportunities:
    return Opportunities(plain.rows, plain.mapped, plain.extra_fields)


#: Class -> the class that stands in for it, how to get that, and the way back.
STAND_INS: dict[type, tuple[type, Callable[[Any], Any], Callable[[Any], Any]]] = {
    RateTable: (Rates, _rates_of, _table_of),
    Measurements: (Groups, _groups_of, _measurements_of),
    Opportunities: (Deals, _deals_of, _rows_of),
}


class StoodIn:
    """The form of a class by that of its stand-in."""

    json = "object"

    def __init__(
        self,
        made: type,
        tag: str,
        inner: Shape,
        to_plain: Callable[[Any], Any],
        from_plain: Callable[[Any], Any],
        *,
        strict: bool,
    ) -> None:
        """Keep the class, the form of its stand-in, and both ways."""
        self.type = made
        self.tag = tag
        self.inner = inner
        self.wanted = inner.wanted
        self._to_plain = to_plain
        self._from_plain = from_plain
        self._strict = strict

    @property
    def parts(self) -> Any:
        """The fields of the stand-in."""
        return self.inner.parts  # type: ignore[attr-defined] # a Record

    def read(self, given: Any) -> Any:
        """The object, by way of its stand-in."""
        if not self._strict and given.__class__ is self.type:
            self.write(given)
            return given
        return self._from_plain(self.inner.read(given))

    def write(self, value: Any) -> Any:
        """The plain form of the stand-in."""
        if value.__class__ is not self.type:
            raise Unreadable(kinds.WRONG_TYPE, self.wanted)
        return self.inner.write(self._to_plain(value))

    def read_all(self, given: Any, at: Place) -> Any:
        """The object, or every fault."""
        if not self._strict and given.__class__ is self.type:
            return FAULTY if self.write_all(given, at) is FAULTY else given
        found = self.inner.read_all(given, at)
        if found is FAULTY:
            return FAULTY
        try:
            return self._from_plain(found)
        except Unreadable as fault:
            return at.fault(fault.kind, None, fault.detail)
        except Exception as fault:  # noqa: BLE001 - whatever breaks the rules of the class
            return note(fault, at, None)

    def write_all(self, value: Any, at: Place) -> Any:
        """The plain form, or every fault."""
        if value.__class__ is not self.type:
            name = self.type.__name__
            return at.fault(kinds.WRONG_TYPE, value, Text(name, name))
        try:
            plain = self._to_plain(value)
        except Unreadable as fault:
            return at.fault(fault.kind, None, fault.detail)
        except Exception as fault:  # noqa: BLE001 - whatever was put together by hand
            return note(fault, at, None)
        return self.inner.write_all(plain, at)

    def schema(self, schemas: Schemas) -> Schema:
        """The schema of the stand-in."""
        return self.inner.schema(schemas)
