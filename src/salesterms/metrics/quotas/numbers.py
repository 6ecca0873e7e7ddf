"""What the formulas of quotas take besides amounts: parts of a whole."""

from __future__ import annotations

from typing import Final

from salesterms.entities.shapes import NOT_NEGATIVE
from salesterms.errors import Shape, Text

#: Parts of a whole, such as those of the months of a ramp; a part may be more than the whole.
PARTS: Final = Shape(
    Text("a list of exact numbers of 0 or more", "een lijst van exacte getallen van 0 of meer"),
    lambda given: isinstance(given, list | tuple) and all(map(NOT_NEGATIVE.fits, given)),
)
