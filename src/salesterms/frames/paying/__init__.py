"""Commission by the tiers of a plan: its `brackets_of_plan`, and `paying_commission`."""

__all__: list[str] = []
