"""What reading a first page loads: a set of modules, never milliseconds."""

import re
import subprocess
import sys

import pytest

# Slow to load, and of no use to a page of plain text with a plain address and number.
SLOW = {
    "charset_normalizer",
    "email",
    "email_validator",
    "ftfy",
    "html.entities",
    "html.parser",
    "importlib.resources",
    "json",
    "pathlib",
    "pypdf",
    "selectolax",
    "tomllib",
    "urllib.parse",
    "xml",
    "zipfile",
}
PLAIN = "Press contact: Ada Lindqvist, Tel: +44 20 7946 0101, ada@reef.example.org"
READ = """
import sys
from pressdir.extract import extract
from pressdir.model import Document
extraction = extract(Document({name!r}, {text!r}.encode()))
assert [contact.name.full for contact in extraction.contacts] == ["Ada Lindqvist"]
print(*sorted(sys.modules))
"""


@pytest.mark.parametrize(
    ("name", "text", "needed"),
    [
        pytest.param("release.txt", PLAIN, set(), id="text"),
        pytest.param(
            "release.html", f"<!doctype html><p>{PLAIN}</p>", {"json", "selectolax"}, id="html"
        ),
        pytest.param(
            "release.txt",
            PLAIN.replace("reef.example.org", "küste.example.org"),
            {"email_validator"},
            id="an address that is not plain",
        ),
    ],
)
def test_a_page_loads_what_it_needs(name, text, needed):
    done = subprocess.run(
        [sys.executable, "-c", READ.format(name=name, text=text)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert SLOW & set(done.stdout.split()) == needed


COMPILED = """
import re
from re import compile

kept = []

def keep(pattern, flags=0):
    kept.append(pattern)
    return compile(pattern, flags)

re.compile = keep
from pressdir.extract import extract
from pressdir.model import Document
extract(Document("release.txt", {text!r}.encode()))
for pattern in kept:
    print(ascii(pattern))
"""
WIDE = 4000  # signs: Python takes each of a range in turn before the first search


def test_a_page_in_latin_letters_waits_for_no_range_of_chinese_signs():
    done = subprocess.run(
        [sys.executable, "-c", COMPILED.format(text=PLAIN)],
        capture_output=True,
        text=True,
        check=True,
    )
    ranges = re.findall(r"\\u([0-9a-f]{4})-\\{1,2}u([0-9a-f]{4})", done.stdout)
    assert len(ranges) > 9  # the patterns were seen
    assert [pair for pair in ranges if int(pair[1], 16) - int(pair[0], 16) > WIDE] == []
