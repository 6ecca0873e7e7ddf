"""A metric of records, read on frames: the same table, evaluated by the engine behind the frame."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import evolve, field, frozen

from salesterms.criteria import adds_money
from salesterms.errors import Text
from salesterms.frames.counting.by_bucket import Counting
from salesterms.frames.counting.quantities import parts_as_numbers
from salesterms.frames.formulas.of_metrics import quantity_of
from salesterms.frames.formulas.quotients import needs_middle
from salesterms.frames.metrics.answering import LACKING, OF_WHAT, OTHER_DAY, VALUE, Answering
from salesterms.frames.metrics.keys import Grouping, Key, fields_of, with_keys
from salesterms.frames.reading.cells import Cell
from salesterms.frames.reading.documents import Source, type_of
from salesterms.frames.reading.expressions import Reader
from salesterms.frames.reading.given import GivenFrame
from salesterms.frames.reading.only_of_records import NotOnFrames, check_numbers
from salesterms.frames.reading.records import FrameRows, lines_that_can
from salesterms.metrics import Metric, MoneyMetric
from salesterms.metrics.arguments import (
    BadArgument,
    MissingArgument,
    Question,
    currency_or_none,
    missing_for,
    names_of,
    question,
    refuse_surplus,
)
from salesterms.metrics.family import chosen
from salesterms.metrics.row_metric import NO_AMOUNTS
from salesterms.metrics.variant import Variant
from salesterms.values import FrozenMapping, Money

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from salesterms.frames.ground.engines import Engine
    from salesterms.values import Period


_ONE_CURRENCY: Final = Text(
    "the same currency, or column of currencies, for all amounts of a row",
    "dezelfde munteenheid, of kolom met munteenheden, voor alle bedragen van een rij",
)


@frozen(kw_only=True, eq=False, repr=False)
class FrameMetric:
    """A metric on frames: called on a frame it gives one of the same kind, a row for each group.

    >>> import polars as pl
    >>> from salesterms import frames
    >>> deals = pl.DataFrame({"status": ["won", "lost", "open"], "owner": ["Ann", "Ann", "Bo"]})
    >>> answer = frames.close_ratio(deals, by="owner")
    >>> answer.select("owner", "value", "numerator", "denominator", "status").rows()
    [('Ann', 0.5, 1, 2, 'measured'), ('Bo', None, 0, 0, 'undefined')]

    A lazy frame stays lazy, and nothing is collected. `mapping` says in which columns the fields
    are, as of a file. Beside that it takes what the metric of records takes. The columns of the
    answer are the keys; `value`, which is `numerator` / `denominator`; `status` and `reason`; a
    column for each bucket, counted or left out, with its number of rows; what was added up; and of
    what it is the answer. Amounts are added up in minor units. `measurements` makes `Measurements`
    of it. Without rows there are no groups, or one answer of nothing. Raised before any work are
    `NotAFrame`, `ColumnTwice` and `ColumnReserved`; `UnknownVariant`, `NotOnFrames`,
    `MissingArgument`, `UnknownField` and `BadArgument`; `MappingProblems`; and `SchemaProblems` for
    columns that are missing or of another type. What the rows make impossible is a status.
    """

    metric: Metric[Any]
    rows: FrameRows
    #: Variant -> why it cannot be asked of frames.
    not_here: FrozenMapping[str, Text] = field(factory=FrozenMapping)

    def __repr__(self) -> str:
        variants = (name for name in self.metric.variants if name not in self.not_here)
        return f"<FrameMetric {self.metric.id}: {', '.join(variants)}>"

    def __call__(
        self,
        frame: Any,
        *,
        variant: str | None = None,
        by: str | Sequence[str] | None = None,
        period: Period | str | None = None,
        as_of: date | str | None = None,
        currency: str | None = None,
        mapping: Any = None,
        **parameters: Any,
    ) -> Any:
        """The answers, as a frame of the kind that was given."""
        rows = self.rows
        columns, made = rows.columns.values(), rows.made_of_others
        given = GivenFrame.of(frame, mapping, columns, rows.labelled, made=made)
        named, asked = self._asked(variant, period, as_of, parameters)
        wanted = currency_or_none(currency)
        if wanted and not adds_money(named.quantity):
            raise BadArgument("currency", currency, NO_AMOUNTS)
        names = () if by is None else names_of(by)
        if isinstance(self.metric, MoneyMetric) and not wanted and "currency" not in names:
            names = (*names, "currency")
        never = named.not_by
        if never is not None and (name := never.first_of(names)) is not None:
            raise BadArgument("by", name, never.instead)
        return self._call(named, asked, names, wanted, given).answer()

    def _call(self, *checked: Any) -> Call:
        """The call with its checked arguments."""
        return Call(self.metric, self.rows, *checked)

    def _asked(
        self,
        variant: str | None,
        period: Period | str | None,
        as_of: date | str | None,
        parameters: dict[str, Any],
    ) -> tuple[Variant, Question]:
        metric = self.metric
        named = chosen(metric.id, metric.variants, variant)
        if named.name in self.not_here:
            raise NotOnFrames(metric.id, named.name, self.not_here[named.name])
        asked = question(period, as_of, parameters)
        check_numbers(parameters)
        if missing := missing_for(named, asked):
            raise MissingArgument(metric.id, named.name, missing)
        refuse_surplus((named,), parameters)
        return named, asked


@frozen
class Call:
    """One call, with its checked arguments."""

    metric: Metric[Any]
    rows: FrameRows
    variant: Variant
    asked: Question
    by: tuple[str, ...]
    currency: str | None
    given: GivenFrame

    def answer(self) -> Any:
        """The answers, as a frame of the kind that was given."""
        opened, schema = self.given.opened, self.given.schema
        call = self._with_table_for_frame()
        cells = call.cells()
        reader = Reader(cells, self.asked.given)
        grouping = Grouping(
            rows=self.rows,
            cells=cells,
            schema=schema,
            date_field=self.variant.date,
            as_of=self.asked.as_of,
        )
        keys = [grouping.key(name) for name in self.by]
        numbered = self.numbered(reader)
        made = [
            one for cell in cells.values() for one in cell.columns(number=cell.name in numbered)
        ]
        looked_at = {column for cell in cells.values() for column in cell.given_columns}
        looked_at |= {name for name in self.by if name in schema}
        read = (name for name in schema if name in (looked_at or schema))
        prepared = opened.frame.select(*read, *made)
        counting = call.counting(reader, cells, keys)
        answering = call.answering(counting, cells, opened.engine)
        counted = counting.of(prepared, opened.engine)
        return opened.given_back(*self._named(counted, answering, keys, counting))

    def _with_table_for_frame(self) -> Call:
        """The call with the lines of its table that this frame can be asked."""
        source = self.given.sources.get("created")
        if source is None:
            return self
        places = self.variant.places.given(self.asked.given)
        places = lines_that_can(places, self.given.schema, source.column)
        return evolve(self, variant=evolve(self.variant, places=places))

    def cells(self) -> dict[str, Cell]:
        """The fields that are looked at. Raises `SchemaProblems`."""
        quantity = quantity_of(self.metric.id, self.variant)
        columns = (*self.variant.places.given(self.asked.given).columns, *quantity.columns)
        names = {column.name for column in columns}
        given = self.given
        date, as_of = self.variant.date, self.asked.as_of
        names |= fields_of(self.by, self.rows, date, as_of, given)
        names |= {self._day, self.rows.apart, *self.also()}
        told = {name: one for name, one in self.rows.told.items() if name in names}
        names |= {one for each in told.values() for one in each.of}
        cells = given.cells(names, self.rows.made_of_others, in_place=True)
        for column in columns:
            if (one := told.get(column.name)) is not None:
                nowhere, engine = Source(column=""), given.opened.frame.implementation
                cells[column.name] = Cell(column, nowhere, None, engine, one.missing(cells))
        return cells

    @property
    def _by_currency(self) -> bool:
        """Whether the currency of amounts is a key, and not a column of one's own of that name."""
        return "currency" in self.by and "currency" in self.rows.kind.fields

    @property
    def _day(self) -> str:
        """The field with the day that a row holds on, where the call names one."""
        return self.rows.kind.day if self.asked.as_of is not None else ""

    def also(self) -> set[str]:
        """More fields that are looked at, of those that the frame has."""
        return {*filter(self.given.has, self.rows.always)}

    def numbered(self, reader: Reader) -> set[str]:
        """The dates of which the day's number is looked at."""
        needed = reader.days_needed(self.variant.places)
        needed |= {column.name for column in quantity_of(self.metric.id, self.variant).columns}
        if "week" in self.by:
            needed |= set(self.rows.made_of.get(self.variant.date, (self.variant.date,)))
            needed |= {self.rows.kind.lasts.get(self.variant.date, "")}
        return {reader.cells[name].name for name in needed if name in reader.cells}

    def counting(self, reader: Reader, cells: dict[str, Cell], keys: Sequence[Key]) -> Counting:
        """What is counted."""
        quantity = quantity_of(self.metric.id, self.variant)
        buckets = reader.buckets(self.variant.places)
        grouped = (cells[name] for name in self.by if name in cells)
        choices = [cell for cell in grouped if cell.source.labels]
        place = reader.place(self.variant.places, choices)
        for bucket, test in self._wrong(cells):
            place = nw.when(test).then(nw.lit(len(buckets))).otherwise(place)
            buckets = (*buckets, bucket)
        return Counting(
            keys={key.column: key.value for key in keys},
            buckets=buckets,
            counted=[one for one in self.variant.counted if one in buckets],
            place=place,
            parts=list(parts_as_numbers(quantity, cells)),
            currency=self._apart(cells),
            middle=needs_middle(self.variant),
        )

    def _wrong(self, cells: dict[str, Cell]) -> Iterator[tuple[str, nw.Expr]]:
        """Rows that no record could be, by the bucket in which they make their group refused."""
        lacking = [cells[name].missing for name in self.rows.needed if name in cells]
        if lacking:
            yield LACKING, reduce(or_, lacking)
        day = self.asked.as_of
        if self._day and day is not None:
            # As of another day the numbers of a row would be wrong.
            yield OTHER_DAY, ~cells[self._day].is_on(day)

    def _apart(self, cells: dict[str, Cell]) -> nw.Expr | None:
        """What rows may not differ in: their currency, or what is said of the kind of row."""
        amount = self.amount(cells)
        if amount is not None:
            one = amount.source.currency is not None or self._by_currency
            return None if one else amount.currency
        apart = self.rows.apart
        return cells[apart].given.cast(nw.String) if apart else None

    def amount(self, cells: dict[str, Cell]) -> Cell | None:
        """The first amount that is added up; all of a row are in one currency."""
        quantity = quantity_of(self.metric.id, self.variant)
        if not adds_money(quantity):
            return None
        amounts = [cells[one.name] for one in quantity.columns if type_of(one) is Money]
        if len({(one.source.currency, one.source.currency_column) for one in amounts}) > 1:
            raise BadArgument("mapping", [one.column.name for one in amounts], _ONE_CURRENCY)
        return amounts[0]

    def answering(self, counting: Counting, cells: dict[str, Cell], engine: Engine) -> Answering:
        """What makes answers of what is counted."""
        amount = self.amount(cells)
        declared = None if amount is None else amount.source.currency
        return Answering(
            metric=self.metric.id,
            variant=self.variant,
            asked=self.asked,
            counting=counting,
            engine=engine,
            currency=self.currency,
            declared=declared,
            by_currency=Key.column_of("currency") if self._by_currency else None,
        )

    def _named(
        self, counted: Any, answering: Answering, keys: Sequence[Key], counting: Counting
    ) -> tuple[Any, list[str]]:
        """The answer with its columns in order and the keys by their names."""
        sums = [f"{bucket}_{part.name}" for part in counting.parts for bucket in counting.counted]
        names = [*VALUE, *counting.buckets, *sums, *OF_WHAT]
        if self._by_currency and self.currency is None:
            names.remove("currency")  # it is a key
        last = answering.last()
        own = {name: last.get(name, nw.col(name)) for name in names}
        return with_keys(answering.of(counted), keys, own)
