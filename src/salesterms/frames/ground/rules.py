"""Why a row of an answer has no value: the first rule that holds gives its status and reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import narwhals as nw
from attrs import frozen

from salesterms.frames.ground.flags import first_that_holds
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
    known = [*rules]
    statuses = ((rule.test, rule.status.value) for rule in known)
    reasons = ((rule.test, rule.reason) for rule in known)
    yield first_that_holds(statuses, nw.lit(Status.MEASURED.value)).alias("status")
    yield first_that_holds(reasons, nw.lit(_NO_REASON)).alias("reason")


def measured() -> nw.Expr:
    """Whether there is a value, once the status is told."""
    return nw.col("status") == Status.MEASURED.value


def where_measured(value: nw.Expr) -> nw.Expr:
    """A float where there is one, else nothing."""
    return nw.when(measured()).then(value).otherwise(nw.lit(None, nw.Float64))
