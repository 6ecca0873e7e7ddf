"""What came of reading: every record in exactly one place, and the account of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sized
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from attrs import field, frozen

from salesterms._render import Markup, element, html_table
from salesterms.errors import SalesTermsError, Text
from salesterms.interop.import_problems import ImportProblems
from salesterms.interop.outcomes import Blank, Quarantined
from salesterms.interop.quarantine import quarantine_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

T = TypeVar("T")
Accepted_co = TypeVar("Accepted_co", bound=Sized, covariant=True)

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


@frozen(kw_only=True, repr=False)
class ReadResult(Generic[Accepted_co]):
    r"""The outcome of every line, or of every row, that was read.

    >>> from io import BytesIO
    >>> from salesterms import Opportunity
    >>> from salesterms.interop import read_json_lines
    >>> lines = BytesIO(b'{"id": "D-1", "status": "won"}\n\n{"id": "D-2", "status": "gone"}\n')
    >>> result = read_json_lines(lines, Opportunity, plain=True)
    >>> print(result)
    3 records read, 1 accepted, 1 quarantined (unknown_choice 1), 1 blank; the quarantine holds ...
    >>> result.reasons
    {'unknown_choice': 1}

    `read` = accepted + quarantined + blank, always. `personal` names the fields whose values are
    masked in problems; the original texts in the quarantine are not. `fault` is the fault of the
    file after which nothing was accepted, where that was not raised.
    """

    accepted: Accepted_co
    quarantined: tuple[Quarantined, ...] = ()
    blank: int = 0
    fault: SalesTermsError | None = field(default=None, eq=False)
    personal: tuple[str, ...] = ()

    _PERSONAL: ClassVar[Text] = Text(
        "the quarantine holds personal data (fields {0})",
        "de quarantaine bevat persoonsgegevens (velden {0})",
    )

    @property
    def read(self) -> int:
        """How many records were read, blank ones included and the header not."""
        return sum(self._outcomes().values())

    @property
    def reasons(self) -> dict[str, int]:
        """How many records are in quarantine for which first reason; they add up to all of it."""
        return dict(Counter(record.code for record in self.quarantined).most_common())

    def or_raise(self) -> Accepted_co:
        """What was accepted, where that is all; else `ImportProblems` with every problem.

        Blank records, and those that are skipped as declared, are no problem.
        """
        if self.quarantined:
            raise ImportProblems.of(p for record in self.quarantined for p in record.problems)
        return self.accepted

    def quarantine_csv(self, *, exact: bool = False, lang: str = "en") -> str:
        """The quarantine as CSV: one line for each problem, the original text with the first.

        Cells that a spreadsheet would run as a formula get an apostrophe in front; `exact=True`
        leaves every character as it is, for programs.
        """
        return quarantine_csv(self.quarantined, exact=exact, lang=lang)

    def text(self, lang: str = "en") -> str:
        """The account in one line, in English or Dutch."""
        parts = [account_of(self._outcomes(), self.reasons, lang)]
        if self.personal and self.quarantined:
            parts.append(self._PERSONAL.say(lang).format(", ".join(self.personal)))
        return "; ".join(parts)

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.text()}>"

    def _repr_html_(self) -> Markup:
        rows = list[list[str]]()
        for name, count in _counts(self._outcomes()).items():
            rows.append([_WORDS[name].say("en"), f"{count:,}"])
            if name == "quarantined":
                rows += [[f"- {code}", f"{many:,}"] for code, many in self.reasons.items()]
        header = [_OUTCOME.say("en"), _RECORDS.say("en")]
        return element("div", html_table(header, rows, caption=_CAPTION.say("en")))

    def _outcomes(self) -> dict[str, int]:
        """How many records had which outcome; together they are all that were read."""
        return {
            "accepted": len(self.accepted),
            "quarantined": len(self.quarantined),
            "blank": self.blank,
        }


def account_of(outcomes: Mapping[str, int], reasons: Mapping[str, int], lang: str) -> str:
    """How many records had which outcome, and why some are in quarantine, in one line.

    >>> account_of({"accepted": 2, "quarantined": 1, "blank": 1}, {"missing_id": 1}, "en")
    '4 records read, 2 accepted, 1 quarantined (missing_id 1), 1 blank'
    """
    told = ", ".join(f"{code} {count}" for code, count in reasons.items())
    why = {"quarantined": f" ({told})" if told else ""}
    return ", ".join(
        f"{count} {_WORDS[name].say(lang)}{why.get(name, '')}"
        for name, count in _counts(outcomes).items()
    )


def _counts(outcomes: Mapping[str, int]) -> dict[str, int]:
    return {"read": sum(outcomes.values()), **outcomes}


def gathered(
    outcomes: Iterable[T | Quarantined | Blank], *, personal: tuple[str, ...]
) -> ReadResult[tuple[T, ...]]:
    """The account of outcomes that come one by one; what is no other outcome is a value."""
    accepted: list[T] = []
    quarantined: list[Quarantined] = []
    blank = 0
    for one in outcomes:
        if isinstance(one, Quarantined):
            quarantined.append(one)
        elif isinstance(one, Blank):
            blank += 1
        else:
            accepted.append(one)
    return ReadResult(
        accepted=tuple(accepted), quarantined=tuple(quarantined), blank=blank, personal=personal
    )
