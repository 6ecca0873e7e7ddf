"""Two records of one person or account become one."""

from __future__ import annotations

from typing import Any, Final, TypeVar

from salesterms.entities.merging.dated_records import DatedRecord, names_of
from salesterms.entities.merging.faults import NotKnownToBeOne, NotOneClass
from salesterms.entities.shapes import AN_ID, YES_OR_NO
from salesterms.errors import Sentence, Text, check_argument
from salesterms.values import FrozenMapping

One = TypeVar("One")

_A_RECORD: Final = Text(
    "a DatedRecord, as recorded(…) makes one", "een DatedRecord, zoals recorded(…) er een maakt"
)


def merge(
    a: DatedRecord[One],
    b: DatedRecord[One],
    *,
    same: bool = False,
    id: str | None = None,  # noqa: A002 # its name everywhere
) -> DatedRecord[One]:
    """One record out of two, which loses nothing that still counts.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import Person, recorded
    >>> day = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> crm = recorded(Person(id="P-1", first_name="Cam"), at=day, origin="crm")
    >>> card = recorded(Person(id="P-7", phone="+31 20 123 45 67"), at=day, origin="card")
    >>> one = merge(crm, card, same=True)
    >>> one.id, one.aliases, one.entity().full_name, one.entity().phone is not None
    ('P-1', ('P-7',), 'Cam', True)

    Of each field the later value counts; values of the same instant are both kept, as a conflict
    with their origins, and a blank never takes the place of a value. The order in which records are
    merged makes no difference, and the same record again changes nothing.

    Records of two ids are merged only where somebody says that they are of one: `same=True` keeps
    the least of both ids, which is the shortest and then the first by its characters; `id` names
    the one that stays, which may be a new one. Where one record already knows the id of the other
    as an alias that was said before, and its own id stays. All other ids are kept as aliases.

    Raises `NotOneClass`, `NotKnownToBeOne` and `WrongArgument`. Glossary: data-enrichment (004:7).
    """
    for name, given in (("a", a), ("b", b)):
        check_argument(name, given, DatedRecord, _A_RECORD)
    YES_OR_NO.check("same", same)
    AN_ID.or_none().check("id", id)
    if a.of is not b.of:
        raise NotOneClass(Sentence(a.of.__name__), Sentence(b.of.__name__))
    own = _surviving(a, b, same=same) if id is None else id
    others = {a.id, b.id, *a.aliases, *b.aliases} - {own}
    return DatedRecord(
        of=a.of,
        id=own,
        aliases=tuple(sorted(others, key=_place)),
        values=_joined(a, b),
    )


def _surviving(a: DatedRecord[Any], b: DatedRecord[Any], *, same: bool) -> str:
    """The id that stays where none is named."""
    if a.id == b.id:
        return a.id
    known_in_a, known_in_b = b.id in a.aliases, a.id in b.aliases
    if known_in_a is not known_in_b:
        return a.id if known_in_a else b.id
    if not same:  # neither says so, or each calls the other an alias
        raise NotKnownToBeOne(a.id, b.id)
    return min(a.id, b.id, key=_place)


def _place(id_: str) -> tuple[int, str]:
    """Where an id stands among others: ids that are counted on are the shorter, the older."""
    return len(id_), id_


def _joined(a: DatedRecord[One], b: DatedRecord[One]) -> FrozenMapping[str, Any]:
    found: dict[str, Any] = {}
    for name in names_of(a.of):
        mine, theirs = a.values.get(name), b.values.get(name)
        if mine is not None and theirs is not None:
            found[name] = mine.joined(theirs)
        elif mine is not None or theirs is not None:
            found[name] = mine or theirs
    return FrozenMapping(found)
