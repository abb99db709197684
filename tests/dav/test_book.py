"""An address book on servers that do what they should not: what is only not told is not gone."""

import itertools

import httpx
import pytest

from pressdir.dav import RefusedError, ServerError, UnansweredError, UnmatchedError
from pressdir.dav import book as books
from pressdir.dav.book import Book
from pressdir.dav.http import Limits, Session

from .scripted import BOOK, FOLDER, HTML, XML, Reply, multistatus, response, serving, tagged

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:a\r\nFN:Nadia Kessler\r\nEND:VCARD\r\n"
ITSELF = response("/dav/press/", BOOK)
LIMITS = Limits(seconds=5, silence=2, patience=0)


@pytest.fixture
def server():
    with serving() as running:
        yield running


@pytest.fixture
def book(server):
    with Session(httpx.URL(server.address), None, LIMITS) as session:
        yield Book(session, f"{server.address}dav/press")


def plays(server, **replies):
    """Have the server answer by method; PROPFIND of depth 0 is `about`, a report by its name."""

    def answer(asked):
        name = asked.method.lower()
        if name == "propfind" and asked.headers["depth"] == "0":
            name = "about"
        if name == "report":
            name = "multiget" if b"multiget" in asked.body else "sync"
        reply = replies.get(name, Reply(405))
        return reply(asked) if callable(reply) else reply

    server.answer = answer


def about(token="", more=""):
    token = f"<d:sync-token>{token}</d:sync-token>" if token else ""
    return multistatus(response("/dav/press/", token + more) if token or more else ITSELF)


def data(text=CARD, etag='"1"'):
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return f"<d:getetag>{etag}</d:getetag><c:address-data>{text}</c:address-data>"


# --- listings ------------------------------------------------------------------------------------


def test_a_listing_has_cards_and_nothing_else(server, book):
    kind = "<d:getcontenttype>{}</d:getcontenttype>".format
    listing = multistatus(
        ITSELF,
        response("/dav/press/a.vcf", tagged('"1"') + kind("text/vcard; charset=utf-8")),
        response("/dav/press/b", tagged('"2"')),
        response("/dav/press/c.vcf", tagged('W/"3"') + kind("text/plain")),
        response("/dav/press/d.ics", tagged('"4"') + kind("text/calendar")),
        response("/dav/press/sub/", FOLDER),
        response("/dav/press/sub/e.vcf", tagged('"5"')),
        response("/dav/other/f.vcf", tagged('"6"')),
        response("/dav/press/../../g.vcf", tagged('"7"')),
        response("/dav/press/h.vcf", status="404 Not Found"),
        response("/dav/press/i.vcf", status="403 Forbidden"),
        response("/dav/press/j.vcf", "<d:resourcetype/>"),
    )
    plays(server, about=about("t1"), propfind=listing)
    found = book.changes("")
    assert dict(found.etags) == {
        "/dav/press/a.vcf": '"1"',
        "/dav/press/b": '"2"',
        "/dav/press/c.vcf": 'W/"3"',
        "/dav/press/i.vcf": "",  # it is there, though nobody may see it
        "/dav/press/j.vcf": "",
    }
    assert (found.token, found.whole, found.gone) == ("t1", True, frozenset())


def test_a_server_without_tokens_lists_everything_every_time(server, book):
    plays(server, about=about(), propfind=multistatus(ITSELF))
    found = book.changes("")
    assert (found.token, found.whole) == ("", True)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        pytest.param(multistatus(), "lists nothing, not even the address book", id="nothing"),
        pytest.param(
            multistatus(response("/elsewhere/", BOOK)), "lists nothing", id="another folder"
        ),
        pytest.param(multistatus(response("/dav/press/", FOLDER)), "no address book", id="folder"),
        pytest.param(
            multistatus(response("/dav/press/", status="404 Not Found")),
            "has nothing there (404)",
            id="not there, within a success",
        ),
        pytest.param(
            multistatus(response("/dav/press/", status="403 Forbidden")),
            "does not allow it (403)",
            id="forbidden, within a success",
        ),
        pytest.param(Reply(200, HTML, b"<html>Log in"), "answers with a web page", id="HTML"),
        pytest.param(Reply(207, XML, b""), "broken XML", id="no answer"),
        pytest.param(Reply(207, XML, multistatus(ITSELF).body[:-9]), "broken XML", id="cut"),
        pytest.param(
            Reply(207, XML, b'<a xmlns="DAV:"/>'), "something else than what was", id="other XML"
        ),
        pytest.param(Reply(200, {}, b"OK"), "broken XML", id="text"),
        pytest.param(Reply(404), "has nothing there (404)", id="not there"),
        pytest.param(Reply(405), "no place for WebDAV (405)", id="no WebDAV"),
        pytest.param(Reply(503), "is too busy", id="busy"),
    ],
)
@pytest.mark.parametrize("token", ["", "t1"])
def test_no_listing_is_no_empty_address_book(server, book, reply, said, token):
    """Whatever the answer is, whether a token was given or not."""
    plays(server, about=about("t2"), propfind=reply, sync=Reply(403))
    with pytest.raises(ServerError) as caught:
        book.changes(token)
    assert said in str(caught.value)
    assert caught.value.hint or caught.value


