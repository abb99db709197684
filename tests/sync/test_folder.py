"""A folder with one file a person: nobody writes another's, and all read all."""

import json
import shutil
import stat

import pytest

from pressdir.errors import DamagedStoreError, NewerStoreError, UsageError, WriteError
from pressdir.merge.persons import Person as Somebody
from pressdir.model import Contact, Kind, Name, Record, Sighting
from pressdir.store import file
from pressdir.sync import Memory

from .people import AT, Person

ENDING = ".pressdir.json"


@pytest.fixture
def people(tmp_path):
    return [Person(tmp_path, name) for name in ("ana", "bob", "cleo")]


@pytest.fixture
def desk(tmp_path):
    return tmp_path / "desk"


@pytest.fixture
def shared(people, desk):
    """All three know Mina, and have a file each."""
    people[0].add("Mina")
    for each in (*people, *people):
        each.sync(f"{desk}/")
    return people


def files(desk):
    return sorted(each.name.partition(".")[0] for each in desk.iterdir())


def of(desk, name):
    (found,) = desk.glob(f"{name}.*{ENDING}")
    return found


def told(person):
    said, person.said[:] = "\n".join(person.said), []
    return said


def changes(outcome):
    return [(each.side, str(each.verb), each.uid) for each in outcome.changes]


def test_a_new_folder_is_made_when_something_is_written_and_each_has_a_file_there(people, desk):
    ana, bob, _ = people
    ana.add("Mina")
    assert changes(ana.sync(f"{desk}/", dry_run=True)) == [(1, "added", "Mina")]
    assert not desk.exists()
    assert changes(ana.sync(f"{desk}/")) == [(1, "added", "Mina")]
    assert changes(bob.sync(desk)) == [(0, "added", "Mina")]  # it is nothing new there
    assert files(desk) == ["ana", "bob"]
    assert bob.names == ["Mina"]


def test_what_all_others_have_is_nothing_new_there(people, desk):
    ana, bob, cleo = people
    seen = (Sighting("org", "Sea", AT, "r1", start=9), Sighting("name", "Mina", AT, "r1", start=1))
    with ana.changing("ingest") as tx:
        tx.put(Record("Mina", Contact(Kind.PERSON, Name("Mina"), org="Sea"), seen))
    ana.sync(f"{desk}/")
    bob.sync(f"{desk}/")
    assert changes(cleo.sync(f"{desk}/")) == [(0, "added", "Mina")]


def test_an_edit_of_anybody_reaches_all_and_nobody_writes_without_need(shared, desk):
    ana, bob, cleo = shared
    bob.tag("bob")
    assert changes(bob.sync()) == [(1, "changed", "Mina")]
    held = {path: path.read_bytes() for path in desk.iterdir()}
    for each in (ana, cleo):
        assert changes(each.sync()) == [(0, "changed", "Mina")]
        assert each.store.get("Mina").tags == ("bob",)
    assert of(desk, "bob").read_bytes() == held[of(desk, "bob")]
    held = {path: path.read_bytes() for path in desk.iterdir()}
    for each in shared:
        assert changes(each.sync()) == []
    assert held == {path: path.read_bytes() for path in desk.iterdir()}


def test_two_machines_of_one_person_have_two_files(tmp_path, desk):
    first, second = Person(tmp_path / "1", "Ana Ruiz"), Person(tmp_path / "2", "Ana Ruiz")
    for each in (first, second):
        each.sync(f"{desk}/")
    assert files(desk) == ["ana-ruiz", "ana-ruiz"]


@pytest.mark.parametrize(
    ("by", "name"),
    [
        pytest.param("Ольга Ким", "ol-ga-kim", id="another script"),
        pytest.param("../../x", "x", id="a path"),
        pytest.param("", "somebody", id="nobody"),
        pytest.param("Ana " * 40, "ana-" * 9 + "ana", id="long"),
    ],
)
def test_a_name_is_one_that_all_file_systems_have(tmp_path, desk, by, name):
    person = Person(tmp_path, "someone")
    person.named(by)
    person.sync(f"{desk}/")
    (found,) = files(desk)
    assert found == name


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(lambda data: data[:-30], "is not JSON", id="half written"),
        pytest.param(lambda _: b"", "is empty", id="empty"),
        pytest.param(lambda data: data[:50] + bytes(len(data) - 50), "NUL", id="holes"),
        pytest.param(
            lambda data: data.replace(b'"format":1', b'"format":9'), "format 9", id="a newer format"
        ),
    ],
)
def test_what_cannot_be_read_of_another_is_told_and_taken_the_next_time(
    shared, desk, content, said
):
    ana, bob, cleo = shared
    bob.tag("bob")
    bob.sync()
    path = of(desk, "bob")
    whole = path.read_bytes()
    path.write_bytes(content(whole))
    for _ in range(2):
        assert changes(ana.sync()) == []
        assert said in told(ana)
        assert ana.names == ["Mina"]
    assert ana.waited == []
    with pytest.raises((DamagedStoreError, NewerStoreError)):
        bob.sync()
    cleo.tag("cleo")
    cleo.sync()
    ana.sync()
    assert ana.store.get("Mina").tags == ("cleo",)
    path.write_bytes(whole)
    ana.sync()
    assert set(ana.store.get("Mina").tags) == {"cleo", "bob"}


