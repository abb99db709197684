import json

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressdir.errors import DamagedStoreError, NewerStoreError
from pressdir.merge import Directory, traces
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, Record, Sighting
from pressdir.store import Store, codec, layout
from pressdir.store.contents import digest
from pressdir.store.lines import Lines
from pressdir.store.plain import all_plain, as_we_write

QUICK = settings(max_examples=80, deadline=None)  # others may use the machine, too
TABLES = ("contacts", "releases", "bin")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
ROW = st.dictionaries(TEXT | st.sampled_from(["uid", "name", "emails"]), JSON, max_size=3)
IDS = st.integers(0, 12) | st.integers(0, 2**48)
FILES = st.fixed_dictionaries(dict.fromkeys(TABLES, st.dictionaries(IDS, ROW, max_size=6)))
CHANGES = st.fixed_dictionaries(
    dict.fromkeys(TABLES, st.dictionaries(IDS, st.none() | ROW, max_size=6))
)
HEADER = {"1": {"format": 1, "store": "k3v9"}, "theirs": {"a": 1}}
OTHERS = {"_default": {"1": {"a": "\n"}}, "odd": 5}


def written(tables):
    named = {name: {str(key): row for key, row in rows.items()} for name, rows in tables.items()}
    return bytes(layout.render(layout.Content({"_pressdir": HEADER, **named, **OTHERS})))


@QUICK
@given(FILES, CHANGES)
def test_a_file_changed_line_by_line_is_the_file_written_whole_byte_for_byte(tables, changes):
    after = {
        name: {number: row for number, row in (rows | changes[name]).items() if row is not None}
        for name, rows in tables.items()
    }
    in_json = {
        name: {number: None if row is None else orjson.dumps(row) for number, row in rows.items()}
        for name, rows in changes.items()
    }
    assert Lines(written(tables)).changed(in_json) == written(after)


@QUICK
@given(FILES, IDS)
def test_rows_are_found_by_their_ids(tables, number):
    lines = Lines(written(tables))
    assert lines.header() == HEADER["1"]
    for name, rows in tables.items():
        assert lines.rows(name) == rows
        for each in (number, *rows):
            assert lines.row(name, each) == rows.get(each)


def test_a_contact_is_found_by_its_uid_wherever_it_stands():
    rows = {
        1: {"a": {"uid": "x"}, "note": '"uid":"y"', "uid": "é\\"},
        2: {"uid": "x"},
        3: {"uid": "y"},
    }
    lines = Lines(written({"contacts": rows, "releases": {}, "bin": {4: {"uid": "z"}}}))
    for _ in range(3):  # and often
        found = {uid: lines.number("contacts", uid) for uid in ("é\\", "x", "y", "z")}
        assert found == {"é\\": 1, "x": 2, "y": 3, "z": None}
        assert lines.number("bin", "z") == 4


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b'{"contacts":{}}\n',
        b'{"_pressdir":{},\n"contacts":{\n"1":{}',
        b'{"_pressdir":{},"contacts":{},"releases":{},"bin":{}}',
    ],
)
def test_bytes_in_another_layout_have_no_lines(data):
    with pytest.raises(ValueError):
        Lines(data)


# --- whether a file is as we write it -------------------------------------------------------

PLAIN = st.fixed_dictionaries({"uid": TEXT.filter(bool)}, optional={"name": TEXT, "é": JSON})
NAMES_OF = dict.fromkeys(TABLES, st.dictionaries(IDS, PLAIN | ROW, max_size=3))


def ours(tables):
    named = {name: {str(key): row for key, row in rows.items()} for name, rows in tables.items()}
    header = {"1": {"format": 1, "store": "k3v9"}}
    return bytes(layout.render(layout.Content({"_pressdir": header, **named})))


@QUICK
@given(st.fixed_dictionaries(NAMES_OF))
def test_a_file_read_line_by_line_is_plain_if_all_its_rows_are(tables):
    with_rows = [tables[name].values() for name in ("contacts", "bin")]
    releases = all(map(codec.decode_release, tables["releases"].values()))
    assert as_we_write(Lines(ours(tables))) == (releases and all(map(all_plain, with_rows)))


