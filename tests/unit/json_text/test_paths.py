"""A path leads to one value, is bounded, and holds nothing that cannot be seen."""

import pytest

from salesterms._json import ROOT, parse, step
from salesterms._json.places import places
from salesterms._json.problems import JsonProblems


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("email", "$.email"),
        ("_id2", "$._id2"),
        (0, "$[0]"),
        (12, "$[12]"),
        ("a b", "$['a b']"),
        ("", "$['']"),
        ("2nd", "$['2nd']"),
        ("a.b", "$['a.b']"),
        ("a\n", r"$['a\n']"),
        ("é", "$['é']"),
        ("it's", r"$['it\'s']"),
        ("a\\b", r"$['a\\b']"),
        ("\b\t\n\f\r", r"$['\b\t\n\f\r']"),
        ("\0\x1b\x9f", r"$['\u0000\u001b\u009f']"),
        ("\u202e\u2028\ufeff", r"$['\u202e\u2028\ufeff']"),
        ("\ud800", r"$['\ud800']"),
        ("x" * 80, "$." + "x" * 80),
        ("x" * 81, "$['" + "x" * 80 + "…']"),
    ],
)
def test_a_step_names_a_key_or_an_index(key: str | int, path: str) -> None:
    assert step(ROOT, key) == path


def test_steps_follow_each_other() -> None:
    assert step(step(step(ROOT, "contacts"), 1), "email") == "$.contacts[1].email"
    assert step("", "email") == ".email"


def test_a_problem_has_the_path_that_steps_make() -> None:
    with pytest.raises(JsonProblems) as caught:
        parse('{"a b": [{}, {"c": [1, 2, NaN]}]}')
    assert caught.value.problems[0].path == "$['a b'][1].c[2]"


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("a\nb", 1, (1, 2)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("\n\r\n\r", 4, (4, 1)),
        ("\U0001f600é", 2, (1, 3)),
        ("a\u2028b\x0b\x85c", 5, (1, 6)),
    ],
)
def test_lines_end_at_lf_cr_and_both_together_and_nowhere_else(
    text: str, offset: int, place: tuple[int, int]
) -> None:
    assert places(text, [offset]) == {offset: place}


def test_places_are_found_in_any_order_and_more_than_once() -> None:
    assert places("a\nbc\nd", [5, 0, 3, 5]) == {0: (1, 1), 3: (2, 2), 5: (3, 1)}
