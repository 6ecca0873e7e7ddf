"""Recurring revenue: MRR, ARR, what moved it, what was retained, and what was lost.

All of it is measured on one kind of row: what one account paid a month at the start and at the end
of a period. Reading order: `changes` (the rows), `deriving` (from subscriptions to rows), `tables`
(what is found in them), and then the metrics.
"""

__all__: list[str] = []
