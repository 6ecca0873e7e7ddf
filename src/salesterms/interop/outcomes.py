"""What becomes of a record that is not accepted: every record has exactly one outcome."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from salesterms.errors import Problem


@frozen(kw_only=True)
class Quarantined:
    """A record that was not accepted, with every reason and its original text.

    `record` is its number, from 1, the header not counted; `first_line` and `last_line` are its
    physical lines, from 1, None for rows that come from no file. `text` is the text of the record
    as it stands in the file, line ends included; `row` the object that was given as a row.
    """

    record: int
    first_line: int | None = None
    last_line: int | None = None
    problems: tuple[Problem, ...]
    text: str = ""
    row: Any = field(default=None, hash=False, repr=False)

    @property
    def code(self) -> str:
        """The code of the first problem: the reason under which the record is counted."""
        return self.problems[0].code


@frozen(kw_only=True)
class Blank:
    """A record in which no cell holds anything."""

    record: int
    first_line: int | None = None
    last_line: int | None = None


@frozen(kw_only=True)
class Skipped:
    """A record that the mapping declares to be no data, with its text."""

    record: int
    first_line: int | None = None
    last_line: int | None = None
    text: str = ""
