import json
import time
from dataclasses import replace

import pytest

from pressdir import formats, merge
from pressdir.formats import Format, Reject, Settings
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

UID = "urn:uuid:5d1f0c3a-1111-4222-8333-444455556666"


def card(**said):
    return {"@type": "Card", "version": "1.0", "uid": UID, "name": {"full": "Jane Roe"}, **said}


def read(**said):
    (record,) = formats.load(json.dumps(card(**said)).encode())
    assert isinstance(record, Record), record
    return record


def written(record, **settings):
    (found,) = json.loads(formats.dump([record], Format.JSCONTACT, Settings(**settings)))
    return found


@pytest.mark.parametrize(
    ("said", "name"),
    [
        pytest.param({"full": "Jane Roe"}, Name("Jane Roe"), id="full"),
        pytest.param(
            {
                "full": "Dr Jane A. Roe",
                "components": [
                    {"kind": "title", "value": "Dr"},
                    {"kind": "given", "value": "Jane"},
                    {"kind": "given2", "value": "A."},
                    {"kind": "surname", "value": "Roe"},
                    {"kind": "credential", "value": "PhD"},
                ],
            },
            Name("Jane A. Roe", "Roe", "Jane", "A.", "Dr", "PhD"),
            id="an honorific in the full name",
        ),
        pytest.param(
            {
                "components": [
                    {"kind": "surname", "value": "Roe"},
                    {"kind": "given", "value": "Jane"},
                ]
            },
            Name("Jane Roe", "Roe", "Jane"),
            id="components in no order",
        ),
        pytest.param(
            {
                "components": [
                    {"kind": "surname", "value": "Kovács"},
                    {"kind": "given", "value": "Anna"},
                ],
                "isOrdered": True,
            },
            Name("Kovács Anna", "Kovács", "Anna"),
            id="components in order",
        ),
        pytest.param(
            {
                "components": [
                    {"kind": "surname", "value": "中村"},
                    {"kind": "given", "value": "花子"},
                ],
                "isOrdered": True,
                "defaultSeparator": "",
            },
            Name("中村花子", "中村", "花子"),
            id="without blanks",
        ),
        pytest.param(
            {
                "components": [
                    {"kind": "given", "value": "Diego"},
                    {"kind": "surname", "value": "Rivera"},
                    {"kind": "surname2", "value": "Barrientos"},
                    {"kind": "separator", "value": ", "},
                    {"kind": "generation", "value": "III"},
                ],
                "isOrdered": True,
            },
            Name("Diego Rivera Barrientos III", "Rivera Barrientos", "Diego", suffix="III"),
            id="two surnames and a generation",
        ),
    ],
)
def test_reads_a_name(said, name):
    found = read(name=said).contact.name
    parts = ("full", "family", "given", "additional", "prefix", "suffix")
    assert [getattr(found, each) for each in parts] == [getattr(name, each) for each in parts]


@pytest.mark.parametrize(
    ("said", "phone"),
    [
        pytest.param({"number": "tel:+41-22-555-0142"}, Phone("+41225550142"), id="uri"),
        pytest.param(
            {"number": "+41 22 555 01 42"}, Phone("+41225550142", None, PhoneKind.FIXED), id="text"
        ),
        pytest.param(
            {"number": "tel:+41225550142;ext=5", "features": {"fax": True}},
            Phone("+41225550142", "5", PhoneKind.FAX),
            id="fax",
        ),
        pytest.param(
            {"number": "tel:+41795550142", "features": {"mobile": True, "text": True}},
            Phone("+41795550142", None, PhoneKind.MOBILE),
            id="mobile",
        ),
        pytest.param(
            {"number": "tel:+41795550142", "features": {"mobile": False}, "contexts": []},
            Phone("+41795550142"),
            id="what is not true",
        ),
    ],
)
def test_reads_a_number(said, phone):
    (found,) = read(phones={"x": said}).contact.phones
    assert (found, found.kind) == (phone, phone.kind)


