"""What the user declares about a stage log: its shape, its columns, the words and the policy."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from salesterms.cli.in_options import OPTIONS, flag
from salesterms.cli.words import DeclaredTwice, NoShape, NoZoneOfDay, RuledTwice
from salesterms.errors import nearest
from salesterms.interop import LOG_PRESETS, columns, with_log_preset
from salesterms.logs import (
    ALLOW,
    FORBID,
    LENIENT,
    STRICT,
    UnknownVerdict,
    VerdictKind,
    allow_because,
)
from salesterms.mapping import DELIMITER_NAMES, UNFILLED, LogMapping
from salesterms.mapping.loading import load_document
from salesterms.values.zones import zone

if TYPE_CHECKING:
    from argparse import Namespace

    from salesterms.logs import Policy, Ruling
    from salesterms.vocabularies import Vocabulary

_POLICIES = {"strict": STRICT, "lenient": LENIENT}

_DAY, _LEAST = timedelta(days=1), timedelta.resolution

#: What the name of a file with a vocabulary ends with.
_DOCUMENT = ".json"


def declared_log(args: Namespace) -> LogMapping:
    """The mapping that the arguments come down to.

    Raises `NoShape` where there is neither a mapping nor a shape, `DeclaredTwice` where an option
    contradicts the mapping, and what reading a mapping raises.
    """
    if args.mapping is None and args.shape is None:
        mark, encoding = args.delimiter or ",", args.encoding or "utf-8"
        found = columns(args.file, delimiter=mark, encoding=encoding)["_columns_found"]
        raise NoShape(args.file, tuple(map(str, found)) if isinstance(found, list) else ())
    own = {} if args.mapping is None else load_document(args.mapping)
    for option, (key, inner) in OPTIONS.items():
        given = vars(args)[option]
        if given is not None:
            value = [given] if inner == "formats" else given
            _declare(own, key, inner, value, flag(option))
    shape = own.get("shape")
    if isinstance(shape, str) and shape in LOG_PRESETS:
        return with_log_preset(shape, own)
    return LogMapping.read(own)


def _declare(own: dict[str, object], key: str, inner: str, value: object, option: str) -> None:
    """Put what an option says into the document; a contradiction is refused."""
    part = own.get(key)
    if not inner:
        before, after = part, value
    else:
        known = {"column": part} if isinstance(part, str) else part
        whole: dict[Any, Any] = dict(known) if isinstance(known, dict) else {}
        before, after = whole.get(inner), {**whole, inner: value}
    open_or_same = (None, UNFILLED, [UNFILLED], value)
    if before not in open_or_same and DELIMITER_NAMES.get(str(before)) != value:
        raise DeclaredTwice(option, value, before)
    own[key] = after


def declared_vocabulary(name: str) -> Vocabulary:
    """The built-in vocabulary of that id, or the one in a document."""
    from salesterms.vocabularies import Vocabulary, vocabulary

    if not name.endswith(_DOCUMENT):
        return vocabulary(name)
    from salesterms.documents import loads

    given = load_document(name)  # which says what is wrong with the file
    return loads(Path(name).read_bytes(), Vocabulary, plain="type" not in given)


def declared_policy(args: Namespace) -> Policy:
    """The policy with the rulings that were given; raises `UnknownVerdict` and `RuledTwice`."""
    given: dict[str, Ruling] = {}
    allowed = ((kind, ALLOW if why is None else allow_because(why)) for kind, why in args.allow)
    for kind, ruling in (*allowed, *((kind, FORBID) for kind in args.forbid)):
        known = given.setdefault(_kind(kind), ruling)
        if known != ruling:
            raise RuledTwice(kind, known.text(args.lang), ruling.text(args.lang))
    return _POLICIES[args.policy].with_(name=None, **given)


def _kind(kind: str) -> str:
    kinds = tuple(map(str, VerdictKind))
    if kind not in kinds:
        near = nearest(kind, kinds)
        raise UnknownVerdict(kind, (*near, *(one for one in kinds if one not in near)))
    return kind


def declared_moment(given: date | None, mapping: LogMapping) -> datetime | None:
    """The moment that is asked about: of a day its last one, in the zone of the mapping.

    Raises `NoZoneOfDay` where the mapping has none.
    """
    if given is None or isinstance(given, datetime):
        return given
    if mapping.zones.written_in is None:
        raise NoZoneOfDay(given.isoformat())
    last = mapping.zones.instant_of(given + _DAY) - _LEAST
    return last.astimezone(zone(mapping.zones.written_in))  # as whoever asked reads it
