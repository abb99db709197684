"""The directory: all contacts on one page for a screen, with a search, links and cards.

The list is plain HTML, which is read without the script, too. The script searches what stands in
the list, and takes from `carried` what is wanted rarely: cards, and where values were seen.
"""

from collections.abc import Iterator, Sequence

from pressdir.handouts import carried, entries, moments
from pressdir.handouts.carried import Data, Zones
from pressdir.handouts.entries import Told, Way
from pressdir.handouts.handed import Book
from pressdir.handouts.markup import Markup, element, filled, joined, some, text
from pressdir.model import Record
from pressdir.normalise.folding import fold
from pressdir.normalise.sounds import keeping
from pressdir.reach import freshness

STRETCH = 100  # contacts of a list: a browser lays out only the lists that are in sight


def page(book: Book) -> str:
    """The directory of the contacts of `book`."""
    told = Told(book.now, freshness.undated(book.releases))
    data = Data(book.releases, told)
    items = []
    for record in book.handed(by=lambda each: (fold(each.contact.label), each.uid)):
        keys = _keys(record)
        items.append(_item(record, keys, data.zones, told, notes=book.notes))
        data.take(record, keys)
    return filled(
        "directory",
        asked=text(f": {book.asked}" if book.asked else ""),
        made=text(moments.told(book.moment)),
        count=text(f"{len(items)} contact{'' if len(items) == 1 else 's'}"),
        lists=joined("\n", _lists(items)),
        settings=carried.in_script(data.settings()),
        data=carried.in_script(data.contacts()),
    )


def _lists(items: Sequence[Markup]) -> Iterator[Markup]:
    for begin in range(0, len(items), STRETCH):
        yield element("ol", "\n", joined("\n", items[begin : begin + STRETCH]), start=begin + 1)


def _keys(record: Record) -> str:
    """How what is in other letters is found in Latin ones: spelt, and by its sound."""
    contact = record.contact
    texts = (contact.label, contact.org, contact.role, contact.location)
    forms = (form for each in texts if each for form in keeping.kept_forms(each)[1:])
    return " ".join(dict.fromkeys(word for form in forms for word in form.split()))


def _item(record: Record, keys: str, zones: Zones, told: Told, *, notes: bool) -> Markup:
    who = element("div", *_who(record, zones, told, notes=notes), class_="who")
    ways = [_way(each) for each in _reached(record, told)]
    return element("li", who, "\n", element("div", *ways, class_="ways"), data_k=keys)


def _who(record: Record, zones: Zones, told: Told, *, notes: bool) -> Iterator[Markup]:
    moved = entries.moved(record, told)
    yield element("h2", record.contact.label, dir="auto")
    yield some("p", moved, class_="moved")
    yield some("p", entries.post(record), dir="auto")
    yield some("p", joined(" · ", _where(record, zones)), class_="where")
    yield some("p", record.note if notes else "", dir="auto", class_="note")
    yield some("p", _known(record, told), class_="seen")


def _where(record: Record, zones: Zones) -> Iterator[Markup]:
    speaks = entries.speaks(record)
    yield some("bdi", record.contact.location)
    if zone := zones.of(record):
        at, name = zone
        yield element("span", name, data_z=at)
    yield text(f"speaks {speaks}" if speaks else "")


def _known(record: Record, told: Told) -> str:
    """How old what we know is, and the tags."""
    return " · ".join([entries.seen(record, told).told(told.today), *record.tags])


def _reached(record: Record, told: Told) -> Sequence[Way]:
    called, written = entries.numbers(record, told), entries.addresses(record, told)
    return [*called, *entries.faxes(record), *written]


def _way(way: Way) -> Markup:
    shown = element("a", way.shown, href=way.uri) if way.uri else text(way.shown)
    told = ", ".join(filter(None, [way.kind, *way.notes]))
    return element("p", element("s", shown) if way.dead else shown, some("small", told), "\n")
