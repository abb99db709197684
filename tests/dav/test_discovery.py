"""From what somebody knows of a server to their address books, asking nobody but that server."""

import httpx
import pytest

from pressdir.dav import AddressBook, ServerError, discovery
from pressdir.dav.http import Limits, Login, Session
from pressdir.errors import UsageError

from .scripted import BOOK, FOLDER, HTML, Reply, mocked, multistatus, response, serving

LIMITS = Limits(seconds=5, silence=2, patience=0)
HREF = "<d:href>{}</d:href>".format


def principal(href):
    return f"<d:current-user-principal>{HREF(href)}</d:current-user-principal>"


def home(*hrefs):
    return f"<c:addressbook-home-set>{''.join(map(HREF, hrefs))}</c:addressbook-home-set>"


def named(name, *rights):
    granted = "".join(f"<d:privilege><d:{each}/></d:privilege>" for each in rights)
    return (
        f"{BOOK}<d:displayname>{name}</d:displayname>"
        f"<d:current-user-privilege-set>{granted}</d:current-user-privilege-set>"
    )


def plays(server, places, otherwise=None):
    """Have the server say this of places, by path and depth."""
    server.answer = lambda asked: places.get(
        (asked.path, asked.headers.get("depth")), otherwise or Reply(404)
    )


def find(server, path=""):
    url = httpx.URL(server.address + path)
    with Session(url, Login("anna", "hunter2"), LIMITS) as session:
        return discovery.find(session)


@pytest.fixture
def server():
    with serving() as running:
        yield running


def account(prefix="/dav"):
    """A server as Nextcloud and Baikal are, below a path."""
    books = (
        response(f"{prefix}/home/", FOLDER),
        response(f"{prefix}/home/press/", named("Press  desk", "read", "write")),
        response(f"{prefix}/home/recent/", named("Recently contacted", "read")),
        response(f"{prefix}/home/inbox/", FOLDER),
    )
    return {
        (f"{prefix}/", "0"): multistatus(response(f"{prefix}/", principal(f"{prefix}/anna/"))),
        (f"{prefix}/anna/", "0"): multistatus(
            response(f"{prefix}/anna/", "<d:resourcetype/>" + home(f"{prefix}/home/"))
        ),
        (f"{prefix}/home/", "0"): multistatus(response(f"{prefix}/home/", FOLDER)),
        (f"{prefix}/home/", "1"): multistatus(*books),
        (f"{prefix}/home/press/", "0"): multistatus(books[1]),
        (f"{prefix}/home/press", "0"): Reply(301, {"Location": f"{prefix}/home/press/"}),
    }


@pytest.mark.parametrize(
    ("path", "found"),
    [
        pytest.param("dav/", 2, id="server"),
        pytest.param("dav/anna/", 2, id="account"),
        pytest.param("dav/home/", 2, id="folder of address books"),
        pytest.param("dav/home/press/", 1, id="address book"),
        pytest.param("dav/home/press", 1, id="address book without its slash"),
        pytest.param("", 2, id="host, by what is well known"),
    ],
)
def test_address_books_are_found_from_whatever_one_knows(server, path, found):
    well_known = {("/.well-known/carddav", "0"): Reply(301, {"Location": "/dav/"})}
    plays(server, account() | well_known)
    books = find(server, path)
    press = AddressBook(f"{server.address}dav/home/press/", "Press desk", writable=True)
    recent = AddressBook(f"{server.address}dav/home/recent/", "Recently contacted", writable=False)
    assert books == [press, recent][:found]
    assert discovery.only(books, "x") == press


@pytest.mark.parametrize(
    ("path", "prefix"),
    [("", "/remote.php/dav"), ("cloud", "/cloud/remote.php/dav"), ("b/", "/b/dav.php")],
)
@pytest.mark.parametrize("reply", [Reply(405), Reply(200, HTML, b"<html>"), Reply(404)])
def test_the_address_of_the_web_page_is_enough_for_usual_servers(server, path, prefix, reply):
    plays(server, account(prefix), reply)
    assert [book.name for book in find(server, path)] == ["Press desk", "Recently contacted"]


def test_what_is_not_there_is_not_taken_for_what_is_elsewhere(server):
    plays(server, account() | {("/.well-known/carddav", "0"): Reply(301, {"Location": "/dav/"})})
    with pytest.raises(ServerError, match=r"dav/home/pres: the server has nothing there"):
        find(server, "dav/home/pres")


def test_a_server_behind_another_one_does_not_know_its_name(server):
    """Baikal behind a proxy without X-Forwarded-Proto: whole addresses, of the wrong scheme."""
    places = account()
    text = places["/dav/home/", "1"].body.replace(b"<d:href>/", b"<d:href>https://127.0.0.1:81/")
    plays(server, places | {("/dav/home/", "1"): Reply(207, {}, text)})
    assert find(server, "dav/")[0].url == f"{server.address}dav/home/press/"


