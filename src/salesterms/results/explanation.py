"""A measurement in words, for a terminal and for a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms._render import element, html_table, text_table
from salesterms.errors import Text
from salesterms.results.words import reason_text, value_text
from salesterms.values import SMALL_SAMPLE, Ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from salesterms.results.answer import Answer

_LINES = {
    "definition": Text("Definition", "Definitie"),
    "formula": Text("With the numbers", "Met de getallen"),
    "counted": Text("Counted", "Meegeteld"),
    "left out": Text("Left out", "Buiten beschouwing"),
    "period": Text("Period", "Periode"),
    "as of": Text("As of", "Peildatum"),
    "source": Text("Defined so by", "Zo gedefinieerd door"),
    "note": Text("Note", "Let op"),
    "reason": Text("Reason", "Reden"),
}

#: The date of a row by which a variant selects and groups, as named in an explanation.
DATES = {
    "closed": Text("close date", "sluitdatum"),
    "created": Text("creation date", "aanmaakdatum"),
    "expected_close": Text("expected close date", "verwachte sluitdatum"),
}

_SMALL = Text("fewer than {0} rows: a small sample", "minder dan {0} rijen: een kleine steekproef")
_ROUNDED = Text(
    "rounded once, half up, to the minor unit of the currency",
    "één keer afgerond, half naar boven, op de kleinste munteenheid",
)
_ONE_SIDED = Text(
    "no row counts as {0}, so this ratio cannot be other than 100 %: does the source record those?",
    "geen rij telt als {0}, dus deze ratio kan alleen 100 % zijn: legt de bron die wel vast?",
)
_TWO = 2

_STATUS = {
    "undefined": Text("undefined", "onbepaald"),
    "not_yet_observable": Text("not yet observable", "nog niet waarneembaar"),
    "refused": Text("refused", "geweigerd"),
}

_UNITS = {"days": Text("days", "dagen"), "opportunities": Text("opportunities", "verkoopkansen")}


def status_text(status: str, lang: str) -> str:
    """The status of an answer without a value, in words."""
    return _STATUS[status].say(lang)


def shown_value(measurement: Answer, lang: str) -> str:
    """The value with its unit, or the status where there is none."""
    if measurement.value is None:
        return status_text(measurement.status, lang)
    unit = _UNITS.get(measurement.unit)
    text = value_text(measurement.value, lang)
    return f"{text} {unit.say(lang)}" if unit else text


def one_line(measurement: Answer, lang: str) -> str:
    """Title, variant, value, and the rows behind it."""
    said = (
        f"{measurement.title.say(lang)} ({measurement.variant}): {shown_value(measurement, lang)}"
    )
    if measurement.reason:
        said += f" ({reason_text(measurement.reason, lang, measurement.details)})"
    rows = Text("{0} of {1} rows counted", "{0} van {1} rijen meegeteld").say(lang)
    return f"{said}; {rows.format(measurement.counted, measurement.rows)}"


def parts(measurement: Answer, lang: str) -> Iterator[tuple[str, str]]:
    """The labelled lines that explain a measurement, in reading order."""
    if measurement.reason:
        yield "reason", reason_text(measurement.reason, lang, measurement.details)
    yield "definition", measurement.definition.say(lang)
    if measurement.formula:
        yield "formula", measurement.formula
    if measurement.date_field:
        yield from _rows(measurement, lang)
    yield "source", _source(measurement, lang)
    if measurement.small_sample:
        yield "note", _SMALL.say(lang).format(SMALL_SAMPLE)
    if measurement.value is not None and not measurement.exact:
        yield "note", _ROUNDED.say(lang)
    if lacking := _lacking(measurement):
        yield "note", _ONE_SIDED.say(lang).format(reason_text(lacking, lang))


def _rows(measurement: Answer, lang: str) -> Iterator[tuple[str, str]]:
    yield "counted", _counted(measurement, lang)
    if measurement.excluded:
        yield "left out", _listed(measurement, lang)
    yield "period", _period(measurement, lang)
    yield "as of", _as_of(measurement, lang)


def _source(measurement: Answer, lang: str) -> str:
    """Who defines it so, with the citations behind it."""
    said, citations = measurement.source.text.say(lang), measurement.source.citations
    return f"{said} [{'; '.join(citations)}]" if citations else said


def _lacking(measurement: Answer) -> str:
    """The term that is 0 where a ratio is therefore 1: the source may not record it at all."""
    value, inputs = measurement.value, measurement.inputs
    if not isinstance(value, Ratio) or value.numerator != value.denominator or len(inputs) < _TWO:
        return ""
    counts = {name: term for name, term in inputs.items() if type(term) is int}
    return next((name for name, count in counts.items() if not count), "")


def explanation(measurement: Answer, lang: str) -> Iterator[str]:
    """The lines of `Measurement.explain`."""
    title, shown = measurement.title.say(lang), shown_value(measurement, lang)
    yield f"{title} ({measurement.variant}): {shown}"
    for label, text in parts(measurement, lang):
        yield f"  {_LINES[label].say(lang)}: {text}"


def html_card(measurement: Answer, lang: str) -> str:
    """A measurement as a small table for a notebook."""
    heading = f"{measurement.title.say(lang)} ({measurement.variant})"
    rows = [(_LINES[label].say(lang), text) for label, text in parts(measurement, lang)]
    header = (heading, shown_value(measurement, lang))
    return element("div", html_table(header, rows, numeric=2), class_="salesterms")


def _listed(measurement: Answer, lang: str) -> str:
    details = {measurement.reason: measurement.details}
    return "; ".join(
        f"{count} {reason_text(code, lang, details.get(code, ()))}"
        for code, count in measurement.excluded.items()
    )


def _counted(measurement: Answer, lang: str) -> str:
    rows = Text("{0} of {1} rows", "{0} van {1} rijen").say(lang)
    return rows.format(measurement.counted, measurement.rows)


def _period(measurement: Answer, lang: str) -> str:
    if measurement.period is None:
        return Text("all dates", "alle datums").say(lang)
    by = DATES[measurement.date_field].say(lang)
    said = Text(
        "{0} up to, not including, {1}, by {2}",
        "van {0} tot {1}, die dag zelf niet meegeteld, naar {2}",
    ).say(lang)
    known = said.format(measurement.period.start, measurement.period.end, by)
    return known + _elapsed(measurement, lang)


def _elapsed(measurement: Answer, lang: str) -> str:
    """How much of a period is over on the as-of date, unless all of it is."""
    elapsed = measurement.elapsed
    if elapsed is None or elapsed.numerator == elapsed.denominator:
        return ""
    said = Text("; {0} of its {1} days are over", "; {0} van de {1} dagen zijn voorbij").say(lang)
    return said.format(elapsed.numerator, elapsed.denominator)


def _as_of(measurement: Answer, lang: str) -> str:
    if measurement.as_of is None:
        return Text("rows as recorded", "rijen zoals vastgelegd").say(lang)
    return str(measurement.as_of)


_HEADER = (
    Text("value", "waarde"),
    Text("counted", "meegeteld"),
    Text("rows", "rijen"),
    Text("why", "waarom"),
)


def group_table(
    by: Sequence[str],
    groups: Iterable[tuple[Sequence[object], Answer]],
    total: Answer | None,
    lang: str,
) -> tuple[list[str], list[list[str]]]:
    """Header and lines of the answers of several groups, with the total as the last line."""
    none = Text("(none)", "(geen)").say(lang)
    header = [*by, *(word.say(lang) for word in _HEADER)]
    lines = [
        [*(none if part is None else str(part) for part in key), *_cells(found, lang)]
        for key, found in groups
    ]
    if total is not None:
        blank = [Text("total", "totaal").say(lang), *[""] * (len(by) - 1)]
        lines.append([*blank, *_cells(total, lang)])
    return header, lines


def plain_table(header: Sequence[str], lines: Sequence[Sequence[str]], keys: int) -> str:
    """A table of groups for a terminal; the first `keys` columns name the group."""
    return text_table(header, lines, numeric=keys, indent="")


def html_groups(header: Sequence[str], lines: Sequence[Sequence[str]], keys: int) -> str:
    """The same for a notebook."""
    return element("div", html_table(header, lines, numeric=keys), class_="salesterms")


def _cells(found: Answer, lang: str) -> list[str]:
    why = reason_text(found.reason, lang, found.details) if found.reason else ""
    small = "*" if found.small_sample else ""
    return [f"{shown_value(found, lang)}{small}", str(found.counted), str(found.rows), why]
