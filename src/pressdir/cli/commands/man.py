"""`pressdir man`: the man page."""

import typer

from pressdir.cli.showing import output


def man(ctx: typer.Context) -> None:
    """Print the man page, for man itself to show.

    It comes with the package, too: man pressdir shows it where man finds the folder of the
    installation.

    Examples:
      pressdir man | man -l -
      pressdir man > ~/.local/share/man/man1/pressdir.1
    """
    from importlib.metadata import version

    from pressdir.cli.describing import manual, tree

    output.write(manual.page(tree.program(ctx.find_root().command), version("pressdir")))
