"""Real address books and libraries read our cards as we mean them, field by field."""

import pytest

from pressdir import formats
from pressdir.formats import Format, Settings

from .consumers import CONSUMERS
from .expected import expected
from .faults import FAULTS, THE_CARD
from .hard import RECORDS, RELEASES

SEVERAL = ("emails", "phones", "tags")
PAIRS = [
    pytest.param(consumer, version, id=f"{consumer.name} {version}")
    for consumer in CONSUMERS
    for version in consumer.versions
]


@pytest.fixture(scope="session")
def folders(tmp_path_factory):
    """A folder with a file for each card, by version; files are numbered, names are hard enough."""
    made = {}
    for version in ("3.0", "4.0", "jcard"):
        made[version] = tmp_path_factory.mktemp(f"cards-{version}")
        form, kind = (Format.JCARD, "jcard") if version == "jcard" else (Format.VCARD, "vcf")
        for number, record in enumerate(RECORDS.values()):
            text = formats.dump([record], form, Settings(RELEASES, version))
            (made[version] / f"{number}.{kind}").write_bytes(text.encode())
    return made


def differing(consumer, version, folder):
    """Of each field, the cards of which the consumer shows something else, and what it shows."""
    cards = consumer.read(folder)
    found = {}
    for number, (case, record) in enumerate(RECORDS.items()):
        wanted, shown = expected(record, version), cards.get(str(number), {"error": "not read"})
        if "error" in shown:
            found.setdefault(THE_CARD, {})[case] = shown
            continue
        for field in consumer.fields.split():
            pair = (wanted[field], shown[field])
            if field == "kept":  # in any order, and a birthday with dashes or without
                pair = tuple(sorted(line.replace("-", "") for line in each) for each in pair)
            elif consumer.unordered and field in SEVERAL:
                pair = tuple(map(sorted, pair))
            if pair[0] != pair[1]:
                found.setdefault(field, {})[case] = pair
    return found


@pytest.mark.parametrize(("consumer", "version"), PAIRS)
def test_a_consumer_shows_what_we_mean_but_for_its_own_faults(consumer, version, folders):
    """No more and no fewer than those of `faults.py`: one that has gone is to be taken out."""
    if lacking := consumer.missing():
        pytest.skip(f"{consumer.name} is not here: {lacking}")
    found = differing(consumer, version, folders[version])
    known = [fault for fault in FAULTS[consumer.name] if version in fault.versions]
    faults = {fault.field: sorted(fault.cards) for fault in known}
    assert {field: sorted(cards) for field, cards in found.items()} == faults, found


def test_the_faults_are_of_consumers_and_cards_that_there_are():
    assert set(FAULTS) == {consumer.name for consumer in CONSUMERS}
    for faults in FAULTS.values():
        fields = [(fault.field, version) for fault in faults for version in fault.versions]
        assert len(fields) == len(set(fields))
        assert {card for fault in faults for card in fault.cards} <= set(RECORDS)


@pytest.mark.parametrize(
    ("settings", "shown"),
    [
        pytest.param(Settings(version="4.0"), "TimeZone {\n  Offset: 0\n}\n", id="a fault"),
        pytest.param(Settings(target="kde"), "", id="for kde"),
    ],
)
def test_kde_takes_a_named_zone_for_utc_so_its_cards_have_none(tmp_path, settings, shown):
    kcontacts = next(each for each in CONSUMERS if each.name == "kcontacts")
    if lacking := kcontacts.missing():
        pytest.skip(f"kcontacts is not here: {lacking}")
    text = formats.dump([RECORDS["read twice"]], Format.VCARD, settings)
    (tmp_path / "0.vcf").write_bytes(text.encode())
    card = kcontacts.read(tmp_path)["0"]
    assert card["zone"] == shown
    assert ("Time zone: Europe/Zurich" in card["note"]) is (not shown)
