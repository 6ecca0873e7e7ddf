"""The built-in vocabularies are found where they are defined, one file each."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from salesterms.vocabularies.readings import Readings
from salesterms.vocabularies.terminology import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pkgutil import ModuleInfo

#: Package -> the modules of it that are listed first, in this order; others follow by name.
_ORDER = {
    "salesterms.vocabularies.texts": (
        "linkedin",
        "stages",
        "bubble",
        "persons",
        "prospects",
        "funnels",
        "touches",
        "sales",
    ),
    "salesterms.vocabularies.systems": (
        "hubspot_crm",
        "salesforce_sales",
        "dynamics",
        "odoo_crm",
        "suite",
        "espo",
        "frappe",
        "erp_next",
        "twenty_crm",
    ),
}


def collected() -> Iterator[Vocabulary]:
    """Every vocabulary with a public name in a module of `texts` or `systems`."""
    for package, first in _ORDER.items():
        for name in in_order([one.name for one in _modules_of(package)], first):
            for made in public(vars(import_module(f"{package}.{name}"))):
                yield from made if isinstance(made, Readings) else (made,)


def _modules_of(package: str) -> Iterator[ModuleInfo]:
    return iter_modules(import_module(package).__path__)


def in_order(names: list[str], first: tuple[str, ...]) -> list[str]:
    """Some names, those that stand first before the others."""
    return [*first, *sorted(set(names) - {*first})]


def public(names: Mapping[str, object]) -> Iterator[Vocabulary | Readings]:
    """The vocabularies, or readings, among what a module defines under public names."""
    for name, made in names.items():
        if not name.startswith("_") and isinstance(made, Vocabulary | Readings):
            yield made
