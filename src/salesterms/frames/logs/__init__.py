"""Stage logs: `log_rows`, and the `spells`, `funnels` and `verdicts` that come of them."""

__all__: list[str] = []
