"""Who carries out each of the given cases: a test module of this folder, or nobody, and why.

The given material is not part of the project; only the ids of its cases stand here.
"""

from __future__ import annotations

#: Test module -> the cases that it runs.
CARRIED_OUT: dict[str, tuple[str, ...]] = {
    "test_given_cases": (
        *("CR-01", "CR-03", "CR-05", "CR-07", "CR-09", "CR-11", "CR-13", "CR-15", "CR-17"),
        "FC-03",
        *("PE-01", "PE-02", "PE-05"),
    ),
    "test_given_churn": ("CH-01", "CH-02", "CH-10", "CH-12", "CH-14", "CH-16"),
    "test_given_closing": ("VE-01", "VE-03"),
    "test_given_cohorts": ("CT-01", "CT-03"),
    "test_given_commission": (
        *("CO-01", "CO-03", "CO-05", "CO-07", "CO-09", "CO-11", "CO-13", "CO-14", "CO-16"),
        *("CO-19", "CO-21", "CO-22", "CO-24"),
    ),
    "test_given_customer_value": (
        *("LT-01", "LT-03", "LT-05", "LT-09", "LT-11", "LT-13"),
        *("CA-01", "CA-03", "CA-06", "TA-01", "TA-03"),
    ),
    "test_given_forecasts": ("FC-01", "FC-05", "FC-07"),
    "test_given_funnels": ("FU-01",),
    "test_given_pipelines": ("CV-01", "CV-03", "CV-06"),
    "test_given_quotas": ("QA-01", "QA-03", "QA-05", "QA-07", "QA-09", "QA-10", "QA-12"),
    "test_given_recurring": (
        *("CH-05", "CH-06", "CH-09", "MR-01", "NR-01", "NR-02", "NR-04", "NR-06", "NR-09"),
        *("NR-10", "QR-01"),
    ),
    "test_given_repeat_buying": (
        *("BG-02", "BG-03-1", "BG-03-3", "BG-03-5", "BG-05", "BG-07", "BG-08"),
        *("GG-01", "GG-03-1", "GG-03-3", "GG-03-5"),
    ),
    "test_given_scores": ("LS-01", "LS-03"),
    "test_given_survival": (
        *("KM-01", "KM-02", "KM-05-control", "KM-06-control", "KM-07", "KM-09"),
        *("SB-00H", "SB-01H", "SB-02H", "SB-03H", "SB-04H", "SB-05", "SB-07", "SB-09", "SB-10"),
        *("SB-12", "LT-07"),
    ),
}

#: Case -> why it is not built.
OUT_OF_SCOPE: dict[str, str] = dict.fromkeys(
    ("PN-01", "PN-03"),
    "Pareto/NBD needs the hypergeometric function 2F1 and a numerical search; BG/NBD answers the"
    " same question with less",
)


def account() -> dict[str, str]:
    """Case -> what becomes of it, in words."""
    return {
        **{
            case: f"carried out here by {module}"
            for module, cases in CARRIED_OUT.items()
            for case in cases
        },
        **{case: f"out of scope: {why}" for case, why in OUT_OF_SCOPE.items()},
    }
