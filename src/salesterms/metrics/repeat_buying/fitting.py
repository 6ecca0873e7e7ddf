"""The parameters that make the purchases of customers likeliest, or why there are none.

A likelihood need not have a highest point: where nobody buys twice, where nobody ever seems to
leave, or where all customers are alike, it goes on rising towards an edge of the range of its
parameters. Then there is no answer, and the result says so.
"""

from __future__ import annotations

from collections import Counter
from math import fsum, log
from typing import TYPE_CHECKING, ClassVar, Final

from attrs import evolve, frozen

from salesterms.errors import Text, each_argument
from salesterms.metrics.fits import ModelFit
from salesterms.metrics.repeat_buying.bg_nbd import BgNbd
from salesterms.metrics.repeat_buying.gamma_gamma import GammaGamma
from salesterms.metrics.repeat_buying.highest import TOLERANCE, highest
from salesterms.metrics.repeat_buying.history import HISTORIES, PurchaseHistory
from salesterms.metrics.repeat_buying.likelihood import BgNbdLikelihood, GammaGammaLikelihood
from salesterms.metrics.repeat_buying.numbers import SCALE
from salesterms.results import Status
from salesterms.values import FrozenMapping, Money

if TYPE_CHECKING:
    from collections.abc import Iterable

_CUSTOMERS: Final = Text("customers: {0.customers}", "klanten: {0.customers}")
_NO_MAXIMUM: Final = "no_interior_maximum"


@frozen(kw_only=True, repr=False)
class BgNbdFit(ModelFit[BgNbd]):
    """The parameters of BG/NBD by which purchases are likeliest, or why there are none.

    >>> from salesterms.metrics import bg_nbd_fit
    >>> found = bg_nbd_fit([])
    >>> found.status.value, found.why(), found.why("nl")
    ('undefined', 'no row was counted', 'geen enkele rij is meegeteld')

    `parameters`, a `BgNbd`, and `log_likelihood` are None unless `status` is measured; `reason` is
    then the code that says why, and `why()` says it in words. Each parameter is right to
    `tolerance`, a share of it. `customers` is how many rows counted: all. `iterations` is how often
    the likelihood was computed. Made by `bg_nbd_fit`.
    """

    title: ClassVar[Text] = Text("BG/NBD", "BG/NBD")
    counted: ClassVar[Text] = _CUSTOMERS
    names: ClassVar[tuple[Text, ...]] = (
        Text("r", "r"),
        Text("alpha", "alfa"),
        Text("a", "a"),
        Text("b", "b"),
    )

    tolerance: float = TOLERANCE


@frozen(kw_only=True, repr=False)
class GammaGammaFit(ModelFit[GammaGamma]):
    """The parameters of Gamma-Gamma by which amounts are likeliest, or why there are none.

    >>> from salesterms.metrics import PurchaseHistory, gamma_gamma_fit
    >>> found = gamma_gamma_fit([PurchaseHistory(id="A-1", frequency=0, recency=0, age=30)])
    >>> found.customers, dict(found.left_out)
    (0, {'no_repeat_purchase': 1})

    `parameters`, a `GammaGamma`, and `log_likelihood` are None unless `status` is measured;
    `reason` is then the code that says why, and `why()` says it in words. Each parameter is right
    to `tolerance`, a share of it. `customers` is how many rows counted; `left_out` says how many
    did not, by reason. `iterations` is how often the likelihood was computed. Made by
    `gamma_gamma_fit`.
    """

    title: ClassVar[Text] = Text("Gamma-Gamma", "Gamma-Gamma")
    counted: ClassVar[Text] = _CUSTOMERS
    names: ClassVar[tuple[Text, ...]] = (Text("p", "p"), Text("q", "q"), Text("v", "v"))

    tolerance: float = TOLERANCE


