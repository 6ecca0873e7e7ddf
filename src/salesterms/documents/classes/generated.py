"""One function to read and one to write for each class, generated as attrs generates `__init__`.

The functions are quick and say nothing about what is wrong: at the first doubt they raise, and the
slow reading finds every fault. Nothing of a class is printed into the source but the names of its
fields, which are identifiers; classes, forms, defaults and keys are bound as arguments of the
maker.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from salesterms.documents.classes.notes import ABSENT
from salesterms.documents.forms.scalars import SCALARS
from salesterms.documents.forms.shape import quick_read, quick_write
from salesterms.documents.forms.unions import Maybe
from salesterms.errors import SalesTermsError, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from salesterms.documents.classes.notes import FieldNotes
    from salesterms.documents.forms.shape import Shape

    #: Every field of a class with its form, in order.
    Parts = tuple[tuple[FieldNotes, Shape], ...]

_TEXT = SCALARS[str]


class _Doubt(SalesTermsError, ValueError):
    """What the functions raise: the slow reading then says what is wrong."""

    code = "doubt"
    message = Text("Read it again slowly", "Lees het opnieuw, langzaam")


def reader(
    cls: type,
    parts: Parts,
    canonical: Callable[[Any], Any],
    check: Callable[[Any], Any],
    *,
    strict: bool,
) -> Callable[[Any], Any]:
    """From a plain object to an object of the class; raises at the first fault.

    `canonical` puts the keys of an object under the names of the class, where they are not; `check`
    looks at an object of the class itself, where such are taken.
    """
    bound: dict[str, Any] = {
        "cls": cls,
        "knows": frozenset(notes.name for notes, _ in parts).issuperset,
        "canonical": canonical,
        "doubt": _Doubt,
        "absent": ABSENT,
    }
    lines = ["def read(given):"]
    if not strict:
        bound |= {"mapping": Mapping, "check": check}
        lines += [
            "    if given.__class__ is cls:",
            "        check(given)",
            "        return given",
            "    if isinstance(given, mapping): given = dict(given)",
        ]
    lines += [
        "    if given.__class__ is not dict: raise doubt",
        "    if not knows(given): given = canonical(given)",
        "    get = given.get",
    ]
    arguments = []
    for index, (notes, shape) in enumerate(parts):
        lines += _read_field(index, notes, shape, bound)
        arguments.append(f"{notes.name}=v{index}")
    made_here = [i for i, (notes, _) in enumerate(parts) if notes.made_with_object]
    if made_here:
        lines += ["    arguments = dict(" + ", ".join(arguments) + ")"]
        lines += [f"    if v{i} is absent: del arguments[key{i}]" for i in made_here]
        lines += ["    return cls(**arguments)"]
    else:
        lines += ["    return cls(" + ", ".join(arguments) + ")"]
    made: Callable[[Any], Any] = _made("read", lines, bound, cls)
    return made


def _read_field(
    index: int, notes: FieldNotes, shape: Shape, bound: dict[str, Any]
) -> Iterator[str]:
    """The lines that read one field: from its key, or from its default."""
    value, inner, optional = f"v{index}", shape, False
    if isinstance(shape, Maybe):
        inner, optional = shape.inner, True
    bound[f"read{index}"] = quick_read(inner)
    bound[f"key{index}"] = notes.name
    yield f"    {value} = get(key{index}, absent)"
    if notes.required:
        yield f"    if {value} is absent: raise doubt"
        start = "if"
    else:
        yield f"    if {value} is absent: {value} = {_default(index, notes, bound)}"
        start = "elif"
    guard = f"{value} is not None" if optional else ""
    if inner is _TEXT:
        # The check of most fields, written out: a call costs more than what it does.
        test = f"({value}.__class__ is not str or not {value}.isascii() or '\\0' in {value})"
        condition = f"{guard} and {test}" if guard else test
        yield f"    {start} {condition}: {value} = read{index}({value})"
    elif guard:
        yield f"    {start} {guard}: {value} = read{index}({value})"
    elif start == "elif":
        yield f"    else: {value} = read{index}({value})"
    else:
        yield f"    {value} = read{index}({value})"


def _default(index: int, notes: FieldNotes, bound: dict[str, Any]) -> str:
    if notes.constant is not ABSENT:
        bound[f"default{index}"] = notes.constant
        return f"default{index}"
    bound[f"default{index}"] = notes.default
    return f"default{index}()"


def writer(cls: type, parts: Parts, names: str) -> Callable[..., Any]:
    """From an object of the class to a plain object; raises at the first fault.

    A field that holds its default, the very same object, is left out: reading gives it back.
    A second argument is what the plain object begins with.
    """
    bound: dict[str, Any] = {"cls": cls, "doubt": _Doubt, "nothing": {}}
    lines = [
        "def write(value, head=nothing):",
        "    if value.__class__ is not cls: raise doubt",
        "    out = head.copy()",
    ]
    for index, (notes, shape) in enumerate(parts):
        lines += _write_field(index, notes, shape, bound, notes.called(names))
    lines += ["    return out"]
    made: Callable[..., Any] = _made("write", lines, bound, cls)
    return made


def _write_field(
    index: int, notes: FieldNotes, shape: Shape, bound: dict[str, Any], key: str
) -> Iterator[str]:
    yield f"    v = value.{notes.attribute.name}"
    bound[f"key{index}"] = key
    bound[f"write{index}"] = quick_write(shape)
    left_out = not notes.required and notes.constant is not ABSENT
    indent = "    "
    inner = shape
    if left_out:
        bound[f"default{index}"] = notes.constant
        yield f"    if v is not default{index}:"
        indent = "        "
        if isinstance(shape, Maybe) and notes.constant is None:
            inner = shape.inner
            bound[f"write{index}"] = quick_write(inner)
    if inner is _TEXT:
        test = "v.__class__ is not str or not v.isascii() or '\\0' in v"
        yield f"{indent}if {test}: write{index}(v)"
        yield f"{indent}out[key{index}] = v"
    else:
        yield f"{indent}out[key{index}] = write{index}(v)"


def _made(name: str, lines: list[str], bound: dict[str, Any], cls: type) -> Any:
    """Compile the function inside a maker, so that what it uses is local to it."""
    source = [f"def make({', '.join(bound)}):", *(f"    {line}" for line in lines)]
    source += [f"    return {name}"]
    place = f"<documents: {name} {cls.__qualname__}>"
    made: dict[str, Any] = {}
    exec(compile("\n".join(source), place, "exec"), made)  # noqa: S102 - names of fields only
    return made["make"](**bound)
