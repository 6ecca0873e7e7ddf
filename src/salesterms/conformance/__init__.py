"""Vectors for every implementation of the glossary's numbers and words, and how they are put to it.

>>> from salesterms.conformance import check, vectors
>>> check(vectors("close_ratio")).agrees
True

Reading order: `layout` (the format of a file, made of the `forms`), `kinds` (what can be wrong),
`reading` with `vector`, `neutral` (values in forms of no language), `comparing`; then `answering`
(what this library replies) with `operations`, `of_words` and `of_logs`; `foreign` (another
implementation as a process) with `replies`, `checking` and `outcomes`. `pytest_plugin` is for
users' tests.
"""

from salesterms._lazy import lazily

TYPE_CHECKING = False  # as in the package itself
if TYPE_CHECKING:
    from salesterms.conformance.answering import answer as answer
    from salesterms.conformance.checking import check as check
    from salesterms.conformance.checking import check_command as check_command
    from salesterms.conformance.foreign import split_command as split_command
    from salesterms.conformance.kinds import BadCommand as BadCommand
    from salesterms.conformance.kinds import Disagrees as Disagrees
    from salesterms.conformance.kinds import NoSuchFile as NoSuchFile
    from salesterms.conformance.kinds import NotAForm as NotAForm
    from salesterms.conformance.kinds import TooDeepToShow as TooDeepToShow
    from salesterms.conformance.kinds import UnknownVectors as UnknownVectors
    from salesterms.conformance.kinds import VectorProblems as VectorProblems
    from salesterms.conformance.layout import vector_schema as vector_schema
    from salesterms.conformance.outcomes import Checked as Checked
    from salesterms.conformance.outcomes import Outcome as Outcome
    from salesterms.conformance.outcomes import Result as Result
    from salesterms.conformance.reading import load_vectors as load_vectors
    from salesterms.conformance.reading import read_vectors as read_vectors
    from salesterms.conformance.reading import shipped as shipped
    from salesterms.conformance.reading import vectors as vectors
    from salesterms.conformance.vector import Vector as Vector

#: Module of this folder -> the public names in it. None is loaded before it is used.
_PLACES = {
    "answering": ("answer",),
    "checking": ("check", "check_command"),
    "foreign": ("split_command",),
    "kinds": (
        "BadCommand",
        "Disagrees",
        "NoSuchFile",
        "NotAForm",
        "TooDeepToShow",
        "UnknownVectors",
        "VectorProblems",
    ),
    "layout": ("vector_schema",),
    "outcomes": ("Checked", "Outcome", "Result"),
    "reading": ("load_vectors", "read_vectors", "shipped", "vectors"),
    "vector": ("Vector",),
}
__getattr__ = lazily(__name__, {name: one for one, names in _PLACES.items() for name in names})

__all__ = [
    "BadCommand",
    "Checked",
    "Disagrees",
    "NoSuchFile",
    "NotAForm",
    "Outcome",
    "Result",
    "TooDeepToShow",
    "UnknownVectors",
    "Vector",
    "VectorProblems",
    "answer",
    "check",
    "check_command",
    "load_vectors",
    "read_vectors",
    "shipped",
    "split_command",
    "vector_schema",
    "vectors",
]


def __dir__() -> list[str]:
    return list(__all__)
