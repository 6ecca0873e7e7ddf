"""One field as its sources wrote it: the latest instant counts, with everybody who wrote then."""

from __future__ import annotations

from collections.abc import Sized
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, field, frozen

from salesterms.entities.rules import Rules
from salesterms.entities.shapes import AN_INSTANT, TEXT
from salesterms.errors import Shape, Text, of_kind, several
from salesterms.values import about, instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ORIGINS: Final = several(
    TEXT, Text("the names of sources, in a tuple", "de namen van bronnen, in een tuple")
)


def _equals_itself(value: object) -> bool:
    """What is no number equals nothing: of it nobody can say whether two sources agree."""
    try:
        return bool(value == value)  # noqa: PLR0124 # that is the question
    except Exception:  # noqa: BLE001 # a signalling NaN, or a foreign class
        return False


_CLAIM_RULES: Final = Rules(
    {
        "value": Shape(
            Text("a value that equals itself, so not NaN", "een waarde die gelijk is aan zichzelf"),
            _equals_itself,
        ),
        "origins": Shape(
            Text("one source or more", "een of meer bronnen"),
            lambda value: _ORIGINS.fits(value) and bool(value),
        ),
    }
)


@frozen(kw_only=True)
class Claim:
    """One value of a field, and the sources that wrote it.

    >>> Claim(value="Ann", origins=("crm", "list")).origins
    ('crm', 'list')

    `origins` are names of sources, each once and in order. Where it stands in a conflict about a
    personal field, `value` is a mask. Raises `EntityProblems` for a claim of nobody.
    Glossary: data-enrichment, which asks where each addition comes from (004:7).
    """

    value: Any = field(
        metadata=about("what was written", "wat er is geschreven", alias="waarde", personal=True)
    )
    origins: tuple[str, ...] = field(
        metadata=about("who wrote it", "wie het schreef", alias="bronnen")
    )

    def __attrs_post_init__(self) -> None:
        _CLAIM_RULES.check(self)


def is_blank(value: object) -> bool:
    """Whether a value says nothing: None, an empty text, or a collection without anything.

    >>> is_blank(None), is_blank(()), is_blank(0), is_blank(False)
    (True, True, False, False)
    """
    return value is None or (isinstance(value, Sized) and len(value) == 0)


_A_CLAIM: Final = of_kind(Claim, Text("a Claim", "een Claim"))

_RULES: Final = Rules(
    {
        "at": AN_INSTANT,
        "claims": Shape(
            Text("one Claim or more, in a tuple", "een of meer keer Claim, in een tuple"),
            lambda value: (
                isinstance(value, tuple) and bool(value) and all(map(_A_CLAIM.fits, value))
            ),
        ),
    }
)


@frozen(kw_only=True, eq=False)
class DatedValue:
    """A field as it was written last: at which instant, and by whom.

    >>> from datetime import UTC, datetime
    >>> noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    >>> one = DatedValue(at=noon, claims=(Claim(value="Ann", origins=("crm",)),))
    >>> two = DatedValue(at=noon, claims=(Claim(value="Anna", origins=("list",)),))
    >>> both = one.joined(two)
    >>> both.in_conflict, both.value
    (True, None)
    >>> [(claim.value, claim.origins) for claim in both.claims]
    [('Ann', ('crm',)), ('Anna', ('list',))]

    `value` is the one that was written; None where several were, at the same instant. Two are equal
    where their instants and claims are, in whatever order and zone. Raises `EntityProblems`.
    Glossary: data-enrichment (004:7).
    """

    at: datetime = field(
        metadata=about("when it was written", "wanneer het is geschreven", alias="op")
    )
    claims: tuple[Claim, ...] = field(
        metadata=about("what was written then", "wat er toen is geschreven", alias="waarden")
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    @property
    def in_conflict(self) -> bool:
        """Whether several values were written at the same instant."""
        return len(self.claims) > 1

    @property
    def value(self) -> Any:
        """The value; None where it is in conflict."""
        return None if self.in_conflict else self.claims[0].value

    @property
    def origins(self) -> tuple[str, ...]:
        """Every source that wrote it, in order."""
        return tuple(sorted({origin for claim in self.claims for origin in claim.origins}))

    def joined(self, other: DatedValue) -> DatedValue:
        """The later of two; of one instant, the claims of both. A blank never wins over a value."""
        mine, theirs = self._rank, other._rank
        if mine != theirs:
            return self if mine > theirs else other
        return evolve(self, claims=tuple(_gathered((*self.claims, *other.claims))))

    @property
    def _rank(self) -> tuple[bool, datetime]:
        """What counts: that something was written at all, and then when."""
        return not all(is_blank(claim.value) for claim in self.claims), instant(self.at)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, DatedValue):
            return NotImplemented
        return (
            instant(self.at) == instant(other.at)
            and len(self.claims) == len(other.claims)
            and all(claim in other.claims for claim in self.claims)
        )

    def __hash__(self) -> int:
        return hash((instant(self.at), self.origins))


def _gathered(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Every value once, with all who wrote it, in an order that no input changes."""
    found: list[tuple[Any, set[str]]] = []
    for claim in sorted(claims, key=lambda one: (one.origins, repr(one.value))):
        known = (origins for value, origins in found if is_same(value, claim.value))
        origins = next(known, None)
        if origins is None:
            found.append((claim.value, set(claim.origins)))
        else:
            origins.update(claim.origins)
    made = [Claim(value=value, origins=tuple(sorted(origins))) for value, origins in found]
    yield from sorted(made, key=lambda one: (one.origins, repr(one.value)))


def is_same(one: object, other: object) -> bool:
    """Whether two values are the same: equal, and of one type, so that True is no 1.

    >>> is_same("Ann", "Ann"), is_same(True, 1)
    (True, False)
    """
    return one is other or (type(one) is type(other) and one == other)
