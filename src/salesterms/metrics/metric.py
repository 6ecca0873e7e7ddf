"""A metric: one name, several definitions, each measured, compared and explained alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import evolve, field, frozen

from salesterms.criteria import place
from salesterms.entities.shapes import YES_OR_NO
from salesterms.metrics.arguments import (
    BadArgument,
    MissingArgument,
    Question,
    currency_or_none,
    dated,
    missing_for,
    question,
    refuse_surplus,
    rows_of,
)
from salesterms.metrics.definition import Unanswered, by_name
from salesterms.metrics.family import Family, chosen
from salesterms.metrics.grouping import check_fields, groups
from salesterms.metrics.measuring import Measuring
from salesterms.metrics.row_kind import DerivedRows, Given, RowKind
from salesterms.metrics.variant import Variant
from salesterms.results import Measurement, Measurements
from salesterms.values import CALENDAR_UNITS, FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from salesterms.values import Period

R = TypeVar("R")


def _variants(given: Iterable[Variant]) -> FrozenMapping[str, Variant]:
    return by_name(given)


@frozen(kw_only=True, eq=False, repr=False)
class Metric(Family, Generic[R]):
    """A family of named variants. Call it on rows; the first variant is the default.

    >>> from salesterms import close_ratio
    >>> close_ratio.default
    'decided_count'
    >>> print(close_ratio.describe().splitlines()[1])
      decided_count: won of all that were decided = won / (won + lost)

    What every call takes:

    - `rows`: rows of the kind that the metric is of (`rows.says`), in any order;
    - `variant`: which definition, by name; see `variants`;
    - `by`: a field name, a calendar unit of the variant's date, or a list of them;
    - `period`: a Period or its name; it selects by the variant's date. Without it all dates count;
    - `as_of`: the last day that is known, a date or its text. Without it rows stand as recorded;
    - `keep_ids`: whether the answer keeps the ids of the rows of each bucket;
    - the parameters that a variant needs, by name. They have no default.

    Wrong arguments raise; what the rows make impossible is a status of the answer. No rows at all
    give an undefined answer (a number of rows: 0). Ratios and days are exact; amounts too, but for
    means, which are rounded once, half up, to the minor unit.
    """

    rows: RowKind[R]
    variants: FrozenMapping[str, Variant] = field(converter=_variants)

    def compare(
        self,
        rows: Iterable[R],
        *,
        period: Period | str | None = None,
        as_of: date | str | None = None,
        currency: str | None = None,
        **parameters: Any,
    ) -> Measurements:
        """Every variant on the same rows; one that lacks a parameter is refused and says which.

        >>> from salesterms import close_ratio
        >>> close_ratio.compare([])["past_stage"].details
        ('stage',)
        """
        known, asked = self._given(rows, question(period, as_of, parameters))
        refuse_surplus(self.variants.values(), parameters)
        wanted = currency_or_none(currency)
        return Measurements(
            {name: self._compared(v, known, asked, wanted) for name, v in self.variants.items()},
            ("variant",),
        )

    def place(
        self,
        row: R,
        *,
        variant: str | None = None,
        period: Period | str | None = None,
        as_of: date | str | None = None,
        **parameters: Any,
    ) -> str:
        """The bucket that one opportunity lands in: counted, or the reason why it is left out.

        >>> from salesterms import Category, Opportunity, close_ratio
        >>> close_ratio.place(Opportunity(id="D-1", status=Category.OPEN))
        'open'

        It takes the same `period`, `as_of` and parameters as the call whose answer it explains.
        """
        chosen, asked = self._asked(variant, period, as_of, parameters)
        _, asked = self._given([row], asked)
        measuring = self._measuring(chosen, asked, None)
        measuring.of([row])  # checks the types of the values, as any measurement does
        return str(place(chosen.places.given(asked.names), row, asked.given))

    def _asked(
        self,
        variant: str | None,
        period: Period | str | None,
        as_of: date | str | None,
        parameters: dict[str, Any],
    ) -> tuple[Variant, Question]:
        named, asked = chosen(self.id, self.variants, variant), question(period, as_of, parameters)
        if missing := missing_for(named, asked):
            raise MissingArgument(self.id, named.name, missing)
        refuse_surplus((named,), parameters)
        return named, asked

    def _given(self, rows: Iterable[R], asked: Question) -> tuple[Given, Question]:
        """The rows, and the question as of the day that they hold on, if they have one."""
        known = rows_of(rows, self.rows)
        return known, dated(asked, known.rows, self.rows)

    def _measuring(
        self,
        variant: Variant,
        asked: Question,
        rows: Given | None,
        *,
        keep_ids: bool = False,
    ) -> Measuring:
        YES_OR_NO.check("keep_ids", keep_ids)
        return Measuring(
            metric=self.id,
            title=self.title,
            variant=variant,
            asked=asked,
            keep_ids=keep_ids,
            mapped=None if rows is None else rows.mapped,
            why_none=None if rows is None else _why_none(rows),
        )

    def _compared(
        self, variant: Variant, rows: Given, asked: Question, currency: str | None
    ) -> Measurement:
        measuring = self._measuring(variant, asked, rows)
        if missing := missing_for(variant, asked):
            excluded = {"parameter_missing": len(rows.rows)} if rows.rows else {}
            return measuring.without("parameter_missing", missing, excluded)
        return measuring.of(rows.rows, currency or "")

    def _grouped(
        self, measuring: Measuring, rows: Given, by: Sequence[str], currency: str | None
    ) -> Measurements:
        """One measurement per group, and the total from all rows together."""
        check_fields(self.rows, rows, by)
        never = measuring.variant.not_by
        if never is not None and (name := never.first_of(by)) is not None:
            raise BadArgument("by", name, never.instead)
        measuring = evolve(measuring, by_date=any(name in CALENDAR_UNITS for name in by))
        asked, date_field = measuring.asked, measuring.variant.date
        at = by.index("currency") if "currency" in by else None
        found = {}
        for key, members in groups(self.rows, rows, by, date_field, asked.as_of).items():
            part = key[at] if at is not None and isinstance(key, tuple) and len(by) > 1 else key
            known = currency or (str(part) if at is not None and part is not None else "")
            found[key] = measuring.of(members, known)
        return Measurements(found, by, measuring.of(rows.rows, currency or ""))


def _why_none(rows: Given) -> Unanswered | None:
    """Why there are no rows, where what made them of records can tell."""
    return rows.rows.why_none if isinstance(rows.rows, DerivedRows) else None
