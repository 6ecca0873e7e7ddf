"""How the documentation is built: `sphinx-build -n -W docs docs/_build`."""

import json
from importlib.metadata import version as installed_version
from itertools import product
from pathlib import Path

from salesterms import (
    FiscalCalendar,
    Glossary,
    Measurement,
    Opportunity,
    Period,
    RateTable,
    documents,
    glossary,
)
from salesterms.interop import contradiction_pages, glossary_pages, metric_pages

project = "salesterms"
author = "The salesterms authors"
copyright = "2026, The salesterms authors"
version = release = installed_version("salesterms")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.napoleon",
]
exclude_patterns = ["_build"]

myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

autodoc_default_options = {"members": True, "member-order": "bysource"}
autodoc_typehints = "description"
napoleon_numpy_docstring = False

# Examples in docstrings may use the public names without importing them.
doctest_global_setup = "from salesterms import *"

# No inventory of another project is fetched, so only our own names can be resolved.
nitpicky = True
nitpick_ignore_regex = [
    (r"py:.*", r"(?!salesterms\.).*"),
    # The type of what goes in and comes out.
    (r"py:class", r"salesterms\.(documents|interop)\.\w+\.(T|Accepted_co)"),
    (r"py:class", r"salesterms\.metrics\.\w+\.R"),
    (r"py:class", r"salesterms\.metrics\.fits\.M"),
    (r"py:class", r"salesterms\.metrics\.commissions\.line\.RatesApplied"),
    (r"py:class", r"salesterms\.mapping\.\w+\.(Skips|Only|EitherSkips)"),
    # Layers that have reference pages of their own.
    (r"py:class", r"salesterms\.(vocabularies|journey|logs|lifecycle)\..*"),
    (r"py:class", r"salesterms\.(entities|qualification)\..*"),
    (r"py:class", r"salesterms\._draw\..*"),
    (r"py:class", r"salesterms\.interop\.leads\..*"),
]

# No navigation shows the members of classes; each page is written with a copy of all of it.
toc_object_entries = False

html_theme = "furo"
html_title = "salesterms"

# The JSON Schemas that the reference shows, made anew by each build and never committed.
_schemas = Path(__file__).parent / "_build" / "schemas"
_schemas.mkdir(parents=True, exist_ok=True)
for _cls in (FiscalCalendar, Glossary, Measurement, Opportunity, Period, RateTable):
    for _lang in ("en", "nl"):
        _schema = documents.json_schema(_cls, lang=_lang)
        _text = json.dumps(_schema, indent=2, ensure_ascii=False)
        (_schemas / f"{_schema['title']}.{_lang}.json").write_text(_text, encoding="utf-8")

# The pages of the terms, the contradictions and the metrics, likewise, in each language; each
# folder has a page that leads to all others, which are in no navigation: beside every page of the
# site there would stand some hundreds of lines.
_MADE = (
    ("glossary", glossary_pages, "all_terms"),
    ("contradictions", contradiction_pages, "all_contradictions"),
    ("metrics", metric_pages, "all_metrics"),
)
for (_place, _made, _index), _lang in product(_MADE, ("en", "nl")):
    _folder = Path(__file__).parent / _place / _lang
    _folder.mkdir(parents=True, exist_ok=True)
    _pages = _made(lang=_lang)
    for _old in _folder.glob("*.md"):
        if _old.stem not in _pages:
            _old.unlink()
    for _name, _text in _pages.items():
        if _name != _index:
            _text = f"---\norphan: true\n---\n\n{_text}"
        _page = _folder / f"{_name}.md"
        if not _page.exists() or _page.read_text(encoding="utf-8") != _text:  # else it is as new
            _page.write_text(_text, encoding="utf-8")

_pictures = Path(__file__).parent / "_build" / "pictures"
_pictures.mkdir(parents=True, exist_ok=True)
_picture = glossary.related("cold-outreach").svg("en")
(_pictures / "cold-outreach.svg").write_text(_picture, encoding="utf-8")
# The guide to drawing shows the examples that the tests hold.
for _example in (Path(__file__).parent.parent / "tests" / "data" / "pictures").glob("*.svg"):
    (_pictures / _example.name).write_text(_example.read_text(encoding="utf-8"), encoding="utf-8")
