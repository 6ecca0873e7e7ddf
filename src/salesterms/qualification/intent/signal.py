"""One observation from which interest in buying is read, of a person or an account."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import AN_ID, AN_INSTANT, NOT_NEGATIVE, TEXT, one_of
from salesterms.errors import Kind, Problem, Text
from salesterms.values import about, instant

if TYPE_CHECKING:
    from collections.abc import Iterator


class SignalKind(StrEnum):
    """What was observed.

    >>> [kind.value for kind in SignalKind]
    ['engagement', 'search', 'content', 'financial_milestone', 'revenue_change', 'headcount_change']
    """

    #: Doing something with the product or with us: a visit, a reply, a trial (000:54).
    ENGAGEMENT = "engagement"
    #: What somebody searches for (000:54).
    SEARCH = "search"
    #: What somebody reads, watches or downloads (000:54).
    CONTENT = "content"
    #: A round of funding, a listing, a first profit (000:28).
    FINANCIAL_MILESTONE = "financial_milestone"
    #: Revenue of the account that went up or down (000:28).
    REVENUE_CHANGE = "revenue_change"
    #: The number of people who work there went up or down (000:28).
    HEADCOUNT_CHANGE = "headcount_change"


@frozen(kw_only=True)
class SignalWords:
    """What a kind of signal is called, whether it is seen of an account, and where that stands."""

    text: Text
    of_account: bool
    cites: tuple[str, ...]


_BEHAVIOUR, _ACCOUNT = ("000:54",), ("000:28",)

SIGNAL_WORDS: Final = {
    SignalKind.ENGAGEMENT: SignalWords(
        text=Text("engagement", "betrokkenheid"), of_account=False, cites=_BEHAVIOUR
    ),
    SignalKind.SEARCH: SignalWords(
        text=Text("search", "zoekgedrag"), of_account=False, cites=_BEHAVIOUR
    ),
    SignalKind.CONTENT: SignalWords(
        text=Text("content", "content"), of_account=False, cites=_BEHAVIOUR
    ),
    SignalKind.FINANCIAL_MILESTONE: SignalWords(
        text=Text("financial milestone", "financiële mijlpaal"), of_account=True, cites=_ACCOUNT
    ),
    SignalKind.REVENUE_CHANGE: SignalWords(
        text=Text("change of revenue", "verandering van omzet"), of_account=True, cites=_ACCOUNT
    ),
    SignalKind.HEADCOUNT_CHANGE: SignalWords(
        text=Text("change of headcount", "verandering van personeelsbestand"),
        of_account=True,
        cites=_ACCOUNT,
    ),
}

OF_NOBODY: Final = Kind(
    "of_nobody",
    Text("the signal is of nobody", "het signaal is van niemand"),
    Text("give a person, an account, or both", "geef een persoon, een account of beide"),
)
OF_NO_ACCOUNT: Final = Kind(
    "of_no_account",
    Text("{value} is seen of an account", "{value} is een signaal van een account"),
    Text("give the account", "geef het account"),
)


def _whose(made: Signal) -> Iterator[Problem]:
    if made.person is None and made.account is None:
        yield Problem(kind=OF_NOBODY, path="$.account")
    elif made.account is None and SIGNAL_WORDS[made.kind].of_account:
        yield Problem(kind=OF_NO_ACCOUNT, value=made.kind.value, path="$.account")


_RULES: Final = Rules(
    {
        "id": AN_ID.or_none(),
        "kind": one_of(SignalKind),
        "name": TEXT.or_none(),
        "person": AN_ID.or_none(),
        "account": AN_ID.or_none(),
        "at": AN_INSTANT,
        "strength": NOT_NEGATIVE,
    },
    Rule(("kind", "person", "account"), _whose),
)


@frozen(kw_only=True)
class Signal:
    """Something that a person or an account did, or that happened to it, at an instant.

    >>> from datetime import UTC
    >>> visit = Signal(
    ...     kind=SignalKind.ENGAGEMENT,
    ...     name="pricing page",
    ...     person="P-1",
    ...     account="A-1",
    ...     at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    ...     strength=10,
    ... )
    >>> visit.kind.value, visit.strength
    ('engagement', 10)

    `strength` is how much it says among signals of its kind: an exact number of 0 or more, in a
    unit of your own. It has no default. A fall of revenue or headcount is a signal where you take
    it for one; no strength is below zero, for the lack of a signal proves nothing. `name` is what
    it is called in its source, and what a row of a `ScoreModel` counts by.

    A signal of nobody, an account signal without an account, and every field of another shape
    raise one `EntityProblems`.
    Glossary: buying-signal (000:28, 000:54, 004:11).
    """

    id: str | None = field(
        default=None,
        metadata=about(
            "the identifier of the signal in its source",
            "het kenmerk van het signaal in de bron",
            alias="kenmerk",
        ),
    )
    kind: SignalKind = field(
        metadata=about("what was observed", "wat er is waargenomen", alias="soort")
    )
    name: str | None = field(
        default=None,
        metadata=about("what its source calls it", "hoe de bron het noemt", alias="naam"),
    )
    person: str | None = field(
        default=None,
        metadata=about("the id of the person", "het kenmerk van de persoon", alias="persoon"),
    )
    account: str | None = field(
        default=None,
        metadata=about("the id of the account", "het kenmerk van het account"),
    )
    at: datetime = field(
        eq=instant, metadata=about("when it was observed", "wanneer het is waargenomen", alias="op")
    )
    strength: int | Decimal = field(
        metadata=about(
            "how much it says among signals of its kind, from 0",
            "hoeveel het zegt binnen zijn soort, vanaf 0",
            alias="sterkte",
        )
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)
