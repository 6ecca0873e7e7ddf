"""Hypothesis strategies for the library's own types: for its tests, and for yours.

>>> from hypothesis import given
>>> from salesterms import close_ratio, strategies
>>> @given(strategies.opportunity_lists())
... def test_every_row_is_accounted_for(deals):
...     measured = close_ratio(deals)
...     assert measured.counted + sum(measured.excluded.values()) == len(deals)
>>> test_every_row_is_accounted_for()

Values are built, not filtered; dates stay within three years, so that periods are hit. Needs
Hypothesis: `pip install 'salesterms[testing]'`.
"""

from salesterms.strategies.answers import grouped_measurements, measurements
from salesterms.strategies.any_values import extras, extras_values
from salesterms.strategies.calendars_and_rates import fiscal_calendars, four_four_fives, rate_tables
from salesterms.strategies.deals import opportunities, opportunity_lists, opportunity_tables
from salesterms.strategies.single_values import (
    currencies,
    dates,
    decimals,
    instants,
    money,
    periods,
    probabilities,
    ratios,
    texts,
)
from salesterms.strategies.terms import glossaries, glossary_entries

__all__ = [
    "currencies",
    "dates",
    "decimals",
    "extras",
    "extras_values",
    "fiscal_calendars",
    "four_four_fives",
    "glossaries",
    "glossary_entries",
    "grouped_measurements",
    "instants",
    "measurements",
    "money",
    "opportunities",
    "opportunity_lists",
    "opportunity_tables",
    "periods",
    "probabilities",
    "rate_tables",
    "ratios",
    "texts",
]
