"""JSON Schema of an attrs class: its keys, and what its validators say that JSON Schema can say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.documents.classes.notes import ABSENT
from salesterms.documents.forms.unions import Maybe
from salesterms.documents.validators import keyword, single

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.documents.classes.notes import FieldNotes
    from salesterms.documents.forms.shape import Schema, Schemas, Shape
    from salesterms.documents.options import Options


def of_fields(
    parts: Iterable[tuple[FieldNotes, Shape]], options: Options, schemas: Schemas, *, keeps: bool
) -> Schema:
    """An object with the keys of its fields; in reading, under either name but not under both."""
    properties: dict[str, Schema] = {}
    required: list[str] = []
    conditions: list[Schema] = []
    for notes, shape in parts:
        made = _of_field(notes, shape, schemas)
        keys = (notes.called(options.names),) if schemas.writing else notes.names
        properties |= dict.fromkeys(keys, made)
        if schemas.writing:
            required += keys if notes.required or notes.constant is ABSENT else ()
        elif len(keys) == 1:
            required += keys if notes.required else ()
        elif notes.required:
            conditions.append({"oneOf": [{"required": [key]} for key in keys]})
        else:
            conditions.append({"not": {"required": list(keys)}})
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        **({"allOf": conditions} if conditions else {}),
        "additionalProperties": keeps and not schemas.writing,
    }


def _of_field(notes: FieldNotes, shape: Shape, schemas: Schemas) -> Schema:
    inner = shape.inner if isinstance(shape, Maybe) else shape
    made: Schema = {**schemas.refer(inner)}
    stated: set[str] = set()
    rules = [keyword(one, inner.json) for one in single(notes.attribute.validator)]
    for key, asked in filter(None, rules):
        if key in stated:  # a second rule of its kind holds beside the first
            made.setdefault("allOf", []).append({key: asked})
        else:
            made[key] = asked
            stated.add(key)
    made |= notes.rules
    if isinstance(shape, Maybe):
        made = {"anyOf": [made, {"type": "null"}]}
    if notes.meaning is not None:
        made["description"] = notes.meaning.say(schemas.lang)
    if notes.unit:
        made["x-unit"] = notes.unit
    return made
