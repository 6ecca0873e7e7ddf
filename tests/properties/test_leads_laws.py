"""Laws of reading and writing leads: every row in one place, and what was read comes back."""

from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from salesterms.entities import Person
from salesterms.facts import Facts
from salesterms.interop import LeadMapping, lead_rows, read_lead_file, read_leads
from salesterms.journey import Happened, Journey
from salesterms.strategies import journeys, people

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
MAPPING = LeadMapping.read(
    {
        "system": "our crm",
        "id": "Id",
        "first_name": "First",
        "last_name": "Last",
        "email": "Mail",
        "phone": "Phone",
        "address": "Address",
        "job_title": "Job",
        "account": "Account",
        "source": "Source",
        "created": "Created",
        "status": {
            "column": "Status",
            "labels": {
                "New": [],
                "Assigned": [],
                "Working": ["accept_by_marketing?", "accept_by_sales"],
                "Converted": ["accept_by_sales", "convert"],
                "Nurture": ["accept_by_sales?", "recycle"],
                "Dead": ["accept_by_sales?", "junk"],
            },
            "blank": [],
        },
        "converted": {"column": "Is converted", "true": ["yes"], "false": ["no"]},
        "events": {
            "accept_by_marketing": "Marketing",
            "accept_by_sales": "Sales",
            "convert": "Converted on",
            "recycle": "Recycled",
            "junk": "Junked",
        },
        "records": {"contact": "Contact", "account": "Made account", "opportunity": "Deal"},
        "facts": {"interest": "explicit"},
    }
)
EVENTS = ("Marketing", "Sales", "Converted on", "Recycled", "Junked")
RECORDS = ("Contact", "Made account", "Deal")
#: Label -> the columns of the instants that it needs, and those that it may have.
LABELS = {
    "": ((), ()),
    "New": ((), ()),
    "Assigned": ((), ()),
    "Working": (("Sales",), ("Marketing",)),
    "Converted": (("Sales", "Converted on"), ()),
    "Nurture": (("Recycled",), ("Sales",)),
    "Dead": (("Junked",), ("Sales",)),
}
NAMES = {
    "First": "first_name",
    "Last": "last_name",
    "Mail": "email",
    "Phone": "phone",
    "Address": "address",
    "Job": "job_title",
    "Account": "account",
    "Source": "source",
}


@st.composite
def good_rows(draw: st.DrawFn, *, extras: bool = True) -> dict[str, Any]:
    """Rows that the mapping can read."""
    person = draw(people())
    row: dict[str, Any] = dict.fromkeys(MAPPING.columns, "")
    row["Id"] = person.id
    row |= {column: getattr(person, name) or "" for column, name in NAMES.items()}
    label = draw(st.sampled_from(sorted(LABELS)))
    needed, perhaps = LABELS[label]
    row["Status"] = label
    dated = {*needed, *(column for column in perhaps if draw(st.booleans()))}
    for place, column in enumerate(EVENTS):
        if column in dated:
            row[column] = (START + timedelta(days=place)).isoformat()
    if label == "Converted":
        row |= {column: draw(st.sampled_from(["", "7"])) for column in RECORDS}
    row["Is converted"] = draw(st.sampled_from(["", "yes" if label == "Converted" else "no"]))
    row["Created"] = draw(st.sampled_from(["", START.isoformat()]))
    return row | ({"Region": draw(st.sampled_from(["", "North"]))} if extras else {})


def spoiled(row: dict[str, Any], column: str, cell: Any) -> dict[str, Any]:
    return {**row, column: cell}


any_rows = st.one_of(
    good_rows(),
    st.just({}),
    st.builds(
        spoiled,
        good_rows(),
        st.sampled_from(MAPPING.columns),
        st.sampled_from(["", "2026-03-02T09:00:00Z", "Dead", "?", 5, None, 1.5]),
    ),
)


class TestEveryRowEndsInOnePlace:
    """accepted + quarantined + blank + skipped = rows, and no row raises."""

    @given(st.lists(any_rows, max_size=6))
    def test_it(self, rows: list[dict[str, Any]]) -> None:
        full: list[dict[str, Any]] = [dict.fromkeys(MAPPING.columns), *rows]
        result = read_leads(full, MAPPING)
        assert result.read == len(full)
        assert result.blank >= 1
        ids = [row.id for row in result.accepted]
        assert len(ids) == len(set(ids))


class TestWhatWasReadComesBack:
    """read(write(x)) == x, for all that the mapping can say."""

    @given(st.lists(good_rows(), min_size=1, max_size=4, unique_by=lambda row: row["Id"]))
    def test_of_rows(self, rows: list[dict[str, Any]]) -> None:
        read = read_leads(rows, MAPPING).or_raise()
        written = lead_rows(read, MAPPING).or_raise()
        assert read_leads(written, MAPPING).or_raise() == read

    @given(good_rows(extras=False))
    def test_of_a_file(self, row: dict[str, Any]) -> None:
        [lead] = read_leads([row], MAPPING).or_raise()
        [cells] = lead_rows([lead], MAPPING).or_raise()
        file = StringIO()
        for line in (cells, cells.values()):
            file.write(",".join(f'"{cell}"' for cell in line) + "\n")
        path = file.getvalue().encode()
        assert read_lead_file(BytesIO(path), MAPPING).or_raise() == (lead,)


class TestNothingIsLostWithoutAWord:
    """A lead that is written without a problem comes back as it is; any other has a problem."""

    @given(people(), journeys())
    def test_it(self, person: Person, drawn: Journey) -> None:
        begun = Journey.begin(person=person.id, facts=Facts(interest="explicit"))
        events = [Happened(event=one.event, at=one.at) for one in drawn.events]
        journey = begun
        for one in events:
            journey = journey.decide(one.event, at=one.at) or journey
        written = lead_rows([(person, journey)], MAPPING)
        if not written.problems:
            [again] = read_leads(written.rows, MAPPING).or_raise()
            assert again.person == person
            assert [one.event for one in again.journey.events] == [
                one.event for one in journey.events
            ]
        assert len(written.rows) == 1 or written.problems
