"""The store against TinyDB's own storage: ratios of times taken in turn, in fresh processes.

    python benchmarks/store.py [contacts …]      10,000 and 100,000 unless told

`get` opens the file and gives one contact, `load` all of them, ours as records with the source of
each value; `insert` opens it and adds one, ours durably and with a backup. Only ratios travel
between machines.
"""

import json
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

GIVEN = ("Ana", "Łukasz", "Zoë", "Jiří", "Amina", "Nguyễn", "Søren", "Ολγα", "Юлия", "陽子")
FAMILY = ("Ruiz", "Žižka", "Müller", "O’Brien", "Haddad", "Åkesson", "Παπά", "Орлова", "佐藤", "Ba")
PLACES = ("Genève", "København", "Nairobi", "São Paulo", "Київ", "東京")
SECONDS = "import time, sys; start = time.perf_counter()"
PROGRAMS = {
    ("get", "ours"): "from pressdir.store import Store\n"
    "with Store.open(PATH, state=STATE) as store: store.get('0')",
    ("get", "stock"): "from tinydb import TinyDB\nTinyDB(PATH).table('contacts').get(doc_id=1)",
    ("load", "ours"): "from pressdir.store import Store\n"
    "with Store.open(PATH, state=STATE) as store: store.records()",
    ("load", "stock"): "from tinydb import TinyDB\nTinyDB(PATH).table('contacts').all()",
    ("insert", "ours"): "from pressdir.store import Store\n"
    "from pressdir.model import Contact, Kind, Name, Record\n"
    "with Store.open(PATH, state=STATE) as store, store.transaction('add') as tx:\n"
    "    tx.put(Record(tx.new_uid(), Contact(Kind.PERSON, Name('Ana Ruiz'))))",
    ("insert", "stock"): "from tinydb import TinyDB\n"
    "TinyDB(PATH).table('contacts').insert({'kind': 'person', 'name': 'Ana Ruiz'})",
}


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


def seconds(program: str, path: Path, state: Path) -> float:
    """Run a program in a fresh process on a copy; give the time that it took after its imports."""
    imports = "\n".join(line for line in program.splitlines() if line.startswith("from"))
    rest = "\n".join(line for line in program.splitlines() if not line.startswith("from"))
    given = f"from pathlib import Path; PATH = Path({str(path)!r}); STATE = Path({str(state)!r})"
    code = f"{given}\n{imports}\n{SECONDS}\n{rest}\nprint(time.perf_counter() - start)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return float(done.stdout)


def main(counts: list[int], rounds: int = 5) -> None:
    """Print the medians and the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        path, state = Path(folder) / "contacts.json", Path(folder) / "state"
        for count in counts:
            write(path, count)
            original = path.read_bytes()
            for task in ("get", "load", "insert"):
                times: dict[str, list[float]] = {"ours": [], "stock": []}
                for _ in range(rounds):
                    for who, taken in times.items():
                        path.write_bytes(original)
                        taken.append(seconds(PROGRAMS[task, who], path, state))
                ratios = [s / o for o, s in zip(times["ours"], times["stock"], strict=True)]
                ours, stock = (statistics.median(taken) for taken in times.values())
                said = f"ours {ours * 1000:7.0f} ms  stock {stock * 1000:7.0f} ms"
                print(
                    f"{count:>7,} {task:<6} {said}  stock / ours {statistics.median(ratios):5.2f}"
                )


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [10_000, 100_000])
