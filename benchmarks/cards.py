"""vCards written and read, next to vobject: cards a second, and memory.

    python benchmarks/cards.py [cards]      100,000 unless told

`write` and `read` are the parts below the commands: records to the text of 3.0 cards and back, next
to vobject's `serialize` and `readComponents` of the same cards. The others are whole commands, from
their start to the file that is on the disk, next to the same: `export` of a contact file that an
import of ours left, `import` into a new one, `again` of the same cards, and `into` of a thousand
other cards into that file. vobject parses and serialises, and no more; an import besides checks
each value, asks who is there already, and keeps each value with when and by whom.

Times are taken in turn, medians of the ratios: of CPU, all processes counted, and by the clock,
where several cores tell. Memory is the most that a process had, next to one that reads the file's
bytes; and that of it with its workers together. What vobject is given it reads back, and that is
compared. Only ratios travel between machines.
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
from pathlib import Path

import vobject

from measure import memory, ours, spent, together
from pressdir import formats
from pressdir.formats.vcard.check import check
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, PhoneKind, Record, Sighting

GIVEN = ("Ana", "Łukasz", "Zoë", "Jiří", "Amina", "Nguyễn", "Søren", "Ολγα", "Юлия", "陽子")
FAMILY = ("Ruiz", "Žižka", "Müller", "O’Brien", "Haddad", "Åkesson", "Παπά", "Орлова", "佐藤", "Ba")
ROLES = ("spokesperson", "attachée de presse", "Pressesprecher", "head of media; Europe, Africa")
PLACES = ("Genève", "København", "Nairobi", "São Paulo", "Київ", "東京")
NOTE = "Rings back in the evening, not before; prefers messages.\nSpeaks for the islands, too."
AT = "2026-11-21T10:30:00Z"
SYLLABLES = ("ka", "ro", "mi", "ten", "lu", "sa", "vor", "en", "dil", "ba", "ne", "tho")
PEER = 3_000  # cards that vobject is given: its time is the same for each
MORE = 1_000  # cards that come into a contact file that is full
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


Spent = tuple[float, float]  # seconds: of CPU, and by the clock


def taken(task: Callable[[], object]) -> Spent:
    """The seconds of a task in this process."""
    busy, clock = time.process_time(), time.perf_counter()
    task()
    return time.process_time() - busy, time.perf_counter() - clock


def in_turn(what: str, count: int, mine: Callable[[], Spent], other: Callable[[], Spent]) -> None:
    """Print how many times as many cards a second: ours of `count`, vobject's of PEER."""
    turns = [(mine(), other()) for _ in range(ROUNDS)]
    said = []
    for kind, name in enumerate(("CPU", "clock")):
        pairs = [(count / one[kind], PEER / two[kind]) for one, two in turns]
        first, second = (statistics.median(each) for each in zip(*pairs, strict=True))
        times = statistics.median(pair[0] / pair[1] for pair in pairs)
        said.append(f"{name} {first:9,.0f} to {second:6,.0f} cards/s {times:5.1f} times")
    print(f"{what:<7} {'   '.join(said)}", flush=True)


def parts(kept: Sequence[Record], text: str) -> None:
    """Print how fast cards are written and read below the commands."""
    data = text.encode()
    few = formats.dump(kept[:PEER], formats.Format.VCARD)
    check(kept[:PEER], few)
    theirs = list(vobject.readComponents(few))
    in_turn(
        "write",
        len(kept),
        lambda: taken(lambda: formats.dump(kept, formats.Format.VCARD)),
        lambda: taken(lambda: [card.serialize() for card in theirs]),
    )
    in_turn(
        "read",
        len(kept),
        lambda: taken(lambda: sum(1 for _ in formats.load(data))),
        lambda: taken(lambda: list(vobject.readComponents(few))),
    )


def commands(kept: Sequence[Record], more: Sequence[Record], folder: Path) -> None:
    """Print how fast the whole commands are, and how much memory they take."""
    environment = {**os.environ, "HOME": str(folder), "PRESSDIR_DB": str(folder / "kept.json")}
    for place in ("CACHE", "CONFIG", "STATE"):
        environment[f"XDG_{place}_HOME"] = str(folder / place)
    cards, others, out = (folder / name for name in ("cards.vcf", "others.vcf", "out.vcf"))
    cards.write_bytes("".join(formats.written(kept, formats.Format.VCARD)).encode())
    others.write_bytes("".join(formats.written(more, formats.Format.VCARD)).encode())
    text = formats.dump(kept[:PEER], formats.Format.VCARD)
    few = list(vobject.readComponents(text))
    bring, export = ours("import", str(cards)), ours("export", "--output", str(out))

    def fresh() -> None:
        (folder / "kept.json").unlink(missing_ok=True)

    def imported() -> Spent:
        fresh()
        return spent(bring, environment)

    def exported() -> Spent:
        out.unlink(missing_ok=True)
        return spent(export, environment)

    def brought_in() -> Spent:
        """A thousand strangers, who then are taken out again."""
        found = spent(ours("import", str(others)), environment)
        spent(ours("undo"), environment)
        return found

    def parsed() -> Spent:
        return taken(lambda: list(vobject.readComponents(text)))

    in_turn("import", len(kept), imported, parsed)
    in_turn("again", len(kept), lambda: spent(bring, environment), parsed)
    in_turn("into", len(more), brought_in, parsed)
    in_turn(
        "export", len(kept), exported, lambda: taken(lambda: [each.serialize() for each in few])
    )
    bytes_alone = memory([sys.executable, "-c", READ, str(cards)], environment)
    for what, command in (
        ("reading", [sys.executable, "-c", LOAD, str(cards)]),
        ("import", bring),
        ("again", bring),
        ("export", export),
    ):
        found = []
        for measured in (memory, together):
            if what == "import":
                fresh()
            found.append(measured(command, environment))
        alone, all_of_it = (f"{each:5.0f} MiB {each / bytes_alone:4.1f} times" for each in found)
        told = f"{alone}   with workers {all_of_it}   the bytes alone {bytes_alone:5.0f} MiB"
        print(f"memory of {what:<8} {told}", flush=True)


def main(count: int) -> None:
    """Print the table."""
    made = list(records(count + MORE))
    kept, more = made[:count], made[count:]
    gc.freeze()  # what is only there to be written is not to be walked again and again
    with tempfile.TemporaryDirectory() as folder:
        parts(kept, formats.dump(kept, formats.Format.VCARD))
        commands(kept, more, Path(folder))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
