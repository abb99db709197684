"""Radicale, Xandikos, sabre/dav, Cyrus: what is written is there, and nothing is written unseen."""

import itertools

import httpx
import pytest

from pressdir.dav import RefusedError, ServerError, UnmatchedError, discovery
from pressdir.dav.book import Book
from pressdir.dav.http import Login, Session

from .servers import NO_TOKENS, PASSWORD, USER

NAMES = itertools.count()


def card(uid, name="Nadia Kessler"):
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:{name}\r\nN:;{name};;;\r\nEND:VCARD\r\n"


@pytest.fixture
def name(server):
    name = f"book{next(NAMES)}"
    server.make_book(name)
    return name


@pytest.fixture
def book(server, name):
    with server.session() as session:
        yield server.book(session, name)


def text_of(book, href):
    (found,) = book.cards([href])
    return found.text


def test_an_empty_address_book_is_listed_whole(book, server):
    found = book.changes("")
    assert (dict(found.etags), found.gone, found.whole) == ({}, frozenset(), True)
    assert bool(found.token) is (server.name not in NO_TOKENS)


def test_changes_since_a_token_are_what_was_written_and_deleted(book, server):
    if server.name in NO_TOKENS:
        pytest.skip("it has no tokens")
    before = book.changes("")
    hrefs = [book.free(uid) for uid in ("a", "b", "c")]
    for uid, href in zip("abc", hrefs, strict=True):
        book.put(href, card(uid), None)
    added = book.changes(before.token)
    assert (set(added.etags), added.gone, added.whole) == (set(hrefs), frozenset(), False)
    book.put(hrefs[0], card("a", "Nadia K."), added.etags[hrefs[0]])
    book.delete(hrefs[1], added.etags[hrefs[1]])
    changed = book.changes(added.token)
    assert set(changed.etags) == {hrefs[0]}
    assert changed.gone == {hrefs[1]}
    assert changed.etags[hrefs[0]] != added.etags[hrefs[0]]
    assert book.changes(changed.token).etags == {}
    assert set(book.changes("").etags) == {hrefs[0], hrefs[2]}


@pytest.mark.parametrize("token", ["nonsense", "http://radicale.org/ns/sync/" + "0" * 64, "ü<&"])
def test_a_token_that_the_server_does_not_know_gives_everything(book, token):
    href = book.free("a")
    book.put(href, card("a"), None)
    found = book.changes(token)
    assert (set(found.etags), found.whole) == ({href}, True)
    assert found.token != token


def test_a_card_comes_back_with_its_etag(book, server):
    href = book.free("a")
    said = book.put(href, card("a", "Łukasz <&> Żak"), None)
    if server.name == "sabre, rewriting":
        assert said == ""
        said = book.changes("").etags[href]
    (found,) = book.cards([href])
    assert found.href == href
    assert "FN:Łukasz <&> Żak" in found.text.splitlines()
    assert found.etag == book.changes("").etags[href] == said
    assert not found.fault


def test_many_cards_come_in_batches_and_those_that_are_gone_do_not(book, monkeypatch):
    monkeypatch.setattr("pressdir.dav.book.BATCH", 4)
    hrefs = [book.free(f"n{number}") for number in range(10)]
    for number, href in enumerate(hrefs):
        book.put(href, card(f"n{number}"), None)
    found = {each.href: each for each in book.cards([*hrefs, book.free("never")])}
    assert set(found) == set(hrefs)
    assert all(f"UID:n{number}" in found[href].text for number, href in enumerate(hrefs))


def test_a_new_card_is_not_written_over_one_that_is_there(book):
    href = book.free("a")
    book.put(href, card("a"), None)
    with pytest.raises(UnmatchedError, match="changed on the server in the meantime"):
        book.put(href, card("a", "Somebody"), None)
    assert "Nadia Kessler" in text_of(book, href)


def test_a_card_that_somebody_changed_is_not_written_over(book, server):
    href = book.free("a")
    book.put(href, card("a"), None)
    etag = book.changes("").etags[href]
    server.ask("PUT", href, card("a", "Theirs").encode())
    for change in (
        lambda: book.put(href, card("a", "Ours"), etag),
        lambda: book.delete(href, etag),
    ):
        with pytest.raises(UnmatchedError):
            change()
    assert "Theirs" in text_of(book, href)


