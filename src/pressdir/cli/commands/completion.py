"""`pressdir completion`: a script that teaches a shell our commands and contacts."""

from enum import StrEnum
from typing import Annotated

import typer

from pressdir.cli.showing import output


class Shell(StrEnum):
    """A shell: a member of `shells.SCRIPTS`."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


def completion(
    ctx: typer.Context,
    shell: Annotated[
        Shell,
        typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell.", show_default=False),
    ],
) -> None:
    """Print the completion script of a shell.

    Commands, options, fields and the names of contacts are then completed by Tab.

    Examples:
      pressdir completion bash                       to look at it
      eval "$(pressdir completion bash)"             a line for .bashrc
      eval "$(pressdir completion zsh)"              for .zshrc, behind compinit
      pressdir completion fish | source              for config.fish
      pressdir completion powershell | Out-String | Invoke-Expression
    """
    from pressdir.cli.describing import shells, tree

    output.write(shells.SCRIPTS[shell](tree.program(ctx.find_root().command)))
