"""git, set up to carry a contact file: what is written into its settings, and what git says."""

import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pressdir.cli.showing import files
from pressdir.errors import ProgramError, UsageError, WriteError

NAME = "pressdir"  # of the driver
ATTRIBUTES = ".gitattributes"
# As it is, byte for byte; compared and merged by us.
WANTED = {"merge": NAME, "diff": NAME, "text": "unset"}
LINE = f"merge={NAME} diff={NAME} -text"
# Where we are not there any more, git merges by lines, which can be healed: of a driver that failed
# it would keep our side alone.
DRIVER = (
    "{} git merge %O %A %B %P; case $? in 0) ;; 1) false ;; "
    "126|127) git merge-file -q %A %O %B ;; *) exit 129 ;; esac"
)
SPECIAL = "*?[]\\!#"  # what a pattern takes for more than itself
PATIENCE = 30  # seconds


@dataclass(frozen=True, slots=True)
class Repository:
    """The one that a file is in."""

    path: Path  # the file, behind all links
    root: Path

    @property
    def name(self) -> str:
        """What the file is called in it."""
        return self.path.relative_to(self.root).as_posix()

    @property
    def pattern(self) -> str:
        """What the file is called where git takes patterns (gitignore)."""
        return "".join(f"\\{each}" if each in SPECIAL else each for each in f"/{self.name}")

    @property
    def quoted(self) -> str:
        """The pattern where attributes stand behind it (gitattributes)."""
        if not any(each.isspace() or each == '"' for each in self.pattern):
            return self.pattern
        return '"{}"'.format(self.pattern.replace("\\", "\\\\").replace('"', '\\"'))

    @property
    def line(self) -> str:
        """What stands in the attributes."""
        return f"{self.quoted} {LINE}"

    def git(self, *words: str) -> str:
        """What git answers; "" where it says no."""
        return run(self.root, *words)[1]


def run(folder: Path, *words: str) -> tuple[int, str]:
    """How git ended, and what it answered.

    Raises:
        ProgramError: there is no git, or it hangs.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own words
            ["git", "-C", str(folder), *words],  # noqa: S607 - the person's own git
            capture_output=True, text=True, timeout=PATIENCE, check=False, stdin=subprocess.DEVNULL,
            encoding="utf-8", errors="surrogateescape",
        )  # fmt: skip
    except FileNotFoundError as error:
        raise ProgramError("git is not installed", hint="Install it, and try again.") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ProgramError(f"git does not answer: {error}") from error
    return done.returncode, done.stdout.rstrip("\n")


def repository(path: Path) -> Repository:
    """The repository that a file lies in.

    Raises:
        UsageError: it lies in none.
        ProgramError: there is no git.
    """
    found = path.expanduser().resolve()
    if found.is_dir() or not found.parent.is_dir():
        what = "a folder" if found.is_dir() else "no file, and in no folder"
        raise UsageError(f"{found} is {what}", hint="Name the contact file that is to be in git.")
    code, root = run(found.parent, "rev-parse", "--show-toplevel")
    if code or not root:
        folder = shlex.quote(str(found.parent))
        raise UsageError(
            f"{found} lies in no git repository",
            hint=f"Make one (git init {folder}), or name the file that lies in one.",
        )
    return Repository(found, Path(root).resolve())


def settings() -> dict[str, str]:
    """What the repository's own configuration is to hold."""
    program = _program()
    return {
        f"merge.{NAME}.name": "contacts, field by field",
        f"merge.{NAME}.driver": DRIVER.format(program),
        f"diff.{NAME}.textconv": f"{program} git textconv",
        f"diff.{NAME}.xfuncname": "^([^ ].*)$",
    }


def _program() -> str:
    """How to call us from anywhere: the programs that call git have search paths of their own."""
    found = shutil.which(sys.argv[0]) or shutil.which(NAME)
    if found and Path(found).name == NAME:
        return shlex.quote(str(Path(found).absolute()))
    return f"{shlex.quote(sys.executable)} -m {NAME}"


# --- what is to be written ------------------------------------------------------------------------


