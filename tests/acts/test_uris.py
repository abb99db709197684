"""Addresses that other programs open; what comes from a page cannot add to them."""

import string
from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir.acts import uris
from pressdir.model import EmailAddress, Phone

UNRESERVED = set(string.ascii_letters + string.digits + "-._~")
MAILTO = UNRESERVED | set("!$'*+@,%?&=:")
texts = st.text(st.characters(exclude_categories=["Cs"]))


def emails(*written):
    return [EmailAddress(each) for each in written]


@pytest.mark.parametrize(
    ("phone", "uri"),
    [
        pytest.param(Phone("+41225550142"), "tel:+41225550142", id="a number"),
        pytest.param(Phone("+41225550142", "17"), "tel:+41225550142;ext=17", id="an extension"),
        pytest.param(Phone("+4122;x=1", "1;y=2"), "tel:+4122%3Bx%3D1;ext=1%3By%3D2", id="a fake"),
    ],
)
def test_a_number_as_rfc_3966_writes_it(phone, uri):
    assert uris.tel(phone) == uri


@pytest.mark.parametrize(
    ("to", "fields", "uri"),
    [
        pytest.param(["a@x.example"], {}, "mailto:a@x.example", id="one"),
        pytest.param(["a@x.example", "b@x.example"], {}, "mailto:a@x.example,b@x.example", id="2"),
        pytest.param(["a@x.example", "a@x.example"], {}, "mailto:a@x.example", id="twice"),
        pytest.param(["a+b!$'*@x.example"], {}, "mailto:a+b!$'*@x.example", id="signs it may have"),
        pytest.param(["a?b&c=d#e/f%g@x.example"], {},
                     "mailto:a%3Fb%26c%3Dd%23e%2Ff%25g@x.example", id="signs of an address"),
        pytest.param(["josé@x.example"], {}, "mailto:jos%C3%A9@x.example", id="accents"),
        pytest.param(["a@bücher.example"], {}, "mailto:a@xn--bcher-kva.example", id="idna"),
        pytest.param([], {"bcc": ["a@x.example"]}, "mailto:?bcc=a@x.example", id="blind"),
        pytest.param(["a@x.example"], {"subject": "A pier? & more"},
                     "mailto:a@x.example?subject=A%20pier%3F%20%26%20more", id="a subject"),
        pytest.param(["a@x.example"], {"subject": "A\r\nBcc: b@y.example"},
                     "mailto:a@x.example?subject=A%20Bcc%3A%20b%40y.example", id="no header more"),
        pytest.param(["a@x.example"], {"body": "One\nTwo"},
                     "mailto:a@x.example?body=One%0D%0ATwo", id="lines of a body"),
    ],
)  # fmt: skip
def test_a_letter_as_rfc_6068_writes_it(to, fields, uri):
    if "bcc" in fields:
        fields = {**fields, "bcc": emails(*fields["bcc"])}
    assert uris.mailto(emails(*to), **fields) == uri


@given(texts, texts, texts)
def test_no_text_adds_to_a_letter(local, subject, body):
    uri = uris.mailto([EmailAddress(f"{local}@x.example")], subject=subject, body=body)
    assert set(uri) <= MAILTO
    parts = urlsplit(uri)
    assert unquote(parts.path) == f"{local}@x.example"
    assert set(parse_qs(parts.query)) <= {"subject", "body"}
    message = EmailMessage()
    message["Subject"] = unquote(parse_qs(parts.query).get("subject", [""])[0])  # refuses line ends


@given(texts)
def test_a_prepared_message_reads_back(text):
    uri = uris.whatsapp(Phone("+41795550142"), text)
    parts = urlsplit(uri)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "wa.me", "/41795550142")
    read = parse_qs(parts.query, keep_blank_values=True) if text else {"text": [""]}
    assert read == {"text": [text]}


def test_signal_takes_the_number_with_its_plus():
    assert uris.signal(Phone("+41795550142")) == "https://signal.me/#p/+41795550142"
