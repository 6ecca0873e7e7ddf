"""The engines behind a frame: how one is opened and given back, and what each needs done its way.

Everything that an engine cannot do as the others do is a line of this table, or stands in `days`;
what is told to an engine in its own words stands in `neighbours` and `put_in_order`.
"""

from __future__ import annotations

from typing import Any, Final, TypeAlias

import narwhals as nw
from attrs import field, frozen

from salesterms.errors import SalesTermsError, Text
from salesterms.values import FrozenMapping

#: A frame as narwhals shows it.
Frame: TypeAlias = "nw.DataFrame[Any] | nw.LazyFrame[Any]"


#: Before the name of every column that is made on the way to an answer.
MADE: Final = "salesterms_"


class NotAFrame(SalesTermsError, TypeError):
    """Something was given that is no dataframe of a known engine.

    >>> from salesterms import frames
    >>> try:
    ...     frames.close_ratio([{"status": "won"}])
    ... except frames.NotAFrame as error:
    ...     print(error.text().partition(":")[0])
    'list' is no dataframe that narwhals knows
    """

    code = "not_a_frame"
    message = Text(
        "{0} is no dataframe that narwhals knows: give one of pandas, Polars, PyArrow, DuckDB,"
        " Dask, Ibis, SQLFrame or PySpark; rows of dicts go to salesterms.opportunities()",
        "{0} is geen dataframe die narwhals kent: gebruik pandas, Polars, PyArrow, DuckDB,"
        " Dask, Ibis, SQLFrame of PySpark; rijen van dicts gaan naar salesterms.opportunities()",
    )


class ColumnTwice(SalesTermsError, ValueError):
    """A frame has several columns of one name, and nothing says which of them is meant.

    >>> from salesterms.frames import ColumnTwice
    >>> ColumnTwice(("status",)).text()
    "There are several columns 'status': give each a name of its own"
    """

    code = "column_twice"
    message = Text(
        "There are several columns {0}: give each a name of its own",
        "Er zijn meerdere kolommen {0}: geef elke kolom een eigen naam",
    )


class ColumnReserved(SalesTermsError, ValueError):
    """A column of a frame has a name that stands for something else.

    >>> from salesterms.frames import ColumnReserved
    >>> ColumnReserved(("salesterms_amount",)).text()
    "The names 'salesterms_amount' stand for other columns: give these columns other names"
    """

    code = "column_reserved"
    message = Text(
        "The names {0} stand for other columns: give these columns other names",
        "De namen {0} staan voor andere kolommen: geef deze kolommen een andere naam",
    )


class NotOnEngine(SalesTermsError, ValueError):
    """An engine was asked for what it cannot do, or not in any reasonable time.

    >>> from salesterms.frames import NotOnEngine
    >>> NotOnEngine("funnel_of_log", "SQLFrame", "DuckDB").text()
    "'funnel_of_log' is not for frames of 'SQLFrame': give one of 'DuckDB'"
    """

    code = "not_on_engine"
    message = Text(
        "{0} is not for frames of {1}: give one of {2}",
        "{0} is er niet voor frames van {1}: gebruik {2}",
    )


@frozen(kw_only=True)
class Engine:
    """What one engine needs: its name, and the ways in which it differs.

    `at_once`: it groups a large frame once, and not twice, since each grouping is a shuffle.
    `by_digits`: it makes a float only of a whole number that one holds exactly, else of its digits.
    `decimals`: it refuses a sum beyond 64 bits, so that what could come to that is a decimal.
    `middle`: its own median of a group is exact.
    `middle_of_all`: and so is that of all rows, which are else made one group.
    `distinct`: it counts different values right where equal ones lie in several of its parts.
    `windows`: it looks back within each group, and not over all rows in one order.
    `unfolds`: it makes rows of a list, where it would work a branch of a question out on its own.
    `sorts`: its answer is put in the order of the keys; a lazy one is left as it comes.
    `lazily`: its eager frames are worked on as lazy ones, and collected at the end.
    `gathers`: it looks values up by their place in a list, in words of its own.
    `dates`: it has dates beside instants.
    `typed_dates`: of its own accord it makes a date of a date, and an instant of an instant.
    `lists`: it groups by a list.
    `unpivots`: it makes rows of columns on whatever connection.
    `branches`: it works out a branch of the rows that come to it: a text is compared where asked.
    `arrow`: its columns can be Arrow's, which makes no floats of large whole numbers.
    `whole_when_rounded`: what it rounds becomes a whole number, also what is too large for one.
    `instead`: what it cannot do, and the engine to take in its place.
    """

    name: str
    at_once: bool = False
    by_digits: bool = False
    decimals: bool = False
    middle: bool = True
    middle_of_all: bool = True
    distinct: bool = True
    windows: bool = False
    unfolds: bool = False
    sorts: bool = False
    lazily: bool = False
    gathers: bool = False
    dates: bool = True
    typed_dates: bool = True
    lists: bool = True
    unpivots: bool = True
    branches: bool = False
    arrow: bool = False
    whole_when_rounded: bool = False
    instead: FrozenMapping[str, str] = field(factory=FrozenMapping)

    def float_of(self, number: nw.Expr) -> nw.Expr:
        """A whole number as the float that is nearest."""
        return (number.cast(nw.String) if self.by_digits else number).cast(nw.Float64)

    def check_can(self, what: str) -> None:
        """Raise `NotOnEngine` for what it cannot do."""
        if (other := self.instead.get(what)) is not None:
            raise NotOnEngine(what, self.name, other)


