"""What part of the deals marketing brought, and what part it touched on the way.

Both are shares of deals, or of what they are worth, that are won or open. They answer different
questions and never add up to one: a deal that marketing brought was, as a rule, touched by it too.
"""

from __future__ import annotations

from typing import Any, Final

from attrs import frozen

from salesterms.criteria import ChoiceColumn, Row, Sum
from salesterms.errors import Text
from salesterms.metrics.attribution_rows import (
    ATTRIBUTED_DEALS,
    BEFORE_CLOSE,
    BEFORE_CREATION,
    BY_FIRST_TOUCH,
    BY_SOURCE,
    ByMarketing,
)
from salesterms.metrics.definition import Edge
from salesterms.metrics.fields import AMOUNT
from salesterms.metrics.row_metric import RowMetric
from salesterms.metrics.shares import share_of
from salesterms.metrics.tables import (
    CLOSED_LATER,
    CREATED_IN_PERIOD,
    DECIDED,
    HELD,
    LOST,
    NOT_OPEN,
    THERE,
    WHEN_CLOSED_UNKNOWN,
)
from salesterms.metrics.variant import Variant
from salesterms.results import Source

_NO_AMOUNT: Final = (
    Row("no_amount", AMOUNT.missing()),
    Row("negative_amount", ~AMOUNT.at_least(0)),
)


@frozen(kw_only=True)
class _Population:
    """Which deals count, by which date."""

    says: Text
    places: tuple[Row, ...]
    date: str


_WON: Final = _Population(
    says=Text("won deals", "gewonnen deals"), places=(*DECIDED, LOST), date="closed"
)
_OPEN: Final = _Population(
    says=Text("open deals", "openstaande deals"),
    places=(
        *THERE,
        *CREATED_IN_PERIOD,
        WHEN_CLOSED_UNKNOWN,
        CLOSED_LATER,
        Row("closed", NOT_OPEN),
        HELD,
    ),
    date="created",
)


@frozen(kw_only=True)
class _Claim:
    """By what a deal counts as marketing's, and who says so."""

    yes: str
    no: str
    column: ChoiceColumn[ByMarketing]
    says: Text
    source: Source

    def variant(self, name: str, population: _Population, *, value: bool) -> Variant:
        """The share of those deals, or of what they are worth."""
        yes, no = self.yes, self.no
        what = Text("amount of", "bedrag van") if value else Text("number of", "aantal")
        counted: dict[str, Any] = {"quantity": Sum(AMOUNT)} if value else {}
        return Variant(
            name=name,
            says=Text(
                f"share of the {what.en} {population.says.en}: {self.says.en}",
                f"deel van het {what.nl} {population.says.nl}: {self.says.nl}",
            ),
            places=(
                *population.places,
                *(_NO_AMOUNT if value else ()),
                Row("marketing_unknown", self.column.missing()),
                Row(yes, self.column.is_(ByMarketing.YES)),
                Row(no, self.column.is_(ByMarketing.NO)),
            ),
            counted=(yes, no),
            **share_of((yes,), (yes, no)),
            date=population.date,
            source=self.source,
            unit="ratio",
            **counted,
        )


_PETAVUE: Final = "petavue-help-docs.pages.dev, Marketing Sourced Pipeline"
_PEDOWITZ: Final = "pedowitzgroup.com, How Do We Prove Marketing Influence vs. Marketing Sourced"

_SOURCED: Final = {
    "first_touch": _Claim(
        yes="sourced",
        no="not_sourced",
        column=BY_FIRST_TOUCH,
        says=Text(
            "the first touch before the deal was marketing's",
            "het eerste contact voor de deal kwam van marketing",
        ),
        source=Source(
            Text(
                "Metadata and Petavue: marketing was the first touch",
                "Metadata en Petavue: marketing was het eerste contact",
            ),
            ("metadata.io/?p=90769", _PETAVUE),
        ),
    ),
    "lead_source": _Claim(
        yes="sourced",
        no="not_sourced",
        column=BY_SOURCE,
        says=Text(
            "the source on record is marketing's", "de vastgelegde bron is er een van marketing"
        ),
        source=Source(
            Text(
                "Petavue: by the lead source on record",
                "Petavue: volgens de vastgelegde leadbron",
            ),
            (_PETAVUE,),
        ),
    ),
}
_INFLUENCED: Final = {
    "before_close": _Claim(
        yes="influenced",
        no="not_influenced",
        column=BEFORE_CLOSE,
        says=Text(
            "marketing touched a contact before it closed, or so far",
            "marketing had contact voordat de deal sloot, of tot nu toe",
        ),
        source=Source(
            Text(
                "Metadata and Pedowitz Group: any touch of marketing on the way",
                "Metadata en Pedowitz Group: elk contact van marketing onderweg",
            ),
            ("metadata.io/?p=90769", _PEDOWITZ),
        ),
    ),
    "before_creation": _Claim(
        yes="influenced",
        no="not_influenced",
        column=BEFORE_CREATION,
        says=Text(
            "marketing touched a contact before the deal was created",
            "marketing had contact voordat de deal er was",
        ),
        source=Source(
            Text(
                "Pedowitz Group: a touch before the milestone; here that the deal was created",
                "Pedowitz Group: een contact voor de mijlpaal; hier dat de deal er kwam",
            ),
            (_PEDOWITZ,),
        ),
    ),
}


def _variants(claims: dict[str, _Claim]) -> tuple[Variant, ...]:
    return tuple(
        claim.variant(f"{name}_{state}_{unit}", population, value=unit == "value")
        for name, claim in claims.items()
        for state, population in (("won", _WON), ("open", _OPEN))
        for unit in ("value", "count")
    )


_EDGES: Final = (
    Edge(
        "nothing_known",
        Text(
            "of no deal it is known whether it was marketing",
            "van geen enkele deal is bekend of het marketing was",
        ),
        Text("undefined, and not 0", "onbepaald, en geen 0"),
    ),
    Edge(
        "marketing_unknown",
        Text(
            "of a deal it is not known whether it was marketing",
            "van een deal is onbekend of het marketing was",
        ),
        Text(
            "left out by that name, never taken for no",
            "telt onder die naam niet mee, en geldt nooit als nee",
        ),
    ),
)

marketing_sourced = RowMetric(
    id="marketing_sourced",
    term="lead-generation",
    rows=ATTRIBUTED_DEALS,
    title=Text("Sourced by marketing", "Afkomstig van marketing"),
    variants=_variants(_SOURCED),
    edges=_EDGES,
)

marketing_influenced = RowMetric(
    id="marketing_influenced",
    term="lead-generation",
    rows=ATTRIBUTED_DEALS,
    title=Text("Influenced by marketing", "Beïnvloed door marketing"),
    variants=_variants(_INFLUENCED),
    edges=_EDGES,
)
