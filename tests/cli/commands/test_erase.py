"""`erase` and `subject`: what is kept of somebody is shown whole, and goes whole.

What goes is looked for in every byte below the home, in other case, in decomposed letters, in
percent signs and in JSON's escapes.
"""

import json
import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from urllib.parse import quote

import pytest

from pressdir.cli.own_files import places, usage
from pressdir.model import Record, Release, Sighting
from pressdir.store import Store

from ..conftest import ANA, DVORAK

WHO = "jiri dvorak"
CARD = """BEGIN:VCARD\r
VERSION:4.0\r
FN:{name}\r
ORG:Northern Relief\r
EMAIL:{email}\r
TEL;VALUE=uri:tel:+420601123456\r
END:VCARD\r
"""
PAGE = """PRAGUE, 1 May 2026. Northern Relief opened an office.

For more information, please contact Jiří Dvořák, Northern Relief, dvorak@relief.example,
+420 601 123 456
or Petra Malá, Northern Relief, Email: petra.mala@relief.example, Tel. +420 601 123 499
"""
TRACES = [
    form.casefold()
    for text in ("Jiří Dvořák", "jiri dvorak", "jiri-dvorak", "dvorak@", "dvořák@", DVORAK.uid,
                 "420601123456", "601 123 456", "Dvořák Jiří")
    for form in (text, unicodedata.normalize("NFD", text), quote(text), json.dumps(text)[1:-1])
]  # fmt: skip


@pytest.fixture
def known(filled, run):
    """A contact file that knows the person in many ways, with a history, an index, and the rest."""
    with Store.open(filled) as store, store.transaction("ingest in/jiri-dvorak.html") as change:
        line = "Ana Ruiz or Jiří Dvořák, +420 601 123 456"
        seen = Sighting("role", "Spokesperson", "2026-01-01T00:00:00Z", "d9" * 32, line=line)
        record = store.get(ANA.uid)
        change.put(Record(
            record.uid, record.contact, (*record.sightings, seen), record.tags,
            f"{record.note}\nAsk JIRI DVORAK first.", None,
            {"vcard": ["NOTE:dvorak@relief.example"]},
        ))  # fmt: skip
        change.add_release(Release("d9" * 32, "in/jiri-dvorak.html", "Jiří Dvořák speaks"))
    assert run("set", WHO, "phones+=+420 601 123 456", "tags+=cz").code == 0
    assert run("set", "--private", "costa", "note=Jiri Dvorak knows her\nlikes tea").code == 0
    assert run("set", "--private", WHO, "note=Prague, dvorak@relief.example").code == 0
    assert run("saved", "jd", "jiri dvorak").code == 0
    usage.note(str(filled), DVORAK.uid)
    return filled


def make_index(monkeypatch, run):
    monkeypatch.setattr("pressdir.cli.asking.answers.SETTLED", -1)
    assert run("find", WHO).code == 0


def left(home):
    """The files below the home in which something of the person stands."""
    found = []
    for path in home.rglob("*"):
        if path.is_file() and path.name not in OUTSIDE:
            text = path.read_bytes().decode("utf-8", "replace").casefold()
            found += [(path.name, trace) for trace in TRACES if trace in text]
    return found


OUTSIDE = frozenset({"card.vcf", "other.vcf", "page.txt", "old.json"})


def test_nothing_of_the_person_is_left_in_any_byte(known, run, home, monkeypatch):
    make_index(monkeypatch, run)
    assert {name for name, _ in left(home)} >= {
        "contacts.json", "searches", f"{places.mark(str(known))}.index", places.mark(str(known)),
    }  # fmt: skip
    result = run("erase", WHO, "--yes")
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("erased Jiří Dvořák: 1 contact, ")
    assert "Not reached from here:\n" in result.err
    assert left(home) == []
    shown = run("show", "ana ruiz", "--json").out
    assert "likes tea" in run("private").out
    assert json.loads(shown)["contacts"][0]["note"] == "Prefers a message.\nThen a call."


STEPS = {
    "the index": "cli.asking.answers.forget_index",
    "the memory of use": "cli.own_files.usage.drop",
    "saved searches": "cli.own_files.searches.drop",
    "what is private": "store.Store.hold_to",
    "sheets of killed editors": "cli.own_files.leftovers.sheets",
    "nothing": None,
}


