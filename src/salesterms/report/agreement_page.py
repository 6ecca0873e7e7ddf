"""An agreement as one page that needs nothing but itself, to be printed and signed."""

from __future__ import annotations

from salesterms._render import Formatter, shown_cell
from salesterms.errors import SalesTermsError, Text
from salesterms.report.page import template
from salesterms.vocabularies import Agreement
from salesterms.vocabularies.sheet_text import (
    COLUMNS,
    DECIDED,
    HEADING,
    NO_WORD,
    ORDER,
    SHORT,
    cells_of,
    starting_from,
)

_CAPTION = Text("Each word, and when it is the word", "Elk woord, en wanneer dat het woord is")
_SIGNED = Text("Agreed by:", "Voor akkoord:")


class NotAnAgreement(SalesTermsError, TypeError):
    """Something else was given where an agreement is meant, such as its vocabulary."""

    code = "not_an_agreement"
    message = Text(
        "{0} is no agreement: make one with Agreement(team=…, vocabulary=…, decided_on=…)",
        "{0} is geen afspraak: maak er een met Agreement(team=…, vocabulary=…, decided_on=…)",
    )


def definitions_page(agreed: Agreement, lang: str = "en") -> str:
    """The definitions of a team as a web page: no script, no font, no request.

    A vocabulary of up to seven terms is printed on one page. Everything that people have written is
    escaped. It needs Jinja2 (`pip install 'salesterms[report]'`); without it, `NeedsJinja`. Raises
    `NotAnAgreement` and `UnknownLanguage`.
    """
    if not isinstance(agreed, Agreement):
        raise NotAnAgreement(agreed)
    rows = agreed.sheet(lang)
    lines = [{key: shown_cell(said) for key, said in cells_of(row, lang).items()} for row in rows]
    day = Formatter(lang).day(agreed.decided_on)
    return str(
        template("agreement.html.j2").render(
            lang=lang,
            title=shown_cell(HEADING.say(lang).format(agreed.team)),
            decided=shown_cell(DECIDED.say(lang).format(day, starting_from(agreed, lang))),
            order=ORDER.say(lang),
            caption=_CAPTION.say(lang),
            columns=[(key, title.say(lang)) for key, title in COLUMNS],
            rows=[
                {**line, "has_word": bool(row["word"])}
                for line, row in zip(lines, rows, strict=True)
            ],
            short=SHORT.say(lang),
            written=[
                (shown_cell(row["word"]) or NO_WORD.say(lang), row["criterion"]) for row in rows
            ],
            signed=_SIGNED.say(lang),
        )
    )
