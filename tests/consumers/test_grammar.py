"""Whatever a record holds, its cards keep to RFC 2426 and RFC 6350 to the letter."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir import formats
from pressdir.formats import Format, Settings
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

from . import grammar
from .hard import RECORDS, RELEASES

UID = "5d1f0c3a-1111-4222-8333-444455556666"
both = pytest.mark.parametrize("version", VERSIONS)
anything = st.text(
    st.characters(exclude_categories=())
    | st.sampled_from('\r\n\v\f\x1c\x85\u2028\u2029:;,\\"%#[]\ud83d \t\0'),
    max_size=100,
)
phones = st.builds(
    Phone,
    st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True, alphabet=string.digits + "+"),
    st.none() | st.text(string.digits, min_size=1, max_size=7),
    st.sampled_from(PhoneKind),
)
# What other programs write, and what nobody should.
names = st.sampled_from(
    "NICKNAME BDAY ANNIVERSARY PHOTO LOGO SOUND KEY ADR LABEL TEL EMAIL MAILER TZ GEO TITLE ROLE"
    " AGENT ORG CATEGORIES NOTE SORT-STRING UID URL CLASS SOURCE NAME PROFILE IMPP GENDER RELATED"
    " MEMBER CALURI FBURL XML LANGUAGE CREATED SOCIALPROFILE X-SOCIALPROFILE X-ABDATE FOO item1.TEL"
    " item1.X-ABLABEL CLIENTPIDMAP PRONOUNS LANG".split()
)
params = st.sampled_from(
    [
        *("", ";WORK", ";HOME;FAX", ";TYPE=work", ';TYPE="voice,home"', ";TYPE=HOME;TYPE=PREF"),
        *(";PREF=1", ";PREF=50", ";CHARSET=UTF-8", ";ENCODING=b", ";ENCODING=BASE64;TYPE=JPEG"),
        *(";BASE64", ";VALUE=uri", ";VALUE=date", ";VALUE=text", ";LANGUAGE=fr", ";X-A=b c"),
        *(';X-A="b:c;d"', ";;", ";=", ";TYPE=", ";8BIT", ";X Y=1", ";ALTID=1", ";VALUE=klingon"),
    ]
)
values = anything | st.sampled_from(
    [
        *("1970-01-01", "19700101", "--12-31", "--1231", "1970-01-01T10:00:00Z", "about 1970", ""),
        *("QUJD", "Q U J D", "data:image/jpeg;base64,QUJD", "https://example.org/a,b", "a;b,c\\;d"),
        *("Europe/Zurich", "-05:00", "+0100", "46.2;6.1", "geo:46.2,6.1", "geo:46.2,6.1;u=9"),
        *("tel:4021;phone-context=x", "urn:uuid:" + UID, "abc-123", "www.example.org/x y", "a\\"),
        *("text", "en", "1;urn:x", "20261121T103000Z", ";;1 Rue X\\, 2;Genève;;1201;CH;x;y;z"),
    ]
)
lines = st.builds("{}{}:{}".format, names, params, values) | anything
records = st.builds(
    Record,
    uid=st.just(UID),
    contact=st.builds(
        Contact,
        kind=st.sampled_from(Kind),
        name=st.none() | st.builds(Name, *[anything] * 6),
        org=st.none() | anything,
        role=st.none() | anything,
        location=st.none() | anything | st.sampled_from(["Geneva", "Nairobi"]),
        emails=st.lists(st.builds(EmailAddress, anything), max_size=3).map(tuple),
        phones=st.lists(phones, max_size=3).map(tuple),
        langs=st.lists(anything | st.sampled_from(["en", "zh-Hans"]), max_size=3).map(tuple),
    ),
    sightings=st.just((Sighting("name", "x", "2026-11-21T10:30:00Z", release="d1"),)),
    tags=st.lists(anything, max_size=3).map(tuple),
    note=st.none() | anything,
    url=st.none() | anything,
    extra=st.fixed_dictionaries({"vcard": st.lists(lines, max_size=4)}),
)


def cards(batch, version, releases=RELEASES):
    text = formats.dump(batch, Format.VCARD, Settings(releases, version))
    return grammar.read(text.encode())


@both
@pytest.mark.parametrize("case", RECORDS)
def test_a_hard_card_keeps_to_the_grammar(case, version):
    cards([RECORDS[case]], version)


@both
@given(batch=st.lists(records, min_size=1, max_size=2), title=anything, source=anything)
def test_whatever_a_record_holds_its_card_keeps_to_the_grammar(version, batch, title, source):
    release = Release("d1", source, title, "2026-11-20", read="2026-11-22T08:00:00Z")
    assert len(cards(batch, version, {"d1": release})) == len(batch)
