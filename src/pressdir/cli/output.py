"""What is printed, and where: results to stdout, everything else to stderr.

A value goes to a terminal or into a table through `pressdir.cli.text.visible`. Colour is for
terminals; $NO_COLOR and --no-color take it away, $FORCE_COLOR puts it back. Questions are asked of
people at a terminal only.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TextIO, TypeVar

from pressdir.cli.options import Data, Output
from pressdir.cli.text import clipped, isolated, padded, safe_json, visible, width
from pressdir.errors import PressdirError, WriteError
from pressdir.model import Contact, Kind, Phone, Record, Release

if TYPE_CHECKING:
    from rich.console import Console

T = TypeVar("T")

CLOSED_PIPE = 128 + 13  # what a shell reports for a program that SIGPIPE ended
GAP = "  "
UNNAMED = {Kind.PERSON: "(unnamed)", Kind.DESK: "(desk)"}
UNSURE = "(unsure)"
CONTACT = ("NAME", "ORG", "ROLE", "LOCATION", "PHONE", "EMAIL")
END_OF_INPUT = b"\x04"  # what Ctrl-D types
DIM, RESET = "\x1b[2m", "\x1b[0m"


def prepare() -> None:
    r"""Make the standard streams UTF-8 with plain line feeds, whatever the locale says.

    A lone surrogate, as in the name of a file that is not UTF-8, leaves as `\udc..`: valid JSON.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by who started us
            null = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115  # for the whole run
            setattr(sys, name, null)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def write(text: str) -> None:
    """Print results. A reader that has gone, as `head` does, ends the program without a word.

    Raises:
        WriteError: the disk is full, or the like.
    """
    with _writing():
        sys.stdout.write(text)


def flush() -> None:
    """Print what is still held back. Raises what `write` raises."""
    with _writing():
        sys.stdout.flush()


@contextmanager
def _writing() -> Iterator[None]:
    """The faults of stdout in our words; nothing is written there afterwards."""
    try:
        yield
    except BrokenPipeError:
        _silence()
        sys.exit(CLOSED_PIPE)
    except OSError as error:
        _silence()
        raise WriteError(f"the output cannot be written ({error.strerror})") from error


def _silence() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str) -> None:
    """Tell the person, on one line, not the pipe."""
    sys.stderr.write(visible(text) + "\n")


def report(error: PressdirError) -> None:
    """Two lines: what happened to which thing, and what to do."""
    say(f"pressdir: {error}")
    for line in error.hint.splitlines():
        say(f"  {line}")


def say_changes(before: Record, lines: Sequence[str], *, dry_run: bool = False) -> None:
    """Tell what became of a contact."""
    if not lines:
        say(f"{before.contact.label}: nothing changed")
        return
    say(f"{before.contact.label}: {'would change' if dry_run else 'changed'}")
    for line in lines:
        say(f"  {line}")


def say_unsure(count: int) -> None:
    """Tell that so many contacts are not sure, if any are, and what to do."""
    if count:
        said = "1 contact is unsure" if count == 1 else f"{count} contacts are unsure"
        say(f"{said}; to go through them: pressdir review")


