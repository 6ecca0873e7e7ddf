"""A page of Markdown for each metric, made from its definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesterms._render import markdown_table, safe_table
from salesterms._render import safe_markdown as _safe
from salesterms.errors import LANGUAGES, Text, UnknownLanguage
from salesterms.metrics import METRICS, Metric, Variant
from salesterms.metrics.account_of_metric import (
    added_up,
    buckets_of,
    code_of,
    date_of,
    edges_of,
    keeps_each,
    latex_of,
    parameters_of,
    source_of,
    terms_of,
    unit_of,
)
from salesterms.metrics.families import by_heading
from salesterms.terms import glossary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms.metrics import Definition, Family

#: The name of the page that leads to all others: no metric has it.
INDEX_PAGE = "all_metrics"

_TITLE = Text("The metrics", "De kengetallen")
_INTRO = Text(
    "A metric has one or more definitions, its variants. Each page says which rows count, why any"
    " other is left out, what is answered at the edges, and who defines it so.",
    "Een kengetal heeft een of meer definities, de varianten. Elke pagina zegt welke rijen"
    " meetellen, waarom een andere niet meetelt, wat er aan de randen uitkomt, en wie het zo"
    " definieert.",
)
_COLUMNS = (
    Text("metric", "kengetal"),
    Text("other language", "andere taal"),
    Text("in code", "in code"),
    Text("variants", "varianten"),
)
_TERM = Text("Term of the glossary: {0}. {1}", "Term van de woordenlijst: {0}. {1}")
_IN_CODE = Text("In code: `salesterms.{0}`", "In code: `salesterms.{0}`")
_OF = Text("Measures: {0}", "Meet: {0}")
_BY = Text("Grouped by: {0}", "Te groeperen op: {0}")
_VARIANTS = Text("Variants", "Varianten")
_VARIANT_COLUMNS = (
    Text("variant", "variant"),
    Text("what it is", "wat het is"),
    Text("formula", "formule"),
    Text("date", "datum"),
    Text("needs", "nodig"),
    Text("unit", "eenheid"),
    Text("defined so by", "zo gedefinieerd door"),
)
_BY_DEFAULT = Text("{0} (the default)", "{0} (de standaard)")
_ADDED = Text("What is added up: {0}.", "Wat er wordt opgeteld: {0}.")
_USED = Text("What is used of each row: {0}.", "Wat er van elke rij wordt gebruikt: {0}.")
_SORTED = Text(
    "Each row of data lands in the first line that applies to it:",
    "Elke rij met gegevens komt terecht in de eerste regel die erop van toepassing is:",
)
_BUCKET_COLUMNS = (
    Text("lands in", "komt in"),
    Text("which is", "dat is"),
    Text("and", "en"),
    Text("when", "wanneer"),
)
_TAKES_COLUMNS = (Text("argument", "argument"), Text("is", "is"))
_CALL = Text("How it is called:", "Zo roep je het aan:")
_TERMS = Text("The named numbers:", "De getallen met een naam:")
_EDGES = Text("At the edges", "Aan de randen")
_EDGE_COLUMNS = (
    Text("edge", "rand"),
    Text("when", "wanneer"),
    Text("what is answered", "wat eruit komt"),
    Text("variants", "varianten"),
)
_ALL = Text("all", "alle")


def metric_pages(*, lang: str = "en") -> dict[str, str]:
    """A page of Markdown for each metric: name of the page, without .md -> its text.

    >>> pages = metric_pages(lang="nl")
    >>> "sales_cycle" in pages, pages["close_ratio"].splitlines()[0]
    (True, '# Sluitingsverhouding')

    Beside the metrics, by their ids, there is `all_metrics`, which leads to them. Links to the
    glossary go to the pages of `glossary_pages` in the folder `../../glossary/en` or `nl`; a
    formula stands in a `math` block, as MyST and Sphinx show it. Another language than "en" or "nl"
    raises `UnknownLanguage`.
    """
    if lang not in LANGUAGES:
        raise UnknownLanguage(lang)
    made = {metric.id: page_of(metric, lang) for metric in METRICS.values()}
    return {INDEX_PAGE: _joined(_index(lang)), **made}


def page_of(metric: Family, lang: str) -> str:
    """The page of one metric, also of one that is not of the library."""
    return _joined(_page(metric, lang))


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"


def _index(lang: str) -> Iterator[str]:
    """Every metric under the heading of its family."""
    other = next(each for each in LANGUAGES if each != lang)
    yield f"# {_TITLE.say(lang)}"
    yield _INTRO.say(lang)
    for heading, metrics in by_heading().items():
        yield f"## {_safe(heading.say(lang))}"
        lines = [
            (
                f"[{_safe(one.title.say(lang))}]({one.id}.md)",
                _safe(one.title.say(other)),
                f"`{one.id}`",
                str(len(one.variants)),
            )
            for one in metrics
        ]
        yield _table(_COLUMNS, lines, lang)


def _page(metric: Family, lang: str) -> Iterator[str]:
    """One metric: what it says, its definitions, the rows of each, and its edges."""
    yield f"# {_safe(metric.title.say(lang))}"
    yield "\n".join(f"- {line}" for line in _about(metric, lang))
    yield f"## {_VARIANTS.say(lang)}"
    variants = metric.variants.values()
    yield safe_table(
        [head.say(lang) for head in _VARIANT_COLUMNS],
        [_variant_line(metric, each, lang) for each in variants],
        numeric=len(_VARIANT_COLUMNS),
    )
    for definition in variants:
        yield from _variant(metric, definition, lang)
    yield f"## {_EDGES.say(lang)}"  # every metric has some
    yield safe_table(
        [head.say(lang) for head in _EDGE_COLUMNS],
        [
            (each.id, each.when, each.gives, ", ".join(each.variants) or _ALL.say(lang))
            for each in edges_of(metric, lang)
        ],
        numeric=len(_EDGE_COLUMNS),
    )


def _about(metric: Family, lang: str) -> Iterator[str]:
    entry = glossary[metric.term]
    link = f"[{_safe(entry.preferred.say(lang))}](../../glossary/{lang}/{entry.id}.md)"
    yield _TERM.say(lang).format(link, _safe(entry.definition.say(lang)))
    yield _IN_CODE.say(lang).format(metric.id)
    if isinstance(metric, Metric):
        known: Metric[Any] = metric
        yield _OF.say(lang).format(_safe(known.rows.says.say(lang)))
        yield _BY.say(lang).format(", ".join(f"`{name}`" for name in known.rows.fields))


def _variant_line(metric: Family, definition: Definition, lang: str) -> tuple[str, ...]:
    default = definition.name == metric.default
    return (
        _BY_DEFAULT.say(lang).format(definition.name) if default else definition.name,
        definition.says.say(lang),
        definition.definition.say(lang),
        date_of(definition, lang),
        ", ".join(name for name, _ in parameters_of(definition, lang)),
        unit_of(definition, lang),
        source_of(definition, lang),
    )


def _variant(metric: Family, definition: Definition, lang: str) -> Iterator[str]:
    """One definition: its formula, the table of its rows, and how it is called."""
    yield f"## `{definition.name}`"
    yield f"{_safe(definition.says.say(lang))}."
    yield f"```{{math}}\n{latex_of(definition, lang)}\n```"
    if isinstance(definition, Variant):
        used = _USED if keeps_each(definition.quantity) else _ADDED
        yield used.say(lang).format(_safe(added_up(definition.quantity, lang)))
        yield _SORTED.say(lang)
        yield safe_table(
            [head.say(lang) for head in _BUCKET_COLUMNS],
            buckets_of(definition, lang),
            numeric=len(_BUCKET_COLUMNS),
        )
    yield _CALL.say(lang)
    calls = "\n".join(code_of(metric, definition.name))
    yield f"```python\n{calls}\n```"
    heads = [head.say(lang) for head in _TAKES_COLUMNS]
    if needs := tuple(parameters_of(definition, lang)):
        yield safe_table(heads, needs, numeric=len(heads))
    yield _TERMS.say(lang)
    yield safe_table(heads, tuple(terms_of(definition, lang)), numeric=len(heads))


def _table(heads: Iterable[Text], lines: Iterable[tuple[str, ...]], lang: str) -> str:
    """A table of cells that are Markdown already."""
    said = [head.say(lang) for head in heads]
    return markdown_table(said, lines, numeric=len(said))
