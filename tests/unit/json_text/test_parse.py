"""Strict JSON gives its exact values; the quick way and the scanner give the same."""

import json
import sys
from decimal import Decimal, localcontext
from json.decoder import py_scanstring  # type: ignore[attr-defined] # not declared
from json.scanner import py_make_scanner  # type: ignore[attr-defined] # not declared
from typing import Any

import pytest

from salesterms._json import JsonProblems, parse, quick, scan
from salesterms._json.nesting import deepest_nesting
from salesterms._json.numbers import fraction, whole
from salesterms._json.quick import DOUBTS

GOOD: list[tuple[str, object]] = [
    ("null", None),
    ("true", True),
    (" \t\r\n false \n", False),
    ("0", 0),
    ("-0", 0),
    ("-12", -12),
    ("9" * 64, int("9" * 64)),
    ('""', ""),
    ('"a"', "a"),
    ("[]", []),
    ("[ ]", []),
    ("{ }", {}),
    ("[[], {}]", [[], {}]),
    ('{"a": 1, "b": [true, null, {"c": "d"}]}', {"a": 1, "b": [True, None, {"c": "d"}]}),
    ('{"": {"": 0}}', {"": {"": 0}}),
    (r'"\"\\\/\b\f\n\r\t"', '"\\/\b\f\n\r\t'),
    (r'"\u00e9\u20AC"', "é€"),
    (r'"\ud83d\ude00"', "\U0001f600"),
    (r'"\uD83D\uDE00\uD83D\uDE00"', "\U0001f600" * 2),
    (r'"\\ud800"', r"\ud800"),
    (r'"C:\\users\\ud83d"', r"C:\users\ud83d"),
    (r'"\\\\u0000"', r"\\u0000"),
    ('"é€\U0001f600\x7f\u2028"', "é€\U0001f600\x7f\u2028"),
    ('"[[[{{{"', "[[[{{{"),
]


@pytest.mark.parametrize(("text", "value"), GOOD)
def test_strict_json_gives_its_value_in_both_ways(text: str, value: object) -> None:
    for found in (parse(text), *scan(text)[:1]):
        assert found == value
        assert repr(found) == repr(value)
    assert scan(text)[1] == []
    assert parse(text.encode()) == value
    assert parse(bytearray(text.encode())) == value


@pytest.mark.parametrize(
    "literal",
    ["0.10", "-1.50", "1e3", "1E+999999", "-2.5e-7", "0.0", "-0.0", "1e-000006", "3." + "1" * 62],
)
def test_a_fraction_or_an_exponent_gives_the_decimal_as_it_is_written(literal: str) -> None:
    with localcontext() as context:
        context.prec = 3
        for found in (parse(literal), scan(literal)[0]):
            assert isinstance(found, Decimal)
            assert str(found) == str(Decimal(literal))


@pytest.mark.parametrize(
    "text",
    [r'"\\ud800"', r'"C:\\users\\ud83d"', r'"\\\\u0000"', r'["\\ud83d\ude00", "\\"]'],
)
def test_what_is_only_perhaps_a_fault_is_decided_by_the_scanner(text: str) -> None:
    with pytest.raises(DOUBTS):
        quick.quick(text, 64)
    value, problems = scan(text)
    if problems:
        with pytest.raises(JsonProblems):
            parse(text)
    else:
        assert parse(text) == value == json.loads(text)


def test_a_path_of_windows_is_no_doubt() -> None:
    assert quick.quick(r'"C:\\users\\\u00e9"', 64) == "C:\\users\\é"


@pytest.mark.parametrize("depth", [1, 16, 64])
def test_brackets_go_as_deep_as_is_allowed_and_no_deeper(depth: int) -> None:
    for opening, closing in (("[", "]"), ('{"a":', "}")):
        inner = "[]" if opening == "[" else "{}"
        text = opening * (depth - 1) + inner + closing * (depth - 1)
        assert parse(text, deepest=depth) == scan(text, deepest=depth)[0]
        with pytest.raises(JsonProblems) as caught:
            parse(text, deepest=depth - 1)
        assert [each.code for each in caught.value.problems] == ["too_deep"]


def test_a_deep_text_is_read_without_recursion() -> None:
    depth = 20 * sys.getrecursionlimit()
    value = parse("[" * depth + "]" * depth, deepest=depth)
    found = 1
    while value:
        [value] = value
        found += 1
    assert found == depth


def test_a_caller_who_has_used_up_the_stack_gets_the_same_value() -> None:
    text = "[" * 60 + "1" + "]" * 60
    results: list[Any] = []

    def descend(left: int) -> None:
        if left:
            descend(left - 1)
        else:
            results.append(parse(text))

    frame, used = sys._getframe(), 0
    while frame := frame.f_back:  # type: ignore[assignment] # the last one has none
        used += 1
    descend(sys.getrecursionlimit() - used - 40)
    assert results == [json.loads(text)]


def test_many_brackets_beside_each_other_are_not_deep() -> None:
    text = json.dumps([[{"a": '[{"\\'}]] * 500)
    assert parse(text) == json.loads(text)


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("", 0),
        ("1", 0),
        ("[]", 1),
        ('[{"a": []}]', 3),
        ('["[[[", "]"]', 1),
        ('["[", ["]"]]', 2),
        (r'["\"[[", "\\", [[]]]', 3),
        (r'["\\\"[[\\"]', 1),
        ('"[[[', 0),
        ("é[é[\ud800", 2),
    ],
)
def test_brackets_are_counted_outside_texts_only(text: str, depth: int) -> None:
    assert deepest_nesting(text) == depth


class PlainDecoder(json.JSONDecoder):
    """The parser that the standard library uses where its fast one is missing."""

    def __init__(self, **hooks: Any) -> None:
        super().__init__(**hooks)
        self.parse_string = py_scanstring
        self.scan_once = py_make_scanner(self)


@pytest.fixture
def plain_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    decoder = PlainDecoder(
        object_pairs_hook=quick._unique,
        parse_constant=quick._refuse,
        parse_float=fraction,
        parse_int=whole,
    )
    monkeypatch.setattr(quick, "_decode", decoder.decode)


@pytest.mark.usefixtures("plain_parser")
@pytest.mark.parametrize(("text", "value"), GOOD)
def test_a_python_without_the_fast_parser_gives_the_same_values(text: str, value: object) -> None:
    assert parse(text) == value


@pytest.mark.usefixtures("plain_parser")
@pytest.mark.parametrize(
    "text",
    [
        "[\u0661]",
        "[1\u0661]",
        "[1.\u0661]",
        r'"\u 123"',
        r'"\u+123"',
        r'"\u1_23"',
        r'"\\\u1_23"',
        '"\n"',
        "[NaN]",
        '{"a": 1, "a": 2}',
    ],
)
def test_a_python_without_the_fast_parser_refuses_the_same(text: str) -> None:
    with pytest.raises(JsonProblems) as caught:
        parse(text)
    assert list(caught.value.problems) == scan(text)[1]


@pytest.mark.parametrize("given", [None, 7, ["[]"]])
def test_what_is_neither_text_nor_bytes_is_a_type_error(given: Any) -> None:
    with pytest.raises(TypeError):
        parse(given)


def test_nothing_of_the_standard_library_stands_behind_an_error() -> None:
    for bad in ("[1,]", b'"\xff"'):
        with pytest.raises(JsonProblems) as caught:
            parse(bad)
        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None
