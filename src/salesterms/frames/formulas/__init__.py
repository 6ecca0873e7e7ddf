"""What is divided by what, of what was counted.

Reading order: `quotients`, `of_metrics` (the table of all), and those with terms of their own:
`of_kinds`, `of_periods`, `of_spells`.
"""

__all__: list[str] = []
