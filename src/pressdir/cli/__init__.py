"""The command line. `main` is the program; all else here is loaded when it is needed."""


def main() -> None:
    """Run the command line."""
    from pressdir.cli.app import run

    run()
