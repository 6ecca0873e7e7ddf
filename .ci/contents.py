"""Check what is in the wheel and the sdist: `python .ci/contents.py FOLDER`."""

import sys
import tarfile
import zipfile
from pathlib import Path

folder = Path(sys.argv[1])
(wheel_path,) = folder.glob("*.whl")
(sdist_path,) = folder.glob("*.tar.gz")
with zipfile.ZipFile(wheel_path) as wheel_file:
    wheel = wheel_file.namelist()
with tarfile.open(sdist_path) as sdist_file:
    sdist = [name.partition("/")[2] for name in sdist_file.getnames()]

rules = {
    "the wheel says that it is typed": "salesterms/py.typed" in wheel,
    "the wheel holds the sample export": any(
        name.startswith("salesterms/data/") and name.endswith(".csv") for name in wheel
    ),
    "the wheel holds the licence": any(name.endswith("licenses/LICENSE") for name in wheel),
    "the wheel holds the package and nothing beside it": all(
        name.startswith(("salesterms/", "salesterms-")) for name in wheel
    ),
    "the wheel holds no tests": not any("tests" in Path(name).parts for name in wheel),
    **{
        f"the sdist holds {path}": path in sdist
        for path in (
            ".ci/run",
            "CHANGELOG.md",
            "LICENSE",
            "README.md",
            "SECURITY.md",
            "docs/conf.py",
            "docs/index.md",
            "pyproject.toml",
            "src/salesterms/py.typed",
            "tests/conftest.py",
        )
    },
    "the sdist holds nothing that was built": not any(
        name.endswith((".pyc", "uv.lock", "report.html")) for name in sdist
    ),
}
for rule, kept in rules.items():
    print("ok    " if kept else "BROKEN", rule)
sys.exit(not all(rules.values()))