def test_an_answer_with_a_document_type_is_not_read(server, book):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    outside = '<!ENTITY l0 SYSTEM "file:///etc/passwd">'
    for entities in (f'<!ENTITY l0 "lol">{laughs}', outside, ""):
        declared = f"<!DOCTYPE d:multistatus [{entities}]>"
        bomb = multistatus(response("/dav/press/&l0;", BOOK), declared=declared)
        plays(server, about=about("t"), propfind=bomb)
        with pytest.raises(ServerError, match="has a document type, and is not read"):
            book.changes("")


def test_elements_without_end_are_not_read(server, book):
    deep = b"<a>" * 100_000
    plays(server, about=about("t"), propfind=Reply(207, XML, deep))
    with pytest.raises(ServerError, match="too many elements"):
        book.changes("")


def test_names_of_namespaces_do_not_matter(server, book):
    text = multistatus(ITSELF, response("/dav/press/a.vcf", tagged('"1"'))).body.decode()
    text = text.replace("<d:", "<").replace("</d:", "</").replace("xmlns:d=", "xmlns=")
    plays(server, about=about("t"), propfind=Reply(207, XML, text.encode("utf-16")))
    assert set(book.changes("").etags) == {"/dav/press/a.vcf"}


def test_a_listing_that_is_cut_is_asked_for_in_pieces(server, book):
    cut = response("/dav/press/", status="507 Insufficient Storage")
    pieces = {
        b"<sync-token/>": multistatus(response("/dav/press/a.vcf", tagged('"1"')), cut, now="p1"),
        b"<sync-token>p1<": multistatus(response("/dav/press/b.vcf", tagged('"2"')), now="p2"),
    }
    plays(
        server,
        about=about("t"),
        propfind=multistatus(ITSELF, response("/dav/press/a.vcf", tagged('"1"')), cut),
        sync=lambda asked: next(reply for key, reply in pieces.items() if key in asked.body),
    )
    found = book.changes("")
    assert (dict(found.etags), found.token, found.whole) == (
        {"/dav/press/a.vcf": '"1"', "/dav/press/b.vcf": '"2"'},
        "p2",
        True,
    )


# --- changes since a token -----------------------------------------------------------------------


def test_changes_come_in_pieces_and_the_last_word_counts(server, book):
    cut = response("/dav/press/", status="507 Insufficient Storage")
    gone = "404 Not Found"
    pieces = iter(
        [
            multistatus(
                response("/dav/press/a.vcf", tagged('"1"')),
                response("/dav/press/b.vcf", status=gone),
                cut,
                now="p1",
            ),
            multistatus(
                response("/dav/press/a.vcf", status=gone),
                response("/dav/press/b.vcf", tagged('"2"')),
                now="p2",
            ),
        ]
    )
    plays(server, about=about("p2"), sync=lambda _: next(pieces))
    found = book.changes("t1")
    assert (dict(found.etags), found.gone) == ({"/dav/press/b.vcf": '"2"'}, {"/dav/press/a.vcf"})
    assert (found.token, found.whole) == ("p2", False)


@pytest.mark.parametrize("token", ["", "t1"])
def test_a_server_that_never_ends_is_given_up(server, book, token):
    cut = response("/dav/press/", status="507 Insufficient Storage")
    plays(server, about=about("t2"), sync=multistatus(cut, now=token))
    with pytest.raises(ServerError, match="a part of its cards"):
        book.changes("t1")
    assert len(server.asked) == 2


