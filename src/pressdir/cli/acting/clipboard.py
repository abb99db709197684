"""Putting a text on the clipboard: by the program of the session, else by the terminal itself.

A terminal that is asked by OSC 52 puts the text on the clipboard of the machine it runs on, which
is the right one over ssh, too. It does not answer, so nobody knows whether it did.
"""

import os
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from pressdir.cli.acting.opening import in_windows
from pressdir.errors import ProgramError

PATIENCE = 3.0  # seconds for a program to take a text
TERMINAL = Path("/dev/tty")
SILENT = frozenset({"", "dumb", "linux"})  # terminals without a clipboard
MOST = 74_994  # bytes behind OSC 52 that xterm and those after it take
PIECE = 512  # bytes; screen passes on strings of 768 at most
ESC, BEL, ST = "\x1b", "\a", "\x1b\\"


@dataclass(frozen=True, slots=True)
class Program:
    """A program that takes a text from its input."""

    command: Sequence[str]
    encoding: str = "utf-8"


def put(text: str) -> str:
    """Put `text` on the clipboard; by what, in words.

    Raises:
        ProgramError: there is nothing that takes it.
    """
    complaints = []
    for program in _programs(text):
        if shutil.which(program.command[0]):
            complaint = _complaint(program, text)
            if not complaint:
                return program.command[0]
            complaints.append(f"{program.command[0]}: {complaint}")
    if _told(text):
        return "the terminal"
    why = "; ".join(complaints) or "no program for it, and no terminal that has one"
    raise ProgramError(
        f"the clipboard cannot be reached ({why})",
        hint="Install wl-clipboard (Wayland) or xclip (X11), or print it with -n.",
    )


def _programs(text: str) -> Iterator[Program]:
    """What reaches the clipboard in front of which the person sits, the best first."""
    far = bool(os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"))
    display = os.environ.get("DISPLAY", "")
    if sys.platform == "darwin" and not far:
        yield Program(("pbcopy",))
    if in_windows() and not far:
        # it guesses between the code page and UTF-16
        yield Program(("clip.exe",), "ascii" if text.isascii() else "utf-16-le")
    if os.environ.get("WAYLAND_DISPLAY"):
        yield Program(("wl-copy", "--type", "text/plain"))
    if display and not (far and display.startswith(":")):  # which is the screen over there
        yield Program(("xclip", "-selection", "clipboard", "-in"))
        yield Program(("xsel", "--clipboard", "--input"))
    if not far:
        yield Program(("termux-clipboard-set",))
    if os.environ.get("TMUX"):
        yield Program(("tmux", "load-buffer", "-w", "-"))  # it does not let programs ask by default


def _complaint(program: Program, text: str) -> str:
    """Give a program the text; what it complains of if it does not take it, else "".

    Programs that keep the clipboard stay behind after they have returned: they may hold no pipe
    that somebody waits for.
    """
    locale = {"LC_CTYPE": "UTF-8"} if sys.platform == "darwin" else {}  # pbcopy goes by it
    with TemporaryFile() as said:
        try:
            done = subprocess.run(  # noqa: S603  # without a shell, a program of the table above
                program.command,
                input=text.encode(program.encoding, "replace"),
                stdout=subprocess.DEVNULL,
                stderr=said,
                env=os.environ | locale,
                timeout=PATIENCE,
                start_new_session=True,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return "it does not answer"
        except OSError as error:
            return error.strerror or str(error)
        if done.returncode == 0:
            return ""
        said.seek(0)
        lines = said.read(MOST).decode("utf-8", "replace").strip().splitlines()
    return lines[0] if lines else f"it ended with code {done.returncode}"


def _told(text: str) -> bool:
    """Ask the terminal; whether there is one to be asked."""
    if os.environ.get("TERM", "") in SILENT:
        return False
    encoded = b64encode(text.encode("utf-8", "replace")).decode("ascii")
    if len(encoded) > MOST:
        return False
    try:
        with TERMINAL.open("w", encoding="ascii") as terminal:
            if not terminal.isatty():
                return False
            terminal.write(_wrapped(f"{ESC}]52;c;{encoded}{BEL}"))
    except OSError:
        return False
    return True


def _wrapped(sequence: str) -> str:
    """The sequence in what a program between us and the terminal passes on."""
    if os.environ.get("TMUX"):  # plain for "set-clipboard on", wrapped for "allow-passthrough on"
        return f"{sequence}{ESC}Ptmux;{sequence.replace(ESC, ESC * 2)}{ST}"
    if os.environ.get("STY"):
        pieces = [sequence[at : at + PIECE] for at in range(0, len(sequence), PIECE)]
        return "".join(f"{ESC}P{piece}{ST}" for piece in pieces)
    return sequence
