"""A look-up as people wait for it: the command in a fresh process, next to Python doing nothing.

    python benchmarks/find.py [contacts …]      1,000, 10,000 and 100,000 unless told

CPU times of whole processes, taken in turn, page cache warm, bytecode and index made before; the
memory is the most that a process had. `index` is what making it takes, in this process, next to
TinyDB's load of the same file. Only ratios travel between machines.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tinydb import TinyDB

from measure import NOTHING, Compared, compared, memory, ours, told
from pressdir.cli.asking import answers
from pressdir.store import Store
from store import GIVEN, write

SYLLABLES = "ba den ko lis mar no pe rus ta vel zim hol gar fin dra sto".split()
QUESTIONS = {
    "a name": ["find", "Łukasz", "{his}"],
    "accents typed": ["find", "lukasz", "{his}"],
    "a part of a name": ["find", "{part}"],
    "in a country": ["find", "{his}", "swiss"],
    "one typo": ["find", "{typo}"],
    "two typos": ["find", "{typo}ww"],
    "six digits": ["find", "{digits}"],
    "Latin for Cyrillic": ["find", "yuliya", "{hers}"],
    "another spelling": ["find", "iuliia", "{hers}"],
    "Cyrillic typed": ["find", "Юлия", "{hers}"],
    "for a mail program": ["query", "lukasz", "{his}"],
    "Tab behind a name": ["__complete", "bash", "pressdir show {his}", "{his}"],
    "Tab behind three letters": ["__complete", "bash", "pressdir show {three}", "{three}"],
    "Tab behind four letters": ["__complete", "bash", "pressdir show {four}", "{four}"],
}
ASKED = {"Łukasz": "his", "Юлия": "hers"}


def renamed(path: Path) -> dict[str, str]:
    """Give everybody in the file a family name, most of them rare; and what to ask for."""
    chance = random.Random(2)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    asked: dict[str, str] = {}
    for at, line in enumerate(lines):
        if '"name":"' not in line:
            continue
        given = chance.choice(GIVEN)
        name = "".join(chance.choices(SYLLABLES, k=3)).capitalize()
        before, _, rest = line.partition('"name":"')
        lines[at] = f'{before}"name":"{given} {name}{rest[rest.index(chr(34)) :]}'
        if given in ASKED:
            digits = line.partition('"phones":["+')[2].partition('"')[0][-6:]
            begun = {
                "part": name[1:].lower(),
                "three": name[:3].lower(),
                "four": name[:4].lower(),
                "digits": digits,
            }
            asked = {ASKED[given]: name, "typo": f"{name[:3]}w{name[4:]}", **begun} | asked
    path.write_text("".join(lines), "utf-8")
    return asked


def index(path: Path, state: Path) -> tuple[float, float]:
    """The CPU seconds of making the index, and of TinyDB's load."""
    begun = time.process_time()
    with TinyDB(path) as stock:
        stock.table("contacts").all()
    loaded = time.process_time()
    with Store.open(path, state=state) as store:
        answers.keep_index(store)
    return time.process_time() - loaded, loaded - begun


@contextmanager
def directory(count: int) -> Iterator[tuple[Path, dict[str, str], dict[str, str]]]:
    """Make up a contact file: its path, the environment to ask it in, and what to ask for."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "contacts.json"
        environment = {**os.environ, "PRESSDIR_DB": str(path)}
        environment |= {f"XDG_{kind}_HOME": name for kind in ("CACHE", "STATE", "CONFIG", "DATA")}
        environment["PYTHONPYCACHEPREFIX"] = str(Path(name) / "bytecode")
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["XDG_CACHE_HOME"] = name
        write(path, count)
        known = renamed(path)
        time.sleep(answers.SETTLED / 1e9)  # what was written this moment is not indexed
        yield path, environment, known


def main(counts: list[int]) -> None:
    """Print the table."""
    for count in counts:
        print(f"{count:,} contacts")
        with directory(count) as (path, environment, known):
            mine, stock = index(path, path.parent / "state")
            found = Compared(mine * 1000, stock * 1000, mine / stock)
            print(told("index", "TinyDB's load", found))
            for what, words in QUESTIONS.items():
                asked = [word.format_map(known) for word in words]
                print(told(what, "python -c pass", compared(ours(*asked), NOTHING, environment)))
            asked = ["find", "lukasz", known["his"]]
            sizes = [memory(command, environment) for command in (ours(*asked), NOTHING)]
            print(
                f"{'memory':<24} ours {sizes[0]:7.1f} MiB  python -c pass {sizes[1]:8.1f} MiB"
                f"  ours / other {sizes[0] / sizes[1]:6.4f}"
            )


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [1_000, 10_000, 100_000])
