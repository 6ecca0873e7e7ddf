"""What this library replies, when two answers agree, and what a check tells."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from salesterms import Money, Ratio
from salesterms.conformance import (
    Checked,
    Disagrees,
    NotAForm,
    Vector,
    answer,
    check,
    of_words,
    vectors,
)
from salesterms.conformance.comparing import agree
from salesterms.conformance.neutral import form_of, given, part_form, row_document
from salesterms.conformance.operations import operation
from salesterms.errors import Text
from salesterms.facts import CATALOGUE, Facts, Subject
from salesterms.vocabularies import Silence, Term, Vocabulary, four_types

EURO = {"amount": "950.00", "currency": "EUR"}
NEAR = {"about": {"number": "7.530", "within": "0.0005"}}


@pytest.mark.parametrize(
    ("form", "value"),
    [
        (3, 3),
        ("text", "text"),
        (None, None),
        (True, True),
        ({"decimal": "-0.25"}, Decimal("-0.25")),
        ({"number": "7/2"}, Fraction(7, 2)),
        ({"number": "7"}, Fraction(7)),
        ({"ratio": "2"}, Ratio(2, 1)),
        (EURO, Money("950.00", "EUR")),
        ([EURO, 1], [Money("950.00", "EUR"), 1]),
        ({"Proposal": {"decimal": "0.5"}}, {"Proposal": Decimal("0.5")}),
    ],
)
def test_a_form_stands_for_its_value(form: Any, value: object) -> None:
    assert given(form) == value
    assert type(given(form)) is type(value)


@pytest.mark.parametrize(
    "form",
    [{"decimal": 1}, {"ratio": "1/0"}, {"date": "2024-02-30"}, {"amount": 1, "currency": "EUR"}],
)
def test_what_only_looks_like_a_form_is_refused(form: Any) -> None:
    with pytest.raises(NotAForm):
        given(form)


def test_rows_are_documents_of_their_class() -> None:
    row = {
        "id": "D-1",
        "amounts": [EURO],
        "share": {"decimal": "0.25"},
        "part": {"number": "7/2"},
        "whole": {"number": "7"},
        "of": {"ratio": "1/4"},
        "inner": {"day": {"date": "2024-12-31"}, "n": 3},
    }
    assert row_document(row) == {
        "id": "D-1",
        "amounts": ["950.00 EUR"],
        "share": "0.25",
        "part": "7/2",
        "whole": "7/1",
        "of": {"numerator": 1, "denominator": 4},
        "inner": {"day": "2024-12-31", "n": 3},
    }


def test_values_and_parts_of_keys_have_their_forms() -> None:
    assert form_of(Money("9.50", "EUR")) == {"money": {"amount": "9.50", "currency": "EUR"}}
    assert form_of(-0.25, 0.5) == {"about": {"number": "-0.25", "within": "0.125"}}
    tiny = f"0.{'0' * 30}"
    assert form_of(1e-40) == {"about": {"number": tiny, "within": "0.0"}}
    assert [part_form(one) for one in (None, True, 3, "Ann", Decimal("0.5"), Money(1, "EUR"))] == [
        None,
        True,
        3,
        "Ann",
        {"decimal": "0.5"},
        {"amount": "1", "currency": "EUR"},
    ]


ANSWERS: list[tuple[dict[str, Any], dict[str, Any], bool]] = [
    ({"value": {"ratio": "1/3"}}, {"value": {"ratio": "5/15"}}, True),
    ({"value": {"ratio": "1/3"}}, {"value": {"number": "1/3"}}, False),
    ({"value": {"money": EURO}}, {"value": {"money": {**EURO, "amount": "950"}}}, True),
    ({"value": {"money": EURO}}, {"value": {"money": {**EURO, "currency": "USD"}}}, False),
    ({"value": {"number": "3"}}, {"value": {"number": "three"}}, False),
    ({"value": {"number": "3"}}, {"value": 3}, False),
    ({"value": NEAR}, {"value": {"about": {"number": "7.5304", "within": "9"}}}, True),
    ({"value": NEAR}, {"value": {"number": "753/100"}}, True),
    ({"value": NEAR}, {"value": {"ratio": "753/100"}}, True),
    ({"value": NEAR}, {"value": {"number": "7531/1000"}}, False),
    ({"value": NEAR}, {"value": {"money": EURO}}, False),
    ({"value": NEAR}, {"value": {"about": {"number": "1E999999999", "within": "0"}}}, False),
    ({"value": NEAR}, {"value": "7.53"}, False),
    ({"undefined": "a"}, {"undefined": "a"}, True),
    ({"undefined": "a"}, {"undefined": "b"}, False),
    ({"undefined": "a"}, {"undefined": True}, True),
    ({"undefined": "a"}, {"refused": True}, False),
    ({"undefined": "a"}, {"undefined": 1}, False),
    ({"error": "a"}, {"error": True}, True),
    ({"value": {"number": "1"}}, {"value": True}, False),
    ({"undefined": "a"}, {"undefined": "a", "value": {"number": "1"}}, False),
    ({"undefined": "a"}, {}, False),
    ({"undefined": "a", "counted": 1}, {"undefined": "a"}, True),
    ({"undefined": "a", "counted": 1}, {"undefined": "a", "counted": 2}, False),
    ({"undefined": "a", "counted": 1}, {"undefined": "a", "counted": True}, False),
    ({"undefined": "a"}, {"undefined": "a", "counted": 2}, True),
    (
        {"undefined": "a", "excluded": {"open": 1, "held": 2}},
        {"undefined": "a", "excluded": {"held": 2, "open": 1}},
        True,
    ),
]


@pytest.mark.parametrize(("expected", "reply", "agrees"), ANSWERS)
def test_answers_agree_by_value(
    expected: dict[str, Any], reply: dict[str, Any], agrees: bool
) -> None:
    assert agree(expected, reply) is agrees


def group(key: Any, value: str, **more: Any) -> dict[str, Any]:
    return {"key": [key], "value": {"number": value}, **more}


GROUPS: dict[str, Any] = {
    "groups": [group("Ann", "1", counted=1), group(None, "2")],
    "total": {"value": {"number": "3"}},
}


@pytest.mark.parametrize(
    ("reply", "agrees"),
    [
        (GROUPS, True),
        ({"groups": GROUPS["groups"][::-1]}, True),
        ({"groups": GROUPS["groups"][:1]}, False),
        ({"groups": [*GROUPS["groups"], GROUPS["groups"][0]]}, False),
        ({"groups": [group("Ann", "1"), group("None", "2")]}, False),
        ({"groups": [group("Ann", "1", counted=2), group(None, "2")]}, False),
        ({"groups": [group("Ann", "1"), group(None, "3")]}, False),
        ({"groups": [group("Ann", "1"), 7]}, False),
        ({"groups": 7}, False),
        ({"value": {"number": "3"}}, False),
        ({**GROUPS, "total": {"value": {"number": "4"}}}, False),
        ({**GROUPS, "total": 4}, False),
    ],
)
def test_groups_agree_in_any_order(reply: dict[str, Any], agrees: bool) -> None:
    assert agree(GROUPS, reply) is agrees


def test_results_of_operations_agree_as_a_whole() -> None:
    expected = {"lines": [{"amount": EURO}, {"rate": {"decimal": "0.10"}}], "kind": "a"}
    same = {"lines": [{"amount": EURO}, {"rate": {"decimal": "0.1"}}], "kind": "a"}

    assert agree(expected, {"result": same}, exactly=True)
    assert not agree(expected, {"result": {**same, "more": 1}}, exactly=True)
    assert not agree(expected, {"result": {**same, "lines": same["lines"][::-1]}}, exactly=True)
    assert not agree(expected, same, exactly=True)
    assert agree({"error": "no_stages"}, {"error": "no_stages"}, exactly=True)
    assert not agree({"error": "no_stages"}, {"result": {}}, exactly=True)


def test_this_library_answers_calls_in_groups_with_a_total() -> None:
    rows = [{"id": "D-1", "status": "won", "owner": "Ann"}, {"id": "D-2", "status": "lost"}]
    found = answer({"metric": "close_ratio", "rows": rows, "arguments": {"by": "owner"}})

    assert found == {
        "groups": [
            {"key": ["Ann"], "value": {"ratio": "1"}, "counted": 1, "excluded": {}},
            {"key": [None], "value": {"ratio": "0"}, "counted": 1, "excluded": {}},
        ],
        "total": {"value": {"ratio": "1/2"}, "counted": 2, "excluded": {}},
    }


def test_amounts_without_a_currency_are_groups_without_more() -> None:
    rows = [{"id": "D-1", "status": "won", "amount": EURO}]
    found = answer({"metric": "won_revenue", "rows": rows, "arguments": {}})

    assert [one["key"] for one in found["groups"]] == [["EUR"]]


@pytest.mark.parametrize(
    ("request_", "reply"),
    [
        ({"metric": "no_such", "inputs": {}}, {"not_supported": True}),
        ({"operation": "no_such", "inputs": {}}, {"not_supported": True}),
        ({"operation": 7, "inputs": {}}, {"not_supported": True}),
        ({"metric": "close_ratio", "variant": "no", "inputs": {}}, {"error": "unknown_variant"}),
        (
            {"metric": "close_ratio", "rows": [{"id": "D-1"}], "arguments": {}},
            {"error": "document_problems"},
        ),
        (
            {"metric": "close_ratio", "rows": [], "arguments": {"period": "2024-Q9"}},
            {"error": "bad_period"},
        ),
        ({"operation": "label", "inputs": {}}, {"error": "not_a_form"}),
        (
            {"operation": "label", "inputs": {"vocabulary": "x", "facts": {}}},
            {"error": "unknown_vocabulary"},
        ),
        ({"operation": "translation", "inputs": {"word": 7}}, {"error": "not_a_form"}),
        ({"operation": "audit", "inputs": {"rows": []}}, {"error": "not_a_form"}),
    ],
)
def test_what_cannot_be_answered_is_said(request_: dict[str, Any], reply: dict[str, Any]) -> None:
    assert answer(request_) == reply


def test_a_calculation_has_no_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    from salesterms.conformance import answering

    monkeypatch.setattr(answering, "METRICS", {"sum": object()})

    assert answer({"metric": "sum", "rows": [], "arguments": {}}) == {"not_supported": True}


def test_a_fact_may_be_one_of_several() -> None:
    inputs = {
        "vocabulary": "four_types",
        "facts": {"name_and_email": "yes", "context": "yes", "target_group": ["none", "assumed"]},
    }
    carried_out = operation("label")
    assert carried_out is not None

    facts = Facts(name_and_email="yes", context="yes", target_group=("none", "assumed"))
    paths = four_types.label(facts.closed()).paths
    assert carried_out(inputs) == {"person": [list(path) for path in paths]}


def test_a_word_with_several_meanings_has_the_translation_of_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    need, deal = CATALOGUE["need"], CATALOGUE["deal"]
    rows = (
        Term(word="open", when=need.holds),
        Silence(when=~need.holds, because=Text("no need", "geen behoefte")),
        Term(word="open", when=deal.is_("open"), subject=Subject.DEAL),
        Silence(when=~deal.is_("open"), because=Text("no deal", "geen deal"), subject=Subject.DEAL),
    )
    both = Vocabulary(id="both", title=Text("both", "beide"), rows=rows)
    monkeypatch.setattr(of_words, "vocabulary", lambda _: both)

    assert of_words.translation({"word": "open", "from": "both", "to": "both"}) == {
        "each": [
            {"terms": {"person": {"open": "exact"}}, "silent": False},
            {"terms": {"deal": {"open": "exact"}}, "silent": False},
        ]
    }


def vector() -> Vector:
    """Five won and ten lost."""
    return Vector(
        id="T-1",
        description="five won, ten lost",
        kind="ordinary",
        metric="close_ratio",
        inputs={"won": 5, "lost": 10},
        expected={"value": {"ratio": "1/3"}},
        source="ours",
    )


def test_a_vector_checks_a_function() -> None:
    one = vector()

    one.check(lambda _: {"value": {"ratio": "2/6"}})
    one.check(lambda _: {"not_supported": True})
    with pytest.raises(Disagrees) as wrong:
        one.check(lambda _: {"value": {"ratio": "1/2"}})
    assert str(wrong.value) == (
        f"{one.id} ({one.description}): expected"
        ' {"value": {"ratio": "1/3"}}; got {"value": {"ratio": "1/2"}}'
    )
    assert isinstance(wrong.value, AssertionError)


def broken(_: object) -> dict[str, Any]:
    message = "no such table: deals"
    raise LookupError(message)


def test_what_a_function_raises_is_a_crash() -> None:
    checked = check([vector()], broken)

    assert not checked.agrees
    (one,) = checked.failures
    assert one.text() == (
        f"{one.vector.id} ({one.vector.description}): crashed: LookupError: no such table: deals"
    )


def test_a_check_counts_by_metric_and_in_all() -> None:
    checked = check(vectors("close_ratio", "translations")[:6])

    assert dict(checked.by_subject["close_ratio"]) == {
        "agrees": min(6, len(vectors("close_ratio"))),
        "differs": 0,
        "not_supported": 0,
        "crashed": 0,
        "timed_out": 0,
    }
    assert checked.text("nl").splitlines()[-1] == "In totaal: 6 gelijk"


def test_a_failure_stands_under_its_metric_with_both_answers() -> None:
    checked = check([vector()], lambda _: {"value": {"ratio": "1/2"}})
    (one,) = checked.results

    assert checked.text("nl") == (
        "close_ratio: 1 anders\n"
        f"  {one.vector.id} ({one.vector.description}): verwacht"
        ' {"value": {"ratio": "1/3"}}; gekregen {"value": {"ratio": "1/2"}}\n'
        "In totaal: 1 anders"
    )
    assert checked.document()["results"] == [
        {
            "id": one.vector.id,
            "about": "close_ratio",
            "variant": one.vector.variant,
            "outcome": "differs",
            "expected": {"value": {"ratio": "1/3"}},
            "got": {"value": {"ratio": "1/2"}},
        }
    ]


def test_a_failure_stands_under_no_other_metric() -> None:
    other = evolve(vector(), metric="sales_cycle", id="T-2")
    checked = check([vector(), other], lambda asked: {"undefined": asked["metric"]})

    assert [line.split()[0] for line in checked.text().splitlines()] == [
        *("close_ratio:", "T-1", "sales_cycle:", "T-2", "In"),
    ]


def test_what_a_terminal_would_act_on_is_escaped_in_the_text() -> None:
    checked = check([vector()], lambda _: {"value": "\x9b31m\u202e" + "x" * 3000, "error": "\n"})
    line, hint = checked.text().splitlines()[1:-1]

    assert hint.startswith("    a reply is a line of JSON such as ")
    assert "\\u009b31m\\u202exxx" in line
    assert line.isprintable()
    assert line.endswith("xxx…")
    assert len(line) < 2200
    assert checked.document()["results"][0]["got"]["error"] == "\n"


def test_a_crash_has_no_answer_in_the_document() -> None:
    (found,) = check([vector()], broken).document()["results"]

    assert found["got"] is None
    assert found["detail"]["en"] == "LookupError: no such table: deals"


def test_what_agrees_is_short_in_the_document() -> None:
    (found,) = check([vector()]).document()["results"]

    assert set(found) == {"id", "about", "variant", "outcome"}


def test_without_vectors_nothing_agrees() -> None:
    assert not Checked(()).agrees
    assert Checked(()).text() == "In all: no vectors"
    assert Checked(()).text("nl") == "In totaal: geen vectoren"


def test_what_is_not_supported_is_no_failure_and_no_agreement() -> None:
    checked = check([vector()], lambda _: {"not_supported": True})

    assert checked.failures == ()
    assert not checked.agrees
    assert checked.results[0].text().endswith("1 not supported") is False
