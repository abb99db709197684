"""export into a folder that other programs write, too, and export that only says what it would."""

import pytest

ANA = "a1aaaaaa-0000-4000-8000-000000000001.vcf"
ADVICE = "  to "  # how it begins


@pytest.fixture
def folder(run, filled, home):
    """A folder of cards, as we wrote it."""
    assert run("export", "--split", "cards").code == 0
    return home / "work" / "cards"


def text_of(path):
    """What a file says, without its folds."""
    return path.read_bytes().decode().replace("\r\n ", "")


def edited(path, before, after):
    text = text_of(path)
    assert before in text
    path.write_bytes(text.replace(before, after).encode())


def told(result):
    return [line for line in result.err.splitlines() if not line.startswith(ADVICE)]


def test_an_edit_of_another_program_stays_and_is_told(run, folder):
    edited(folder / ANA, "TITLE:Spokesperson", "TITLE:Speaker")
    theirs = (folder / ANA).read_bytes()
    run("set", "ruiz", "langs+=it")
    result = run("export", "--split", "cards")
    assert (result.code, (folder / ANA).read_bytes()) == (4, theirs)
    assert told(result) == [
        f"cards/{ANA}: kept, since somebody changed it (Ana Ruiz)",
        "  role: - Spokesperson",
        "  role: + Speaker",
        "cards: 0 written, 3 as they were, 1 kept",
    ]
    assert "pressdir import cards" in result.err
    assert "--force" in result.err
    assert run("export", "--split", "cards").code == 4


def test_an_edit_that_was_taken_in_is_written_over(run, folder):
    edited(folder / ANA, "TITLE:Spokesperson", "TITLE:Speaker")
    run("import", "cards")
    run("set", "ruiz", "langs+=it")
    result = run("export", "--split", "cards")
    assert (result.code, told(result)) == (0, ["cards: 1 written, 3 as they were"])
    text = text_of(folder / ANA)
    assert "TITLE:Speaker" in text
    assert "Languages: it\\, es\\, fr" in text


@pytest.mark.parametrize("here", [["org=Harbour"], ["note=Calls back."], ["phones+=+41225550177"]])
def test_what_both_changed_in_one_card_is_not_written_over(run, folder, here):
    added = "TEL:+41225550199\r\nEND:VCARD"
    edited(folder / ANA, "END:VCARD", added)
    run("set", "ruiz", *here)
    assert "  phones: + +41225550199" in told(run("export", "--split", "cards"))
    run("import", "cards")
    assert run("export", "--split", "cards").code == 0
    assert "+41225550199" in text_of(folder / ANA)


def test_what_somebody_took_out_does_not_come_back(run, folder):
    edited(folder / ANA, "TEL;TYPE=WORK,VOICE,PREF:+41225550142\r\n", "")
    run("set", "ruiz", "role=Speaker")
    result = run("export", "--split", "cards")
    assert (result.code, told(result)[1]) == (4, "  phones: - +41225550142")
    run("import", "cards")  # which takes nothing out
    assert run("export", "--split", "cards").code == 4
    run("set", "ruiz", "phones-=+41225550142")
    assert run("export", "--split", "cards").code == 0
    assert "TITLE:Speaker" in text_of(folder / ANA)


def test_import_takes_back_nothing_that_changed_here_since_the_export(run, folder):
    edited(folder / ANA, "END:VCARD", "NICKNAME:Anita\r\nEND:VCARD")
    run("set", "ruiz", "role=Speaker", "phones-=+41225550142")
    run("set", "dvorak", "role=Writer")
    assert run("import", "cards").out.split()[4:8] == ["changed", "1", "unchanged", "3"]
    shown = run("show", "ruiz").out
    assert "Speaker" in shown
    assert "+41225550142" not in shown
    assert run("export", "--split", "cards").code == 0
    assert "NICKNAME:Anita" in text_of(folder / ANA)


def test_force_writes_over_edits(run, folder):
    ours = (folder / ANA).read_bytes()
    edited(folder / ANA, "TITLE:Spokesperson", "TITLE:Speaker")
    assert told(run("export", "--split", "cards", "--force")) == [
        "cards: 1 written, 3 as they were"
    ]
    assert (folder / ANA).read_bytes() == ours


def test_a_card_that_a_server_wrote_anew_is_no_edit(run, folder):
    path = folder / ANA
    lines = text_of(path).splitlines()
    anew = "\n".join([lines[0], *sorted(lines[1:-1]), lines[-1], ""])
    path.write_text(anew.replace("EMAIL;TYPE=", "EMAIL;type="), encoding="utf-8")
    theirs = path.read_bytes()
    assert told(run("export", "--split", "cards")) == ["cards: 0 written, 4 as they were"]
    assert path.read_bytes() == theirs  # or both would write for ever
    run("set", "ruiz", "role=Speaker")
    assert told(run("export", "--split", "cards")) == ["cards: 1 written, 3 as they were"]
    assert "TITLE:Speaker" in text_of(path)


