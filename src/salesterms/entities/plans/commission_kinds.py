"""The few words that commission plans are described with."""

from __future__ import annotations

from enum import StrEnum

from salesterms.errors import Text


class CommissionKind(StrEnum):
    """How the rates of a plan work. The same table can pay 8,250 by one and 10,500 by another.

    >>> [kind.value for kind in CommissionKind]
    ['flat', 'marginal', 'retroactive']

    Glossary: commission: structures differ by company (000:20).
    """

    #: One rate for all that is sold.
    FLAT = "flat"
    #: Each rate for what lies within its own tier, as tax brackets do.
    MARGINAL = "marginal"
    #: The rate of the tier that is reached, for all that is sold.
    RETROACTIVE = "retroactive"


class CommissionBasis(StrEnum):
    """What commission is paid on.

    >>> [basis.value for basis in CommissionBasis]
    ['revenue', 'margin', 'units']
    """

    REVENUE = "revenue"
    MARGIN = "margin"
    #: Pieces: a rate is then an amount of money for each.
    UNITS = "units"


class TierMeasure(StrEnum):
    """What the bounds of tiers, and a threshold, are counted in.

    >>> [measure.value for measure in TierMeasure]
    ['basis', 'attainment']
    """

    #: What commission is paid on itself: an amount in the plan's currency, or pieces.
    BASIS = "basis"
    #: The share of the quota that is reached: 1 is all of it, and there may be more.
    ATTAINMENT = "attainment"


COMMISSION_KIND_WORDS = {
    CommissionKind.FLAT: Text("one rate", "één percentage"),
    CommissionKind.MARGINAL: Text("a rate for each tier", "een percentage per schijf"),
    CommissionKind.RETROACTIVE: Text(
        "the rate that is reached, for everything", "het bereikte percentage, over alles"
    ),
}

COMMISSION_BASIS_WORDS = {
    CommissionBasis.REVENUE: Text("revenue", "omzet"),
    CommissionBasis.MARGIN: Text("margin", "marge"),
    CommissionBasis.UNITS: Text("units", "stuks"),
}

TIER_MEASURE_WORDS = {
    TierMeasure.BASIS: Text("what is sold", "wat er is verkocht"),
    TierMeasure.ATTAINMENT: Text("share of the quota", "deel van het target"),
}
