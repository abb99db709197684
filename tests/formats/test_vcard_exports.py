"""Cards in the shape in which programs export them, and files that are hurt or hostile."""

import time

import pytest

from pressdir import formats
from pressdir.formats import Format, Reject, Settings
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, PhoneKind, Record

OUTLOOK = """BEGIN:VCARD
VERSION:2.1
N;LANGUAGE=de;CHARSET=Windows-1252:Müller;Jana;;Dr.
FN;CHARSET=Windows-1252:Dr. Jana Müller
ORG;CHARSET=Windows-1252:Häfen AG;Presse
TITLE;ENCODING=QUOTED-PRINTABLE;CHARSET=Windows-1252:Leiterin, Kommunikation f=FCr =
Europa
NOTE;ENCODING=QUOTED-PRINTABLE:Erste Zeile=0D=0A=
zweite; Zeile=0D=0A=
=0D=0A=

TEL;WORK;VOICE:+41 22 555 01 42
TEL;CELL;VOICE:+41 79 555 01 42
TEL;WORK;FAX:+41 22 555 01 49
ADR;WORK;PREF;CHARSET=Windows-1252:;;Rue du Port 1;Genève;;1201;Schweiz
LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE;CHARSET=Windows-1252:Rue du Port 1=0D=0A=
1201 Gen=E8ve
X-MS-OL-DEFAULT-POSTAL-ADDRESS:2
URL;WORK:https://example.org/jana
EMAIL;PREF;INTERNET:jana@example.org
X-MS-CARDPICTURE;TYPE=JPEG;ENCODING=BASE64:
 QUJDREVG
 R0hJSktM

X-MS-OL-DESIGN;CHARSET=utf-8:<card xmlns="http://example.org/x" ver="1.0"><fld name="a:b"/></card>
REV:20261120T101500Z
END:VCARD
""".encode("cp1252")
ANDROID = b"""BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=A9=D0=B5=D1=80=D0=B1=D0=B0;=D0=AE=D0=BB=
=D0=B8=D1=8F;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=AE=D0=BB=D0=B8=D1=8F =D0=A9=D0=B5=D1=80=D0=B1=D0=B0
TEL;CELL;PREF:+380 67 123 45 67
TEL;X-Sekretariat:+41225550142
EMAIL;WORK:yulia@example.org
X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Julie;1;;;;;;;;;;;;;
END:VCARD
"""
APPLE = """BEGIN:VCARD\r
VERSION:3.0\r
PRODID:-//Apple Inc.//macOS 15.1//EN\r
N:O'Hara;Síle;;;\r
FN:Síle O'Hara\r
ORG:Harbour Trust;Media\r
EMAIL;type=INTERNET;type=WORK:sile@example.org\r
EMAIL;type=INTERNET;type=WORK;type=pref:press@example.org\r
item1.TEL;type=pref:+41 22 555 01 42\r
item1.X-ABLabel:_$!<Main>!$_\r
TEL;type=IPHONE;type=CELL;type=VOICE:+41 79 555 01 42\r
item2.URL;type=pref:https\\://example.org/~sile\r
item2.X-ABLabel:_$!<HomePage>!$_\r
NOTE:prefers mail\\, mornings\\nback Monday\r
BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-17\r
PHOTO;ENCODING=b;TYPE=JPEG:QUJDREVGR0hJSktMQUJDREVGR0hJSktMQUJDREVGR0hJSktMQUJ\r
 DREVGR0hJSktM\r
X-ABUID:1B2C:ABPerson\r
UID:1b2c3d4e-1111-4222-8333-444455556666\r
END:VCARD\r
""".encode()
GOOGLE = b"""BEGIN:VCARD
VERSION:3.0
FN:Ada Okafor
N:Okafor;Ada;;;
item1.EMAIL;TYPE=INTERNET:ada@example.org
item1.X-ABLabel:
TEL;TYPE=CELL:+41 79 555 01 42
item2.TEL:+41 22 555 01 42
item2.X-ABLabel:Newsroom
item3.ORG:Harbour Trust
item3.TITLE:Spokesperson
NOTE:one, two; three
CATEGORIES:myContacts,press
END:VCARD
"""


def read(data):
    (record,) = formats.load(data, Format.VCARD)
    assert isinstance(record, Record), record
    return record


@pytest.mark.parametrize(
    ("data", "contact", "rest"),
    [
        pytest.param(
            OUTLOOK,
            Contact(
                Kind.PERSON,
                Name("Jana Müller"),
                "Häfen AG",
                "Leiterin, Kommunikation für Europa",
                "Genève",
                (EmailAddress("jana@example.org"),),
                (Phone("+41225550142"), Phone("+41795550142"), Phone("+41225550149")),
            ),
            {"note": "Erste Zeile\nzweite; Zeile", "url": "https://example.org/jana"},
            id="Outlook",
        ),
        pytest.param(
            ANDROID,
            Contact(
                Kind.PERSON,
                Name("Юлия Щерба"),
                emails=(EmailAddress("yulia@example.org"),),
                phones=(Phone("+380671234567"), Phone("+41225550142")),
            ),
            {},
            id="Android",
        ),
        pytest.param(
            APPLE,
            Contact(
                Kind.PERSON,
                Name("Síle O'Hara"),
                "Harbour Trust",
                emails=(EmailAddress("press@example.org"), EmailAddress("sile@example.org")),
                phones=(Phone("+41225550142"), Phone("+41795550142")),
            ),
            {
                "uid": "1b2c3d4e-1111-4222-8333-444455556666",
                "note": "prefers mail, mornings\nback Monday",
                "url": "https://example.org/~sile",
            },
            id="Apple",
        ),
        pytest.param(
            GOOGLE,
            Contact(
                Kind.PERSON,
                Name("Ada Okafor"),
                "Harbour Trust",
                "Spokesperson",
                emails=(EmailAddress("ada@example.org"),),
                phones=(Phone("+41795550142"), Phone("+41225550142")),
            ),
            {"note": "one, two; three", "tags": ("press",)},
            id="Google",
        ),
    ],
)
def test_what_a_program_exports_comes_in(data, contact, rest):
    record = read(data)
    assert record.contact == contact
    assert {name: getattr(record, name) for name in rest} == rest


