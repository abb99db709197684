import json
from pathlib import Path

import pytest

from pressdir.cli.own_files import places
from pressdir.model import Contact, Kind, Name, Phone, PhoneKind, Record, Sighting
from pressdir.store import Store


@pytest.fixture
def libya(filled):
    """Two people and a desk for Libya, beside the others."""
    rows = [
        ("Nadia Kessler", Kind.PERSON, "Tripoli", "+218912345601", ("ar", "fr")),
        ("Omar Haddad", Kind.PERSON, "Tripoli", "+218912345602", ("ar",)),
        ("Press desk", Kind.DESK, "Tripoli", "+218213456703", ()),
    ]
    with Store.open(filled) as store, store.transaction("seed") as change:
        for at, (name, kind, place, number, langs) in enumerate(rows):
            phone = Phone(number, kind=PhoneKind.MOBILE if at < 2 else PhoneKind.FIXED)
            contact = Contact(
                kind, Name(name), "Harbour Aid", None, place, phones=(phone,), langs=langs
            )
            seen = (Sighting("phones", number, "2026-03-02T00:00:00Z", "d2" * 32),)
            change.put(Record(f"e5eeeeee-0000-4000-8000-00000000000{at}", contact, seen))
    return filled


def test_the_best_comes_first_with_reasons_then_others(run, libya):
    result = run("who", "--country", "LY", "--lang", "fr")
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "1  Nadia Kessler, Harbour Aid\n"
        "   +218912345601\n"
        "   - sits in Tripoli, Libya\n"
        "   - speaks French\n"
        "   - 10:12, working hours there\n"
        "   - mobile number fresh: last seen 2026-03-02, in 1 release\n"
        "\n"
        "2  Press desk, Harbour Aid\n"
        "   +218213456703\n"
        "   - sits in Tripoli, Libya\n"
        "   - no language is known\n"
        "   - 10:12, working hours there\n"
        "   - fixed number fresh: last seen 2026-03-02, in 1 release\n"
        "   - a desk, not a person\n"
        "\n"
        "3  Omar Haddad, Harbour Aid\n"
        "   +218912345602\n"
        "   - sits in Tripoli, Libya\n"
        "   - speaks Arabic, as far as known\n"
        "   - 10:12, working hours there\n"
        "   - mobile number fresh: last seen 2026-03-02, in 1 release\n"
    )


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        pytest.param(["-c", "libya", "--limit", "1"], ["Nadia Kessler"], id="at most one"),
        pytest.param(["-c", "ليبيا", "-l", "عربي"], None, id="no such language"),
        pytest.param(["-c", "ليبيا", "-kind:desk", "--limit", "1"], ["Nadia Kessler"], id="words"),
        pytest.param(["--org", "harbour trust"], ["Ana Ruiz", "Harbour Trust"], id="a body"),
        pytest.param(["--topic", "pier", "--limit", "1"], ["Ana Ruiz"], id="a topic"),
        pytest.param(["geneva"], ["Ana Ruiz"], id="words alone"),
    ],
)
def test_whom_one_can_ask_for(run, libya, arguments, names):
    result = run("who", *arguments, "--json")
    if names is None:
        assert (result.code, result.out) == (2, "")
        return
    told = json.loads(result.out)
    contacts = [each["contact"] for each in told["offers"]]
    assert [each["name"] or each["org"] for each in contacts] == names


def test_json_has_what_a_program_needs(run, libya):
    told = json.loads(run("who", "-c", "LY", "--limit", "1", "--json").out)
    assert (told["schema"], told["at"]) == (1, "2026-11-22T08:12:00Z")
    (first,) = told["offers"]
    assert {name: first[name] for name in ("use", "zone", "local", "hours", "freshness")} == {
        "use": "+218912345601",
        "zone": "Africa/Tripoli",
        "local": "2026-11-22T10:12+02:00",
        "hours": "working hours",
        "freshness": "fresh",
    }


def test_at_another_time_somebody_else_is_awake(run, libya):
    out = run("who", "-c", "LY", "--at", "2026-11-27T22:00-05:00").out
    assert "05:00, night there" in out


