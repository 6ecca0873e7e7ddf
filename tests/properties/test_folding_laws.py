"""The laws of folding: what of a label counts when it is looked up."""

import sys
import unicodedata
from collections.abc import Iterator
from time import perf_counter
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesterms.strategies import texts
from salesterms.terms.folding import fold, fold_words

FORMS: tuple[Literal["NFC", "NFD", "NFKC", "NFKD"], ...] = ("NFC", "NFD", "NFKC", "NFKD")
EVERY_CHARACTER = range(sys.maxunicode + 1)

#: What stands between letters.
ASIDE = {"Zs", "Zl", "Zp", "Pd", "Pc", "Cf", "Cc"}

#: Accents, on the letters of many scripts. The iota below a Greek vowel is left out: in capitals it
#: is written beside it.
ACCENTS = [*range(0x300, 0x345), *range(0x346, 0x370), *range(0x20D0, 0x20F1)]

ANY_TEXT = texts(most=20) | st.text(max_size=20)
#: Signs of one script, such as vowels, stay; of several on one letter the order is put right.
NO_SIGNS = st.text(st.characters(exclude_categories=["M", "Cs"]), max_size=20)
LATIN = st.text(st.characters(max_codepoint=0x24F, exclude_characters="\0"), max_size=20)


def spellings(text: str) -> Iterator[str]:
    """The same in other cases and Unicode forms."""
    yield from (text.upper(), text.lower(), text.title(), text.casefold(), text.swapcase())
    yield from (unicodedata.normalize(form, text) for form in FORMS)


class TestIdempotence:
    """Folding a folded text changes nothing."""

    @pytest.mark.slow
    def test_of_every_character(self) -> None:
        folded = {fold(chr(code)) for code in EVERY_CHARACTER}
        assert [key for key in folded if fold(key) != key] == []

    @given(ANY_TEXT)
    def test_of_every_text(self, text: str) -> None:
        assert fold(fold(text)) == fold(text)


class TestIndifference:
    """Case and Unicode form make no difference; nor does what stands on letters or between them."""

    @pytest.mark.slow
    def test_of_every_character(self) -> None:
        differs = []
        for code in EVERY_CHARACTER:
            character = chr(code)
            others = {other for other in spellings(character) if other != character}
            if others and {fold(other) for other in others} != {fold(character)}:
                differs.append(hex(code))
        assert differs == []

    def test_to_every_mark_space_and_hyphen(self) -> None:
        aside = [x for x in EVERY_CHARACTER if unicodedata.category(chr(x)) in ASIDE]
        assert [hex(x) for x in (*aside, *ACCENTS) if fold(f"ka{chr(x)}st") != "kast"] == []

    @given(ANY_TEXT | LATIN)
    def test_of_every_text(self, text: str) -> None:
        assert {fold(other) for other in spellings(text)} == {fold(text)}

    @given(NO_SIGNS | LATIN, st.sampled_from(["-", " ", "\u0301", "\u00ad", "_", "\u2011", "\n"]))
    def test_to_what_is_put_between_all_characters(self, text: str, aside: str) -> None:
        assert fold(aside.join(text)) == fold(text)


class TestOneByOne:
    """A text folds to what its characters fold to, one after another."""

    @given(NO_SIGNS, NO_SIGNS)
    def test_of_two_texts(self, one: str, other: str) -> None:
        assert fold(one + other) == fold(one) + fold(other)


class TestLettersAndDigitsOnly:
    """What is left has letters and digits only, each in its plain form."""

    @given(ANY_TEXT)
    def test_of_every_text(self, text: str) -> None:
        folded = fold(text)
        assert {unicodedata.category(character)[0] for character in folded} <= {"L", "N", "M"}
        assert unicodedata.normalize("NFKD", folded) == folded.casefold() == folded

    @pytest.mark.parametrize(
        ("written", "same"),
        [
            ("Cross-Selling", "crossselling"),
            ("CLIËNT", "client"),
            ("İSTANBUL ıstanbul", "istanbulistanbul"),
            ("Straße STRASSE", "strassestrasse"),
            ("\ufb01nance ＫＰＩ ²", "financekpi2"),
            ("Øresund ŁÓDŹ đ Æ œ", "oresundlodzdaeoe"),
            ("de\u00adal de\u200bal", "dealdeal"),
            ("\ud800lead\udfff", "lead"),
            ("\u202elead\u202c", "lead"),
        ],
    )
    def test_of_known_traps(self, written: str, same: str) -> None:
        assert fold(written) == same

    @pytest.mark.parametrize("pair", ["कल काल", "கல் கால்", "ที่ ท", "パス バス", "かき かぎ"])
    def test_the_signs_of_a_script_make_another_word(self, pair: str) -> None:
        one, other = pair.split()
        assert fold(one) != fold(other)

    def test_letters_of_other_scripts_stay_what_they_are(self) -> None:
        assert fold("lеad") != fold("lead")  # the first has a Cyrillic letter


class TestWords:
    """The words of a text, put together, are the folded text; marks are no ends of words."""

    @given(ANY_TEXT | LATIN)
    def test_put_together(self, text: str) -> None:
        assert "".join(fold_words(text)) == fold(text)

    @given(ANY_TEXT | LATIN)
    def test_they_are_folded(self, text: str) -> None:
        assert all(word and fold(word) == word for word in fold_words(text))
        assert fold_words(" ".join(fold_words(text))) == fold_words(text)

    @pytest.mark.parametrize("category", ["Mn", "Me", "Mc", "Cf"])
    def test_no_mark_ends_a_word(self, category: str) -> None:
        marks = [chr(x) for x in EVERY_CHARACTER if unicodedata.category(chr(x)) == category]
        assert [hex(ord(x)) for x in marks if len(fold_words(f"ka{x}st")) > 1] == []


class TestTime:
    """Folding takes a time that grows with the length of a text, whatever it holds."""

    @pytest.mark.parametrize("text", ["\u0301\u0323" * 50_000, "\u00ad" * 100_000, "é " * 50_000])
    def test_of_a_hundred_thousand_characters(self, text: str) -> None:
        start = perf_counter()
        assert "".join(fold_words(text)) == fold(text)
        assert perf_counter() - start < 2  # without pieces it is a quarter of a minute
