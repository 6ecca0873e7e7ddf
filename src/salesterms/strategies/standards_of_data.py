"""Standards of data: what has to be on file about a person."""

from __future__ import annotations

from hypothesis import strategies as st

from salesterms.entities import DataStandard
from salesterms.entities.data_standard import PERSON_FIELDS


@st.composite
def data_standards(draw: st.DrawFn) -> DataStandard:
    """Standards that ask for some fields, and for one of some others.

    >>> from hypothesis import find
    >>> from salesterms.strategies import data_standards
    >>> find(data_standards(), lambda one: len(one.one_of) == 0).one_of
    ()
    """
    names = draw(st.permutations(tuple(PERSON_FIELDS)))
    cut = draw(st.integers(0, len(names)))
    required, rest = names[:cut], names[cut:]
    groups = draw(st.integers(0 if cut else 1, len(rest) // 2)) if len(rest) > 1 else 0
    return DataStandard(
        name=draw(st.sampled_from(("ours", "web team", "text"))),
        required=tuple(required),
        one_of=tuple(tuple(rest[2 * at : 2 * at + 2]) for at in range(groups)),
    )
