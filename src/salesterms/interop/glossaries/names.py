"""The names that terms have in linked data."""

from __future__ import annotations

import re

from salesterms.errors import SalesTermsError, Text

#: Under which names stand when nothing else is said: names without an address.
DEFAULT_BASE = "urn:salesterms:"

#: An IRI that ends so that a name can be put behind it, without what Turtle would have to escape.
_BASE = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]{0,30}:[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]{0,1000}[/#:]", re.ASCII
)


class BadBase(SalesTermsError, ValueError):
    """The beginning of all names is none."""

    code = "bad_base"
    message = Text(
        "{0} is no base for names: give an IRI in ASCII that ends in / or # or :, such as"
        " 'https://example.org/sales/'",
        "{0} is geen basis voor namen: geef een IRI in ASCII die eindigt op / of # of :, zoals"
        " 'https://example.org/sales/'",
    )


def checked_base(base: object) -> str:
    """The base as it was given; raises `BadBase`."""
    if not isinstance(base, str) or not _BASE.fullmatch(base):
        raise BadBase(base)
    return base


def term_name(base: str, id_: str) -> str:
    """The name of a term: lasting, and never used again."""
    return f"{base}term/{id_}"


def scheme_name(base: str, source: str | None = None) -> str:
    """The name of the glossary as a whole, or of what one source text says."""
    return f"{base}glossary" if source is None else f"{base}source/{source}"


def sense_name(base: str, source: str, id_: str, number: int) -> str:
    """The name of what a source text means by a term; it may mean several things."""
    return f"{base}source/{source}/{id_}" + (f"-{number}" if number > 1 else "")