def test_a_dead_number_goes_last_and_who_moved_is_not_offered(run, libya):
    assert run("tried", "nadia", "dead").code == 0
    assert "Omar" in run("who", "-c", "LY").out.splitlines()[0]
    assert run("tried", "omar", "moved").code == 0
    assert "Omar" not in run("who", "-c", "LY").out


def test_nobody_is_exit_code_1(run, libya):
    result = run("who", "--country", "Peru")
    assert (result.code, result.out) == (1, "")
    assert result.err == "pressdir: nobody is known who speaks for Peru\n"


def test_a_prefix_is_a_hint_and_no_answer(run, filled):
    result = run("who", "--country", "PT")
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        "pressdir: nobody is known who speaks for Portugal\n"
        "  1 contact has a number with its prefix, which proves little: pressdir find country:PT\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param([], "who: for whom?", id="nothing"),
        pytest.param(
            ["-c", "Atlantis"], "--country Atlantis: no country is called that", id="a country"
        ),
        pytest.param(["-c", "Tripoli"], "Tripoli is in LY: --country LY", id="a city"),
        pytest.param(["-l", "zz"], "--lang zz: no language is called that", id="a language"),
        pytest.param(["ana", "--at", "25:00"], "--at 25:00: no time that there is", id="an hour"),
        pytest.param(["ana", "--at", "soon"], "--at soon: no time that there is", id="a word"),
        pytest.param(
            ["ana", "--at", "2026-11-22T08:00"], "--at 2026-11-22T08:00: no time zone", id="no zone"
        ),
    ],
)
def test_what_cannot_be_asked_is_exit_code_2(run, filled, arguments, message):
    result = run("who", *arguments)
    assert (result.code, result.out) == (2, "")
    assert message in result.err


def test_a_terminal_shows_a_number_to_click_in_groups(terminal, libya):
    shown = terminal("who", "-c", "LY", "--limit", "1").out
    assert "\x1b[1mNadia Kessler\x1b[0m" in shown
    assert "\x1b]8;;tel:+218912345601\x1b\\+218 91-2345601\x1b]8;;\x1b\\" in shown
    assert "\x1b" not in terminal("who", "-c", "LY", NO_COLOR="1").out


def test_a_long_reason_is_wrapped_at_a_terminal_only(terminal, run, libya):
    asked = ["who", "--country", "LY", "--topic", "the harbour of the old town at night"]
    shown = terminal(*asked, TERM="dumb", COLUMNS="40").out
    assert max(map(len, shown.splitlines())) <= 40
    assert "   - nothing known of “the harbour of\n     the old town at night”\n" in shown
    assert "   - nothing known of “the harbour of the old town at night”\n" in run(*asked).out


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["-c", "LY", "-l", "fr"], id="a country"),
        pytest.param(["-c", "LY", "--org", "harbour"], id="of an organisation"),
        pytest.param(["--org", "harbour.example"], id="a domain"),
        pytest.param(["--topic", "pier"], id="the title of a release"),
        pytest.param(["pier"], id="a word of a title, which names nobody"),
        pytest.param(["harbour", "-kind:desk", "-pier"], id="words"),
        pytest.param(["-c", "LY", "nadia"], id="words in a country"),
        pytest.param(["-c", "PT"], id="a prefix only"),
        pytest.param(["-l", "fr"], id="a language"),
    ],
)
def test_the_index_is_asked_and_says_the_same(run, libya, arguments, monkeypatch):
    told = run("who", *arguments, "--limit", "9", "--json")
    assert told.code in {0, 1}
    monkeypatch.setattr("pressdir.cli.asking.answers.SETTLED", 0)
    assert run("find", "ana").code == 0
    index = Path(places.index_file(str(libya)))
    with monkeypatch.context() as patch:
        if "-l" not in arguments or "-c" in arguments:
            patch.setattr(Store, "records", None)
        assert run("who", *arguments, "--limit", "9", "--json") == told
    index.write_bytes(index.read_bytes()[:-40])
    assert run("who", *arguments, "--limit", "9", "--json") == told


def test_an_answer_leaves_an_index_for_the_next(run, libya, monkeypatch):
    monkeypatch.setattr("pressdir.cli.asking.answers.SETTLED", 0)
    assert run("who", "-c", "LY").code == 0
    assert Path(places.index_file(str(libya))).exists()
