"""What metrics of deals give at their edges: said once where several metrics do the same."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from salesterms.errors import Text
from salesterms.metrics.definition import Edge


def left_out(reason: str) -> Text:
    """That a row is left out, and for which reason."""
    return Text(f"left out as {reason}", f"buiten beschouwing als {reason}")


#: x/0 where a count stands below the line.
UNDEFINED: Final = Text(
    "undefined (zero_denominator), never 0", "onbepaald (zero_denominator), nooit 0"
)

NO_CLOSE_DATE: Final = Edge(
    "no_close_date",
    Text("closed, without a close date", "gesloten, zonder sluitdatum"),
    Text(
        "counts; with a period or an as-of date it is left out as no_close_date",
        "telt mee; met een periode of peildatum buiten beschouwing als no_close_date",
    ),
)
CLOSED_LATER_IS_OPEN: Final = Edge(
    "closed_later",
    Text("closed after the as-of date", "gesloten na de peildatum"),
    Text("it was open then: left out as open", "toen nog open: buiten beschouwing als open"),
)
REOPENED: Final = Edge(
    "reopened",
    Text("a closed deal that was reopened", "een gesloten deal die heropend is"),
    Text(
        "it counts as it stands now: closed is not final",
        "telt zoals die er nu voor staat: gesloten is niet definitief",
    ),
)
NO_AMOUNT: Final = Edge("no_amount", Text("no amount", "geen bedrag"), left_out("no_amount"))
NEGATIVE_COUNTS: Final = Edge(
    "negative_amount",
    Text("a negative amount", "een negatief bedrag"),
    Text("it counts, and lowers the sum", "telt mee, en verlaagt de som"),
)
CURRENCIES_APART: Final = Edge(
    "mixed_currencies",
    Text("amounts in several currencies", "bedragen in meer munteenheden"),
    Text(
        "an answer for each; asked in one, refused (mixed_currencies or other_currency)",
        "een antwoord per munteenheid; gevraagd in één geweigerd (mixed_currencies of"
        " other_currency)",
    ),
)
TOO_LARGE: Final = Edge(
    "out_of_bounds",
    Text(
        "amounts too large or too fine to add up exactly",
        "bedragen die te groot of te fijn zijn om exact op te tellen",
    ),
    Text("refused (out_of_bounds)", "geweigerd (out_of_bounds)"),
)
NO_CREATED_DATE: Final = Edge(
    "no_created_date",
    Text("an open deal without a creation date", "een openstaande deal zonder aanmaakdatum"),
    Text(
        "counts; with an as-of date it may have come later, and is left out as no_created_date",
        "telt mee; met een peildatum kan die er later bij zijn gekomen, en valt dan af als"
        " no_created_date",
    ),
)
NO_EXPECTED_CLOSE: Final = Edge(
    "no_expected_close",
    Text("no expected close date", "geen verwachte sluitdatum"),
    Text(
        "counts; with a period it is left out as no_expected_close",
        "telt mee; met een periode buiten beschouwing als no_expected_close",
    ),
)
PERIOD_AHEAD: Final = Edge(
    "period_ahead",
    Text("the period starts after the as-of date", "de periode begint na de peildatum"),
    Text(
        "measured: what is expected to close then",
        "gemeten: wat naar verwachting dan sluit",
    ),
)
ON_HOLD: Final = Edge(
    "on_hold",
    Text("a deal on hold", "een deal in de wacht"),
    left_out("held"),
    ("open",),
)
AMOUNT_OF_THEN: Final = Edge(
    "closed_later",
    Text("closed after the as-of date", "gesloten na de peildatum"),
    Text(
        "it was open, but its amount of then is not recorded: left out as closed_later",
        "toen open, maar het bedrag van toen is niet vastgelegd: buiten beschouwing als"
        " closed_later",
    ),
)
NOTHING_OPEN_IN_MONEY: Final = Edge(
    "nothing_open",
    Text("no open deal with an amount", "geen openstaande deal met een bedrag"),
    Text(
        "0 in the currency that is asked for; without one there is no currency to answer in",
        "0 in de gevraagde munteenheid; zonder is er geen munteenheid om in te antwoorden",
    ),
)

OF_LOST: Final = (
    Edge(
        "no_reason",
        Text(
            "a lost deal without a reason or a competitor on record",
            "een verloren deal zonder vastgelegde reden of concurrent",
        ),
        Text(
            "it counts; as a group it stands under None", "telt mee; als groep staat die onder None"
        ),
    ),
    NO_CLOSE_DATE,
    CLOSED_LATER_IS_OPEN,
    REOPENED,
)
OF_WON_AMOUNTS: Final = (
    NO_AMOUNT,
    NEGATIVE_COUNTS,
    CURRENCIES_APART,
    NO_CLOSE_DATE,
    CLOSED_LATER_IS_OPEN,
    REOPENED,
)
OF_OPEN_AMOUNTS: Final = (
    NOTHING_OPEN_IN_MONEY,
    NO_AMOUNT,
    NEGATIVE_COUNTS,
    CURRENCIES_APART,
    ON_HOLD,
    NO_CREATED_DATE,
    NO_EXPECTED_CLOSE,
    PERIOD_AHEAD,
    AMOUNT_OF_THEN,
)

_DECIDED: Final = ("decided_count", "decided_value", "past_stage")
_VALUE: Final = ("decided_value",)
_WHOLE: Final = ("created_cohort", "won_of_all", "closed_of_all")

OF_CLOSE_RATIO: Final = (
    Edge(
        "nothing_decided",
        Text("nothing was won or lost", "er is niets gewonnen of verloren"),
        UNDEFINED,
        ("decided_count", "past_stage"),
    ),
    Edge(
        "nothing_there",
        Text("no row that counts", "geen rij die meetelt"),
        UNDEFINED,
        (*_WHOLE, "stale_as_lost"),
    ),
    Edge(
        "nothing_counted",
        Text("no decided deal with an amount", "geen besliste deal met een bedrag"),
        Text("undefined (nothing_counted)", "onbepaald (nothing_counted)"),
        _VALUE,
    ),
    Edge("amounts_of_0", Text("all amounts are 0", "alle bedragen zijn 0"), UNDEFINED, _VALUE),
    Edge(NO_AMOUNT.id, NO_AMOUNT.when, NO_AMOUNT.gives, _VALUE),
    Edge(
        "negative_amount",
        NEGATIVE_COUNTS.when,
        Text(
            "left out as negative_amount: with a credit note the ratio leaves 0 to 1",
            "buiten beschouwing als negative_amount: met een creditnota valt de ratio buiten 0"
            " tot 1",
        ),
        _VALUE,
    ),
    Edge(
        "mixed_currencies",
        CURRENCIES_APART.when,
        Text("refused (mixed_currencies)", "geweigerd (mixed_currencies)"),
        _VALUE,
    ),
    Edge(
        "all_won",
        Text("every counted deal was won", "alles wat meetelt is gewonnen"),
        Text(
            "1; the explanation asks whether lost deals are recorded at all",
            "1; de uitleg vraagt of verloren deals wel worden vastgelegd",
        ),
    ),
    Edge(
        "open_deals",
        Text("open deals and deals on hold", "openstaande deals en deals in de wacht"),
        Text("left out: they change nothing", "buiten beschouwing: ze veranderen niets"),
        _DECIDED,
    ),
    Edge(
        "open_deals_count",
        Text("open deals and deals on hold", "openstaande deals en deals in de wacht"),
        Text(
            "they stand below the line, and lower the ratio",
            "staan in de noemer, en verlagen de ratio",
        ),
        ("created_cohort", "won_of_all"),
    ),
    Edge(NO_CLOSE_DATE.id, NO_CLOSE_DATE.when, NO_CLOSE_DATE.gives, _DECIDED),
    Edge(CLOSED_LATER_IS_OPEN.id, CLOSED_LATER_IS_OPEN.when, CLOSED_LATER_IS_OPEN.gives, _DECIDED),
    Edge(
        "was_open_then",
        Text("closed after the as-of date", "gesloten na de peildatum"),
        Text("counted as open", "geteld als open"),
        _WHOLE,
    ),
    REOPENED,
    Edge(
        "no_created_date",
        Text("no creation date", "geen aanmaakdatum"),
        Text(
            "always left out: it belongs to no cohort",
            "altijd buiten beschouwing: hoort bij geen cohort",
        ),
        ("created_cohort",),
    ),
    Edge(
        "stage_unknown",
        Text("not known which stages it reached", "onbekend welke fasen bereikt zijn"),
        left_out("stage_unknown"),
        ("past_stage",),
    ),
    Edge(
        "activity_unknown",
        Text(
            "not overdue, and no activity known before the as-of date",
            "niet over tijd, en geen activiteit bekend van vóór de peildatum",
        ),
        left_out("activity_unknown"),
        ("stale_as_lost",),
    ),
)

OF_WIN_LOSS: Final = (
    Edge(
        "nothing_lost",
        Text("nothing was lost", "er is niets verloren"),
        Text(
            "undefined (zero_denominator), never infinite",
            "onbepaald (zero_denominator), nooit oneindig",
        ),
    ),
    Edge(
        "nothing_won",
        Text("nothing was won, something lost", "niets gewonnen, wel iets verloren"),
        Text("0, measured", "0, gemeten"),
    ),
    *(
        evolve(edge, variants=("value",))
        for edge in OF_CLOSE_RATIO
        if edge.id in {"nothing_counted", "no_amount", "negative_amount", "mixed_currencies"}
    ),
    NO_CLOSE_DATE,
    CLOSED_LATER_IS_OPEN,
    REOPENED,
)

NOTHING_TO_SPAN: Final = Edge(
    "nothing_to_measure",
    Text("no deal with both dates", "geen deal met beide datums"),
    UNDEFINED,
)
SAME_DAY: Final = Edge(
    "same_day",
    Text("begun and closed on one day", "begonnen en gesloten op één dag"),
    Text("0 days", "0 dagen"),
)
EVEN_NUMBER: Final = Edge(
    "even_number",
    Text("an even number of deals", "een even aantal deals"),
    Text("half-way between the middle two", "midden tussen de middelste twee"),
    ("median_won", "median_lost", "median_decided"),
)
OF_SALES_CYCLE: Final = (
    NOTHING_TO_SPAN,
    SAME_DAY,
    EVEN_NUMBER,
    Edge(
        "closed_before_created",
        Text("closed before it was created", "gesloten voor de aanmaak"),
        Text(
            "left out as closed_before_created, never made positive",
            "buiten beschouwing als closed_before_created, nooit positief gemaakt",
        ),
    ),
    Edge(
        "no_created_date",
        Text("no creation date", "geen aanmaakdatum"),
        left_out("no_created_date"),
    ),
    Edge("no_close_date", NO_CLOSE_DATE.when, left_out("no_close_date")),
    CLOSED_LATER_IS_OPEN,
    REOPENED,
)
