"""What `salesterms term` and `salesterms terms` do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesterms.cli.arguments import DEFAULT_BASE
from salesterms.cli.output import check_outputs, note, say, say_exactly, say_json, write
from salesterms.cli.words import NOTHING_FOUND, WRITTEN
from salesterms.errors import Text

if TYPE_CHECKING:
    from argparse import Namespace

    from salesterms.terms import Entry

#: The header of the column with the kinds.
KIND_HEADER = Text("kind", "soort")

#: How many terms a search lists at most.
MOST_FOUND = 20


def run_term(args: Namespace) -> int:
    """Show one term, by any of its labels."""
    from salesterms.terms import glossary

    check_outputs((args.svg,), ())
    entry = glossary[" ".join(args.name)]
    if args.svg is not None:
        around = glossary.related(entry.id, depth=args.depth or 1)
        write(args.svg, around.svg(args.lang), replace=args.force)
        note(WRITTEN.say(args.lang).format(args.svg))
    if args.json:
        say_json(_document(entry))
    else:
        say(entry.explain(args.lang) + "\n")
    return 0


def run_terms(args: Namespace) -> int:
    """List terms, or write the whole glossary in one of its forms."""
    form = vars(args)["as"]  # a word of Python's own
    if form is not None:
        return _whole(form, args)
    entries = _chosen(args)
    if not entries:
        note(NOTHING_FOUND.say(args.lang))
    if args.json:
        say_json([_line(entry) for entry in entries])
    else:
        say(_table(entries, args.lang) + "\n")
    return 0


def _whole(form: str, args: Namespace) -> int:
    from salesterms.interop.glossaries import glossary_as

    check_outputs((args.out,), ())
    text = glossary_as(form, base=args.base or DEFAULT_BASE, lang=args.lang)
    if args.out is None:
        say_exactly(text)
        return 0
    write(args.out, text, replace=args.force)
    note(WRITTEN.say(args.lang).format(args.out))
    return 0


def _chosen(args: Namespace) -> tuple[Entry, ...]:
    from salesterms.terms import glossary
    from salesterms.terms.collection import MOST_MATCHES
    from salesterms.terms.kinds import kind_named

    lang = args.lang
    found = tuple(sorted(glossary.entries, key=lambda each: each.preferred.say(lang).casefold()))
    if args.search is not None:
        found = tuple(match.entry for match in glossary.search(args.search, limit=MOST_MATCHES))
    if args.kind is not None:
        kind = kind_named(args.kind)
        found = tuple(entry for entry in found if entry.kind is kind)
    return found if args.search is None else found[:MOST_FOUND]


def _table(entries: tuple[Entry, ...], lang: str) -> str:
    """A line for each term, with its kind by the name that --kind takes."""
    from salesterms._render import text_table

    lines = [(entry.preferred.say(lang), entry.id, entry.kind.value) for entry in entries]
    return text_table(("term", "id", KIND_HEADER.say(lang)), lines, numeric=3, indent="")


def _document(entry: Entry) -> dict[str, object]:
    """The entry as it stands in the JSON of the glossary, with its links."""
    from salesterms.documents import unstructure

    links = [{"kind": link.kind.value, "to": link.to} for link in entry.links]
    return {**unstructure(entry), "links": links}


def _line(entry: Entry) -> dict[str, str]:
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "en": entry.preferred.en,
        "nl": entry.preferred.nl,
    }
