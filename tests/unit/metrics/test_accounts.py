"""What there is to know of a definition, line by line, and where its table puts a record."""

from salesterms import average_deal, close_ratio, coverage_for_win_rate
from salesterms.metrics.account_of_metric import buckets_of, lines_about

STALE = close_ratio.variants["stale_as_lost"]


def test_the_lines_of_a_variant_say_what_it_needs_and_who_defines_it() -> None:
    assert [*lines_about(STALE, "en")] == [
        ("Formula", "won / (won + lost + stale)"),
        ("Added up", "rows"),
        ("Date", "creation date"),
        ("Needs", "as_of: the last day that is known, a date or its text such as '2024-12-31'"),
        ("Needs", "stale_after: a whole number of days, 0 or more"),
        ("Unit", "ratio"),
        (
            "Defined so by",
            f"{STALE.source.text.en} [{'; '.join(STALE.source.citations)}]",
        ),
    ]


def test_the_lines_stand_in_dutch_too() -> None:
    (formula, added, date, unit, rounding, _) = lines_about(average_deal.variants["won"], "nl")
    assert formula == (
        "Formule",
        "de bedragen van gewonnen deals, opgeteld / het aantal van die deals",
    )
    assert (added, date) == (("Opgeteld", "bedrag"), ("Datum", "sluitdatum"))
    assert unit == ("Eenheid", "geld")
    assert rounding == ("Afronding", "één keer afgerond, door het kengetal zelf")


def test_a_definition_without_rows_says_what_it_takes() -> None:
    definition = coverage_for_win_rate.variants[coverage_for_win_rate.default]
    english, dutch = ([*lines_about(definition, lang)][1] for lang in ("en", "nl"))
    assert english == ("Takes", "win_rate: a Ratio, a Decimal, a Fraction or an int from 0 to 1")
    assert dutch == ("Invoer", "win_rate: een Ratio, Decimal, Fraction of int van 0 tot en met 1")


def test_each_line_of_a_table_says_when_it_applies_and_whether_it_counts() -> None:
    lines = [*buckets_of(STALE, "en")]
    assert [line.bucket for line in lines] == [row.bucket for row in STALE.places.rows]
    assert [line.bucket for line in lines if line.fate == "counted"] == [
        *("won", "lost", "stale", "stale")
    ]
    assert lines[2] == (
        "no_created_date",
        "no creation date",
        "left out",
        "created is missing (only with period)",
    )
    assert lines[7] == ("won", "won", "counted", "status is won")
    assert lines[10] == (
        "stale",
        "stale",
        "counted",
        "last_activity lies before stale_after days before as_of (only with stale_after)",
    )
    dutch = [*buckets_of(STALE, "nl")]
    assert dutch[0] == (
        "not_created_yet",
        "aangemaakt na de peildatum",
        "telt niet mee",
        (
            "aanmaakdatum ligt niet voor de dag na de peildatum en aanmaakdatum is er"
            " (alleen met as_of)"
        ),
    )
    assert dutch[7] == ("won", "gewonnen", "telt mee", "status is gewonnen")
