"""What `audit` does on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.cli.output import check_outputs, note
from salesterms.cli.quarantine_file import keep_quarantine
from salesterms.cli.telling import check_page
from salesterms.cli.words import NOTHING_ACCEPTED, NotByCase, OrderTakesAll
from salesterms.errors import MASK, SalesTermsError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from salesterms.cli.seen_rows import Seen
    from salesterms.interop import Blank, Quarantined, Skipped
    from salesterms.logs import Audit, Policy, StageEntry
    from salesterms.mapping import LogMapping
    from salesterms.vocabularies import Vocabulary


def run_audit(args: Namespace) -> int:
    """Audit a stage log, and say first what became of its rows."""
    from salesterms.cli.audit_telling import masked, tell_audit
    from salesterms.cli.in_options import in_options
    from salesterms.cli.log_declarations import (
        declared_log,
        declared_moment,
        declared_policy,
        declared_vocabulary,
    )
    from salesterms.cli.seen_rows import Seen

    vocabulary, policy = declared_vocabulary(args.vocabulary), declared_policy(args)
    by_options = args.mapping is None
    seen = Seen(keep=args.quarantine is not None, by_options=by_options)
    try:
        mapping = declared_log(args)
        as_of = declared_moment(args.as_of, mapping)
        check_outputs((args.html, args.quarantine), (args.file, args.mapping, args.vocabulary))
        check_page(args.html)
        found = _audited(_entries(seen, mapping, args), mapping, vocabulary, policy, as_of, args)
    except SalesTermsError as error:
        if by_options:
            raise in_options(error) from error
        raise
    keep_quarantine(seen.kept or (), mapping.personal, args)
    tell_audit(seen, masked(found, mapping), mapping, args)
    if not seen.outcomes["accepted"]:
        note(NOTHING_ACCEPTED.say(args.lang).format(args.file))
        return 1
    return 0


def _entries(seen: Seen, mapping: LogMapping, args: Namespace) -> Iterable[StageEntry]:
    """The rows that are accepted, in the order of the mapping, while all of them are counted."""
    from salesterms.interop.log_rows import in_order, tied
    from salesterms.mapping.log_shapes import AS_GIVEN

    if args.by_case and mapping.order != AS_GIVEN:
        raise OrderTakesAll(mapping.order)
    entries: Iterable[StageEntry] = seen.entries(_outcomes(args.file, mapping))
    if mapping.order == AS_GIVEN:
        return entries
    ordered = in_order(entries, mapping)
    seen.tied = tied(ordered, mapping)
    return ordered


def _outcomes(
    file: str, mapping: LogMapping
) -> Iterator[StageEntry | Quarantined | Blank | Skipped]:
    """What became of each record, as they stand in the file."""
    from attrs import evolve

    from salesterms.interop import stream_stage_log
    from salesterms.mapping.log_shapes import AS_GIVEN

    return stream_stage_log(file, evolve(mapping, order=AS_GIVEN))


def _audited(
    entries: Iterable[StageEntry],
    mapping: LogMapping,
    vocabulary: Vocabulary,
    policy: Policy,
    as_of: datetime | None,
    args: Namespace,
) -> Audit:
    """The audit; rows that are not sorted by case are told in the words of the command line."""
    from salesterms.cli.audit_telling import is_personal
    from salesterms.logs import NotSortedByCase, audit

    try:
        return audit(
            entries,
            vocabulary,
            policy=policy,
            as_of=as_of,
            by_case=args.by_case,
            keep_ids=args.ids,
        )
    except NotSortedByCase as error:
        case, before = (MASK, MASK) if is_personal("case", mapping) else error.args
        raise NotByCase(case, before) from error
