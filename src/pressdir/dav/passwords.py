"""Where a password comes from: a program that keeps it, or the keyring of the system.

It is kept in memory alone. No shell reads the command: what somebody put into an address or a name
can run nothing. Whoever needs one says so: `sh -c '...'`.
"""

import importlib
import os
import selectors
import shlex
import subprocess
import time
from contextlib import suppress
from typing import Final

from pressdir.errors import ProgramError, UsageError

PATIENCE: Final = 120.0  # seconds: somebody may have to unlock it first
LONGEST: Final = 4096  # bytes of a password
WORDS: Final = 200  # characters of a complaint


def from_command(command: str, patience: float = PATIENCE) -> str:
    """Return the first line that a command prints.

    Its words are parted as a shell does, and no shell runs it. It may ask for a passphrase on the
    terminal.

    Raises:
        UsageError: it is no command.
        ProgramError: it cannot be run, fails, prints nothing, or takes too long.
    """
    try:
        words = [os.path.expanduser(word) for word in shlex.split(command)]  # noqa: PTH111
    except ValueError as error:
        raise UsageError(f"password command: {error}", hint="Check its quotes.") from error
    if not words:
        raise UsageError("password command: is empty")
    name = words[0]
    try:
        running = subprocess.Popen(  # noqa: S603 - the person's own choice
            words, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ProgramError(
            f"password command: {name} cannot be run ({reason})", hint="Is it installed?"
        ) from error
    with running:
        told, complaint = _listen(running, time.monotonic() + patience)
        if running.poll() is None:
            _end(running)
            raise ProgramError(
                f"password command: {name} gave no password in {patience:.0f} seconds"
            )
    if running.returncode:
        lines = complaint.decode(errors="replace").strip().splitlines()
        said = f": {lines[0].strip()[:WORDS]}" if lines else ""
        raise ProgramError(f"password command: {name} failed ({running.returncode}){said}")
    return _checked(told, name)


def _listen(running: "subprocess.Popen[bytes]", until: float) -> tuple[bytes, bytes]:
    """The beginning of what a program prints and complains, until it ends or is late."""
    heard = {1: b"", 2: b""}
    with selectors.DefaultSelector() as ears:
        for number, pipe in ((1, running.stdout), (2, running.stderr)):
            if pipe:
                ears.register(pipe, selectors.EVENT_READ, number)
        while ears.get_map() and (left := until - time.monotonic()) > 0:
            for key, _ in ears.select(left):
                if data := os.read(key.fd, 1 << 16):
                    heard[key.data] = (heard[key.data] + data)[: LONGEST + 2]
                else:
                    ears.unregister(key.fileobj)
    with suppress(subprocess.TimeoutExpired):
        running.wait(max(until - time.monotonic(), 0))
    return heard[1], heard[2]


def _end(running: "subprocess.Popen[bytes]") -> None:
    running.terminate()
    try:
        running.wait(1)
    except subprocess.TimeoutExpired:
        running.kill()


def _checked(told: bytes, name: str) -> str:
    line = told.partition(b"\n")[0].removesuffix(b"\r")
    try:
        password = line.decode()
    except UnicodeDecodeError:
        raise ProgramError(f"password command: {name} printed what is no text") from None
    if not password:
        raise ProgramError(
            f"password command: {name} printed no password",
            hint="The first line that it prints is taken.",
        )
    if len(line) > LONGEST or "\0" in password:
        raise ProgramError(f"password command: {name} printed what can be no password")
    return password


def from_keyring(host: str, user: str) -> str | None:
    """Return the password that the system's keyring has for a user of a server; None if none.

    None as well where the package `keyring` is not installed, or finds no keyring. To put one
    there: `keyring set dav.example.org anna`.
    """
    try:
        keyring = importlib.import_module("keyring")
        errors = importlib.import_module("keyring.errors")
    except ImportError:
        return None
    try:
        found = keyring.get_password(host, user)
    except errors.KeyringError:  # locked, or there is none
        return None
    return found if isinstance(found, str) else None
