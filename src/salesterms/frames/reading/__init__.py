"""What the columns of a frame mean, and rows read as whole numbers.

Reading order: `documents` and `schema` (which column is which field), `cells` (columns as whole
numbers), `records` (kinds of rows), `given` (a frame opened and mapped), `expressions` (a table of
buckets read as one expression), `deals_by_field` (deals under the names of their fields),
`answer_names` (columns that answers have), `only_of_records` (what is asked elsewhere).
"""

__all__: list[str] = []
