"""That permission was asked for and not given, or taken back: each a record of its own."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from attrs import field, frozen

from salesterms.entities.rules import Rules
from salesterms.entities.shapes import AN_ID, AN_INSTANT, TEXT
from salesterms.values import about, instant

_TEXT_OR_NONE: Final = TEXT.or_none()

_REFUSED: Final = Rules(
    {
        "id": AN_ID.or_none(),
        "person": AN_ID,
        "purpose": TEXT,
        "channel": TEXT,
        "at": AN_INSTANT,
        "wording": _TEXT_OR_NONE,
        "source": _TEXT_OR_NONE,
    }
)
_WITHDRAWN: Final = Rules(
    {
        "id": AN_ID.or_none(),
        "person": AN_ID,
        "purpose": _TEXT_OR_NONE,
        "channel": _TEXT_OR_NONE,
        "at": AN_INSTANT,
        "proof": _TEXT_OR_NONE,
        "source": _TEXT_OR_NONE,
    }
)

_AN_ID = about(
    "the identifier of the record in its source",
    "het kenmerk van de vastlegging in de bron",
    alias="kenmerk",
)
_A_PERSON = about(
    "the id of the person", "het kenmerk van de persoon", alias="persoon", personal=True
)
_A_SOURCE = about(
    "where the record comes from", "waar dit vandaan komt", alias="bron", personal=True
)


@frozen(kw_only=True)
class PermissionRefused:
    """Permission was asked for, for a purpose by a channel, and not given.

    >>> from datetime import UTC, datetime
    >>> open_box = PermissionRefused(
    ...     person="P-1",
    ...     purpose="follow-up",
    ...     channel="email",
    ...     at=datetime(2026, 3, 2, 14, 5, tzinfo=UTC),
    ... )
    >>> open_box.covers("follow-up", "email"), open_box.covers("follow-up", "phone")
    (True, False)

    A form whose box was left open is one. It takes nothing back: a permission that was given before
    goes on. Raises `EntityProblems`.
    Glossary: permission-to-follow-up (002:43).
    """

    id: str | None = field(default=None, metadata=_AN_ID)
    person: str = field(metadata=_A_PERSON)
    purpose: str = field(metadata=about("what for", "waarvoor", alias="doel"))
    channel: str = field(metadata=about("by which channel", "via welk kanaal", alias="kanaal"))
    at: datetime = field(
        eq=instant, metadata=about("when it was asked", "wanneer erom gevraagd is", alias="op")
    )
    wording: str | None = field(
        default=None,
        metadata=about("what the person was asked", "wat de persoon is gevraagd", alias="vraag"),
    )
    source: str | None = field(default=None, metadata=_A_SOURCE)

    def __attrs_post_init__(self) -> None:
        _REFUSED.check(self)

    def covers(self, purpose: str, channel: str) -> bool:
        """Whether it is about this purpose and this channel."""
        return self.purpose == purpose and self.channel == channel


@frozen(kw_only=True)
class PermissionWithdrawn:
    """A person takes back the permission for a purpose, a channel, or all of it.

    >>> from datetime import UTC, datetime
    >>> no_mail = PermissionWithdrawn(
    ...     person="P-1", purpose=None, channel="email", at=datetime(2026, 5, 4, 8, tzinfo=UTC)
    ... )
    >>> no_mail.covers("newsletter", "email"), no_mail.covers("newsletter", "phone")
    (True, False)

    `purpose` None stands for every purpose, `channel` None for every channel: both are to be given,
    so that nobody withdraws more or less than was said. It ends what was given up to and including
    its instant, on whatever basis. What is given later holds again. An objection to a legitimate
    interest is one as well. Raises `EntityProblems`.
    Glossary: permission-to-follow-up (002:43).
    """

    id: str | None = field(default=None, metadata=_AN_ID)
    person: str = field(metadata=_A_PERSON)
    purpose: str | None = field(
        metadata=about("what for; none: for everything", "waarvoor; leeg: voor alles", alias="doel")
    )
    channel: str | None = field(
        metadata=about(
            "by which channel; none: by every channel",
            "via welk kanaal; leeg: via elk kanaal",
            alias="kanaal",
        )
    )
    at: datetime = field(
        eq=instant,
        metadata=about("when it was taken back", "wanneer die is ingetrokken", alias="op"),
    )
    proof: str | None = field(
        default=None,
        metadata=about(
            "by what it can be shown", "waarmee dat aan te tonen is", alias="bewijs", personal=True
        ),
    )
    source: str | None = field(default=None, metadata=_A_SOURCE)

    def __attrs_post_init__(self) -> None:
        _WITHDRAWN.check(self)

    def covers(self, purpose: str, channel: str) -> bool:
        """Whether it takes back what was given for this purpose and this channel."""
        return self.purpose in (None, purpose) and self.channel in (None, channel)
