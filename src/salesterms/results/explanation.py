"""A measurement in words, for a terminal and for a notebook."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from salesterms._render import element, html_table, text_table
from salesterms.errors import Text
from salesterms.results.field_words import DUTCH, DUTCH_VALUES
from salesterms.results.notation import NO_BABEL, Notation
from salesterms.results.words import reason_text, value_text
from salesterms.values import SMALL_SAMPLE, Ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from enum import Enum

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
    "since": Text("the day that the age counts from", "de dag vanaf wanneer de leeftijd telt"),
    "changed_on": Text("day of the change", "dag van de wijziging"),
    "expected": Text("expected close date as it was", "verwachte sluitdatum van toen"),
    "entered": Text("date of entry", "datum van binnenkomst"),
    "handed": Text("date of the hand-over", "datum van overdracht"),
    "starts": Text("first day of the quota", "eerste dag van het target"),
    "closes": Text(
        "close date, of open deals the expected one",
        "sluitdatum, van open deals de verwachte",
    ),
    "day_zero": Text("day 0", "dag 0"),
    "begins": Text("first day of the period", "eerste dag van de periode"),
    "started": Text("first day", "eerste dag"),
    "left_on": Text("date of leaving", "datum van vertrek"),
    "customer_since": Text("the first day as a customer", "de eerste dag als klant"),
    "customer_until": Text(
        "the first day as a customer no more", "de eerste dag waarop het geen klant meer is"
    ),
    "on": Text("day of booking", "boekdag"),
}


def date_words(name: str) -> Text:
    """What a date of a row is called: in words of its own, or else by its name."""
    plain = name.replace("_", " ")
    return DATES.get(name, Text(plain, plain))


def field_text(name: str, lang: str) -> str:
    """What a field of a row is called; one without a word in Dutch, as of a user, by its name.

    >>> field_text("expected_close", "nl"), field_text("expected_close", "en")
    ('verwachte sluitdatum', 'expected_close')
    """
    if lang != "nl":
        return name
    return DATES[name].nl if name in DATES else DUTCH.get(name, name)


def choice_text(value: Enum, lang: str) -> str:
    """What a member of an enumeration is called: in English the value as documents hold it.

    >>> from salesterms import Category
    >>> choice_text(Category.WON, "nl"), choice_text(Category.WON, "en")
    ('gewonnen', 'won')
    """
    written = str(value.value)
    return DUTCH_VALUES.get(written) or reason_text(written, lang) if lang == "nl" else written


_SMALL = Text("fewer than {0} rows: a small sample", "minder dan {0} rijen: een kleine steekproef")
_ROUNDED = Text(
    "rounded once, half up, to the minor unit of the currency",
    "één keer afgerond, half naar boven, op de kleinste munteenheid",
)
_COMPUTED = Text(
    "computed in floating point; the relative error is at most {0:g}",
    "berekend met drijvende komma; de relatieve afwijking is hooguit {0:g}",
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

_UNITS = {
    "days": Text("days", "dagen"),
    "hours": Text("hours", "uren"),
    "months": Text("months", "maanden"),
    "pushes": Text("pushes", "keer uitstel"),
    "payments": Text("payments", "betalingen"),
    "opportunities": Text("opportunities", "verkoopkansen"),
    "money_per_day": Text("per day", "per dag"),
    "purchases": Text("purchases", "aankopen"),
    "won_per_lost": Text("won for each lost", "gewonnen op elke verloren"),
}


def status_text(status: str, lang: str) -> str:
    """The status of an answer without a value, in words."""
    return _STATUS[status].say(lang)


def shown_value(measurement: Answer, lang: str, notation: Notation | None = None) -> str:
    """The value with its unit, or the status where there is none."""
    if measurement.value is None:
        return status_text(measurement.status, lang)
    unit, value = unit_text(measurement.unit, lang), measurement.value
    if isinstance(value, Ratio) and measurement.unit != "ratio":
        value = value.fraction()  # a number, and no share of a whole
    if isinstance(value, Fraction | float) and measurement.unit == "ratio":
        return (notation or Notation(lang, localised=False)).value(value, measurement.unit)
    text = notation.value(value, measurement.unit) if notation else value_text(value, lang)
    return f"{text} {unit}" if unit else text


#: Units that are a sign, in any language.
_SIGNS = {"times": "\u00d7"}


def unit_text(unit: str, lang: str) -> str:
    """In what an answer is counted, in words or by a sign; "" where the value itself shows it."""
    known = _UNITS.get(unit)
    return known.say(lang) if known else _SIGNS.get(unit, "")


def unit_sign(unit: str) -> str:
    """The sign of a unit that has one, and no word."""
    return _SIGNS.get(unit, "")


def one_line(measurement: Answer, lang: str) -> str:
    """Title, variant, value, and the rows behind it."""
    said = (
        f"{measurement.title.say(lang)} ({measurement.variant}): {shown_value(measurement, lang)}"
    )
    if measurement.reason:
        said += f" ({reason_text(measurement.reason, lang, measurement.details)})"
    rows = Text("{0} of {1} rows counted", "{0} van {1} rijen meegeteld").say(lang)
    return f"{said}; {rows.format(measurement.counted, measurement.rows)}"


def parts(
    measurement: Answer, lang: str, notation: Notation | None = None
) -> Iterator[tuple[str, str]]:
    """The labelled lines that explain a measurement, in reading order."""
    if measurement.reason:
        yield "reason", reason_text(measurement.reason, lang, measurement.details)
    yield "definition", measurement.definition.say(lang)
    if measurement.formula:
        yield "formula", measurement.formula_in(lang)
    if measurement.date_field:
        yield from _rows(measurement, lang, notation)
    yield "source", _source(measurement, lang)
    if measurement.small_sample:
        yield "note", _SMALL.say(lang).format(SMALL_SAMPLE)
    if measurement.tolerance is not None:
        yield "note", _COMPUTED.say(lang).format(measurement.tolerance)
    elif measurement.value is not None and not measurement.exact:
        yield "note", _ROUNDED.say(lang)
    if lacking := _lacking(measurement):
        yield "note", _ONE_SIDED.say(lang).format(reason_text(lacking, lang))
    if notation and not notation.formats.localised:
        yield "note", NO_BABEL.say(lang)


def _rows(measurement: Answer, lang: str, notation: Notation | None) -> Iterator[tuple[str, str]]:
    count, day = (notation.count, notation.day) if notation else (str, str)
    yield "counted", _counted(measurement, lang, count)
    if measurement.excluded:
        yield "left out", _listed(measurement, lang, count)
    yield "period", _period(measurement, lang, day)
    yield "as of", _as_of(measurement, lang, day)


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


def explanation(measurement: Answer, lang: str, *, localised: bool = False) -> Iterator[str]:
    """The lines of `Measurement.explain`."""
    notation = Notation(lang) if localised else None
    title, shown = measurement.title.say(lang), shown_value(measurement, lang, notation)
    yield f"{title} ({measurement.variant}): {shown}"
    for label, text in parts(measurement, lang, notation):
        yield f"  {_LINES[label].say(lang)}: {text}"


def html_card(measurement: Answer, lang: str) -> str:
    """A measurement as a small table for a notebook."""
    heading = f"{measurement.title.say(lang)} ({measurement.variant})"
    rows = [(_LINES[label].say(lang), text) for label, text in parts(measurement, lang)]
    header = (heading, shown_value(measurement, lang))
    return element("div", html_table(header, rows, numeric=2), class_="salesterms")


def _listed(measurement: Answer, lang: str, written: Callable[[int], str]) -> str:
    details = {measurement.reason: measurement.details}
    return "; ".join(
        f"{written(count)} {reason_text(code, lang, details.get(code, ()))}"
        for code, count in measurement.excluded.items()
    )


def _counted(measurement: Answer, lang: str, written: Callable[[int], str]) -> str:
    rows = Text("{0} of {1} rows", "{0} van {1} rijen").say(lang)
    return rows.format(written(measurement.counted), written(measurement.rows))


def _period(measurement: Answer, lang: str, written: Callable[[date], str]) -> str:
    if measurement.period is None:
        return Text("all dates", "alle datums").say(lang)
    by = date_words(measurement.date_field).say(lang)
    said = Text(
        "{0} up to, not including, {1}, by {2}",
        "van {0} tot {1}, die dag zelf niet meegeteld, naar {2}",
    ).say(lang)
    first, end = written(measurement.period.start), written(measurement.period.end)
    known = said.format(first, end, by)
    return known + _elapsed(measurement, lang)


def _elapsed(measurement: Answer, lang: str) -> str:
    """How much of a period is over on the as-of date, unless all of it is."""
    elapsed = measurement.elapsed
    if elapsed is None or elapsed.numerator == elapsed.denominator:
        return ""
    said = Text("; {0} of its {1} days are over", "; {0} van de {1} dagen zijn voorbij").say(lang)
    return said.format(elapsed.numerator, elapsed.denominator)


def _as_of(measurement: Answer, lang: str, written: Callable[[date], str]) -> str:
    if measurement.as_of is None:
        return Text("rows as recorded", "rijen zoals vastgelegd").say(lang)
    return written(measurement.as_of)


def explanations(
    by: Sequence[str],
    groups: Iterable[tuple[Sequence[object], Answer]],
    total: Answer | None,
    lang: str,
    *,
    localised: bool = False,
) -> Iterator[str]:
    """The lines of `Measurements.explain`: each group by its key, and the total last."""
    for at, (key, found) in enumerate(groups):
        named = (
            f"{field_text(name, lang)} {_key_text(part, lang)}"
            for name, part in zip(by, key, strict=True)
        )
        yield from (*([""] if at else []), f"{', '.join(named)}:")
        yield from (f"  {line}" for line in explanation(found, lang, localised=localised))
    if total is not None:
        yield from ("", f"{_TOTAL.say(lang)}:")
        yield from (f"  {line}" for line in explanation(total, lang, localised=localised))


_TOTAL = Text("total", "totaal")
_NONE = Text("(none)", "(geen)")


def _key_text(part: object, lang: str) -> str:
    """A part of the key of a group as it was recorded; a row with nothing there has its word."""
    return _NONE.say(lang) if part is None else str(part)


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
    *,
    localised: bool = False,
) -> tuple[list[str], list[list[str]]]:
    """Header and lines of the answers of several groups, with the total as the last line."""
    notation = Notation(lang) if localised else None
    header = [*(field_text(name, lang) for name in by), *(word.say(lang) for word in _HEADER)]
    lines = [
        [*(_key_text(part, lang) for part in key), *_cells(found, lang, notation)]
        for key, found in groups
    ]
    if total is not None:
        blank = [_TOTAL.say(lang), *[""] * (len(by) - 1)]
        lines.append([*blank, *_cells(total, lang, notation)])
    return header, lines


def plain_table(header: Sequence[str], lines: Sequence[Sequence[str]], keys: int) -> str:
    """A table of groups for a terminal; the first `keys` columns name the group."""
    return text_table(header, lines, numeric=keys, indent="")


def html_groups(header: Sequence[str], lines: Sequence[Sequence[str]], keys: int) -> str:
    """The same for a notebook."""
    return element("div", html_table(header, lines, numeric=keys), class_="salesterms")


def _cells(found: Answer, lang: str, notation: Notation | None) -> list[str]:
    why = reason_text(found.reason, lang, found.details) if found.reason else ""
    small = "*" if found.small_sample else ""
    count = notation.count if notation else str
    value = shown_value(found, lang, notation)
    return [f"{value}{small}", count(found.counted), count(found.rows), why]
