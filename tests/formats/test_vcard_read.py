import quopri

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pressdir import formats
from pressdir.formats import Reject, Settings
from pressdir.formats.vcard import VERSIONS, parse
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, PhoneKind, Record
from pressdir.sources.opened import Opened


def card(*lines, version="3.0", end="\r\n"):
    return end.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode()


def read(data):
    (record,) = formats.load(data, formats.Format.VCARD)
    assert isinstance(record, Record), record
    return record


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        pytest.param(["NOTE:one, two, three"], "note", "one, two, three", id="bare commas"),
        pytest.param(["NOTE:a;b\\;c\\,d"], "note", "a;b;c,d", id="semicolons, bare and escaped"),
        pytest.param(["NOTE:one", "NOTE:two"], "note", "one\ntwo", id="two notes"),
        pytest.param(
            ["NOTE:one", "two without a name"], "note", "one\ntwo without a name", id="stray"
        ),
        pytest.param(["note:small"], "note", "small", id="property in small letters"),
        pytest.param(["item1.NOTE:in a group"], "note", "in a group", id="group"),
        pytest.param(['NOTE;X-A="b:c;d":quoted'], "note", "quoted", id="colon in a parameter"),
        pytest.param(["NOTE:Gen", " ève"], "note", "Genève", id="folded"),
        pytest.param(["NOTE:Gen", "\tève"], "note", "Genève", id="folded with a tab"),
        pytest.param(["NOTE:a\x00b\x1b[0m\x07"], "note", "ab[0m", id="control characters"),
        pytest.param(["URL:https://example.org/a,b"], "url", "https://example.org/a,b", id="url"),
        pytest.param(["URL:https\\://example.org/"], "url", "https://example.org/", id="escaped"),
        pytest.param(
            ["CATEGORIES:a,b\\, c", "CATEGORIES:d"], "tags", ("a", "b, c", "d"), id="tags"
        ),
    ],
)
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"], ids=["crlf", "lf", "cr"])
def test_reads_what_programs_write(lines, field, value, end):
    record = read(card("FN:Jane Roe", *lines, end=end))
    assert getattr(record, field) == value


@pytest.mark.parametrize(
    ("line", "phone"),
    [
        pytest.param("TEL:+41225550142", Phone("+41225550142"), id="e164"),
        pytest.param("TEL;TYPE=CELL:+41 22 555 01 42", Phone("+41225550142"), id="spaced"),
        pytest.param("TEL:+41225550142 ext. 5", Phone("+41225550142", "5"), id="our extension"),
        pytest.param("TEL:+41225550142p5", Phone("+41225550142", "5"), id="as Android has it"),
        pytest.param("TEL:+41 22 555 01 42\\,5", Phone("+41225550142", "5"), id="a pause"),
        pytest.param("TEL:+41225550142,,5#", Phone("+41225550142", "5"), id="two, bare"),
        pytest.param("TEL:+41225550142\\;5", Phone("+41225550142", "5"), id="a wait"),
        pytest.param("TEL:tel:+41-22-555-0142", Phone("+41225550142"), id="uri, not declared"),
        pytest.param(
            "TEL;VALUE=uri:tel:+41225550142;ext=5", Phone("+41225550142", "5"), id="uri, extension"
        ),
        pytest.param(
            "TEL;VALUE=uri:tel:+41225550142\\;ext=5",
            Phone("+41225550142", "5"),
            id="uri, escaped by a server",
        ),
        pytest.param(
            "TEL;VALUE=uri:tel:5550142;phone-context=+4122", Phone("+41225550142"), id="context"
        ),
        pytest.param("item1.TEL:+41225550142", Phone("+41225550142"), id="group"),
        pytest.param("TEL:+22997000000", Phone("+22997000000"), id="out of its plan by now"),
        pytest.param("TEL:+33 6.39-98 12 34", Phone("+33639981234"), id="in no plan, spaced"),
        pytest.param("TEL:+33 (0)6 39 98 12 34", Phone("+33639981234"), id="in no plan, a zero"),
    ],
)
def test_reads_a_number(line, phone):
    assert read(card("FN:Jane Roe", line)).contact.phones == (phone,)


