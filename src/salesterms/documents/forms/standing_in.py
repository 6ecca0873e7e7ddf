"""Which class has a stand-in in documents, of whatever layer."""

from __future__ import annotations

from typing import Any

from salesterms.documents.forms.stand_ins import STAND_INS, StoodIn


def stand_in_of(made: type) -> tuple[type, Any, Any, type[StoodIn]] | None:
    """What stands in for a class, how to get that, the way back and the form; None if nothing.

    What documents of deals do not need is loaded when it is asked for.
    """
    if made in STAND_INS:
        return (*STAND_INS[made], StoodIn)
    if made.__module__.startswith("salesterms.vocabularies."):
        from salesterms.documents.forms.vocabularies import TABLE

        return TABLE.get(made)
    if made.__module__.startswith("salesterms.lifecycle."):
        from salesterms.documents.forms.lifecycles import TABLE

        return TABLE.get(made)
    if made.__module__.startswith("salesterms.journey."):
        from salesterms.documents.forms.journeys import TABLE

        return TABLE.get(made)
    return None
