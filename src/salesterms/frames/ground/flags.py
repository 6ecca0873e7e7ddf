"""Tests as numbers and words, and comparisons where something may be missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import narwhals as nw

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Texts on either side of every other: pandas 2 finds no first text where one is missing.
BEFORE_ALL: Final = ""
AFTER_ALL: Final = "\U0010ffff"


def flag(test: nw.Expr, number: nw.Expr | None = None) -> nw.Expr:
    """1, or a number, where something holds; where it does not, or is not known, 0."""
    return nw.when(test).then(nw.lit(1) if number is None else number).otherwise(nw.lit(0))


def first_that_holds(lines: Iterable[tuple[nw.Expr, str]], otherwise: nw.Expr) -> nw.Expr:
    """The word of the first line whose test holds; a test that is not known does not."""
    found = otherwise
    for test, word in reversed([*lines]):
        found = nw.when(test).then(nw.lit(str(word))).otherwise(found)
    return found


def same(here: nw.Expr, there: nw.Expr) -> nw.Expr:
    """Whether two values are equal, missing ones being equal to each other."""
    return (here == there).fill_null(value=False) | (here.is_null() & there.is_null())
