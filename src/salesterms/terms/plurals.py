"""From a plural to the words that it may be the plural of, in Dutch and in English.

People ask for *leads* and *klanten*. The rules of spelling give candidates for the singular; a
glossary knows one of them, or none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Ending of a folded plural -> that of the singular.
_RULES = tuple(
    (re.compile(ending), singular)
    for ending, singular in (
        (r"ies$", "y"),  # opportunities
        (r"s$", ""),  # leads, beslissers
        (r"es$", ""),  # pitches
        (r"en$", ""),  # pijnpunten
        (r"n$", ""),  # fasen
        (r"([^aeiou])\1en$", r"\1"),  # doelgroeppen, kansen
        (r"([^aeiou])([aeou])([^aeiouwxy])en$", r"\1\2\2\3"),  # bezwaren, personen
        (r"heden$", "heid"),  # salesmogelijkheden
        (r"ven$", "f"),
        (r"zen$", "s"),  # prognozen
    )
)


def singulars(key: str) -> Iterator[str]:
    """What a folded text may be the plural of.

    >>> list(singulars("leads"))
    ['lead']
    >>> "bezwaar" in singulars("bezwaren"), "opportunity" in singulars("opportunities")
    (True, True)
    """
    for ending, singular in _RULES:
        found = ending.sub(singular, key)
        if found != key and len(found) > 1:
            yield found
