"""Handing an address (`tel:`, `mailto:`, `https:`) to the program that the system has for it.

No shell sees the address. The program gets no terminal of ours and may outlive us: some openers
return at once, some stay until the window is closed.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryFile

from pressdir.cli.showing import output
from pressdir.errors import ProgramError

PATIENCE = 3.0  # seconds; an opener that has not failed by then is at work
MOST_SAID = 2000  # bytes of what a failing opener complained
KERNEL = Path("/proc/sys/kernel/osrelease")
BROWSER = "BROWSER"


def opened(uri: str) -> None:
    """Have `uri` opened.

    Raises:
        ProgramError: nothing here opens it, or what should has failed. The address is printed.
    """
    if uri.startswith("https:") and os.environ.get(BROWSER):
        import webbrowser  # which reads $BROWSER

        if webbrowser.open(uri):
            return
        raise _unopened(uri, f"${BROWSER} did not open it")
    command = next((each for each in _openers() if shutil.which(each[0])), None)
    if command is None:
        raise _unopened(uri, f"there is no program to open addresses ({_names()})")
    if complaint := _complaint([*command, uri]):
        own = f"{command[0]}: "  # most programs say who they are
        raise _unopened(uri, own + complaint.removeprefix(own))


def _openers() -> Iterator[Sequence[str]]:
    """What opens an address on this system, the best first."""
    if sys.platform == "darwin":
        yield ("open",)
        return
    if in_windows():
        yield ("wslview",)
        yield ("rundll32.exe", "url.dll,FileProtocolHandler")
    yield ("xdg-open",)
    yield ("gio", "open")
    yield ("termux-open-url",)


def in_windows() -> bool:
    """Whether this is a Linux inside Windows (WSL)."""
    try:
        return "microsoft" in KERNEL.read_text(encoding="ascii", errors="replace").casefold()
    except OSError:
        return False


def _names() -> str:
    return ", ".join(command[0] for command in _openers())


def _complaint(command: Sequence[str]) -> str:
    """Run a program; what it complains of if it fails soon, else ""."""
    with TemporaryFile() as said:
        try:
            started = subprocess.Popen(  # noqa: S603  # without a shell, on purpose
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                start_new_session=True,
            )
            code = started.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            started.returncode = 0  # it goes on without us
            return ""
        except OSError as error:
            return error.strerror or str(error)
        if code == 0:
            return ""
        said.seek(0)
        lines = said.read(MOST_SAID).decode("utf-8", "replace").strip().splitlines()
    return lines[0] if lines else f"it ended with code {code}"


def _unopened(uri: str, why: str) -> ProgramError:
    output.write(f"{uri}\n")
    return ProgramError(
        f"the address was not opened: {why}",
        hint="Open what is printed above yourself, or install an opener (xdg-utils) and a program "
        f"for {uri.partition(':')[0]}: addresses.",
    )
