"""Names of files with one card each: by the UID for programs, by the contact for people.

What they hold came from strangers: no name leads out of its folder, is a device, or is too long for
a file system.
"""

import hashlib
import re
import unicodedata

from pressdir.formats.vcard.lines import clean
from pressdir.model import Contact, Kind
from pressdir.normalise import names

SUFFIX = ".vcf"
LONGEST = 60  # characters: at most 240 octets, and file systems take 255

_BY_UID = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?")  # what all file systems take
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')


def of_uid(uid: str) -> str:
    """The name in a folder that programs share (vdir): the UID, or its hash where it is unsafe."""
    safe = _BY_UID.fullmatch(uid) and not _DEVICE.fullmatch(uid)
    stem = uid if safe else hashlib.sha256(uid.encode("utf-8", "replace")).hexdigest()
    return stem + SUFFIX


def of_contact(contact: Contact, taken: set[str]) -> str:
    """A name for people, "Kessler Nadia.vcf", that is not in `taken`, and then is."""
    stem = _safe(_said(contact))
    name, number = stem, 1
    # Windows and macOS know neither capitals nor how an accent is composed.
    while (key := unicodedata.normalize("NFKC", name).casefold()) in taken:
        number += 1
        name = f"{stem} {number}"
    taken.add(key)
    return name + SUFFIX


def _said(contact: Contact) -> str:
    if contact.name and contact.org and contact.kind is Kind.DESK:
        return f"{contact.name}, {contact.org}"  # there are many press offices
    if contact.name is None or contact.kind is Kind.DESK:
        return contact.label
    name = names.parted(contact.name)
    return f"{name.family} {name.given}" if name.family and name.given else contact.label


def _safe(text: str) -> str:
    plain = unicodedata.normalize("NFC", clean(text))
    plain = " ".join(_NOT_IN_NAMES.sub(" ", plain).split())
    plain = "".join(char for char in plain if char.isprintable())[:LONGEST].strip(". ")
    return f"_{plain}" if not plain or _DEVICE.fullmatch(plain) else plain