@pytest.mark.parametrize("step", STEPS)
def test_each_step_that_cleans_is_missed(known, run, home, monkeypatch, step):
    make_index(monkeypatch, run)
    sheet = home / "tmp" / "pressdir-x" / "b2bbbbbb.toml"
    sheet.parent.mkdir(parents=True)
    sheet.write_text('name = "Jiří Dvořák"', encoding="utf-8")
    monkeypatch.setattr("tempfile.tempdir", str(home / "tmp"))
    if STEPS[step]:
        monkeypatch.setattr(f"pressdir.{STEPS[step]}", lambda *_: ())
    assert run("erase", WHO, "--yes").code == 0
    assert bool(left(home)) == bool(STEPS[step])


def test_the_person_does_not_come_back(known, run, home):
    work = home / "work"
    shutil.copy(known, work / "old.json")
    (work / "card.vcf").write_text(CARD.format(name="DVORAK Jiri", email="x@new.example"))
    (work / "other.vcf").write_text(CARD.format(name="J. D.", email="Dvorak@relief.example"))
    (work / "page.txt").write_text(PAGE, encoding="utf-8")
    run("erase", WHO, "--yes")
    for given in (
        ("import", "card.vcf", "--json"), ("import", "other.vcf", "--rejects", "left.jsonl"),
        ("ingest", "page.txt", "--rejects", "left.jsonl"), ("undo",), ("undo",),
        ("add", "--name", "Jiří Dvořák", "--org", "Northern Relief"),
        ("set", "costa", "name=Jiri Dvorak", "org=northern relief"),
    ):  # fmt: skip
        result = run(*given)
        assert "was erased on" in result.err or given == ("undo",), given
        assert left(home) == [], given
    shutil.copy(work / "old.json", known)  # an old copy is put back
    assert "somebody who was erased was in it again" in run("list").err
    assert left(home) == []
    assert "Jiří" not in run("list").out


def test_the_others_of_a_page_come_in_their_quotes_without_the_person(known, run, home):
    run("erase", WHO, "--yes")
    (home / "work" / "page.txt").write_text(
        PAGE.replace("456\nor Petra", "456 or Petra"), encoding="utf-8"
    )
    result = run("ingest", "page.txt")
    assert result.code == 0
    assert re.search(r"^erased +1$", result.out, re.MULTILINE)
    assert "Jiří Dvořák was erased on 2026" in result.err  # on the screen alone
    (petra,) = json.loads(run("find", "petra", "--json").out)["contacts"]
    assert petra["phones"] == ["+420601123499"]
    assert left(home) == []


def test_who_agrees_comes_back_and_stays(known, run):
    run("erase", WHO, "--yes")
    given = ("add", "--name", "Jiří Dvořák", "--org", "Northern Relief")
    assert run(*given).code == 4
    assert run(*given, "--after-consent", "--dry-run").code == 0
    assert run(*given).code == 4
    assert run(*given, "--after-consent").code == 0
    assert run("set", WHO, "emails+=dvorak@relief.example").code == 0
    with Store.open(known) as store:
        assert [each.uid for each in store.records() if each.uid == DVORAK.uid] == []
    assert run("undo").code == run("undo").code == 0  # takes back the contact, and not the consent
    assert run("find", WHO).code == 1
    assert run(*given).code == 0


def test_a_card_is_let_in_after_consent_under_another_uid(known, run, home):
    run("export", "emails:dvorak@relief.example", "-o", "card.vcf")
    run("erase", WHO, "--yes")
    assert "Jiří Dvořák was erased on " in run("import", "card.vcf").err
    result = run("import", "card.vcf", "--after-consent")
    assert "let in again: Jiří Dvořák" in result.err
    (row,) = json.loads(run("find", WHO, "--json").out)["contacts"]
    assert row["uid"] != DVORAK.uid
    assert run("import", "card.vcf", "--after-consent").code == 0


def test_a_dry_run_tells_what_would_go_and_changes_nothing(known, run, home):
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    result = run("erase", "--dry-run", "--with-private", WHO)
    assert result.code == 0
    for text in ("Jiří Dvořák", "+420601123456", "Ask JIRI DVORAK first.", "Jiří Dvořák speaks",
                 "in/jiri-dvorak.html", "NOTE:dvorak@relief.example", "backup", "undo log",
                 "saved search", "Prague, dvorak@relief.example",
                 "Jiri Dvorak knows her"):  # fmt: skip
        assert text in result.out, text
    assert "Prefers a message" not in result.out
    assert "nothing was done" in result.err
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
    rows = json.loads(run("erase", "-n", WHO, "--json").out)
    assert rows["uids"] == [DVORAK.uid]
    assert {each["place"] for each in rows["goes"]} >= {"contact", "of another", "release"}


