"""A mapping document from a file of JSON, read strictly: what is doubtful is refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from salesterms._json import JsonProblems, parse
from salesterms.errors import ABSENT, SalesTermsError, Text, shown
from salesterms.mapping.document import ColumnMapping
from salesterms.mapping.log_mapping import LogMapping

if TYPE_CHECKING:
    import os

    from salesterms.errors import Problem

#: Bounds of a mapping file: bytes, and brackets within brackets.
LARGEST_FILE = 1 << 20
DEEPEST = 16

#: Fault of a mapping file -> what it says, from the data that come with it. What is wrong with its
#: JSON says itself what it is.
_FAULTS = {
    "absent": ABSENT,
    "closed": Text("the system does not give it ({0})", "het systeem geeft het niet ({0})"),
    "large": Text("it has more than 1 MiB", "het is groter dan 1 MiB"),
    "no_object": Text(
        "it holds no object; write {{…}} around it", "het bevat geen object; zet er {{…}} omheen"
    ),
    "json": Text("{0}", "{0}"),
}


class BadMappingFile(SalesTermsError, ValueError):
    """A mapping file that cannot be read as one JSON object, with the place of every fault.

    >>> from pathlib import Path
    >>> _ = Path("mapping.json").write_text('{"id": "Id",}')
    >>> try:
    ...     load_mapping("mapping.json")
    ... except BadMappingFile as error:
    ...     [(problem.code, problem.position) for problem in error.problems]
    [('syntax', (1, 13))]
    """

    code = "bad_mapping_file"
    message = Text(
        "Mapping file {0} cannot be read: {1}", "Mappingbestand {0} is niet leesbaar: {1}"
    )

    def __init__(self, path: str, fault: str, *data: object) -> None:
        """Keep the path, the name of the fault and what it has to tell."""
        super().__init__(path, fault, *data)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with its JSON; nothing where that is not what is wrong."""
        return tuple(
            problem
            for each in self.args
            if isinstance(each, JsonProblems)
            for problem in each.problems
        )

    def text(self, lang: str = "en") -> str:
        """Where the file is at fault, and how, in English ("en") or Dutch ("nl")."""
        path, fault, *data = self.args
        said = [_said(one, lang) for one in data]
        told = _FAULTS[fault].say(lang).format(*said)
        return self.message.say(lang).format(shown(path), told)


def _said(data: object, lang: str) -> object:
    """One fault of JSON in the same line, more of them in lines of their own."""
    if not isinstance(data, JsonProblems):
        return data
    return data.problems[0].text(lang) if data.count == 1 else data.text(lang)


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


def load_log_mapping(path: str | os.PathLike[str]) -> LogMapping:
    """The mapping of a stage log in a file of JSON.

    >>> from pathlib import Path
    >>> text = '{"shape": "entries", "case": "Deal", "label": "Stage", "at": "Entered"}'
    >>> _ = Path("log.json").write_text(text)
    >>> load_log_mapping("log.json").shape.name
    'entries'

    Raises what `load_mapping` raises.
    """
    return LogMapping.read(load_document(path))


def load_document(path: str | os.PathLike[str]) -> dict[str, object]:
    """The plain document in a file of JSON, not yet checked: what completes a preset.

    >>> from pathlib import Path
    >>> _ = Path("own.json").write_text('{"amount": {"currency": "EUR"}}')
    >>> load_document("own.json")
    {'amount': {'currency': 'EUR'}}

    Refused with `BadMappingFile`: what is not one object of strict JSON in UTF-8, more than 1 MiB,
    more than 16 brackets within each other. It may begin with a byte order mark.
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
    try:
        document = parse(content, deepest=DEEPEST, marked=True)
    except JsonProblems as problems:
        raise BadMappingFile(name, "json", problems) from None
    if not isinstance(document, dict):
        raise BadMappingFile(name, "no_object")
    return document
