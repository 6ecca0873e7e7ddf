"""Evidence put together: each piece once, in the order of time, and checked all at once."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING

from attrs import fields

from salesterms.errors import Problem, SalesTermsError, Sentence, Text
from salesterms.facts import evidence_faults as faults
from salesterms.facts.catalogue import Catalogue, check_is_catalogue
from salesterms.facts.evidence import Evidence, NotEvidence
from salesterms.facts.evidence_faults import EvidenceProblems
from salesterms.facts.kinds import Scale
from salesterms.facts.laws_of_sales import CATALOGUE
from salesterms.facts.statements import (
    MovedByEvents,
    NeverTakenBack,
    NothingStated,
    ValueNeeded,
    ValueOfGraded,
    statement_of,
)
from salesterms.values import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms.errors import Kind


class EvidenceClash(SalesTermsError, ValueError):
    """Two pieces of evidence have one id and say different things."""

    code = "evidence_clash"
    message = Text(
        "Two pieces of evidence have the id {0} and differ in {1}: give a correction an id and an "
        "instant of its own",
        "Twee bewijsstukken hebben het kenmerk {0} en verschillen in {1}: geef een correctie een "
        "eigen kenmerk en tijdstip",
    )


def gathered(*given: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Every piece once, from early to late, whatever the order in which they are given.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Level, Maker, MakerKind
    >>> def said(at, **given):
    ...     by = Maker(kind=MakerKind.HUMAN)
    ...     return Evidence(fact="need", level=Level.STATED, at=at, by=by, **given)
    >>> first, second = (said(datetime(2026, 3, day, tzinfo=UTC)) for day in (1, 2))
    >>> gathered([second, first, first]) == (first, second)
    True

    Raises `EvidenceClash` where one id stands on different pieces, and `NotEvidence`.
    """
    once = dict.fromkeys(chain.from_iterable(map(_each, given)))
    by_id: dict[str, Evidence] = {}
    for piece in once:
        if piece.id is not None and by_id.setdefault(piece.id, piece) != piece:
            raise EvidenceClash(piece.id, _differences(by_id[piece.id], piece))
    return tuple(sorted(once, key=_place))


def _type_of(given: object) -> Sentence:
    """What was given, without what it holds: that may be personal."""
    return Sentence(type(given).__name__)


def _pieces(evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    """What was given, one after another: text and mappings are no list of evidence."""
    try:
        if not isinstance(evidence, str | bytes | Mapping):
            return iter(evidence)
    except TypeError:
        pass
    raise NotEvidence(_type_of(evidence))


def _each(evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    for piece in _pieces(evidence):
        if type(piece) is not Evidence:
            raise NotEvidence(_type_of(piece))
        yield piece


def _place(piece: Evidence) -> tuple[object, ...]:
    """Where a piece stands among all: no two different ones have one place."""
    makers = (piece.by, piece.checked_by)
    said = (piece.fact, piece.stance, piece.value, piece.level, piece.id, piece.source, piece.note)
    named = [text for maker in makers if maker for text in (maker.kind, maker.name)]
    return (instant(piece.at), *((text is not None, text or "") for text in (*said, *named)))


def _differences(one: Evidence, other: Evidence) -> tuple[str, ...]:
    names = (each.name for each in fields(Evidence))
    return tuple(name for name in names if getattr(one, name) != getattr(other, name))


def check_evidence(evidence: Iterable[Evidence], *, catalogue: Catalogue = CATALOGUE) -> None:
    """Raise one `EvidenceProblems` that names everything wrong with some evidence; else nothing.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Level, Maker, MakerKind
    >>> piece = Evidence(
    ...     fact="budgte",
    ...     level=Level.CHECKED,
    ...     at=datetime(2026, 3, 1, tzinfo=UTC),
    ...     by=Maker(kind=MakerKind.HUMAN),
    ... )
    >>> check_evidence([piece])
    Traceback (most recent call last):
    salesterms.facts.evidence_faults.EvidenceProblems: Problems in the evidence: 1
    - there is no fact 'budgte' @ $[0].fact: use one of budget

    `facts_at` raises the error of one piece that it cannot use, so check what comes from elsewhere
    first. Of no evidence there is nothing to say. What is no iterable raises `NotEvidence`.
    """
    check_is_catalogue(catalogue)
    found = _problems(_pieces(evidence), catalogue)
    first = next(found, None)
    if first is not None:
        raise EvidenceProblems.of(chain((first,), found))


def _problems(pieces: Iterator[Evidence], catalogue: Catalogue) -> Iterator[Problem]:
    by_id: dict[str, tuple[int, Evidence]] = {}
    for at, piece in enumerate(pieces):
        if type(piece) is not Evidence:
            yield Problem(kind=faults.NOT_EVIDENCE, value=_type_of(piece), path=f"$[{at}]")
            continue
        problem = _problem(f"$[{at}]", piece, catalogue)
        if problem is not None:
            yield problem
        if piece.id is not None:
            first, other = by_id.setdefault(piece.id, (at, piece))
            if other != piece:
                kind, detail = faults.EVIDENCE_CLASH, f"$[{first}]"
                yield Problem(kind=kind, value=piece.id, detail=detail, path=f"$[{at}].id")


#: What `statement_of` raises -> the kind of problem, and the field that is to blame.
_TOLD: dict[type[SalesTermsError], tuple[Kind, str]] = {
    MovedByEvents: (faults.MOVED_BY_EVENTS, "fact"),
    NeverTakenBack: (faults.NEVER_TAKEN_BACK, "stance"),
    NothingStated: (faults.NOTHING_STATED, "value"),
    ValueNeeded: (faults.VALUE_NEEDED, "value"),
    ValueOfGraded: (faults.VALUE_OF_GRADED, "value"),
}


def _problem(path: str, piece: Evidence, catalogue: Catalogue) -> Problem | None:
    """What is wrong with one piece; which names are near is found when its text is asked for."""
    if piece.fact not in catalogue:
        return Problem(
            kind=faults.UNKNOWN_FACT,
            value=piece.fact,
            choices=tuple(catalogue),
            path=f"{path}.fact",
        )
    axis = catalogue[piece.fact]
    if piece.value not in (None, *axis.names) and axis.scale is not Scale.GRADED:
        kind, name = faults.NOT_A_RUNG, "value"
    else:
        try:
            statement_of(piece, catalogue)
        except tuple(_TOLD) as error:
            kind, name = _TOLD[type(error)]
        else:
            return None
    value = getattr(piece, name)
    return Problem(kind=kind, value=value, choices=axis.names, path=f"{path}.{name}")
