"""What is private stands on the person's own screen alone: asked of every command that there is.

The commands come from the registry, and their arguments from what they declare, so a command that
is added is asked, too. It may show what is private only if it is named in `SHOWING`, and then only
as people read it, and without `--no-private`.
"""

import re
import zipfile
from enum import Enum

import pytest
import typer

from pressdir.cli import app
from pressdir.cli.own_files import overlays, places
from pressdir.model import Joined, Record, shareable
from pressdir.store import Store

from .conftest import ANA

SHOWING = frozenset(
    "find list show who check query call mail wa signal copy qr browse private log".split()
)
ALL = frozenset({"subject", "erase"})  # say all that is kept of somebody, as the law has it
ASKING_FOR_IT = frozenset({"--private", "--with-private"})  # by these somebody says so themselves
DATA = frozenset({"--json", "--format", "--to", "--template"})  # what programs read
WORDS = {
    "SOURCE...": ["release.txt"],
    "NUMBER-OR-ADDRESS": ["+41225550142"],
    "WHO FIELD=VALUE...": ["ana ruiz", "role=Speaker"],
    "TAG WORD...": ["med", "ana", "ruiz"],
    "SHELL": ["bash"],
    "[FILE]": ["shared.json"],
    "ACTION": ["heal"],
    "[FILE...]": [],
}
OF_ITSELF = ["private", "--json"]
NUMBER, SECRET = "795559876", "quokka"


@pytest.fixture
def guarded(filled, run, home, monkeypatch):
    """A contact file and what somebody keeps of one of its contacts for themselves."""
    monkeypatch.setenv("PATH", str(home / "nothing"))  # no program is started
    monkeypatch.setenv("EDITOR", "/bin/true")
    (home / "work" / "release.txt").write_text(
        "Harbour Trust: press contact Ana Ruiz, Tel: +41 22 555 01 42\n", encoding="utf-8"
    )
    values = ["note=Quokka says so", "phones+=+41 79 555 98 76", "emails+=quokka@own.example"]
    kept = run("set", "ana ruiz", "--private", *values, "tags+=quokkas", "langs+=tlh")
    assert kept.code == 0
    return filled


def secret(text):
    digits = re.sub(r"[\s().-]", "", text)
    return SECRET in text.casefold() or NUMBER in digits or bool(re.search(r"\btlh\b", text))


def commands():
    return typer.main.get_command(app.app).commands


def arguments(name):
    """Ways to call a command: plainly, and with each of its options by itself."""
    words, options = [], []
    for each in commands()[name].params:
        if each.param_type_name == "argument":
            words += WORDS.get(each.metavar or "", ["ana", "ruiz"])
        elif each.opts[0] not in {"--db", "--help", *ASKING_FOR_IT}:
            options.append(each)
    if name == "private":
        words = []
    yield words
    for each in options:
        for value in values(each):
            yield [*words, each.opts[0], *value]


def values(option):
    """What may stand behind an option; an empty list for a flag."""
    if option.is_flag:
        return [[]]
    kind = option.type
    if hasattr(kind, "choices"):
        return [[each.value if isinstance(each, Enum) else each] for each in kind.choices]
    if "path" in type(kind).__name__.casefold():
        return [["out.vcf"], ["out.zip"], ["out.svg"], ["out"]]
    if option.opts[0] == "--template":
        return [["{label} {phones} {emails} {tags} {note} {langs} {seen}"]]
    return [["1"], ["ana"]]


def written(home):
    """The texts of all files but those where what is private belongs."""
    index = places.mark(str(home / "data/pressdir/contacts.json"))
    own = [each.stem for each in (home / "data/pressdir/private").glob("*.json")]
    with Store.open(home / f"data/pressdir/private/{own[0]}.json") as store:
        state = home / "state/pressdir" / store.id
    for path in home.rglob("*"):
        kept = path.is_relative_to(home / "data/pressdir/private") or path.is_relative_to(state)
        if not path.is_file() or kept or path.name == f"{index}.index.own":
            continue
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as file:
                yield from ((path, file.read(each).decode()) for each in file.namelist())
        yield path, path.read_bytes().decode("utf-8", "replace")


def may_show(name, given):
    """Whether it is for people to read: a table, or the addresses of their own mail program."""
    told = name == "query" or given[-1:] == ["table"] or not DATA & {*given}
    return name in SHOWING and "--no-private" not in given and told


@pytest.mark.parametrize("name", sorted(app.COMMANDS))
def test_no_command_lets_it_out(guarded, run, home, name):
    for given in arguments(name):
        done = run(name, *given)
        if name not in ALL and not may_show(name, given) and [name, *given] != OF_ITSELF:
            assert not secret(done.out + done.err), (name, given, done)
        for path, text in written(home):
            assert not secret(text), (name, given, path)


