"""The laws of JSON texts: two readers that agree, and a third one that was written elsewhere."""

import json
from decimal import Decimal
from typing import Any, NoReturn

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from salesterms._json import JsonProblems, kinds, parse, quick, scan, step
from salesterms._json.nesting import deepest_nesting

CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TEXTS = st.text(CHARACTERS, max_size=8)
PLAIN = (
    st.none()
    | st.booleans()
    | st.integers(-(10**62), 10**62)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(TEXTS, inner, max_size=5),
    max_leaves=20,
)

#: What a text of JSON, or nearly so, is made of.
PIECES = st.sampled_from(
    [
        *'[]{},:"',
        *"-+.eE019_'#/ \n\t\r\0\x1f\\u",
        '"a":',
        '"a"',
        '"\\u0061":',
        "1.50",
        "1e9999999",
        "9" * 70,
        "true",
        "null",
        "NaN",
        "-Infinity",
        "\\ud83d",
        "\\ude00",
        "\\u0000",
        "\\\\",
        '\\"',
        "\ud800",
        "\udc00",
        "\ufeff",
        "é",
        "\u0661",
        "// x",
        "[" * 70,
    ]
)
JUMBLES = st.lists(PIECES, max_size=12).map("".join)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A document as any writer might write it."""
    spaces = draw(st.sampled_from([None, 0, 2]))
    return json.dumps(draw(VALUES), ensure_ascii=draw(st.booleans()), indent=spaces)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A document in which some pieces are taken away, doubled or replaced."""
    text = draw(documents())
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 4)))
        text = text[:start] + draw(PIECES | st.just(text[start:end] * 2)) + text[end:]
    return text


ANY_TEXT = mutated() | JUMBLES | st.text(max_size=20) | documents()


def exactly(value: Any) -> Any:
    """The same with a `Decimal` for every float, as it is written."""
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, list):
        return [exactly(one) for one in value]
    if isinstance(value, dict):
        return {key: exactly(one) for key, one in value.items()}
    return value


def same(one: Any, other: Any) -> bool:
    """Whether two values are equal and of the same types, with the same order of keys."""
    return bool(one == other) and repr(one) == repr(other)


class TestRoundTrip:
    """What json.dumps writes is read as the same value, numbers exactly as they are written."""

    @given(VALUES, st.booleans(), st.sampled_from([None, 1]))
    def test_every_value_comes_back(self, value: Any, ascii_only: bool, indent: int | None) -> None:
        text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
        for given_text in (text, text.encode(), bytearray(text.encode())):
            assert same(parse(given_text), exactly(value))
        assert scan(text) == (exactly(value), [])


class TestTwoReaders:
    """The quick way and the scanner give the same value, or both refuse; nothing else is raised."""

    @given(ANY_TEXT, st.sampled_from([0, 1, 3, 64, 100]))
    @example('["\\\\ud83d\\ude00"]', 64)
    @example("[" * 100 + "]" * 100, 100)
    def test_they_agree(self, text: str, deepest: int) -> None:
        value, problems = scan(text, deepest=deepest)
        try:
            found = quick.quick(text, deepest)
        except quick.DOUBTS:
            pass
        else:
            assert problems == []
            assert same(found, value)
        if problems:
            with pytest.raises(JsonProblems) as caught:
                parse(text, deepest=deepest)
            assert list(caught.value.problems) == problems
        else:
            assert same(parse(text, deepest=deepest), value)

    @given(
        st.binary(max_size=20) | ANY_TEXT.map(lambda text: text.encode("utf-8", "surrogatepass"))
    )
    def test_bytes_are_read_as_their_text_or_refused(self, content: bytes) -> None:
        text, start = decoded(content)
        value, problems = scan(text)
        if start is None and not problems:
            assert same(parse(content), value)
            return
        with pytest.raises(JsonProblems) as caught:
            parse(content)
        if start is None:
            assert list(caught.value.problems) == problems
        else:
            assert [(each.code, each.detail) for each in caught.value.problems] == [
                ("not_utf8", str(start))
            ]


def decoded(content: bytes) -> tuple[str, int | None]:
    """The text, or the offset of the first byte that is no UTF-8."""
    try:
        return content.decode(), None
    except UnicodeDecodeError as fault:
        return "", fault.start


class Refused(Exception):
    """What the reference refuses beyond its own grammar."""


