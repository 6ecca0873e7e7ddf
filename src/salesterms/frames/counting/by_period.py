"""Counting rows that each tell of a period: by period first, since not all may be added up.

What rows of two periods come to together is refused where the periods overlap, and of amounts where
one does not begin with what the one before it ended with. So the periods of a group are put in
order, of which there are few, and each is held against the one before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import add, and_
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw
from attrs import evolve, frozen

from salesterms.frames.counting.by_bucket import Counting, Spread, apart
from salesterms.frames.ground.days import whole
from salesterms.frames.ground.engines import MADE
from salesterms.frames.ground.flags import flag, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.frames.ground.engines import Engine

#: How many periods the counted rows are of.
PERIODS: Final = f"{MADE}periods"
#: How often a period begins before the one before it is over.
OVERLAPS: Final = f"{MADE}overlaps"
#: The first and the last thing, by its place, that the counted rows are customers of.
LEAST_OF: Final = f"{MADE}least_of"
MOST_OF: Final = f"{MADE}most_of"
#: What was there at the start of the first period.
OPENING: Final = f"{MADE}opening"
#: How often two periods begin on one day.
ALIKE: Final = f"{MADE}alike"
#: The first period that does not follow from the one before it, times `_WHYS`, and why.
_FAULT: Final = f"{MADE}fault"
_NO_FAULT: Final = 10**9
_WHYS: Final = 4
NOT_ADJOINING: Final = 1
NOT_BALANCED: Final = 2
#: How many rows are of an account that has another one in the period.
TWICE: Final = f"{MADE}twice"

#: What rows are customers of, by its place.
OF_WHAT: Final = f"{MADE}of_what"

_ACCOUNT: Final = f"{MADE}account_counted"
_HERE: Final = f"{MADE}here"
_ORDER: Final = f"{MADE}order"
_PRECEDED: Final = f"{MADE}preceded"
_ALL: Final = f"{MADE}all"
_START: Final = f"{MADE}at_start"
_END: Final = f"{MADE}at_end"
_START_TEXT: Final = f"{MADE}at_start_text"
_END_TEXT: Final = f"{MADE}at_end_text"
_BEFORE: Final = f"{MADE}before_"
_NONE_OF: Final = 99


@frozen(kw_only=True)
class Succession:
    """Which columns say what was there at the start of a period, and at its end."""

    start: Sequence[str]
    end: Sequence[str]


@frozen(kw_only=True)
class _OfAccounts(Counting):
    """What also counts how many accounts the counted rows of a group are of."""

    account: nw.Expr

    def _columns(self) -> Iterator[nw.Expr]:
        yield from super()._columns()
        yield self.account.alias(_ACCOUNT)

    def _spread(self, engine: Engine) -> Iterator[Spread]:
        yield from super()._spread(engine)
        yield Spread(_ACCOUNT, apart(self._counts(), nw.col(_ACCOUNT)), "n_unique")


@frozen(kw_only=True)
class CountingByPeriod(Counting):
    """Counting by group, with what its periods have to do with each other.

    `begins` and `last` are columns of day numbers, `of_what` tells a place. `adjoins` asks whether
    periods follow each other, `overlaps` whether they overlap, `account` whether one has two rows.
    """

    begins: str
    last: str
    of_what: nw.Expr | None = None
    account: nw.Expr | None = None
    adjoins: Succession | None = None
    overlaps: bool = False

    def of(self, frame: Any, engine: Engine) -> Any:
        """A row for each key, with what is told of its periods beside what is counted."""
        rows = self._periods(frame, engine)
        counted = reduce(add, map(nw.col, self.counted))
        rows = rows.with_columns(flag(counted > 0).alias(_HERE), nw.lit(1).alias(_ALL))
        if self.adjoins is not None:
            rows = rows.with_columns(
                reduce(add, map(nw.col, self.adjoins.start)).alias(_START),
                reduce(add, map(nw.col, self.adjoins.end)).alias(_END),
            )
        if self.adjoins is not None or self.overlaps:
            rows = self._beside_the_one_before(rows, engine)
        return self._together(rows)

    def _periods(self, frame: Any, engine: Engine) -> Any:
        """A row for each key and period."""
        more = {name: nw.col(name) for name in (self.begins, self.last)}
        if self.of_what is not None:
            more[OF_WHAT] = self.of_what
        counting: dict[str, Any] = {
            "keys": {**self.keys, **more},
            "buckets": self.buckets,
            "counted": self.counted,
            "place": self.place,
            "parts": self.parts,
            "currency": self.currency,
        }
        if self.account is None:
            return Counting(**counting).of(frame, engine)
        each = _OfAccounts(**counting, account=self.account)
        return each.of(frame, evolve(engine, at_once=True))

    # --- in order ----------------------------------------------------------------------------

    def _beside_the_one_before(self, rows: Any, engine: Engine) -> Any:
        """Each period with what is known of the one before it, of those with rows that count."""
        rows = rows.with_columns((1 - nw.col(_HERE)).alias(_ORDER))
        needed = [self.begins, self.last]
        if self.adjoins is not None:
            # As text, which no engine makes a float of where there is none.
            texts = ((_END, _END_TEXT), (_START, _START_TEXT))
            rows = rows.with_columns(*(nw.col(a).cast(nw.String).alias(b) for a, b in texts))
            needed.append(_END_TEXT)
        order = [_ORDER, self.begins, self.last]
        # A window over everything is one task on a cluster, and a sort is dear elsewhere.
        by, within = (self.keys or [_ALL], order) if engine.windows else ([], [*self.keys, *order])
        if not engine.windows:
            needed += self.keys

        def before(name: str) -> nw.Expr:
            shifted = nw.col(name).shift(1)
            found = shifted.over(*by, order_by=within) if by else shifted.over(order_by=within)
            return found.alias(_BEFORE + name)

        return rows.with_columns(*map(before, needed)).with_columns(
            self._has_one_before(engine).alias(_PRECEDED)
        )

    def _has_one_before(self, engine: Engine) -> nw.Expr:
        """1 where a period with counted rows comes before, in the same group."""
        there = (nw.col(_HERE) == 1) & ~nw.col(_BEFORE + self.begins).is_null()
        if not engine.windows and self.keys:
            there = there & reduce(and_, map(_same, self.keys))
        return flag(there)

    # --- together ----------------------------------------------------------------------------

    def _together(self, rows: Any) -> Any:
        """The periods of each key added up."""
        sums = [*self._sums()]
        told = {name: (nw.col(name), "sum") for name in (*self.buckets, *sums)}
        told |= {PERIODS: (nw.col(_HERE), "sum")}
        if self.account is not None:
            told |= {TWICE: (self._twice(), "sum")}
        if self.overlaps:
            told |= {OVERLAPS: (self._begins_too_early(), "sum"), **self._of_what()}
        if self.adjoins is not None:
            told |= self._follows()
        more = dict.fromkeys(self._sizes(), "max")
        more |= self.met()
        made = [value.alias(name) for name, (value, _) in told.items()]
        rows = rows.select(*map(nw.col, self.keys), *made, *map(nw.col, more))
        hows = {name: how for name, (_, how) in told.items()} | more
        found = [getattr(nw.col(name), how)() for name, how in hows.items()]
        answer = rows.group_by(*self.keys).agg(*found) if self.keys else rows.select(*found)
        wholes = self.wholes({name: name in sums for name in told})
        return answer.with_columns(*self.ends(), *wholes)

    def _sums(self) -> Iterator[str]:
        return (f"{bucket}_{part.name}" for part in self.parts for bucket in self.counted)

    def _twice(self) -> nw.Expr:
        """How many more counted rows there are than accounts of them."""
        counted = reduce(add, map(nw.col, self.counted))
        others = reduce(add, map(nw.col, self.buckets)) - counted
        return counted - (nw.col(_ACCOUNT) - flag(others > 0))

    def _of_what(self) -> dict[str, tuple[nw.Expr, str]]:
        """The first and the last thing that counted rows are customers of; one if none is told."""
        here = nw.col(_HERE) == 1
        what = nw.lit(0) if self.of_what is None else nw.col(OF_WHAT)
        return {
            LEAST_OF: (nw.when(here).then(what).otherwise(nw.lit(_NONE_OF)), "min"),
            MOST_OF: (nw.when(here).then(what).otherwise(nw.lit(-1)), "max"),
        }

    def _begins_too_early(self) -> nw.Expr:
        early = nw.col(_BEFORE + self.last) >= nw.col(self.begins)
        return flag((nw.col(_PRECEDED) == 1) & early)

    def _follows(self) -> dict[str, tuple[nw.Expr, str]]:
        one_before, here = nw.col(_PRECEDED) == 1, nw.col(_HERE) == 1
        begins, last_before = nw.col(self.begins), nw.col(_BEFORE + self.last)
        same_day = one_before & (nw.col(_BEFORE + self.begins) == begins)
        start, end_before = nw.col(_START_TEXT), nw.col(_BEFORE + _END_TEXT)
        nobody = (start == "0") & (end_before == "0")
        adjoins = (last_before < begins) & (nobody | (last_before + 1 == begins))
        code = nw.when(~adjoins).then(nw.lit(NOT_ADJOINING)).otherwise(nw.lit(NOT_BALANCED))
        wrong = one_before & (~adjoins | ~(end_before == start))
        at = begins.fill_null(0).cast(nw.Int64) * _WHYS + code
        first = here & ~one_before
        return {
            ALIKE: (flag(same_day), "sum"),
            _FAULT: (nw.when(wrong).then(at).otherwise(nw.lit(_NO_FAULT)), "min"),
            OPENING: (flag(first, nw.col(_START)), "sum"),
        }


def is_first_fault(why: int) -> nw.Expr:
    """Whether the first period that does not follow from the one before it does not for that."""
    fault = nw.col(_FAULT)
    return fault - whole(fault, _WHYS) * _WHYS == why


def _same(key: str) -> nw.Expr:
    """Whether the row before has the same key."""
    return same(nw.col(key), nw.col(_BEFORE + key))
