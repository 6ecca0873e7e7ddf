"""Records of CRM systems, and leads that were converted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve
from hypothesis import strategies as st

from salesterms.entities import Conversion, CrmRecord, RecordKind, convert
from salesterms.facts import Facts
from salesterms.journey import Journey
from salesterms.strategies.persons import people
from salesterms.strategies.single_values import instants

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_SYSTEMS = ("salesforce", "dynamics365", "espocrm")
_INTERESTED = Facts(interest="explicit")


def crm_records(*, kind: RecordKind | None = None) -> SearchStrategy[CrmRecord]:
    """Records of any kind, or of one, in one of three systems.

    >>> from hypothesis import find
    >>> from salesterms.strategies import crm_records
    >>> find(crm_records(), lambda record: record.system == "espocrm").kind.value
    'lead'
    """
    return st.builds(
        CrmRecord,
        system=st.sampled_from(_SYSTEMS),
        kind=st.sampled_from(RecordKind) if kind is None else st.just(kind),
        id=st.integers(1, 10**6).map("{:06}".format),
    )


@st.composite
def conversions(draw: st.DrawFn) -> Conversion:
    """Leads that became a contact, a new one or one that was there; also with account and deal.

    >>> from hypothesis import given
    >>> from salesterms.strategies import conversions
    >>> @given(conversions())
    ... def test_the_contact_is_converted(conversion):
    ...     assert conversion.journey.stage().positions["standing"] == "converted"
    >>> test_the_contact_is_converted()
    """
    person, there = draw(people()), draw(st.none() | people())
    accepted, at = sorted((draw(instants()), draw(instants())))
    begun = Journey.begin(person=person.id, account=person.account, facts=_INTERESTED)
    account, opportunity = (
        draw(st.none() | crm_records(kind=kind))
        for kind in (RecordKind.ACCOUNT, RecordKind.OPPORTUNITY)
    )
    return convert(
        person,
        begun.advance("accept_by_sales", at=accepted),
        at=at,
        lead=draw(crm_records(kind=RecordKind.LEAD)),
        contact=draw(crm_records(kind=RecordKind.CONTACT)),
        account=account,
        opportunity=opportunity,
        into=None if there is None else evolve(there, account=there.account or person.account),
    )
