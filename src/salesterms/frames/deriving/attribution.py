"""What marketing had to do with each deal: a frame of touches joined to one of deals.

Of all touches of a deal only two moments matter: that of the first one of marketing, and that of
the first one of anybody else. So touches become a row for each deal before anything is joined.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import frozen

from salesterms.criteria import Column, DateColumn
from salesterms.frames.deriving.joining import check_ids, check_kind, joined
from salesterms.frames.ground.days import day_number
from salesterms.frames.ground.engines import MADE, Opened
from salesterms.frames.ground.flags import flag
from salesterms.frames.reading.answer_names import left_beside
from salesterms.frames.reading.cells import Cell
from salesterms.frames.reading.deals_by_field import DealsByField
from salesterms.frames.reading.given import GivenFrame
from salesterms.lifecycle import CLOSED
from salesterms.metrics import ByMarketing
from salesterms.metrics.attribution_rows import names_of_sources

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_SOURCE: Final = Column("source", str)
_DEAL: Final = Column("deal", str)
_PERSON: Final = Column("person", str)
_AT: Final = DateColumn("at", date)
_MARKETING: Final = Column("marketing", bool)

_ID, _OF = f"{MADE}attributed", f"{MADE}touched"
_NOBODY: Final = f"{MADE}without_id"
#: The numbers of the days of a deal, where it has them, and whether it is over.
_CREATED, _CLOSED = f"{MADE}created_on", f"{MADE}closed_on"
_OVER: Final = f"{MADE}is_over"
_BY: Final = f"{MADE}touched_by"
#: The moment of the first touch of marketing, and of the first one of others.
_OURS: Final = f"{MADE}first_of_marketing"
_OTHERS: Final = f"{MADE}first_of_others"
#: Whether there is a touch of which it is not known when it was, or whose.
_UNTOLD: Final = f"{MADE}untold"
#: Whether it is known whom the deal is with, so that no touch means that nobody was touched.
_KNOWN: Final = f"{MADE}contacts_known"
#: No words of a choice: a metric refuses the group of such a row.
_LACKS: Final = "a touch lacks its moment, or whether it was marketing's"
_NO_ID: Final = "has no id"
#: What rests on touches, and not on the source on record.
_OF_TOUCHES: Final = ("by_first_touch", "before_creation", "before_close")


def attributed_deals(
    deals: Any,
    touches: Any,
    *,
    contacts: Any = None,
    marketing_sources: Collection[str] | None = None,
    mapping: Any = None,
    touch_mapping: Any = None,
) -> Any:
    """Deals with what marketing had to do with each, as a frame of the kind that was given.

    >>> from datetime import date
    >>> import polars as pl
    >>> from salesterms import frames
    >>> deals = pl.DataFrame(
    ...     {
    ...         "id": ["D-1", "D-2", "D-3"],
    ...         "status": ["won"] * 3,
    ...         "created": [date(2024, 3, 10)] * 3,
    ...         "closed": [date(2024, 3, 20)] * 3,
    ...     }
    ... )
    >>> touches = pl.DataFrame(
    ...     {
    ...         "deal": ["D-1", "D-1", "D-2", "D-2"],
    ...         "at": [date(2024, 3, day) for day in (1, 2, 2, 15)],
    ...         "marketing": [True, False, False, True],
    ...     }
    ... )
    >>> rows = frames.attributed_deals(deals, touches).sort("id")
    >>> rows.select("id", "by_first_touch", "before_creation", "before_close").rows()
    [('D-1', 'yes', 'yes', 'yes'), ('D-2', 'no', 'no', 'yes'), ('D-3', None, None, None)]
    >>> answer = frames.marketing_sourced(rows, variant="first_touch_won_count")
    >>> answer.select("value", "sourced", "not_sourced", "marketing_unknown").rows()
    [(0.5, 1, 1, 1)]

    A row for each row of `deals`, for `marketing_sourced` and `marketing_influenced`. A row of
    `touches` says in `deal` which deal it is of, in `at` when it was (a date, or a datetime on the
    clock of your books), and in `marketing`, true or false, whether it was marketing's. Where
    touches are of people, `contacts` is a frame with columns `deal` and `person`, and touches have
    `person` in the place of `deal`. The answers are those of `salesterms.metrics.attributed_deals`:
    what rests on touches is not known of a deal without contacts, and without `contacts=` that is a
    deal without a touch. `source` is a column of the deals, and `marketing_sources` say
    which of its values are marketing's; without these `by_source` is null, and variants
    `lead_source_...` count no deal. `mapping` is that of the deals, and `touch_mapping` that of the
    touches; all frames are of one kind, and ids of one type.

    Where a touch of a deal lacks its moment or whose it was, and where a deal has no id, the
    columns that rest on touches say that, metrics refuse its group (`unknown_label`), and `reason`
    is `required_missing`. Touches of no deal or nobody count for none. Raises `SchemaProblems`,
    `BadArgument` for frames of several kinds, and `WrongArgument` for wrong `marketing_sources`.
    """
    sources = names_of_sources(marketing_sources)
    given = DealsByField.of(deals, mapping, ("id", "status", "created", "closed"), (_SOURCE,))
    by = _DEAL if contacts is None else _PERSON
    touched = _Side.of(touches, touch_mapping, (by, _AT, _MARKETING), "touch_mapping=")
    pairs = None if contacts is None else _Side.of(contacts, None, (_DEAL, _PERSON), "contacts=")
    for name, side in (("touches", touched), ("contacts", pairs)):
        if side is not None:
            check_kind(name, side.opened, given.opened)
    id_, deal = given.cells["id"], (pairs or touched).cells["deal"]
    own, told = (_key(one, other) for one, other in ((id_, deal), (deal, id_)))
    rows, names = _of_deals_alone(given, own, sources)
    found = _of_deals(touched, told) if pairs is None else _of_contacts(touched, pairs, told)
    other = "touches" if pairs is None else "contacts"
    known = joined(rows, other, found, left_on=_ID, right_on=_OF)
    answers = (one.alias(name) for name, one in _answers(touched.cells["at"]).items())
    return given.opened.given_back(known.select(*names, "by_source", *answers), [])


@frozen(eq=False)
class _Side:
    """A frame beside that of the deals, opened, with the cells of its fields."""

    opened: Opened
    cells: dict[str, Cell]

    @classmethod
    def of(cls, given: Any, mapping: Any, columns: tuple[Column, ...], where: str) -> _Side:
        frame = GivenFrame.of(given, mapping, columns)
        return cls(frame.opened, frame.cells(frame.columns, where=where))


def _key(cell: Cell, other: Cell) -> nw.Expr:
    """An id to be joined by; texts are told alike, and so are whole numbers of several sizes.

    Raises `SchemaProblems` where ids are of two types, so that none could be the same.
    """
    one, two = cell.dtype, other.dtype
    check_ids(cell.source.column, one, other.source.column, two)
    same = one == two and one not in (nw.Categorical, nw.Enum)
    return cell.given if same else cell.given.cast(nw.String)


def _firsts(touched: _Side, key: nw.Expr) -> Any:
    """The two moments of each deal or person, by `_BY`."""
    at, marketing = touched.cells["at"], touched.cells["marketing"]
    ours = marketing.given.fill_null(value=False)
    rows = touched.opened.frame.select(
        key.alias(_BY),
        nw.when(ours).then(at.given).alias(_OURS),
        nw.when(~ours).then(at.given).alias(_OTHERS),
        flag(at.missing | marketing.missing).alias(_UNTOLD),
    )
    rows = rows.filter(~nw.col(_BY).is_null())
    return rows.group_by(_BY).agg(*_together())


def _together() -> Iterator[nw.Expr]:
    yield nw.col(_OURS).min()
    yield nw.col(_OTHERS).min()
    yield nw.col(_UNTOLD).max()


def _of_deals(touched: _Side, key: nw.Expr) -> Any:
    """The two moments of each deal that was touched, by `_OF`."""
    found = _firsts(touched, key).with_columns(nw.lit(1).alias(_KNOWN))
    return found.select(nw.col(_BY).alias(_OF), _OURS, _OTHERS, _UNTOLD, _KNOWN)


def _of_contacts(touched: _Side, pairs: _Side, key: nw.Expr) -> Any:
    """The same of each deal that has contacts, touched or not.

    Who stands there twice changes nothing: the first of moments is the first all the same.
    """
    person, other = pairs.cells["person"], touched.cells["person"]
    there = ~(pairs.cells["deal"].missing | person.missing)
    rows = pairs.opened.frame.filter(there).select(key.alias(_OF), _key(person, other).alias(_ID))
    firsts = _firsts(touched, _key(other, person))
    met = joined(rows, "touches", firsts, left_on=_ID, right_on=_BY)
    found = met.group_by(_OF).agg(*_together())
    return found.with_columns(nw.lit(1).alias(_KNOWN))


def _of_deals_alone(
    given: DealsByField, key: nw.Expr, sources: Collection[str] | None
) -> tuple[Any, list[str]]:
    """The deals by the names of their fields, with what they tell by themselves; and these names.

    Columns are chosen and not added, since SQLFrame takes columns that were for those of the other
    frame.
    """
    cells = given.cells
    created, closed, status = (cells[name] for name in ("created", "closed", "status"))
    made = {
        "by_source": _by_source(cells.get("source"), sources),
        _ID: key,
        _NOBODY: flag(cells["id"].missing),
        _CREATED: nw.when(~created.missing).then(created.made),
        _CLOSED: nw.when(~closed.missing).then(closed.made),
        _OVER: flag(status.is_any(CLOSED)),
    }
    fields = list(given.columns())
    taken = {*cells, "currency", *_OF_TOUCHES, "by_source", "reason"}
    own = left_beside(given.own, taken)
    rows = given.prepared("created", "closed").select(
        *own, *fields, *(one.alias(name) for name, one in made.items())
    )
    money = ["currency"] if "amount" in cells else []
    return rows, [*own, *cells, *money]


def _by_source(source: Cell | None, sources: Collection[str] | None) -> nw.Expr:
    """Whether the source on record is marketing's."""
    if sources is None or source is None:
        return nw.lit(None, nw.String)
    ours = source.given.cast(nw.String).is_in(sorted(sources)) if sources else nw.lit(value=False)
    return _yes_where(ours.fill_null(value=False), ~source.missing)


