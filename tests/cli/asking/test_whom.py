"""Whom somebody means is the same by the index and by all records, and the index reads a few."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressdir import outline
from pressdir.cli.asking import naming, whom
from pressdir.cli.own_files import places
from pressdir.errors import PressdirError
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, Record, Release, Sighting
from pressdir.search import indexing, lookup
from pressdir.store import Store
from pressdir.store.snapshot import Snapshot

RELEASES = {"d1": Release("d1", "x", "Ana Ruiz opens a pier"), "d2": Release("d2", "x", None)}
UIDS = ("a1aaaaaa-0000", "a1aaaaaa-1111", "A1AAAAAA-2222", "b2bbbbbb", "c3", "d4 dddddd", "é")
NAMES = ("Ana Ruiz", "ana  ruiz", "Ana", "Aná Ruiz", "Jiří Dvořák", "محمد كريم", "李 小龙")
ORGS = ("Harbour Trust", "Ana Ruiz", "Krm", None)
MAILS = ("ana.ruiz@harbour.example", "Ana@harbour.example", "press@řeka.example")
PHONES = (
    Phone("+41225550142"),
    Phone("+41225550142", "12"),
    Phone("+41225550143"),
    Phone("+420224224224"),
)
WORDS = (
    "ana", "ruiz", "Ana Ruiz", "ANÁ", "ana.ruiz@harbour.example", "press@řeka.example", "reka",
    "+41225550142", "+41225550142;ext=12", "022 555 01 42", "0142", "41225550142", "dvorak",
    "a1aaaaaa", "A1AAAAAA", "urn:uuid:a1aaaaaa-0000", "b2bbbbbb", "a1aaaaaa-1", "uid:c3", "harbour",
    "pier", "-pier", "title:pier", "-title:*", "title:*", "ruzi", "harbuor", "dvroak", "muhammad",
    "karim", "org:ana", "-ana", "kind:desk", "zzz", "emial:x", "", "-", "country:ch", "seen:2026",
)  # fmt: skip


class Book:
    """A contact file without one; its records can be asked for unless it has an index."""

    def __init__(self, path, records, *, indexed):
        self.path, self._records, self._indexed = path, records, indexed
        self.identity = ()
        self.may_read = False
        if indexed:
            status = os.stat(path)  # noqa: PTH116
            self.identity = (
                status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns,
            )  # fmt: skip

    def records(self):
        assert self.may_read or not self._indexed, "all records were read"
        return self._records

    def get(self, uid):
        return next((record for record in self._records if record.uid == uid), None)


def some(values):
    return st.lists(st.sampled_from(values), unique=True, max_size=2).map(tuple)


@st.composite
def directories(draw):
    return tuple(
        Record(
            uid,
            Contact(
                draw(st.sampled_from(Kind)),
                Name(draw(st.sampled_from(NAMES))),
                org=draw(st.sampled_from(ORGS)),
                emails=tuple(map(EmailAddress, draw(some(MAILS)))),
                phones=draw(some(PHONES)),
            ),
            tuple(
                Sighting("name", "x", "2026-01-01", digest)
                for digest in draw(some((*RELEASES, None)))
            ),
        )
        for uid in draw(st.lists(st.sampled_from(UIDS), unique=True))
    )


def told(book, words):
    """Who is meant; or the error, and its hint."""
    try:
        return whom.one(book, words).uid
    except PressdirError as error:
        return type(error), str(error), error.hint


@settings(deadline=None)
@given(
    directories(),
    directories(),
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=2), min_size=1, max_size=8),
    st.booleans(),
)
def test_the_index_names_whom_all_records_name(tmp_path_factory, before, now, asked, updated):
    path = tmp_path_factory.mktemp("book") / "contacts.json"
    path.touch()
    indexed, scanned = (Book(path, now, indexed=each) for each in (True, False))
    place, state = places.index_file(str(path)), places.index_state(str(path), indexed.identity)
    if updated:
        indexing.build(
            path.with_name("index"), map(outline.of, before), "1", lambda _: "", RELEASES
        )
        known = {record.uid: outline.of(record) for record in now}
        changes = [(uid, known.get(uid)) for uid in UIDS]
        assert indexing.update(
            path.with_name("index"), ("1", state), changes, lambda _: "", RELEASES
        )
        for end in ("", lookup.BESIDE):
            path.with_name(f"index{end}").replace(f"{place}{end}")
    else:
        indexing.build(path.with_name("index"), map(outline.of, now), state, lambda _: "", RELEASES)
        path.with_name("index").replace(place)
    for words in asked:
        indexed.may_read = words == ["a1aaaaaa-1"]  # which may be how a uid began once
        assert told(indexed, words) == told(scanned, words)
        if "emial:x" not in words:
            assert _near(indexed, words) == _near(scanned, words)


def _near(book, words):
    try:
        return whom.nearby(book, words)
    except PressdirError as error:
        return str(error)


@pytest.fixture(autouse=True)
def cache(home):
    """The folder of indexes."""
    (home / "cache" / "pressdir").mkdir(parents=True)


@pytest.fixture
def indexed(filled, run, monkeypatch):
    """A contact file with an index; reading all its records is a fault."""
    monkeypatch.setattr("pressdir.cli.asking.answers.SETTLED", 0)
    assert run("find", "ana").code == 0
    return filled


@pytest.fixture
def few(indexed, monkeypatch):
    def records(_):
        pytest.fail("all records were read")

    monkeypatch.setattr(Snapshot, "records", records)
    return indexed


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("arguments", "code", "printed"),
    [
        pytest.param(["show", "ana", "ruiz"], 0, "Ana Ruiz", id="a name"),
        pytest.param(["show", "a1aaaaaa"], 0, "Ana Ruiz", id="a uid"),
        pytest.param(["call", "-n", "costa"], 0, "tel:+351213456789", id="call"),
        pytest.param(["set", "dvorak", "note=x"], 0, "Dvořák", id="set"),
        pytest.param(["set", "dvorak", "note=x", "-n"], 0, "Dvořák", id="set, tried out"),
        pytest.param(["tried", "costa", "busy"], 0, "busy", id="tried"),
        pytest.param(["verify", "costa"], 0, "verified", id="verify"),
        pytest.param(["remove", "costa", "--yes"], 0, "removed", id="remove"),
        pytest.param(["show", "ana"], 2, "2 contacts answer to this", id="several"),
        pytest.param(["show", "dvroak"], 1, "Near: Jiří Dvořák", id="a typo"),
    ],
)
def test_commands_read_only_whom_they_mean(run, arguments, code, printed):
    done = run(*arguments)
    assert done.code == code
    assert printed in done.out + done.err


@pytest.mark.parametrize("command", [["call", "-n"], ["show"]])
@pytest.mark.parametrize(
    ("word", "code"), [("anage", 2), ("manag", 0), ("sta", 0), ("role:anage", 0)]
)
def test_nobody_is_meant_by_what_stands_within_a_word_of_a_title(run, indexed, command, word, code):
    assert run("set", "costa", "role=Manager").code == 0
    done = run(*command, word)
    assert done.code == code
    assert ("nobody is called so" in done.err and "Ana Costa" in done.err) == bool(code)


def test_a_search_by_name_means_whom_it_finds(run, indexed):
    assert run("set", "costa", "role=Manager").code == 0
    assert run("saved", "bosses", "role:anage").code == 0
    assert run("show", "@bosses").code == 0


def test_an_index_of_another_state_is_not_asked(indexed, run):
    indexed.write_text(indexed.read_text("utf-8").replace("Ana Costa", "Eva Costa"), "utf-8")
    assert run("set", "eva", "costa", "note=x").code == 0
    assert "no contact answers" in run("set", "ana costa", "note=x").err


def test_what_a_change_has_done_so_far_is_seen(indexed):
    with Store.open(indexed) as store, store.transaction("x") as change:
        assert whom.one(change, ["costa"]).contact.label == "Ana Costa"
        change.remove(whom.one(change, ["costa"]).uid)
        with pytest.raises(PressdirError, match="no contact answers"):
            whom.one(change, ["costa"])


def test_a_file_replaced_since_it_was_read_has_no_index(indexed):
    with Store.open(indexed) as store:
        indexed.touch()
        assert naming._index(store) is None


def test_an_index_that_says_what_is_not_so_is_not_believed(indexed):
    with Store.open(indexed) as store:
        costa = whom.one(store, ["costa"])
        state = places.index_state(str(indexed), store.identity)
        wrong = Record("a1aaaaaa-0000-4000-8000-000000000001", costa.contact)
        place = indexed.with_name("index")
        indexing.build(place, [outline.of(wrong)], state, lambda _: "", {})
        place.replace(places.index_file(str(indexed)))
        assert whom.one(store, ["costa"]) == costa


def test_a_damaged_index_is_not_missed(indexed):
    with open(places.index_file(str(indexed)), "r+b") as index:  # noqa: PTH123
        index.seek(60)
        index.write(b"\xff" * 400)
    with Store.open(indexed) as store:
        assert whom.one(store, ["costa"]).contact.label == "Ana Costa"
