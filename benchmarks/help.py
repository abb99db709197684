"""Help and usage errors, next to the same commands on Typer as it comes, with rich.

    python benchmarks/help.py

CPU times of whole processes, taken in turn, bytecode made before. Only ratios travel between
machines.
"""

import sys

from measure import compared, told

OURS = "import sys; sys.argv = ['pressdir', *{0!r}]; from pressdir.cli import program; program()"
STOCK = """
import sys, typer
from pressdir.cli.app import COMMANDS, pressdir
sys.argv = ["pressdir", *{0!r}]
app = typer.Typer(name="pressdir", no_args_is_help=True)
app.callback()(pressdir)
for name, function in COMMANDS.items():
    app.command(name)(function)
app()
"""
TYPED = {
    "help": ["--help"],
    "help of a command": ["find", "--help"],
    "an unknown command": ["fnd", "ana"],
    "an unknown option": ["find", "--jsn", "ana"],
}


def main() -> None:
    """Print the table."""
    for what, typed in TYPED.items():
        programs = [[sys.executable, "-c", code.format(typed)] for code in (OURS, STOCK)]
        print(told(what, "stock Typer", compared(*programs)))


if __name__ == "__main__":
    main()
