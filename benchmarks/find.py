"""A look-up as people wait for it: the command in a fresh process, next to Python doing nothing.

    python benchmarks/find.py [contacts …]      1,000, 10,000 and 100,000 unless told

CPU times of whole processes, taken in turn, page cache warm, bytecode and index made before; the
memory is the most that a process had. `index` is what making it takes next to TinyDB's load of the
same file, both in fresh processes that have done it with a small file before, so that no imports
count. `who` is next to itself without an index, of a file that a command of ours wrote last. Only
ratios travel between machines.
"""

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from measure import NOTHING, ROUNDS, Compared, compared, cpu, memory, ours, told
from pressdir.cli.asking import answers
from store import GIVEN, write

SYLLABLES = "ba den ko lis mar no pe rus ta vel zim hol gar fin dra sto".split()
LARGE, FEW = 100_000, 5  # contacts; rounds that are enough where each takes seconds
OFFERED = {
    "who, org and country": ["who", "--country", "Kenya", "--org", "Office 383"],
    "who, country": ["who", "--country", "Kenya", "--limit", "3"],
}
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
TIMED = """
import sys, time
from pathlib import Path
{imports}
def act(path):
    {act}
small = Path(sys.argv[1]).with_name("small.json")
act(small)
begun = time.process_time()
act(Path(sys.argv[1]))
print(time.process_time() - begun)
"""
MAKE = TIMED.format(
    imports="from pressdir.cli.asking import answers; from pressdir.store import Store",
    act="with Store.open(path, state=path.parent / 'state') as store: answers.keep_index(store)",
)
LOAD = TIMED.format(
    imports="from tinydb import TinyDB",
    act="with TinyDB(path) as stock: stock.table('contacts').all()",
)
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


def index(path: Path, environment: dict[str, str], rounds: int) -> tuple[Compared, list[float]]:
    """The CPU time of making the index, and of TinyDB's load; and the most MiB that each had."""
    home = path.parent / "home"
    fresh = environment | {"XDG_CACHE_HOME": str(home), "XDG_STATE_HOME": str(home)}
    programs = [[sys.executable, "-c", program, str(path)] for program in (MAKE, LOAD)]

    def taken(program: list[str]) -> float:
        shutil.rmtree(home, ignore_errors=True)
        done = subprocess.run(program, check=True, capture_output=True, text=True, env=fresh)
        return float(done.stdout) * 1000

    pairs = [tuple(map(taken, programs)) for _ in range(rounds)]
    mine, stock = (statistics.median(each) for each in zip(*pairs, strict=True))
    shutil.rmtree(home, ignore_errors=True)
    sizes = [memory(program, fresh) for program in programs]
    return Compared(mine, stock, statistics.median(pair[0] / pair[1] for pair in pairs)), sizes


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
        write(path.with_name("small.json"), 10)
        write(path, count)
        known = renamed(path)
        time.sleep(answers.SETTLED / 1e9)  # what was written this moment is not indexed
        yield path, environment, known


def mebibytes(what: str, other: str, sizes: Sequence[float]) -> str:
    """A line of a table, of memory."""
    mine, others = sizes
    both = f"ours {mine:7.1f} MiB  {other} {others:8.1f} MiB"
    return f"{what:<24} {both}  ours / other {mine / others:6.4f}"


def main(counts: list[int]) -> None:
    """Print the table."""
    for count in counts:
        print(f"{count:,} contacts")
        with directory(count) as (path, environment, known):
            found, sizes = index(path, environment, ROUNDS if count < LARGE else FEW)
            print(told("index", "TinyDB's load", found))
            print(mebibytes("its memory", "TinyDB's load", sizes))
            cpu(ours("find", known["his"]), environment)  # makes the index
            for what, words in QUESTIONS.items():
                asked = [word.format_map(known) for word in words]
                print(told(what, "python -c pass", compared(ours(*asked), NOTHING, environment)))
            asked = ["find", "lukasz", known["his"]]
            sizes = [memory(command, environment) for command in (ours(*asked), NOTHING)]
            print(mebibytes("memory", "python -c pass", sizes))
            cpu(ours("add", "--name", "Zoë Žižka"), environment)
            for what, asked in OFFERED.items():
                everybody = ["env", "XDG_CACHE_HOME=/dev/null", *ours(*asked)]
                print(
                    told(what, "without index", compared(ours(*asked), everybody, environment, FEW))
                )


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [1_000, 10_000, 100_000])
