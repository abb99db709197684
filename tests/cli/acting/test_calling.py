"""Calling and writing to people: by stand-ins on the PATH, never by a real program."""

import os
import subprocess
import sys

import pytest

from pressdir.cli.acting import opening
from pressdir.cli.own_files import usage

SLOW = {"phonenumbers", "rich", "vobject", "segno", "httpx", "pypdf", "selectolax"}


@pytest.mark.usefixtures("book")
def test_a_call_opens_the_mobile(run, program, asked):
    program("xdg-open")
    result = run("call", "nadia")
    assert (result.code, result.out) == (0, "")
    assert result.err == "Nadia Kessler: calling +41795550142 (mobile)\n"
    assert asked() == ["tel:+41795550142"]


@pytest.mark.parametrize(
    ("arguments", "uri"),
    [
        pytest.param(["call", "nadia"], "tel:+41795550142", id="the mobile"),
        pytest.param(["call", "nadia", "--kind", "fixed"], "tel:+41225550142;ext=7", id="a kind"),
        pytest.param(["call", "nadia", "--number", "5014"], "tel:+41800555014", id="last digits"),
        pytest.param(["call", "nadia", "--nth", "2"], "tel:+41225550142;ext=7", id="the second"),
        pytest.param(["call", "nadia", "--kind", "toll-free"], "tel:+41800555014", id="toll-free"),
        pytest.param(["wa", "nadia"], "https://wa.me/41795550142", id="whatsapp"),
        pytest.param(["wa", "nadia", "--text", "Hi & bye"],
                     "https://wa.me/41795550142?text=Hi%20%26%20bye", id="a text"),
        pytest.param(["signal", "nadia"], "https://signal.me/#p/+41795550142", id="signal"),
        pytest.param(["mail", "nadia"], "mailto:nadia.kessler@open.example", id="their own"),
        pytest.param(["mail", "nadia", "--nth", "2"], "mailto:press@open.example", id="another"),
        pytest.param(["mail", "nadia,", "dvorak"],
                     "mailto:nadia.kessler@open.example,dvorak@relief.example", id="two"),
        pytest.param(["mail", "nadia, dvorak, nadia", "--bcc", "-s", "Pier"],
                     "mailto:?bcc=nadia.kessler@open.example,dvorak@relief.example&subject=Pier",
                     id="blind copies"),
    ],
)  # fmt: skip
def test_a_dry_run_prints_the_address_and_nothing_happens(book, run, arguments, uri):
    result = run(*arguments, "-n")
    assert (result.code, result.out, result.err) == (0, f"{uri}\n", "")
    assert usage.used(str(book)) == {}


@pytest.mark.usefixtures("book")
def test_addresses_can_be_printed_to_paste_them(run):
    assert run("mail", "nadia, dvorak", "--print").out == (
        "Nadia Kessler <nadia.kessler@open.example>, Jiří Dvořák <dvorak@relief.example>\n"
    )


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(["call", "lund"], 1, "Bo Lund: no number to call", id="a fax is not called"),
        pytest.param(["call", "dvorak"], 1, "Write to dvorak@relief.example", id="only an address"),
        pytest.param(["call", "dvorak", "--kind", "mobile"], 1, "Write to", id="no number at all"),
        pytest.param(["call", "nadia", "--kind", "satellite"], 1, "no satellite number", id="kind"),
        pytest.param(["call", "nadia", "--kind", "fax"], 2, "fax", id="a fax asked for"),
        pytest.param(["call", "nadia", "--nth", "4"], 2, "--nth 4: there are 3", id="no fourth"),
        pytest.param(["call", "nadia", "--number", "0149"], 1, "is no number for this", id="0149"),
        pytest.param(["call", "nadia", "--number", "9999"], 1, "has no 9999", id="none of theirs"),
        pytest.param(["wa", "lund"], 1, "no number that an app", id="no messages to a fax"),
        pytest.param(["mail", "lund"], 1, "no address to write to", id="no address"),
        pytest.param(["mail", ","], 2, "to whom?", id="nobody"),
        pytest.param(["mail", "lund, dvorak", "--nth", "1"], 2, "for one contact", id="nth of two"),
        pytest.param(["call", "nobody"], 1, "no contact answers to: nobody", id="unknown"),
        pytest.param(["call", "ana"], 2, "2 contacts answer to this", id="several"),
    ],
)
def test_what_cannot_be_is_told(run, arguments, code, message):
    result = run(*arguments)
    assert result.code == code
    assert message in result.err


@pytest.mark.usefixtures("book")
def test_a_catch_is_told(run, program):
    program("xdg-open")
    result = run("call", "nadia", "--kind", "toll-free")
    assert "  seldom reached from another country" in result.err


