"""An entry says everything of itself, in either language."""

import copy
import pickle

import pytest

from salesterms import Glossary, glossary
from salesterms.errors import Text, UnknownLanguage
from salesterms.terms import (
    CarriedOut,
    ConceptOnly,
    Entry,
    EntryKind,
    Label,
    LabelUse,
    Planned,
    Relation,
    RelationKind,
    Sense,
    SourceText,
)


def label(text: str, lang: str = "nl", use: LabelUse = LabelUse.PREFERRED) -> Label:
    return Label(text=text, lang=lang, use=use)  # type: ignore[arg-type] # drawn by the tests


def entry(id_: str = "deal", **given: object) -> Entry:
    """A small entry; `given` replaces what it has."""
    usual: dict[str, object] = {
        "id": id_,
        "kind": EntryKind.OBJECT,
        "labels": (label(f"{id_} nl"), label(f"{id_} en", "en")),
        "definition": Text("What it is.", "Wat het is."),
        "executable": ConceptOnly(reason=Text("there is nothing to do", "er valt niets te doen")),
    }
    return Entry(**{**usual, **given})  # type: ignore[arg-type] # checked by the glossary


def test_all_of_it_is_printed_in_english() -> None:
    other = entry("order", labels=(label("order"), label("order", "en")))
    one = entry(
        labels=(
            label("dealtje"),
            label("dossier", "nl-BE", LabelUse.ALTERNATIVE),
            label("deal", "en"),
            label("bargain", "en", LabelUse.ALTERNATIVE),
            label("deel", "nl", LabelUse.HIDDEN),
        ),
        note=Text("Not an order.", "Geen order."),
        example=Text("A sale of 5 desks.", "Een verkoop van 5 bureaus."),
        senses=(
            Sense(
                source="000",
                cites=("000:18",),
                word="deal",
                synonyms=("zaak", "koop"),
                meaning=Text("A sale.", "Een verkoop."),
            ),
        ),
        cites=("000:18", "000:42"),
        executable=CarriedOut(by=("salesterms.Opportunity",)),
    )
    made = Glossary(
        entries=(one, other),
        relations=(Relation(term="deal", kind=RelationKind.BROADER, other="order"),),
        sources=(SourceText(id="000", name="a_text", title=Text("a text", "een tekst")),),
    )

    assert str(made["deal"]).splitlines() == [
        "deal (record)",
        "  What it is.",
        "  Dutch: dealtje",
        "  Also called: bargain",
        "  Note: Not an order.",
        "  Example: A sale of 5 desks.",
        "  Broader: order",
        "  In code: salesterms.Opportunity",
        "  Source: 000:18, 000:42",
        "  000: a text",
        "  In the texts:",
        "    000:18 deal (also: zaak, koop): A sale.",
    ]
    assert made["order"].explain("nl").splitlines() == [
        "order (registratie)",
        "  Wat het is.",
        "  Engels: order",
        "  Beperkter: dealtje",
        "  In code: geen: er valt niets te doen",
    ]
    assert "  Ook wel: dossier (BE)" in made["dossier"].explain("nl")


def test_planned_code_is_said_to_be_planned() -> None:
    planned = entry(executable=Planned(form="metric"))
    assert "In code: planned: metric" in planned.explain()
    assert "In code: gepland:" in planned.explain("nl")


def test_a_notebook_gets_a_card_in_which_everything_is_escaped() -> None:
    made = entry(definition=Text("<script>R&D</script>", "<b>"))

    card = made._repr_html_()

    assert card == made.html("en")
    assert "<script>" not in card
    assert "&lt;script&gt;R&amp;D&lt;/script&gt;" in card
    assert card.startswith('<div class="salesterms-entry" lang="en">')
    assert "In de teksten" in glossary["lead"].html("nl")
    assert 'lang="nl"' in glossary["lead"].html("nl")


def test_what_a_terminal_would_act_on_is_not_printed() -> None:
    assert "\x1b" not in entry(definition=Text("red \x1b[31m", "rood")).explain()


@pytest.mark.parametrize("shown", [Entry.explain, Entry.html])
def test_another_language_is_refused(shown: object) -> None:
    with pytest.raises(UnknownLanguage):
        shown(glossary["lead"], "fr")  # type: ignore[operator] # one of two methods


def test_no_line_is_wider_than_a_terminal() -> None:
    lines = [
        line
        for each in glossary.entries
        for lang in ("en", "nl")
        for line in each.explain(lang).splitlines()
    ]
    assert max(map(len, lines)) <= 79


def test_entries_are_copied_compared_and_pickled() -> None:
    one = glossary["lead"]

    assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == one
    assert pickle.loads(pickle.dumps(one)).links == one.links
    assert repr(one) == "<Entry lead>"
    assert len({one, copy.copy(one)}) == 1


def test_a_homonym_says_what_else_it_can_mean() -> None:
    said = glossary["contact"].explain("nl")

    assert said.count('"contact" kan ook betekenen: ') == 1
    assert "contactmoment" in said.replace("\n    ", " ")
    assert "kan ook betekenen" not in glossary["churn"].explain("nl")


def test_a_term_outside_a_glossary_shows_what_it_has() -> None:
    bare = entry("deal", labels=())

    assert bare.explain().startswith("deal (record)")
    assert (bare.links, bare.sources, bare.homonyms) == ((), (), ())