def test_reads_a_card_of_a_server():
    record = read(
        id="C7",
        addressBookIds={"b1": True},
        kind="individual",
        emails={
            "k2": {"@type": "EmailAddress", "address": "second@Example.ORG", "pref": 2},
            "k1": {"address": "jane@example.org", "contexts": {"private": True}, "pref": 1},
        },
        organizations={"o": {"name": "Acme", "units": [{"name": "Press"}]}},
        titles={"a": {"name": "Editor", "kind": "role"}, "b": {"name": "Spokesperson"}},
        addresses={
            "h": {
                "components": [
                    {"kind": "number", "value": "4"},
                    {"kind": "name", "value": "Rue X"},
                    {"kind": "locality", "value": "Genève"},
                    {"kind": "country", "value": "Suisse"},
                ],
                "countryCode": "CH",
                "timeZone": "Europe/Zurich",
            }
        },
        preferredLanguages={"l1": {"language": "fr"}, "l2": {"language": "en"}},
        keywords={"press": True, "a, b": True},
        notes={"n": {"note": "Call first"}},
        links={"w": {"uri": "https://example.org/a,b"}},
        updated="2026-01-02T03:04:05Z",
        prodId="somebody",
    )
    assert record == Record(
        UID.removeprefix("urn:uuid:"),
        Contact(
            Kind.PERSON,
            Name("Jane Roe"),
            "Acme",
            "Spokesperson",
            "Genève",
            (EmailAddress("jane@example.org"), EmailAddress("second@example.org")),
            langs=("fr", "en"),
        ),
        tags=("press", "a, b"),
        note="Call first",
        url="https://example.org/a,b",
        extra=record.extra,
    )
    again = written(record)
    assert (again["id"], again["addressBookIds"]) == ("C7", {"b1": True})
    assert list(again["emails"]) == ["k1", "e2"]
    assert again["emails"]["k1"]["contexts"] == {"private": True}
    assert again["organizations"]["o1"] == {"name": "Acme", "units": [{"name": "Press"}]}
    assert {each["name"] for each in again["titles"].values()} == {"Editor", "Spokesperson"}
    assert again["addresses"]["h"]["components"] == [
        {"kind": "number", "value": "4"},
        {"kind": "name", "value": "Rue X"},
        {"kind": "locality", "value": "Genève"},
        {"kind": "country", "value": "Suisse"},
    ]
    assert again["addresses"]["h"]["timeZone"] == "Europe/Zurich"
    assert "updated" not in again


@pytest.mark.parametrize("version", ["1.0", "2.0"])
def test_a_card_without_a_uid_gets_the_same_one_each_time(version):
    text = json.dumps({"@type": "Card", "version": version, "name": {"full": "Jane Roe"}}).encode()
    (first,), (second,) = formats.load(text), formats.load(text)
    assert first == second
    assert first.uid


