"""Strict JSON text in: one definition of it, the same on every version of Python.

Reading order: `kinds` (every fault there is), `problems` (the error that carries them), `paths`;
then the two ways to read. `quick` is the standard library's parser with everything doubtful turned
into a doubt; `scanner` is our own, which decides every doubt and finds all faults. `parsing` joins
the two. The standard library's messages and positions differ between its versions, so none of them
gets out of here.
"""

from salesterms._json.nesting import deepest_nesting
from salesterms._json.parsing import parse
from salesterms._json.paths import ROOT, step
from salesterms._json.problems import JsonProblems
from salesterms._json.scanner import scan

__all__ = ["ROOT", "JsonProblems", "deepest_nesting", "parse", "scan", "step"]
