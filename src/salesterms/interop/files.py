"""Opening what was given as a file."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

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
    if isinstance(file, str | os.PathLike):
        name = os.fspath(file)
        with _open(name) as stream:
            yield _records(name, stream, options)
    elif hasattr(file, "read"):
        yield _records(str(getattr(file, "name", "<file>")), file, options)
    else:
        raise NotAFile(file)


def _open(name: str) -> BinaryIO:
    try:
        return Path(name).open("rb")
    except (OSError, ValueError) as fault:
        raise UnreadableFile(name, str(fault)) from fault


def _records(name: str, stream: BinaryIO, options: FileOptions) -> Records:
    return Records(Lines(name, stream.read, options.encoding), options.delimiter)
