"""Commission: one table of brackets, and statements that add up to the cent.

Reading order: `brackets` (the arithmetic, on exact numbers), `formulas` (the metric `commission`,
which takes numbers alone), `credit` (what a seller is credited with, and how a deal is split),
`asking` (what a call takes), `placing` (which deals count), `paying` (rates on deals), `adjusting`
(threshold, cap, floor, draw, clawback), `sharing` (whole cents), `statement` and `stating`.
"""

__all__: list[str] = []
