"""Every fault is told by code, place and path, in two languages, and as many as can be found."""

import pickle
import string
from typing import Any

import pytest

from salesterms._json import JsonProblems, kinds, parse, problems, scan
from salesterms.errors import Kind, Problem

KINDS = [kind for kind in vars(kinds).values() if isinstance(kind, Kind)]


def refused(text: str | bytes, **options: Any) -> JsonProblems:
    with pytest.raises(JsonProblems) as caught:
        parse(text, **options)
    return caught.value


def the_problem(text: str | bytes, **options: Any) -> Problem:
    [problem] = refused(text, **options).problems
    return problem


@pytest.mark.parametrize(
    ("text", "kind", "path", "position"),
    [
        ("", kinds.MISSING_VALUE, "$", (1, 1)),
        (" \n ", kinds.MISSING_VALUE, "$", (2, 2)),
        ("[1,]", kinds.MISSING_VALUE, "$[1]", (1, 4)),
        ("[,1]", kinds.MISSING_VALUE, "$[0]", (1, 2)),
        ("[", kinds.MISSING_VALUE, "$[0]", (1, 2)),
        ('{"a": }', kinds.MISSING_VALUE, "$.a", (1, 7)),
        ('{"a":', kinds.MISSING_VALUE, "$.a", (1, 6)),
        ("]", kinds.MISSING_VALUE, "$", (1, 1)),
        ("\u00a01", kinds.MISSING_VALUE, "$", (1, 1)),
        ("\0", kinds.MISSING_VALUE, "$", (1, 1)),
        ("[\u0661]", kinds.MISSING_VALUE, "$[0]", (1, 2)),
        ("{", kinds.MISSING_KEY, "$", (1, 2)),
        ('{"a": 1,}', kinds.MISSING_KEY, "$", (1, 9)),
        ("{a: 1}", kinds.MISSING_KEY, "$", (1, 2)),
        ('[{"a": [], 7: 1}]', kinds.MISSING_KEY, "$[0]", (1, 12)),
        ('{"a" 1}', kinds.MISSING_COLON, "$.a", (1, 6)),
        ('{"a"', kinds.MISSING_COLON, "$.a", (1, 5)),
        ("[1 2]", kinds.MISSING_COMMA, "$", (1, 4)),
        ('{"a": [1}', kinds.MISSING_COMMA, "$.a", (1, 9)),
        ('{"a": 1 "b": 2}', kinds.MISSING_COMMA, "$", (1, 9)),
        ("[[1]", kinds.MISSING_COMMA, "$", (1, 5)),
        ('"abc', kinds.UNCLOSED_TEXT, "$", (1, 1)),
        ('["a", "b]', kinds.UNCLOSED_TEXT, "$[1]", (1, 7)),
        ('"abc\\', kinds.UNCLOSED_TEXT, "$", (1, 1)),
        ('{"a": 1, "b', kinds.UNCLOSED_TEXT, "$", (1, 10)),
        ('"a\nb"', kinds.RAW_CONTROL, "$", (1, 3)),
        ('"a\r\nb"', kinds.RAW_CONTROL, "$", (1, 3)),
        ('"\0"', kinds.RAW_CONTROL, "$", (1, 2)),
        ('"\x1f"', kinds.RAW_CONTROL, "$", (1, 2)),
        (r'"\x41"', kinds.BAD_ESCAPE, "$", (1, 2)),
        (r'"ab\u12g4"', kinds.BAD_ESCAPE, "$", (1, 4)),
        (r'"\u"', kinds.BAD_ESCAPE, "$", (1, 2)),
        (r'"\u 123"', kinds.BAD_ESCAPE, "$", (1, 2)),
        (r'"\U0041"', kinds.BAD_ESCAPE, "$", (1, 2)),
        ('"\\\n"', kinds.BAD_ESCAPE, "$", (1, 2)),
        ("[] []", kinds.BEHIND_THE_END, "$", (1, 4)),
        ("1 2", kinds.BEHIND_THE_END, "$", (1, 3)),
        ("{}}", kinds.BEHIND_THE_END, "$", (1, 3)),
        ("{}\n\0", kinds.BEHIND_THE_END, "$", (2, 1)),
        ("[True]", kinds.NOT_JSON, "$[0]", (1, 2)),
        ("None", kinds.NOT_JSON, "$", (1, 1)),
        ("truefalse", kinds.NOT_JSON, "$", (1, 1)),
        ("_", kinds.NOT_JSON, "$", (1, 1)),
        ("NaN5", kinds.NOT_JSON, "$", (1, 1)),
        ("[01]", kinds.BAD_NUMBER, "$[0]", (1, 2)),
        ("+1", kinds.BAD_NUMBER, "$", (1, 1)),
        (".5", kinds.BAD_NUMBER, "$", (1, 1)),
        ("5.", kinds.BAD_NUMBER, "$", (1, 1)),
        ("-", kinds.BAD_NUMBER, "$", (1, 1)),
        ("0x1F", kinds.BAD_NUMBER, "$", (1, 1)),
        ("1_000", kinds.BAD_NUMBER, "$", (1, 1)),
        ("1e", kinds.BAD_NUMBER, "$", (1, 1)),
        ("-NaN", kinds.BAD_NUMBER, "$", (1, 1)),
        ("-Infinity1", kinds.BAD_NUMBER, "$", (1, 1)),
        ("['a']", kinds.OTHER_QUOTES, "$[0]", (1, 2)),
        ("{'a': 1}", kinds.OTHER_QUOTES, "$", (1, 2)),
        ("\u201ca\u201d", kinds.OTHER_QUOTES, "$", (1, 1)),
        ("// 1", kinds.COMMENT, "$", (1, 1)),
        ("[1, # 2\n3]", kinds.COMMENT, "$[1]", (1, 5)),
        ("{} /* */", kinds.COMMENT, "$", (1, 4)),
        ('{"a": 1, // b\n"c": 2}', kinds.COMMENT, "$", (1, 10)),
        ("[" * 65, kinds.TOO_DEEP, "$" + "[0]" * 64, (1, 65)),
        ("\ufeff[]", kinds.BYTE_ORDER_MARK, "$", (1, 1)),
        ("[NaN]", kinds.NOT_FINITE, "$[0]", (1, 2)),
        ("Infinity", kinds.NOT_FINITE, "$", (1, 1)),
        ('{"a": -Infinity}', kinds.NOT_FINITE, "$.a", (1, 7)),
        ("9" * 65, kinds.NUMBER_TOO_LONG, "$", (1, 1)),
        ("[1." + "1" * 63 + "]", kinds.NUMBER_TOO_LONG, "$[0]", (1, 2)),
        ("1e1000000", kinds.NUMBER_TOO_LONG, "$", (1, 1)),
        ("1E-0000001", kinds.NUMBER_TOO_LONG, "$", (1, 1)),
        ('{"a": 1, "a": 2}', kinds.DUPLICATE_KEY, "$.a", (1, 10)),
        ('{"a": 1,\r\n "\\u0061": 2}', kinds.DUPLICATE_KEY, "$.a", (2, 2)),
        (r'"a\ud800b"', kinds.LONE_SURROGATE, "$", (1, 3)),
        (r'"\ude00"', kinds.LONE_SURROGATE, "$", (1, 2)),
        (r'"\ud83d\ud83d\ude00"', kinds.LONE_SURROGATE, "$", (1, 2)),
        (r'"\ud83d\ude00\ude00"', kinds.LONE_SURROGATE, "$", (1, 14)),
        (r'"\\ud83d\ude00"', kinds.LONE_SURROGATE, "$", (1, 9)),
        ('"a\ud800"', kinds.LONE_SURROGATE, "$", (1, 3)),
        ('"\\ud83d\ude00"', kinds.LONE_SURROGATE, "$", (1, 2)),
        ('"\ud83d\ude00"', kinds.LONE_SURROGATE, "$", (1, 2)),
        (r'{"\ud800": 1}', kinds.LONE_SURROGATE, r"$['\ud800']", (1, 3)),
        (r'["a", "b\u0000c\u0000"]', kinds.NUL_CHARACTER, "$[1]", (1, 9)),
    ],
)
def test_a_fault_is_told_with_its_kind_path_and_place(
    text: str, kind: Kind, path: str, position: tuple[int, int]
) -> None:
    found = the_problem(text)
    assert (found.kind, found.path, found.position) == (kind, path, position)
    assert scan(text)[1] == [found]


