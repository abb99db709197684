"""Doing it: an address is handed over, the person is told, and it is remembered for later answers.

What is told goes to stderr: stdout is for what was asked for.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from pressdir.cli.acting.choosing import Meant, Value, shown
from pressdir.cli.own_files import config, usage
from pressdir.cli.showing import output
from pressdir.cli.showing.text import PRIVATE
from pressdir.model import Phone, own_values

if TYPE_CHECKING:
    from pressdir.acts.choice import Choice

Show = Annotated[
    bool, typer.Option("--dry-run", "-n", help="Print what would be opened, and open nothing.")
]


def hand_over(uri: str, *those: Meant, told: Sequence[str], dry_run: bool) -> None:
    """Have `uri` opened, which is an act on `those`; in a dry run print it, and do nothing.

    Raises:
        ProgramError: nothing here opens it; it is printed then.
    """
    if dry_run:
        output.write(f"{uri}\n")
        return
    from pressdir.cli.acting import opening

    for line in told:
        output.say(line)
    opening.opened(uri)
    remember(*those)


def copied(of: Meant, text: str, called: str = "") -> str:
    """Have `text` on the clipboard; what to tell the person, which is `called` so.

    Raises:
        ProgramError: there is no clipboard.
    """
    from pressdir.cli.acting import clipboard

    mine = f", which is {PRIVATE}" if text in {value for _, value in own_values(of.record)} else ""
    return f"{of.label}: copied {called or text}{mine} (by {clipboard.put(text)})"


def telling(of: Meant, doing: str, choice: "Choice[Value]") -> list[str]:
    """What is being done, and what to know of the value."""
    kind = f" ({choice.value.kind})" if isinstance(choice.value, Phone) else ""
    line = f"{of.label}: {doing} {shown(choice.value)}{kind}"
    return [line, *(f"  {caveat}" for caveat in choice.caveats)]


def remember(*those: Meant) -> None:
    """Count what was done for the order of later answers, unless the settings say no."""
    wanted = config.remembers_use()
    for each in those:
        if wanted:
            usage.note(str(each.contacts), each.record.uid)
        else:
            usage.forget(str(each.contacts))
