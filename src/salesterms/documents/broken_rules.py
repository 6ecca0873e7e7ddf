"""An error that a rule or a hook of a class has raised, as a problem in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms.documents import kinds
from salesterms.documents.place import FAULTY
from salesterms.documents.validators import described
from salesterms.errors import Kind, ProblemGroup, SalesTermsError, Text

if TYPE_CHECKING:
    from salesterms.documents.place import Faulty, Place

#: Characters that are kept of what a rule of a user's says.
_LONGEST = 400


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
