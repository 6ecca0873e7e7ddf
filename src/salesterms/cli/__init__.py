"""The command line: arguments in, text, a page or JSON out, and an exit status.

Reading order: `arguments` (what may be asked), `entry` (from argv to an exit status), `commands`
and `glossary_commands` (a function for each command), `output` (printing and writing), `words`
(texts and errors).
"""

from salesterms.cli.entry import main

__all__ = ["main"]
