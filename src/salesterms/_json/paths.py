"""The path of a value in a document: `$.contacts[1].email`."""

from __future__ import annotations

import re

from salesterms.errors.quoting import QUOTED_CHARACTERS

#: The path of the whole document.
ROOT = "$"

# Letters of ASCII only: what else is a letter differs between versions of Python.
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

# Quote and backslash, and what cannot be seen: control characters, marks that turn the direction of
# the text, separators of lines, byte order marks and surrogates.
_UNSAFE = re.compile(
    "['\\\\\0-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)

#: Characters that have a short form between the quotes of a key, as in RFC 9535.
_SHORT = {
    "'": "\\'",
    "\\": "\\\\",
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
}


def step(path: str, key: str | int) -> str:
    r"""The path of what stands at a key or an index, within what stands at `path`.

    >>> step(step(step(ROOT, "contacts"), 1), "email")
    '$.contacts[1].email'
    >>> print(step(ROOT, "a 'b'"))
    $['a \'b\'']

    A key that is no identifier of ASCII stands between quotes, escaped as in RFC 9535. A long one
    is cut, so that a path stays bounded.
    """
    if isinstance(key, int):
        return f"{path}[{key}]"
    if len(key) > QUOTED_CHARACTERS:
        key = key[:QUOTED_CHARACTERS] + "…"
    if _NAME.fullmatch(key):
        return f"{path}.{key}"
    return f"{path}['{_UNSAFE.sub(_escaped, key)}']"


def _escaped(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04x}"
