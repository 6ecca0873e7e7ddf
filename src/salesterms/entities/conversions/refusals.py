"""What a conversion refuses."""

from __future__ import annotations

from salesterms.errors import SalesTermsError, Text


class ConvertedOtherwise(SalesTermsError, ValueError):
    """A lead that was converted is to be converted again, into another record.

    Two contacts for one lead are a known fault of CRM systems: the same request twice, some tenths
    of a second apart.
    """

    code = "converted_otherwise"
    message = Text(
        "Lead {0} was converted into the {1} {2}, and is now to become {3}: a lead becomes one, so "
        "give the same one, or merge the two",
        "Lead {0} is geconverteerd naar {1} {2}, en moet nu {3} worden: een lead wordt er één, dus "
        "geef dezelfde, of voeg de twee samen",
    )


class OtherRecordKind(SalesTermsError, ValueError):
    """A record of another kind was given than is meant, such as an account for the contact."""

    code = "other_record_kind"
    message = Text(
        "The record of the {0} is of the kind {1}: give one of the kind {0}",
        "Het record van de {0} is van het soort {1}: geef er een van het soort {0}",
    )
