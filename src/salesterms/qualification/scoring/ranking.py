"""Many leads in order of their scores: ties share a rank, and no order of arrival changes it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from salesterms.errors import Kind, Problem, ProblemGroup, Text, each_argument
from salesterms.qualification.decay import number_said
from salesterms.qualification.scoring.axes import TOTAL
from salesterms.qualification.scoring.lead_score import LeadScore
from salesterms.values import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SCORES: Final = Text("a list of LeadScore", "een lijst van LeadScore")
RANK_NO_PERSON: Final = Kind(
    "rank_no_person",
    Text("the score names no person", "de score noemt geen persoon"),
    Text("give `person` to `score`", "geef `person` op bij `score`"),
)
RANK_PERSON_TWICE: Final = Kind(
    "rank_person_twice",
    Text("the person {value} is scored twice", "de persoon {value} heeft twee scores"),
    Text("leave one of the two out", "laat een van de twee weg"),
)
RANK_OTHER_MODEL: Final = Kind(
    "rank_other_model",
    Text("the score is by another model", "de score is volgens een ander model"),
    Text("score all by one model", "scoor iedereen met één model"),
)
RANK_OTHER_MOMENT: Final = Kind(
    "rank_other_moment",
    Text("the score is of another moment", "de score is van een ander moment"),
    Text("score all as of one moment", "scoor iedereen op één moment"),
)
RANK_NO_AXIS: Final = Kind(
    "rank_no_axis",
    Text("the model has no axis {value}", "het model heeft geen as {value}"),
    Text("use one of {detail}", "gebruik een van {detail}"),
)
_HEADING = Text("{0} leads by {1}", "{0} leads op {1}")
_TOTAL = Text("total", "totaal")
_RULE = Text(
    "Equal points share a rank, and the next one counts them all: 1, 2, 2, 4",
    "Gelijke punten delen een rang, en de volgende telt ze allemaal mee: 1, 2, 2, 4",
)
_RANGE = Text("{0} to {1}", "{0} tot {1}")


class RankProblems(ProblemGroup):
    """Scores that cannot be put in one order: every place, with the reason.

    >>> print(RankProblems.of([Problem(kind=RANK_NO_PERSON, path="$[0]")]))
    Scores that cannot be ranked together: 1
    - the score names no person @ $[0]: give `person` to `score`
    """

    code = "rank_problems"
    heading = Text(
        "Scores that cannot be ranked together: {0}",
        "Scores die niet in één volgorde te zetten zijn: {0}",
    )


@frozen(kw_only=True)
class Ranked:
    """One lead at its place: the rank, which others may share, the points, and the score.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import NEED, Facts
    >>> from salesterms.qualification import PointsForCriterion, ScoreAxis, ScoreModel, score
    >>> need = PointsForCriterion(id="need", axis="fit", points=5, criterion=NEED.holds)
    >>> model = ScoreModel(name="needs", axes=(ScoreAxis(name="fit", weight=1),), rows=(need,))
    >>> at = datetime(2026, 3, 2, tzinfo=UTC)
    >>> rank([score(model, Facts(need="stated"), as_of=at, person="tom")]).rows
    (Ranked(rank=1, person='tom', points=Fraction(5, 1)),)
    """

    rank: int
    person: str
    points: Fraction
    score: LeadScore = field(repr=False)


@frozen(kw_only=True)
class Ranking:
    """Leads from the most points to the fewest; made by `rank`.

    >>> rank([]).rows
    ()

    `by` is the axis, or `total`. Those of equal points share a rank and stand in the order of
    their ids.
    """

    by: str
    rows: tuple[Ranked, ...]

    def explain(self, lang: str = "en") -> str:
        """A line for each lead, and the rule for ties, in English ("en") or Dutch ("nl")."""
        by = _TOTAL.say(lang) if self.by == TOTAL else self.by
        lines = [_HEADING.say(lang).format(len(self.rows), by)]
        for row in self.rows:
            low, high = row.score.ends(self.by)
            open_ = _RANGE.say(lang).format(number_said(low), number_said(high))
            more = f" ({open_})" if low != high else ""
            lines.append(f"  {row.rank}. {row.person}: {number_said(row.points)}{more}")
        return "\n".join([*lines, _RULE.say(lang)])


def rank(scores: Iterable[LeadScore], *, by: str = TOTAL) -> Ranking:
    """Leads in order of their points: of the total, or of one axis.

    >>> from datetime import UTC, datetime
    >>> from salesterms.facts import NEED, Facts
    >>> from salesterms.qualification import PointsForCriterion, ScoreAxis, ScoreModel, score
    >>> model = ScoreModel(
    ...     name="needs",
    ...     axes=(ScoreAxis(name="fit", weight=1),),
    ...     rows=(PointsForCriterion(id="need", axis="fit", points=5, criterion=NEED.holds),),
    ... )
    >>> at = datetime(2026, 3, 2, tzinfo=UTC)
    >>> known = {"tom": Facts(need="none"), "yara": Facts(need="proven"), "ann": Facts()}
    >>> print(rank(score(model, known[id], as_of=at, person=id) for id in known).explain())
    3 leads by total
      1. yara: 5
      2. ann: 0 (0 to 5)
      2. tom: 0
    Equal points share a rank, and the next one counts them all: 1, 2, 2, 4

    No order of arrival changes it. Of no scores the ranking is empty. Raises `WrongArgument`, and
    `RankProblems` that names every score without a person, of a person who is there already, by
    another model or of another moment than the first, and an axis that the model has not got.
    Glossary: lead-score (000:60).
    """
    given = each_argument("scores", scores, LeadScore, _SCORES)
    problems = [*_problems(given, by)]
    if problems:
        raise RankProblems.of(problems)
    ordered = sorted(given, key=lambda one: (-one.of(by), one.person or ""))
    rows: list[Ranked] = []
    for at, one in enumerate(ordered, start=1):
        points = one.of(by)
        tied = rows and rows[-1].points == points
        place = rows[-1].rank if tied else at
        rows.append(Ranked(rank=place, person=one.person or "", points=points, score=one))
    return Ranking(by=by, rows=tuple(rows))


def _problems(scores: tuple[LeadScore, ...], by: object) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, one in enumerate(scores):
        path = f"$[{at}]"
        if one.person is None:
            yield Problem(kind=RANK_NO_PERSON, path=path)
        elif one.person in seen:
            yield Problem(kind=RANK_PERSON_TWICE, value=one.person, path=path)
        else:
            seen.add(one.person)
        if one.model != scores[0].model:
            yield Problem(kind=RANK_OTHER_MODEL, path=path)
        if instant(one.as_of) != instant(scores[0].as_of):
            yield Problem(kind=RANK_OTHER_MOMENT, path=path)
    if scores:
        names = (TOTAL, *(axis.name for axis in scores[0].model.axes))
        if by not in names:
            yield Problem(kind=RANK_NO_AXIS, value=by, path="by", choices=names)
