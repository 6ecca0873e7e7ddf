"""The roles in sales as one table: what each does, on which side, how senior, and where it stands.

The texts do not give every role a side or a seniority: then there is None. An account manager has
two rows, because two texts mean different work by the word.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from attrs import field, frozen

from salesterms.entities.shapes import one_of
from salesterms.errors import Text, check_argument
from salesterms.values import about


class SalesRole(StrEnum):
    """What somebody does in sales.

    >>> [role.value for role in SalesRole][:2]
    ['sales_development_representative', 'business_development_representative']

    Glossary: sales development representative (000:70), business development representative
    (000:62), seller (000:20, 000:44), account manager (000:8, 001:19), marketing function (002:10).
    """

    SALES_DEVELOPMENT_REPRESENTATIVE = "sales_development_representative"
    BUSINESS_DEVELOPMENT_REPRESENTATIVE = "business_development_representative"
    SELLER = "seller"
    SENIOR_SELLER = "senior_seller"
    ACCOUNT_MANAGER = "account_manager"
    SALES_LEADER = "sales_leader"
    #: A task, whoever carries it out (002:10).
    MARKETING_FUNCTION = "marketing_function"


SALES_ROLE_WORDS: Final = {
    SalesRole.SALES_DEVELOPMENT_REPRESENTATIVE: Text(
        "sales development representative (SDR)", "sales development representative (SDR)"
    ),
    SalesRole.BUSINESS_DEVELOPMENT_REPRESENTATIVE: Text(
        "business development representative (BDR)", "business development representative (BDR)"
    ),
    SalesRole.SELLER: Text("seller", "verkoper"),
    SalesRole.SENIOR_SELLER: Text("senior seller", "senior verkoper"),
    SalesRole.ACCOUNT_MANAGER: Text("account manager", "accountmanager"),
    SalesRole.SALES_LEADER: Text("sales leader", "salesleider"),
    SalesRole.MARKETING_FUNCTION: Text("marketing function", "marketingfunctie"),
}


class Prospecting(StrEnum):
    """Who comes to whom in the work of a role."""

    #: Leads that showed interest.
    INBOUND = "inbound"
    #: Prospects that are approached.
    OUTBOUND = "outbound"


class Seniority(StrEnum):
    """How senior the members with a role are."""

    JUNIOR = "junior"
    SENIOR = "senior"


PROSPECTING_WORDS: Final = {
    Prospecting.INBOUND: Text("inbound", "inkomend"),
    Prospecting.OUTBOUND: Text("outbound", "uitgaand"),
}
SENIORITY_WORDS: Final = {
    Seniority.JUNIOR: Text("junior", "junior"),
    Seniority.SENIOR: Text("senior", "senior"),
}
_IN_TEAM: Final = Text("in the sales team", "in het salesteam")


@frozen(kw_only=True)
class RoleReading:
    """What one text says of a role.

    >>> sdr = role_readings(SalesRole.SALES_DEVELOPMENT_REPRESENTATIVE)[0]
    >>> sdr.prospecting.value, sdr.seniority.value, sdr.cites
    ('inbound', 'junior', ('000:70',))
    >>> print(sdr.explain())
    sales development representative (SDR), inbound, junior, in the sales team: finds ... (000:70)

    `source` is the number of the text. `prospecting`, `seniority` and `in_sales_team` are None
    where the text does not say. `entry` is the id of the glossary's entry, where it has one.
    """

    role: SalesRole = field(metadata=about("the role", "de rol", alias="rol"))
    source: str = field(metadata=about("the text", "de tekst", alias="bron"))
    does: Text = field(metadata=about("what it does", "wat de rol doet", alias="doet"))
    prospecting: Prospecting | None = field(
        default=None,
        metadata=about("who comes to whom", "wie naar wie toe komt", alias="prospectie"),
    )
    seniority: Seniority | None = field(
        default=None, metadata=about("how senior", "hoe ervaren", alias="niveau")
    )
    in_sales_team: bool | None = field(
        default=None,
        metadata=about(
            "whether it stands in the sales team",
            "of de rol in het salesteam zit",
            alias="in_salesteam",
        ),
    )
    cites: tuple[str, ...] = field(
        metadata=about("where it stands", "waar het staat", alias="vindplaatsen")
    )
    entry: str | None = field(
        default=None,
        metadata=about("its entry in the glossary", "de term in de woordenlijst", alias="lemma"),
    )

    def explain(self, lang: str = "en") -> str:
        """The role, what the text says of it, and where, in English ("en") or Dutch ("nl")."""
        marks = [SALES_ROLE_WORDS[self.role].say(lang)]
        if self.prospecting is not None:
            marks.append(PROSPECTING_WORDS[self.prospecting].say(lang))
        if self.seniority is not None:
            marks.append(SENIORITY_WORDS[self.seniority].say(lang))
        if self.in_sales_team:
            marks.append(_IN_TEAM.say(lang))
        return f"{', '.join(marks)}: {self.does.say(lang)} ({', '.join(self.cites)})"


#: Every role, with what each text says of it. A role with two rows is a contradiction, not a slip.
ROLE_READINGS: Final = (
    RoleReading(
        role=SalesRole.SALES_DEVELOPMENT_REPRESENTATIVE,
        source="000",
        does=Text(
            "finds out whether leads that showed interest are qualified, and passes a good one on"
            " to a senior member",
            "gaat na of leads die interesse toonden gekwalificeerd zijn, en geeft een goede door"
            " aan een senior lid",
        ),
        prospecting=Prospecting.INBOUND,
        seniority=Seniority.JUNIOR,
        in_sales_team=True,
        cites=("000:70",),
        entry="sales-development-representative",
    ),
    RoleReading(
        role=SalesRole.BUSINESS_DEVELOPMENT_REPRESENTATIVE,
        source="000",
        does=Text(
            "approaches prospects to find out whether they are qualified; a senior member takes"
            " over a good one",
            "benadert prospects om na te gaan of ze gekwalificeerd zijn; een senior lid neemt een"
            " goede over",
        ),
        prospecting=Prospecting.OUTBOUND,
        seniority=Seniority.JUNIOR,
        in_sales_team=True,
        cites=("000:62",),
        entry="business-development-representative",
    ),
    RoleReading(
        role=SalesRole.SELLER,
        source="000",
        does=Text(
            "sells: gets in touch with prospects, or answers those who came of themselves",
            "verkoopt: zoekt contact met prospects, of reageert op wie uit zichzelf kwam",
        ),
        cites=("000:20", "000:44", "000:96"),
        entry="seller",
    ),
    RoleReading(
        role=SalesRole.SENIOR_SELLER,
        source="000",
        does=Text(
            "gets in touch with whoever a junior member found to be a good candidate",
            "neemt contact op met wie volgens een junior lid een goede kandidaat is",
        ),
        seniority=Seniority.SENIOR,
        in_sales_team=True,
        cites=("000:62", "000:70"),
    ),
    RoleReading(
        role=SalesRole.ACCOUNT_MANAGER,
        source="000",
        does=Text(
            "looks after customers that the company already has, and tells them of other products",
            "zorgt voor de klanten die het bedrijf al heeft, en wijst hen op andere producten",
        ),
        in_sales_team=True,
        cites=("000:8",),
        entry="account-manager",
    ),
    RoleReading(
        role=SalesRole.ACCOUNT_MANAGER,
        source="001",
        does=Text(
            "gives a contact full attention from the opportunity on, and tries to close the deal",
            "geeft een contact vanaf de opportunity alle aandacht, en probeert de deal te sluiten",
        ),
        cites=("001:19",),
        entry="account-manager",
    ),
    RoleReading(
        role=SalesRole.SALES_LEADER,
        source="000",
        does=Text(
            "watches the quality of the pipeline, and plans spending by the forecast",
            "bewaakt de kwaliteit van de pipeline, en plant uitgaven op basis van de forecast",
        ),
        cites=("000:28", "000:80"),
    ),
    RoleReading(
        role=SalesRole.MARKETING_FUNCTION,
        source="002",
        does=Text(
            "builds up contacts with potential customers: a task that always has to be done, by a"
            " department, by one person or by a seller",
            "bouwt contacten met potentiële klanten op: een taak die altijd gedaan moet worden,"
            " door een afdeling, door één persoon of door een verkoper",
        ),
        cites=("002:8", "002:10"),
        entry="marketing-function",
    ),
)

_A_ROLE = one_of(SalesRole)


def role_readings(role: SalesRole) -> tuple[RoleReading, ...]:
    """What each text says of a role, in the order of the table.

    >>> [reading.source for reading in role_readings(SalesRole.ACCOUNT_MANAGER)]
    ['000', '001']

    Raises `WrongArgument` for what is no `SalesRole`.
    """
    check_argument("role", role, SalesRole, _A_ROLE.said)
    return tuple(reading for reading in ROLE_READINGS if reading.role is role)
