"""What an address book should show of a contact: said from the contact, not from the card."""

from pressdir.model import Kind, PhoneKind

from .hard import KEPT, RELEASES

SIGNS_IN_TAGS = str.maketrans(",;", "  ")
TYPES = {PhoneKind.MOBILE: ["CELL"], PhoneKind.FAX: ["FAX", "WORK"]}
LINK = "https://example.org/a%2Cb%3Bc%5Cd/?q=1%2C2%3B3&x=%2C#top"


def expected(record, version):  # "jcard" is one, too
    """The fields that a reader of `version` has for `record`; what it lacks is empty."""
    contact = record.contact
    old = version == "3.0"
    name = contact.name
    n = [name.family, name.given, name.additional, name.prefix, name.suffix] if name else [""] * 5
    if name and not any(n):
        n[1] = name.full
    return {
        "fn": contact.label,
        "n": n,
        "org": contact.org or "",
        "title": contact.role or "",
        "locality": contact.location or "",
        "emails": [each.address for each in contact.emails],
        "phones": [_number(each, old=old) for each in contact.phones],
        "types": [TYPES.get(each.kind, ["VOICE", "WORK"]) for each in contact.phones],
        "tags": [
            tag if version == "jcard" else tag.translate(SIGNS_IN_TAGS) for tag in record.tags
        ],
        "note": _note(record, old=old),
        "url": LINK if record.url else "",
        "uid": f"urn:uuid:{record.uid}",
        "rev": max(each.at for each in record.sightings).replace("-", "").replace(":", ""),
        "kind": "" if old else ("org" if contact.kind is Kind.DESK else "individual"),
        "company": old and contact.kind is Kind.DESK,
        "langs": [] if old else list(contact.langs),
        "kept": [_own(line) for line in KEPT] if record.extra else [],
    }


def _own(line):
    head, _, value = line.partition(":")
    return f"{head.partition(';')[0].rpartition('.')[2]}:{value}"


def _number(phone, *, old):
    if old:
        return phone.number + (f" ext. {phone.extension}" if phone.extension else "")
    return phone.uri


def _note(record, *, old):
    lines = [record.note] if record.note else []
    if old and record.contact.langs:
        lines.append(f"Languages: {', '.join(record.contact.langs)}")
    read = [RELEASES[each.release] for each in record.sightings if each.release]
    read.sort(key=lambda release: release.date or release.read, reverse=True)
    for release in read:
        said = (release.title, (release.date or "")[:10], release.place)
        lines.append(f"Source: {', '.join(filter(None, said))}")
    return "\n".join(lines)
