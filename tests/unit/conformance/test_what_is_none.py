"""What is no request, no reply and no command: said, and never a foreign error."""

import json
from decimal import Decimal
from typing import Any

import pytest

from salesterms import conformance, metrics
from salesterms.conformance import (
    BadCommand,
    Disagrees,
    answer,
    check,
    check_command,
    vectors,
)
from salesterms.errors import SalesTermsError

ITSELF: dict[str, Any] = {}
ITSELF["again"] = ITSELF


@pytest.mark.parametrize(
    "request_",
    [
        *({}, None, 5, {"metric": "close_ratio"}, {"metric": [], "inputs": {}}),
        {"metric": "close_ratio", "rows": 5},
        {"metric": "close_ratio", "inputs": []},
        {"metric": "close_ratio", "inputs": {"variant": "x"}},
        {"metric": "close_ratio", "rows": [], "arguments": {"rows": []}},
        {"operation": "label", "inputs": []},
        {"operation": "pipeline_bridge", "inputs": {"no_such": 1}},
        {
            "operation": "pipeline_findings",
            "inputs": {"rows": [], "as_of": "x", "policy": {"a": 1}},
        },
    ],
    ids=str,
)
def test_what_is_no_request_is_an_error_of_the_library(request_: Any) -> None:
    assert set(answer(request_)) == {"error"}


@pytest.mark.parametrize("reply", [None, [1], 5, "yes", ITSELF], ids=repr)
def test_a_reply_that_is_none_fails_its_vector_alone(reply: Any) -> None:
    first, second = vectors("close_ratio")[:2]
    found = check([first, second], lambda r: reply if r == first.request() else answer(r))
    assert [one.outcome.value for one in found.results] == ["crashed", "agrees"]
    assert first.id in found.text("nl")
    assert json.loads(json.dumps(found.document()))["counts"]["crashed"] == 1


@pytest.mark.parametrize("reply", [None, [1]], ids=repr)
def test_nor_does_one_vector_take_it(reply: Any) -> None:
    with pytest.raises(Disagrees):
        vectors("close_ratio")[0].check(lambda _: reply)
    vectors("close_ratio")[0].check(lambda _: {"not_supported": True})


def test_a_reply_is_shown_as_json_whatever_is_in_it() -> None:
    one = vectors("close_ratio")[0]
    said: Any = {"value": Decimal("0.25"), 1: (None, Decimal("3.0"), Decimal("NaN"), one)}
    found = check([one], lambda _: said)
    assert not found.agrees
    got = found.document()["results"][0]["got"]
    assert got["value"] == 0.25
    assert got["1"][:3] == [None, 3, "NaN"]
    assert '"value": 0.25' in found.text()


@pytest.mark.parametrize("command", [[], (), "python", [5], None], ids=repr)
def test_a_command_is_a_list_of_words(command: Any) -> None:
    with pytest.raises(BadCommand):
        check_command([], command)


@pytest.mark.parametrize("seconds", [0, -1, float("inf"), float("nan"), 1e20, "5"], ids=repr)
def test_a_time_limit_is_a_number_of_seconds(seconds: Any) -> None:
    with pytest.raises(SalesTermsError, match="up to a day"):
        check_command([], ["true"], seconds=seconds)


@pytest.mark.parametrize(
    ("operation", "inputs"),
    [
        ("split_credit", {"deals": [], "weights": {"D-1": "halves"}}),
        ("split_credit", {"deals": [], "weights": {"D-1": [["Ann"]]}}),
    ],
    ids=["text", "no_pair"],
)
def test_inputs_of_commission_in_another_form_are_named(operation: str, inputs: Any) -> None:
    assert set(answer({"operation": operation, "inputs": inputs})) == {"error"}


def test_an_earlier_statement_is_an_object_too() -> None:
    asked = vectors("commission_statement")[0].request()
    asked["inputs"]["earlier"] = ["a statement"]
    assert answer(asked) == {"error": "not_a_form"}


def test_the_package_lists_its_names() -> None:
    for module in (conformance, metrics):
        assert dir(module) == sorted(module.__all__)
