"""Criteria on facts as short text: the form that documents hold and people type.

The grammar, from loosest to tightest: `or`, `and`, `not`, then one question in parentheses or not:
`interest >= explicit`, `standing = new|sales`, or a fact alone, which asks that it holds at all.
`always` holds whatever is known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from salesterms.criteria import All, Any, AtLeast, In, Not
from salesterms.errors import SalesTermsError, Text
from salesterms.facts.axis import RESERVED
from salesterms.facts.catalogue import check_is_catalogue
from salesterms.facts.criterion_words import flattened, unwrapped
from salesterms.facts.laws_of_sales import CATALOGUE
from salesterms.facts.masks import NotAboutFacts

if TYPE_CHECKING:
    from salesterms.criteria import Criterion
    from salesterms.facts.axis import Axis
    from salesterms.facts.catalogue import Catalogue

#: No criterion of ours is longer; a text is bounded before it is read.
MOST_CHARACTERS = 4000
_DEEPEST = 20

_TOKEN = re.compile(r"\s*(>=|=|\||\(|\)|[A-Za-z_][A-Za-z0-9_]*)")


class NotACriterion(SalesTermsError, ValueError):
    """A text cannot be read as a criterion; where it goes wrong is said."""

    code = "not_a_criterion"
    message = Text(
        "{0} is no criterion: at character {1} there should be {2}",
        "{0} is geen criterium: bij teken {1} hoort {2}",
    )


_A_QUESTION = Text("a fact, such as interest >= explicit", "een feit, zoals interest >= explicit")
_A_VALUE = Text("a value", "een waarde")
_THE_END = Text("and, or, or the end", "and, or of het einde")
_CLOSING = Text("a closing parenthesis", "een sluithaakje")
_SHORTER = Text("an end: it is too long or too deep", "een einde: het is te lang of te diep")
_TEXT = Text("text", "tekst")


def written(criterion: Criterion) -> str:
    """A criterion as text that `read_criterion` reads.

    >>> from salesterms.facts import CATALOGUE
    >>> asked = CATALOGUE["interest"].at_least("explicit") & ~CATALOGUE["context"].holds
    >>> written(asked)
    'interest >= explicit and not context'

    Raises `NotAboutFacts` for nodes that are about rows.
    """
    criterion = unwrapped(criterion)
    if isinstance(criterion, Not):
        return f"not {_inner(criterion.part)}"
    if isinstance(criterion, All | Any):
        return _joined(criterion)
    if isinstance(criterion, AtLeast):
        axis: Axis = criterion.column  # type: ignore[assignment] # on facts only axes are columns
        first = criterion.level == axis.names[1]
        return axis.name if first else f"{axis.name} >= {criterion.level}"
    if isinstance(criterion, In) and not criterion.values:
        return "not always"
    if isinstance(criterion, In):
        return f"{criterion.column.name} = {'|'.join(map(str, criterion.values))}"
    raise NotAboutFacts(criterion)


def _joined(criterion: All | Any) -> str:
    if not criterion.parts:
        return "always" if isinstance(criterion, All) else "not always"
    word = " and " if isinstance(criterion, All) else " or "
    return word.join(_inner(part) for part in flattened(criterion))


def _inner(part: Criterion) -> str:
    part = unwrapped(part)
    return f"({written(part)})" if isinstance(part, All | Any) and part.parts else written(part)


def read_criterion(text: str, catalogue: Catalogue = CATALOGUE) -> Criterion:
    """The criterion that a text says.

    >>> from salesterms.facts import CATALOGUE, Facts, written
    >>> asked = read_criterion("interest >= explicit and (context or standing = sales|converted)")
    >>> written(asked)
    'interest >= explicit and (context or standing = sales|converted)'

    Raises `NotACriterion` with the place, `UnknownFact`, `NotARung` and `NotOrdered`. At most 4,000
    characters, and 20 parentheses in each other.
    """
    if text.__class__ is not str:
        raise NotACriterion(text, 1, _TEXT)
    if len(text) > MOST_CHARACTERS:
        raise NotACriterion(text[:40], MOST_CHARACTERS, _SHORTER)
    check_is_catalogue(catalogue)
    return _Reader(text, catalogue).whole()


class _Reader:
    """One walk through one text, from left to right."""

    def __init__(self, text: str, catalogue: Catalogue) -> None:
        self.text, self.catalogue = text, catalogue
        self.at, self.deep = 0, 0

    def whole(self) -> Criterion:
        found = self.any_of()
        if self.text[self.at :].strip():
            self.expected(_THE_END)
        return found

    def any_of(self) -> Criterion:
        parts = [self.all_of()]
        while self.takes("or"):
            parts.append(self.all_of())
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def all_of(self) -> Criterion:
        parts = [self.one()]
        while self.takes("and"):
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def one(self) -> Criterion:
        self.deep += 1
        if self.deep > _DEEPEST:
            self.expected(_SHORTER)
        found = self.inner()
        self.deep -= 1
        return found

    def inner(self) -> Criterion:
        if self.takes("not"):
            return Not(self.one())
        if self.takes("always"):
            return All(())
        if self.takes("("):
            found = self.any_of()
            if not self.takes(")"):
                self.expected(_CLOSING)
            return found
        return self.question(self.catalogue[self.name(_A_QUESTION)])

    def question(self, axis: Axis) -> Criterion:
        if self.takes(">="):
            return axis.at_least(self.name(_A_VALUE))
        if not self.takes("="):
            return axis.holds
        values = [self.name(_A_VALUE)]
        while self.takes("|"):
            values.append(self.name(_A_VALUE))
        return axis.is_(*values)

    def name(self, what: Text) -> str:
        found = _TOKEN.match(self.text, self.at)
        if found is None or found[1] in RESERVED or not found[1][0].isalpha():
            self.expected(what)
        self.at = found.end()
        return found[1]

    def takes(self, token: str) -> bool:
        found = _TOKEN.match(self.text, self.at)
        if found is None or found[1] != token:
            return False
        self.at = found.end()
        return True

    def expected(self, what: Text) -> NoReturn:
        while self.text[self.at : self.at + 1].isspace():
            self.at += 1
        raise NotACriterion(self.text, self.at + 1, what)
