"""An audit from rows to words."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve

from salesterms.facts import Subject
from salesterms.lifecycle import Category
from salesterms.logs import (
    LENIENT,
    STRICT,
    Audit,
    BadCodes,
    BadEntry,
    Marks,
    NotALog,
    NotAPolicy,
    NotSortedByCase,
    StageEntry,
    VerdictKind,
    allow_because,
    audit,
    fit_of_codes,
    verdicts,
)
from salesterms.logs.reading import CHUNK
from salesterms.vocabularies import UnknownWord, four_types, hubspot
from salesterms.vocabularies.terminology import NotAVocabulary, NotItsSubject

DEALS = hubspot.deal_stage
DAY = timedelta(days=1)
START = datetime(2026, 3, 1, 9, tzinfo=UTC)
OPEN = ("Appointment Scheduled", "Qualified To Buy", "Presentation Scheduled")


def entry(case: Any, label: Any, day: float, **more: Any) -> StageEntry:
    return StageEntry(case, label, START + day * DAY, **more)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def case(name: str, *labels: str, every: float = 1) -> list[StageEntry]:
    return [entry(name, label, day * every) for day, label in enumerate(labels)]


class TestRows:
    """What a row of a log may be."""

    def test_a_tuple_in_the_same_order_is_a_row(self) -> None:
        rows = [("D-1", OPEN[0], START), ("D-1", OPEN[1], START + DAY, "E-2", "Ann")]
        assert audit(rows, DEALS).verdicts[VerdictKind.LEGAL] == 2  # type: ignore[arg-type]

    def test_a_case_may_be_a_whole_number(self) -> None:
        assert audit([entry(2, OPEN[0], 0), entry(10, OPEN[0], 0)], DEALS, by_case=True).cases == 2

    def test_instants_of_any_zone_are_compared_as_instants(self) -> None:
        early = datetime(2026, 3, 1, 10, tzinfo=timezone(timedelta(hours=2)))
        late = datetime(2026, 3, 1, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
        rows = [StageEntry("D-1", OPEN[0], early), StageEntry("D-1", OPEN[1], late)]
        assert audit(rows, DEALS).fit == 1
        assert audit(rows[::-1], DEALS).verdicts[VerdictKind.OUT_OF_ORDER] == 1

    @pytest.mark.parametrize(
        ("row", "wanted"),
        [
            (5, "StageEntry"),
            (("D-1", "New"), "StageEntry"),
            ({"case": "D-1"}, "StageEntry"),
            (("", "New", START), "a text that is not empty, or a whole number"),
            ((True, "New", START), "a whole number"),
            ((None, "New", START), "a whole number"),
            (("D-1", None, START), "a text"),
            (("D-1", [], START), "a text"),
            (("D-1", "New", START.replace(tzinfo=None)), "a time zone"),
            (("D-1", "New", "2026-03-01"), "a time zone"),
            (("D-1", "New", START.date()), "a time zone"),
            (("D-1", "New", START, ""), "None"),
            (("D-1", "New", START, 5), "None"),
            (("D-1", "New", START, None, 5), "None"),
            (("D-1", "New", START, None, None, "won"), "Marks"),
        ],
    )
    @pytest.mark.parametrize("by_case", [False, True])
    def test_another_row_is_refused_with_its_number(
        self, row: Any, wanted: str, by_case: bool
    ) -> None:
        given: Any = StageEntry(*row) if isinstance(row, tuple) and len(row) > 2 else row
        with pytest.raises(BadEntry, match=f"Row 2 of the log .*{wanted}"):
            audit([entry("A", OPEN[0], 0), given], DEALS, by_case=by_case)
        with pytest.raises(BadEntry, match=f"Row 2 of the log .*{wanted}"):
            list(verdicts([entry("A", OPEN[0], 0), given], DEALS))

    @pytest.mark.parametrize("rows", [None, 5])
    def test_what_has_no_rows_is_no_log(self, rows: Any) -> None:
        with pytest.raises(NotALog):
            audit(rows, DEALS)
        with pytest.raises(NotALog):
            verdicts(rows, DEALS)

    def test_no_rows_are_counted_as_nothing(self) -> None:
        found = audit([], DEALS)
        assert (found.rows, found.cases, found.fit) == (0, 0, 0)
        assert not found.fit_share.defined
        assert "cases that fit 0 0 undefined" in squeezed(found.explain())


class TestSorting:
    """Rows that are said to come case by case."""

    def test_a_case_that_comes_back_is_refused(self) -> None:
        rows = [entry("B", OPEN[0], 0), entry("A", OPEN[0], 0)]
        with pytest.raises(NotSortedByCase, match="case 'A' comes after one of 'B'"):
            audit(rows, DEALS, by_case=True)

    def test_numbers_and_texts_have_no_order(self) -> None:
        with pytest.raises(NotSortedByCase):
            audit([entry("B", OPEN[0], 0), entry(1, OPEN[0], 0)], DEALS, by_case=True)

    def test_it_is_refused_between_blocks_as_well(self) -> None:
        many = [entry("B", OPEN[0], day) for day in range(CHUNK + 5)]
        rows = [*many, entry("C", OPEN[0], 0), *many[:CHUNK]]
        with pytest.raises(NotSortedByCase):
            audit(rows, DEALS, by_case=True)

    @pytest.mark.slow
    def test_a_case_may_be_longer_than_a_block(self) -> None:
        rows = [entry("B", OPEN[0], day / 10) for day in range(2 * CHUNK + 5)]
        found = audit(rows, DEALS, by_case=True)
        assert (found.cases, found.verdicts[VerdictKind.STAY]) == (1, 2 * CHUNK + 4)


class TestOptions:
    """Policy, subject, vocabulary, ids."""

    def test_a_policy_says_what_is_forbidden(self) -> None:
        rows = case("D-1", OPEN[0], OPEN[2])
        assert audit(rows, DEALS).fit == 0
        assert audit(rows, DEALS, policy=LENIENT).fit == 1

    def test_a_reason_to_allow_is_repeated(self) -> None:
        policy = STRICT.with_(skip=allow_because("we log by phone"))
        assert (
            "allowed: we log by phone" in audit(case("D", OPEN[2]), DEALS, policy=policy).explain()
        )

    @pytest.mark.parametrize("policy", [None, "strict"])
    def test_something_else_is_no_policy(self, policy: Any) -> None:
        with pytest.raises(NotAPolicy, match="STRICT, LENIENT"):
            audit([], DEALS, policy=policy)

    @pytest.mark.parametrize("vocabulary", [None, "hubspot.deal_stage", hubspot])
    def test_something_else_is_no_vocabulary(self, vocabulary: Any) -> None:
        with pytest.raises(NotAVocabulary):
            audit([], vocabulary)

    def test_a_subject_that_it_has_no_terms_for_is_refused(self) -> None:
        with pytest.raises(NotItsSubject):
            audit([], DEALS, subject=Subject.PERSON)

    def test_ids_of_cases_that_do_not_fit_are_kept_if_asked(self) -> None:
        rows = [*case("B", OPEN[0], "x"), *case("A", OPEN[2], OPEN[0]), *case("C", OPEN[0])]
        assert audit(rows, DEALS, keep_ids=True).unfit_ids == ("A", "B")
        assert audit(rows, DEALS).unfit_ids is None

    def test_codes_are_checked(self) -> None:
        assert not fit_of_codes([], [], DEALS).defined
        for cases, codes in ((["A"], []), (["A"], [7]), (["A"], [True]), (["A"], ["x"])):
            with pytest.raises(BadCodes, match="from 0 to 6"):
                fit_of_codes(cases, codes, DEALS)  # type: ignore[arg-type] # tested


class TestTimes:
    """How long cases stand in a label."""

    def test_quartiles_are_those_of_spreadsheets(self) -> None:
        rows = []
        for number, days in enumerate((1, 2, 4, 8)):
            rows += case(f"D-{number}", OPEN[0], OPEN[1], every=days)
        ended = audit(rows, DEALS).time_in(OPEN[0]).ended
        assert ended is not None
        assert (ended.lower, ended.median, ended.upper) == (1.75 * DAY, 3 * DAY, 5 * DAY)
        assert (ended.spells, ended.grain) == (4, timedelta(seconds=1))

    def test_a_stay_does_not_end_the_time(self) -> None:
        ended = audit(case("D", OPEN[0], OPEN[0], OPEN[1]), DEALS).time_in(OPEN[0]).ended
        assert ended is not None
        assert (ended.spells, ended.median) == (1, 2 * DAY)

    def test_an_unknown_label_ends_it_and_begins_none(self) -> None:
        found = audit(case("D", OPEN[0], "Parked", OPEN[1]), DEALS)
        ended = found.time_in(OPEN[0]).ended
        assert ended is not None
        assert ended.median == DAY
        assert found.unknown_labels == {"Parked": 1}
        assert "Labels that the words do not have: 'Parked' 1" in found.explain()
        assert audit(case("D", OPEN[0], "Parked"), DEALS).time_in(OPEN[0]).lasting == 0

    def test_stages_that_last_have_an_age_with_as_of(self) -> None:
        rows = [*case("A", OPEN[0], OPEN[1]), *case("B", OPEN[0])]
        lasting = audit(rows, DEALS, as_of=START + 5 * DAY).time_in(OPEN[0])
        assert lasting.ages is not None
        assert (lasting.lasting, lasting.ages.median, lasting.overdue) == (1, 5 * DAY, 1)
        assert str(lasting.overdue_share) == "1/1"
        assert audit(rows, DEALS).time_in(OPEN[0]).overdue_share is None

    def test_the_labels_with_most_overdue_cases_are_where_deals_stall(self) -> None:
        rows = [*case("A", *OPEN), *case("B", OPEN[0]), *case("C", OPEN[0]), *case("D", *OPEN[:2])]
        found = audit(rows, DEALS, as_of=START + 50 * DAY)
        assert [(one.label, one.overdue) for one in found.stalls] == [(OPEN[0], 2), (OPEN[1], 1)]
        assert audit(rows, DEALS).stalls == ()

    def test_what_is_closed_is_never_overdue(self) -> None:
        rows = [*case("A", OPEN[0], "Closed Lost", OPEN[0]), *case("B", OPEN[0], "Closed Lost")]
        lost = audit(rows, DEALS, as_of=START + 50 * DAY).time_in("Closed Lost")
        assert (lost.closed, lost.lasting, lost.overdue, lost.ages) == (True, 1, None, None)

    def test_a_label_that_is_none_is_refused(self) -> None:
        with pytest.raises(UnknownWord):
            audit([], DEALS).time_in("Parked")

    def test_rows_after_as_of_are_left_out_and_counted(self) -> None:
        found = audit(case("D", *OPEN), DEALS, as_of=START + DAY)
        assert (found.rows, found.after_as_of) == (2, 1)
        assert "later rows left out: 1" in found.explain()
        assert audit(case("D", *OPEN), DEALS, as_of=START - DAY).cases == 0

    def test_many_spans_are_counted_with_a_grain_that_is_said(self) -> None:
        rows = []
        for number in range(20_000):
            first = START + timedelta(seconds=7 * number)
            rows.append(StageEntry(f"D-{number:05d}", OPEN[0], START))
            rows.append(StageEntry(f"D-{number:05d}", OPEN[1], first + timedelta(days=20)))
        found = audit(rows, DEALS, by_case=True)
        ended = found.time_in(OPEN[0]).ended
        assert ended is not None
        exact = 20 * DAY + timedelta(seconds=7 * 9_999.5)
        assert ended.grain > timedelta(seconds=1)
        assert exact - ended.grain < ended.median <= exact
        assert f"at most {int(ended.grain.total_seconds())} seconds" in found.explain()
        assert audit(rows[::-1], DEALS).time_in(OPEN[0]).ended != ended  # out of order now
        moved = [*rows[20_000:], *rows[:20_000]]
        assert audit(moved, DEALS).time_in(OPEN[0]).ended == ended


class TestFindings:
    """What a log shows beside its stages, where it has the columns."""

    def finding(self, rows: list[StageEntry], name: str, vocabulary: Any = DEALS) -> Any:
        return next(one for one in audit(rows, vocabulary).findings if one.name == name)

    def test_what_the_log_does_not_tell_is_not_looked_for(self) -> None:
        found = self.finding(case("D", OPEN[0]), "won_without_approvals")
        assert not found.looked_for
        assert found.rows is None
        assert "Not looked for: won without" in audit(case("D", OPEN[0]), DEALS).explain()
        assert "Niet naar gezocht" in audit(case("D", OPEN[0]), DEALS).explain("nl")

    def test_two_signs_of_how_a_deal_stands_can_disagree(self) -> None:
        rows = [
            entry("B", "Closed Won", 0, marks=Marks(outcome=Category.LOST)),
            entry("A", OPEN[0], 0, marks=Marks(outcome=Category.WON)),
            entry("C", OPEN[0], 0, marks=Marks(outcome=Category.HELD)),
            entry("E", "Closed Lost", 0, marks=Marks(outcome=Category.LOST)),
        ]
        found = self.finding(rows, "outcomes_disagree")
        assert (found.rows, found.case) == (2, "A")
        assert "(such as A)" in audit(rows, DEALS).explain()

    def test_won_without_approvals(self) -> None:
        rows = [
            entry("A", "Closed Won", 0, marks=Marks(approvals=False)),
            entry("B", "Closed Won", 0, marks=Marks(approvals=True)),
            entry("C", OPEN[0], 0, marks=Marks(approvals=False)),
        ]
        assert self.finding(rows, "won_without_approvals").rows == 1

    def test_a_naam_with_sales_and_a_contact_without_a_deal(self) -> None:
        rows = [
            entry("A", "naam", 0, marks=Marks(with_sales=True)),
            entry("B", "naam", 0, marks=Marks(with_sales=False)),
            entry("C", "contact", 0, marks=Marks(deal=False)),
            entry("D", "contact", 0, marks=Marks(deal=True)),
        ]
        assert self.finding(rows, "name_with_sales", four_types).rows == 1
        assert self.finding(rows, "contact_without_deal", four_types).rows == 1
        assert self.finding(rows, "won_without_approvals", four_types).rows is None
        assert self.finding(rows, "name_with_sales").because.en == "the vocabulary has no such term"

    def test_a_row_that_is_set_aside_is_not_looked_at(self) -> None:
        rows = [
            entry("A", OPEN[0], 5),
            entry("A", "Closed Won", 0, marks=Marks(approvals=False)),
            entry("B", "Closed Won", 0, marks=Marks(approvals=True)),
        ]
        assert self.finding(rows, "won_without_approvals").rows == 0


def test_the_account_says_every_number_in_both_languages() -> None:
    rows = [*case("A", OPEN[0], OPEN[2], OPEN[1]), *case("B", "Closed Lost", OPEN[0])]
    found = audit(rows, DEALS)
    assert isinstance(found, Audit)
    assert str(found) == found.explain()
    english, dutch = found.explain(), found.explain("nl")
    assert "cases that fit 0 2 0.0%" in squeezed(english)
    assert "rows that are legal or stay 1 5 20.0%" in squeezed(english)
    assert "gevallen die teruggingen 1 2 50,0%" in squeezed(dutch)
    assert "Presentation Scheduled 1 50.0%" in squeezed(english)
    assert "(begins) -> Closed Lost: skipped 1, 1 row" in english
    assert [edge.target for edge in found.reversions] == [OPEN[1]]
    assert found.forbidden == {
        VerdictKind.SKIP: 2,
        VerdictKind.BACKWARD: 1,
        VerdictKind.REOPENED: 1,
    }
    assert str(found.legal_share) == "1/5"


def test_the_account_says_where_cases_stall_and_on_how_little_that_rests() -> None:
    rows = [*case("A", *OPEN), *case("B", *OPEN[:2]), *case("C", OPEN[0])]
    found = audit(rows, DEALS, as_of=(START + 365 * DAY).astimezone(ZoneInfo("Europe/Amsterdam")))
    account = found.explain()
    assert "As of 2027-03-01 10:00 +01:00; later rows left out: 0." in account
    assert "Most overdue cases stand in Appointment Scheduled: 1 of the 1" in account
    few = "Where fewer than 30 have ended, three quarters of them say little: "
    assert f"{few}Appointment Scheduled, Qualified To Buy." in account
    assert [one.label for one in found.never_left] == [OPEN[2]]
    assert (
        "Nobody has left Presentation Scheduled yet; cases that stand there: 1, half of them for "
        "363 days or more." in account
    )
    assert "Nobody has left" not in audit(rows, DEALS).explain()


def test_words_without_steps_have_no_table_of_them() -> None:
    found = audit([entry("A", OPEN[0], 0)], DEALS)
    assert "How many cases came as far" in found.explain()
    assert "How many cases came as far" not in evolve(found, steps=()).explain()


def test_what_thirty_spells_say_is_not_called_little() -> None:
    rows = [row for number in range(30) for row in case(f"A-{number}", *OPEN[:2])]
    found = audit([*rows, entry("B", OPEN[0], 0)], DEALS, as_of=START + 9 * DAY)
    assert [(one.label, one.few) for one in found.stalls] == [(OPEN[0], False)]
    assert "say little" not in found.explain()


def test_what_a_terminal_would_act_on_does_not_pass_through_the_account() -> None:
    odd = "piet\x1b[2J\nCases that fit: 99"
    marks = Marks(outcome=Category.LOST)
    rows = [entry(odd, "Closed Won", 0, marks=marks), entry("B", "Parked\nHere", 0)]
    account = audit(rows, DEALS).explain()
    assert "\x1b" not in account
    assert "\nCases that fit" not in account
    assert "\nHere" not in account


def test_of_many_unknown_labels_the_account_names_the_most_frequent() -> None:
    rows = [entry(f"A-{number}", f"label {number:02d}", 0) for number in range(12)]
    account = audit([*rows, entry("B", "label 11", 0)], DEALS).explain()
    assert "do not have: 'label 11' 2, 'label 00' 1," in account
    assert account.count("'label ") == 10
    assert "and 2 rows with other labels" in account


def test_a_notebook_shows_the_account_and_the_funnel_with_every_text_escaped() -> None:
    page = audit([entry("A", "<b>Parked</b>", 0)], DEALS)._repr_html_()
    assert "&lt;b&gt;Parked" in page
    assert "<b>" not in page
    assert "<svg" in page


class Odd(str):
    """A text that cannot be compared."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __ne__(self, other: object) -> bool:
        raise TypeError(self)


def test_a_fault_of_another_class_is_not_hidden() -> None:
    with pytest.raises(TypeError, match="D-1"):
        audit([entry(Odd("D-1"), OPEN[0], 0)], DEALS, by_case=True)


def test_a_step_says_itself() -> None:
    edges = audit(case("A", OPEN[0], OPEN[2]), DEALS).edges
    assert edges[0].text("nl") == f"(begint) -> {OPEN[0]}: geldig, 1 rij"
    assert edges[1].text() == f"{OPEN[0]} -> {OPEN[2]}: skipped 1, 1 row"


def test_what_came_of_reading_is_no_log_but_has_its_rows() -> None:
    from salesterms.interop import read_log_rows

    with pytest.raises(NotALog, match=r"here give its \.accepted, which are its rows"):
        audit(read_log_rows([]), hubspot.deal_stage)  # type: ignore[arg-type] # the mistake
    with pytest.raises(NotALog, match=r"StageEntry\(case, label, at\)$"):
        audit(3, hubspot.deal_stage)  # type: ignore[arg-type] # another one