@pytest.mark.parametrize(
    ("params", "kind"),
    [
        pytest.param(";TYPE=CELL", PhoneKind.MOBILE, id="cell"),
        pytest.param(";TYPE=work,fax", PhoneKind.FAX, id="fax in small letters"),
        pytest.param(';TYPE="voice,cell"', PhoneKind.MOBILE, id="quoted list"),
        pytest.param(";WORK;FAX", PhoneKind.FAX, id="bare, as in 2.1"),
        pytest.param("", PhoneKind.UNKNOWN, id="nothing said"),
    ],
)
def test_reads_what_a_number_rings(params, kind):
    (phone,) = read(card("FN:Jane Roe", f"TEL{params}:+41225550142")).contact.phones
    assert phone.kind is kind


@pytest.mark.parametrize(
    ("lines", "order"),
    [
        pytest.param(["EMAIL:a@x.org", "EMAIL;TYPE=PREF:b@x.org"], "ba", id="3.0"),
        pytest.param(["EMAIL;PREF=9:a@x.org", "EMAIL;PREF=2:b@x.org"], "ba", id="4.0"),
        pytest.param(["EMAIL:a@x.org", "EMAIL;PREF:b@x.org"], "ba", id="2.1"),
        pytest.param(["EMAIL:a@x.org", "EMAIL:b@x.org", "EMAIL:a@x.org"], "ab", id="said twice"),
    ],
)
def test_the_preferred_address_comes_first(lines, order):
    emails = read(card("FN:Jane Roe", *lines)).contact.emails
    assert emails == tuple(EmailAddress(f"{local}@x.org") for local in order)


@pytest.mark.parametrize(
    ("lines", "kind", "name"),
    [
        pytest.param(["FN:Jane Roe", "N:Roe;Jane;;;"], Kind.PERSON, "Jane Roe", id="person"),
        pytest.param(["FN:Jane Roe"], Kind.PERSON, "Jane Roe", id="no N"),
        pytest.param(["N:Roe;Jane;M.;Dr;"], Kind.PERSON, "Jane M. Roe", id="no FN"),
        pytest.param(
            ["FN:Dr Jane Roe", "N:Roe;Jane;;Dr;"], Kind.PERSON, "Jane Roe", id="honorific"
        ),
        pytest.param(
            ["FN:Acme", "N:;;;;", "ORG:Acme", "X-ABSHOWAS:COMPANY"], Kind.DESK, None, id="apple"
        ),
        pytest.param(["FN:Acme", "ORG:Acme", "KIND:org"], Kind.DESK, None, id="4.0"),
        pytest.param(["FN:Acme", "N:;;;;", "ORG:Acme"], Kind.DESK, None, id="nothing but ORG"),
        pytest.param(["ORG:Acme"], Kind.DESK, None, id="ORG alone"),
        pytest.param(["FN:Desk", "KIND:org", "ORG:Acme"], Kind.DESK, "Desk", id="a desk's name"),
        pytest.param(["FN:a@x.org", "EMAIL:a@x.org"], Kind.PERSON, None, id="a mailbox"),
    ],
)
def test_tells_persons_from_desks(lines, kind, name):
    contact = read(card(*lines)).contact
    assert (contact.kind, contact.name.full if contact.name else None) == (kind, name)


def test_reads_quoted_printable_with_soft_line_breaks():
    said = "César León, portavoz de la misión, Bogotá; llame al número de guardia: " * 3
    written = quopri.encodestring(said.encode()).decode().replace("\n", "\r\n")
    data = card(
        "N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Le=C3=B3n;C=C3=A9sar",
        "FN;QUOTED-PRINTABLE;CHARSET=UTF-8:C=C3=A9sar=20=",
        "Le=C3=B3n",
        f"NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:{written}",
        "TEL;WORK:+57 601 5550100",
        version="2.1",
    )
    record = read(data)
    assert record.contact.name == Name("César León")
    assert record.note == said.strip()


@pytest.mark.parametrize(
    ("octets", "params"),
    [
        pytest.param("Genève".encode("latin-1"), b"", id="windows, undeclared"),
        pytest.param("Genève".encode("latin-1"), b";CHARSET=ISO-8859-1", id="latin, declared"),
        pytest.param("Genève".encode("cp850"), b";CHARSET=cp850", id="dos, declared"),
        pytest.param("Genève".encode("latin-1"), b";CHARSET=klingon", id="no such charset"),
        pytest.param(
            "Gen\u00e8ve".encode()[:4] + b"\r\n " + "Gen\u00e8ve".encode()[4:], b"", id="cut"
        ),
    ],
)
def test_reads_octets_that_are_no_utf_8(octets, params):
    data = card("FN:Jane Roe", "X-HERE:%").replace(b"X-HERE:%", b"NOTE" + params + b":" + octets)
    assert read(data).note == "Genève"


