"""Names of a package that are loaded when they are first used (PEP 562)."""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers know the name; importing it would load all of typing
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def lazily(package: str, places: Mapping[str, str]) -> Callable[[str], object]:
    """The `__getattr__` of a package: each name stands in the submodule that `places` gives.

    >>> from salesterms import entities
    >>> entities.Person.__module__
    'salesterms.entities.person'
    """

    def load(name: str) -> object:
        from importlib import import_module
        from sys import modules

        if name not in places:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        value = getattr(import_module(f"{package}.{places[name]}"), name)
        setattr(modules[package], name, value)
        return value

    return load