ANA = {"name": "Ana", "uid": "a", "note": "[[["}
PLAIN_FILE = ours({"contacts": {1: ANA, 20: {"uid": "b"}}, "releases": {}, "bin": {}})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(b"", b"", id="as it is"),
        pytest.param(b'"name":"Ana"', b'"name": "Ana"', id="a blank"),
        pytest.param(b'"name":"Ana"', b'"name":"\\u0041na"', id="an escape"),
        pytest.param(b'"name":"Ana"', b'"name":"Bo","name":"Ana"', id="a key twice"),
        pytest.param(b'"20":', b'"1":', id="an id twice"),
        pytest.param(b'"20":', b'"0":', id="another order"),
        pytest.param(b'"20":', b'"020":', id="an id with a zero"),
        pytest.param(b'"20":', b'"x":', id="an id that is none"),
        pytest.param(b'"uid":"b"', b'"uid":"a"', id="a uid twice"),
        pytest.param(b'"uid":"b"', b'"uid":"b","x":' + b"[" * 62 + b"]" * 62, id="too deep"),
        pytest.param(b'"uid":"b"}\n}', b'"uid":"b"}}', id="no end of a line"),
        pytest.param(b'"bin":{}}', b'"bin":{},\n"contacts":{}}', id="a table twice"),
        pytest.param(b'"store":"k3v9"}\n', b'"store":"k3v9"},\n"2":{}\n', id="a second header"),
    ],
)
def test_a_file_in_any_other_way_is_not_read_line_by_line(before, after):
    data = PLAIN_FILE.replace(before, after)
    assert is_ours(data) == (not before)


def is_ours(data):
    try:
        return as_we_write(Lines(data))
    except ValueError:
        return False


def test_what_another_program_wrote_as_we_do_is_the_same_read_either_way(tmp_path, monkeypatch):
    path, state = tmp_path / "contacts.json", tmp_path / "state"
    path.write_bytes(PLAIN_FILE)
    with Store.open(path, state=state) as store:
        assert store._opened.file.lines
        by_line = store.records(), [*store.each()], store.get("b"), store.problems()
    monkeypatch.setattr("pressdir.store.opened.as_we_write", lambda _: False)
    with Store.open(path, state=state) as store:
        assert not store._opened.file.lines
        assert by_line == (store.records(), [*store.each()], store.get("b"), store.problems())


# --- whom a contact may be ------------------------------------------------------------------

NAMES = st.sampled_from(["Ana Ruiz", "ANA RUÍZ", "Bo Li", 'B "o"', "Юлия"]) | TEXT.filter(str.strip)
ADDRESSES = st.sampled_from(
    ["ana@a.example", "Ana@a.example", "press@a.example", "a\\b@a.example", "straße@a.example"]
)
NUMBERS = st.builds(
    Phone, st.sampled_from(["+41225550142", "+4122555014"]), st.none() | st.just("5")
)
SIGHTINGS = st.builds(
    Sighting,
    field=st.just("emails"),
    value=ADDRESSES,
    at=st.just("2026-11-21T10:30:00Z"),
    release=st.none() | st.sampled_from(["ab", "cd"]),
    start=st.none(),
    end=st.none(),
    gone=st.booleans(),
)
CONTACTS = st.builds(
    Contact,
    kind=st.sampled_from(Kind),
    name=st.none() | st.builds(Name, NAMES),
    org=st.none() | st.sampled_from(["Office", "OFFICE"]),
    emails=st.lists(ADDRESSES.map(EmailAddress), max_size=2, unique=True).map(tuple),
    phones=st.lists(NUMBERS, max_size=2, unique=True).map(tuple),
)
RECORDS = st.lists(
    st.builds(
        Record,
        uid=st.uuids().map(str),
        contact=CONTACTS,
        sightings=st.lists(SIGHTINGS, max_size=2).map(tuple),
        extra=st.just({})
        | st.just({"a": {"emails": ["x", 5], "name": "y"}, "é": '"emails":["'})
        | st.just({"a": {"emails": ['x"]', '","', "\\"]}}),
    ),
    max_size=6,
    unique_by=lambda record: record.uid,
)


@QUICK
@given(RECORDS, CONTACTS)
def test_a_contact_is_found_again_among_those_like_it_as_among_all(
    tmp_path_factory, records, contact
):
    folder = tmp_path_factory.mktemp("desk")
    with Store.open(folder / "contacts.json", state=folder / "state") as store:
        store.problems()
        with store.transaction("add") as tx:
            for record in records:
                tx.put(record)
        among = Directory(store.like(traces([contact]), ["ab"]))
        all_of_them = Directory(store.records())
        assert among.find(contact) == all_of_them.find(contact)
        assert among.knows("ab") == all_of_them.knows("ab")