def _answers(at: Cell) -> dict[str, nw.Expr]:
    """What the two moments tell of a deal, and why they tell nothing."""
    told = _Told(at)
    answers = {
        "by_first_touch": told.by_first_touch(),
        "before_creation": told.before_creation(),
        "before_close": told.before_close(),
    }
    untold, nobody = (nw.col(_UNTOLD) > 0).fill_null(value=False), nw.col(_NOBODY) == 1
    for name, answer in answers.items():
        known = nw.when(untold).then(nw.lit(_LACKS)).otherwise(answer)
        answers[name] = nw.when(nobody).then(nw.lit(_NO_ID)).otherwise(known)
    reason = nw.when(untold | nobody).then(nw.lit("required_missing")).otherwise(nw.lit(""))
    return answers | {"reason": reason}


@frozen(eq=False)
class _Told:
    """What the two moments tell of a deal; null where that is not known."""

    at: Cell

    def by_first_touch(self) -> nw.Expr:
        """Whose the earliest touch before the deal was created is; of two at once nobody's."""
        ours, others = nw.col(_OURS), nw.col(_OTHERS)
        first = (ours < others).fill_null(value=False) | others.is_null()
        second = (others < ours).fill_null(value=False) | ours.is_null()
        yes = first & self._by(_OURS, _CREATED)
        return _yes_where(yes, yes | (second & self._by(_OTHERS, _CREATED)))

    def before_creation(self) -> nw.Expr:
        """Whether there is a touch of marketing by the day of creation."""
        known = ~nw.col(_KNOWN).is_null() & ~nw.col(_CREATED).is_null()
        return _yes_where(self._by(_OURS, _CREATED), known)

    def before_close(self) -> nw.Expr:
        """Whether there is one by the close, or of what is not closed at all."""
        over, there = nw.col(_OVER) == 1, ~nw.col(_OURS).is_null()
        known = ~nw.col(_KNOWN).is_null() & ~(over & nw.col(_CLOSED).is_null())
        return _yes_where((~over & there) | (over & self._by(_OURS, _CLOSED)), known)

    def _by(self, moment: str, day: str) -> nw.Expr:
        """Whether there is such a moment, and on that day or before."""
        number = day_number(nw.col(moment), self.at.dtype, self.at.implementation)
        there = ~nw.col(moment).is_null() & ~nw.col(day).is_null()
        return there & (number <= nw.col(day)).fill_null(value=False)


def _yes_where(yes: nw.Expr, known: nw.Expr) -> nw.Expr:
    """The words of an answer where it is known."""
    said = nw.when(yes).then(nw.lit(ByMarketing.YES.value)).otherwise(nw.lit(ByMarketing.NO.value))
    return nw.when(known).then(said)
