"""A contact file and an address book that servers and other programs write, too."""

import random
import re
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from pressdir.dav import Card, Changes
from pressdir.errors import (
    ConflictError,
    LockedError,
    RefusedError,
    ServerError,
    StoreError,
    UnansweredError,
)
from pressdir.merge import add_value, assign, remove_value, report, typed
from pressdir.merge.persons import person_of
from pressdir.model import (
    Contact,
    EmailAddress,
    Kind,
    Name,
    Phone,
    PhoneKind,
    Record,
    Report,
    Sighting,
    Verdict,
)
from pressdir.store import Store
from pressdir.sync import HERE, THERE
from pressdir.sync.cards import base
from pressdir.sync.cards.meeting import met
from pressdir.sync.meeting import Means, Request
from pressdir.sync.plan import FEW, MANY

from ...dav.flaky import Forgetful
from .shelf import Shelf, unfolded

AT = "2026-11-22T10:00:00Z"
ANA = "11111111-1111-4111-8111-111111111111"
HREF = f"/desk/{ANA}.vcf"


@dataclass
class Desk:
    """A contact file, and whoever works with it."""

    folder: Path
    answer: bool = True
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    ticks: int = 0

    def opened(self):
        return Store.open(
            self.folder / "contacts.json",
            state=self.folder / "state",
            also=lambda store, known: base.forget(store.disk, store.state, known.covers),
        )

    def now(self):
        self.ticks += 1
        hours, minutes = divmod(self.ticks // 60, 60)
        return f"2026-11-22T{11 + hours:02}:{minutes:02}:{self.ticks % 60:02}Z"

    def sync(self, book, **request):
        with self.opened() as store:
            means = Means(
                changing=lambda command: store.transaction(command, "me"),
                agreed=lambda question: self.asked.append(question) or self.answer,
                say=self.said.append,
                now=self.now,
                wait=lambda _: None,
                patience=0.0,
            )
            return met(store, book, Request("", **request), means)

    def put(self, *records):
        with self.opened() as store, store.transaction("add", "me") as change:
            for record in records:
                change.put(record)

    def edit(self, change, uid=ANA):
        with self.opened() as store, store.transaction("edit", "me") as transaction:
            transaction.put(change(transaction.get(uid)))

    def remove(self, uid=ANA):
        with self.opened() as store, store.transaction("remove", "me") as change:
            change.remove(uid)

    def get(self, uid=ANA):
        with self.opened() as store:
            return store.get(uid)

    def all(self):
        with self.opened() as store:
            return store.records()


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path / "desk")


@pytest.fixture
def other(tmp_path):
    return Desk(tmp_path / "other")


def ana(**more):
    mails = (EmailAddress("ana@example.org"),)
    contact = Contact(Kind.PERSON, Name("Ana Ruiz"), "Open Harbour", "Speaker", emails=mails)
    return typed(Record(ANA, replace(contact, **more)), AT, "me")


def many(count):
    for number in range(count):
        uid = f"{number:08}-1111-4111-8111-111111111111"
        mail = EmailAddress(f"person{number}@example.org")
        yield typed(
            Record(uid, Contact(Kind.PERSON, Name(f"P. Number{number}"), emails=(mail,))), AT
        )


def card(*lines, uid=ANA):
    head = ["BEGIN:VCARD", "VERSION:3.0", f"UID:urn:uuid:{uid}", "FN:Ana Ruiz", "N:Ruiz;Ana;;;"]
    return "\r\n".join([*head, *lines, "END:VCARD", ""])


def facts(record):
    return record.uid, str(record.contact.name), {*map(str, record.contact.emails)}, {*record.tags}


def another_order(text):
    first, second, *lines, last, rest = text.split("\r\n")
    return "\r\n".join([first, second, *sorted(lines), last, rest])


def done(outcome, side):
    return sorted(f"{e.verb} {e.after.contact.label}" for e in outcome.changes if e.side == side)


# --- there and back -------------------------------------------------------------------------------


def test_two_contact_files_have_what_either_knew_and_a_second_sync_does_nothing(desk, other):
    book = Shelf()
    desk.put(ana())
    assert done(desk.sync(book), THERE) == ["added Ana Ruiz"]
    assert done(other.sync(book), HERE) == ["added Ana Ruiz"]
    other.edit(lambda record: add_value(record, "phones", "+41225550142", AT))
    other.sync(book)
    assert done(desk.sync(book), HERE) == ["changed Ana Ruiz"]
    assert desk.get().contact == other.get().contact
    book.log.clear()
    assert not desk.sync(book).changes
    assert not other.sync(book).changes
    assert book.log == ["changes", "changes"]


def test_an_edit_on_a_telephone_comes_back_as_an_edit_of_one_field(desk):
    book = Shelf()
    desk.put(ana())
    desk.sync(book)
    book.edit(HREF, lambda text: text.replace("TITLE:Speaker", "TITLE:Chief"))
    (change,) = desk.sync(book).changes
    record = desk.get()
    assert (change.before.contact.role, change.after.contact.role) == ("Speaker", "Chief")
    assert [e.by for e in record.sightings if e.value == "Chief"] == ["dav.example.org"]
    assert record.contact == replace(change.before.contact, role="Chief")


