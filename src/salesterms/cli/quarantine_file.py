"""The file with the rows that were not accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.cli.output import note, write
from salesterms.cli.words import PERSONAL, WRITTEN

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from salesterms.interop import Quarantined


def keep_quarantine(
    records: Sequence[Quarantined], personal: Sequence[str], args: Namespace
) -> None:
    """Write the quarantine where that is asked for, and say what it holds."""
    from salesterms.interop.quarantine import quarantine_csv

    if args.quarantine is None:
        return
    write(args.quarantine, quarantine_csv(records, lang=args.lang), replace=args.force)
    note(WRITTEN.say(args.lang).format(args.quarantine))
    if personal and records:
        note(PERSONAL.say(args.lang).format(args.quarantine, ", ".join(personal)))
