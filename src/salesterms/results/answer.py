"""The parts of an answer: value, status, the account of the rows, and whose definition it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from attrs import field, frozen

from salesterms.errors import Text
from salesterms.values import FrozenMapping, Money, Period, Ratio, about

#: What a metric can answer with.
Value: TypeAlias = Ratio | Fraction | Money | int | float

#: What goes into a formula.
Term: TypeAlias = int | Decimal | Fraction | Money | float


class Status(StrEnum):
    """Whether there is a value, and if not, whose fault it is not."""

    #: There is a value.
    MEASURED = "measured"
    #: The formula has no value for these rows, as with nothing to divide by.
    UNDEFINED = "undefined"
    #: The time to observe it has not passed yet.
    NOT_YET_OBSERVABLE = "not_yet_observable"
    #: The rows make the question impossible, as with two currencies in one sum.
    REFUSED = "refused"


@frozen
class Source:
    """Who defines a metric this way: in words, and the citations behind it."""

    text: Text = field(metadata=about("in words", "in woorden", alias="tekst"))
    citations: tuple[str, ...] = field(
        default=(), metadata=about("where it stands", "waar het staat", alias="bronvermeldingen")
    )


@frozen(kw_only=True, repr=False)
class Answer:
    """What a measurement holds. See `Measurement`, which adds what it can say."""

    metric: str = field(metadata=about("which metric", "welk kengetal", alias="kengetal"))
    variant: str = field(metadata=about("which definition of it", "welke definitie ervan"))
    title: Text = field(metadata=about("its name in words", "de naam in woorden", alias="titel"))
    definition: Text = field(
        metadata=about("the formula by its names", "de formule met namen", alias="definitie")
    )
    value: Value | None = field(
        metadata=about("the number, if there is one", "het getal, als dat er is", alias="waarde")
    )
    status: Status = field(metadata=about("whether there is a value", "of er een waarde is"))
    reason: str = field(
        default="", metadata=about("why there is none", "waarom die er niet is", alias="reden")
    )
    details: tuple[str, ...] = field(
        default=(), metadata=about("what the reason names", "wat de reden noemt")
    )
    unit: str = field(
        metadata=about("in what it is counted", "waarin geteld wordt", alias="eenheid")
    )
    formula: str = field(
        metadata=about("the formula with its numbers", "de formule met getallen", alias="formule")
    )
    latex: str = field(metadata=about("the same as LaTeX", "hetzelfde als LaTeX"))
    formula_nl: str = field(
        default="",
        metadata=about(
            "the formula in Dutch, where it holds words",
            "de formule in het Nederlands, als er woorden in staan",
            alias="formule_nl",
        ),
    )
    inputs: FrozenMapping[str, Term] = field(
        converter=FrozenMapping,
        metadata=about("what goes into the formula", "wat de formule ingaat", alias="invoer"),
    )
    counted: int = field(
        metadata=about(
            "how many rows counted", "hoeveel rijen meetelden", alias="meegeteld", unit="rows"
        )
    )
    excluded: FrozenMapping[str, int] = field(
        converter=FrozenMapping,
        metadata=about(
            "how many rows were left out, by reason",
            "hoeveel rijen buiten beschouwing bleven, per reden",
            alias="buiten_beschouwing",
            unit="rows",
        ),
    )
    period: Period | None = field(
        metadata=about("the dates that were asked for", "de gevraagde dagen", alias="periode")
    )
    as_of: date | None = field(metadata=about("the as-of date", "de peildatum", alias="peildatum"))
    date_field: str = field(
        metadata=about("the date of a row that decides", "de datum die beslist", alias="datumveld")
    )
    currency: str = field(
        default="",
        metadata=about("the currency asked for", "de gevraagde munteenheid", alias="munteenheid"),
    )
    source: Source = field(
        metadata=about("who defines it so", "wie het zo definieert", alias="bron")
    )
    exact: bool = field(
        default=True,
        metadata=about("whether nothing was rounded", "of er niets is afgerond", alias="precies"),
    )
    tolerance: float | None = field(
        default=None,
        metadata=about(
            "how far off a floating-point number may be, as a share of it",
            "de relatieve afwijking die een getal met drijvende komma kan hebben",
            alias="tolerantie",
        ),
    )
    ids: FrozenMapping[str, tuple[str, ...]] | None = field(
        default=None,
        metadata=about(
            "the ids of the rows in every bucket",
            "de kenmerken van de rijen per groep",
            alias="kenmerken",
        ),
    )

    def formula_in(self, lang: str) -> str:
        """The formula with its numbers in a language, "en" or "nl"; "" where it has none."""
        return Text(self.formula, self.formula_nl or self.formula).say(lang)

    @property
    def rows(self) -> int:
        """How many rows were given: counted and excluded together."""
        return self.counted + sum(self.excluded.values())

    @property
    def elapsed(self) -> Ratio | None:
        """The share of the period that is over at the end of the as-of date, if both are given."""
        if self.period is None or self.as_of is None:
            return None
        return self.period.elapsed(self.as_of)

    @property
    def small_sample(self) -> bool:
        """Whether a ratio rests on fewer than 30 counted things."""
        return isinstance(self.value, Ratio) and self.value.small_sample
