"""What is wrong with a log, told to somebody who named its columns with options.

The errors of a mapping speak of its keys, as JSON has them; here they name the option instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from salesterms.errors import ProblemGroup, SalesTermsError, Text
from salesterms.interop.faults import NoByteOrderMark, OtherByteOrderMark, WrongEncoding
from salesterms.mapping import MappingProblems, MissingColumns, document_kinds, kinds

if TYPE_CHECKING:
    from salesterms.errors import Kind, Problem

#: Option -> where its value stands in the document: a key, and the key of an object in it.
OPTIONS = {
    "shape": ("shape", ""),
    **{name: (name, "column") for name in ("case", "label", "at", "from", "id", "owner")},
    "at_format": ("at", "formats"),
    "zone": ("zone", "written_in"),
    "order": ("order", ""),
    "delimiter": ("file", "delimiter"),
    "encoding": ("file", "encoding"),
}


def flag(option: str) -> str:
    """An option as it is typed.

    >>> flag("at_format")
    '--at-format'
    """
    return "--" + option.replace("_", "-")


#: Path in the document -> the option; that of a column is told by its field alone too.
_FLAGS = {
    path: flag(option)
    for option, (key, inner) in OPTIONS.items()
    for path in ((f"{key}.{inner}", key) if inner == "column" else (f"{key}.{inner}".strip("."),))
}

_ADD = Text("add {detail} COLUMN", "voeg {detail} KOLOM toe")
_LEAVE_OUT = Text("leave this option out", "laat deze optie weg")
_ZONE = Text(
    "add --zone, such as --zone Europe/Amsterdam", "voeg --zone toe, zoals --zone Europe/Amsterdam"
)
_FORMAT = Text(
    'say how times are written, such as --at-format "D-M-YYYY HH:mm" or --at-format epoch_ms',
    'geef op hoe tijden geschreven zijn, zoals --at-format "D-M-YYYY HH:mm" of --at-format'
    " epoch_ms",
)

#: Kind of problem -> how to put it right with an option, or with a mapping where that takes one.
_HINTS: dict[Kind, Text] = {
    document_kinds.MISSING_KEY: _ADD,
    document_kinds.INSTANT_ZONE_NEEDED: _ZONE,
    kinds.NO_ZONE_OF_INSTANT: _ZONE,
    kinds.NO_ZONE_OF_DAY: _ZONE,
    kinds.UNDECLARED_INSTANT_FORMAT: _FORMAT,
    kinds.OTHER_DATE_FORMAT: Text(
        "correct it, or give another --at-format; several formats take --mapping",
        "verbeter het, of geef een andere --at-format op; voor meer vormen is --mapping nodig",
    ),
    document_kinds.NO_LANGUAGE: Text(
        'names of months take a mapping with "language": "nl" or "en", given with --mapping',
        'voor namen van maanden is een mapping nodig met "language": "nl" of "en", via --mapping',
    ),
    document_kinds.ONE_COLUMN: Text(
        "the delimiter may be another: add --delimiter {detail}",
        "het scheidingsteken is wellicht een ander: voeg --delimiter {detail} toe",
    ),
    document_kinds.OTHER_HEADER_LINE: Text(
        'the header may be another line than that, which takes a mapping with "file":'
        ' {{"header_line": …}}, given with --mapping',
        'de kopregel is wellicht een andere regel; daarvoor is een mapping nodig met "file":'
        ' {{"header_line": …}}, via --mapping',
    ),
}

#: What a shape has no key for.
_NOT_OF_SHAPE = Text("the shape has none", "de vorm heeft die niet")

_ENCODING = (WrongEncoding, OtherByteOrderMark, NoByteOrderMark)


class OptionProblems(ProblemGroup):
    """Options that do not make a mapping of a log: every problem of them, each with its option."""

    code = "option_problems"
    heading = Text("Problems in the options: {0}", "Problemen in de opties: {0}")


class EncodingOption(SalesTermsError, ValueError):
    """A file is in another encoding, and options say how it is written."""

    code = "encoding_option"
    message = Text("{0} (here: --encoding NAME)", "{0} (hier: --encoding NAAM)")

    def text(self, lang: str = "en") -> str:
        """What is wrong with the file, and the option that declares its encoding."""
        [fault] = self.args
        return self.message.say(lang).format(fault.text(lang))


def in_options(error: SalesTermsError) -> SalesTermsError:
    """An error in the words of the command line; one that has no others as it is."""
    if isinstance(error, MappingProblems):
        return OptionProblems.of(map(problem_in_options, error.problems))
    if isinstance(error, MissingColumns):
        return MissingColumns.of(map(problem_in_options, error.problems))
    return EncodingOption(error) if isinstance(error, _ENCODING) else error


def problem_in_options(problem: Problem) -> Problem:
    """A problem at an option in place of a key, with a hint that can be typed."""
    kind = problem.kind
    option = _FLAGS.get((problem.path or "").partition("[")[0])
    if option is not None:
        problem = evolve(problem, path=option)
    if kind is document_kinds.UNKNOWN_KEY:
        return evolve(problem, kind=evolve(kind, message=_NOT_OF_SHAPE, hint=_LEAVE_OUT))
    if kind is document_kinds.MISSING_KEY:
        problem = evolve(problem, detail=option or "--mapping")
    return evolve(problem, kind=evolve(kind, hint=_HINTS.get(kind, kind.hint)))