@pytest.mark.parametrize(
    "href", ["http://[", "http://a:b/", "//[", "mailto:a@b.example", "\n", "//"]
)
def test_what_leads_nowhere_is_passed_over(server, href):
    places = account()
    places["/dav/anna/", "0"] = multistatus(response("/dav/anna/", home(href, "/dav/home/")))
    books = places["/dav/home/", "1"].body.replace(
        b"</d:multistatus>", response(href, named("Bad")).encode() + b"</d:multistatus>"
    )
    plays(server, places | {("/dav/home/", "1"): Reply(207, {}, books)})
    try:
        found = find(server, "dav/")
    except ServerError as error:
        assert "another server" in str(error)  # noqa: PT017 - as what it names may be one
    else:
        assert "Press desk" in {book.name for book in found}


def test_no_address_book_is_said(server):
    places = account() | {("/dav/home/", "1"): multistatus(response("/dav/home/", FOLDER))}
    plays(server, places)
    with pytest.raises(ServerError, match="has no address book there") as caught:
        find(server, "dav/")
    assert "account of anna" in caught.value.hint


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        pytest.param(Reply(404), "has nothing there (404)", id="nothing"),
        pytest.param(Reply(405), "no place for WebDAV (405)", id="no WebDAV"),
        pytest.param(Reply(200, HTML, b"<html>"), "answers with a web page", id="a page"),
        pytest.param(Reply(200, {}, b"hello"), "broken XML", id="text"),
        pytest.param(Reply(401), "does not let you in", id="wrong password"),
        pytest.param(
            Reply(301, {"Location": "https://b.example/"}), "https://b.example", id="moved"
        ),
    ],
)
def test_a_server_that_is_none_for_address_books_is_said(server, reply, said):
    plays(server, {}, reply)
    with pytest.raises(ServerError) as caught:
        find(server)
    assert said in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize(("status", "hint"), [(404, "settings for other apps"), (500, "the log")])
def test_another_address_is_asked_for_where_that_may_help(server, status, hint):
    plays(server, {}, Reply(status))
    with pytest.raises(ServerError) as caught:
        find(server)
    assert hint in caught.value.hint


@pytest.mark.parametrize("where", ["well known", "principal", "home", "account"])
def test_another_server_is_named_and_not_asked(server, where):
    with serving() as other:
        place = other.address.replace("127.0.0.1", "localhost")  # another host, if only by its name
        elsewhere = f"{place}dav/"
        places = account()
        if where == "well known":
            places = {("/.well-known/carddav", "0"): Reply(302, {"Location": elsewhere})}
        elif where == "principal":
            places["/dav/", "0"] = multistatus(response("/dav/", principal(elsewhere)))
        elif where == "home":
            places["/dav/anna/", "0"] = multistatus(response("/dav/anna/", home(elsewhere)))
        else:
            places["/dav/anna/", "0"] = Reply(307, {"Location": elsewhere})
        plays(server, places)
        server.asked.clear()
        with pytest.raises(ServerError, match="leads to another server") as caught:
            find(server, "" if where == "well known" else "dav/")
        assert other.asked == []
        assert place.rstrip("/") in str(caught.value)
        assert "hunter2" not in f"{caught.value}{caught.value.hint}"


def test_a_keeper_with_many_hosts_is_followed_to_them():
    """As iCloud does it: everybody's address books are on a host with a number."""
    places = {
        "https://contacts.icloud.com/": multistatus(response("/", principal("/123/principal/"))),
        "https://contacts.icloud.com/123/principal/": multistatus(
            response(
                "/123/principal/", home("https://p37-contacts.icloud.com:443/123/carddavhome/")
            )
        ),
        "https://p37-contacts.icloud.com/123/carddavhome/": multistatus(
            response("/123/carddavhome/", FOLDER), response("/123/carddavhome/card/", BOOK)
        ),
    }
    asked = []

    def answer(request):
        asked.append(request)
        return places.get(str(request.url), Reply(404))

    url = httpx.URL("https://contacts.icloud.com/")
    with Session(url, Login("anna", "x"), LIMITS, transport=mocked(answer)) as session:
        (book,) = discovery.find(session)
    assert book == AddressBook("https://p37-contacts.icloud.com/123/carddavhome/card/")
    assert {request.url.host for request in asked} == {
        "contacts.icloud.com",
        "p37-contacts.icloud.com",
    }


def test_a_home_is_told_once_though_it_is_named_twice(server):
    places = account()
    places["/dav/anna/", "0"] = multistatus(
        response("/dav/anna/", home("/dav/home/", "/dav/home", "", "\n"))
    )
    plays(server, places | {("/dav/home", "1"): Reply(301, {"Location": "/dav/home/"})})
    assert len(find(server, "dav/")) == 2


def test_of_several_address_books_the_one_that_can_be_written_is_meant():
    one = AddressBook("https://a.example/1/", "Press")
    two = AddressBook("https://a.example/2/", "Home")
    read = AddressBook("https://a.example/3/", "Accounts", writable=False)
    assert discovery.only([read, one], "a.example") == one
    assert discovery.only([read], "a.example") == read
    with pytest.raises(UsageError, match=r"a\.example: there are 2 address books") as caught:
        discovery.only([one, two, read], "a.example")
    assert caught.value.hint.splitlines() == [
        "Name one of them:",
        "  https://a.example/1/  Press",
        "  https://a.example/2/  Home",
    ]
