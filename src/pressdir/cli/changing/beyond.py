"""What an erasure cannot reach: the history of git, versions in a cloud, copies, exports.

It is said with what to do about it. git is only asked; nothing is rewritten here: a history that
others have cloned is theirs to agree on.
"""

import os
import shlex
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pressdir.merge.persons import Person

PATIENCE = 30  # seconds for git; a history that takes longer is told of without the commits
SHOWN = 8  # commits that are named
CLOUDS = {
    "dropbox": "Dropbox", "nextcloud": "Nextcloud", "owncloud": "ownCloud",
    "onedrive": "OneDrive", "google drive": "Google Drive", "googledrive": "Google Drive",
    "syncthing": "Syncthing", "icloud": "iCloud", "mobile documents": "iCloud",
}  # fmt: skip


def told(path: Path, person: "Person") -> Iterator[str]:
    """What is left to do by hand, in lines."""
    path = Path(os.path.realpath(path))
    yield from _of_git(path, person)
    yield from _of_clouds(path)
    yield "- exports and cards that were handed on, and files of --rejects: delete them there"
    yield "- other people's copies of the contact file: cleaned when they are next synced with it"
    yield "- copies made by hand or by a backup program, the shell's history: delete them there"


def _of_clouds(path: Path) -> Iterator[str]:
    parts = [part.casefold() for part in path.parts]
    found = {name for mark, name in CLOUDS.items() if any(mark in part for part in parts)}
    # os.path's takes what cannot be looked at for nothing
    if any(os.path.exists(folder / ".stfolder") for folder in path.parents):  # noqa: PTH110
        found.add("Syncthing")
    named = f" ({', '.join(sorted(found))})" if found else ""
    yield f"- older versions that a cloud keeps of the file{named}: delete them on its site"


def _of_git(path: Path, person: "Person") -> Iterator[str]:
    top = _git(path.parent, "rev-parse", "--show-toplevel")
    if not top:
        return
    root = Path(top[0])
    name = path.relative_to(root).as_posix()
    commits = _git(root, "log", "--all", "--format=%H", "--", name)
    if not commits:
        return
    held = list(_holding(root, name, commits, person))
    if not held:
        return
    shown = ", ".join(each[:10] for each in held[:SHOWN])
    more = f" and {len(held) - SHOWN} more" if len(held) > SHOWN else ""
    many = "1 commit" if len(held) == 1 else f"{len(held)} commits"
    yield f"- the history of git: {many} of {root} hold them ({shown}{more})."
    yield "  This takes the file out of every commit, and puts it back as it is now:"
    yield from (f"    {line}" for line in recipe(root, name))
    yield "  Then everybody clones anew; old clones and what a hosting site caches keep it."


def recipe(root: Path, name: str) -> Sequence[str]:
    """The commands that leave the contact file in no older commit of a repository."""
    folder, file = shlex.quote(str(root)), shlex.quote(name)
    kept = shlex.quote(f"{name}.kept")
    if shutil.which("git-filter-repo"):
        rewrite = [f"git filter-repo --force --invert-paths --path {file}"]
    else:
        remove = shlex.quote(f"git rm -q --cached --ignore-unmatch -- {file}")
        each = f"--index-filter {remove} --tag-name-filter cat"
        rewrite = [
            f"FILTER_BRANCH_SQUELCH_WARNING=1 git filter-branch -f {each} -- --all",
            'git for-each-ref --format="delete %(refname)" refs/original | git update-ref --stdin',
        ]
    return [
        f"cd {folder}",
        "git stash list    # drop stashes that hold the file: git stash drop",
        f"cp -p {file} {kept} && git rm -q --cached -- {file} && rm -f {file}",
        'git commit -q -m "Take the contact file out"',
        *rewrite,
        "git reflog expire --expire=now --all && git gc -q --prune=now",
        f'mv {kept} {file} && git add -- {file} && git commit -q -m "Add the contact file"',
        "git push --force --all && git push --force --tags",
    ]


def _holding(root: Path, name: str, commits: Sequence[str], person: "Person") -> Iterator[str]:
    """The commits whose version of the file holds a value of theirs; all, if that is not told."""
    sought = "\n".join(sorted({*person.uids, *person.names, *person.mails, *person.numbers}))
    found = _git(
        root, "grep", "-l", "-i", "-a", "-F", "-f", "-", *commits, "--", name, typed=sought
    )
    held = {line.partition(":")[0] for line in found}
    yield from (each for each in commits if each in held)


def _git(folder: Path, *words: str, typed: str = "") -> list[str]:
    """The lines that git answers; none where there is no git, no repository, or an error."""
    import subprocess

    try:
        done = subprocess.run(  # noqa: S603 - our own words
            ["git", "-C", str(folder), *words],  # noqa: S607 - the person's own git
            input=typed, capture_output=True, text=True, timeout=PATIENCE, check=False,
            encoding="utf-8", errors="surrogateescape",
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return []
    return done.stdout.splitlines() if done.returncode == 0 else []
