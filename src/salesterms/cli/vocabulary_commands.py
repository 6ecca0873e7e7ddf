"""What `vocabularies`, `translate`, `conflicts` and `lifecycle` do on the command line."""

from __future__ import annotations

import json
from itertools import combinations, product, zip_longest
from textwrap import fill, wrap
from typing import TYPE_CHECKING

from salesterms.cli.output import check_outputs, note, say, say_json, write
from salesterms.cli.words import WRITTEN
from salesterms.errors import Text, nearest_or_all

if TYPE_CHECKING:
    from argparse import Namespace

    from salesterms.lifecycle import Move, Track
    from salesterms.vocabularies import Conflict, Translation, Vocabulary

_HEADERS = (
    Text("word", "woord"),
    Text("a kind of", "soort van"),
    Text("about", "betreft"),
    Text("when", "wanneer"),
    Text("from", "bron"),
)
#: No line of a paragraph is wider, none of words, and none of what they ask.
_WIDE, _WORDS_WIDE, _WHEN_WIDE = 100, 30, 60
_MOVES = (Text("event", "gebeurtenis"), Text("from", "van"), Text("to", "naar"))
_ASKS = Text("asks", "voorwaarde")
_NONE = Text("No conflicts.", "Geen conflicten.")
_SILENT = Text("(says nothing)", "(zegt niets)")


def run_vocabularies(args: Namespace) -> int:
    """List the built-in vocabularies, or the rows of those of one name."""
    from salesterms.vocabularies import vocabularies

    found = vocabularies(args.name)
    if args.json:
        from salesterms.documents import dumps

        say_json([json.loads(dumps(one)) for one in found])
    elif args.name is None:
        say(_listed(found, args.lang) + "\n")
    else:
        say("\n\n".join(_rows(one, args.lang) for one in found) + "\n")
    return 0


def _listed(found: tuple[Vocabulary, ...], lang: str) -> str:
    from salesterms._render import text_table

    lines = list[tuple[str, ...]]()
    for one in found:
        whole = (one.id, one.title.say(lang), ", ".join(_words(one)))
        lines += _wrapped(whole, (_WIDE, _WIDE, _WHEN_WIDE))
    heads = ("id", Text("title", "titel").say(lang), Text("words", "woorden").say(lang))
    return text_table(heads, lines, numeric=3, indent="")


def _words(vocabulary: Vocabulary) -> list[str]:
    return [
        f"{term.word} ({', '.join(term.group)})" if term.group else term.word
        for term in vocabulary.terms
    ]


def _rows(vocabulary: Vocabulary, lang: str) -> str:
    from salesterms._render import text_table
    from salesterms.facts import in_words
    from salesterms.facts.kinds import SUBJECT_WORDS
    from salesterms.vocabularies import Term

    lines = list[tuple[str, ...]]()
    for row in vocabulary.rows:
        term = row if isinstance(row, Term) else None
        words = " / ".join(term.group or term.words) if term else _SILENT.say(lang)
        broader = (term.broader or "") if term else ""
        about = SUBJECT_WORDS[row.subject].say(lang)
        whole = (words, broader, about, in_words(row.when, lang), ", ".join(row.cites))
        lines += _wrapped(whole, (_WORDS_WIDE, _WORDS_WIDE, _WORDS_WIDE, _WHEN_WIDE, _WORDS_WIDE))
    heads = tuple(head.say(lang) for head in _HEADERS)
    table = text_table(heads, lines, numeric=len(heads), indent="")
    return f"{vocabulary.id}: {vocabulary.title.say(lang)}\n{table}"


def _wrapped(cells: tuple[str, ...], widths: tuple[int, ...]) -> list[tuple[str, ...]]:
    """A row of a table as the lines that it takes where no cell is wider than this."""
    columns = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    return list(zip_longest(*columns, fillvalue=""))


