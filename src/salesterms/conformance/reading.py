"""Files of vectors in: strict, with every problem of a file in one error."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from salesterms._json import ROOT, JsonProblems, parse, step
from salesterms.conformance.kinds import ID_TWICE, NoSuchFile, UnknownVectors, VectorProblems
from salesterms.conformance.layout import FILE, LARGEST_FILE
from salesterms.conformance.vector import Vector
from salesterms.errors import Problem, Text, nearest_or_all, why_unread
from salesterms.values import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike

_TOO_LARGE = Text(
    f"it is larger than {LARGEST_FILE >> 20} MiB", f"het is groter dan {LARGEST_FILE >> 20} MiB"
)


def read_vectors(path: str | PathLike[str], *, known: bool = False) -> tuple[Vector, ...]:
    """The vectors of a file of your own, in their order.

    With `known` a metric, a variant or an operation that this library does not have is a problem of
    the file too, with the nearest names: another implementation may have more.

    Raises `VectorProblems` with every problem of the file, each with its path and the remedy, and
    `NoSuchFile` where it cannot be opened or is larger than 16 MiB.
    """
    try:
        with Path(path).open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as fault:
        raise NoSuchFile(str(path), why_unread(fault)) from None
    if len(content) > LARGEST_FILE:
        raise NoSuchFile(str(path), _TOO_LARGE)
    return load_vectors(content, name=Path(path).name, known=known)


def load_vectors(text: str | bytes, *, name: str = "", known: bool = False) -> tuple[Vector, ...]:
    """The vectors of a text, or of its bytes in UTF-8; `name` stands before the paths of problems.

    >>> from salesterms.conformance import load_vectors
    >>> load_vectors('{"schema_version": 1, "metric": "close_ratio", "vectors": []}')
    Traceback (most recent call last):
        ...
    salesterms.conformance.kinds.VectorProblems: Problems in the vectors: 1
    - 0 is not as many as there may be @ $.vectors: give 1 … 10000

    `known` is that of `read_vectors`.
    """
    try:
        document = parse(text)
    except JsonProblems as found:
        raise _named(found.problems, found.count, name) from None
    problems: list[Problem] = []
    FILE.check(document, ROOT, problems.append)
    if not problems:
        _check_ids(document, problems)
        if known:
            problems += _unknown_names(document)
    if problems:
        raise _named(problems, len(problems), name)
    about = {key: document[key] for key in ("metric", "operation") if key in document}
    return tuple(Vector(**{**about, **one}) for one in document["vectors"])


def _unknown_names(document: Any) -> Iterator[Problem]:
    from salesterms.conformance.knowing import unknown_names  # the metrics take most to load

    yield from unknown_names(document)


def _named(problems: list[Problem] | tuple[Problem, ...], count: int, name: str) -> VectorProblems:
    kept = problems[:100]
    if name:
        kept = [evolve(one, path=f"{name}: {one.path or ROOT}") for one in kept]
    return VectorProblems.counted(kept, count)


def _check_ids(document: Any, problems: list[Problem]) -> None:
    seen = set[str]()
    for at, one in enumerate(document["vectors"]):
        if one["id"] in seen:
            path = step(step(step(ROOT, "vectors"), at), "id")
            problems.append(Problem(kind=ID_TWICE, value=one["id"], path=path))
        seen.add(one["id"])


@lru_cache(maxsize=1)
def shipped() -> FrozenMapping[str, str]:
    """The files of vectors inside the package: name without its ending -> file, in order."""
    listed = files("salesterms").joinpath("data", "conformance").iterdir()
    names = sorted(one.name for one in listed if one.name.endswith(".json"))
    return FrozenMapping((name.removesuffix(".json"), name) for name in names)


@lru_cache(maxsize=256)
def _shipped_vectors(name: str) -> tuple[Vector, ...]:
    file = shipped()[name]
    content = files("salesterms").joinpath("data", "conformance", file).read_bytes()
    return load_vectors(content, name=file)


def vectors(*names: str) -> tuple[Vector, ...]:
    """The vectors inside the package: of metrics by their id, of files by their name, or all.

    >>> from salesterms.conformance import vectors
    >>> len(vectors("close_ratio")) <= len(vectors())
    True

    Parametrise your own tests with them. Raises `UnknownVectors`, with the nearest names.
    """
    for name in names:
        if name not in shipped():
            raise UnknownVectors(name, nearest_or_all(str(name), tuple(shipped())))
    return tuple(one for name in names or shipped() for one in _shipped_vectors(name))
