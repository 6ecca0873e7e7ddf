"""The portrait of an invented person who stands for one kind of customer."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from salesterms.entities.profiles.parts import NAME, RULES, SHAPES, THRESHOLD, TRAITS
from salesterms.entities.profiles.traits import Trait
from salesterms.entities.rules import Rules
from salesterms.entities.shapes import TEXT
from salesterms.errors import Text, several
from salesterms.facts import Subject
from salesterms.values import Probability, about

_TEXTS: Final = several(
    TEXT, Text("a tuple of texts that are not empty", "een tuple van teksten, geen leeg")
).or_none()
_DRAWN: Final = ("demographics", "behaviour", "pain_points", "goals", "preferences")

_RULES: Final = Rules({**SHAPES, **dict.fromkeys(_DRAWN, _TEXTS)}, *RULES)


@frozen(kw_only=True)
class BuyerPersona:
    """A person who does not exist and stands for one kind of customer, drawn from real data.

    >>> from decimal import Decimal
    >>> from salesterms.entities import Among
    >>> petra = BuyerPersona(
    ...     name="Petra the planner",
    ...     traits=(Among(attribute="job_title", values=("planner", "scheduler"), weight=1),),
    ...     threshold=Decimal(1),
    ...     pain_points=("rosters are typed over by hand",),
    ...     goals=("to leave on time",),
    ... )
    >>> petra.pain_points, petra.preferences
    (('rosters are typed over by hand',), None)

    Semi-fictional: nobody is a persona. `traits` are what is asked of a real `Person`; the portrait
    itself is text for those who write and sell: `demographics`, `behaviour`, `pain_points`, `goals`
    and `preferences`, the five of 000:52. None means "not drawn"; no text is compared with anybody.
    `threshold` is the share of all weight, above 0 and up to 1, from which on somebody fits. Raises
    `EntityProblems`, as `IdealCustomerProfile`.
    Glossary: buyer-persona, pain-point (000:52).
    """

    name: str = field(metadata=NAME)
    traits: tuple[Trait, ...] = field(metadata=TRAITS)
    threshold: Probability = field(metadata=THRESHOLD)
    demographics: tuple[str, ...] | None = field(
        default=None,
        metadata=about(
            "age, education, household and the like",
            "leeftijd, opleiding, huishouden en dergelijke",
            alias="demografie",
        ),
    )
    behaviour: tuple[str, ...] | None = field(
        default=None,
        metadata=about(
            "how they search, choose and buy", "hoe ze zoeken, kiezen en kopen", alias="gedrag"
        ),
    )
    pain_points: tuple[str, ...] | None = field(
        default=None,
        metadata=about(
            "what costs them time, money or effort",
            "wat hun tijd, geld of moeite kost",
            alias="pijnpunten",
        ),
    )
    goals: tuple[str, ...] | None = field(
        default=None,
        metadata=about("what they want to reach", "wat ze willen bereiken", alias="doelen"),
    )
    preferences: tuple[str, ...] | None = field(
        default=None,
        metadata=about("what they would rather have", "wat ze liever hebben", alias="voorkeuren"),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    @property
    def subject(self) -> Subject:
        """A persona is about people."""
        return Subject.PERSON
