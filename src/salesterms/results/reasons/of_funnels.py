"""The buckets of funnels and leads: what counts, and why a row is left out."""

from __future__ import annotations

from typing import Final

from salesterms.errors import Text

OF_FUNNELS: Final[dict[str, Text]] = {
    # buckets that are counted
    "advanced": Text("gone further", "verder gegaan"),
    "advanced_only": Text(
        "entered before the period, gone further in it",
        "vóór de periode binnengekomen, erin verder gegaan",
    ),
    "stayed": Text("not gone further", "niet verder gegaan"),
    "finished": Text("reached the last stage", "tot de laatste fase gekomen"),
    "unfinished": Text("did not reach the last stage", "niet tot de laatste fase gekomen"),
    # why a row is left out
    "case_skips": Text(
        "the case skipped a stage, and the policy leaves such cases out",
        "een fase overgeslagen, en het beleid laat zulke gevallen buiten beschouwing",
    ),
    "not_entered_yet": Text("entered after the as-of date", "binnengekomen na de peildatum"),
    "no_entered_date": Text("no date of entry", "geen datum van binnenkomst"),
    "no_advanced_date": Text("gone further on no known date", "verder gegaan, datum onbekend"),
    "no_finished_date": Text(
        "reached the last stage on no known date", "tot de laatste fase gekomen, datum onbekend"
    ),
    "last_stage": Text("the last stage", "de laatste fase"),
    "later_stage": Text("not the first stage", "niet de eerste fase"),
    "entered_again": Text("not for the first time", "niet voor de eerste keer"),
    "no_stage_of_funnel": Text(
        "no label of the log is a stage of the funnel ({0})",
        "geen label van het log is een fase van de funnel ({0})",
    ),
    # hand-overs
    "accepted": Text("accepted", "geaccepteerd"),
    "rejected": Text("rejected", "afgewezen"),
    "answered": Text("answered", "beantwoord"),
    "unanswered": Text("not answered", "niet beantwoord"),
    "not_handed_over_yet": Text("handed over after the as-of date", "overgedragen na de peildatum"),
    "no_answer_date": Text("answered on no known date", "beantwoord, datum onbekend"),
    "time_unknown": Text("not known how long it took", "onbekend hoelang het duurde"),
    # leads
    "leads": Text("leads", "leads"),
    "qualified": Text("qualified", "gekwalificeerd"),
    "not_qualified": Text("not qualified", "niet gekwalificeerd"),
    "no_qualified_date": Text("qualified on no known date", "gekwalificeerd, datum onbekend"),
    "responded": Text("responded to", "op gereageerd"),
    "not_responded": Text("not responded to yet", "nog niet op gereageerd"),
    "spend": Text("spend", "uitgaven"),
    # what marketing did
    "sourced": Text("sourced by marketing", "afkomstig van marketing"),
    "not_sourced": Text("not sourced by marketing", "niet afkomstig van marketing"),
    "influenced": Text("influenced by marketing", "beïnvloed door marketing"),
    "not_influenced": Text("not influenced by marketing", "niet beïnvloed door marketing"),
    "marketing_unknown": Text(
        "not known whether it was marketing", "onbekend of het marketing was"
    ),
    # terms of a calculation
    "entered": Text("entered", "binnengekomen"),
    "went_further": Text("gone further", "verder gegaan"),
}
