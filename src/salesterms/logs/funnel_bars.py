"""A funnel: how many came as far as each step, and how many of those went on."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from salesterms._draw import Drawn
from salesterms._render import safe_table
from salesterms.errors import SalesTermsError, Text
from salesterms.errors.arguments import of_kind
from salesterms.logs.account import share
from salesterms.values import Ratio
from salesterms.values.decimals import is_bounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms._draw import Graph

_OF_BEFORE = Text("{0} of the step before", "{0} van de stap ervoor")
_PASSED_OVER = Text("{0} passed it over", "{0} sloegen hem over")
_ONE_PASSED_OVER = Text("1 passed it over", "1 sloeg hem over")
_TITLE = Text("A funnel of {0} steps", "Een trechter van {0} stappen")
_SENTENCE = Text('"{0}": {1}', '"{0}": {1}')
_HEADER = (
    Text("step", "stap"),
    Text("as far as this", "tot hier gekomen"),
    Text("stood in it", "stond erin"),
    Text("of the step before", "van de stap ervoor"),
    Text("of the first step", "van de eerste stap"),
)


class BadFunnel(SalesTermsError, ValueError):
    """A funnel was to be made of something that is no step with its count."""

    code = "bad_funnel"
    message = Text(
        "{0} is no step of a funnel: give a label and a whole number from 0, as in ('Lead', 12)",
        "{0} is geen stap van een trechter: geef een label en een geheel getal vanaf 0, zoals "
        "('Lead', 12)",
    )


def _is_label(value: object) -> bool:
    return isinstance(value, str)


def _is_count(value: object) -> bool:
    return type(value) is int and is_bounded(value) and value >= 0


@frozen
class FunnelStep:
    """A step: its label, how many came as far as it, and how many of them stood in it.

    >>> from salesterms.logs import FunnelStep
    >>> FunnelStep("Lead", 12, 10).passed_over
    2

    `entered` is None where it is not known, and never more than `cases`. Raises `BadFunnel`.
    """

    label: str
    cases: int
    entered: int | None = None

    def __attrs_post_init__(self) -> None:
        counts = (self.cases,) if self.entered is None else (self.cases, self.entered)
        if not _is_label(self.label) or not all(map(_is_count, counts)) or self.passed_over < 0:
            raise BadFunnel((self.label, *counts))

    @property
    def passed_over(self) -> int:
        """How many came further without having stood in it; 0 where that is not known."""
        return 0 if self.entered is None else self.cases - self.entered


def _steps(given: Iterable[FunnelStep | tuple[str, int]]) -> tuple[FunnelStep, ...]:
    try:
        return tuple(map(_step, given))
    except TypeError:
        raise BadFunnel(given) from None


def _step(given: Any) -> FunnelStep:
    match given:
        case FunnelStep():
            return given
        case (label, cases):
            return FunnelStep(label, cases)
        case _:
            raise BadFunnel(given)


@frozen(repr=False)
class Funnel(Drawn):
    """Steps from early to late, with how many came as far as each.

    >>> from salesterms.logs import Funnel
    >>> funnel = Funnel([("Visit", 200), ("Lead", 50), ("Won", 5)])
    >>> print(funnel.explain())
    A funnel of 3 steps
    "Visit": 200
    "Lead": 50, 25.0% of the step before
    "Won": 5, 10.0% of the step before
    >>> funnel.conversions
    (Ratio(50, 200), Ratio(5, 50))

    `steps` are `FunnelStep` or pairs of a label and a count (`BadFunnel`). Nothing else is made of
    the counts: where they rise, a conversion is more than 100%, and of a step without anybody it is
    undefined. A notebook shows bars; in those of an audit the outlined part passed the step over.
    """

    steps: tuple[FunnelStep, ...] = field(converter=_steps)
    title: str = field(default="", validator=of_kind(str, Text("a text", "een tekst")))

    @property
    def conversions(self) -> tuple[Ratio, ...]:
        """From each step to the next: how many of the one came as far as the other."""
        return tuple(Ratio(after.cases, before.cases) for before, after in pairwise(self.steps))

    def explain(self, lang: str = "en") -> str:
        """A line for each step, for readers and for screen readers."""
        return "\n".join([self._title(lang), *self._sentences(lang)])

    def markdown(self, lang: str = "en") -> str:
        """A Markdown table with a row for each step."""
        rows = (
            (
                step.label,
                str(step.cases),
                "" if step.entered is None else str(step.entered),
                "" if before is None else share(Ratio(step.cases, before.cases), lang),
                share(Ratio(step.cases, self.steps[0].cases), lang),
            )
            for before, step in zip((None, *self.steps), self.steps, strict=False)
        )
        return safe_table([one.say(lang) for one in _HEADER], rows)

    def svg(self, lang: str = "en") -> str:
        """Bars as SVG; needs no other library."""
        from salesterms._draw import Bar, bars

        drawn = [
            Bar(step.label, step.cases, ", ".join(self._notes(place, lang)), step.entered)
            for place, step in enumerate(self.steps)
        ]
        return bars(self._title(lang), drawn, self._sentences(lang), lang)

    def __repr__(self) -> str:
        return f"<Funnel of {len(self.steps)} steps>"

    def _title(self, lang: str) -> str:
        return self.title or _TITLE.say(lang).format(len(self.steps))

    def _notes(self, place: int, lang: str) -> Iterator[str]:
        """What is said beside the count of a step."""
        if place:
            yield _OF_BEFORE.say(lang).format(share(self.conversions[place - 1], lang))
        if over := self.steps[place].passed_over:
            yield (_ONE_PASSED_OVER if over == 1 else _PASSED_OVER).say(lang).format(over)

    def _sentences(self, lang: str) -> list[str]:
        return [
            ", ".join(
                [
                    _SENTENCE.say(lang).format(" ".join(step.label.split()), step.cases),
                    *self._notes(place, lang),
                ]
            )
            for place, step in enumerate(self.steps)
        ]

    def _graph(self, lang: str) -> Graph:
        from salesterms._draw import Edge, Graph, Node

        nodes = [Node(str(at), step.label, str(step.cases)) for at, step in enumerate(self.steps)]
        edges = [
            Edge(str(at), str(at + 1), share(ratio, lang))
            for at, ratio in enumerate(self.conversions)
        ]
        return Graph(nodes, edges, self._title(lang))
