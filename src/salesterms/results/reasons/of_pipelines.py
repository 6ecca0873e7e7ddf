"""The buckets of the pipeline, its age and its slippage, and the terms of their formulas."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text

OF_PIPELINES: Final[dict[str, Text]] = {
    # terms of formulas
    "quota": Text("quota", "target"),
    "win_rate": Text("win rate", "winratio"),
    # buckets that are counted
    "pushed": Text("pushed to a later day", "uitgesteld naar een latere dag"),
    "slipped": Text("slipped", "uitgesteld"),
    # why an answer has no value
    "quota_in_other_currency": Text(
        "the quota is in another currency than the rows that count ({0}), and nothing is"
        " converted: keep the deals of one,"
        ' deals.where(lambda deal: deal.currency == "EUR")',
        "het target is in een andere munteenheid dan de rijen die meetellen ({0}), en er wordt"
        " niets omgerekend: houd de deals van één munteenheid over,"
        ' deals.where(lambda deal: deal.currency == "EUR")',
    ),
    # why a row is left out
    "no_start_date": Text(
        "not known from which day its age counts", "onbekend vanaf welke dag de leeftijd telt"
    ),
    "starts_later": Text(
        "its age begins after the day", "de leeftijd begint pas na de dag waarop die geldt"
    ),
    "changed_later": Text("changed after the as-of date", "gewijzigd na de peildatum"),
    "date_set": Text(
        "no expected close date before, so none was put off",
        "er was nog geen verwachte sluitdatum, dus er is niets uitgesteld",
    ),
    "date_removed": Text(
        "the expected close date was taken away", "de verwachte sluitdatum is vervallen"
    ),
    "pulled_in": Text("brought forward to an earlier day", "naar een eerdere dag gehaald"),
    "not_moved": Text("the date is the same", "de datum is dezelfde"),
    "closed_before": Text(
        "closed already in the first snapshot", "al gesloten in de eerste momentopname"
    ),
    "closed_early": Text(
        "closed before the period in which it was expected",
        "gesloten vóór de periode waarin dat werd verwacht",
    ),
    "not_due_yet": Text("not due by the as-of date", "hoefde op de peildatum nog niet te sluiten"),
    "vanished": Text("not in the last snapshot", "niet in de laatste momentopname"),
    # why there is no value
    "quota_reached": Text(
        "nothing is left to cover: quota reached ({0})",
        "er is niets meer te dekken: target gehaald ({0})",
    ),
}
