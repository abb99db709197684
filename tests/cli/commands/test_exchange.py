"""export and import: to other programs and back."""

import hashlib
import json
import stat
import zipfile
from zipfile import ZipFile

import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressdir import merge
from pressdir.cli.changing.changes import MANY
from pressdir.cli.reading import cards
from pressdir.cli.showing.forms import Data, Incoming, Output
from pressdir.formats import READERS, WRITERS
from pressdir.model import Contact, Kind, Name, Record
from pressdir.store import Store

SUMMARY = "WHAT        COUNT\nnew         {}\nchanged     {}\nunchanged   {}\nunreadable  {}\n"


def test_the_options_name_the_formats_that_there_are():
    assert [each.value for each in Data] == [each.value for each in WRITERS]
    assert [each.value for each in Incoming] == [each.value for each in READERS]
    assert {each.value for each in Output} - {"table"} <= {each.value for each in WRITERS}


def test_the_fields_of_many_values_are_those_of_the_directory():
    assert {name for name, field in merge.FIELDS.items() if field.many} == MANY


# --- export -----------------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_export_writes_vcards_that_another_reader_reads(run, filled, version):
    out = run("export", "--version", version).out
    cards = list(vobject.readComponents(out))
    assert sorted(card.fn.value for card in cards) == [
        "Ana Costa", "Ana Ruiz", "Harbour Trust", "Jiří Dvořák",
    ]  # fmt: skip
    assert {card.version.value for card in cards} == {version}


def test_a_name_leaves_in_its_parts(run, filled):
    assert "\r\nN:Ruiz;Ana;;;\r\n" in run("export", "ruiz").out


def test_export_takes_a_query(run, filled):
    out = run("export", "--to", "jsonl", "org:harbour", "-kind:desk").out
    assert [json.loads(line)["name"] for line in out.splitlines()] == ["Ana Ruiz"]


def test_nothing_to_export_is_exit_code_1_and_writes_nothing(run, filled, home):
    result = run("export", "nobody", "--output", "x.vcf")
    assert (result.code, result.out) == (1, "")
    assert not (home / "work" / "x.vcf").exists()


@pytest.mark.parametrize("form", list(Data))
def test_a_file_has_the_bytes_of_the_pipe(process, filled, home, form):
    result = process("export", "--to", form, "--output", "out.txt")
    assert (result.code, result.out, result.err) == (0, "", "out.txt: 4 contacts\n")
    path = home / "work" / "out.txt"
    assert path.read_bytes().decode() == process("export", "--to", form).out
    assert [each.name for each in path.parent.iterdir()] == ["out.txt"]


@pytest.mark.parametrize("where", [("--output", "out.vcf"), ("--split", "cards"), ()])
def test_checked_cards_are_written_as_they_are(run, filled, home, where):
    plain = run("export", *where)
    assert run("export", "--check", *where).out == plain.out


@pytest.mark.parametrize("where", [("--output", "out.vcf"), ("--split", "cards"), ()])
def test_a_card_that_cannot_be_read_back_is_exit_code_3_and_nothing_is_written(
    run, filled, home, where
):
    torn = "BEGIN:VCARD\nVERSION:3.0\nFN:Zoe Quill\nPHOTO;ENCODING=b:QQQ\nEND:VCARD\n"
    assert run("import", "-", stdin=torn).code == 0
    result = run("export", "--check", *where)
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith("pressdir: Zoe Quill: cannot be read back (")
    assert not list((home / "work").iterdir())


@pytest.mark.parametrize("other", [("--to", "csv"), ("--version", "4.0")])
def test_what_the_other_reader_does_not_know_is_not_checked(run, filled, other):
    assert run("export", "--check", *other).code == 2


def test_exporting_twice_gives_the_same_bytes(run, filled):
    assert run("export").out == run("export").out


