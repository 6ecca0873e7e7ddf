"""Why a row of an answer has no value: the first rule that holds gives its status and reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import narwhals as nw
from attrs import frozen

from salesterms.results import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NO_REASON: Final = ""


@frozen
class Rule:
    """A reason to have no value, which rows it holds for, and what their status is."""

    reason: str
    test: nw.Expr
    status: Status = Status.REFUSED


def told_by(rules: Iterable[Rule]) -> Iterator[nw.Expr]:
    """The columns `status` and `reason`: of the first rule that holds, else of what is measured."""
    status, reason = nw.lit(Status.MEASURED.value), nw.lit(_NO_REASON)
    for rule in reversed([*rules]):
        status = nw.when(rule.test).then(nw.lit(rule.status.value)).otherwise(status)
        reason = nw.when(rule.test).then(nw.lit(rule.reason)).otherwise(reason)
    yield status.alias("status")
    yield reason.alias("reason")


def measured() -> nw.Expr:
    """Whether there is a value, once the status is told."""
    return nw.col("status") == Status.MEASURED.value


def where_measured(value: nw.Expr) -> nw.Expr:
    """A float where there is one, else nothing."""
    return nw.when(measured()).then(value).otherwise(nw.lit(None, nw.Float64))
