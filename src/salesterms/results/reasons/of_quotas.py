"""The words of quotas: what counts towards one, and why a number has no value."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text

OF_QUOTAS: Final[dict[str, Text]] = {
    "member": Text("results that count", "resultaten die meetellen"),
    "actual": Text("reached", "behaald"),
    "shares": Text("shares, added up", "delen, opgeteld"),
    "due": Text("due by then", "tot dan toe nodig"),
    "members": Text("members", "leden"),
    "monthly": Text("monthly quota", "maandtarget"),
    "sellers": Text("sellers", "verkopers"),
    "attainment": Text("attainment", "behaald deel"),
    "days_served": Text("days served", "gewerkte dagen"),
    "days_in_period": Text("days in the period", "dagen in de periode"),
    "days_elapsed": Text("days gone by", "verstreken dagen"),
    "days_left": Text("days left", "resterende dagen"),
    "months_served": Text("months served", "gewerkte maanden"),
    "months_in_period": Text("months in the period", "maanden in de periode"),
    "no_day_named": Text(
        "no day was named up to which it counts", "er is geen dag genoemd tot wanneer het telt"
    ),
    "mixed_units": Text(
        "more than one unit, which are never added: {0}; group by unit",
        "meer dan één eenheid, en die worden nooit bij elkaar opgeteld: {0}; groepeer op unit",
    ),
    "counted_twice": Text(
        "deals that count for more than one of these quotas: {0}",
        "deals die voor meer dan één van deze targets meetellen: {0}",
    ),
    "beyond_period": Text("with a quota beyond the period", "met een target tot na de periode"),
    "quota_not_started": Text("not begun yet", "nog niet begonnen"),
    "counts_later_days": Text(
        "that may hold deals after the as-of date", "waarin deals van na de peildatum kunnen zitten"
    ),
    "members_without_quota": Text(
        "with a quota of 0, and so without a share: {0}",
        "met een target van 0, en dus zonder deel: {0}",
    ),
    "longer_than_period": Text("more than the period holds: {0}", "meer dan de periode telt: {0}"),
    "weights_not_whole": Text("the weights do not add up to 1", "de gewichten zijn samen geen 1"),
    "not_as_many": Text(
        "not as many weights as quarters: {0}", "niet evenveel gewichten als kwartalen: {0}"
    ),
    "other_currency_of_deal": Text("in another currency", "in een andere munteenheid"),
    "no_order_lines": Text("no order lines", "geen orderregels"),
    "no_account": Text("no account", "geen klant vermeld"),
    "customer_since_unknown": Text(
        "of who may have been a customer already", "van wie misschien al klant was"
    ),
    "customer_already": Text("of who was a customer already", "van wie al klant was"),
}