def test_split_writes_a_file_a_contact_and_leaves_those_that_did_not_change(run, filled, home):
    result = run("export", "--split", "cards")
    assert result.err == "cards: 4 written, 0 as they were\n"
    folder = home / "work" / "cards"
    names = sorted(path.name for path in folder.glob("*.vcf"))
    assert names[0] == "a1aaaaaa-0000-4000-8000-000000000001.vcf"
    assert len(names) == 4
    before = {path.name: path.stat().st_ino for path in folder.glob("*.vcf")}
    run("set", "ruiz", "role=Speaker")
    assert run("export", "--split", "cards").err == "cards: 1 written, 3 as they were\n"
    after = {path.name: path.stat().st_ino for path in folder.glob("*.vcf")}
    assert [name for name in before if before[name] != after[name]] == names[:1]


@pytest.mark.parametrize(
    "uid", ["../../up", "/up", "a\x00b", "x" * 300, "CON/", "\u202egpj", ".hidden", "A"]
)
def test_no_uid_leads_out_of_the_folder(run, db, home, uid):
    with Store.open(db) as store, store.transaction("seed") as change:
        change.put(Record(uid, Contact(Kind.PERSON, Name("Ana Ruiz"))))
    assert run("export", "--split", "cards").code == 0
    found = list(home.rglob("*.vcf"))
    assert [path.parent for path in found] == [home / "work" / "cards"]
    assert len(found[0].stem) == 64


def test_split_into_a_zip_gives_names_for_people_and_the_same_bytes_again(run, filled, home):
    assert run("export", "--split", "cards.zip").err == "cards.zip: 4 contacts\n"
    path = home / "work" / "cards.zip"
    first = path.read_bytes()
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        assert "Ruiz Ana.vcf" in archive.namelist()
        assert b"\r\nFN:Ana Ruiz\r\n" in archive.read("Ruiz Ana.vcf")
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    assert run("export", "--split", "cards.zip").code == 0
    assert path.read_bytes() == first


def test_prune_removes_the_cards_of_those_who_are_no_more_and_nothing_else(run, filled, home):
    folder = home / "work" / "cards"
    folder.mkdir()
    (folder / "theirs.vcf").write_text("BEGIN:VCARD\r\nFN:Theirs\r\nEND:VCARD\r\n")
    said = run("export", "--split", "cards", "--prune").err
    assert said == "cards: 4 written, 0 as they were, 0 removed\n"
    names = sorted(path.name for path in folder.glob("*.vcf"))
    with (folder / names[1]).open("ab") as file:
        file.write(b"X-THEIR:note\r\n")
    said = run("export", "ruiz", "--split", "cards", "--prune").err
    assert said.splitlines() == [
        f"cards/{names[1]}: kept, since somebody changed it",
        "cards: 0 written, 1 as they were, 2 removed",
    ]
    assert sorted(path.name for path in folder.glob("*.vcf")) == [*names[:2], "theirs.vcf"]


def test_prune_obeys_no_list_that_names_files_elsewhere(run, filled, home):
    work = home / "work"
    (work / "cards").mkdir()
    victim = work / "victim.vcf"
    victim.write_bytes(b"")
    digest = hashlib.sha256(b"").hexdigest()
    (work / "cards" / ".pressdir").write_text(f"{digest}  ../victim.vcf\n{digest}  {victim}\n")
    assert run("export", "--split", "cards", "--prune").code == 0
    assert victim.exists()


def test_a_program_that_takes_one_contact_a_file_gets_no_file_of_several(run, filled):
    result = run("export", "--for", "outlook")
    assert (result.code, result.out) == (2, "")
    assert "--split cards.zip" in result.err
    assert run("export", "--for", "outlook", "ruiz").out.count("BEGIN:VCARD") == 1
    assert run("export", "--for", "outlook", "--split", "cards.zip").code == 0


def test_a_program_decides_the_version(run, filled):
    assert "VERSION:4.0" in run("export", "--for", "thunderbird").out
    assert "VERSION:3.0" in run("export", "--for", "apple", "--version", "3.0").out


