"""Why deals are lost: the reasons that systems commonly list, and that nobody decided."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from salesterms.errors import Text


class LostReason(StrEnum):
    """A common reason for losing a deal; a source may have its own words instead.

    >>> LostReason.NO_DECISION.value, LOST_REASON_WORDS[LostReason.NO_DECISION].nl
    ('no_decision', 'geen beslissing')

    Ours, from the lists of several CRM systems: no text speaks of a lost deal.
    """

    #: The buyer bought nothing, from nobody: not a loss to a competitor.
    NO_DECISION = "no_decision"
    COMPETITION = "competition"
    PRICE = "price"
    NO_BUDGET = "no_budget"
    NO_AUTHORITY = "no_authority"
    NO_NEED = "no_need"
    TIMING = "timing"
    MISSING_FEATURES = "missing_features"
    POOR_FIT = "poor_fit"
    UNRESPONSIVE = "unresponsive"
    OTHER = "other"


LOST_REASON_WORDS: Final = {
    LostReason.NO_DECISION: Text("no decision", "geen beslissing"),
    LostReason.COMPETITION: Text("lost to a competitor", "verloren van een concurrent"),
    LostReason.PRICE: Text("price", "prijs"),
    LostReason.NO_BUDGET: Text("no budget", "geen budget"),
    LostReason.NO_AUTHORITY: Text("no decision maker reached", "geen beslisser bereikt"),
    LostReason.NO_NEED: Text("no need", "geen behoefte"),
    LostReason.TIMING: Text("bad timing", "verkeerd moment"),
    LostReason.MISSING_FEATURES: Text("features are missing", "mist functies"),
    LostReason.POOR_FIT: Text("poor fit", "past niet goed"),
    LostReason.UNRESPONSIVE: Text("no answer any more", "reageert niet meer"),
    LostReason.OTHER: Text("another reason", "andere reden"),
}
