"""Play the README's console blocks, and write what they print into it; and the man page.

A line that begins with `$ ` is a command; the lines below it, up to the next command, are what it
prints on both of its outputs, without a terminal. Commands are run by bash, in order, in a folder
that holds only copies of `examples` and `db`, and with an empty home.

The clock that local times and ages are told by stands at `NOON`. Two more things differ from day
to day and are written the same for ever: a uid becomes `UID`, and a time of today `NOON`. Run from
anywhere, with the Python that has pressdir, and look at the diff:

    python tools/renew_readme.py
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from typer.main import get_command

from pressdir.cli.app import app
from pressdir.cli.describing import manual, tree

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
MANUAL = ROOT / "docs" / "pressdir.1"

TODAY = "2026-11-21"
NOON = f"{TODAY}T12:00:00Z"
# What Python runs before all else, so that `pressdir` tells the time of the README.
STOPPED = f"""
from datetime import datetime
from pressdir.cli import clock
clock.now = datetime.fromisoformat({NOON!r}).timestamp
"""
UID = "5b0e2c1a-7d4f-4c1e-9a52-0d6f3b8e7c41"

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_COMMAND = re.compile(r"^\$ (.*)\n", re.MULTILINE)
_UID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")


@dataclass(frozen=True, slots=True)
class Step:
    """A command, and what it prints."""

    command: str
    output: str

    def __str__(self) -> str:
        return f"$ {self.command}\n{self.output}"


def blocks(text: str) -> list[list[Step]]:
    """The steps of each console block of `text`."""
    return [list(_steps(match[1])) for match in _BLOCK.finditer(text)]


def _steps(block: str) -> Iterator[Step]:
    _, *parts = _COMMAND.split(block)
    for command, output in zip(parts[::2], parts[1::2], strict=True):
        yield Step(command, output.rstrip("\n") + "\n" if output.strip() else "")


def played(told: list[list[Step]], folder: Path) -> list[list[Step]]:
    """The same steps with what they print now. `folder` is empty, and is filled."""
    work, home = folder / "pressdir", folder / "home"
    for name in ("examples", "db"):
        shutil.copytree(ROOT / name, work / name)
    home.mkdir()
    (home / "sitecustomize.py").write_text(STOPPED, encoding="utf-8")
    environment = {
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        # the clock, and the code that is worked on
        "PYTHONPATH": os.pathsep.join(filter(None, [str(home), os.environ.get("PYTHONPATH")])),
    }
    return [[_played(step, work, environment) for step in block] for block in told]


def _played(step: Step, work: Path, environment: dict[str, str]) -> Step:
    run = subprocess.run(
        ["bash", "-c", step.command],
        cwd=work,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return Step(step.command, _settled(run.stdout.decode()))


def _settled(printed: str) -> str:
    """What was printed, with uids and times as they are written in the README."""
    today = datetime.now(UTC).date().isoformat()
    printed = re.sub(rf"{today}T\d\d:\d\d:\d\dZ", NOON, _UID.sub(UID, printed))
    basic = today.replace("-", "")
    printed = re.sub(rf"{basic}T\d{{6}}Z", re.sub("[-:]", "", NOON), printed)
    lines = [line.rstrip() for line in printed.replace(today, TODAY).splitlines()]
    return "".join(f"{line}\n" for line in lines)


def renewed(text: str, new: list[list[Step]]) -> str:
    """`text` with the blocks `new` in place of its own."""
    blocks = iter(new)
    return _BLOCK.sub(lambda _: f"```console\n{''.join(map(str, next(blocks)))}```", text)


def main() -> None:
    """Renew the README, and the man page."""
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        README.write_text(renewed(text, played(blocks(text), Path(folder))), encoding="utf-8")
    MANUAL.write_text(
        manual.page(tree.program(get_command(app)), version("pressdir")), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