NUMBERS = ("TEL;TYPE=CELL,PREF:+1 202 555 0142", "TEL;TYPE=WORK:+1 202 555 0143")


def test_what_a_number_rings_comes_back_from_a_telephone(desk, other):
    book = Shelf(texts={HREF: card(*NUMBERS)})
    for each in (desk, other):
        each.sync(book)
    book.edit(HREF, lambda text: text.replace("TYPE=WORK:", "TYPE=WORK,FAX:"))
    there = book.texts[HREF]
    for each in (desk, other):
        (change,) = each.sync(book).changes
        assert change.side == HERE
        assert [(str(e), e.kind) for e in each.get().contact.phones] == [
            ("+12025550142", PhoneKind.MOBILE),
            ("+12025550143", PhoneKind.FAX),
        ]
        assert not each.sync(book).changes
    assert book.texts[HREF] == there
    book.edit(HREF, lambda text: text.replace("TYPE=CELL,PREF:", "TYPE=WORK,PREF:"))
    desk.sync(book)
    assert desk.get().contact.phones[0].kind is PhoneKind.UNKNOWN


def test_what_a_telephone_prefers_comes_first(desk):
    book = Shelf(texts={HREF: card(*NUMBERS, "EMAIL:a@example.org", "EMAIL:b@example.org")})
    desk.sync(book)
    desk.edit(lambda record: add_value(record, "tags", "new", AT))
    desk.sync(book)
    before = desk.get().contact

    def swaps(text):
        text = text.replace(",PREF", "").replace("TYPE=WORK:", "TYPE=WORK,PREF:")
        return text.replace("EMAIL:a", "EMAIL:c").replace(":b@", ":a@").replace(":c@", ":b@")

    book.edit(HREF, swaps)
    there = book.texts[HREF]
    desk.sync(book)
    after = desk.get().contact
    assert [str(e) for e in after.emails] == ["b@example.org", "a@example.org"]
    assert after.phones == before.phones[::-1]
    assert not desk.sync(book).changes
    assert book.texts[HREF] == there


def test_an_order_that_we_have_otherwise_is_nobodys_edit(desk):
    """What is new here comes first here, and in a card behind what it has."""
    book = Shelf(texts={HREF: card(*NUMBERS)})
    desk.sync(book)
    desk.edit(lambda record: add_value(record, "phones", "+12025550144", "2026-11-23T10:00:00Z"))
    desk.sync(book)
    phones = desk.get().contact.phones
    assert str(phones[0]) == "+12025550144"
    book.edit(HREF, lambda text: text.replace("FN:", "X-A:b\r\nFN:"))
    desk.sync(book)
    assert desk.get().contact.phones == phones


def test_what_went_or_came_first_there_is_no_change_of_order(desk):
    book = Shelf(texts={HREF: card(*NUMBERS, "TEL:+1 202 555 0144")})
    desk.sync(book)
    book.edit(HREF, lambda text: text.replace(f"{NUMBERS[0]}\r\n", ""))
    desk.sync(book)
    assert [str(e) for e in desk.get().contact.phones] == ["+12025550143", "+12025550144"]
    assert len([e for e in desk.get().sightings if e.value == "+12025550143"]) == 1


MANNERS = {
    "N:Ruiz;Ana;;;": "N:Ruiz Soto;Ana;María;;",
    "TEL;TYPE=CELL,PREF:+1 202 555 0142": "TEL;TYPE=HOME:+1 202 555 0142",
    "TEL;TYPE=WORK:+1 202 555 0143": "TEL;TYPE=WORK,PREF,VOICE:+1 202 555 0143",
    "EMAIL;TYPE=HOME:a@example.org": "EMAIL;TYPE=WORK:a@example.org",
    "ADR;TYPE=WORK:;;Quai 1;Genf;;1200;Schweiz": "ADR;TYPE=WORK:;;Quai 2;Genf;;1201;Schweiz",
}


@pytest.mark.parametrize("keep", [str, another_order], ids=["as it is", "in another order"])
def test_how_a_telephone_writes_a_value_stays_in_the_card(desk, keep):
    book = Shelf(texts={HREF: card(*[*MANNERS][1:])}, keep=keep)
    desk.sync(book)
    for old, new in MANNERS.items():
        book.edit(HREF, lambda text, old=old, new=new: text.replace(old, new))
    desk.sync(book)
    desk.edit(lambda record: assign(record, "role", "Head", AT))
    desk.sync(book)
    desk.edit(lambda record: add_value(record, "phones", "+12025550144", AT))
    desk.sync(book)
    lines = unfolded(book.texts[HREF]).split("\r\n")
    assert [line for line in MANNERS.values() if line not in lines] == []
    assert "TITLE:Head" in lines