def test_nothing_is_asked_for_when_the_token_is_the_same(server, book):
    plays(server, about=about("t1"))
    found = book.changes("t1")
    assert (found.etags, found.gone, found.token, found.whole) == ({}, frozenset(), "t1", False)
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 410, 412, 415, 500, 501, 507])
def test_a_token_or_report_that_is_refused_gives_everything(server, book, status):
    listing = multistatus(ITSELF, response("/dav/press/a.vcf", tagged('"1"')))
    plays(server, about=about("t2"), sync=Reply(status), propfind=listing)
    found = book.changes("t1")
    assert (set(found.etags), found.token, found.whole) == ({"/dav/press/a.vcf"}, "t2", True)


@pytest.mark.parametrize("status", [401, 429, 503])
def test_a_server_that_cannot_answer_now_is_not_asked_for_everything(server, book, status):
    plays(server, about=about("t2"), sync=Reply(status), propfind=multistatus(ITSELF))
    with pytest.raises(ServerError):
        book.changes("t1")


def test_sogo_says_created_beside_the_properties(server, book):
    changed = response("\n  /dav/press/a.vcf\n", tagged('\n"1"\n'), status="201 Created")
    plays(server, about=about("t2"), sync=multistatus(changed, now="t2"))
    assert dict(book.changes("t1").etags) == {"/dav/press/a.vcf": '"1"'}


def test_a_card_is_the_same_however_it_is_spelled(server, book):
    plays(
        server,
        about=about("t1"),
        propfind=multistatus(ITSELF, response("/dav/press/anna%40example.org.vcf", tagged('"1"'))),
        sync=multistatus(
            response("https://inside.example:8080/dav/press/anna@example.org.vcf", tagged('"2"')),
            now="t2",
        ),
        get=Reply(200, {"ETag": '"2"'}, CARD.encode()),
    )
    (listed,) = book.changes("").etags
    (changed,) = book.changes("t0").etags
    assert listed == changed == "/dav/press/anna@example.org.vcf"
    server.asked.clear()
    [*book.cards([listed])]
    assert server.asked[0].path == "/dav/press/anna@example.org.vcf"


def test_a_path_is_asked_for_as_the_server_spells_it(server, book):
    written = "/dav/press/%41%40b%2f%C3%BC.vcf"
    plays(
        server,
        about=about("t1"),
        propfind=multistatus(ITSELF, response(written, tagged('"1"'))),
        put=Reply(204),
    )
    (href,) = book.changes("").etags
    book.put(href, CARD, '"1"')
    assert server.asked[-1].path == written


def test_two_thousand_cards_are_a_few_reports(server, book):
    hrefs = [f"/dav/press/n{number}.vcf" for number in range(2000)]

    def multiget(asked):
        wanted = [each for each in hrefs if f"<href>{each}</href>".encode() in asked.body]
        return multistatus(*(response(each, data()) for each in wanted))

    plays(server, multiget=multiget)
    assert [card.href for card in book.cards(hrefs)] == hrefs
    assert len(server.asked) == 2000 / books.BATCH


# --- cards ---------------------------------------------------------------------------------------

TWO = ["/dav/press/a.vcf", "/dav/press/b.vcf"]


def single(asked):
    return Reply(200, {"ETag": f'"{asked.path[-5]}"', "Content-Type": "text/vcard"}, CARD.encode())


@pytest.mark.parametrize(
    "refusal",
    [
        *(Reply(status) for status in (400, 403, 405, 413, 415, 500, 501, 507)),
        Reply(207, XML, b"<d:multistatus xmlns:d='DAV:'>\x0b"),
    ],
)
def test_cards_come_one_by_one_where_the_report_is_refused(server, book, refusal):
    plays(server, multiget=refusal, get=single)
    assert [(card.href, card.etag, card.text) for card in book.cards(TWO)] == [
        ("/dav/press/a.vcf", '"a"', CARD),
        ("/dav/press/b.vcf", '"b"', CARD),
    ]
    assert server.asked[-1].headers["accept-encoding"] == "identity"


