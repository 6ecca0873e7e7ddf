"""Commission on named numbers: one table, several readings of it."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, cast

from salesterms.entities import CommissionTier
from salesterms.errors import SalesTermsError, Shape, Text
from salesterms.metrics.calculation import Calculation
from salesterms.metrics.commissions.brackets import Brackets
from salesterms.metrics.definition import Definition, Edge, Unanswered
from salesterms.results import Formula, Source, Status
from salesterms.values import Money
from salesterms.values.decimals import is_bounded

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAIR: Final = 2


def brackets_of(tiers: Sequence[CommissionTier]) -> Brackets:
    """The table of tiers that are known to follow one another without a gap."""
    return Brackets([tier.lower for tier in tiers], [tier.rate for tier in tiers])


def table_or_none(given: object) -> Brackets | None:
    """The table that tiers or pairs make; None where they leave a gap, overlap, or are none."""
    if not isinstance(given, list | tuple) or not given:
        return None
    if all(isinstance(one, CommissionTier) for one in given):
        ends = [Decimal(0), *(tier.upper for tier in given)]
        follow = ends.pop() is None and ends == [tier.lower for tier in given]
        return brackets_of(given) if follow else None
    if not all(isinstance(one, list | tuple) and len(one) == _PAIR for one in given):
        return None
    if not all(_from_zero(number) for pair in given for number in pair):
        return None
    bounds = [bound for bound, _ in given]
    rises = bounds[0] == 0 and all(a < b for a, b in pairwise(bounds))
    return Brackets(bounds, [rate for _, rate in given]) if rises else None


def _from_zero(number: object) -> bool:
    return is_bounded(number) and number >= 0  # type: ignore[operator] # it is a number


TIERS: Final = Shape(
    Text(
        "a table of tiers: pairs of the bound where a tier begins and its rate, the first from 0"
        " and each above the one before; or CommissionTiers without gap or overlap, of which the"
        " last has no end",
        "een tabel van schijven: paren van de grens waar een schijf begint en het percentage, de"
        " eerste vanaf 0 en elke hoger dan de vorige; of CommissionTiers zonder gat of overlap,"
        " waarvan de laatste geen einde heeft",
    ),
    lambda given: table_or_none(given) is not None,
)
RATE: Final = Shape(
    Text("an int or Decimal of 0 or more", "een int of Decimal van 0 of meer"), _from_zero
)
MONEY_SOLD: Final = Shape(
    Text("Money of 0 or more", "Money van 0 of meer"),
    lambda given: isinstance(given, Money) and given.amount >= 0,
)
_TAKES: Final = {
    "sold": MONEY_SOLD,
    "quota": MONEY_SOLD,
    "rate": RATE,
    "tiers": TIERS,
    "units": RATE,
    "bonus": MONEY_SOLD,
}


def _money(amount: Decimal, currency: str) -> Money | Unanswered:
    """An amount that is not rounded; without an answer where it has more digits than Money has."""
    try:
        return Money(amount, currency)
    except SalesTermsError:
        return Unanswered("out_of_bounds", status=Status.REFUSED)


def _table(tiers: Any) -> Brackets:
    return cast("Brackets", table_or_none(tiers))  # the shape of `tiers` was looked at


def _flat(sold: Money, rate: Decimal | int) -> Money | Unanswered:
    return _money(Brackets((0,), (rate,)).retroactive(sold.amount), sold.currency)


def _marginal(sold: Money, tiers: Any) -> Money | Unanswered:
    return _money(_table(tiers).marginal(sold.amount), sold.currency)


def _retroactive(sold: Money, tiers: Any) -> Money | Unanswered:
    return _money(_table(tiers).retroactive(sold.amount), sold.currency)


def _marginal_of_quota(sold: Money, quota: Money, tiers: Any) -> Money | Unanswered | None:
    if not quota:
        return None
    return _money(_table(tiers).scaled(quota.amount).marginal(sold.amount), sold.currency)


def _retroactive_of_quota(sold: Money, quota: Money, tiers: Any) -> Money | Unanswered | None:
    if not quota:
        return None
    return _money(_table(tiers).scaled(quota.amount).retroactive(sold.amount), sold.currency)


def _per_unit(units: Decimal | int, bonus: Money) -> Money | Unanswered:
    return _money(Brackets((0,), (bonus.amount,)).retroactive(Decimal(units)), bonus.currency)


def _definition(name: str, compute: Any, says: Text, formula: Formula, **more: Any) -> Definition:
    return Definition(
        name=name,
        says=says,
        compute=compute,
        formula=formula,
        unit="money",
        takes=_TAKES,
        **more,
    )


_VARIANTS: Final = (
    _definition(
        "flat",
        _flat,
        Text("one rate for all that is sold", "één percentage over alles wat is verkocht"),
        Formula(
            "{sold} x {rate}", r"<sold> \cdot <rate>", Text("sold x rate", "verkocht x percentage")
        ),
        source=Source(Text("structures differ by company", "per bedrijf anders"), ("000:20",)),
    ),
    _definition(
        "marginal",
        _marginal,
        Text(
            "each rate for what lies within its own tier, as tax brackets do",
            "elk percentage over wat binnen de eigen schijf valt, als bij belasting",
        ),
        Formula(
            Text("Σ rate x part({sold})", "Σ percentage x deel({sold})"),
            r"\sum_i r_i \cdot p_i(<sold>)",
            Text("the sum over tiers of rate x part", "de som over schijven van percentage x deel"),
        ),
        source=Source(
            Text(
                "what Sales Cookie calls cumulative tiers, and Spiff a marginal payout",
                "wat Sales Cookie cumulatieve schijven noemt, en Spiff marginale uitbetaling",
            ),
            (
                "support2.salescookie.com, cumulative tiers",
                "help.spiff.com, How to create an accelerator",
            ),
        ),
    ),
    _definition(
        "retroactive",
        _retroactive,
        Text(
            "the rate of the tier that is reached, for all that is sold",
            "het percentage van de bereikte schijf, over alles wat is verkocht",
        ),
        Formula(
            Text("{sold} x rate({sold})", "{sold} x percentage({sold})"),
            r"<sold> \cdot r(<sold>)",
            Text(
                "sold x the rate of the tier that it reaches",
                "verkocht x het percentage van de bereikte schijf",
            ),
        ),
        source=Source(
            Text(
                "what Sales Cookie calls non-cumulative tiers, and Spiff a tier payout",
                "wat Sales Cookie niet-cumulatieve schijven noemt, en Spiff uitbetaling per schijf",
            ),
            (
                "support2.salescookie.com, cumulative tiers",
                "help.spiff.com, How to create an accelerator",
            ),
        ),
    ),
    _definition(
        "marginal_of_quota",
        _marginal_of_quota,
        Text(
            "marginal, with bounds that are shares of a quota",
            "per schijf, met grenzen die delen van een target zijn",
        ),
        Formula(
            Text("Σ rate x part({sold} / {quota})", "Σ percentage x deel({sold} / {quota})"),
            r"\sum_i r_i \cdot p_i(<sold> / <quota>)",
            Text(
                "the sum over tiers of rate x part, by shares of the quota",
                "de som over schijven van percentage x deel, naar delen van het target",
            ),
        ),
        over="quota",
        source=Source(
            Text(
                "the accelerator of Prowi's glossary: a higher rate beyond the quota",
                "de accelerator van Prowi: een hoger percentage voorbij het target",
            ),
            ("prowi.io, glossary: quota attainment",),
        ),
    ),
    _definition(
        "retroactive_of_quota",
        _retroactive_of_quota,
        Text(
            "retroactive, with bounds that are shares of a quota",
            "met terugwerkende kracht, met grenzen die delen van een target zijn",
        ),
        Formula(
            Text("{sold} x rate({sold} / {quota})", "{sold} x percentage({sold} / {quota})"),
            r"<sold> \cdot r(<sold> / <quota>)",
            Text(
                "sold x the rate of the share of the quota that it reaches",
                "verkocht x het percentage bij het bereikte deel van het target",
            ),
        ),
        over="quota",
        source=Source(
            Text(
                "ours: the retroactive tiers, by the share of a quota that is reached",
                "eigen definitie: de schijven met terugwerkende kracht, naar het behaalde deel",
            )
        ),
    ),
    _definition(
        "per_unit",
        _per_unit,
        Text("an amount for each piece that is sold", "een bedrag voor elk verkocht stuk"),
        Formula(
            "{units} x {bonus}", r"<units> \cdot <bonus>", Text("units x bonus", "stuks x bonus")
        ),
        source=Source(
            Text("by products that are sold", "naar de producten die zijn verkocht"), ("000:20",)
        ),
    ),
)

commission = Calculation(
    id="commission",
    title=Text("Commission", "Commissie"),
    term="commission",
    variants=_VARIANTS,
    edges=(
        Edge(
            "nothing_sold",
            Text("nothing is sold", "er is niets verkocht"),
            Text("an amount of 0", "een bedrag van 0"),
        ),
        Edge(
            "on_the_bound",
            Text(
                "exactly the bound of a tier is sold",
                "er is precies de grens van een schijf verkocht",
            ),
            Text(
                "the tier that begins there: marginally that changes nothing yet, retroactively it"
                " is paid for everything",
                "de schijf die daar begint: per schijf verandert dat nog niets, met terugwerkende"
                " kracht geldt die over alles",
            ),
            ("marginal", "retroactive", "marginal_of_quota", "retroactive_of_quota"),
        ),
        Edge(
            "no_quota",
            Text("the quota is 0", "het target is 0"),
            Text("undefined: nothing to divide by", "onbepaald: delen door nul kan niet"),
            ("marginal_of_quota", "retroactive_of_quota"),
        ),
        Edge(
            "fine_amounts",
            Text("the amount has more digits than Money has", "het bedrag heeft te veel cijfers"),
            Text(
                "refused; nothing else is rounded here, only at pay-out",
                "geweigerd; verder wordt hier niets afgerond, alleen bij uitbetaling",
            ),
        ),
    ),
)