def test_an_edit_here_that_was_not_sent_and_one_there_are_a_conflict(desk):
    book = Shelf()
    desk.put(ana())
    desk.sync(book)
    desk.edit(lambda record: assign(record, "role", "Head", AT))
    book.edit(HREF, lambda text: text.replace("TITLE:Speaker", "TITLE:Chief"))
    outcome = desk.sync(book)
    assert [each.uid for each in outcome.conflicts] == [ANA]
    book.edit(HREF, lambda text: re.sub("TITLE:.*\r\n", "TITLE:Boss\r\n", text))
    assert [each.uid for each in desk.sync(book).conflicts] == [ANA]  # one side was not seen there


ODD = [
    "EMAIL;TYPE=HOME;X-FROM=tel:ana@example.org",
    "item1.TEL:+41 22 555 01 42",
    "item1.X-ABLabel:_$!<Direct>!$_",
    'X-SOCIALPROFILE;TYPE=mastodon;x-user="a;b":https://social.example.org/@ana',
    "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ==",
    "BDAY;VALUE=date:1980-01-02",
    "item2.ADR;TYPE=WORK:;;Quai 1;Genf;;1200;Schweiz",
    "item2.X-ABADR:ch",
    "ORG:Open Harbour;Press",
    "URL;TYPE=WORK:https://harbour.example.org",
    "URL:https://second.example.org/a\\,b",
    "NICKNAME:Anita,Ana",
    "X-EVOLUTION-FILE-AS:Ruiz\\, Ana",
]


def test_what_other_programs_wrote_comes_back_byte_for_byte(desk):
    book = Shelf(texts={HREF: card(*ODD)})
    desk.sync(book)
    desk.edit(lambda record: assign(record, "role", "Head", AT))
    desk.edit(lambda record: add_value(record, "emails", "new@example.org", AT))
    desk.sync(book)
    lines = unfolded(book.texts[HREF]).split("\r\n")
    assert [line for line in ODD if line not in lines] == []
    assert {"TITLE:Head", "EMAIL;TYPE=INTERNET,WORK:new@example.org"} <= set(lines)


def test_a_card_keeps_its_version(desk):
    text = card("KIND:individual", "LANG:fr", "PHOTO:data:image/png;base64,AAAA")
    book = Shelf(texts={HREF: text.replace("VERSION:3.0", "VERSION:4.0")})
    desk.sync(book)
    desk.edit(lambda record: add_value(record, "langs", "en", AT))
    desk.sync(book)
    lines = book.texts[HREF].split("\r\n")
    assert {"VERSION:4.0", "LANG:en", "LANG:fr", "PHOTO:data:image/png;base64,AAAA"} <= set(lines)


@pytest.mark.parametrize(
    ("taken", "there", "written"),
    [
        pytest.param((), "4.0", "3.0", id="it names none"),
        pytest.param(("3.0",), "4.0", "3.0", id="only the older"),
        pytest.param(("4.0",), "3.0", "4.0", id="only the newer"),
        pytest.param(("3.0", "4.0"), "3.0", "3.0", id="both, and its cards are 3.0"),
        pytest.param(("3.0", "4.0"), "4.0", "4.0", id="both, and its cards are 4.0"),
        pytest.param(("3.0", "4.0"), "", "3.0", id="both, and there are none"),
        pytest.param(("2.1",), "", "3.0", id="one that is not written"),
    ],
)
def test_a_new_card_is_of_a_version_that_the_server_takes_and_others_use(
    desk, taken, there, written
):
    texts = {"/desk/b.vcf": card("EMAIL:b@example.org", uid=ANA.replace("1", "2"))} if there else {}
    texts = {href: text.replace("VERSION:3.0", f"VERSION:{there}") for href, text in texts.items()}
    book = Shelf(texts=texts, versions=frozenset(taken))
    desk.sync(book)
    full = ana(langs=("fr", "en"), phones=(Phone("+41225550142", kind=PhoneKind.FAX),))
    desk.put(replace(full, note="A note"))
    desk.sync(book)
    assert f"\r\nVERSION:{written}\r\n" in book.texts[HREF]
    before, puts = desk.get(), book.puts
    assert not desk.sync(book).changes
    desk.edit(lambda record: add_value(record, "tags", "new", AT))
    desk.sync(book)
    assert (desk.get().contact, desk.get().note) == (before.contact, before.note)
    assert (book.puts, f"\r\nVERSION:{written}\r\n" in book.texts[HREF]) == (puts + 1, True)


def test_a_value_that_goes_here_goes_there_and_nothing_else(desk):
    book = Shelf(texts={HREF: card(*ODD)})
    desk.sync(book)
    desk.edit(lambda record: assign(record, "phones", [], AT))
    desk.sync(book)
    lines = unfolded(book.texts[HREF]).split("\r\n")
    gone = ["item1.TEL:+41 22 555 01 42", "item1.X-ABLabel:_$!<Direct>!$_"]
    assert [line for line in ODD if line not in lines] == gone


# --- what a card cannot say -----------------------------------------------------------------------


