"""What is said where a dataframe is given and narwhals is not there to read it."""

from __future__ import annotations

from salesterms.errors.base import SalesTermsError, Text

_OR_DICTS = Text(
    "pip install 'salesterms[frames]', or give dicts",
    "pip install 'salesterms[frames]', of geef dicts",
)


class NeedsNarwhals(SalesTermsError, ImportError):
    """A dataframe was given and narwhals is not installed."""

    code = "needs_narwhals"
    message = Text(
        "Reading a {0} needs narwhals: {1}",
        "Een {0} lezen vraagt narwhals: {1}",
    )

    def __init__(self, frame: str, remedy: Text = _OR_DICTS) -> None:
        """Keep what was to be read, and what to do."""
        super().__init__(frame, remedy)
