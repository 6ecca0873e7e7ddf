"""What a metric answers: a number that explains itself, or the reason why there is none."""

from salesterms.results.answer import Source, Status, Value
from salesterms.results.formula import Formula
from salesterms.results.measurement import Measurement, NotMeasured
from salesterms.results.measurements import Measurements, NoShares
from salesterms.results.reasons import REASONS
from salesterms.results.words import reason_text, value_text

__all__ = [
    "REASONS",
    "Formula",
    "Measurement",
    "Measurements",
    "NoShares",
    "NotMeasured",
    "Source",
    "Status",
    "Value",
    "reason_text",
    "value_text",
]
