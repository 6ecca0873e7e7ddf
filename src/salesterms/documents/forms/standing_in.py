"""Which class has a stand-in in documents, of whatever layer."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from salesterms.documents.forms.stand_ins import STAND_INS, StoodIn

#: Layer -> the module with the stand-ins of its classes, which is loaded when it is asked for.
_FORMS_OF = {
    "vocabularies": "vocabularies",
    "lifecycle": "lifecycles",
    "journey": "journeys",
    "logs": "audits",
}


def stand_in_of(made: type) -> tuple[type, Any, Any, type[StoodIn]] | None:
    """What stands in for a class, how to get that, the way back and the form; None if nothing."""
    if made in STAND_INS:
        return (*STAND_INS[made], StoodIn)
    package, _, rest = made.__module__.partition(".")
    forms = _FORMS_OF.get(rest.partition(".")[0]) if package == "salesterms" else None
    if forms is None:
        return None
    table = import_module(f"salesterms.documents.forms.{forms}").TABLE
    found: tuple[type, Any, Any, type[StoodIn]] | None = table.get(made)
    return found
