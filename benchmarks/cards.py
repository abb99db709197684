"""vCards written and read, next to vobject: cards a second, and memory.

    python benchmarks/cards.py [cards]      100,000 unless told

`write` and `read` are the parts below the commands: records to the text of 3.0 cards and back, next
to vobject's `serialize` and `readComponents` of the same cards. `export` and `import` are whole
commands, from their start to the file that is on the disk, next to the same. CPU times in turn,
medians of the ratios. Memory is the most that a process had, next to one that reads the file's
bytes. What vobject is given it reads back, and that is compared. Only ratios travel between
machines.
"""

import gc
import os
import random
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import vobject

from measure import cpu, memory, ours
from pressdir import formats
from pressdir.formats.vcard.check import check
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, PhoneKind, Record, Sighting
from pressdir.store import Store

GIVEN = ("Ana", "Łukasz", "Zoë", "Jiří", "Amina", "Nguyễn", "Søren", "Ολγα", "Юлия", "陽子")
FAMILY = ("Ruiz", "Žižka", "Müller", "O’Brien", "Haddad", "Åkesson", "Παπά", "Орлова", "佐藤", "Ba")
ROLES = ("spokesperson", "attachée de presse", "Pressesprecher", "head of media; Europe, Africa")
PLACES = ("Genève", "København", "Nairobi", "São Paulo", "Київ", "東京")
NOTE = "Rings back in the evening, not before; prefers messages.\nSpeaks for the islands, too."
AT = "2026-11-21T10:30:00Z"
SYLLABLES = ("ka", "ro", "mi", "ten", "lu", "sa", "vor", "en", "dil", "ba", "ne", "tho")
PEER = 3_000  # cards that vobject is given: its time is the same for each
ROUNDS = 5
READ = "import sys; len(open(sys.argv[1], 'rb').read())"
LOAD = """
import sys
from pressdir import formats
for each in formats.load(open(sys.argv[1], 'rb').read()):
    pass
"""


def records(count: int) -> Iterator[Record]:
    """Make up contacts as large as real ones."""
    chance = random.Random(1)
    for number in range(count):
        phones = (
            Phone(f"+4122{chance.randrange(10**7):07}", chance.choice((None, None, "17"))),
            Phone(f"+2547{chance.randrange(10**8):08}", kind=PhoneKind.MOBILE),
        )
        rest = "".join(chance.choices(SYLLABLES, k=4)).capitalize()
        given, family = chance.choice(GIVEN), f"{chance.choice(FAMILY)}-{rest}"
        name = Name(f"{given} {family}", family, given)
        mail = EmailAddress(f"press{number}@desk{number % 900}.example.org")
        contact = Contact(
            Kind.PERSON,
            name,
            f"Office {number % 900}",
            chance.choice(ROLES),
            chance.choice(PLACES),
            (mail,),
            phones[: chance.choice((1, 1, 2))],
            ("en", "fr"),
        )
        uid = str(uuid.UUID(int=chance.getrandbits(128), version=4))
        note = NOTE if chance.random() < 0.3 else None
        sightings = (Sighting("name", name.full, AT),)
        yield Record(uid, contact, sightings, ("asia", "health"), note)


def taken(task: Callable[[], object]) -> float:
    """The CPU seconds of a task."""
    before = time.process_time()
    task()
    return time.process_time() - before


def in_turn(count: int, mine: Callable[[], float], other: Callable[[], float]) -> str:
    """How many times as many cards a second: ours of `count`, vobject's of PEER."""
    rates = [(count / mine(), PEER / other()) for _ in range(ROUNDS)]
    first, second = (statistics.median(each) for each in zip(*rates, strict=True))
    times = statistics.median(pair[0] / pair[1] for pair in rates)
    return f"ours {first:9,.0f} cards/s   vobject {second:7,.0f} cards/s   {times:5.1f} times"


def parts(kept: Sequence[Record], text: str) -> None:
    """Print how fast cards are written and read below the commands."""
    data = text.encode()
    few = formats.dump(kept[:PEER], formats.Format.VCARD)
    check(kept[:PEER], few)
    theirs = list(vobject.readComponents(few))
    wrote = in_turn(
        len(kept),
        lambda: taken(lambda: formats.dump(kept, formats.Format.VCARD)),
        lambda: taken(lambda: [card.serialize() for card in theirs]),
    )
    print(f"{'write':<8} {wrote}", flush=True)
    read = in_turn(
        len(kept),
        lambda: taken(lambda: sum(1 for _ in formats.load(data))),
        lambda: taken(lambda: list(vobject.readComponents(few))),
    )
    print(f"{'read':<8} {read}", flush=True)


def commands(kept: Sequence[Record], folder: Path) -> None:
    """Print how fast the whole commands are, and how much memory they take."""
    environment = {**os.environ, "HOME": str(folder), "PRESSDIR_DB": str(folder / "kept.json")}
    for place in ("CACHE", "CONFIG", "STATE"):
        environment[f"XDG_{place}_HOME"] = str(folder / place)
    path, state = folder / "kept.json", folder / "STATE" / "pressdir"
    with Store.open(path, state=state) as store, store.transaction("prepare") as tx:
        for record in kept:
            tx.put(record)
    cards = folder / "cards.vcf"
    export = ours("export", "--output", str(cards))
    few = list(islice(vobject.readComponents("".join(formats.written(kept[:PEER], "vcard"))), PEER))
    text = formats.dump(kept[:PEER], formats.Format.VCARD)
    fresh = {**environment, "PRESSDIR_DB": str(folder / "new.json")}

    def imported() -> float:
        (folder / "new.json").unlink(missing_ok=True)
        return cpu(ours("import", str(cards)), fresh) / 1000

    def exported() -> float:
        cards.unlink(missing_ok=True)
        return cpu(export, environment) / 1000

    wrote = in_turn(len(kept), exported, lambda: taken(lambda: [each.serialize() for each in few]))
    print(f"{'export':<8} {wrote}", flush=True)
    read = in_turn(len(kept), imported, lambda: taken(lambda: list(vobject.readComponents(text))))
    print(f"{'import':<8} {read}", flush=True)
    bytes_alone = memory([sys.executable, "-c", READ, str(cards)], environment)
    for what, command in (
        ("reading", [sys.executable, "-c", LOAD, str(cards)]),
        ("import", ours("import", str(cards))),
        ("export", export),
    ):
        (folder / "new.json").unlink(missing_ok=True)
        most = memory(command, fresh if what == "import" else environment)
        told = f"{most:6.0f} MiB   the file's bytes alone {bytes_alone:6.0f} MiB"
        print(f"memory of {what:<8} {told}   {most / bytes_alone:4.1f} times", flush=True)


def main(count: int) -> None:
    """Print the table."""
    kept = list(records(count))
    gc.freeze()  # what is only there to be written is not to be walked again and again
    with tempfile.TemporaryDirectory() as folder:
        parts(kept, formats.dump(kept, formats.Format.VCARD))
        commands(kept, Path(folder))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