@pytest.mark.parametrize(
    ("content", "detail", "position"),
    [
        (b"\xff", "0", (1, 1)),
        (b'{"a":\r\n "\xc3\xa9\xe9"}', "11", (2, 4)),
        (b"[\r\r\xed\xa0\x80", "3", (3, 1)),
        (b'"\xc0\x80"', "1", (1, 2)),
        (b"[]\xe2\x82", "2", (1, 3)),
        (b"\xff\xfe[\0]\0", "0", (1, 1)),
        (b"\xef\xbb\xbf\xff", "3", (1, 2)),
    ],
)
def test_bytes_that_are_no_utf8_are_told_with_the_byte_and_the_place(
    content: bytes, detail: str, position: tuple[int, int]
) -> None:
    found = the_problem(content)
    assert (found.code, found.path, found.position) == ("not_utf8", None, position)
    assert f"byte {detail} " in found.text()


def test_a_byte_order_mark_is_taken_where_that_is_asked_for_and_once_only() -> None:
    assert parse(b"\xef\xbb\xbf[]", marked=True) == parse("\ufeff[]", marked=True) == []
    assert parse("[]", marked=True) == []
    assert the_problem("\ufeff\ufeff[]", marked=True).kind == kinds.BYTE_ORDER_MARK
    assert the_problem(b"\xef\xbb\xbf[]").kind == kinds.BYTE_ORDER_MARK
    assert the_problem(b"\xef\xbb\xbf\n\xff", marked=True).position == (2, 1)
    assert the_problem(b"\xef\xbb\xbf \xff", marked=True).position == (1, 2)


