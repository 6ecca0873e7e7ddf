"""What a report says of every part, on deals that can be counted by hand."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from salesterms.entities import Opportunities, Opportunity
from salesterms.errors import SalesTermsError
from salesterms.interop import ImportResult, read_rows
from salesterms.lifecycle import Category
from salesterms.mapping import ColumnMapping
from salesterms.metrics import average_deal, close_ratio, sales_cycle, won_revenue
from salesterms.report import Report, Table, build
from salesterms.values import Period

Deal = Callable[..., Opportunity]


def sections(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = report.document()["sections"]
    return found


def by(rows: list[dict[str, Any]], column: str) -> dict[Any, dict[str, Any]]:
    """The rows of a table by the text of one column."""
    keys = [row[column]["en"] if isinstance(row[column], dict) else row[column] for row in rows]
    return dict(zip(keys, rows, strict=True))


def test_every_row_read_is_told_with_its_place(report: Report, sample: ImportResult) -> None:
    read = sections(report)["read"]

    outcomes = {name: row["rows"] for name, row in by(read["outcomes"]["rows"], "outcome").items()}
    reasons = {row["code"]: row["rows"] for row in read["reasons"]["rows"]}

    assert outcomes == {
        "accepted": len(sample.accepted),
        "quarantined": len(sample.quarantined),
        "blank": 5,
        "skipped as declared": 0,
    }
    assert sum(outcomes.values()) == read["outcomes"]["total"]["rows"] == sample.read
    assert reasons == sample.reasons


def test_the_first_problems_are_shown_with_record_and_column(report: Report) -> None:
    shown = sections(report)["read"]["problems"]["rows"]

    assert len(shown) == 6
    assert any(row["record"] and row["column"] == "Aangemaakt" for row in shown)


def test_an_import_without_faults_has_no_table_of_reasons() -> None:
    read = sections(build(read_rows([{"id": "D-1", "status": "won"}])))["read"]

    assert "reasons" not in read
    assert "problems" not in read


def test_where_not_all_problems_are_shown_it_is_said_where_they_are(report: Report) -> None:
    few = build(read_rows([{"id": "D-1", "status": "?"}]))

    (note,) = sections(report)["read"]["problems"]["notes"]
    assert "--quarantine FILE" in note["en"]
    assert sections(few)["read"]["problems"]["notes"] == []


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "No row was read"),
        ([{"id": "D-1", "status": "?"}], "No row was accepted"),
    ],
)
def test_where_no_row_was_accepted_the_report_begins_with_that(
    rows: list[dict[str, object]], said: str
) -> None:
    report = build(read_rows(rows))

    title, _, first, *_ = report.text().splitlines()
    assert (title, first.startswith(said)) == ("Sales report", True)
    assert "valt niets te meten" in " ".join(report.text("nl").split())


def test_a_join_is_reported_with_the_keys_that_did_not_fit(tmp_path: Any) -> None:
    from salesterms.interop import read_opportunities

    left, right = tmp_path / "left.csv", tmp_path / "right.csv"
    left.write_text("id\nA\nB\nC\n")
    right.write_text("id,owner\nA,Ann\nC,Cas\nC,Coen\nX,Xia\n")
    document = {
        "id": "id",
        "status": {"matched": "won", "unmatched": "open"},
        "owner": "deal.owner",
        "join": {"key": {"left": "id", "right": "id"}, "prefix": "deal."},
    }
    result = read_opportunities(str(left), document, join_path=str(right))

    join = sections(build(result))["read"]["join"]

    numbers = {name: row["number"] for name, row in by(join["rows"], "what").items()}
    assert numbers["rows with a partner"] == 1
    assert numbers["rows without a partner"] == 1
    assert numbers["keys of the second file that no row has"] == 1
    assert [note["en"] for note in join["notes"]] == [
        "Keys that no row has, such as X",
        "Keys that occur more often, such as C",
    ]


def test_the_mapping_is_told_field_by_field(report: Report) -> None:
    rows = by(sections(report)["conventions"]["mapping"]["rows"], "field")

    assert rows["amount"]["column"] == "Bedrag"
    assert "decimal mark: comma" in rows["amount"]["read_as"]["en"]
    assert "decimaalteken: komma" in rows["amount"]["read_as"]["nl"]
    assert rows["creation date"]["read_as"]["en"] == "date format: D-M-YYYY"
    assert rows["id"]["read_as"] is None
    assert "won: Gewonnen, Won" in rows["status"]["read_as"]["en"]


def test_without_a_mapping_nothing_is_said_of_one(deal: Deal) -> None:
    assert "conventions" not in sections(build([deal()]))


def test_long_lists_and_unknown_words_of_a_mapping_are_shown_as_they_are() -> None:
    from salesterms.report.conventions import conventions_section
    from salesterms.report.view import Speaker

    labels = [f"Stage {number}" for number in range(15)]
    section = conventions_section({"new_key": {"column": None, "new_part": 3}, "extras": labels})

    (table,) = section.blocks
    assert isinstance(table, Table)
    said = [Speaker("en").cell(line.cells[2]) for line in table.lines]
    assert said[0] == "new part: 3"
    assert said[1].endswith("Stage 11, + 3")


def test_every_variant_of_the_close_ratio_stands_beside_the_default(
    report: Report, sample: ImportResult
) -> None:
    part = sections(report)["close_ratio"]

    compared = close_ratio.compare(
        sample.accepted, as_of=date(2024, 12, 31), stale_after=60, stage="Voorstel"
    )
    shown = {row["variant"]: row["value"] for row in part["variants"]["rows"]}
    assert list(shown) == list(close_ratio.variants)
    assert part["default"]["value"] == str(compared["decided_count"].value)
    for name, found in compared.items():
        if name != "decided_value":
            assert shown[str(name)]["value"] == str(found.value)


def test_a_ratio_of_amounts_is_given_for_each_currency_apart(deal: Deal) -> None:
    rows = [deal("won", "30 EUR"), deal("lost", "10 EUR"), deal("won", "5 USD")]

    table = sections(build(rows))["close_ratio"]["variants"]["rows"]

    values = [row["value"]["decimal"] for row in table if row["variant"] == "decided_value"]
    assert values == ["0.75", "1"]


def test_a_source_that_keeps_no_lost_deals_is_told_why_its_ratio_is_100_percent(
    deal: Deal,
) -> None:
    def notes(rows: list[Opportunity]) -> list[str]:
        return [note["en"] for note in sections(build(rows))["close_ratio"]["notes"]]

    assert any("No lost deal is recorded" in note for note in notes([deal(), deal("open")]))
    assert not any("No lost deal" in note for note in notes([deal(), deal("lost")]))
    assert not any("No lost deal" in note for note in notes([deal("open")]))


def test_a_variant_without_its_parameter_is_refused_and_says_what_it_needs(deal: Deal) -> None:
    report = build([deal()], stage="Proposal")

    rows = by(sections(report)["close_ratio"]["variants"]["rows"], "variant")
    assert rows["stale_as_lost"]["value"]["status"] == "refused"
    for lang, needs in (
        ("en", "needs as_of (--as-of DATE)"),
        ("nl", "vraagt om as_of (--as-of DATUM)"),
    ):
        said = rows["stale_as_lost"]["definition"][lang]
        assert needs in said
        assert "stale_after (--stale-after " in said
    assert sections(report)["close_ratio"]["variants"]["notes"] == []


def test_a_variant_that_lacks_a_column_says_so_once(deal: Deal) -> None:
    report = build(Opportunities([deal()], {"status", "closed"}))

    rows = by(sections(report)["close_ratio"]["variants"]["rows"], "variant")

    assert rows["decided_value"]["definition"]["en"].endswith(": column not mapped: amount")
    assert report.text().count("amount won of") == 1


def test_a_variant_says_which_parameters_it_took(report: Report) -> None:
    rows = by(sections(report)["close_ratio"]["variants"]["rows"], "variant")

    assert rows["past_stage"]["definition"]["en"].endswith("(Voorstel)")
    assert rows["stale_as_lost"]["definition"]["nl"].endswith("(60 dagen)")


def test_the_sales_cycle_is_told_for_won_lost_and_decided_deals(deal: Deal) -> None:
    rows = [
        deal("won", created=date(2024, 1, 1), closed=date(2024, 1, 11)),
        deal("won", created=date(2024, 1, 1), closed=date(2024, 1, 31)),
        deal("lost", created=date(2024, 1, 1), closed=date(2024, 1, 2)),
    ]

    table = by(sections(build(rows))["sales_cycle"]["variants"]["rows"], "deals")

    assert table["won deals"]["mean"]["value"] == "20"
    assert table["lost deals"]["median"]["value"] == "1"
    assert table["won and lost deals"]["mean"]["value"] == "41/3"
    assert table["won and lost deals"]["mean"]["decimal"] == "13.666666666667"


def test_money_is_told_for_each_currency_and_rows_left_out_are_counted(deal: Deal) -> None:
    rows = [deal("won", "10.50 EUR"), deal("won", "4 EUR"), deal("won", "7 USD"), deal("won")]

    part = sections(build(rows))["revenue"]["by_currency"]

    values = [(row["currency"], row["won_revenue"]["value"]) for row in part["rows"]]
    assert values == [("EUR", "14.50"), ("USD", "7")]
    assert part["notes"][0]["en"] == "Won revenue: 3 of 4 rows counted; left out: 1 no amount."


def test_pipeline_is_told_without_and_with_deals_on_hold(deal: Deal) -> None:
    rows = [deal("open", "100 EUR"), deal("held", "50 EUR")]

    (row,) = sections(build(rows))["pipeline"]["by_currency"]["rows"]

    assert row["open_pipeline"]["value"] == "100"
    assert row["open_pipeline_with_held"]["value"] == "150"
    assert row["weighted_pipeline"]["decimal"].rstrip("0") == "50."
    assert row["weighted_pipeline_with_held"]["decimal"].rstrip("0") == "75."


def test_groups_agree_with_the_metrics(report: Report, sample: ImportResult) -> None:
    as_of = date(2024, 12, 31)
    ratios = close_ratio(sample.accepted, by="owner", as_of=as_of)
    cycles = sales_cycle(sample.accepted, by="quarter", as_of=as_of)
    revenue = won_revenue(sample.accepted, by=["owner", "currency"], as_of=as_of)
    average = average_deal(sample.accepted, by=["quarter", "currency"], as_of=as_of)

    owners = by(sections(report)["by_owner"]["rates"]["rows"], "owner")
    quarters = by(sections(report)["by_quarter"]["rates"]["rows"], "quarter")
    euros = by(sections(report)["by_owner"]["money_EUR"]["rows"], "owner")
    won = by(sections(report)["by_quarter"]["won_USD"]["rows"], "quarter")

    assert len(owners) == 21
    for name, row in owners.items():
        key = None if name == "(none)" else name
        assert row["close_ratio"]["value"] == str(ratios[key].value)
        amount = euros[name]["won_revenue"]["value"]
        assert f"{amount} EUR" == str(revenue[key, "EUR"].value)
    for name, row in quarters.items():
        assert row["mean_days"]["value"] == str(cycles[name].value)
        amount = won[name]["average_deal"]["value"]
        assert f"{amount} USD" == str(average[name, "USD"].value)


def test_groups_stand_in_the_order_in_which_a_reader_looks_them_up(deal: Deal) -> None:
    rows = [deal(owner=name) for name in ("Émile", "fay", "Dora", None)]

    table = sections(build(rows))["by_owner"]["rates"]["rows"]

    assert list(by(table, "owner")) == ["Dora", "Émile", "fay", "(none)"]


def test_open_deals_do_not_make_a_quarter_of_their_own(deal: Deal) -> None:
    rows = [deal(), deal("open", expected_close=date(2025, 1, 3))]

    table = sections(build(rows))["by_quarter"]["rates"]["rows"]

    assert list(by(table, "quarter")) == ["2024-Q1"]


def test_only_the_currencies_with_most_rows_get_tables_of_their_own(deal: Deal) -> None:
    rows = [deal("won", f"5 {code}") for code in ("EUR", "USD", "GBP", "CHF", "SEK")]
    rows.append(deal("won", "5 SEK"))

    report = build(rows)

    tables = {name for name in sections(report)["by_owner"] if name.startswith("money_")}
    assert tables == {"money_SEK", "money_CHF", "money_EUR", "money_GBP"}
    assert len(sections(report)["revenue"]["by_currency"]["rows"]) == 5
    assert "the others (1) stand in the overview" in " ".join(report.text().split())


def test_stages_stand_in_the_order_of_the_mapping_and_as_it_spells_them(
    report: Report,
) -> None:
    stages = by(sections(report)["by_stage"]["stages"]["rows"], "stage")

    assert list(stages)[:4] == ["Nieuw", "Gekwalificeerd", "Voorstel", "Onderhandeling"]
    assert sum(row["open"] for row in stages.values()) == 272
    assert sum(row["held"] for row in stages.values()) == 36


def test_which_deals_are_stale_is_told_when_days_and_date_are_given(deal: Deal) -> None:
    rows = [
        deal("open", stage="Offer", last_activity=date(2024, 3, 1)),
        deal("open", stage="Offer", last_activity=date(2024, 6, 20)),
        deal("open", stage="New"),
    ]

    told = build(rows, as_of=date(2024, 6, 30), stale_after=30)
    untold = build(rows, stale_after=30)

    stages = by(sections(told)["by_stage"]["stages"]["rows"], "stage")
    assert stages["Offer"]["open"] == 2
    assert (stages["Offer"]["stale"], stages["New"]["unknown"]) == (1, 1)
    assert "stale" not in sections(untold)["by_stage"]["stages"]["rows"][0]
    assert "--stale-after" in sections(untold)["by_stage"]["stages"]["notes"][-1]["en"]


def test_the_stage_of_what_closed_later_is_not_pretended_to_be_known(deal: Deal) -> None:
    rows = [
        deal("won", stage="Won", closed=date(2024, 9, 1)),
        deal("won", stage="Won", closed=date(2024, 2, 1)),
        deal("open", stage="New"),
    ]

    table = sections(build(rows, as_of=date(2024, 6, 30)))["by_stage"]["stages"]

    stages = by(table["rows"], "stage")
    assert {name: row["open"] for name, row in stages.items()} == {"New": 1, "(none)": 1}
    assert any("not recorded" in note["en"] for note in table["notes"])


@pytest.mark.parametrize("mapped", [{"status"}, {"status", "owner", "stage", "closed"}])
def test_a_field_that_is_not_mapped_is_named_and_nothing_is_made_up(
    deal: Deal, mapped: set[str]
) -> None:
    rows = Opportunities([deal(), deal("open")], mapped)

    report = build(rows, as_of=date(2024, 12, 31), stale_after=30)

    text = report.text()
    assert re.search(r"Won revenue +–  column not mapped: .*amount", text)
    assert ("No column is mapped to the owner." in text) == ("owner" not in mapped)
    assert ("No column is mapped to the stage." in text) == ("stage" not in mapped)
    assert report.text("nl")


def test_a_period_selects_and_is_named(deal: Deal) -> None:
    rows = [deal(closed=date(2024, 2, 1)), deal(closed=date(2024, 5, 1))]

    report = build(rows, period="2024-Q1")

    assert sections(report)["close_ratio"]["default"]["counted"] == 1
    assert report.document()["period"] == {"start": "2024-01-01", "end": "2024-04-01"}
    assert report.document()["read"][-1]["nl"].startswith("Alleen de periode van 2024-01-01")


def test_an_argument_that_cannot_be_used_raises_even_without_rows() -> None:
    with pytest.raises(SalesTermsError):
        build([], stale_after=-1)
    with pytest.raises(SalesTermsError):
        build([], period="2024-Q9")


def test_nothing_at_all_makes_a_report_too() -> None:
    report = build([], as_of=date(2024, 1, 1), stale_after=3, stage="X")

    assert sections(report)["close_ratio"]["default"]["status"] == "undefined"
    assert report.text("nl")
    assert repr(report) == "<Report 'Sales report': 7 sections>"


def test_two_reports_on_the_same_deals_are_equal(sample: ImportResult) -> None:
    assert build(sample) == build(sample)
    assert str(build(sample)) == build(sample).text()


def test_a_report_keeps_no_rows(deal: Deal) -> None:
    import pickle

    report = build([deal(account="Hotel De Zwaan")])

    assert b"Hotel De Zwaan" not in pickle.dumps(report)
    assert pickle.loads(pickle.dumps(report)) == report


def test_without_the_columns_that_tell_it_nobody_is_called_fresh_or_stale(deal: Deal) -> None:
    rows = Opportunities([deal("open", stage="New")], {"status", "stage", "created", "closed"})

    report = build(rows, as_of=date(2024, 12, 31), stale_after=30)

    notes = sections(report)["by_stage"]["stages"]["notes"]
    assert notes[-1]["en"].startswith("Stale: column not mapped: expected_close, last_activity")
    assert [each["kind"] for each in report.document()["stands_out"]] == ["quarter"]


def test_dates_and_mappings_may_be_given_as_they_are_written() -> None:
    rows = [Opportunity(id="D-1", status=Category.WON)]
    mapping = {"id": "Deal", "status": "Status"}

    written = build(rows, as_of="2024-12-31", period="2024", mapping=mapping)

    meant = ColumnMapping.read(mapping)
    period = Period.year(2024)
    assert written == build(rows, as_of=date(2024, 12, 31), period=period, mapping=meant)
    assert "31" in written.text()
