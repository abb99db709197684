"""An address book in memory, with the habits of servers: the fast stand-in for a real one."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pressdir.dav import Card, Changes, UnmatchedError
from pressdir.formats.vcard import patch


class Stopped(BaseException):
    """The machine stopped."""


@dataclass
class Shelf:
    """The cards, and what happened to them."""

    url: str = "https://dav.example.org/desk/"
    texts: dict[str, str] = field(default_factory=dict)
    keep: Callable[[str], str] = str  # what it makes of a card that is put
    tells_etag: bool = True  # in the answer to a put
    has_tokens: bool = True
    versions: frozenset[str] = frozenset()  # that it says it takes
    log: list[str] = field(default_factory=list)
    steps: int = 0
    between: Callable[["Shelf", str], None] = lambda _shelf, _what: None  # before and after calls
    history: list[tuple[str, bool]] = field(default_factory=list)
    puts: int = 0

    def __post_init__(self):
        self.history = [(href, True) for href in self.texts]

    def etag(self, href):
        return f'"{hashlib.sha256(self.texts[href].encode()).hexdigest()[:12]}"'

    # --- the calls of `Collection` ---

    def changes(self, token):
        self.between(self, "changes")
        self.log.append("changes")
        now = str(len(self.history)) if self.has_tokens else ""
        if not (token and self.has_tokens and int(token) <= len(self.history)):
            return Changes({h: self.etag(h) for h in self.texts}, frozenset(), now, whole=True)
        some = {href for href, _ in self.history[int(token) :]}
        there = {href: self.etag(href) for href in some if href in self.texts}
        # What was made and deleted since nobody has to tell (RFC 6578, 3.5).
        gone = {href for href in some - there.keys() if self.was_there(href, int(token))}
        return Changes(there, frozenset(gone), now, whole=False)

    def was_there(self, href, when):
        before = [there for each, there in self.history[:when] if each == href]
        return bool(before and before[-1])

    def cards(self, hrefs):
        for href in hrefs:
            self.between(self, "card")
            if href in self.texts:
                self.log.append(f"read {href}")
                yield Card(href, self.etag(href), self.texts[href])

    def put(self, href, text, etag):
        self.between(self, "put")
        if (self.etag(href) if href in self.texts else None) != etag:
            raise UnmatchedError(f"{href} was changed")
        self.log.append(f"put {href}")
        self.puts += 1
        self.write(href, self.keep(text))
        told = self.etag(href) if self.tells_etag else ""
        self.between(self, "was put")
        return told

    def delete(self, href, etag):
        self.between(self, "delete")
        if href not in self.texts:
            return
        if self.etag(href) != etag:
            raise UnmatchedError(f"{href} was changed")
        self.log.append(f"delete {href}")
        self.drop(href)
        self.between(self, "was deleted")

    def free(self, uid):
        return f"/desk/{uid}.vcf"

    # --- what other clients do ---

    def write(self, href, text):
        self.texts[href] = text
        self.history.append((href, True))

    def drop(self, href):
        del self.texts[href]
        self.history.append((href, False))

    def edit(self, href, change):
        """What a telephone does: all lines as they are but one."""
        self.write(href, change(self.texts[href]))

    def lines(self, href):
        return patch.told(self.texts[href]).lines


def unfolded(text):
    """A card with a line a property, whatever the line ends are: some servers make others."""
    return re.sub(r"\r?\n[ \t]", "", text).replace("\r\n", "\n").replace("\n", "\r\n")
