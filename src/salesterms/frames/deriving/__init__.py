"""Rows that metrics count, made of other rows: of deals, of quotas, of subscriptions.

Reading order: `ages`, `closes` and `changes` of deals, `quotas` (with `credited_deals`),
`attribution` (deals beside touches), and of `subscribed` rows `subscriptions` and
`comings_and_goings` (with `gaps`). `joining` is of those that take several frames.
"""

__all__: list[str] = []
