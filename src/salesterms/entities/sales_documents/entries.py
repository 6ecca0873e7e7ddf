"""What a field of a document holds, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from salesterms._json import step
from salesterms.entities.plans import Goal, GoalPart
from salesterms.entities.plans.goal_part import not_adding_up
from salesterms.entities.sales_documents.finding import CallFinding
from salesterms.entities.sales_documents.kinds import EntryForm
from salesterms.entities.sales_documents.objection import Objection
from salesterms.entities.sales_documents.play import Play
from salesterms.errors import Kind, Problem, Sentence, Text
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.entities.sales_documents.template import DocumentTemplate

#: One entry of a field, by the form that the field has.
Entry: TypeAlias = str | Objection | Play | CallFinding | Goal | GoalPart

UNKNOWN_FIELD: Final = Kind(
    "unknown_field",
    Text(
        "a document of this kind has no field {value}",
        "een document van deze soort heeft geen veld {value}",
    ),
    Text("use one of {detail}", "gebruik een van {detail}"),
)
NOTHING_ENTERED: Final = Kind(
    "nothing_entered",
    Text("nothing stands in this field", "in dit veld staat niets"),
    Text("fill it in, or leave it out", "vul het in, of laat het weg"),
)
WRONG_ENTRY: Final = Kind(
    "wrong_entry",
    Text(
        "a value of type {value} cannot stand in this field",
        "een waarde van het type {value} kan niet in dit veld staan",
    ),
    Text("give {detail}", "geef {detail}"),
)
ONE_ENTRY_ONLY: Final = Kind(
    "one_entry_only",
    Text("there is one target, not {value}", "er is één doel, geen {value}"),
    Text("give the parts in target_parts", "geef de delen in target_parts"),
)

#: Form -> the class of its entries, and how that is said.
_CLASSES: Final[dict[EntryForm, tuple[type, Text]]] = {
    EntryForm.TEXT: (str, Text("text", "tekst")),
    EntryForm.OBJECTION: (Objection, Text("an Objection", "een Objection")),
    EntryForm.PLAY: (Play, Text("a Play", "een Play")),
    EntryForm.FINDING: (CallFinding, Text("a CallFinding", "een CallFinding")),
    EntryForm.GOAL: (Goal, Text("a Goal", "een Goal")),
    EntryForm.GOAL_PART: (GoalPart, Text("a GoalPart", "een GoalPart")),
}


def listed(given: Any) -> Any:
    """Fields by name, each with a tuple of entries; one entry may be given alone.

    >>> listed({"offer": "scales", "benefits": ["less waste", "less work"]})
    {'offer': ('scales',), 'benefits': ('less waste', 'less work')}
    """
    if not isinstance(given, Mapping):
        return given
    return FrozenMapping((name, _entries(entries)) for name, entries in given.items())


def _entries(given: Any) -> Any:
    if isinstance(given, tuple):
        return given
    return tuple(given) if isinstance(given, list) else (given,)


def problems_of(
    template: DocumentTemplate, fields: Mapping[str, tuple[Entry, ...]], path: str
) -> Iterator[Problem]:
    """Every field that is unknown, empty, or holds what cannot stand there. No entry is quoted."""
    fine = True
    for name, entries in fields.items():
        for problem in _of_field(template, name, entries, step(path, name)):
            fine = False
            yield problem
    target, parts = (template.of_form(form) for form in (EntryForm.GOAL, EntryForm.GOAL_PART))
    if fine and target is not None and parts is not None:
        for whole in fields.get(target.name, ()):
            split = fields.get(parts.name, ())
            yield from not_adding_up(whole, split, step(path, parts.name))  # type: ignore[arg-type] # both were looked at


def _of_field(
    template: DocumentTemplate, name: str, entries: tuple[Entry, ...], path: str
) -> Iterator[Problem]:
    field = template.field(name)
    if field is None:
        yield Problem(kind=UNKNOWN_FIELD, value=name, choices=template.names, path=path)
        return
    if not entries:
        yield Problem(kind=NOTHING_ENTERED, path=path)
    if field.form is EntryForm.GOAL and len(entries) > 1:
        yield Problem(kind=ONE_ENTRY_ONLY, value=len(entries), path=path)
    made, said = _CLASSES[field.form]
    for at, entry in enumerate(entries):
        if not isinstance(entry, made):
            given = Sentence(type(entry).__name__)
            yield Problem(kind=WRONG_ENTRY, value=given, detail=said, path=step(path, at))
        elif isinstance(entry, str) and not entry.strip():
            yield Problem(kind=NOTHING_ENTERED, path=step(path, at))
