"""The account of one measurement, with its numbers and dates as values: one page, one notation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.errors import LANGUAGES, Text
from salesterms.report import words
from salesterms.report.blocks import Said
from salesterms.results import reason_text
from salesterms.results.explanation import date_words, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from salesterms.report.blocks import Cell, Explained
    from salesterms.results import Measurement


def account(explained: Explained) -> Iterator[tuple[Text, Cell]]:
    """The lines that `Measurement.explain` gives, each as a label and what stands behind it."""
    found = explained.found
    values: dict[str, Cell] = {
        "counted": Said(words.COUNTED_OF, (found.counted, found.rows)),
        "left out": left_out(found),
    }
    if found.formula:
        values["formula"] = _formula(found, explained.template)
    if found.period is not None:
        values["period"] = _period(found)
    if found.as_of is not None:
        values["as of"] = found.as_of
    both = (parts(found, lang) for lang in LANGUAGES)
    for said in zip(*both, strict=True):
        code = said[0][0]
        yield words.ACCOUNT[code], values.get(code, Text(*(text for _, text in said)))


def left_out(found: Measurement) -> Said | int:
    """How many rows were left out for which reason; 0 where none was."""
    return _listed(
        [
            Said(words.COUNT_OF, (count, _reason(found, code)))
            for code, count in found.excluded.items()
        ]
    )


def _reason(found: Measurement, code: str) -> Text:
    details = found.details if code == found.reason else ()
    return Text.both(lambda lang: reason_text(code, lang, details))


def _formula(found: Measurement, template: Text) -> Said:
    """The formula with its terms as values."""
    places = {name: f"{{{at}}}" for at, name in enumerate(found.inputs)}
    said = Text.both(lambda lang: template.say(lang).format(**places))
    return Said(said, tuple(found.inputs.values()))


def _period(found: Measurement) -> Said:
    """The period, by which date, and how much of it is over unless all of it is."""
    said = Said(words.BY_DATE, (found.period, date_words(found.date_field)))
    elapsed = found.elapsed
    if elapsed is None or elapsed.numerator == elapsed.denominator:
        return said
    return Said(words.ELAPSED, (said, elapsed.numerator, elapsed.denominator))


def _listed(several: Sequence[Said]) -> Said | int:
    """Several parts in one sentence, or 0 where there are none."""
    places = "; ".join(f"{{{place}}}" for place in range(len(several)))
    return Said(Text(places, places), tuple(several)) if several else 0
