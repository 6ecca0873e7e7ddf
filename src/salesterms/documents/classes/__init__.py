"""The form of an attrs class: an object with a key for each of its fields.

Reading order: `notes` (what a document needs to know of a field), `generated` (the quick reading
and writing of one class), `rules` (the slow one: every rule of the class, on a stand-in),
`record_schema` (its JSON Schema), `records` (the form, which joins them).
"""

__all__: list[str] = []
