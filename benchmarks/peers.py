"""A look-up next to what else there is: khard at 10,000 contacts, and the usual script at 100,000.

    python benchmarks/peers.py

The script is Typer with a search of TinyDB, in the same Python. khard needs an environment of its
own, and is passed over where there is none:

    python -m venv khard && khard/bin/pip install khard && KHARD=khard/bin/khard python benchmarks

CPU times of whole processes, taken in turn, bytecode and index made before. Only ratios travel
between machines.
"""

import os
import shutil
import sys
from pathlib import Path

from find import directory
from measure import compared, cpu, ours, told

KHARD = "KHARD"
SCRIPT = """
import os, typer
from tinydb import TinyDB

def find(words: list[str]) -> None:
    with TinyDB(os.environ["PRESSDIR_DB"], access_mode="r", encoding="utf-8") as db:
        for row in db.table("contacts"):
            text = " ".join(map(str, row.values())).lower()
            if all(word.lower() in text for word in words):
                print(row["name"], row.get("phones"), row.get("emails"))

typer.run(find)
"""


def script(count: int) -> None:
    """Against Typer and TinyDB."""
    with directory(count) as (path, environment, known):
        place = path.parent / "script.py"
        place.write_text(SCRIPT, "utf-8")
        words = ["Łukasz", known["his"]]
        cpu(ours("find", *words), environment)
        other = [sys.executable, str(place), *words]
        found = compared(ours("find", *words), other, environment, rounds=5)
        print(told(f"find, {count:,}", "Typer + TinyDB", found))


def khard(count: int, program: str) -> None:
    """Against khard."""
    with directory(count) as (path, environment, known):
        cards = path.parent / "cards"
        cpu(ours("export", "--split", str(cards)), environment)
        settings = path.parent / "khard.conf"
        settings.write_text(f"[addressbooks]\n[[press]]\npath = {cards}\n", "utf-8")
        words = [known["his"]]
        cpu(ours("find", *words), environment)
        other = [program, "-c", str(settings), "email", "--parsable", *words]
        found = compared(ours("find", *words), other, environment, rounds=3)
        print(told(f"find, {count:,}", "khard email", found))


def main() -> None:
    """Print the table."""
    script(100_000)
    program = os.environ.get(KHARD) or shutil.which("khard")
    if program and Path(program).exists():
        khard(10_000, program)
    else:
        print(f"khard is not installed: see the top of {Path(__file__).name}")


if __name__ == "__main__":
    main()