def test_half_characters_that_were_written_as_whole_ones_are_put_together_or_replaced():
    halves = "Zo\u00eb \ud83d\ude42 \ud800".encode("utf-8", "surrogatepass")
    data = card("FN:%").replace(b"%", halves)
    assert read(data).contact.name == Name("Zo\u00eb \U0001f642 \ufffd")


def test_reads_utf_16():
    assert read(card("FN:Zoë").decode().encode("utf-16")).contact.name == Name("Zoë")


def test_in_2_1_a_folded_blank_is_text():
    assert read(card("FN:Jane Roe", "NOTE:one", " two", version="2.1")).note == "one two"


def test_what_has_no_field_is_kept_and_written_again():
    lines = [
        "X-SOCIALPROFILE;TYPE=mastodon:https://example.org/@jane",
        "item2.ADR;TYPE=WORK:;;4 Rue X;Genève;;1201;Suisse",
        "item2.X-ABLABEL:office",
        "ORG:IOM;Media Unit",
        "TEL;TYPE=WORK:4021",
        "UID:abc-123",
        'PHOTO;ENCODING=b;TYPE="jpeg:x":' + "QUJD" * 60,
        "BDAY:1970-01-01",
    ]
    first = read(card("FN:Jane Roe", "N:Roe;Jane;;;", "item1.EMAIL:j@x.org", *lines))
    assert first.contact.org == "IOM"
    assert first.contact.location == "Genève"
    assert set(first.extra["vcard"]) == set(lines)
    text = formats.dump([first], "vcard")
    unfolded = text.replace("\r\n ", "").split("\r\n")
    assert [unfolded.count(line) for line in lines] == [1] * len(lines)
    assert sum(line.startswith(("UID", "ORG", "ADR", "item2.ADR")) for line in unfolded) == 3
    assert read(text.encode()) == first


@pytest.mark.parametrize(
    ("label", "kept"),
    [
        pytest.param("night desk", ["X-ABLABEL;X-OF=+41225550142:night desk"], id="a person's"),
        pytest.param("_$!<Work>!$_", None, id="the program's own"),
    ],
)
def test_a_label_of_a_value_that_we_take_says_of_which(label, kept):
    record = read(card("FN:Jane", "item1.TEL:+41 22 555 01 42", f"item1.X-ABLabel:{label}"))
    assert record.extra.get("vcard") == kept
    assert read(formats.dump([record], "vcard").encode()).extra == record.extra


def test_what_a_contact_has_one_of_is_kept_the_second_time():
    lines = [
        "FN:Li Na", "FN;LANGUAGE=zh:李娜", "FN:Li Na", "N:Li;Na;;;", "N;ALTID=1:李;娜;;;",
        "KIND:individual", "KIND:x-bot",
        "UID:urn:uuid:5b0e2c1a-7d4f-4c1e-9a52-0d6f3b8e7c41", "UID:7",
    ]  # fmt: skip
    record = read(card(*lines, version="4.0"))
    assert (record.contact.name.full, record.contact.name.family) == ("Li Na", "Li")
    again = ["X-FN;LANGUAGE=ZH:李娜", "X-N;ALTID=1:李;娜;;;", "X-KIND:x-bot", "X-UID:7"]
    assert record.extra == {"vcard": again}
    for version in VERSIONS:
        text = formats.dump([record], "vcard", Settings(version=version))
        assert set(read(text.encode()).extra["vcard"]) == set(again)


def test_parts_of_a_name_that_a_contact_does_not_have_are_kept():
    record = read(card("FN:Ana Ruiz III", "N:Ruiz;Ana;;;;Sosa;III", version="4.0"))
    assert record.extra == {"vcard": ["X-N:Ruiz;Ana;;;;Sosa;III"]}
    assert read(card("FN:Ana Ruiz III", "N:Ruiz;Ana;;;III;;III", version="4.0")).extra == {}


