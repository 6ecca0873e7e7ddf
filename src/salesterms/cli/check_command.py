"""The command `check`: vectors put to this library or to another implementation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.cli.output import note, say, say_json
from salesterms.cli.words import NOTHING_ANSWERED

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from salesterms.conformance import Vector


def run_check(args: Namespace) -> int:
    """Put the vectors of the package, or of files, to an implementation; 0 where it conforms."""
    from salesterms.conformance import check, check_command, read_vectors, split_command, vectors

    own = args.implementation is None
    read = [one for file in args.file for one in read_vectors(file, known=own)]
    found = read if args.file else vectors()
    chosen = _only(found, args.only)
    if own:
        checked = check(chosen)
    else:
        limit = {} if args.seconds is None else {"seconds": args.seconds}
        checked = check_command(chosen, split_command(args.implementation), **limit)
    if args.json:
        say_json(checked.document())
    else:
        say(checked.text(args.lang) + "\n")
    if not checked.counts["agrees"] and not checked.failures:
        note(NOTHING_ANSWERED.say(args.lang))
    return 0 if checked.agrees else 1


def _only(found: Iterable[Vector], names: list[str]) -> list[Vector]:
    """The vectors of some metrics or operations; all, where none are named."""
    from salesterms.conformance import UnknownVectors
    from salesterms.errors import nearest_or_all

    listed = list(found)
    known = tuple(dict.fromkeys(name for one in listed for name in one.names))
    for name in names:
        if name not in known:
            raise UnknownVectors(name, nearest_or_all(name, known))
    return [one for one in listed if not names or one.names.intersection(names)]
