"""The vectors of labels and translations, worked out from the rows of the tables, slowly.

Nothing of the engine is used: rows and laws are read as data, by `plain_words`. Run as a program
this writes both files anew: python tests/conformance/word_vectors.py
"""

from __future__ import annotations

import json
from functools import cache
from itertools import product
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any

from naive_tables import World, holds
from plain_words import COUPLED, Plain, lawful, said_of
from situations import SITUATIONS

from salesterms.criteria.nodes import leaves
from salesterms.facts import CATALOGUE
from salesterms.vocabularies import Vocabulary, vocabularies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesterms.vocabularies.table import Table

FOLDER = Path(__file__).resolve().parents[2] / "src" / "salesterms" / "data" / "conformance"

VOCABULARIES = {one.id: one for one in vocabularies()}
#: Those whose words people and deals have, in the order of the registry.
OF_PEOPLE = [one for one in VOCABULARIES.values() if not one.id.startswith(("touch.", "sale."))]
TEXTS = [one for one in OF_PEOPLE if "." not in one.id or one.id.startswith("four_stages")]
OF_MOMENTS = [one for one in VOCABULARIES.values() if one not in OF_PEOPLE]

#: So many combinations of a pair of tables are gone through; larger pairs have no vectors.
MOST = 80_000
#: So many of one table are looked at for a case of each row.
LOOKED = 20_000
#: What nobody established has the first value.
NOTHING: World = {axis.name: axis.names[0] for axis in CATALOGUE.values()}
#: What would be on record if it were so, such as where somebody stands.
WRITTEN_DOWN: World = {
    axis.name: axis.names[0] for axis in CATALOGUE.values() if axis.no_record == "no"
}
#: Situations of which only some things are known, and the vocabularies that are asked.
UNSURE = ("four_types", "linkedin_glossary", "lead_and_prospect")
PARTING = {
    (False, False): "exact",
    (True, False): "broader",
    (False, True): "narrower",
    (True, True): "overlapping",
}


def label_vectors() -> Iterator[dict[str, Any]]:
    """What every vocabulary calls whom: in the situations, and once in each of its rows."""
    for one in OF_PEOPLE:
        for number, situation in SITUATIONS.items():
            yield _label(one, f"{one.id}-{number:02}", situation.what, situation.facts)
    for one in VOCABULARIES.values():
        for table in one.tables.values():
            for place, row in enumerate(table.rows):
                facts = _facts_of(table, row)
                if facts is not None:
                    what = f"row {place + 1} of its table about a {table.subject} decides"
                    id_ = f"{one.id}-{table.subject}-row-{place + 1:02}"
                    yield _label(one, id_, what, facts)
    for name in UNSURE:
        for number, situation in SITUATIONS.items():
            found = _unsure(VOCABULARIES[name], situation.facts)
            what = f"{situation.what}; what is not said is unknown"
            yield _vector(
                f"{name}-{number:02}-open",
                what,
                "boundary",
                {"vocabulary": name, "facts": situation.facts, "open": True},
                found,
            )


def _label(one: Vocabulary, id_: str, what: str, facts: dict[str, str]) -> dict[str, Any]:
    world = {**NOTHING, **facts}
    found = {
        str(subject): [list(said_of(table, world)[0])] for subject, table in one.tables.items()
    }
    silent = all(paths == [[]] for paths in found.values())
    kind = "undefined" if silent else "boundary" if "-row-" in id_ else "ordinary"
    return _vector(id_, what, kind, {"vocabulary": one.id, "facts": facts}, found)


def _vector(
    id_: str, what: str, kind: str, inputs: dict[str, Any], found: dict[str, Any]
) -> dict[str, Any]:
    vocabulary = VOCABULARIES[inputs["vocabulary"]]
    return {
        "id": id_,
        "description": what,
        "kind": kind,
        "inputs": inputs,
        "expected": found,
        "source": f"the rows of {vocabulary.id}: {vocabulary.source or vocabulary.title.en}",
    }


