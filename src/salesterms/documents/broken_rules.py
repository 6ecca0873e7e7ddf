"""An error that a rule or a hook of a class has raised, as a problem in its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import evolve

from salesterms._json import ROOT
from salesterms.documents import kinds
from salesterms.documents.place import FAULTY
from salesterms.documents.validators import described
from salesterms.errors import Kind, ProblemGroup, SalesTermsError, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesterms.documents.place import Faulty, Place

#: Characters that are kept of what a rule of a user's says.
_LONGEST = 400

#: The field of the object itself with which a path begins.
_FIELD = re.compile(r"\$\.([A-Za-z_][A-Za-z0-9_]*)")


def note(fault: Exception, at: Place, given: Any, validator: Any = None) -> Faulty:
    """Note an error of a rule as a problem, with a code of its own where it has one."""
    if isinstance(fault, ProblemGroup):
        for problem in fault.problems:
            at.take(problem)
        at.noted.count += fault.count - len(fault.problems)
        return FAULTY
    known = None if validator is None else described(validator)
    if known is not None:
        return at.fault(known[0], given, known[1])
    said = Text.both(lambda lang: _said(fault, lang))
    if at.personal:  # the text of a rule may quote the value
        said = kinds.HIDDEN_RULE
    code = fault.code if isinstance(fault, SalesTermsError) else kinds.RULE_BROKEN.code
    kind = Kind(code, kinds.RULE_BROKEN.message, kinds.RULE_BROKEN.hint)
    return at.fault(kind, given, said)


def note_each(group: ProblemGroup, place_of: Callable[[str], tuple[Place, Any]], at: Place) -> None:
    """Note every problem of a group: at the field that its path names, or else at the object."""
    for problem in group.problems:
        name, rest = _first_step(problem.path or ROOT)
        place = place_of(name)[0] if name else at
        place.take(evolve(problem, path=ROOT + rest))
    at.noted.count += group.count - len(group.problems)


def _first_step(path: str) -> tuple[str, str]:
    """The field that a path begins with, and the way on from there."""
    found = _FIELD.match(path)
    return (found[1], path[found.end() :]) if found else ("", path.removeprefix(ROOT))


def _said(fault: Exception, lang: str) -> str:
    """What an error says, one of ours in a language; attrs' own put field and value behind it."""
    first = fault.args[0] if fault.args else None
    try:
        if isinstance(fault, SalesTermsError):
            said = fault.text(lang)
        else:
            said = first if isinstance(first, str) else str(fault)
    except Exception:  # noqa: BLE001 - the text of a foreign error may raise anything
        said = ""
    return said[:_LONGEST] or type(fault).__name__
