"""The reference names what the code has: no code, key, metric or error is missing or made up."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest
from attrs import fields

import salesterms
from salesterms import interop
from salesterms._json import kinds as json_kinds
from salesterms.documents import kinds as problem_kinds
from salesterms.errors import Kind, SalesTermsError
from salesterms.facts import CATALOGUE, Evidence, SetAside, evidence_faults
from salesterms.interop import LOG_PRESETS, PRESETS, FileFault, record_kinds, value_kinds
from salesterms.interop.glossaries import FORMS
from salesterms.journey import FOREMOST, RULES
from salesterms.mapping import (
    SHAPES,
    ColumnMapping,
    LogMapping,
    MappingProblems,
    document_kinds,
    kinds,
)
from salesterms.metrics import METRICS
from salesterms.results import REASONS
from salesterms.results.answer import Answer
from salesterms.terms import Entry, EntryKind, faults
from salesterms.vocabularies import (
    Agreement,
    HomonymOfTwo,
    InvertedOrder,
    Label,
    Match,
    Related,
    Swap,
    Translation,
    Witness,
    agreement_faults,
)

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"
HOW_TO = "../how-to/your-own-export.md"
OPTIONAL = ("babel", "hypothesis", "jinja2", "narwhals")

#: Objects of a mapping document -> the heading under which the page lists their keys.
PARTS = {
    "": "The mapping document",
    "file": "`file`",
    "status": "`status`",
    "stage": "`stage`",
    "amount": "`amount`",
    "stages_reached": "`stages_reached`",
    "contacts": "`contacts`",
    "created": "Dates",
    "probability": "`probability`",
    "forecast_category": "`forecast_category`",
    "zone": "`zone`",
    "skip": "`skip`",
    "join": "`join`",
}

#: The fields whose column holds a name or another text.
NAMES = ("id", "owner", "account", "product", "lost_reason", "competitor")


def section(page: str, heading: str) -> str:
    """The text under a heading, up to the next one."""
    text = (REFERENCE / page).read_text(encoding="utf-8")
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found is not None, heading
    return found[1]


def first_cells(text: str) -> list[str]:
    """Every name in backquotes in the first column of a table."""
    cells = [re.split(r"(?<!\\)\|", line)[1] for line in text.splitlines() if line[:3] == "| `"]
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


def rows_of(text: str) -> dict[str, list[list[str]]]:
    """First name of each line of a table -> the names in backquotes in every further column."""
    lines = [re.split(r"(?<!\\)\|", line)[1:-1] for line in text.splitlines() if line[:3] == "| `"]
    return {
        first.split("`")[1]: [re.findall(r"`([^`]+)`", cell) for cell in others]
        for first, *others in lines
    }


def declared_by(document: Mapping[str, object], path: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every path of a preset with the texts that stand there."""
    for key, value in document.items():
        if isinstance(value, Mapping):
            yield from declared_by(value, f"{path}{key}.")
        elif isinstance(value, str | list):
            yield f"{path}{key}", [value] if isinstance(value, str) else value


def codes(*modules: ModuleType) -> set[str]:
    """The codes of the kinds of problems that modules define."""
    values = [value for module in modules for value in vars(module).values()]
    return {value.code for value in values if isinstance(value, Kind)}


def keys_of(path: str) -> list[str]:
    """The keys that an object of a mapping takes: what is said about a key that is none."""
    inner: dict[str, object] = {"\u00a7": 1}
    document = {"id": "Id", "status": "Status", **({path: inner} if path else inner)}
    with pytest.raises(MappingProblems) as refused:
        ColumnMapping.read(document)
    [unknown] = [problem for problem in refused.value.problems if problem.code == "unknown_key"]
    return list(unknown.choices)


def log_keys_of(path: str) -> set[str]:
    """The keys that an object of the mapping of a log takes, in any shape."""
    found: set[str] = set()
    for shape in SHAPES:
        inner: dict[str, object] = {"\u00a7": 1}
        document = {"shape": shape, **({path: inner} if path else inner)}
        with pytest.raises(MappingProblems) as refused:
            LogMapping.read(document)
        problems = refused.value.problems
        at = f"{path}.\u00a7" if path else "\u00a7"
        found |= {key for one in problems if one.path == at for key in one.choices}
    return found


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("", "The mapping of a log"),
        ("label", "`label` and `from`"),
        ("from", "`label` and `from`"),
        ("deal", "`deal`, `approvals`, `with_sales`"),
        ("only", "`only`"),
    ],
)
def test_every_key_of_the_mapping_of_a_log_has_its_line(path: str, heading: str) -> None:
    listed = first_cells(section("import.md", heading))
    assert log_keys_of(path) <= set(listed)
    if path:
        assert log_keys_of(path) == set(listed)


