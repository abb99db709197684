"""dedupe: two by two, one key each; both answers are kept, travel with the file, can be undone."""

import json
from dataclasses import replace

import pytest

from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, Record, Sighting
from pressdir.store import Store

QUESTION = b"[s]ame  [n]ot the same  [l]ater  [u]ndo  [q]uit  [?] "
AT = "2026-01-10T12:00:00Z"


def record(uid, name, *, org=None, role=None, mail=(), phone=(), **more):
    mails, numbers = tuple(map(EmailAddress, mail)), tuple(map(Phone, phone))
    contact = Contact(Kind.PERSON, Name(name), org, role, None, mails, numbers)
    seen = [("name", name), ("org", org), ("role", role)]
    seen += [("emails", each) for each in mail] + [("phones", each) for each in phone]
    return Record(uid, contact, tuple(Sighting(*each, AT) for each in seen if each[1]), **more)


ALI = record("aaaaaaaa-1", "Mohamed Ali", org="Sea Trust", role="Director", tags=("med",),
             mail=["m.ali@sea.example"], note="Prefers a call.")  # fmt: skip
ALY = record("bbbbbbbb-2", "Mohammed Aly", org="Sea Trust", role="Spokesperson",
             phone=["+41225550142"], note="Met in May.")  # fmt: skip
THIRD = record("cccccccc-3", "M. Ali", org="Sea Trust", role="Adviser")
TWIN = record("dddddddd-4", "Zoe Park", org="River Aid", mail=["zoe@river.example"])
TWIN_AGAIN = record("eeeeeeee-5", "Zoe Park", mail=["zoe@river.example"])


def keep(db, *records):
    with Store.open(db) as store, store.transaction("fill") as change:
        for each in records:
            change.put(each)


def held(db):
    with Store.open(db) as store:
        return {each.uid: each for each in store.records()}


@pytest.fixture
def twice(db):
    """A contact file in which one is there twice."""
    keep(db, ALI, ALY)
    return db


@pytest.fixture
def thrice(db):
    """One in which three may be one."""
    keep(db, ALI, ALY, THIRD)
    return db


@pytest.fixture
def asked(terminal):
    return lambda *arguments, keys, **more: terminal(
        "dedupe", *arguments, keys=keys, question=QUESTION, **more
    )


def pairs(run, *words):
    return json.loads(run("dedupe", "--json", *words).out)["pairs"]


# --- where nobody can be asked --------------------------------------------------------------------


def test_the_pairs_are_listed_and_the_exit_code_says_so(run, twice):
    result = run("dedupe")
    head, line = result.out.splitlines()
    assert result.code == 1
    assert head.split() == ["SURE", "WHY", "ONE", "OTHER"]
    assert "Mohamed Ali, Sea Trust" in line
    assert "names alike: Mohamed Ali / Mohammed Aly; the same organisation" in line
    assert result.err == "1 pair may be one; to go through them: pressdir dedupe\n"


def test_json_has_reasons_doubts_and_both(run, twice):
    result = run("dedupe", "--json")
    (pair,) = json.loads(result.out)["pairs"]
    assert result.code == 1
    assert pair["score"] >= 40
    assert pair["reasons"][0].startswith("names alike")
    assert [each["uid"] for each in pair["contacts"]] == [ALI.uid, ALY.uid]


def test_nobody_twice_is_exit_code_0(run, db):
    keep(db, ALI, TWIN)
    result = run("dedupe")
    assert (result.code, result.out) == (0, "")
    assert result.err == "nobody is in the directory twice, as far as one can see\n"


def test_an_empty_file_is_said(run, db):
    result = run("dedupe")
    assert result.code == 1
    assert "no contacts yet" in result.err


def test_words_choose_some(run, twice):
    mail = ["zoe@river.example"]
    keep(twice, *(record(uid, "Zoe Park", role=uid, mail=mail) for uid in ("Director", "Editor")))
    assert len(pairs(run)) == 2
    assert [each["contacts"][0]["name"] for each in pairs(run, "zoe")] == ["Zoe Park"]
    assert run("dedupe", "nobody").code == 1


