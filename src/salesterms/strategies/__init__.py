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
from salesterms.strategies.facts import fact_criteria, known_facts, small_catalogues
from salesterms.strategies.records_of_facts import evidence, evidence_lists
from salesterms.strategies.records_of_journeys import histories, journeys, starting_facts
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
from salesterms.strategies.terminology import agreements, vocabularies
from salesterms.strategies.terms import glossaries, glossary_entries
from salesterms.strategies.vocabularies_of_facts import small_vocabularies, vocabulary_pairs

__all__ = [
    "agreements",
    "currencies",
    "dates",
    "decimals",
    "evidence",
    "evidence_lists",
    "extras",
    "extras_values",
    "fact_criteria",
    "fiscal_calendars",
    "four_four_fives",
    "glossaries",
    "glossary_entries",
    "grouped_measurements",
    "histories",
    "instants",
    "journeys",
    "known_facts",
    "measurements",
    "money",
    "opportunities",
    "opportunity_lists",
    "opportunity_tables",
    "periods",
    "probabilities",
    "rate_tables",
    "ratios",
    "small_catalogues",
    "small_vocabularies",
    "starting_facts",
    "texts",
    "vocabularies",
    "vocabulary_pairs",
]
