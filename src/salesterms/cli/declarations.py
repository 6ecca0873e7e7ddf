"""What the user declares about a file: a mapping, a vendor's preset, and options beside them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from salesterms.cli.words import DeclaredTwice, NoMapping, PresetIncomplete
from salesterms.interop import columns, with_preset
from salesterms.mapping import UNFILLED, ColumnMapping, MappingProblems
from salesterms.mapping.loading import load_document

if TYPE_CHECKING:
    from argparse import Namespace

#: The code of the problem that a place is still to be filled in.
_OPEN = "unfilled"


def declared(args: Namespace) -> ColumnMapping:
    """The mapping that the arguments come down to.

    Raises `NoMapping` where there is neither a mapping nor a preset, `DeclaredTwice` where an
    option contradicts the mapping, `PresetIncomplete` where a preset stays open, and what reading a
    mapping raises.
    """
    if args.mapping is None and args.preset is None:
        found = columns(args.file)["_columns_found"]
        raise NoMapping(args.file, tuple(map(str, found)) if isinstance(found, list) else ())
    own = {} if args.mapping is None else load_document(args.mapping)
    folder = None if args.mapping is None else str(Path(args.mapping).parent)
    if args.currency is not None:
        amount = own.get("amount")
        inner = {"column": amount} if isinstance(amount, str) else amount
        own["amount"] = _completed(inner, "--currency", {"currency": args.currency})
    if args.zone is not None:
        both = {"written_in": args.zone, "dates_in": args.zone}
        own["zone"] = _completed(own.get("zone"), "--zone", both)
    if args.preset is None:
        return ColumnMapping.read(own, folder=folder)
    try:
        return with_preset(args.preset, own, folder=folder)
    except MappingProblems as found:
        if args.mapping is None and any(each.code == _OPEN for each in found.problems):
            raise PresetIncomplete(args.preset, found) from found
        raise


def _completed(part: object, option: str, added: Mapping[str, object]) -> dict[str, object]:
    """A part of the document with what an option says; a contradiction is refused."""
    before: Mapping[str, object] = part if isinstance(part, Mapping) else {}
    for key, value in added.items():
        declared_before = before.get(key)
        if declared_before not in (None, UNFILLED, value):
            raise DeclaredTwice(option, value, declared_before)
    return {**before, **added}