def interactive() -> bool:
    """Whether a person can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def key(question: str, keys: str) -> str:
    """Which of `keys` the person at the terminal presses; "" when the terminal has gone."""
    import termios
    import tty

    stdin = sys.stdin.fileno()
    before = termios.tcgetattr(stdin)
    try:
        tty.setcbreak(stdin, termios.TCSADRAIN)  # what was typed ahead counts
        sys.stderr.write(visible(f"{question} "))
        sys.stderr.flush()
        pressed = ""
        while pressed not in set(keys):
            byte = os.read(stdin, 1)
            if byte in {b"", END_OF_INPUT}:
                pressed = ""
                break
            pressed = byte.decode("ascii", errors="replace").casefold()
        sys.stderr.write(f"{pressed}\n")
        return pressed
    finally:
        termios.tcsetattr(stdin, termios.TCSADRAIN, before)


def agreed(question: str) -> bool:
    """Whether the person at the terminal says yes."""
    sys.stderr.write(visible(f"{question} [y/N] "))
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def tracked(items: Iterable[T], total: int) -> Iterator[T]:
    """The same items, with a bar on a stderr that is a terminal."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from items
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    bar = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    screen = console(sys.stderr)
    with Progress(*bar, console=screen, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("", total=total)
        for item in items:
            yield item
            progress.advance(task)


def coloured(stream: TextIO) -> bool:
    """Whether `stream` takes colour (no-color.org, force-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def console(stream: TextIO) -> "Console":
    """Rich's way to write to a terminal, in colour or without."""
    from rich.console import Console

    if coloured(stream):
        return Console(file=stream, force_terminal=True, color_system="standard", highlight=False)
    return Console(file=stream, color_system=None, highlight=False)


def uncolour() -> None:
    """Take colour from this program and those that it starts."""
    os.environ["NO_COLOR"] = "1"


# --- tables -----------------------------------------------------------------------------------


def table(
    headers: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    shrink: Mapping[int, int] = MappingProxyType({}),
    drop: Sequence[int] = (),
) -> str:
    """Rows in columns under a line of headers.

    In a pipe every value is whole. A terminal has only so much room: first the columns of `drop`
    go, as many as must and the first of them first, then those of `shrink` are clipped, each to
    its own least width.
    """
    cells = [[visible(cell) for cell in row] for row in rows]
    wanted = [max(map(width, column)) for column in zip(headers, *cells, strict=True)]
    if not sys.stdout.isatty():
        return _headed([_line(row, wanted) for row in [headers, *cells]])
    kept = _kept(wanted, shrink, drop)
    narrow = {kept.index(column): least for column, least in shrink.items() if column in kept}
    widths = _clipped([wanted[column] for column in kept], narrow)
    lines = [[row[column] for column in kept] for row in [headers, *cells]]
    return _headed([_line(map(isolated, map(clipped, line, widths)), widths) for line in lines])


def _headed(lines: Sequence[str]) -> str:
    head, *body = lines
    shown = f"{DIM}{head}{RESET}" if coloured(sys.stdout) else head
    return "\n".join([shown, *body, ""])


def _kept(wanted: Sequence[int], shrink: Mapping[int, int], drop: Sequence[int]) -> list[int]:
    """The columns that stay, so that a row fits even if it must be clipped."""
    kept = list(range(len(wanted)))
    least = [min(cells, shrink.get(at, cells)) for at, cells in enumerate(wanted)]
    for column in drop:
        if _excess([least[each] for each in kept]) > 0:
            kept.remove(column)
    return kept


def _clipped(widths: list[int], shrink: Mapping[int, int]) -> list[int]:
    """The widths, where those of `shrink` give way one after another until a row fits."""
    for column, least in shrink.items():
        over = max(_excess(widths), 0)
        widths[column] = max(min(widths[column], least), widths[column] - over)
    return widths


def _excess(widths: Sequence[int]) -> int:
    """How many cells a row is wider than the terminal."""
    return sum(widths) + len(GAP) * (len(widths) - 1) - shutil.get_terminal_size().columns


def _line(row: Iterable[str], widths: Sequence[int]) -> str:
    return GAP.join(map(padded, row, widths)).rstrip()


# --- contacts ---------------------------------------------------------------------------------


def print_records(
    records: Sequence[Record], releases: Callable[[], Mapping[str, Release]], output: Output
) -> None:
    """Print contacts as a table, or in a format of other programs, which may name `releases`."""
    if output is Output.TABLE:
        write(_contacts(records))
    else:
        print_data(dumped(records, releases(), Data(output.value)), output)


def dumped(
    records: Iterable[Record],
    releases: Mapping[str, Release],
    form: Data,
    version: str = "3.0",
) -> str:
    """Contacts in a format of other programs."""
    from pressdir import formats

    return formats.dump(records, formats.Format(form.value), releases=releases, version=version)


def print_data(text: str, output: Output) -> None:
    """Print what `formats` made; to a terminal without controls, to a pipe as it is."""
    if output in {Output.JSON, Output.JSONL}:
        text = safe_json(text)
    elif sys.stdout.isatty():
        text = visible(text.replace("\r\n", "\n"), keep="\n\t")
    write(text)


def _contacts(records: Sequence[Record]) -> str:
    """The table that `find` and `list` print: whom to call first, then how."""
    rows = [_named(record, row(record.contact)) for record in records]
    return table(CONTACT, rows, shrink={2: 10, 3: 8, 1: 10, 0: 18}, drop=(2, 3))


def _named(record: Record, cells: tuple[str, ...]) -> tuple[str, ...]:
    """The cells, where the name says that something of the contact is not sure."""
    name, *rest = cells
    return (f"{name} {UNSURE}", *rest) if record.unsure else cells


def row(contact: Contact) -> tuple[str, ...]:
    """A contact's cells: name, organisation, role, location, numbers, e-mails."""
    return (
        str(contact.name) if contact.name else UNNAMED[contact.kind],
        contact.org or "",
        contact.role or "",
        contact.location or "",
        some([dialled(phone) for phone in contact.phones]),
        some([str(email) for email in contact.emails]),
    )


def some(values: Sequence[str]) -> str:
    """All values for a pipe; for a terminal the first, and how many more there are."""
    if len(values) < 2 or not sys.stdout.isatty():
        return ", ".join(values)
    return f"{values[0]} +{len(values) - 1}"


def dialled(phone: Phone) -> str:
    """A number in groups for people, in E.164 for programs."""
    if not sys.stdout.isatty():
        return str(phone)
    from pressdir.normalise import phones

    return phones.international(phone)
