"""The laws of sales documents: completeness, Markdown, plays, versions."""

from datetime import UTC, datetime, timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from salesterms import Journey
from salesterms._render import safe_markdown
from salesterms.criteria import Criterion
from salesterms.documents import dumps, loads
from salesterms.entities import (
    Play,
    SalesDocument,
    SalesDocumentKind,
    plays_for,
    version_at,
)
from salesterms.facts import Facts
from salesterms.strategies import fact_criteria, journeys, sales_documents

ANY = sales_documents()
PLAYBOOKS = sales_documents(kind=SalesDocumentKind.SALES_PLAYBOOK, missing=False)
_AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
LANGS = st.sampled_from(("en", "nl"))


class TestCompleteness:
    """Filling a field never makes a document less complete."""

    @given(sales_documents(missing=False), st.data())
    def test_more_fields_are_never_less_complete(
        self, full: SalesDocument, data: st.DataObject
    ) -> None:
        some = data.draw(st.sets(st.sampled_from(full.template.names)))
        fewer = evolve(full, fields={name: full.fields[name] for name in some})
        added = data.draw(st.sampled_from(full.template.names))
        wider = evolve(fewer, fields={**fewer.fields, added: full.fields[added]})
        before, after = fewer.completeness(), wider.completeness()

        assert after.required.fraction() >= before.required.fraction()
        assert after.share.fraction() >= before.share.fraction()
        assert set(after.missing) <= set(before.missing)
        assert after.is_complete or not before.is_complete

    @given(ANY)
    def test_every_field_is_filled_missing_or_open(self, document: SalesDocument) -> None:
        found = document.completeness()
        every = (*found.filled, *found.missing, *found.open)
        assert sorted(every) == sorted(document.template.names)

    @given(ANY, LANGS)
    def test_what_is_missing_is_named(self, document: SalesDocument, lang: str) -> None:
        found = document.completeness()
        said = found.explain(lang)
        for field in document.template.fields:
            if field.name in (*found.missing, *found.open):
                assert field.text.say(lang) in said


class TestMarkdown:
    """Markdown shows every filled field, with every text that stands there, and no other field."""

    @given(ANY, LANGS)
    def test_every_filled_field_is_shown(self, document: SalesDocument, lang: str) -> None:
        lines = document.markdown(lang).splitlines()
        for field in document.template.fields:
            heading = f"## {safe_markdown(field.heading(lang))}"
            assert (heading in lines) is (field.name in document.fields)
        for entries in document.fields.values():
            for entry in entries:
                if isinstance(entry, str):
                    assert f"- {safe_markdown(entry)}" in lines

    @given(st.text(min_size=1).filter(str.strip), LANGS)
    def test_no_text_makes_a_heading_of_its_own(self, text: str, lang: str) -> None:
        made = SalesDocument(
            kind=SalesDocumentKind.ELEVATOR_PITCH,
            title=text,
            fields={"offer": [text, "# no"]},
            at=_AT,
        )
        headings = [line for line in made.markdown(lang).splitlines() if line.startswith("#")]
        assert len(headings) == 2


class TestPlays:
    """Every play stands in one place; it applies where its criterion holds in all that is open."""

    @given(journeys(), st.lists(fact_criteria(leaves=3), min_size=1, max_size=4))
    def test_a_play_applies_may_apply_or_does_not(
        self, journey: Journey, criteria: list[Criterion]
    ) -> None:
        plays = [Play(name=str(at), when=each, steps="do") for at, each in enumerate(criteria)]
        book = SalesDocument(
            kind=SalesDocumentKind.SALES_PLAYBOOK, title="a", fields={"plays": plays}, at=_AT
        )
        found = plays_for(book, journey)
        names = [each.play.name for each in (*found.apply, *found.may_apply)]
        assert sorted([*names, *found.others]) == [play.name for play in plays]

        facts, layout = journey.facts(), journey.lifecycle.catalogue.layout
        for each in found.may_apply:
            assert each.unknown
            assert all(facts[axis.name] is None for axis in each.unknown)
        for each in found.apply:
            assert layout.is_sure(each.play.when, facts.closed().sure)
            assert not each.unknown

    @given(PLAYBOOKS)
    def test_nothing_is_open_where_all_is_known(self, book: SalesDocument) -> None:
        closed = Journey.begin(facts=Facts(interest="none", budget="none"))
        assert plays_for(book, closed).may_apply == ()


class TestVersions:
    """At every moment the version in force is the last one made up to then."""

    @given(ANY, st.lists(st.integers(1, 400), max_size=4), st.integers(-10, 1200))
    def test_the_last_one_up_to_a_moment_counts(
        self, first: SalesDocument, gaps: list[int], days: int
    ) -> None:
        versions = [first]
        for gap in gaps:
            last = versions[-1]
            versions.append(last.revised(at=last.at + timedelta(days=gap), fields={}))
        moment = first.at + timedelta(days=days)
        up_to_then = [one for one in versions if one.at <= moment]

        assert version_at(versions[::-1], as_of=moment) == (up_to_then[-1] if up_to_then else None)


class TestDocuments:
    """A sales document comes back equal from its document."""

    @given(ANY)
    def test_it_comes_back(self, document: SalesDocument) -> None:
        assert loads(dumps(document), SalesDocument) == document
