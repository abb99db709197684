"""A mailbox or a mail: those who wrote, under the name that they give, seen when they wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir import formats
from pressdir.formats import Format, Reject, Wishes, mailbox
from pressdir.model import Kind, Record
from pressdir.sources.opened import Opened


def message(sender, *, date="Tue, 04 Mar 2025 12:00:00 +0100", more="", body="Hello.\n"):
    return (
        f"From: {sender}\nTo: Newsroom <news@example.org>\nCc: Cara <cara@example.org>\n"
        f"Date: {date}\nMessage-ID: <1@example.org>\nSubject: A pier\n{more}\n{body}"
    )


def mbox(*messages):
    return "".join(f"From x Tue Mar  4 12:00:00 2025\n{each}\n" for each in messages)


def load(text, **wishes):
    data = text.encode() if isinstance(text, str) else text
    return list(formats.load(data, wishes=Wishes(**wishes)))


def people(text, **wishes):
    return [
        (each.contact.name and each.contact.name.full, str(each.contact.emails[0]))
        for each in load(text, **wishes)
    ]


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ("Ana Ruiz <ana@example.org>", "Ana Ruiz"),
        ('"Ruiz, Ana" <ana@example.org>', "Ana Ruiz"),
        ("ana@example.org (Ana Ruiz)", "Ana Ruiz"),
        ("=?utf-8?q?Ana_Ru=C3=ADz?= <ana@example.org>", "Ana Ruíz"),
        ("=?iso-8859-1?b?QW5hIFJ17Xo=?= <ana@example.org>", "Ana Ruíz"),
        ("Ana Ruíz <ana@example.org>", "Ana Ruíz"),
        ("=?unheard-of?q?Ana?= <ana@example.org>", "=?unheard-of?q?Ana?="),
        ("Ana Ruiz via Harbour News <ana@example.org>", "Ana Ruiz"),
        ("<ana@example.org>", None),
        ("ana@example.org", None),
        ("ana <ana@example.org>", None),
        ('"ana@example.org" <ana@example.org>', None),
        ("'Ana Ruiz' <ana@example.org>", "Ana Ruiz"),
        ("Ana\n Ruiz <ana@example.org>", "Ana Ruiz"),
    ],
)
def test_the_name_is_the_one_in_the_header(sender, name):
    assert people(message(sender)) == [(name, "ana@example.org")]


@pytest.mark.parametrize(
    "sender",
    [
        "no-reply@example.org", "noreply@example.org", "Shop <do-not-reply@example.org>",
        "news.noreply@example.org", "MAILER-DAEMON@example.org", "postmaster@example.org",
        "bounce+12.ab@example.org", "list-owner@example.org", "owner-list@example.org",
        "list-request@example.org", "notifications@example.org", "reply+0123@example.org",
        f"{'a1' * 30}@example.org", "nobody", "",
    ],
)  # fmt: skip
def test_robots_and_lists_are_nobody(sender):
    assert people(message(sender)) == []


def test_the_people_of_a_list_are_not_the_list():
    more = (
        "List-Post: <mailto:harbour@lists.example.org>\nList-Id: Pier <pier.example.net>\n"
        "Reply-To: Bo Li <bo@example.org>\n"
    )
    assert people(message("Bo Li via Pier <harbour@lists.example.org>", more=more)) == [
        ("Bo Li", "bo@example.org")
    ]


@pytest.mark.parametrize(
    "more",
    ["Auto-Submitted: auto-replied\n", "Return-Path: <>\n",
     "Content-Type: multipart/report; boundary=B\n"],
)  # fmt: skip
def test_what_a_program_sent_is_from_nobody(more):
    assert people(message("Ana Ruiz <ana@example.org>", more=more)) == []


def test_those_who_wrote_come_in_and_recipients_when_asked():
    more = "Reply-To: Press Desk <press@example.org>\nSender: Bo Li <bo@example.org>\n"
    text = message("Ana Ruiz <ana@example.org>", more=more)
    wrote = [
        ("Ana Ruiz", "ana@example.org"), ("Bo Li", "bo@example.org"),
        ("Press Desk", "press@example.org"),
    ]  # fmt: skip
    assert people(text) == wrote
    assert load(text)[2].contact.kind is Kind.DESK
    assert people(text, recipients=True) == [
        *wrote, ("Newsroom", "news@example.org"), ("Cara", "cara@example.org"),
    ]  # fmt: skip


def test_another_address_under_the_same_name_is_of_the_same_person():
    more = "Reply-To: ANA RUIZ <ruiz@example.net>\n"
    ana, again = load(message("Ana Ruiz <ana@example.org>", more=more))
    assert list(map(str, ana.contact.emails)) == ["ana@example.org", "ruiz@example.net"]
    assert list(map(str, again.contact.emails)) == ["ruiz@example.net"]  # found as hers, when kept


def test_a_mailbox_gives_each_once_with_the_newest_name_first_and_last_seen():
    text = mbox(
        message("A. Ruiz <ana@example.org>", date="Wed, 05 Mar 2025 09:00:00 +0000"),
        message("Ana Ruiz-Li <ANA@example.org>", date="Thu, 06 Mar 2025 09:00:00 +0000"),
        message("Ana Ruiz <ana@example.org>", date="Tue, 04 Mar 2025 01:30:00 +0200"),
        message("ana@example.org", date="some day"),
    )
    (record,) = load(text)
    assert record.contact.name.full == "Ana Ruiz-Li"
    assert [(each.field, each.at) for each in record.sightings] == [
        ("emails", "2025-03-03T23:30:00Z"),
        ("emails", "2025-03-06T09:00:00Z"),
        ("name", "2025-03-06T09:00:00Z"),
    ]


def test_a_line_of_a_text_does_not_part_messages():
    text = mbox(
        message("Ana Ruiz <ana@example.org>", body="Hello.\n\nFrom here on we sail.\n>From me\n"),
        message("Bo Li <bo@example.org>"),
    )
    assert len(people(text)) == 2
    assert people(text.replace("\n", "\r\n")) == people(text)


CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cara Man\r\nN:Man;Cara;;;\r\nORG:Acme\r\n"
    "EMAIL:cara@example.org\r\nTEL:+41225550142\r\nEND:VCARD\r\n"
)


@pytest.mark.parametrize(
    "kind",
    [
        "text/vcard",
        "text/x-vcard",
        "TEXT/VCARD; charset=utf-8",
        'application/octet-stream; name="Cara Man.VCF"',
    ],
)
def test_attached_cards_come_in_with_what_they_say(kind):
    more = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n"
    body = f"--B\nContent-Type: text/plain\n\nHi\n--B\nContent-Type: {kind}\n\n{CARD}\n--B--\n"
    cara, ana = load(mbox(message("Ana Ruiz <ana@example.org>", more=more, body=body)))
    assert (cara.contact.org, str(cara.contact.phones[0])) == ("Acme", "+41225550142")
    assert not cara.sightings
    assert ana.contact.name.full == "Ana Ruiz"


def test_a_mailbox_need_not_be_in_memory(tmp_path):
    text = mbox(*(message(f"Ana <a{n}@example.org>", body="x\n" * 9000) for n in range(150)))
    path = tmp_path / "big.mbox"
    path.write_text(text, encoding="utf-8")
    data = Opened(str(path))
    assert len(data) > 2 << 20
    assert formats.recognise(data) is Format.MAIL
    assert len(list(formats.load(data))) == 150


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (message("a@example.org"), True),
        (mbox(message("a@example.org")), True),
        ("From x\nFrom: a@example.org\n", True),
        ("Received: from x by y\n\tfor z\nFrom: a@example.org\n\n", True),
        ("From Geneva with love\nName,Mail\n", False),
        ("Subject: Ana\nName,Mail\n", False),
        ("Name,Mail\nAna,a@example.org\n", False),
        ("BEGIN:VCARD\nVERSION:3.0\n", False),
    ],
)
def test_the_content_says_that_it_is_mail(text, is_one):
    assert (formats.recognise(text.encode()) is Format.MAIL) is is_one


def test_of_two_files_the_newer_name_stands_and_both_times():
    (one,) = load(message("A. Ruiz <ana@example.org>"))
    (other,) = load(message("Ana Ruiz <ana@example.org>", date="Tue, 11 Mar 2025 12:00:00 +0000"))
    both = mailbox.together(one, other)
    assert both == mailbox.together(other, one)
    assert both.uid == one.uid
    assert both.contact.name.full == "Ana Ruiz"
    assert [each.at[:10] for each in both.sightings] == ["2025-03-04", "2025-03-11", "2025-03-11"]


@given(
    sender=st.text(st.sampled_from('Ana <>@"(),:;=?\\x.éq \n'), max_size=40),
    date=st.text(st.sampled_from("Tue, 0123456789:+-"), max_size=30),
    more=st.binary(max_size=60),
)
def test_no_mail_makes_reading_fail(sender, date, more):
    data = mbox(message(sender, date=date)).encode() + more + b"\n\nFrom x 12:00\nFrom: x@y.org"
    for each in formats.load(data, Format.MAIL):
        assert isinstance(each, Record | Reject)
