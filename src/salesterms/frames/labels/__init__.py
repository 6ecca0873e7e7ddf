"""Labels and scores of rows, by columns of facts.

Reading order: `fact_columns`, `diagrams` (a vocabulary as questions with two answers), `labelling`;
`certainty` and `signal_counts`, `scores`.
"""

__all__: list[str] = []
