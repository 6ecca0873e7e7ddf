"""A deal as one row, with what marketing had to do with it.

Two claims that are often taken for one: marketing brought the deal, or it helped it along.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import field, frozen

from salesterms.criteria import ChoiceColumn, Column
from salesterms.entities import Opportunity, Touch
from salesterms.entities.shapes import (
    ANY_TEXT_OR_NONE,
    DATE_OR_NONE,
    MONEY_OR_NONE,
    SOURCE_ID,
    one_of,
)
from salesterms.entities.worth import WithAmount
from salesterms.errors import SalesTermsError, Text, each_argument, nearest, of_kind
from salesterms.lifecycle import CLOSED, Category
from salesterms.metrics.arguments import told_by_id
from salesterms.metrics.fields import AMOUNT, STATUS, WHOSE
from salesterms.metrics.opportunity_rows import deals_of
from salesterms.metrics.row_kind import RowKind
from salesterms.values import EMPTY, Money, instant, local_date
from salesterms.values import zone as zone_named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

_SOURCES: Final = Text("a dict of ids to sources", "een dict van kenmerken naar bronnen")
_TOUCHES: Final = Text("a list of Touch", "een lijst van Touch")
_IDS: Final = of_kind((set, frozenset), Text("a set of texts", "een set van teksten"))
_NAMES: Final = Text("a set or a list of texts", "een set of een lijst van teksten")


class ByMarketing(StrEnum):
    """Whether something was marketing's; where that is not known it is None.

    >>> [one.value for one in ByMarketing]
    ['yes', 'no']
    """

    YES = "yes"
    NO = "no"


class UnknownTouch(SalesTermsError, LookupError):
    """A touch is said to be marketing's, and there is none of that id.

    >>> print(UnknownTouch("mial-1", 1, ("mail-1",)).text("nl"))
    marketing noemt 1 kenmerken die geen contactmoment heeft, zoals 'mial-1'; lijkt op: 'mail-1'
    """

    code = "unknown_touch"
    message = Text(
        "marketing names {1} ids that no touch has, such as {0}; nearest: {2}",
        "marketing noemt {1} kenmerken die geen contactmoment heeft, zoals {0}; lijkt op: {2}",
    )

    def __init__(self, id: object, ids: int, near: tuple[str, ...]) -> None:  # noqa: A002 # its name
        """Keep an id, how many of them no touch has, and those that look like it."""
        super().__init__(id, ids, near)


_ANSWER: Final = one_of(ByMarketing).or_none()


@frozen(kw_only=True)
class AttributedDeal(WithAmount):
    """One deal, and for four questions whether it was marketing.

    >>> deal = AttributedDeal(id="D-1", status=Category.WON, by_source=ByMarketing.YES)
    >>> deal.by_first_touch is None
    True

    `by_source` goes by the source on record and `by_first_touch` by the earliest touch of a
    contact before the deal was created; `before_creation` and `before_close` ask for any touch of
    marketing by then. None is not known. Raises `WrongArgument`.
    """

    id: str = field(validator=SOURCE_ID)
    status: Category = field(validator=one_of(Category))
    amount: Money | None = field(default=None, validator=MONEY_OR_NONE)
    created: date | None = field(default=None, validator=DATE_OR_NONE)
    closed: date | None = field(default=None, validator=DATE_OR_NONE)
    owner: str | None = field(default=None, validator=ANY_TEXT_OR_NONE, metadata=WHOSE)
    source: str | None = field(default=None, validator=ANY_TEXT_OR_NONE)
    by_source: ByMarketing | None = field(default=None, validator=_ANSWER)
    by_first_touch: ByMarketing | None = field(default=None, validator=_ANSWER)
    before_creation: ByMarketing | None = field(default=None, validator=_ANSWER)
    before_close: ByMarketing | None = field(default=None, validator=_ANSWER)


BY_SOURCE = ChoiceColumn[ByMarketing]("by_source", ByMarketing)
BY_FIRST_TOUCH = ChoiceColumn[ByMarketing]("by_first_touch", ByMarketing)
BEFORE_CREATION = ChoiceColumn[ByMarketing]("before_creation", ByMarketing)
BEFORE_CLOSE = ChoiceColumn[ByMarketing]("before_close", ByMarketing)

ATTRIBUTED_DEALS = RowKind(
    kind=AttributedDeal,
    says=Text(
        "deals with what marketing did, as salesterms.metrics.attributed_deals() makes them of"
        " deals and touches",
        "deals met wat marketing deed, zoals salesterms.metrics.attributed_deals() ze van deals"
        " en contactmomenten maakt",
    ),
    fields=("owner", "source", "status", "currency"),
    columns=(STATUS, AMOUNT, *(Column(name, str) for name in ("owner", "source"))),
)


class _Seen(NamedTuple):
    """A touch of a deal."""

    on: date
    at: datetime
    marketing: bool


def attributed_deals(
    deals: Iterable[Opportunity],
    touches: Iterable[Touch],
    *,
    marketing: Collection[str],
    zone: str,
    sources: Mapping[str, str] = EMPTY,
    marketing_sources: Collection[str] | None = None,
) -> tuple[AttributedDeal, ...]:
    """Deals as rows, with what marketing had to do with each.

    >>> from datetime import UTC, date, datetime
    >>> from salesterms import Category, Opportunity
    >>> from salesterms.entities import Touch
    >>> mail = Touch(id="T-1", person="P-1", at=datetime(2024, 3, 1, tzinfo=UTC))
    >>> deal = Opportunity(
    ...     id="D-1", status=Category.OPEN, created=date(2024, 3, 8), contacts=("P-1",)
    ... )
    >>> [row] = attributed_deals([deal], [mail], marketing={"T-1"}, zone="Europe/Amsterdam")
    >>> row.by_first_touch.value, row.before_creation.value, row.by_source
    ('yes', 'yes', None)

    `marketing` are the ids of the touches that were marketing's: which ones is for you to say. A
    touch belongs to a deal by its `contacts`, and counts on the date that it has in `zone`, that of
    the creation, or the close, included. `sources` tells the source of a deal by its id, and
    `marketing_sources` which sources are marketing's; without it that is not known of any.

    Not known, None, is: what rests on touches where a deal has no contacts; what is asked by a date
    that it lacks; the first touch where there is none by then, or where several of one instant
    disagree; the source where it is not told. For an as-of date, leave out the touches after it,
    and their ids. Of no deals there are no rows.

    Raises `UnknownTouch` for an id in `marketing` that no touch has: a slip would make the share
    smaller without a word. Raises `BadArgument` for the deals, `WrongArgument`, and what is wrong
    with a zone.
    Source: petavue-help-docs.pages.dev, Marketing Sourced Pipeline.
    """
    _IDS.check("marketing", marketing)
    ours = names_of_sources(marketing_sources)
    told_by_id("sources", sources, str | None, _SOURCES)
    zone_named(zone)
    of_person: dict[str, list[Touch]] = {}
    for touch in each_argument("touches", touches, Touch, _TOUCHES):
        of_person.setdefault(touch.person, []).append(touch)
    _check_ids(marketing, {one.id for own in of_person.values() for one in own})
    found = []
    for deal in deals_of(deals):
        own = [touch for person in deal.contacts for touch in of_person.get(person, ())]
        log = None if not deal.contacts else _log(own, marketing, zone)
        end = date.max if deal.status not in CLOSED else deal.closed
        source = sources.get(deal.id)
        found.append(
            AttributedDeal(
                id=deal.id,
                status=deal.status,
                amount=deal.amount,
                created=deal.created,
                closed=deal.closed,
                owner=deal.owner,
                source=source,
                by_source=_of_source(source, ours),
                by_first_touch=_first(log, deal.created),
                before_creation=_any(log, deal.created),
                before_close=_any(log, end),
            )
        )
    return tuple(found)


def names_of_sources(given: Iterable[str] | None) -> frozenset[str] | None:
    """The sources that are marketing's, where they are told. Raises `WrongArgument`."""
    if given is None:
        return None
    return frozenset(each_argument("marketing_sources", given, str, _NAMES))


