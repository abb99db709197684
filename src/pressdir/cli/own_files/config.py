"""Which files pressdir uses, and why: the command line, the environment, the settings, the habit.

A setting that is nearer to the command wins. The settings are TOML and may hold:

    db = "~/newsroom/contacts.json"    # relative to the folder of the settings
    by = "Jo Bloggs"                   # whose word a report is; else what the system calls you
    private = "~/notes/press"          # the folder for what is yours alone; likewise relative

    [review]
    threshold = 0.5    # from 0 to 1: contacts of less confidence are kept as unsure

    [usage]
    remember = false   # do not keep whom you called, for the order of answers
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pressdir.cli.own_files import places, searches, usage
from pressdir.errors import UsageError

TABLES = {"review": ("threshold",), "usage": ("remember",)}
KEYS = ("db", "by", "private", *TABLES)
PATHS = {"db": "file", "private": "folder"}  # what is a path, as `places.keep_choice` takes it
THRESHOLD = 0.5  # docs/decisions has what it costs and what it catches


@dataclass(frozen=True, slots=True)
class Place:
    """A file or folder, and what chose it."""

    path: Path
    why: str

    @property
    def exists(self) -> bool:
        """Whether it can be seen to be there."""
        return os.path.exists(self.path)  # `Path` raises where it may not look


def contact_file(flag: Path | None) -> Place:
    """The contact file: `--db`, else $PRESSDIR_DB, else `db` of the settings, else XDG's place.

    Raises:
        UsageError: the settings cannot be read, or hold what they should not.
    """
    if flag is not None:
        return Place(flag.expanduser(), "--db")
    if variable := os.environ.get(places.DB_VARIABLE):
        return Place(Path(variable).expanduser(), f"${places.DB_VARIABLE}")
    if path := _chosen("db"):
        return Place(path, f"db in {settings_file().path}")
    return Place(Path(places.usual_file()), _reason("XDG_DATA_HOME"))


def overlays_folder() -> Place | None:
    """The folder for what is private: $PRESSDIR_PRIVATE, else `private` of the settings, else ours.

    None where nothing private is to be shown.

    Raises:
        UsageError: the settings cannot be read, or hold what they should not.
    """
    return None if os.environ.get(places.PRIVATE_VARIABLE) == places.OFF else overlays_home()


def overlays_home() -> Place:
    """Where what is private lies, also where it is not to be shown. Raises `UsageError`, too."""
    told = os.environ.get(places.PRIVATE_VARIABLE)
    if told and told != places.OFF:
        return Place(Path(told).expanduser(), f"${places.PRIVATE_VARIABLE}")
    if path := _chosen("private"):
        return Place(path, f"private in {settings_file().path}")
    return Place(Path(places.usual_overlays()), _reason("XDG_DATA_HOME"))


def settings_file() -> Place:
    """The settings, which need not exist."""
    return Place(Path(places.settings_file()), _reason("XDG_CONFIG_HOME"))


def searches_file() -> Place:
    """Where searches are kept under a name."""
    return Place(Path(searches.file()), _reason("XDG_CONFIG_HOME"))


def state_folder() -> Place:
    """Where older states of contact files are kept for `undo`."""
    return Place(Path(places.folder("state")), _reason("XDG_STATE_HOME"))


def cache_folder() -> Place:
    """Where the index is kept that `find` answers from."""
    return Place(Path(places.folder("cache")), _reason("XDG_CACHE_HOME"))


def threshold() -> float:
    """The confidence under which a contact is kept as unsure: `review.threshold`, else a half.

    Raises:
        UsageError: the settings cannot be read, or hold what they should not.
    """
    settings = settings_file().path
    value = _settings(settings).get("review", {}).get("threshold", THRESHOLD)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise _broken(settings, "review.threshold is no number from 0 to 1")
    return float(value)


def usage_file(path: Path) -> Place:
    """Where it is remembered whom of the contact file at `path` one acted on."""
    used(path)  # what shall not be remembered is not there
    return Place(Path(usage.file(str(path))), _reason("XDG_STATE_HOME"))


def used(path: Path) -> Mapping[str, float]:
    """How much each contact of the file at `path` is used.

    It is forgotten here when the settings have come to say so; while they cannot be read, nobody
    is said to be used.
    """
    name = str(path)
    if not usage.allowed(name):
        try:
            wanted = remembers_use()
        except UsageError:
            return {}
        if not wanted:
            usage.forget(name)
            return {}
        usage.allow(name)
    return usage.used(name)


def remembers_use() -> bool:
    """Whether the settings let us remember whom one acted on: `usage.remember`, else yes.

    Raises:
        UsageError: the settings cannot be read, or hold what they should not.
    """
    settings = settings_file().path
    value = _settings(settings).get("usage", {}).get("remember", True)
    if not isinstance(value, bool):
        raise _broken(settings, "usage.remember is neither true nor false")
    return value


def reporter(told: str | None) -> str:
    """Whose word a report is: `told`, else `by` of the settings, else the user's name, else "".

    Raises:
        UsageError: the settings cannot be read, or hold what they should not.
    """
    import getpass

    settings = settings_file().path
    name = told if told is not None else _settings(settings).get("by")
    if name is not None:
        if not isinstance(name, str):
            raise _broken(settings, "by is no name")
        return " ".join(name.split())
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # nobody, as in a container; KeyError until Python 3.12
        return ""


def _reason(variable: str) -> str:
    return f"${variable}" if os.environ.get(variable) else "the default"


def _chosen(key: str) -> Path | None:
    """What the settings choose as the contact file, or as the folder for what is private."""
    settings = settings_file().path
    paths = {name: _path(settings, name) for name in PATHS}
    places.keep_choice(*(str(path or "") for path in paths.values()))
    return paths[key]


def _path(settings: Path, key: str) -> Path | None:
    """The path that a key of the settings has."""
    value = _settings(settings).get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise _broken(settings, f"{key} is not the path of a {PATHS[key]}")
    return settings.parent / Path(value).expanduser()


def _settings(settings: Path) -> Mapping[str, Any]:
    """What stands in `settings`, of keys that are known."""
    try:
        text = settings.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise _broken(settings, f"cannot be read ({_cause(error)})") from error
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _broken(settings, f"is not TOML: {error}") from error
    if unknown := [key for key in values if key not in KEYS]:
        raise _broken(settings, f"holds {unknown[0]!r}, which is no setting")
    for name, keys in TABLES.items():
        table = values.get(name, {})
        if not isinstance(table, dict):
            raise _broken(settings, f"{name} is no table")
        if unknown := [key for key in table if key not in keys]:
            raise _broken(settings, f"holds '{name}.{unknown[0]}', which is no setting")
    return values


def _cause(error: OSError | UnicodeDecodeError) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else "not UTF-8"


def _broken(settings: Path, message: str) -> UsageError:
    return UsageError(f"{settings}: {message}", hint='It may hold: db = "path of the contact file"')
