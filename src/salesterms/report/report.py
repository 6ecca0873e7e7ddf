"""A report in the forms in which it can be read: text, a page, and data."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from salesterms.report.contents import Contents


@frozen(kw_only=True, repr=False)
class Report(Contents):
    """What `build` makes: numbers with their account, never the rows.

    >>> from salesterms.report import build
    >>> report = build([], title="Nothing yet")
    >>> print(report.text().splitlines()[0])
    Nothing yet

    One report speaks both languages: `text`, `html` take "en" or "nl". A notebook shows it in
    English. Two reports are equal when everything in them is.
    """

    def text(self, lang: str = "en") -> str:
        """Plain text for a terminal; characters that a terminal would act on are left out."""
        from salesterms.report.plain import plain_text

        return plain_text(self, lang)

    def html(self, lang: str = "en") -> str:
        """One page that needs nothing else: no script, no font, no request.

        It needs Jinja2 (`pip install 'salesterms[report]'`); without it, `NeedsJinja`.
        """
        from salesterms.report.page import html_page

        return html_page(self, lang)

    def _repr_html_(self) -> str:
        from salesterms._render import element
        from salesterms.report.page import NeedsJinja, html_page

        try:
            return html_page(self, "en", whole=False)
        except NeedsJinja:
            return str(element("pre", self.text()))

    def document(self) -> dict[str, Any]:
        """Everything as plain dicts, lists, text, whole numbers and booleans.

        A measured value stands as exact text, never as a float: "5/15", "97/2", "1234.50".
        """
        from salesterms.report.document import document

        return document(self)

    def to_json(self, *, ascii_only: bool = False) -> str:
        """The document as JSON, the same for the same report, byte for byte."""
        from json import dumps

        return dumps(self.document(), indent=2, ensure_ascii=ascii_only)

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<Report {self.title.en!r}: {len(self.sections)} sections>"
