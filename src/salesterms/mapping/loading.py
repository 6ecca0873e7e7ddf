"""A mapping document from a file of JSON, read strictly: what is doubtful is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from salesterms.errors import SalesTermsError, Text, shown
from salesterms.mapping.document import ColumnMapping

if TYPE_CHECKING:
    import os

#: Bounds of a mapping file: bytes, and brackets within brackets.
LARGEST_FILE = 1 << 20
DEEPEST = 16
_LONGEST_NUMBER = 20

_STRUCTURE = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', re.DOTALL)


#: Fault of a mapping file -> what it says, from the data that come with it.
_FAULTS = {
    "absent": Text("there is no such file", "dit bestand is er niet"),
    "closed": Text("the system does not give it ({0})", "het systeem geeft het niet ({0})"),
    "large": Text("it has more than 1 MiB", "het is groter dan 1 MiB"),
    "no_object": Text(
        "it holds no object; write {{…}} around it", "het bevat geen object; zet er {{…}} omheen"
    ),
    "not_utf8": Text(
        "byte {0} (counted from 0) is no UTF-8; save the file as UTF-8",
        "byte {0} (geteld vanaf 0) is geen UTF-8; bewaar het bestand als UTF-8",
    ),
    "number": Text(
        "the number {0} is not taken; whole numbers are, and anything else between quotes",
        "het getal {0} is niet toegestaan; hele getallen wel, en al het andere tussen"
        " aanhalingstekens",
    ),
    "twice": Text(
        "the key {0} is given twice (lines {1})", "de sleutel {0} staat er tweemaal (regels {1})"
    ),
    "deep": Text(
        "line {0}: more than 16 brackets within each other",
        "regel {0}: meer dan 16 haakjes in elkaar",
    ),
    "syntax": Text("line {0}, column {1}: {2}", "regel {0}, kolom {1}: {2}"),
}

#: How the parser's own message begins -> the same in our words. The last one is for any other.
_SYNTAX = {
    "Expecting value": Text("a value is missing here", "hier ontbreekt een waarde"),
    "Expecting property name": Text(
        "a key between double quotes is missing here, or a comma is one too many",
        "hier ontbreekt een sleutel tussen dubbele aanhalingstekens, of er staat een komma te veel",
    ),
    "Expecting ':'": Text(
        "a colon is missing between key and value",
        "hier ontbreekt een dubbele punt tussen sleutel en waarde",
    ),
    "Expecting ','": Text(
        "a comma or a closing bracket is missing here",
        "hier ontbreekt een komma of een sluitend haakje",
    ),
    "Unterminated string": Text(
        "the text that starts here has no closing quote",
        "de tekst die hier begint heeft geen sluitend aanhalingsteken",
    ),
    "Extra data": Text(
        "something stands behind the end of the object",
        "er staat iets achter het eind van het object",
    ),
    "": Text("this is no JSON", "dit is geen JSON"),
}


class BadMappingFile(SalesTermsError, ValueError):
    """A mapping file that cannot be read as one JSON object, with the place of the fault."""

    code = "bad_mapping_file"
    message = Text(
        "Mapping file {0} cannot be read: {1}", "Mappingbestand {0} is niet leesbaar: {1}"
    )

    def __init__(self, path: str, fault: str, *data: object) -> None:
        """Keep the path, the name of the fault and what it has to tell."""
        super().__init__(path, fault, *data)

    def text(self, lang: str = "en") -> str:
        """Where the file is at fault, and how, in English ("en") or Dutch ("nl")."""
        path, fault, *data = self.args
        said = [one.say(lang) if isinstance(one, Text) else one for one in data]
        told = _FAULTS[fault].say(lang).format(*said)
        return self.message.say(lang).format(shown(path), told)


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
    except FileNotFoundError as fault:
        raise BadMappingFile(name, "absent") from fault
    except (OSError, TypeError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else fault
        raise BadMappingFile(name, "closed", str(reason)) from fault
    if len(content) > LARGEST_FILE:
        raise BadMappingFile(name, "large")
    document = _parsed(name, content)
    if not isinstance(document, dict):
        raise BadMappingFile(name, "no_object")
    return document


def _parsed(name: str, content: bytes) -> Any:
    def refuse(constant: str) -> NoReturn:
        raise BadMappingFile(name, "number", constant[:_LONGEST_NUMBER])

    def whole(digits: str) -> int:
        return int(digits) if len(digits) <= _LONGEST_NUMBER else refuse(digits)

    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in pairs:
            if key in found:
                raise BadMappingFile(name, "twice", shown(key), _places(text, key))
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
        raise BadMappingFile(name, "not_utf8", fault.start) from None
    except json.JSONDecodeError as fault:
        words = next(words for start, words in _SYNTAX.items() if fault.msg.startswith(start))
        raise BadMappingFile(name, "syntax", fault.lineno, fault.colno, words) from None


def _places(text: str, key: str) -> str:
    """The lines on which a key is written: one of them is the second time."""
    quoted = re.compile(re.escape(json.dumps(key, ensure_ascii=False)) + r"\s*:")
    lines = [text.count("\n", 0, found.start()) + 1 for found in quoted.finditer(text)]
    return ", ".join(map(str, lines[:10]))


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
            raise BadMappingFile(name, "deep", line)
