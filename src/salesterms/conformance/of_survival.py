"""The operations on survival: lifespans of subscriptions, a curve, and the fit of a model."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from salesterms.conformance.neutral import form_of, given, row_document, wanted
from salesterms.documents import structure
from salesterms.entities import Subscription
from salesterms.metrics import CustomerOf, Lifespan, kaplan_meier, sbg_fit
from salesterms.metrics import cohort_survivors as survivors_of
from salesterms.metrics import lifespans as lifespans_of

if TYPE_CHECKING:
    from collections.abc import Mapping


def lifespans(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Each lifespan as its id, how long it was seen from when to when, and what it tells.

    >>> seats = {"id": "S-1", "account": "A-1", "started_on": "2024-01-01", "trial": False}
    >>> seats |= {"amount": {"amount": "5", "currency": "EUR"}, "interval_months": 1}
    >>> lifespans({"rows": [seats], "as_of": "2024-01-31", "of": None})
    {'lifespans': [['S-1', 0, 30, 'censored']]}

    Raises `DocumentProblems` for subscriptions that cannot be read, and what `lifespans` raises.
    """
    rows = [row_document(row) for row in wanted(inputs, "rows", list)]
    rest = {name: given(form) for name, form in inputs.items() if name not in {"rows", "of"}}
    of = structure(inputs.get("of", CustomerOf.ORGANISATION.value), CustomerOf | None)
    found = lifespans_of(structure(rows, list[Subscription]), of=of, **rest)
    return {"lifespans": [[one.id, one.entered, one.duration, one.sighting.value] for one in found]}


def cohort_survivors(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Each cohort as how many there were at the start and after each renewal, and who is left out.

    >>> row = {"id": "C-1", "duration": "2", "ended": False}
    >>> cohort_survivors({"rows": [row], "every": 1})
    {'cohorts': [[1, 1, 1]], 'left_out': {}}

    Raises `DocumentProblems` for rows that cannot be read, and what `cohort_survivors` raises.
    """
    rows = [row_document(row) for row in wanted(inputs, "rows", list)]
    found = survivors_of(structure(rows, list[Lifespan]), every=given(inputs.get("every")))
    return {"cohorts": [list(one) for one in found.cohorts], "left_out": dict(found.left_out)}


def curve(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Each step of the curve, its median or null, and how many rows tell nothing.

    >>> curve({"rows": [{"id": "C-1", "duration": "2", "ended": True}]})["steps"]
    [[{'number': '2'}, 1, 1, 0, {'number': '0'}]]

    A step is the time, how many were at risk, ended and were last seen, and the exact survival.
    Raises `DocumentProblems` for rows that cannot be read.
    """
    rows = [row_document(row) for row in wanted(inputs, "rows", list)]
    found = kaplan_meier(structure(rows, list[Lifespan]), exact=True)
    return {
        "steps": [
            [
                form_of(Fraction(step.time)),
                *(step.at_risk, step.ended, step.censored),
                form_of(step.survival),
            ]
            for step in found.steps
        ],
        "median": None if found.median is None else form_of(Fraction(found.median)),
        "left_out": dict(found.left_out),
    }


def interval(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The bounds of survival at a time by Greenwood's formula, in five digits; or why not.

    >>> rows = [{"id": f"C-{n}", "duration": n, "ended": True} for n in range(1, 11)]
    >>> interval({"rows": rows, "time": 5})
    {'low': {'decimal': '0.18361'}, 'high': {'decimal': '0.75317'}}
    >>> interval({"rows": rows, "time": 10})
    {'undefined': 'nobody_left'}

    Raises `DocumentProblems` for rows that cannot be read, and what `SurvivalCurve.interval`
    raises.
    """
    rows = [row_document(row) for row in wanted(inputs, "rows", list)]
    asked = {name: given(form) for name, form in inputs.items() if name != "rows"}
    found = kaplan_meier(structure(rows, list[Lifespan])).interval(**asked)
    if found.reason:
        return {found.status.value: found.reason}
    return {name: in_five_digits(getattr(found, name)) for name in ("low", "high")}


def in_five_digits(number: float) -> dict[str, str]:
    """Rounded half to even, from the first digit that is not 0.

    >>> in_five_digits(2 / 3), in_five_digits(1.0)
    ({'decimal': '0.66667'}, {'decimal': '1'})
    """
    return {"decimal": f"{Decimal(f'{number:.5g}'):f}"}


def fit(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters and the logarithm of the likelihood, each in five digits; or why not.

    >>> fit({"cohorts": [[1000, 869, 743, 653, 593, 551, 517, 491]]})["alpha"]
    {'decimal': '0.66809'}
    >>> fit({"cohorts": [[10, 8]]})
    {'undefined': 'too_few_periods'}

    Raises what `sbg_fit` raises.
    """
    found = sbg_fit([list(one) for one in wanted(inputs, "cohorts", list)])
    if found.reason:
        return {found.status.value: found.reason}
    return {
        name: in_five_digits(getattr(found, name)) for name in ("alpha", "beta", "log_likelihood")
    }
