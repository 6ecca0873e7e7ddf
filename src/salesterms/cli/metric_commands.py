"""What `salesterms metric` and `salesterms metrics` do."""

from __future__ import annotations

from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING

from salesterms.cli.output import say, say_json
from salesterms.cli.words import (
    AT_THE_EDGES,
    BY_DEFAULT,
    CALL,
    GROUP_BY,
    IN_THE_GLOSSARY,
    MEANT,
    ONE_IN_FULL,
    ROWS,
    ROWS_IN_ORDER,
    SEVERAL_MEANT,
    TITLE,
    VARIANTS,
)

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from salesterms.errors import Text
    from salesterms.metrics import Definition, Family, Found
    from salesterms.metrics.account_of_metric import BucketLine

#: Lines of a terminal are no longer than this.
_WIDE = 100

#: Where a word is that of more metrics than these, they are listed.
_MOST_IN_FULL = 3

#: So wide is each column of the table that sorts rows.
_CELLS_WIDE = (24, 24, 16, 32)


def run_metric(args: Namespace) -> int:
    """Show what a word means as a metric: every metric of it, or one definition."""
    from salesterms.metrics import find
    from salesterms.metrics.family import chosen

    word = " ".join(args.name)
    found = find(word)
    if len(found) > _MOST_IN_FULL:  # an id is that of one, whatever else is called so
        found = tuple(one for one in found if one.metric.id == word) or found
    for one in found if args.variant is not None else ():
        chosen(one.metric.id, one.metric.variants, args.variant)
    if args.json:
        say_json([_document(one, args.variant) for one in found])
        return 0
    if len(found) > _MOST_IN_FULL and args.variant is None:
        say("\n".join(_listed(word, found, args.lang)) + "\n")
    else:
        say("\n\n".join("\n".join(_lines(one, args.variant, args.lang)) for one in found) + "\n")
    return 0


def _listed(word: str, found: tuple[Found, ...], lang: str) -> Iterator[str]:
    """What a word means, a line or two for each of them, and how to see one."""
    from salesterms.errors import shown

    yield from _wrapped(SEVERAL_MEANT.say(lang).format(shown(word), len(found)), "")
    for one in found:
        said = f"{one.metric.id}: {one.metric.title.say(lang)}: {one.definition.says.say(lang)}"
        yield from _wrapped(said, "  ", "    ")
    yield from _wrapped(ONE_IN_FULL.say(lang).format(found[0].metric.id), "")


def run_metrics(args: Namespace) -> int:
    """List every metric under the heading of its family."""
    from salesterms.metrics.families import by_heading

    found = by_heading()
    if args.json:
        say_json(
            [
                {
                    "id": metric.id,
                    "term": metric.term,
                    "family": {"en": heading.en, "nl": heading.nl},
                    "title": {"en": metric.title.en, "nl": metric.title.nl},
                    "variants": list(metric.variants),
                }
                for heading, metrics in found.items()
                for metric in metrics
            ]
        )
        return 0
    parts = [
        f"{heading.say(args.lang)}\n{_table(metrics, args.lang)}"
        for heading, metrics in found.items()
    ]
    say("\n\n".join(parts) + "\n")
    return 0


def _table(metrics: tuple[Family, ...], lang: str) -> str:
    from salesterms._render import text_table

    heads = ("id", TITLE.say(lang), VARIANTS.say(lang))
    lines = [(one.id, one.title.say(lang), str(len(one.variants))) for one in metrics]
    return text_table(heads, lines, numeric=2)


def _lines(found: Found, variant: str | None, lang: str) -> Iterator[str]:
    """One metric: what the glossary says, its definitions, its edges and how it is called."""
    from salesterms.metrics.account_of_metric import CALLED, code_of, edges_of
    from salesterms.terms import glossary

    metric = found.metric
    entry = glossary[metric.term]
    yield f"{metric.title.say(lang)} ({metric.id})"
    term = f"{IN_THE_GLOSSARY.say(lang)}: {entry.preferred.say(lang)} ({entry.id})"
    yield from _wrapped(f"{term}. {entry.definition.say(lang)}", "  ", "    ")
    if (rows := _rows_of(metric)) is not None:
        yield from _wrapped(f"{ROWS.say(lang)}: {rows.say(lang)}", "  ", "    ")
    if fields := _fields_of(metric):
        yield from _wrapped(f"{GROUP_BY.say(lang)}: {', '.join(fields)}", "  ", "    ")
    if metric.labels:
        yield from _wrapped(f"{CALLED.say(lang)}: {', '.join(metric.labels)}", "  ", "    ")
    if found.variant is not None:
        yield from _wrapped(f"{MEANT.say(lang)}: {found.why.say(lang)}", "  ", "    ")
    for definition in metric.variants.values():
        if variant in (None, definition.name):
            yield ""
            yield from _definition(metric, definition, lang, rows=variant is not None)
    if edges := tuple(edges_of(metric, lang, variant)):
        yield from ("", f"  {AT_THE_EDGES.say(lang)}:")
        for edge in edges:
            only = f" ({', '.join(edge.variants)})" if edge.variants else ""
            yield from _wrapped(f"{edge.when}{only}: {edge.gives}", "    ", "      ")
    yield from ("", f"  {CALL.say(lang)}:")
    for call in code_of(metric, variant or found.variant):
        yield from _wrapped(call, "    ", "        ")