@pytest.mark.parametrize(
    ("data", "kept"),
    [
        pytest.param(OUTLOOK, ["X-MS-CARDPICTURE", "X-MS-OL-DESIGN", "LABEL"], id="Outlook"),
        pytest.param(ANDROID, ["X-ANDROID-CUSTOM"], id="Android"),
        pytest.param(APPLE, ["PHOTO", "BDAY", "X-ABUID"], id="Apple"),
    ],
)
@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_what_has_no_field_comes_out_again(data, kept, version):
    text = formats.dump([read(data)], Format.VCARD, Settings(version=version))
    assert all(f"\n{name}" in text or f"\nX-{name}" in text for name in kept), text
    assert read(text.encode()).contact == read(data).contact


def test_the_kind_of_a_number_is_what_the_program_says():
    kinds = [phone.kind for phone in read(OUTLOOK).contact.phones]
    assert kinds == [PhoneKind.FIXED, PhoneKind.MOBILE, PhoneKind.FAX]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("ADR:PO Box 7;;;;;;", id="an address that is a box"),
        pytest.param("ADR:;;4 Rue X;;;;", id="an address without a town"),
        pytest.param("ORG:;;Night desk", id="a department of nobody"),
    ],
)
def test_a_part_that_has_no_field_is_kept(line):
    record = read(f"BEGIN:VCARD\nVERSION:3.0\nFN:Jane Roe\n{line}\nEND:VCARD\n".encode())
    assert record.extra["vcard"] == [line]


def card(*lines):
    return b"\r\n".join([b"BEGIN:VCARD", b"VERSION:3.0", b"FN:Jane Roe", *lines, b"END:VCARD", b""])


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(card(*[b"X-A%d:v" % n for n in range(100_000)]), id="properties"),
        pytest.param(card(*[b"TEL:1-800-X%d" % n for n in range(20_000)]), id="no numbers"),
        pytest.param(card(*[b"ADR:;;%d;Bern;;;" % n for n in range(60_000)]), id="addresses"),
        pytest.param(card(b"PHOTO;ENCODING=b:" + b"QUJD" * 2_000_000), id="a large picture"),
        pytest.param(card(b"NOTE:" + b"a\r\n " * 300_000), id="folds"),
        pytest.param(card(b"NOTE:" + b"\\" * 1_000_001), id="backslashes"),
        pytest.param(card(b"ADR:" + b"\\;" * 500_000 + b";;x;y"), id="escapes in components"),
        pytest.param(card(b"TEL" + b";TYPE=x" * 100_000 + b":4021"), id="parameters"),
        pytest.param(card(b'TEL;X="' * 100_000 + b":4021"), id="quotes"),
        pytest.param(b"BEGIN:VCARD\r\n" * 50_000, id="beginnings without an end"),
    ],
)  # fmt: skip
def test_reading_and_writing_take_time_by_the_size_alone(data):
    """Bounded so high that a busy machine passes, and what is quadratic does not."""
    begun = time.process_time()
    records = [each for each in formats.load(data, Format.VCARD) if isinstance(each, Record)]
    text = formats.dump(records, Format.VCARD, Settings(version="4.0"))
    assert len(list(formats.load(text.encode()))) == len(records)
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        pytest.param([b"\xff\xfe\x00"], "names nobody", id="octets that are no text"),
        pytest.param([b"FN:\x00\x07"], "names nobody", id="controls alone"),
        pytest.param([b"NOTE:x", b"TEL:"], "names nobody", id="nothing to reach anybody by"),
    ],
)
def test_a_card_that_says_nobody_is_handed_back_with_the_reason(lines, reason):
    data = b"\r\n".join([b"BEGIN:VCARD", b"VERSION:3.0", *lines, b"END:VCARD", b""])
    (reject,) = formats.load(data, Format.VCARD)
    assert isinstance(reject, Reject)
    assert reason in reject.reason
    assert reject.line == 1


@pytest.mark.parametrize(
    "tail", [b"", b"EM", b"NOTE:a=\r\n", b"NOTE;ENCODING=QUOTED-PRINTABLE:a=\r\n", b'TEL;X="y']
)
def test_a_card_that_is_cut_off_keeps_what_came_before(tail):
    data = b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Jane Roe\r\nTEL:+41225550142\r\n" + tail
    record = read(data)
    assert record.contact.phones == (Phone("+41225550142"),)