KEPT = [
    pytest.param({"nicknames": {"k": {"name": "J"}}}, id="a nickname"),
    pytest.param(
        {"media": {"p": {"kind": "photo", "uri": "data:image/png;base64,QQ=="}}}, id="photo"
    ),
    pytest.param({"media": {"p": {"kind": "photo", "blobId": "G1"}}}, id="a photo of a server"),
    pytest.param(
        {"anniversaries": {"b": {"kind": "birth", "date": {"@type": "PartialDate", "year": 1970}}}},
        id="a birthday",
    ),
    pytest.param(
        {
            "anniversaries": {
                "b": {"kind": "birth", "date": {"year": 1970}, "place": {"full": "Bern"}}
            }
        },
        id="a place of birth",
    ),
    pytest.param(
        {"onlineServices": {"m": {"service": "Mastodon", "uri": "https://example.org/@j"}}},
        id="a profile",
    ),
    pytest.param({"onlineServices": {"m": {"service": "X", "user": "j"}}}, id="without an address"),
    pytest.param(
        {"personalInfo": {"i": {"kind": "expertise", "value": "a", "level": "high"}}}, id="info"
    ),
    pytest.param(
        {"personalInfo": {"i": {"kind": "example.org:x", "value": "a"}}}, id="another info"
    ),
    pytest.param(
        {"cryptoKeys": {"k": {"uri": "https://example.org/k", "mediaType": "a/b"}}}, id="key"
    ),
    pytest.param({"links": {"c": {"kind": "contact", "uri": "mailto:a@example.org"}}}, id="link"),
    pytest.param(
        {
            "links": {
                "a": {"uri": "https://a.example"},
                "b": {"uri": "https://b.example", "label": "x"},
            }
        },
        id="two links",
    ),
    pytest.param(
        {"calendars": {"c": {"kind": "freeBusy", "uri": "https://example.org/f"}}}, id="calendar"
    ),
    pytest.param(
        {"directories": {"d": {"kind": "entry", "uri": "https://example.org/d"}}}, id="directory"
    ),
    pytest.param(
        {"schedulingAddresses": {"s": {"uri": "mailto:a@example.org", "label": "x"}}},
        id="scheduling",
    ),
    pytest.param({"relatedTo": {"urn:uuid:1": {"relation": {"friend": True}}}}, id="related"),
    pytest.param({"speakToAs": {"grammaticalGender": "neuter"}}, id="how to speak to"),
    pytest.param({"created": "2020-01-01T00:00:00Z", "language": "de"}, id="created, language"),
    pytest.param({"example.org:custom": {"a": [1, {"b": None}]}}, id="of another vendor"),
    pytest.param({"vCardProps": [["x-foo", {"group": "g"}, "text", "a"]]}, id="of a vCard"),
    pytest.param(
        {
            "emails": {
                "e": {"address": "a@example.org", "label": "x", "contexts": {"private": True}}
            }
        },
        id="label of an address",
    ),
    pytest.param(
        {"emails": {"e": {"address": "a@example.org", "example.org:x": 1}}}, id="more of an address"
    ),
    pytest.param({"emails": {"e": {"address": "not one"}}}, id="an address that is none"),
    pytest.param(
        {"phones": {"p": {"number": "4021", "label": "inside"}}}, id="a number without a country"
    ),
    pytest.param(
        {
            "phones": {
                "p": {"number": "tel:+41225550142", "features": {"voice": True, "video": True}}
            }
        },
        id="features",
    ),
    pytest.param(
        {"name": {"full": "Jane Roe", "sortAs": {"surname": "roe"}}}, id="a name to sort by"
    ),
    pytest.param(
        {
            "name": {
                "components": [{"kind": "given", "value": "Jane", "phonetic": "x"}],
                "phoneticSystem": "ipa",
            }
        },
        id="sound",
    ),
    pytest.param(
        {"organizations": {"o": {"name": "A", "sortAs": "a"}}}, id="an organisation to sort by"
    ),
    pytest.param({"organizations": {"o": {"units": [{"name": "Press"}]}}}, id="a unit alone"),
    pytest.param(
        {
            "titles": {"t": {"name": "Editor", "kind": "title", "organizationId": "o"}},
            "organizations": {"o": {"name": "A"}},
        },
        id="a title at",
    ),
    pytest.param({"addresses": {"a": {"full": "4 Rue X\nGenève"}}}, id="an address as a text"),
    pytest.param({"addresses": {"a": {"countryCode": "CH"}}}, id="a country's code"),
    pytest.param({"addresses": {"a": {"timeZone": "Europe/Bern"}}}, id="a time zone"),
    pytest.param(
        {
            "addresses": {
                "a": {"components": [{"kind": "country", "value": "X"}], "coordinates": "geo:1,2"}
            }
        },
        id="where",
    ),
    pytest.param({"notes": {"n": {"note": "a", "author": {"name": "B"}}}}, id="who wrote a note"),
    pytest.param({"notes": {"n": {"note": "a"}, "m": {"note": "b"}}}, id="two notes"),
    pytest.param({"kind": "location"}, id="a place"),
    pytest.param(
        {
            "titles": {"t9": {"name": "Editor", "kind": "title"}},
            "localizations": {"de": {"titles/t9/name": "Redakteurin"}},
        },
        id="other languages",
    ),
]


def covers(ours, theirs):
    """Whether `ours` says all that `theirs` does; ids of entries may differ."""
    if isinstance(theirs, dict):
        return isinstance(ours, dict) and all(
            covers(ours.get(key), value) for key, value in theirs.items() if value is not None
        )
    if isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(covers, ours, theirs))
    return ours == theirs


def said(found):
    """A card whose maps of entries are lists of them."""
    return {
        key: list(value.values()) if key in kept.ENTRIES or key == "notes" else value
        for key, value in found.items()
    }


@pytest.mark.parametrize("more", KEPT)
def test_what_a_record_has_no_field_for_is_kept_and_written_again(more):
    record = read(**more)
    again = written(record)
    assert covers(said(again), said(json.loads(json.dumps(more))))
    assert written(read(**again)) == again
    assert read(**again).contact == record.contact
    if "localizations" in more:
        assert again["titles"]["t9"]["name"] == "Editor"


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize(
    ("more", "line"),
    [
        pytest.param({"nicknames": {"k": {"name": "J, R"}}}, "NICKNAME:J\\, R", id="nickname"),
        pytest.param(
            {
                "anniversaries": {
                    "b": {"kind": "birth", "date": {"year": 1970, "month": 1, "day": 2}}
                }
            },
            "BDAY:19700102",
            id="birthday",
        ),
        pytest.param(
            {
                "relatedTo": {},
                "onlineServices": {"i": {"uri": "xmpp:j@example.org", "vCardName": "impp"}},
            },
            "IMPP:xmpp:j@example.org",
            id="a messenger",
        ),
        pytest.param(
            {"phones": {"p": {"number": "4021", "label": "inside"}}},
            "item1.TEL:4021",
            id="a number without a country",
        ),
        pytest.param(
            {"vCardProps": [["x-foo", {}, "unknown", "a;b"]]}, "X-FOO:a;b", id="a vCard's"
        ),
    ],
)
def test_what_vcards_have_a_property_for_reaches_them(version, more, line):
    text = formats.dump([read(**more)], "vcard", Settings(version=version))
    assert line in text.replace("\r\n ", "").split("\r\n")


