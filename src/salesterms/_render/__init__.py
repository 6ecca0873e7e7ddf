"""Tables and HTML fragments without a word of the sales domain; every text is escaped."""

from salesterms._render.html import Markup, element, html_table
from salesterms._render.tables import markdown_table, text_table

__all__ = ["Markup", "element", "html_table", "markdown_table", "text_table"]
