"""Which events may happen to a person, a deal and a customer, and what they do.

Reading order: `moves` (the tables are written in these), `sales_events` and `sales_tracks` (the
three built-in tables), `stages` (the engine), `refusals` and `asking` (why not), `joining` (tables
to stages), `definition` (a lifecycle), `diagram` (its picture), `sales_lifecycle`; then the proofs:
`faults`, `naming`, `reach`, `checking`, `proofs`. `arguments` looks at what is given to them all.

Closed is a category of a stage, not a dead end. `category` has the four that the stages of deals
come down to in every system: a stage of the built-in deal is one of them, and a track of one's own
says so in `categories`.

Metrics and imports need the categories only, so all else is loaded when a name of it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms._lazy import lazily
from salesterms.lifecycle.category import CLOSED, OPEN, Category

if TYPE_CHECKING:
    from salesterms.lifecycle.definition import Lifecycle as Lifecycle
    from salesterms.lifecycle.definition import NoSuchStage as NoSuchStage
    from salesterms.lifecycle.definition import NoSuchTrack as NoSuchTrack
    from salesterms.lifecycle.diagram import Diagram as Diagram
    from salesterms.lifecycle.faults import LifecycleProblems as LifecycleProblems
    from salesterms.lifecycle.forecast_category import (
        FORECAST_CATEGORY_WORDS as FORECAST_CATEGORY_WORDS,
    )
    from salesterms.lifecycle.forecast_category import ForecastCategory as ForecastCategory
    from salesterms.lifecycle.moves import Direction as Direction
    from salesterms.lifecycle.moves import Move as Move
    from salesterms.lifecycle.moves import Track as Track
    from salesterms.lifecycle.proofs import prove as prove
    from salesterms.lifecycle.proofs import reached as reached
    from salesterms.lifecycle.reach import Firing as Firing
    from salesterms.lifecycle.reach import Reach as Reach
    from salesterms.lifecycle.refusals import Reason as Reason
    from salesterms.lifecycle.refusals import Refused as Refused
    from salesterms.lifecycle.refusals import TransitionRefused as TransitionRefused
    from salesterms.lifecycle.refusals import UnknownEvent as UnknownEvent
    from salesterms.lifecycle.sales_events import SalesEvent as SalesEvent
    from salesterms.lifecycle.sales_lifecycle import SALES_LIFECYCLE as SALES_LIFECYCLE
    from salesterms.lifecycle.sales_tracks import CUSTOMER_TRACK as CUSTOMER_TRACK
    from salesterms.lifecycle.sales_tracks import DEAL_TRACK as DEAL_TRACK
    from salesterms.lifecycle.sales_tracks import PERSON_TRACK as PERSON_TRACK
    from salesterms.lifecycle.stages import Edge as Edge
    from salesterms.lifecycle.stages import Stage as Stage
    from salesterms.lifecycle.stages import step as step

#: Module -> the public names that it provides.
_NAMES = {
    "definition": ("Lifecycle", "NoSuchStage", "NoSuchTrack"),
    "diagram": ("Diagram",),
    "faults": ("LifecycleProblems",),
    "forecast_category": ("FORECAST_CATEGORY_WORDS", "ForecastCategory"),
    "moves": ("Direction", "Move", "Track"),
    "proofs": ("prove", "reached"),
    "reach": ("Firing", "Reach"),
    "refusals": ("Reason", "Refused", "TransitionRefused", "UnknownEvent"),
    "sales_events": ("SalesEvent",),
    "sales_lifecycle": ("SALES_LIFECYCLE",),
    "sales_tracks": ("CUSTOMER_TRACK", "DEAL_TRACK", "PERSON_TRACK"),
    "stages": ("Edge", "Stage", "step"),
}
__getattr__ = lazily(__name__, {name: place for place, names in _NAMES.items() for name in names})

__all__ = [
    "CLOSED",
    "CUSTOMER_TRACK",
    "DEAL_TRACK",
    "FORECAST_CATEGORY_WORDS",
    "OPEN",
    "PERSON_TRACK",
    "SALES_LIFECYCLE",
    "Category",
    "Diagram",
    "Direction",
    "Edge",
    "Firing",
    "ForecastCategory",
    "Lifecycle",
    "LifecycleProblems",
    "Move",
    "NoSuchStage",
    "NoSuchTrack",
    "Reach",
    "Reason",
    "Refused",
    "SalesEvent",
    "Stage",
    "Track",
    "TransitionRefused",
    "UnknownEvent",
    "prove",
    "reached",
    "step",
]