def test_two_cards_of_one_person_are_both_given_back():
    one = read(
        uid="a", emails={"e": {"address": "a@example.org", "label": "x"}}, **{"a.example:q": 1}
    )
    other = read(
        uid="b", emails={"e": {"address": "b@example.org", "label": "y"}}, **{"b.example:q": 2}
    )
    found = written(
        merge.join(
            merge.typed(one, "2026-11-22T00:00:00Z"), merge.typed(other, "2026-11-22T00:00:01Z")
        )
    )
    labels = {each["address"]: each["label"] for each in found["emails"].values()}
    assert labels == {"a@example.org": "x", "b@example.org": "y"}
    assert (found["a.example:q"], found["b.example:q"]) == (1, 2)


def test_thousands_of_labels_take_time_by_their_number():
    start = time.process_time()
    phones = {f"p{number}": {"number": str(number), "label": "x"} for number in range(4_000)}
    assert list(written(read(phones=phones))["phones"].values()) == list(phones.values())
    assert time.process_time() - start < 20  # half a second


@pytest.mark.parametrize("format_", [Format.JCARD, Format.JSCONTACT])
def test_a_card_that_would_slow_every_command_is_handed_back(format_):
    large = Record("u", Contact(Kind.PERSON, Name("Large")), note="x" * (9 << 20))
    small = Record("v", Contact(Kind.PERSON, Name("Small")))
    reject, record = formats.load(formats.dump([large, small], format_).encode())
    assert reject.reason == "9 MB, and a card may have 8; take its photo out"
    assert record.contact.label == "Small"


def test_what_was_removed_here_does_not_come_back():
    record = read(
        emails={"e": {"address": "a@example.org", "label": "x"}},
        phones={"p": {"number": "tel:+41225550142", "label": "y"}},
        organizations={"o": {"name": "Acme", "sortAs": "a"}},
        addresses={
            "a": {"components": [{"kind": "locality", "value": "Bern"}], "pref": 1, "x:y": 1}
        },
        name={"full": "Jane Roe", "sortAs": {"surname": "roe"}},
        notes={"n": {"note": "a", "author": {"name": "B"}}},
    )
    contact = Contact(Kind.PERSON, Name("Joan Roe"), emails=(EmailAddress("b@example.org"),))
    again = written(replace(record, contact=contact, note=None))
    assert again["name"]["full"] == "Joan Roe"
    assert "sortAs" not in again["name"]
    assert [each["address"] for each in again["emails"].values()] == ["b@example.org"]
    assert not {"phones", "organizations", "addresses", "notes"} & set(again)


def test_the_preferred_value_is_the_first_one_here():
    record = read(
        emails={
            "e": {"address": "a@example.org", "label": "x", "pref": 1},
            "f": {"address": "b@example.org", "label": "y"},
        }
    )
    turned = replace(record.contact, emails=record.contact.emails[::-1])
    again = written(replace(record, contact=turned))
    assert list(again["emails"].values()) == [
        {"address": "b@example.org", "label": "y", "pref": 1},
        {"address": "a@example.org", "label": "x"},
    ]


def test_sources_stand_in_the_note_and_do_not_come_back_as_one():
    seen = Sighting("name", "Jane Roe", "2026-11-20T00:00:00Z", release="d")
    releases = {"d": Release("d", "https://example.org/1", "Flood", "2026-11-20")}
    record = replace(
        read(notes={"n": {"note": "mine", "author": {"name": "B"}}}), sightings=(seen,)
    )
    again = written(record, releases=releases)
    assert again["notes"] == {
        "n": {"note": "mine", "author": {"name": "B"}},
        "pressdir": {"note": "Source: Flood, 2026-11-20, https://example.org/1"},
    }
    assert again["updated"] == "2026-11-20T00:00:00Z"
    assert read(**again).note == "mine"


