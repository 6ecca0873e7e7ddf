"""A vocabulary in a document: its rows, each criterion as short text, on the built-in facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from salesterms.documents import kinds
from salesterms.documents.broken_rules import note
from salesterms.documents.forms import criteria
from salesterms.documents.forms.stand_ins import StoodIn
from salesterms.documents.place import FAULTY, Place
from salesterms.errors import Text, Unreadable
from salesterms.facts import CATALOGUE
from salesterms.values import about
from salesterms.vocabularies import Vocabulary, VocabularyProblems
from salesterms.vocabularies.checking import ID_PATTERN, problems_of_words
from salesterms.vocabularies.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesterms.errors import Problem


@frozen(kw_only=True)
class Rows:
    """What a vocabulary holds."""

    id: str = field(
        metadata=about(
            "its public name",
            "de openbare naam",
            alias="kenmerk",
            schema={"pattern": f"^{ID_PATTERN}$"},
        )
    )
    title: Text = field(metadata=about("what it is called", "hoe ze heet", alias="titel"))
    rows: tuple[Row, ...] = field(
        metadata=about("its rows: the first that fits", "de rijen: de eerste past", alias="rijen")
    )
    source: str = field(
        default="",
        metadata=about("the number of its text", "het nummer van de tekst", alias="bron"),
    )
    reading: str = field(
        default="", metadata=about("which reading of it", "welke lezing ervan", alias="lezing")
    )
    address: str = field(
        default="", metadata=about("where it is published", "waar ze staat", alias="adres")
    )


def _rows_of(vocabulary: Vocabulary) -> Rows:
    if vocabulary.catalogue != CATALOGUE:
        raise Unreadable(kinds.OTHER_FACTS, repr(vocabulary.catalogue))
    return Rows(
        id=vocabulary.id,
        title=vocabulary.title,
        rows=vocabulary.rows,
        source=vocabulary.source,
        reading=vocabulary.reading,
        address=vocabulary.address,
    )


def _vocabulary_of(plain: Rows, *, checked: bool = True) -> Vocabulary:
    return Vocabulary(
        id=plain.id,
        title=plain.title,
        rows=plain.rows,
        source=plain.source,
        reading=plain.reading,
        address=plain.address,
        checked=checked,
    )


class VocabularyForm(StoodIn):
    """The form of a vocabulary, which tells every fault of its rows in its place."""

    def write_all(self, value: Any, at: Place) -> Any:
        """The plain form; facts of one's own have none."""
        if value.__class__ is Vocabulary and value.catalogue != CATALOGUE:
            return at.fault(kinds.OTHER_FACTS, None, repr(value.catalogue))
        return super().write_all(value, at)

    def read_all(self, given: Any, at: Place) -> Any:
        """The vocabulary, or every fault: of its form, and else of what its rows say."""
        if given.__class__ is not dict:
            return super().read_all(given, at)
        found = self.inner.read_all(given, at)
        try:
            if found is FAULTY:
                self._words(given, at)
                return FAULTY
            return _vocabulary_of(found)
        except VocabularyProblems as fault:
            return _take(fault.problems, given, at)
        except Exception as fault:  # noqa: BLE001 - such as too many worlds
            return note(fault, at, None)

    def _words(self, given: dict[Any, Any], at: Place) -> None:
        """Tell the faults of words as well, where only criteria could not be read."""
        plain = self.inner.read_all(_without_criteria(given), Place())
        if plain is not FAULTY:
            _take(problems_of_words(_vocabulary_of(plain, checked=False).parts), given, at)


def _without_criteria(given: dict[Any, Any]) -> dict[Any, Any]:
    """The same, where every criterion that cannot be read holds always."""
    name = _called("rows", given)
    rows: Any = given.get(name)
    if rows.__class__ is not list:
        return given
    return {**given, name: [_readable(row) for row in rows]}


def _readable(row: Any) -> Any:
    if row.__class__ is not dict:
        return row
    name = _called("when", row)
    try:
        criteria.read(row.get(name, ""))
    except Unreadable:
        return {**row, name: "always"}
    return row


#: What a problem calls a key -> its Dutch name, under which a document may give it.
_DUTCH = {
    "id": "kenmerk",
    "rows": "rijen",
    "word": "woord",
    "when": "wanneer",
    "broader": "ruimer",
}


def _called(name: str, given: Any) -> str:
    """The name of a key as the document has it."""
    dutch = _DUTCH[name]
    return dutch if given.__class__ is dict and dutch in given and name not in given else name


def _take(problems: Iterable[Problem], given: dict[Any, Any], at: Place) -> Any:
    """Note problems of a vocabulary, each under the keys that the document has."""
    for problem in problems:
        at.take(evolve(problem, path=_path(problem.path or "$", given)))
    return FAULTY


def _path(path: str, given: dict[Any, Any]) -> str:
    """`$.rows[2].word` as the document writes it."""
    _, name, *more = path.replace("[", ".[").split(".")
    said = ["$", _called(name, given)]
    if more:
        index, *key = more
        said[-1] += index
        row = given[_called(name, given)][int(index[1:-1])]
        said += [_called(one, row) for one in key]
    return ".".join(said)


#: Class -> its stand-in, how to get that, the way back, and the form that joins them.
TABLE: dict[type, Any] = {Vocabulary: (Rows, _rows_of, _vocabulary_of, VocabularyForm)}
