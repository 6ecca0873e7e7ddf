"""Whether a criterion on facts is certain to hold, by ranges of what is known: an expression."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING

import narwhals as nw
from attrs import frozen

from salesterms.facts import Catalogue, Facts
from salesterms.facts.masks import Pair
from salesterms.frames.labels.fact_columns import FactColumn

if TYPE_CHECKING:
    from salesterms.criteria import Criterion


@frozen
class Certainty:
    """Reads criteria by the columns of facts; what has no column is as nothing on record is."""

    catalogue: Catalogue
    facts: Mapping[str, FactColumn]

    def of(self, criterion: Criterion) -> nw.Expr:
        """Whether it holds whatever is still unknown: one of its choices is certain.

        The choices are those of `Layout.pairs`, so what is certain of facts is certain here.
        """
        pairs = self.catalogue.layout.pairs(criterion)
        tests = [test for test in map(self._of_pair, pairs) if test is not False]
        if any(test is True for test in tests) or not tests:
            return nw.lit(value=bool(tests))
        return reduce(or_, (test for test in tests if not isinstance(test, bool)))

    def _of_pair(self, pair: Pair) -> nw.Expr | bool:
        """Whether no fact may have a value that this choice does not allow."""
        layout = self.catalogue.layout
        found = []
        for axis in layout.axes:
            own = layout.all_bits(axis)
            if not (pair.need | pair.bar) & own:
                continue
            allowed = layout.fitting(axis, [Pair(pair.need & own, pair.bar & own)])
            column = self.facts.get(axis.name)
            if column is None:
                if not set(Facts(self.catalogue).possible(axis)) <= set(allowed):
                    return False
                continue
            barred = set(range(len(axis.names))).difference(allowed)
            found.append(~column.may_be(barred))
        return reduce(and_, found) if found else True
