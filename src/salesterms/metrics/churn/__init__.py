"""Churn and retention of customers, from subscriptions.

Reading order: `spells` (from when until when an account was a customer, and of what), `periods`
(a row for each customer and period), `balances` (how many there were), and then the metrics:
`customers` and `keeping` on those rows, `conversion` on a rate.
"""

__all__: list[str] = []
