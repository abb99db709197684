r"""Contacts in a form of one's own: `--template '{name:<24}{phone}'`, a line for each contact.

A field stands in braces, with a width if it is to have one: `<` to the left, `>` to the right, `^`
in the middle. `{{` and `}}` are braces, `\t`, `\n` and `\\` what they are elsewhere. The fields are
`FIELDS` and no others: nothing of the program can be reached. Lines go on to other programs, so
what is private stands in a field of its own alone, for who asks for it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pressdir.cli.showing.forms import Output
from pressdir.cli.showing.text import visible, width
from pressdir.errors import UsageError
from pressdir.model import Record, own_values, shared

OWN = "private"
FIELDS: Mapping[str, Callable[[Record], Iterable[object]]] = {
    "label": lambda record: [record.contact.label],
    "name": lambda record: [record.contact.name],
    "kind": lambda record: [record.contact.kind],
    "org": lambda record: [record.contact.org],
    "role": lambda record: [record.contact.role],
    "location": lambda record: [record.contact.location],
    "phone": lambda record: record.contact.phones[:1],
    "phones": lambda record: record.contact.phones,
    "email": lambda record: record.contact.emails[:1],
    "emails": lambda record: record.contact.emails,
    "langs": lambda record: record.contact.langs,
    "tags": lambda record: record.tags,
    "note": lambda record: [record.note],
    "url": lambda record: [record.url],
    "uid": lambda record: [record.uid],
    "seen": lambda record: [record.rev[: len("2026-11-21")]],
    OWN: lambda record: [value for _, value in own_values(record)],
}
SIGNS = {"t": "\t", "n": "\n", "\\": "\\"}
WIDEST = 1000
_TOKEN = re.compile(r"\{\{|\}\}|\{[^{}]*\}|[{}]|\\.?|[^{}\\]+", re.DOTALL)
_SLOT = re.compile(r"\{(?P<field>\w+)(?::(?P<align>[<>^]?)(?P<width>[1-9]\d*))?\}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a field stands, and how wide: 0 is as wide as it is."""

    field: str
    align: str = "<"
    width: int = 0

    def filled(self, record: Record) -> str:
        """The values of the field, on one line."""
        told = record if self.field == OWN else shared(record)
        values = (" ".join(str(value).split()) for value in FIELDS[self.field](told) if value)
        text = visible(", ".join(values))
        left = max(0, self.width - width(text))
        before = {"<": 0, ">": left, "^": left // 2}[self.align]
        return " " * before + text + " " * (left - before)


@dataclass(frozen=True, slots=True)
class Template:
    """A form that was understood: texts, and slots between them."""

    parts: tuple[str | Slot, ...]

    def lines(self, records: Iterable[Record]) -> str:
        """The records in this form, a line each."""
        return "".join(f"{self._line(record)}\n" for record in records)

    def _line(self, record: Record) -> str:
        return "".join(
            part if isinstance(part, str) else part.filled(record) for part in self.parts
        )


def asked(text: str | None, output: Output | None, *, as_json: bool) -> Template | None:
    """What `--template`, `--format` and `--json` say together; None where it is no template.

    Raises:
        UsageError: they contradict each other, or the template has a fault.
    """
    if text is None:
        return None
    if output or as_json:
        raise UsageError(f"--template and {'--json' if as_json else '--format'}: choose one")
    return parse(text)


def parse(text: str) -> Template:
    """The template that `text` says.

    Raises:
        UsageError: a brace that stands alone, or no such field; it points at the place.
    """
    parts = tuple(_part(text, match[0], match.start()) for match in _TOKEN.finditer(text))
    if not any(isinstance(part, Slot) for part in parts):
        raise UsageError("--template: no field stands in it", hint=f"Write {_known()}.")
    return Template(parts)


def _part(text: str, token: str, at: int) -> str | Slot:
    if token in {"{{", "}}"}:
        return token[0]
    if token in {"{", "}"}:
        raise _fault(text, at, "a brace that stands alone", "Write {{ or }} for a brace.")
    if token.startswith("\\"):
        if token[1:] not in SIGNS:
            raise _fault(text, at, f"no sign is written {token}", "There is \\t, \\n and \\\\.")
        return SIGNS[token[1:]]
    return _slot(text, token, at) if token.startswith("{") else token


def _slot(text: str, token: str, at: int) -> Slot:
    found = _SLOT.fullmatch(token)
    name = re.split(r"[:.!\[]", token[1:-1], maxsplit=1)[0]
    if name not in FIELDS:
        raise _fault(text, at, f"no field is called {name or 'nothing'}", f"Write {_known()}.")
    if not found or int(found["width"] or 0) > WIDEST:
        hint = f"Write {{{name}}}, or {{{name}:<20}} for a width; at most {WIDEST}."
        raise _fault(text, at, f"{token} is no field with a width", hint)
    return Slot(name, found["align"] or "<", int(found["width"] or 0))


def _fault(text: str, at: int, what: str, hint: str) -> UsageError:
    said = f"--template: {what} (character {at + 1})"
    pointer = [text, f"{' ' * width(text[:at])}^"] if text.isprintable() else []
    return UsageError(said, hint="\n".join([*pointer, hint]))


def _known() -> str:
    return ", ".join(f"{{{name}}}" for name in FIELDS)
