"""Whatever a derivation or a row is given: an answer, or one error of the library.

Each argument of each public function and row class is, in turn, something that it cannot be, while
the others stay right. What a row takes in spite of that is measured as well: a row that breaks a
metric is found where it is made, or told by the metric.
"""

import inspect
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from functools import partial
from itertools import product
from typing import Any

import pytest
from metric_rows import ON_ROWS, needed
from right_calls import CALLS, DEAL, LOG, MADE, ZONE

from salesterms import Opportunity, metrics
from salesterms.errors import SalesTermsError
from salesterms.logs import StageEntry
from salesterms.metrics.places import OTHER_PLACES

#: What an argument can be by mistake; made anew for each call, since a generator is used up.
ODD: dict[str, Callable[[], Any]] = {
    "None": lambda: None,
    "5": lambda: 5,
    "-1": lambda: -1,
    "1.5": lambda: 1.5,
    "True": lambda: True,
    "text": lambda: "x",
    "no_text": lambda: "",
    "bytes": lambda: b"x",
    "list_of_none": lambda: [None],
    "list_of_5": lambda: [5],
    "list_of_text": lambda: ["x"],
    "list_of_lists": lambda: [[]],
    "tuple_of_lists": lambda: ([],),
    "dict": lambda: {"x": 5},
    "dict_of_none": lambda: {None: None},
    "dict_of_lists": lambda: {"D-1": [], "P-1": [], "Ann": [[]]},
    "generator": lambda: (one for one in [None]),
    "nan": lambda: Decimal("NaN"),
    "huge": lambda: Decimal("1E999999999"),
    "long": lambda: 10**5000,
    "instant": lambda: datetime(2024, 3, 1, tzinfo=UTC),
    "naive": lambda: datetime(2024, 3, 1),  # noqa: DTZ001 - what is refused
    "anything": object,
}

#: Classes that the library makes, and that nobody gives to it.
RESULTS = {
    "AgeBand",
    "BgNbdFit",
    "BridgeLine",
    "CohortSurvivors",
    "CommissionAdjustment",
    "CommissionLine",
    "CommissionStatement",
    "CommissionStatements",
    "CurrencyBridge",
    "CustomerBalance",
    "Found",
    "FunnelRows",
    "GammaGammaFit",
    "KeepingCost",
    "ModelFigure",
    "PipelineBridge",
    "PipelineFindings",
    "PurchaseHistories",
    "SbgFit",
    "SurvivalCurve",
    "SurvivalInterval",
    "SurvivalStep",
    "TierPart",
}
#: What metrics are defined with: tests/conformance/own_metrics.py makes them wrong.
DEFINING = {
    "Calculation",
    "Definition",
    "Edge",
    "Family",
    "Metric",
    "MoneyMetric",
    "NotBy",
    "ZeroBy",
    "RowKind",
    "RowMetric",
    "Statement",
    "Unanswered",
    "Variant",
}


def public(*, functions: bool) -> set[str]:
    """The names of what is called: functions, or classes that are neither errors nor words."""
    found = set()
    for name in (name for names in OTHER_PLACES.values() for name in names):
        made = getattr(metrics, name)
        is_class = isinstance(made, type)
        if not callable(made) or (is_class and issubclass(made, SalesTermsError | Enum)):
            continue
        if is_class is not functions:
            found.add(name)
    return found


def each_argument_of(calls: dict[str, dict[str, Any]]) -> list[Any]:
    return [
        pytest.param(name, argument, id=f"{name}-{argument}")
        for name, given in calls.items()
        for argument in given
    ]


def test_every_function_stands_in_the_table_with_all_its_arguments() -> None:
    """Those with a name: further cohorts of `sbg_fit` have none, and are in the tests of it."""
    assert set(CALLS) == public(functions=True)
    for name, given in CALLS.items():
        arguments = inspect.signature(getattr(metrics, name)).parameters.values()
        named = [one.name for one in arguments if one.kind is not one.VAR_POSITIONAL]
        assert named == sorted(given, key=named.index)
        assert getattr(metrics, name)(**given) is not None


