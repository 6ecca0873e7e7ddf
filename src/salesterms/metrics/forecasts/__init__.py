"""Forecasts: what a period will bring, by chance, by category and from history; and how far off.

Reading order: `expected` (won, and what is open by its chance), `by_category`, `bands` (a category
from a probability), `history` (which stages were won) and `from_history`; then `results` and
`accuracy`, once the period is over.
"""

__all__: list[str] = []
