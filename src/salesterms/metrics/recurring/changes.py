"""What one account paid a month at the start and at the end of a period, and so what moved.

Glossary: recurring-revenue, churn (000:50).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from salesterms.criteria import ChoiceColumn, Column
from salesterms.entities.shapes import A_DATE, AN_ID, COUNTS, YES_OR_NO
from salesterms.errors import Text
from salesterms.metrics.arguments import BadArgument
from salesterms.metrics.recurring.amounts import A_MONTH, exact
from salesterms.metrics.row_kind import RowKind
from salesterms.values import FrozenMapping, Money, about, currency_code

if TYPE_CHECKING:
    from attrs import Attribute

_NOTHING: Final = Fraction(0)
_NONE_LEFT_OUT: Final[FrozenMapping[str, int]] = FrozenMapping()
#: Currency -> no money in it: one object for all rows.
_NOTHINGS: Final[dict[str, Money]] = {}
_A_MONTH_OR_NONE: Final = A_MONTH.or_none()
_PART_OF_END: Final = Text("a part of end, at most all of it", "een deel van end, hoogstens alles")
_NO_BEFORE: Final = Text(
    "0 where it pays at the start, for that is what it last paid",
    "0 als het aan het begin betaalt, want dat is wat het het laatst betaalde",
)
_NOT_BOTH: Final = Text(
    "False where it pays at the start or at the end", "False als het aan begin of eind betaalt"
)


class MrrMovement(StrEnum):
    """What became of the monthly revenue of one account from the start of a period to its end.

    >>> [one.value for one in MrrMovement][:6]
    ['new', 'expansion', 'contraction', 'churn', 'reactivation', 'unchanged']

    The first six are revenue that is there at the start or at the end; the others are not.
    """

    #: It pays for the first time.
    NEW = "new"
    #: It pays more than at the start.
    EXPANSION = "expansion"
    #: It pays less than at the start, but still something: one of two subscriptions is over.
    CONTRACTION = "contraction"
    #: It paid at the start, and nothing at the end.
    CHURN = "churn"
    #: It pays again, after a time without.
    REACTIVATION = "reactivation"
    #: It pays as much as at the start.
    UNCHANGED = "unchanged"
    #: It paid before, and neither at the start nor at the end.
    GONE = "gone"
    #: It paid within the period only, and neither at its start nor at its end.
    CAME_AND_WENT = "came_and_went"
    #: It has never paid: all that it has is a trial, or costs nothing.
    NEVER_PAID = "never_paid"


def _frozen(given: Any) -> Any:
    return FrozenMapping(given) if isinstance(given, Mapping) else given


def _currency(_: MrrChange, __: Attribute[str], code: object) -> None:
    currency_code(code)


@frozen(kw_only=True)
class MrrChange:
    """The monthly recurring revenue of one account in one period, in one currency.

    >>> from datetime import date
    >>> from fractions import Fraction
    >>> from salesterms.metrics import MrrChange
    >>> row = MrrChange(
    ...     id="A-1 2026-03",
    ...     account="A-1",
    ...     currency="EUR",
    ...     begins=date(2026, 3, 1),
    ...     last=date(2026, 3, 31),
    ...     start=100,
    ...     end=Fraction(250, 3),
    ... )
    >>> row.movement.value, row.end - row.start
    ('contraction', Fraction(-50, 3))

    `begins` and `last` are the first and the last day of the period. `start` is what the account
    paid a month when the day before the first one ended, `end` when the last one did: so the end of
    a period is the start of the next. `before` is what it last paid where it pays nothing at the
    start, and 0 where it never paid. All are exact, 0 or more; ints and Decimals become Fractions.
    `end_yearly` is the part of `end` that is billed by the year or longer; None where that is not
    known. `came_and_went` says that it paid in between only. `left_out` counts the subscriptions
    that do not count, by reason. `movement` follows from these. Made by `mrr_changes`. Raises
    `WrongArgument`, `UnknownCurrency`, and `BadArgument` for what contradicts itself.
    """

    id: str = field(
        metadata=about("the account and the period", "het account en de periode"), validator=AN_ID
    )
    account: str = field(
        metadata=about("the id of the account", "het kenmerk van het account"), validator=AN_ID
    )
    currency: str = field(
        metadata=about("the currency in which it pays", "de munteenheid waarin het betaalt"),
        validator=_currency,
    )
    begins: date = field(
        metadata=about("the first day of the period", "de eerste dag van de periode"),
        validator=A_DATE,
    )
    last: date = field(
        metadata=about("the last day of the period", "de laatste dag van de periode"),
        validator=A_DATE,
    )
    start: Fraction = field(
        default=_NOTHING,
        converter=exact,
        metadata=about(
            "what it paid a month before the first day",
            "wat het per maand betaalde tot de eerste dag",
        ),
        validator=A_MONTH,
    )
    end: Fraction = field(
        default=_NOTHING,
        converter=exact,
        metadata=about(
            "what it pays a month on the last day", "wat het op de laatste dag per maand betaalt"
        ),
        validator=A_MONTH,
    )
    before: Fraction = field(
        default=_NOTHING,
        converter=exact,
        metadata=about(
            "what it last paid a month, where it pays nothing at the start",
            "wat het het laatst per maand betaalde, als het aan het begin niets betaalt",
        ),
        validator=A_MONTH,
    )
    end_yearly: Fraction | None = field(
        default=None,
        converter=exact,
        metadata=about(
            "the part of the end that is billed by the year or longer",
            "het deel van het eind dat per jaar of langer wordt gefactureerd",
        ),
        validator=_A_MONTH_OR_NONE,
    )
    came_and_went: bool = field(
        default=False,
        metadata=about("whether it paid in between only", "of het alleen tussendoor betaalde"),
        validator=YES_OR_NO,
    )
    left_out: FrozenMapping[str, int] = field(
        default=_NONE_LEFT_OUT,
        converter=_frozen,
        validator=COUNTS,
        metadata=about(
            "how many subscriptions do not count, by reason",
            "hoeveel abonnementen niet meetellen, per reden",
        ),
    )
    movement: MrrMovement = field(init=False, eq=False)
    #: Nothing, in its currency: by it a sum knows the currency of fractions.
    unit: Money = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        _check(self)
        object.__setattr__(self, "movement", _movement(self))
        object.__setattr__(self, "unit", _nothing_in(self.currency))


def _check(row: MrrChange) -> None:
    if row.last < row.begins:
        wanted = Text("the first day, or a later one", "de eerste dag, of een latere")
        raise BadArgument("last", row.last, wanted)
    if row.end_yearly is not None and row.end_yearly > row.end:
        raise BadArgument("end_yearly", row.end_yearly, _PART_OF_END)
    if row.before and row.start:
        raise BadArgument("before", row.before, _NO_BEFORE)
    if row.came_and_went and (row.start or row.end):
        raise BadArgument("came_and_went", row.came_and_went, _NOT_BOTH)


def _movement(row: MrrChange) -> MrrMovement:
    start, end = row.start, row.end
    if not start and not end:
        return _unpaid(row)
    if not start:
        return MrrMovement.REACTIVATION if row.before else MrrMovement.NEW
    if not end:
        return MrrMovement.CHURN
    if start == end:
        return MrrMovement.UNCHANGED
    return MrrMovement.EXPANSION if start < end else MrrMovement.CONTRACTION


def _unpaid(row: MrrChange) -> MrrMovement:
    if row.came_and_went:
        return MrrMovement.CAME_AND_WENT
    return MrrMovement.GONE if row.before else MrrMovement.NEVER_PAID


def _nothing_in(currency: str) -> Money:
    """No money in a currency: one object for all rows of it."""
    return _NOTHINGS.setdefault(currency, Money(0, currency))


MRR_CHANGES: Final[RowKind[MrrChange]] = RowKind(
    kind=MrrChange,
    says=Text(
        "changes of monthly revenue, as salesterms.metrics.mrr_changes() makes them of"
        " subscriptions",
        "wijzigingen van maandomzet, zoals salesterms.metrics.mrr_changes() ze van abonnementen"
        " maakt",
    ),
    fields=("account", "currency", "movement"),
    lasts=FrozenMapping({"begins": "last"}),
    columns=(
        Column("account", str),
        Column("currency", str),
        ChoiceColumn[MrrMovement]("movement", MrrMovement),
    ),
)
