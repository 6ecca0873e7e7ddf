"""The layer for frames is loaded when it is used, and says what it needs."""

from __future__ import annotations

import pytest

from salesterms import frames


def test_without_narwhals_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from salesterms.errors import NeedsNarwhals

    monkeypatch.setitem(sys.modules, "narwhals", None)
    monkeypatch.delitem(vars(frames), "close_ratio", raising=False)
    with pytest.raises(NeedsNarwhals, match=r"salesterms\[frames\]") as caught:
        frames.close_ratio  # noqa: B018 - to ask for it is enough
    assert "dicts" not in str(caught.value)  # a frame is all that a metric here takes
    assert "close_ratio" in dir(frames)
    with pytest.raises(AttributeError):
        frames.nothing  # noqa: B018 - to ask for it is enough