def test_it_asks_at_a_terminal_and_needs_a_word_elsewhere(known, run, terminal):
    assert run("erase", WHO).code == 2
    assert "nobody can be asked" in run("erase", WHO).err
    shown = terminal("erase", WHO, keys="n\n")
    assert "Erase it for good? There is no undo." in shown.out
    assert run("find", WHO).code == 0
    assert terminal("erase", WHO, keys="y\n").code == 0
    assert run("find", WHO).code == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(["nobody"], 1, id="nobody"),
        pytest.param(["ana"], 2, id="several"),
        pytest.param(["press@harbour.example"], 2, id="a desk"),
    ],
)
def test_it_erases_nobody_by_mistake(known, run, words, code):
    before = known.read_bytes()
    assert run("erase", *words, "--yes").code == code
    assert known.read_bytes() == before


def test_who_is_in_the_bin_is_erased_from_there(known, run, home):
    run("remove", WHO, "--yes")
    assert "1 removed contact" in run("erase", WHO, "-n").err
    assert run("erase", WHO, "--yes").code == 0
    assert left(home) == []


def test_who_has_a_name_in_a_note_alone_is_not_meant(known, run):
    assert run("set", "costa", "note=likes to talk of Zoe Quill").code == 0
    told = run("erase", "-n", "zoe quill")
    assert "Ana Costa: " not in told.err
    assert "likes to talk of Zoe Quill" in told.out
    assert run("erase", "zoe quill", "--yes").code == 0
    assert run("find", "ana costa").code == 0


def test_who_is_named_in_quotes_alone_is_erased_from_them(known, run):
    with Store.open(known) as store, store.transaction("x") as change:
        record = store.get(ANA.uid)
        seen = Sighting("org", "Harbour Trust", "2026-01-01T00:00:00Z", "d1" * 32,
                        line="Harbour Trust, Eve Stone, Ana Ruiz")  # fmt: skip
        change.put(Record(record.uid, record.contact, (*record.sightings, seen)))
    assert "Eve Stone" in run("subject", "eve stone").out
    assert run("erase", "eve stone", "--yes").code == 0
    assert "Eve Stone" not in known.read_text()
    assert run("subject", "eve stone").out.startswith("eve stone: was erased on ")


def test_what_is_private_goes_also_where_it_is_not_to_be_shown(known, run, home, monkeypatch):
    monkeypatch.setenv("PRESSDIR_PRIVATE", "off")
    run("erase", WHO, "--yes")
    assert left(home) == []
    monkeypatch.delenv("PRESSDIR_PRIVATE")
    run("set", "--private", "costa", "note=Jiri Dvorak again")
    assert left(home) == []


def test_erasing_twice_says_that_it_is_done(known, run):
    run("erase", WHO, "--yes")
    result = run("erase", "Jiří Dvořák", "--yes")
    assert (result.code, result.err.partition(" on ")[0]) == (
        4, "pressdir: whoever is called so was erased"
    )  # fmt: skip


# --- what cannot be reached -----------------------------------------------------------------------


def git(folder, *words):
    return subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@x.example", *words],
        cwd=folder, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip


@pytest.mark.skipif(not shutil.which("git"), reason="git is not there")
def test_the_recipe_for_git_leaves_nothing_in_the_history(known, run, monkeypatch):
    folder = known.parent
    for name, value in {"NAME": "x", "EMAIL": "x@x.example"}.items():
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", value)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "contacts.json")
    git(folder, "commit", "-q", "-m", "one")
    (folder / "other.txt").write_text("kept")
    git(folder, "add", "other.txt")
    git(folder, "commit", "-q", "-m", "two")
    git(folder, "tag", "v1")
    told = run("erase", WHO, "--yes").err
    assert "1 commit of " in told
    recipe = [line.strip() for line in told.splitlines() if line.startswith("    ")]
    script = "\n".join(line for line in recipe if not line.startswith("git push"))
    subprocess.run(["bash", "-eu", "-c", script], check=True, capture_output=True)
    objects = git(folder, "cat-file", "--batch-all-objects", "--batch-check=%(objectname)")
    held = "".join(git(folder, "cat-file", "-p", each) for each in objects.split())
    assert "dvorak" not in held.casefold()
    assert DVORAK.uid not in held
    assert git(folder, "show", "HEAD:contacts.json") == known.read_text()
    assert git(folder, "show", "v1:other.txt") == "kept"


