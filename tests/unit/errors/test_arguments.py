"""What is of another type than is meant is refused by one error."""

import pickle
from typing import Any

import pytest

from salesterms.errors import Text, WrongArgument, check_argument, each_argument

WEEKS = Text("whole numbers", "gehele getallen")


def test_the_error_says_the_type_and_never_the_value() -> None:
    with pytest.raises(WrongArgument) as refused:
        check_argument("weeks", "Ann Smith", int, WEEKS)
    assert str(refused.value) == "The argument 'weeks' is of type str: give whole numbers"
    again = pickle.loads(pickle.dumps(refused.value))
    assert (type(again), again.args) == (WrongArgument, refused.value.args)


def test_one_of_several_types_will_do() -> None:
    check_argument("weeks", None, int | None, WEEKS)


def test_each_is_looked_at_once_also_where_it_comes_from_a_generator() -> None:
    assert each_argument("weeks", iter([1, 2]), int, WEEKS) == (1, 2)


@pytest.mark.parametrize("given", [5, None, "", b"", {}, "ab", [1, "b"], {1: 2}], ids=repr)
def test_what_is_no_list_of_them_is_refused(given: Any) -> None:
    with pytest.raises(WrongArgument):
        each_argument("weeks", given, int, WEEKS)


def test_a_text_is_filled_in_each_language() -> None:
    assert Text("{0} of {1}", "{0} van {1}").filled(Text("a", "b"), 3) == Text("a of 3", "b van 3")
    assert Text.both(lambda lang: f"<{lang}>") == Text("<en>", "<nl>")
