"""Contacts between sellers and buyers, as a log; what each is called, and what the texts ask.

Reading order: `scales` (the words in which one is recorded), `touch` (one contact), `gathering` (a
log of them), `before` (what went before each), `beforehand` (what is known of the person by then),
`projecting` (a touch as facts), `own_words` (social selling; cold against warm), `classifying` (all
labels of a touch). Then `rules` (what the texts ask of touches, as a table), `found` (what comes
out of a rule), and the functions: `rising`, `mailing`, `automation`, `cold_calling`.
"""

from salesterms.entities.touches.automation import automated_one_to_one
from salesterms.entities.touches.classifying import (
    TOUCH_VOCABULARIES,
    TouchLabel,
    TouchLabels,
    UnknownQuestion,
    classify_touch,
)
from salesterms.entities.touches.cold_calling import cold_calls
from salesterms.entities.touches.found import (
    TOUCH_REASONS,
    FoundTouch,
    ReadingOutcome,
    TouchFindings,
    UnknownReading,
)
from salesterms.entities.touches.gathering import TouchProblems, touch_log
from salesterms.entities.touches.mailing import automated_mail
from salesterms.entities.touches.own_words import SOCIAL_SELLING
from salesterms.entities.touches.projecting import touch_facts
from salesterms.entities.touches.rising import personalisation_rises
from salesterms.entities.touches.rules import TOUCH_RULES, TouchReading, TouchRule
from salesterms.entities.touches.scales import (
    Audience,
    Initiator,
    Personalisation,
    TouchChannel,
    TouchOutcome,
)
from salesterms.entities.touches.touch import Touch

__all__ = [
    "SOCIAL_SELLING",
    "TOUCH_REASONS",
    "TOUCH_RULES",
    "TOUCH_VOCABULARIES",
    "Audience",
    "FoundTouch",
    "Initiator",
    "Personalisation",
    "ReadingOutcome",
    "Touch",
    "TouchChannel",
    "TouchFindings",
    "TouchLabel",
    "TouchLabels",
    "TouchOutcome",
    "TouchProblems",
    "TouchReading",
    "TouchRule",
    "UnknownQuestion",
    "UnknownReading",
    "automated_mail",
    "automated_one_to_one",
    "classify_touch",
    "cold_calls",
    "personalisation_rises",
    "touch_facts",
    "touch_log",
]
