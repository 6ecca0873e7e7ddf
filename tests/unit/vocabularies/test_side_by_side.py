"""Two vocabularies beside each other in one picture."""

from typing import Any
from xml.etree import ElementTree as ET

import pytest

from salesterms.errors import Text
from salesterms.facts import CATALOGUE, Subject
from salesterms.vocabularies import (
    SideBySide,
    Term,
    Vocabulary,
    four_stages,
    four_types,
    hubspot,
    lead_and_prospect,
    salesforce,
)
from salesterms.vocabularies.terminology import NotAVocabulary

SVG = "{http://www.w3.org/2000/svg}"
INTEREST = CATALOGUE["interest"]
LEADS = SideBySide(first=four_stages.definitions, second=lead_and_prospect)
SYSTEMS = SideBySide(first=hubspot.lifecycle_stage, second=salesforce.lead_status)


def called(id_: str, *terms: tuple[str, str], aliases: tuple[str, ...] = ()) -> Vocabulary:
    rows = tuple(
        Term(word=word, when=INTEREST.at_least(rung), aliases=aliases, cites=("x",))
        for word, rung in terms
    )
    return Vocabulary(id=id_, title=Text(id_, id_), rows=rows)


def test_each_relation_has_its_line() -> None:
    told = SYSTEMS.explain().splitlines()

    assert told[0] == "hubspot.lifecycle_stage and salesforce.lead_status side by side"
    assert told[2].endswith('"Closed - Converted (salesforce.lead_status)" (dashed): narrower.')
    assert sum("(dotted): overlapping." in line for line in told) == 9
    assert sum("the same" in line for line in told) == 1


def test_an_arrow_leads_from_the_narrower_word_to_the_wider() -> None:
    wide, narrow = called("wide", ("known", "engaged")), called("narrow", ("keen", "explicit"))

    for first, second in ((wide, narrow), (narrow, wide)):
        both = SideBySide(first=first, second=second)
        assert 'From "keen (narrow)" to "known (wide)" (dashed): narrower.' in both.explain()
        assert "beperkter" in both.svg("nl")


def test_words_that_overlap_have_dots_without_a_text_in_the_picture() -> None:
    assert "overlapping" not in SYSTEMS.mermaid()
    assert SYSTEMS.mermaid().count("-.-") == 9 + 2


def test_words_in_conflict_are_marked_and_their_cases_told() -> None:
    told = LEADS.explain("nl")

    assert '"lead (lead_and_prospect)": homoniem, omgewisseld, omgekeerd.' in told
    assert "Omgekeerd bij:" in told
    assert LEADS.mermaid().count("homonym, swapped, inverted") == 4


def test_a_conflict_of_an_alias_marks_its_word() -> None:
    one = called("one", ("known", "engaged"), aliases=("lead",))
    both = SideBySide(first=one, second=called("two", ("lead", "explicit")))

    assert '"known (one)": homonym.' in both.explain()


def test_what_has_nothing_in_common_has_no_line() -> None:
    both = SideBySide(first=four_types, second=hubspot.deal_stage)

    assert 'Without lines: "' in both.explain()


def test_each_vocabulary_has_its_column() -> None:
    root = ET.fromstring(SYSTEMS.svg())  # noqa: S314 - our own picture
    boxes = [rect for rect in root.iter(f"{SVG}rect") if "-box" in rect.get("class", "")]

    assert len({box.get("x") for box in boxes}) == 2
    assert len(boxes) == 7 + 4


def test_the_description_of_the_picture_says_which_vocabulary_and_which_conflict() -> None:
    root = ET.fromstring(LEADS.svg())  # noqa: S314 - our own picture

    assert root.findtext(f"{SVG}desc") == "\n".join(LEADS.explain().splitlines()[1:])


def test_the_table_names_the_vocabulary_of_each_word() -> None:
    rows = SYSTEMS.markdown().splitlines()

    assert len(rows) == 2 + 12
    assert r"| other (hubspot.lifecycle\_stage) | Closed - Not Converted" in rows[4]


def test_a_vocabulary_can_stand_beside_itself() -> None:
    both = SideBySide(first=lead_and_prospect, second=lead_and_prospect)

    assert both.mermaid().count('"the same"') == len(lead_and_prospect.tables[Subject.PERSON].terms)


@pytest.mark.parametrize("other", ["four_types", hubspot, None])
def test_only_vocabularies_stand_side_by_side(other: Any) -> None:
    with pytest.raises(NotAVocabulary):
        SideBySide(first=four_types, second=other)


def test_it_says_what_it_is() -> None:
    assert repr(LEADS) == "<SideBySide of four_stages.definitions and lead_and_prospect>"
    assert LEADS._repr_svg_() == LEADS.svg()