def test_every_shape_of_a_log_has_its_line_with_what_it_asks_for() -> None:
    rows = rows_of(section("import.md", "The mapping of a log"))
    for shape in SHAPES.values():
        asked, order = rows[shape.name]
        assert asked == list(shape.more)
        assert order == ([shape.orders[0]] if len(shape.orders) > 1 else [])


def test_the_columns_of_the_presets_of_logs_are_those_that_the_page_has() -> None:
    text = section("import.md", "The mapping of a log")
    for preset in LOG_PRESETS.values():
        for columns in LogMapping.read(preset).columns:
            assert f"`{columns}`" in text


def modules() -> Iterator[ModuleType]:
    """Every module that can be imported here, except the one that runs when it is imported."""
    for found in pkgutil.walk_packages(salesterms.__path__, "salesterms."):
        if not found.name.endswith(".__main__"):
            try:
                yield importlib.import_module(found.name)
            except ModuleNotFoundError as missing:
                if missing.name not in OPTIONAL:
                    raise


def errors() -> set[str]:
    """The names of the public classes of errors."""
    return {
        name
        for module in modules()
        for name, each in vars(module).items()
        if isinstance(each, type) and issubclass(each, SalesTermsError) and name[0] != "_"
    }


def test_every_problem_of_a_row_has_its_line() -> None:
    listed = first_cells(section("import.md", "Problems of a row"))
    assert set(listed) == codes(kinds, record_kinds)
    assert len(listed) == len(set(listed))


def test_every_problem_of_a_mapping_has_its_line() -> None:
    listed = first_cells(section("import.md", "Problems of a mapping"))
    assert set(listed) == codes(document_kinds)
    assert len(listed) == len(set(listed))


def test_every_problem_of_json_has_its_line() -> None:
    listed = first_cells(section("import.md", "Problems of JSON"))
    assert set(listed) == codes(json_kinds)
    assert len(listed) == len(set(listed))


def test_every_problem_of_a_document_has_its_line() -> None:
    listed = first_cells(section("documents.md", "Problems of a document"))
    assert set(listed) == codes(problem_kinds)
    assert len(listed) == len(set(listed))


def test_every_problem_of_a_file_of_values_has_its_line() -> None:
    listed = first_cells(section("files-of-documents.md", "Problems of files"))
    assert set(listed) == codes(value_kinds)
    assert len(listed) == len(set(listed))


def test_every_problem_of_a_glossary_has_its_line() -> None:
    listed = first_cells(section("glossary.md", "Problems of a glossary"))
    assert set(listed) == codes(faults)
    assert len(listed) == len(set(listed))


def test_every_problem_of_an_agreement_has_its_line() -> None:
    listed = first_cells(section("documents.md", "Problems of an agreement"))
    assert set(listed) == codes(agreement_faults)
    assert len(listed) == len(set(listed))


def test_every_field_of_an_agreement_has_its_line() -> None:
    listed = first_cells(section("documents.md", "Agreements"))
    assert listed == [each.name for each in fields(Agreement)]


def test_every_kind_of_term_has_its_line() -> None:
    listed = first_cells(section("glossary.md", "Kinds"))
    assert sorted(listed) == sorted(kind.value for kind in EntryKind)


def test_every_field_of_an_entry_has_its_line() -> None:
    listed = first_cells(section("glossary.md", "`Entry`"))
    assert sorted(listed) == sorted(each.name for each in fields(Entry))


def test_every_form_of_a_glossary_has_its_line() -> None:
    text = (REFERENCE / "../how-to/use-the-glossary.md").read_text(encoding="utf-8")
    assert set(FORMS) <= set(first_cells(text))


