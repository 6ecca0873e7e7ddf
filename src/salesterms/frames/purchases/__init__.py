"""Customers by what they bought and when: `cohort_rows`, `cohorts` and `repeat_buyers`."""

__all__: list[str] = []