_KNOWN: Final = {
    nw.Implementation.POLARS: Engine(name="Polars", lazily=True, gathers=True),
    # It makes an object of a date, and holds instants in nanoseconds, in which the year 9999 wraps.
    nw.Implementation.PANDAS: Engine(
        name="pandas", sorts=True, dates=False, typed_dates=False, lists=False, arrow=True
    ),
    # Its median of a group is an approximation, up to 0.46 % off on 10,000 rows.
    nw.Implementation.PYARROW: Engine(
        name="PyArrow", by_digits=True, middle=False, sorts=True, lists=False, arrow=True
    ),
    # Its columns become rows on its default connection only, and not on that of the frame.
    nw.Implementation.DUCKDB: Engine(
        name="DuckDB", windows=True, unfolds=True, unpivots=False, branches=True
    ),
    # It adds up the different values of its partitions, and estimates the middle of all rows.
    nw.Implementation.DASK: Engine(name="Dask", distinct=False, middle_of_all=False, dates=False),
    nw.Implementation.IBIS: Engine(
        name="Ibis", windows=True, unfolds=True, branches=True, whole_when_rounded=True
    ),
    # It writes the deep question of a funnel for minutes.
    nw.Implementation.SQLFRAME: Engine(
        name="SQLFrame",
        at_once=True,
        windows=True,
        unfolds=True,
        branches=True,
        instead=FrozenMapping({"funnel_of_log": "DuckDB"}),
    ),
    nw.Implementation.PYSPARK: Engine(
        name="PySpark", at_once=True, decimals=True, windows=True, unfolds=True, branches=True
    ),
}


def engine_of(frame: Any) -> Engine:
    """What the engine behind a frame of narwhals, or behind a cell of one, needs."""
    return _KNOWN[frame.implementation]


def _is_reserved(name: object) -> bool:
    """Whether a name is one of ours, or means several columns to Polars."""
    if not isinstance(name, str):
        return False
    made = name.casefold().startswith(MADE)  # to SQL capitals are no difference
    return made or name == "*" or (name.startswith("^") and name.endswith("$"))


@frozen(eq=False)
class Opened:
    """A frame of the user's as it is worked on, and what gives the answer back in his kind.

    An eager frame of Polars is worked on lazily, so that only the columns that are needed are read
    and what stands twice is worked out once; it is collected at the end.
    """

    frame: Any
    engine: Engine
    eager_polars: bool = False

    @classmethod
    def of(cls, given: Any) -> Opened:
        """The frame behind what was given. Raises `NotAFrame`, `ColumnTwice`, `ColumnReserved`.

        What is opened already stays as it is: something was made of it before it is measured.
        """
        if isinstance(given, cls):
            return given
        try:
            frame: Any = nw.from_native(given)
        except TypeError:
            raise NotAFrame(type(given).__name__) from None
        except nw.exceptions.DuplicateError:
            names = [str(name) for name in given.columns]
            twice = sorted({one for one in names if names.count(one) > 1})
            raise ColumnTwice(tuple(twice)) from None
        engine = _KNOWN.get(frame.implementation)
        if engine is None:
            raise NotAFrame(type(given).__name__)
        if reserved := tuple(filter(_is_reserved, frame.collect_schema().names())):
            raise ColumnReserved(reserved)
        if engine.lazily and isinstance(frame, nw.DataFrame):
            return cls(frame.lazy(), engine, eager_polars=True)
        return cls(frame, engine)

    def given_back(self, answer: Any, keys: list[str]) -> Any:
        """The answer as a frame of the user's own kind; an eager one in the order of its keys."""
        if (self.engine.sorts or self.eager_polars) and keys:
            answer = answer.sort(*keys, nulls_last=True)
        if self.engine.sorts:
            answer = nw.maybe_reset_index(answer)  # the rows of an answer have numbers of their own
        return (answer.collect() if self.eager_polars else answer).to_native()
