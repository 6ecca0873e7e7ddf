"""Files of vectors: what is read, and everything that can be wrong with one."""

import json
import pickle
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from salesterms.conformance import (
    NoSuchFile,
    UnknownVectors,
    VectorProblems,
    load_vectors,
    read_vectors,
    reading,
    shipped,
    vectors,
)

ONE: dict[str, Any] = {
    "id": "T-1",
    "description": "five won, ten lost",
    "kind": "ordinary",
    "variant": "decided_count",
    "inputs": {"won": 5, "lost": 10},
    "expected": {"value": {"ratio": "1/3"}},
    "source": "ours",
}
OF_OPERATION: dict[str, Any] = {
    **{key: ONE[key] for key in ("id", "description", "kind", "source")},
    "operation": "label",
    "inputs": {"vocabulary": "four_types", "facts": {}},
    "expected": {"person": [[]]},
}


def file_of(*found: dict[str, Any], **head: Any) -> str:
    return json.dumps(
        {"schema_version": 1, "metric": "close_ratio", **head, "vectors": list(found)}
    )


def changed(**parts: Any) -> dict[str, Any]:
    """A vector with other parts; a part that is None is left out."""
    found = {**deepcopy(ONE), **parts}
    return {key: value for key, value in found.items() if value is not None}


def problems(text: str, lang: str = "en") -> list[str]:
    with pytest.raises(VectorProblems) as refused:
        load_vectors(text)
    return [one.text(lang) for one in refused.value.problems]


def test_a_vector_is_read_as_it_stands() -> None:
    (one,) = load_vectors(file_of(ONE))

    assert (one.id, one.metric, one.variant, one.about) == (
        "T-1",
        "close_ratio",
        "decided_count",
        "close_ratio",
    )
    assert one.expected == ONE["expected"]


def test_a_vector_with_rows_puts_them_with_its_arguments() -> None:
    rows = [{"id": "D-1", "status": "won"}]
    (one,) = load_vectors(file_of(changed(inputs=None, rows=rows, arguments={"period": "2024"})))

    assert one.request() == {
        "metric": "close_ratio",
        "variant": "decided_count",
        "rows": rows,
        "arguments": {"period": "2024"},
    }


def test_without_a_variant_the_default_is_asked() -> None:
    (one,) = load_vectors(file_of(changed(variant=None)))

    assert "variant" not in one.request()


def test_an_operation_stands_in_a_vector_or_over_a_whole_file() -> None:
    (one,) = load_vectors(file_of(OF_OPERATION))
    bare = {key: value for key, value in OF_OPERATION.items() if key != "operation"}
    text = json.dumps({"schema_version": 1, "operation": "label", "vectors": [bare]})
    (other,) = load_vectors(text)

    assert (
        one.request()
        == other.request()
        == {
            "operation": "label",
            "inputs": OF_OPERATION["inputs"],
        }
    )
    assert one.names == {"label", "close_ratio"}
    assert other.names == {"label"}


def test_a_question_that_is_changed_changes_no_vector() -> None:
    (one,) = load_vectors(file_of(changed(inputs={"spans": [1, 2]})))
    one.request()["inputs"]["spans"].clear()

    assert one.request()["inputs"] == {"spans": [1, 2]}


def test_a_vector_survives_pickling() -> None:
    found = vectors("close_ratio")

    assert pickle.loads(pickle.dumps(found)) == found