def test_a_changed_organisation_replaces_one_with_a_department():
    before = read(card("FN:Jane Roe", "N:Roe;Jane;;;", "ORG:IOM;Media Unit", "UID:x"))
    contact = Contact(Kind.PERSON, before.contact.name, org="UNHCR")
    after = Record(before.uid, contact, extra=before.extra)
    text = formats.dump([after], "vcard")
    assert "ORG:UNHCR\r\n" in text
    assert "Media Unit" not in text


@pytest.mark.parametrize(
    ("uid", "ours"),
    [
        pytest.param("urn:uuid:5d1f0c3a-1111-4222-8333-444455556666", True, id="urn"),
        pytest.param("5D1F0C3A-1111-4222-8333-444455556666", False, id="bare, in capitals"),
    ],
)
def test_a_uuid_is_the_identity_and_keeps_its_spelling(uid, ours):
    record = read(card("FN:Jane", f"UID:{uid}"))
    assert record.uid == "5d1f0c3a-1111-4222-8333-444455556666"
    assert record.extra == ({} if ours else {"vcard": [f"UID:{uid}"]})


@pytest.mark.parametrize("lines", [["UID:abc@host"], ["EMAIL:j@x.org"]], ids=["other", "none"])
def test_a_card_without_a_uuid_gets_the_same_one_each_time(lines):
    data = card("FN:Jane Roe", *lines)
    assert read(data).uid == read(data).uid
    assert read(data).uid != read(card("FN:John Doe", "UID:x")).uid


def test_one_bad_card_stops_no_other():
    good = card("FN:Jane Roe")
    data = b"".join(
        [
            b"\xef\xbb\xbf",
            good,
            b"between the cards\r\n",
            card("NOTE:of nobody"),
            card("FN:List", "KIND:group", version="4.0"),
            b"BEGIN:VCARD\r\nFN:No End\r\n",
            good,
            b"begin:vcard\r\nfn:Small\r\nend:vcard\r\n",
            b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut Off",
        ]
    )
    loaded = list(formats.load(data))
    names = [each.contact.label for each in loaded if isinstance(each, Record)]
    rejects = [(each.line, each.reason) for each in loaded if isinstance(each, Reject)]
    assert names == ["Jane Roe", "No End", "Jane Roe", "Small", "Cut Off"]
    assert rejects == [
        (5, "outside of any card"),
        (6, "it names nobody, and has no e-mail and no number that can be read"),
        (10, "a group of contacts, not a contact"),
    ]


def read_all(*lines):
    """Who is in a file of these lines, and what is handed back."""
    loaded = list(formats.load("\n".join(lines).encode()))
    names = [each.contact.label for each in loaded if isinstance(each, Record)]
    return names, [
        (each.line, each.reason, each.text) for each in loaded if isinstance(each, Reject)
    ]


END = ("END:VCARD", "an end without a beginning")


@pytest.mark.parametrize(
    ("lines", "names", "rejects"),
    [
        pytest.param(["END:VCARD"], [], [(1, END[1], END[0])], id="alone"),
        pytest.param(
            ["BEGIN:VCARD", "FN:A", "END:VCARD", "", "end:vcard", "BEGIN:VCARD", "FN:B", END[0]],
            ["A", "B"],
            [(5, END[1], END[0])],
            id="between cards",
        ),
        pytest.param(
            ["FN:A", "TEL:12", "END:VCARD", "BEGIN:VCARD", "FN:B", "END:VCARD"],
            ["B"],
            [(1, "outside of any card", "FN:A\\nTEL:12\\nEND:VCARD")],
            id="a card without a beginning",
        ),
        pytest.param(
            ["Exported on a Monday", "BEGIN:VCARD", "FN:B", "END:VCARD"],
            ["B"],
            [(1, "outside of any card", "Exported on a Monday")],
            id="a line before the first",
        ),
    ],
)
def test_what_stands_outside_of_cards_is_handed_back(lines, names, rejects):
    assert read_all(*lines) == (names, rejects)


@pytest.mark.parametrize("data", ["BEGIN:VCALENDAR", "END:VCARD, they say"])
def test_other_ends_within_a_card_become_lines_of_its_note(data):
    assert read(card("FN:Jane", data, "NOTE:mine")).note == f"mine\n{data}"


AGENT = ["BEGIN:VCARD", "VERSION:2.1", "FN:Lee", "TEL:+41225550143", "END:VCARD"]


