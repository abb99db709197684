"""Contacts that trip address books, each with what makes it hard."""

from collections.abc import Mapping

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

RELEASES = {
    "d1": Release("d1", "https://example.org/1,2;3", "Flood; help, now", "2026-11-20T09:00:00Z"),
    "d2": Release("d2", "releases/Überschwemmung.eml", read="2026-11-22T08:00:00Z"),
}
READ = (Sighting("name", "x", "2026-11-21T10:30:00Z", release="d1"),)
READ_TWICE = (*READ, Sighting("name", "x", "2026-11-22T08:00:00Z", release="d2"))
TYPED = (Sighting("name", "x", "2026-11-21T10:30:00Z"),)


def person(full, *parts, **values):
    return Contact(Kind.PERSON, Name(full, *parts), **values)


def address(text):
    return (EmailAddress(text),)


# fmt: off
SCRIPTS: Mapping[str, tuple[str, str, str, str, str]] = {  # family, given, org, role, place
    "arabic": ("العبد الله", "محمد", "الهلال الأحمر", "المتحدث الرسمي", "صنعاء"),
    "hebrew": ("כהן-לוי", "יעל", 'הוצאה לאור "אור"', "דוברת", "ירושלים"),
    "chinese": ("王", "小明", "联合国（纽约）", "新闻官，发言人", "日内瓦"),
    "japanese": ("山田", "太郎", "国境なき医師団", "報道・広報", "東京"),
    "korean": ("김", "민준", "세계식량계획", "공보관", "서울"),
    "cyrillic": ("Щербакова", "Наталья", "ООО «Ёлка»", "пресс-секретарь", "Київ"),
    "greek": ("Παπαδόπουλος", "Γιώργος", "Ύπατη Αρμοστεία", "εκπρόσωπος", "Αθήνα"),
    "devanagari": ("शर्मा", "प्रिया", "संयुक्त राष्ट्र", "प्रवक्ता", "नई दिल्ली"),
    "thai": ("แสงทอง", "สมชาย", "สภากาชาดไทย", "โฆษก", "กรุงเทพฯ"),
    "amharic": ("ተስፋዬ", "አበበ", "ቀይ መስቀል", "ቃል አቀባይ", "አዲስ አበባ"),
    "georgian": ("გელაშვილი", "ნინო", "წითელი ჯვარი", "პრეს-სპიკერი", "თბილისი"),
}
# fmt: on
CONTACTS: Mapping[str, Contact] = {
    **{
        script: person(
            f"{given} {family}",
            family,
            given,
            org=org,
            role=role,
            location=place,
            emails=address(f"{script}@example.org"),
        )
        for script, (family, given, org, role, place) in SCRIPTS.items()
    },
    "emoji": person(
        "Zoë 😀 Roe", "Roe", "Zoë 😀", org="👩‍👩‍👧‍👦 family", role="🇨🇭 speaker", location="🏔"
    ),
    "marks": person(
        "Zoe\u0308 Nguye\u0302\u0303n", "Nguye\u0302\u0303n", "Zoe\u0308", org="i\u0307"
    ),
    "five parts": person(
        "Ana Maria de Souza-Lima",
        "de Souza-Lima",
        "Ana Maria",
        "José",
        "Prof. Dr.",
        "MBE, Ph.D.",
        org="Harbour",
    ),
    "parts with signs": person("Roe; Jane, Jr", "Roe; Inc.", "Jane, Ann", org="A"),
    "backslashes": person(
        "Jane \\ Roe", "Roe\\", "Jane \\n", org="C:\\new\\", role="\\n \\\\ \\, \\;", location="\\"
    ),
    "colons and quotes": person('Jane "J:" Roe', "Roe", 'Jane "J:"', org="x:y", role="N:x"),
    "an end in a value": person("Jane Roe", "Roe", "Jane", org="END:VCARD", role="BEGIN:VCARD"),
    "desk": Contact(Kind.DESK, org="Agence d’aide", emails=address("presse@example.org")),
    "named desk": Contact(Kind.DESK, Name("Press Office"), org="Harbour; Trust, Inc."),
    "mailbox": Contact(Kind.PERSON, emails=address("press@example.org")),
    "number": Contact(Kind.PERSON, phones=(Phone("+881600000001", None, PhoneKind.SATELLITE),)),
    "nothing": Contact(Kind.PERSON),
    "commas": person("Jane Roe", "Roe", "Jane", org="A, B & C, Inc.", role="Head, Press, Europe"),
    "semicolons": person(
        "Jane Roe", "Roe", "Jane", org="A;B;;C", role="Head; Press", location="x;y"
    ),
    "long": person(
        "Ö" * 120 + " 長" * 60,
        "長" * 90,
        "😀" * 45,
        org="a" + "é" * 200,
        role="Chief of " * 22 + "all",
        location="長:" * 60,
    ),
    "addresses": person(
        "Jane Roe",
        "Roe",
        "Jane",
        emails=(
            EmailAddress("jane.o'hara+press/eu@example.org"),
            EmailAddress("redaktion@bücher.example"),
            EmailAddress("юля@пример.example"),
            EmailAddress("a" * 64 + "@" + "b" * 60 + ".example.org"),
        ),
    ),
    "numbers": person(
        "Jane Roe",
        "Roe",
        "Jane",
        phones=(
            Phone("+254700000001", "12", PhoneKind.MOBILE),
            Phone("+41225550142", "4567890", PhoneKind.FIXED),
            Phone("+18005550147", None, PhoneKind.TOLL_FREE),
            Phone("+12125550147"),
            Phone("+41225550149", None, PhoneKind.FAX),
        ),
    ),
    "languages": person("Jane Roe", "Roe", "Jane", langs=("en", "pt-BR", "zh-Hans")),
    "note": person("Jane Roe", "Roe", "Jane"),
    "tags": person("Jane Roe", "Roe", "Jane"),
    "link": person("Jane Roe", "Roe", "Jane"),
    "read twice": person("Jane Roe", "Roe", "Jane", location="Geneva", langs=("fr",)),
}
KEPT = (
    "NICKNAME:Janie",
    "BDAY:1970-01-01",
    "X-SOCIALPROFILE;TYPE=mastodon:https://example.org/@jane",
    "item1.X-ABDATE:2020-02-02",
    "item1.X-ABLABEL:first day",
    "X-PHONETIC-LAST-NAME:ro",
)
EXTRA: Mapping[str, dict[str, object]] = {
    "note": {
        "note": "Prefers a message; then call, if urgent.\nC:\\new \\\\server\\n\n\n"
        "100 % – „so“ 👍\tтак: {x} <y> | ,;, | 長い"
    },
    "tags": {"tags": ("press list", "Ärzte", "a,b", "c;d", "x\\y", "😀")},
    "link": {"url": "https://example.org/a,b;c\\d/?q=1,2;3&x=%2C#top"},
    "read twice": {"note": "mine", "sightings": READ_TWICE, "extra": {"vcard": list(KEPT)}},
}


def _record(number: int, case: str, contact: Contact) -> Record:
    uid = f"5d1f0c3a-1111-4222-8333-{number:012}"
    return Record(uid, contact, **{"sightings": TYPED, **EXTRA.get(case, {})})


RECORDS: Mapping[str, Record] = {
    case: _record(number, case, contact)
    for number, (case, contact) in enumerate(CONTACTS.items(), start=1)
}
