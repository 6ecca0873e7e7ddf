"""Characters, widths and lines."""

import pytest

from salesterms._draw.lettering import clean, width, wrapped


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (" a\tb\r\nc\u2028d ", "a b c d"),
        ("\x00\x0b\x1f\ud800\udfff\ufffe\uffff", "\ufffd" * 7),
        ("\u202e😀é", "\u202e😀é"),
        ("\n \t", ""),
    ],
)
def test_a_text_is_one_line_that_xml_allows(given: str, shown: str) -> None:
    assert clean(given) == shown


def test_wide_characters_count_double_and_marks_not_at_all() -> None:
    assert width("日", 10) == 2 * width("a", 10)
    assert width("e\u0301\u200d\ufe0f", 10) == width("e", 10)
    assert width("ж→", 10) > width("il", 10)


def test_no_text_has_no_lines() -> None:
    assert wrapped("", 10, 100) == ()


def test_a_text_that_fits_stays_in_one_line() -> None:
    assert wrapped("Sales lead", 10, 100) == ("Sales lead",)


def test_two_lines_are_of_about_the_same_width() -> None:
    assert wrapped("aaa bbb ccc ddd eee fff", 10, 90) == ("aaa bbb ccc", "ddd eee fff")


def test_a_word_that_is_too_long_is_broken() -> None:
    assert wrapped("Opportunityopportunity", 10, 75) == ("Opportunityopp", "ortunity")


def test_a_short_word_before_a_long_one_does_not_stand_alone() -> None:
    first, second = wrapped("a bbbbbbbbbbbbbbbbbbbb", 10, 75)
    assert (first[:3], second[:1]) == ("a b", "b")


def test_text_without_spaces_breaks_between_characters() -> None:
    assert wrapped("日本語の言葉", 10, 40) == ("日本語", "の言葉")


def test_what_does_not_fit_ends_in_dots_within_the_line() -> None:
    lines = wrapped("word " * 10_000, 10, 90)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(0 < width(line, 10) <= 90 for line in lines)


def test_a_mark_stays_with_its_letter_where_a_word_is_broken() -> None:
    lines = wrapped("e\u0301" * 20, 10, 60)
    assert all(not line.startswith("\u0301") for line in lines)


def test_even_where_nothing_fits_there_is_one_character() -> None:
    assert wrapped("日本", 10, 1) == ("日", "本…")
