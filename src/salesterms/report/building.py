"""From opportunities, or from what an import gave, to a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.entities import Opportunities
from salesterms.errors import Text
from salesterms.interop import ImportResult
from salesterms.mapping import ColumnMapping
from salesterms.metrics import close_ratio
from salesterms.metrics.arguments import question
from salesterms.report import words
from salesterms.report.asked import Asked
from salesterms.report.blocks import Said
from salesterms.report.conventions import conventions_section
from salesterms.report.findings import findings
from salesterms.report.groups import owner_section, quarter_section
from salesterms.report.ratios import (
    close_ratio_section,
    figures,
    pipeline_section,
    revenue_section,
    sales_cycle_section,
)
from salesterms.report.reading import account, outcomes, read_section
from salesterms.report.report import Report
from salesterms.report.stage_logs import log_sections
from salesterms.report.stages import StageCounts, stage_counts, stage_section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from salesterms.entities import Opportunity
    from salesterms.interop import LogResult
    from salesterms.logs import Audit
    from salesterms.report.blocks import Finding, Section
    from salesterms.report.customers import Customers
    from salesterms.report.leads import Leads
    from salesterms.report.plans import Plans
    from salesterms.values import Period


def build(  # noqa: PLR0913 # what a report is made of, each by its name
    result: ImportResult | Iterable[Opportunity],
    *,
    as_of: date | str | None = None,
    period: Period | str | None = None,
    stale_after: int | None = None,
    stage: str | None = None,
    title: str | None = None,
    source: str | None = None,
    mapping: ColumnMapping | Mapping[str, object] | None = None,
    log: Audit | None = None,
    log_read: LogResult | None = None,
    leads: Leads | None = None,
    plans: Plans | None = None,
    customers: Customers | None = None,
) -> Report:
    """Measure everything once and put it in a report, which keeps no rows.

    >>> from salesterms.entities import Opportunity
    >>> from salesterms.lifecycle import Category
    >>> report = build([Opportunity(id="D-1", status=Category.WON)])
    >>> report.document()["sections"]["close_ratio"]["default"]["value"]
    '1/1'

    `result` is what an import gave, or opportunities. `as_of` is the last day that is known, a date
    or its text; without it rows stand as recorded. `period`, a Period or its name, selects by the
    date of each metric. `stale_after`, in days, and `stage`, a label of `stages_reached`, are what
    two of the close ratios ask for; without them those two are refused, by name. `source` is what
    the rows are called in the text, such as the name of a file; with `mapping` the report says how
    the file was read. With `log` it says what an audit of the stage history found, and with
    `log_read` what became of the rows of that history; with `leads` by which frameworks leads are
    qualified, and what sales answered; with `plans` how quotas were reached, and why the pipeline
    changed; with `customers` what they pay, whether they stay, and what they are worth. A report
    on any of these without a single opportunity leaves out the sections on deals. An argument that
    a metric cannot use raises that metric's own error.
    """
    given = result.accepted if isinstance(result, ImportResult) else result
    rows = given if isinstance(given, Opportunities) else Opportunities(given)
    when = question(period, as_of, {})  # names of periods and text of dates become what they name
    as_of, period = when.as_of, when.period
    if mapping is not None and not isinstance(mapping, ColumnMapping):
        mapping = ColumnMapping.read(mapping)
    asked = Asked(rows=rows, as_of=as_of, period=period, stale_after=stale_after, stage=stage)
    close_ratio.compare(rows[:0], **asked.when, **asked.parameters)  # checks the arguments
    stages = stage_counts(asked)
    found = tuple(findings(asked, stages))
    # Without a deal there is nothing to tell of deals, where the report is about something else.
    others = (log, leads, plans, customers)
    of_deals = bool(rows) or isinstance(result, ImportResult) or all(one is None for one in others)
    return Report(
        title=words.TITLE if title is None else Text(title, title),
        read=tuple(_opening(result, asked, source, of_deals=of_deals)),
        as_of=as_of,
        period=period,
        figures=tuple(figures(asked)) if of_deals else (),
        findings=found,
        sections=(
            *([read_section(result)] if isinstance(result, ImportResult) else []),
            *(_of_deals(asked, stages, found, mapping) if of_deals else ()),
            *_plans(plans, asked),
            *_customers(customers, asked),
            *_stage_log(log, log_read),
            *_leads(leads),
            *_conventions(mapping),
        ),
    )


def _of_deals(
    asked: Asked,
    stages: StageCounts | None,
    found: tuple[Finding, ...],
    mapping: ColumnMapping | None,
) -> Iterator[Section]:
    """The sections on the deals themselves."""
    yield close_ratio_section(asked)
    yield sales_cycle_section(asked)
    yield revenue_section(asked)
    yield pipeline_section(asked)
    yield owner_section(asked, _marked(found, "owner"))
    yield quarter_section(asked, _marked(found, "quarter"))
    yield stage_section(asked, stages, _marked(found, "stage"), _labels(mapping))


def _opening(
    result: ImportResult | Iterable[Opportunity],
    asked: Asked,
    source: str | None,
    *,
    of_deals: bool,
) -> Iterator[Said]:
    """The sentences under the title: what was read, and by which date and period it counts."""
    if isinstance(result, ImportResult):
        if not result.accepted:
            yield Said(words.NO_ROW_ACCEPTED if result.read else words.NO_ROWS)
        name = words.THE_ROWS if source is None else source
        yield Said(words.READ_FILE, (result.read, name, *outcomes(result).values()))
    elif of_deals:
        yield Said(words.READ_ROWS, (len(asked.rows),))
    yield Said(words.AS_RECORDED if asked.as_of is None else words.AS_OF, (asked.as_of,))
    if asked.period is not None:
        yield Said(words.IN_PERIOD, (asked.period,))


def _marked(found: Iterable[Finding], kind: str) -> tuple[str, ...]:
    return tuple(each.group for each in found if each.kind == kind and each.group is not None)


def _labels(mapping: ColumnMapping | None) -> tuple[str, ...]:
    """The labels of the status in the order in which the mapping lists them."""
    status = None if mapping is None else mapping.document()["status"]
    lists = status.values() if isinstance(status, dict) else ()
    return tuple(label for each in lists if isinstance(each, list) for label in each)


def _stage_log(log: Audit | None, read: LogResult | None) -> tuple[Section, ...]:
    if log is None:
        return ()
    return log_sections(log, None if read is None else account(read))


def _plans(plans: Plans | None, asked: Asked) -> tuple[Section, ...]:
    if plans is None:
        return ()
    from salesterms.report.plans import plan_sections  # as for leads

    return tuple(plan_sections(plans, asked))


def _customers(customers: Customers | None, asked: Asked) -> tuple[Section, ...]:
    if customers is None:
        return ()
    from salesterms.report.customers import customer_sections  # as for leads

    return tuple(customer_sections(customers, asked))


def _leads(leads: Leads | None) -> tuple[Section, ...]:
    if leads is None:
        return ()
    from salesterms.report.leads import lead_sections  # qualification takes a while to load

    return tuple(lead_sections(leads))


def _conventions(mapping: ColumnMapping | None) -> tuple[Section, ...]:
    return () if mapping is None else (conventions_section(mapping.document()),)
