"""A name as it was copied, with a title behind it: "Ana Ruiz, Head of Press"."""

import re
from collections.abc import Sequence

from pressdir.cli.changing.changes import Act, Change
from pressdir.cli.showing import output
from pressdir.errors import UsageError

BEHIND = re.compile(r"\s*[,;|]\s*|\s+[-\u2013\u2014]\s+|\s*\((?=[^()]+\)$)")


def told_apart(wanted: Sequence[Change]) -> Sequence[Change]:
    """The changes, with a title that stands behind a name as the role; that is told.

    Raises:
        UsageError: another role is given, too.
    """
    named = next((each for each in wanted if (each.field, each.act) == ("name", Act.ASSIGN)), None)
    name, title = apart(named.values[0]) if named else ("", "")
    if not (named and title):
        return wanted
    if any(each.field == "role" and each.values[0].strip() for each in wanted):
        raise UsageError(
            f"{named.values[0]}: has a title behind the name, and there is another role",
            hint=f"Give the name alone: {name}",
        )
    output.say(f"{title}: stood behind the name, is the role now")
    plain, role = Change("name", Act.ASSIGN, (name,)), Change("role", Act.ASSIGN, (title,))
    return [*(plain if each is named else each for each in wanted), role]


def apart(name: str) -> tuple[str, str]:
    """The name, and the title that stands behind it; "" where nothing behind it is a title.

    "Ruiz, Ana" and "Ana Ruiz, PhD" are names. Languages are many, so this takes a second; names
    with nothing behind them, as most are, are not looked into.
    """
    found = BEHIND.search(name)
    if not found:
        return name, ""
    title = name[found.end() :].strip().removesuffix(")" if "(" in found[0] else "")
    return (name[: found.start()].strip(), title) if title and _is_title(title) else (name, "")


def _is_title(text: str) -> bool:
    from pressdir.extract.locales import files, lexicon

    hits = lexicon(files.tags()).hits(text)
    return any(hit.has("role.head") and not hit.has("name.honorifics") for hit in hits)
