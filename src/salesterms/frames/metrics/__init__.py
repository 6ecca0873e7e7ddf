"""Metrics that are called with a frame, and their answers.

Reading order: `metric` (a call), `keys` (what is grouped by), `answering` (values, or why there is
none), `measured` (answers as Measurements), `checking` (what cannot be read). Then what they are
of: `of_deals`, `of_history` (with `rates_of_stages`), `of_ready_rows` (with `ready_rows`),
`of_periods`, and with `prepared` rows `of_funnels` and `of_spells`.
"""

__all__: list[str] = []