def _facts_of(table: Table, row: Any) -> dict[str, str] | None:
    """The fewest facts with which a row decides, among the combinations that are looked at."""
    best: dict[str, str] | None = None
    plain = Plain(table)
    size = len(plain.legal) * prod(map(len, plain.choices))
    for values in plain.every() if size <= LOOKED else plain.some(LOOKED // 4):
        facts = {
            name: value
            for name, value in zip(plain.names, values, strict=True)
            if value != NOTHING[name]
        }
        if best is not None and len(facts) >= len(best):
            continue
        world = {**NOTHING, **facts}
        if _is_legal(world) and next(each for each in table.rows if holds(each.when, world)) is row:
            best = facts
    return best


def _is_legal(world: World) -> bool:
    return all(not holds(law.when, world) or holds(law.then, world) for law in CATALOGUE.laws)


def _unsure(vocabulary: Vocabulary, facts: dict[str, str]) -> dict[str, Any]:
    """Every label that some completion of the facts has, in alphabetical order."""
    found = {}
    facts = {**WRITTEN_DOWN, **facts}
    names = [axis.name for axis in COUPLED]
    every = [dict(zip(names, values, strict=True)) for values in lawful()]
    worlds = [
        world
        for world in every
        if all(world[name] == value for name, value in facts.items() if name in world)
    ]
    for subject, table in vocabulary.tables.items():
        asked = {leaf.column.name for row in table.rows for leaf in leaves(row.when)}
        free = {
            name: [facts[name]] if name in facts else list(CATALOGUE[name].names)
            for name in sorted(asked - set(names))
        }
        seen = {tuple(value for name, value in world.items() if name in asked) for world in worlds}
        own = [name for name in names if name in asked]
        paths = {
            said_of(
                table,
                {**dict(zip(own, values, strict=True)), **dict(zip(free, more, strict=True))},
            )[0]
            for values in seen
            for more in product(*free.values())
        }
        found[str(subject)] = sorted(map(list, paths))
    return found


def pairs() -> Iterator[tuple[Vocabulary, Vocabulary]]:
    """Texts with each other; each system with two texts, both ways; touches and sales likewise."""
    for one, other in product(TEXTS, TEXTS):
        if one is not other:
            yield one, other
    for one in OF_PEOPLE:
        if one not in TEXTS:
            for name in ("linkedin_glossary", "lead_and_prospect"):
                yield one, VOCABULARIES[name]
                yield VOCABULARIES[name], one
    for one, other in product(OF_MOMENTS, OF_MOMENTS):
        if one is not other:
            yield one, other


def translation_vectors() -> Iterator[dict[str, Any]]:
    """What each word of a vocabulary is in another."""
    for first, second in pairs():
        if not _is_small(first, second):
            continue
        for place, word in enumerate(dict.fromkeys(term.word for term in first.terms)):
            each = [_translated(term, first, second) for term in first.terms if _same(term, word)]
            found = each[0] if len(each) == 1 else {"each": each}
            empty = all(not one["terms"] for one in each)
            exact = any(
                how == "exact" for one in each for t in one["terms"].values() for how in t.values()
            )
            yield {
                "id": f"{first.id}-{place + 1}-{second.id}",
                "description": f"{word} of {first.id} in {second.id}",
                "kind": "undefined" if empty else "ordinary" if exact else "boundary",
                "inputs": {"word": word, "from": first.id, "to": second.id},
                "expected": found,
                "source": f"the rows of {first.id} and of {second.id}",
            }


def _same(term: Any, word: str) -> bool:
    return any(each.casefold() == word.casefold() for each in term.words)


def _is_small(first: Vocabulary, second: Vocabulary) -> bool:
    return all(
        len(plain.legal) * prod(map(len, plain.choices)) <= MOST
        for one in first.tables.values()
        for other in second.tables.values()
        for plain in [Plain(one, other)]
    )


def _translated(term: Any, first: Vocabulary, second: Vocabulary) -> dict[str, Any]:
    terms: dict[str, dict[str, str]] = {}
    silent = False
    for subject, table in second.tables.items():
        if not _meet(first.tables[term.table], table):
            continue
        labels = _labels(first.id, term.table, second.id, subject)
        own = [other for one, other in labels if term.word in one]
        silent = silent or () in own
        for other in table.terms:
            signs = {(other.word in theirs, term.word in mine) for mine, theirs in labels}
            if (True, True) in signs:
                how = PARTING[(True, False) in signs, (False, True) in signs]
                terms.setdefault(str(subject), {})[other.word] = how
    return {"terms": terms, "silent": silent}


@cache
def _labels(first: str, of_first: Any, second: str, of_second: Any) -> set[Any]:
    """The labels of both that go together; the other way round they are turned."""
    if (first, of_first) > (second, of_second):
        return {(mine, theirs) for theirs, mine in _labels(second, of_second, first, of_first)}
    plain = Plain(VOCABULARIES[first].tables[of_first], VOCABULARIES[second].tables[of_second])
    return plain.pairs(plain.every())


def _meet(one: Table, other: Table) -> bool:
    """Of one subject; or, a person and a deal, about facts that have to do with each other."""
    if one.subject is other.subject:
        return True
    if {str(one.subject), str(other.subject)} & {"touch", "sale"}:
        return False
    mine, theirs = _asked(one), _asked(other)
    coupled = {axis.name for axis in COUPLED}
    return bool(mine & theirs or (mine & coupled and theirs & coupled))


def _asked(table: Table) -> set[str]:
    return {leaf.column.name for row in table.rows for leaf in leaves(row.when)}


#: File without its ending -> the operation, and its vectors.
FILES = {
    "label-situations": ("label", label_vectors),
    "translations": ("translation", translation_vectors),
}


def written(name: str) -> str:
    """The text of a file: a line for each vector."""
    operation, made = FILES[name]
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in made())
    head = f'{{"schema_version": 1, "operation": "{operation}", "vectors": [\n'
    return f"{head}{lines}\n]}}\n"


if __name__ == "__main__":
    for each in FILES:
        (FOLDER / f"{each}.json").write_text(written(each), encoding="utf-8")
