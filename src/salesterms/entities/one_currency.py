"""Amounts that belong together are in one currency."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Kind, Text

OTHER_CURRENCY: Final = Kind(
    "other_currency",
    Text(
        "{value} is in another currency than {detail}", "{value} is in een andere munt dan {detail}"
    ),
    Text("give both in one currency", "geef beide in één munt"),
)
