"""What a report holds: the measured figures of one set of opportunities."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from salesterms.errors import Text
from salesterms.report.blocks import Figure, Finding, Said, Section
from salesterms.values import Period


@frozen(kw_only=True)
class Contents:
    """The parts of a report. See `Report`, which adds the forms in which it can be read."""

    title: Text
    read: tuple[Said, ...]
    as_of: date | None
    period: Period | None
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    sections: tuple[Section, ...]
