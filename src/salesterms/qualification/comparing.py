"""One person judged by several frameworks: a row for each."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms._render import text_table
from salesterms.errors import Text, each_argument
from salesterms.facts import Facts, gathered
from salesterms.journey import Journey
from salesterms.qualification.assessing import NOTHING_EXPIRES, assess
from salesterms.qualification.assessment import Assessment
from salesterms.qualification.fulfilment import VERDICT_WORDS
from salesterms.qualification.registry import A_FRAMEWORK, chosen
from salesterms.values import instant_or_none, instant_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from salesterms.facts import Catalogue, Evidence
    from salesterms.qualification.scheme import Framework

_COLUMNS = (
    Text("framework", "kader"),
    Text("verdict", "oordeel"),
    Text("because", "omdat"),
    Text("met", "voldaan"),
    Text("required", "vereist"),
)
_AS_OF = Text("Frameworks: {0}, as of {1}", "Kaders: {0}, op {1}")
_ALL_TIME = Text(
    "Frameworks: {0}, by all that is on record", "Kaders: {0}, met alles wat is vastgelegd"
)


@frozen(kw_only=True)
class Comparison:
    """What several frameworks find of one person; made by `compare`.

    >>> from salesterms.facts import Facts
    >>> from salesterms.qualification import compare
    >>> known = Facts(need="stated", budget="assumed", authority="stated", urgency="yes")
    >>> print(compare(known, ["bant", "prospect"]).explain())
    Frameworks: 2, by all that is on record
      framework  verdict  because                                      met  required
      BANT       not yet  not enough: a budget                           3         4
      Prospect   not yet  missing: a positive check, intentions clear    0         2

    `assessments` stand in the order in which the frameworks are given.
    """

    assessments: tuple[Assessment, ...]
    as_of: datetime | None = field(default=None, eq=instant_or_none)

    def to_rows(self) -> list[dict[str, str | int | None]]:
        """A row of plain data for each framework."""
        return [one.row for one in self.assessments]

    def explain(self, lang: str = "en") -> str:
        """The table, in English ("en") or Dutch ("nl"); it names nobody."""
        number, as_of = len(self.assessments), self.as_of
        head = _ALL_TIME.say(lang).format(number)
        if as_of is not None:
            head = _AS_OF.say(lang).format(number, instant_text(as_of))
        header = [column.say(lang) for column in _COLUMNS]
        rows = [self._cells(one, lang) for one in self.assessments]
        return "\n".join([head, text_table(header, rows, numeric=3)])

    @staticmethod
    def _cells(one: Assessment, lang: str) -> list[str]:
        row = one.row
        return [
            one.framework.title.say(lang),
            VERDICT_WORDS[one.verdict].say(lang),
            one.reason.say(lang),
            str(row["met"]),
            str(row["required"]),
        ]

    def __str__(self) -> str:
        return self.explain()


def compare(
    of: Journey | Facts | Iterable[Evidence],
    frameworks: Iterable[Framework | str],
    *,
    as_of: datetime | None = None,
    expiry: Mapping[str, int] = NOTHING_EXPIRES,
    catalogue: Catalogue | None = None,
) -> Comparison:
    """What several frameworks find of one person: each by its own requirements, on the same record.

    >>> from salesterms.facts import Facts
    >>> from salesterms.qualification import compare, every_framework
    >>> found = compare(Facts(), every_framework())
    >>> sorted({row["verdict"] for row in found.to_rows()})
    ['not_yet', 'open']

    The other arguments are those of `assess`, which raises the same. Of no frameworks there are no
    rows. Glossary: lead-qualification (000:58).
    """
    given = of if isinstance(of, Journey | Facts) else gathered(of)
    every = [chosen(one) for one in each_argument("frameworks", frameworks, object, A_FRAMEWORK)]
    return Comparison(
        assessments=tuple(
            assess(one, given, as_of=as_of, expiry=expiry, catalogue=catalogue) for one in every
        ),
        as_of=as_of,
    )
