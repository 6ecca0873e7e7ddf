"""The values that sales is counted in: money, ratios, periods, probabilities.

All are frozen, exact and independent of the caller's decimal context, locale and clock. Reading
order: `decimals` (the one grammar and context), `money`, `rates`, `ratio`, `period`, `calendars`,
`zones`, `instants`;
`field_notes` is what stands beside the fields of any class.
"""

from salesterms.values.calendars import CALENDAR_UNITS, FiscalCalendar, FourFourFive, boundaries
from salesterms.values.currencies import CURRENCIES
from salesterms.values.decimals import (
    EXACT,
    MODES,
    BadDigits,
    NotADecimal,
    UnknownRounding,
    bounded,
    exact_decimal,
    exact_sum,
    rounded,
)
from salesterms.values.field_notes import ABOUT, about
from salesterms.values.frozen import EMPTY, FrozenMapping
from salesterms.values.instants import (
    NotAnInstant,
    instant,
    instant_or_none,
    instant_text,
    is_instant,
)
from salesterms.values.money import (
    CurrencyMismatch,
    Money,
    NotInMinorUnits,
    UnknownCurrency,
    currency_code,
    total,
)
from salesterms.values.period import (
    FIRST_YEAR,
    LAST_YEAR,
    BadPeriod,
    NotADay,
    Period,
    in_range,
)
from salesterms.values.probabilities import (
    NotAProbability,
    Probability,
    probability,
    probability_from_percent,
)
from salesterms.values.rates import BadRate, NoRate, RateTable
from salesterms.values.ratio import (
    SMALL_SAMPLE,
    BadConfidence,
    NotAShare,
    Ratio,
    UndefinedRatio,
    rounded_fraction,
)
from salesterms.values.shares import BadWeights, largest_remainder
from salesterms.values.zones import (
    InstantOutOfRange,
    NaiveInstant,
    UnknownZone,
    is_zone,
    local_date,
    zone,
)

__all__ = [
    "ABOUT",
    "CALENDAR_UNITS",
    "CURRENCIES",
    "EMPTY",
    "EXACT",
    "FIRST_YEAR",
    "LAST_YEAR",
    "MODES",
    "SMALL_SAMPLE",
    "BadConfidence",
    "BadDigits",
    "BadPeriod",
    "BadRate",
    "BadWeights",
    "CurrencyMismatch",
    "FiscalCalendar",
    "FourFourFive",
    "FrozenMapping",
    "InstantOutOfRange",
    "Money",
    "NaiveInstant",
    "NoRate",
    "NotADay",
    "NotADecimal",
    "NotAProbability",
    "NotAShare",
    "NotAnInstant",
    "NotInMinorUnits",
    "Period",
    "Probability",
    "RateTable",
    "Ratio",
    "UndefinedRatio",
    "UnknownCurrency",
    "UnknownRounding",
    "UnknownZone",
    "about",
    "boundaries",
    "bounded",
    "currency_code",
    "exact_decimal",
    "exact_sum",
    "in_range",
    "instant",
    "instant_or_none",
    "instant_text",
    "is_instant",
    "is_zone",
    "largest_remainder",
    "local_date",
    "probability",
    "probability_from_percent",
    "rounded",
    "rounded_fraction",
    "total",
    "zone",
]
