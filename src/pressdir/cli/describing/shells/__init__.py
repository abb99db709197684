"""Completion scripts, a module a shell: commands and options stand in them, names are asked for.

A script asks `pressdir __complete` (`lane.completing`) where a contact or a field may
stand, and leaves files to its shell.
"""

from collections.abc import Callable, Mapping

from pressdir.cli.describing.shells import bash, fish, powershell, zsh
from pressdir.cli.describing.tree import Command

SCRIPTS: Mapping[str, Callable[[Command], str]] = {
    "bash": bash.script,
    "zsh": zsh.script,
    "fish": fish.script,
    "powershell": powershell.script,
}
