"""The candidates named in an error when a name is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Names longer than this are cut before they are compared: difflib is quadratic in the length.
_COMPARED_CHARACTERS = 64

#: No more names than this are compared.
_COMPARED_NAMES = 1000

#: No more comparisons than this for all the hints of one input: a comparison of two long names
#: that share their letters takes a third of a millisecond.
_COMPARISONS = 2000


def nearest(name: object, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """At most `most` of `names` that look like `name`, the best first, case left aside.

    >>> nearest("ammount", ["Owner", "Amount", "Stage"])
    ('Amount',)

    An empty result means that nothing comes near, as nothing does to what is no text. Never used to
    decide anything: only to help.
    """
    if not isinstance(name, str):
        return ()
    from difflib import get_close_matches  # only errors need it, and it takes long to load

    folded: dict[str, str] = {}
    for candidate in map(str, tuple(names)[:_COMPARED_NAMES]):  # a table may number its columns
        folded.setdefault(candidate[:_COMPARED_CHARACTERS].casefold(), candidate)
    wanted = name[:_COMPARED_CHARACTERS].casefold()
    found = get_close_matches(wanted, folded, n=most, cutoff=0.5)
    parts = [key for key in folded if key not in found and key and (key in wanted or wanted in key)]
    return tuple(folded[key] for key in (*found, *parts))[:most]


def nearest_or_all(name: object, names: Iterable[str]) -> tuple[str, ...]:
    """The nearest of `names`; all of them, where none comes near.

    >>> nearest_or_all("wno", ["won", "lost"]), nearest_or_all(5, ["won", "lost"])
    (('won',), ('won', 'lost'))
    """
    known = tuple(names)
    return nearest(name, known) or known


def affordable(names: int, most: int = 50) -> int:
    """For how many names of one input the nearest of `names` others may be looked up.

    >>> affordable(20), affordable(200), affordable(100_000)
    (50, 10, 2)
    """
    return min(most, _COMPARISONS // max(1, min(names, _COMPARED_NAMES)))
