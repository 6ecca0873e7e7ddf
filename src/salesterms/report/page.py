"""A report as one web page that needs nothing but itself."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from salesterms.errors import SalesTermsError, Text
from salesterms.report import words
from salesterms.report.view import ShownPicture, ShownTable, Speaker

if TYPE_CHECKING:
    from salesterms.report.contents import Contents

#: Rows of one table that the page shows; the JSON document has them all.
SHOWN_LINES = 1000


class NeedsJinja(SalesTermsError, ImportError):
    """The page was asked for, and the library that makes it is not installed."""

    code = "needs_jinja"
    message = Text(
        "The page needs Jinja2: pip install 'salesterms[report]'",
        "Voor de pagina is Jinja2 nodig: pip install 'salesterms[report]'",
    )


def html_page(report: Contents, lang: str, *, whole: bool = True) -> str:
    """The page, with everything that comes from the data escaped.

    Without `whole` it is what stands in the body, to be put in another page: no style, and no ids,
    which that page may have already.
    """
    return str(
        template("page.html.j2").render(
            shown=Speaker(lang).report(report),
            words={
                name: text.say(lang) for name, text in vars(words).items() if type(text) is Text
            },
            no_value=words.NO_VALUE,
            is_table=lambda block: isinstance(block, ShownTable),
            is_picture=lambda block: isinstance(block, ShownPicture),
            shown_lines=SHOWN_LINES,
            whole=whole,
        )
    )


@lru_cache
def template(name: str) -> Any:
    """A template of this layer, in which all that is put in is escaped; raises `NeedsJinja`."""
    try:
        from jinja2 import Environment, StrictUndefined
    except ImportError:
        raise NeedsJinja from None
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = files("salesterms.report").joinpath(name).read_text(encoding="utf-8")
    return environment.from_string(source)