# --- with a person --------------------------------------------------------------------------------


def test_same_makes_one_of_two_that_has_all_of_both(run, asked, twice):
    result = asked(keys="s")
    assert result.code == 0
    assert "1 of 1: names alike: Mohamed Ali / Mohammed Aly; the same organisation" in result.out
    assert "1 the same, 0 not the same, 0 left" in result.out
    (one,) = held(twice).values()
    assert one.uid == ALI.uid
    assert {each[:4] for each in (*ALI.sightings, *ALY.sightings)} <= {
        each[:4] for each in one.sightings
    }
    assert (one.tags, one.note) == (("med",), "Prefers a call.\n\nMet in May.")
    assert run("dedupe").code == 0


def test_not_the_same_is_never_asked_again_and_travels_with_the_file(run, asked, twice, home):
    assert "0 the same, 1 not the same, 0 left" in asked(keys="n").out
    assert pairs(run) == []
    copy = home / "copy.json"
    copy.write_bytes(twice.read_bytes())
    assert json.loads(run("dedupe", "--json", "--db", str(copy)).out)["pairs"] == []
    rows = json.loads(twice.read_text(encoding="utf-8"))["contacts"].values()
    assert sorted(each["reports"][0]["value"] for each in rows) == [ALI.uid, ALY.uid]


def test_what_follows_is_not_asked(run, asked, thrice):
    assert len(pairs(run)) == 3
    result = asked(keys="sn")
    assert result.out.count("[?]") == 2
    assert "1 the same, 1 not the same, 0 left" in result.out
    assert len(held(thrice)) == 2
    assert run("dedupe").code == 0


@pytest.mark.parametrize("key", ["s", "n"])
def test_undo_takes_an_answer_back(run, asked, twice, key):
    before = twice.read_bytes()
    asked(keys=key)
    said = "same" if key == "s" else "not the same"
    assert f"took back: dedupe Mohamed Ali / Mohammed Aly: {said}" in run("undo").err
    assert twice.read_bytes() == before


def test_u_goes_back_one_and_takes_the_answer_back(run, asked, thrice):
    result = asked(keys="suq")
    assert "took back: dedupe" in result.out
    assert "0 the same, 0 not the same, 3 left" in result.out
    assert len(held(thrice)) == 3
    assert len(pairs(run)) == 3


def test_u_after_later_goes_back_and_takes_nothing_back(asked, thrice):
    result = asked(keys="luq")
    assert result.out.count("1 of 3") == 2
    assert "took back" not in result.out


def test_u_at_the_first_says_so(asked, twice):
    assert "this is the first one" in asked(keys="uq").out


def test_help_and_later_and_the_end_of_input(run, asked, twice):
    result = asked(keys="?l")
    assert "nothing of either is lost" in result.out
    assert "0 the same, 0 not the same, 1 left" in result.out
    assert "1 left" in asked(keys="\x04").out
    assert len(pairs(run)) == 1


def test_both_stand_side_by_side_with_what_differs_marked(asked, twice):
    shown = asked(keys="q", NO_COLOR="1").out
    (role,) = [line for line in shown.splitlines() if line.startswith("role")]
    assert role.split()[1] == "≠"
    assert role.index("Director") < role.index("Spokesperson")
    (org,) = [line for line in shown.splitlines() if line.startswith("org")]
    assert org.split()[1] == "="
    assert "\x1b" not in shown
    assert "\x1b[" in asked(keys="q").out


def test_a_narrow_terminal_has_one_below_the_other(asked, twice):
    shown = asked(keys="q", NO_COLOR="1", COLUMNS="40").out
    lines = [line.strip() for line in shown.splitlines()]
    at = next(at for at, line in enumerate(lines) if line.startswith("role"))
    assert "Director" in lines[at]
    assert any(line.startswith("2 Spokesperson") for line in lines[at:])


def test_what_was_typed_into_the_file_cannot_act_on_the_terminal(asked, db):
    keep(db, ALI, record("b", "Mohammed Aly", org="Sea Trust", role="\x1b[2J\u202eboo"))
    shown = asked(keys="q", NO_COLOR="1").out
    assert r"\x1b[2J\u202eboo" in shown
    assert "\x1b" not in shown


