"""What each type looks like in a document: one form for a type, with three readings.

Reading order: `shape` (what a form is), `numbers` and `instants` (texts of single values),
`scalars` (the table of them) and `choices`; `many` and `unions` (of several forms), `any_value` (of
any); `typed`, `foreign` and `stand_ins` (forms around other forms); `document` (a whole document).
The form of an attrs class is in `salesterms.documents.classes`.
"""

__all__: list[str] = []
