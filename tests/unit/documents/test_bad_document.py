"""A bad document: every fault of it is named at once, each with its place, value and remedy."""

import pickle
from datetime import date, datetime
from typing import Any

import pytest
from attrs import Attribute, field, frozen, validators

from salesterms import Category, documents
from salesterms.documents import DocumentProblems
from salesterms.errors import MASK, SalesTermsError, Text
from salesterms.values import Money, Probability, about


@frozen(kw_only=True)
class Contact:
    name: str = field(metadata=about("the name", "de naam", alias="naam", personal=True))
    email: str = field(
        validator=validators.matches_re(r"[^@\s]+@[^@\s]+"),
        metadata=about("the address", "het adres", personal=True),
    )


AFTER_START = "the end is not after the start"


def _after_start(contract: "Contract", _: "Attribute[date]", end: date) -> None:
    if end <= contract.start:
        raise ValueError(AFTER_START)


@frozen(kw_only=True)
class Contract:
    number: str
    owner: str = field(metadata=about("who", "wie", alias="eigenaar", personal=True))
    status: Category
    amount: Money
    asked: datetime
    chance: Probability
    start: date
    end: date = field(validator=_after_start)
    contacts: tuple[Contact, ...] = ()
    extras: dict[str, Any] = field(factory=dict)


GOOD: dict[str, Any] = {
    "number": "C-1",
    "owner": "Ann",
    "status": "won",
    "amount": "950.00 EUR",
    "asked": "2024-03-31T10:30:00+02:00",
    "chance": "0.35",
    "start": "2024-01-01",
    "end": "2024-12-31",
    "contacts": [
        {"name": "Bo", "email": "bo@example.com"},
        {"name": "Çelik", "email": "celik@example.com"},
    ],
}

BAD: dict[str, Any] = {
    "number": "C-1",
    # the owner is missing
    "status": "wom",
    "amount": 950,
    "asked": "2024-03-31T10:30:00",
    "chance": "35",
    "start": "2024-01-01",
    "end": "2023-12-31",
    "contacts": [
        {"name": "Bo", "email": "bo@example.com"},
        {"name": "Çelik", "email": "celik.example.com"},
    ],
    "amuont": "950.00 EUR",
}

#: Path, code, value, and the text in both languages.
EIGHT: list[tuple[str, str, object, str, str]] = [
    (
        "$.amuont",
        "unknown_key",
        "amuont",
        "there is no key 'amuont' here @ $.amuont: use one of: amount",
        "hier bestaat geen sleutel 'amuont' @ $.amuont: gebruik een van: amount",
    ),
    (
        "$.owner",
        "missing_key",
        None,
        "this is not given @ $.owner: add it: text",
        "dit is niet gegeven @ $.owner: voeg het toe: tekst",
    ),
    (
        "$.status",
        "unknown_choice",
        "wom",
        "'wom' is none of the choices @ $.status: use won, open, held, lost",
        "'wom' is geen van de mogelijkheden @ $.status: gebruik won, open, held, lost",
    ),
    (
        "$.amount",
        "not_money",
        950,
        (
            "950 is no amount with its currency, written as text @ $.amount: write text such as"
            ' "1234.50 EUR"'
        ),
        (
            "950 is geen bedrag met munteenheid, geschreven als tekst @ $.amount: schrijf tekst als"
            ' "1234.50 EUR"'
        ),
    ),
    (
        "$.asked",
        "naive_instant",
        "2024-03-31T10:30:00",
        (
            "'2024-03-31T10:30:00' has no time zone @ $.asked: add its distance from UTC, such as"
            " Z or +02:00"
        ),
        (
            "'2024-03-31T10:30:00' heeft geen tijdzone @ $.asked: voeg de afstand tot UTC toe, "
            "zoals Z of +02:00"
        ),
    ),
    (
        "$.chance",
        "not_a_probability",
        "35",
        "'35' is no chance in 0..1 @ $.chance: write a share as text, such as \"0.35\" for 35 %",
        (
            "'35' is geen kans in 0..1 @ $.chance: schrijf een aandeel als tekst, zoals \"0.35\" "
            "voor 35 %"
        ),
    ),
    (
        "$.contacts[1].email",
        "other_pattern",
        MASK,
        "••• does not fit the pattern @ $.contacts[1].email: the pattern is [^@\\s]+@[^@\\s]+",
        "••• past niet in het patroon @ $.contacts[1].email: het patroon is [^@\\s]+@[^@\\s]+",
    ),
    (
        "$.end",
        "rule_broken",
        "2023-12-31",
        "the end is not after the start @ $.end: correct the value",
        "the end is not after the start @ $.end: verbeter de waarde",
    ),
]


