"""What a call may ask for: checked once, before any row is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from attrs import evolve, frozen

from salesterms.errors import (
    SalesTermsError,
    Sentence,
    Text,
    check_argument,
    each_argument,
    nearest,
    shown,
)
from salesterms.metrics.derived import derived_from
from salesterms.metrics.parameters import PARAMETERS
from salesterms.values import Period, currency_code, in_range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesterms.metrics.row_kind import Given, RowKind
    from salesterms.metrics.variant import Variant

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


_A_PERIOD = Text(
    "a Period, or its name such as '2024-Q1'", "een Period, of de naam ervan zoals '2024-Q1'"
)
_A_DATE = Text(
    "a date, or its text such as '2024-12-31', in the years 1900 to 2200; not a datetime",
    "een date, of de tekst ervan zoals '2024-12-31', van 1900 tot en met 2200; geen datetime",
)
_NO_PARAMETER = Text(
    "no such argument: a variant can need", "dat argument bestaat niet: een variant kan vragen om"
)
_NOT_NEEDED = Text(
    "it only to a variant that needs it", "het alleen aan een variant die erom vraagt"
)
_ACCEPTED = Text(
    "its .accepted: an ImportResult also holds what was not accepted",
    "het .accepted ervan: een ImportResult bevat ook wat niet is geaccepteerd",
)
_DAY_OF_THE_ROWS = Text(
    "the day that the rows hold on, or rows of this day",
    "de dag waarop de rijen gelden, of rijen van deze dag",
)
_NAMES = Text(
    "a field name, or a list of different ones", "een veldnaam, of een lijst van verschillende"
)


class BadArgument(SalesTermsError, ValueError):
    """An argument of a call that cannot be used.

    >>> from salesterms import close_ratio
    >>> try:
    ...     close_ratio([], as_of="soon")
    ... except BadArgument as error:
    ...     print(error.code, error.args[0], error.args[1])
    bad_argument as_of soon
    """

    code = "bad_argument"
    message = Text("{0}={1}: give {2}", "{0}={1}: geef {2}")

    def __init__(self, name: str, value: object, wanted: Text) -> None:
        """Keep the argument's name, its value and what it takes."""
        super().__init__(Sentence(name), value, wanted)


class MissingArgument(SalesTermsError, TypeError):
    """A variant was called without a parameter that it cannot do without.

    >>> from salesterms import close_ratio
    >>> try:
    ...     close_ratio([], variant="past_stage")
    ... except MissingArgument as error:
    ...     print(error)
    'close_ratio' (variant 'past_stage') needs 'stage': it has no default
    """

    code = "missing_argument"
    message = Text(
        "{0} (variant {1}) needs {2}: it has no default",
        "{0} (variant {1}) vraagt om {2}: daar is geen standaardwaarde voor",
    )

    def __init__(self, metric: str, variant: str, names: tuple[str, ...]) -> None:
        """Keep the metric, the variant and the names of what is missing."""
        super().__init__(metric, variant, names)


class UnknownVariant(SalesTermsError, LookupError):
    """A variant that a metric does not have.

    >>> from salesterms import win_loss_ratio
    >>> try:
    ...     win_loss_ratio([], variant="amount")
    ... except UnknownVariant as error:
    ...     print(error)
    'win_loss_ratio' has no variant 'amount'; it has 'count', 'value'
    """

    code = "unknown_variant"
    message = Text("{0} has no variant {1}; it has {2}", "{0} heeft geen variant {1}; wel {2}")

    def __init__(self, metric: str, variant: object, variants: tuple[str, ...]) -> None:
        """Keep the metric, the variant asked for and those there are."""
        super().__init__(metric, variant, variants)


class UnknownField(SalesTermsError, LookupError):
    """A grouping by something that the rows do not have.

    >>> from salesterms import close_ratio
    >>> try:
    ...     close_ratio([], by="ower")
    ... except UnknownField as error:
    ...     print(error.args[2][0])
    owner
    """

    code = "unknown_field"
    message = Text(
        "Cannot group by {0}: use {1}; nearest: {2}",
        "Kan niet groeperen op {0}: gebruik {1}; lijkt op: {2}",
    )
    nothing_near = Text("Cannot group by {0}: use {1}", "Kan niet groeperen op {0}: gebruik {1}")
    read_already = Text(
        "Cannot group by {0}, which is read as {3}: use that name",
        "Kan niet groeperen op {0}, dat wordt gelezen als {3}: gebruik die naam",
    )

    def __init__(self, name: str, fields: tuple[str, ...], read_as: str = "") -> None:
        """Keep the name, the fields there are, those that look like it, and what it is read as."""
        near = (read_as,) if read_as else nearest(name, fields)
        super().__init__(name, fields, near, *([read_as] if read_as else []))

    def text(self, lang: str = "en") -> str:
        """The fields there are, and those that look like the name where some do."""
        name, fields, near, *read_as = self.args
        said = self.message if near else self.nothing_near
        said = self.read_already if read_as else said
        return said.say(lang).format(*map(shown, (name, fields, near, *read_as)))

    def __reduce__(self) -> tuple[type[UnknownField], tuple[object, ...]]:
        name, fields, _, *read_as = self.args
        return UnknownField, (name, fields, *read_as)


@frozen(kw_only=True)
class Question:
    """The checked arguments of a call: what selects, and the values of the parameters."""

    period: Period | None
    as_of: date | None
    given: Mapping[str, Any]
    names: frozenset[str]