def test_what_no_card_can_say_stays_here(desk):
    seen = Sighting("emails", "ana@example.org", AT, "d" * 64, start=3)
    record = replace(ana(), sightings=(seen,), reports=(Report("", "", Verdict.VERIFIED, AT),))
    desk.put(record)
    book = Shelf()
    desk.sync(book)
    book.edit(HREF, lambda text: text.replace("TITLE:Speaker", "TITLE:Chief"))
    desk.sync(book)
    assert seen in desk.get().sightings
    assert [e.outcome for e in desk.get().reports] == [Verdict.VERIFIED]


def without_extensions(text):
    return re.sub(r"(?m)^(?:X-|CATEGORIES|NOTE|PRODID|item).*\r\n", "", unfolded(text))


def with_types_of_its_own(text):
    return (
        unfolded(text)
        .replace("TYPE=INTERNET,WORK", "TYPE=internet;TYPE=work")
        .replace("END:VCARD", "X-SERVER-ID:7\r\nEND:VCARD")
    )


def cut(text):
    return re.sub("NOTE:(.{10}).*\r\n", "NOTE:\\1\r\n", unfolded(text))


def without_a_time(text):
    return re.sub(r"(?m)^(?:REV|CATEGORIES|PRODID).*\r\n", "", unfolded(text))


def with_another_uid(text):
    return re.sub(r"(?m)^UID:.*\r\n", "UID:5f0d9f0a0c\r\n", text)


@pytest.mark.parametrize("tells_etag", [True, False], ids=["ETag told", "no ETag told"])
@pytest.mark.parametrize(
    "keep",
    [
        without_extensions,
        another_order,
        with_types_of_its_own,
        cut,
        without_a_time,
        with_another_uid,
    ],
    ids=lambda f: f.__name__,
)
def test_what_a_server_makes_of_a_card_is_nobodys_edit(desk, keep, tells_etag):
    book = Shelf(keep=keep, tells_etag=tells_etag)
    full = replace(ana(langs=("fr", "en")), tags=("africa",), note="A long note, to be kept")
    desk.put(replace(full, extra={"vcard": ["X-FOO;a=b:bar"]}))
    desk.sync(book)
    before = desk.get()
    book.log.clear()
    desk.sync(book)
    desk.sync(book)
    assert desk.get() == before
    assert {*book.log} == {"changes"}
    if keep is not cut:
        book.edit(HREF, lambda text: text.replace("TITLE:Speaker", "TITLE:Chief"))
        desk.sync(book)
    after = desk.get()
    assert (after.tags, after.note, after.contact.langs) == (
        before.tags,
        before.note,
        before.contact.langs,
    )
    assert "X-FOO;a=b:bar" in after.extra["vcard"]


def test_lines_that_we_add_to_a_note_are_not_taken_for_the_note(desk):
    book = Shelf(keep=lambda text: re.sub("X-PRESSDIR.*\r\n", "", text))
    desk.put(replace(ana(langs=("fr", "en")), note="Hello"))
    desk.sync(book)
    for word in ("one", "two"):
        book.edit(
            HREF,
            lambda text, word=word: re.sub(
                "NOTE:.*\r\n",
                f"NOTE:{word}\\\\nLanguages: fr\\\\, en\r\n",
                re.sub("PRODID:.*", "PRODID:phone", text),
            ),
        )
        desk.sync(book)
        assert desk.get().note == word
        desk.edit(lambda record, word=word: add_value(record, "tags", word, AT))
        desk.sync(book)
        assert book.texts[HREF].count("Languages") == 1


SCRIPTS = {
    "another value": lambda text: text.replace("TITLE:Speaker", "TITLE:Chief"),
    "one more": lambda text: text.replace("END:", "EMAIL:b@example.org\r\nEND:"),
    "one less": lambda text: re.sub(r"TEL.*\r\n", "", text),
    "a line of its own": lambda text: text.replace("END:", "X-FOO:bar\r\nEND:"),
    "another note": lambda text: text.replace("NOTE:old", "NOTE:new"),
}


@pytest.mark.parametrize("keep", [str, without_a_time, cut], ids=lambda f: f.__name__)
@pytest.mark.parametrize("edit", SCRIPTS.values(), ids=SCRIPTS)
def test_an_edit_right_after_a_put_is_seen_though_no_etag_and_no_time_tells(desk, edit, keep):
    """A script knows nothing of the time of the last change in a card, and leaves it."""
    book = Shelf(keep=keep, tells_etag=False)
    desk.put(replace(ana(phones=(Phone("+41225550142"),)), note="old"))
    desk.sync(book)
    desk.edit(lambda record: assign(record, "location", "Genf", AT))

    def edits(shelf, what):
        if what == "was put":
            shelf.between = lambda *_: None
            shelf.edit(HREF, edit)

    book.between = edits
    desk.sync(book)
    book.between = lambda *_: None
    lines = unfolded(book.texts[HREF]).split("\r\n")
    contact, wanted = desk.get().contact, unfolded(edit(card(
        "TITLE:Speaker", "EMAIL:ana@example.org", "TEL:+41225550142", "NOTE:old"
    )))  # fmt: skip
    assert contact.location == "Genf"
    assert contact.role == ("Chief" if "Chief" in wanted else "Speaker")
    assert len(contact.emails) == wanted.count("EMAIL")
    assert len(contact.phones) == wanted.count("TEL")
    assert desk.get().note == ("new" if "NOTE:new" in wanted else "old")
    assert ("X-FOO:bar" in lines) is ("X-FOO" in wanted)
    assert not desk.sync(book).changes


