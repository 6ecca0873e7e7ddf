"""The 51 headings of the LinkedIn glossary, as facts, and the code that carries each out."""

from importlib import import_module

import pytest
from linkedin_headings import HEADINGS

from salesterms import glossary
from salesterms.terms import CarriedOut, ConceptOnly, Entry, LabelUse, Planned

#: Headings of which nothing can be carried out.
CONCEPTS = {
    "ai-in-sales",
    "crm",
    "deep-sales",
    "great-reshuffle",
    "great-resignation",
    "inbound-sales-system",
    "modern-selling",
    "sales-operations",
}


def resolved(name: str) -> object:
    """What a dotted name leads to: a public name of the package, or something in one."""
    package, _, path = name.partition(".")
    found: object = import_module(package)
    for part in path.split("."):
        found = getattr(found, part)
    return found


def test_there_are_fifty_one() -> None:
    assert len(HEADINGS) == len(set(HEADINGS.values())) == 51


@pytest.mark.parametrize(("heading", "id_"), HEADINGS.items())
def test_each_heading_leads_to_its_entry_and_stays_a_label(heading: str, id_: str) -> None:
    entry = glossary[heading]

    assert entry.id == id_
    kept = [
        label
        for label in entry.labels
        if label.source == "000" and label.text.casefold() == heading.casefold()
    ]
    shown = [LabelUse.HIDDEN] if "(" in heading else [LabelUse.PREFERRED, LabelUse.ALTERNATIVE]
    assert len(kept) == 1
    assert kept[0].use in shown


def test_at_least_forty_three_of_them_are_carried_out_or_will_be() -> None:
    by_id = {id_: glossary[id_].executable for id_ in HEADINGS.values()}
    concepts = {id_ for id_, each in by_id.items() if isinstance(each, ConceptOnly)}

    assert concepts == CONCEPTS
    assert len(by_id) - len(concepts) == 43


@pytest.mark.parametrize("entry", glossary.entries, ids=lambda entry: entry.id)
def test_every_name_of_code_leads_somewhere(entry: Entry) -> None:
    if isinstance(entry.executable, CarriedOut):
        assert entry.executable.by
        for name in entry.executable.by:
            assert resolved(name) is not None
    elif isinstance(entry.executable, ConceptOnly):
        assert entry.executable.reason.en
        assert entry.executable.reason.nl


@pytest.mark.parametrize("entry", glossary.entries, ids=lambda entry: entry.id)
def test_what_is_planned_is_not_there_yet(entry: Entry) -> None:
    import salesterms

    words = entry.id.replace("-", "_")
    there = {words, "".join(word.title() for word in words.split("_"))} & set(salesterms.__all__)
    if isinstance(entry.executable, Planned):
        assert not there, f"{entry.id} is planned, but {there} is there"


def test_a_metric_of_the_library_has_its_term() -> None:
    from salesterms.metrics import METRICS

    named = {
        name
        for entry in glossary.entries
        if isinstance(entry.executable, CarriedOut)
        for name in entry.executable.by
    }
    assert {f"salesterms.{name}" for name in METRICS} <= named


def test_nothing_is_planned_any_more() -> None:
    planned = [one.id for one in glossary.entries if isinstance(one.executable, Planned)]

    assert planned == []