def installed(at: Repository, *, dry_run: bool) -> Iterator[str]:
    """Set the repository up, and say what was written; nothing where all is as it should be.

    Raises:
        ProgramError: git refuses.
        WriteError: the attributes cannot be written.
    """
    for key, value in settings().items():
        if at.git("config", "--local", "--get", key) != value:
            if not dry_run:
                _ask(at, "config", "--local", "--replace-all", key, value)
            yield f"git config {key}: {value}"
    if _rewritten(at, at.root / ATTRIBUTES, [at.line], dry_run=dry_run):
        yield f"{ATTRIBUTES}: {at.line}"
    if _rewritten(at, _excluded(at), _beside(at), dry_run=dry_run):
        yield f"git does not see the lock beside {at.name} (.git/info/exclude)"


def removed(at: Repository, *, dry_run: bool) -> Iterator[str]:
    """Take it out again, and say what went. The driver stays while other files need it.

    Raises what `installed` raises.
    """
    if _rewritten(at, at.root / ATTRIBUTES, [], dry_run=dry_run):
        yield f"{ATTRIBUTES}: {at.line}"
    if _rewritten(at, _excluded(at), [], dry_run=dry_run):
        yield f"the lines of .git/info/exclude about {at.name}"
    others = [e for e in _lines(at.root / ATTRIBUTES) if f"merge={NAME}" in e and not _is_of(at, e)]
    if others:
        return
    for section in (f"merge.{NAME}", f"diff.{NAME}"):
        if at.git("config", "--local", "--get-regexp", f"^{section}\\."):
            if not dry_run:
                _ask(at, "config", "--local", "--remove-section", section)
            yield f"git config {section}"


def doubts(at: Repository) -> Iterator[str]:
    """What keeps git from doing with the file as it was told, in sentences."""
    for line in at.git("check-attr", *WANTED, "--", at.name).splitlines():
        attribute, value = line.rsplit(": ", 2)[1:]
        if value != WANTED[attribute]:
            yield (
                f"{attribute} of {at.name} is {value} all the same: "
                f"another line of {ATTRIBUTES} or .git/info/attributes says so"
            )
    if run(at.root, "check-ignore", "-q", "--", at.name)[0] == 0:
        yield f"{at.name} is ignored by git: a .gitignore says so"


def _ask(at: Repository, *words: str) -> None:
    if run(at.root, *words)[0]:
        raise ProgramError(f"git {' '.join(words)} failed", hint="Run it by hand to see why.")


def _excluded(at: Repository) -> Path:
    return at.root / at.git("rev-parse", "--git-path", "info/exclude")


def _beside(at: Repository) -> list[str]:
    folder, _, name = at.pattern.rpartition("/")
    return [f"{folder}/{name}.lock", f"{folder}/.~{name}.*.tmp"]


def _is_of(at: Repository, line: str) -> bool:
    """Whether a line is one of ours about this file."""
    if line.startswith(f"{at.quoted} "):
        return f"merge={NAME}" in line
    return line in _beside(at)


def _lines(path: Path) -> list[str]:
    if not path.is_file():
        return []
    return path.read_text(encoding="utf-8", errors="surrogateescape").splitlines()


def _rewritten(at: Repository, path: Path, wanted: list[str], *, dry_run: bool) -> bool:
    """Whether a file was, or is to be, written so that it has these lines of ours and no others."""
    if path.is_symlink():
        raise WriteError(f"{path} is a symbolic link, which git does not read", hint="Copy it.")
    try:
        before = _lines(path)
        if [each for each in before if _is_of(at, each)] == wanted:
            return False
        after = [*(each for each in before if not _is_of(at, each)), *wanted]
        if dry_run:
            return True
        if not after and path.name == ATTRIBUTES:
            path.unlink()
            return True
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "".join(f"{line}\n" for line in after)
        if not path.exists():
            path.touch(0o644)
        files.replaced(path, [text.encode("utf-8", "surrogateescape")])
    except OSError as error:
        raise WriteError(f"{path}: cannot be written ({error.strerror})") from error
    return True