# --- who is who -----------------------------------------------------------------------------------


def test_a_card_of_somebody_who_is_there_joins_them(desk):
    uid = "22222222-2222-4222-8222-222222222222"
    book = Shelf(texts={"/desk/a.vcf": card("EMAIL:ana@example.org", "TEL:+41225550142", uid=uid)})
    desk.put(ana())
    desk.sync(book)
    assert [str(each) for each in desk.get().contact.phones] == ["+41225550142"]
    assert len(desk.all()) == 1
    assert list(book.texts) == ["/desk/a.vcf"]
    assert f"UID:urn:uuid:{uid}" in book.texts["/desk/a.vcf"]


def test_a_card_of_a_group_and_a_broken_one_are_left_alone(desk):
    group = card("X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1")
    texts = {"/desk/list.vcf": group, "/desk/bad.vcf": "BEGIN:VCARD\r\nEND:VCARD\r\n"}
    book = Shelf(texts=dict(texts))
    desk.put(*many(1))
    desk.sync(book)
    desk.sync(book)
    assert (book.texts.items() >= texts.items(), len(desk.all())) == (True, 1)
    assert len(desk.said) == 1
    assert "/desk/bad.vcf" in desk.said[0]


def test_one_of_two_cards_of_somebody_may_go(desk):
    book = Shelf(texts={"/desk/a.vcf": card("EMAIL:a@example.org"), "/desk/b.vcf": card("NOTE:b")})
    desk.sync(book)
    assert len(desk.all()) == 1
    book.drop("/desk/b.vcf")
    desk.sync(book)
    assert (len(desk.all()), list(book.texts)) == (1, ["/desk/a.vcf"])


# --- what goes ------------------------------------------------------------------------------------


def test_who_is_removed_goes_on_the_other_side(desk, other):
    book = Shelf()
    desk.put(ana())
    desk.sync(book)
    other.sync(book)
    desk.remove()
    assert done(desk.sync(book), THERE) == ["removed Ana Ruiz"]
    assert book.texts == {}
    assert done(other.sync(book), HERE) == ["removed Ana Ruiz"]
    assert other.get() is None


def test_an_edit_that_was_not_sent_brings_back_who_was_deleted(desk):
    book = Shelf()
    desk.put(ana())
    desk.sync(book)
    desk.edit(lambda record: assign(record, "role", "Head", AT))
    book.drop(HREF)
    assert done(desk.sync(book), THERE) == ["added Ana Ruiz"]
    assert "TITLE:Head" in book.texts[HREF]


@pytest.mark.parametrize("agrees", [True, False], ids=["agreed", "not agreed"])
def test_an_emptied_address_book_empties_nothing_unasked(desk, agrees):
    book = Shelf()
    desk.put(*many(8))
    desk.sync(book)
    desk.answer = agrees
    for href in [*book.texts]:
        book.drop(href)
    outcome = desk.sync(book)
    assert desk.asked == [
        "8 of 8 contacts would go from your file: their cards are not on dav.example.org any more"
    ]
    assert (outcome is None, len(desk.all())) == ((False, 0) if agrees else (True, 8))


def test_an_emptied_contact_file_empties_no_address_book_unasked(desk):
    book = Shelf()
    desk.put(*many(8))
    desk.sync(book)
    for record in desk.all():
        desk.remove(record.uid)
    desk.answer = False
    desk.sync(book)
    assert len(book.texts) == 8
    desk.answer = True
    desk.sync(book)
    assert (book.texts, desk.asked[0]) == (
        {},
        "8 of 8 cards would be deleted on dav.example.org",
    )


def test_a_server_put_back_from_a_backup_is_asked_about(desk):
    book = Shelf()
    desk.put(*many(8))
    desk.sync(book)
    backup = dict(book.texts)
    for record in desk.all():
        desk.edit(lambda each: add_value(each, "tags", "new", AT), record.uid)
    desk.sync(book)
    for href, text in backup.items():
        book.write(href, text)
    desk.answer = False
    assert desk.sync(book) is None
    assert "put back from a backup" in desk.asked[0]
    assert all(record.tags == ("new",) for record in desk.all())
    desk.sync(book, join=True)
    assert all("CATEGORIES:new" in text for text in book.texts.values())


def test_a_contact_file_put_back_gets_its_cards_again(desk):
    book = Shelf()
    book.write(HREF, card("EMAIL:ana@example.org"))
    desk.sync(book)
    with desk.opened() as store:
        store.undo()
    assert desk.all() == ()
    desk.sync(book)
    assert (len(desk.all()), len(book.texts)) == (1, 1)


