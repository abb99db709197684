"""What is written is a Card by the types of RFC 9553: nothing else, nothing missing."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pressdir import formats
from pressdir.formats import Format, Reject
from pressdir.formats.jscontact import kept
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

ID = re.compile(r"[A-Za-z0-9_-]{1,255}")  # 1.4.1
UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d*[1-9])?Z")  # 1.4.5
VENDOR = re.compile(r"(?:[a-z0-9-]+\.)+[a-z0-9-]+:\S+")  # 1.8.1
RESOURCE = {
    "uri!": "uri", "mediaType": "text", "contexts": "contexts", "pref": "pref", "label": "text"
}  # fmt: skip
COMPONENTS = {"value!": "text", "kind!": "text", "phonetic": "text"}
# The types of objects: the type of each key; "!" says that it must be there.
TYPES = {
    "Card": {
        "@type!": "=Card", "version!": "=1.0", "uid!": "text", "kind": "=individual|org",
        "created": "utc", "updated": "utc", "language": "text", "prodId": "text", "name": "Name",
        "nicknames": "{Nickname}", "organizations": "{Organization}", "titles": "{Title}",
        "speakToAs": "any", "emails": "{EmailAddress}", "onlineServices": "{OnlineService}",
        "phones": "{Phone}", "preferredLanguages": "{LanguagePref}", "calendars": "{Kinded}",
        "schedulingAddresses": "{Resource}", "addresses": "{Address}", "cryptoKeys": "{Resource}",
        "directories": "{Kinded}", "links": "{Link}", "media": "{Kinded}", "relatedTo": "any",
        "anniversaries": "{Anniversary}", "keywords": "set", "notes": "{Note}",
        "personalInfo": "{PersonalInfo}", "vCardProps": "jcard", "localizations": "any",
    },
    "Name": {
        "components": "[NameComponent]", "isOrdered": "bool", "defaultSeparator": "text",
        "full": "text", "sortAs": "any",
    },
    "NameComponent": {**COMPONENTS, "kind!": "=title|given|given2|surname|credential|generation"},
    "Nickname": {"name!": "text", "contexts": "contexts", "pref": "pref"},
    "Organization": {
        "name": "text", "units": "[OrgUnit]", "sortAs": "text", "contexts": "contexts"
    },
    "OrgUnit": {"name!": "text", "sortAs": "text"},
    "Title": {"name!": "text", "kind": "=title|role", "organizationId": "id"},
    "EmailAddress": {
        "address!": "text", "contexts": "contexts", "pref": "pref", "label": "text"
    },
    "OnlineService": {
        "service": "text", "uri": "uri", "user": "text", "contexts": "contexts", "pref": "pref",
        "label": "text", "vCardName": "=impp",
    },
    "Phone": {
        "number!": "text", "features": "features", "contexts": "contexts", "pref": "pref",
        "label": "text",
    },
    "LanguagePref": {"language!": "text", "contexts": "contexts", "pref": "pref"},
    "Address": {
        "components": "[AddressComponent]", "isOrdered": "bool", "countryCode": "country",
        "coordinates": "uri", "timeZone": "text", "contexts": "contexts", "full": "text",
        "pref": "pref",
    },
    "AddressComponent": COMPONENTS,
    "Resource": RESOURCE,
    "Link": {**RESOURCE, "kind": "=contact"},
    "Kinded": {**RESOURCE, "kind!": "text", "listAs": "pref"},
    "Anniversary": {"kind!": "=birth|death|wedding", "date!": "date", "place": "Address"},
    "PartialDate": {"@type": "=PartialDate", "year": "int", "month": "int", "day": "int"},
    "Timestamp": {"@type!": "=Timestamp", "utc!": "utc"},
    "Note": {"note!": "text", "created": "utc", "author": "any"},
    "PersonalInfo": {
        "kind!": "text", "value!": "text", "level": "=high|medium|low", "listAs": "pref",
        "label": "text",
    },
}  # fmt: skip


def faults(value, type_, where="card"):
    """Yield what is not as RFC 9553 has it."""
    if type_[0] == "{":
        if not isinstance(value, dict) or not value or not all(map(ID.fullmatch, value)):
            yield f"{where}: no map of ids"
            return
        for key, each in value.items():
            yield from faults(each, type_[1:-1], f"{where}/{key}")
    elif type_[0] == "[":
        if not isinstance(value, list) or not value:
            yield f"{where}: no list of something"
            return
        for each in value:
            yield from faults(each, type_[1:-1], where)
    elif type_ in TYPES:
        yield from _of_object(value, TYPES[type_], where)
    elif not _fits(value, type_):
        yield f"{where}: {value!r} is no {type_}"


def _of_object(value, keys, where):
    if not isinstance(value, dict) or not value:
        yield f"{where}: no object"
        return
    known = {key.rstrip("!"): type_ for key, type_ in keys.items()}
    yield from (f"{where}: no {key}" for key in keys if key[-1] == "!" and key[:-1] not in value)
    for key, each in value.items():
        if key in known:
            yield from faults(each, known[key], f"{where}/{key}")
        elif key != "vCardParams" and not VENDOR.fullmatch(key):
            yield f"{where}: {key!r} is not known"


CONTEXTS = {"work", "private", "billing", "delivery"}
FEATURES = {"mobile", "voice", "text", "video", "main-number", "textphone", "fax", "pager"}
FITS = {
    "any": lambda _value: True,
    "text": lambda value: isinstance(value, str) and _whole(value),
    "uri": lambda value: re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:\S*", value),
    "utc": UTC.fullmatch,
    "id": ID.fullmatch,
    "bool": lambda value: isinstance(value, bool),
    "int": lambda value: type(value) is int and value >= 0,
    "pref": lambda value: type(value) is int and 1 <= value <= 100,
    "country": re.compile("[A-Z]{2}").fullmatch,
    "set": lambda value: value and all(each is True for each in value.values()),
    "contexts": lambda value: FITS["set"](value) and {*value} <= CONTEXTS,
    "features": lambda value: FITS["set"](value) and {*value} <= FEATURES,
    "date": lambda value: not [*faults(value, value.get("@type", "PartialDate"))],
    "jcard": lambda value: value and all(map(_is_property, value)),
}


def _fits(value, type_):
    return value in type_[1:].split("|") if type_[0] == "=" else FITS[type_](value)


def _is_property(each):
    types = [type(part) for part in each[:3]]
    return types == [str, dict, str] and len(each) > 3 and each[0] == each[0].lower()


def _whole(value):
    try:
        return value.encode() is not None
    except UnicodeEncodeError:
        return False


def written(records, releases=None):
    text = formats.dump(records, Format.JSCONTACT, formats.Settings(releases or {}))
    return json.loads(text)


# --- what a directory has -------------------------------------------------------------------

anything = st.text(st.characters(exclude_categories=()), max_size=30)
plain = st.text("aé中 .,;:\\\"'\n-1", min_size=1, max_size=12).map(str.strip).filter(bool)
line = st.sampled_from(
    [
        "X-SOCIALPROFILE;TYPE=mastodon:https://example.org/@amina",
        "BDAY:19700102",
        "BDAY:--0102",
        "BDAY;VALUE=text:circa 1800",
        "ANNIVERSARY:20090808T143000Z",
        "item1.TEL:4021",
        "item1.X-ABLABEL:inside",
        "TEL;TYPE=PAGER,X-ODD;PREF=200:4022",
        "item2.ADR;TYPE=HOME;CC=ch:;;4 Rue X;Genève;;1201;Suisse",
        "item2.X-ABLABEL:office",
        'ADR;LABEL="4 Rue X":;;;;;;',
        "ADR:;;;;;;;;;4;Rue X;;;;;;;",
        "NICKNAME:Jan\\, the 1st,J",
        "PHOTO;ENCODING=b;TYPE=JPEG:QUJD",
        "PHOTO:data:image/png;base64,QUJD",
        "ORG:Acme;Press",
        "TZ:Europe/Zurich",
        "TZ;VALUE=utc-offset:-0500",
        "GEO:geo:46.2,6.1",
        "IMPP;TYPE=HOME;PREF=1:xmpp:a@example.org",
        "RELATED;TYPE=friend:urn:uuid:1",
        "EXPERTISE;LEVEL=expert;INDEX=1:floods",
        "CREATED:20200101T000000Z",
        "LANGUAGE:de",
        "UID:abc",
        "SOUND:QUJD",
    ]
)
records = st.builds(
    Record,
    uid=st.uuids().map(str),
    contact=st.builds(
        Contact,
        kind=st.sampled_from(Kind),
        name=st.none() | st.builds(Name, plain, plain, plain | st.just(""), plain | st.just("")),
        org=st.none() | plain,
        role=st.none() | plain,
        location=st.none() | st.sampled_from(["Geneva", "Nairobi", "x"]),
        emails=st.lists(st.just(EmailAddress("a@example.org")), max_size=1).map(tuple),
        phones=st.lists(
            st.builds(
                Phone, st.just("+41225550142"), st.none() | st.just("5"), st.sampled_from(PhoneKind)
            ),
            max_size=1,
        ).map(tuple),
        langs=st.lists(st.sampled_from(["en", "fr"]), unique=True).map(tuple),
    ),
    sightings=st.just((Sighting("name", "x", "2026-11-20T00:00:00Z", release="d"),)),
    tags=st.lists(plain, max_size=2).map(tuple),
    note=st.none() | plain,
    url=st.none() | st.just("https://example.org/a,b;c"),
    extra=st.builds(lambda lines: {"vcard": lines}, st.lists(line, unique=True)),
)  # fmt: skip
RELEASES = {"d": Release("d", "https://example.org/1", "Flood", "2026-11-20")}


@given(record=records)
@settings(max_examples=100)
def test_what_is_written_is_a_card_by_the_types(record):
    (card,) = written([record], RELEASES)
    assert list(faults(card, "Card")) == []


# What a vCard cannot say, or a Card says in another way: see docs/formats.md.
OTHERWISE = ('ADR;LABEL="4 Rue X":;;;;;;', "ADR:;;;;;;;;;4;Rue X;;;;;;;", "TZ")


@given(record=records)
@settings(max_examples=100)
def test_a_card_says_what_a_vcard_says(record):
    lines = [each for each in record.extra["vcard"] if not each.startswith(OTHERWISE)]
    record = replace(record, tags=(), url=None, extra={"vcard": lines})
    vcard = formats.dump([record], Format.VCARD, formats.Settings({}, "4.0"))
    for form in (Format.JSCONTACT, Format.JCARD):
        (back,) = formats.load(formats.dump([record], form).encode())
        (through,) = formats.load(vcard.encode())
        if isinstance(through, Reject):
            assert isinstance(back, Reject)
            return
        assert replace(back, extra={}) == replace(through, extra={})
        assert written([back]) == written([through])


# --- what others write ----------------------------------------------------------------------

junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 200)
    | st.floats(allow_nan=False, width=16)
    | anything,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(anything, inner, max_size=3),
    max_leaves=6,
)
KEYS = sorted({key.rstrip("!") for keys in TYPES.values() for key in keys} | kept.ENTRIES)
odd = st.recursive(
    junk,
    lambda inner: (
        st.dictionaries(st.sampled_from(KEYS), inner, max_size=4) | st.lists(inner, max_size=2)
    ),
    max_leaves=12,
)
cards = st.dictionaries(st.sampled_from(KEYS) | anything, odd, max_size=6)


@example(card={"created": ""})
@given(card=cards)
@settings(max_examples=150)
def test_any_json_is_read_or_handed_back_and_what_is_read_can_be_written(card):
    data = json.dumps([{"@type": "Card", "name": {"full": "Jane"}, **card}]).encode()
    (loaded,) = formats.load(data, Format.JSCONTACT)
    if isinstance(loaded, Reject):
        assert loaded.reason
        return
    for form in (Format.JSCONTACT, Format.JCARD, Format.VCARD, Format.JSON):
        assert formats.dump([loaded], form).encode()
    (again,) = written([loaded])
    (second,) = formats.load(json.dumps([again]).encode())
    assert isinstance(second, Record), second
    assert written([second]) == [again]


CARD = {"@type": "Card", "version": "1.0", "uid": "a"}


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ({"@type": "Card", "version": "1.0"}, "card: no uid!"),
        ({**CARD, "emails": {}}, "card/emails: no map of ids"),
        (
            {**CARD, "emails": {"a b": {"address": "a"}}},
            "card/emails: no map of ids",
        ),
        ({**CARD, "org": 1}, "card: 'org' is not known"),
        (
            {**CARD, "phones": {"p": {"number": "1", "pref": 0}}},
            "card/phones/p/pref: 0 is no pref",
        ),
    ],
)  # fmt: skip
def test_the_check_of_types_finds_faults(value, fault):
    assert list(faults(value, "Card")) == [fault]
