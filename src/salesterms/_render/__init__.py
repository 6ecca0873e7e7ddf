"""Tables, HTML fragments and number formats without a word of the sales domain."""

from salesterms._render.formats import Formatter
from salesterms._render.html import Markup, element, html_table
from salesterms._render.markdown import safe_markdown, safe_table
from salesterms._render.tables import markdown_table, shown_cell, text_table

__all__ = [
    "Formatter",
    "Markup",
    "element",
    "html_table",
    "markdown_table",
    "safe_markdown",
    "safe_table",
    "shown_cell",
    "text_table",
]
