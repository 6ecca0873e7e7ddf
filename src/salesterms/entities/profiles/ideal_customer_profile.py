"""The traits by which a company recognises the customers that suit its offer best."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from salesterms.entities.profiles.parts import (
    A_SUBJECT,
    NAME,
    RULES,
    SHAPES,
    SUBJECT,
    THRESHOLD,
    TRAITS,
)
from salesterms.entities.profiles.traits import Trait
from salesterms.entities.rules import Rules
from salesterms.facts import Subject
from salesterms.values import Probability

_RULES: Final = Rules({**SHAPES, "subject": A_SUBJECT}, *RULES)


@frozen(kw_only=True)
class IdealCustomerProfile:
    """What the ideal customer is like: traits with weights, and how much of them is enough.

    >>> from decimal import Decimal
    >>> from salesterms.entities import Account, Among, Between, match
    >>> breweries = IdealCustomerProfile(
    ...     name="Breweries",
    ...     traits=(
    ...         Among(attribute="industry", values=("brewing",), weight=2),
    ...         Between(attribute="employees", least=20, most=100, weight=1),
    ...     ),
    ...     threshold=Decimal("0.6"),
    ... )
    >>> match(breweries, Account(id="A-1", industry="brewing")).verdict.value
    'fits'

    `threshold` is the share of all weight, above 0 and up to 1, from which on somebody fits. The
    profile is about companies, unless `subject` is `Subject.PERSON`: 000:68 knows both. Raises
    `EntityProblems`: for an attribute that there is not, a trait that asks a number of a text, and
    for traits that weigh nothing together.
    Glossary: ideal-customer-profile (000:68, 001:7).
    """

    name: str = field(metadata=NAME)
    traits: tuple[Trait, ...] = field(metadata=TRAITS)
    threshold: Probability = field(metadata=THRESHOLD)
    subject: Subject = field(default=Subject.COMPANY, metadata=SUBJECT)

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)
