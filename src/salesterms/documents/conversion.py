"""The strict converter, and plain data in and out by it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal, TypeAlias, TypeVar, overload

from cattrs import Converter

from salesterms.documents.hooks import (
    BY_CLASS,
    THE_CALL,
    Forms,
    Reading,
    Writing,
    forms_of,
    read,
    write,
)
from salesterms.documents.options import Options

T = TypeVar("T")

#: What `converter` makes: the name by which other layers ask for one, without knowing cattrs.
DocumentConverter: TypeAlias = Converter


def converter(
    *,
    strict: bool = True,
    unknown: Literal["refuse", "keep"] = "refuse",
    names: Literal["en", "nl"] = "en",
) -> Converter:
    """A cattrs converter for all types of the library, and for your own attrs classes.

    >>> from salesterms import Opportunity
    >>> keeping = converter(unknown="keep", names="nl")
    >>> deal = keeping.structure({"id": "D-1", "status": "won", "regio": "Noord"}, Opportunity)
    >>> keeping.unstructure(deal)
    {'kenmerk': 'D-1', 'status': 'won', 'overig': {'regio': 'Noord'}}

    Nothing is converted by guessing: text is no number, 1 is not true, 3.99 is no whole number.
    `strict=False` also takes values that have their type already, such as a date from TOML.
    `unknown="keep"` puts keys that a class does not know into its `extras`. `names="nl"` writes the
    Dutch names of the fields; both languages are always read.

    Each call gives a converter of its own. Register hooks for your own types on it, or on a copy:
    they go before ours, at any depth. Its `structure` and `unstructure` raise `DocumentProblems`,
    which names every fault; a type without a form raises `NoDocumentForm`.
    """
    options = Options(strict=strict, unknown=unknown, names=names)
    made = Converter()

    @made.register_structure_hook_factory(_any_type)
    def reading(kind: Any, asked: Converter) -> Reading:
        return Reading(Forms(options, asked), kind)

    @made.register_unstructure_hook_factory(_any_type)
    def writing(kind: Any, asked: Converter) -> Writing:
        return Writing(Forms(options, asked), kind)

    own = Forms(options, made)
    for kind in BY_CLASS:
        made.register_structure_hook(kind, Reading(own))
        made.register_unstructure_hook(kind, Writing(own))
    return made


def _any_type(_: Any) -> bool:
    return True


@lru_cache(maxsize=1)
def default() -> Converter:
    """The converter of the functions below, which nobody else gets to change."""
    return converter()


def forms_under(converter: Converter | None) -> Forms:
    """The forms under a converter, or under our own where none is given."""
    return forms_of(default() if converter is None else converter)


@overload
def structure(data: Any, cls: type[T], *, converter: Converter | None = None) -> T: ...
@overload
def structure(data: Any, cls: Any, *, converter: Converter | None = None) -> Any: ...
def structure(data: Any, cls: Any, *, converter: Converter | None = None) -> Any:
    """A value of `cls` from plain data: dicts, lists, text, whole numbers, true, false and null.

    >>> from salesterms import Opportunity
    >>> structure({"id": "D-1", "status": "won", "amount": "950 EUR"}, Opportunity).amount
    Money('950', 'EUR')

    Data that break a rule raise `DocumentProblems`, which names every one of them with its path. A
    class without a form raises `NoDocumentForm`, one whose types are not to be found
    `UnresolvedType`, and a converter that `converter` has not made `NotOurConverter`.
    """
    return read(forms_under(converter).of(cls, THE_CALL), data)


def unstructure(value: object, *, converter: Converter | None = None) -> Any:
    """Plain data that `structure` reads back to an equal value.

    >>> from datetime import date
    >>> from salesterms import Category, Opportunity
    >>> unstructure(Opportunity(id="D-1", status=Category.WON, closed=date(2024, 2, 20)))
    {'id': 'D-1', 'status': 'won', 'closed': '2024-02-20'}

    A field that holds its default is left out. A value that does not have the type of its field
    raises `DocumentProblems`, one of a class without a form `NoDocumentForm`. What a list or a dict
    holds is written by its own class.
    """
    return write(forms_under(converter).of_value(value), value)


def validate(value: T, *, converter: Converter | None = None) -> T:
    """The same object, once every field has its type and every rule of its class holds.

    >>> from salesterms import Category, Opportunity
    >>> validate(Opportunity(id="D-1", status=Category.WON)).id
    'D-1'

    A class that is built directly trusts its types, as a type checker does. This checks them:
    `DocumentProblems` names each value that does not have the type of its field. Validate the
    values of a list one by one: a list does not say what it holds.
    """
    shape = forms_under(converter).of(type(value), THE_CALL)
    read(shape, write(shape, value))
    return value
