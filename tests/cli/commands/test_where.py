import json

import pytest

from pressdir.cli.own_files import usage


def test_it_says_which_files_and_why(run, home, filled):
    rows = [line.split() for line in run("where").out.splitlines()]
    assert rows == [
        ["WHAT", "PATH", "STATE", "CHOSEN", "BY"],
        ["contacts", str(filled), "exists", "$XDG_DATA_HOME"],
        ["private", f"{home}/data/pressdir/private", "not", "yet", "$XDG_DATA_HOME"],
        ["settings", f"{home}/config/pressdir/config.toml", "not", "yet", "$XDG_CONFIG_HOME"],
        [
            "searches",
            f"{home}/config/pressdir/searches",
            "not",
            "yet",
            "$XDG_CONFIG_HOME",
        ],
        ["state", f"{home}/state/pressdir", "exists", "$XDG_STATE_HOME"],
        ["usage", usage.file(str(filled)), "not", "yet", "$XDG_STATE_HOME"],
        ["cache", f"{home}/cache/pressdir", "not", "yet", "$XDG_CACHE_HOME"],
    ]


def settings(home, text):
    path = home / "config" / "pressdir" / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def chosen(run, *arguments):
    place = json.loads(run(*arguments, "where", "--json").out)["contacts"]
    return place["path"], place["why"]


def test_the_nearest_setting_wins(run, home, monkeypatch):
    assert chosen(run) == (f"{home}/data/pressdir/contacts.json", "$XDG_DATA_HOME")
    path = settings(home, 'db = "team.json"')
    assert chosen(run) == (f"{home}/config/pressdir/team.json", f"db in {path}")
    monkeypatch.setenv("PRESSDIR_DB", "~/env.json")
    assert chosen(run) == (f"{home}/env.json", "$PRESSDIR_DB")
    assert chosen(run, "--db", "flag.json") == ("flag.json", "--db")


def test_db_may_stand_behind_the_command_and_wins_there(run):
    result = run("--db", "a.json", "where", "--db", "b.json", "--json")
    assert json.loads(result.out)["contacts"]["path"] == "b.json"


def test_without_xdg_variables_the_home_is_used(run, home, monkeypatch):
    monkeypatch.delenv("XDG_DATA_HOME")
    assert chosen(run) == (f"{home}/.local/share/pressdir/contacts.json", "the default")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("db =", "is not TOML: ", id="no TOML"),
        pytest.param('bd = "x"', "holds 'bd', which is no setting", id="a misspelt key"),
        pytest.param("db = 7", "db is not the path of a file", id="no text"),
    ],
)
def test_wrong_settings_are_exit_code_2(run, home, text, message):
    path = settings(home, text)
    result = run("list")
    assert result.code == 2
    assert result.err.startswith(f"pressdir: {path}: {message}")


def test_wrong_settings_do_not_stand_in_the_way_of_a_flag_or_of_help(run, home, filled):
    settings(home, "db =")
    assert run("--db", filled, "list").code == 0
    assert run("list", "-h").code == 0
