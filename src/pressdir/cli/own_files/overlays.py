"""Where a person's own values lie: a file for each contact file, in a folder of their own.

    <folder>/<id of the contact file>.json    the values, by the uids of the contacts
    <folder>/<mark of its path>.of            which of these belongs to the file at this path

The id goes with the contact file wherever it is moved. Where it has become another (the file came
anew from a colleague, or git merged two), the path still says which file is meant.

The short way to an answer asks here at each look-up, once there is such a folder (`places`), so
nothing slow is loaded.
"""

import os

from pressdir.cli.own_files import places

HEAD = 4096  # bytes of a contact file in which its id stands
BEGINNING = b'{"_pressdir":{\n"1":{'  # of one that pressdir wrote
STORE = b'"store":"'
LONGEST = 64  # characters of an id


def found(folder: str, path: str, store: str) -> str:
    """The overlay of the contact file at `path` with the id `store`; "" where there is none."""
    for name in (store, _pointed(folder, path)):
        if name and os.path.lexists(known := named(folder, name)):
            return known
    return ""


def file(folder: str, path: str) -> str:
    """The same, by what can be seen of the contact file at once."""
    return found(folder, path, _id(path) or "")


def named(folder: str, store: str) -> str:
    """What the overlay of a contact file is called."""
    return os.path.join(folder, f"{store}.json")


def keep_pointer(folder: str, path: str, file: str) -> None:
    """Keep that `file` belongs to the contact file at `path`."""
    name = os.path.basename(file).removesuffix(".json")
    if _pointed(folder, path) == name:
        return
    from pressdir.cli.own_files import private

    content = f"{name}\n{os.path.realpath(path)}"
    try:
        private.write(_pointer(folder, path), content.encode("utf-8", "surrogateescape"))
    except OSError:  # the id says it, too
        return


def risks(file: str, path: str) -> list[str]:
    """What may show the overlay to others, in words: where it lies, and who may read it."""
    found = []
    shared = os.path.dirname(os.path.realpath(path))
    if shared != places.folder("data") and os.path.realpath(file).startswith(shared + os.sep):
        found.append("lies in the folder of the contact file; who shares that has it, too")
    try:
        mode = os.stat(file).st_mode
    except OSError:
        return found
    if mode & 0o077 and os.name == "posix":
        found.append("can be read by others on this machine; chmod 600 takes that away")
    return found


def state(folder: str, path: str) -> str | None:
    """What changes with the overlay of the contact file at `path`; "" where there is none.

    None where it takes the command to find that out.
    """
    store = _id(path)
    if store is None:
        return None
    file = found(folder, path, store)
    return (places.identity(file) or None) if file else ""


def _id(path: str) -> str | None:
    """The id that stands in a contact file; "" where it has none, None where that is not plain."""
    try:
        opened = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError):
        return None
    try:
        head = os.read(opened, HEAD)
    except OSError:
        return None
    finally:
        os.close(opened)
    if not head.startswith(BEGINNING):
        return None if STORE in head else ""
    row = head[len(BEGINNING) :].partition(b"\n")[0]
    value, end, _ = row.partition(STORE)[2].partition(b'"')
    store = value.decode("ascii", "replace")
    return store if end and store.isalnum() and len(store) <= LONGEST else None


def _pointed(folder: str, path: str) -> str:
    """The name of the overlay that the path alone says; "" where it says none."""
    try:
        with open(_pointer(folder, path), encoding="utf-8", errors="surrogateescape") as kept:
            name, _, whole = kept.read().partition("\n")
    except OSError:
        return ""
    return name if whole == os.path.realpath(path) and name.isalnum() else ""


def _pointer(folder: str, path: str) -> str:
    return os.path.join(folder, f"{places.mark(path)}.of")
