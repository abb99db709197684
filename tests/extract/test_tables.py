"""The package's tables are read as any reader of TOML reads them."""

import tomllib
from importlib import resources

import pytest

from pressdir.extract import tables
from pressdir.extract.locales import files

TABLES = [
    *(("pressdir.extract.locales", f"{tag}.toml") for tag in files.tags()),
    ("pressdir.extract", "languages.toml"),
    ("pressdir.extract", "trade_words.toml"),
    ("pressdir.extract.regions", "priors.toml"),
]


@pytest.mark.parametrize(("package", "name"), TABLES)
def test_a_table_is_what_tomllib_reads(package, name):
    text = resources.files(package).joinpath(name).read_text("utf-8")
    assert tables.load(package, name) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('a = "b"\n\n[c]\nd = ["e", "f"]\n', id="strings and lists"),
        pytest.param('[c]\nd = [  # not "this"\n  "e", # or "this" \n  "f",\n]\n', id="comments"),
        pytest.param(
            '[c]  # why\nd = []\ne = "f"  # "g"\n', id="comments behind, a list of nothing"
        ),
        pytest.param('[c]\nd = ["e [at] f", "g]", "#h"]\ni = "[j]"\n', id="signs within strings"),
        pytest.param('[c]\nd = ["e \\"f\\"", "g\\\\"]\n', id="escapes"),
        pytest.param('[c]\n"d e" = "f"\ng ="h"\ni= "j"\nk-l = "m"\n', id="keys"),
        pytest.param('[c]\nd = { e = 1.5, f = 0.3 }\ng = { h = "i" }\n', id="inline tables"),
    ],
)
def test_reads_what_a_table_may_have(monkeypatch, text):
    monkeypatch.setattr("pkgutil.get_data", lambda _package, _name: text.encode())
    assert tables.load("any", "any.toml") == tomllib.loads(text)