@pytest.mark.parametrize("program", ["apple", "android"])
def test_cards_for_a_program_are_checked_too(run, filled, program):
    assert run("export", "--for", program, "--check").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--split", "d", "--output", "f"], id="folder and file"),
        pytest.param(["--split", "d", "--to", "csv"], id="a folder of tables"),
        pytest.param(["--version", "2.1"], id="an old version"),
        pytest.param(["--for", "kde", "--version", "3.0"], id="a version it reads worse"),
        pytest.param(["--for", "kde", "--to", "csv"], id="a table for an address book"),
        pytest.param(["--for", "kde", "--check"], id="a version that is not checked"),
        pytest.param(["--prune"], id="nothing to prune"),
        pytest.param(["--split", "x.zip", "--prune"], id="a ZIP to prune"),
        pytest.param(["--output", "f", "--force"], id="a file to write over by force"),
    ],
)
def test_what_cannot_be_exported_is_exit_code_2(run, filled, arguments):
    result = run("export", *arguments)
    assert (result.code, result.out) == (2, "")


@pytest.mark.parametrize("option", ["--output", "--split"])
def test_a_place_that_cannot_be_written_is_exit_code_3(run, filled, option):
    result = run("export", option, "/dev/null/x")
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith("pressdir: /dev/null/x")


# --- import -----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [each for each in Data if each is not Data.MUTT])
@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_what_was_exported_is_imported_and_twice_is_once(run, filled, home, form, version):
    run("export", "--to", form, "--version", version, "--output", "out.txt")
    assert run("import", "out.txt").out == SUMMARY.format(0, 0, 4, 0)
    other = ["--db", "other.json", "import", "out.txt"]
    assert run(*other).out == SUMMARY.format(4, 0, 0, 0)
    kept = (home / "work" / "other.json").read_bytes()
    assert run(*other).out == SUMMARY.format(0, 0, 4, 0)
    assert (home / "work" / "other.json").read_bytes() == kept
    assert unseen(run("--db", "other.json", "list").out) == unseen(run("list").out)


def test_aliases_come_in_again_where_there_is_an_address(run, filled, home):
    run("export", "--to", "mutt", "--output", "aliases")
    before = filled.read_bytes()
    assert run("import", "aliases").out == SUMMARY.format(0, 0, 3, 0)
    assert filled.read_bytes() == before
    other = ["--db", "other.json", "import", "aliases"]
    assert run(*other).out == SUMMARY.format(3, 0, 0, 0)
    assert run(*other).out == SUMMARY.format(0, 0, 3, 0)


def unseen(table):
    """A table of contacts without its last column: what is imported was not seen in a release."""
    return [line.rpartition("  ")[0].rstrip() for line in table.splitlines()]


def test_import_brings_up_to_date_and_takes_nothing_away(run, filled, home):
    run("export", "ruiz", "--output", "a.vcf")
    path = home / "work" / "a.vcf"
    text = path.read_bytes().decode().replace("Spokesperson", "Speaker")
    text = text.replace("+41225550142", "+41798297136")
    path.write_bytes(text.encode())
    assert run("import", "a.vcf").out == SUMMARY.format(0, 1, 0, 0)
    shown = json.loads(run("show", "ruiz", "--json").out)["contacts"][0]
    assert shown["role"] == "Speaker"
    assert sorted(shown["phones"]) == ["+41225550142", "+41798297136"]
    assert run("import", "a.vcf").out == SUMMARY.format(0, 0, 1, 0)


