"""The axes of a score, such as fit and behaviour, and the thresholds that are put on them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.repeats import repeated
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import A_NUMBER, AN_ID, NOT_NEGATIVE
from salesterms.errors import Problem, Text, of_kind, pairs
from salesterms.qualification.decay import Decay
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The name under which a threshold asks for the total.
TOTAL: Final = "total"

_AXIS: Final = Rules(
    {
        "name": AN_ID,
        "weight": NOT_NEGATIVE,
        "cap": A_NUMBER.or_none(),
        "floor": A_NUMBER.or_none(),
        "decay": of_kind(Decay | None, Text("a Decay, or None", "een Decay, of None")),
    }
)


@frozen(kw_only=True)
class ScoreAxis:
    """One axis of a score: its bounds, what it weighs in the total, and how its points fall.

    >>> fit = ScoreAxis(name="fit", weight=1, cap=50)
    >>> fit.floor is fit.decay is None
    True

    The points of its rows are added, cut off at `cap` and `floor` where there are any, and count
    `weight` times in the total: an exact number of 0 or more, 0 for an axis that only thresholds
    look at. With a `decay` points above 0 lose their worth; those below 0 keep it, so that decay
    never raises a score. A field of another shape raises `EntityProblems`.
    Glossary: lead-score (000:60).
    """

    name: str = field(metadata=about("what the axis is called", "hoe de as heet", alias="naam"))
    weight: int | Decimal = field(
        metadata=about(
            "how many times it counts in the total",
            "hoe vaak de as meetelt in het totaal",
            alias="gewicht",
        )
    )
    cap: int | Decimal | None = field(
        default=None,
        metadata=about(
            "the most points on it", "het hoogste aantal punten", alias="plafond", unit="points"
        ),
    )
    floor: int | Decimal | None = field(
        default=None,
        metadata=about(
            "the fewest points on it", "het laagste aantal punten", alias="bodem", unit="points"
        ),
    )
    decay: Decay | None = field(
        default=None,
        metadata=about(
            "how points lose their worth with age",
            "hoe punten met de tijd minder waard worden",
            alias="verval",
        ),
    )

    def __attrs_post_init__(self) -> None:
        _AXIS.check(self)


def _each_axis_once(made: Threshold) -> Iterator[Problem]:
    yield from repeated((axis for axis, _ in made.at_least), "$.at_least[{0}]")


_THRESHOLD: Final = Rules(
    {
        "name": AN_ID,
        "at_least": pairs(
            AN_ID,
            A_NUMBER,
            Text("pairs of an axis and a number", "paren van een as en een getal"),
        ),
        "scale": AN_ID.or_none(),
    },
    Rule(("at_least",), _each_axis_once),
)


@frozen(kw_only=True)
class Threshold:
    """Points that are asked on one axis or on several at once, or of the total.

    >>> mql = Threshold(name="MQL", at_least=(("fit", 30), ("behaviour", 20)))
    >>> mql.at_least[0], mql.scale
    (('fit', 30), None)

    Of the thresholds of one `scale`, such as grades A, B and C, the first that is reached is the
    one. An axis called `total` is the total. A field of another shape raises `EntityProblems`.
    Glossary: marketing-qualified-lead (000:32), lead-score (000:60).
    """

    name: str = field(
        metadata=about("what is reached with it", "wat ermee bereikt is", alias="naam")
    )
    at_least: tuple[tuple[str, int | Decimal], ...] = field(
        metadata=about(
            "the points that each axis must have",
            "de punten die elke as moet hebben",
            alias="minstens",
        )
    )
    scale: str | None = field(
        default=None,
        metadata=about(
            "the row of grades of which one is given",
            "de reeks waarvan er één wordt gegeven",
            alias="schaal",
        ),
    )

    def __attrs_post_init__(self) -> None:
        _THRESHOLD.check(self)