def test_a_card_that_is_gone_is_deleted_already_and_not_written(book):
    href = book.free("a")
    book.put(href, card("a"), None)
    etag = book.changes("").etags[href]
    book.delete(href, etag)
    book.delete(href, etag)
    with pytest.raises((UnmatchedError, RefusedError)):
        book.put(href, card("a"), etag)


def test_what_is_no_card_is_refused_in_plain_words(book):
    with pytest.raises(
        RefusedError, match=r"(takes it for a mistake|understand the card|that kind of content)"
    ) as caught:
        book.put(book.free("a"), "hello", None)
    assert str(caught.value).startswith(book.url)


def test_names_that_need_escaping_are_found_again(book, server, name):
    for written in ("a%20b.vcf", "%C3%BC.vcf", "a@b.vcf", "x(y).vcf", "a+b.vcf", "100%25.vcf"):
        status, said, _ = server.ask(
            "PUT", f"{server.home}{name}/{written}", card(written).encode()
        )
        assert status == 201, said
    found = book.changes("")
    assert {each.href for each in book.cards([*found.etags])} == set(found.etags)
    for href, etag in found.etags.items():
        book.put(href, text_of(book, href).replace("Nadia", "Nora"), etag)
    changed = book.changes(found.token)
    assert set(changed.etags) == set(found.etags)
    for href, etag in changed.etags.items():
        book.delete(href, etag)
    after = book.changes(changed.token)
    assert (set(after.etags), after.gone) == (set(), set() if after.whole else set(found.etags))


def test_a_second_card_with_the_same_uid_is_refused_by_who_refuses_it(book, server):
    book.put(book.free("a"), card("a"), None)
    if server.name != "radicale":
        book.put(book.free("b"), card("a"), None)
    else:
        with pytest.raises(RefusedError, match="another card with the same UID") as caught:
            book.put(book.free("b"), card("a"), None)
        assert (caught.value.status, caught.value.condition) == (409, "no-uid-conflict")


@pytest.mark.parametrize("path", ["", "anna/", "{home}", ".well-known/carddav", "dav.php"])
def test_address_books_are_found_from_whatever_one_knows(server, name, path):
    if path in {"anna/", "dav.php"} and not server.home.startswith(f"/{path}"):
        pytest.skip("it has nothing there")
    address = server.address + path.format(home=server.home.lstrip("/"))
    with Session(httpx.URL(address), Login(USER, PASSWORD)) as session:
        found = {book.url: book for book in discovery.find(session)}
    book = found[f"{server.address.rstrip('/')}{server.home}{name}/"]
    assert (book.name, book.writable) == ("Press", True)


def test_an_address_book_is_found_by_its_own_address_alone(server, name):
    address = f"{server.address.rstrip('/')}{server.home}{name}"  # the slash is often left out
    with Session(httpx.URL(address), Login(USER, PASSWORD)) as session:
        assert [book.url for book in discovery.find(session)] == [f"{address}/"]


def test_another_address_book_is_not_taken_for_one_that_is_not_there(server, name):
    address = f"{server.address.rstrip('/')}{server.home}never/"
    with server.session() as session:
        session.named = httpx.URL(address)
        with pytest.raises(ServerError, match="has nothing there"):
            discovery.find(session)
        with pytest.raises(ServerError, match="has nothing there"):
            server.book(session, "never").changes("")


def test_a_folder_that_is_no_address_book_is_not_an_empty_one(server):
    with server.session() as session:
        home = Book(session, server.address.rstrip("/") + server.home)
        with pytest.raises(ServerError, match="is no address book"):
            home.changes("")


def test_a_wrong_password_is_said_and_shown_nowhere(server, name):
    if server.name == "xandikos":
        pytest.skip("it was started without passwords")
    with server.session("hunter2 wrong") as session, pytest.raises(ServerError) as caught:
        server.book(session, name).changes("")
    assert "does not let you in (401" in str(caught.value)
    assert "hunter2" not in f"{caught.value}{caught.value.hint}{caught.value.__cause__}"


def test_a_server_that_has_ended_is_said(server, book):
    nobody = httpx.URL("http://127.0.0.1:9/")  # discard, which nobody serves
    with Session(nobody) as session, pytest.raises(ServerError, match="nobody answers at 127"):
        session.ask("GET", nobody)