def run_translate(args: Namespace) -> int:
    """What a word of one vocabulary is in another; a name of several stands for each of them."""
    from salesterms.vocabularies import vocabularies

    word = " ".join(args.word)
    name = vars(args)["from"]
    firsts, seconds = vocabularies(name), vocabularies(args.to)
    found = [
        _translated(word, first, second)
        for first in _that_have(word, name, firsts)
        for second in seconds
    ]
    if args.json:
        from salesterms.vocabularies.wording import translation_data

        say_json([translation_data(each) for one in found for each in one.each or (one,)])
    else:
        say("\n\n".join(one.explain(args.lang) for one in found) + "\n")
    return 0


def _translated(word: str, first: Vocabulary, second: Vocabulary) -> Translation:
    from salesterms.vocabularies import translate

    return translate(word, first, second)


def _that_have(word: str, name: str, found: tuple[Vocabulary, ...]) -> tuple[Vocabulary, ...]:
    """Those of some vocabularies that have a word; else an error with the nearest of them all."""
    from salesterms.vocabularies import UnknownWord

    kept, words = [], list[str]()
    for one in found:
        try:
            one.named(word)
        except UnknownWord:
            words += [each for term in one.terms for each in term.words]
        else:
            kept.append(one)
    if not kept:
        words = list(dict.fromkeys(words))
        raise UnknownWord(name, word, nearest_or_all(word, words))
    return tuple(kept)


def run_conflicts(args: Namespace) -> int:
    """Where two vocabularies use the same words for different things."""
    from salesterms.vocabularies import conflicts, vocabularies

    found: list[Conflict] = []
    firsts, seconds = vocabularies(args.first), vocabularies(args.second)
    same = args.first == args.second
    pairs = tuple(combinations(firsts, 2) if same else product(firsts, seconds))
    for first, second in pairs:
        if first is not second:
            found += conflicts(first, second)
    if args.json:
        texts = ((type(one).__name__, one.say("en"), one.say("nl")) for one in found)
        say_json([{"kind": kind, "en": en, "nl": nl} for kind, en, nl in texts])
    else:
        said = [fill(one.say(args.lang), _WIDE) for one in found] or [_NONE.say(args.lang)]
        say("\n\n".join(said) + "\n")
    return 0


def run_lifecycle(args: Namespace) -> int:
    """The moves of one of the built-in tables, or how people move between words."""
    from salesterms.lifecycle import SALES_LIFECYCLE

    track = next(track for track in SALES_LIFECYCLE.tracks if track.name == args.name)
    check_outputs((args.svg,), ())
    if args.svg is not None:
        write(args.svg, SALES_LIFECYCLE.graph(track.name).svg(args.lang), replace=args.force)
        note(WRITTEN.say(args.lang).format(args.svg))
    if args.json:
        say_json(_track_data(track))
    else:
        say(_track_table(track, args.lang) + "\n")
    return 0


def _track_table(track: Track, lang: str) -> str:
    from salesterms._render import text_table
    from salesterms.facts import in_words

    lines = [
        (
            _event_called(move, lang),
            ", ".join(_stage_called(track, name, lang) for name in move.sources),
            _stage_called(track, move.target, lang) if move.target else "=",
            "" if move.guard is None else in_words(move.guard, lang),
        )
        for move in track.moves
    ]
    heads = (*(head.say(lang) for head in _MOVES), _ASKS.say(lang))
    return text_table(heads, lines, numeric=4, indent="")


def _event_called(move: Move, lang: str) -> str:
    """An event by its name; in Dutch by its words, with the name beside them."""
    return str(move.event) if lang == "en" else f"{move.text.say(lang)} ({move.event})"


def _stage_called(track: Track, name: str, lang: str) -> str:
    return name if lang == "en" else track.axis.text_of(name).say(lang)


def _track_data(track: Track) -> dict[str, object]:
    from salesterms.facts import written

    return {
        "name": track.name,
        "stages": list(track.stages),
        "start": track.start,
        "moves": [
            {
                "event": str(move.event),
                "from": list(move.sources),
                "to": move.target,
                "guard": None if move.guard is None else written(move.guard),
                "effects": [f"{axis.name} = {value}" for axis, value in move.effects],
                "direction": str(move.direction),
                "cites": list(move.cites),
            }
            for move in track.moves
        ],
    }
