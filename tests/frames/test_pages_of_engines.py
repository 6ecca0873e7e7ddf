"""Every `>>>` example of the pages about an engine that only the tests of frames have."""

from pathlib import Path

import pytest
from page_examples import ENGINES, PAGES, name_of, needs, run_page


# Ibis calls DuckDB by a name that goes.
@pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")
@pytest.mark.parametrize("page", [one for one in PAGES if needs(one) & ENGINES], ids=name_of)
def test_examples_of_a_page_run_in_order(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    run_page(page)
