"""Histories with a server that has bad days, and that rewrites cards: no edit is lost.

When the days are over, all end equal. Who gets no answer reads the card again. Where that fails,
too, and a telephone edits the card before the next sync, what was removed may be there again, since
it is kept where nobody can say what became of a card: in 2 of 1600 histories, of which 706 had such
a card.

PRESSDIR_HISTORIES says how many random ones are played for each kind of server.
"""

import os
import random
from collections import Counter

import pytest

from pressdir.errors import ServerError

from ...dav.flaky import REWRITES, Flaky
from ...faults.simulated import Died
from . import office
from .shelf import Shelf, unfolded

HISTORIES = int(os.environ.get("PRESSDIR_HISTORIES", "2"))
RATES = (0.05, 0.15)  # of calls that fail


class BadDays(office.Office):
    """An office whose server fails now and then."""

    stops = (Died, ServerError)

    def __init__(self, book, rate):
        super().__init__(book)
        self.rate = rate
        line = self.line.format(1)
        card = f"BEGIN:VCARD\r\nVERSION:3.0\r\n{line}\r\nEND:VCARD\r\n"
        self.keeps_lines = line in unfolded(book.keep(card)).splitlines()

    def phone_adds_line(self, uid):
        if self.keeps_lines:
            super().phone_adds_line(uid)

    def settle(self):
        self.rate = 0
        super().settle()


@pytest.fixture
def played(monkeypatch):
    """Play a history; the office, and what went missing."""
    watched = office.Watched

    def play(how, seed):
        chance = random.Random(f"{how} {seed}")  # noqa: S311 - a game
        habits = {"tells_etag": chance.random() < 0.7, "has_tokens": chance.random() < 0.7}
        days = BadDays(Shelf(keep=REWRITES[how], **habits), chance.choice(RATES))
        monkeypatch.setattr(
            office, "Watched", lambda *person: Flaky(watched(*person), chance, days.rate)
        )
        return days, office.history(chance, days)

    return play


@pytest.mark.parametrize("seed", range(HISTORIES))
@pytest.mark.parametrize("how", REWRITES)
def test_no_edit_is_lost_on_bad_days(how, seed, played):
    assert played(how, seed)[1] == []


@pytest.mark.slow
def test_what_was_removed_is_back_in_few_histories(played):
    """A telephone edits a card that was put, or not, before anybody could read it again."""
    offices = [played(how, 1000 + seed)[0] for how in REWRITES for seed in range(HISTORIES * 5)]
    unsure = [each for each in offices if each.unsure]
    back = [each for each in unsure if each.came_back()]
    assert len(unsure) > len(offices) / 5
    assert len(back) <= len(offices) / 50, (len(back), len(unsure), len(offices))


def test_all_of_a_bad_day_is_met(monkeypatch):
    """Else the histories would prove little."""
    chance, met = random.Random(0), Counter()  # noqa: S311 - a game
    watched = office.Watched

    def flaky(*person):
        book = Flaky(watched(*person), chance, 0.15)
        book.happened = met
        return book

    monkeypatch.setattr(office, "Watched", flaky)
    for _ in range(6):
        office.history(chance, BadDays(Shelf(), 0))
    late = {
        f"late {when}" for when in ("before changes", "before cards", "before put", "after put")
    }
    assert met.keys() >= late | {"412", "refused", "no ETag", "token forgotten", "card unreadable"}