def test_a_card_that_cannot_be_read_does_not_stop_the_rest(run, filled, home):
    good = run("export", "ruiz").out
    (home / "work" / "mixed.vcf").write_text(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\nEND:VCARD\r\n{good}", encoding="utf-8", newline=""
    )
    result = run("import", "mixed.vcf", "nowhere.vcf", "--rejects", "left.jsonl")
    assert result.code == 3
    assert result.out == SUMMARY.format(0, 0, 1, 2)
    assert result.err.startswith("pressdir: mixed.vcf: line 1: ")
    lines = (home / "work" / "left.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["source"] for line in lines] == ["mixed.vcf", "nowhere.vcf"]


GARBAGE = st.binary(max_size=200) | st.text(max_size=200).map(
    lambda text: f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{text}\r\nEND:VCARD\r\n".encode(errors="ignore")
)


@given(data=GARBAGE, form=st.sampled_from([None, *Incoming]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_bytes_are_imported_or_told(run, home, data, form):
    (home / "work" / "any").write_bytes(data)
    chosen = ["--from", form] if form else []
    assert run("import", "any", "--dry-run", *chosen).code in {0, 3}


@pytest.mark.parametrize(
    "row",
    [
        pytest.param({"name": "Ana Ruiz", "org": "Harbour Trust", "url": "nowhere"}, id="url"),
        pytest.param({"name": "Ana Ruiz", "org": "Harbour Trust", "tags": ["a,b"]}, id="tag"),
        pytest.param({"name": "Ana Ruiz", "org": "Harbour Trust", "langs": ["??"]}, id="language"),
    ],
)
def test_a_value_that_is_not_what_its_field_needs_is_told(run, filled, home, row):
    before = filled.read_bytes()
    good = {"name": "Lina Berg", "org": "River Aid"}
    lines = json.dumps(row) + "\n" + json.dumps(good) + "\n"
    (home / "work" / "a.jsonl").write_text(lines, encoding="utf-8")
    result = run("import", "a.jsonl")
    assert result.code == 3
    assert result.out == SUMMARY.format(1, 0, 0, 1)
    assert result.err.startswith("pressdir: a.jsonl: Ana Ruiz: ")
    run("undo")
    assert filled.read_bytes() == before


def test_what_has_no_field_joins_a_contact_that_is_there(run, filled):
    ana = ["FN:Ana Ruiz", "EMAIL:ana.ruiz@harbour.example"]
    first = [*ana, "UID:of-a-phone", "BDAY:1970-01-01", "X-A:1"]
    second = [*ana, "UID:of-a-mail-program", "X-A:1", "X-B:2"]
    for lines in (first, second, second):
        card = "\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])
        assert run("import", "-", stdin=card).code == 0
    out = run("export", "ana ruiz").out.splitlines()
    assert [out.count(line) for line in ("BDAY:1970-01-01", "X-A:1", "X-B:2")] == [1, 1, 1]
    assert [line for line in out if line.startswith("UID")] == [
        "UID:urn:uuid:a1aaaaaa-0000-4000-8000-000000000001"
    ]


CARD = (
    "BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:a1aaaaaa-0000-4000-8000-000000000001\n"
    "FN:Ana Ruiz\n{}\nEND:VCARD\n"
)


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        pytest.param("BDAY:19700101", "BDAY:19710203", ["BDAY:19710203"], id="a birthday"),
        pytest.param("GENDER:M", "X-A:1\nGENDER:F", ["X-A:1", "GENDER:F"], id="a gender"),
        pytest.param("BDAY:19700101", "X-A:1", ["BDAY:19700101", "X-A:1"], id="says nothing of it"),
        pytest.param("BDAY:1970-01-01", "BDAY:19700101", ["BDAY:1970-01-01"], id="spelt otherwise"),
        pytest.param(
            "NICKNAME:Anita", "NICKNAME:Anni", ["NICKNAME:Anita", "NICKNAME:Anni"], id="several"
        ),
        pytest.param(
            "BDAY;ALTID=1:19700101",
            "BDAY;ALTID=1:19700101\nBDAY;ALTID=1;LANGUAGE=fr;VALUE=text:hiver",
            ["BDAY;ALTID=1:19700101", "BDAY;ALTID=1;LANGUAGE=fr;VALUE=text:hiver"],
            id="one in two languages",
        ),
        pytest.param(
            "RELATED;TYPE=friend:urn:uuid:1", "RELATED;TYPE=FRIEND:urn:uuid:1",
            ["RELATED;TYPE=friend:urn:uuid:1"], id="capitals",
        ),
    ],
)  # fmt: skip
def test_what_a_card_has_one_of_is_what_the_newer_card_says(run, filled, first, second, left):
    run("import", "-", stdin=CARD.format(first))
    run("import", "-", stdin=CARD.format(second))
    row = json.loads(run("export", "ruiz", "--to", "jsonl").out)
    assert row["extra"]["vcard"] == left


@pytest.mark.parametrize("form", ["vcard", "jcard", "jscontact"])
def test_what_others_had_in_a_card_comes_back_from_every_form_as_the_same(run, filled, home, form):
    lines = [
        "GENDER:F", "BDAY:19700102", "PHOTO:data:image/png;base64,QUJD", "TEL:4021",
        "IMPP:xmpp:a@example.org", "RELATED;TYPE=friend:urn:uuid:1", "GEO:geo:46.2,6.1",
        "ADR:;;Rue 1;Geneva;;1201;CH", "TZ:Europe/Zurich", "X-FOO;X-A=b:bar",
    ]  # fmt: skip
    run("import", "-", stdin=CARD.format("\n".join(lines)))
    run("export", "ruiz", "--to", form, "-o", "x")
    assert run("import", "x").out == SUMMARY.format(0, 0, 1, 0)


TEAM = "Name;Tel;Raum\nLina Berg;{};B12\n"


@pytest.mark.parametrize(
    ("kept", "later", "left"),
    [
        pytest.param("022 555 01 43", "022 555 01 43", {}, id="as it stood"),
        pytest.param("022/555 01 43", "+41 22 555 01 43", {}, id="written otherwise"),
        pytest.param(
            "022 555 01 43 / Frau Amsel", "022 555 01 43",
            {"Tel": "022 555 01 43 / Frau Amsel"}, id="says more",
        ),
        pytest.param("022 555 01 43", "022 555 01 44", {"Tel": "022 555 01 43"}, id="another"),
    ],
)  # fmt: skip
def test_a_number_without_a_country_goes_when_it_is_read(run, home, kept, later, left):
    run("import", "-", stdin=TEAM.format(kept))
    run("set", "berg", "org=Harbour", "emails=lina@example.org")
    (uid,) = run("export", "--to", "jsonl").out.splitlines()
    again = f"uid;Name;Tel;Raum\n{json.loads(uid)['uid']};Lina Berg;{later};B12\n"
    run("import", "--region", "CH", "-", stdin=again)
    row = json.loads(run("export", "--to", "jsonl").out)
    assert row["phones"] == [f"+4122555014{later[-1]}"]
    assert row["extra"] == {"csv": {**left, "Raum": "B12"}}


def test_a_number_without_a_country_in_a_card_goes_when_it_is_read(run, home):
    card = CARD.format("TEL:022 555 01 43\nTEL:4021\nX-A:1")
    run("import", "-", stdin=card)
    assert not json.loads(run("export", "--to", "jsonl").out)["phones"]
    run("import", "--region", "CH", "-", stdin=card)
    row = json.loads(run("export", "--to", "jsonl").out)
    assert row["phones"] == ["+41225550143"]
    assert row["extra"]["vcard"] == ["X-A:1", "TEL:4021"]
    assert run("import", "--region", "CH", "-", stdin=card).out == SUMMARY.format(0, 0, 1, 0)


@pytest.mark.parametrize("flags", [[], ["-n"], ["--json"]])
def test_numbers_of_cards_that_cannot_be_read_are_told(run, home, flags):
    cards = CARD.format("TEL:022 555 01 43\nTEL:4021") + CARD.format("TEL:+41 22 555 01 44")
    told = run("import", *flags, "-", stdin=cards).err
    assert "2 numbers cannot be read; they are kept beside their contacts as written\n" in told
    assert "  What is written without a country is read with --region, " in told
    told = run("import", *flags, "--region", "CH", "-", stdin=cards).err
    assert "1 number cannot be read; it is kept beside its contact as written\n" in told
    assert "--region" not in told


def test_numbers_that_cannot_be_read_are_counted_in_a_large_file_too(run, home, monkeypatch):
    monkeypatch.setattr("pressdir.cli.reading.cards.LONG", 1)
    card = "BEGIN:VCARD\nVERSION:4.0\nFN:Lina B{0}\nEMAIL:b{0}@x.example\nTEL:4021\nEND:VCARD\n"
    cards = "".join(card.format("ergmann"[:each]) for each in range(1, 7))
    for _ in range(2):  # new, then as they are
        assert run("import", "-", stdin=cards).err.startswith("6 numbers cannot be read; ")


@pytest.mark.parametrize("form", ["vcard", "jcard", "jscontact"])
def test_national_numbers_of_cards_are_those_of_the_region(run, home, form):
    run("import", "-", stdin=CARD.format("TEL:022 555 01 43"))
    run("export", "--to", form, "-o", "x")
    run("remove", "ruiz", "--yes")
    run("import", "x", "--region", "CH")
    assert json.loads(run("export", "--to", "jsonl").out)["phones"] == ["+41225550143"]


def test_a_dry_run_of_an_import_leaves_the_file(run, filled, home):
    run("export", "--output", "a.vcf")
    run("remove", "ruiz", "--yes")
    before = filled.read_bytes()
    dry = run("import", "-n", "a.vcf")
    assert dry.out == SUMMARY.format(1, 0, 3, 0)
    assert filled.read_bytes() == before
    assert run("import", "a.vcf").out == dry.out


@pytest.mark.parametrize("dry", [["-n"], []])
def test_import_tells_in_json_what_became_of_whom(run, filled, home, dry):
    (home / "work" / "in.csv").write_text(
        "Name;E-Mail;Firma;Tel\n"
        "Ana Ruiz;ana.ruiz@harbour.example;Harbour Office;022 555 01 43\n"
        "Lina Berg;lina@example.org;;\n"
        ";;;\n;;;12\n"
    )
    result = run("import", "in.csv", "--json", *dry)
    told = json.loads(result.out)
    assert [told[key] for key in ("new", "changed", "unchanged", "dry_run")] == [
        1, 1, 0, bool(dry),
    ]  # fmt: skip
    ruiz, berg = told["contacts"]
    assert {**ruiz, "uid": ""} == {
        "what": "changed",
        "uid": "",
        "name": "Ana Ruiz",
        "source": "in.csv",
        "changes": [
            {"field": "org", "removed": "Harbour Trust"},
            {"field": "org", "added": "Harbour Office"},
        ],
    }
    assert (berg["what"], berg["name"], "changes" in berg) == ("new", "Lina Berg", False)
    assert told["columns"][3] == {
        "source": "in.csv", "column": "Tel", "field": "phones", "because": "heading",
    }  # fmt: skip
    assert [each["line"] for each in told["left_out"]] == [2, 5]
    assert told["left_out"][0]["kept"]
    assert told["unreadable"] == 1
    assert result.code == 3


def test_one_undo_takes_a_whole_import_back(run, filled, home):
    run("export", "--output", "a.vcf")
    before = filled.read_bytes()
    run("remove", "ruiz", "--yes")
    run("import", "a.vcf")
    run("undo")
    run("undo")
    assert filled.read_bytes() == before


def test_a_value_that_was_edited_in_our_json_is_taken(run, filled, home):
    run("export", "ruiz", "--to", "json", "--output", "a.json")
    path = home / "work" / "a.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"location": "Geneva"', '"location": "Basel"'), encoding="utf-8")
    assert run("import", "a.json").out == SUMMARY.format(0, 1, 0, 0)
    assert json.loads(run("show", "ruiz", "--json").out)["contacts"][0]["location"] == "Basel"
    assert run("import", "a.json").out == SUMMARY.format(0, 0, 1, 0)


def test_an_older_export_of_ours_does_not_undo_what_came_later(run, filled, home):
    run("export", "ruiz", "--to", "json", "--output", "a.json")
    run("set", "ruiz", "location=Basel", "tags-=water")
    kept = run("show", "ruiz").out
    run("import", "a.json")
    assert run("show", "ruiz").out == kept


def test_an_export_goes_into_a_pipe_or_through_a_link(process, filled, home):
    whole = process("export").out
    (home / "work" / "target.vcf").touch()
    (home / "work" / "link.vcf").symlink_to("target.vcf")
    assert process("export", "--output", "link.vcf").code == 0
    assert (home / "work" / "link.vcf").is_symlink()
    assert (home / "work" / "target.vcf").read_bytes().decode() == whole
    assert process("export", "--output", "/dev/stdout").out == whole


def test_exports_are_for_their_owner_alone(run, filled, home):
    run("export", "--output", "a.vcf", "--to", "csv")
    assert stat.S_IMODE((home / "work" / "a.vcf").stat().st_mode) == 0o600


def test_exports_keep_the_mode_of_a_file_that_is_there(run, filled, home):
    path = home / "work" / "a.vcf"
    path.touch()
    path.chmod(0o640)
    run("export", "--output", "a.vcf")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_an_address_book_with_photos_may_be_larger_than_a_release(run, home):
    photo = "PHOTO;ENCODING=b;TYPE=JPEG:" + "QUJD" * 1_800_000
    card = f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Roe%d\r\n{photo}\r\nEND:VCARD\r\n"
    with (home / "work" / "book.vcf").open("w", newline="") as file:
        file.writelines(card % number for number in range(8))
    assert (home / "work" / "book.vcf").stat().st_size > 50 << 20
    assert run("import", "--dry-run", "book.vcf").out == SUMMARY.format(8, 0, 0, 0)


def test_a_rehearsal_counts_one_person_who_comes_twice_as_the_import_does(run, home):
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Poe\nEMAIL:ann.poe@example.org\n{}END:VCARD\n"
    cards = card.format("") + card.format("TITLE:Speaker\n") + card.format("")
    rehearsed = run("import", "--dry-run", "-", stdin=cards).out
    assert rehearsed == SUMMARY.format(1, 1, 1, 0)
    assert run("import", "-", stdin=cards).out == rehearsed


def test_two_people_with_one_uid_in_a_file_stay_two(run, home):
    card = "BEGIN:VCARD\nVERSION:3.0\nUID:same\nFN:{}\nEMAIL:{}@example.org\nEND:VCARD\n"
    cards = card.format("Ann Poe", "ann.poe") + card.format("John Doe", "john.doe")
    result = run("import", "-", stdin=cards)
    assert result.out == SUMMARY.format(2, 0, 0, 0)
    assert result.err == "-: John Doe: has the UID of Ann Poe; kept as somebody else\n"
    assert run("import", "-", stdin=cards).out == SUMMARY.format(0, 0, 2, 0)
    married = card.format("Ann Roe", "ann.poe")
    assert run("import", "-", stdin=card.format("Ann Poe", "ann.poe") + married).out == (
        SUMMARY.format(0, 1, 1, 0)
    )


@pytest.mark.parametrize(("size", "counted"), [(10, 2), (10_000, 0)])
def test_the_contacts_of_a_long_file_are_counted_on_the_way(run, home, monkeypatch, size, counted):
    passed = []

    def tracked(items, total):
        assert total is None
        for each in items:
            passed.append(each)
            yield each

    monkeypatch.setattr("pressdir.cli.commands.import_.LONG", size)
    monkeypatch.setattr("pressdir.cli.showing.output.tracked", tracked)
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:{}\nEND:VCARD\n"
    (home / "work" / "two.vcf").write_text(card.format("Ann Poe") + card.format("John Doe"))
    assert run("import", "two.vcf").out == SUMMARY.format(2, 0, 0, 0)
    assert len(passed) == counted


def test_a_card_that_would_slow_every_command_is_handed_back(run, home):
    photo = "PHOTO;ENCODING=b:" + "QUJD" * (3 << 20)
    card = f"BEGIN:VCARD\nVERSION:3.0\nFN:Ann Poe\n{photo}\nEND:VCARD\n"
    small = "BEGIN:VCARD\nVERSION:3.0\nFN:John Doe\nEND:VCARD\n"
    result = run("import", "-", "--rejects", "out.jsonl", stdin=card + small)
    assert (result.code, result.out) == (3, SUMMARY.format(1, 0, 0, 1))
    assert "line 1: 12 MB, and a card may have 8; take its photo out" in result.err
    assert photo in json.loads((home / "work" / "out.jsonl").read_text())["text"]


def test_a_zip_of_cards_comes_in_as_it_went_out(run, filled, home):
    assert run("export", "--split", "cards.zip").code == 0
    assert run("import", "cards.zip").out == SUMMARY.format(0, 0, 4, 0)
    assert run("--db", "other.json", "import", "cards.zip").out == SUMMARY.format(4, 0, 0, 0)


@pytest.mark.parametrize("name", ["cards.zip", "cards.vcf", "cards.csv", "cards.json"])
def test_what_is_read_piece_by_piece_comes_in_as_ever(run, filled, monkeypatch, name):
    monkeypatch.setattr("pressdir.sources.files.LARGE", 0)
    form = {"zip": ["--split"], "vcf": ["-o"], "csv": ["--to", "csv", "-o"]}
    assert run("export", *form.get(name[6:], ["--to", "jscontact", "-o"]), name).code == 0
    assert run("import", name).out == SUMMARY.format(0, 0, 4, 0)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(lambda data: data[:-30], "a ZIP that is damaged", id="cut off"),
        pytest.param(lambda data: data[:60] + bytes(200) + data[260:], "damaged", id="overwritten"),
    ],
)
def test_a_zip_that_cannot_be_unpacked_says_so(run, filled, home, spoil, said):
    run("export", "--split", "cards.zip")
    path = home / "work" / "cards.zip"
    path.write_bytes(spoil(path.read_bytes()))
    result = run("import", "cards.zip")
    assert result.code == 3
    assert said in result.err


