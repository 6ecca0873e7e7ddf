"""The quick way: the standard library's parser, with every doubt raised instead of settled.

A doubt is a ValueError of whatever kind, or a RecursionError where the caller has used up the
stack. It tells nothing; the scanner decides. What is accepted here without a doubt is strict JSON.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from salesterms._json.nesting import deepest_nesting
from salesterms._json.numbers import fraction, whole

#: What raises a doubt.
DOUBTS = (ValueError, RecursionError)

#: The parser recurses, and how deep it may differs between versions: beyond this it is not asked.
_DEEPEST = 64

# An escape that may be at fault: NUL, a half of a pair without the other, or digits that only some
# parsers take. Too much may be doubted, and nothing too little: a `\ud800` behind a backslash is
# perhaps no escape, and then what follows it is no second half.
_DOUBTFUL = re.compile(
    r"""\\u(?:
      0000
    | [dD](?<=\\\\u.)
    | [dD][89abAB]..(?!\\u[dD][c-fC-F])
    | [dD][c-fC-F](?<!\\u[dD][89abAB][0-9a-fA-F]{2}\\u..)
    | (?<!(?<!\\)\\\\u)(?![0-9a-fA-F]{4})
    )""",
    re.VERBOSE | re.DOTALL,
)


def quick(text: str, deepest: int) -> Any:
    """The value of a text that is beyond doubt; any other raises one of `DOUBTS`."""
    limit = min(deepest, _DEEPEST)
    if text.count("[") + text.count("{") > limit and deepest_nesting(text) > limit:
        raise ValueError
    if "\\u" in text and _DOUBTFUL.search(text):
        raise ValueError
    if not text.isascii():
        text.encode()  # refuses surrogates
    return _decode(text)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


_decode = json.JSONDecoder(
    object_pairs_hook=_unique, parse_constant=_refuse, parse_float=fraction, parse_int=whole
).decode
