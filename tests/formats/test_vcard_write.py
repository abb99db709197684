import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir import formats
from pressdir.errors import UsageError
from pressdir.formats.vcard import VERSIONS
from pressdir.model import (
    Contact,
    EmailAddress,
    Kind,
    Name,
    Phone,
    PhoneKind,
    Record,
    Release,
    Sighting,
)

GOLDEN = Path(__file__).parents[1] / "golden"
UID = "5d1f0c3a-1111-4222-8333-444455556666"
RELEASES = {
    each.digest: each
    for each in [
        Release(
            "d1", "https://example.org/flood", "Flood", "2026-11-20", "en", "2026-11-21T10:30:00Z"
        ),
        Release("d2", "releases/quake.eml", None, None, None, "2026-11-22T08:00:00Z"),
    ]
}
RECORDS = [
    Record(
        UID,
        Contact(
            Kind.PERSON,
            Name("Amina Wanjiru", family="Wanjiru", given="Amina", prefix="Dr"),
            "World Relief; East Africa",
            "Spokesperson, emergencies",
            "Nairobi",
            (EmailAddress("amina.wanjiru@example.org"), EmailAddress("press@example.org")),
            (
                Phone("+254203000001", "12", PhoneKind.FIXED),
                Phone("+254700000001", None, PhoneKind.MOBILE),
                Phone("+254203000002", None, PhoneKind.FAX),
            ),
            ("en", "sw"),
        ),
        sightings=(
            Sighting("name", "Amina Wanjiru", "2026-11-20T00:00:00Z", release="d1"),
            Sighting("phones", "+254700000001", "2026-11-22T08:00:00Z", release="d2"),
        ),
        tags=("africa", "night desk"),
        note="Prefers a message; then call.\nBack on Monday.",
        url="https://example.org/press?who=amina,w;x=1",
        extra={"vcard": ["X-SOCIALPROFILE;TYPE=mastodon:https://example.org/@amina"]},
    ),
    Record(
        "6e2f0c3a-1111-4222-8333-444455556666",
        Contact(
            Kind.DESK,
            org="Agence de presse solidaire de l’Afrique de l’Ouest et du Centre, bureau régional",
            location="Dakar",
            emails=(EmailAddress("presse@example.org"),),
        ),
    ),
    Record(
        "7f2f0c3a-1111-4222-8333-444455556666",
        Contact(Kind.PERSON, phones=(Phone("+881600000001"),)),
    ),
]
# Every property that we write, and nothing else may begin a line.
LINE = re.compile(
    r"BEGIN:VCARD|END:VCARD|VERSION:[34]\.0|PRODID:|UID:urn:uuid:|FN:|N:|KIND:(org|individual)$"
    r"|X-ABSHOWAS:COMPANY|EMAIL;TYPE=(INTERNET,)?WORK(,PREF|;PREF=1)?:"
    r"|TEL;(VALUE=uri;)?TYPE=(WORK,VOICE|WORK,FAX|CELL)(,PREF|;PREF=1)?:|LANG:|TZ:|ORG:|TITLE:"
    r"|ADR;TYPE=WORK:;;;|URL:|CATEGORIES:|NOTE:|X-PRESSDIR-NOTE-LINES:\d+$|REV:\d{8}T\d{6}Z$"
)
anything = st.text(
    st.characters(exclude_categories=())
    | st.sampled_from("\r\n\v\f\x1c\x85\u2028\u2029:;,\\\ud83d"),
    max_size=80,
)


@pytest.mark.parametrize(
    ("name", "format_", "version"),
    [
        pytest.param("contacts-3.0.vcf", "vcard", "3.0", id="vcard 3.0"),
        pytest.param("contacts-4.0.vcf", "vcard", "4.0", id="vcard 4.0"),
        pytest.param("contacts.jcard", "jcard", "", id="jcard"),
        pytest.param("contacts.jscontact", "jscontact", "", id="jscontact"),
        pytest.param("contacts.csv", "csv", "", id="csv"),
        pytest.param("contacts.tsv", "tsv", "", id="tsv"),
        pytest.param("contacts-google.csv", "google", "", id="google"),
        pytest.param("contacts-outlook.csv", "outlook", "", id="outlook"),
        pytest.param("contacts.aliases", "mutt", "", id="mutt"),
        pytest.param("contacts.json", "json", "", id="json"),
        pytest.param("contacts.jsonl", "jsonl", "", id="jsonl"),
    ],
)
def test_the_file_is_the_one_that_was_reviewed(name, format_, version):
    """Set PRESSDIR_WRITE_GOLDEN to write the files anew, and review the difference."""
    text = formats.dump(RECORDS, format_, formats.Settings(RELEASES, version))
    path = GOLDEN / name
    if os.environ.get("PRESSDIR_WRITE_GOLDEN"):
        path.write_bytes(text.encode())
    assert text.encode() == path.read_bytes()


