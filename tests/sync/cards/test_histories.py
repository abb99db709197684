"""Histories of two contact files and an address book: nobody's edit is lost, and all end equal.

PRESSDIR_HISTORIES says how many random ones are played; a wrong line in the sync is caught by them.
"""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from .office import MAILS, UIDS, WORDS, Office, history
from .shelf import Shelf

HISTORIES = int(os.environ.get("PRESSDIR_HISTORIES", "24"))
ROOT = Path(__file__).parents[3]

people = st.sampled_from([0, 1])
uids = st.sampled_from(UIDS)
words = st.sampled_from(WORDS)
mails = st.sampled_from(MAILS)
single = st.sampled_from(["role", "org", "note"])


def played(seed):
    chance = random.Random(seed)  # noqa: S311 - a game
    book = Shelf(tells_etag=chance.random() < 0.7, has_tokens=chance.random() < 0.7)
    return history(chance, Office(book))


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_no_edit_is_lost(seed):
    assert played(seed) == []


class Newsroom(RuleBasedStateMachine):
    """Two people and a telephone, who do anything at any time."""

    def __init__(self):
        super().__init__()
        self.office = Office(Shelf())
        for person, uid in enumerate(UIDS):
            self.office.add(person, uid)

    @rule(person=people, uid=uids, of=single, value=words)
    def sets(self, person, uid, of, value):
        self.office.set(person, uid, of, value)

    @rule(person=people, uid=uids, value=mails)
    def gains(self, person, uid, value):
        self.office.gain(person, uid, "emails", value)

    @rule(person=people, uid=uids, place=st.integers(0, 2))
    def loses(self, person, uid, place):
        self.office.lose(person, uid, "emails", place)

    @rule(person=people, uid=uids)
    def removes(self, person, uid):
        self.office.remove(person, uid)

    @rule(uid=uids, of=single, value=words)
    def phone_sets(self, uid, of, value):
        self.office.phone_sets(uid, of, value)

    @rule(uid=uids, value=mails)
    def phone_gains(self, uid, value):
        self.office.phone_gains(uid, value)

    @rule(uid=uids, value=mails)
    def phone_loses(self, uid, value):
        self.office.phone_loses(uid, value)

    @rule(uid=uids)
    def phone_adds_line(self, uid):
        self.office.phone_adds_line(uid)

    @rule(uid=uids)
    def phone_deletes(self, uid):
        self.office.phone_deletes(uid)

    @rule(person=people, dies_at=st.integers(0, 60), at=st.integers(1, 9), uid=uids, value=words)
    def syncs(self, person, dies_at, at, uid, value):
        between = {at: lambda: self.office.phone_sets(uid, "role", value)}
        self.office.sync(person, dies_at=dies_at, between=between)

    @invariant()
    def nothing_is_asked(self):
        assert not any("would go" in each for each in self.office.said)

    def teardown(self):
        self.office.settle()
        assert self.office.missing() == []


TestNewsroom = Newsroom.TestCase
TestNewsroom.settings = settings(max_examples=12, stateful_step_count=14, deadline=None)


# --- a sync that is wrong in one line -------------------------------------------------------------

MUTANTS = [
    pytest.param("sending", "book.put(entry.href, draft.text, draft.etag)",
                 "book.put(entry.href, draft.text, None if draft.etag is None else "
                 "next((c.etag for c in room.book.cards([entry.href])), ''))",
                 id="whatever is there is written over"),
    pytest.param("taking", "was = _Was(entry.said, entry.said, entry.known, entry.manner)",
                 "was = _Was({}, {}, entry.known)", id="what was agreed is not looked at"),
    pytest.param("taking", "was = _Was(entry.said, entry.said, entry.known, entry.manner)",
                 "was = _Was(entry.said, entry.said, elsewhere.known(copy.record))",
                 id="whoever edits a card has seen all"),
    pytest.param("taking", "(card.etag == etag if etag else untouched) or", "True or",
                 id="whatever is read after a put was put"),
    pytest.param("taking", "told = elsewhere.taken_out(copy.record, known, *whose)",
                 "told = merge.removed(copy.record, *whose)", id="a deletion has seen all"),
    pytest.param("sending", "known=each.known | known, sent=None)", "known=each.known, sent=None)",
                 id="what both say is not known"),
    pytest.param("patch", 'stands = _is(each, mine) or each.name == "UID"',
                 'stands = each.name == "UID"', id="lines of others are not sent back"),
    pytest.param("taking", "[mine[mark] for mark in sorted((old & mine.keys()) - theirs.keys())]",
                 "[]", id="lines that a telephone drops come back"),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("module", "old", "new"), MUTANTS)
def test_a_wrong_line_is_caught(module, old, new):
    package = "pressdir.formats.vcard" if module == "patch" else "pressdir.sync.cards"
    done = subprocess.run(
        [sys.executable, "-m", "tests.sync.cards.mutant", f"{package}.{module}", old, new],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.stdout.startswith("caught"), done.stdout + done.stderr