def test_what_a_report_leaves_out_is_asked_for_by_itself(server, book):
    missing = '<d:getetag>"1"</d:getetag></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>'
    missing += "<d:propstat><d:prop><c:address-data/></d:prop><d:status>HTTP/1.1 404 No</d:status>"
    found = multistatus(
        f"<d:response><d:href>{TWO[0]}</d:href><d:propstat><d:prop>{missing}</d:propstat></d:response>"
    )
    plays(server, multiget=found, get=single)
    assert [card.etag for card in book.cards(TWO)] == ['"a"', '"b"']


def test_cards_that_are_gone_meanwhile_are_not_among_them(server, book):
    gone = multistatus(*(response(each, status="404 Not Found") for each in TWO))
    plays(server, multiget=gone, get=Reply(404))
    assert [*book.cards(TWO)] == []
    assert [*book.cards(TWO[:1])] == []


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        pytest.param(Reply(403), "does not allow it (403)", id="forbidden"),
        pytest.param(Reply(500), "failed (500)", id="broken there"),
        pytest.param(Reply(200, HTML, b"<html>Log in"), "is no vCard", id="HTML"),
        pytest.param(Reply(200, {}, b""), "is no vCard", id="empty"),
        pytest.param(Reply(200, {}, CARD.encode() + b"\xff"), "is no text", id="no text"),
        pytest.param(
            Reply(200, {"Content-Type": "text/vcard; charset=klingon"}, CARD.encode()),
            "is no text",
            id="no charset",
        ),
        pytest.param(
            Reply(200, {}, CARD.encode() + bytes(books.LARGEST)), "is larger than 4 MB", id="large"
        ),
        pytest.param(Reply(200, {"Content-Length": str(100 << 20)}, CARD.encode()), "", id="cut"),
    ],
)
def test_one_bad_card_does_not_stop_the_others(server, book, reply, fault):
    def get(asked):
        return reply if asked.path.endswith("b.vcf") else single(asked)

    plays(server, get=get)
    if not fault:
        with pytest.raises(UnansweredError):
            [*book.cards(TWO)]
        return
    one, other = book.cards(TWO)
    assert (one.text, one.fault) == (CARD, "")
    assert other.text == ""
    assert fault in other.fault


def test_a_card_of_a_hundred_megabytes_is_not_read_to_its_end(server, book):
    sent = itertools.count()

    def endless():
        yield CARD.encode()
        while next(sent) < 1600:
            yield bytes(1 << 16)

    def get(asked):
        return Reply(200, parts=endless()) if asked.path == TWO[1] else single(asked)

    plays(server, multiget=lambda _: Reply(207, XML, parts=endless()), get=get)
    one, other = book.cards(TWO)
    assert not one.fault
    assert "is larger than 4 MB" in other.fault
    assert next(sent) < 1000


def test_a_card_in_another_character_set_is_read(server, book):
    latin = CARD.replace("Nadia", "Zoë").encode("latin-1")
    kind = {"Content-Type": 'text/vcard; charset="iso-8859-1"', "ETag": '"1"'}
    plays(server, get=Reply(200, kind, latin))
    (card,) = book.cards(TWO[:1])
    assert "Zoë" in card.text


@pytest.mark.parametrize(("known", "asks"), [("3.0", False), ("4.0", True)])
def test_vcards_of_4_0_are_asked_for_where_a_server_would_make_less_of_them(
    server, book, known, asks
):
    kinds = f'<c:address-data-type content-type="text/vcard" version="{known}"/>'
    more = f"<c:supported-address-data>{kinds}</c:supported-address-data>"
    plays(
        server,
        about=about("t", more),
        propfind=multistatus(ITSELF),
        multiget=multistatus(*(response(each, data()) for each in TWO)),
    )
    book.changes("")
    [*book.cards(TWO)]
    assert (b'version="4.0"' in server.asked[-1].body) is asks
    assert book.versions == {known}


# --- changing ------------------------------------------------------------------------------------


def test_every_change_has_a_condition(server, book):
    plays(server, put=Reply(204, {"ETag": '"2"'}), delete=Reply(204))
    assert book.put("/dav/press/a.vcf", CARD, '"1"') == '"2"'
    assert book.put("/dav/press/b.vcf", CARD, None) == '"2"'
    book.delete("/dav/press/a.vcf", '"2"')
    conditions = [
        (asked.method, asked.headers.get("if-match"), asked.headers.get("if-none-match"))
        for asked in server.asked
    ]
    assert conditions == [("PUT", '"1"', None), ("PUT", None, "*"), ("DELETE", '"2"', None)]
    assert server.asked[0].headers["content-type"] == "text/vcard; charset=utf-8"
    assert server.asked[0].body == CARD.encode()


