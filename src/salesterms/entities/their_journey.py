"""That a journey is of the person whom it is looked at for."""

from __future__ import annotations

from salesterms.errors import SalesTermsError, Text


class NotTheirJourney(SalesTermsError, ValueError):
    """A person, or a contact with one, was given the journey of somebody else, or of nobody."""

    code = "not_their_journey"
    message = Text(
        "The journey is not of person {0}: give their own, begun with Journey.begin(person=…)",
        "Het traject is niet van persoon {0}: geef dat van de persoon zelf, begonnen met "
        "Journey.begin(person=…)",
    )