def question(
    period: Period | str | None, as_of: date | str | None, parameters: Mapping[str, object]
) -> Question:
    """Check the arguments of a call and derive from them what the tables name."""
    given: dict[str, Any] = {}
    period = period_of(period)
    if period is not None:
        given["period"] = period
    if as_of is not None:
        as_of = given["as_of"] = day_of(as_of)
    given |= _parameters(parameters)
    given |= derived_from(given)
    return Question(period=period, as_of=as_of, given=given, names=frozenset(given))


def dated(asked: Question, rows: Sequence[Any], kind: RowKind[Any]) -> Question:
    """The question as of the day that the rows hold on, where rows of this kind have one.

    What is no date is left to the check of the values, which says of which row it is.
    """
    if not kind.day:
        return asked
    days = {day for row in rows if type(day := getattr(row, kind.day, None)) is date}
    if asked.as_of is not None:
        if days - {asked.as_of}:
            raise BadArgument("as_of", asked.as_of, _DAY_OF_THE_ROWS)
        return asked
    if len(days) != 1 or not in_range(*days):
        return asked  # rows of several days are as of none
    [day] = days
    given = {**asked.given, "as_of": day}
    given |= derived_from(given)
    return evolve(asked, as_of=day, given=given, names=frozenset(given))


def period_of(given: object) -> Period | None:
    """A Period, or the name of one; None where there is none."""
    period = Period.named(given) if isinstance(given, str) else given
    if period is None or isinstance(period, Period):
        return period
    raise BadArgument("period", given, _A_PERIOD)


def day_of(given: object, name: str = "as_of") -> date:
    """A date, or ISO text of one: the form in which dates are written everywhere here."""
    found = given
    if isinstance(given, str) and _ISO.fullmatch(given):
        try:
            found = date.fromisoformat(given)
        except ValueError:
            found = None
    if type(found) is date and in_range(found):
        return found
    raise BadArgument(name, given, _A_DATE)


def _parameters(parameters: Mapping[str, object]) -> dict[str, object]:
    for name, value in parameters.items():
        if name not in PARAMETERS:
            names = ", ".join(PARAMETERS)
            wanted = Text(f"{_NO_PARAMETER.en} {names}", f"{_NO_PARAMETER.nl} {names}")
            raise BadArgument(name, value, wanted)
        if not PARAMETERS[name].fits(value):
            raise BadArgument(name, value, PARAMETERS[name].said)
    return dict(parameters)


def missing_for(variant: Variant, asked: Question) -> tuple[str, ...]:
    """The parameters that `variant` needs and the call does not give."""
    return tuple(name for name in variant.needs if name not in asked.names)


def refuse_surplus(variants: Iterable[Variant], parameters: Mapping[str, object]) -> None:
    """Raise for the first parameter that none of `variants` has a use for."""
    needed = {name for variant in variants for name in variant.needs}
    for name, value in parameters.items():
        if name not in needed:
            raise BadArgument(name, value, _NOT_NEEDED)


def currency_or_none(code: object) -> str | None:
    """A currency code, checked, or None."""
    return None if code is None else currency_code(code)


def rows_of(rows: object, kind: RowKind[Any], name: str = "rows") -> Given:
    """The rows as a sequence; what cannot be gone through is named, and so is another kind of row.

    The first row tells the kind: to look at all would take as long as to count them.
    """
    known = _in_order(rows, kind, name)
    first = next(iter(known.rows), None)
    if first is not None and kind.is_of_another(first):
        raise _not_of(kind, first, name)
    return known


def _not_of(kind: RowKind[Any], row: object, name: str) -> BadArgument:
    """What is told of a row of another kind; not the row itself, which may be personal."""
    return BadArgument(name, Sentence(f"[{type(row).__name__}, …]"), kind.says)


def _in_order(rows: object, kind: RowKind[Any], name: str) -> Given:
    if isinstance(rows, kind.given):
        return cast("Given", rows)
    if isinstance(rows, str | bytes) or not isinstance(rows, Iterable):
        raise BadArgument(name, rows, _ACCEPTED if hasattr(rows, "accepted") else kind.says)
    made: Given = kind.given(rows)
    return made


def checked_rows(rows: object, kind: RowKind[Any], name: str = "rows") -> Given:
    """The rows as a sequence, each of its kind: for what reads them without a table."""
    given = rows_of(rows, kind, name)
    for row in given.rows:
        if not isinstance(row, kind.kind):
            raise _not_of(kind, row, name)
    return given


def told_by_id(name: str, given: object, kind: Any, what: Text) -> Mapping[str, Any]:
    """What is told of each id, such as a source: a mapping of texts to things of a kind.

    Raises `WrongArgument`. An id of another type would never be found, without a sound.
    """
    check_argument(name, given, Mapping, what)
    known = cast("Mapping[str, Any]", given)
    each_argument(name, tuple(known), str, what)
    each_argument(name, tuple(known.values()), kind, what)
    return known


def names_of(by: str | Sequence[str]) -> tuple[str, ...]:
    """The names to group by; one name may stand alone."""
    names = (by,) if isinstance(by, str) else by
    good = isinstance(names, list | tuple) and all(isinstance(name, str) for name in names)
    if not good or not names or len(set(names)) != len(names):
        raise BadArgument("by", by, _NAMES)
    return tuple(names)