def faults(data: Any, cls: Any = Contract, **options: Any) -> DocumentProblems:
    with pytest.raises(DocumentProblems) as found:
        documents.structure(data, cls, converter=documents.converter(**options))
    return found.value


def test_a_good_document_is_read() -> None:
    found = documents.structure(GOOD, Contract)

    assert found.contacts[1].email == "celik@example.com"
    assert documents.unstructure(found) == {**GOOD, "extras": {}}


def test_eight_faults_give_eight_problems() -> None:
    found = faults(BAD)

    told = [
        (str(one.path), one.code, one.value, one.text("en"), one.text("nl"))
        for one in found.problems
    ]
    assert sorted(told, key=lambda one: one[0]) == sorted(EIGHT, key=lambda one: one[0])
    assert found.count == 8


def test_the_error_says_all_of_them_in_both_languages() -> None:
    found = faults(BAD)

    assert str(found).splitlines()[0] == "Problems in the document: 8"
    assert found.text("nl").splitlines()[0] == "Problemen in het document: 8"
    for _, _, _, english, dutch in EIGHT:
        assert f"- {english}" in str(found).splitlines()
        assert f"- {dutch}" in found.text("nl").splitlines()


def test_no_personal_value_is_said() -> None:
    found = faults(BAD)

    for said in (str(found), found.text("nl"), repr(found), repr(found.problems)):
        assert "celik.example.com" not in said


def test_the_error_is_a_value_error_of_ours_and_a_group() -> None:
    found = faults(BAD)

    assert isinstance(found, SalesTermsError)
    assert isinstance(found, ExceptionGroup)
    assert len(found.exceptions) == 8
    assert found.code == "document_problems"


def test_the_error_survives_another_process() -> None:
    found = faults(BAD)
    again = pickle.loads(pickle.dumps(found))

    assert (str(again), again.text("nl"), again.count) == (str(found), found.text("nl"), 8)


def test_a_problem_names_the_key_that_was_given() -> None:
    data = {**GOOD, "owner": None}
    assert [one.path for one in faults(data).problems] == ["$.owner"]

    del data["owner"]
    data["eigenaar"] = None
    assert [one.path for one in faults(data).problems] == ["$.eigenaar"]
    del data["eigenaar"]
    assert [one.path for one in faults(data, names="nl").problems] == ["$.eigenaar"]


def test_a_field_given_under_two_names_is_refused() -> None:
    [found] = faults({**GOOD, "eigenaar": "Bo"}).problems

    assert (found.path, found.code) == ("$.eigenaar", "given_twice")
    assert "owner, eigenaar" in found.text()


def test_a_field_given_twice_hides_no_other_fault() -> None:
    found = faults({**GOOD, "eigenaar": 1, "owner": 2, "number": 3})

    assert {one.path for one in found.problems} == {"$.eigenaar", "$.owner", "$.number"}


def test_keys_that_are_no_text_are_refused() -> None:
    found = faults({**GOOD, 1: "one", "\ud800": 2})

    assert [(one.path, one.code) for one in found.problems] == [
        ("$", "not_a_key"),
        ("$", "bad_character"),
    ]


@pytest.mark.parametrize("data", [None, [], "text", 1, True])
def test_what_is_no_object_is_refused(data: object) -> None:
    [found] = faults(data).problems

    assert (found.path, found.code, found.value) == ("$", "not_an_object", data)


def test_a_hundred_faults_are_kept_and_all_are_counted() -> None:
    found = faults({"tags": [*range(250)]}, Tags)

    assert (len(found.problems), found.count) == (100, 250)
    assert found.problems[99].path == "$.tags[99]"
    assert str(found).splitlines()[-1] == "- and 150 more"


@frozen
class Tags:
    tags: tuple[str, ...]


@frozen
class Node:
    name: str
    inner: "tuple[Node, ...]" = ()
    anything: Any = None


def test_a_class_may_hold_itself() -> None:
    tree = Node("a", (Node("b", (Node("c"),)), Node("d")))

    plain = documents.unstructure(tree)
    assert plain == {
        "name": "a",
        "inner": [{"name": "b", "inner": [{"name": "c"}]}, {"name": "d"}],
    }
    assert documents.structure(plain, Node) == tree
    plain["inner"][0]["inner"][0]["name"] = 1
    [found] = faults(plain, Node).problems
    assert found.path == "$.inner[0].inner[0].name"


