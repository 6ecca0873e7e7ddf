"""A standard for the data of a person: which fields are required, and of which groups one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import TEXT
from salesterms.errors import Kind, Problem, Shape, Text, several
from salesterms.values import about

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTHING_REQUIRED: Final = Kind(
    "nothing_required",
    Text("the standard asks for nothing", "de norm vraagt niets"),
    Text(
        "name a required field, or a group of which one is needed",
        "noem een verplicht veld, of een groep waarvan er één nodig is",
    ),
)
NO_SUCH_FIELD: Final = Kind(
    "no_such_field",
    Text("a person has no data under {value}", "een persoon heeft geen gegeven {value}"),
    Text("use one of {detail}", "gebruik een van {detail}"),
)
ASKED_TWICE: Final = Kind(
    "asked_twice",
    Text("{value} is asked for twice", "{value} wordt twee keer gevraagd"),
    Text("leave one of the two out", "laat een van de twee weg"),
)
NO_CHOICE: Final = Kind(
    "no_choice",
    Text("a group of {value} leaves no choice", "een groep van {value} laat geen keus"),
    Text(
        "name at least two fields, or make it a required field",
        "noem minstens twee velden, of maak er een verplicht veld van",
    ),
)


def _texts(en: str, nl: str) -> Shape:
    return several(TEXT, Text(f"a tuple of {en}", f"een tuple van {nl}"))


#: What a standard can ask for: every field of a person but the id, which is always there.
PERSON_FIELDS: Final = {
    "first_name": Text("first name", "voornaam"),
    "last_name": Text("last name", "achternaam"),
    "email": Text("e-mail address", "e-mailadres"),
    "phone": Text("telephone number", "telefoonnummer"),
    "address": Text("address", "adres"),
    "job_title": Text("job title", "functie"),
    "account": Text("account", "account"),
    "source": Text("source", "bron"),
}
_FIELD_NAMES: Final = _texts("names of fields", "namen van velden")
A_STANDARD: Final = Text("a DataStandard, such as TEXT_004", "een DataStandard, zoals TEXT_004")
_OR: Final = Text(" or ", " of ")


def asked_said(group: tuple[str, ...], lang: str) -> str:
    """Fields of which one will do, in words."""
    return _OR.say(lang).join(PERSON_FIELDS[name].say(lang) for name in group)


def _places(made: DataStandard) -> Iterator[tuple[str, str]]:
    """Every field that is named, with its place."""
    for at, name in enumerate(made.required):
        yield f"$.required[{at}]", name
    for at, group in enumerate(made.one_of):
        for inner, name in enumerate(group):
            yield f"$.one_of[{at}][{inner}]", name


def _asks(made: DataStandard) -> Iterator[Problem]:
    if not made.required and not made.one_of:
        yield Problem(kind=NOTHING_REQUIRED, path="$.required")
    seen: set[str] = set()
    for path, name in _places(made):
        if name not in PERSON_FIELDS:
            yield Problem(kind=NO_SUCH_FIELD, value=name, path=path, choices=tuple(PERSON_FIELDS))
        elif name in seen:
            yield Problem(kind=ASKED_TWICE, value=name, path=path)
        seen.add(name)
    for at, group in enumerate(made.one_of):
        if len(group) < 2:  # noqa: PLR2004 # a choice
            yield Problem(kind=NO_CHOICE, value=len(group), path=f"$.one_of[{at}]")


_RULES: Final = Rules(
    {
        "name": TEXT,
        "required": _FIELD_NAMES,
        "one_of": several(_FIELD_NAMES, Text("a tuple of groups", "een tuple van groepen")),
        "cites": _texts("places in texts", "plaatsen in teksten"),
    },
    Rule(("required", "one_of"), _asks),
)


@frozen(kw_only=True)
class DataStandard:
    """What has to be on file about a person before their record counts as complete.

    >>> ours = DataStandard(
    ...     name="web team",
    ...     required=("last_name", "account"),
    ...     one_of=(("email", "phone"),),
    ... )
    >>> print(ours.explain())
    web team: last name, account; e-mail address or telephone number
    >>> print(TEXT_004.explain("nl"))
    text_004: voornaam, achternaam, adres; telefoonnummer of e-mailadres (004:7)

    `required` are names of fields of `Person`; of each group of `one_of` at least one is needed.
    `id` is always there and cannot be asked for. `TEXT_004` is the standard of 004:7, whose list
    ends in an ellipsis: add to it what your team asks for.

    A standard that asks for nothing, a field that a person does not have or that is named twice,
    and a group of fewer than two raise one `EntityProblems` with every place.
    Glossary: junk-lead (004:7).
    """

    name: str = field(metadata=about("what it is called", "hoe de norm heet", alias="naam"))
    required: tuple[str, ...] = field(
        default=(),
        metadata=about("the fields that are required", "de verplichte velden", alias="verplicht"),
    )
    one_of: tuple[tuple[str, ...], ...] = field(
        default=(),
        metadata=about(
            "groups of fields of which at least one is needed",
            "groepen van velden waarvan er minstens één nodig is",
            alias="een_van",
        ),
    )
    cites: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "the places in the texts that ask for it",
            "de plaatsen in de teksten die erom vragen",
            alias="bronnen",
        ),
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    @property
    def asked(self) -> tuple[tuple[str, ...], ...]:
        """Everything that is asked for, each as the fields of which one will do."""
        return (*((name,) for name in self.required), *self.one_of)

    def explain(self, lang: str = "en") -> str:
        """What it asks for and where that stands, in English ("en") or Dutch ("nl")."""
        required = ", ".join(asked_said((name,), lang) for name in self.required)
        parts = [required] if required else []
        parts += [asked_said(group, lang) for group in self.one_of]
        cites = f" ({', '.join(self.cites)})" if self.cites else ""
        return f"{self.name}: {'; '.join(parts)}{cites}"


#: The standard of 004:7: *geen naam, geen achternaam* is read as first name and surname.
TEXT_004: Final = DataStandard(
    name="text_004",
    required=("first_name", "last_name", "address"),
    one_of=(("phone", "email"),),
    cites=("004:7",),
)
