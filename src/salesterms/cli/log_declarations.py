"""What the user declares about a stage log: its shape, its columns, the words and the policy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from salesterms.cli.words import DeclaredTwice, NoShape
from salesterms.interop import LOG_PRESETS, columns, with_log_preset
from salesterms.logs import LENIENT, STRICT, allow_because
from salesterms.mapping import LogMapping
from salesterms.mapping.loading import load_document

if TYPE_CHECKING:
    from argparse import Namespace

    from salesterms.logs import Policy, Ruling
    from salesterms.vocabularies import Vocabulary

_POLICIES = {"strict": STRICT, "lenient": LENIENT}

#: Option -> where its value stands in the document: a key, and the key of an object in it.
_OPTIONS = {
    "shape": ("shape", ""),
    **{name: (name, "column") for name in ("case", "label", "at", "from", "id", "owner")},
    "at_format": ("at", "formats"),
    "zone": ("zone", "written_in"),
    "delimiter": ("file", "delimiter"),
}

#: What the name of a file with a vocabulary ends with.
_DOCUMENT = ".json"


def declared_log(args: Namespace) -> LogMapping:
    """The mapping that the arguments come down to.

    Raises `NoShape` where there is neither a mapping nor a shape, `DeclaredTwice` where an option
    contradicts the mapping, and what reading a mapping raises.
    """
    if args.mapping is None and args.shape is None:
        found = columns(args.file, delimiter=args.delimiter or ",")["_columns_found"]
        raise NoShape(args.file, tuple(map(str, found)) if isinstance(found, list) else ())
    own = {} if args.mapping is None else load_document(args.mapping)
    for option, (key, inner) in _OPTIONS.items():
        given = vars(args)[option]
        if given is not None:
            value = [given] if inner == "formats" else given
            _declare(own, key, inner, value, "--" + option.replace("_", "-"))
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
    if before not in (None, value):
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
    """The policy with the rulings that were given; raises `UnknownVerdict`."""
    policy = _POLICIES[args.policy]
    rulings: dict[str, Ruling] = {}
    for kind, why in args.allow or ():
        policy.ruling(kind)  # which there must be
        rulings[kind] = allow_because(why)
    return policy.with_(name=None, **rulings)
