"""What one row brings to one score, and why: met by what, how old, or which fact is unknown."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import frozen

from salesterms.criteria import Not, columns_of
from salesterms.errors import Text
from salesterms.facts import Evidence, in_words
from salesterms.facts.weighing import piece_said
from salesterms.qualification.decay import age_in_days, number_said
from salesterms.qualification.scoring.points import PointsForCriterion, ScoreRow
from salesterms.values import instant, instant_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.qualification.decay import Decay
    from salesterms.qualification.intent import Signal
    from salesterms.qualification.scoring.knowledge import Knowledge
    from salesterms.qualification.scoring.points import PointsForSignals


class LineState(StrEnum):
    """Whether a row gives its points.

    >>> [state.value for state in LineState]
    ['met', 'not_met', 'unknown']
    """

    MET = "met"
    NOT_MET = "not_met"
    #: Facts that it asks about are unknown, and it depends on them.
    UNKNOWN = "unknown"


LINE_WORDS: Final = {
    LineState.MET: Text("met", "voldaan"),
    LineState.NOT_MET: Text("not met", "niet voldaan"),
    LineState.UNKNOWN: Text("unknown", "onbekend"),
}
_EACH = Text("each signal {0}", "elk signaal {0}")
_COUNTED = Text("signals: {0}", "signalen: {0}")
_MOST = Text("{0} points at most", "hoogstens {0} punten")
_OF = Text("{0} of {1} points left after {2} days", "{0} van {1} punten over na {2} dagen")
_UNDATED = Text(
    "not all of it has a date to decay from: in the lowest score it does not count",
    "niet alles heeft een datum om vanaf te vervallen: in de laagste score telt het niet mee",
)
_COULD = Text("could still bring {0}; find out: {1}", "kan nog {0} opleveren; zoek uit: {1}")
_BY_EVENT = Text("{0}, by: {1}", "{0}, door: {1}")
_ZERO: Final = Fraction(0)


@frozen(kw_only=True)
class ScoreLine:
    """What one row brings to a score; a `LeadScore` has one for each row of its model.

    >>> from salesterms.facts import NEED
    >>> row = PointsForCriterion(id="need", axis="fit", points=5, criterion=NEED.holds)
    >>> five = Fraction(5)
    >>> line = ScoreLine(row=row, state=LineState.MET, points=five, low=five, high=five)
    >>> print(line.explain())
    +5 need: has a need for what we offer (met)

    `points` counts in the score, after decay; `low` and `high` are the least and the most that the
    row may bring, whatever turns out about what is unknown. `at` is since when it is met, None
    where nothing dates it; `age` is in elapsed days. `evidence`, and the texts of `events`, are
    what meets the criterion; `signals` how many signals count; `unknown` the facts that decide.
    Glossary: lead-score (000:60).
    """

    row: ScoreRow
    state: LineState
    points: Fraction
    low: Fraction
    high: Fraction
    at: datetime | None = None
    age: Fraction | None = None
    evidence: tuple[Evidence, ...] = ()
    events: tuple[Text, ...] = ()
    signals: int = 0
    unknown: tuple[str, ...] = ()

    def explain(self, lang: str = "en") -> str:
        """The row, its points and the reason, in English ("en") or Dutch ("nl")."""
        points = number_said(self.points)
        sign = "+" if self.points > 0 else ""
        state = LINE_WORDS[self.state].say(lang)
        lines = [f"{sign}{points} {self.row.id}: {self._asked(lang)} ({state})"]
        lines += [f"  {piece_said(piece, lang)}" for piece in self.evidence]
        if self.at is not None:
            since = instant_text(self.at)
            said = _BY_EVENT.say(lang)
            lines += [f"  {said.format(since, event.say(lang))}" for event in self.events]
        nominal = Fraction(self.row.points)
        if self.age is not None and self.points != nominal:
            said = _OF.say(lang)
            lines.append(f"  {said.format(points, number_said(nominal), number_said(self.age))}")
        if self.state is LineState.MET and self.low != self.high:
            lines.append(f"  {_UNDATED.say(lang)}")
        if self.unknown:
            could = number_said(nominal)
            lines.append(f"  {_COULD.say(lang).format(could, ', '.join(self.unknown))}")
        return "\n".join(lines)

    def _asked(self, lang: str) -> str:
        if isinstance(self.row, PointsForCriterion):
            return in_words(self.row.criterion, lang)
        said = [self.row.signal, _EACH.say(lang).format(self.row.points)]
        said += [] if self.row.most is None else [_MOST.say(lang).format(self.row.most)]
        return ", ".join([*said, _COUNTED.say(lang).format(self.signals)])


def line_of_criterion(row: PointsForCriterion, known: Knowledge, decay: Decay | None) -> ScoreLine:
    """What a row for a criterion brings."""
    full = Fraction(row.points)
    if known.is_sure(Not(row.criterion)):
        return ScoreLine(row=row, state=LineState.NOT_MET, points=_ZERO, low=_ZERO, high=_ZERO)
    if not known.is_sure(row.criterion):
        open_ = {axis.name for axis in known.facts.unknown}
        asked = (column.name for column in columns_of(row.criterion))
        return ScoreLine(
            row=row,
            state=LineState.UNKNOWN,
            points=_ZERO,
            low=min(_ZERO, full),
            high=max(_ZERO, full),
            unknown=tuple(name for name in asked if name in open_),
        )
    support = known.support(row.criterion)
    age = None if support.at is None else age_in_days(known.moment - support.at)
    points = full if decay is None or age is None else decay.left(full, age)
    falls = decay is not None and support.undated  # by an age that is unknown
    # Where one part is enough, another that is unknown may turn out to hold, and to be younger.
    rises = decay is not None and full > 0 and known.may_be_newer(row.criterion)
    return ScoreLine(
        row=row,
        state=LineState.MET,
        points=points,
        low=min(_ZERO, full) if falls else points,
        high=full if rises else points,
        at=support.at,
        age=age,
        evidence=support.evidence,
        events=support.events,
    )


def line_of_signals(
    row: PointsForSignals, signals: Iterable[Signal], moment: datetime, decay: Decay | None
) -> ScoreLine:
    """What a row for signals brings: each by its own age, and no more than the row may."""
    each, total, count = Fraction(row.points), _ZERO, 0
    for one in signals:
        if one.name == row.signal:
            age = age_in_days(moment - instant(one.at))
            total += each if decay is None else decay.left(each, age)
            count += 1
    if row.most is not None:
        most = Fraction(row.most)
        total = max(-most, min(most, total))
    return ScoreLine(
        row=row,
        state=LineState.MET if count else LineState.NOT_MET,
        points=total,
        low=total,
        high=total,
        signals=count,
    )
