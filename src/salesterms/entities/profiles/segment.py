"""A group of customers or contacts who have something in common, and are approached alike."""

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
class Segment:
    """What those in a segment have in common: traits with weights, and how much is enough.

    >>> from decimal import Decimal
    >>> from salesterms.entities import Among, Person, match
    >>> buyers = Segment(
    ...     name="Buyers from the fair",
    ...     subject=Subject.PERSON,
    ...     traits=(
    ...         Among(attribute="job_title", values=("buyer",), weight=1),
    ...         Among(attribute="source", values=("fair",), weight=1),
    ...     ),
    ...     threshold=Decimal(1),
    ... )
    >>> match(buyers, Person(id="P-1", job_title="buyer")).verdict.value
    'unknown'

    001:27 has segments kept in one place, instead of one message for all. One account or person can
    be in several. `subject` says whether it is about companies or people. The rest is as in
    `IdealCustomerProfile`. Raises `EntityProblems`.
    Glossary: customer-segment (001:27, 000:52).
    """

    name: str = field(metadata=NAME)
    subject: Subject = field(metadata=SUBJECT)
    traits: tuple[Trait, ...] = field(metadata=TRAITS)
    threshold: Probability = field(metadata=THRESHOLD)

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)
