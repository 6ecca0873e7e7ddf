"""The fields of an opportunity that a mapping can fill, in order.

Layer `entities` lies above this one; a test holds the list against its class.
"""

from __future__ import annotations

#: Every field but `buying_team` and `order_lines`, which no single cell holds, and `extras`, which
#: takes the columns that no field is read from.
FIELDS = (
    "id",
    "status",
    "owner",
    "account",
    "product",
    "amount",
    "stage",
    "stages_reached",
    "created",
    "closed",
    "expected_close",
    "last_activity",
    "probability",
    "contacts",
    "lost_reason",
    "competitor",
    "forecast_category",
)

#: Without these a row is no opportunity.
NEEDED = ("id", "status")

#: Stands among the columns of a row for "a partner was found in the joined file". No header can
#: bear this name, since a name with a NUL is refused.
MATCHED = "\0matched"
