"""vobject, an independent reader, understands every 3.0 card as we mean it."""

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from pressdir import formats
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

UID = "5d1f0c3a-1111-4222-8333-444455556666"
SEEN = (Sighting("name", "x", "2026-11-21T10:30:00Z", release="d1"),)
RELEASES = {"d1": Release("d1", "https://example.org/1,2;3", "Flood; help, now", "2026-11-20")}

HARD = [
    pytest.param("محمد عبد الله", "الأمم المتحدة", "المتحدث الرسمي", "صنعاء", id="arabic"),
    pytest.param("王小明", "联合国", "新闻官，发言人", "日内瓦", id="chinese"),
    pytest.param("Наталья Щербакова", "ООН; штаб", "пресс-секретарь", "Київ", id="cyrillic"),
    pytest.param("Roe, Jane", "A, B & C, Inc.", "Head, Press, Europe", "Bonn, Berlin", id="commas"),
    pytest.param("Roe; Jane", "A;B;;C", ";Head;", ";", id="semicolons"),
    pytest.param("Jane \\ Roe", "C:\\new\\", "\\n \\\\ \\, \\;", "\\", id="backslashes"),
    pytest.param("Zoë 😀 Roe", "👩‍👩‍👧‍👦", "🇨🇭 speaker", "🏔", id="emoji"),
    pytest.param("J" * 200, "Ö" * 200, "Chief of " * 22 + "all", "長" * 90, id="long"),
    pytest.param("Jane: Roe", "BEGIN:VCARD", "END:VCARD", "N:x;y", id="property names"),
    pytest.param("a\nb", "a\r\nb\rc", "a\n\n\nb", "x\n", id="line ends"),
]


def lines(text):
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read(record, releases=RELEASES):
    (card,) = vobject.readComponents(
        formats.dump([record], "vcard", formats.Settings(releases=releases))
    )
    return card


@pytest.mark.parametrize(("name", "org", "role", "location"), HARD)
@pytest.mark.parametrize("kind", Kind)
def test_reads_every_field_of_a_hard_card(kind, name, org, role, location):
    record = Record(
        UID,
        Contact(
            kind=kind,
            name=Name(name, family=name, given=org, prefix=role),
            org=org,
            role=role,
            location=location,
            emails=(EmailAddress("jane.roe@example.org"), EmailAddress("юля@пример.example")),
            phones=(
                Phone("+254700000001", "12", PhoneKind.MOBILE),
                Phone("+41225550142", "4567890", PhoneKind.FIXED),
                Phone("+41225550149", None, PhoneKind.FAX),
            ),
            langs=("en", "zh-CN"),
        ),
        sightings=SEEN,
        tags=("press list", "Ärzte"),
        note=role,
        url="https://example.org/a,b;c\\d",
    )
    card = read(record)
    assert card.version.value == "3.0"
    assert card.fn.value == lines(name)
    assert (card.n.value.family, card.n.value.given) == (lines(name), lines(org))
    assert card.n.value.prefix == lines(role)
    assert card.org.value == [lines(org)]
    assert card.title.value == lines(role)
    assert card.adr.value.city == lines(location)
    assert [each.value for each in card.email_list] == [str(each) for each in record.contact.emails]
    assert [each.value for each in card.tel_list] == [
        "+254700000001 ext. 12",
        "+41225550142 ext. 4567890",
        "+41225550149",
    ]
    assert card.categories.value == ["press list", "Ärzte"]
    assert card.url.value == "https://example.org/a%2Cb%3Bc%5Cd"
    assert card.uid.value == f"urn:uuid:{UID}"
    assert card.rev.value == "20261121T103000Z"
    assert card.note.value == (
        f"{lines(role)}\nLanguages: en, zh-CN\n"
        "Source: Flood; help, now, 2026-11-20, https://example.org/1,2;3"
    )


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"])))
def test_reads_any_text(text):
    record = Record(UID, Contact(Kind.PERSON, Name(f"A{text}"), org=f"B{text}"), note=f"C{text}D")
    card = read(record)
    assert (card.fn.value, card.org.value, card.note.value) == (
        f"A{text}",
        [f"B{text}"],
        f"C{text}D",
    )