def test_a_zip_bomb_is_not_unpacked(run, home, monkeypatch):
    monkeypatch.setattr("pressdir.formats.zipped.MOST", 1 << 20)
    with zipfile.ZipFile(home / "work" / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.vcf", bytes(4 << 20))
    result = run("import", "bomb.zip")
    assert (result.code, result.out) == (3, SUMMARY.format(0, 0, 0, 1))
    assert result.err == "pressdir: bomb.zip: unpacks to more than 1 MB\n"


def test_the_groups_of_two_cards_of_one_person_stay_two(run, filled):
    ana = ["FN:Ana Ruiz", "EMAIL:ana.ruiz@harbour.example"]
    cards = [
        "\n".join(["BEGIN:VCARD", "VERSION:3.0", *ana, *more, "END:VCARD", ""])
        for more in (
            ["item1.X-A:one", "item1.X-ABLabel:first"],
            ["item1.X-B:two", "item1.X-ABLabel:second"],
        )
    ]
    for card in cards:
        run("import", "-", stdin=card)
    lines = run("export", "ana ruiz").out.splitlines()
    group = {line.partition(".")[2].upper(): line.partition(".")[0] for line in lines}
    assert group["X-A:ONE"] == group["X-ABLABEL:FIRST"]
    assert group["X-B:TWO"] == group["X-ABLABEL:SECOND"] != group["X-A:ONE"]
    assert run("import", "-", stdin=cards[0]).out == SUMMARY.format(0, 0, 1, 0)


def test_a_file_that_is_cut_off_while_it_is_read_says_so(run, home, monkeypatch):
    """What stands in the part that is there is kept."""
    monkeypatch.setattr("pressdir.sources.files.LARGE", 0)
    monkeypatch.setattr("pressdir.formats.vcard.apart.SIZE", 1000)
    people = [
        f"BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ru{chr(97 + at)}\nNOTE:{'x' * 400}\nEND:VCARD\n".encode()
        for at in range(20)
    ]
    path = home / "work" / "cards.vcf"
    path.write_bytes(b"".join(people))
    answers = cards.Reading._answers

    def cut(self, part):
        path.write_bytes(b"".join(people)[:5000])
        return answers(self, part)

    monkeypatch.setattr(cards.Reading, "_answers", cut)
    result = run("import", "cards.vcf")
    assert result.code == 3
    assert "cards.vcf: was cut off while it was read" in result.err
    assert 3 < len(run("export").out.split("BEGIN:VCARD")) < 15
