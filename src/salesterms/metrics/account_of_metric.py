"""A metric in full, as lines and tables of text: what a page and the command line show alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from salesterms.criteria import Count, Different, Each, Several, Span, Sum, SumProduct
from salesterms.criteria.quantities import parts_of
from salesterms.errors import Text
from salesterms.metrics.criteria_in_words import criterion_text
from salesterms.metrics.derived import arguments_behind
from salesterms.metrics.money_metric import MoneyMetric
from salesterms.metrics.parameters import PARAMETERS
from salesterms.metrics.registry import METRICS
from salesterms.metrics.statements import Statement
from salesterms.metrics.terms import kind_of
from salesterms.metrics.variant import Variant
from salesterms.results.explanation import date_words, field_text, unit_text
from salesterms.results.words import reason_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.criteria import Quantity
    from salesterms.metrics.definition import Definition
    from salesterms.metrics.family import Family

_FORMULA = Text("Formula", "Formule")
_ADDED = Text("Added up", "Opgeteld")
_USED = Text("Used of each row", "Gebruikt per rij")
_DATE = Text("Date", "Datum")
_NEEDS = Text("Needs", "Nodig")
_TAKES = Text("Takes", "Invoer")
_UNIT = Text("Unit", "Eenheid")
CALLED = Text("Also called", "Ook wel")
_SOURCE = Text("Defined so by", "Zo gedefinieerd door")
_EXACT = Text("Rounding", "Afronding")
_NOT_EXACT = Text("rounded once, by the metric itself", "één keer afgerond, door het kengetal zelf")

#: What `as_of` takes, which is no parameter of a variant alone.
_LAST_DAY = Text(
    "the last day that is known, a date or its text such as '2024-12-31'",
    "de laatste dag die bekend is, een date of de tekst ervan zoals '2024-12-31'",
)

_ROWS = Text("rows", "rijen")
_SUM = Text("{0}", "{0}")
_PRODUCT = Text("{0} times {1}", "{0} maal {1}")
_SPAN = Text("days from {0} to {1}", "dagen van {0} tot {1}")
_EACH = Text("{0}", "{0}")
_DIFFERENT = Text("rows, and of which {0} they are", "rijen, en van welke {0} ze zijn")

COUNTED, LEFT_OUT = Text("counted", "telt mee"), Text("left out", "telt niet mee")
_ONLY_WITH = Text("only with {0}", "alleen met {0}")

#: Units that an answer does not put behind its value.
_OTHER_UNITS: Final = {
    "ratio": Text("ratio", "verhouding"),
    "money": Text("money", "geld"),
    "of_quota": Text("that of the quota", "die van het target"),
    "of_durations": Text("that of the durations", "die van de tijdsduren"),
    "percent_per_percent": Text("percent for each percent", "procent per procent"),
}

_NAMED_IN_LATEX = re.compile(r"<(\w+)>")


class BucketLine(NamedTuple):
    """A row of the table that sorts rows: where one lands, what becomes of it, and when."""

    bucket: str
    says: str
    fate: str
    when: str


class EdgeLine(NamedTuple):
    """What is answered at an edge; `variants` is empty where it is about all."""

    id: str
    when: str
    gives: str
    variants: tuple[str, ...]


def lines_about(definition: Definition, lang: str) -> Iterator[tuple[str, str]]:
    """What there is to know of one definition, a name and a text for each line."""
    yield _FORMULA.say(lang), definition.definition.say(lang)
    if isinstance(definition, Variant):
        used = _USED if keeps_each(definition.quantity) else _ADDED
        yield used.say(lang), added_up(definition.quantity, lang)
        yield _DATE.say(lang), date_of(definition, lang)
        for name, what in parameters_of(definition, lang):
            yield _NEEDS.say(lang), f"{name}: {what}"
    else:
        for name, what in terms_of(definition, lang):
            yield _TAKES.say(lang), f"{name}: {what}"
    yield _UNIT.say(lang), unit_of(definition, lang)
    if not definition.exact:
        yield _EXACT.say(lang), _NOT_EXACT.say(lang)
    if definition.labels:
        yield CALLED.say(lang), ", ".join(definition.labels)
    yield _SOURCE.say(lang), source_of(definition, lang)


def date_of(definition: Definition, lang: str) -> str:
    """The date by which a period selects and calendar units group; "" where there are no rows."""
    return date_words(definition.date).say(lang) if isinstance(definition, Variant) else ""


def unit_of(definition: Definition, lang: str) -> str:
    """In what the answer is counted."""
    other = _OTHER_UNITS.get(definition.unit)
    if other is not None:
        return other.say(lang)
    return unit_text(definition.unit, lang) or definition.unit.replace("_", " ")


def source_of(definition: Definition, lang: str) -> str:
    """Who defines it so, with the citations behind it."""
    said, citations = definition.source.text.say(lang), definition.source.citations
    return f"{said} [{'; '.join(citations)}]" if citations else said


def parameters_of(definition: Definition, lang: str) -> Iterator[tuple[str, str]]:
    """The parameters that a variant cannot do without, with what each takes."""
    for name in definition.needs if isinstance(definition, Variant) else ():
        shape = PARAMETERS.get(name)
        yield name, (_LAST_DAY if shape is None else shape.said).say(lang)


def terms_of(definition: Definition, lang: str) -> Iterator[tuple[str, str]]:
    """The named numbers of the formula, with what each must be."""
    for name in definition.arguments:
        yield name, kind_of(definition, name).said.say(lang)


def added_up(quantity: Quantity, lang: str) -> str:
    """What is added up over the rows that count, or used of each of them."""
    if isinstance(quantity, Count):
        return _ROWS.say(lang)
    if isinstance(quantity, Several):
        return "; ".join(dict.fromkeys(added_up(part, lang) for _, part in quantity.named))
    names = [field_text(column.name, lang) for column in quantity.columns]
    if isinstance(quantity, Different):
        return _DIFFERENT.say(lang).format(", ".join(names))
    said = {Sum: _SUM, SumProduct: _PRODUCT, Span: _SPAN, Each: _EACH}[type(quantity)]
    return said.say(lang).format(*names)


def keeps_each(quantity: Quantity) -> bool:
    """Whether numbers are kept one by one: these are used, and not added up."""
    return any(isinstance(part, Each) for part in parts_of(quantity))


def buckets_of(variant: Variant, lang: str) -> Iterator[BucketLine]:
    """The table of a variant, in its order: the first row that applies takes the record."""
    for row in variant.places.rows:
        counted = row.bucket in variant.counted
        when = criterion_text(row.criterion, lang)
        if row.parameters:
            when += f" ({_ONLY_WITH.say(lang).format(', '.join(arguments_behind(row.parameters)))})"
        fate = (COUNTED if counted else LEFT_OUT).say(lang)
        yield BucketLine(row.bucket, reason_text(row.bucket, lang), fate, when)


def edges_of(family: Family, lang: str, variant: str | None = None) -> Iterator[EdgeLine]:
    """The edges of a metric, or those that one variant has part in."""
    for edge in family.edges:
        if variant is None or not edge.variants or variant in edge.variants:
            yield EdgeLine(edge.id, edge.when.say(lang), edge.gives.say(lang), edge.variants)


def calls_of(family: Family, variant: str | None = None) -> Iterator[str]:
    """How it is called: on rows where it takes them, and on named numbers."""
    if isinstance(family, Statement):
        yield family.call
        return
    definition: Definition = family.variants[variant or family.default]
    named = [] if definition.name == family.default else [f'variant="{definition.name}"']
    numbers = [f"{name}={name}" for name in definition.arguments]
    if isinstance(definition, Variant):  # which only metrics of rows have
        needs = [f"{name}={name}" for name in definition.needs]
        currency = ['currency="EUR"'] if isinstance(family, MoneyMetric) else []
        yield f"{family.id}({', '.join(['rows', *named, *needs, *currency])})"
    else:  # a calculation: called, it is its formula
        yield f"{family.id}({', '.join([*named, *numbers])})"
    yield f"{family.id}.formula({', '.join([*named, *numbers])})"


def code_of(family: Family, variant: str | None = None) -> Iterator[str]:
    """The lines of code of a call, the import of a metric of the library first."""
    if METRICS.get(family.id) is family or isinstance(family, Statement):
        yield f"from salesterms import {family.id}"
    yield from calls_of(family, variant)


def latex_of(definition: Definition, lang: str) -> str:
    """The formula as LaTeX, the terms by their words."""

    def named(found: re.Match[str]) -> str:
        return rf"\text{{{reason_text(found[1], lang)}}}"

    return _NAMED_IN_LATEX.sub(named, definition.formula.latex)