@pytest.mark.parametrize(
    ("name", "components", "separator"),
    [
        pytest.param(
            Name("Jane A. Roe", "Roe", "Jane", "A.", "Dr", "PhD"),
            ["title Dr", "given Jane", "given2 A.", "surname Roe", "credential PhD"],
            None,
            id="an honorific stands first",
        ),
        pytest.param(
            Name("Jane Roe Jr.", "Roe", "Jane", suffix="Jr."),
            ["given Jane", "surname Roe", "generation Jr."],
            None,
            id="a generation",
        ),
        pytest.param(
            Name("Kovács Anna", "Kovács", "Anna"),
            ["surname Kovács", "given Anna"],
            None,
            id="the surname first",
        ),
        pytest.param(
            Name("中村花子", "中村", "花子"), ["surname 中村", "given 花子"], "", id="no blanks"
        ),
    ],
)
def test_the_components_of_a_name_are_in_the_order_of_the_full_one(name, components, separator):
    found = written(Record("u", Contact(Kind.PERSON, name)))["name"]
    assert [f"{each['kind']} {each['value']}" for each in found["components"]] == components
    assert found["isOrdered"] is True
    assert found.get("defaultSeparator") == separator


def test_components_that_do_not_make_up_the_name_are_in_no_order():
    name = Name("Jane Roe", "Other", "Jane")
    assert "isOrdered" not in written(Record("u", Contact(Kind.DESK, name)))["name"]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        pytest.param(5, "no Card: an object is needed, not a number", id="a number"),
        pytest.param(
            card(**{"@type": "Event"}), 'no Card, but an object of the type "Event"', id="type"
        ),
        pytest.param(card(**{"@type": []}), "@type: a text is needed, not a list", id="odd type"),
        pytest.param(card(**{"@type": "CardGroup"}), "a group of contacts", id="an old group"),
        pytest.param(card(kind="group", members={"a": True}), "a group of contacts", id="a group"),
        pytest.param(card(uid=5), "uid: a text is needed, not a number", id="uid"),
        pytest.param(card(name="Jane"), "name: an object is needed, not a text", id="name"),
        pytest.param(card(name={"full": []}), "name/full: a text is needed", id="full name"),
        pytest.param(
            card(name={"components": [{"kind": "given"}]}),
            "name/components/0/value: a text is needed, not nothing",
            id="a component without a value",
        ),
        pytest.param(card(emails=["a@example.org"]), "emails: an object is needed", id="a list"),
        pytest.param(card(emails={"e": "a"}), "emails/e: an object is needed", id="no entry"),
        pytest.param(
            card(emails={"e": {"address": 1.5}}), "emails/e/address: a text is needed", id="address"
        ),
        pytest.param(card(emails={"e": {}}), "emails/e/address: a text is needed", id="no address"),
        pytest.param(
            card(phones={"p": {"number": "1", "features": ["fax"]}}),
            "phones/p/features: an object is needed, not a list",
            id="features",
        ),
        pytest.param(
            card(phones={"p": {"number": "1", "pref": True}}),
            "phones/p/pref: a whole number is needed, not true or false",
            id="pref",
        ),
        pytest.param(
            card(phones={"p": {"number": "1", "contexts": {"work": "yes"}}}),
            "phones/p/contexts/work: true is needed, not a text",
            id="a context",
        ),
        pytest.param(card(keywords=["a"]), "keywords: an object is needed", id="keywords"),
        pytest.param(card(vCardProps={}), "vCardProps: a list is needed", id="properties"),
        pytest.param(card(vCardProps=[[1]]), "a property that is", id="a property"),
        pytest.param(
            card(organizations={"o": {"units": "Press"}}),
            "organizations/o/units: a list",
            id="units",
        ),
        pytest.param(card(name=None), "it names nobody", id="nobody"),
        pytest.param(
            card(**{"x:y": json.loads("[" * 100 + "]" * 100)}),
            "nested more than 32 levels deep",
            id="nested deeply",
        ),
    ],
)
def test_a_bad_card_is_handed_back_and_stops_no_other(value, reason):
    data = json.dumps([card(), value, card()]).encode()
    _, reject, last = formats.load(data, Format.JSCONTACT)
    assert isinstance(reject, Reject), reject
    assert reject.reason.startswith(reason)
    assert json.loads(reject.text) == value
    assert last.contact.label == "Jane Roe"


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        pytest.param('{"@type": "Card"}', Format.JSCONTACT, id="a card"),
        pytest.param(' [ {"uid": "a", "@type" : "Card"}]', Format.JSCONTACT, id="a list"),
        pytest.param('{"x": {"@type": "Name"}, "@type": "Card"}', Format.JSCONTACT, id="later"),
        pytest.param('{"uid": "a", "name" : {"full": "A"}}', Format.JSCONTACT, id="by its name"),
        pytest.param('{"x": ["name", {}], "name": "A"}', Format.JSON, id="a name that is a text"),
        pytest.param('{"@type": "CardGroup"}', Format.JSCONTACT, id="a group"),
        pytest.param('{"name": "a", "extra": {"@type": "Card"}}', Format.JSON, id="within ours"),
        pytest.param('{"name": "\\"@type\\": \\"Card\\""}', Format.JSON, id="in a text"),
        pytest.param('{"uid": "a"}\n{"@type": "Card"}', Format.JSON, id="in a later one"),
        pytest.param('{"@type": "Person"}', Format.JSON, id="of another kind"),
        pytest.param("[]", Format.JSON, id="nothing"),
        pytest.param('["vcard", []]', Format.JCARD, id="a jCard"),
        pytest.param('[["VCARD", []]]', Format.JCARD, id="jCards"),
    ],
)
def test_the_content_tells_which_json_it_is(text, format_):
    assert formats.recognise(text.encode()) is format_