def reference(text: str) -> Any:
    """The same strictness, put together from the standard library after the fact."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({key for key, _ in pairs}) < len(pairs):
            raise Refused
        return dict(pairs)

    def refuse(_: str) -> NoReturn:
        raise Refused

    def bounded(literal: str) -> Decimal:
        exponent = literal.lower().partition("e")[2].lstrip("+-")
        return refuse(literal) if len(literal) > 64 or len(exponent) > 6 else Decimal(literal)

    value = json.loads(
        text,
        object_pairs_hook=unique,
        parse_constant=refuse,
        parse_float=bounded,
        parse_int=lambda literal: int(bounded(literal)),
    )
    check(value, 0)
    return value


def check(value: Any, depth: int) -> None:
    """Refuse NUL and surrogates in every text and key, and what is too deep."""
    if isinstance(value, str) and any(c == "\0" or "\ud800" <= c <= "\udfff" for c in value):
        raise Refused
    if isinstance(value, list | dict):
        if depth == 64:
            raise Refused
        for one in value:
            check(one, depth + 1)
        for one in value.values() if isinstance(value, dict) else ():
            check(one, depth + 1)


class TestThirdReader:
    """What the standard library of this Python accepts is accepted, apart from the refusals."""

    @given(ANY_TEXT)
    def test_it_agrees(self, text: str) -> None:
        try:
            expected = reference(text)
        except (ValueError, Refused, RecursionError):
            assert scan(text)[1]
            with pytest.raises(JsonProblems):
                parse(text)
        else:
            assert same(parse(text), expected)
            assert scan(text)[1] == []


class TestFaults:
    """Every fault has a stable code, a place within the text, and words in both languages."""

    @given(mutated() | JUMBLES)
    def test_every_problem_is_complete(self, text: str) -> None:
        problems = scan(text)[1]
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for problem in problems:
            assert problem.kind in vars(kinds).values()
            assert problem.path is not None
            assert problem.path.startswith("$")
            assert problem.position is not None
            line, character = problem.position
            assert 1 <= line <= len(lines)
            assert 1 <= character <= len(lines[line - 1]) + 1
            for lang in ("en", "nl"):
                problem.text(lang).encode()


class TestPlantedFaults:
    """A fault that is planted is told at the place at which it was planted, and no other is."""

    @given(st.lists(VALUES, max_size=3), st.lists(VALUES, max_size=3), st.sampled_from([None, 1]))
    def test_nan_is_found_where_it_stands(
        self, before: list[Any], after: list[Any], indent: int | None
    ) -> None:
        mark = "\U000f0000"
        text = json.dumps({"a": [*before, mark, *after]}, indent=indent, ensure_ascii=False)
        head, tail = text.split(f'"{mark}"')
        _, problems = scan(f"{head}NaN{tail}")
        lines = head.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert [(each.code, each.path, each.position) for each in problems] == [
            ("not_finite", f"$.a[{len(before)}]", (len(lines), len(lines[-1]) + 1))
        ]

    @given(st.dictionaries(TEXTS, VALUES, min_size=1, max_size=5), st.data(), st.booleans())
    def test_a_second_key_is_found_where_it_stands(
        self, value: dict[str, Any], data: st.DataObject, ascii_only: bool
    ) -> None:
        key = data.draw(st.sampled_from(sorted(value)))
        head = json.dumps(value, ensure_ascii=ascii_only, indent=1)[:-1]
        found, problems = scan(f"{head}, {json.dumps(key)}: 0}}")
        lines = head.split("\n")
        assert same(found, exactly(value))
        assert [(each.code, each.path, each.position, each.value) for each in problems] == [
            ("duplicate_key", step("$", key), (len(lines), len(lines[-1]) + 3), key)
        ]

    @given(VALUES, st.sampled_from(["\\ud800", "\\udfff", "\ud800", "\\u0000"]), TEXTS, TEXTS)
    def test_what_no_text_may_hold_is_found_where_it_stands(
        self, value: Any, planted: str, before: str, after: str
    ) -> None:
        head = f"[{json.dumps(value)},\n {json.dumps(before)[:-1]}"
        tail = f"{json.dumps(after)[1:]}]"
        assume(not (planted == "\\ud800" and tail.startswith(("\\udc", "\\udd"))))
        _, problems = scan(f"{head}{planted}{tail}")
        code = "nul_character" if planted == "\\u0000" else "lone_surrogate"
        column = len(head) - head.index("\n")
        assert [(each.code, each.path, each.position) for each in problems] == [
            (code, "$[1]", (2, column))
        ]


class TestNesting:
    """Brackets counted without a parser are those of the value."""

    @given(documents())
    def test_the_count_is_the_depth_of_the_value(self, text: str) -> None:
        def depth(value: Any) -> int:
            if isinstance(value, list | dict):
                inner = value.values() if isinstance(value, dict) else value
                return 1 + max(map(depth, inner), default=0)
            return 0

        assert deepest_nesting(text) == depth(json.loads(text))
