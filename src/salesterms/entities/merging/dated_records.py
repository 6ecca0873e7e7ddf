"""All fields of one person or account as the sources wrote them, each with its instant."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

import attrs
from attrs import field, frozen

from salesterms.entities.merging.dated_values import Claim, DatedValue, is_blank
from salesterms.entities.merging.faults import NotSettled
from salesterms.entities.merging.telling import told
from salesterms.entities.rules import Rule, Rules, is_personal
from salesterms.entities.shapes import AN_ID, TEXT
from salesterms.errors import MASK, Kind, Problem, Sentence, Shape, Text, WrongArgument, several
from salesterms.values import FrozenMapping, about, instant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrs import Attribute

One = TypeVar("One")

NOT_A_FIELD: Final = Kind(
    "not_a_field",
    Text("{value} is no field of {detail}", "{value} is geen veld van {detail}"),
    Text("give fields of that class, other than its id", "geef velden van die klasse, zonder id"),
)
OWN_ALIAS: Final = Kind(
    "own_alias",
    Text("{value} is the id itself", "{value} is het kenmerk zelf"),
    Text("leave it out of the aliases", "laat het weg uit de andere kenmerken"),
)


@frozen(kw_only=True)
class FieldConflict:
    """A field for which several values were written at the same instant.

    >>> from datetime import UTC, datetime
    >>> noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    >>> claims = (Claim(value="fair", origins=("crm",)), Claim(value="web", origins=("list",)))
    >>> FieldConflict(name="source", at=noon, claims=claims).name
    'source'

    `claims` hold every value with its sources; of a personal field each value is a mask, and what
    was written stands in the record itself. Glossary: data-enrichment (004:7).
    """

    name: str
    at: datetime = field(eq=instant)
    claims: tuple[Claim, ...]


def _fields_of(made: DatedRecord[Any]) -> Iterator[Problem]:
    known = names_of(made.of)
    for name in made.values:
        if name not in known:
            path, said = f"$.values.{name}", made.of.__name__
            yield Problem(kind=NOT_A_FIELD, value=name, path=path, detail=said)


def _aliases_of(made: DatedRecord[Any]) -> Iterator[Problem]:
    for place, alias in enumerate(made.aliases):
        if alias == made.id:
            yield Problem(kind=OWN_ALIAS, value=alias, path=f"$.aliases[{place}]")


def _is_entity_class(value: object) -> bool:
    return isinstance(value, type) and attrs.has(value) and "id" in attrs.fields_dict(value)


_RULES: Final = Rules(
    {
        "of": Shape(
            Text("an attrs class with an id", "een attrs-klasse met een id"), _is_entity_class
        ),
        "id": AN_ID,
        "aliases": several(AN_ID, Text("ids, in a tuple", "kenmerken, in een tuple")),
        "values": Shape(
            Text("a FrozenMapping of DatedValue", "een FrozenMapping van DatedValue"),
            lambda value: (
                isinstance(value, FrozenMapping)
                and all(isinstance(each, DatedValue) for each in value.values())
            ),
        ),
    },
    Rule(("of", "values"), _fields_of),
    Rule(("id", "aliases"), _aliases_of),
)


@frozen(kw_only=True)
class DatedRecord(Generic[One]):
    """A person or an account as one or more sources recorded it: every field with its instant.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import Person
    >>> day = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> record = recorded(Person(id="P-1", first_name="Cam"), at=day, origin="crm")
    >>> record.values["first_name"].origins, record.entity().first_name
    (('crm',), 'Cam')

    `of` is the class. `id` is the id that stays, `aliases` the other ids by which it is known, in
    order. `values` has every field that some source gave, but the id; what is not there, nobody
    gave. Raises `EntityProblems`. Glossary: data-enrichment, contact-record (004:7).
    """

    of: type[One]
    id: str = field(metadata=about("the id that stays", "het kenmerk dat blijft", alias="kenmerk"))
    aliases: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "the other ids of the same", "de andere kenmerken", alias="andere_kenmerken"
        ),
    )
    values: FrozenMapping[str, DatedValue] = field(
        metadata=about("the fields", "de velden", alias="velden")
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    @property
    def conflicts(self) -> tuple[FieldConflict, ...]:
        """The fields in conflict, in the order of the class; personal values are masked."""
        return tuple(
            FieldConflict(name=name, at=value.at, claims=self._shown(name, value))
            for name, value in self.values.items()
            if value.in_conflict
        )

    def entity(self) -> One:
        """The person or account with the fields that are settled.

        A field in conflict is left out: None, or what the class has in its place. Raises
        `NotSettled` where the class cannot do without it, and what the class itself asks.
        """
        given: dict[str, Any] = {}
        lacking: list[str] = []
        for each in merged_fields(self.of):
            value = self.values.get(each.name)
            if value is not None and not value.in_conflict:
                given[each.alias or each.name] = value.value
            elif is_needed(each):
                lacking.append(each.name)
        if lacking:
            raise NotSettled(Sentence(self.of.__name__), tuple(lacking))
        given["id"] = self.id
        return self.of(**given)

    def explain(self, lang: str = "en") -> str:
        """Every field with its sources, the conflicts, and what nobody gave; "en" or "nl".

        Personal values are masked.
        """
        shown = {name: self._shown(name, value) for name, value in self.values.items()}
        ids = (self.id, *self.aliases)
        return told(self.of, ids, self.values, shown, names_of(self.of), lang)

    def _shown(self, name: str, value: DatedValue) -> tuple[Claim, ...]:
        if not is_personal(self.of, name):
            return value.claims
        return tuple(Claim(value=MASK, origins=claim.origins) for claim in value.claims)


def merged_fields(cls: type) -> tuple[Attribute[Any], ...]:
    """The fields of a class that are given when it is made, but its id."""
    return tuple(each for each in attrs.fields(cls) if each.init and each.name != "id")


def names_of(cls: type) -> tuple[str, ...]:
    """The names of the fields that are merged, in the order of the class."""
    return tuple(each.name for each in merged_fields(cls))


def is_needed(each: Attribute[Any]) -> bool:
    """Whether a field must be given."""
    return each.default is attrs.NOTHING


_AN_ENTITY: Final = Text(
    "an attrs object with an id, such as a Person", "een attrs-object met een id, zoals een Person"
)


def check_is_entity(name: str, value: object) -> None:
    """Raise `WrongArgument` for what is no attrs object with an id."""
    if not _is_entity_class(type(value)):
        raise WrongArgument(name, Sentence(type(value).__name__), _AN_ENTITY)


def recorded(entity: One, *, at: datetime, origin: str) -> DatedRecord[One]:
    """What one source says at an instant: each field that it fills, with that date and origin.

    >>> from datetime import UTC, datetime
    >>> from salesterms.entities import Person
    >>> card = Person(id="P-1", email="cam@example.com")
    >>> record = recorded(card, at=datetime(2026, 3, 2, 9, tzinfo=UTC), origin="fair")
    >>> list(record.values), record.conflicts
    (['email'], ())

    `at` is when the source had it so: an instant with a zone. `origin` is the name of the source,
    not of a person. What is None, or an empty collection, is not recorded, unless the class must be
    given it. Any attrs class with an id will do. Raises `WrongArgument`, and `NotAnInstant`,
    `NaiveInstant` or `InstantOutOfRange` for `at`. Glossary: data-enrichment (004:7).
    """
    check_is_entity("entity", entity)
    TEXT.check("origin", origin)
    instant(at)
    found: dict[str, DatedValue] = {}
    for each in merged_fields(type(entity)):
        value = getattr(entity, each.name)
        if not is_blank(value) or is_needed(each):
            claim = Claim(value=value, origins=(origin,))
            found[each.name] = DatedValue(at=at, claims=(claim,))
    its_id: Any = getattr(entity, "id")  # noqa: B009 # every entity has one
    return DatedRecord(of=type(entity), id=its_id, values=FrozenMapping(found))
