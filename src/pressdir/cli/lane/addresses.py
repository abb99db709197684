"""What mail programs are told: an address a line, whose it is, and what they do.

mutt and neomutt (`query_command`) show the first line as a message, and part the others at runs of
tabs, so that an empty field would be lost. aerc (`address-book-cmd`) takes every line for an
address, heeds its name, and reads a hundred lines at most.

It loads at once, because a person waits at every key.
"""

from pressdir.cli.showing.text import OWN, PART, PRIVATE, ROW, VALUE, visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    # label; organisation, role, location, "unsure" or nothing; e-mails
    Entry = tuple[str, str, str, str, str, Sequence[str]]

AERC_READS = 100  # lines; a program that writes more is ended


def mutt(entries: "Iterable[Entry]") -> str:
    """The lines for mutt and neomutt; "" when nobody has an address."""
    lines = []
    for address, own, (label, *known, _) in _each(entries):
        said = [*known, PRIVATE if own else ""]
        note = ", ".join(dict.fromkeys(part for part in said if part and part != label))
        lines.append("\t".join([address, _plain(label), *([_plain(note)] if note else ())]))
    if not lines:
        return ""
    count = "1 address" if len(lines) == 1 else f"{len(lines)} addresses"
    return "".join(f"{line}\n" for line in [count, *lines])


def aerc(entries: "Iterable[Entry]") -> str:
    """The lines for aerc, as many as it reads; "" when nobody has an address."""
    lines = [
        f"{address}\t{_plain(label)}{f' ({PRIVATE})' if own else ''}\n"
        for address, own, (label, *_) in _each(entries)
    ]
    return "".join(lines[:AERC_READS])


FORMATS: "Mapping[str, Callable[[Iterable[Entry]], str]]" = {"mutt": mutt, "aerc": aerc}


def _each(entries: "Iterable[Entry]") -> "Iterator[tuple[str, bool, Entry]]":
    """The addresses, each once, whether it is the person's alone, and the first who has it."""
    told = set()
    for entry in entries:
        for email in entry[-1]:
            address = _plain(email.removesuffix(OWN))
            if address not in told:
                told.add(address)
                yield address, email.endswith(OWN), entry


def _plain(text: str) -> str:
    """The text on one line, without tabs or anything that acts on a terminal."""
    return visible(" ".join(text.split()))


def packed(entry: "Entry") -> str:
    """The entry as a text, for the index."""
    *parts, emails = entry
    if not "".join([*parts, *emails]).isprintable():
        parts, emails = [*map(_kept, parts)], [*map(_kept, emails)]
    return PART.join([*parts, VALUE.join([*emails, ""])])


def _kept(part: str) -> str:
    return part if part.isprintable() else _plain(part)


def unpacked(text: str) -> "Entry":
    """The entry that `packed` made a text of, whatever stands before it."""
    label, org, role, location, doubt, emails = text.rpartition(ROW)[2].split(PART)
    return label, org, role, location, doubt, emails.split(VALUE)[:-1]