def _rows_of(metric: Family) -> Text | None:
    """The rows that a metric takes and how they are made; None where it takes numbers only."""
    from salesterms.metrics import Metric, Statement

    return metric.rows.says if isinstance(metric, Metric | Statement) else None


def _fields_of(metric: Family) -> tuple[str, ...]:
    """What a metric can be grouped by, beside calendar units; nothing of one of numbers only."""
    from salesterms.metrics import Metric

    return metric.rows.fields if isinstance(metric, Metric) else ()


def _definition(metric: Family, definition: Definition, lang: str, *, rows: bool) -> Iterator[str]:
    from salesterms._render import text_table
    from salesterms.metrics.account_of_metric import buckets_of, lines_about
    from salesterms.metrics.variant import Variant

    default = f" ({BY_DEFAULT.say(lang)})" if definition.name == metric.default else ""
    said = f"{definition.name}{default}: {definition.says.say(lang)}"
    yield from _wrapped(said, "  ", "    ")
    for name, text in lines_about(definition, lang):
        yield from _wrapped(f"{name}: {text}", "    ", "      ")
    if rows and isinstance(definition, Variant):
        heads = [head.say(lang) for head in ROWS_IN_ORDER]
        yield ""
        lines = [cells for line in buckets_of(definition, lang) for cells in _cells(line)]
        yield text_table(heads, lines, numeric=len(heads), indent="    ")


def _cells(line: BucketLine) -> Iterator[tuple[str, ...]]:
    """A row of a table as the lines that it takes where none is wider than a terminal."""
    columns = (wrap(cell, width) for cell, width in zip(line, _CELLS_WIDE, strict=True))
    yield from zip_longest(*columns, fillvalue="")


def _wrapped(text: str, first: str, rest: str | None = None) -> list[str]:
    return wrap(
        text,
        _WIDE,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _document(found: Found, variant: str | None) -> dict[str, object]:
    """One metric with all its texts in both languages."""
    from salesterms.metrics.account_of_metric import calls_of
    from salesterms.terms import glossary

    metric = found.metric
    rows = _rows_of(metric)
    return {
        "id": metric.id,
        "term": metric.term,
        "title": _both(metric.title),
        "says": _both(glossary[metric.term].definition),
        "rows": None if rows is None else _both(rows),
        "labels": list(metric.labels),
        "default": metric.default,
        "meant": found.variant,
        "why": _both(found.why),
        "variants": [
            _definition_document(each)
            for each in metric.variants.values()
            if variant in (None, each.name)
        ],
        "edges": [
            {
                "id": edge.id,
                "when": _both(edge.when),
                "gives": _both(edge.gives),
                "variants": list(edge.variants),
            }
            for edge in metric.edges
            if variant is None or not edge.variants or variant in edge.variants
        ],
        "calls": list(calls_of(metric, variant or found.variant)),
    }


def _definition_document(definition: Definition) -> dict[str, object]:
    from salesterms.metrics.account_of_metric import buckets_of, terms_of
    from salesterms.metrics.variant import Variant

    document: dict[str, object] = {
        "name": definition.name,
        "says": _both(definition.says),
        "formula": _both(definition.definition),
        "latex": definition.formula.latex,
        "takes": [
            {"name": name, "en": en, "nl": nl}
            for (name, en), (_, nl) in zip(
                terms_of(definition, "en"), terms_of(definition, "nl"), strict=True
            )
        ],
        "unit": definition.unit,
        "exact": definition.exact,
        "labels": list(definition.labels),
        "source": {
            **_both(definition.source.text),
            "citations": list(definition.source.citations),
        },
    }
    if isinstance(definition, Variant):
        rows = zip(buckets_of(definition, "en"), buckets_of(definition, "nl"), strict=True)
        document |= {
            "date": definition.date,
            "needs": list(definition.needs),
            "rows": [
                {
                    "bucket": en.bucket,
                    "counted": en.bucket in definition.counted,
                    "when": {"en": en.when, "nl": nl.when},
                }
                for en, nl in rows
            ],
        }
    return document


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "nl": text.nl}
