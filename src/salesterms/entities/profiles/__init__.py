"""What customers are like: the ideal one, a persona, a segment; and who fits.

Reading order: `attributes` and `traits` (what is asked), `parts` (what every profile has),
`ideal_customer_profile`, `buyer_persona` and `segment`, then `matching` (who fits), `selection`
(a whole list) and `profile_facts` (evidence).
"""

from salesterms.entities.profiles.buyer_persona import BuyerPersona
from salesterms.entities.profiles.ideal_customer_profile import IdealCustomerProfile
from salesterms.entities.profiles.matching import (
    FIT_WORDS,
    Fit,
    Profile,
    ProfileMatch,
    TraitFit,
    match,
)
from salesterms.entities.profiles.profile_facts import NotToldByProfile, profile_evidence
from salesterms.entities.profiles.segment import Segment
from salesterms.entities.profiles.selection import Selection, select_by_profile
from salesterms.entities.profiles.traits import Among, Between, Trait

__all__ = [
    "FIT_WORDS",
    "Among",
    "Between",
    "BuyerPersona",
    "Fit",
    "IdealCustomerProfile",
    "NotToldByProfile",
    "Profile",
    "ProfileMatch",
    "Segment",
    "Selection",
    "Trait",
    "TraitFit",
    "match",
    "profile_evidence",
    "select_by_profile",
]