def test_a_shared_file_gets_nothing_of_it_in_whatever_direction(guarded, run, home):
    shared, other = home / "work" / "shared.json", home / "other.json"
    assert run("sync", shared).code == 0
    assert run("sync", shared, "--db", other).code == 0
    assert run("set", "ana ruiz", "role=Head", "--db", other).code == 0
    assert run("sync", shared, "--db", other).code == 0
    assert run("sync", shared).code == 0
    shown = run("show", "ana ruiz").out
    assert "Head" in shown
    assert secret(shown)
    assert not secret(shared.read_text(encoding="utf-8") + other.read_text(encoding="utf-8"))
    assert not secret(run("show", "ana ruiz", "--db", other).out)


@pytest.mark.parametrize("name", sorted(SHOWING - {"browse", "private", "log"}))
def test_who_shows_it_can_be_told_not_to(name):
    assert "--no-private" in {opt for each in commands()[name].params for opt in each.opts}


def test_the_same_is_shown_to_the_person(guarded, run):
    """What the test above looks for would be seen."""
    assert secret(run("show", "ana ruiz").out)
    assert secret(run("find", "quokka").out)
    assert secret(run("list").out)
    assert secret(run("query", "ana").out)
    assert secret(run("private").out)


def test_it_goes_out_only_by_a_wish_into_a_file_for_oneself(guarded, run, home):
    out = home / "work" / "mine.vcf"
    out.write_text("", encoding="utf-8")
    out.chmod(0o644)
    assert run("export", "--with-private").code == 2
    assert run("export", "--with-private", "--output", "-").code == 2
    assert run("export", "--with-private", "--output", "/dev/null").code == 2
    done = run("export", "--with-private", "--output", out)
    assert done.code == 0
    assert "private" in done.err
    assert secret(out.read_text(encoding="utf-8"))
    assert out.stat().st_mode & 0o777 == 0o600


def joined(guarded):
    own = next((guarded.parent / "private").glob("*.json"))
    from pressdir.merge import overlay

    with Store.open(guarded) as store, Store.open(own) as mine:
        record = store.get(ANA.uid)
        return overlay.seen(record, [mine.get(ANA.uid)])


def test_the_contact_file_takes_no_record_that_is_joined(guarded):
    record = joined(guarded)
    before = guarded.read_bytes()
    assert isinstance(record, Joined)
    with (
        Store.open(guarded) as store,
        pytest.raises(TypeError, match="private"),
        store.transaction("a fault") as change,
    ):
        change.put(record)
    assert guarded.read_bytes() == before


def test_what_is_made_of_a_joined_record_is_joined(guarded):
    from pressdir import merge

    at = "2026-11-22T10:00:00Z"
    changed = merge.assign(joined(guarded), "role", "Speaker", at)
    assert isinstance(merge.add_value(changed, "tags", "med", at), Joined)
    assert isinstance(merge.join(changed, ANA), Record)
    with pytest.raises(TypeError):
        shareable(changed)


@pytest.mark.parametrize(
    "command", ["set ana.ruiz@harbour.example role=Speaker", "tag med ana ruiz", "verify ana ruiz"]
)
def test_a_command_that_changed_what_it_shows_would_be_caught(guarded, run, monkeypatch, command):
    """The mutant: changes that are made to the contacts as the person sees them."""
    from pressdir.cli import book

    real = book.changing

    def mutant(db, said, *, dry_run=False):
        from contextlib import contextmanager

        @contextmanager
        def changing():
            with book.seen(db) as shown, real(db, said, dry_run=dry_run) as change:
                change.get = shown.get
                change.records = shown.records
                yield change

        return changing()

    for module in ("set_", "tag", "verify"):
        monkeypatch.setattr(f"pressdir.cli.commands.{module}.changing", mutant)
    before = guarded.read_bytes()
    with pytest.raises(TypeError, match="private"):
        run(*command.split())
    assert guarded.read_bytes() == before


def test_no_format_and_no_page_takes_a_joined_record(guarded):
    from datetime import UTC, datetime

    from pressdir import formats, handouts

    record = joined(guarded)
    for form in formats.WRITERS:
        with pytest.raises(TypeError, match="private"):
            formats.dump([record], form)
    for page in handouts.PAGES.values():
        with pytest.raises(TypeError, match="private"):
            page(handouts.Book([record], {}, datetime(2026, 11, 22, tzinfo=UTC)))


def test_the_overlay_lies_where_nothing_else_does(guarded, home):
    kept = overlays.file(str(home / "data/pressdir/private"), str(guarded))
    assert secret((home / kept).read_text(encoding="utf-8"))
    assert (home / kept).stat().st_mode & 0o777 == 0o600
    assert (home / kept).parent.stat().st_mode & 0o777 == 0o700
