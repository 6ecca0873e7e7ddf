"""The laws of JSON lines: what is written comes back, and no line has a say over another."""

from io import BytesIO
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from salesterms.entities import Opportunity
from salesterms.errors import SalesTermsError
from salesterms.interop import (
    Blank,
    Quarantined,
    read_json_lines,
    stream_json_lines,
    write_json_lines,
)
from salesterms.lifecycle import Category
from salesterms.strategies import dates, opportunities, opportunity_lists

#: Every character that a document accepts.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
DEALS = st.builds(
    Opportunity,
    id=TEXTS.filter(bool),
    status=st.sampled_from(Category),
    owner=st.none() | TEXTS,
    stage=st.none() | TEXTS,
    stages_reached=st.none() | st.lists(TEXTS, max_size=3).map(tuple),
    extras=st.dictionaries(
        TEXTS, st.none() | TEXTS | st.integers(-(2**127), 2**127) | dates(), max_size=3
    ),
)
FRAGMENTS = st.sampled_from(
    [b'{"id":"D-1","status":"won"}', b"{", b"}", b'"', b"\\", b"\n", b"\r", b"\r\n", b" ", b"\0",
     b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"NaN", b"[" * 70, b"1" * 70, b'"\\ud800"']
)  # fmt: skip
HOSTILE = st.one_of(st.binary(max_size=200), st.lists(FRAGMENTS, max_size=20).map(b"".join))
#: Lines of their own that are never a deal.
BAD = st.sampled_from(
    [b"{\n", b"[]\r\n", b'{"id":"D-1"}\n', b"\xff\n", b"\xef\xbb\xbf{}\n", b"1\n", b'"\0"\n',
     b'{"id":"D-1","id":"D-1","status":"won"}\n', b"x" * (1 << 20) + b"\n"]
)  # fmt: skip


def lines(values: Any, **options: Any) -> bytes:
    file = BytesIO()
    assert write_json_lines(values, file, **options) == len(values)
    return file.getvalue()


def told(error: SalesTermsError) -> None:
    """An error has a text in both languages."""
    assert error.text("nl") != error.text("en") != ""


def read(content: bytes, **options: Any) -> Any:
    return read_json_lines(BytesIO(content), Opportunity, **options)


class TestWhatIsWrittenIsReadBack:
    """Reading gives the very values that were written, in their order, and nothing else."""

    @given(opportunity_lists(currencies=("EUR", "JPY")), st.booleans())
    def test_for_the_deals_of_the_library(self, deals: list[Opportunity], plain: bool) -> None:
        result = read(lines(deals, plain=plain), plain=plain)
        assert (result.accepted, result.read) == (tuple(deals), len(deals))

    @given(st.lists(DEALS, max_size=4))
    def test_whatever_characters_their_texts_hold(self, deals: list[Opportunity]) -> None:
        content = lines(deals)
        assert content.count(b"\n") == len(deals)
        assert read(content).accepted == tuple(deals)

    @given(st.lists(opportunities(), max_size=4))
    def test_and_written_again_it_is_the_same(self, deals: list[Opportunity]) -> None:
        content = lines(deals)
        assert lines(read(content).accepted) == content


class TestEveryLineHasOneOutcome:
    """Lines = accepted + quarantined + blank, for any bytes, and nothing but our own errors."""

    @given(HOSTILE)
    def test_of_any_bytes(self, content: bytes) -> None:
        result = read(content, plain=True)
        count = content.count(b"\n") + (content[-1:] not in (b"", b"\n"))
        assert result.read == len(result.accepted) + len(result.quarantined) + result.blank == count
        assert result.quarantine_csv(lang="nl")

    @given(HOSTILE)
    def test_of_a_stream_in_order(self, content: bytes) -> None:
        for number, one in enumerate(stream_json_lines(BytesIO(content), Opportunity), 1):
            if isinstance(one, Quarantined | Blank):
                assert one.record == one.first_line == one.last_line == number
            if isinstance(one, Quarantined):
                assert {problem.record for problem in one.problems} == {number}

    @given(HOSTILE)
    def test_which_can_be_raised_in_both_languages(self, content: bytes) -> None:
        try:
            read(content).or_raise()
        except SalesTermsError as error:
            told(error)


class TestABadLineChangesOnlyTheQuarantine:
    """Bad lines between good ones, in any order, do not change what is accepted."""

    @given(st.lists(opportunities(), max_size=4), st.lists(BAD, max_size=3), st.data())
    def test_wherever_it_stands(
        self, deals: list[Opportunity], bad: list[bytes], data: st.DataObject
    ) -> None:
        good = lines(deals).splitlines(keepends=True)
        order = data.draw(st.permutations([*range(len(good)), *[-1] * len(bad)]))
        waiting = list(bad)
        content = b"".join(waiting.pop() if index < 0 else good[index] for index in order)

        result = read(content)

        assert result.accepted == tuple(deals[index] for index in order if index >= 0)
        places = [number for number, index in enumerate(order, 1) if index < 0]
        assert [one.record for one in result.quarantined] == places