def test_what_holds_itself_is_refused_wherever_that_is() -> None:
    circle: Any = {"name": "a"}
    circle["inner"] = [circle, circle]
    items: list[Any] = []
    items += [items, items]
    kept: dict[str, Any] = {"type": "dict", "value": {}}
    kept["value"]["a"] = kept["value"]["b"] = kept
    for data in (circle, {"name": "a", "anything": items}, {"name": "a", "anything": kept}):
        found = faults(data, Node)
        assert {one.code for one in found.problems} == {"too_deep"}
        assert found.count == 2
    with pytest.raises(DocumentProblems) as written:
        documents.dumps(Node("a", (), items))
    assert {one.path for one in written.value.problems} == {"$.anything[0]", "$.anything[1]"}


def test_no_more_than_a_hundred_of_the_places_that_lie_too_deep_are_gone_into() -> None:
    circle: list[Any] = []
    circle += [circle] * 250

    assert faults({"name": "a", "anything": circle}, Node).count == 100


def test_values_of_any_type_hold_no_more_than_can_be_gone_through() -> None:
    wide: list[Any] = [[]] * 30_001
    form: Any = documents.TextForm(Node)
    for call in (
        lambda: documents.structure({"name": "a", "anything": wide}, Node),
        lambda: form.dumps(Node("a", (), wide)),
        lambda: documents.dumps([wide]),
    ):
        with pytest.raises(DocumentProblems) as found:
            call()
        assert [one.code for one in found.value.problems] == ["too_many"]


def test_lists_and_mappings_that_hold_themselves_are_refused_too() -> None:
    nodes: list[Any] = [{"name": "a"}, {"name": "b"}]
    nodes[0]["inner"] = nodes
    assert [one.path for one in faults(nodes, list[Node]).problems] == ["$[0].inner"]
    named: dict[str, Any] = {"a": {}}
    named["a"]["named"] = named
    assert [one.path for one in faults(named, dict[str, Named]).problems] == ["$.a.named"]

    written: list[Any] = []
    written.append(ListNode(written))
    form: Any = documents.TextForm(list[ListNode], plain=True)
    with pytest.raises(DocumentProblems) as found:
        form.dumps(written)
    assert [one.path for one in found.value.problems] == ["$[0].inner"]


@frozen
class Named:
    named: "dict[str, Named]" = field(factory=dict)


@frozen
class ListNode:
    inner: "list[ListNode]"


def test_a_document_is_no_deeper_than_it_can_be_read_back() -> None:
    def nested(depth: int) -> Node:
        tree = Node("a")
        for _ in range(depth):
            tree = Node("a", (tree,))
        return tree

    deepest = nested(31)
    assert documents.loads(documents.dumps(deepest), Node) == deepest
    with pytest.raises(DocumentProblems) as found:
        documents.dumps(nested(32))
    assert [one.code for one in found.value.problems] == ["too_deep"]
    with pytest.raises(DocumentProblems):
        documents.TextForm(Node).dumps(nested(5000))


class OutOfStock(SalesTermsError, ValueError):
    code = "out_of_stock"
    message = Text("{0} is out of stock", "{0} is uitverkocht")


def _stocked(_: "Item", __: "Attribute[str]", name: str) -> None:
    if name == "apples":
        raise OutOfStock(name)


@frozen
class Item:
    name: str = field(validator=_stocked)


@frozen
class PersonalItem:
    name: str = field(validator=_stocked, metadata=about("its name", "de naam", personal=True))


def test_a_rule_with_an_error_of_ours_keeps_its_code_and_speaks_both_languages() -> None:
    [found] = faults({"name": "apples"}, Item).problems

    assert (found.path, found.code, found.value) == ("$.name", "out_of_stock", "apples")
    assert found.text() == "'apples' is out of stock @ $.name: correct the value"
    assert found.text("nl") == "'apples' is uitverkocht @ $.name: verbeter de waarde"


def test_the_text_of_a_rule_on_a_personal_field_is_not_said() -> None:
    [found] = faults({"name": "apples"}, PersonalItem).problems

    assert (found.code, found.value) == ("out_of_stock", MASK)
    assert found.text() == "a rule of its class is broken @ $.name: correct the value"
    assert found.text("nl").startswith("een regel van de klasse is geschonden @ $.name")
