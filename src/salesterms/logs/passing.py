"""How far cases came: the steps that every way forward leads through, and who passed them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from salesterms.logs.funnel_bars import FunnelStep

if TYPE_CHECKING:
    from salesterms.logs.ways import Ways


@frozen
class Steps:
    """The steps of some ways, from early to late.

    `passed` has for each label the steps that a case in it has come as far as; `kinds` for each
    step the labels that are the step itself or a kind of it.
    """

    labels: tuple[str, ...]
    passed: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]


@lru_cache(maxsize=32)
def steps_on(ways: Ways) -> Steps:
    """The labels that every way from the beginning to the last stage leads through.

    >>> from salesterms.logs.ways import Ways
    >>> from salesterms.vocabularies import four_types
    >>> steps_on(Ways(four_types)).labels
    ('naam', 'lead', 'contact')

    A case in a label has come as far as a step where the label is the step or a kind of it, or
    where no legal way leads to the label past the step. So a stage that was skipped counts as
    reached, and who left the way counts for the steps before the place where it can be left first.
    """
    path = ways.vocabulary.table(ways.subject).path
    kinds = {
        step: frozenset(one for one in ways.labels if ways.term(step) in path(ways.term(one)))
        if len(ways.term(step).group) <= 1
        else frozenset((step,))
        for step in ways.labels
    }
    reached = ways.distances(None)
    without = {step: ways.distances(None, past=kinds[step]) for step in ways.labels}

    def is_passed(step: str, label: str) -> bool:
        return label in kinds[step] or (label in reached and label not in without[step])

    onward = [label for label in ways.labels if not ways.term(label).exit]
    steps = tuple(one for one in ways.labels if any(is_passed(one, last) for last in onward[-1:]))
    return Steps(
        labels=steps,
        passed={
            label: frozenset(step for step in steps if is_passed(step, label))
            for label in ways.labels
        },
        kinds={step: kinds[step] for step in steps},
    )


class Progress:
    """How many cases came as far as each step, counted from the labels that each one stood in."""

    def __init__(self, ways: Ways) -> None:
        """Know none yet."""
        self._steps = steps_on(ways)
        #: The place of a label -> its bit; neither the beginning nor an unknown label has one.
        self.bits = [*(1 << place for place in range(len(ways.labels))), 0]
        #: The bits of the labels that a case stood in -> how many cases did so.
        self.stood: Counter[int] = Counter()
        bit = dict(zip(ways.labels, self.bits, strict=False))
        self._passing = [
            (
                sum(bit[label] for label in ways.labels if step in self._steps.passed[label]),
                sum(bit[label] for label in self._steps.kinds[step]),
            )
            for step in self._steps.labels
        ]
        self._passed = [0] * len(self._passing)
        self._entered = [0] * len(self._passing)

    def fold(self) -> None:
        """Count what was met, so that it takes no room."""
        for labels, cases in self.stood.items():
            for place, (passing, own) in enumerate(self._passing):
                if labels & passing:
                    self._passed[place] += cases
                if labels & own:
                    self._entered[place] += cases
        self.stood.clear()

    def steps(self) -> tuple[FunnelStep, ...]:
        """Each step with its cases."""
        counted = zip(self._steps.labels, self._passed, self._entered, strict=True)
        return tuple(FunnelStep(label, cases, entered) for label, cases, entered in counted)