def test_an_older_contact_file_takes_nothing_back_there(desk):
    book = Shelf()
    desk.put(ana())
    desk.sync(book)
    older = (desk.folder / "contacts.json").read_bytes()
    book.edit(HREF, lambda text: text.replace("TITLE:Speaker", "TITLE:Chief"))
    desk.sync(book)
    desk.edit(lambda record: add_value(record, "phones", "+41225550142", AT))
    desk.sync(book)
    (desk.folder / "contacts.json").write_bytes(older)
    assert not desk.sync(book).conflicts
    assert "TITLE:Chief" in book.texts[HREF]
    assert "+41225550142" in book.texts[HREF]
    assert (desk.get().contact.role, len(desk.get().contact.phones)) == ("Chief", 1)
    assert not desk.sync(book).changes


def test_what_a_sync_brought_comes_again_after_an_undo(desk):
    book = Shelf()
    desk.put(ana())
    desk.sync(book)
    book.edit(HREF, lambda text: text.replace("TITLE:Speaker", "TITLE:Chief"))
    desk.sync(book)
    with desk.opened() as store:
        store.undo()
    desk.sync(book)
    assert "TITLE:Chief" in book.texts[HREF]
    assert desk.get().contact.role == "Chief"


@pytest.mark.parametrize("has_tokens", [True, False], ids=["tokens", "no tokens"])
@pytest.mark.parametrize("how", ["undone", "an older file"])
def test_who_was_deleted_there_is_not_sent_again_because_we_forgot_it(desk, how, has_tokens):
    book = Shelf(has_tokens=has_tokens)
    desk.put(ana(), *many(2))
    desk.sync(book)
    older = (desk.folder / "contacts.json").read_bytes()
    book.drop(HREF)
    desk.sync(book)
    for edits in (False, True):
        if how == "undone":
            with desk.opened() as store:
                store.undo()
        else:
            (desk.folder / "contacts.json").write_bytes(older)
        if edits:  # whoever edits the contact wants it back
            desk.edit(lambda record: add_value(record, "tags", "new", AT))
        outcome = desk.sync(book)
        verb, side = ("added", THERE) if edits else ("removed", HERE)
        assert done(outcome, side) == [f"{verb} Ana Ruiz"]
        assert (desk.get() is not None, HREF in book.texts) == (edits, edits)
        assert not desk.sync(book).changes


def test_who_was_erased_is_deleted_there_and_not_taken_in_again(desk):
    book = Shelf()
    desk.put(ana())
    desk.sync(book)
    with desk.opened() as store:
        store.erase(person_of(store.get(ANA)))
    kept = b"".join(path.read_bytes() for path in desk.folder.rglob("cards-*/*"))
    assert ANA.encode() not in kept
    desk.sync(book, dry_run=True)
    assert len(book.texts) == 1
    desk.said.clear()
    desk.sync(book)
    assert desk.said == ["who was erased is taken out of dav.example.org, for good"]
    assert (book.texts, desk.all()) == ({}, ())
    book.write("/desk/again.vcf", card("EMAIL:Ana@example.org"))
    desk.sync(book)
    assert (book.texts, desk.all()) == ({}, ())


@pytest.mark.parametrize("is_new", [True, False], ids=["no contact file yet", "a contact file"])
def test_two_do_not_sync_one_contact_file_with_one_address_book_at_once(desk, is_new):
    book = Shelf(texts={HREF: card("EMAIL:a@example.org")})
    if not is_new:
        desk.sync(book)
        book.edit(HREF, lambda text: text.replace("a@", "b@"))
    refused = []

    def again(shelf, what):
        if what == "card":
            shelf.between = lambda *_: None
            with pytest.raises(LockedError, match="is being synced with https://dav") as caught:
                desk.sync(shelf)
            refused.append(caught.value)

    book.between = again
    desk.sync(book)
    assert len(refused) == 1
    assert not desk.sync(book).changes


# --- what goes wrong ------------------------------------------------------------------------------


def test_a_rehearsal_tells_all_and_changes_nothing(desk, tmp_path):
    book = Shelf(texts={"/desk/b.vcf": card("EMAIL:b@example.org", uid=ANA.replace("1", "2"))})
    desk.put(ana(), *many(2))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    outcome = desk.sync(book, dry_run=True)
    assert done(outcome, HERE) == ["added Ana Ruiz"]
    assert done(outcome, THERE) == ["added Ana Ruiz", "added P. Number0", "added P. Number1"]
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before
    assert len(book.texts) == 1


def test_what_was_done_before_the_network_went_is_done_once(desk):
    book = Shelf()
    desk.put(*many(120))

    def gone(shelf, what):
        if what == "put" and shelf.puts == 70:
            raise UnansweredError("the network is gone")

    book.between = gone
    with pytest.raises(UnansweredError):
        desk.sync(book)
    book.between = lambda *_: None
    outcome = desk.sync(book)
    assert (len(book.texts), book.puts) == (120, 120)
    assert not [e for e in outcome.changes if e.side == HERE]
    assert not desk.sync(book).changes


