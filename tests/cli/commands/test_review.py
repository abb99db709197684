"""review: what is not sure is said, asked about once, and never guessed."""

import json

import pytest

from pressdir.store import Store

BARE = "A pier opened in Berlin.\n\nVera Beck\n030 555 01 77\nhafen@pier.example.de\n"
OTHER = "A dock opened in Berlin.\n\nTomas Rydell\n030 555 01 88\ndock@dock.example.de\n"
SURE = "Press contact: Vera Beck, Tel: +49 30 5550177, hafen@pier.example.de\n"
QUESTION = b"[r]ight  [w]rong  [e]dit  [l]ater  [q]uit? "
NOTHING = "pressdir: nothing to review: there is no contact that is not sure\n"


@pytest.fixture
def unsure(run, home, db):
    """A contact file with two contacts that are not sure."""
    for name, text in (("pier.txt", BARE), ("dock.txt", OTHER)):
        (home / "work" / name).write_text(text, encoding="utf-8")
    run("ingest", "pier.txt", "dock.txt")
    return db


@pytest.fixture
def asked(terminal):
    return lambda *arguments, keys, **more: terminal(
        "review", *arguments, keys=keys, question=QUESTION, **more
    )


def waiting(run):
    result = run("review", "--json")
    return [] if result.code else [each["name"] for each in json.loads(result.out)["contacts"]]


def settings(home, text):
    path = home / "config" / "pressdir" / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def add(run, home, name, text):
    (home / "work" / name).write_text(text, encoding="utf-8")
    return run("ingest", name)


# --- what is stored and shown -------------------------------------------------------------------


def test_reading_says_how_many_are_unsure(run, home, db):
    (home / "work" / "pier.txt").write_text(BARE, encoding="utf-8")
    told = "1 contact is unsure; to go through them: pressdir review\n"
    assert run("ingest", "--dry-run", "pier.txt").err == told + "dry run: nothing was kept\n"
    assert run("ingest", "pier.txt").err == told
    assert add(run, home, "sure.txt", SURE.replace("Vera Beck", "Ann Lee")).err == ""


def test_find_list_show_and_export_say_it_in_words(run, unsure):
    assert "Vera Beck (unsure)" in run("list").out
    assert "Vera Beck (unsure)" in run("find", "vera").out
    shown = run("show", "vera").out
    assert shown.count("| not sure: no words near by offer anybody for contact; ") == 2
    assert run("export").err == "2 contacts are unsure; to go through them: pressdir review\n"
    (row,) = json.loads(run("show", "vera", "--json").out)["contacts"]
    assert [each["value"] for each in row["unsure"]] == ["hafen@pier.example.de", "+49305550177"]
    assert {bool(each.get("doubt")) for each in row["sightings"] if each["field"] == "name"} == {
        False
    }


def test_extract_offers_them_as_before_with_confidence_and_doubts(run, home):
    (home / "work" / "pier.txt").write_text(BARE, encoding="utf-8")
    (contact,) = json.loads(run("extract", "pier.txt").out)["contacts"]
    assert contact["phones"] == ["+49305550177"]
    assert contact["confidence"] < 0.5
    assert "no words near by offer anybody for contact" in contact["doubts"]


def test_explain_says_it(run, home):
    (home / "work" / "pier.txt").write_text(BARE, encoding="utf-8")
    said = "not sure: no words near by offer anybody for contact; "
    assert f"  contact 1: Vera Beck\n    {said}" in run("explain", "pier.txt").out
    assert f"<li>Vera Beck ({said}" in run("explain", "--html", "pier.txt").out


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("", ["Tomas Rydell", "Vera Beck"], id="a half where nothing is set"),
        pytest.param("[review]\nthreshold = 0.1", [], id="hardly anything"),
        pytest.param("[review]\nthreshold = 0", [], id="nothing"),
    ],
)
def test_the_threshold_is_a_setting(run, home, text, names):
    settings(home, text)
    add(run, home, "pier.txt", BARE)
    add(run, home, "dock.txt", OTHER)
    assert waiting(run) == names


def test_a_higher_threshold_asks_about_more(run, home):
    settings(home, "[review]\nthreshold = 1")
    add(run, home, "sure.txt", "Press: Ann Lee, tel. 030 555 01 77, press@pier.example.de\n")
    assert waiting(run) == ["Ann Lee"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "[review]\nthreshold = 7", "review.threshold is no number from 0 to 1", id="7"
        ),
        pytest.param(
            "[review]\nthreshold = true", "review.threshold is no number from 0 to 1", id="true"
        ),
        pytest.param("review = 1", "review is no table", id="no table"),
        pytest.param(
            "[review]\nlevel = 1", "holds 'review.level', which is no setting", id="misspelt"
        ),
    ],
)
def test_a_wrong_setting_is_exit_code_2(run, home, text, message):
    settings(home, text)
    result = add(run, home, "pier.txt", BARE)
    assert result.code == 2
    assert message in result.err


def test_a_release_that_leaves_no_doubt_settles_it(run, home, unsure):
    add(run, home, "sure.txt", SURE)
    assert waiting(run) == ["Tomas Rydell"]


# --- the list -----------------------------------------------------------------------------------


def test_where_nobody_can_be_asked_the_list_is_printed(run, unsure):
    result = run("review")
    head, *lines = result.out.splitlines()
    assert (result.code, result.err) == (0, "")
    assert head.split("  ")[0] == "NAME"
    assert [line.split("  ")[0] for line in lines] == ["Tomas Rydell"] * 2 + ["Vera Beck"] * 2
    assert "030 555 01 77" in result.out


def test_words_choose_some(run, unsure):
    assert "Tomas" not in run("review", "vera").out
    assert run("review", "nobody").code == 1