def test_every_class_that_users_make_stands_in_it_with_all_its_fields() -> None:
    assert set(MADE) == public(functions=False) - RESULTS - DEFINING
    for name, given in MADE.items():
        assert set(inspect.signature(getattr(metrics, name)).parameters) == set(given)
        assert getattr(metrics, name)(**given) is not None
    kinds = {metric.rows.kind for metric in ON_ROWS} - {Opportunity}
    assert {kind.__name__ for kind in kinds} <= set(MADE)


def told(call: Callable[[], Any]) -> SalesTermsError | None:
    """The error of the library that a call ends in, None where it answers; no other error."""
    try:
        call()
    except SalesTermsError as error:
        return error
    return None


def measured(row: Any) -> Iterator[SalesTermsError | None]:
    """What a row ends in, by every variant of every metric of its kind, whole and by each field."""
    for metric in (one for one in ON_ROWS if one.rows.kind is type(row)):
        ask: Any = metric
        for variant, by in product(metric.variants.values(), (None, *metric.rows.fields)):
            yield told(partial(ask, [row], **needed(variant, None), variant=variant.name, by=by))


#: What an error names instead, where the argument only makes sense together with that.
BESIDE = {
    ("funnel_stages", "id"): {"stages"},
    ("Brackets", "bounds"): {"Brackets"},
    ("Brackets", "rates"): {"Brackets"},
    ("customer_balances", "periods"): {"period"},
    ("customer_periods", "periods"): {"period"},
    ("commission_statements", "quotas"): {"plan", "quota"},
    ("lifespans", "of"): {"services"},
    ("MrrChange", "start"): {"before"},
    ("MrrChange", "end"): {"end_yearly"},
    ("PurchaseHistory", "age"): {"recency"},
}


@pytest.mark.parametrize(("name", "argument"), [*each_argument_of(CALLS), *each_argument_of(MADE)])
def test_an_error_names_the_argument_that_is_wrong(name: str, argument: str) -> None:
    given = (CALLS | MADE)[name]
    for odd, value in ODD.items():
        error = told(partial(getattr(metrics, name), **{**given, argument: value()}))
        if error is not None and error.code in {"bad_argument", "wrong_argument"}:
            named = str(error.args[0]).rpartition(".")[2]
            assert named in {argument} | BESIDE.get((name, argument), set()), odd


@pytest.mark.parametrize(("name", "argument"), each_argument_of(CALLS))
def test_a_function_answers_or_says_what_is_wrong(name: str, argument: str) -> None:
    for odd, value in ODD.items():
        error = told(partial(getattr(metrics, name), **{**CALLS[name], argument: value()}))
        assert error is None or error.text("en") != error.text("nl"), odd


@pytest.mark.parametrize(("name", "argument"), each_argument_of(MADE))
def test_so_does_a_class_and_what_it_made_is_measured(name: str, argument: str) -> None:
    for odd, value in ODD.items():
        made: list[Any] = []
        given = {**MADE[name], argument: value()}
        errors = [told(lambda: made.append(getattr(metrics, name)(**given)))]  # noqa: B023 - now
        errors += [error for row in made for error in measured(row)]
        assert all(one is None or one.text("en") != one.text("nl") for one in errors), odd


@pytest.mark.parametrize("field", StageEntry._fields)
@pytest.mark.parametrize("name", ["ages_in_stage", "funnel_of_log", "stage_spells"])
def test_a_row_of_a_log_is_looked_at_alike_by_all_that_read_one(name: str, field: str) -> None:
    for odd, value in ODD.items():
        row: Any = LOG[0]._replace(**{field: value()})
        error = told(partial(getattr(metrics, name), **{**CALLS[name], "entries": [row]}))
        assert error is None or error.code == "bad_entry", odd
        by_spells = told(partial(metrics.stage_spells, [row], zone=ZONE))
        assert (error is None) is (by_spells is None), odd


@pytest.mark.parametrize("metric", [pytest.param(one, id=one.id) for one in ON_ROWS])
def test_so_does_a_metric(metric: Any) -> None:
    kind, variant = metric.rows.kind, next(iter(metric.variants.values()))
    row = DEAL if kind is Opportunity else kind(**MADE[kind.__name__])
    asked = {**needed(variant, None), "rows": [row], "variant": variant.name}
    for odd, value in ODD.items():
        for name in ("rows", "variant", "by", "period", "as_of", "keep_ids", *variant.needs):
            error = told(partial(metric, **{**asked, name: value()}))
            assert error is None or error.text("en") != error.text("nl"), (name, odd)
