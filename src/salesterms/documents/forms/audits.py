"""An audit of a stage log in a document: every count, and the rulings that it was judged by."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from attrs import field, fields, frozen

from salesterms.documents import kinds
from salesterms.documents.forms.stand_ins import StoodIn
from salesterms.errors import Text, Unreadable
from salesterms.facts import Subject
from salesterms.logs import (
    Audit,
    EdgeCount,
    Finding,
    Policy,
    Quartiles,
    Ruling,
    TimeInLabel,
    Verdict,
    VerdictKind,
)
from salesterms.logs.funnel_bars import FunnelStep
from salesterms.values import FrozenMapping, about

if TYPE_CHECKING:
    from collections.abc import Iterable

_MICROSECOND = timedelta(microseconds=1)
_IN_A_SECOND = 10**6

#: The longest span of time that Python has, in seconds.
_LONGEST = timedelta.max // timedelta(seconds=1)
_DIGITS = 6
_A_SPAN = Text(
    "seconds with at most six digits behind the point", "seconden met hoogstens zes decimalen"
)


@frozen(kw_only=True)
class KindAndStages:
    """What a row of a log is, and over how many stages."""

    kind: VerdictKind = field(metadata=about("what the row is", "wat de rij is", alias="soort"))
    stages: int = field(
        default=0,
        metadata=about("over how many stages", "over hoeveel fasen", alias="fasen"),
    )


@frozen(kw_only=True)
class KindRuling:
    """What a policy says of one kind of verdict."""

    kind: VerdictKind = field(
        metadata=about("the kind of verdict", "de soort oordeel", alias="soort")
    )
    allowed: bool = field(
        metadata=about("whether it is allowed", "of het is toegestaan", alias="toegestaan")
    )
    because: str = field(
        default="", metadata=about("why it is allowed", "waarom dat zo is", alias="omdat")
    )


@frozen(kw_only=True)
class NamedRulings:
    """A policy: a ruling on every kind of verdict."""

    name: str = field(metadata=about("what it is called", "hoe het heet", alias="naam"))
    rulings: tuple[KindRuling, ...] = field(
        metadata=about("one for every kind", "voor elke soort een", alias="besluiten")
    )


@frozen(kw_only=True)
class QuartilesInSeconds:
    """Three values that cut spans of time into four equal parts, in seconds."""

    spells: int = field(metadata=about("how many spells", "hoeveel periodes", alias="aantal"))
    lower: Decimal = field(metadata=about("a quarter up to", "een kwart tot", alias="onderste"))
    median: Decimal = field(metadata=about("half up to", "de helft tot", alias="mediaan"))
    upper: Decimal = field(
        metadata=about("three quarters up to", "driekwart tot", alias="bovenste")
    )
    grain: Decimal = field(
        metadata=about("told apart up to", "onderscheiden tot op", alias="korrel")
    )


@frozen(kw_only=True)
class KindCount:
    """How often a verdict was given."""

    kind: VerdictKind = field(
        metadata=about("the kind of verdict", "de soort oordeel", alias="soort")
    )
    rows: int = field(metadata=about("how many rows", "hoeveel rijen", alias="rijen"))


@frozen(kw_only=True)
class AuditRecord:
    """What an audit is written as."""

    vocabulary: str = field(metadata=about("by which words", "volgens welke woorden"))
    subject: Subject = field(metadata=about("what it is about", "waarover het gaat"))
    policy: Policy = field(metadata=about("what is allowed", "wat is toegestaan", alias="beleid"))
    as_of: datetime | None = field(
        default=None, metadata=about("the last known moment", "het peilmoment", alias="peilmoment")
    )
    rows: int = field(metadata=about("the rows that count", "de meegetelde rijen", alias="rijen"))
    after_as_of: int = field(
        metadata=about("later rows, left out", "latere rijen, weggelaten", alias="na_peilmoment")
    )
    cases: int = field(metadata=about("how many cases", "hoeveel gevallen", alias="gevallen"))
    fit: int = field(metadata=about("cases that fit", "gevallen die passen", alias="passend"))
    backward_cases: int = field(
        metadata=about("cases that went back", "gevallen die teruggingen", alias="terug")
    )
    verdicts: tuple[KindCount, ...] = field(
        metadata=about("how often each was given", "hoe vaak elk is gegeven", alias="oordelen")
    )
    edges: tuple[EdgeCount, ...] = field(
        metadata=about("the steps that were made", "de gemaakte stappen", alias="stappen")
    )
    times: tuple[TimeInLabel, ...] = field(
        metadata=about("the time in each label", "de tijd in elk label", alias="tijden")
    )
    steps: tuple[FunnelStep, ...] = field(
        metadata=about("how many came how far", "hoeveel er hoever kwamen", alias="trechter")
    )
    unknown_labels: FrozenMapping[str, int] = field(
        metadata=about("labels without a term", "labels zonder term", alias="onbekende_labels")
    )
    findings: tuple[Finding, ...] = field(
        metadata=about("what else was found", "wat er verder is gevonden", alias="bevindingen")
    )
    unfit_ids: tuple[str | int, ...] | None = field(
        default=None,
        metadata=about(
            "the cases that do not fit", "de gevallen die niet passen", alias="niet_passend"
        ),
    )


def _record_of(found: Audit) -> AuditRecord:
    given: dict[str, Any] = {one.name: getattr(found, one.name) for one in fields(Audit)}
    counts = (KindCount(kind=kind, rows=rows) for kind, rows in found.verdicts.items() if rows)
    given["verdicts"] = tuple(counts)
    return AuditRecord(**given)


def _audit_of(record: AuditRecord) -> Audit:
    given: dict[str, Any] = {one.name: getattr(record, one.name) for one in fields(AuditRecord)}
    counts = _by_kind((one.kind, one.rows) for one in record.verdicts)
    given["verdicts"] = FrozenMapping({kind: counts.get(kind, 0) for kind in VerdictKind})
    return Audit(**given)


def _named_rulings(policy: Policy) -> NamedRulings:
    return NamedRulings(
        name=policy.name,
        rulings=tuple(
            KindRuling(kind=kind, allowed=ruling.allowed, because=ruling.because)
            for kind, ruling in policy.rulings.items()
        ),
    )


def _policy_of(plain: NamedRulings) -> Policy:
    rulings = _by_kind(
        (one.kind, Ruling(allowed=one.allowed, because=one.because)) for one in plain.rulings
    )
    if len(rulings) < len(VerdictKind):
        missing = ", ".join(kind for kind in VerdictKind if kind not in rulings)
        raise Unreadable(kinds.MISSING_KEY, missing)
    return Policy(name=plain.name, rulings=FrozenMapping(rulings))


def _by_kind(given: Iterable[tuple[VerdictKind, Any]]) -> dict[VerdictKind, Any]:
    found: dict[VerdictKind, Any] = {}
    for kind, value in given:
        if found.setdefault(kind, value) is not value:
            raise Unreadable(kinds.DUPLICATE_ITEM)
    return found


def _in_seconds(found: Quartiles) -> QuartilesInSeconds:
    names = ("lower", "median", "upper", "grain")
    spans = {name: _seconds(getattr(found, name)) for name in names}
    return QuartilesInSeconds(spells=found.spells, **spans)


def _quartiles_of(plain: QuartilesInSeconds) -> Quartiles:
    return Quartiles(
        spells=plain.spells,
        lower=_span(plain.lower),
        median=_span(plain.median),
        upper=_span(plain.upper),
        grain=_span(plain.grain),
    )


def _seconds(span: timedelta) -> Decimal:
    """A span in seconds, exactly, with no more digits than it takes."""
    whole, rest = divmod(span // _MICROSECOND, _IN_A_SECOND)
    return Decimal(f"{whole}.{rest:06}".rstrip("0").rstrip("."))


def _span(seconds: Decimal) -> timedelta:
    if abs(seconds) > _LONGEST or seconds.as_tuple().exponent < -_DIGITS:  # type: ignore[operator] # finite
        raise Unreadable(kinds.WRONG_TYPE, _A_SPAN)
    return int(seconds * _IN_A_SECOND) * _MICROSECOND


def _kind_and_stages(verdict: Verdict) -> KindAndStages:
    return KindAndStages(kind=verdict.kind, stages=verdict.stages)


def _verdict_of(plain: KindAndStages) -> Verdict:
    return Verdict(plain.kind, plain.stages)


#: Class -> its stand-in, how to get that, the way back, and the form that joins them.
TABLE: Final[dict[type, Any]] = {
    Audit: (AuditRecord, _record_of, _audit_of, StoodIn),
    Policy: (NamedRulings, _named_rulings, _policy_of, StoodIn),
    Quartiles: (QuartilesInSeconds, _in_seconds, _quartiles_of, StoodIn),
    Verdict: (KindAndStages, _kind_and_stages, _verdict_of, StoodIn),
}