def bg_nbd_fit(customers: Iterable[PurchaseHistory]) -> BgNbdFit:
    """The parameters of BG/NBD by which the purchases of these customers are likeliest.

    >>> from salesterms.metrics import PurchaseHistory, bg_nbd_fit
    >>> once = [PurchaseHistory(id="A-1", frequency=0, recency=0, age=30)]
    >>> found = bg_nbd_fit(once)
    >>> found.parameters is None, found.status.value, found.reason
    (True, 'undefined', 'no_repeat_purchases')

    Rows come from `purchase_histories`. All count, and those who bought once tell as much as the
    others. Undefined of no customers (nothing_counted), where nobody bought again
    (no_repeat_purchases), and where the likelihood has no highest point inside the range of the
    parameters, or none that these rows can tell (no_interior_maximum); refused where times are in
    two units (mixed_time_units). Their order makes no difference. Raises `WrongArgument`. After
    Fader, Hardie & Lee (2005).
    """
    rows = each_argument("customers", customers, PurchaseHistory, HISTORIES)
    units = sorted({row.unit for row in rows})
    if len(units) > 1:
        none = BgNbdFit(customers=len(rows), status=Status.REFUSED)
        return evolve(none, reason="mixed_time_units", details=tuple(one.value for one in units))
    purchases = sum(row.frequency for row in rows)
    undefined = BgNbdFit(customers=len(rows), status=Status.UNDEFINED)
    if not purchases:
        return evolve(undefined, reason="no_repeat_purchases" if rows else "nothing_counted")
    # In a unit of the longest age the parameters are of the order of 1.
    longest = float(max(row.age for row in rows))
    found = highest(
        BgNbdLikelihood(
            (row.frequency, float(row.recency) / longest, float(row.age) / longest) for row in rows
        ),
        4,
    )
    undefined = evolve(undefined, iterations=found.evaluations)
    if found.at is None:
        return evolve(undefined, reason=_NO_MAXIMUM)
    r, alpha, a, b = found.at
    return evolve(
        undefined,
        parameters=BgNbd(r=r, alpha=alpha * longest, a=a, b=b, unit=units[0]),
        log_likelihood=found.value - purchases * log(longest),
        status=Status.MEASURED,
    )


def gamma_gamma_fit(customers: Iterable[PurchaseHistory]) -> GammaGammaFit:
    """The parameters of Gamma-Gamma by which the amounts of these customers are likeliest.

    >>> from salesterms.metrics import gamma_gamma_fit
    >>> found = gamma_gamma_fit([])
    >>> found.parameters is None, found.reason, found.why()
    (True, 'nothing_counted', 'no row was counted')

    Rows come from `purchase_histories`. Left out, by name, are customers without repeat purchases
    (no_repeat_purchase), of whom an amount is not known (spend_unknown), and whose repeat purchases
    come to 0 (spend_of_zero), which the model has no room for. Undefined of no customers that count
    (nothing_counted), and where the likelihood has no highest point inside the range of the
    parameters, or none that these rows can tell (no_interior_maximum), as where everybody spends
    the same; refused in several currencies (mixed_currencies). Their order makes no difference.
    Raises `WrongArgument`. After Fader & Hardie (2013).
    """
    left_out: Counter[str] = Counter()
    spends: list[tuple[int, Money]] = []
    for row in each_argument("customers", customers, PurchaseHistory, HISTORIES):
        if row.repeat_spend is not None and row.repeat_spend.amount:
            spends.append((row.frequency, row.repeat_spend))
        else:
            left_out[_no_spend(row)] += 1
    undefined = GammaGammaFit(
        customers=len(spends), left_out=FrozenMapping(left_out), status=Status.UNDEFINED
    )
    currencies = sorted({spend.currency for _, spend in spends})
    if len(currencies) != 1:
        reason = "mixed_currencies" if currencies else "nothing_counted"
        status = Status.REFUSED if currencies else Status.UNDEFINED
        return evolve(undefined, status=status, reason=reason, details=tuple(currencies))
    return _by_spend(
        undefined, [(times, float(spend.amount)) for times, spend in spends], *currencies
    )


def _by_spend(
    undefined: GammaGammaFit, spends: list[tuple[int, float]], currency: str
) -> GammaGammaFit:
    # In a unit of the mean purchase the parameters are of the order of 1.
    mean = fsum(spend for _, spend in spends) / sum(times for times, _ in spends)
    found = highest(GammaGammaLikelihood((times, spend / mean) for times, spend in spends), 3)
    undefined = evolve(undefined, iterations=found.evaluations)
    if found.at is None or not SCALE.fits(found.at[2] * mean):
        return evolve(undefined, reason=_NO_MAXIMUM)
    p, q, v = found.at
    return evolve(
        undefined,
        parameters=GammaGamma(p=p, q=q, v=v * mean, currency=currency),
        log_likelihood=found.value - len(spends) * log(mean),
        status=Status.MEASURED,
    )


def _no_spend(row: PurchaseHistory) -> str:
    """Why a row tells nothing of amounts."""
    if not row.frequency:
        return "no_repeat_purchase"
    return "spend_unknown" if row.repeat_spend is None else "spend_of_zero"