@pytest.mark.parametrize("text", ["x" * 11, b"\xff" * 11, "\ufeff" * 11])
def test_a_text_that_is_too_large_is_not_looked_at(
    text: str | bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(problems, "LARGEST_TEXT", 10)
    found = the_problem(text)
    assert (found.code, found.value, found.position) == ("too_large", 11, None)
    if isinstance(text, str):
        assert scan(text) == (None, [found])
    assert parse(" " * 8 + "[]") == []


def test_the_largest_text_has_64_mebibytes() -> None:
    assert problems.LARGEST_TEXT == 64 * 1024 * 1024


def test_reading_goes_on_after_a_fault_that_leaves_the_structure_readable() -> None:
    text = """{"a": NaN, "b": [1, -Infinity, 1e12345678],
 "a": {"c": "\\u0000", "c": 2, "c": 3},
 "d e": "\\udc00\\u0000", "last": 7}"""
    value, found = scan(text)
    assert value == {"a": None, "b": [1, None, 0], "d e": "\udc00\0", "last": 7}
    assert [(each.code, each.path, each.position) for each in found] == [
        ("not_finite", "$.a", (1, 7)),
        ("not_finite", "$.b[1]", (1, 21)),
        ("number_too_long", "$.b[2]", (1, 32)),
        ("duplicate_key", "$.a", (2, 2)),
        ("nul_character", "$.a.c", (2, 14)),
        ("duplicate_key", "$.a.c", (2, 23)),
        ("duplicate_key", "$.a.c", (2, 31)),
        ("lone_surrogate", "$['d e']", (3, 10)),
        ("nul_character", "$['d e']", (3, 16)),
    ]
    assert list(refused(text).problems) == found


def test_a_fault_in_the_structure_is_the_last_and_leaves_no_value() -> None:
    value, found = scan('{"a": NaN, "b": True, "a": NaN}')
    assert value is None
    assert [each.kind for each in found] == [kinds.NOT_FINITE, kinds.NOT_JSON]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[NaN]", "NaN"),
        ("-Infinity", "-Infinity"),
        ("1e1000000", "1e1000000"),
        ("9" * 5000, "9" * 64 + "…"),
        ("[01]", "01"),
        ("None", "None"),
        ("x" * 99, "x" * 64 + "…"),
        (r'"\x41"', r"\x"),
        (r'"\u12"', r"\u12"),
        ('"\\\t"', r"\\t"),
        ('"a\nb"', "\n"),
        ("'", "'"),
        ('{"k": 1, "k": 1}', "k"),
        (r'"a\u0000"', "a\0"),
        ("[[", 1),
    ],
)
def test_a_fault_keeps_the_value_that_is_wrong(text: str, value: object) -> None:
    assert the_problem(text, deepest=1).value == value


def test_a_key_given_twice_is_told_with_the_place_of_the_first() -> None:
    found = the_problem('{"won": 1,\n"won": 2}')
    assert found.text() == (
        "the key 'won' is given twice, first at line 1, character 2 @ $.won, line 2, character 1:"
        " keep one of the two"
    )
    assert found.text("nl") == (
        "de sleutel 'won' staat er tweemaal, eerst op regel 1, teken 2 @ $.won, regel 2, teken 1:"
        " houd één van de twee"
    )


def test_the_first_hundred_faults_are_kept_and_all_are_counted() -> None:
    text = "[" + "NaN, " * 250 + "True]"
    error = refused(text)
    assert (error.count, len(error.problems)) == (251, 100)
    assert "and 151 more" in str(error)
    assert scan(text)[1] == list(error.problems)
    again = pickle.loads(pickle.dumps(error))
    assert (again.count, again.problems, str(again)) == (251, error.problems, str(error))


def test_all_faults_are_told_in_two_languages() -> None:
    error = refused('{"a": NaN, "a": 1}')
    assert str(error).splitlines()[0] == "Problems in the JSON text: 2"
    _, infinite, twice = error.text("nl").splitlines()
    assert infinite == (
        "- het getal NaN is niet eindig @ $.a, regel 1, teken 7: schrijf null, of laat de sleutel"
        " weg"
    )
    assert twice == (
        "- de sleutel 'a' staat er tweemaal, eerst op regel 1, teken 2 @ $.a, regel 1, teken 12:"
        " houd één van de twee"
    )
    assert error.text("nl").startswith("Problemen in de JSON-tekst: 2\n")


@pytest.mark.parametrize("kind", KINDS, ids=[each.message.en for each in KINDS])
def test_every_kind_speaks_two_languages_and_has_templates_that_can_be_filled(kind: Kind) -> None:
    problem = Problem(kind=kind, value="x", detail="y", position=(1, 2))
    assert problem.text() != problem.text("nl")
    for pair in (kind.message, kind.hint):
        names = [
            {name for _, name, _, _ in string.Formatter().parse(template) if name}
            for template in (pair.en, pair.nl)
        ]
        assert names[0] == names[1] <= {"value", "detail"}
