"""Cohorts: of those who began together, who was there again after so many days.

Reading order: `days` (a row for each customer and number of days, from the dates of activity), and
then `retention`, the metric on those rows.
"""

__all__: list[str] = []