@pytest.mark.parametrize(
    ("vector", "problem"),
    [
        (
            changed(id="-"),
            (
                "'-' is not an id of letters, digits, points, dashes and underscores"
                " @ $.vectors[0].id: write an id of letters, digits, points, dashes and underscores"
            ),
        ),
        (
            changed(kind="odd"),
            (
                "'odd' is not ordinary, boundary, undefined, error, erratum @ $.vectors[0].kind:"
                " write ordinary, boundary, undefined, error, erratum"
            ),
        ),
        (changed(source=None), "the key 'source' is missing @ $.vectors[0]: add it"),
        (
            changed(soruce="x"),
            "there is no key 'soruce' here @ $.vectors[0]: take it out, or use one of source",
        ),
        (
            changed(inputs=None),
            "not exactly one of the keys inputs, rows @ $.vectors[0]: keep one of them",
        ),
        (
            changed(rows=[]),
            "not exactly one of the keys inputs, rows @ $.vectors[0]: keep one of them",
        ),
        (
            changed(arguments={}),
            "'arguments' stands without rows @ $.vectors[0]: add rows, or take it out",
        ),
        (
            changed(kind="erratum"),
            "'erratum' stands without published @ $.vectors[0]: add published, or take it out",
        ),
        (
            changed(inputs={"share": 0.25}),
            (
                "0.25 is a number with a fraction @ $.vectors[0].inputs.share: write it as exact"
                ' text: {"decimal": "0.25"}'
            ),
        ),
        (
            changed(inputs={"share": [{"decimal": ".5"}]}),
            (
                "'.5' is not an exact number as text, such as \"0.25\""
                " @ $.vectors[0].inputs.share[0].decimal: write an exact number as text,"
                ' such as "0.25"'
            ),
        ),
        (
            changed(expected={"value": {"ratio": "1/0"}}),
            (
                '\'1/0\' is not a whole number or two as text, such as "3" or "7/2"'
                " @ $.vectors[0].expected.value.ratio: write a whole number or two as text, such as"
                ' "3" or "7/2"'
            ),
        ),
        (
            changed(expected={"undefined": "none", "counted": True}),
            (
                "True is not a whole number, 0 or more @ $.vectors[0].expected.counted: write a"
                " whole number, 0 or more"
            ),
        ),
        (
            changed(expected=[]),
            "[] is not an object: {…} @ $.vectors[0].expected: write an object: {…}",
        ),
        (
            changed(inputs=None, rows={}),
            "{} is not a list: […] @ $.vectors[0].rows: write a list: […]",
        ),
        (
            changed(inputs=[]),
            "[] is not an object: {…} @ $.vectors[0].inputs: write an object: {…}",
        ),
        (
            changed(expected={"groups": [{"key": [], "value": {"number": "1"}}]}),
            "0 is not as many as there may be @ $.vectors[0].expected.groups[0].key: give 1 … 10",
        ),
    ],
)
def test_each_problem_has_its_path_its_value_and_its_remedy(
    vector: dict[str, Any], problem: str
) -> None:
    assert problems(file_of(vector)) == [problem]


def test_all_problems_of_a_file_are_in_one_error() -> None:
    found = problems(file_of(changed(kind=None), changed(id=7), schema_version=2), "nl")

    assert found == [
        "2 is niet wat hier hoort: 1 @ $.schema_version: schrijf 1",
        "de sleutel 'kind' ontbreekt @ $.vectors[0]: voeg hem toe",
        (
            "7 is niet wat hier hoort: een kenmerk van letters, cijfers, punten, streepjes en lage"
            " streepjes @ $.vectors[1].id: schrijf een kenmerk van letters, cijfers, punten,"
            " streepjes en lage streepjes"
        ),
    ]


def test_an_id_that_is_given_twice_is_a_problem() -> None:
    assert problems(file_of(ONE, ONE)) == [
        "the id 'T-1' was given before @ $.vectors[1].id: give each vector an id of its own"
    ]


@pytest.mark.parametrize("text", ["", "{", '{"a": 1, "a": 2}', "[]", "null", "7"])
def test_what_is_no_such_file_is_a_problem(text: str) -> None:
    assert problems(text)


def test_a_file_has_at_least_one_vector_and_not_too_many() -> None:
    assert len(problems(file_of())) == 1
    assert len(problems(file_of(*[ONE] * 10_001))) == 1


def test_a_file_is_read_from_its_path_which_stands_before_each_problem(tmp_path: Path) -> None:
    good, bad, broken = (tmp_path / f"{name}.json" for name in ("good", "bad", "broken"))
    good.write_text(file_of(ONE), encoding="utf-8")
    bad.write_text(file_of(changed(kind=None)), encoding="utf-8")
    broken.write_bytes(b'{"metric": "\xff"}')

    assert read_vectors(good) == load_vectors(file_of(ONE))
    for file, path in ((bad, "bad.json: $.vectors[0]"), (broken, "broken.json: $")):
        with pytest.raises(VectorProblems) as refused:
            read_vectors(str(file))
        assert refused.value.problems[0].path == path


def test_hundred_problems_are_kept_and_all_counted() -> None:
    with pytest.raises(VectorProblems) as refused:
        load_vectors(file_of(*[changed(kind=None, id=f"T-{number}") for number in range(150)]))

    assert (len(refused.value.problems), refused.value.count) == (100, 150)


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.json", tmp_path, "\0"):
        with pytest.raises(NoSuchFile) as refused:
            read_vectors(path)
        assert "is niet te lezen" in refused.value.text("nl")


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LARGEST_FILE", 10)
    file = tmp_path / "large.json"
    file.write_text(file_of(ONE), encoding="utf-8")

    with pytest.raises(NoSuchFile) as refused:
        read_vectors(file)

    assert "16 MiB" in refused.value.text("nl")


def test_vectors_of_several_names_come_in_the_order_of_the_names() -> None:
    found = vectors("translations", "close_ratio")

    assert (found[0].about, found[-1].about) == ("translation", "close_ratio")
    assert len(vectors()) == sum(len(vectors(name)) for name in shipped())


def test_unknown_names_give_the_nearest() -> None:
    with pytest.raises(UnknownVectors, match="'close_ratio'"):
        vectors("close_ration")
