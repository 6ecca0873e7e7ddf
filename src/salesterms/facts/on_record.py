"""What is on record about every fact, piece by piece: the state that one more piece moves on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import field, frozen

from salesterms.errors import SalesTermsError, Sentence, Text, WrongArgument, of_kind
from salesterms.facts.catalogue import Catalogue, check_is_catalogue
from salesterms.facts.evidence import Evidence, NotEvidence
from salesterms.facts.kinds import NoRecord, Scale
from salesterms.facts.known import Facts, nothing_known
from salesterms.facts.laws_of_sales import CATALOGUE
from salesterms.facts.masks import every_bit
from salesterms.facts.statements import statement_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from attrs import Attribute

    from salesterms.facts.axis import Axis
    from salesterms.facts.statements import Statement


class NotLater(SalesTermsError, ValueError):
    """A piece of evidence was to be added behind one of the same fact that is later."""

    code = "evidence_not_later"
    message = Text(
        "The evidence for {0} of {1} comes before that of {2}: take the view of all of it again",
        "Het bewijs voor {0} van {1} ligt voor dat van {2}: bekijk alles opnieuw",
    )


class FactState(NamedTuple):
    """What is sure of one fact, what is possible, and since when statements oppose each other."""

    low: int
    high: int
    clash: datetime | None


class FactHistory(NamedTuple):
    """Of one fact: how it stood before the last instant, and what was said at that instant."""

    at: datetime
    before: FactState
    stated: int
    denied: int


def _is_catalogue(_: OnRecord, __: Attribute[Catalogue], value: object) -> None:
    check_is_catalogue(value)


_BITS = Text("the bits of some facts, as facts.low", "de bits van feiten, zoals facts.low")
_COURSES = Text(
    "what nothing_on_record() and after make of it",
    "wat nothing_on_record() en after ervan maken",
)


def _is_courses(_: OnRecord, __: Attribute[Any], value: object) -> None:
    if not isinstance(value, dict) or not set(map(type, value.values())) <= {FactHistory}:
        raise WrongArgument("courses", Sentence(type(value).__name__), _COURSES)


@frozen(hash=False)
class OnRecord:
    """What all evidence up to now makes of the facts, and no more of it than the next piece needs.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Evidence, Level, Maker, MakerKind
    >>> asked = Evidence(
    ...     fact="interest",
    ...     value="explicit",
    ...     level=Level.STATED,
    ...     at=datetime(2026, 3, 1, tzinfo=UTC),
    ...     by=Maker(kind=MakerKind.SYSTEM),
    ... )
    >>> nothing_on_record().after(asked).facts
    Facts(interest='explicit')

    Pieces about one fact come in the order of time, those of one instant in any order; the facts
    are then the same that `facts_at` gives for all of them. It knows no ids, and a piece that is
    given again changes nothing. `low` and `high` are the bits of its `facts`.
    Raises `WrongArgument` where a part is of another type.
    """

    catalogue: Catalogue = field(validator=_is_catalogue)
    low: int = field(validator=of_kind(int, _BITS))
    high: int = field(validator=of_kind(int, _BITS))
    _courses: dict[str, FactHistory] = field(
        repr=False, validator=_is_courses
    )  # never changed: each piece makes a new one

    @property
    def facts(self) -> Facts:
        """The facts as they stand."""
        return Facts.of_bits(self.catalogue, self.low, self.high)

    @property
    def clashes(self) -> Mapping[str, datetime]:
        """The facts that opposite statements leave open, with the instant of these, in UTC."""
        found = {}
        for name, course in self._courses.items():
            clash = settled(self.catalogue[name], course).clash
            if clash is not None:
                found[name] = clash
        return found

    def after(self, evidence: Evidence, *, of_event: bool = False) -> OnRecord:
        """The same with one more piece; `of_event` lets it move what only events move.

        Raises `NotLater`, `NotEvidence`, and what is wrong with a piece: `UnknownFact`, `NotARung`,
        `MovedByEvents`, `NeverTakenBack`, `NothingStated`, `ValueNeeded`, `ValueOfGraded`.
        """
        if type(evidence) is not Evidence:
            raise NotEvidence(Sentence(type(evidence).__name__))
        statement = statement_of(evidence, self.catalogue, of_event=of_event)
        return self if statement is None else self.with_statement(statement)

    def with_statement(self, statement: Statement) -> OnRecord:
        """The same with what one more piece says."""
        axis, at, stated, denied = statement
        course = self._courses.get(axis.name)
        if course is None:
            course = FactHistory(at, _start(axis), stated, denied)
        elif at > course.at:
            course = FactHistory(at, settled(axis, course), stated, denied)
        elif at == course.at:
            course = FactHistory(at, course.before, course.stated | stated, course.denied | denied)
        else:
            raise NotLater(axis.name, at.isoformat(), course.at.isoformat())
        stands = settled(axis, course)
        offset = self.catalogue.layout.offset[axis.name]
        others = ~(every_bit(axis) << offset)
        return _made(
            self.catalogue,
            self.low & others | stands.low << offset,
            self.high & others | stands.high << offset,
            {**self._courses, axis.name: course},
        )


_new, _set = object.__new__, object.__setattr__


def _made(catalogue: Catalogue, low: int, high: int, courses: dict[str, FactHistory]) -> OnRecord:
    """The same without a look at its parts, which takes as long as all the rest of a piece."""
    made = _new(OnRecord)
    _set(made, "catalogue", catalogue)
    _set(made, "low", low)
    _set(made, "high", high)
    _set(made, "_courses", courses)
    return made


def nothing_on_record(catalogue: Catalogue = CATALOGUE) -> OnRecord:
    """What is on record before the first piece of evidence.

    >>> nothing_on_record().facts
    Facts()

    Raises `WrongArgument` for what is no catalogue.
    """
    check_is_catalogue(catalogue)
    return OnRecord(catalogue, *nothing_known(catalogue), {})


def _start(axis: Axis) -> FactState:
    """How a fact stands just before the first piece about it."""
    if axis.scale is Scale.GRADED:
        return FactState(0, 0, None)  # a level is what evidence gives: nothing above it is open
    return FactState(0, _nothing(axis), None)


def _nothing(axis: Axis) -> int:
    """What is possible where nothing is on record."""
    if axis.no_record is NoRecord.UNKNOWN:
        return every_bit(axis)
    return 0 if axis.ordered else 1


def settled(axis: Axis, course: FactHistory) -> FactState:
    """How a fact stands once everything of its last instant was said."""
    return _ladder(course) if axis.ordered else _position(axis, course)


def _ladder(course: FactHistory) -> FactState:
    """Every rung for itself: set, taken away, or both, which leaves it open."""
    at, (low, high, clash), stated, denied = course
    both = stated & denied
    low = (low | stated) & ~denied
    high = (high | stated) & ~denied | both
    return FactState(low, high, at if both else None if low == high else clash)


def _position(axis: Axis, course: FactHistory) -> FactState:
    """The value that was stated last; without the values that were taken away since."""
    at, (_, high, clash), stated, denied = course
    whole = every_bit(axis)
    left = high & ~denied if denied <= whole else 0
    if stated:
        all_denied = denied > whole or not stated & ~denied
        high = stated | (left or _reset(axis, denied)) if all_denied else stated
        clash = at
    elif left:
        high = left
    else:
        high, clash = _reset(axis, denied), None
    if high & (high - 1):
        return FactState(0, high, clash)
    return FactState(high, high, None)


def _reset(axis: Axis, denied: int) -> int:
    """What is possible of a position whose value was taken away."""
    whole = every_bit(axis)
    return _nothing(axis) & ~denied or whole & ~denied or whole
