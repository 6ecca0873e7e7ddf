"""What a file that names nothing known, and a reply that has no form, are told."""

import json
from typing import Any

import pytest

from salesterms.conformance import VectorProblems, check, load_vectors
from salesterms.conformance.replies import form_to_give, looks_like

ONE: dict[str, Any] = {
    "id": "mine-1",
    "description": "five won, ten lost",
    "kind": "ordinary",
    "inputs": {"won": 5, "lost": 10},
    "expected": {"value": {"ratio": "1/3"}},
    "source": "ours",
}
ASKED: dict[str, Any] = {
    "id": "mine-2",
    "description": "an operation",
    "kind": "ordinary",
    "operation": "lable",
    "inputs": {},
    "expected": {},
    "source": "ours",
}


def file(*several: dict[str, Any], **about: Any) -> str:
    return json.dumps({"schema_version": 1, **about, "vectors": list(several)})


def told(text: str) -> list[str]:
    with pytest.raises(VectorProblems) as found:
        load_vectors(text, known=True)
    return [one.text() for one in found.value.problems]


class TestNamesThatThisLibraryHasNot:
    def test_a_variant_is_told_with_the_nearest_and_its_place(self) -> None:
        typo = {**ONE, "variant": "decided_cuont"}

        assert told(file(typo, metric="close_ratio")) == [
            (
                "this library has no 'decided_cuont' @ $.vectors[0].variant: did you mean"
                " decided_count, decided_value, created_cohort?"
            )
        ]

    def test_an_operation_is_told_in_a_file_of_a_metric_and_in_one_of_its_own(self) -> None:
        found = told(file(ASKED, metric="close_ratio"))
        own = {key: value for key, value in ASKED.items() if key != "operation"}

        assert found == [
            "this library has no 'lable' @ $.vectors[0].operation: did you mean label?"
        ]
        assert told(file(own, operation="lable")) == [
            "this library has no 'lable' @ $.operation: did you mean label?"
        ]

    def test_each_name_is_told(self) -> None:
        found = told(file({**ONE, "variant": "x"}, {**ASKED}, metric="close_rat"))

        assert [one.partition(" @ ")[0] for one in found] == [
            "this library has no 'close_rat'",
            "this library has no 'lable'",
        ]

    def test_a_file_of_known_names_is_read(self) -> None:
        known = file(
            {**ONE, "variant": "decided_count"},
            {**ASKED, "operation": "label"},
            metric="close_ratio",
        )

        assert len(load_vectors(known, known=True)) == 2

    def test_another_implementation_may_have_more(self) -> None:
        assert len(load_vectors(file(ONE, metric="our_own"))) == 1


class TestRepliesWithoutAForm:
    @pytest.mark.parametrize(
        "reply",
        [{}, {"remark": "fine"}, {"value": {"ratio": "1/3"}, "undefined": True}],
    )
    def test_not_one_answer_is_told_what_a_reply_looks_like(self, reply: dict[str, Any]) -> None:
        assert form_to_give(reply, "T-1", operation=False) == looks_like("T-1")
        assert '{"id": "T-1", "value": {"ratio": "1/3"}}' in looks_like("T-1").nl

    @pytest.mark.parametrize("value", [0.5, "1/3", {"share": "1/3"}, {"ratio": 3}, None])
    def test_a_value_in_no_form_is_told_the_forms(self, value: Any) -> None:
        said = form_to_give({"value": value}, "T-1", operation=False)

        assert said is not None
        assert said.nl.startswith("een waarde is tekst in een object")

    @pytest.mark.parametrize(
        "reply", [{"value": {"number": "1"}}, {"refused": True}, {"groups": []}, {"error": "x"}]
    )
    def test_an_answer_in_a_form_is_only_another(self, reply: dict[str, Any]) -> None:
        assert form_to_give(reply, "T-1", operation=False) is None

    def test_an_operation_has_a_result(self) -> None:
        said = form_to_give({"value": {"ratio": "1/3"}}, "T-1", operation=True)

        assert said is not None
        assert '{"id": "T-1", "result": …}' in said.en
        assert form_to_give({"result": []}, "T-1", operation=True) is None
        assert form_to_give({"error": "x"}, "T-1", operation=True) is None

    def test_the_hint_stands_in_the_result_of_a_function_too(self) -> None:
        one = load_vectors(file(ONE, metric="close_ratio"))

        [result] = check(one, lambda request: {"value": 1}).results  # noqa: ARG005 - any request

        assert result.detail is not None
        assert result.text().count("\n") == 1


def test_a_right_error_is_told_nothing() -> None:
    wrong = {**ONE, "inputs": {"won": -1, "lost": 1}, "expected": {"error": "bad_argument"}}

    [result] = check(load_vectors(file(wrong, metric="close_ratio"))).results

    assert (str(result.outcome), result.detail) == ("agrees", None)
