"""Opening what was given as a file to write, and the values that go into it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from salesterms.errors import SalesTermsError, Text
from salesterms.interop.faults import NotAFile, UnwritableFile
from salesterms.interop.files import path_text
from salesterms.interop.frames import is_frame

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from salesterms.interop.files import File


class NotValues(SalesTermsError, TypeError):
    """What was given to be written is no collection of values."""

    code = "not_values"
    message = Text(
        "{0} holds no values to write: give a list of them, or another iterable",
        "{0} bevat geen waarden om te schrijven: geef een lijst ervan, of een andere iterable",
    )


def checked_values(values: Any) -> Iterable[Any]:
    """The same; raises `NotValues` for what is one value itself, or no collection."""
    single = isinstance(values, Mapping | str | bytes | bytearray) or is_frame(values)
    if single or not isinstance(values, Iterable):
        raise NotValues(values)
    return values


class Target:
    """A file that is written from its beginning on."""

    def __init__(self, name: str, write: Callable[[bytes], object]) -> None:
        self._name = name
        self._write = write

    def put(self, content: bytes) -> None:
        """Write all of the bytes; raises `UnwritableFile` where they are not taken."""
        while content:
            try:
                taken = self._write(content)
            except Exception as fault:
                raise UnwritableFile(self._name, str(fault)) from fault
            if taken == 0:
                raise UnwritableFile(self._name, "write() took nothing")
            # A file without a buffer may take a part; what tells nothing has taken everything.
            content = content[taken:] if isinstance(taken, int) else b""


@contextmanager
def opened_to_write(file: File) -> Generator[Target]:
    """A file to write; a path is opened anew and closed here, a file stays the caller's."""
    if isinstance(file, str | os.PathLike):
        name = path_text(file)
        stream = _open(name)
        try:
            yield Target(name, stream.write)
        except BaseException:
            with suppress(OSError):  # what went wrong first is what is told
                stream.close()
            raise
        _close(name, stream)
    elif hasattr(file, "write"):
        yield Target(str(getattr(file, "name", "<file>")), file.write)
    else:
        raise NotAFile(file)


def _open(name: str) -> BinaryIO:
    try:
        return Path(name).open("wb")
    except (OSError, ValueError) as fault:
        raise UnwritableFile(name, str(fault)) from fault


def _close(name: str, stream: BinaryIO) -> None:
    """Close it, by which the last bytes are written."""
    try:
        stream.close()
    except OSError as fault:
        raise UnwritableFile(name, str(fault)) from fault