def cells_of(page: str, heading: str) -> list[list[str]]:
    """The cells of every line of the table under a heading, in order."""
    lines = [line for line in section(page, heading).splitlines() if line[:3] == "| `"]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def test_the_table_of_facts_is_the_catalogue() -> None:
    assert cells_of("facts.md", "All facts") == [
        [
            f"`{axis.name}`",
            axis.text.en,
            ", ".join(f"`{name}`" for name in axis.names),
            axis.subject.value,
            axis.no_record.value,
            axis.moves.value,
            ", ".join(axis.cites) or "ours",
        ]
        for axis in CATALOGUE.values()
    ]


def test_the_table_of_laws_is_that_of_the_catalogue() -> None:
    assert cells_of("facts.md", "All laws") == [
        [f"`{law.id}`", law.says.en, ", ".join(law.cites) or "ours"] for law in CATALOGUE.laws
    ]


def test_every_problem_of_evidence_has_its_line() -> None:
    listed = first_cells(section("facts-and-evidence.md", "Problems of evidence"))
    assert set(listed) == codes(evidence_faults)
    assert len(listed) == len(set(listed))


def test_every_field_of_evidence_has_its_line() -> None:
    listed = first_cells(section("facts-and-evidence.md", "`Evidence`"))
    assert sorted(listed) == sorted(each.name for each in fields(Evidence))


def test_every_reason_to_set_evidence_aside_has_its_line() -> None:
    listed = first_cells(section("facts-and-evidence.md", "The rules"))
    assert listed == [reason.value for reason in SetAside]


def test_the_table_of_rules_over_time_is_that_of_the_code() -> None:
    assert cells_of("rules.md", "All rules") == [
        [
            f"`{rule.name}`",
            rule.outcome.value,
            rule.takes.en,
            f"`{rule.parameter}`" if rule.parameter else "none",
            rule.text.en,
            ", ".join(rule.cites),
        ]
        for rule in RULES
    ]


def test_every_parameter_and_function_of_a_rule_has_its_line() -> None:
    parameters = [rule.parameter for rule in RULES if rule.parameter]
    assert first_cells(section("rules.md", "Parameters")) == parameters
    assert sorted(first_cells(section("rules.md", "Outcomes"))) == sorted(
        rule.name for rule in RULES
    )


def test_the_order_of_positions_in_a_view_is_that_of_the_code() -> None:
    listed = rows_of(section("rules.md", "Several journeys"))
    assert {name: tuple(listed[name][0]) for name in FOREMOST} == FOREMOST


def test_every_reason_of_a_rule_exists() -> None:
    assert set(first_cells(section("rules.md", "Reasons"))) <= set(REASONS)


@pytest.mark.parametrize("call", ["read_csv", "write_csv", "write_json_lines", "write_sheet"])
def test_every_option_of_a_file_of_values_has_its_line(call: str) -> None:
    text = section("files-of-documents.md", "Calls")
    options = [
        option
        for option, about in inspect.signature(getattr(interop, call)).parameters.items()
        if about.kind is about.KEYWORD_ONLY
    ]
    assert {f"{option}=" for option in options} <= set(first_cells(text))


def test_every_fault_of_a_file_has_its_line() -> None:
    listed = first_cells(section("import.md", "Faults of a file"))
    assert sorted(listed) == sorted(fault.code for fault in FileFault.__subclasses__())


@pytest.mark.parametrize(("path", "heading"), PARTS.items(), ids=lambda part: part or "document")
def test_every_key_of_a_mapping_has_its_line(path: str, heading: str) -> None:
    assert sorted(first_cells(section("import.md", heading))) == sorted(keys_of(path))


@pytest.mark.parametrize("path", NAMES)
def test_a_name_has_only_its_column(path: str) -> None:
    assert keys_of(path) == ["column"]


def test_every_field_that_holds_an_object_has_its_heading() -> None:
    dates = {"closed", "expected_close", "last_activity"}
    plain = {"schema_version", "extras", "personal", *NAMES}
    assert set(keys_of("")) == {path for path in PARTS if path} | dates | plain


#: The metrics that the page shows at work; every metric has a page of its own.
SHOWN = re.findall(
    r"^## `(\w+)`$", (REFERENCE / "metrics.md").read_text(encoding="utf-8"), re.MULTILINE
)


@pytest.mark.parametrize("metric", SHOWN)
def test_every_variant_has_its_line(metric: str) -> None:
    listed = first_cells(section("metrics.md", f"`{metric}`"))
    assert listed[: len(METRICS[metric].variants)] == list(METRICS[metric].variants)


