"""How a process that writes is called, so that others can tell whether it still lives.

    1c0fa2e7-4d2-2b3a91    the machine since its start, the process, and when that began

The machine is a hash; a container counts as one of its own, since it numbers its own processes. A
number that the system gives again belongs to somebody else by its beginning.
"""

import hashlib
import os
import re
from pathlib import Path

NAME = re.compile(r"(?P<machine>[0-9a-f]{8})-(?P<process>[0-9a-f]{1,8})-(?P<begun>[0-9a-f]{1,16})")
PROC = Path("/proc")
BEGUN = 19  # of the fields behind the name of the program, of which proc(5) says more


def own() -> str:
    """This process; "" where the system does not tell enough."""
    machine, begun = _machine(), _begun("self")
    return f"{machine}-{os.getpid():x}-{begun:x}" if machine and begun is not None else ""


def ended(name: str) -> bool:
    """Whether this is a process of this machine that has ended for certain."""
    known = NAME.fullmatch(name)
    if not known or known["machine"] != _machine():
        return False
    process = int(known["process"], 16)
    try:
        os.kill(process, 0)  # asks only, also for one that is hidden from us
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):  # somebody else's
        pass
    begun = _begun(str(process))
    return begun is not None and begun != int(known["begun"], 16)


def _machine() -> str:
    """This start of this machine, or container; "" where that is not known."""
    try:
        start = (PROC / "sys/kernel/random/boot_id").read_bytes()
        numbered = (PROC / "self/ns/pid").readlink()
    except OSError:
        return ""
    return hashlib.sha256(start + os.fsencode(numbered)).hexdigest()[:8]


def _begun(process: str) -> int | None:
    """When a process began, in ticks of the machine's clock; None if nobody may know."""
    try:
        said = (PROC / process / "stat").read_bytes()
        return int(said.rpartition(b")")[2].split()[BEGUN])
    except (OSError, ValueError, IndexError):
        return None
