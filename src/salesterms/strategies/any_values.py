"""What can stand in the extras of a record: a value of any type that documents know."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from salesterms.lifecycle import Category
from salesterms.strategies.single_values import (
    dates,
    decimals,
    instants,
    periods,
    ratios,
    texts,
)
from salesterms.values import (
    CURRENCIES,
    FrozenMapping,
    Money,
    Ratio,
)

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


#: Digits of an exact number on either side of the point, and the bits of a whole number.
_DIGITS, _BITS = 30, 128


def extras_values() -> SearchStrategy[Any]:
    """What can stand in `extras`: a value of every type that a document knows, also in each other.

    >>> from hypothesis import find
    >>> from salesterms.strategies import extras_values
    >>> find(extras_values(), lambda value: type(value) is Ratio)
    Ratio(0, 0)
    """
    return st.recursive(_SINGLE, _holding, max_leaves=6)


_SINGLE: SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(1 - 2**_BITS, 2**_BITS - 1),
    texts(),
    decimals(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.builds(Fraction, st.integers(), st.integers(1, 10**6)),
    st.builds(Money, decimals(), st.sampled_from(sorted(CURRENCIES))),
    dates(),
    instants(),
    st.sampled_from(Category),
    ratios(),
    st.builds(Ratio, decimals(), decimals()),
    periods(),
)


def _holding(inner: SearchStrategy[Any]) -> SearchStrategy[Any]:
    many = st.lists(inner, max_size=3)
    keyed = st.dictionaries(texts(), inner, max_size=3)
    return st.one_of(many, many.map(tuple), keyed, keyed.map(FrozenMapping))


def extras() -> SearchStrategy[FrozenMapping[str, Any]]:
    """Mappings from any name to any value that can stand in `extras`.

    >>> from hypothesis import find
    >>> from salesterms.strategies import extras
    >>> find(extras(), lambda found: len(found) == 1)
    {'': None}
    """
    return st.dictionaries(texts(), extras_values(), max_size=4).map(FrozenMapping)
