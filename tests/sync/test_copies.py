"""Copies beside the shared file are known by name and by content, taken in, and cleared away."""

import json
import pkgutil
import tomllib
import unicodedata

import pytest

from pressdir.merge import add_value, conflicts
from pressdir.model import Contact, Kind, Name, Record, Sighting
from pressdir.store import Store
from pressdir.sync import HERE, THERE, SharedFile, beside, copies, planned, put_aside

AT = "2026-11-22T10:00:00Z"
TABLE = tomllib.loads(pkgutil.get_data("pressdir.sync", "copies.toml").decode())["program"]
EXAMPLES = [(each["name"], example) for each in TABLE for example in each["examples"]]
COPY = "desk (Ana's conflicted copy 2026-11-22).json"


@pytest.mark.parametrize(("program", "name"), EXAMPLES)
def test_a_copy_is_known_by_its_name_in_both_forms_of_accents(program, name):
    for form in ("NFC", "NFD"):
        assert copies.program_of(unicodedata.normalize(form, name), "desk.json") == program


def test_so_it_is_of_a_file_with_dots_or_without_an_ending():
    assert copies.program_of("a.b (1).json", "a.b.json") == "Google Drive"
    assert copies.program_of("desk (1)", "desk") == "Google Drive"
    assert copies.program_of("désk~", unicodedata.normalize("NFD", "désk")) == "an editor"


@pytest.mark.parametrize(
    "name",
    ["desk.json", "desk.json.lock", ".~desk.json.0a1b2c3d.tmp", ".desk.json.swp", "desk.json.swp",
     "#desk.json#", "desks.json", "desk-bob.json", "desk copy.json", "my desk (1).json",
     "desk (1).txt", "desk (final).json", "desk 2026.json", "desk.csv", "desk~.txt", "des.json"],
)  # fmt: skip
def test_other_names_are_none(name):
    assert copies.program_of(name, "desk.json") is None


# --- with files -----------------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "contacts.json", state=tmp_path / "state") as store:
        with store.transaction("add", "Ana") as tx:
            seen = (Sighting("name", "Mina Roth", AT, "r1"),)
            tx.put(Record("a", Contact(Kind.PERSON, Name("Mina Roth")), seen))
        yield store


@pytest.fixture
def folder(tmp_path):
    found = tmp_path / "cloud"
    found.mkdir()
    return found


@pytest.fixture
def sync(store, folder):
    def synced():
        shared = SharedFile(folder / "desk.json", store.disk)
        theirs = shared.read()
        found, _ = beside(shared, store.path)
        with store.transaction("sync") as tx:
            plan = planned(tx, theirs, tx.now(), [each.snapshot for each in found])
            tx.take(plan.rows[HERE])
        shared.write(plan.rows[THERE])
        return {each.path.name: put_aside(each, shared, store, plan.at) for each in found}

    synced()
    return synced


def tag(store, word):
    with store.transaction("tag", "Ana") as tx:
        tx.put(add_value(tx.get("a"), "tags", word, tx.now()))


def lost(store, folder, sync, name=COPY, word="lost"):
    """A synchroniser puts back what the shared file was, and what it became beside it."""
    shared = folder / "desk.json"
    before, own = shared.read_bytes(), store.path.read_bytes()
    tag(store, word)
    sync()
    shared.replace(folder / name)
    shared.write_bytes(before)
    store.path.write_bytes(own)  # nobody else has it
    return (folder / name).read_bytes()


def tags(path):
    return [row.get("tags") for row in json.loads(path.read_bytes())["contacts"].values()]


@pytest.mark.parametrize("name", [name for _, name in EXAMPLES[::6]])
def test_what_only_a_copy_has_comes_back_and_the_copy_is_kept_elsewhere(
    store, folder, sync, name, tmp_path
):
    held = lost(store, folder, sync, name)
    with Store.open(store.path, state=tmp_path / "state") as again:
        assert again.get("a").tags == ()
    (place,) = sync().values()
    assert tags(folder / "desk.json") == tags(store.path) == [["lost"]]
    assert [each.name for each in folder.iterdir()] == ["desk.json"]
    assert place.read_bytes() == held
    assert place.is_relative_to(store.state)


