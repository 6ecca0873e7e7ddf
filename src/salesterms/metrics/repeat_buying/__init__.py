"""Customers without a contract: how often they will buy, whether they still do, and for how much.

Reading order: `transaction` and `history` (from purchases to one row a customer), `log_gamma` and
`would_be` (the mathematics), `bg_nbd` and `gamma_gamma` (the two models), `likelihood`, `highest`
and `fitting` (their parameters from rows), `expected` and `expected_amount` (the metrics).
"""

__all__: list[str] = []
