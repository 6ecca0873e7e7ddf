"""What the engines of frames can do, and what is done for those that cannot.

Reading order: `engines` (the door to narwhals, and a line for each engine), `days` (dates as whole
numbers), `flags` (tests as numbers and words), `rules` (why a row has no value), `put_in_order`,
`neighbours` and `ranking` (rows beside other rows), `spreading` (several rows of one).
"""

__all__: list[str] = []
