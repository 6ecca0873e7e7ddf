"""What a log shows beside the order of its stages, where it has the columns for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from attrs import frozen

from salesterms.errors import Text
from salesterms.lifecycle import OPEN, Category
from salesterms.logs.following import NO_CODE
from salesterms.logs.ways import Ways

if TYPE_CHECKING:
    from salesterms.logs.entries import Marks, StageEntry


@frozen(kw_only=True)
class Finding:
    """Something that a log shows, and how often; or why it was not looked for.

    >>> from salesterms.logs import audit
    >>> from salesterms.vocabularies import hubspot
    >>> won = audit([], hubspot.deal_stage).findings[3]
    >>> won.name, won.looked_for, won.because.en
    ('won_without_approvals', False, 'the log tells nothing of it')

    `rows` is None where it was not looked for, and `because` says why. `case` is the least id of
    the cases in which it was found.
    """

    name: str
    text: Text
    rows: int | None
    because: Text | None = None
    case: str | int | None = None
    cites: tuple[str, ...] = ()

    @property
    def looked_for(self) -> bool:
        """Whether the log and the vocabulary have what it takes to look for it."""
        return self.rows is not None


@frozen(kw_only=True)
class _Question:
    """What is looked for: in rows with which labels, by which mark, and what speaks for it."""

    name: str
    text: Text
    mark: str
    #: Whether a label is one that it is about.
    about: Callable[[Ways, str], bool]
    #: Whether a mark on such a row is what is looked for.
    found: Callable[[Category | None, object], bool]
    no_label: Text
    cites: tuple[str, ...] = ()
    #: Whether it is asked of labels that are unknown, too.
    of_unknown: bool = False


def _named(entry: str) -> Callable[[Ways, str], bool]:
    return lambda ways, label: ways.term(label).entry == entry


def _disagrees(category: Category | None, outcome: object) -> bool:
    """Whether two signs of how a deal stands differ; open and held are one here."""
    both_open = category in OPEN and outcome in OPEN
    return category != outcome and not both_open


_NO_TERM = Text("the vocabulary has no such term", "de woordenschat heeft zo'n term niet")
_NO_OUTCOME = Text(
    "no label says whether a deal is open, won or lost",
    "geen label zegt of een deal open, gewonnen of verloren is",
)

_QUESTIONS: Final = (
    _Question(
        name="name_with_sales",
        text=Text("a naam handed to sales", "een naam die aan sales is overgedragen"),
        mark="with_sales",
        about=_named("raw-name"),
        found=lambda _, mark: mark is True,
        no_label=_NO_TERM,
        cites=("002:65",),
    ),
    _Question(
        name="contact_without_deal",
        text=Text("a contact without a deal", "een contact zonder deal"),
        mark="deal",
        about=_named("contact"),
        found=lambda _, mark: mark is False,
        no_label=_NO_TERM,
        cites=("003:21",),
    ),
    _Question(
        name="outcomes_disagree",
        text=Text(
            "the label and another column disagree on how the deal stands",
            "het label en een andere kolom zijn het oneens over hoe de deal staat",
        ),
        mark="outcome",
        about=lambda ways, label: ways.category(label) is not None,
        found=_disagrees,
        no_label=_NO_OUTCOME,
    ),
    _Question(
        name="won_without_approvals",
        text=Text(
            "won without the required approvals", "gewonnen zonder de vereiste goedkeuringen"
        ),
        mark="approvals",
        about=lambda ways, label: ways.category(label) is Category.WON,
        found=lambda _, mark: mark is False,
        no_label=Text(
            "no label means that a deal is won", "geen label zegt dat een deal gewonnen is"
        ),
        cites=("000:36",),
    ),
    _Question(
        name="other_label_before",
        text=Text(
            "a row that says it came from another label than the case stood in",
            "een rij die zegt uit een ander label te komen dan waar het geval in stond",
        ),
        mark="before",
        about=lambda _, __: True,
        found=lambda _, mark: mark is True,
        no_label=_NO_TERM,
        of_unknown=True,
    ),
)

_NO_COLUMN = Text("the log tells nothing of it", "het log zegt er niets over")


class Looking:
    """What is looked for while a log is counted."""

    def __init__(self, ways: Ways) -> None:
        """Choose the questions that can be asked of these labels."""
        #: By the code of a label; an unknown one, whose code is the place before all, has none.
        self._categories = [*map(ways.category, ways.labels), None]
        self._asked: list[tuple[_Question, frozenset[int]]] = []
        self._told: set[str] = set()
        self._rows: dict[str, int] = {}
        self._case: dict[str, str | int] = {}
        for question in _QUESTIONS:
            codes = [at for at, one in enumerate(ways.labels) if question.about(ways, one)]
            if question.of_unknown:
                codes.append(NO_CODE)
            self._asked.append((question, frozenset(codes)))

    def see(self, code: int, entry: StageEntry, another: bool | None) -> None:  # noqa: FBT001
        """Look at a row that has marks; `another` is whether it names another label before it."""
        marks: Marks = entry.marks  # type: ignore[assignment] # the caller has seen that it has
        told = marks._asdict() | {"before": another}
        for question, codes in self._asked:
            mark = told[question.mark]
            if mark is None:
                continue
            self._told.add(question.mark)
            if code in codes and question.found(self._categories[code], mark):
                name = question.name
                self._rows[name] = self._rows.get(name, 0) + 1
                known = self._case.setdefault(name, entry.case)
                self._case[name] = min(known, entry.case, key=id_order)

    def findings(self) -> tuple[Finding, ...]:
        """Every question with what came of it."""
        return tuple(self._finding(question, codes) for question, codes in self._asked)

    def _finding(self, question: _Question, codes: frozenset[int]) -> Finding:
        because = None
        if not codes:
            because = question.no_label
        elif question.mark not in self._told:
            because = _NO_COLUMN
        return Finding(
            name=question.name,
            text=question.text,
            rows=None if because is not None else self._rows.get(question.name, 0),
            because=because,
            case=self._case.get(question.name),
            cites=question.cites,
        )


def id_order(case: str | int) -> tuple[bool, str | int]:
    """Numbers before texts, each in their own order."""
    return isinstance(case, str), case