@pytest.mark.parametrize("change", ["put", "delete"])
def test_what_has_no_etag_is_not_changed(server, book, change):
    plays(server, put=Reply(204), delete=Reply(204))
    with pytest.raises(RefusedError, match="gives it no ETag"):
        book.put("/dav/press/a.vcf", CARD, "") if change == "put" else book.delete(
            "/dav/press/a.vcf", ""
        )
    assert server.asked == []


@pytest.mark.parametrize(
    ("etag", "taken", "sent"),
    [
        pytest.param('W/"1"', 'W/"1"', ['W/"1"'], id="weak, and taken so"),
        pytest.param('W/"1"', '"1"', ['W/"1"', '"1"'], id="weakened on its way"),
        pytest.param("1", "1", ["1"], id="without quotes, and wanted so"),
        pytest.param("1", '"1"', ["1", '"1"'], id="without quotes, wanted with"),
        pytest.param('"1"', None, ['"1"'], id="changed"),
        pytest.param('W/"1"', None, ['W/"1"', '"1"'], id="weak, and changed"),
    ],
)
@pytest.mark.parametrize("method", ["put", "delete"])
def test_an_etag_is_sent_back_as_the_server_may_know_it(server, book, *, method, etag, taken, sent):
    def answer(asked):
        return Reply(204 if asked.headers["if-match"] == taken else 412)

    plays(server, put=answer, delete=answer)
    change = (
        (lambda: book.put(TWO[0], CARD, etag))
        if method == "put"
        else (lambda: book.delete(TWO[0], etag))
    )
    if taken:
        change()
    else:
        with pytest.raises(UnmatchedError):
            change()
    tried = [asked for asked in server.asked if asked.method == method.upper()]
    assert [asked.headers["if-match"] for asked in tried] == sent


@pytest.mark.parametrize("etag", ["ü", "a b", "a\x7f", "x" * 1000])
def test_an_etag_that_no_header_can_have_is_none(server, book, etag):
    listing = multistatus(ITSELF, response("/dav/press/a.vcf", tagged(etag)))
    plays(server, about=about("t"), propfind=listing)
    assert book.changes("").etags == {"/dav/press/a.vcf": ""}


def test_a_page_is_not_taken_for_success(server, book):
    plays(server, put=Reply(200, HTML, b"<html>Log in"), delete=Reply(200, HTML, b"<html>"))
    for change in (lambda: book.put(TWO[0], CARD, None), lambda: book.delete(TWO[0], '"1"')):
        with pytest.raises(UnansweredError, match="answers with a web page"):
            change()


@pytest.mark.parametrize("said", [404, 410, 412])
@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_deleted(server, book, status, said):
    plays(server, delete=Reply(said), get=Reply(status), put=Reply(status))
    book.delete("/dav/press/a.vcf", '"1"')
    with pytest.raises(RefusedError):
        book.put("/dav/press/a.vcf", CARD, '"1"')


@pytest.mark.parametrize(
    ("uid", "name"),
    [
        pytest.param("4jd0xrskth31kegt6ep1", "4jd0xrskth31kegt6ep1", id="ours"),
        pytest.param("urn:uuid:0b-1", "0b-1", id="a UUID"),
        pytest.param("../../etc/passwd", None, id="up"),
        pytest.param("..", None, id="dots"),
        pytest.param("a/b", None, id="a slash"),
        pytest.param("ü", None, id="not ASCII"),
        pytest.param("", None, id="none"),
        pytest.param("a\x00b", None, id="NUL"),
        pytest.param("x" * 65, None, id="long"),
        pytest.param("\ud800", None, id="half a sign"),
    ],
)
def test_a_new_card_has_a_plain_name(book, uid, name):
    href = book.free(uid)
    assert href == book.free(uid)
    stem = href.removeprefix("/dav/press/").removesuffix(".vcf")
    assert stem == name or (name is None and len(stem) == 32 and stem.isalnum())
    assert len({book.free(each) for each in ("..", "a/b", "ü", "")}) == 4
