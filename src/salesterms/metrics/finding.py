"""From a word that somebody uses to the metrics that it means, and to the variant where it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from salesterms.errors import SalesTermsError, Text, nearest, shown
from salesterms.metrics.family import Family
from salesterms.metrics.registry import METRICS
from salesterms.metrics.statements import STATEMENTS
from salesterms.terms import AmbiguousTerm, UnknownTerm, glossary
from salesterms.terms.folding import fold
from salesterms.terms.kinds import LabelUse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.metrics.definition import Definition
    from salesterms.terms import Entry

_MOST_NAMED = 5

#: Labels that an error may name.
_PRINTED = (LabelUse.PREFERRED, LabelUse.ALTERNATIVE)

_OF_VARIANT = Text("it stands for {0}: {1}", "het staat voor {0}: {1}")
_OF_METRIC = Text("its id", "het kenmerk ervan")
_OF_TITLE = Text("its title", "de naam ervan")
_OF_LABEL = Text("another name of it", "een andere naam ervan")
_OF_TERM = Text("a label of its term, {0}", "een label van de term ervan, {0}")


class UnknownMetric(SalesTermsError, LookupError):
    """No metric is called so; the term of the glossary that is, where there is one.

    >>> from salesterms import metrics
    >>> try:
    ...     metrics.find("colour of the door")
    ... except UnknownMetric as error:
    ...     print(error.code)
    unknown_metric
    """

    code = "unknown_metric"
    message = Text(
        "No metric is called {0}. Nearest: {1}", "Geen kengetal heet {0}. Het dichtst bij: {1}"
    )
    nothing_near = Text(
        "No metric is called {0}, and none comes near: salesterms.metrics.METRICS, or salesterms"
        " metrics, lists them all",
        "Geen kengetal heet {0}, en er komt er ook geen in de buurt: salesterms.metrics.METRICS,"
        " of salesterms metrics, geeft ze allemaal",
    )
    not_measured = Text(
        "{0} is a term of the glossary ({2}), but no metric measures it",
        "{0} is een term van de woordenlijst ({2}), maar geen kengetal meet die",
    )

    def __init__(
        self, asked: str, candidates: tuple[str, ...], terms: tuple[str, ...] = ()
    ) -> None:
        """Keep what was asked, the names that come near, and the terms that are called so."""
        super().__init__(asked, candidates, terms)

    def text(self, lang: str = "en") -> str:
        """What was asked; the terms that are called so, or else the names that come near."""
        asked, candidates, terms = self.args
        said = self.not_measured if terms else self.message if candidates else self.nothing_near
        near = ", ".join(map(shown, candidates))
        return said.say(lang).format(shown(asked), near, ", ".join(terms))


@frozen(kw_only=True, repr=False)
class Found:
    """A metric that a word means; the variant, where the word means one; and why.

    >>> [found] = find("sluitingsverhouding")
    >>> found.metric.id, found.variant
    ('close_ratio', 'won_of_all')
    >>> print(found.why.en)  # doctest: +ELLIPSIS
    it stands for won_of_all: the LinkedIn glossary's sluitingsverhouding, where closing a deal ...

    `variant` is None where the word says nothing of it: the default is then as good as any other.
    """

    metric: Family
    variant: str | None
    why: Text

    @property
    def definition(self) -> Definition:
        """The definition that is meant, or else the default."""
        found: Definition = self.metric.variants[self.variant or self.metric.default]
        return found

    def __repr__(self) -> str:
        named = self.metric.id if self.variant is None else f"{self.metric.id}, {self.variant}"
        return f"<Found {named}: {self.why.en}>"


def find(label: str) -> tuple[Found, ...]:
    """The metrics that a word means, in the order of `METRICS`, then of `STATEMENTS`; never none.

    >>> [(found.metric.id, found.variant) for found in find("hitrate")]
    [('close_ratio', None)]
    >>> [found.metric.id for found in find("Sales-Pipeline")][:2]
    ['open_opportunities', 'open_pipeline']

    The word is any label of the metric's term in the glossary, in either language, those of one
    country included; the metric's id, title or another name of it, as CPL; or what the definer of
    one variant calls it. Case, accents, hyphens and spaces do not matter, and a plural stands for
    its singular. A term with several metrics gives them all, and so does a label of several terms;
    but where one of them bears the name of the term, as `close_ratio` does, its labels mean that
    one. What explains metrics line by line, as `pipeline_bridge`, is found in the same way.

    Raises `UnknownMetric` with what comes near, or with the term that the word names and that
    nothing measures; and `NotALabel` for what is no text, or more than 200 characters.
    """
    terms = _terms(label)
    ids, key = {term.id: term for term in terms}, fold(label)
    found = tuple(one for metric in _families() for one in _meant(metric, key, ids))
    if found:
        return found
    measured = tuple(term.id for term in terms)
    raise UnknownMetric(label, () if measured else _near(label), measured)


def _families() -> Iterator[Family]:
    """What can be found: every metric, and what explains one line by line."""
    yield from METRICS.values()
    yield from STATEMENTS.values()


def _terms(label: str) -> tuple[Entry, ...]:
    """The terms of the glossary that are called so."""
    try:
        return (glossary[label],)
    except AmbiguousTerm as several:
        return tuple(glossary[one] for one in several.args[1])
    except UnknownTerm:
        return ()


def _meant(metric: Family, key: str, terms: dict[str, Entry]) -> Iterator[Found]:
    """What a word means of one metric: first its variants, as a title says nothing of those."""
    variants = [variant for variant in metric.variants.values() if key in map(fold, variant.labels)]
    for variant in variants:
        why = _OF_VARIANT.filled(variant.name, variant.source.text)
        yield Found(metric=metric, variant=variant.name, why=why)
    if not variants and (why_metric := _why(metric, key, terms)):
        yield Found(metric=metric, variant=None, why=why_metric)


def _why(metric: Family, key: str, terms: dict[str, Entry]) -> Text | None:
    if key == fold(metric.id):
        return _OF_METRIC
    if key in (fold(metric.title.en), fold(metric.title.nl)):
        return _OF_TITLE
    if key in map(fold, metric.labels):
        return _OF_LABEL
    term = terms.get(metric.term)
    if term is None or _namesake(term) not in (None, metric.id):
        return None
    return _OF_TERM.filled(term.preferred)


def _namesake(term: Entry) -> str | None:
    """The metric that is the term itself; others of the term go by names of their own."""
    key = fold(term.id)
    return next((id_ for id_ in METRICS if fold(id_) == key), None)


def _near(label: str) -> tuple[str, ...]:
    """What a word comes near to: metrics that it nearly means, and names that look like it."""
    nearly, names = list[str](), list[str]()
    for metric in _families():
        labels = glossary[metric.term].labels
        if fold(label) in {each.key for each in labels if each.use is LabelUse.NEAR}:
            nearly.append(metric.id)
        names += [metric.id, metric.title.en, metric.title.nl, *metric.labels]
        names += [each for variant in metric.variants.values() for each in variant.labels]
        names += [each.text for each in labels if each.use in _PRINTED]
    return tuple(dict.fromkeys((*nearly, *nearest(label, names, _MOST_NAMED))))
