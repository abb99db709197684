"""import of tables: the mapping is shown, can be corrected, and nothing is lost."""

import json

import pytest

LIST = (
    "Nom;Prénom;Organisme;Tél. portable;Mél;Remarques;Salle\n"
    "DURAND;Élodie;Médias Réunis;06 12 34 56 78;elodie@example.org;Le matin;B12\n"
    "PETIT;Luc;;+33 1 42 68 53 00;;;\n"
)


@pytest.fixture
def team(home):
    path = home / "work" / "team.csv"
    path.write_bytes(LIST.encode("cp1252"))
    return path


def shown(run, who):
    return json.loads(run("show", who, "--json").out)["contacts"][0]


def test_a_dry_run_shows_what_each_column_is_taken_for(run, filled, team):
    before = filled.read_bytes()
    result = run("import", "-n", "team.csv")
    assert result.code == 0
    assert result.out.startswith(
        "COLUMN         FIELD                    BECAUSE OF\n"
        "Nom            family name              its heading\n"
        "Prénom         given name               its heading\n"
        "Organisme      org                      its heading\n"
        "Tél. portable  phones (mobile)          its heading\n"
        "Mél            emails                   its heading\n"
        "Remarques      note                     its heading\n"
        "Salle          kept beside the contact\n"
        "\n"
        "WHAT        COUNT\n"
        "new         2\n"
    )
    assert filled.read_bytes() == before


def test_an_import_says_it_in_short(run, filled, team):
    err = run("import", "team.csv").err
    assert "team.csv: Nom = family name, Prénom = given name, Organisme = org, " in err
    assert "team.csv: kept beside the contacts: Salle\n" in err


def test_what_has_no_field_is_kept_and_leaves_with_the_contact(run, filled, team):
    run("import", "team.csv", "--region", "FR")
    found = shown(run, "durand")
    assert (found["name"], found["name_parts"]["family"]) == ("Élodie Durand", "Durand")
    assert found["phones"] == ["+33612345678"]
    (line,) = run("export", "durand", "--to", "jsonl").out.splitlines()
    assert json.loads(line)["extra"] == {"csv": {"Salle": "B12"}}
    again = run("import", "team.csv", "--region", "FR")
    assert "unchanged   2\n" in again.out


def test_new_cells_come_to_contacts_that_are_there(run, filled, team):
    run("import", "team.csv", "--region", "FR")
    team.write_bytes(LIST.replace("B12", "C7").replace("Salle", "Étage").encode("cp1252"))
    assert "changed     1\n" in run("import", "team.csv", "--region", "FR").out
    (line,) = run("export", "durand", "--to", "jsonl").out.splitlines()
    assert json.loads(line)["extra"]["csv"] == {"Salle": "B12", "Étage": "C7"}


def test_a_number_without_a_country_is_told_and_kept(run, filled, team, home):
    result = run("import", "team.csv", "--rejects", "left.jsonl")
    assert result.code == 0
    assert (
        "team.csv: line 2: Élodie Durand: '06 12 34 56 78': "
        "the country of this number is not known; kept beside the contact\n"
        "  Write it with its country code (+41 …), or name the region.\n"
    ) in result.err
    (line,) = (home / "work" / "left.jsonl").read_text(encoding="utf-8").splitlines()
    row = json.loads(line)
    assert (row["line"], row["kept"]) == (2, True)
    assert row["text"] == LIST.splitlines()[1]
    (line,) = run("export", "durand", "--to", "jsonl").out.splitlines()
    assert json.loads(line)["extra"]["csv"]["Tél. portable"] == "06 12 34 56 78"


def test_many_of_them_are_told_in_one_line(run, filled, home):
    rows = "".join(f"Ana{'abcdefghijklmnopqrstuvwxyz'[n]} Ruiz,022 555 01 42\n" for n in range(25))
    (home / "work" / "many.csv").write_text(f"Name,Tel\n{rows}", encoding="utf-8")
    err = run("import", "many.csv").err
    assert err.count("kept beside the contact\n") == 20
    assert "5 more values have no field; they are kept beside their contacts\n" in err


def test_map_corrects_what_was_found_out(run, filled, team):
    result = run(
        "import", "team.csv", "--region", "FR", "--map", "Salle=note", "--map", "Remarques=tags",
        "--map", "column 3=-",
    )  # fmt: skip
    assert result.code == 0
    found = shown(run, "durand")
    assert (found["note"], found["tags"], found["org"]) == ("B12", ["Le matin"], None)


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("Handy=phones", "  The columns are Nom, Prénom, Organisme, Tél. portable,"),
        ("Nom=fone", "  The fields are uid, name,"),
        ("Nom", "  As in --map Handy=phones\n"),
    ],
)
def test_a_map_that_cannot_be_is_exit_code_2_and_changes_nothing(run, filled, team, pair, said):
    before = filled.read_bytes()
    result = run("import", "team.csv", "--map", pair)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert filled.read_bytes() == before


def test_map_is_for_tables(run, filled, home):
    run("export", "--output", "a.vcf")
    result = run("import", "a.vcf", "--map", "Name=name")
    assert result.code == 2
    assert "pressdir: a.vcf: no table, which --map is for\n" in result.err


def test_our_own_tables_need_no_words(run, filled, home):
    run("export", "--to", "csv", "--output", "a.csv")
    result = run("import", "-n", "a.csv")
    assert result.out.startswith("WHAT")
    assert result.err == "dry run: nothing was kept\n"


def test_a_table_in_which_nobody_is_told_says_what_to_do(run, filled, home):
    (home / "work" / "sizes.csv").write_text("Wide;High\nAna Ruiz;20\n", encoding="utf-8")
    result = run("import", "sizes.csv")
    assert result.code == 3
    assert "pressdir: sizes.csv: line 1: the first row names no field\n" in result.err
    assert result.err.endswith("  Say with --map which column holds what.\n")
    assert "unreadable  0\n" in run("import", "sizes.csv", "--map", "Wide=name").out


def test_a_file_with_nobody_in_it_is_told(run, filled, home):
    (home / "work" / "rc").write_text("set realname=x\n", encoding="utf-8")
    result = run("import", "rc", "--from", "mutt")
    assert (result.code, result.err) == (0, "rc: nobody is in it\n")
