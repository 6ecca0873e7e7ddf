"""What is said where a dataframe is given and narwhals is not there to read it."""

from __future__ import annotations

from salesterms.errors.base import SalesTermsError, Text


class NeedsNarwhals(SalesTermsError, ImportError):
    """A dataframe was given and narwhals is not installed."""

    code = "needs_narwhals"
    message = Text(
        "Reading a {0} needs narwhals: pip install 'salesterms[frames]', or give dicts",
        "Een {0} lezen vraagt narwhals: pip install 'salesterms[frames]', of geef dicts",
    )
