"""How deep the parts of a criterion may stand in each other."""

from __future__ import annotations

from salesterms.errors import SalesTermsError, Text

#: What is typed or read from a document, at most 20 parentheses in each other, stays below this.
MOST_NESTED = 64


class TooDeep(SalesTermsError, ValueError):
    """A criterion has more parts in each other than anything that is read from part to part."""

    code = "too_deep"
    message = Text(
        "A criterion with more than {0} parts in each other: join parts by one All or Any, and"
        " leave a double ~ out",
        "Een criterium met meer dan {0} delen in elkaar: voeg delen samen in één All of Any, en"
        " laat een dubbele ~ weg",
    )
