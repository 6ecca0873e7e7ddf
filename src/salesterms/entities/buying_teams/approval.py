"""One approval that a purchase needs, or may need: of whom, for what, and when it was given."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import AN_INSTANT, TEXT, YES_OR_NO, one_of
from salesterms.errors import Kind, Problem, Text
from salesterms.values import about, instant, instant_text

if TYPE_CHECKING:
    from collections.abc import Iterator


class ApprovalSide(StrEnum):
    """On whose side an approval is given. 000:36 asks for all that are required, of either.

    >>> [side.value for side in ApprovalSide]
    ['buyer', 'seller']
    """

    BUYER = "buyer"
    SELLER = "seller"


APPROVAL_SIDE_WORDS: Final = {
    ApprovalSide.BUYER: Text("buyer", "koper"),
    ApprovalSide.SELLER: Text("seller", "verkoper"),
}

NEVER_GIVEN: Final = Kind(
    "never_given",
    Text(
        "an approval is withdrawn that was never given",
        "een goedkeuring is ingetrokken die nooit is gegeven",
    ),
    Text("say when it was given", "zeg wanneer die is gegeven"),
)
NOT_AFTER: Final = Kind(
    "not_after",
    Text("{value} is not after {detail}", "{value} ligt niet na {detail}"),
    Text("put the later one last", "zet het latere tijdstip als laatste"),
)


def instant_or_none(value: datetime | None) -> datetime | None:
    """An instant in UTC, by which two are compared; None where there is none."""
    return None if value is None else instant(value)


def _order(made: Approval) -> Iterator[Problem]:
    given, withdrawn = made.given_at, made.withdrawn_at
    if withdrawn is None:
        return
    if given is None:
        yield Problem(kind=NEVER_GIVEN, path="$.given_at")
    elif instant(withdrawn) <= instant(given):
        yield Problem(
            kind=NOT_AFTER,
            value=instant_text(withdrawn),
            detail=instant_text(given),
            path="$.withdrawn_at",
        )


_RULES: Final = Rules(
    {
        "side": one_of(ApprovalSide),
        "what": TEXT,
        "by": TEXT.or_none(),
        "required": YES_OR_NO,
        "required_since": AN_INSTANT.or_none(),
        "given_at": AN_INSTANT.or_none(),
        "withdrawn_at": AN_INSTANT.or_none(),
    },
    Rule(("given_at", "withdrawn_at"), _order),
)


@frozen(kw_only=True)
class Approval:
    """An approval of a purchase, on the side of the buyer or of the seller.

    >>> from datetime import UTC, datetime
    >>> discount = Approval(side=ApprovalSide.SELLER, what="a discount of 12 %", required=True)
    >>> discount.given_at
    >>> at = datetime(2026, 3, 9, tzinfo=UTC)
    >>> Approval(side=ApprovalSide.BUYER, what="the order", required=True, given_at=at).holds_at(at)
    True

    `what` says what has to be approved, `by` whose approval it is: a person's id, or in words.
    `required` has no default: whoever writes an approval down says whether the sale waits for it.
    `required_since` is None where it was so from the moment that the required approvals were known.
    It holds from `given_at` on, until `withdrawn_at`. Given again after that, it is a row of its
    own with the same side, `what` and `by`. Raises `EntityProblems` that names every field at
    fault.
    Glossary: approval (000:36).
    """

    side: ApprovalSide = field(
        metadata=about("the side that gives it", "de kant die de goedkeuring geeft", alias="kant")
    )
    what: str = field(
        metadata=about("what has to be approved", "wat goedgekeurd moet worden", alias="wat")
    )
    by: str | None = field(
        default=None,
        metadata=about("who gives it", "wie de goedkeuring geeft", alias="door", personal=True),
    )
    required: bool = field(
        metadata=about(
            "whether the sale needs it", "of de verkoop die nodig heeft", alias="vereist"
        )
    )
    required_since: datetime | None = field(
        default=None,
        eq=instant_or_none,
        metadata=about(
            "since when it is required, where that was later than for the others",
            "vanaf wanneer die vereist is, als dat later was dan bij de andere",
            alias="vereist_sinds",
        ),
    )
    given_at: datetime | None = field(
        default=None,
        eq=instant_or_none,
        metadata=about("when it was given", "wanneer die is gegeven", alias="gegeven_op"),
    )
    withdrawn_at: datetime | None = field(
        default=None,
        eq=instant_or_none,
        metadata=about(
            "when it was withdrawn", "wanneer die is ingetrokken", alias="ingetrokken_op"
        ),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    @property
    def key(self) -> tuple[ApprovalSide, str, str | None]:
        """What tells it from other approvals; rows with one key are one approval in turns."""
        return self.side, self.what, self.by

    def holds_at(self, at: datetime) -> bool:
        """Whether it was given by an instant, that one included, and not withdrawn by then."""
        moment, given = instant(at), instant_or_none(self.given_at)
        withdrawn = instant_or_none(self.withdrawn_at)
        return given is not None and given <= moment and (withdrawn is None or moment < withdrawn)
