"""A client on a bad connection knows what is there, or says that it does not.

One person changes cards, by our client over a connection that fails at any moment; another changes
the same ones without us. Whoever keeps a list by nothing but `changes` has, once an answer comes,
the list that the server has; and no change of the other is written over unseen.
"""

from contextlib import suppress
from random import Random

import httpx
import pytest

from pressdir.dav.book import Book
from pressdir.dav.http import Limits, Login, Session
from pressdir.errors import ConflictError, ServerError

from .flaky import FAULTS, REWRITES, FlakyTransport
from .servers import PASSWORD, USER
from .test_real_servers import NAMES, card

LIMITS = Limits(seconds=20, silence=10, patience=3)
UIDS = ("a", "b", "c")


class Mirror:
    """What is known of an address book by its changes alone."""

    def __init__(self):
        self.etags, self.token = {}, ""

    def renew(self, book):
        found = book.changes(self.token)
        kept = {} if found.whole else {h: e for h, e in self.etags.items() if h not in found.gone}
        self.etags, self.token = {**kept, **found.etags}, found.token


class Desk:
    """Somebody who changes cards over a bad connection, and somebody else who does so as well."""

    def __init__(self, server, chance):
        self.server, self.chance = server, chance
        self.line = FlakyTransport(chance)
        self.name = f"book{next(NAMES)}"
        self.url = server.make_book(self.name)
        named = httpx.URL(server.address)
        login = Login(USER, PASSWORD)
        self.session = Session(named, login, LIMITS, transport=self.line, sleep=lambda _: None)
        self.book = Book(self.session, self.url)
        self.mirror = Mirror()
        self.told = []
        self.sure = {}  # what the last one to write a card wrote; absent: nobody knows

    def path(self, uid):
        return f"{self.server.home}{self.name}/{uid}.vcf"

    def theirs(self):
        """The other has a good connection, and looks before they write."""
        uid = self.chance.choice(UIDS)
        status, _, headers = self.server.ask("GET", self.path(uid))
        name = f"Theirs {self.chance.random()}"
        there = {"If_Match": headers["ETag"]} if status == 200 else {"If_None_Match": "*"}
        if status == 200 and self.chance.random() < 0.3:
            assert self.server.ask("DELETE", self.path(uid), **there)[0] in {200, 204}
            self.sure[uid] = None
        else:
            status, said, _ = self.server.ask(
                "PUT", self.path(uid), card(uid, name).encode(), **there
            )
            assert status in {200, 201, 204}, said
            self.sure[uid] = name

    def ours(self):
        uid, name = self.chance.choice(UIDS), f"Ours {self.chance.random()}"
        etag = self.mirror.etags.get(self.path(uid))
        deletes = etag is not None and self.chance.random() < 0.3
        try:
            if deletes:
                self.book.delete(self.path(uid), etag)
            else:
                self.book.put(self.path(uid), card(uid, name), etag)
        except ConflictError:
            return
        except ServerError:
            if self.sure.get(uid) != (now := self.now(uid)):
                assert now == (None if deletes else name)  # it was done, and the answer got lost
                self.sure[uid] = now
            return
        self.sure[uid] = None if deletes else name

    def now(self, uid):
        status, text, _ = self.server.ask("GET", self.path(uid))
        lines = text.decode().splitlines() if status == 200 else []
        return next((line.removeprefix("FN:") for line in lines if line.startswith("FN:")), None)

    def step(self):
        try:
            self.chance.choice([self.theirs, self.ours, self.ours, self.look])()
        except (ServerError, ConflictError) as error:
            self.told.append(str(error))
        for uid in UIDS:
            assert self.now(uid) == self.sure.get(uid)

    def look(self):
        self.mirror.renew(self.book)

    def close(self):
        self.line.rate = 0
        self.mirror.renew(self.book)
        truth = self.book.changes("").etags
        assert self.mirror.etags == truth
        cards = {each.href: each for each in self.book.cards([*truth])}
        for uid in UIDS:
            found = cards.get(self.path(uid))
            name = self.sure.get(uid)
            assert (f"FN:{name}" in found.text) if name else found is None
        self.session.__exit__(None, None, None)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_known_of_a_server_is_true_or_not_known(server, seed):
    desk = Desk(server, Random(seed))  # noqa: S311 - a seed that is told
    for _ in range(40):
        desk.step()
    desk.close()
    assert desk.line.happened
    assert all(told.startswith(desk.url) for told in desk.told)


def test_the_bad_days_have_all_faults():
    line = FlakyTransport(Random(0), rate=1)  # noqa: S311 - as above
    line.inner = httpx.MockTransport(lambda _: httpx.Response(200, stream=httpx.ByteStream(b"x")))
    for _ in range(300):
        with suppress(httpx.TransportError):
            line.handle_request(httpx.Request("GET", "http://127.0.0.1/"))
    assert set(line.happened) == set(FAULTS)


@pytest.mark.parametrize("how", REWRITES)
def test_what_a_server_makes_of_a_card_is_a_card(how):
    long = card("a", "Nadia " * 20).replace(
        "FN:", "X-ODD;TYPE=Home:1\r\nitem1.EMAIL;TYPE=WORK:a@b.example\r\nFN:"
    )
    made = REWRITES[how](long)
    assert made == REWRITES[how](made)
    assert made.startswith("BEGIN:VCARD")
    assert made.rstrip().endswith("END:VCARD")
