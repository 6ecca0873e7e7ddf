"""The account of an audit in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from salesterms._render import Formatter, shown_cell, text_table
from salesterms.facts.kinds import SUBJECT_WORDS
from salesterms.logs import words
from salesterms.logs.rulings import VerdictKind
from salesterms.values import Ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesterms.errors import Text
    from salesterms.logs.looking import Finding
    from salesterms.logs.outcome import Audit, EdgeCount, TimeInLabel
    from salesterms.logs.spans import Quartiles

#: Most steps and unknown labels that are named one by one.
MOST = 10

_DAY = timedelta(days=1)


def explained(found: Audit, lang: str) -> str:
    """Every number of an audit with what it counts."""
    return "\n".join(_lines(found, lang))


def _lines(found: Audit, lang: str) -> Iterator[str]:
    subject = SUBJECT_WORDS[found.subject].say(lang)
    yield words.BY_WORDS_OF.say(lang).format(found.vocabulary, subject, found.policy.name)
    if found.as_of is None:
        yield words.LOG_NO_AS_OF.say(lang)
    else:
        moment = Formatter(lang, localised=False).moment(found.as_of)
        yield words.LOG_AS_OF.say(lang).format(moment, found.after_as_of)
    yield _table((words.FIT_TABLE, words.NUMBER, words.OF, words.SHARE), _fit(found, lang), lang)
    heads = (words.VERDICT, words.RULING, words.ROWS)
    yield text_table([one.say(lang) for one in heads], _verdicts(found, lang), numeric=2)
    if found.steps:
        yield _table((words.FUNNEL, words.CASES, words.SHARE), _funnel(found, lang), lang)
    for title, edges in (
        (words.WORST, found.worst_edges(MOST)),
        (words.REVERSIONS, found.reversions[:MOST]),
    ):
        if edges:
            yield f"{title.say(lang)}:"
            yield from (f"  {shown_cell(edge_text(edge, lang))}" for edge in edges)
    if found.unknown_labels:
        yield f"{words.UNKNOWN_LABELS.say(lang)}: {shown_cell(unknown_text(found, lang))}"
    yield from _times(found, lang)
    yield from (shown_cell(finding_text(one, lang)) for one in found.findings)


def _table(heads: tuple[Text, ...], rows: Iterable[tuple[str, ...]], lang: str) -> str:
    """A table of which the first column names what a row is about."""
    return text_table([head.say(lang) for head in heads], rows)


def _fit(found: Audit, lang: str) -> Iterator[tuple[str, ...]]:
    for name, said in words.FIT_ROWS.items():
        one: Ratio = getattr(found, name)
        yield said.say(lang), str(one.numerator), str(one.denominator), share(one, lang)


def _verdicts(found: Audit, lang: str) -> Iterator[tuple[str, ...]]:
    for kind, count in found.verdicts.items():
        if count:
            yield kind.text.say(lang), found.policy.ruling(kind).text(lang), str(count)


def _funnel(found: Audit, lang: str) -> Iterator[tuple[str, ...]]:
    for one in found.steps:
        yield one.label, str(one.cases), share(Ratio(one.cases, found.cases), lang)


def unknown_text(found: Audit, lang: str) -> str:
    """The unknown labels that were met most often with their rows, and how many rows more."""
    shown = list(found.unknown_labels.items())[:MOST]
    said = [f"{label!r} {rows}" for label, rows in shown]
    rest = found.verdicts[VerdictKind.UNKNOWN_LABEL] - sum(rows for _, rows in shown)
    return ", ".join([*said, words.MORE_LABELS.say(lang).format(rest)] if rest else said)


def _times(found: Audit, lang: str) -> Iterator[str]:
    heads = (words.LABEL, words.ENDED, words.LOWER, words.MEDIAN, words.UPPER)
    yield f"{words.TIMES.say(lang)}. {words.TIMES_TABLE.say(lang)}:"
    rows = (_time(one, lang) for one in found.times)
    yield _table((*heads, words.LASTING, words.OVERDUE), rows, lang)
    yield words.OVERDUE_MEANS.say(lang)
    if found.grain > timedelta(seconds=1):
        yield words.GRAIN.say(lang).format(found.grain // timedelta(seconds=1))
    for one in found.stalls[:1]:
        yield words.STALLS_MOST.say(lang).format(one.label, one.overdue, one.lasting)
    if few := [one.label for one in found.stalls if one.few]:
        yield words.FEW_ENDED.say(lang).format(", ".join(few))
    yield from (
        words.NEVER_LEFT.say(lang).format(one.label, one.lasting, one.ages.median // _DAY)
        for one in found.never_left
        if one.ages is not None
    )


def _time(one: TimeInLabel, lang: str) -> tuple[str, ...]:
    overdue = "-" if one.overdue is None else str(one.overdue)
    return (one.label, *_quartiles(one.ended, lang), str(one.lasting), overdue)


def _quartiles(quartiles: Quartiles | None, lang: str) -> tuple[str, ...]:
    if quartiles is None:
        return "0", "-", "-", "-"
    cuts = (quartiles.lower, quartiles.median, quartiles.upper)
    return (str(quartiles.spells), *(_written(f"{cut / _DAY:.1f}", lang) for cut in cuts))


def share(ratio: Ratio, lang: str) -> str:
    """A share as a percentage with one digit; undefined is said."""
    return _written(f"{ratio:.1%}", lang) if ratio.defined else words.UNDEFINED.say(lang)


def _written(number: str, lang: str) -> str:
    """A number with the decimal mark of a language."""
    return number.replace(".", ",") if lang == "nl" else number


def edge_text(edge: EdgeCount, lang: str) -> str:
    """A step between labels, what it is, and how often it was made."""
    source = words.BEGINS.say(lang) if edge.source is None else edge.source
    return words.EDGE.say(lang).format(
        source, edge.target, edge.verdict.text(lang), rows_text(edge.rows, lang)
    )


def rows_text(rows: int, lang: str) -> str:
    """How many rows."""
    return words.ROW.say(lang) if rows == 1 else words.ROWS_OF.say(lang).format(rows)


def cases_text(cases: int, lang: str) -> str:
    """How many cases."""
    return words.CASE.say(lang) if cases == 1 else words.CASES_OF.say(lang).format(cases)


def finding_text(finding: Finding, lang: str) -> str:
    """A finding, or why it was not looked for."""
    said = finding.text.say(lang)
    if finding.because is not None:
        return words.NOT_LOOKED_ONE.say(lang).format(said, finding.because.say(lang))
    first = "" if finding.case is None else words.SUCH_AS_CASE.say(lang).format(finding.case)
    return words.FOUND_ONE.say(lang).format(said, finding.rows) + first
