"""The one step over all rows: how many are in each bucket, and what they add up to.

Reading order: `quantities` (what is added up), `by_bucket`, `by_period` (where periods have to do
with each other).
"""

__all__: list[str] = []
