"""Two sources know one person: what each wrote counts by its instant, and nothing is guessed."""

import pickle
from datetime import UTC, datetime, timedelta
from functools import reduce
from typing import TYPE_CHECKING, Any

import pytest
from attrs import field, fields, frozen

from salesterms.entities import (
    Claim,
    DatedRecord,
    DatedValue,
    EntityProblems,
    FieldConflict,
    NotKnownToBeOne,
    NotOneClass,
    NotSettled,
    Opportunity,
    Person,
    merge,
    recorded,
)
from salesterms.errors import WrongArgument
from salesterms.lifecycle import Category
from salesterms.values import FrozenMapping, NaiveInstant

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = DAY + timedelta(days=1)


def person(origin: str, at: datetime = DAY, /, **given: Any) -> DatedRecord[Person]:
    return recorded(Person(**{"id": "P-1", **given}), at=at, origin=origin)


def test_what_is_missing_is_filled_in_from_another_source() -> None:
    """A lead without a telephone number (004:7): enriched, with the origin of each addition."""
    crm = person("crm", first_name="Cam", email="cam@example.com")
    site = person("website", LATER, phone="+31 20 123 45 67")

    merged = merge(crm, site)

    assert merged.entity().phone == "+31 20 123 45 67"
    assert merged.values["phone"].origins == ("website",)
    assert merged.values["email"].origins == ("crm",)


def test_a_later_value_wins_and_a_later_blank_does_not() -> None:
    old = person("crm", email="old@example.com", phone="1")
    new = person("card", LATER, email="new@example.com")

    merged = merge(new, old).entity()

    assert (merged.email, merged.phone) == ("new@example.com", "1")


def test_two_values_of_one_instant_are_a_conflict_and_none_of_them_is_chosen() -> None:
    merged = merge(person("crm", source="fair", email="a@x.nl"), person("list", source="web"))
    merged = merge(merged, person("list", email="b@x.nl"))

    assert merged.entity().source is None
    assert merged.entity().email is None
    by_name = {conflict.name: conflict for conflict in merged.conflicts}
    assert by_name["source"].at == DAY
    assert [(one.value, one.origins) for one in by_name["source"].claims] == [
        ("fair", ("crm",)),
        ("web", ("list",)),
    ]
    assert {str(one.value) for one in by_name["email"].claims} == {"•••"}
    assert "x.nl" not in str(merged.conflicts)


def test_the_same_value_twice_is_no_conflict_and_has_both_origins() -> None:
    merged = merge(person("list", email="cam@example.com"), person("crm", email="cam@example.com"))

    assert merged.conflicts == ()
    assert merged.values["email"].origins == ("crm", "list")


def test_a_conflict_ends_when_a_later_value_is_recorded() -> None:
    open_ = merge(person("crm", source="fair"), person("list", source="web"))

    assert merge(open_, person("desk", LATER, source="web")).entity().source == "web"


def test_an_instant_is_the_same_in_every_zone() -> None:
    here = DAY.astimezone(tz=None)
    one, other = person("crm", source="fair"), person("crm", here, source="fair")

    assert one == other
    assert hash(one) == hash(other)
    assert one.values["source"] != "fair"


def test_records_of_two_ids_are_merged_only_where_somebody_says_so() -> None:
    one, other = person("crm"), person("list", id="P-12")

    with pytest.raises(NotKnownToBeOne) as caught:
        merge(one, other)
    assert caught.value.args == ("P-1", "P-12")
    assert "same=True" in caught.value.text("nl")

    assert merge(other, one, same=True).id == "P-1"
    assert merge(one, other, id="P-12").aliases == ("P-1",)
    assert merge(one, other, id="G-1").aliases == ("P-1", "P-12")


def test_the_least_id_is_the_shortest_and_then_the_first() -> None:
    ids = ["P-10", "P-9", "P-8", "P-11"]
    merged = reduce(lambda a, b: merge(a, b, same=True), [person("crm", id=each) for each in ids])

    assert (merged.id, merged.aliases) == ("P-8", ("P-9", "P-10", "P-11"))


def test_what_is_known_as_an_alias_need_not_be_said_again() -> None:
    golden = merge(person("crm"), person("list", id="P-2"), id="P-2")

    again = merge(person("card", phone="1"), golden)

    assert (again.id, again.aliases, again.entity().phone) == ("P-2", ("P-1",), "1")
    assert merge(golden, person("card", phone="1")) == again


def test_two_records_that_call_each_other_an_alias_do_not_say_which_id_stays() -> None:
    one, other = person("crm"), person("list", id="P-2")

    with pytest.raises(NotKnownToBeOne):
        merge(merge(one, other, id="P-1"), merge(one, other, id="P-2"))


