"""What this library answers to a request: the reference that others are compared with."""

from __future__ import annotations

from collections.abc import Mapping
from types import GenericAlias
from typing import TYPE_CHECKING, Any, Final, TypeGuard

from salesterms.conformance.neutral import form_of, given, part_form, row_document
from salesterms.conformance.operations import operation
from salesterms.documents import structure
from salesterms.errors import SalesTermsError, Text
from salesterms.metrics import METRICS, BadArgument, Metric
from salesterms.results import Measurements

if TYPE_CHECKING:
    from salesterms.metrics import Family
    from salesterms.results import Measurement

NOT_SUPPORTED = "not_supported"
#: What a request says itself, and inputs or arguments cannot.
_OWN: Final = frozenset({"variant", "rows", "metric", "operation"})
_REQUEST: Final = Text(
    "an object with a metric or an operation, and inputs or rows, as the protocol has it",
    "een object met een metric of een operation, en inputs of rows, zoals in het protocol",
)
_INPUTS: Final = Text("the inputs of that operation", "de inputs van die operation")


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """The reply of this library to a request, both in plain JSON.

    >>> from salesterms.conformance import answer
    >>> answer({"metric": "close_ratio", "inputs": {"won": 5, "lost": 10}})
    {'value': {'ratio': '1/3'}}
    >>> row = {"id": "D-1", "status": "open"}
    >>> answer({"metric": "close_ratio", "rows": [row], "arguments": {}})
    {'undefined': 'zero_denominator', 'counted': 0, 'excluded': {'open': 1}}
    >>> answer({"metric": "close_ratio", "inputs": {"won": -1, "lost": 10}})
    {'error': 'bad_argument'}

    An error of the library becomes its code. A metric or an operation that it does not have gives
    `{"not_supported": True}`. See the reference of the protocol for every key.
    """
    reply, _ = replied(request)
    return reply


def replied(request: Mapping[str, Any]) -> tuple[dict[str, Any], SalesTermsError | None]:
    """The reply to a request, with the error whose code it is: a code alone says too little.

    >>> _, error = replied({"metric": "close_ratio", "inputs": {"won": -1, "lost": 10}})
    >>> str(error)
    'won=-1: give a whole number, 0 or more'
    """
    try:
        return _answered(request), None
    except SalesTermsError as error:
        return {"error": error.code}, error


def _answered(request: object) -> dict[str, Any]:
    if not _is_table(request):
        raise BadArgument("request", request, _REQUEST)
    if "operation" in request:
        return _carried_out(request["operation"], request.get("inputs", {}))
    name = request.get("metric")
    if not isinstance(name, str):
        raise BadArgument("metric", name, _REQUEST)
    metric = METRICS.get(name)
    if metric is None:
        return {NOT_SUPPORTED: True}
    if not _asks(request):
        raise BadArgument("request", dict(request), _REQUEST)
    variant = request.get("variant")
    if "rows" in request:
        return _of_rows(metric, variant, request["rows"], request.get("arguments", {}))
    numbers = {name: given(value) for name, value in request["inputs"].items()}
    # on bare numbers there are no rows to account for
    return _said(metric.formula(variant=variant, **numbers))


def _is_table(given: object) -> TypeGuard[Mapping[str, Any]]:
    return isinstance(given, Mapping)


def _asks(request: Mapping[str, Any]) -> bool:
    """Whether a request has inputs, or rows with arguments, and no table that names it again."""
    tables = [request[key] for key in ("inputs", "arguments") if key in request]
    return (
        all(_is_table(table) and not _OWN & table.keys() for table in tables)
        and isinstance(request.get("rows", []), list | tuple)
        and ("inputs" in request or "rows" in request)
    )


def _carried_out(name: object, inputs: object) -> dict[str, Any]:
    carried_out = operation(name)
    if carried_out is None:
        return {NOT_SUPPORTED: True}
    if not _is_table(inputs):
        raise BadArgument("inputs", inputs, _INPUTS)
    try:
        return {"result": carried_out(inputs)}
    except SalesTermsError:
        raise  # some of which are a KeyError or a TypeError too
    except (KeyError, TypeError, AttributeError) as fault:  # a key too few, or of a wrong kind
        raise BadArgument("inputs", str(fault), _INPUTS) from None


def _of_rows(
    metric: Family, variant: str | None, rows: list[Any], arguments: Mapping[str, Any]
) -> dict[str, Any]:
    if not isinstance(metric, Metric):
        return {NOT_SUPPORTED: True}
    read = structure([row_document(row) for row in rows], GenericAlias(list, (metric.rows.kind,)))
    asked = {name: given(value) for name, value in arguments.items()}
    found = metric(read, variant=variant, **asked)  # type: ignore[operator] # each kind has a call
    if isinstance(found, Measurements):
        return _grouped(found)
    return _accounted(found)


def _grouped(found: Measurements) -> dict[str, Any]:
    groups = [
        {"key": [part_form(part) for part in found.key_fields(key).values()], **_accounted(one)}
        for key, one in found.items()
    ]
    total = {} if found.total is None else {"total": _accounted(found.total)}
    return {"groups": groups, **total}


def _accounted(one: Measurement) -> dict[str, Any]:
    return {**_said(one), "counted": one.counted, "excluded": dict(one.excluded)}


def _said(one: Measurement) -> dict[str, Any]:
    if one.value is not None:
        return {"value": form_of(one.value, one.tolerance)}
    return {str(one.status): one.reason}
