"""What a customer is worth, what it costs to win one, and how the two compare (000:26, 000:8).

Reading order: `profits` and `deriving` (rows of what customers brought in), `lifetime`; the models
on named numbers: `numbers`, `expected`, `by_churn`; `spending` and `acquisition` (what was spent);
and then `comparing` and `keeping`.
"""

__all__: list[str] = []
