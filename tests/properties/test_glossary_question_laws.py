"""The laws of what a glossary is asked: an answer, or an error that says why there is none."""

import copy
import pickle
from collections.abc import Callable
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesterms import glossary
from salesterms.errors import SalesTermsError
from salesterms.strategies import glossaries
from salesterms.terms import EntryKind, Glossary, UnknownTerm

DRAWN = glossaries(most=4)


class Odd:
    """Nothing that anyone would ask for; it cannot even be shown."""

    def __repr__(self) -> str:
        raise RuntimeError


#: What nobody should ask for.
HOSTILE: list[Any] = [
    *(None, True, 0, -1, 1.5, float("nan"), 10**5000, 1j, b"lead", bytearray(b"lead"), ()),
    *([], {}, {"lead"}, object(), Odd(), Odd, lambda: 0, ["lead"], ("lead",), EntryKind.METRIC),
    *("", " ", "\0", "lead\0", "\n", "{0}", "{}", "%s", "\\", "'", "$.entries", "../data"),
    *("x" * 1_000_000, "lead" * 50, "lead" * 51, "\u0301" * 100_000, "\u0301\u0323" * 100),
    *("\ufdfa" * 200, "\U0001d400" * 200, "ﬀ" * 200, "가" * 200, "aa" * 100, "e" * 200),
    *("\ud800", "\udfff\ud800", "l\ud800ead", "\u200b", "l\u200de\u2060ad", "\u202edael\u202c"),
    *("ليد", "עברית", "İ", "ı", "LİD", "ß", "ẞ", "ſ", "lеad", "ΑΙ", "\u0345", "１２３", "²"),
    *("klant " * 33, "de het een " * 18, " ".join("abcdefghijklmnopqrstuvwxyz" * 3)),
]

#: What a glossary can be asked.
QUESTIONS: dict[str, Callable[[Glossary, Any], Any]] = {
    "item": lambda within, asked: within[asked],
    "in": lambda within, asked: asked in within,
    "get": lambda within, asked: within.get(asked),
    "search": lambda within, asked: within.search(asked),
    "many": lambda within, asked: within.search(asked, limit=1000),
    "limit": lambda within, asked: within.search("lead", limit=asked),
    "related": lambda within, asked: within.related(asked, depth=6),
    "depth": lambda within, asked: within.related("lead", depth=asked),
    "of_kind": lambda within, asked: within.of_kind(asked),
}
MOST_SECONDS = 0.05


class TestHostileQuestions:
    """Whatever is asked, there is an answer or an error of ours, and neither takes long."""

    @pytest.mark.parametrize("question", QUESTIONS)
    def test_of_every_kind(self, question: str) -> None:
        glossary.search("lead")  # makes the index
        for asked in HOSTILE:
            assert shortest(question, glossary, asked) < MOST_SECONDS

    @given(
        st.sampled_from(sorted(QUESTIONS)),
        st.text(max_size=210) | st.binary() | st.integers() | st.floats() | st.none(),
        DRAWN,
    )
    def test_of_anything(self, question: str, asked: Any, within: Glossary) -> None:
        answer(question, within, asked)
        answer(question, glossary, asked)

    @given(st.text(max_size=200), DRAWN)
    def test_an_unknown_term_is_an_error_that_travels(self, asked: str, within: Glossary) -> None:
        if asked not in within:
            with pytest.raises(UnknownTerm) as found:
                within[asked]
            for made in (copy.copy(found.value), pickle.loads(pickle.dumps(found.value))):
                assert made.args == found.value.args
                assert made.text("nl") == found.value.text("nl")


def answer(question: str, within: Glossary, asked: Any) -> Any:
    """The answer, or the error, which must be able to speak."""
    try:
        return QUESTIONS[question](within, asked)
    except SalesTermsError as refused:
        said = refused.text("en"), refused.text("nl")
    assert all(len(text) < 1000 for text in said)
    return said


def shortest(question: str, within: Glossary, asked: Any) -> float:
    """The shortest of three times: the longest is that of a busy machine."""
    times = []
    for _ in range(3):
        start = perf_counter()
        answer(question, within, asked)
        times.append(perf_counter() - start)
    return min(times)
