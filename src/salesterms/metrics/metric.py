"""A metric: one name, several definitions, each measured, compared and explained alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from salesterms.criteria import place
from salesterms.errors import Text
from salesterms.metrics.arguments import (
    MissingArgument,
    Question,
    UnknownVariant,
    currency_or_none,
    missing_for,
    question,
    refuse_surplus,
    rows_of,
)
from salesterms.metrics.descriptions import descriptions
from salesterms.metrics.grouping import check_fields, groups
from salesterms.metrics.measuring import Measuring
from salesterms.metrics.terms import checked_terms
from salesterms.metrics.variant import Variant
from salesterms.results import Measurement, Measurements
from salesterms.values import CALENDAR_UNITS, FrozenMapping, Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from salesterms.entities import Opportunities, Opportunity
    from salesterms.values import Period


def _by_name(variants: Iterable[Variant]) -> FrozenMapping[str, Variant]:
    return FrozenMapping((variant.name, variant) for variant in variants)


@frozen(kw_only=True, eq=False, repr=False)
class Metric:
    """A family of named variants. Call it on opportunities; the first variant is the default.

    >>> from salesterms import close_ratio
    >>> close_ratio.default
    'decided_count'
    >>> print(close_ratio.describe().splitlines()[1])
      decided_count: won of all that were decided = won / (won + lost)

    What every call takes:

    - `rows`: opportunities, in any order;
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

    id: str
    title: Text
    variants: FrozenMapping[str, Variant] = field(converter=_by_name)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}: {', '.join(self.variants)}>"

    @property
    def default(self) -> str:
        """The name of the variant that is meant when none is named."""
        return next(iter(self.variants))

    def describe(self, lang: str = "en") -> str:
        """Every variant in words: its formula, its date, what it needs, and who defines it so."""
        return "\n".join(descriptions(self.title, self.variants.values(), lang))

    def compare(
        self,
        rows: Iterable[Opportunity],
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
        asked, known = question(period, as_of, parameters), rows_of(rows)
        refuse_surplus(self.variants.values(), parameters)
        wanted = currency_or_none(currency)
        return Measurements(
            {name: self._compared(v, known, asked, wanted) for name, v in self.variants.items()},
            ("variant",),
        )

    def formula(self, *, variant: str | None = None, **numbers: Any) -> Measurement:
        """The formula alone, on named numbers: the terms of the variant's definition.

        >>> from salesterms import close_ratio
        >>> close_ratio.formula(won=5, lost=10).value
        Ratio(5, 15)

        A count is an int of 0 or more, an amount Money, a span a list of days. Unknown or missing
        names, and values outside these, raise `BadArgument`; x/0 is undefined.
        """
        chosen = self._variant(variant)
        terms = checked_terms(chosen, numbers)
        amounts = [term for term in terms.values() if isinstance(term, Money)]
        currency = amounts[0].currency if amounts else ""
        measuring = self._measuring(chosen, question(None, None, {}), None)
        measured = measuring.computed(terms, currency, {"counted": 0, "excluded": {}})
        return evolve(measured, date_field="")  # no rows, so nothing to say of them

    def place(
        self,
        row: Opportunity,
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
        measuring = self._measuring(chosen, asked, None)
        measuring.of([row])  # checks the types of the values, as any measurement does
        return str(place(chosen.places.given(asked.names), row, asked.given))

    def _variant(self, name: str | None) -> Variant:
        known = name is None or isinstance(name, str)
        found = self.variants.get(name or self.default) if known else None
        if found is None:
            raise UnknownVariant(self.id, name, tuple(self.variants))
        return found

    def _asked(
        self,
        variant: str | None,
        period: Period | str | None,
        as_of: date | str | None,
        parameters: dict[str, Any],
    ) -> tuple[Variant, Question]:
        chosen, asked = self._variant(variant), question(period, as_of, parameters)
        if missing := missing_for(chosen, asked):
            raise MissingArgument(self.id, chosen.name, missing)
        refuse_surplus((chosen,), parameters)
        return chosen, asked

    def _measuring(
        self,
        variant: Variant,
        asked: Question,
        rows: Opportunities | None,
        *,
        keep_ids: bool = False,
    ) -> Measuring:
        return Measuring(
            metric=self.id,
            title=self.title,
            variant=variant,
            asked=asked,
            keep_ids=keep_ids,
            mapped=None if rows is None else rows.mapped,
        )

    def _compared(
        self, variant: Variant, rows: Opportunities, asked: Question, currency: str | None
    ) -> Measurement:
        measuring = self._measuring(variant, asked, rows)
        if missing := missing_for(variant, asked):
            excluded = {"parameter_missing": len(rows)} if rows else {}
            return measuring.without("parameter_missing", missing, excluded)
        return measuring.of(rows.rows, currency or "")

    def _grouped(
        self, measuring: Measuring, rows: Opportunities, by: Sequence[str], currency: str | None
    ) -> Measurements:
        """One measurement per group, and the total from all rows together."""
        check_fields(rows, by)
        measuring = evolve(measuring, by_date=any(name in CALENDAR_UNITS for name in by))
        asked, date_field = measuring.asked, measuring.variant.date
        at = by.index("currency") if "currency" in by else None
        found = {}
        for key, members in groups(rows, by, date_field, asked.as_of).items():
            part = key[at] if at is not None and isinstance(key, tuple) and len(by) > 1 else key
            known = currency or (str(part) if at is not None and part is not None else "")
            found[key] = measuring.of(members, known)
        return Measurements(found, by, measuring.of(rows.rows, currency or ""))
