"""Quotas: what was reached of them, and what they become for who comes late or learns the trade.

Reading order: `results` (what each owner reached, from quotas and deals), `attainment`, and then
the calculations, each on named numbers: `proration`, `pace`.
"""

__all__: list[str] = []
