"""Tests as numbers, which every engine adds up, and comparisons where something may be missing."""

from __future__ import annotations

from typing import Final

import narwhals as nw

#: Texts on either side of every other: pandas 2 finds no first text where one is missing.
BEFORE_ALL: Final = ""
AFTER_ALL: Final = "\U0010ffff"


def flag(test: nw.Expr) -> nw.Expr:
    """1 where something holds; where it does not, or is not known, 0."""
    return nw.when(test).then(nw.lit(1)).otherwise(nw.lit(0))


def same(here: nw.Expr, there: nw.Expr) -> nw.Expr:
    """Whether two values are equal, missing ones being equal to each other."""
    return (here == there).fill_null(value=False) | (here.is_null() & there.is_null())