def test_a_record_tells_where_everything_comes_from_and_quotes_nothing_personal() -> None:
    merged = merge(
        person("crm", source="fair", email="cam@example.com"),
        person("list", id="P-2", source="web", job_title="buyer"),
        same=True,
    )

    assert merged.explain().splitlines() == [
        "Person P-1, also known as P-2",
        "email: ••• from crm, 2026-03-02 09:00 UTC",
        "job_title: ••• from list, 2026-03-02 09:00 UTC",
        (
            "source: in conflict, 'fair' from crm against 'web' from list, at 2026-03-02 09:00 "
            "UTC; it stays open until a later value is recorded"
        ),
        "Given by no source: first_name, last_name, phone, address, account",
        (
            "A later value takes the place of an earlier one, and a blank never does (fields "
            "filled in from another source: 004:7)"
        ),
    ]
    dutch = merged.explain("nl")
    assert "bron: in conflict, 'fair' van crm tegenover 'web' van list" in dutch
    assert "voornaam" in dutch


def test_a_record_in_which_everything_is_known_names_no_gap() -> None:
    said = {each.name: "x" for each in fields(Person) if each.name != "id"}

    assert "Given by no source" not in person("crm", **said).explain()


@frozen(kw_only=True)
class Company:
    """A class of one's own without notes: one field is needed, one may be empty."""

    id: str
    name: str
    domains: tuple[str, ...] = ()
    size: int | None = None
    length: int = field(init=False, default=0)


def test_any_class_with_an_id_can_be_merged() -> None:
    one = recorded(Company(id="A-1", name="Acme", domains=("a.nl",)), at=DAY, origin="crm")
    two = recorded(Company(id="A-1", name="Acme", size=0), at=LATER, origin="register")

    assert merge(one, two).entity() == Company(id="A-1", name="Acme", domains=("a.nl",), size=0)
    assert "name: 'Acme' from register" in merge(one, two).explain("nl").replace(" van ", " from ")


def test_what_a_class_must_have_is_recorded_and_a_blank_does_not_win_there_either() -> None:
    one = recorded(Company(id="A-1", name="Acme"), at=DAY, origin="crm")
    blank = recorded(Company(id="A-1", name=""), at=LATER, origin="list")

    assert blank.entity().name == ""
    assert merge(one, blank).entity().name == merge(blank, one).entity().name == "Acme"


def test_yes_and_one_are_two_values() -> None:
    one = recorded(Company(id="A-1", name="Acme", size=True), at=DAY, origin="crm")
    two = recorded(Company(id="A-1", name="Acme", size=1), at=DAY, origin="list")

    assert [conflict.name for conflict in merge(one, two).conflicts] == ["size"]


def test_no_object_is_made_without_what_its_class_needs() -> None:
    won = recorded(Opportunity(id="D-1", status=Category.WON), at=DAY, origin="crm")
    lost = recorded(Opportunity(id="D-1", status=Category.LOST), at=DAY, origin="list")

    with pytest.raises(NotSettled) as caught:
        merge(won, lost).entity()
    assert "'status'" in str(caught.value)
    assert "Opportunity" in pickle.loads(pickle.dumps(caught.value)).text("nl")


def test_two_classes_do_not_become_one() -> None:
    deal: Any = recorded(Opportunity(id="P-1", status=Category.WON), at=DAY, origin="crm")

    with pytest.raises(NotOneClass, match="Person and Opportunity"):
        merge(person("crm"), deal)


def test_what_is_no_record_is_refused() -> None:
    join: Any = merge
    record: Any = recorded
    crm, other = person("crm"), person("list")
    calls: list[Callable[[], object]] = [
        lambda: join(crm, Person(id="P-1")),
        lambda: join(Person(id="P-1"), crm),
        lambda: join(crm, other, same="yes"),
        lambda: join(crm, other, id=""),
        lambda: record({"id": "P-1"}, at=DAY, origin="crm"),
        lambda: record(Claim(value=1, origins=("crm",)), at=DAY, origin="crm"),
        lambda: record(Person(id="P-1"), at=DAY, origin=" "),
    ]
    for call in calls:
        with pytest.raises(WrongArgument):
            call()


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(NaiveInstant):
        recorded(Person(id="P-1"), at=datetime(2026, 3, 2), origin="crm")  # noqa: DTZ001


def test_every_fault_of_a_record_made_by_hand_is_named() -> None:
    value = DatedValue(at=DAY, claims=(Claim(value="x", origins=("crm",)),))
    with pytest.raises(EntityProblems) as caught:
        DatedRecord(
            of=Person, id="P-1", aliases=("P-2", "P-1"), values=FrozenMapping({"id": value})
        )
    assert [(one.code, one.path) for one in caught.value.problems] == [
        ("not_a_field", "$.values.id"),
        ("own_alias", "$.aliases[1]"),
    ]
    with pytest.raises(EntityProblems) as caught:
        DatedRecord(of=str, id="", aliases=["P-2"], values={})  # type: ignore[arg-type]
    assert len(caught.value.problems) == 4
    with pytest.raises(EntityProblems) as caught:
        DatedValue(at="today", claims=())  # type: ignore[arg-type]
    assert [one.path for one in caught.value.problems] == ["$.at", "$.claims"]
    with pytest.raises(EntityProblems):
        Claim(value="x", origins=())


def test_a_record_pickles() -> None:
    record = person("crm", source="fair")

    assert pickle.loads(pickle.dumps(record)) == record
    conflict = FieldConflict(name="source", at=DAY, claims=record.values["source"].claims)
    assert pickle.loads(pickle.dumps(conflict)) == conflict
