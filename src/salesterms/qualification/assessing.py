"""What a framework finds of somebody, by a journey, by evidence, or by facts alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.criteria.nodes import leaves
from salesterms.errors import Problem, SalesTermsError, Text
from salesterms.qualification import scheme_faults as faults
from salesterms.qualification.asking_next import next_questions
from salesterms.qualification.assessment import Assessment
from salesterms.qualification.finding import Finding
from salesterms.qualification.fulfilment import Fulfilment
from salesterms.qualification.judging import Judged, judged, oldest, supports_of, without_old
from salesterms.qualification.on_file import on_file
from salesterms.qualification.registry import chosen
from salesterms.qualification.requirement import AN_EXPIRY, Asks
from salesterms.qualification.scheme_changes import check_mapping
from salesterms.values import FrozenMapping, instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from salesterms.criteria import Criterion
    from salesterms.facts import Axis, Catalogue, Evidence, Facts
    from salesterms.journey import Journey
    from salesterms.qualification.on_file import OnFile
    from salesterms.qualification.requirement import Requirement
    from salesterms.qualification.scheme import Framework

#: Nothing expires unless somebody says after how many days.
NOTHING_EXPIRES: Mapping[str, int] = FrozenMapping()


class NeedsAsOf(SalesTermsError, ValueError):
    """Something is to expire, and nobody said by which moment."""

    code = "expiry_needs_as_of"
    message = Text(
        "{0} expires, and no moment is given: give as_of, for no clock is read",
        "{0} vervalt, en er is geen moment opgegeven: geef as_of, want er wordt geen klok gelezen",
    )


def assess(
    framework: Framework | str,
    of: Journey | Facts | Iterable[Evidence],
    *,
    as_of: datetime | None = None,
    expiry: Mapping[str, int] = NOTHING_EXPIRES,
    catalogue: Catalogue | None = None,
    beside: Iterable[Evidence] = (),
) -> Assessment:
    """What a framework finds: how every requirement stands, and what all of them come to.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Evidence, Level, Maker, MakerKind
    >>> def said(fact, level, month):
    ...     at, by = datetime(2026, month, 1, tzinfo=UTC), Maker(kind=MakerKind.HUMAN)
    ...     return Evidence(fact=fact, level=level, at=at, by=by)
    >>> record = [said("budget", Level.CHECKED, 1), said("need", Level.PROVEN, 3)]
    >>> now = datetime(2026, 4, 1, tzinfo=UTC)
    >>> found = assess("bant", record, as_of=now)
    >>> {one.requirement.id: (one.fulfilment.value, one.days) for one in found.findings}
    {'budget': ('met', 90), 'authority': ('unknown', None), 'need': ('met', 31), ...}
    >>> found = assess("bant", record, as_of=now, expiry={"budget": 60})
    >>> (
    ...     found["budget"].fulfilment.value,
    ...     found.verdict.value,
    ...     [q.requirement.id for q in found.next],
    ... )
    ('stale', 'open', ['budget', 'authority', 'timing'])

    `framework` is a `Framework` or the id of a built-in one. `of` is a journey, evidence, or facts
    alone. Facts alone have values without dates and makers: their age is unknown. Without `as_of`
    all that is on record counts, and nothing has an age.

    `expiry` gives for a fact the days after which evidence of it counts no longer; a requirement
    may have a term of its own, and the shorter one counts. Evidence of exactly that age still
    counts. What has no date is not known to be young enough, and is then unknown. `catalogue` has
    the facts that the evidence is about, where the framework does not know them all. A journey
    knows the facts of its lifecycle only: evidence about facts of your own, which your framework
    asks for, comes `beside` it; without any they are unknown.

    Evidence below the level that is asked never meets a requirement (002:61). Neither the order of
    the evidence nor that of the requirements plays a part in the verdict. Of no evidence everything
    stands as if nothing were on record.

    Raises `UnknownFramework`, `NeedsAsOf`, `ExpiryProblems`, `OtherCatalogue` for facts that do not
    have what is asked, `WrongArgument`, and what is wrong with evidence or with `as_of`.
    Glossary: lead-qualification (000:58, 004:5 to 004:9).
    """
    asked = chosen(framework)
    known = on_file(of, asked, as_of, catalogue, beside)
    terms = _checked(expiry, known.facts.catalogue)
    for name in (*terms, *(each.id for each in asked.requirements if each.expires)):
        if as_of is None:
            raise NeedsAsOf(name)
    findings = tuple(_finding(each, known, terms) for each in asked.requirements)
    every = [_days(each, known, terms) for each in asked.requirements]
    axes = dict.fromkeys(axis for days in every for axis in days)
    shortest = {axis: min(days[axis] for days in every if axis in days) for axis in axes}
    view = known.view
    return Assessment(
        framework=asked,
        person=known.person,
        as_of=as_of,
        findings=findings,
        next=next_questions(findings, without_old(known, shortest).facts),
        conflicts=() if view is None else view.conflicts,
        ahead=known.ahead,
        forgotten=known.grounds is not None and known.grounds.forgotten is not None,
    )


def _checked(expiry: Mapping[str, int], catalogue: Catalogue) -> Mapping[str, int]:
    """The terms that are given; raises `ExpiryProblems`."""
    check_mapping("expiry", expiry)
    problems = []
    for name, days in expiry.items():
        path = f"expiry[{name!r}]"
        if name not in catalogue:
            kind, choices = faults.UNKNOWN_FACT_OF_EXPIRY, tuple(catalogue)
            problems.append(Problem(kind=kind, value=name, choices=choices, path=path))
        if not AN_EXPIRY.fits(days):
            problems.append(Problem(kind=faults.BAD_EXPIRY, value=days, path=path))
    if problems:
        raise faults.ExpiryProblems.of(problems)
    return expiry


def _finding(each: Requirement, known: OnFile, terms: Mapping[str, int]) -> Finding:
    if each.when is None:
        return Finding(requirement=each, fulfilment=Fulfilment.NOT_CARRIED)
    axes = _axes(each.when, known)
    days = _days(each, known, terms)
    found = judged(each.when, known)
    how = _as_asked(each, found, axes, known)
    if days:
        young = without_old(known, days)
        again = _as_asked(each, judged(each.when, young), axes, young)
        if again is not how:
            older = any(known.is_older(axis, most) for axis, most in days.items())
            how = Fulfilment.STALE if older else Fulfilment.UNKNOWN
    at = oldest(found.dates)
    now = None if known.as_of is None else instant(known.as_of)
    return Finding(
        requirement=each,
        fulfilment=how,
        supports=supports_of(each.when, known),
        at=at,
        age=None if at is None or now is None else now - instant(at),
        expires=min(days.values(), default=None),
    )


def _axes(when: Criterion, known: OnFile) -> tuple[Axis, ...]:
    asked = known.facts.catalogue.layout.asked
    return tuple(dict.fromkeys(asked(leaf)[0] for leaf in leaves(when)))


def _days(each: Requirement, known: OnFile, terms: Mapping[str, int]) -> dict[Axis, int]:
    """The facts of a requirement that expire, each with the shorter of its terms."""
    found: dict[Axis, int] = {}
    for axis in () if each.when is None else _axes(each.when, known):
        both = [days for days in (each.expires, terms.get(axis.name)) if days is not None]
        if both:
            found[axis] = min(both)
    return found


def _as_asked(
    each: Requirement, found: Judged, axes: tuple[Axis, ...], known: OnFile
) -> Fulfilment:
    """The same of a requirement that is met by either answer: unknown until there is one."""
    if each.asks is Asks.HOLDS:
        return found.how
    recorded = all(known.is_recorded(axis) for axis in axes)
    is_open = found.how is Fulfilment.UNKNOWN or not recorded
    return Fulfilment.UNKNOWN if is_open else Fulfilment.MET