def test_the_own_file_that_is_damaged_is_removed_and_written_anew(shared, desk):
    bob = shared[1]
    path = of(desk, "bob")
    whole = path.read_bytes()
    path.write_bytes(whole[:-9])
    with pytest.raises(DamagedStoreError) as refused:
        bob.sync()
    assert "remove it" in refused.value.hint
    path.unlink()
    bob.sync()
    assert json.loads(path.read_bytes())["contacts"] == json.loads(whole)["contacts"]


def test_of_somebody_who_left_nothing_goes_with_their_file(shared, desk):
    ana, bob, _ = shared
    bob.tag("bob")
    bob.add("Jon")
    for each in (bob, ana):
        each.sync()
    of(desk, "bob").unlink()
    assert changes(ana.sync()) == []
    newcomer = Person(desk.parent, "dora")
    newcomer.sync(desk)
    assert newcomer.names == ["Jon", "Mina"]
    assert newcomer.store.get("Mina").tags == ("bob",)


def test_a_copy_of_a_contact_file_on_another_machine_takes_another_name(shared, desk, tmp_path):
    ana = shared[0]
    (tmp_path / "laptop").mkdir()
    shutil.copy(ana.path, tmp_path / "laptop" / "ana.json")
    shutil.copytree(ana.state, tmp_path / "laptop" / "state-ana")
    laptop = Person(tmp_path / "laptop", "ana")
    ana.tag("desk")
    laptop.tag("laptop")
    for each in (ana, laptop, ana):
        each.sync()
    assert files(desk) == ["ana", "ana", "bob", "cleo"]
    assert "was not written by you alone" in told(laptop)
    assert told(ana) == ""
    assert ana.store.get("Mina").tags == laptop.store.get("Mina").tags == ("desk", "laptop")
    laptop.sync()
    assert told(laptop) == ""


def test_an_edit_by_hand_in_the_own_file_is_an_edit(shared, desk):
    ana = shared[0]
    path = of(desk, "ana")
    tables = json.loads(path.read_bytes())
    (row,) = tables["contacts"].values()
    row["role"] = "Head"
    path.write_text(json.dumps(tables))
    ana.sync()
    assert ana.store.get("Mina").contact.role == "Head"
    tables["_pressdir"]["1"].pop("member")  # by a program that knows nothing of it
    path.write_text(json.dumps(tables))
    ana.sync()
    assert files(desk) == ["ana", "bob", "cleo"]
    assert json.loads(path.read_bytes())["_pressdir"]["1"]["member"]["by"] == "ana"


def test_an_older_version_that_was_put_back_is_ours_still(shared, desk):
    ana = shared[0]
    path = of(desk, "ana")
    before = path.read_bytes()
    for word in ("one", "two"):
        ana.tag(word)
        ana.sync()
    path.write_bytes(before)
    ana.sync()
    assert files(desk) == ["ana", "bob", "cleo"]
    assert b"two" in path.read_bytes()
    assert told(ana) == ""


def test_second_copies_are_taken_in_and_the_own_ones_are_put_aside(shared, desk):
    ana, bob, cleo = shared
    for each in (ana, bob):
        before = of(desk, each.name).read_bytes()
        each.tag(each.name)
        each.sync()
        path = of(desk, each.name)
        path.replace(path.with_name(path.name.replace(ENDING, f"{ENDING[:-5]} (1).json")))
        path.write_bytes(before)
    # word and all are those of an older version, as after somebody put one back
    outcome = cleo.sync()
    assert cleo.store.get("Mina").tags == ("ana", "bob")
    assert outcome.copies == {}
    assert len([*desk.iterdir()]) == 5
    of(desk, "ana").unlink()
    (second,) = desk.glob("ana*(1).json")
    second.rename(second.with_name(f"{second.name[:-9]}.json"))
    shutil.copy(of(desk, "ana"), second)
    assert [each.path for each in ana.sync().copies] == [second]
    assert not second.exists()


def test_who_was_erased_is_named_by_whose_file_has_them_still(shared, desk):
    ana, bob, cleo = shared
    ana.store.erase(Somebody(frozenset({"Mina"}), names=frozenset({"Mina"})))
    ana.sync()
    said = told(ana)
    assert f"taken out of {of(desk, 'ana').name}, for good" in said
    assert f"still in {of(desk, 'bob').name} (bob), until its owner syncs" in said
    assert f"still in {of(desk, 'cleo').name} (cleo), until its owner syncs" in said
    assert b"Mina" not in of(desk, "ana").read_bytes()
    bob.sync()
    said = told(bob)
    assert "taken out of your file, for good" in said
    assert "(ana)" not in said
    assert b"Mina" not in bob.path.read_bytes() + of(desk, "bob").read_bytes()
    cleo.sync()
    told(ana)
    assert changes(ana.sync()) == []
    assert told(ana) == ""
    newcomer = Person(desk.parent, "dora")
    newcomer.sync(desk)
    assert newcomer.names == []
    assert "erased" in of(desk, "dora").read_text()


