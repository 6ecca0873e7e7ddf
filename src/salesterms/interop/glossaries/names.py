"""The names that terms have in linked data."""

from __future__ import annotations

import re

from salesterms.errors import SalesTermsError, Text

#: Under which names stand when nothing else is said: names without an address.
DEFAULT_BASE = "urn:salesterms:"

#: A name or an address that ends so that a term can be put behind it.
_BASE = re.compile(
    r"(?:https?://[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250})(?::[0-9]{1,5})?/(?:[A-Za-z0-9._~%/-]{0,900}[/#])?"
    r"|urn:[A-Za-z0-9][A-Za-z0-9-]{1,31}:(?:[A-Za-z0-9._~:/-]{0,900}[:/])?)",
    re.ASCII,
)


class BadBase(SalesTermsError, ValueError):
    """The beginning of all names is none."""

    code = "bad_base"
    message = Text(
        "{0} is no base for names: give a URL that ends in / or #, such as"
        " 'https://example.org/sales/', or a URN that ends in :",
        "{0} is geen basis voor namen: geef een URL die eindigt op / of #, zoals"
        " 'https://example.org/sales/', of een URN die eindigt op :",
    )


def checked_base(base: object) -> str:
    """The base as it was given; raises `BadBase`."""
    if not isinstance(base, str) or not _BASE.fullmatch(base):
        raise BadBase(base)
    return base


def script_safe(json_text: str) -> str:
    """JSON that may stand inside a script element of a page: no mark in it ends that element."""
    return json_text.replace("<", "\\u003c")


def term_name(base: str, id_: str) -> str:
    """The name of a term: lasting, and never used again."""
    return f"{base}term/{id_}"


def scheme_name(base: str, source: str | None = None) -> str:
    """The name of the glossary as a whole, or of what one source text says."""
    return f"{base}glossary" if source is None else f"{base}source/{source}"


def sense_name(base: str, source: str, id_: str, number: int) -> str:
    """The name of what a source text means by a term; it may mean several things."""
    return f"{base}source/{source}/{id_}" + (f"/{number}" if number > 1 else "")
