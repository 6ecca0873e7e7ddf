"""From argv to an exit status."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from salesterms.cli.arguments import misused, parser

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

#: Exit statuses. Wrong usage, 2, is argparse's own.
DONE, UNUSABLE, INTERRUPTED = 0, 1, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    >>> main(["--version"])
    salesterms 0.1.0
    0

    0: done; 1: the file or the data cannot be used, and standard error says why; wrong usage
    leaves by `SystemExit(2)`, as argparse does.
    """
    grammar = parser()
    args = grammar.parse_args(argv)
    if args.version:
        from salesterms import __version__

        print(f"salesterms {__version__}")
        return DONE
    if args.command is None:
        from salesterms.cli.commands import COMMANDS

        *others, last = COMMANDS
        grammar.error(f"a command is needed: {', '.join(others)} or {last}")
    if wrong := misused(args):
        grammar.error(wrong)
    return _guarded(args)


def _guarded(args: Namespace) -> int:
    """Run the command; errors become texts, and a reader who stops reading is no error."""
    from salesterms.cli.commands import COMMANDS
    from salesterms.cli.output import note
    from salesterms.cli.words import ERROR, CannotWrite
    from salesterms.errors import SalesTermsError

    try:
        status = COMMANDS[args.command](args)
        if sys.stdout is not None:
            sys.stdout.flush()
    except SalesTermsError as error:
        note(ERROR.say(args.lang).format(error.text(args.lang)))
        return UNUSABLE
    except BrokenPipeError:
        _discard_output()
        return DONE
    except OSError as fault:
        _discard_output()
        note(ERROR.say(args.lang).format(CannotWrite("stdout", str(fault)).text(args.lang)))
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _discard_output() -> None:
    """Let what is still buffered go nowhere, or Python complains about the pipe when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