def test_a_card_that_nobody_remembers_is_written_over_if_it_says_nothing_else(run, folder):
    (folder / ".pressdir").unlink()
    edited(folder / ANA, "TITLE:Spokesperson\r\n", "")
    assert told(run("export", "--split", "cards")) == ["cards: 1 written, 3 as they were"]
    (folder / ".pressdir").unlink()
    edited(folder / ANA, "TITLE:Spokesperson", "TITLE:Speaker")
    assert run("export", "--split", "cards").code == 4


@pytest.mark.parametrize("text", ["", "no card", "BEGIN:VCARD\nFN:A\nEND:VCARD\n" * 2])
def test_a_file_that_is_no_card_stays(run, folder, text):
    (folder / ANA).write_text(text)
    run("set", "ruiz", "role=Speaker")
    assert run("export", "--split", "cards").code == 4
    assert (folder / ANA).read_text() == text


def test_prune_takes_away_a_card_that_says_the_same_and_nothing_that_was_never_its_own(run, folder):
    assert run("export", "--split", "cards", "--prune").code == 0
    edited(folder / ANA, "EMAIL;TYPE=", "EMAIL;type=")
    run("remove", "ruiz", "--yes")
    assert told(run("export", "--split", "cards", "--prune")) == [
        "cards: 0 written, 3 as they were, 1 removed"
    ]
    run("export", "kind:desk", "--split", "desks")
    run("export", "kind:person", "--split", "desks", "--prune")
    assert len(list((folder.parent / "desks").glob("*.vcf"))) == 3


def test_people_write_behind_our_lines_of_a_note(run, folder):
    edited(folder / ANA, "harbour.html\r\n", "harbour.html\\nNot before ten.\r\n")
    run("import", "cards")
    shown = run("export", "ruiz", "--to", "csv").out
    assert "Not before ten." in shown
    assert "Source:" not in shown


@pytest.mark.parametrize("asked", [["--to", "html"], ["--to=HTML", "ruiz"], ["-n", "--to", "pdf"]])
def test_pages_for_people_are_other_commands(run, filled, asked):
    result = run("export", *asked)
    assert result.code == 2
    assert "pressdir directory -o directory.html" in result.err
    assert "pressdir sheet" in result.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param(["-o", "x.vcf"], True, id="a file"),
        pytest.param(["--split", "x"], True, id="a folder"),
        pytest.param([], False, id="a pipe"),
        pytest.param(["-o", "x.vcf", "--for", "android"], False, id="for Android"),
        pytest.param(["-o", "x.vcf", "--version", "4.0"], False, id="4.0"),
        pytest.param(["-o", "x.csv", "--to", "csv"], False, id="a table"),
        pytest.param(["costa", "-o", "x.vcf"], False, id="nobody has one"),
    ],
)
def test_who_writes_extensions_for_everybody_hears_of_android(run, filled, options, said):
    run("set", "ruiz", "phones=+41225550142;ext=5")
    result = run("export", *options)
    assert ("1 contact has a number with an extension" in result.err) is said


# --- what would be written ------------------------------------------------------------------------


def test_a_dry_run_says_what_would_become_of_a_folder(run, folder):
    run("export", "--split", "cards", "--prune")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    run("set", "ruiz", "role=Speaker")
    run("remove", "dvorak", "--yes")
    run("add", "--name", "Lina Berg", "--email", "lina@example.org")
    result = run("export", "--split", "cards", "--prune", "-n")
    rows = [line.split()[0] + " " + " ".join(line.split()[2:]) for line in result.out.splitlines()]
    assert rows[0] == "WHAT CONTACT"
    assert sorted(rows[1:]) == ["changed Ana Ruiz", "new Lina Berg", "removed Jiří Dvořák"]
    assert result.err.splitlines() == [
        "cards: 2 would be written, 2 as they were, 1 would be removed",
        "dry run: nothing was written",
    ]
    assert before == {path: path.read_bytes() for path in folder.iterdir()}


def test_a_dry_run_makes_no_folder(run, filled, home):
    assert run("export", "--split", "new/cards", "-n").code == 0
    assert not (home / "work" / "new").exists()


@pytest.mark.parametrize("place", [["-o", "x.vcf"], ["--split", "x.zip"]])
def test_a_dry_run_says_what_would_become_of_a_file(run, filled, home, place):
    path = home / "work" / place[1]
    result = run("export", *place, "-n")
    assert (result.code, result.out, path.exists()) == (0, "", False)
    run("export", *place)
    data = path.read_bytes()
    assert f"{place[1]}: would be new, {len(data)} bytes, 4 contacts" in result.err
    assert "would be left as it is, 4 contacts" in run("export", *place, "-n").err
    run("set", "ruiz", "role=Speaker")
    assert "would be written over" in run("export", *place, "-n").err
    assert path.read_bytes() == data


def test_a_dry_run_prints_nothing(run, filled):
    size = len(run("export").out.encode())
    result = run("export", "-n")
    assert (result.out, f"4 contacts would be printed, {size} bytes" in result.err) == ("", True)


def test_a_dry_run_says_that_there_is_no_such_folder(run, filled):
    assert run("export", "-n", "-o", "nowhere/x.vcf").code == 3
