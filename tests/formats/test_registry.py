"""What is loaded when: a command that writes rows of JSON needs none of the other formats."""

import subprocess
import sys

PROGRAM = """
import sys
from pressdir.formats import rows, Format, WRITERS
print(*sorted(name for name in sys.modules if name.startswith("pressdir.formats.")))
"""


def test_no_format_is_loaded_before_it_is_asked_for():
    found = subprocess.run(
        [sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True
    ).stdout.split()
    ours = {"loaded", "settings", "rows", "values"}
    assert {name.removeprefix("pressdir.formats.") for name in found} == ours
