"""What a metric answers: a number that explains itself, or the reason why there is none."""

from salesterms.results.answer import Source, Status, Value
from salesterms.results.formula import Formula
from salesterms.results.measurement import Measurement, NotMeasured
from salesterms.results.measurements import Measurements
from salesterms.results.words import REASONS, reason_text, value_text

__all__ = [
    "REASONS",
    "Formula",
    "Measurement",
    "Measurements",
    "NotMeasured",
    "Source",
    "Status",
    "Value",
    "reason_text",
    "value_text",
]
