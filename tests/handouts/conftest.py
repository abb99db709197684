"""People for pages, a page as a parser reads it, and a browser where there is one."""

import importlib.util
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pressdir.handouts import PAGES, Book
from pressdir.model import (
    Contact,
    EmailAddress,
    Kind,
    Name,
    Phone,
    PhoneKind,
    Record,
    Release,
    Report,
    Sighting,
    Verdict,
)

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=timezone(timedelta(hours=1)))  # a Monday, in Geneva
RELEASES = {
    "d1": Release("d1", "https://press.example.org/pier", "A new pier", "2026-11-02", read="2026"),
    "d2": Release("d2", "/home/ana/storm.eml", "Storm warning", "2026-03-02", read="2026"),
    "d3": Release("d3", "old.txt", None, "2019-03-02", read="2026"),
}


def person(number, name, place="", *, phones=(), emails=(), seen=("d1",), **more):
    """A contact that was seen in these releases."""
    kept = {each: more.pop(each) for each in ("tags", "note", "reports", "extra") if each in more}
    doubt = more.pop("doubt", "")
    contact = Contact(
        more.pop("kind", Kind.PERSON),
        Name(name) if name else None,
        location=place or None,
        emails=tuple(map(EmailAddress, emails)),
        phones=tuple(Phone(each, kind=PhoneKind.MOBILE) if isinstance(each, str) else each
                     for each in phones),
        **more,
    )  # fmt: skip
    values = [("emails", each) for each in emails]
    values += [("phones", str(each)) for each in contact.phones]
    values += [("name", name)] if name else []
    sightings = tuple(
        Sighting(field_, value, f"{RELEASES[digest].date}T00:00:00Z", digest, doubt=doubt)
        for digest in seen
        for field_, value in values
    )
    return Record(f"aaaaaaaa-0000-4000-8000-{number:012}", contact, sightings, **kept)


PEOPLE = (
    person(
        1, "Nadia Kessler", "Tripoli", phones=["+218912345601", Phone("+218213456703")],
        emails=["nadia.kessler@harbour.example.org"], org="Harbour Aid", role="Spokeswoman",
        langs=("ar", "fr"), seen=("d1", "d2"), tags=("med-desk",), note="Ring twice.",
        extra={"vcard": ["BDAY:1980-01-01"]},
        reports=(Report("phones", "+218213456703", Verdict.DEAD, "2026-11-20T08:00:00Z", "anna"),),
    ),
    person(
        2, "محمد المصري", "طرابلس", phones=["+218912345605"], emails=["m@almasri.example.org"],
        org="الهلال الأحمر", langs=("ar",),
    ),
    person(3, "Юлия Орлова", "Almaty", phones=["+77012345678"], seen=("d3",), org="Причал"),
    person(4, "Jiří Dvořák", "Praha", phones=["+420601234567"], emails=["dvorak@example.org"]),
    person(5, "Akua Mensah", "Accra", phones=["+233201234567"], doubt="beside another name"),
    person(6, "Luis Quispe", "Honolulu", phones=["+18085550142"]),
    person(7, "Sam O’Brien", "United States", phones=["+12125550142"]),
    person(8, "Press desk", "Geneva", kind=Kind.DESK, phones=[Phone("+41225550142")],
           emails=["press@openharbour.example.org"], org="Open Harbour"),
    person(9, "Lea Moved", "Geneva", phones=["+41225550149"],
           reports=(Report("", "", Verdict.MOVED, "2026-10-01T08:00:00Z", "anna"),)),
    person(10, "Nobody Reached", "Geneva", phones=[Phone("+41225550148", kind=PhoneKind.FAX)]),
)  # fmt: skip


@pytest.fixture(scope="session")
def people():
    return PEOPLE


@pytest.fixture(scope="session")
def releases():
    return RELEASES


@pytest.fixture(scope="session", name="person")
def _person():
    return person


@pytest.fixture(scope="session")
def made():
    return _made


@pytest.fixture(scope="session")
def read():
    return Read


def _made(page, records=PEOPLE, *, asked="", moment=NOON, notes=False):
    """The text of a page."""
    return PAGES[page](Book(records, RELEASES, moment, asked, notes))


@dataclass
class Read(HTMLParser):
    """What a parser reads: the elements, and the text of each."""

    page: str
    elements: list = field(default_factory=list)  # name, attributes, text

    def __post_init__(self):
        super().__init__(convert_charrefs=True)
        self._open = []
        self.feed(self.page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append([tag, dict(attrs), ""])
        if tag not in {"meta", "input", "wbr", "col"}:
            self._open.append(self.elements[-1])

    def handle_endtag(self, tag):
        assert self._open.pop()[0] == tag

    def handle_data(self, data):
        for each in self._open:
            each[2] += data

    def all(self, tag, **wanted):
        """The texts of elements; `class_` is an attribute that Python has for itself."""
        wanted = {name.rstrip("_"): value for name, value in wanted.items()}
        found = (each for each in self.elements if each[0] == tag)
        return [text for _, attrs, text in found if wanted.items() <= attrs.items()]

    def attributes(self, tag, name):
        """The values of an attribute."""
        return [attrs[name] for each, attrs, _ in self.elements if each == tag and name in attrs]

    def json(self, name):
        """The data that the page carries under a name."""
        (text,) = self.all("script", id=name)
        return json.loads(text)


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    spec = importlib.util.spec_from_file_location("browser", Path(__file__).parent / "browser.py")
    driver = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(driver)
    if driver.PROGRAM is None:
        pytest.skip("no Chromium here to open pages with")
    found = driver.Browser(tmp_path_factory.mktemp("browser"))
    yield found
    found.close()


@pytest.fixture
def tab(browser, tmp_path):
    """A function that opens a page, in which it is the noon of the tests, in a tab of its own."""
    opened = []

    def show(text, moment="2026-11-23T11:00:00Z", **like):
        file = tmp_path / f"{len(opened)}.html"
        file.write_text(text, encoding="utf-8")
        opened.append(browser.page())
        return opened[-1].at(moment).like(**like).open(file)

    browser.events()
    yield show
    for each in opened:
        each.close()
