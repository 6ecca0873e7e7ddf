"""Printing that never fails on a character, and writing that never replaces what it should not."""

from __future__ import annotations

import json
import re
import sys
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from salesterms.cli.words import CannotWrite, FileIsInput, FileIsThere, SameOutput

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Characters that a terminal would act on, or that turn the direction of a line.
_ACTED_ON = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def say(text: str, stream: TextIO | None = None) -> None:
    """Print a text; what the terminal's encoding does not have becomes a question mark.

    Where the stream was closed before we began there is nobody to print for.
    """
    out = sys.stdout if stream is None else stream
    if out is None:
        return
    encoding = out.encoding or "utf-8"
    out.write(text.encode(encoding, "replace").decode(encoding))


def say_exactly(text: str) -> None:
    """Print what another program reads: in UTF-8, whatever the encoding of a terminal.

    A person at a terminal gets it as `say` prints it.
    """
    out = sys.stdout
    raw = getattr(out, "buffer", None)
    if out is None or raw is None or out.isatty():
        say(text)
        return
    out.flush()
    raw.write(text.encode("utf-8", "replace"))


def say_json(document: object) -> None:
    """Print a document as JSON that any program reads back whole, whatever the encoding."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    is_unicode = encoding.lower().replace("-", "").startswith("utf")
    text = json.dumps(document, indent=2, ensure_ascii=not is_unicode)
    say(_ACTED_ON.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n")


def note(text: str) -> None:
    """Say something beside the output, on standard error."""
    say(text + "\n", sys.stderr)


def check_outputs(written: Iterable[str | None], read: Iterable[str | None]) -> None:
    """Before anything is written: no output may be a file that is read, nor another output.

    Raises `FileIsInput` and `SameOutput`, and `CannotWrite` for what is no path.
    """
    outputs = [path for path in written if path is not None]
    inputs = [path for path in read if path is not None]
    for path in outputs:
        if any(_same(path, other) for other in inputs):
            raise FileIsInput(path)
    for one, two in combinations(outputs, 2):
        if _same(one, two):
            raise SameOutput(one, two)


def write(path: str, text: str, *, replace: bool) -> None:
    """Write a file in UTF-8.

    Without `replace` a file that exists is left alone: `FileIsThere`. What the operating system
    refuses raises `CannotWrite`, and so does an empty name.
    """
    if not path:
        raise CannotWrite(path, "it names no file")
    try:
        with Path(path).open("w" if replace else "x", encoding="utf-8", newline="") as file:
            file.write(text.encode("utf-8", "replace").decode("utf-8"))
    except FileExistsError as there:
        raise FileIsThere(path) from there
    except (OSError, ValueError) as fault:
        raise CannotWrite(path, str(fault)) from fault


def _same(path: str, other: str) -> bool:
    """Whether two paths lead to one file, be it there or not."""
    one, two = Path(path), Path(other)
    try:
        if one.exists() and two.exists():
            return one.samefile(two)
        return one.resolve() == two.resolve()
    except (OSError, RuntimeError, ValueError) as fault:
        raise CannotWrite(path, str(fault)) from fault
