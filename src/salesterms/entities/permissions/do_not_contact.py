"""That somebody is not to be contacted, whatever permission there is."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from attrs import field, frozen

from salesterms.entities.rules import Rules
from salesterms.entities.shapes import AN_ID, AN_INSTANT, TEXT, YES_OR_NO
from salesterms.values import about, instant

_TEXT_OR_NONE: Final = TEXT.or_none()

_RULES: Final = Rules(
    {
        "id": AN_ID.or_none(),
        "person": AN_ID,
        "channel": _TEXT_OR_NONE,
        "at": AN_INSTANT,
        "lifted": YES_OR_NO,
        "reason": _TEXT_OR_NONE,
        "source": _TEXT_OR_NONE,
    }
)


@frozen(kw_only=True)
class DoNotContact:
    """From an instant on somebody is not to be contacted by a channel, or by any.

    >>> from datetime import UTC, datetime
    >>> register = DoNotContact(
    ...     person="P-1", channel="phone", at=datetime(2026, 3, 1, tzinfo=UTC), source="register"
    ... )
    >>> register.covers("phone"), register.covers("email"), register.lifted
    (True, False, False)

    It is not a permission taken back: it stands over every purpose and every permission, also one
    that is given later, until a record with `lifted=True` ends it. Of the records that cover a
    channel the latest decides; at one instant, the one that forbids. `channel` None stands for
    every channel and is to be given. Raises `EntityProblems`.
    Glossary: do not contact, as CRM systems have it; no text names it beside permission (002:43).
    """

    id: str | None = field(
        default=None,
        metadata=about(
            "the identifier of the record in its source",
            "het kenmerk van de vastlegging in de bron",
            alias="kenmerk",
        ),
    )
    person: str = field(
        metadata=about(
            "the id of the person", "het kenmerk van de persoon", alias="persoon", personal=True
        )
    )
    channel: str | None = field(
        metadata=about(
            "by which channel; none: by every channel",
            "via welk kanaal; leeg: via elk kanaal",
            alias="kanaal",
        )
    )
    at: datetime = field(eq=instant, metadata=about("from when on", "vanaf wanneer", alias="vanaf"))
    lifted: bool = field(
        default=False,
        metadata=about("whether this ends it", "of dit het opheft", alias="opgeheven"),
    )
    reason: str | None = field(
        default=None, metadata=about("why", "waarom", alias="reden", personal=True)
    )
    source: str | None = field(
        default=None,
        metadata=about(
            "where the record comes from", "waar dit vandaan komt", alias="bron", personal=True
        ),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    def covers(self, channel: str) -> bool:
        """Whether it is about this channel."""
        return self.channel in (None, channel)
