"""Stage logs come in: every record ends in one place, and nothing of it is lost."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

import pytest

from salesterms.interop import (
    LOG_PRESETS,
    PRESETS,
    Blank,
    ImportProblems,
    LogResult,
    NotRows,
    Quarantined,
    Skipped,
    UnclosedQuote,
    UnknownPreset,
    read_log_rows,
    read_stage_log,
    stage_log,
    stream_stage_log,
    with_log_preset,
)
from salesterms.lifecycle import Category
from salesterms.logs import Marks, StageEntry, audit
from salesterms.mapping import MappingProblems, MissingColumns
from salesterms.vocabularies import hubspot, salesforce

ENTRIES: dict[str, Any] = {"shape": "entries", "case": "Deal", "label": "Stage", "at": "At"}
SNAPSHOTS = {**ENTRIES, "shape": "snapshots", "zone": {"written_in": "Europe/Amsterdam"}}
CHANGES = {**ENTRIES, "shape": "changes", "from": "Was"}
NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


def read(text: str, mapping: Any, **options: str) -> LogResult:
    return read_stage_log(BytesIO(text.encode()), mapping, **options)


def labels(result: LogResult) -> list[str]:
    return [entry.label for entry in result.accepted]


class TestEveryRecordEndsInOnePlace:
    TEXT = (
        "Deal,Stage,At\n"
        "D-1,New,2026-03-05T12:00:00Z\n"
        "\n"
        ",New,2026-03-05T12:00:00Z\n"
        "D-2,,soon\n"
        "Total,,\n"
        'D-3,"New,2026-03-05T12:00:00Z\n'
    )
    MAPPING: ClassVar[Any] = {**ENTRIES, "skip": {"values": ["Total"]}}

    def test_and_the_fault_of_a_file_is_raised(self) -> None:
        with pytest.raises(UnclosedQuote):
            read(self.TEXT, self.MAPPING)

    def test_or_its_lines_are_in_quarantine(self) -> None:
        result = read(self.TEXT, self.MAPPING, on_file_fault="quarantine")
        assert (result.read, len(result.accepted), result.blank) == (6, 1, 1)
        assert [one.text for one in result.skipped] == ["Total,,\n"]
        assert result.reasons == {"missing_case": 1, "missing_label": 1, "after_file_fault": 1}
        assert result.fault is not None

    def test_with_every_problem_its_lines_and_its_text(self) -> None:
        result = read(self.TEXT, self.MAPPING, on_file_fault="quarantine")
        record = result.quarantined[1]
        assert (record.record, record.first_line, record.text) == (4, 5, "D-2,,soon\n")
        assert [(one.code, one.column) for one in record.problems] == [
            ("missing_label", "Stage"),
            ("undeclared_date_format", "At"),
        ]

    def test_one_by_one_as_well(self) -> None:
        found = list(
            stream_stage_log(BytesIO(self.TEXT.encode()), self.MAPPING, on_file_fault="quarantine")
        )
        kinds = [type(one) for one in found]
        assert kinds == [StageEntry, Blank, Quarantined, Quarantined, Skipped, Quarantined]

    def test_and_personal_values_are_masked(self) -> None:
        result = read(self.TEXT, {**self.MAPPING, "personal": ["At"]}, on_file_fault="quarantine")
        assert "soon" not in result.quarantined[1].problems[1].text()
        assert "columns At" in str(result)

    def test_columns_that_are_not_there_are_named(self) -> None:
        with pytest.raises(MissingColumns) as found:
            read(self.TEXT, {**ENTRIES, "at": "Entered"})
        assert [problem.value for problem in found.value.problems] == ["Entered"]

    def test_a_file_of_nothing_but_a_header_gives_no_entries(self) -> None:
        assert read("Deal,Stage,At\n", ENTRIES).read == 0


class TestShapes:
    def test_an_entry_has_an_id_and_an_owner_where_they_are_mapped(self) -> None:
        text = "Deal,Stage,At,Id,By\nD-1,New,2026-03-05T12:00:00Z,E-1,\n"
        [entry] = read(text, {**ENTRIES, "id": "Id", "owner": "By"}).accepted
        assert entry == StageEntry("D-1", "New", NOON, "E-1", None)

    def test_one_id_twice_is_for_the_audit_to_judge(self) -> None:
        text = "Deal,Stage,At,Id\n" + "D-1,New,2026-03-05T12:00:00Z,E-1\n" * 2
        assert len(read(text, {**ENTRIES, "id": "Id"}).accepted) == 2

    def test_optional_columns_become_marks(self) -> None:
        text = "Deal,Stage,At,Status,OK\nD-1,New,2026-03-05T12:00:00Z,Won,no\n"
        mapping = {
            **ENTRIES,
            "outcome": {"column": "Status", "won": ["won"]},
            "approvals": {"column": "OK", "true": ["yes"], "false": ["no"]},
        }
        [entry] = read(text, mapping).accepted
        assert entry.marks == Marks(outcome=Category.WON, approvals=False)

    def test_a_label_that_is_neither_yes_nor_no_is_told(self) -> None:
        mapping = {**ENTRIES, "deal": {"column": "OK", "true": ["yes"], "false": ["no"]}}
        text = f"Deal,Stage,At,OK\nD-1,New,2026-03-05T12:00:00Z,perhaps\nD-1,New,,{'y' * 300}\n"
        result = read(text, mapping)
        assert result.quarantined[0].problems[0].text().endswith("there are: yes, no")
        assert result.reasons == {"unknown_label": 1, "missing_instant": 1}

    def test_a_change_keeps_the_label_that_it_came_from(self) -> None:
        text = (
            "Deal,Was,Stage,At\nD-1,,New,2026-03-05T12:00:00Z\nD-1,Old,Won,2026-03-06T12:00:00Z\n"
        )
        first, second = read(text, CHANGES).accepted
        assert (first.marks, second.marks) == (Marks(before=None), Marks(before="Old"))

    def test_a_change_from_another_label_is_accepted_and_found_by_the_audit(self) -> None:
        text = (
            "Deal,Was,Stage,At\n"
            "D-1,Appointment Scheduled,Qualified To Buy,2026-03-05T12:00:00Z\n"
            "D-1,Contract Sent,Presentation Scheduled,2026-03-06T12:00:00Z\n"
        )
        found = audit(read(text, CHANGES).accepted, hubspot.deal_stage)
        assert found.fit == 1
        assert {one.name: one.rows for one in found.findings}["other_label_before"] == 1

    def test_the_first_snapshot_with_a_label_is_its_entry(self) -> None:
        text = (
            "Deal,Stage,At\n"
            "D-1,New,2026-03-01\nD-2,New,2026-03-01\n"
            "D-1,New,2026-03-02\nD-2,Won,2026-03-02\n"
            "D-1,Won,2026-03-03\nD-1,New,2026-03-04\n"
        )
        result = read(text, SNAPSHOTS)
        assert [(entry.case, entry.label, entry.at.day) for entry in result.accepted] == [
            ("D-1", "New", 28),
            ("D-2", "New", 28),
            ("D-2", "Won", 1),
            ("D-1", "Won", 2),
            ("D-1", "New", 3),
        ]
        assert [one.record for one in result.skipped] == [3]

    def test_a_snapshot_that_is_not_later_is_in_quarantine_and_changes_nothing(self) -> None:
        text = (
            "Deal,Stage,At\n"
            "D-1,New,2026-03-02\nD-1,Won,2026-03-02\nD-1,New,2026-03-01\nD-1,Won,2026-03-03\n"
        )
        result = read(text, SNAPSHOTS)
        assert labels(result) == ["New", "Won"]
        assert result.reasons == {"snapshot_not_later": 2}
        assert result.quarantined[0].problems[0].column == "At"

    def test_snapshots_may_have_rows_that_are_no_data(self) -> None:
        text = "Deal,Stage,At\nD-1,New,2026-03-01\nD-1,New,2026-03-02\nTotal,1,2\n"
        result = read(text, {**SNAPSHOTS, "skip": {"values": ["Total"]}})
        assert (len(result.accepted), len(result.skipped)) == (1, 2)

    def test_snapshots_are_read_alike_from_rows(self) -> None:
        rows = [
            {"Deal": "D-1", "Stage": stage, "At": datetime(2026, 3, day, tzinfo=UTC)}
            for stage, day in (("New", 1), ("New", 2), ("Won", 3), ("New", 2))
        ]
        result = read_log_rows(rows, SNAPSHOTS)
        assert labels(result) == ["New", "Won"]
        assert (len(result.skipped), result.reasons) == (1, {"snapshot_not_later": 1})

    def test_order_by_time_keeps_rows_of_one_instant_as_they_stand(self) -> None:
        text = "Deal,Stage,At\n" + "".join(
            f"D-1,{stage},2026-03-0{day}T12:00:00Z\n"
            for stage, day in (("C", 3), ("A", 1), ("B", 1), ("D", 2))
        )
        assert labels(read(text, {**ENTRIES, "order": "by_time"})) == ["A", "B", "D", "C"]
        assert labels(read(text, ENTRIES)) == ["C", "A", "B", "D"]

    def test_a_file_that_runs_from_late_to_early_is_turned_round(self) -> None:
        text = "Deal,Stage,At\n" + "".join(
            f"D-1,{stage},2026-03-0{day}T12:00:00Z\n"
            for stage, day in (("D", 3), ("C", 2), ("B", 1), ("A", 1))
        )
        assert labels(read(text, {**ENTRIES, "order": "newest_first"})) == ["A", "B", "C", "D"]

    def test_rows_of_one_instant_are_counted_where_rows_are_put_in_order(self) -> None:
        text = "Deal,Stage,At\n" + "".join(
            f"{deal},New,2026-03-0{day}T12:00:00Z\n"
            for deal, day in (("D-1", 1), ("D-1", 1), ("D-2", 1), ("D-2", 2), ("D-1", 2))
        )
        result = read(text, {**ENTRIES, "order": "by_time"})
        assert result.tied == 2
        assert "; 2 rows share an instant with" in str(result)
        assert "; 2 rijen hebben hetzelfde tijdstip" in result.text("nl")
        assert read(text, ENTRIES).tied is None
        rows = [{"Deal": "D-1", "Stage": "New", "At": NOON}]
        alone = read_log_rows(rows, {**ENTRIES, "order": "newest_first"})
        assert (alone.tied, "share an instant" in str(alone)) == (0, False)

    def test_entries_are_put_in_order_by_what_the_clock_of_utc_shows(self) -> None:
        there = ZoneInfo("Europe/Amsterdam")
        first = StageEntry("D-1", "A", datetime(2026, 10, 25, 2, 50, tzinfo=there))
        second = StageEntry("D-1", "B", datetime(2026, 10, 25, 2, 10, tzinfo=there, fold=1))
        mapping = {"shape": "entries", "case": "case", "label": "label", "at": "at"}
        result = read_log_rows([second, first], {**mapping, "order": "by_time"})
        assert labels(result) == ["A", "B"]

    @pytest.mark.parametrize(
        ("at", "before", "after", "told"),
        [
            ({"column": "At", "formats": ["D-M-YYYY"]}, "3-3-2026", "2-3-2026", "3-3-2026"),
            ({"column": "At", "formats": ["epoch_s"]}, "1772499600", "1772499500", "1772499600"),
            (
                {"column": "At", "formats": ["DD MMM YYYY h:mm:ss.ff A"], "language": "nl"},
                "03 mrt 2026 1:00:09.50 PM",
                "03 mrt 2026 1:00:08.50 PM",
                "03 mrt 2026 1:00:09.50 PM",
            ),
            (
                {"column": "At", "formats": ["MMMM D YYYY hh:mm A Z"], "language": "en"},
                "March 3 2026 09:00 AM Z",
                "March 3 2026 08:00 AM Z",
                "March 3 2026 10:00 AM +0100",
            ),
        ],
    )
    def test_a_snapshot_before_another_is_told_as_the_file_writes_it(
        self, at: Any, before: str, after: str, told: str
    ) -> None:
        text = f"Deal,Stage,At\nD-1,New,{before}\nD-1,Won,{after}\n"
        [record] = read(text, {**SNAPSHOTS, "at": at}).quarantined
        assert f"before it, {told} @" in record.problems[0].text()
        hidden = read(text, {**SNAPSHOTS, "at": at, "personal": ["At"]}).quarantined[0]
        assert hidden.problems[0].text().startswith("••• is not later")
        assert "before it, ••• @" in hidden.problems[0].text()

    def test_an_instant_with_its_offset_is_told_in_the_zone_of_writing(self) -> None:
        utc = {"column": "At", "formats": ["YYYY-MM-DDTHH:mm:ssZ"]}
        text = "Deal,Stage,At\nD-1,New,2026-03-03T09:00:00Z\nD-1,Won,2026-03-02T09:00:00Z\n"
        mapping = {**SNAPSHOTS, "at": utc, "zone": None}
        [record] = read(text, mapping).quarantined
        assert "before it, 2026-03-03T09:00:00Z @" in record.problems[0].text()

    def test_a_row_with_too_many_cells_is_no_row_to_skip(self) -> None:
        text = "Deal,Stage,At,Field\nD-1,A,B,2026-03-01T12:00:00Z,stage\n"
        result = read(text, {**ENTRIES, "only": {"column": "Field", "values": ["stage"]}})
        assert (len(result.skipped), len(result.quarantined)) == (0, 1)

    def test_a_cell_that_is_no_text_is_none_of_the_texts_to_read(self) -> None:
        only = {"column": "Field", "values": ["stage"]}
        row = {"Deal": "D-1", "Stage": "New", "At": NOON}
        rows = [{**row, "Field": ["stage"]}, {**row, "Field": "stage"}]
        result = read_log_rows(rows, {**ENTRIES, "only": only})
        assert (len(result.skipped), len(result.accepted)) == (1, 1)


class TestVendors:
    def test_the_history_of_a_hubspot_property(self) -> None:
        text = (
            "dealId,property,value,timestamp,sourceType\n"
            "1,dealstage,closedwon,2026-03-09T09:00:00Z,CRM_UI\n"
            "1,dealstage,contractsent,2026-03-08T09:00:00.120Z,CRM_UI\n"
            "1,amount,100,2026-03-07T09:00:00Z,CRM_UI\n"
            "1,dealstage,90210,2026-03-06T09:00:00Z,CRM_UI\n"
        )
        own = {"label": {"column": "value", "names": {"90210": "Demo", "closedwon": "Gewonnen"}}}
        mapping = with_log_preset("hubspot.property_history", own)
        assert labels(read(text, mapping)) == ["Demo", "contractsent", "Gewonnen"]
        mapping = with_log_preset("hubspot.property_history", {})
        result = read(text, mapping)
        assert labels(result) == ["90210", "Contract Sent", "Closed Won"]
        assert len(result.skipped) == 1

    def test_a_row_of_salesforce_for_another_amount_is_a_stay(self) -> None:
        text = "Id,OpportunityId,StageName,Amount,CreatedDate\n" + "".join(
            f"{number},006,{stage},{number},2026-03-0{number}T09:00:00.000+0000\n"
            for number, stage in ((1, "Prospecting"), (2, "Prospecting"), (3, "Qualification"))
        )
        mapping = with_log_preset("salesforce.opportunity_history", {})
        found = audit(read(text, mapping).accepted, salesforce.opportunity_stage)
        assert (found.fit, found.verdicts["stay"]) == (1, 1)  # type: ignore[index] # a text is one

    def test_the_history_of_a_salesforce_field_begins_where_its_first_row_came_from(self) -> None:
        text = (
            "Id,OpportunityId,Field,OldValue,NewValue,CreatedDate\n"
            "3,006,StageName,Qualification,Needs Analysis,2026-03-03T09:00:00.000Z\n"
            "2,006,StageName,Prospecting,Qualification,2026-03-02T09:00:00.000Z\n"
            "1,006,Amount,1,2,2026-03-01T09:00:00.000Z\n"
        )
        mapping = with_log_preset("salesforce.field_history", {})
        found = audit(read(text, mapping).accepted, salesforce.opportunity_stage)
        assert (found.fit, found.rows) == (1, 2)

    def test_hubspot_gives_the_newest_value_first_also_those_of_one_instant(self) -> None:
        text = "dealId,property,value,timestamp\n" + "".join(
            f"1,dealstage,{stage},2026-03-0{day}T09:00:00Z\n"
            for stage, day in (
                ("presentationscheduled", 2),
                ("qualifiedtobuy", 2),
                ("appointmentscheduled", 1),
            )
        )
        result = read(text, with_log_preset("hubspot.property_history", {}))
        assert (audit(result.accepted, hubspot.deal_stage).fit, result.tied) == (1, 2)

    def test_a_format_alone_keeps_the_column_of_the_preset(self) -> None:
        own = {"at": {"formats": ["epoch_ms"]}}
        assert "timestamp" in with_log_preset("hubspot.property_history", own).columns

    @pytest.mark.parametrize("name", LOG_PRESETS)
    def test_every_preset_is_a_mapping_of_its_shape(self, name: str) -> None:
        assert with_log_preset(name, {}).shape.name == name

    def test_an_unknown_one_gives_the_nearest(self) -> None:
        with pytest.raises(UnknownPreset, match=r"hubspot\.property_history"):
            with_log_preset("hubspot.property", {})

    def test_its_error_survives_pickling(self) -> None:
        import pickle

        for error in (UnknownPreset("hub"), UnknownPreset("hub", LOG_PRESETS)):
            assert pickle.loads(pickle.dumps(error)).args == error.args
        assert UnknownPreset("hub").args[2] == tuple(PRESETS)


class TestRowsInMemory:
    ROW: ClassVar[Any] = {"case": 7, "label": "New", "at": NOON}

    def test_columns_that_bear_the_names_of_the_fields_need_no_mapping(self) -> None:
        assert stage_log([{**self.ROW, "id": "E-1", "owner": "Ann", "more": 1}]) == (
            StageEntry("7", "New", NOON, "E-1", "Ann"),
        )

    def test_no_rows_give_no_entries(self) -> None:
        assert stage_log([]) == ()

    def test_entries_that_exist_already_are_checked_and_kept(self) -> None:
        entry = StageEntry("D-1", "New", NOON)
        bad = StageEntry("", "New", NOON)
        assert stage_log([entry]) == (entry,)
        result = read_log_rows([entry, bad])
        assert result.accepted == (entry,)
        [problem] = result.quarantined[0].problems
        assert (problem.code, problem.column) == ("wrong_type", "case")
        assert "een tekst" in problem.text("nl")

    def test_a_blank_row_and_a_row_that_is_none(self) -> None:
        result = read_log_rows([self.ROW, {"case": None}, 3, {1: 2}])
        assert (len(result.accepted), result.blank) == (1, 1)
        assert result.reasons == {"not_a_row": 1, "bad_key": 1}

    def test_every_problem_is_raised_at_once(self) -> None:
        with pytest.raises(ImportProblems) as found:
            stage_log([{"case": None, "label": " ", "at": NOON}, {**self.ROW, "at": "soon"}])
        assert [(one.record, one.code) for one in found.value.problems] == [
            (1, "missing_case"),
            (1, "missing_label"),
            (2, "undeclared_date_format"),
        ]

    def test_labels_may_be_numbers_as_pipelines_have_them(self) -> None:
        named = {**ENTRIES, "label": {"column": "Stage", "names": {"5": "New"}}}
        assert stage_log([{"Deal": "D-1", "Stage": 5, "At": NOON}], named)[0].label == "New"

    def test_columns_that_no_row_has_are_named(self) -> None:
        with pytest.raises(MissingColumns):
            stage_log([self.ROW], ENTRIES)

    def test_what_holds_no_rows_is_refused(self) -> None:
        with pytest.raises(NotRows):
            stage_log("log.csv")

    def test_a_dataframe_is_read_as_its_rows_are(self) -> None:
        pytest.importorskip("narwhals", reason="needs narwhals")
        pandas = pytest.importorskip("pandas", reason="needs pandas")
        frame = pandas.DataFrame(
            {"case": [1, 2], "label": ["New", None], "at": pandas.to_datetime([NOON, NOON])}
        )
        result = read_log_rows(frame)
        assert result.accepted == (StageEntry("1", "New", NOON),)
        assert type(result.accepted[0].at) is datetime
        assert result.reasons == {"missing_label": 1}


def test_an_option_that_does_not_exist_is_named() -> None:
    from salesterms.interop import BadOption

    for call in (read_stage_log, stream_stage_log):
        with pytest.raises(BadOption):
            call(BytesIO(b""), ENTRIES, on_file_fault="ignore")


def test_a_stream_cannot_be_put_in_order() -> None:
    with pytest.raises(MappingProblems):
        stream_stage_log(BytesIO(b""), {**ENTRIES, "order": "by_time"})


def test_yes_and_no_may_be_given_as_they_are_or_by_their_labels() -> None:
    mapping = {
        "schema_version": 1,
        "shape": "entries",
        "case": "case",
        "label": "label",
        "at": "at",
        "deal": {"column": "deal", "true": ["yes"], "false": ["no"]},
    }
    noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
    rows = [{"case": "D", "label": "x", "at": noon, "deal": deal} for deal in (True, "no", None)]
    assert [entry.marks for entry in stage_log(rows, mapping)] == [
        Marks(deal=True),
        Marks(deal=False),
        Marks(),
    ]
