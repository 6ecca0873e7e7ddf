"""What sellers earn for what they sell, as a table of rates with its limits."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms._json import step
from salesterms.entities.one_currency import OTHER_CURRENCY
from salesterms.entities.plans.commission_kinds import CommissionBasis, CommissionKind, TierMeasure
from salesterms.entities.plans.commission_tier import CommissionTier
from salesterms.entities.plans.numbers import (
    A_CURRENCY,
    A_NUMBER_FROM_ZERO,
    as_decimal,
    as_decimal_or_none,
)
from salesterms.entities.plans.tier_table import broken_table
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import FROM_ONE, MONEY_FROM_ZERO, TEXT, YES_OR_NO, one_of
from salesterms.errors import Kind, Problem, Sentence, Shape, Text, each_of_kind
from salesterms.values import FrozenMapping, Money, about

if TYPE_CHECKING:
    from collections.abc import Iterator

ONE_RATE_ONLY: Final = Kind(
    "one_rate_only",
    Text(
        "a flat plan has one rate, not {value} tiers",
        "een plan met één percentage heeft geen {value} schijven",
    ),
    Text("keep one tier, or take another kind", "houd één schijf over, of neem een andere soort"),
)
RATE_ABOVE_ONE: Final = Kind(
    "rate_above_one",
    Text(
        "a rate of {value} pays out more than is sold",
        "een percentage van {value} keert meer uit dan er is verkocht",
    ),
    Text(
        "give a share, such as Decimal('0.05') for five percent",
        "geef een deel, zoals Decimal('0.05') voor vijf procent",
    ),
)
CAP_BELOW_FLOOR: Final = Kind(
    "cap_below_floor",
    Text(
        "a cap of {value} lies below the floor of {detail}",
        "een maximum van {value} ligt onder het minimum van {detail}",
    ),
    Text("raise the cap or lower the floor", "verhoog het maximum of verlaag het minimum"),
)
ONE_WITHOUT_THE_OTHER: Final = Kind(
    "one_without_the_other",
    Text("it says nothing without {detail}", "het zegt niets zonder {detail}"),
    Text("give both, or neither", "geef beide, of geen van beide"),
)

_NO_RATES: Final[FrozenMapping[str, Decimal]] = FrozenMapping()

#: What says nothing alone: the field, and the one that tells how it works.
_TOGETHER: Final = (("draw", "draw_recoverable"), ("clawback_months", "clawback_pro_rata"))
_IN_MONEY: Final = ("cap", "floor", "draw")


def _rates_by_product(
    given: Mapping[str, Decimal | int] | FrozenMapping[str, Decimal],
) -> FrozenMapping[str, Decimal]:
    if type(given) is FrozenMapping or not isinstance(given, Mapping):
        return given  # anything else is told by the table
    return FrozenMapping((product, as_decimal(rate)) for product, rate in given.items())


def _table_is_whole(made: CommissionPlan) -> Iterator[Problem]:
    yield from broken_table(made.tiers, "$.tiers")
    if made.kind is CommissionKind.FLAT and len(made.tiers) > 1:
        yield Problem(kind=ONE_RATE_ONLY, value=len(made.tiers), path="$.tiers")


def _rates_are_shares(made: CommissionPlan) -> Iterator[Problem]:
    if made.basis is CommissionBasis.UNITS:
        return
    for at, tier in enumerate(made.tiers):
        if tier.rate > 1:
            path = f"{step('$.tiers', at)}.rate"
            yield Problem(kind=RATE_ABOVE_ONE, value=Sentence(f"{tier.rate:f}"), path=path)
    for product, rate in made.product_rates.items():
        if rate > 1:
            yield Problem(
                kind=RATE_ABOVE_ONE,
                value=Sentence(f"{rate:f}"),
                path=step("$.product_rates", product),
            )


def _one_currency(made: CommissionPlan) -> Iterator[Problem]:
    for name in _IN_MONEY:
        money: Money | None = getattr(made, name)
        if money is not None and money.currency != made.currency:
            yield Problem(kind=OTHER_CURRENCY, value=money, detail=made.currency, path=f"$.{name}")


def _cap_above_floor(made: CommissionPlan) -> Iterator[Problem]:
    cap, floor = made.cap, made.floor
    if cap is None or floor is None or cap.currency != floor.currency:
        return
    if cap < floor:
        yield Problem(kind=CAP_BELOW_FLOOR, value=cap, detail=str(floor), path="$.cap")


def _both_or_neither(made: CommissionPlan) -> Iterator[Problem]:
    for names in _TOGETHER:
        absent = [name for name in names if getattr(made, name) is None]
        if len(absent) == 1:
            there = next(name for name in names if name not in absent)
            yield Problem(kind=ONE_WITHOUT_THE_OTHER, detail=absent[0], path=f"$.{there}")


_RULES: Final = Rules(
    {
        "name": TEXT,
        "kind": one_of(CommissionKind),
        "basis": one_of(CommissionBasis),
        "measure": one_of(TierMeasure),
        "currency": A_CURRENCY,
        "period_months": FROM_ONE,
        "tiers": each_of_kind(
            CommissionTier, Text("a tuple of CommissionTier", "een tuple van CommissionTier")
        ),
        "product_rates": Shape(
            Text(
                "rates of 0 or more by the id of a product",
                "percentages van 0 of meer bij het kenmerk van een product",
            ),
            lambda value: (
                type(value) is FrozenMapping
                and all(
                    TEXT.fits(product) and A_NUMBER_FROM_ZERO.fits(rate)
                    for product, rate in value.items()
                )
            ),
        ),
        "threshold": A_NUMBER_FROM_ZERO.or_none(),
        "cap": MONEY_FROM_ZERO.or_none(),
        "floor": MONEY_FROM_ZERO.or_none(),
        "draw": MONEY_FROM_ZERO.or_none(),
        "draw_recoverable": YES_OR_NO.or_none(),
        "clawback_months": FROM_ONE.or_none(),
        "clawback_pro_rata": YES_OR_NO.or_none(),
    },
    Rule(("kind", "tiers"), _table_is_whole),
    Rule(("basis", "tiers", "product_rates"), _rates_are_shares),
    Rule(("currency", *_IN_MONEY), _one_currency),
    Rule(("cap", "floor"), _cap_above_floor),
    Rule(tuple(name for names in _TOGETHER for name in names), _both_or_neither),
)


@frozen(kw_only=True)
class CommissionPlan:
    """How commission follows from what is sold; nothing is calculated here.

    >>> from decimal import Decimal
    >>> from salesterms.entities import CommissionTier
    >>> def tier(lower, upper, rate):
    ...     return CommissionTier(lower=lower, upper=upper, rate=Decimal(rate))
    >>> plan = CommissionPlan(
    ...     name="2026",
    ...     kind=CommissionKind.MARGINAL,
    ...     basis=CommissionBasis.REVENUE,
    ...     measure=TierMeasure.BASIS,
    ...     currency="EUR",
    ...     period_months=12,
    ...     tiers=(tier(0, 100_000, "0.05"), tier(100_000, None, "0.06")),
    ...     product_rates={"training": Decimal("0.02")},
    ... )
    >>> [str(tier) for tier in plan.tiers], plan.product_rates["training"]
    (['0 up to 100000: 0.05', '100000 and above: 0.06'], Decimal('0.02'))

    `tiers` begin at 0, each where the one before ends, and the last has no end; a flat plan has
    one. What is sold counts together for `period_months`, and then the tiers begin again; `cap`,
    `floor` and `draw` are for that span as well. `product_rates` are for all that is sold of a
    product, in place of the tiers. Below `threshold`, counted as the bounds of the tiers are,
    nothing is paid. `draw` is paid in advance, and is taken back from later commission where it is
    recoverable. Commission on what is undone within `clawback_months` is taken back: for the months
    that are left where that is pro rata, else all of it. None means that the plan has no such
    thing. Raises `EntityProblems` that names every gap, every overlap and every other problem.
    Glossary: commission, on top of the base salary, and by what is sold (000:20).
    """

    name: str = field(metadata=about("what it is called", "hoe het plan heet", alias="naam"))
    kind: CommissionKind = field(
        metadata=about("how its rates work", "hoe de percentages werken", alias="soort")
    )
    basis: CommissionBasis = field(
        metadata=about("what is paid on", "waarover wordt uitbetaald", alias="grondslag")
    )
    measure: TierMeasure = field(
        metadata=about(
            "what the bounds of the tiers are counted in",
            "waarin de grenzen van de schijven tellen",
            alias="maat_van_schijven",
        )
    )
    currency: str = field(
        metadata=about("in which it is paid", "waarin wordt uitbetaald", alias="munteenheid")
    )
    period_months: int = field(
        metadata=about(
            "the months after which the tiers begin again",
            "na hoeveel maanden de schijven opnieuw beginnen",
            alias="maanden_per_periode",
            unit="months",
            schema={"minimum": 1},
        )
    )
    tiers: tuple[CommissionTier, ...] = field(
        metadata=about("the table of rates", "de tabel met percentages", alias="schijven")
    )
    product_rates: FrozenMapping[str, Decimal] = field(
        default=_NO_RATES,
        converter=_rates_by_product,
        metadata=about(
            "the rates of products that have one of their own",
            "de percentages van producten met een eigen percentage",
            alias="percentages_per_product",
        ),
    )
    threshold: Decimal | None = field(
        default=None,
        converter=as_decimal_or_none,
        metadata=about(
            "below this nothing is paid", "hieronder wordt niets uitbetaald", alias="drempel"
        ),
    )
    cap: Money | None = field(
        default=None,
        metadata=about(
            "the most that is paid in a period",
            "het meeste dat per periode wordt uitbetaald",
            alias="maximum",
        ),
    )
    floor: Money | None = field(
        default=None,
        metadata=about(
            "the least that is paid in a period",
            "het minste dat per periode wordt uitbetaald",
            alias="minimum",
        ),
    )
    draw: Money | None = field(
        default=None,
        metadata=about(
            "what is paid in advance each period", "het voorschot per periode", alias="voorschot"
        ),
    )
    draw_recoverable: bool | None = field(
        default=None,
        metadata=about(
            "whether a draw is taken back from later commission",
            "of een voorschot van latere commissie wordt afgehouden",
            alias="voorschot_verrekenbaar",
        ),
    )
    clawback_months: int | None = field(
        default=None,
        metadata=about(
            "the months within which what is undone costs its commission",
            "binnen hoeveel maanden een teruggedraaide verkoop de commissie kost",
            alias="terugvordering_in_maanden",
            unit="months",
            schema={"minimum": 1},
        ),
    )
    clawback_pro_rata: bool | None = field(
        default=None,
        metadata=about(
            "whether only the months that are left are taken back",
            "of alleen de resterende maanden worden teruggevorderd",
            alias="terugvordering_naar_rato",
        ),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)