def test_clouds_are_named(known, run, home):
    folder = home / "Dropbox (Desk)"
    folder.mkdir()
    shutil.copy(known, folder / "contacts.json")
    assert "a cloud keeps of the file (Dropbox)" in run(
        "--db", folder / "contacts.json", "erase", WHO, "--yes"
    ).err  # fmt: skip


# --- subject --------------------------------------------------------------------------------------


def test_subject_prints_all_that_is_kept(known, run, monkeypatch):
    make_index(monkeypatch, run)
    out = run("subject", WHO, "--with-private").out
    for text in (
        DVORAK.uid, "dvorak@relief.example", "+420601123456", "typed by a person", "tags      cz",
        "read in 'A new pier', harbour.html", "Ana Ruiz or Jiří Dvořák, +420 601 123 456",
        "Ask JIRI DVORAK first.", "Jiří Dvořák speaks", "NOTE:dvorak@relief.example",
        "The undo log", "Older states", "The index", "Saved searches", "jd: jiri dvorak",
        "How much the contact is used", "Prague, dvorak@relief.example",
    ):  # fmt: skip
        assert text in out, text
    assert "Prefers a message" not in out


@pytest.mark.parametrize(
    ("note", "told"),
    [
        pytest.param("Ring +420 601 123 456", True, id="theirs"),
        pytest.param("Ring +420 (0)601 123456 ext. 5", True, id="theirs, written in another way"),
        pytest.param("Ring 601 123 456", True, id="no country is said"),
        pytest.param("Ring +44 20 1112 3456", False, id="another country, other groups"),
        pytest.param("Ring +48 60 112 34 56", False, id="another country"),
        pytest.param("Ring 0048 60 112 34 56", False, id="another country, dialled"),
        pytest.param("Ring +48 60 112 34 56, not 601 123 456", True, id="both"),
    ],
)
def test_a_number_of_another_country_that_ends_alike_is_nobodys_trace(filled, run, note, told):
    assert run("set", WHO, "phones+=+420 601 123 456").code == 0
    assert run("set", "costa", f"note={note}").code == 0
    assert (f"Ana Costa, note: {note}" in run("subject", WHO).out) is told


def test_subject_names_a_release_without_a_title_by_its_place(known, run):
    with Store.open(known) as store, store.transaction("ingest in/note.txt") as change:
        seen = Sighting("role", "Spokesperson", "2026-01-01T00:00:00Z", "e8" * 32)
        record = store.get(DVORAK.uid)
        change.put(replace(record, sightings=(*record.sightings, seen)))
        change.add_release(Release("e8" * 32, "in/note.txt"))
    assert "Spokesperson: 2026-01-01, read in in/note.txt\n" in run("subject", WHO).out


@pytest.mark.parametrize("words", [
    ["JIRI", "dvorak"], ["dvorak@relief.example"], ["601 123 456"],
])  # fmt: skip
def test_subject_finds_whom_find_finds(known, run, words):
    assert DVORAK.uid in run("subject", *words).out


def test_subject_finds_a_name_by_its_sound(known, run):
    run("add", "--name", "Юлия Орлова", "--org", "River Aid")
    assert "Юлия Орлова" in run("subject", "yuliya", "orlova").out


def test_what_is_private_is_told_and_not_shown(known, run):
    for given in (("subject", WHO), ("erase", "-n", WHO), ("subject", WHO, "--json")):
        out = run(*given).out
        assert "yours alone; to see it: --with-private" in out
        assert "Prague" not in out


def test_subject_hands_out_the_rows_as_they_stand(known, run):
    told = json.loads(run("subject", WHO, "--json").out)
    (row,) = told["contacts"]
    assert (row["uid"], row["tags"]) == (DVORAK.uid, ["cz"])
    assert told["log"][0]["command"].startswith("set jiri")
    assert told["backups"][0]["rows"]
    assert {each["place"] for each in told["elsewhere"]} >= {"of another", "release"}


def test_subject_says_what_is_kept_of_who_was_erased(known, run):
    run("erase", WHO, "--yes")
    for words in ("Jiří Dvořák", "dvorak jiri", "DVORAK@relief.example"):
        assert "only keyed hashes are kept" in run("subject", words).out
    assert json.loads(run("subject", "dvorak@relief.example", "--json").out)["erased"]
    assert run("subject", "dvorak").code == 1
    assert run("subject", "ana").code == 2
