"""What the evidence makes of the facts at one moment."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from attrs import field, frozen

from salesterms.errors import Text
from salesterms.facts.axis import Axis
from salesterms.facts.catalogue import Catalogue, check_is_catalogue
from salesterms.facts.evidence import Evidence
from salesterms.facts.gathering import gathered
from salesterms.facts.known import Facts
from salesterms.facts.laws_of_sales import CATALOGUE
from salesterms.facts.on_record import nothing_on_record
from salesterms.facts.statements import statement_of
from salesterms.facts.weighing import Why, opposing, piece_said, weigh
from salesterms.values import instant, instant_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CLASHES = Text(
    "{0}: opposite statements at one instant leave it open",
    "{0}: tegengestelde uitspraken op één moment laten het open",
)
_AS_OF = Text("Facts as of {0}", "Feiten op {0}")
_NOTHING = Text("no evidence", "geen bewijs")


@frozen(kw_only=True)
class Opposition:
    """A fact that opposite statements at one instant leave open.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Evidence, Level, Maker, MakerKind, Stance, facts_at
    >>> at, by = datetime(2026, 3, 1, tzinfo=UTC), Maker(kind=MakerKind.HUMAN)
    >>> yes = Evidence(fact="budget", level=Level.CHECKED, at=at, by=by)
    >>> no = Evidence(fact="budget", stance=Stance.REFUTED, at=at, by=by)
    >>> [opposed] = facts_at([yes, no], as_of=at).conflicts
    >>> print(opposed.text())
    has a budget: opposite statements at one instant leave it open
      2026-03-01 00:00 UTC, holds, checked, a person
      2026-03-01 00:00 UTC, refuted, a person
    """

    fact: Axis
    at: datetime = field(eq=instant)
    evidence: tuple[Evidence, ...]

    def text(self, lang: str = "en") -> str:
        """What opposes what, a line for each piece."""
        lines = [_CLASHES.say(lang).format(self.fact.text.say(lang))]
        return "\n".join([*lines, *(f"  {piece_said(one, lang)}" for one in self.evidence)])


@frozen(kw_only=True)
class View:
    """The facts as the evidence has them at `as_of`; made by `facts_at`.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Evidence, Level, Maker, MakerKind, Stance, facts_at
    >>> at, by = datetime(2026, 3, 1, tzinfo=UTC), Maker(kind=MakerKind.HUMAN)
    >>> yes = Evidence(fact="budget", level=Level.CHECKED, at=at, by=by)
    >>> print(facts_at([yes], as_of=at).explain())
    Facts as of 2026-03-01 00:00 UTC
    budget: has a budget (checked)
      2026-03-01 00:00 UTC, holds, checked, a person: decides

    `evidence` has every piece up to then once, from early to late, and `ahead` what came after,
    which plays no part: two views are equal whatever is ahead of them.
    """

    as_of: datetime = field(eq=instant)
    facts: Facts
    conflicts: tuple[Opposition, ...]
    evidence: tuple[Evidence, ...] = field(repr=False)
    ahead: tuple[Evidence, ...] = field(repr=False, eq=False)

    def why(self, fact: str) -> Why:
        """Which pieces decided about a fact, and which were set aside; raises `UnknownFact`."""
        axis = self.facts.catalogue[fact]
        opposed = [one.evidence for one in self.conflicts if one.fact == axis]
        return weigh(
            axis,
            self.facts.possible_names(fact),
            [piece for piece in self.evidence if piece.fact == fact],
            (piece for piece in self.ahead if piece.fact == fact),
            opposed[0] if opposed else (),
            self.facts.catalogue,
        )

    def explain(self, lang: str = "en") -> str:
        """Every fact that has evidence, with all of it, in English ("en") or Dutch ("nl")."""
        lines = [_AS_OF.say(lang).format(instant_text(self.as_of))]
        named = {piece.fact for piece in (*self.evidence, *self.ahead)}
        lines += [self.why(name).explain(lang) for name in self.facts.catalogue if name in named]
        return "\n".join(lines if named else [*lines, f"  {_NOTHING.say(lang)}"])


def facts_at(
    evidence: Iterable[Evidence],
    *,
    as_of: datetime,
    effects: Iterable[Evidence] = (),
    catalogue: Catalogue = CATALOGUE,
) -> View:
    """What the evidence makes of the facts at one moment.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import Evidence, Level, Maker, MakerKind, Stance
    >>> def budget(month, **given):
    ...     at, by = datetime(2026, month, 1, tzinfo=UTC), Maker(kind=MakerKind.HUMAN)
    ...     return Evidence(fact="budget", at=at, by=by, **given)
    >>> record = [
    ...     budget(3, level=Level.PROVEN),
    ...     budget(4, stance=Stance.WITHDRAWN),
    ...     budget(5, level=Level.STATED),
    ... ]
    >>> for month in (3, 4, 5):
    ...     print(facts_at(record, as_of=datetime(2026, month, 1, tzinfo=UTC)).facts["budget"])
    proven
    none
    stated

    The latest piece up to and including `as_of` decides whether a fact holds; its level is the
    highest given since it was last refuted or withdrawn. On a ladder a piece speaks of a rung with
    all below it, and what refutes a rung of all above it. Of a position the latest value stands.
    What is said and denied at one instant is open, and stands among the `conflicts`. A fact about
    which nothing counts is what its `no_record` means.

    The order of the evidence plays no part, nor how often a piece is given. `effects` is evidence
    that the events of a lifecycle made: it alone may be of facts that only events move.

    Raises `NotAnInstant` and `NaiveInstant` for `as_of`, `NotEvidence`, `EvidenceClash`, and what
    is wrong with the first piece: `UnknownFact`, `NotARung`, `MovedByEvents`, `NeverTakenBack`,
    `NothingStated`, `ValueNeeded`, `ValueOfGraded`. `check_evidence` names all of it at once.
    """
    moment = instant(as_of)
    check_is_catalogue(catalogue)
    made = gathered(effects)
    moved = frozenset(made)
    seen: list[Evidence] = []
    ahead: list[Evidence] = []
    record = nothing_on_record(catalogue)
    for piece in gathered(evidence, made):
        statement = statement_of(piece, catalogue, of_event=piece in moved)
        if instant(piece.at) > moment:
            ahead.append(piece)
            continue
        seen.append(piece)
        if statement is not None:
            record = record.with_statement(statement)
    return View(
        as_of=as_of,
        facts=record.facts,
        conflicts=_conflicts(record.clashes, seen, catalogue),
        evidence=tuple(seen),
        ahead=tuple(ahead),
    )


def _conflicts(
    clashes: Mapping[str, datetime], seen: list[Evidence], catalogue: Catalogue
) -> tuple[Opposition, ...]:
    found = []
    for name in catalogue:
        if name in clashes:
            at = clashes[name]
            given = [one for one in seen if one.fact == name and instant(one.at) == at]
            read = [(one, statement_of(one, catalogue, of_event=True)) for one in given]
            pairs = [(one, said) for one, said in read if said is not None]
            found.append(Opposition(fact=catalogue[name], at=at, evidence=opposing(pairs)))
    return tuple(found)
