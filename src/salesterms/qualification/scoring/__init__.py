"""Lead scores: points on the criteria of a framework and on signals, axis by axis, line by line.

Reading order: `points` (a row), `axes` (axes and thresholds), `score_model` with `model_faults`
(all of it together, and what can be wrong with it), `knowledge` (what is known of one lead, and by
what a criterion is met), `lines` (what a row brings), `lead_score` (the outcome), `computing`
(the function), `ranking` (many leads in order).
"""

from salesterms.qualification.scoring.axes import TOTAL, ScoreAxis, Threshold
from salesterms.qualification.scoring.computing import score
from salesterms.qualification.scoring.lead_score import LeadScore, Reach
from salesterms.qualification.scoring.lines import LineState, ScoreLine
from salesterms.qualification.scoring.points import PointsForCriterion, PointsForSignals
from salesterms.qualification.scoring.ranking import Ranked, Ranking, RankProblems, rank
from salesterms.qualification.scoring.score_model import ScoreModel

__all__ = [
    "TOTAL",
    "LeadScore",
    "LineState",
    "PointsForCriterion",
    "PointsForSignals",
    "RankProblems",
    "Ranked",
    "Ranking",
    "Reach",
    "ScoreAxis",
    "ScoreLine",
    "ScoreModel",
    "Threshold",
    "rank",
    "score",
]
