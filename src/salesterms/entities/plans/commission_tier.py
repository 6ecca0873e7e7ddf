"""One row of a table of rates: from, up to, and the rate."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.plans.numbers import A_NUMBER_FROM_ZERO, as_decimal, as_decimal_or_none
from salesterms.entities.rules import Rule, Rules
from salesterms.errors import Kind, Problem, Sentence, Text
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Iterator

EMPTY_TIER: Final = Kind(
    "empty_tier",
    Text(
        "a tier up to {value} that begins at {detail} holds nothing",
        "een schijf tot {value} die begint bij {detail}, bevat niets",
    ),
    Text("let it end above its beginning", "laat de schijf eindigen boven het begin"),
)


def _holds_something(made: CommissionTier) -> Iterator[Problem]:
    if made.upper is not None and made.upper <= made.lower:
        yield Problem(
            kind=EMPTY_TIER,
            value=Sentence(f"{made.upper:f}"),
            detail=f"{made.lower:f}",
            path="$.upper",
        )


_RULES: Final = Rules(
    {
        "lower": A_NUMBER_FROM_ZERO,
        "upper": A_NUMBER_FROM_ZERO.or_none(),
        "rate": A_NUMBER_FROM_ZERO,
    },
    Rule(("lower", "upper"), _holds_something),
)


@frozen(kw_only=True)
class CommissionTier:
    """The rate from one bound up to, not including, the next.

    >>> from decimal import Decimal
    >>> print(CommissionTier(lower=0, upper=100_000, rate=Decimal("0.05")))
    0 up to 100000: 0.05
    >>> print(CommissionTier(lower=100_000, upper=None, rate=Decimal("0.06")))
    100000 and above: 0.06

    Whoever sells exactly the bound is in the tier that begins there. `upper` is None where the tier
    has no end. `rate` is a share, 0.05 for five percent; of a plan that pays by piece an amount for
    each. In what the bounds are counted, the plan says. An accelerator is a tier with a higher
    rate than the one before it, a decelerator one with a lower. Raises `EntityProblems`.
    Glossary: commission (000:20).
    """

    lower: Decimal = field(
        converter=as_decimal,
        metadata=about("where it begins", "waar de schijf begint", alias="van"),
    )
    upper: Decimal | None = field(
        converter=as_decimal_or_none,
        metadata=about(
            "where it ends, itself not included; nothing where it has no end",
            "waar de schijf eindigt, zelf niet meegeteld; leeg als er geen einde is",
            alias="tot",
        ),
    )
    rate: Decimal = field(
        converter=as_decimal,
        metadata=about(
            "the share that is paid, or the amount for each piece",
            "het deel dat wordt uitbetaald, of het bedrag per stuk",
            alias="percentage",
            unit="share",
        ),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    def __str__(self) -> str:
        span = (
            f"{self.lower:f} and above"
            if self.upper is None
            else f"{self.lower:f} up to {self.upper:f}"
        )
        return f"{span}: {self.rate:f}"
