"""The audit of a stage log in a report: its sections, and a page of its own."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from salesterms.errors import LANGUAGES, Text
from salesterms.facts.kinds import SUBJECT_WORDS
from salesterms.logs import words
from salesterms.logs.account import MOST
from salesterms.logs.rulings import VerdictKind
from salesterms.report.blocks import (
    NAME,
    PROSE,
    Block,
    Column,
    Finding,
    Line,
    Picture,
    Said,
    Section,
    Table,
)
from salesterms.report.conventions import conventions_section
from salesterms.report.reading import account_section
from salesterms.report.report import Report
from salesterms.report.words import NUMBER, ROWS, THE_ROWS, WHAT
from salesterms.values import Ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.logs import Audit, EdgeCount, TimeInLabel, Verdict
    from salesterms.mapping import LogMapping
    from salesterms.report.reading import Account

#: Most lines of the flow; rarer steps are in a box of their own.
_LINES = 40

_DAY = timedelta(days=1)
_MICROSECOND = timedelta(microseconds=1)
_ROWS = Column("rows", ROWS)


def log_report(
    found: Audit,
    *,
    read: Account | None = None,
    source: str | None = None,
    mapping: LogMapping | None = None,
) -> Report:
    """The audit of a stage log as a report, which can be read as text, as a page, and as data.

    >>> from salesterms.logs import audit
    >>> from salesterms.vocabularies import hubspot
    >>> print(log_report(audit([], hubspot.deal_stage)).text().splitlines()[0])
    Audit of a stage log

    `read` is the account of what was read, and `source` what the rows are called in the text, such
    as the name of a file. With `mapping` the report says how the file was read. Without rows every
    table is empty, and shares are undefined.
    """
    name = THE_ROWS if source is None else source
    rows = found.rows + found.after_as_of if read is None else read.read
    return Report(
        title=words.LOG_TITLE,
        read=(Said(words.LOG_READ, (rows, name)), *_opening(found)),
        as_of=found.as_of,
        period=None,
        figures=(),
        findings=tuple(_stands_out(found)),
        sections=(
            *([] if read is None else [account_section(read)]),
            *log_sections(found, alone=True),
            *([] if mapping is None else [conventions_section(mapping.document())]),
        ),
    )


def log_sections(
    found: Audit, read: Account | None = None, *, alone: bool = False
) -> tuple[Section, ...]:
    """What an audit found, as sections: which rows and cases, steps, times, and findings.

    With `read` the first one tells what became of the rows. `alone`, they stand in a report that
    says under its title what the audit went by.
    """
    return (
        Section(
            id="stage_log",
            title=words.FIT[found.subject],
            intro=() if alone else tuple(_opening(found)),
            blocks=(
                *_read(read),
                _fit(found),
                *_funnel(found),
                _verdicts(found),
                *_unknown(found),
            ),
        ),
        Section(
            id="stage_log_steps",
            title=words.STEPS,
            blocks=(
                *_flow(found),
                _steps("worst", words.WORST, found.worst_edges(MOST)),
                *_reversions(found),
            ),
            notes=() if found.worst_edges(1) else (Said(words.NO_WORST),),
        ),
        Section(id="stage_log_times", title=words.TIMES, blocks=(_times(found), *_stalls(found))),
        Section(id="stage_log_findings", title=words.FOUND, blocks=(_findings(found),)),
        *_unfit(found),
    )


def _opening(found: Audit) -> Iterator[Said]:
    subject = SUBJECT_WORDS[found.subject]
    yield Said(words.BY_WORDS_OF, (found.vocabulary, subject, found.policy.name))
    if found.as_of is None:
        yield Said(words.LOG_NO_AS_OF)
    else:
        yield Said(words.LOG_AS_OF, (found.as_of, found.after_as_of))


def _read(read: Account | None) -> tuple[Block, ...]:
    return () if read is None else account_section(read).blocks


def _stands_out(found: Audit) -> Iterator[Finding]:
    said = Said(words.FITS, (found.fit, found.cases, found.fit_share))
    yield Finding(kind="fit", said=(said,))
    for edge in found.worst_edges(1):
        step = (_source(edge), edge.target, _verdict(edge.verdict), edge.rows)
        yield Finding(kind="step", said=(Said(words.WORST_STEP, step),))
    for one in [one for one in found.stalls if not one.few][:1]:
        said = Said(words.STALLS_MOST, (one.label, one.overdue, one.lasting))
        yield Finding(kind="stall", group=one.label, said=(said,))


def _fit(found: Audit) -> Table:
    shares = ((said, getattr(found, name)) for name, said in words.FIT_ROWS.items())
    return Table(
        id="fit",
        caption=Said(words.FIT_TABLE),
        columns=(
            Column("what", WHAT, NAME),
            Column("number", NUMBER),
            Column("of", words.OF),
            Column("share", words.SHARE),
        ),
        lines=[Line((said, one.numerator, one.denominator, one)) for said, one in shares],
    )


def _flow(found: Audit) -> Iterator[Picture]:
    if found.edges:
        least = _rows_of_a_line(found)
        caption = Said(words.FLOW) if least == 1 else Said(words.FLOW_FROM, (least,))
        yield Picture(id="flow", caption=caption, drawn=found.flow(at_least=least))


def _rows_of_a_line(found: Audit) -> int:
    """From how many rows on a step has a line of its own, so that there are not too many."""
    counts = sorted((edge.rows for edge in found.edges), reverse=True)
    return counts[_LINES] + 1 if len(counts) > _LINES else 1


def _funnel(found: Audit) -> Iterator[Table | Picture]:
    if found.steps:
        yield Picture(id="funnel_bars", caption=Said(words.FUNNEL), drawn=found.funnel())
        yield Table(
            id="funnel",
            caption=Said(words.FUNNEL),
            columns=(
                Column("label", words.LABEL, NAME),
                Column("cases", words.CASES),
                Column("share", words.SHARE),
            ),
            lines=[
                Line((one.label, one.cases, Ratio(one.cases, found.cases))) for one in found.steps
            ],
        )


def _verdicts(found: Audit) -> Table:
    policy = found.policy
    return Table(
        id="verdicts",
        caption=Said(words.VERDICTS),
        columns=(
            Column("verdict", words.VERDICT, NAME),
            Column("ruling", words.RULING, PROSE),
            _ROWS,
        ),
        lines=[
            Line((kind.text, Text.both(policy.ruling(kind).text), count), policy.forbids(kind))
            for kind, count in found.verdicts.items()
            if count
        ],
    )


def _unknown(found: Audit) -> Iterator[Table]:
    if found.unknown_labels:
        rest = found.verdicts[VerdictKind.UNKNOWN_LABEL] - sum(found.unknown_labels.values())
        yield Table(
            id="unknown_labels",
            caption=Said(words.UNKNOWN_LABELS),
            columns=(Column("label", words.LABEL, NAME), _ROWS),
            lines=[Line((label, count)) for label, count in found.unknown_labels.items()],
            notes=(Said(words.MORE_LABELS, (rest,)),) if rest else (),
        )


def _reversions(found: Audit) -> Iterator[Table]:
    if found.reversions:
        yield _steps("reversions", words.REVERSIONS, found.reversions[:MOST])


def _steps(id_: str, caption: Text, edges: tuple[EdgeCount, ...]) -> Table:
    return Table(
        id=id_,
        caption=Said(caption),
        columns=(
            Column("from", words.FROM, NAME),
            Column("to", words.TO, NAME),
            Column("verdict", words.VERDICT, NAME),
            _ROWS,
        ),
        lines=[
            Line((_source(edge), edge.target, _verdict(edge.verdict), edge.rows)) for edge in edges
        ],
    )


def _times(found: Audit) -> Table:
    notes = [Said(words.OVERDUE_MEANS)]
    if found.grain > timedelta(seconds=1):
        notes.append(Said(words.GRAIN, (found.grain // timedelta(seconds=1),)))
    for one in found.never_left:
        if one.ages is not None:
            days = one.ages.median // _DAY
            notes.append(Said(words.NEVER_LEFT, (one.label, one.lasting, days)))
    return Table(
        id="times",
        caption=Said(words.TIMES_TABLE),
        columns=(
            Column("label", words.LABEL, NAME),
            Column("ended", words.ENDED),
            Column("lower", words.LOWER),
            Column("median", words.MEDIAN),
            Column("upper", words.UPPER),
            Column("lasting", words.LASTING),
            Column("overdue", words.OVERDUE),
        ),
        lines=map(_time, found.times),
        notes=tuple(notes),
    )


def _time(one: TimeInLabel) -> Line:
    cuts: tuple[Fraction | None, ...] = (None, None, None)
    if one.ended is not None:
        cuts = tuple(map(_days, (one.ended.lower, one.ended.median, one.ended.upper)))
    spells = 0 if one.ended is None else one.ended.spells
    return Line((one.label, spells, *cuts, one.lasting, one.overdue), bool(one.overdue))


def _days(span: timedelta) -> Fraction:
    return Fraction(span // _MICROSECOND, _DAY // _MICROSECOND)


def _stalls(found: Audit) -> Iterator[Table]:
    if found.stalls:
        few = [one.label for one in found.stalls if one.few]
        yield Table(
            id="stalls",
            caption=Said(words.STALLS_TABLE),
            columns=(
                Column("label", words.LABEL, NAME),
                Column("overdue", words.OVERDUE),
                Column("lasting", words.LASTING),
                Column("share", words.SHARE),
            ),
            lines=[
                Line((one.label, one.overdue, one.lasting, one.overdue_share))
                for one in found.stalls
            ],
            notes=(Said(words.FEW_ENDED, (", ".join(few),)),) if few else (),
        )


def _findings(found: Audit) -> Table:
    return Table(
        id="findings",
        caption=Said(words.FOUND_TABLE),
        columns=(
            Column("what", words.LOOKED_FOR, PROSE),
            Column("because", words.NOT_LOOKED, PROSE),
            Column("case", words.SUCH_AS, NAME),
            _ROWS,
        ),
        lines=[
            Line(
                (one.text, one.because, None if one.case is None else str(one.case), one.rows),
                bool(one.rows),
            )
            for one in found.findings
        ],
    )


def _unfit(found: Audit) -> Iterator[Section]:
    if found.unfit_ids is not None:
        table = Table(
            id="unfit",
            caption=Said(words.UNFIT),
            columns=(Column("case", words.CASE_ID, NAME),),
            lines=[Line((str(case),)) for case in found.unfit_ids],
        )
        yield Section(id="stage_log_unfit", title=words.UNFIT, blocks=(table,))


def _source(edge: EdgeCount) -> str | Text:
    return words.BEGINS if edge.source is None else edge.source


def _verdict(verdict: Verdict) -> Text:
    return Text(*map(verdict.text, LANGUAGES))
