"""Words of the trade tell the language of short pages that have few common words."""

import importlib.util
from pathlib import Path

import pytest

from pressdir.extract import languages

ROOT = Path(__file__).resolve().parents[2]


def test_the_table_is_as_the_tool_makes_it():
    made = ROOT / "tools" / "make_trade_words.py"
    spec = importlib.util.spec_from_file_location("make_trade_words", made)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    kept = tool.TARGET.read_text("utf-8")
    assert kept == tool.table(), "words changed: python tools/make_trade_words.py"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fi", "Lisätietoja:\nsivistysjohtaja Päivi Hämäläinen-Öhman\nprojektipäällikkö J. Mäkelä"),
        ("nb", "Kontaktpersoner:\nOrdfører Kari Nilsen\nKommunedirektør Ole Hagen\nPressevakt"),
        ("hu", "Bővebb felvilágosítás: Kiss Anna osztályvezető"),
        ("sr", "Контакт за медије: Ана Петровић, саветница за односе с јавношћу"),
    ],
)
def test_a_few_lines_of_contacts_are_of_their_language(lang, text):
    assert languages.detect(text)[:1] == (lang,)
