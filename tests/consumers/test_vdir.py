"""A folder of cards as programs share it: khard lists it, vdirsyncer carries it on."""

import importlib.util
import os
import subprocess
import sys

import pytest
import vobject

from pressdir import formats
from pressdir.cli.showing import vdir
from pressdir.formats import Format, Settings
from pressdir.formats.vcard import naming, said

from .hard import RECORDS, RELEASES

SYNC = """
[general]
status_path = "{place}/status/"
[pair cards]
a = "here"
b = "there"
collections = null
[storage here]
type = "filesystem"
path = "{place}/here/"
fileext = ".vcf"
[storage there]
type = "filesystem"
path = "{place}/there/"
fileext = ".vcf"
"""
KHARD = """
[addressbooks]
[[press]]
path = {place}/here
[general]
default_action = list
[vcard]
preferred_version = 3.0
skip_unparsable = no
"""


@pytest.fixture
def place(tmp_path):
    """A folder with all hard cards, as `export --split` writes it."""
    settings = Settings(RELEASES)
    cards = [
        vdir.Card(naming.of_uid(each.uid), formats.dump([each], Format.VCARD, settings).encode())
        for each in RECORDS.values()
    ]
    fates = list(vdir.written(tmp_path / "here", cards, prune=True))
    assert [fate.act for fate in fates] == [vdir.Act.NEW] * len(RECORDS)
    (tmp_path / "there").mkdir()
    return tmp_path


def ran(place, name, config, *arguments):
    if not importlib.util.find_spec(name):
        pytest.skip(f"{name} is not here")
    (place / "config").write_text(config.format(place=place), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", name, "-c", place / "config", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, "HOME": str(place), "LC_ALL": "C.UTF-8"},
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_khard_lists_every_contact_and_finds_its_numbers(place):
    listed = ran(place, "khard", KHARD, "list", "--parsable", "--fields", "uid,formatted_name")
    assert len(listed.splitlines()) == len(RECORDS)
    for record in RECORDS.values():
        assert f"urn:uuid:{record.uid}\t{record.contact.label}\n" in listed
    numbers = ran(place, "khard", KHARD, "phone", "--parsable", "+12125550147")
    assert numbers.startswith("+12125550147\tJane Roe\t")


def test_vdirsyncer_carries_every_card_and_leaves_our_list_behind(place):
    ran(place, "vdirsyncer", SYNC, "discover")
    ran(place, "vdirsyncer", SYNC, "sync")
    here = {path.name: path.read_bytes() for path in (place / "here").glob("*.vcf")}
    there = [path.read_bytes() for path in (place / "there").iterdir()]
    assert len(here) == len(RECORDS)
    assert sorted(there) == sorted(here.values())


@pytest.mark.parametrize("name", RECORDS)
def test_a_card_that_vobject_writes_anew_says_the_same(name):
    """As khard and Radicale do."""
    card = formats.dump([RECORDS[name]], Format.VCARD, Settings(RELEASES))
    anew = vobject.readOne(card).serialize()
    assert said.values(anew.encode("utf-8", "replace")) == said.values(card.encode())