@pytest.mark.parametrize("metric", SHOWN)
def test_every_variant_has_its_definition_and_citations(metric: str) -> None:
    lines = section("metrics.md", f"`{metric}`").splitlines()
    for variant in METRICS[metric].variants.values():
        line = next(line for line in lines if line.startswith(f"| `{variant.name}`"))
        assert variant.definition.en in line
        assert variant.source.text.en in line
        assert all(citation in line for citation in variant.source.citations)


@pytest.mark.parametrize("name", PRESETS)
def test_the_tables_of_the_presets_say_what_they_declare(name: str) -> None:
    keys = rows_of(section(HOW_TO, "What a preset declares"))
    labels = rows_of(section(HOW_TO, "The stages of a preset"))
    column = list(PRESETS).index(name)
    told = {key: cells[column] for key, cells in (keys | labels).items() if cells[column]}
    assert told == dict(declared_by(PRESETS[name]))


@pytest.mark.parametrize("metric", SHOWN)
def test_every_bucket_of_what_is_shown_has_its_line_among_the_reasons(metric: str) -> None:
    listed = set(first_cells(section("metrics.md", "Reasons")))
    for variant in METRICS[metric].variants.values():
        assert set(variant.places.buckets) <= listed, variant.name


def test_every_reason_of_the_page_exists() -> None:
    assert set(first_cells(section("metrics.md", "Reasons"))) <= set(REASONS)


@pytest.mark.parametrize("code", ["as_of_needs_column", "out_of_bounds"])
def test_a_reason_of_a_whole_answer_has_its_line(code: str) -> None:
    assert code in first_cells(section("metrics.md", "Reasons"))


def test_every_field_of_an_answer_has_its_line() -> None:
    listed = first_cells(section("results.md", "`Measurement`"))
    properties = {name for name, each in vars(Answer).items() if isinstance(each, property)}
    assert sorted(listed) == sorted({each.name for each in fields(Answer)} | properties)


def page_of_errors() -> str:
    """The page of errors, without those of a layer that cannot be imported here."""
    text = (REFERENCE / "errors.md").read_text(encoding="utf-8")
    if find_spec("narwhals") is None:
        before, _, rest = text.partition("\n## Frames\n")
        return before + rest.partition("\n## ")[2]
    return text


def test_every_error_has_its_line() -> None:
    assert errors() <= set(first_cells(page_of_errors()))


def test_every_error_stands_beside_the_builtin_that_it_derives_from() -> None:
    lines = rows_of(page_of_errors())
    found = {name: each for module in modules() for name, each in vars(module).items()}
    for error, (builtins, *_) in lines.items():
        assert builtins, error
        assert set(builtins) <= {each.__name__ for each in found[error].__mro__}, error


def test_the_page_of_errors_has_no_other_error() -> None:
    assert set(first_cells(page_of_errors())) - errors() == set()


def test_every_code_of_an_entity_has_its_line_and_no_other() -> None:
    layers = (
        "salesterms.entities",
        "salesterms.qualification",
        "salesterms.interop.leads.lead_row",
    )
    found = [module for module in modules() if module.__name__.startswith(layers)]
    text = (REFERENCE / "codes-of-entities.md").read_text(encoding="utf-8")
    assert set(first_cells(text)) == codes(*found)


@pytest.mark.parametrize("cls", [Label, Translation, Related, Witness])
def test_every_field_of_an_answer_about_words_has_its_line(cls: type) -> None:
    listed = first_cells(section("labels-and-relations.md", f"`{cls.__name__}`"))
    kept = {each.name for each in fields(cls) if not each.name.startswith("_")}
    kinds = (property, cached_property)
    properties = {name for name, each in vars(cls).items() if isinstance(each, kinds)}
    assert sorted(listed) == sorted(kept | properties)


@pytest.mark.parametrize("cls", [HomonymOfTwo, Swap, InvertedOrder])
def test_every_conflict_has_its_line_and_fields(cls: type) -> None:
    rows = rows_of(section("labels-and-relations.md", "Conflicts"))
    assert sorted(rows[cls.__name__][0]) == sorted(each.name for each in fields(cls))


def test_every_match_has_its_line() -> None:
    listed = first_cells(section("labels-and-relations.md", "`Match`"))
    assert listed == [match.value for match in Match]
