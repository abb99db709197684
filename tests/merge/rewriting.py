"""A newsroom in which somebody replaces texts in the whole shared file, as an editor does.

Whoever does so syncs before and after it. `missing` is as `newsroom` has it, and tells besides of
conflicts that nobody made: with a text that nobody typed, or that somebody who saw it replaced.
"""

from dataclasses import replace

import orjson
from newsroom import MAILS, UIDS, WORDS, Newsroom, root

from pressdir.merge import conflicts, replicas
from pressdir.merge.keys import key
from pressdir.merge.steering import shown
from pressdir.store import codec

SINGLE = ("name", "role")
TEXTS = (
    ("Anna", "Bert"), ("Bert", "Anna"), ("Anna", "Cleo"), ("Cleo", "Dora"), ("Dora", "Anna"),
    ("Mina", "Nina"), ("Nina", "Mina"), ("a@", "b@"), ("b@", "a@"),
    ("x.example", "y.example"), ("y.example", "x.example"),
)  # fmt: skip


class Rewriting(Newsroom):
    """Newsroom, with an editor."""

    is_over = False

    def rewrite(self, person, old, new, first=None):
        """Replace a text in all rows of the shared file; `first` meets that before `person` does.

        Then never again: of a second replacement nobody can tell who has not met the first.
        """
        if self.is_over:
            return
        self.is_over = first is not None
        self.sync(person)
        for uid, copy in self.shared.copies.items():
            row = orjson.dumps(codec.merged([{}], copy.record)).decode()
            after = codec.decode(orjson.loads(row.replace(old, new)), uid, [])
            self.shared.copies[uid] = replicas.Copy(after, copy.out)
            if not copy.out:
                self.note_replaced(uid, shown(copy.record), shown(after))
        for each in (first, person):
            if each is not None:
                self.sync(each)

    def note_replaced(self, uid, before, after):
        for of in (*SINGLE, "emails"):
            for value in sorted({*after[of]} - {*before[of]}):
                self.note_down(self.shared, uid, of, value)
                self.saw_only(before[of] if of in SINGLE else [value])
            for value in sorted({*before[of]} - {*after[of]}):
                if of == "emails":
                    self.note_down(self.shared, uid, of, value, gone=True)
                    self.saw_only([value])

    def saw_only(self, values):
        """Of the last deed: who replaces a text does not choose between others."""
        last = self.deeds.pop()
        of = {key(last.field, each) for each in values}
        known = (self.deeds[each] for each in last.seen)
        seen = {e.number for e in known if e.field == last.field and key(e.field, e.value) in of}
        self.deeds.append(replace(last, seen=frozenset(seen)))

    def missing(self):
        found = super().missing()
        for uid, copy in self.desks[0].copies.items():
            ones = self.desks[0].ones
            deeds = [each for each in self.deeds if root(each.uid, ones) == root(uid, ones)]
            found += [("unasked", uid, *each) for each in _unasked(copy.record, deeds)]
        return found


def _unasked(record, deeds):
    """Sides of conflicts that are none."""
    for conflict in conflicts(record):
        of = [each for each in deeds if each.field == conflict.field]
        for side in conflict.sides:
            same = key(conflict.field, side.value)
            alike = [e for e in of if key(e.field, e.value) == same and e.gone == side.gone]
            if not any(_stands(each, of) for each in alike):
                yield conflict.field, side.value, side.gone


def _stands(deed, of):
    about = [e for e in of if deed.field in SINGLE or e.value == deed.value]
    return not any(deed.number in each.seen for each in about)


def history(chance, room):
    """One random step after another, on contacts that all have."""

    def step():
        person, uid, of = chance.randrange(3), chance.choice(UIDS[:2]), chance.choice(SINGLE)
        return chance.choice(
            [
                lambda: room.set(person, uid, of, chance.choice(WORDS)),
                lambda: room.set(person, uid, of, chance.choice(WORDS)),
                lambda: room.gain(person, uid, "emails", chance.choice(MAILS)),
                lambda: room.lose(person, uid, "emails", 0),
                lambda: room.sync(person),
                lambda: room.sync(person),
                lambda: room.rewrite(person, *chance.choice(TEXTS)),
                lambda: room.rewrite(person, *chance.choice(TEXTS)),
                lambda: (
                    chance.random() < 0.3
                    and room.rewrite(person, *chance.choice(TEXTS), first=chance.randrange(3))
                ),
            ]
        )

    for person, uid in enumerate(UIDS):
        room.add(person, uid)
    room.settle()
    for _ in range(chance.randrange(3, 25)):
        step()()
    room.settle()
    return room.missing()
