"""`pressdir man`: the man page."""

from pressdir.cli import output


def man() -> None:
    """Print the man page, for man itself to show.

    It comes with the package, too: man pressdir shows it where man finds the folder of the
    installation.

    Examples:
      pressdir man | man -l -
      pressdir man > ~/.local/share/man/man1/pressdir.1
    """
    from importlib.metadata import version

    from pressdir.cli import manual, tree

    output.write(manual.page(tree.program(), version("pressdir")))
