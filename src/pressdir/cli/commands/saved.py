"""`pressdir saved`: questions that are asked again and again, under a name."""

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from pressdir.cli.lane import questions
from pressdir.cli.options import AsJson, DryRun
from pressdir.cli.own_files import searches
from pressdir.cli.showing import output, tabular
from pressdir.cli.showing.text import to_json
from pressdir.errors import NotFoundError, UsageError, WriteError

SAVED = "@"  # before a name in a question

Kept = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="NAME WORD...",
        help="A name, and what to ask under it: words as in find.",
        show_default=False,
    ),
]


def saved(
    words: Kept = None,
    remove: Annotated[bool, typer.Option("--remove", help="Keep it no longer.")] = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Keep a search under a name, to be asked with find @NAME.

    Without words it says what is kept. They are yours, in a file of text beside the settings, and
    may ask one another. More words may stand beside: find @med-desk seen:90d.

    Examples:
      pressdir saved med-desk tag:med kind:desk
      pressdir find @med-desk -geneva
      pressdir saved
      pressdir saved med-desk --remove
    """
    known = searches.load()
    if not words:
        if remove:
            raise UsageError("--remove: which search?", hint="Write its name.")
        _show(known, as_json=as_json)
        return
    name, rest = words[0].removeprefix(SAVED).casefold(), words[1:]
    if not searches.is_name(name):
        raise UsageError(
            f"{questions.said(words[:1])}: no name for a search",
            hint="It has letters, digits and dashes.",
        )
    if rest and remove:
        raise UsageError("--remove takes a name alone", hint=f"pressdir saved {name} --remove")
    if rest:
        _keep(name, rest, known, dry_run=dry_run)
        return
    if name not in known:
        raise NotFoundError(f"nothing is kept as {SAVED}{name}", hint=questions.kept(known))
    if remove:
        if not dry_run:
            _write(name, "")
        output.say(f"{'would remove' if dry_run else 'removed'} {_line(name, known[name])}")
    else:
        _show({name: known[name]}, as_json=as_json)


def _show(known: Mapping[str, str], *, as_json: bool) -> None:
    if not known:
        raise NotFoundError("no search is kept", hint="Keep one: pressdir saved NAME WORD...")
    if as_json:
        rows = [{"name": name, "words": words} for name, words in sorted(known.items())]
        output.write(to_json({"searches": rows}, indent=2) + "\n")
        return
    cells = [(f"{SAVED}{name}", words) for name, words in sorted(known.items())]
    output.write(tabular.table(("NAME", "WORDS"), cells, shrink={1: 20}))


def _keep(name: str, words: Sequence[str], known: Mapping[str, str], *, dry_run: bool) -> None:
    """Keep it, if it can be asked."""
    from pressdir.search import language

    questions.query(words)
    text = language.written(words)
    questions.query([f"{SAVED}{name}"], {**known, name: text})
    if not dry_run:
        _write(name, text)
    output.say(f"{'would keep' if dry_run else 'kept'} {_line(name, text)}")
    if known.get(name, text) != text:
        output.say(f"  it was: {known[name]}")


def _line(name: str, words: str) -> str:
    return f"{SAVED}{name}: {words}"


def _write(name: str, words: str) -> None:
    try:
        searches.keep(name, words)
    except OSError as error:
        raise WriteError(f"{searches.file()}: cannot be written ({error.strerror})") from error
