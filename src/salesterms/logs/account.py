"""The account of an audit in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from salesterms._render import text_table
from salesterms.errors import Text
from salesterms.facts.kinds import SUBJECT_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.logs.looking import Finding
    from salesterms.logs.outcome import Audit, EdgeCount, TimeInLabel
    from salesterms.logs.spans import Quartiles
    from salesterms.values import Ratio

_HEAD = Text("Stage log by {0} (a {1}), policy: {2}", "Fasenlog volgens {0} ({1}), beleid: {2}")
_CASES = Text("Cases that fit: {0} of {1} ({2})", "Gevallen die passen: {0} van {1} ({2})")
_LEGAL = Text("Rows that are legal: {0} of {1} ({2})", "Geldige rijen: {0} van {1} ({2})")
_AS_OF = Text("As of {0}; later rows left out: {1}", "Peilmoment {0}; latere rijen weggelaten: {1}")
_NO_AS_OF = Text("As of: rows as recorded", "Peilmoment: rijen zoals vastgelegd")
_UNDEFINED = Text("undefined", "onbepaald")
FORBIDDEN = Text("forbidden", "verboden")
ALLOWED = Text("allowed", "toegestaan")
BECAUSE = Text("allowed: {0}", "toegestaan: {0}")
_VERDICTS = (Text("verdict", "oordeel"), Text("ruling", "besluit"), Text("rows", "rijen"))
_WORST = Text("Forbidden steps, most often first:", "Verboden stappen, de meest gemaakte eerst:")
BEGINS = Text("(begins)", "(begint)")
_EDGE = Text("{0} -> {1}: {2}, {3}", "{0} -> {1}: {2}, {3}")
_ROW = Text("1 row", "1 rij")
_ROWS = Text("{0} rows", "{0} rijen")
_BACK = Text("Cases that went back: {0} of {1}", "Gevallen die teruggingen: {0} van {1}")
_TIMES = (
    Text("label", "label"),
    Text("spells that ended", "beëindigd"),
    Text("a quarter up to", "een kwart tot"),
    Text("half up to", "de helft tot"),
    Text("three quarters up to", "driekwart tot"),
    Text("lasting", "lopend"),
    Text("overdue", "te lang"),
)
_DAYS = Text("Time in each label, in days:", "Tijd in elk label, in dagen:")
_GRAIN = Text(
    "The times of a label are told apart by at most {0} seconds",
    "De tijden van een label zijn onderscheiden tot op hooguit {0} seconden",
)
_UNKNOWN = Text("Unknown labels: {0}", "Onbekende labels: {0}")
_FINDING = Text("Found: {0}: {1}", "Gevonden: {0}: {1}")
_FIRST = Text(" (such as {0})", " (zoals {0})")
_NOT_LOOKED = Text("Not looked for: {0}, for {1}", "Niet naar gezocht: {0}, want {1}")
_MOST = 10
_DAY = timedelta(days=1)


def explained(found: Audit, lang: str) -> str:
    """Every number of an audit with what it counts."""
    return "\n".join(_lines(found, lang))


def _lines(found: Audit, lang: str) -> Iterator[str]:
    subject = SUBJECT_WORDS[found.subject].say(lang)
    yield _HEAD.say(lang).format(found.vocabulary, subject, found.policy.name)
    yield _CASES.say(lang).format(found.fit, found.cases, share(found.fit_share, lang))
    legal = found.legal_share
    yield _LEGAL.say(lang).format(legal.numerator, found.rows, share(legal, lang))
    if found.as_of is None:
        yield _NO_AS_OF.say(lang)
    else:
        yield _AS_OF.say(lang).format(found.as_of.isoformat(), found.after_as_of)
    yield text_table([one.say(lang) for one in _VERDICTS], _verdict_rows(found, lang), numeric=2)
    yield _BACK.say(lang).format(found.backward_cases, found.cases)
    if worst := found.worst_edges(_MOST):
        yield _WORST.say(lang)
        yield from (f"  {edge_text(edge, lang)}" for edge in worst)
    if found.unknown_labels:
        counts = (f"{label!r} {count}" for label, count in found.unknown_labels.items())
        yield _UNKNOWN.say(lang).format(", ".join(counts))
    yield _DAYS.say(lang)
    yield text_table([one.say(lang) for one in _TIMES], map(_time_row, found.times))
    grains = [one.ended.grain for one in found.times if one.ended is not None]
    if grains and max(grains) > timedelta(seconds=1):
        yield _GRAIN.say(lang).format(int(max(grains).total_seconds()))
    yield from (finding_text(one, lang) for one in found.findings)


def _verdict_rows(found: Audit, lang: str) -> Iterator[tuple[str, str, str]]:
    for kind, count in found.verdicts.items():
        if count:
            ruling = found.policy.ruling(kind)
            said = ALLOWED if ruling.allowed else FORBIDDEN
            words = BECAUSE.say(lang).format(ruling.because) if ruling.because else said.say(lang)
            yield kind.text.say(lang), words, str(count)


def _time_row(one: TimeInLabel) -> tuple[str, ...]:
    overdue = "-" if one.overdue is None else str(one.overdue)
    return (one.label, *_quartile_cells(one.ended), str(one.lasting), overdue)


def _quartile_cells(quartiles: Quartiles | None) -> tuple[str, ...]:
    if quartiles is None:
        return "0", "-", "-", "-"
    cuts = (quartiles.lower, quartiles.median, quartiles.upper)
    return (str(quartiles.spans), *(f"{cut / _DAY:.1f}" for cut in cuts))


def share(ratio: Ratio, lang: str) -> str:
    """A share as a percentage with one digit; undefined is said."""
    return f"{ratio:.1%}" if ratio.defined else _UNDEFINED.say(lang)


def edge_text(edge: EdgeCount, lang: str) -> str:
    """A step between labels, what it is, and how often it was made."""
    source = BEGINS.say(lang) if edge.source is None else edge.source
    rows = _ROW.say(lang) if edge.rows == 1 else _ROWS.say(lang).format(edge.rows)
    return _EDGE.say(lang).format(source, edge.target, edge.verdict.text(lang), rows)


def finding_text(finding: Finding, lang: str) -> str:
    """A finding, or why it was not looked for."""
    said = finding.text.say(lang)
    if finding.because is not None:
        return _NOT_LOOKED.say(lang).format(said, finding.because.say(lang))
    first = "" if finding.case is None else _FIRST.say(lang).format(finding.case)
    return _FINDING.say(lang).format(said, finding.rows) + first