def test_what_was_changed_in_the_meantime_is_left_as_it_is(twice, monkeypatch):
    from pressdir.cli.changing import twins
    from pressdir.cli.showing import output

    def pressed(_question, _keys):
        keep(twice, replace(ALY, tags=("new",)))
        return "s"

    monkeypatch.setattr(output, "key", pressed)
    told = []
    monkeypatch.setattr(output, "say", told.append)
    _, asked = twins.found(twice, ())
    twins.ask(asked, twice, "Jo")
    assert "they were changed in the meantime; left as they are" in told
    assert sorted(held(twice)) == [ALI.uid, ALY.uid]


def test_one_that_was_removed_in_the_meantime_is_not_asked_about(asked, run, twice):
    result = asked(keys="lq")
    assert "1 left" in result.out
    run("remove", ALY.uid, "--yes")
    assert run("dedupe").code == 0


# --- those that say the same ----------------------------------------------------------------------


def test_who_says_the_same_is_joined_without_a_question(run, asked, twice):
    keep(twice, TWIN, TWIN_AGAIN)
    result = asked(keys="q")
    assert "joined two that say the same: Zoe Park, River Aid" in result.out
    assert result.out.count("[?]") == 1
    assert sorted(held(twice)) == [ALI.uid, ALY.uid, TWIN.uid]
    run("undo")
    assert len(held(twice)) == 4


def test_yes_joins_those_alone_and_dry_run_says_it(run, twice):
    keep(twice, TWIN, TWIN_AGAIN)
    before = twice.read_bytes()
    told = run("dedupe", "--yes", "-n")
    assert "would join two that say the same: Zoe Park" in told.err
    assert (told.code, twice.read_bytes()) == (1, before)
    listed = run("dedupe")
    assert "1 pair says the same; to join without a question: pressdir dedupe --yes" in listed.err
    assert "joined two that say the same: Zoe Park" in run("dedupe", "--yes").err
    assert len(held(twice)) == 3
    assert len(pairs(run)) == 1


# --- said by command ------------------------------------------------------------------------------


def test_same_by_command(run, twice):
    before = twice.read_bytes()
    said = "would join: Mohammed Aly, Sea Trust"
    assert said in run("dedupe", "--same", "Mohamed Ali", ALY.uid, "-n").err
    assert twice.read_bytes() == before
    result = run("dedupe", "--same", "+41225550142", "m.ali@sea.example", "--by", "Jo")
    assert result.code == 0
    assert "  phones: + +41225550142" in result.err
    (one,) = held(twice).values()
    assert [each.by for each in one.reports] == ["Jo"]


