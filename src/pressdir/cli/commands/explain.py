"""`pressdir explain`: a document with what was accepted and rejected marked where it stands."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pressdir.cli import options
from pressdir.cli.options import AllowLocal, AsJson, Lang, Region, Sources
from pressdir.cli.own_files import config
from pressdir.cli.showing import marked, output, tabular
from pressdir.cli.showing.marked import Note, Part, Piece, Shown
from pressdir.cli.showing.text import isolated, to_json, visible
from pressdir.errors import ExitCode, InputError, NotFoundError, UsageError

if TYPE_CHECKING:
    from pressdir.extract.tracing import Trace, Verdict
    from pressdir.sources import Source

MARKS = {True: "[✓{}]", False: "[✗{}]"}
GREEN, RED = "\x1b[1;32m", "\x1b[9;31m"  # bold; struck out: for eyes that do not see the colour
COLOURS = {True: GREEN, False: RED}


def explain(
    sources: Sources,
    whole: Annotated[
        bool, typer.Option("--all", "-a", help="The whole page, not only around what was found.")
    ] = False,
    as_html: Annotated[bool, typer.Option("--html", help="As a page of HTML.")] = False,
    as_json: AsJson = False,
    lang: Lang = None,
    region: Region = None,
    allow_local: AllowLocal = False,
) -> None:
    """Show a document with what was taken from it, what not, and why.

    [✓ accepted] is a value of a contact, [✗ rejected] was looked at and left out; a terminal shows
    them in colour. Below each line stands the rule for each mark. Of a long page only the lines
    around what was found are shown.

    Where a value in the contact file comes from: pressdir show WHO --evidence

    Examples:
      pressdir explain release.html
      pressdir explain --all --region CH release.pdf
      pressdir explain --html release.eml > why.html
      pressdir explain --json release.txt
    """
    from pressdir.sources import expand

    if as_html and as_json:
        raise UsageError("--html and --json: choose one")
    wanted = expand(sources, allow_local=allow_local)
    if not wanted:
        raise NotFoundError(f"{' '.join(sources)}: no documents there")
    failures: list[InputError] = []
    threshold = config.threshold()
    traces = _traces(wanted, lang, options.region(region), failures)
    if as_json:
        output.write(to_json([_row(trace) for trace in traces], indent=2) + "\n")
    elif as_html:
        from pressdir.cli.showing import marked_html

        output.write(marked_html.head(" ".join(sources)))
        for trace in traces:
            output.write(marked_html.document(trace, whole=whole, threshold=threshold))
        output.write(marked_html.TAIL)
    else:
        for number, trace in enumerate(traces):
            lines = _text(trace, whole=whole, threshold=threshold)
            output.write("\n" if number else "")
            output.write("".join(f"{line}\n" for line in lines))
    if failures:
        raise typer.Exit(ExitCode.UNREADABLE)


def _traces(
    sources: Sequence["Source"], lang: str | None, region: str | None, failures: list[InputError]
) -> Iterator["Trace"]:
    """What each document offers and why; a failure is told as it comes, and remembered."""
    from pressdir.extract.tracing import trace

    for source in sources:
        try:
            document = source.load()
            hinted = replace(document, lang=lang or document.lang, region=region or document.region)
            yield trace(hinted)
        except InputError as error:
            output.say(f"pressdir: {error}")
            failures.append(error)


# --- as text ----------------------------------------------------------------------------------


def _text(trace: "Trace", *, whole: bool, threshold: float) -> Iterator[str]:
    extraction = trace.extraction
    yield visible(extraction.source)
    for number, contact in enumerate(extraction.contacts):
        yield f"  contact {number + 1}: {visible(contact.label)}"
        if doubts := marked.doubts(contact, threshold):
            yield f"    {doubts}"
    if not extraction.contacts:
        yield "  nobody is offered here"
    for note in marked.elsewhere(trace):
        yield from _note(note, "  ")
    parts = marked.parts(trace)
    digits = len(str(len(trace.page.lines)))
    for part in parts:
        if part.near or whole:
            for line in part.lines:
                yield from _line(line, digits)
        else:
            yield _skipped(part, digits)


def _skipped(part: Part, digits: int) -> str:
    count, marks = len(part.lines), sum(len(line.notes) for line in part.lines)
    lines = f"{count} line{'s' if count > 1 else ''}"
    more = f", {marks} mark{'s' if marks > 1 else ''}: --all shows them" if marks else ""
    return f"{'⋮':>{digits + 1}} {lines}{more}"


def _line(line: Shown, digits: int) -> Iterator[str]:
    text = "".join(map(_piece, line.pieces))
    shown = isolated(text) if sys.stdout.isatty() else text
    yield f"{line.number:>{digits + 1}} | {shown}"
    for note in line.notes:
        yield from _note(note, " " * (digits + 1) + " |   ")


def _note(note: Note, before: str) -> Iterator[str]:
    said = visible(note)
    if tabular.coloured(sys.stdout):
        said = f"{tabular.DIM}{said}{tabular.RESET}"
    yield f"{before}{said}"


def _piece(piece: Piece) -> str:
    text = visible(piece.text)
    if piece.accepted is None:
        return text
    if tabular.coloured(sys.stdout):
        return f"{COLOURS[piece.accepted]}{text}{tabular.RESET}"
    return MARKS[piece.accepted].format(text)


# --- for tools --------------------------------------------------------------------------------


def _row(trace: "Trace") -> dict[str, Any]:
    """The document as `extract` gives it, with its text and each verdict."""
    from pressdir.formats import rows

    return {
        **rows.extraction_row(trace.extraction),
        "text": trace.page.text,
        "verdicts": [_verdict(trace, each) for each in (*trace.verdicts, *trace.unplaced)],
    }


def _verdict(trace: "Trace", verdict: "Verdict") -> dict[str, Any]:
    placed = verdict.end > verdict.start
    return {
        "accepted": verdict.accepted,
        "text": trace.page.text[verdict.start : verdict.end],
        "rule": verdict.rule,
        "field": verdict.field or None,
        "value": verdict.value or None,
        "contact": verdict.contact,
        "start": verdict.start if placed else None,
        "end": verdict.end if placed else None,
        "minor": verdict.minor,
    }
