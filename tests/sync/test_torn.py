"""What git makes of two versions, line by line, holds both of them in full."""

import os
import shutil
import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressdir.errors import DamagedStoreError, NewerStoreError, TornStoreError
from pressdir.merge import add_value, assign, conflicts, removed, signed
from pressdir.merge.erasure import NONE
from pressdir.merge.persons import person_of
from pressdir.model import Contact, EmailAddress, Kind, Name, Record, Sighting
from pressdir.store import codec, layout
from pressdir.store.layout import BIN, CONTACTS, HEADER, Content
from pressdir.sync import branches, torn

EXAMPLES = int(os.environ.get("PRESSDIR_EXAMPLES", "60"))  # three thousand take two minutes
AT = "2026-11-22T10:00:00Z"
UIDS = [f"u{number}" for number in range(9)]
FILES = ("ours", "base", "theirs")
STYLES = ("-q", "--diff3", "--union")

needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not here")


def person(uid, **fields):
    mail = f"{uid}@harbour.example"
    contact = Contact(Kind.PERSON, Name(f"Ana {uid}"), emails=(EmailAddress(mail),), **fields)
    seen = [("name", str(contact.name)), ("emails", mail), *fields.items()]
    return Record(uid, contact, tuple(Sighting(*each, AT, "r1") for each in seen))


def file(*records, out=(), **header):
    """The bytes of a contact file."""
    tables = {HEADER: {"1": {"format": 1, "store": "s1", **header}}}
    for name, some in ((CONTACTS, records), (BIN, out)):
        rows = {str(codec.row_id(each.uid)): codec.encode(each) for each in some}
        tables[name] = dict(sorted(rows.items(), key=lambda item: int(item[0])))
    return rendered(Content(tables))


def rendered(content):
    return bytes(layout.render(content))


def role(record, value, by, at=AT):
    return signed(record, assign(record, "role", value, at), at, by)


class Branch:
    """A version of the file, and somebody who changes it."""

    def __init__(self, who, records):
        self.who, self.records, self.out, self.ticks = who, dict(records), {}, 0

    def now(self):
        self.ticks += 1
        return f"2026-11-22T11:{self.ticks:02}:0{len(self.who)}Z"

    def role(self, uid, value):
        if before := self.records.get(uid):
            self.records[uid] = role(before, value, self.who, self.now())

    def mail(self, uid, value):
        if before := self.records.get(uid):
            at = self.now()
            after = add_value(before, "emails", f"{value}@x.example", at)
            self.records[uid] = signed(before, after, at, self.who)

    def remove(self, uid, _):
        if before := self.records.pop(uid, None):
            self.out[uid] = removed(before, self.now(), self.who)

    def add(self, uid, value):
        if uid not in self.records and uid not in self.out:
            self.records[uid] = role(person(uid), value, self.who, self.now())

    def by_hand(self, uid, value):
        if before := self.records.get(uid):
            tables = layout.parse(file(before)).tables
            ((_, row),) = tables[CONTACTS].items()
            self.records[uid] = codec.decode({**row, "role": value}, uid, [])

    @property
    def data(self):
        return file(*self.records.values(), out=self.out.values())


deed = st.tuples(
    st.sampled_from(["role", "role", "mail", "remove", "add", "by_hand"]),
    st.sampled_from(UIDS),
    st.sampled_from(["one", "two"]),
)
deeds = st.lists(deed, max_size=5)


@needs_git
@given(first=st.sets(st.sampled_from(UIDS)), one=deeds, other=deeds, style=st.sampled_from(STYLES))
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_what_git_merges_by_lines_reads_as_a_merge_would(tmp_path, first, one, other, style):
    base = Branch("base", {uid: person(uid, role="zero") for uid in first})
    sides = Branch("ann", base.records), Branch("bo", base.records)
    for side, some in zip(sides, (one, other), strict=True):
        for what, uid, value in some:
            getattr(side, what)(uid, value)
    versions = sides[0].data, base.data, sides[1].data
    for name, data in zip(FILES, versions, strict=True):
        (tmp_path / name).write_bytes(data)
    words = ["git", "merge-file", "-p", "-q", style, *FILES]
    merged = subprocess.run(words, cwd=tmp_path, capture_output=True, check=False).stdout
    # the base adds nothing but that what was edited by hand is compared with what it was
    healed = branches.together([*torn.versions(merged), base.data], AT)
    assert healed.data == branches.together([*versions], AT).data
    if one and other:
        assert branches.together(versions[::-1], AT).data == healed.data


def torn_file(middle=b"=======", nested=b""):
    ours, theirs = (
        file(person("u1"), role(person("u2"), each, each)).split(b"\n") for each in ("one", "two")
    )
    (at,) = [n for n, (a, b) in enumerate(zip(ours, theirs, strict=True)) if a != b]
    sides = [b"<<<<<<< HEAD", nested or ours[at], middle, theirs[at], b">>>>>>> other"]
    return b"\n".join([*ours[:at], *sides, *ours[at + 1 :]]), (ours, theirs)


def test_a_torn_file_is_refused_by_its_name():
    with pytest.raises(TornStoreError):
        layout.parse(torn_file()[0])


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_both_sides_are_taken_apart_whatever_ends_the_lines(ends):
    data, sides = torn_file()
    assert torn.versions(data.replace(b"\n", ends)) == [b"\n".join(side) for side in sides]


def test_the_older_version_between_them_is_left_out():
    older = b"||||||| 5ab1e\n" + b'"7":{"name":"Nobody"},' + b"\n======="
    data, sides = torn_file(older)
    assert torn.versions(data) == [b"\n".join(side) for side in sides]


