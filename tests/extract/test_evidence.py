"""Laws of what extraction says about its documents, held over the labelled corpus and the examples.

Every value says where it stands. Whoever doubts a contact can look there; so the places must be
right in each document, whatever was found.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

import pytest

from pressdir import extract as extraction
from pressdir.errors import InvalidPhoneError, InvalidValueError
from pressdir.extract import locales, readers
from pressdir.extract.rows import filled, runon
from pressdir.model import Document, Extraction, Page
from pressdir.normalise import emails, folding, phones

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "tests" / "corpus" / "docs", ROOT / "examples")
PATHS = tuple(path for folder in FOLDERS for path in sorted(folder.iterdir()) if path.is_file())


def document(path: Path) -> Document:
    return Document(path.name, path.read_bytes())


@cache
def read(path: Path) -> tuple[Page, Extraction]:
    """The page that the places are counted in, and what was found on it."""
    page = readers.read(document(path))
    lexicon = locales.lexicon(extraction._languages(page, None))
    return runon.mend(filled.joined(page), lexicon), extraction.extract(document(path))


def evidence(path: Path):
    return [item for contact in read(path)[1].contacts for item in contact.evidence]


every_document = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)


def test_there_are_documents():
    assert len(PATHS) > 100


@every_document
def test_evidence_lies_in_the_page_and_on_its_line(path):
    text = read(path)[0].text
    for item in evidence(path):
        assert 0 <= item.start < item.end <= len(text)
        assert text[item.start : item.end] in item.line
        assert item.line in text


@every_document
def test_a_quick_look_passes_over_no_phrase(path):
    page = read(path)[0]
    lexicon = locales.lexicon(extraction._languages(page, None))
    for line in page.lines:
        told = lexicon.hits(line.text).categories
        assert all(lexicon.likely([line.text], each) for each in told)


@every_document
def test_every_address_and_number_has_its_evidence(path):
    for contact in read(path)[1].contacts:
        proved = {(item.field, item.value) for item in contact.evidence}
        held = {("emails", str(value)) for value in contact.emails}
        held |= {("phones", str(value)) for value in contact.phones}
        assert held <= proved


@every_document
def test_evidence_speaks_of_values_that_the_contact_holds(path):
    for contact in read(path)[1].contacts:
        held = {
            "name": {str(contact.name)},
            "org": {contact.org},
            "role": {contact.role},
            "location": {contact.location},
            "emails": set(map(str, contact.emails)),
            "phones": set(map(str, contact.phones)),
            "langs": set(contact.langs),
        }
        assert all(item.value in held[item.field] for item in contact.evidence)


BENT = {"cs-zamecka-prohlidka.txt", "ru-pereulok-teatr.txt"}  # name somebody in another case
ENDING = 2  # letters that it changes


@every_document
def test_the_words_of_a_name_stand_where_its_evidence_points(path):
    text = read(path)[0].text
    for item in evidence(path):
        if item.field == "name":
            quoted = "".join(folding.fold(text[item.start : item.end]).split())  # 小早川 健太郎
            bent = ENDING if path.name in BENT else 0
            parts = [part[: len(part) - bent] for part in folding.fold(item.value).split()]
            assert all(part and part in quoted for part in parts)


@every_document
def test_the_quoted_text_is_the_value_as_written_or_a_link(path):
    page = read(path)[0]
    for item in evidence(path):
        if item.field not in {"emails", "phones"}:
            continue
        quoted = page.text[item.start : item.end]
        linked = {m.value for m in page.marks if m.start < item.end and item.start < m.end}
        if item.rule.startswith("extension"):
            assert any(item.value.endswith(digits) for digits in re.findall(r"\d+", quoted))
            continue
        assert any(item.value in values(item.field, text, item.value) for text in (quoted, *linked))


def values(field: str, text: str, expected: str) -> set[str]:
    """What a text stands for, a number read in the country that `expected` belongs to."""
    if field == "phones":
        number = phones.parse(expected.partition(";")[0], None)
        regions = {None, phones.region_of(number)}
        return {str(phone) for region in regions for phone in numbers(text, region)}
    found = set()
    for part in (text, *text.split(",")):
        try:
            found.add(str(emails.parse(part)))
        except InvalidValueError:
            continue
    return found


def numbers(text: str, region: str | None):
    for form in (text, f"+{text}", text.replace("+", "")):
        try:
            yield from phones.parse_many(form, region)
        except InvalidPhoneError:
            continue


@every_document
def test_reading_twice_gives_the_same(path):
    assert repr(extraction.extract(document(path))) == repr(read(path)[1])


@every_document
def test_an_extraction_names_its_source_and_digest(path):
    found = read(path)[1]
    assert found.source == path.name
    assert found.digest == hashlib.sha256(path.read_bytes()).hexdigest()


@every_document
def test_a_doubt_says_where_it_stands(path):
    page, found = read(path)
    for doubt in found.doubts:
        assert doubt.value
        assert 0 <= doubt.start < doubt.end <= len(page.text)
        assert doubt.line in page.text
        quoted = page.text[doubt.start : doubt.end]
        assert quoted in doubt.line or "\n" in quoted  # a number that goes on below


@every_document
def test_nothing_is_offered_and_doubted_at_the_same_place(path):
    offered = {(item.start, item.end) for item in evidence(path)}
    assert offered.isdisjoint((doubt.start, doubt.end) for doubt in read(path)[1].doubts)
