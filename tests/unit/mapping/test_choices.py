"""The column of a forecast category: labels as they are declared, the five words without any."""

from typing import Any

import pytest

from salesterms.errors import Unreadable
from salesterms.lifecycle import FORECAST_CATEGORY_WORDS, ForecastCategory
from salesterms.mapping import ColumnMapping, MappingProblems
from salesterms.mapping.choices import ForecastSource

LABELS = {"Best Case": ForecastCategory.BEST_CASE, "Sure": ForecastCategory.COMMIT}


def test_without_labels_the_column_holds_the_five_words() -> None:
    read = ForecastSource(column="F").text_reader(None)
    assert [read(category.value) for category in ForecastCategory] == list(ForecastCategory)
    assert read(" Best_Case ") is ForecastCategory.BEST_CASE
    assert read("  ") is None
    assert set(FORECAST_CATEGORY_WORDS) == set(ForecastCategory)


def test_labels_are_compared_without_case_and_what_is_not_listed_is_told_with_the_nearest() -> None:
    source = ForecastSource(column="F", labels=LABELS)  # type: ignore[arg-type]
    read = source.value_reader(None)
    assert read("best case") is read(ForecastCategory.BEST_CASE) is ForecastCategory.BEST_CASE
    assert read(None) is None
    for unknown in ("Best Kase", "commit", "x" * 300):
        with pytest.raises(Unreadable) as caught:
            read(unknown)
        assert caught.value.kind.code == "unknown_forecast_category"
        assert "Best Case" in str(caught.value.detail)


def test_a_label_that_means_two_things_is_refused() -> None:
    document: dict[str, Any] = {
        "id": "Id",
        "status": "S",
        "forecast_category": {"column": "F", "commit": ["Sure"], "closed": ["sure"]},
    }
    with pytest.raises(MappingProblems) as caught:
        ColumnMapping.read(document)
    [problem] = caught.value.problems
    assert (problem.code, problem.value) == ("two_categories", "sure")
