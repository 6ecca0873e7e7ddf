"""The command line: arguments in, text, a page or JSON out, and an exit status.

Reading order: `arguments` with `argument_types` (what may be asked), `entry` (from argv to an exit
status), `commands`, `glossary_commands` and the other modules of commands (a function for each
command), `output` (printing and writing), `words` (texts and errors). Of an audit: `audit_command`,
`log_declarations` (what was asked), `seen_rows`, `audit_telling`, `in_options` (errors in words of
the command line).
"""

from salesterms.cli.entry import main

__all__ = ["main"]
