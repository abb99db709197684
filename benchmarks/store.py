"""The store against TinyDB's own storage: ratios of times taken in turn, in fresh processes.

    python benchmarks/store.py [contacts …]      1,000, 10,000 and 100,000 unless told

`get` opens the file and gives one contact, `load` all of them, ours as records with the source of
each value. `insert` opens it and adds one, ours durably and with a backup: into a file that our
last command wrote, and into one that another program did. `add` is the command, its start and its
look for an equal contact included, next to a program that imports TinyDB and inserts. Medians of
wall and CPU time; only ratios travel between machines.
"""

import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pressdir.model import Contact, Kind, Name, Record
from pressdir.store import Store

GIVEN = ("Ana", "Łukasz", "Zoë", "Jiří", "Amina", "Nguyễn", "Søren", "Ολγα", "Юлия", "陽子")
FAMILY = ("Ruiz", "Žižka", "Müller", "O’Brien", "Haddad", "Åkesson", "Παπά", "Орлова", "佐藤", "Ba")
PLACES = ("Genève", "København", "Nairobi", "São Paulo", "Київ", "東京")
OPEN = "from pressdir.store import Store\nwith Store.open(PATH, state=STATE) as store"
INSERT = f"""from pressdir.model import Contact, Kind, Name, Record
{OPEN}, store.transaction("add") as tx:
    tx.put(Record(tx.new_uid(), Contact(Kind.PERSON, Name("Ana Ruiz"))))"""
STOCK = "from tinydb import TinyDB\nTinyDB(PATH).table('contacts')"
STOCK_INSERT = f"{STOCK}.insert({{'kind': 'person', 'name': 'Ana Ruiz'}})"
ADD = """from pressdir.cli import program
import sys; sys.argv[1:] = ["add", "--name", "Ana Ruiz-Ruiz", "--phone", "+41 22 555 01 42"]
program()"""
TASKS = {  # what is timed: ours, stock, and whether a command of ours wrote the file
    "get": (f"{OPEN}: store.get('0')", f"{STOCK}.get(doc_id=1)", False),
    "load": (f"{OPEN}: store.records()", f"{STOCK}.all()", False),
    "insert": (INSERT, STOCK_INSERT, True),
    "insert, foreign file": (INSERT, STOCK_INSERT, False),
    "add": (ADD, STOCK_INSERT, True),
    "add, foreign file": (ADD, STOCK_INSERT, False),
}
WHOLE = frozenset({"add", "add, foreign file"})  # timed with start and imports


def contact(chance: random.Random, number: int) -> dict[str, object]:
    """Make up a contact as large as a real one, with the sightings of one release."""
    name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"
    mail, phone = (
        f"press{number}@desk{number % 900}.example.org",
        f"+4122{chance.randrange(10**7):07}",
    )
    release = f"{chance.getrandbits(256):064x}"
    values = {"name": name, "org": f"Office {number % 900}", "emails": mail, "phones": phone}
    return {
        "kind": "person",
        "name": name,
        "role": "spokesperson",
        "org": values["org"],
        "location": chance.choice(PLACES),
        "emails": [mail],
        "phones": [phone],
        "langs": ["en", "fr"],
        "sightings": [
            {"field": field, "value": value, "at": "2026-11-21T10:30:00Z", "release": release}
            for field, value in values.items()
        ],
        "uid": f"{chance.getrandbits(128):032x}",
    }


def write(path: Path, count: int) -> None:
    """Write a contact file in the layout of the store."""
    chance = random.Random(1)
    rows = sorted((chance.getrandbits(48), contact(chance, number)) for number in range(count))
    lines = ",\n".join(
        f'"{key}":{json.dumps(row, ensure_ascii=False, separators=(",", ":"))}' for key, row in rows
    )
    header = '{"_pressdir":{\n"1":{"format":1,"store":"benchmark"}\n}'
    path.write_text(f'{header},\n"contacts":{{\n{lines}\n}},\n"releases":{{}},\n"bin":{{}}}}\n')


def seconds(program: str, *, whole: bool, environment: dict[str, str]) -> tuple[float, float]:
    """Run a program in a fresh process; give the wall and CPU time that it took.

    Unless it is the `whole` process that counts, these are without start and imports.
    """
    imports = "\n".join(line for line in program.splitlines() if line.startswith("from"))
    rest = "\n".join(line for line in program.splitlines() if not line.startswith("from"))
    clocks = "time.perf_counter(), time.process_time()"
    given = "from pathlib import Path; PATH = Path(sys.argv[1]); STATE = Path(sys.argv[2])"
    told = f"print([now - then for now, then in zip(({clocks}), start)])"
    code = f"import sys, time; {given}\n{imports}\nstart = {clocks}\n{rest}\n{told}"
    paths = [environment["PRESSDIR_DB"], f"{environment['XDG_STATE_HOME']}/pressdir"]
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-c", program if whole else code, *paths]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    if not whole:
        wall, cpu = json.loads(done.stdout)
        return wall, cpu
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - begun, cpu


def left_by_us(path: Path, state: Path) -> None:
    """Let a command of ours be the last to have written the file."""
    with Store.open(path, state=state) as store:
        store.problems()  # as commands ask
        with store.transaction("prepare") as tx:
            tx.put(Record(tx.new_uid(), Contact(Kind.PERSON, Name("Zoë Žižka"))))


def compared(task: str, path: Path, rounds: int) -> str:
    """Time a task of both in turn; say the medians and their ratios."""
    ours, stock, prepared = TASKS[task]
    folder = path.parent
    environment = {**os.environ, "PRESSDIR_DB": str(path), "XDG_CACHE_HOME": str(folder / "cache")}
    environment |= {"XDG_STATE_HOME": str(folder / "state"), "XDG_CONFIG_HOME": str(folder)}
    theirs = folder / "stock.json"
    environments = (environment, environment | {"PRESSDIR_DB": str(theirs)})
    foreign = path.read_bytes()
    theirs.write_bytes(foreign)
    if prepared:
        left_by_us(path, folder / "state" / "pressdir")
    whole = task in WHOLE
    stock = f"import sys; PATH = sys.argv[1]\n{stock}" if whole else stock
    times: list[list[tuple[float, float]]] = []
    for number in range(rounds):
        if not prepared:
            path.write_bytes(foreign)
        programs = (ours.replace("Ruiz-Ruiz", f"Ruiz {FAMILY[number]}"), stock)
        times.append(
            [
                seconds(program, whole=whole, environment=each)
                for program, each in zip(programs, environments, strict=True)
            ]
        )
    said = f"{task:<21}"
    for which, clock in enumerate(("wall", "CPU")):
        mine, other = (statistics.median(pair[who][which] for pair in times) for who in (0, 1))
        ratio = statistics.median(pair[0][which] / pair[1][which] for pair in times)
        said += f"  {clock}: ours {mine * 1000:6.0f} ms  stock {other * 1000:6.0f} ms  {ratio:5.2f}"
    return said


def main(counts: list[int], rounds: int = 5) -> None:
    """Print the medians and the ratios."""
    for count in counts:
        for task in TASKS:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "contacts.json"
                write(path, count)
                print(f"{count:>7,} {compared(task, path, rounds)}", flush=True)


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [1_000, 10_000, 100_000])