@pytest.mark.parametrize("version", VERSIONS)
@given(a=anything, b=anything)
def test_no_text_makes_a_line_of_its_own(version, a, b):
    record = Record(
        a,
        Contact(
            Kind.PERSON, Name(a, b, a, b, a), b, a, b, (EmailAddress(a),), (Phone(a, b),), (a, b)
        ),
        sightings=(Sighting("name", a, b, release="d"),),
        tags=(a, b),
        note=f"{a}{b}",
        url=b,
    )
    settings = formats.Settings({"d": Release("d", a, b, a)}, version)
    text = formats.dump([record], "vcard", settings)
    physical = text.split("\r\n")
    assert physical.pop() == ""
    assert all(len(each.encode()) <= 75 for each in physical)
    assert not re.search("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", text)
    assert "\n" not in "".join(physical)
    assert "\r" not in "".join(physical)
    logical = text.replace("\r\n ", "").split("\r\n")[:-1]
    assert all(map(LINE.match, logical)), logical
    assert [logical.count(each) for each in ("BEGIN:VCARD", "END:VCARD")] == [1, 1]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("X-A:1\r\nX-EVIL:2", id="a line end"),
        pytest.param('X-A;TYPE="work\r\nX-EVIL:1":1', id="a line end in a parameter"),
        pytest.param("END:VCARD", id="the end of the card"),
        pytest.param("FN:Somebody else", id="another name"),
        pytest.param("item1.VERSION:2.1", id="another version, in a group"),
        pytest.param("no colon", id="no content line"),
        pytest.param('X-A;B="open:1', id="an open quote"),
        pytest.param(42, id="not even text"),
    ],
)
def test_a_kept_line_is_one_line_and_not_one_of_ours(line):
    record = Record(UID, Contact(Kind.PERSON, Name("Jane Roe")), extra={"vcard": [line]})
    logical = formats.dump([record], "vcard").split("\r\n")
    plain = formats.dump([Record(UID, record.contact)], "vcard").split("\r\n")
    beside = [each for each in logical if each not in plain]
    assert all(each.startswith("X-A") for each in beside)
    assert len(beside) <= 1


def test_rev_is_the_last_reading_although_the_release_is_old():
    seen = Sighting("name", "x", "2019-01-01T00:00:00Z", release="d")
    record = Record(UID, Contact(Kind.PERSON, Name("Jane Roe")), sightings=(seen,))
    release = Release("d", "x", date="2019-01-01", read="2026-11-21T10:30:00Z")
    assert "REV:20190101T000000Z" in formats.dump([record], "vcard")
    assert "REV:20261121T103000Z" in formats.dump(
        [record], "vcard", formats.Settings(releases={"d": release})
    )


def test_a_note_names_the_newest_releases_only():
    releases = {
        f"d{day}": Release(f"d{day}", f"s{day}", date=f"2026-11-{day}") for day in range(10, 30)
    }
    seen = tuple(Sighting("name", "x", "", release=digest) for digest in releases)
    record = Record(UID, Contact(Kind.PERSON, Name("Jane Roe")), sightings=seen)
    text = formats.dump([record], "vcard", formats.Settings(releases=releases)).replace("\r\n ", "")
    assert re.findall(r"Source: \S+ (\w+)", text) == ["s29", "s28", "s27", "s26", "s25"]


def test_an_unknown_version_is_refused_with_the_known_ones():
    with pytest.raises(UsageError, match=r"2\.1") as caught:
        formats.dump(RECORDS, "vcard", formats.Settings(version="2.1"))
    assert caught.value.hint == "One of 3.0, 4.0."


@pytest.mark.parametrize(
    ("source", "told"),
    [
        pytest.param("/home/jane/leaks/quake.eml", "quake.eml", id="file"),
        pytest.param("C:\\Users\\jane\\quake.eml", "quake.eml", id="file of Windows"),
        pytest.param("https://example.org/a/b", "https://example.org/a/b", id="address"),
        pytest.param("-", "-", id="what came in"),
    ],
)
def test_the_folders_of_a_release_are_nobody_elses(source, told):
    record = Record("u", Contact(Kind.DESK, org="IOM"), (Sighting("org", "IOM", "", "d"),))
    text = formats.dump([record], "vcard", formats.Settings({"d": Release("d", source)}))
    assert f"NOTE:Source: {told}\r\n" in text
