"""Printing that never fails on a character, and writing that never replaces what it should not."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from salesterms.cli.words import CannotWrite, FileIsInput, FileIsThere

if TYPE_CHECKING:
    from collections.abc import Iterable


def say(text: str, stream: TextIO | None = None) -> None:
    """Print a text; what the terminal's encoding does not have becomes a question mark."""
    out = sys.stdout if stream is None else stream
    encoding = out.encoding or "utf-8"
    out.write(text.encode(encoding, "replace").decode(encoding))


def say_json(document: object) -> None:
    """Print a document as JSON that any program reads back whole, whatever the encoding."""
    out = sys.stdout
    is_unicode = (out.encoding or "utf-8").lower().replace("-", "").startswith("utf")
    say(json.dumps(document, indent=2, ensure_ascii=not is_unicode) + "\n", out)


def note(text: str) -> None:
    """Say something beside the output, on standard error."""
    say(text + "\n", sys.stderr)


def write(path: str, text: str, *, read: Iterable[str | None], replace: bool) -> None:
    """Write a file in UTF-8, unless it is one of those that are `read`.

    Without `replace` a file that exists is left alone: `FileIsThere`. What the operating system
    refuses raises `CannotWrite`.
    """
    try:
        if any(_same(path, other) for other in read if other is not None):
            raise FileIsInput(path)
        with Path(path).open("w" if replace else "x", encoding="utf-8", newline="") as file:
            file.write(text.encode("utf-8", "replace").decode("utf-8"))
    except FileExistsError as there:
        raise FileIsThere(path) from there
    except (OSError, ValueError) as fault:
        if isinstance(fault, FileIsInput):
            raise
        raise CannotWrite(path, str(fault)) from fault


def _same(path: str, other: str) -> bool:
    one, two = Path(path), Path(other)
    return one.exists() and two.exists() and one.samefile(two)
