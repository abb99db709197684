"""Run histories of a newsroom with one line of the merge changed: python mutant.py MODULE OLD NEW.

Prints what went missing first, or how many histories passed. Without OLD and NEW nothing is
changed. MODULE says what is done there: in histories of `rewritten` somebody replaces texts.
"""

import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import sys
from pathlib import Path

HISTORIES = int(os.environ.get("PRESSDIR_HISTORIES", "600"))
STEPS = 40


class Changed(importlib.abc.MetaPathFinder):
    """Finds one module of the program with one text in it replaced by another."""

    def __init__(self, module, old, new):
        self.module, self.old, self.new = module, old, new

    def find_spec(self, name, path, target=None):  # noqa: ARG002 - the shape of a finder
        if name != self.module:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        source = Path(spec.origin).read_text(encoding="utf-8")
        if source.count(self.old) != 1:
            raise SystemExit(f"{self.old!r} is not once in {name}")
        code = compile(source.replace(self.old, self.new), spec.origin, "exec")
        loader = spec.loader
        loader.get_code = lambda _name: code
        return spec


def history(chance, room):
    """One random step after another."""
    from newsroom import MAILS, UIDS, WORDS

    def step():
        person, uid = chance.randrange(3), chance.choice(UIDS)
        field = chance.choice(["role", "org", "name", "note"])
        return chance.choice(
            [
                lambda: room.set(person, uid, field, chance.choice(WORDS)),
                lambda: room.set(person, uid, field, chance.choice(WORDS)),
                lambda: room.gain(person, uid, "emails", chance.choice(MAILS)),
                lambda: room.lose(person, uid, chance.choice(["emails", "role"]), 0),
                lambda: room.lose(person, uid, "emails", 1),
                lambda: room.remember(person, uid, chance.choice(WORDS)),
                lambda: room.undo(person),
                lambda: room.remove(person, uid),
                lambda: room.bring_back(person, uid),
                lambda: chance.random() < 0.3 and room.unite(person, uid, chance.choice(UIDS)),
                lambda: room.edit_by_hand(uid, field, chance.choice(WORDS)),
                lambda: room.edit_by_hand(uid, "emails", chance.choice(MAILS)),
                lambda: room.drop_by_hand(uid),
                lambda: room.sync(person),
                lambda: room.race(person, chance.randrange(3), leaves_copy=chance.random() < 0.5),
            ]
        )

    for person, uid in enumerate(UIDS):
        room.add(person, uid)
        room.sync(person)
    for _ in range(chance.randrange(5, STEPS)):
        step()()
    room.settle()
    return room.missing()


def main():
    sys.path.insert(0, str(Path(__file__).parent))
    if sys.argv[2:]:
        sys.meta_path.insert(0, Changed(*sys.argv[1:]))
    if sys.argv[1:] and sys.argv[1].endswith(".rewritten"):
        from rewriting import Rewriting as Room
        from rewriting import history as its_history
    else:
        from newsroom import Newsroom as Room

        its_history = history
    for seed in range(HISTORIES):
        if missing := its_history(random.Random(seed), Room()):  # noqa: S311 - a game
            print("caught", seed, missing[0])  # noqa: T201 - a program
            return
    print("passed", HISTORIES)  # noqa: T201 - a program


if __name__ == "__main__":
    main()
