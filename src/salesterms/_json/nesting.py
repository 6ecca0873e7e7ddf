"""How deep the brackets of a text go, found without a parser, which would recurse."""

from __future__ import annotations

from itertools import accumulate

_STEPS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
_NO_MARKS = bytes(set(range(128)) - set(_STEPS) - {ord('"')})


def deepest_nesting(text: str) -> int:
    r"""The most brackets that stand within each other; those inside texts do not count.

    >>> deepest_nesting('{"a": [1, "[[["]}')
    2

    Of what is no JSON the part before the first fault is counted rightly, and that is as far as a
    parser goes. Every step is linear.
    """
    marks = text.encode("ascii", "ignore")
    if b"\\" in marks:  # without escapes, every quote that is left begins or ends a text
        marks = marks.replace(b"\\\\", b"").replace(b'\\"', b"")
    # Two quotes side by side are an empty text, or make one text of two: the same stays outside.
    marks = marks.translate(None, _NO_MARKS).replace(b'""', b"")
    brackets = b"".join(marks.split(b'"')[::2])
    return max(accumulate(map(_STEPS.__getitem__, brackets), initial=0))
