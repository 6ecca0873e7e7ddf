"""Scoring one lead by a model: what is known, held against every row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salesterms.criteria import columns_of
from salesterms.entities.shapes import AN_ID
from salesterms.entities.their_journey import NotTheirJourney
from salesterms.errors import Text, check_argument
from salesterms.qualification.intent.gathering import check_one_buyer, gathered_signals
from salesterms.qualification.scoring.knowledge import Knowledge
from salesterms.qualification.scoring.lead_score import LeadScore
from salesterms.qualification.scoring.lines import line_of_criterion, line_of_signals
from salesterms.qualification.scoring.points import PointsForCriterion, PointsForSignals
from salesterms.qualification.scoring.score_model import ScoreModel

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from salesterms.facts import Evidence, Facts
    from salesterms.journey import Journey
    from salesterms.qualification.intent import Signal

_A_MODEL: Final = Text("a ScoreModel", "een ScoreModel")


def score(
    model: ScoreModel,
    known: Journey | Facts,
    *,
    as_of: datetime,
    person: str | None = None,
    evidence: Iterable[Evidence] = (),
    signals: Iterable[Signal] = (),
) -> LeadScore:
    """The score of one lead at a moment, by the criteria and signals of a model.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import BUDGET, INTEREST, Evidence, Facts, Level, Maker, MakerKind
    >>> from salesterms.qualification import Decay, DecayForm, ScoreAxis, Threshold
    >>> model = ScoreModel(
    ...     name="web team",
    ...     axes=(
    ...         ScoreAxis(name="fit", weight=1),
    ...         ScoreAxis(
    ...             name="behaviour",
    ...             weight=1,
    ...             decay=Decay(form=DecayForm.HALVES_AT_ONCE, days=30),
    ...         ),
    ...     ),
    ...     rows=(
    ...         PointsForCriterion(
    ...             id="budget", axis="fit", points=20, criterion=BUDGET.at_least("checked")
    ...         ),
    ...         PointsForCriterion(
    ...             id="price", axis="behaviour", points=25, criterion=INTEREST.at_least("specific")
    ...         ),
    ...     ),
    ...     thresholds=(Threshold(name="MQL", at_least=(("total", 30),)),),
    ... )
    >>> asked = Evidence(
    ...     fact="interest",
    ...     value="specific",
    ...     level=Level.STATED,
    ...     at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    ...     by=Maker(kind=MakerKind.SYSTEM),
    ... )
    >>> found = score(model, Facts(), evidence=[asked], as_of=datetime(2026, 4, 11, 9, tzinfo=UTC))
    >>> print(found.explain())
    Lead score 12.50 on 2026-04-11 09:00 UTC, by web team
    With what is unknown it may be 12.50 to 32.50
    fit: 0
      0 budget: has a budget (checked or better) (unknown)
        could still bring 20; find out: budget
    behaviour: 12.50; halves after every 30 days
      +12.50 price: interest in prices or specifics (or more) (met)
        2026-03-02 09:00 UTC, holds, specific, stated, a system
        12.50 of 25 points left after 40 days
    MQL (total >= 30): not reached; what is unknown may bring it
    The score puts leads in order; it is no probability (000:60)

    `known` is a journey, or facts that stand as they are at `as_of`; `evidence` about a fact takes
    the place of it, but what has happened stays. `person` names whom facts are about, for `rank`.
    Signals are those of the person and their account. A row whose facts are unknown gives no points
    yet, and widens the range. What decays and has no date counts in full, and in `low` not at all.

    Raises `WrongArgument`, `UnknownFact` and `NotAboutFacts` for criteria on facts of another
    catalogue, `NotOneBuyer`, `SignalClash`, what `Journey.with_` and `facts_at` raise for evidence,
    and what is wrong with `as_of`.
    Glossary: lead-score (000:60).
    """
    check_argument("model", model, ScoreModel, _A_MODEL)
    AN_ID.or_none().check("person", person)
    knowledge = Knowledge(known, evidence, as_of)
    for row in model.rows:
        if isinstance(row, PointsForCriterion):
            knowledge.check(columns_of(row.criterion))
    journey = knowledge.journey
    whose = person if journey is None or journey.person is None else journey.person
    if person is not None and whose != person:
        raise NotTheirJourney(person)
    found = gathered_signals(signals, as_of)
    check_one_buyer(found.signals, whose, None if journey is None else journey.account)
    decays = {axis.name: axis.decay for axis in model.axes}
    counted = {row.signal for row in model.rows if isinstance(row, PointsForSignals)}
    return LeadScore(
        model=model,
        person=whose,
        as_of=as_of,
        lines=tuple(
            line_of_criterion(row, knowledge, decays[row.axis])
            if isinstance(row, PointsForCriterion)
            else line_of_signals(row, found.signals, knowledge.moment, decays[row.axis])
            for row in model.rows
        ),
        ahead=knowledge.ahead + found.ahead,
        repeated=found.repeated,
        unmatched=sum(one.name not in counted for one in found.signals),
    )
