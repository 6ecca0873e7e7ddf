"""What is in the pipeline and what becomes of it: coverage, age, slippage, hygiene, the bridge."""

__all__: list[str] = []
