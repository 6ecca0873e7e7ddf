"""What stands beside a field: what it means, its Dutch name, and how a document treats it.

A document is written and checked from the types of the fields. What a type cannot say is kept as
the field's attrs metadata, so that no class has to know how documents are made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.errors import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The key of a field's metadata under which its notes stand.
ABOUT = "salesterms"


def about(
    en: str,
    nl: str,
    *,
    alias: str = "",
    personal: bool = False,
    unit: str = "",
    tag: str = "type",
    schema: Mapping[str, object] | None = None,
) -> dict[str, dict[str, Any]]:
    """The metadata of a field: its meaning in English and Dutch, and what its type cannot say.

    >>> from attrs import field, fields, frozen
    >>> @frozen
    ... class Note:
    ...     author: str = field(metadata=about("who wrote it", "wie het schreef", alias="auteur"))
    >>> fields(Note).author.metadata[ABOUT]["alias"]
    'auteur'

    `alias` is the field's name in Dutch documents. The values of a `personal` field are masked in
    errors. `unit` says in what a number is counted. `tag` is the key that tells the members of a
    union apart. `schema` holds keywords of JSON Schema: what the field's validator checks.
    """
    return {
        ABOUT: {
            "meaning": Text(en, nl),
            "alias": alias,
            "personal": personal,
            "unit": unit,
            "tag": tag,
            "schema": {} if schema is None else dict(schema),
        }
    }