def test_a_card_that_is_refused_stops_no_other(desk):
    book = Shelf()
    desk.put(*many(3))

    def refuse(_shelf, what):
        if what == "put" and not desk.said:
            raise RefusedError("not this one", status=403)

    book.between = refuse
    desk.sync(book)
    assert desk.said == ["P. Number0: not this one"]
    assert len(book.texts) == 2
    book.between = lambda *_: None
    desk.sync(book)
    assert len(book.texts) == 3


def test_a_server_that_refuses_all_is_not_asked_a_thousand_times(desk):
    book = Shelf()
    desk.put(*many(30))
    asked = []

    def refuse(_shelf, what):
        if what == "put":
            asked.append(what)
            raise RefusedError("read only", status=403)

    book.between = refuse
    with pytest.raises(RefusedError):
        desk.sync(book)
    assert len(asked) == 3


def test_cards_that_others_change_all_the_time_end_in_words(desk):
    book = Shelf()
    desk.put(ana())
    desk.sync(book)
    desk.edit(lambda record: assign(record, "role", "Head", AT))
    count = iter(range(99))

    def edits(shelf, what):
        if what == "put":
            line = f"X-N:{next(count)}\r\nEND:VCARD"
            shelf.edit(HREF, lambda text: text.replace("END:VCARD", line))

    book.between = edits
    with pytest.raises(ConflictError, match="all the time"):
        desk.sync(book)
    book.between = lambda *_: None
    desk.sync(book)
    assert "TITLE:Head" in book.texts[HREF]
    assert "X-N:0" in book.texts[HREF]


def test_a_card_without_an_etag_is_read_each_time_and_not_written_over(desk):
    class Bare(Shelf):
        def etag(self, href):  # noqa: ARG002 - the shape of a shelf
            return ""

    book = Bare(texts={HREF: card("EMAIL:a@example.org")})
    desk.sync(book)
    book.edit(HREF, lambda text: text.replace("a@", "b@"))
    desk.sync(book)
    assert [str(e) for e in desk.get().contact.emails] == ["b@example.org"]
    desk.edit(lambda record: assign(record, "role", "Head", AT))
    desk.sync(book)
    assert "TITLE" not in book.texts[HREF]
    assert "has no ETag" in desk.said[0]


