"""Opening what was given as a file."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from salesterms.errors import why_unread
from salesterms.interop.faults import NotAFile, UnreadableFile
from salesterms.interop.lines import Lines
from salesterms.interop.records import Records

if TYPE_CHECKING:
    from collections.abc import Generator

    from salesterms.mapping import FileOptions

#: A path, or a file that was opened with mode "rb".
File: TypeAlias = "str | os.PathLike[str] | BinaryIO"


@contextmanager
def opened(file: File, options: FileOptions) -> Generator[Records]:
    """The records of a file; a path is opened and closed here, a file stays the caller's."""
    with binary(file) as (name, stream):
        lines = Lines(name, stream.read, options.encoding)
        yield Records(lines, options.delimiter, options.header_line)


@contextmanager
def binary(file: File) -> Generator[tuple[str, BinaryIO]]:
    """The name and the bytes of a file, likewise."""
    if isinstance(file, str | os.PathLike):
        name = path_text(file)
        with _open(name) as stream:
            yield name, stream
    elif hasattr(file, "read"):
        yield str(getattr(file, "name", "<file>")), file
    else:
        raise NotAFile(file)


def path_text(file: str | os.PathLike[str]) -> str:
    """The path as text, which is what a path-like object promises."""
    try:
        name: object = os.fspath(file)
    except Exception as fault:
        raise NotAFile(file) from fault
    if not isinstance(name, str):
        raise NotAFile(file)
    return name


def _open(name: str) -> BinaryIO:
    try:
        return Path(name).open("rb")
    except (OSError, ValueError) as fault:
        raise UnreadableFile(name, why_unread(fault)) from fault
