"""What a profile asks of one attribute, and how much that weighs."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import field, frozen

from salesterms.entities.profiles.attributes import ATTRIBUTE_WORDS, ValueKind
from salesterms.entities.rules import Rule, Rules
from salesterms.entities.shapes import A_COUNT, MONEY, NOT_NEGATIVE, TEXT
from salesterms.errors import Kind, Problem, Shape, Text, several
from salesterms.values import Money, about

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The heaviest weight of one trait, and the most digits that a weight has after the point.
_HEAVIEST: Final = 1_000_000
_DIGITS: Final = 12

NO_VALUES: Final = Kind(
    "no_values",
    Text("a list of values without any value", "een lijst van waarden zonder waarde"),
    Text("give at least one that fits", "geef er minstens een die past"),
)
NO_BOUND: Final = Kind(
    "no_bound",
    Text("neither least nor most is given", "least en most ontbreken allebei"),
    Text("give at least one of the two", "geef minstens een van de twee"),
)
OTHER_BOUND: Final = Kind(
    "other_bound",
    Text("{value} cannot be compared with {detail}", "{value} is niet te vergelijken met {detail}"),
    Text(
        "give two whole numbers, or two amounts in one currency",
        "geef twee gehele getallen, of twee bedragen in één munteenheid",
    ),
)
BOUNDS_TURNED: Final = Kind(
    "bounds_turned",
    Text("most is {value}, below the least, {detail}", "most is {value}, onder least: {detail}"),
    Text("put the smaller one in least", "zet het kleinste bij least"),
)


def _is_weight(value: object) -> bool:
    if not isinstance(value, int | Decimal) or not NOT_NEGATIVE.fits(value) or value > _HEAVIEST:
        return False
    return isinstance(value, int) or int(value.as_tuple().exponent) >= -_DIGITS


A_WEIGHT: Final = Shape(
    Text(
        "an int or a Decimal from 0 to 1000000, with at most 12 digits after the point",
        "een int of Decimal van 0 tot en met 1000000, met hoogstens 12 cijfers achter de komma",
    ),
    _is_weight,
)
_A_BOUND: Final = Shape(
    Text("a whole number of 0 or more, or a Money", "een geheel getal van 0 of meer, of een Money"),
    lambda value: A_COUNT.fits(value) or MONEY.fits(value),
).or_none()
_TEXTS: Final = Text("a tuple of texts that are not empty", "een tuple van teksten, geen leeg")


_ATTRIBUTE: Final = about(
    "the attribute that it asks about", "het kenmerk waar het om gaat", alias="eigenschap"
)
_WEIGHT: Final = about(
    "how much it weighs beside the others", "hoe zwaar het weegt naast de andere", alias="gewicht"
)


def _word(attribute: str) -> Text:
    return ATTRIBUTE_WORDS.get(attribute) or Text(attribute, attribute)


def _some_value(made: Among) -> Iterator[Problem]:
    if not made.values:
        yield Problem(kind=NO_VALUES, path="$.values")


_AMONG: Final = Rules(
    {"attribute": TEXT, "values": several(TEXT, _TEXTS), "weight": A_WEIGHT},
    Rule(("values",), _some_value),
)


@frozen(kw_only=True)
class Among:
    """A trait: the attribute is one of some values, letter for letter.

    >>> Among(attribute="industry", values=("brewing", "dairy"), weight=2).text()
    'industry is brewing or dairy'

    `attribute` is a field of an `Account` or of a `Person` that holds text. `weight` is an exact
    number of 0 or more: what weighs 0 is told and plays no part. Raises `EntityProblems`.
    Glossary: ideal-customer-profile (000:68, 001:7).
    """

    attribute: str = field(metadata=_ATTRIBUTE)
    values: tuple[str, ...] = field(
        metadata=about("the values that fit", "de waarden die passen", alias="waarden")
    )
    weight: int | Decimal = field(metadata=_WEIGHT)

    def __attrs_post_init__(self) -> None:
        _AMONG.check(self)

    @property
    def kind(self) -> ValueKind:
        """The kind of value that it asks about."""
        return ValueKind.TEXT

    def fits(self, value: object) -> bool | None:
        """Whether a value fits; None where it cannot be compared with what is asked."""
        return value in self.values if isinstance(value, str) else None

    def text(self, lang: str = "en") -> str:
        """What it asks, in "en" or "nl"."""
        joined = Text(" or ", " of ").say(lang).join(self.values)
        return (
            Text("{0} is {1}", "{0} is {1}")
            .say(lang)
            .format(_word(self.attribute).say(lang), joined)
        )


def _bounds(made: Between) -> Iterator[Problem]:
    least, most = made.least, made.most
    if least is None and most is None:
        yield Problem(kind=NO_BOUND, path="$.least")
    if least is None or most is None:
        return
    if not _compare(least, most):
        yield Problem(kind=OTHER_BOUND, value=most, detail=str(least), path="$.most")
    elif most < least:
        yield Problem(kind=BOUNDS_TURNED, value=most, detail=str(least), path="$.most")


def _compare(one: object, other: object) -> bool:
    """Whether two bounds, or a bound and a value, can be compared."""
    if isinstance(one, Money) and isinstance(other, Money):
        return one.currency == other.currency
    return type(one) is int and type(other) is int


_BETWEEN: Final = Rules(
    {"attribute": TEXT, "least": _A_BOUND, "most": _A_BOUND, "weight": A_WEIGHT},
    Rule(("least", "most"), _bounds),
)


@frozen(kw_only=True)
class Between:
    """A trait: the attribute is a number or an amount within bounds, both of them included.

    >>> Between(attribute="employees", least=20, most=100, weight=1).text()
    'employees is from 20 to 100'
    >>> Between(attribute="annual_revenue", least=Money("2000000", "EUR"), weight=1).text("nl")
    'jaaromzet is minstens 2000000 EUR'

    One of the bounds may be left out. An amount in another currency is *unknown*: nothing is
    converted without a rate. Raises `EntityProblems`: for bounds that cannot be compared, that are
    turned around, or both absent.
    Glossary: ideal-customer-profile (000:68, 001:7).
    """

    attribute: str = field(metadata=_ATTRIBUTE)
    least: int | Money | None = field(
        default=None,
        metadata=about("the least that fits", "het minste dat past", alias="minstens"),
    )
    most: int | Money | None = field(
        default=None,
        metadata=about("the most that fits", "het meeste dat past", alias="hoogstens"),
    )
    weight: int | Decimal = field(metadata=_WEIGHT)

    def __attrs_post_init__(self) -> None:
        _BETWEEN.check(self)

    @property
    def kind(self) -> ValueKind:
        """The kind of value that it asks about."""
        bound = self.most if self.least is None else self.least
        return ValueKind.MONEY if isinstance(bound, Money) else ValueKind.COUNT

    def fits(self, value: object) -> bool | None:
        """Whether a value fits; None where it cannot be compared with what is asked."""
        for bound in (self.least, self.most):
            if bound is not None and not _compare(bound, value):
                return None
        given: Any = value
        return (self.least is None or given >= self.least) and (
            self.most is None or given <= self.most
        )

    def text(self, lang: str = "en") -> str:
        """What it asks, in "en" or "nl"."""
        if self.least is None:
            said = Text("{0} is at most {2}", "{0} is hoogstens {2}")
        elif self.most is None:
            said = Text("{0} is at least {1}", "{0} is minstens {1}")
        else:
            said = Text("{0} is from {1} to {2}", "{0} is van {1} tot en met {2}")
        return said.say(lang).format(_word(self.attribute).say(lang), self.least, self.most)


#: What a profile is made of.
Trait: TypeAlias = Among | Between
