"""One thing that a framework asks, with the question that brings the answer."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Final

from attrs import field, frozen

from salesterms.criteria import All, Any, AtLeast, Criterion, In, Not
from salesterms.entities.rules import Rules
from salesterms.entities.shapes import AN_ID, POSITIVE, YES_OR_NO, one_of
from salesterms.errors import Shape, Text, of_kind, several
from salesterms.facts import Axis
from salesterms.values import about


class Asks(StrEnum):
    """What a requirement asks of its criterion.

    >>> [each.value for each in Asks]
    ['holds', 'known']
    """

    #: That it holds.
    HOLDS = "holds"
    #: That it is found out whether it holds; either answer will do.
    KNOWN = "known"


def _is_said(value: object) -> bool:
    if not isinstance(value, Text):
        return False
    both: tuple[object, ...] = (value.en, value.nl)
    return all(isinstance(said, str) and bool(said.strip()) for said in both)


#: A text that says something in both languages.
A_TEXT: Final = Shape(
    Text("a Text in English and Dutch", "een Text in het Engels en Nederlands"), _is_said
)
CITES: Final = several(AN_ID, Text("a tuple of places in a text", "een tuple van vindplaatsen"))
#: So long may something count before it must be established again.
_MOST_DAYS: Final = 10**6
AN_EXPIRY: Final = Shape(
    Text(
        "a whole number of days above 0, a million at most",
        "een geheel aantal dagen boven 0, hoogstens een miljoen",
    ),
    lambda value: type(value) is int and 0 < value <= _MOST_DAYS,
)
_CRITERION = of_kind(
    In | AtLeast | All | Any | Not,
    Text("a criterion on facts, such as NEED.holds", "een criterium over feiten, zoals NEED.holds"),
)
_NEAR = several(
    of_kind(Axis, Text("a fact", "een feit")), Text("a tuple of facts", "een tuple van feiten")
)

_RULES: Final = Rules(
    {
        "id": AN_ID,
        "text": A_TEXT,
        "ask": A_TEXT,
        "when": _CRITERION.or_none(),
        "asks": one_of(Asks),
        "required": YES_OR_NO,
        "near": _NEAR,
        "cites": CITES,
        "action": A_TEXT.or_none(),
        "expires": AN_EXPIRY.or_none(),
        "worth": POSITIVE,
        "note": A_TEXT.or_none(),
    }
)


@frozen(kw_only=True)
class Requirement:
    """One thing that a framework asks: the criterion that shows it, and the question to the buyer.

    >>> from salesterms.facts import BUDGET
    >>> budget = Requirement(
    ...     id="budget",
    ...     text=Text("budget checked", "budget gecontroleerd"),
    ...     ask=Text("Is there a budget?", "Is er een budget?"),
    ...     when=BUDGET.at_least("checked"),
    ...     cites=("002:58",),
    ... )
    >>> budget.carried, budget.expires
    (True, None)

    `when` is a criterion on facts; None says that no fact carries it, and `near` names the facts
    that come nearest. What is not `required` is told and asked, but decides nothing. `expires` is
    in days, from 1: evidence that is older counts no longer. None means that it never expires: no
    text gives a number, so it is yours to give. `worth` is its weight among the questions to ask
    next, above 0; 1 unless you say otherwise. `action` is what may help towards it.

    Raises `EntityProblems` that names every field at fault; which facts there are is asked by the
    `Framework`. Glossary: lead-qualification (000:58), lead-nurturing (002:67 to 002:75).
    """

    id: str = field(
        metadata=about(
            "its name within the framework",
            "de naam binnen het kader",
            alias="kenmerk",
            schema={"minLength": 1},
        )
    )
    text: Text = field(metadata=about("what is asked", "wat er gevraagd wordt", alias="tekst"))
    ask: Text = field(
        metadata=about(
            "the question that brings the answer",
            "de vraag die het antwoord oplevert",
            alias="vraag",
        )
    )
    when: Criterion | None = field(
        default=None,
        metadata=about(
            "the criterion on facts; nothing where no fact carries it",
            "het criterium over feiten; leeg als geen feit het draagt",
            alias="wanneer",
        ),
    )
    asks: Asks = field(
        default=Asks.HOLDS,
        metadata=about(
            "whether it must hold, or only be found out",
            "of het moet gelden, of alleen uitgezocht moet zijn",
            alias="vraagt",
        ),
    )
    required: bool = field(
        default=True,
        metadata=about("whether it decides", "of het meebeslist", alias="vereist"),
    )
    near: tuple[Axis, ...] = field(
        default=(),
        metadata=about("the nearest facts", "de feiten die er het dichtst bij komen"),
    )
    cites: tuple[str, ...] = field(
        default=(), metadata=about("where it stands", "waar het staat", alias="vindplaatsen")
    )
    action: Text | None = field(
        default=None,
        metadata=about("what may help towards it", "wat eraan kan bijdragen", alias="actie"),
    )
    expires: int | None = field(
        default=None,
        metadata=about(
            "after how many days evidence counts no longer",
            "na hoeveel dagen bewijs niet meer telt",
            alias="vervalt_na",
            unit="days",
        ),
    )
    worth: int | Decimal = field(
        default=1,
        metadata=about(
            "its weight among the questions", "het gewicht onder de vragen", alias="gewicht"
        ),
    )
    note: Text | None = field(
        default=None, metadata=about("a remark", "een opmerking", alias="opmerking")
    )

    def __attrs_post_init__(self) -> None:
        _RULES.check(self)

    @property
    def carried(self) -> bool:
        """Whether facts can show it."""
        return self.when is not None
