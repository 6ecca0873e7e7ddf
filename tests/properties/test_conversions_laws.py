"""Laws of conversions: once, into one contact, without overwriting, with links both ways."""

from typing import Any

import pytest
from hypothesis import given

from salesterms.entities import (
    Conversion,
    ConvertedOtherwise,
    CrmRecord,
    Person,
    RecordKind,
    convert,
    fill_blanks,
)
from salesterms.strategies import conversions, crm_records, people


def records_of(done: Conversion) -> dict[str, Any]:
    names = ("lead", "contact", "account", "opportunity")
    return {name: getattr(done, name) for name in names}


class TestConvertingAgainGivesTheEqualResult:
    """What a conversion gave can be converted again, by the same request, and stays what it is."""

    @given(conversions())
    def test_from_what_came_out(self, done: Conversion) -> None:
        again = convert(done.person, done.journey, at=done.at, **records_of(done))
        assert again == done
        assert again.filled == ()

    @given(conversions())
    def test_also_where_the_request_comes_a_second_time(self, done: Conversion) -> None:
        again = convert(
            done.person,
            done.journey,
            at=done.at.replace(year=2030),
            into=done.person,
            earlier=[done],
            **records_of(done),
        )
        assert again == done


class TestOneLeadBecomesOneContact:
    """There is one link from the lead to a contact; a second contact is an error."""

    @given(conversions(), crm_records(kind=RecordKind.CONTACT))
    def test_it(self, done: Conversion, other: CrmRecord) -> None:
        to_contacts = [
            link
            for link in done.links
            if link.source == done.lead and link.target.kind is RecordKind.CONTACT
        ]
        assert [link.target for link in to_contacts] == [done.contact]
        records: dict[str, Any] = {**records_of(done), "contact": other}
        if other != done.contact:
            with pytest.raises(ConvertedOtherwise):
                convert(done.person, done.journey, at=done.at, earlier=[done], **records)

    @given(conversions())
    def test_the_event_stands_once_in_the_journey(self, done: Conversion) -> None:
        assert [one.event for one in done.journey.events].count("convert") == 1


class TestLinksLeadBothWays:
    """For every link there is the link back."""

    @given(conversions())
    def test_it(self, done: Conversion) -> None:
        links = set(done.links)
        assert {link.turned for link in links} == links
        assert len(links) == len(done.links)


class TestOnlyBlanksAreFilledIn:
    """What an existing person has stays; what they lack comes from the lead; the id stays."""

    @given(people(), people())
    def test_it(self, there: Person, told: Person) -> None:
        done = fill_blanks(there, told)
        assert done.entity.id == there.id
        for name in ("first_name", "last_name", "email", "phone", "address", "account", "source"):
            had, new = getattr(there, name), getattr(told, name)
            assert getattr(done.entity, name) == (new if had is None else had)
            assert (name in done.filled) is (had is None and new is not None)
            assert (name in done.kept) is (None not in (had, new) and had != new)
        assert fill_blanks(done.entity, told).entity == done.entity
