"""A page of HTML that shows marked documents: one file, without script, network or links.

Documents come from strangers. Everything of theirs is written as text: escaped, with what could
act on a reader or turn the direction of text written out. The page allows itself nothing but its
own style (Content-Security-Policy), in case that should ever fail.
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from pressdir.cli.showing import marked
from pressdir.cli.showing.marked import Note, Part, Shown
from pressdir.cli.showing.text import visible
from pressdir.model import Contact

if TYPE_CHECKING:
    from pressdir.extract.tracing import Trace

STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
mark { padding: 0 .15em; border-radius: .2em; color: inherit; }
mark.yes { background: #bfe8c5; }
mark.no { background: #f6c9c4; text-decoration: line-through; }
.line { display: grid; grid-template-columns: 4em 1fr; margin: 0; overflow-wrap: anywhere; }
.line > .number { color: #777; user-select: none; }
ul { margin: 0 0 .4em 4em; padding: 0; list-style: none; font-size: .85em; }
li.yes { color: #1b6e2c; }
li.no { color: #9c2b1f; }
summary { color: #777; cursor: pointer; }
@media (prefers-color-scheme: dark) {
  body { background: #191919; color: #ddd; }
  mark.yes { background: #1d5a2b; }
  mark.no { background: #6d2620; }
  li.yes { color: #8fd39c; }
  li.no { color: #ef9d94; }
}
"""
HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{seal}'">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
"""
TAIL = "</body>\n</html>\n"
CLASSES = {True: "yes", False: "no"}


def head(title: str) -> str:
    """The beginning of the page."""
    seal = b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    return HEAD.format(seal=seal, title=_text(title), style=STYLE)


def document(trace: "Trace", *, whole: bool, threshold: float) -> str:
    """A document as a part of the page; what is far from anything found is folded."""
    found = [f"<h1>{_text(trace.extraction.source)}</h1>\n"]
    said = [_contact(contact, threshold) for contact in trace.extraction.contacts]
    found.append(f"<ol>{''.join(said)}</ol>\n" if said else "<p>Nobody is offered here.</p>\n")
    found += _notes(marked.elsewhere(trace))
    for part in marked.parts(trace):
        found += _part(part, whole=whole)
    return "".join(found)


def _contact(contact: Contact, threshold: float) -> str:
    doubts = marked.doubts(contact, threshold)
    return f"<li>{_text(contact.label)}{_text(f' ({doubts})') if doubts else ''}</li>"


def _part(part: Part, *, whole: bool) -> Iterator[str]:
    lines = "".join(map(_line, part.lines))
    if part.near:
        yield lines
        return
    count = len(part.lines)
    summary = f"{count} line{'s' if count > 1 else ''}"
    yield f"<details{' open' if whole else ''}><summary>{summary}</summary>\n{lines}</details>\n"


def _line(line: Shown) -> str:
    pieces = "".join(
        _text(piece.text)
        if piece.accepted is None
        else f'<mark class="{CLASSES[piece.accepted]}">{_text(piece.text)}</mark>'
        for piece in line.pieces
    )
    shown = f'<p class="line"><span class="number">{line.number}</span> <span dir="auto">'
    return f"{shown}{pieces}</span></p>\n{''.join(_notes(line.notes))}"


def _notes(notes: Iterable[Note]) -> Iterator[str]:
    items = "".join(f'<li class="{CLASSES[note.accepted]}">{_text(note)}</li>' for note in notes)
    if items:
        yield f"<ul>{items}</ul>\n"


def _text(value: object) -> str:
    return escape(visible(value))