@pytest.mark.parametrize(
    "damage", ["{", "[]", '{"cards": 5}', '{"cards": [{"href": 1, "known": []}]}', '{"format": 9}']
)
def test_what_was_agreed_and_cannot_be_read_is_told(desk, damage):
    book = Shelf()
    desk.put(ana())
    desk.sync(book)
    (kept,) = desk.folder.rglob("agreed.json")
    kept.write_text(damage, encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be read"):
        desk.sync(book)
    desk.sync(book, join=True)
    assert not desk.sync(book).changes


def test_a_card_that_cannot_be_given_is_left_alone(desk):
    class Large(Shelf):
        def cards(self, hrefs):
            for each in super().cards(hrefs):
                fault = "is too large" if each.href == HREF else ""
                yield Card(each.href, each.etag, each.text, fault)

    book = Large(texts={HREF: card("EMAIL:a@example.org")})
    desk.put(*many(1))
    desk.sync(book)
    desk.sync(book)
    assert desk.said[0] == f"left as it is: {HREF}: is too large"
    assert desk.said.count(desk.said[0]) == 1
    assert len(desk.all()) == 1


@pytest.mark.parametrize("known", [True, False], ids=["known", "new"])
def test_a_card_that_the_server_cannot_give_this_time_is_read_the_next_time(desk, known):
    class Failing(Shelf):
        fails = False

        def cards(self, hrefs):
            for each in super().cards(hrefs):
                yield Card(each.href, "", "", "the server failed (500)") if self.fails else each

    book = Failing(texts={HREF: card("TITLE:Speaker")} if known else {})
    desk.put(*many(1))
    desk.sync(book)
    book.write(HREF, card("TITLE:Head"))
    book.fails = True
    desk.sync(book)
    book.fails = False
    desk.sync(book)
    assert desk.get().contact.role == "Head"


def test_an_unanswered_put_that_arrived_is_not_done_again(desk):
    book = Shelf()
    desk.put(*many(3))

    def late(shelf, what):
        if what == "was put" and shelf.puts == 2:
            raise UnansweredError("no answer")

    book.between = late
    desk.sync(book)
    assert (len(book.texts), book.puts) == (3, 3)
    assert not desk.sync(book).changes


@pytest.mark.parametrize("arrives", [True, False], ids=["it arrived", "it did not"])
def test_what_was_removed_does_not_come_back_by_an_unanswered_put(desk, arrives):
    """The answer to the put gets lost, and a telephone edits the card before the next sync."""
    book = Shelf()
    desk.put(ana(emails=(EmailAddress("ana@example.org"), EmailAddress("old@example.org"))))
    desk.sync(book)
    desk.edit(lambda record: remove_value(record, "emails", "old@example.org", AT))

    def late(shelf, what):
        if what == ("was put" if arrives else "put") and shelf.between is late:
            shelf.between = lambda *_: None
            raise UnansweredError("no answer")

    book.between = late
    desk.sync(book)
    book.edit(HREF, lambda text: text.replace("TITLE:Speaker", "TITLE:Chief"))
    desk.sync(book)
    assert [str(each) for each in desk.get().contact.emails] == ["ana@example.org"]
    assert desk.get().contact.role == "Chief"
    assert "old@" not in book.texts[HREF]


def test_what_was_removed_stays_so_where_a_card_cannot_be_read_after_it_was_put(desk):
    class Failing(Shelf):
        fails = False

        def cards(self, hrefs):
            for each in super().cards(hrefs):
                yield Card(each.href, "", "", "the server failed (500)") if self.fails else each

    book = Failing(tells_etag=False)
    desk.put(ana(emails=(EmailAddress("ana@example.org"), EmailAddress("old@example.org"))))
    book.fails = True
    desk.sync(book)
    desk.edit(lambda record: remove_value(record, "emails", "old@example.org", AT))
    book.fails = False
    desk.sync(book)
    assert [str(each) for each in desk.get().contact.emails] == ["ana@example.org"]
    assert "old@" not in book.texts[HREF]


def test_a_card_that_was_put_and_deleted_before_it_was_read_again_is_gone(desk):
    book = Shelf()
    desk.put(ana())

    def deletes(shelf, what):
        if what == "card" and shelf.puts:
            shelf.drop(HREF)
            shelf.between = lambda *_: None

    book.between = deletes
    desk.sync(book)
    assert (desk.all(), book.texts) == ((), {})


class Choosing(Shelf):
    """A server that chooses the address of a new card, and perhaps its UID."""

    uid = False

    def put(self, href, text, etag):
        if etag is not None:
            return super().put(href, text, etag)
        name = f"/desk/{len(self.history)}-chosen.vcf"
        if self.uid:
            text = re.sub("UID:.*", f"UID:{name[6:-4]}", text)
        return super().put(name, text, None)


@pytest.mark.parametrize("uid", [False, True], ids=["its own address", "its own UID, too"])
@pytest.mark.parametrize("tells_etag", [True, False], ids=["ETag told", "no ETag told"])
def test_a_server_may_choose_where_a_new_card_is(desk, other, uid, tells_etag):
    book = Choosing(tells_etag=tells_etag)
    book.uid = uid
    desk.put(ana(), *many(3))
    outcome = desk.sync(book)
    assert (len(book.texts), len(desk.all()), done(outcome, HERE)) == (4, 4, [])
    other.sync(book)
    (href,) = (href for href, text in book.texts.items() if "Ana Ruiz" in text)
    book.edit(href, lambda text: text.replace("TITLE:Speaker", "TITLE:Chief"))
    desk.sync(book)
    assert desk.get().contact.role == "Chief"
    desk.edit(lambda record: assign(record, "role", "Head", AT))
    desk.sync(book)
    assert "TITLE:Head" in book.texts[href]
    desk.remove()
    for each in (desk, other, desk):
        each.sync(book)
    assert (len(book.texts), len(desk.all()), len(other.all())) == (3, 3, 3)


@pytest.mark.parametrize("seed", range(8))
def test_a_server_that_leaves_cards_out_is_asked_about_or_undone_by_the_next_sync(
    desk, other, seed
):
    chance = random.Random(seed)  # noqa: S311 - a game
    shelf = Shelf(has_tokens=False)
    desk.put(*many(12))
    for each in (desk, other):
        each.sync(shelf)
        each.answer = False
    book = Forgetful(shelf, chance, 0.05)
    for number in range(12):
        person = chance.choice([desk, other])
        if there := person.all():
            edited = chance.choice(there).uid
            person.edit(lambda r, tag=f"t{number}": add_value(r, "tags", tag, AT), edited)
        with suppress(ServerError):
            person.sync(book)
        assert len(there) - len(person.all()) <= max(FEW, MANY * 12)
    book.rate = book.forgets = 0
    for each in (desk, other, desk, other):
        each.sync(book)
    assert book.happened["a part, as if all"]
    assert [*map(facts, desk.all())] == [*map(facts, other.all())]
    assert len(desk.all()) == len(shelf.texts) == 12
    assert sorted(tag for each in desk.all() for tag in each.tags) == sorted(
        f"t{number}" for number in range(12)
    )


def test_a_listing_that_leaves_out_a_token_is_taken_whole(desk):
    class Amnesiac(Shelf):
        def changes(self, token):  # noqa: ARG002 - the shape of a shelf
            found = super().changes("")
            return Changes(found.etags, found.gone, "5", whole=True)

    book = Amnesiac()
    desk.put(ana())
    desk.sync(book)
    book.drop(HREF)
    desk.sync(book)
    assert desk.all() == ()


def test_a_reported_number_is_no_edit(desk):
    book = Shelf()
    desk.put(ana(phones=(Phone("+41225550142"), Phone("+41225550143"))))
    desk.sync(book)
    said = Report("phones", "+41225550142", Verdict.DEAD, AT, "me")
    desk.edit(lambda record: report(record, said))
    puts = book.puts
    desk.sync(book)
    assert book.puts == puts
    assert desk.get().contact.phones[0].number == "+41225550143"