def test_not_same_by_command_and_changing_ones_mind(run, twice):
    result = run("dedupe", "--not-same", "Mohamed Ali", "Mohammed Aly")
    assert "stay two contacts, and are not asked about again" in result.err
    assert run("dedupe").code == 0
    assert run("dedupe", "--same", "Mohamed Ali", "Mohammed Aly").code == 0
    assert len(held(twice)) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--same", "Mohamed", "m.ali@sea.example"], "this is one contact", id="one"),
        pytest.param(["--same", "nobody", "Mohamed"], "nobody", id="nobody"),
        pytest.param(["--same", "a", "b", "--not-same", "a", "b"], "choose one", id="both"),
        pytest.param(["--same", "a", "b", "--list"], "say nothing else", id="and a list"),
        pytest.param(["--part", "a", "--list"], "say nothing else", id="part and a list"),
        pytest.param(["--part", "a", "--same", "a", "b"], "choose one", id="part and same"),
        pytest.param(["--part", "nobody"], "nobody", id="part of nobody"),
        pytest.param(["--part", "Mohamed Ali"], "is not made of two", id="part of one"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(run, twice, arguments, message):
    before = twice.read_bytes()
    result = run("dedupe", *arguments)
    assert result.code in {1, 2}
    assert message in result.err
    assert twice.read_bytes() == before


def test_part_makes_two_again_long_after(run, twice):
    before = held(twice)
    run("dedupe", "--same", "Mohamed Ali", "Mohammed Aly")
    assert "Mohammed Aly" in run("show", ALY.uid).out  # by the uid of either
    run("set", "Mohammed Aly", "tags+=sea")
    bytes_ = twice.read_bytes()
    assert "would be two again" in run("dedupe", "--part", "Mohammed Aly", "-n").err
    assert twice.read_bytes() == bytes_
    result = run("dedupe", "--part", "Mohammed Aly", "--by", "Jo")
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("two again:\n  Mohamed Ali, Sea Trust, Director")
    assert "  phones: - +41225550142" in result.err
    after = held(twice)
    assert after.keys() & before.keys() == {ALI.uid}  # that the other was one with it is for ever
    by_role = {each.contact.role: each for each in after.values()}
    assert {role: each.contact for role, each in by_role.items()} == {
        each.contact.role: each.contact for each in before.values()
    }
    assert by_role["Director"].note == "Prefers a call."
    assert by_role["Spokesperson"].note == "Met in May."
    assert "Mohammed Aly" in run("show", ALY.uid).out
    assert run("dedupe").code == 0  # and nobody is asked about them
    assert run("dedupe", "--part", "Mohamed Ali").code == 1
    run("undo")
    assert len(held(twice)) == 1


def test_part_asks_which_of_several_comes_back(run, thrice):
    run("dedupe", "--same", "Mohamed Ali", "Mohammed Aly")
    run("dedupe", "--same", "Mohammed Aly", THIRD.uid)
    result = run("dedupe", "--part", ALI.uid)
    assert result.code == 2
    assert "is made of 3" in result.err
    assert "bbbbbbbb  Mohammed Aly" in result.err
    assert run("dedupe", "--part", "cccccccc-3").code == 0
    assert sorted(each.contact.role for each in held(thrice).values()) == [
        "Adviser", "Spokesperson",
    ]  # fmt: skip


# --- no twin comes back ---------------------------------------------------------------------------


def test_an_old_card_of_the_one_that_went_finds_the_one_that_stayed(run, twice, home):
    card = home / "old.vcf"
    card.write_text(run("export", "Mohammed Aly").out, encoding="utf-8")
    rows = home / "old.json"
    rows.write_text(run("export", "-f", "json").out, encoding="utf-8")
    assert ALY.uid in card.read_text(encoding="utf-8")
    run("dedupe", "--same", "Mohamed Ali", "Mohammed Aly")
    for each in (card, rows):
        run("import", str(each))
        assert list(held(twice)) == [ALI.uid]


def test_a_release_with_either_name_makes_no_twin(run, twice, home):
    run("dedupe", "--same", "Mohamed Ali", "Mohammed Aly")
    release = home / "again.txt"
    text = "For more information, please contact Mohammed Aly, Sea Trust, Tel: +41 22 555 01 42\n"
    release.write_text(text, encoding="utf-8")
    run("ingest", str(release))
    assert list(held(twice)) == [ALI.uid]


def test_who_went_into_another_was_not_removed(run, twice):
    run("dedupe", "--same", "Mohamed Ali", "Mohammed Aly")
    with Store.open(twice) as store:
        assert store.removed() == ()
    told = run("news", "--since", "1d").out
    assert "it was twice in the directory and is one" in told
    assert "removed" not in told


def test_doctor_tells_of_them_until_they_are_answered(run, twice):
    assert "probably the same as Mohammed Aly" in run("doctor", "--only", "duplicate").out
    run("dedupe", "--not-same", "Mohamed Ali", "Mohammed Aly")
    assert run("doctor", "--only", "duplicate").code == 0


def test_what_was_called_the_same_in_another_copy_is_joined_without_a_question(run, twice, home):
    other = home / "other.json"
    other.write_bytes(twice.read_bytes())
    run("dedupe", "--db", other, "--same", "Mohamed Ali", "Mohammed Aly", "--by", "Jo")
    (told,) = held(other).values()
    keep(twice, told)
    keep(twice, ALY)  # as when rows of two copies are put together
    result = run("dedupe", "--yes")
    assert "joined two that say the same" in result.err
    assert list(held(twice)) == [ALI.uid]
