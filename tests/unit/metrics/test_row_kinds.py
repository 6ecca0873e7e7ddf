"""Rows that are made of others: they keep what is personal, and are not taken for one another."""

from typing import Any

import pytest
from attrs import evolve, fields_dict

from salesterms import (
    Category,
    Money,
    Opportunity,
    close_ratio,
    list_discount,
    won_revenue,
)
from salesterms.documents import DocumentProblems, structure
from salesterms.metrics import (
    METRICS,
    BadArgument,
    DealLine,
    LeadOutcome,
    Metric,
    PipelineFinding,
    SalesCredit,
)
from salesterms.metrics.arguments import rows_of
from salesterms.metrics.deal_lines import DEAL_LINES
from salesterms.metrics.opportunity_rows import OPPORTUNITIES
from salesterms.values import ABOUT

KINDS = {one.rows.kind: one.rows for one in METRICS.values() if isinstance(one, Metric)}
#: Rows that no metric is of, beside those that one is.
OTHERS: tuple[type, ...] = (PipelineFinding, SalesCredit)
WITH_AN_OWNER = [kind for kind in (*KINDS, *OTHERS) if "owner" in fields_dict(kind)]


@pytest.mark.parametrize("kind", WITH_AN_OWNER)
def test_whose_a_row_is_is_personal(kind: Any) -> None:
    assert fields_dict(kind)["owner"].metadata[ABOUT]["personal"]


def test_lines_of_deals_are_not_counted_as_deals() -> None:
    line = DealLine(
        id="D-1/1", deal="D-1", status=Category.WON, product="P-2", asked=Money("108", "EUR")
    )
    for call in (close_ratio, close_ratio.compare, lambda rows: close_ratio.place(rows[0])):
        with pytest.raises(BadArgument, match=r"rows=\[DealLine, …\]: give ") as raised:
            call([line])  # type: ignore[list-item] # on purpose
        assert OPPORTUNITIES.says.en in str(raised.value)
        assert OPPORTUNITIES.says.nl in raised.value.text("nl")
    with pytest.raises(BadArgument):
        won_revenue(iter([line]))  # type: ignore[arg-type] # on purpose
    with pytest.raises(BadArgument):
        list_discount([Opportunity(id="D-1", status=Category.WON)])  # type: ignore[list-item] # on purpose


class Alike:
    """A row of a class of one's own, with what every deal has."""

    status = Category.WON


def test_a_kind_of_ones_own_may_be_of_a_class_that_another_is_of() -> None:
    own = evolve(OPPORTUNITIES, fields=("owner",))
    [deal] = rows_of([Opportunity(id="D-1", status=Category.WON)], own).rows

    assert not own.is_of_another(deal)
    assert DEAL_LINES.is_of_another("a text")
    assert not OPPORTUNITIES.is_of_another(Alike())
    anything: Any = Alike
    assert not evolve(OPPORTUNITIES, kind=anything).is_of_another(anything())
    assert DEAL_LINES.is_of_another(deal)


def test_errors_mask_whose_a_row_is() -> None:
    document = {"id": "P-1", "standing": "qualified", "owner": 31612345678}
    with pytest.raises(DocumentProblems) as raised:
        structure(document, LeadOutcome)

    assert "31612345678" not in str(raised.value)
