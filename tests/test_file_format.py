"""The example of docs/file-format.md is a contact file, and is written as it stands."""

import re
from pathlib import Path

from pressdir.store import Store
from pressdir.store.codec import FIELDS

DOCUMENT = (Path(__file__).parent.parent / "docs" / "file-format.md").read_text(encoding="utf-8")


def _example():
    return re.search(r"^```json\n(.*?)^```$", DOCUMENT, re.DOTALL | re.MULTILINE)[1]


def test_the_example_is_understood_and_written_as_it_stands(tmp_path):
    path = tmp_path / "contacts.json"
    path.write_text(_example(), encoding="utf-8")
    with Store.open(path, state=tmp_path / "state") as store:
        assert store.problems() == ()
        (record,) = store.records()
        assert record.sightings[0].release in store.releases()
        with store.transaction("nothing new") as change:
            change.put(record)
        with store.transaction("removed, and back") as change:
            change.remove(record.uid)
        store.undo()
    assert path.read_text(encoding="utf-8") == _example()


def test_every_field_of_a_contact_is_described():
    described = re.search(r"^## A contact$(.*?)^## A sighting$", DOCUMENT, re.DOTALL | re.MULTILINE)
    assert {field for field in FIELDS if f"`{field}`" not in described[1]} == set()
