"""What a buyer has against an offer, and what can be said to it."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from salesterms.entities.rules import Rules
from salesterms.entities.shapes import TEXT
from salesterms.values import about

_RULES: Final = Rules({"says": TEXT, "answer": TEXT, "ask_first": TEXT.or_none()})


@frozen(kw_only=True)
class Objection:
    """A reason that a buyer gives for not buying, or not yet, with the answer to it.

    >>> price = Objection(
    ...     says="Kolibri is 10% cheaper",
    ...     answer="Kolibri charges EUR 1,200 for installation; our price includes it",
    ...     ask_first="what does their price include?",
    ... )
    >>> price.says
    'Kolibri is 10% cheaper'

    `says` is what the buyer says. The reason that is given is not always the real one, so
    `ask_first` may hold what to ask before answering. Raises `EntityProblems`.
    Glossary: objection (000:18, 000:42).
    """

    says: str = field(metadata=about("what the buyer says", "wat de koper zegt", alias="bezwaar"))
    answer: str = field(
        metadata=about("what to say to it", "wat ertegen in te brengen is", alias="weerwoord")
    )
    ask_first: str | None = field(
        default=None,
        metadata=about("what to ask before answering", "wat eerst te vragen", alias="vraag_vooraf"),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)
