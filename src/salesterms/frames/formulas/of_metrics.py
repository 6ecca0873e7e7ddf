"""The formulas that are more than a share, a sum or a mean: what is divided, and when not."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from salesterms.criteria import Quantity, Sum, SumProduct
from salesterms.criteria.quantities import Several
from salesterms.errors import SalesTermsError, Text
from salesterms.frames.formulas.of_kinds import FORMULAS_OF_KINDS, QUANTITIES_OF_KINDS
from salesterms.frames.formulas.of_periods import quantity_of_periods, quotient_of_periods
from salesterms.frames.formulas.of_spells import OF_SPELLS, QUANTITIES_OF_SPELLS
from salesterms.frames.formulas.quotients import Found, Quotient, Without, usual_quotient, won_and
from salesterms.frames.reading.cells import minor_units
from salesterms.frames.reading.documents import PARTS
from salesterms.metrics.fields import AMOUNT, PROBABILITY
from salesterms.metrics.rates import fraction_of
from salesterms.results import Status

if TYPE_CHECKING:
    from fractions import Fraction

    import narwhals as nw

    from salesterms.metrics.variant import Variant


class NoQuotient(SalesTermsError, LookupError):
    """A variant of which nobody has said what is divided: a fault of this package."""

    code = "no_quotient"
    message = Text(
        "{0} (variant {1}) is not on frames: ask it of records",
        "{0} (variant {1}) is er niet voor frames: bereken het met records",
    )


def _quota(of: Found) -> Fraction:
    return minor_units(of.given["quota"])


def _rate(of: Found) -> Fraction:
    return fraction_of(of.given.get("win_rate", Decimal(1)))


def _left(of: Found) -> nw.Expr:
    """What is left of the quota, over its denominator."""
    quota = _quota(of)
    return of.whole(quota.numerator) - of.total("amount", "won") * quota.denominator


def _open_times_rate(of: Found) -> nw.Expr:
    return of.total("amount", "open") * of.whole(_rate(of).numerator * _quota(of).denominator)


_REACHED: Final = Without("quota_reached", lambda of: _left(of) <= 0)
_OF_QUOTA: Final = Quotient(
    _open_times_rate,
    lambda of: of.whole(_quota(of).numerator * _rate(of).denominator),
    multiplies=True,
)
_OF_REMAINING: Final = Quotient(
    _open_times_rate, lambda of: _left(of) * _rate(of).denominator, (_REACHED,), multiplies=True
)

#: (metric, variant) -> what is divided; "" stands for every variant.
OF_FORMULAS: Final[dict[tuple[str, str], Quotient]] = {
    **FORMULAS_OF_KINDS,
    **OF_SPELLS,
    # Number x average value x win rate / cycle is the amount won / the mean cycle.
    ("sales_velocity", ""): Quotient(
        lambda of: of.total("amount", "won") * of.count("won"),
        lambda of: of.total("days", "won") * of.scale(),
        multiplies=True,
    ),
    ("pipeline_coverage", "open_of_quota"): _OF_QUOTA,
    ("pipeline_coverage", "win_rate_of_quota"): _OF_QUOTA,
    ("pipeline_coverage", "open_of_remaining"): _OF_REMAINING,
    ("pipeline_coverage", "win_rate_of_remaining"): _OF_REMAINING,
    ("sales_forecast", ""): won_and("expected", lambda _: PARTS),
}

#: Metric -> what is added up where a whole number for each row is not what the records keep.
_OTHERWISE: Final[dict[str, Quantity]] = {
    **QUANTITIES_OF_KINDS,
    "sales_forecast": Several(
        (("amount", Sum(AMOUNT)), ("expected", SumProduct(AMOUNT, PROBABILITY)))
    ),
}


def quantity_of(metric: str, variant: Variant) -> Quantity:
    """What is added up for a variant."""
    own = QUANTITIES_OF_SPELLS.get((metric, variant.name)) or _OTHERWISE.get(metric)
    return quantity_of_periods(variant) if own is None else own


def refused_for_quota(currency: nw.Expr, given: Any) -> tuple[Without, ...]:
    """Where a quota is in another currency than the rows that count."""
    if "quota" not in given:
        return ()
    wanted = given["quota"].currency
    return (Without("quota_in_other_currency", lambda _: currency != wanted, Status.REFUSED),)


def quotient_of(metric: str, variant: Variant) -> Quotient:
    """What is divided by what. Raises `NoQuotient`."""
    known = OF_FORMULAS.get((metric, variant.name)) or OF_FORMULAS.get((metric, ""))
    found = known or quotient_of_periods(variant) or usual_quotient(variant)
    if found is None:
        raise NoQuotient(metric, variant.name)
    return found
