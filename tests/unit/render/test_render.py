"""Fragments and tables: escaped, aligned, and safe for a terminal."""

from salesterms._render import Markup, element, html_table, markdown_table, text_table


def test_text_is_escaped_and_markup_is_not() -> None:
    made = element("p", "a < b & c", element("b", "d"), title='say "x"')
    assert made == '<p title="say &quot;x&quot;">a &lt; b &amp; c<b>d</b></p>'
    assert made.__html__() == made
    assert isinstance(made, Markup)


def test_a_table_has_a_caption_only_where_one_is_given() -> None:
    assert "<caption>Won</caption>" in html_table(["owner", "won"], [["Ann", "1"]], caption="Won")
    assert "caption" not in html_table(["owner", "won"], [["Ann", "1"]])


def test_wide_characters_and_controls_keep_a_table_straight() -> None:
    lines = text_table(["owner", "won"], [["日本", "1"], ["a\x1b[31m\u202eb", "22"]], indent="")
    assert "\x1b" not in lines
    assert "\u202e" not in lines
    assert lines.splitlines()[1].startswith("日本")


def test_a_bar_in_a_cell_does_not_end_it() -> None:
    assert "a\\|b" in markdown_table(["x"], [["a|b"]])
