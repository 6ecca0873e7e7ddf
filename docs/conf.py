"""How the documentation is built: `sphinx-build -n -W docs docs/_build`."""

from importlib.metadata import version as installed_version

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
nitpick_ignore_regex = [(r"py:.*", r"(?!salesterms\.).*")]

html_theme = "furo"
html_title = "salesterms"