def test_a_conflict_within_a_conflict_has_three_versions():
    (row,) = {*torn_file()[1][0]} - {*torn_file()[1][1]}
    inner = b"<<<<<<< a\n%b\n=======\n%b\n>>>>>>> b" % (row, row.replace(b'"one"', b'"six"'))
    data, _ = torn_file(nested=inner)
    roles = {json_role(each) for each in torn.versions(data)}
    assert roles == {"one", "two", "six"}


def json_role(data):
    rows = layout.parse(data).tables[CONTACTS]
    return rows[str(codec.row_id("u2"))]["role"]


@pytest.mark.parametrize(
    "broken",
    [
        b"<<<<<<< HEAD\n",
        b">>>>>>> other\n",
        b"=======\n",
        b"<<<<<<< a\n>>>>>>> b\n",
        b"<<<<<<< a\n" * 9,
        b"<<<<<<< a\n=======\n||||||| c\n>>>>>>> b\n",
    ],
)
def test_half_a_conflict_is_refused(broken):
    with pytest.raises(DamagedStoreError, match=r"mark of git|\(>>>>>>>\)"):
        torn.versions(broken + file(person("u1")))


def test_a_row_below_another_one_of_its_id_is_another_version():
    one, two = (file(role(person("u1"), each, each)) for each in ("one", "two"))
    lines = one.split(b"\n")
    (row,) = set(two.split(b"\n")) - {*lines}
    lines.insert(lines.index(b"},") + 3, row)  # without a comma, as `merge=union` does it
    assert torn.versions(b"\n".join(lines)) == [one, two]
    (record,) = branches.together(torn.versions(b"\n".join(lines)), AT).disputed
    assert {side.value for each in conflicts(record) for side in each.sides} == {"one", "two"}


def test_a_row_a_thousand_times_over_is_refused():
    rows = b"".join(b'"1":{"name":"A %d"},\n' % n for n in range(1000))
    with pytest.raises(DamagedStoreError, match="more than"):
        torn.versions(b'{"contacts":{\n' + rows + b"}}\n")


def test_an_indented_file_is_taken_apart_too():
    side = b'{"contacts": {\n "1": {\n%b "uid": "a"\n }\n}}\n'
    data = side % b'<<<<<<< a\n  "role": "one",\n=======\n  "role": "two",\n>>>>>>> b\n'
    whole = branches.together(torn.versions(data), AT)
    (row,) = layout.parse(whole.data).tables[CONTACTS].values()
    assert {each["value"] for each in row["sightings"]} >= {"one", "two"}


# --- two versions ---------------------------------------------------------------------------------


def test_two_fields_of_one_contact_come_together_and_nothing_is_disputed():
    first = person("u1", role="zero")
    at = "2026-11-22T12:00:00Z"
    org = signed(first, assign(first, "org", "Harbour Trust", at), at, "Bo")
    whole = branches.together([file(role(first, "one", "Ann")), file(org)], AT)
    (row,) = layout.parse(whole.data).tables[CONTACTS].values()
    assert (row["role"], row["org"]) == ("one", "Harbour Trust")
    assert whole.disputed == ()


def test_two_values_of_one_field_are_disputed_once():
    first = person("u1", role="zero")
    sides = [file(role(first, "one", "Ann")), file(role(first, "two", "Bo"))]
    whole = branches.together(sides, AT)
    assert [each.uid for each in whole.disputed] == ["u1"]
    assert branches.together([whole.data, sides[0]], AT).disputed == ()
    assert branches.together(sides[::-1], AT) == whole


def test_an_empty_version_takes_nothing_away():
    data = file(person("u1"))
    assert branches.together([b"", data], AT).data == data
    assert branches.together([data, b""], AT).data == data


def test_copies_of_one_file_keep_its_id_and_of_two_files_the_smaller_is_kept():
    sides = [file(person("u1"), store="s2"), file(person("u2"), store="s1")]
    for some in (sides, sides[::-1]):
        assert layout.parse(branches.together(some, AT).data).tables[HEADER]["1"]["store"] == "s1"


def test_who_was_erased_in_one_version_is_in_none():
    gone = person("u1")
    erased = NONE.with_person(person_of(gone), AT, "ab" * 16).written
    sides = [file(gone, person("u2")), file(person("u2"), erased=erased)]
    for some in (sides, sides[::-1]):
        whole = branches.together(some, AT).data
        assert b"u1@harbour" not in whole
        assert b"u2@harbour" in whole
        assert layout.parse(whole).tables[HEADER]["1"]["erased"] == erased


def test_what_other_programs_keep_is_kept_of_both():
    one, two = (
        rendered(
            Content(
                {
                    CONTACTS: {"1": 5 + n, "2": {"name": "A", "uid": "a"}},
                    "theirs": {"1": {"n": n}, "x": n},
                    "flag": n,
                },
                {CONTACTS: {"odd": n}},
            )
        )
        for n in (1, 2)
    )
    whole = branches.together([one, two], AT).data
    assert whole == branches.together([two, one], AT).data
    content = layout.parse(whole)
    assert content.tables["theirs"] == {"1": {"n": 1}, "2": {"n": 2}, "x": 1, "x (2)": 2}
    assert sorted(r for r in content.tables[CONTACTS].values() if type(r) is int) == [6, 7]
    assert content.tables["flag"] == 2
    assert content.aside[CONTACTS] == {"odd": 1, "odd (2)": 2}


def test_a_newer_format_is_not_merged():
    with pytest.raises(NewerStoreError):
        branches.together([file(person("u1")), file(person("u1"), format=99)], AT)
