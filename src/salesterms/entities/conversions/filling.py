"""Blanks of an existing person or account, filled in; what is there is never overwritten."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import attrs
from attrs import frozen

from salesterms.entities.merging.dated_records import check_is_entity, merged_fields
from salesterms.entities.merging.dated_values import is_blank, is_same
from salesterms.entities.merging.faults import NotOneClass
from salesterms.entities.merging.telling import called
from salesterms.errors import Sentence, Text

One = TypeVar("One")

_FILLED = Text("filled in: {0}", "aangevuld: {0}")
_KEPT = Text("kept as it was: {0}", "gelaten zoals het was: {0}")
_NOTHING = Text("nothing to fill in", "niets aan te vullen")


@frozen(kw_only=True)
class Filled(Generic[One]):
    """A person or account with its blanks filled in, and what came of each field.

    >>> from salesterms.entities import Person
    >>> there = Person(id="P-9", email="cam@example.com")
    >>> told = Person(id="P-1", email="c@example.com", phone="+31 20 123 45 67")
    >>> done = fill_blanks(there, told)
    >>> done.filled, done.kept, done.entity.email
    (('phone',), ('email',), 'cam@example.com')

    `filled` are the fields that were blank and are not any more; `kept` those in which something
    else was there, which stays. Glossary: data-enrichment (004:7).
    """

    entity: One
    filled: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    def explain(self, lang: str = "en") -> str:
        """What was filled in and what was kept, in English ("en") or Dutch ("nl")."""
        parts = [(_FILLED, self.filled), (_KEPT, self.kept)]
        cls = type(self.entity)
        said = [
            text.say(lang).format(", ".join(called(cls, name, lang) for name in names))
            for text, names in parts
            if names
        ]
        return "; ".join(said) or _NOTHING.say(lang)


def fill_blanks(existing: One, told: One) -> Filled[One]:
    """The `existing` one, with its blanks filled in from what is `told`; its id stays.

    >>> from salesterms.entities import Person
    >>> print(fill_blanks(Person(id="P-9"), Person(id="P-1", last_name="Customer")).explain())
    filled in: last_name

    Blank is None, or an empty collection. For a person or an account, or any attrs class with an
    id. Doing it again changes nothing. Raises `NotOneClass`, `WrongArgument`, and what the class
    asks of its fields. Glossary: data-enrichment (004:7).
    """
    check_is_entity("existing", existing)
    check_is_entity("told", told)
    before: Any = existing
    cls = type(before)
    if type(told) is not cls:
        raise NotOneClass(Sentence(cls.__name__), Sentence(type(told).__name__))
    given: dict[str, Any] = {}
    filled: list[str] = []
    kept: list[str] = []
    for each in merged_fields(cls):
        there, new = getattr(existing, each.name), getattr(told, each.name)
        if is_blank(new) or is_same(there, new):
            continue
        if is_blank(there):
            given[each.alias or each.name] = new
            filled.append(each.name)
        else:
            kept.append(each.name)
    entity: Any = attrs.evolve(before, **given) if given else before
    return Filled(entity=entity, filled=tuple(filled), kept=tuple(kept))
