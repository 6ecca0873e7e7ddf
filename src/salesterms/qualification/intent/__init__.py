"""Buyer intent: signals of a person or an account, and what all of them suggest together.

Reading order: `signal` (one observation), `gathering` (many, each once, up to a moment),
`intent_model` (what they are worth to a team), `measuring` (what comes out, line by line).
"""

from salesterms.qualification.intent.gathering import NotOneBuyer, SignalClash
from salesterms.qualification.intent.intent_model import IntentModel
from salesterms.qualification.intent.measuring import (
    BuyerIntent,
    IntentLine,
    buyer_intent,
)
from salesterms.qualification.intent.signal import SIGNAL_WORDS, Signal, SignalKind, SignalWords

__all__ = [
    "SIGNAL_WORDS",
    "BuyerIntent",
    "IntentLine",
    "IntentModel",
    "NotOneBuyer",
    "Signal",
    "SignalClash",
    "SignalKind",
    "SignalWords",
    "buyer_intent",
]