@pytest.mark.parametrize("head", ["AGENT:", "agent;x=1:"])
def test_the_card_of_an_assistant_within_a_card_is_a_contact(head):
    lines = ["VERSION:2.1", "FN:Jane", head, *AGENT, "TEL:+41225550142", "END:VCARD"]
    found = list(formats.load("\n".join(["BEGIN:VCARD", *lines, *AGENT]).encode()))
    assert [each.contact.label for each in found] == ["Lee", "Jane", "Lee"]
    jane = found[1]
    assert [str(each) for each in jane.contact.phones] == ["+41225550142"]
    assert jane.extra == {"vcard": ["RELATED;VALUE=text;TYPE=agent:Lee"]}


def test_cards_within_cards_that_never_end_are_read():
    lines = ["BEGIN:VCARD", "FN:A", "AGENT:"] * 3000
    names, rejects = read_all(*lines, *AGENT)
    assert (len(names), rejects) == (3001, [])


def test_a_note_keeps_what_its_writer_wrote_and_loses_what_we_added():
    lines = [
        "NOTE:mine\\nSource: my own\\nLanguages: fr\\, de\\nSource: x",
        "X-PRESSDIR-NOTE-LINES:2",
    ]
    record = read(card("FN:Jane Roe", *lines))
    assert record.note == "mine\nSource: my own"
    assert record.contact.langs == ("fr", "de")


def test_our_lines_of_a_note_that_somebody_changed_are_left_as_they_are():
    record = read(card("FN:Jane Roe", "NOTE:From: x\\nmore", "X-PRESSDIR-NOTE-LINES:1"))
    assert record.note == "From: x\nmore"
    record = read(card("FN:Jane Roe", "NOTE:Source: x\\nmore", "X-PRESSDIR-NOTE-LINES:2"))
    assert record.note == "Source: x\nmore"


@pytest.mark.parametrize(
    ("note", "left"),
    [
        pytest.param("mine\\nSource: x", "mine", id="before"),
        pytest.param("mine\\nSource: x\\nmore", "mine\nmore", id="before and behind"),
        pytest.param("Source: mine\\nSource: x\\nmore", "Source: mine\nmore", id="as we do"),
    ],
)
def test_what_people_write_around_our_lines_of_a_note_is_theirs(note, left):
    record = read(card("FN:Jane Roe", f"NOTE:{note}", "X-PRESSDIR-NOTE-LINES:1"))
    assert record.note == left


PIECES = st.sampled_from(
    [
        b"BEGIN:VCARD", b"END:VCARD", b"end:vcard ", b"FN:Zo\xc3\xab", b"NOTE:a card", b"\xc3",
        b"NOTE;QUOTED-PRINTABLE:a=", b"VERSION:2.1", b"\n", b"\r\n", b"\r\n ", b"\n\t", b"\r",
        b"x", b" ", b"\x00",
    ]
)  # fmt: skip


@example(pieces=[b"BEGIN:VCARD\nEND:VCARD\n", b" x\nEND:VCARD"], block=12)
@given(pieces=st.lists(PIECES, max_size=40), block=st.integers(1, 60))
def test_where_a_file_is_parted_to_be_read_makes_no_difference(pieces, block):
    data = b"".join(pieces)
    whole = list(parse.cards(data))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parse, "BLOCK", block)
        assert list(parse.cards(data)) == whole


def test_a_file_with_many_cards_is_read_in_parts():
    many = card("FN:Jane Roe", "NOTE:" + "x" * 500) * 5000 + b"\r\n" + card("FN:Ann Poe") * 2
    blocks = list(parse._blocks(many))
    assert len(blocks) > 2
    assert b"".join(blocks) == many
    assert {len(block) - parse.BLOCK < 1000 for block in blocks} == {True}
    names = [each.contact.label for each in formats.load(many)]
    assert names == ["Jane Roe"] * 5000 + ["Ann Poe"] * 2


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_a_file_of_cards_need_not_be_in_memory(tmp_path, start):
    path = tmp_path / "big.vcf"
    path.write_bytes(start + b"".join(card(f"FN:A{n}", "NOTE:" + "x" * 9000) for n in range(500)))
    data = Opened(str(path))
    assert len(data) > 4 * parse.BLOCK
    found = [each.contact.name.full for each in formats.load(data)]
    assert found == [f"A{n}" for n in range(500)]