def test_several_are_taken_in_at_once_and_edited_by_hand_too(store, folder, sync):
    tables = json.loads(lost(store, folder, sync, "elsewhere", "one"))
    (folder / "elsewhere").unlink()
    lost(store, folder, sync, "desk.json~", "two")
    (row,) = tables["contacts"].values()
    row["role"] = "Head"
    (folder / "desk (1).json").write_text(json.dumps(tables, indent=1))
    assert None not in sync().values()
    assert tags(store.path) == [["one", "two"]]
    assert store.get("a").contact.role == "Head"
    assert conflicts(store.get("a")) == ()
    assert [each.name for each in folder.iterdir()] == ["desk.json"]


def test_releases_that_only_a_copy_has_come_along(store, folder, sync):
    shared = folder / "desk.json"
    tables = json.loads(shared.read_bytes())
    tables["releases"] = {"5": {"source": "a.html", "digest": "ab" * 32, "read": AT}}
    (folder / COPY).write_text(json.dumps(tables))
    assert None not in sync().values()
    for path in (store.path, shared):
        found = json.loads(path.read_bytes())["releases"].values()
        assert [each["digest"] for each in found] == ["ab" * 32]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: b'{"tracks": [1, 2]}', id="another program's"),
        pytest.param(lambda text: text.replace(b'"store":"', b'"store":"f'), id="other directory"),
        pytest.param(lambda text: text[: len(text) // 2], id="half there"),
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda text: text + b"<<<<<<<", id="damaged"),
    ],
)
def test_what_only_has_the_name_of_a_copy_is_left_alone(store, folder, sync, change):
    lost(store, folder, sync)
    data = change((folder / COPY).read_bytes())
    (folder / COPY).write_bytes(data)
    assert sync() == {}
    assert (folder / COPY).read_bytes() == data
    assert tags(folder / "desk.json") == [None]


def test_a_link_a_folder_and_somebodys_own_contact_file_are_left_alone(store, folder, sync):
    lost(store, folder, sync)
    (folder / COPY).replace(folder / "real")
    (folder / COPY).symlink_to("real")
    (folder / "desk (1).json").mkdir()
    (folder / "desk-BOB.json").write_bytes((folder / "real").read_bytes())
    (folder / "desk-BOB.json.lock").touch()
    assert sync() == {}
    (folder / "desk 2.json").write_bytes((folder / "real").read_bytes())
    shared = SharedFile(folder / "desk.json", store.disk)
    shared.read()
    assert beside(shared, folder / "desk 2.json") == ([], [])


def test_a_copy_stays_while_the_shared_file_does_not_hold_it(store, folder, sync):
    held = lost(store, folder, sync)
    shared = SharedFile(folder / "desk.json", store.disk)
    shared.read()
    (copy,), _ = beside(shared, store.path)
    assert put_aside(copy, shared, store, AT) is None
    assert (folder / COPY).read_bytes() == held


def test_a_copy_that_was_written_since_it_was_read_stays(store, folder, sync):
    lost(store, folder, sync)
    shared = SharedFile(folder / "desk.json", store.disk)
    theirs = shared.read()
    (copy,), _ = beside(shared, store.path)
    with store.transaction("sync") as tx:
        plan = planned(tx, theirs, AT, [copy.snapshot])
        tx.take(plan.rows[HERE])
    shared.write(plan.rows[THERE])
    with (folder / COPY).open("ab") as file:
        file.write(b"\n")
    assert put_aside(copy, shared, store, AT) is None
    assert (folder / COPY).exists()


def test_copies_that_are_kept_are_bounded_and_clean_of_who_was_erased(store, folder, sync):
    from pressdir.merge.persons import person_of
    from pressdir.store import journal

    lost(store, folder, sync)
    (place,) = sync().values()
    old = place.read_bytes()
    store.erase(person_of(store.get("a")))
    kept = [each.read_bytes() for each in place.parent.iterdir()]
    kept += [store.keep_copy(old).read_bytes()]
    assert not any(b"Mina" in each for each in kept)
    for number in range(journal.COPIES + 3):
        store.keep_copy(old.replace(b"lost", b"lost%d" % number))
    assert len([*place.parent.iterdir()]) <= journal.COPIES