def test_a_folder_that_is_gone_or_empty_is_not_begun_anew_unasked(shared, desk):
    ana = shared[0]
    away = desk.with_name("away")
    desk.rename(away)
    for make in (lambda: None, desk.mkdir):
        make()
        with pytest.raises(UsageError, match="not there any more"):
            ana.sync()
    ana.sync(join=True)
    assert files(desk) == ["ana"]


def test_a_folder_that_cannot_be_written_is_read(shared, desk, monkeypatch):
    ana, bob, _ = shared
    bob.tag("bob")
    bob.sync()

    def refused(*_, **__):
        raise PermissionError(13, "Permission denied")

    replaced = file.replace
    monkeypatch.setattr(
        file, "replace", lambda disk, path, *rest, **more: (
            refused if path.parent == desk else replaced)(disk, path, *rest, **more)
    )  # fmt: skip
    with pytest.raises(WriteError) as error:
        ana.sync()
    assert "Your own file has what others knew." in error.value.hint
    assert ana.store.get("Mina").tags == ("bob",)


@pytest.mark.parametrize(
    ("mode", "wanted"), [(0o700, 0o600), (0o755, 0o600), (0o770, 0o640), (0o777, 0o644)]
)
def test_whoever_may_put_a_file_there_may_read_ours(people, desk, mode, wanted):
    desk.mkdir()
    desk.chmod(mode)
    people[0].sync(desk)
    assert stat.S_IMODE(of(desk, "ana").stat().st_mode) == wanted


def test_a_file_of_another_directory_is_left_out_until_somebody_joins_them(people, tmp_path):
    ana, bob, cleo = people
    for each, place in ((ana, "one"), (bob, "other")):
        each.add(each.name)
        each.sync(f"{tmp_path / place}/")
    shutil.copy(of(tmp_path / "other", "bob"), tmp_path / "one")
    ana.sync()
    assert "(bob) is of another directory; --join" in told(ana)
    assert ana.names == ["ana"]
    ana.sync(join=True)
    assert ana.names == ["ana", "bob"]
    bob.sync(tmp_path / "one")  # one who joins is enough
    assert bob.names == ["ana", "bob"]
    assert "another directory" not in told(bob)
    cleo.sync(tmp_path / "one")
    assert cleo.names == ["ana", "bob"]
    for each in people:
        each.sync()
        assert told(each) == ""


def test_other_files_in_the_folder_are_left_alone(shared, desk):
    ana = shared[0]
    (desk / "notes.json").write_text("{")
    (desk / f"x.aaaaaaaa{ENDING}").mkdir()
    (desk / f"y.aaaaaaaa{ENDING}").write_text('{"contacts": {"1": {"name": "Jon Ek"}}}')
    (desk / f"z.aaaaaaaa{ENDING}").symlink_to(of(desk, "bob"))
    assert changes(ana.sync()) == []
    said = told(ana)
    assert "notes" not in said
    assert "is a folder" in said
    assert f"y.aaaaaaaa{ENDING} is no file of one person" in said
    assert "(bob)" not in said


def test_a_link_to_a_folder_is_the_folder(shared, desk):
    ana = shared[0]
    link = desk.with_name("link")
    link.symlink_to(desk)
    assert ana.sync(link).target == f"{desk}/"
    assert files(desk) == ["ana", "bob", "cleo"]


def test_from_one_file_to_a_folder_and_back(people, desk):
    ana, bob, _ = people
    desk.mkdir()
    one = desk / "desk.json"
    ana.add("Mina")
    for each in (ana, bob):
        each.sync(one)
    ana.sync(desk)
    said = told(ana)
    assert "desk.json is one file for all, and is not looked at" in said
    assert f"pressdir sync {one}" in said
    bob.tag("bob")
    bob.sync(desk)
    ana.sync()
    assert told(ana) == ""
    assert ana.store.get("Mina").tags == ("bob",)
    ana.sync(one)
    ana.sync(f"{desk}/")
    assert files(desk) == ["ana", "bob", "desk"]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        pytest.param("{tmp}/", "is the folder of your own contact file", id="the own folder"),
        pytest.param("{tmp}/ana.json/", "is no folder", id="a file"),
        pytest.param("{tmp}/no/where/", "there is no folder", id="nowhere"),
        pytest.param("{bob}", "is one person's file", id="somebody's file"),
    ],
)
def test_what_is_no_such_folder_is_refused(shared, desk, tmp_path, target, said):
    shared[0].add("Jon")
    with pytest.raises(UsageError, match=said):
        shared[0].sync(target.format(tmp=tmp_path, bob=of(desk, "bob")))
    assert Memory.read(shared[0].store.disk, shared[0].store.state).target == f"{desk}/"
