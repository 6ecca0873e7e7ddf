"""What else can be wrong with the parts of a glossary: their types, sources and quotations."""

import io
import sys
from typing import Any

import pytest

from salesterms import Glossary, glossary
from salesterms.cli.output import say_exactly
from salesterms.errors import Text
from salesterms.interop import glossary_as
from salesterms.terms import (
    CarriedOut,
    DoubtfulPlace,
    Entry,
    EntryKind,
    GlossaryProblems,
    Label,
    LabelUse,
    Planned,
    SourceText,
)

BOTH = Text("text", "tekst")


def entry(id_: str = "a", **given: Any) -> Entry:
    """A term with a label in each language."""
    labels = tuple(
        Label(text=f"{id_} {lang}", lang=lang, use=LabelUse.PREFERRED) for lang in ("nl", "en")
    )
    kept: dict[str, Any] = {"kind": EntryKind.STATUS}
    kept |= {"labels": labels, "definition": BOTH, "executable": Planned(form="term")}
    return Entry(id=id_, **{**kept, **given})


SOURCE = SourceText(id="000", name="glossary", title=BOTH)


@pytest.mark.parametrize(
    ("given", "code", "path"),
    [
        ({"entries": [entry()]}, "wrong_type_in_glossary", "$.entries"),
        ({"entries": (entry(kind="status"),)}, "wrong_type_in_glossary", "$.entries[0].kind"),
        (
            {"entries": (entry(definition=Text("a\udc80", "b")),)},
            "wrong_type_in_glossary",
            "$.entries[0].definition.en",
        ),
        (
            {"entries": (entry(executable=Planned(form="clas")),)},  # type: ignore[arg-type]
            "wrong_type_in_glossary",
            "$.entries[0].executable.form",
        ),
        (
            {"entries": (entry(executable=CarriedOut(by=())),)},
            "carried_out_by_nothing",
            "$.entries[0].executable.by",
        ),
        ({"sources": (SOURCE, SOURCE)}, "bad_source", "$.sources[1].id"),
        (
            {
                "sources": (SOURCE,),
                "doubtful_places": (
                    DoubtfulPlace(cites=("000:1",), quoted=(), trouble=BOTH, reading=BOTH),
                ),
            },
            "quotations_and_places",
            "$.doubtful_places[0].quoted",
        ),
        ({"entries": (entry("a" * 600),)}, "bad_term_id", "$.entries[0].id"),
    ],
)
def test_each_part_is_checked(given: dict[str, Any], code: str, path: str) -> None:
    with pytest.raises(GlossaryProblems) as refused:
        Glossary(**given)

    assert (code, path) in [(one.code, one.path) for one in refused.value.problems]


def test_skos_of_a_term_leaves_out_what_it_does_not_have() -> None:
    pytest.importorskip("rdflib")

    turtle = glossary_as("turtle", Glossary(entries=(entry(),)))

    assert "definition" in turtle
    assert "scopeNote" not in turtle


def test_another_form_takes_glossaries_only() -> None:
    with pytest.raises(TypeError, match="glossary"):
        glossary_as("csv", object())  # type: ignore[arg-type]


def test_what_programs_read_is_utf_8_whatever_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", stream)

    say_exactly("Małgorzata\n")

    assert stream.buffer.getvalue() == "Małgorzata\n".encode()


def test_without_a_buffer_it_is_said_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)

    say_exactly(glossary["lead"].id)

    assert stream.getvalue() == "lead"
