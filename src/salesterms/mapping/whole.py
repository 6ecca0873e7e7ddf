"""What every mapping document is checked for as a whole, whatever its rows become."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeVar

from salesterms.errors import Problem
from salesterms.mapping import document_kinds
from salesterms.mapping.dates import DateSource
from salesterms.mapping.fields import MATCHED

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.mapping.declared import Declared
    from salesterms.mapping.part import Part

Kept = TypeVar("Kept")

#: The version of the document's shape. Older shapes stay readable.
SCHEMA_VERSION = 1


def no_document(given: object) -> Problem:
    """What is wrong with something that is no object: the path of a mapping is the usual one."""
    if not isinstance(given, str | PurePath):
        return Problem(kind=document_kinds.NOT_AN_OBJECT, value=given)
    path = str(given)
    call = json.dumps(path, ensure_ascii=False)
    return Problem(kind=document_kinds.NOT_LOADED, value=path, detail=call)


def check_version(part: Part) -> None:
    """Note a version of the document's shape that is not known."""
    version = part.given.get("schema_version", SCHEMA_VERSION)
    if type(version) is not int or version != SCHEMA_VERSION:
        part.fault(document_kinds.OTHER_VERSION, "schema_version", version)


def inner(part: Part, key: str, read: Callable[[Part], Kept]) -> Kept | None:
    """What a part of the document reads as; None where it is not there."""
    inner = part.part(key)
    return None if inner is None else read(inner)


def check_together(mapping: Declared, part: Part) -> None:
    """What one part of the document asks of another."""
    for name, source in mapping.sources.items():
        if isinstance(source, DateSource):
            source.check_zones(mapping.zones, part, name)
        if MATCHED in source.columns and mapping.join is None:
            part.fault(document_kinds.JOIN_NEEDED, name)
