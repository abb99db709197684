import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressdir.formats import Format, Settings, dump
from pressdir.handouts import PAGES, Book
from pressdir.handouts.carried import in_script
from pressdir.model import (
    Contact,
    EmailAddress,
    Kind,
    Name,
    Phone,
    Record,
    Release,
    Report,
    Sighting,
    Verdict,
)

MOMENT = datetime(2026, 11, 23, 12, tzinfo=UTC)
ELEMENTS = frozenset(
    "html head meta title style body header h1 h2 span p search input label output button kbd main"
    " div ol li bdi a s small footer script table colgroup col thead tbody tr td th b wbr".split()
)
TAGS = ["<script>", "</script>", "<!--", "\"'>", "&lt;", "${x}", "\\", "\u2028", "\u202e", "\ud800"]
hostile = st.text(st.characters(), max_size=12) | st.sampled_from(TAGS)
texts = st.lists(hostile, min_size=1, max_size=3).map("".join).filter(bool)
records = st.builds(
    lambda uid, name, org, role, place, mail, tag, note, source: (
        Record(
            uid,
            Contact(
                Kind.PERSON, Name(name), org, role, place, (EmailAddress(f"{mail}@example.org"),),
                (Phone("+41225550142"),), (tag,),
            ),
            (Sighting("org", org, "2026-01-01T00:00:00Z", "d", doubt=note),
             Sighting("emails", f"{mail}@example.org", "2026-01-01T00:00:00Z", "d", doubt=note)),
            (tag,), note,
            reports=(Report("", "", Verdict.MOVED, "2026-01-02T00:00:00Z", note),),
        ),
        Release("d", source, name, None, read="2026-01-01T00:00:00Z"),
    ),
    *[*[texts] * 5, st.from_regex(r"[a-z.%&'<>\"]{1,8}", fullmatch=True), *[texts] * 3],
)  # fmt: skip


@pytest.fixture
def directory(made, read):
    return read(made("directory"))


def test_all_are_there_by_name(directory):
    assert directory.all("h2") == [
        "Akua Mensah", "Jiří Dvořák", "Lea Moved", "Luis Quispe", "Nadia Kessler",
        "Nobody Reached", "Press desk", "Sam O’Brien", "Юлия Орлова", "محمد المصري",
    ]  # fmt: skip


def test_the_cards_are_the_exporters(directory, people, releases):
    data = directory.json("data")
    cards = [data["head"] + card + data["tail"] for card, _ in data["contacts"]]
    shown = {each.contact.label: each for each in people}
    for name, card in zip(directory.all("h2"), cards, strict=True):
        if not (shown[name].note or shown[name].extra):
            assert card == dump([shown[name]], Format.VCARD, Settings(releases=releases))
    assert not any("BDAY" in card or "Ring twice" in card for card in cards)


def test_one_contact_has_a_card_too(made, read, people, releases):
    data = read(made("directory", people[3:4])).json("data")
    card = data["head"] + data["contacts"][0][0] + data["tail"]
    assert card == dump(people[3:4], Format.VCARD, Settings(releases=releases))


def test_sources_are_told_once_and_without_folders(directory):
    data = directory.json("data")
    (known,) = [told for _, told in data["contacts"] if ["name", "Nadia Kessler"] in told[0][3]]
    said, seen, others, values = known[0]
    assert (said, others) == ("", 0)
    assert ["number", "+218 91-2345601"] in values
    assert [data["releases"][number] for number in seen] == [
        ["2026-11-02", "A new pier", "https://press.example.org/pier", "https://press.example.org/pier"],
        ["2026-03-02", "Storm warning", "", "storm.eml"],
    ]  # fmt: skip
    told = json.dumps(data["releases"])
    assert "/home/ana" not in told


@pytest.mark.parametrize(
    "source", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org"]
)
def test_only_addresses_of_the_web_become_links(made, read, person, source):
    one = person(1, "Ana", phones=["+41225550142"])
    page = PAGES["directory"](Book([one], {"d1": Release("d1", source, "x")}, MOMENT))
    assert read(page).json("data")["releases"][0][2] == ""


def test_data_survives_an_element_and_a_program():
    value = ["</script><!--", "a\u2028b", "\ud800", "\x00\x7f", 'q"\\']
    written = in_script(value)
    assert not set("<>&\u2028\u2029\x7f\ud800") & set(written)
    assert json.loads(written) == value


@settings(max_examples=60)
@given(st.lists(records, min_size=1, max_size=3), texts, st.sampled_from([*PAGES]))
def test_hostile_contacts_are_contacts(read, found, asked, name):
    people = [record for record, _ in found]
    text = PAGES[name](Book(people, {"d": found[0][1]}, MOMENT, asked, notes=True))
    text.encode()
    page = read(text)
    assert {each for each, _, _ in page.elements} <= ELEMENTS
    assert all(not key.startswith("on") for _, attributes, _ in page.elements for key in attributes)
    links = page.attributes("a", "href")
    assert all(link.startswith(("tel:+", "mailto:")) for link in links)
    assert len(page.all("script")) == (3 if name == "directory" else 0)
    if name == "directory":
        assert len(page.all("li")) == len(people)
        data = page.json("data")
        assert len(data["contacts"]) == len(people)


@pytest.mark.parametrize("name", [*PAGES])
def test_somebody_can_look_on(people, releases, name):
    seen = []

    def watched(records, count):
        for record in records:
            seen.append((record.uid, count))
            yield record

    PAGES[name](Book(people, releases, MOMENT, watched=watched))
    assert sorted(seen) == [(each.uid, len(people)) for each in people]


def test_a_directory_is_small(made, person):
    crowd = [
        person(at, f"Ana Ruiz {at}", "Geneva", phones=[f"+412255501{at:02}"], org="Open Harbour",
               emails=[f"ana.{at}@example.org"], seen=("d1", "d2"))
        for at in range(100)
    ]  # fmt: skip
    assert (len(made("directory", crowd)) - len(made("directory", crowd[:1]))) / 99 < 1300
