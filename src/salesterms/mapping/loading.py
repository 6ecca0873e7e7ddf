"""A mapping document from a file of JSON, read strictly: what is doubtful is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from salesterms.errors import SalesTermsError, Text
from salesterms.mapping.document import ColumnMapping

if TYPE_CHECKING:
    import os

#: Bounds of a mapping file: bytes, and brackets within brackets.
LARGEST_FILE = 1 << 20
DEEPEST = 16
_LONGEST_NUMBER = 20

_STRUCTURE = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', re.DOTALL)


class BadMappingFile(SalesTermsError, ValueError):
    """A mapping file that cannot be read as one JSON object, with the place of the fault."""

    code = "bad_mapping_file"
    message = Text(
        "Mapping file {0} cannot be read: {1}", "Mappingbestand {0} is niet leesbaar: {1}"
    )

    def __init__(self, path: str, fault: str) -> None:
        """Keep the path and what is wrong there."""
        super().__init__(path, fault)


def load_mapping(path: str | os.PathLike[str]) -> ColumnMapping:
    """The mapping in a file of JSON.

    >>> from pathlib import Path
    >>> _ = Path("mapping.json").write_text('{"id": "Id", "status": "Status"}')
    >>> load_mapping("mapping.json").columns
    ('Id', 'Status')

    Raises `BadMappingFile` as `load_document` does, and `MappingProblems` for what the document
    says wrongly. A file that the mapping joins is looked for beside it.
    """
    return ColumnMapping.read(load_document(path), folder=str(Path(path).parent))


def load_document(path: str | os.PathLike[str]) -> dict[str, object]:
    """The plain document in a file of JSON, not yet checked: what completes a preset.

    >>> from pathlib import Path
    >>> _ = Path("own.json").write_text('{"amount": {"currency": "EUR"}}')
    >>> load_document("own.json")
    {'amount': {'currency': 'EUR'}}

    Refused with `BadMappingFile`: what is not one object of JSON in UTF-8, a key given twice,
    NaN, fractions, more than 1 MiB, deep nesting.
    """
    name = str(path)
    try:
        with Path(path).open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as fault:
        raise BadMappingFile(name, str(fault)) from fault
    if len(content) > LARGEST_FILE:
        raise BadMappingFile(name, f"> {LARGEST_FILE} bytes")
    document = _parsed(name, content)
    if not isinstance(document, dict):
        raise BadMappingFile(name, f"{type(document).__name__}, {{…}}")
    return document


def _parsed(name: str, content: bytes) -> Any:
    def refuse(constant: str) -> NoReturn:
        raise BadMappingFile(name, f"number {constant}")

    def whole(digits: str) -> int:
        return int(digits) if len(digits) <= _LONGEST_NUMBER else refuse(digits[:_LONGEST_NUMBER])

    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in pairs:
            if key in found:
                raise BadMappingFile(name, f"key {key!r} twice ({_places(text, key)})")
            found[key] = value
        return found

    try:
        text = content.decode("utf-8-sig")
        _check_depth(name, text)
        return json.loads(
            text,
            object_pairs_hook=unique,
            parse_constant=refuse,
            parse_float=refuse,
            parse_int=whole,
        )
    except UnicodeDecodeError as fault:
        raise BadMappingFile(name, f"byte {fault.start}: utf-8") from None
    except json.JSONDecodeError as fault:
        place = f"line {fault.lineno}, column {fault.colno}"
        raise BadMappingFile(name, f"{place}: {fault.msg}") from None


def _places(text: str, key: str) -> str:
    """The lines on which a key is written: one of them is the second time."""
    quoted = re.compile(re.escape(json.dumps(key, ensure_ascii=False)) + r"\s*:")
    lines = [text.count("\n", 0, found.start()) + 1 for found in quoted.finditer(text)]
    return "line " + ", ".join(map(str, lines[:10]))


def _check_depth(name: str, text: str) -> None:
    """Count the brackets before the parser, which recurses, sees them."""
    depth = 0
    for found in _STRUCTURE.finditer(text):
        if found[0] in "[{":
            depth += 1
        elif found[0] in "]}":
            depth -= 1
        if depth > DEEPEST:
            line = text.count("\n", 0, found.start()) + 1
            raise BadMappingFile(name, f"line {line}: > {DEEPEST} brackets deep")
