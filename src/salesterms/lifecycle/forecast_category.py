"""How sure it is that a deal is won within the period of a forecast, in five categories."""

from __future__ import annotations

from enum import StrEnum

from salesterms.errors import Text


class ForecastCategory(StrEnum):
    """Where a deal counts in a forecast: each deal in exactly one category.

    >>> [category.value for category in ForecastCategory]
    ['pipeline', 'best_case', 'commit', 'closed', 'omitted']

    They are those of CRM systems; no text names them. A category is chosen by whoever makes the
    forecast, and no probability is carried into it. Systems that add a category to those that are
    surer than it get its own amount by taking those off again.
    Glossary: sales-forecast (000:80).
    """

    #: Open, and not counted on within the period.
    PIPELINE = "pipeline"
    #: Won within the period if all goes well.
    BEST_CASE = "best_case"
    #: Promised within the period by whoever makes the forecast.
    COMMIT = "commit"
    #: Won already. What is lost is omitted.
    CLOSED = "closed"
    #: Left out of the forecast.
    OMITTED = "omitted"


FORECAST_CATEGORY_WORDS = {
    ForecastCategory.PIPELINE: Text("pipeline", "pipeline"),
    ForecastCategory.BEST_CASE: Text("best case", "best case"),
    ForecastCategory.COMMIT: Text("commit", "toegezegd"),
    ForecastCategory.CLOSED: Text("closed", "gewonnen"),
    ForecastCategory.OMITTED: Text("omitted", "weggelaten"),
}
