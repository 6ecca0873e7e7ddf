"""What came of an import: every record in exactly one place, and the account of it."""

from __future__ import annotations

from collections import Counter

from attrs import field, frozen

from salesterms._render import Markup, element, html_table
from salesterms.entities import Opportunities
from salesterms.errors import SalesTermsError, Text
from salesterms.interop.joining import JoinReport
from salesterms.interop.outcomes import Quarantined, Skipped
from salesterms.interop.quarantine import quarantine_csv

_WORDS = {
    "read": Text("records read", "records gelezen"),
    "accepted": Text("accepted", "aanvaard"),
    "quarantined": Text("quarantined", "in quarantaine"),
    "blank": Text("blank", "leeg"),
    "skipped": Text("skipped as declared", "overgeslagen zoals opgegeven"),
}
_CAPTION = Text("Import", "Import")
_OUTCOME = Text("outcome", "uitkomst")
_RECORDS = Text("records", "records")
_PERSONAL = Text(
    "the quarantine holds personal data (columns {0})",
    "de quarantaine bevat persoonsgegevens (kolommen {0})",
)


@frozen(kw_only=True, repr=False)
class ImportResult:
    """The outcome of every record that was read.

    >>> from salesterms.interop import read_rows
    >>> result = read_rows([{"id": "D-1", "status": "won"}, {"id": "D-2", "status": "?"}])
    >>> result.read, len(result.accepted), result.reasons
    (2, 1, {'unknown_label': 1})

    `read` = accepted + quarantined + blank + skipped, always. `join` reports on the joined file;
    `fault` is the fault of the file after which nothing was accepted, where that was not raised.
    """

    accepted: Opportunities
    quarantined: tuple[Quarantined, ...] = ()
    blank: int = 0
    skipped: tuple[Skipped, ...] = ()
    join: JoinReport | None = None
    fault: SalesTermsError | None = field(default=None, eq=False)
    personal: tuple[str, ...] = ()

    @property
    def read(self) -> int:
        """How many records were read, blank ones included and the header not."""
        return len(self.accepted) + len(self.quarantined) + self.blank + len(self.skipped)

    @property
    def reasons(self) -> dict[str, int]:
        """How many records are in quarantine for which first reason; they add up to all of it."""
        return dict(Counter(record.code for record in self.quarantined).most_common())

    def quarantine_csv(self, *, exact: bool = False, lang: str = "en") -> str:
        """The quarantine as CSV: one line for each problem, the original text with the first.

        Cells that a spreadsheet would run as a formula get an apostrophe in front; `exact=True`
        leaves every character as it is, for programs.
        """
        return quarantine_csv(self.quarantined, exact=exact, lang=lang)

    def text(self, lang: str = "en") -> str:
        """The account in one line, in English or Dutch."""
        line = ", ".join(f"{count} {words}" for words, count in self._counts(lang))
        reasons = ", ".join(f"{code} {count}" for code, count in self.reasons.items())
        parts = [f"{line} ({reasons})" if reasons else line]
        if self.personal and self.quarantined:
            parts.append(_PERSONAL.say(lang).format(", ".join(self.personal)))
        return "; ".join(parts)

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<ImportResult: {self.text()}>"

    def _repr_html_(self) -> Markup:
        rows = [[words, f"{count:,}"] for words, count in self._counts("en")]
        rows += [[f"- {code}", f"{count:,}"] for code, count in self.reasons.items()]
        header = [_OUTCOME.say("en"), _RECORDS.say("en")]
        return element("div", html_table(header, rows, caption=_CAPTION.say("en")))

    def _counts(self, lang: str) -> list[tuple[str, int]]:
        counts = {
            "read": self.read,
            "accepted": len(self.accepted),
            "quarantined": len(self.quarantined),
            "blank": self.blank,
            "skipped": len(self.skipped),
        }
        return [(_WORDS[name].say(lang), count) for name, count in counts.items()]
