"""Where our folders are: by the XDG Base Directory Specification, or the habit of the system.

Both the command and the short way to an answer (`lane`) ask here.
"""

import os
import sys

APP = "pressdir"
DB_VARIABLE = "PRESSDIR_DB"
PRIVATE_VARIABLE = "PRESSDIR_PRIVATE"
OFF = "off"  # in the place of a folder: nothing private is shown, as for a shared screen
CHOICES = 2  # of the settings, that the short way to an answer needs to know
XDG = {
    "data": ("XDG_DATA_HOME", ".local/share"),
    "config": ("XDG_CONFIG_HOME", ".config"),
    "state": ("XDG_STATE_HOME", ".local/state"),
    "cache": ("XDG_CACHE_HOME", ".cache"),
}


def folder(kind: str) -> str:
    """Our folder for "data", "config", "state" or "cache". It need not exist."""
    if sys.platform == "linux":  # what platformdirs says there, too, but it takes long to load
        variable, usual = XDG[kind]
        base = os.environ.get(variable, "")
        if not os.path.isabs(base):  # the specification has it ignored
            base = os.path.expanduser(f"~/{usual}")
        return os.path.join(base, APP)
    import platformdirs

    return str(getattr(platformdirs, f"user_{kind}_path")(APP, appauthor=False))


def settings_file() -> str:
    """The settings, which need not exist."""
    return os.path.join(folder("config"), "config.toml")


def usual_file() -> str:
    """The contact file that is meant when nothing says which."""
    return os.path.join(folder("data"), "contacts.json")


def identity(path: str, numbers: tuple[int, ...] = ()) -> str:
    """What changes whenever the content of a file may have; "" where there is none.

    `numbers` are its size, mtime_ns, inode and ctime_ns, where they are known.
    """
    if not numbers:
        try:
            found = os.stat(path)
        except (OSError, ValueError):
            return ""
        numbers = found.st_size, found.st_mtime_ns, found.st_ino, found.st_ctime_ns
    return f"{numbers} {os.path.realpath(path)}"


def index_state(path: str, numbers: tuple[int, ...] = ()) -> str:
    """What changes whenever the index of a contact file may say something else than the file."""
    from pressdir.cli import clock

    found = identity(path, numbers)
    return f"{clock.era()} {found}" if found else ""


def index_file(path: str) -> str:
    """The index of the contact file at `path`."""
    return os.path.join(folder("cache"), f"{mark(path)}.index")


def mark(path: str) -> str:
    """What our own files about the contact file at `path` are called by."""
    import zlib  # two files may share it: the index knows whose it is, uids are in one file only

    return f"{zlib.crc32(os.path.realpath(path).encode('utf-8', 'surrogateescape')):08x}"


def usual_overlays() -> str:
    """The folder of what is private that is meant when nothing says which."""
    return os.path.join(folder("data"), "private")


def overlays() -> str | None:
    """The folder of what is private; "" where there is none, or nothing private is to be shown.

    None where the settings must be read first.
    """
    told = os.environ.get(PRIVATE_VARIABLE)
    if not told:
        choice = chosen()
        if choice is None:
            return None
        told = choice[1] or usual_overlays()
    folder = "" if told == OFF else os.path.expanduser(told)
    return folder if folder and os.path.isdir(folder) else ""


def contact_file() -> str | None:
    """The contact file that the environment, the settings or the habit choose.

    None where the settings must be read first.
    """
    if named := os.environ.get(DB_VARIABLE):
        return os.path.expanduser(named)
    known = chosen()
    return None if known is None else known[0] or usual_file()


def chosen() -> tuple[str, str] | None:
    """What the settings choose: the contact file, the folder of overlays; "" for neither.

    None where they must be read first: TOML takes long to load. What they say is kept by
    `keep_choice`.
    """
    known = identity(settings_file())
    if not known:
        return "", ""
    try:
        with open(_kept(), encoding="utf-8", errors="surrogateescape", newline="") as kept:
            of, *values = kept.read().split("\0")
    except OSError:
        return None
    return (values[0], values[1]) if of == known and len(values) == CHOICES else None


def keep_choice(path: str, folder: str) -> None:
    """Keep that the settings, as they are, choose the contact file `path` and this `folder`."""
    if chosen() == (path, folder):
        return
    from pressdir.cli.own_files import private

    whole = "\0".join([identity(settings_file()), path, folder])
    try:
        private.write(_kept(), whole.encode("utf-8", "surrogateescape"))
    except OSError:  # a cache that cannot be written makes the next answer slower, no more
        return


def _kept() -> str:
    return os.path.join(folder("cache"), "choice")
