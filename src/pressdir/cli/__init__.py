"""The command line. `program` is what is installed; all else here is loaded when it is needed."""

import os
import sys


def program() -> None:
    """Run the command line as a process of its own."""
    code = 0
    try:
        main()
    except SystemExit as ended:
        if not isinstance(ended.code, int | None):
            raise
        code = ended.code or 0
    try:  # noqa: SIM105 - contextlib alone takes as long as the answer
        sys.stderr.flush()
    except (AttributeError, OSError):  # it is closed
        pass
    os._exit(code)  # all is printed: what the interpreter would tidy up, the system does


def main() -> None:
    """Run the command line; ends by `SystemExit`, or returns when all went well."""
    from pressdir.cli.lane import quick

    answer = quick.answer(sys.argv[1:])
    if answer is not None and _printed(answer):
        return
    from pressdir.cli.app import run

    run()


def _printed(text: str) -> bool:
    """Print; what goes wrong, the command itself will meet again, and say."""
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        from pressdir.cli.showing import output

        output.leave_closed_pipe()
    except (AttributeError, OSError):
        return False
    return True