def test_those_changed_in_a_transaction_are_like_what_they_are_now(desk):
    contact = Contact(Kind.PERSON, Name("Eve"), emails=(EmailAddress("eve@a.example"),))
    with desk() as store, store.transaction("add") as tx:
        tx.put(Record("new", contact))
        assert [record.uid for record in tx.like(traces([contact]))] == ["new"]


# --- which files are believed to be as we wrote them -----------------------------------------


@pytest.fixture
def desk(tmp_path):
    """Open a store that commands have written."""

    def opened():
        store = Store.open(tmp_path / "contacts.json", state=tmp_path / "state")
        store.problems()
        return store

    with opened() as store:
        for name in ("Ana", "Bob"):
            with store.transaction("add") as tx:
                tx.put(Record(name.lower(), Contact(Kind.PERSON, Name(name))))
    return opened


def add_eve(store):
    with store.transaction("add") as tx:
        tx.put(Record("eve", Contact(Kind.PERSON, Name("Eve"))))


def is_read_whole(monkeypatch, act):
    """Whether all rows are parsed on the way."""
    parse, parsed = layout.parse, []
    monkeypatch.setattr(layout, "parse", lambda data: parsed.append(data) or parse(data))
    act()
    return bool(parsed)


def test_a_file_that_a_command_left_is_changed_without_reading_all_of_it(desk, monkeypatch):
    def act():
        with desk() as store:
            add_eve(store)
            assert store.get("eve")
            store.undo()

    assert not is_read_whole(monkeypatch, act)
    with desk() as store:
        assert {record.uid for record in store.records()} == {"ana", "bob"}


def test_a_file_that_another_program_touched_is_read_whole(desk, tmp_path, monkeypatch):
    path = tmp_path / "contacts.json"
    path.write_bytes(path.read_bytes().replace(b"Bob", b"Rob"))
    assert is_read_whole(monkeypatch, lambda: add_eve(desk()))
    assert not is_read_whole(monkeypatch, lambda: add_eve(desk()))


def test_damage_anywhere_is_seen_before_anything_is_written(desk, tmp_path):
    path = tmp_path / "contacts.json"
    damaged = path.read_bytes().replace(b'"uid":"bob"}', b'"uid":"bob"]')
    path.write_bytes(damaged)
    with pytest.raises(DamagedStoreError):
        desk()
    assert path.read_bytes() == damaged


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param('"phones":["+41 22 555 01 42"]', 0, id="another notation"),
        pytest.param('"emails":"eve@a.example"', 0, id="a text for a list"),
        pytest.param('"phones":["555"]', 1, id="what is not understood"),
        pytest.param('"sightings":[{"field":"org"}]', 1, id="a sighting that says nothing"),
        pytest.param('"kind":"team"', 1, id="an unknown kind"),
    ],
)
def test_a_row_in_other_words_is_understood_kept_and_said_each_time(
    desk, tmp_path, monkeypatch, typed, said
):
    path = tmp_path / "contacts.json"
    key = typed.partition(":")[0]
    row = json.loads(path.read_bytes())["contacts"]
    (number,) = (number for number, each in row.items() if each["uid"] == "bob")
    path.write_text(
        path.read_text().replace(f'"{number}":{{"kind":"person",', f'"{number}":{{{typed},')
    )
    for _ in range(2):
        with desk() as store:
            assert len(store.problems()) == said
            with store.transaction("add") as tx:
                tx.put(Record(tx.new_uid(), Contact(Kind.PERSON, Name("Eve"))))
        assert typed in path.read_text(), key
    assert is_read_whole(monkeypatch, desk)


def test_a_newer_format_is_refused_whatever_the_log_says(desk, tmp_path):
    path = tmp_path / "contacts.json"
    newer = path.read_bytes().replace(b'"format":1', b'"format":2')
    path.write_bytes(newer)
    entry = max((tmp_path / "state").glob("*/log/*.json"))
    entry.write_text(json.dumps(json.loads(entry.read_text()) | {"after": digest(newer)}))
    with pytest.raises(NewerStoreError):
        desk()


def test_a_log_of_another_version_is_read_as_far_as_it_is_understood(desk, tmp_path):
    entry = max((tmp_path / "state").glob("*/log/*.json"))
    held = json.loads(entry.read_text())
    del held["plain"]
    entry.write_text(json.dumps(held | {"colour": "red"}))
    with desk() as store:
        assert store.log()[0].command == "add"
        store.undo()
        assert [record.uid for record in store.records()] == ["ana"]
