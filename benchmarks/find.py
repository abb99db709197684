"""A look-up as people wait for it: the command in a fresh process, next to Python doing nothing.

    python benchmarks/find.py [contacts …]      1,000, 10,000 and 100,000 unless told

CPU times of whole processes, taken in turn, page cache warm, bytecode and index made before.
`index` is what making it takes, in this process, next to TinyDB's load of the same file. Only
ratios travel between machines.
"""

import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tinydb import TinyDB

from pressdir.cli import answers
from pressdir.store import Store
from store import GIVEN, write

ROUNDS = 15
FIND = "from pressdir.cli import program; program()"
SYLLABLES = "ba den ko lis mar no pe rus ta vel zim hol gar fin dra sto".split()
QUESTIONS = {
    "a name": ["Łukasz", "{his}"],
    "accents typed": ["lukasz", "{his}"],
    "a part of a name": ["{part}"],
    "six digits": ["{digits}"],
    "Latin for Cyrillic": ["yuliya", "{hers}"],
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
            asked = {ASKED[given]: name, "part": name[1:].lower(), "digits": digits} | asked
    path.write_text("".join(lines), "utf-8")
    return asked


def cpu(command: list[str], environment: dict[str, str]) -> float:
    """The CPU milliseconds of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return taken * 1000


def index(path: Path, state: Path) -> tuple[float, float]:
    """The CPU seconds of making the index, and of TinyDB's load."""
    begun = time.process_time()
    with TinyDB(path) as stock:
        stock.table("contacts").all()
    loaded = time.process_time()
    with Store.open(path, state=state) as store:
        answers.keep_index(store)
    return time.process_time() - loaded, loaded - begun


def main(counts: list[int]) -> None:
    """Print the table."""
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            path = folder / "contacts.json"
            environment = {**os.environ, "PRESSDIR_DB": str(path), "XDG_CACHE_HOME": name}
            environment["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
            environment.pop("PYTHONDONTWRITEBYTECODE", None)
            os.environ["XDG_CACHE_HOME"] = name
            write(path, count)
            known = renamed(path)
            time.sleep(answers.SETTLED / 1e9)  # what was written this moment is not indexed
            ours, stock = index(path, folder / "state")
            said = f"ours {ours:6.2f} s    TinyDB's load {stock:6.2f} s "
            print(f"{count:>7,} {'index':<20} {said}  ours / other {ours / stock:5.2f}")
            for what, words in QUESTIONS.items():
                asked = [word.format_map(known) for word in words]
                command = [sys.executable, "-c", FIND, "find", *asked]
                bare = [sys.executable, "-c", "pass"]
                cpu(command, environment)
                pairs = [(cpu(command, environment), cpu(bare, environment)) for _ in range(ROUNDS)]
                mine, nothing = (statistics.median(taken) for taken in zip(*pairs, strict=True))
                ratio = statistics.median(pair[0] / pair[1] for pair in pairs)
                said = f"ours {mine:6.1f} ms   python -c pass {nothing:6.1f} ms"
                print(f"{count:>7,} {what:<20} {said}  ours / other {ratio:5.2f}")


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [1_000, 10_000, 100_000])
