"""The picture of a lifecycle."""

import xml.etree.ElementTree as ET

import pytest

from salesterms.lifecycle import CUSTOMER_TRACK, SALES_LIFECYCLE, NoSuchTrack


def test_forward_moves_are_drawn_in_full_and_all_others_dotted() -> None:
    drawn = SALES_LIFECYCLE.graph("deal").mermaid()

    assert '-->|"win"|' in drawn
    assert '-.->|"lose"|' in drawn
    assert '-.->|"reopen"|' in drawn


def test_what_leaves_the_stage_as_it_is_has_no_line() -> None:
    assert "approval" not in SALES_LIFECYCLE.graph("deal").dot()


def test_without_a_name_all_tracks_are_drawn() -> None:
    every = SALES_LIFECYCLE.graph()

    assert repr(every) == "<Diagram of person, deal, customer>"
    assert every.mermaid().count('"]') == 7 + 5 + 3


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_picture_has_a_text_alternative(lang: str) -> None:
    graph = SALES_LIFECYCLE.graph("customer")
    root = ET.fromstring(graph.svg(lang))  # noqa: S314 - our own

    description = root.find("{http://www.w3.org/2000/svg}desc")

    assert description is not None
    told = graph.explain(lang).splitlines()[1:]
    assert all(line in (description.text or "") for line in told)


def test_a_notebook_shows_it() -> None:
    assert SALES_LIFECYCLE._repr_svg_() == SALES_LIFECYCLE.graph()._repr_svg_()


def test_a_track_that_there_is_not_is_refused() -> None:
    with pytest.raises(NoSuchTrack, match="'person', 'deal', 'customer'"):
        SALES_LIFECYCLE.graph("account")


def test_a_lifecycle_says_what_it_is() -> None:
    assert repr(SALES_LIFECYCLE) == "<Lifecycle sales: person, deal, customer>"
    assert CUSTOMER_TRACK.text.nl == "een klant"


def test_several_tracks_are_named_with_commas() -> None:
    first = SALES_LIFECYCLE.graph().explain("nl").splitlines()[0]

    assert first == "Levenscyclus: een persoon, een deal en een klant"