def test_json_has_the_line_the_source_and_the_rule(run, unsure):
    (row,) = json.loads(run("review", "--json", "vera").out)["contacts"]
    (phone,) = (each for each in row["unsure"] if each["field"] == "phones")
    assert (phone["value"], phone["line"]) == ("+49305550177", "030 555 01 77")
    assert phone["source"] == "pier.txt"
    assert phone["rule"].startswith("beside an address")


def test_nothing_to_review_is_exit_code_1(run, filled):
    for form in ([], ["--json"]):
        result = run("review", *form)
        assert (result.code, result.out, result.err) == (1, "", NOTHING)


# --- with a person ------------------------------------------------------------------------------


def test_right_is_kept_as_a_word_and_never_asked_again(run, asked, home, unsure):
    result = asked("vera", keys="r")
    assert result.code == 0
    assert "1 of 1: Vera Beck" in result.out
    assert "    | 030 555 01 77\n    in pier.txt, taken by: beside an address" in result.out
    assert "1 right, 0 wrong, 0 left" in result.out
    assert waiting(run) == ["Tomas Rydell"]
    assert "typed" in run("show", "vera").out
    add(run, home, "pier.txt", BARE)
    add(run, home, "again.txt", BARE.replace("opened", "closed"))
    assert waiting(run) == ["Tomas Rydell"]


def test_wrong_is_removed_and_does_not_come_back(run, asked, home, unsure):
    assert "0 right, 1 wrong, 0 left" in asked("vera", keys="w").out
    assert run("find", "vera").code == 1
    add(run, home, "pier.txt", BARE)
    again = add(run, home, "again.txt", BARE.replace("opened", "closed"))
    assert (again.code, again.err) == (0, "")
    assert run("find", "vera").code == 1
    assert waiting(run) == ["Tomas Rydell"]


def test_wrong_takes_what_is_unsure_and_leaves_the_rest(run, asked, home, unsure):
    add(run, home, "sure.txt", "Press contact: Vera Beck, hafen@pier.example.de\n")
    (row,) = json.loads(run("review", "--json", "vera").out)["contacts"]
    assert [each["value"] for each in row["unsure"]] == ["+49305550177"]
    asked("vera", keys="w")
    (row,) = json.loads(run("find", "vera", "--json").out)["contacts"]
    assert (row["emails"], row["phones"]) == (["hafen@pier.example.de"], [])


@pytest.mark.parametrize("key", ["r", "w"])
def test_undo_takes_an_answer_back(run, asked, unsure, key):
    before = run("list").out, waiting(run)
    asked("vera", keys=key)
    undone = run("undo")
    said = "right" if key == "r" else "wrong"
    assert f"took back: review Vera Beck: {said}" in undone.err
    assert (run("list").out, waiting(run)) == before


def test_later_goes_on_and_quit_stops(run, asked, unsure):
    result = asked(keys="lr")
    assert "2 of 2: Vera Beck" in result.out
    assert "1 right, 0 wrong, 1 left" in result.out
    assert waiting(run) == ["Tomas Rydell"]
    stopped = asked(keys="q")
    assert "0 right, 0 wrong, 1 left" in stopped.out
    assert stopped.code == 0


def test_other_keys_are_no_answer_and_the_end_of_input_is_quit(run, asked, unsure):
    result = asked("vera", keys="\x04")  # Ctrl-D
    assert "0 right, 0 wrong, 1 left" in result.out
    assert waiting(run) == ["Tomas Rydell", "Vera Beck"]


def test_edit_opens_the_editor_and_asks_again(run, asked, home, unsure):
    editor = home / "editor"
    editor.write_text("#!/bin/sh\nsed -i 's/Vera Beck/Vera Beckmann/' \"$1\"\n", encoding="utf-8")
    editor.chmod(0o755)
    result = asked("vera", keys="er", EDITOR=str(editor))
    assert result.out.count("+49305550177") >= 2
    assert waiting(run) == ["Tomas Rydell"]
    assert "Vera Beckmann" in run("list").out


def test_edit_that_leaves_nothing_unsure_is_an_answer(run, asked, home, unsure):
    editor = home / "editor"
    text = "#!/bin/sh\nsed -i 's/^phones.*/phones = []/; s/^emails.*/emails = []/' \"$1\"\n"
    editor.write_text(text, encoding="utf-8")
    editor.chmod(0o755)
    assert asked("vera", keys="e", EDITOR=str(editor)).code == 0
    assert waiting(run) == ["Tomas Rydell"]


def test_what_was_typed_into_the_file_cannot_act_on_the_terminal(run, asked, unsure):
    text = unsure.read_text(encoding="utf-8")
    unsure.write_text(text.replace("030 555 01 77", r"\u001b[2J\u202e030"), encoding="utf-8")
    shown = asked("vera", keys="q", NO_COLOR="1").out
    assert r"\x1b[2J\u202e030" in shown
    assert "\x1b" not in shown


def test_a_removed_contact_comes_back_where_nobody_called_it_wrong(run, home, unsure):
    run("remove", "vera", "--yes")
    add(run, home, "again.txt", BARE.replace("opened", "closed"))
    assert run("find", "vera").code == 0


def test_answers_are_in_the_file_and_nothing_else_changed(run, asked, unsure):
    with Store.open(unsure) as store:
        before = {record.uid: record for record in store.records()}
    asked("vera", keys="r")
    with Store.open(unsure) as store:
        after = {record.uid: record for record in store.records()}
    (changed,) = (record for uid, record in after.items() if record != before[uid])
    fresh = set(changed.sightings) - set(before[changed.uid].sightings)
    assert {(each.field, each.release, each.doubt) for each in fresh} == {
        ("emails", None, ""), ("phones", None, ""),
    }  # fmt: skip
    assert changed.contact == before[changed.uid].contact
