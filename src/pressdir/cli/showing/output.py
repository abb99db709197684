"""What is printed, and where: results to stdout, everything else to stderr.

A value goes to a terminal or into a table through `text.visible`. Colour is for
terminals; $NO_COLOR and --no-color take it away, $FORCE_COLOR puts it back. Questions are asked of
people at a terminal only.
"""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO, TypeVar

from pressdir.cli import clock
from pressdir.cli.showing import tabular
from pressdir.cli.showing.forms import Data, Output
from pressdir.cli.showing.tabular import coloured
from pressdir.cli.showing.text import safe_json, visible
from pressdir.errors import PressdirError, UsageError, WriteError
from pressdir.model import Phone, Record, Release, shared

if TYPE_CHECKING:
    from rich.console import Console

T = TypeVar("T")

OFTEN = 0.1  # seconds after which a bar is drawn again
PATIENCE = 1.0  # seconds that people wait before they ask themselves why
CLOSED_PIPE = 128 + 13  # what a shell reports for a program that SIGPIPE ended
END_OF_INPUT = b"\x04"  # what Ctrl-D types
IN_JSON = frozenset({"json", "jsonl", "jcard", "jscontact"})  # escapes are at hand


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
        leave_closed_pipe()
    except OSError as error:
        raise unwritten(error) from error


def unwritten(error: OSError) -> WriteError:
    """What is to be said of it when stdout cannot be written; nothing more is written there."""
    _silence()
    return WriteError(f"the output cannot be written ({error.strerror})")


def leave_closed_pipe() -> NoReturn:
    """End as a program does whose reader has gone."""
    _silence()
    sys.exit(CLOSED_PIPE)


def _silence() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str) -> None:
    """Tell the person, on one line, not the pipe."""
    sys.stderr.write(visible(text) + "\n")


def report(error: PressdirError) -> None:
    """Two lines: what happened to which thing, and what to do."""
    report_anew(error, set())


def report_anew(error: PressdirError, hints: set[str]) -> None:
    """As `report`, for many of a kind: what to do is told once; `hints` are those that were."""
    say(f"pressdir: {error}")
    for line in () if error.hint in hints else error.hint.splitlines():
        say(f"  {line}")
    hints.add(error.hint)


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


def may_go_on(do: str, done: str, what: str, *, yes: bool, dry_run: bool) -> bool:
    """Whether what a person is asked about may be done; they may have said `yes` before.

    `do` and `done` are the verb: "remove", "removed".

    Raises:
        UsageError: nobody can be asked.
    """
    if dry_run:
        say(f"would {do} {what}")
        return False
    if yes:
        return True
    if not interactive():
        raise UsageError(
            f"{do} {what}: nobody can be asked", hint="Say --yes, or --dry-run to look first."
        )
    if not agreed(f"{do.capitalize()} {what}?"):
        say(f"nothing {done}")
        return False
    return True


def tracked(items: Iterable[T], total: int | None) -> Iterator[T]:
    """The same items, with a bar on a stderr that is a terminal; it counts if there is no total."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from items
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    bar = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    screen = console(sys.stderr)
    # Without a thread that draws it: a process with threads cannot be copied (`cli.abreast`).
    with Progress(
        *bar, console=screen, transient=True, redirect_stdout=False, auto_refresh=False
    ) as progress:
        task = progress.add_task("", total=total)
        drawn = time.monotonic()
        for item in items:
            yield item
            progress.advance(task)
            if (now := time.monotonic()) > drawn + OFTEN:
                drawn = now
                progress.refresh()


@contextmanager
def explained(text: str) -> Iterator[Callable[[], None]]:
    """Tell a person at a terminal what takes so long, from when it does to its end.

    What it gives is called on the way.
    """
    begun, shown = clock.now(), False
    lasting = os.environ.get("TERM") == "dumb"  # where nothing can be taken back

    def on_the_way() -> None:
        nonlocal shown
        if not shown and clock.now() - begun > PATIENCE and sys.stderr.isatty():
            shown = True
            sys.stderr.write(visible(text) + "\n" * lasting)
            sys.stderr.flush()

    try:
        yield on_the_way
    finally:
        if shown and not lasting:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def console(stream: TextIO) -> "Console":
    """Rich's way to write to a terminal, in colour or without."""
    from rich.console import Console

    if coloured(stream):
        return Console(file=stream, force_terminal=True, color_system="standard", highlight=False)
    return Console(file=stream, color_system=None, highlight=False)


def uncolour() -> None:
    """Take colour from this program and those that it starts."""
    os.environ["NO_COLOR"] = "1"


# --- contacts ---------------------------------------------------------------------------------


def print_records(
    records: Sequence[Record],
    releases: Callable[[], Mapping[str, Release]],
    output: Output,
    *,
    near: bool = False,
) -> None:
    """Print contacts as a table, or in a format of other programs, which may name `releases`.

    What programs read goes on to others, so nothing private stands in it. JSON says of those who
    are merely near what was asked that they are.
    """
    if output is Output.TABLE:
        write(_contacts(records, releases()))
    else:
        also = {"near": True} if near else None
        print_data(dumped(records, releases(), Data(output.value), also=also), output)


def dumped(
    records: Iterable[Record],
    releases: Mapping[str, Release],
    form: Data,
    version: str = "3.0",
    also: Mapping[str, object] | None = None,
) -> str:
    """Contacts in a format of other programs; `also` is what JSON says of each of them."""
    return "".join(pieces(records, releases, form, version, also))


def pieces(
    records: Iterable[Record],
    releases: Mapping[str, Release],
    form: Data,
    version: str = "3.0",
    also: Mapping[str, object] | None = None,
) -> Iterator[str]:
    """The same in pieces, one after another."""
    from pressdir import formats

    settings = formats.Settings(releases, version, also or {})
    return formats.written(map(shared, records), formats.Format(form.value), settings)


def print_pieces(pieces: Iterable[str], form: Output | Data) -> None:
    """Print what `formats` makes, as it is made."""
    for piece in pieces:
        print_data(piece, form)


def print_data(text: str, form: Output | Data) -> None:
    """Print what `formats` made; to a terminal without controls, to a pipe as it is."""
    if form.value in IN_JSON:
        text = safe_json(text)
    elif sys.stdout.isatty():
        text = visible(text.replace("\r\n", "\n"), keep="\n\t")
    write(text)


def _contacts(records: Sequence[Record], releases: Mapping[str, Release]) -> str:
    """The table that `find` and `list` print: whom to call first, then how."""
    from pressdir import outline
    from pressdir.cli.showing import listing
    from pressdir.reach import freshness

    undated = freshness.undated(releases)
    return tabular.contacts(listing.listed(outline.of(record), undated) for record in records)


def dialled(phone: Phone) -> str:
    """A number in groups for people, in E.164 for programs."""
    return _international(phone) if sys.stdout.isatty() else str(phone)


def _international(phone: Phone) -> str:
    from pressdir.normalise import phones

    return phones.international(phone)
