"""Which question to ask next: the one that may settle most."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from salesterms.criteria import All, Any, AtLeast, In
from salesterms.qualification.assessment import NextQuestion
from salesterms.qualification.fulfilment import Fulfilment
from salesterms.qualification.requirement import Asks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from salesterms.criteria import Criterion
    from salesterms.facts import Axis, Facts
    from salesterms.qualification.finding import Finding
    from salesterms.qualification.requirement import Requirement

#: What is met needs no question, and what was refuted was answered.
_SETTLED = (Fulfilment.MET, Fulfilment.REFUTED)


def next_questions(findings: Sequence[Finding], facts: Facts) -> tuple[NextQuestion, ...]:
    """The questions that are open, the one that is worth most first; of equal ones the first."""
    asked = [one.requirement for one in findings if one.fulfilment not in _SETTLED]
    questions = [_question(each, asked, facts) for each in asked]
    return tuple(sorted(questions, key=lambda one: -one.worth))


def _question(each: Requirement, asked: Sequence[Requirement], facts: Facts) -> NextQuestion:
    settled: list[Requirement] = []
    if each.when is not None:
        answered = _answered(each.when, facts)
        settled = [one for one in asked if one is each or _is_settled(one, answered, facts)]
    worth = sum((Decimal(one.worth) for one in settled if one.required), Decimal(0))
    return NextQuestion(requirement=each, settles=tuple(one.id for one in settled), worth=worth)


def _answered(when: Criterion, facts: Facts) -> Facts:
    """The facts after a yes: of each fact at least what is asked."""
    for axis, number in _wanted(when):
        least = number
        if axis.ordered:
            least = max(number, facts.possible(axis)[0])
        facts = facts.with_(**{axis.name: axis.names[least]})
    return facts


def _wanted(when: Criterion) -> Iterator[tuple[Axis, int]]:
    if isinstance(when, All | Any):
        for part in when.parts:
            yield from _wanted(part)
    elif isinstance(when, AtLeast | In):
        axis: Axis = when.column  # type: ignore[assignment] # on facts only axes are columns
        numbers = axis.numbers_of(when)
        yield from ((axis, number) for number in numbers[:1])


def _is_settled(one: Requirement, answered: Facts, before: Facts) -> bool:
    if one.when is None:
        return False
    layout = answered.catalogue.layout
    if layout.is_sure(one.when, answered.sure):
        return True
    known = one.asks is Asks.KNOWN and layout.is_sure(~one.when, answered.sure)
    return known and not layout.is_sure(~one.when, before.sure)
