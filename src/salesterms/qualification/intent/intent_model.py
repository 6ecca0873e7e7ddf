"""What signals are worth to a team: a weight for each kind, a half-life, what counts as full."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import NOT_NEGATIVE, POSITIVE, one_of
from salesterms.errors import Kind, Problem, Text, pairs
from salesterms.qualification.decay import Decay, DecayForm
from salesterms.qualification.intent.signal import SignalKind
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Iterator

KIND_WITHOUT_WEIGHT: Final = Kind(
    "kind_without_weight",
    Text(
        "signals of the kind {value} have no weight",
        "signalen van de soort {value} missen een gewicht",
    ),
    Text("give one; 0 leaves the kind out", "geef er een; met 0 telt de soort niet mee"),
)
KIND_TWICE: Final = Kind(
    "kind_twice",
    Text(
        "signals of the kind {value} have two weights",
        "signalen van de soort {value} hebben twee gewichten",
    ),
    Text("leave one of the two out", "laat een van de twee weg"),
)
NO_WEIGHT: Final = Kind(
    "no_signal_counts",
    Text("every weight is 0, so no signal counts", "elk gewicht is 0, dus geen signaal telt"),
    Text("give at least one kind a weight above 0", "geef minstens één soort een gewicht boven 0"),
)


def _weights(made: IntentModel) -> Iterator[Problem]:
    given = Counter(kind for kind, _ in made.weights)
    for kind in SignalKind:
        if not given[kind]:
            yield Problem(kind=KIND_WITHOUT_WEIGHT, value=kind.value, path="$.weights")
    for at, (kind, _) in enumerate(made.weights):
        if any(kind is earlier for earlier, _ in made.weights[:at]):
            yield Problem(kind=KIND_TWICE, value=kind.value, path=f"$.weights[{at}]")
    if made.weights and not any(weight for _, weight in made.weights):
        yield Problem(kind=NO_WEIGHT, path="$.weights")


_RULES: Final = Rules(
    {
        "weights": pairs(
            one_of(SignalKind),
            NOT_NEGATIVE,
            Text(
                "pairs of a SignalKind and an exact number of 0 or more",
                "paren van een SignalKind en een exact getal van 0 of meer",
            ),
        ),
        "half_life": POSITIVE,
        "full": POSITIVE,
    },
    Rule(("weights",), _weights),
)


@frozen(kw_only=True)
class IntentModel:
    """What signals are worth: every number of it is given, for no text gives any.

    >>> model = IntentModel(weights=tuple((kind, 1) for kind in SignalKind), half_life=30, full=100)
    >>> model.decay.explain()
    'halves gradually in every 30 days'

    `weights` has a number of 0 or more for every kind of signal: the points of one unit of
    strength; 0 leaves the kind out. `half_life` is in elapsed days; `full` are the points from
    which on the share is 1.

    A kind without a weight or with two, weights that are all 0, and a half-life or `full` of 0 or
    less raise one `EntityProblems`.
    Glossary: buyer-intent (000:54).
    """

    weights: tuple[tuple[SignalKind, int | Decimal], ...] = field(
        metadata=about(
            "the points of one unit of strength, for every kind of signal",
            "de punten per eenheid van sterkte, voor elke soort signaal",
            alias="gewichten",
        )
    )
    half_life: int | Decimal = field(
        metadata=about(
            "after how many elapsed days half is left",
            "na hoeveel verstreken dagen de helft over is",
            alias="halveringstijd",
            unit="days",
        )
    )
    full: int | Decimal = field(
        metadata=about(
            "the points from which on the share is 1",
            "de punten vanaf waar het aandeel 1 is",
            alias="vol",
            unit="points",
        )
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    @property
    def decay(self) -> Decay:
        """How the points of a signal fall with its age."""
        return Decay(form=DecayForm.HALVES_GRADUALLY, days=self.half_life)