@pytest.mark.usefixtures("book")
def test_a_terminal_sees_all_numbers_and_which_is_taken(terminal):
    shown = terminal("call", "nadia", "-n").out.splitlines()
    assert shown == [
        "Nadia Kessler",
        "> 1  +41 79 555 01 42         mobile",
        "  2  +41 22 555 01 42 ext. 7  fixed",
        "  3  +41 800 555 014          toll-free, seldom reached from another country",
        "tel:+41795550142",
    ]


# --- what opens it ----------------------------------------------------------------------------


@pytest.mark.usefixtures("book")
def test_without_an_opener_the_address_is_printed(book, run):
    result = run("call", "nadia")
    assert (result.code, result.out) == (3, "tel:+41795550142\n")
    assert "there is no program to open addresses (xdg-open, gio, termux-open-url)" in result.err
    assert usage.used(str(book)) == {}


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("script", "said"),
    [
        pytest.param("echo 'no handler' >&2\nexit 4", "xdg-open: no handler", id="complains"),
        pytest.param("exit 3", "xdg-open: it ended with code 3", id="silent"),
        pytest.param("printf '\\033[2Jboo' >&2; exit 1", r"xdg-open: \x1b[2Jboo", id="a control"),
    ],
)
def test_an_opener_that_fails_says_why(run, program, script, said):
    program("xdg-open", script)
    result = run("call", "nadia")
    assert (result.code, result.out) == (3, "tel:+41795550142\n")
    assert said in result.err


@pytest.mark.usefixtures("book")
def test_an_opener_that_stays_is_left_alone(run, program, asked, monkeypatch):
    monkeypatch.setattr(opening, "PATIENCE", 0.3)
    program("xdg-open", "exec /bin/sleep 5")
    assert run("call", "nadia").code == 0
    assert asked() == ["tel:+41795550142"]


def test_a_mac_has_its_own_opener(program, asked, monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    program("open")
    opening.opened("tel:+41795550142")
    assert asked() == ["tel:+41795550142"]


@pytest.mark.parametrize(
    ("kernel", "command"),
    [
        pytest.param("6.1.0", ["gio", "open"], id="a desktop without xdg-open"),
        pytest.param("Microsoft WSL2", ["rundll32.exe", "url.dll,FileProtocolHandler"], id="WSL"),
    ],
)
def test_each_system_has_its_opener(program, asked, home, kernel, command):
    (home / "kernel").write_text(kernel)
    program(command[0])
    program("termux-open-url", "exit 1")
    opening.opened("tel:+41795550142")
    assert asked() == [*command[1:], "tel:+41795550142"]


@pytest.mark.usefixtures("book")
def test_a_chat_opens_in_the_browser_that_is_named(run, program, asked, monkeypatch):
    program("xdg-open", "exit 1")
    program("my-browser")
    monkeypatch.setenv("BROWSER", "my-browser")
    assert run("wa", "nadia").code == 0
    assert asked() == ["https://wa.me/41795550142"]


# --- what is remembered -----------------------------------------------------------------------


@pytest.mark.parametrize("command", ["call", "wa", "signal", "mail"])
def test_an_act_is_remembered(book, nadia, run, program, command):
    program("xdg-open")
    assert run(command, "nadia").code == 0
    assert usage.used(str(book)) == {nadia.uid: pytest.approx(1.0, abs=0.01)}


def test_looking_is_no_act(book, run):
    assert run("show", "nadia").code == 0
    assert run("find", "nadia").code == 0
    assert usage.used(str(book)) == {}


def test_it_is_not_remembered_when_the_settings_say_so(book, nadia, run, program, home):
    usage.note(str(book), nadia.uid)
    program("xdg-open")
    place = home / "config" / "pressdir" / "config.toml"
    place.parent.mkdir(parents=True)
    place.write_text("[usage]\nremember = false\n")
    assert run("call", "nadia").code == 0
    assert not os.path.exists(usage.file(str(book)))  # noqa: PTH110  # a text it gives


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("command", ["call", "wa", "mail"])
def test_what_takes_long_to_load_is_not_waited_for(command):
    code = (
        "import sys\nfrom pressdir.cli import main\n"
        f"sys.argv = ['pressdir', {command!r}, '-n', 'kessler']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    uri, modules = done.stdout.splitlines()
    assert ":" in uri
    assert SLOW.isdisjoint(modules.split())


@pytest.mark.parametrize("command", ["call", "mail", "wa", "signal", "copy", "qr"])
def test_names_of_contacts_are_completed(command):
    from typer.main import get_command

    from pressdir.cli.app import app
    from pressdir.cli.describing import tree

    found = {each.name: each for each in tree.program(get_command(app)).commands}
    assert found[command].takes is tree.Takes.CONTACT