def _check_ids(marketing: Collection[str], known: Collection[str]) -> None:
    unknown = sorted((one for one in marketing if one not in known), key=str)
    if unknown:
        raise UnknownTouch(unknown[0], len(unknown), nearest(unknown[0], sorted(known)))


def _log(own: Sequence[Touch], marketing: Collection[str], zone: str) -> list[_Seen]:
    return [_Seen(local_date(one.at, zone), instant(one.at), one.id in marketing) for one in own]


def _of_source(source: str | None, marketing: Collection[str] | None) -> ByMarketing | None:
    return None if source is None or marketing is None else _answer(source in marketing)


def _answer(yes: bool) -> ByMarketing:  # noqa: FBT001 # the answer itself
    return ByMarketing.YES if yes else ByMarketing.NO


def _first(log: Sequence[_Seen] | None, until: date | None) -> ByMarketing | None:
    if log is None or until is None:
        return None
    before = [one for one in log if one.on <= until]
    earliest = min((one.at for one in before), default=None)
    said = {one.marketing for one in before if one.at == earliest}
    return _answer(said.pop()) if len(said) == 1 else None


def _any(log: Sequence[_Seen] | None, until: date | None) -> ByMarketing | None:
    if log is None or until is None:
        return None
    return _answer(any(one.marketing for one in log if one.on <= until))
