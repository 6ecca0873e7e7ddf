"""The kinds of sales documents, and the few words that their fields are described with."""

from __future__ import annotations

from enum import StrEnum

from salesterms.errors import Text


class SalesDocumentKind(StrEnum):
    """The documents that 000 describes.

    >>> [kind.value for kind in SalesDocumentKind][:3]
    ['battle_card', 'value_proposition', 'elevator_pitch']

    Glossary: battle-card, value-proposition, elevator-pitch, sales-playbook, discovery-call,
    sales-plan, sales-strategy, swot-analysis, tam-analysis (000:18, 000:30, 000:42, 000:76, 000:84,
    000:92, 000:94, 000:102, 000:104).
    """

    BATTLE_CARD = "battle_card"
    VALUE_PROPOSITION = "value_proposition"
    ELEVATOR_PITCH = "elevator_pitch"
    SALES_PLAYBOOK = "sales_playbook"
    #: The notes of one call.
    DISCOVERY_CALL = "discovery_call"
    SALES_PLAN = "sales_plan"
    SALES_STRATEGY = "sales_strategy"
    SWOT_ANALYSIS = "swot_analysis"
    #: The study; the figure that comes out of it is a metric.
    TAM_ANALYSIS = "tam_analysis"


class EntryForm(StrEnum):
    """What the entries of a field are.

    >>> [form.value for form in EntryForm]
    ['text', 'objection', 'play', 'finding', 'goal', 'goal_part']
    """

    TEXT = "text"
    OBJECTION = "objection"
    PLAY = "play"
    FINDING = "finding"
    #: What is to be reached: a field of this form has one entry.
    GOAL = "goal"
    GOAL_PART = "goal_part"


class SwotOrigin(StrEnum):
    """The first axis of a SWOT analysis: where a factor lies (000:92).

    >>> [origin.value for origin in SwotOrigin]
    ['internal', 'external']
    """

    INTERNAL = "internal"
    EXTERNAL = "external"


class SwotEffect(StrEnum):
    """The second axis of a SWOT analysis: what a factor does (000:92).

    >>> [effect.value for effect in SwotEffect]
    ['helpful', 'harmful']
    """

    HELPFUL = "helpful"
    HARMFUL = "harmful"


SWOT_ORIGIN_WORDS = {
    SwotOrigin.INTERNAL: Text("internal", "intern"),
    SwotOrigin.EXTERNAL: Text("external", "extern"),
}

SWOT_EFFECT_WORDS = {
    SwotEffect.HELPFUL: Text("helpful", "gunstig"),
    SwotEffect.HARMFUL: Text("harmful", "ongunstig"),
}
