"""Lines of other programs, in the words of the version that is written."""

import pytest

from pressdir import formats
from pressdir.formats import Format, Settings
from pressdir.formats.vcard import kept
from pressdir.model import Contact, Kind, Name, Record

JANE = Contact(Kind.PERSON, Name("Jane Roe"))
PICTURE = "data:image/jpeg;base64,QUJD"


def written(*lines, version):
    record = Record("5d1f0c3a-1111-4222-8333-444455556666", JANE, extra={"vcard": list(lines)})
    plain = formats.dump([Record(record.uid, JANE)], Format.VCARD, Settings(version=version))
    text = formats.dump([record], Format.VCARD, Settings(version=version))
    said = text.replace("\r\n ", "").split("\r\n")
    return [line for line in said if line not in plain.split("\r\n")]


@pytest.mark.parametrize(
    ("line", "old", "new"),
    [
        pytest.param("BDAY:1970-01-31", "BDAY:1970-01-31", "BDAY:19700131", id="a date"),
        pytest.param(
            "BDAY:--12-31", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-31", "BDAY:--1231", id="no year"
        ),
        pytest.param("BDAY:in May", "X-BDAY:in May", "BDAY;VALUE=text:in May", id="no date"),
        pytest.param(
            "PHOTO;ENCODING=b;TYPE=JPEG:QUJD",
            "PHOTO;ENCODING=b;TYPE=JPEG:QUJD",
            f"PHOTO:{PICTURE}",
            id="a picture of 3.0",
        ),
        pytest.param(
            "PHOTO;BASE64;JPEG:QU JD",
            "PHOTO;ENCODING=b;TYPE=JPEG:QUJD",
            f"PHOTO:{PICTURE}",
            id="of 2.1",
        ),
        pytest.param(
            f"PHOTO:{PICTURE}", "PHOTO;ENCODING=b;TYPE=JPEG:QUJD", f"PHOTO:{PICTURE}", id="of 4.0"
        ),
        pytest.param(
            "PHOTO;VALUE=uri:https://x.org/a.png",
            "PHOTO;VALUE=uri:https://x.org/a.png",
            "PHOTO:https://x.org/a.png",
            id="a picture elsewhere",
        ),
        pytest.param(
            "TEL;HOME;VOICE:4021",
            "TEL;TYPE=HOME,VOICE:4021",
            "TEL;TYPE=HOME,VOICE:4021",
            id="bare types",
        ),
        pytest.param(
            'TEL;TYPE="home,pref":4021',
            "TEL;TYPE=home,pref:4021",
            "TEL;TYPE=home;PREF=1:4021",
            id="a quoted list and a preference",
        ),
        pytest.param(
            "TEL;VALUE=uri:tel:4021;phone-context=+4122",
            "TEL:4021\\;phone-context=+4122",
            "TEL;VALUE=uri:tel:4021;phone-context=+4122",
            id="a number as a URI",
        ),
        pytest.param(
            "ROLE;CHARSET=UTF-8:a, b\\; c", "ROLE:a\\, b\\; c", "ROLE:a\\, b; c", id="bare comma"
        ),
        pytest.param(
            "TZ:-0500", "TZ:-05:00", "TZ;VALUE=utc-offset:-0500", id="an offset from UTC"
        ),
        pytest.param(
            "TZ:Europe/Zurich", "TZ;VALUE=text:Europe/Zurich", "TZ:Europe/Zurich", id="a zone"
        ),
        pytest.param("GEO:46.2;6.1", "GEO:46.2;6.1", "GEO:geo:46.2,6.1", id="a place"),
        pytest.param("GEO:geo:46.2,6.1", "GEO:46.2;6.1", "GEO:geo:46.2,6.1", id="a place of 4.0"),
        pytest.param(
            "URL:www.example.org/a,b",
            "URL:https://www.example.org/a%2Cb",
            "URL:https://www.example.org/a%2Cb",
            id="a link without a scheme",
        ),
        pytest.param(
            "LABEL;TYPE=WORK:1 Rue X", "LABEL;TYPE=WORK:1 Rue X", "X-LABEL;TYPE=WORK:1 Rue X",
            id="what 4.0 has no word for",
        ),
        pytest.param("FOO:x", "X-FOO:x", "X-FOO:x", id="what nobody has a word for"),
        pytest.param("item1.X-ABLABEL:_$!<Other>!$_", *["item1.X-ABLABEL:_$!<Other>!$_"] * 2,
            id="a label"),
    ],
)  # fmt: skip
def test_a_kept_line_is_spelled_as_the_version_has_it(line, old, new):
    assert written(line, version="3.0") == [old]
    assert written(line, version="4.0") == [new]


def test_an_identity_of_another_program_keeps_its_spelling():
    assert written("UID:abc;123", version="3.0") == ["UID:abc\\;123"]
    assert written("UID:abc;123", version="4.0") == ["UID;VALUE=text:abc;123"]
    assert written("UID;VALUE=text:urn:x:1", version="4.0") == ["UID:urn:x:1"]


def test_what_may_be_there_once_is_there_once():
    lines = written("BDAY:19700131", "BDAY:19710131", version="4.0")
    assert lines == ["BDAY:19700131", "X-BDAY:19710131"]


@pytest.mark.parametrize(
    ("value", "uri"),
    [
        pytest.param("https://x.org/a,b;c", "https://x.org/a%2Cb%3Bc", id="comma and semicolon"),
        pytest.param("https://x.org/100%", "https://x.org/100%25", id="a bare percent sign"),
        pytest.param("https://x.org/%C3%A9", "https://x.org/%C3%A9", id="encoded already"),
        pytest.param("https://x.org/é#é", "https://x.org/%C3%A9#%C3%A9", id="other letters"),
        pytest.param("https://x.org/#a#b", "https://x.org/#a%23b", id="two number signs"),
        pytest.param("//x.org", "https://x.org", id="no scheme"),
    ],
)
def test_a_link_is_a_uri(value, uri):
    assert kept.uri(value) == uri