def test_what_a_stranger_put_into_the_contact_file_stops_no_export():
    for extra in (
        5,
        [],
        {"emails": 5},
        {"name": 1},
        {"notes": {"a": 5}},
        {"kind": []},
        {"x": 1},
        {"emails": {"a": 5}},
        {"phones": {"a": {"number": []}}},
        {"addresses": {"a": {"components": 5}}},
    ):
        record = Record(
            "u",
            Contact(Kind.PERSON, Name("Jane Roe"), emails=(EmailAddress("a@b.org"),)),
            note="n",
            extra={"jscontact": extra},
        )
        assert written(record)["name"]["full"] == "Jane Roe"


def test_a_label_in_a_vcard_is_one_of_the_entry_in_a_card():
    text = "BEGIN:VCARD\nFN:Jane\nitem1.TEL:+41225550142\nitem1.X-ABLabel:night\nEND:VCARD\n"
    (record,) = formats.load(text.encode())
    (card,) = json.loads(formats.dump([record], "jscontact"))
    assert [each["label"] for each in card["phones"].values()] == ["night"]
    assert "vCardProps" not in card


@pytest.mark.parametrize(
    ("suffix", "kinds"),
    [
        pytest.param("Jr.", [("generation", "Jr.")], id="a generation"),
        pytest.param("MBE", [("credential", "MBE")], id="a credential"),
        pytest.param(
            "III, MBE, PhD",
            [("generation", "III"), ("credential", "MBE"), ("credential", "PhD")],
            id="several",
        ),
    ],
)
def test_what_stands_behind_a_name_is_a_generation_or_a_credential(suffix, kinds):
    name = Name("Jane Roe", family="Roe", given="Jane", prefix="Dr", suffix=suffix)
    (card,) = json.loads(formats.dump([Record(UID, Contact(Kind.PERSON, name))], "jscontact"))
    found = [(each["kind"], each["value"]) for each in card["name"]["components"]]
    assert found[0] == ("title", "Dr")
    assert found[3:] == kinds
    (again,) = formats.load(json.dumps(card).encode())
    assert again.contact.name.suffix == suffix


def test_whom_somebody_knows_and_how_to_speak_of_them_have_a_place_in_a_card():
    said = {
        "relatedTo": {UID: {"relation": {"agent": True, "co-worker": True}}},
        "speakToAs": {
            "grammaticalGender": "feminine",
            "pronouns": {"p1": {"pronouns": "she/her", "pref": 1}},
        },
    }
    record = read(**said)
    lines = [
        f"RELATED;TYPE=AGENT,CO-WORKER:{UID}",
        "GRAMGENDER:FEMININE",
        "PRONOUNS;PREF=1:she/her",
    ]
    assert record.extra == {"vcard": lines}
    assert {key: written(record)[key] for key in said} == said
    text = "\n".join(["BEGIN:VCARD", "VERSION:4.0", "FN:Jane", *lines, "END:VCARD", ""])
    (card,) = formats.load(text.encode())
    assert {key: written(card)[key] for key in said} == said
    assert "vCardProps" not in written(card)
