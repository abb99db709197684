"""The same page gives the same answer in every process, whatever order its sets have there."""

import os
import subprocess
import sys

NUMBERS = (
    "+41 22 555 01 42|+43 1 58858 0|+49 30 901820|+33 1 42 68 53 00|+39 06 6982|+34 91 555 01 42"
    "|+351 21 350 0100|+32 2 555 01 42|+31 20 555 0142|+45 33 92 00 00|+46 8 555 014 20"
    "|+47 22 24 90 90|+48 22 555 01 42|+420 224 810 911|+36 1 555 0142|+358 9 1601"
).split("|")
PAGE = "\n\n".join([
    *(f"Press contact: Ann Lee, {number}" for number in NUMBERS),
    *["It rains here, and the boats stay."] * 9,
    "Press contact: Bo Quist, tel. 22 555 014",
    "Press contact: Cy Quill, tel. 6 555 0142",
    "Press contact: Dee Marsh, tel. 8 555 0142",
])  # fmt: skip
READ = """
import sys
from pressdir.extract import extract
from pressdir.model import Document
print(ascii(extract(Document("release.txt", sys.argv[1].encode()))))
"""


def test_countries_that_a_page_speaks_for_alike_are_tried_in_one_order():
    told = {
        subprocess.run(
            [sys.executable, "-c", READ, PAGE],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in range(1, 5)
    }
    assert len(told) == 1
