"""That somebody may be approached for one purpose by one channel, and on what that rests."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.permissions.bases import LegalBasis
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import AN_ID, AN_INSTANT, TEXT, one_of
from salesterms.errors import Kind, Problem, Text
from salesterms.values import about, instant, instant_or_none

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDS_BEFORE_IT_BEGINS: Final = Kind(
    "permission_ends_before_it_begins",
    Text(
        "the permission ends at {value}, and begins no earlier",
        "de toestemming eindigt op {value}, en begint niet eerder",
    ),
    Text("give an instant after given_at, or None", "geef een tijdstip na given_at, of None"),
)


def _spans_no_time(made: Permission) -> Iterator[Problem]:
    if made.expires is not None and instant(made.expires) <= instant(made.given_at):
        shown = instant(made.expires).isoformat()
        yield Problem(kind=ENDS_BEFORE_IT_BEGINS, value=shown, path="$.expires")


_TEXT_OR_NONE: Final = TEXT.or_none()

_RULES: Final = Rules(
    {
        "id": AN_ID.or_none(),
        "person": AN_ID,
        "purpose": TEXT,
        "channel": TEXT,
        "basis": one_of(LegalBasis),
        "given_at": AN_INSTANT,
        "expires": AN_INSTANT.or_none(),
        "wording": _TEXT_OR_NONE,
        "proof": _TEXT_OR_NONE,
        "source": _TEXT_OR_NONE,
    },
    Rule(("given_at", "expires"), _spans_no_time),
)


@frozen(kw_only=True)
class Permission:
    """Permission to approach one person, for one purpose, by one channel, on one basis.

    >>> from datetime import UTC, datetime
    >>> ticked = Permission(
    ...     person="P-1",
    ...     purpose="newsletter",
    ...     channel="email",
    ...     basis=LegalBasis.CONSENT,
    ...     given_at=datetime(2026, 3, 2, 14, 5, tzinfo=UTC),
    ...     wording="Yes, mail me the newsletter",
    ... )
    >>> ticked.basis.value, ticked.expires
    ('consent', None)

    `purpose` and `channel` are words of your own, the same in your rules; `EMAIL` is another than
    `email`. It holds from `given_at` on, that instant included, up to `expires`, not included; None
    where no end is recorded. `wording` is what the person read or heard, `proof` where it can be
    shown, `source` where the record comes from; None means "not recorded".

    It is never changed: what ends it is a `PermissionWithdrawn` of its own. That it is on record
    does not make contact lawful: `may_contact` asks your rules. Two are equal where their instants
    are, whatever the zones. Raises `EntityProblems`.
    Glossary: permission-to-follow-up (002:36, 002:43).
    """

    id: str | None = field(
        default=None,
        metadata=about(
            "the identifier of the permission in its source",
            "het kenmerk van de toestemming in de bron",
            alias="kenmerk",
        ),
    )
    person: str = field(
        metadata=about(
            "the id of the person who may be approached",
            "het kenmerk van de persoon die benaderd mag worden",
            alias="persoon",
            personal=True,
        )
    )
    purpose: str = field(
        metadata=about("what for", "waarvoor", alias="doel", schema={"minLength": 1})
    )
    channel: str = field(
        metadata=about("by which channel", "via welk kanaal", alias="kanaal"),
    )
    basis: LegalBasis = field(
        metadata=about("what it rests on", "waarop die rust", alias="grondslag")
    )
    given_at: datetime = field(
        eq=instant,
        metadata=about("since when it holds", "vanaf wanneer die geldt", alias="gegeven_op"),
    )
    expires: datetime | None = field(
        default=None,
        eq=instant_or_none,
        metadata=about(
            "from when on it no longer holds", "vanaf wanneer die niet meer geldt", alias="verloopt"
        ),
    )
    wording: str | None = field(
        default=None,
        metadata=about(
            "what the person was asked or told",
            "wat de persoon is gevraagd of verteld",
            alias="bewoording",
        ),
    )
    proof: str | None = field(
        default=None,
        metadata=about(
            "by what it can be shown", "waarmee die aan te tonen is", alias="bewijs", personal=True
        ),
    )
    source: str | None = field(
        default=None,
        metadata=about(
            "where the record comes from", "waar dit vandaan komt", alias="bron", personal=True
        ),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    @property
    def at(self) -> datetime:
        """When it was given: what every record of permission is put in order by."""
        return self.given_at

    def covers(self, purpose: str, channel: str) -> bool:
        """Whether it is for this purpose and this channel."""
        return self.purpose == purpose and self.channel == channel
