"""A vocabulary calls a row of facts what it calls the same facts of one person."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from salesterms.facts import Facts
from salesterms.facts.axis import NotOrdered
from salesterms.facts.catalogue import UnknownFact
from salesterms.metrics.arguments import BadArgument
from salesterms.vocabularies import aida, linkedin_glossary, vocabularies

pytest.importorskip("narwhals")

from frame_engines import ALL, ENGINES, frame_on, rows_of_answer

from salesterms import frames
from salesterms.frames.labels import labelling
from salesterms.frames.labels.diagrams import asked_of

if TYPE_CHECKING:
    from salesterms.facts import Subject
    from salesterms.vocabularies import Vocabulary

QUICK = ("polars_lazy", "pandas", "pandas_arrow", "pyarrow", "duckdb")
ENGINES_OF_ONE = ("polars", "pandas", "pyarrow", "duckdb")
#: SQLFrame takes minutes to plan the question.
LEFT_OUT = ("polars", *QUICK, *(() if ALL else ("sqlframe",)))
SLOW = tuple(name for name in ENGINES if name not in LEFT_OUT)
TABLES = [(one, subject) for one in vocabularies() for subject in one.tables]
#: A few that differ: about persons and about sales, with and without silence of their own.
SOME = [pair for pair in TABLES if pair[0].id in ("odoo.type", "sale.kind")]

Known = dict[str, tuple[int, int] | None]


def drawn(vocabulary: Vocabulary, subject: Subject, seed: int, rows: int) -> list[Known]:
    """What is known of each row: of each fact a range, a value, or nothing.

    Half of the rows begin with a legal world, so that laws are kept; the rest break some.
    """
    draw = Random(f"{vocabulary.id} {seed}")
    catalogue = vocabulary.catalogue
    table = vocabulary.tables[subject]
    names = asked_of(table)
    worlds = table.lawful_worlds()
    legal = worlds.legal
    found: list[Known] = []
    for _ in range(rows):
        unknown = draw.choice((0.0, 0.2, 0.5, 0.9))
        world = legal & ~((1 << draw.randrange(worlds.size)) - 1) or legal
        person = worlds.plainest(world & -world) if draw.random() < 0.5 else None
        row: Known = {}
        for name in names:
            axis = catalogue[name]
            top = len(axis.names) - 1
            number = draw.randint(0, top) if person is None else person.possible(axis)[0]
            if draw.random() < unknown:
                row[name] = None
            elif axis.ordered and draw.random() < unknown:
                row[name] = (draw.randint(0, number), draw.randint(number, top))
            else:
                row[name] = (number, number)
        found.append(row)
    return found


def facts_of(row: Known, catalogue: Any, shown: list[str]) -> Facts:
    """The same as facts; what is in no column is not given."""
    values = {}
    for name in shown:
        names = catalogue[name].names
        low, high = row[name] or (0, len(names) - 1)
        values[name] = names[low : high + 1]
    return Facts(catalogue, **values)


def columns_of(rows: list[Known], shown: list[str]) -> dict[str, tuple[str, list[Any]]]:
    found: dict[str, tuple[str, list[Any]]] = {"at": ("whole", list(range(len(rows))))}
    for name in shown:
        for end, at in (("from", 0), ("to", 1)):
            ends = [None if known is None else known[at] for known in (row[name] for row in rows)]
            found[f"{name}_{end}"] = ("whole", ends)
    return found


def mapping_of(shown: list[str], catalogue: Any) -> dict[str, Any]:
    return {
        name: {"lowest": f"{name}_from", "highest": f"{name}_to"}
        if catalogue[name].ordered
        else f"{name}_from"
        for name in shown
    }


def expected(vocabulary: Vocabulary, subject: Subject, facts: Facts) -> dict[str, Any]:
    """What the vocabulary says of facts, as the columns of an answer."""
    found = vocabulary.label(facts, subject)
    status = "silent" if found.silent else "certain" if found.exact else "not_known"
    return {
        "label": found.word,
        "label_path": " / ".join(found.path) if found.path else None,
        "label_status": status,
        "label_candidates": " | ".join(" / ".join(path) or "-" for path in found.paths),
        "label_because": None if found.because is None else found.because.en,
    }


def compare(
    engine: str, vocabulary: Vocabulary, subject: Subject, seed: int, rows: int, facts: int = 99
) -> None:
    catalogue = vocabulary.catalogue
    asked = list(asked_of(vocabulary.tables[subject]))[-facts:]
    shown = [name for at, name in enumerate(asked) if (at + seed) % 4 or not seed % 2]
    known = drawn(vocabulary, subject, seed, rows)
    frame = frame_on(engine, columns_of(known, shown))
    mapping = mapping_of(shown, catalogue)
    answer = rows_of_answer(frames.label(frame, vocabulary, subject=subject, mapping=mapping))
    found = {row["at"]: row for row in answer}
    for at, row in enumerate(known):
        exact = expected(vocabulary, subject, facts_of(row, catalogue, shown))
        assert {name: found[at][name] for name in exact} == exact, row


@pytest.mark.parametrize(
    ("vocabulary", "subject"), TABLES, ids=[f"{one.id}-{subject}" for one, subject in TABLES]
)
def test_every_vocabulary_says_of_a_frame_what_it_says_of_facts(
    vocabulary: Vocabulary, subject: Subject
) -> None:
    compare("polars", vocabulary, subject, seed=len(vocabulary.terms), rows=40)


@pytest.mark.parametrize(
    ("vocabulary", "subject"), SOME, ids=[f"{one.id}-{subject}" for one, subject in SOME]
)
@pytest.mark.parametrize("engine", QUICK)
def test_some_vocabularies_say_the_same_on_every_engine(
    engine: str, vocabulary: Vocabulary, subject: Subject
) -> None:
    compare(engine, vocabulary, subject, seed=QUICK.index(engine), rows=40)


@pytest.mark.slow
@pytest.mark.parametrize("engine", SLOW)
def test_a_vocabulary_says_the_same_on_engines_that_begin_slowly(engine: str) -> None:
    [(vocabulary, subject)] = [pair for pair in TABLES if pair[0].id == "odoo.type"]
    compare(engine, vocabulary, subject, seed=SLOW.index(engine), rows=30, facts=4)


@pytest.mark.parametrize("seed", range(4))
def test_a_vocabulary_says_the_same_of_other_rows(seed: int) -> None:
    [(vocabulary, subject)] = [pair for pair in TABLES if pair[0].id == "linkedin_glossary"]
    compare("polars", vocabulary, subject, seed=seed, rows=150)


def test_a_vocabulary_of_many_rows_is_not_told_of_all_their_combinations(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(labelling, "_FEW_ROWS", 0)
    [(vocabulary, subject)] = [pair for pair in TABLES if pair[0].id == "linkedin_glossary"]
    compare("polars_lazy", vocabulary, subject, seed=4, rows=40)


@pytest.mark.parametrize("engine", ENGINES_OF_ONE)
def test_a_column_that_is_called_like_a_fact_needs_no_mapping(engine: str) -> None:
    columns: dict[str, tuple[str, list[Any]]] = {
        "likely_interested": ("whole", [1, 0, None]),
        **{name: ("whole", [1, 0, 1]) for name in ("target_group", "ideal_profile", "means")},
    }
    answer = frames.label(frame_on(engine, columns), linkedin_glossary, named="word")
    rows = {row["likely_interested"]: row for row in rows_of_answer(answer)}
    found = {key: (row["word"], row["word_status"]) for key, row in rows.items()}
    assert found == {1: ("lead", "certain"), 0: (None, "silent"), None: (None, "not_known")}


@pytest.mark.parametrize("engine", ENGINES_OF_ONE)
def test_a_number_that_is_no_value_is_told_and_gives_no_label(engine: str) -> None:
    columns: dict[str, tuple[str, list[Any]]] = {
        "at": ("whole", [0, 1, 2, 3, 4]),
        "from": ("float", [99.0, -1.0, 2.0, 1.5, 1.0]),
        "to": ("whole", [99, 1, 1, 2, 1]),
    }
    mapping = {"interest": {"lowest": "from", "highest": "to"}}
    answer = frames.label(frame_on(engine, columns), aida, mapping=mapping)
    rows = sorted(rows_of_answer(answer), key=lambda row: row["at"])
    assert [row["label_status"] for row in rows[:4]] == ["unknown_level"] * 4
    assert rows[4]["label_status"] != "unknown_level"
    told = [row[name] for row in rows[:4] for name in row if name.startswith("label")]
    assert {one for one in told if one is not None} == {"unknown_level"}


@pytest.mark.parametrize("engine", ENGINES_OF_ONE)
def test_without_a_column_of_facts_every_row_is_one_of_whom_nothing_is_on_record(
    engine: str,
) -> None:
    for vocabulary in (linkedin_glossary, aida):
        frame = frame_on(engine, {"at": ("whole", [1])})
        [row] = rows_of_answer(frames.label(frame, vocabulary))
        exact = expected(vocabulary, vocabulary.subjects[0], Facts())
        assert {name: row[name] for name in exact} == exact


def test_the_columns_of_the_frame_stay_as_they_are_and_a_lazy_frame_stays_lazy() -> None:
    columns: dict[str, tuple[str, list[Any]]] = {
        "name": ("text", ["Ann", "Bo"]),
        "interest": ("whole", [None, 1]),
    }
    lazy = frames.label(frame_on("polars_lazy", columns), aida, lang="nl")
    assert type(lazy).__name__ == "LazyFrame"
    rows = rows_of_answer(lazy)
    assert [(row["name"], row["interest"]) for row in rows] == [("Ann", None), ("Bo", 1)]


def test_what_is_no_fact_no_range_or_no_free_name_is_refused_before_any_work() -> None:
    frame = frame_on("polars", {"interest": ("text", ["x"]), "label": ("whole", [1])})
    with pytest.raises(frames.SchemaProblems) as wrong:
        frames.label(frame, aida, mapping={"customer": "absent"})
    assert [one.code for one in wrong.value.problems] == ["wrong_column_type", "missing_column"]
    with pytest.raises(frames.SchemaProblems) as taken:
        frames.label(frame.drop("interest"), linkedin_glossary)
    assert [(one.code, one.value) for one in taken.value.problems] == [("taken_column", "label")]
    with pytest.raises(UnknownFact):
        frames.label(frame, linkedin_glossary, mapping={"shoe_size": "x"})
    with pytest.raises(NotOrdered):
        frames.label(frame, aida, mapping={"deal": {"lowest": "a", "highest": "b"}})
    numbers = {"means": {"lowest": 1, "highest": 2}}
    for bad in ("means", {"means": 1}, {"means": {"lowest": "a"}}, numbers):
        with pytest.raises(BadArgument):
            frames.label(frame, linkedin_glossary, mapping=bad)
