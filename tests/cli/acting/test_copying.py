"""The clipboard: by stand-ins on the PATH, or a terminal of our own."""

import base64
import re

import pytest

from pressdir.cli.acting import clipboard
from pressdir.cli.own_files import usage

MOBILE = "+41795550142"
TAKE = '/bin/cat > "$HOME/clipboard"'
ASKED = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")


@pytest.fixture
def board(home):
    """What is on the clipboard."""
    place = home / "clipboard"
    return lambda: place.read_bytes() if place.exists() else None


@pytest.fixture
def taken(asked, board):
    """What the program was asked, and what it put on the clipboard."""
    return lambda: (asked(), board())


@pytest.fixture
def wayland(monkeypatch, program):
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    program("wl-copy", TAKE)


@pytest.mark.usefixtures("wayland")
def test_exactly_the_number_is_copied(book, nadia, run, board):
    result = run("copy", "nadia", "phone")
    assert (result.code, result.out) == (0, "")
    assert board() == b"+41795550142"
    assert result.err == "Nadia Kessler: copied +41795550142 (by wl-copy)\n"
    assert usage.used(str(book)) == {nadia.uid: pytest.approx(1.0, abs=0.01)}


@pytest.mark.parametrize(
    ("words", "text"),
    [
        pytest.param(["kessler"], MOBILE, id="the phone by itself"),
        pytest.param(["kessler", "PHONE"], MOBILE, id="in capitals"),
        pytest.param(["kessler", "fixed"], "+41225550142;ext=7", id="a kind of phone"),
        pytest.param(["kessler", "--number", "5014"], "+41800555014", id="last digits"),
        pytest.param(["kessler", "--nth", "2"], "+41225550142;ext=7", id="the second"),
        pytest.param(["kessler", "email"], "nadia.kessler@open.example", id="an address"),
        pytest.param(["kessler", "email", "--nth", "2"], "press@open.example", id="another"),
        pytest.param(["kessler", "name"], "Nadia Kessler", id="the name"),
        pytest.param(["kessler", "org"], "Open Harbour", id="the organisation"),
        pytest.param(["a1aaaaaa", "location"], "Geneva", id="the place"),
    ],
)
def test_each_field_is_printed_in_a_dry_run(book, run, words, text):
    result = run("copy", "-n", *words)
    assert (result.code, result.out, result.err) == (0, f"{text}\n", "")
    assert usage.used(str(book)) == {}


@pytest.mark.usefixtures("book")
def test_a_card_is_a_vcard(run):
    lines = run("copy", "-n", "kessler", "card").out.split("\r\n")
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:3.0"]
    assert "FN:Nadia Kessler" in lines


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        pytest.param(["dvorak"], 1, "Jiří Dvořák: no phone to copy", id="no phone"),
        pytest.param(["kessler", "role"], 1, "no role to copy", id="no role"),
        pytest.param(["kessler", "url"], 1, "no url to copy", id="no page"),
        pytest.param(
            ["kessler", "email", "--number", "1"], 2, "not for email", id="a number of it"
        ),
        pytest.param(["phone"], 1, "no contact answers to: phone", id="a field alone is a word"),
    ],
)
def test_what_cannot_be_is_told(run, words, code, message):
    result = run("copy", *words)
    assert (result.code, result.out) == (code, "")
    assert message in result.err


# --- which clipboard --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        pytest.param({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"},
                     ["wl-copy", "--type", "text/plain"], id="Wayland"),
        pytest.param({"DISPLAY": ":0"}, ["xclip", "-selection", "clipboard", "-in"], id="X11"),
        pytest.param({"DISPLAY": "localhost:10.0", "SSH_TTY": "/dev/pts/1"},
                     ["xclip", "-selection", "clipboard", "-in"], id="a forwarded screen"),
        pytest.param({"SSH_TTY": "/dev/pts/1", "TMUX": "/run/tmux,1,0"},
                     ["tmux", "load-buffer", "-w", "-"], id="tmux"),
    ],
)  # fmt: skip
def test_the_session_decides(program, taken, monkeypatch, environment, command):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    for each in ("wl-copy", "xclip", "xsel", "tmux"):
        program(each, TAKE)
    assert clipboard.put("Grüße") == command[0]
    assert taken() == (command[1:], "Grüße".encode())


def test_one_program_after_the_other_is_tried(program, board, monkeypatch):
    monkeypatch.setenv("WAYLAND_DISPLAY", "gone")
    monkeypatch.setenv("DISPLAY", ":0")
    program("wl-copy", "echo 'no compositor' >&2; exit 1")
    program("xsel", TAKE)
    assert clipboard.put("x") == "xsel"
    assert board() == b"x"


def test_a_mac_has_its_own(program, board, monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    program("pbcopy", f'printf %s "$LC_CTYPE" > "$HOME/asked"\n{TAKE}')
    assert clipboard.put("Grüße") == "pbcopy"
    assert board() == "Grüße".encode()


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        pytest.param(MOBILE, MOBILE.encode(), id="plain"),
        pytest.param("Grüße", "Grüße".encode("utf-16-le"), id="accents"),
    ],
)
def test_windows_is_told_in_what_it_reads(program, board, home, text, taken):
    (home / "kernel").write_text("5.15-microsoft-standard-WSL2")
    program("clip.exe", TAKE)
    assert clipboard.put(text) == "clip.exe"
    assert board() == taken


@pytest.mark.usefixtures("book")
def test_a_program_that_stays_behind_holds_nobody_up(process, program, board, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    program("xclip", f"{TAKE}\n/bin/sleep 90 &\nexit 0")  # as xclip does, with our streams open
    result = process("copy", "nadia")  # whoever waits for the end of a stream waits 90 seconds
    assert result.code == 0
    assert board() == MOBILE.encode()


def test_a_program_that_hangs_is_given_up(program, monkeypatch):
    monkeypatch.setattr(clipboard, "PATIENCE", 0.3)
    monkeypatch.setenv("DISPLAY", ":0")
    program("xclip", "exec /bin/sleep 30")
    with pytest.raises(clipboard.ProgramError, match="xclip: it does not answer"):
        clipboard.put("x")


@pytest.mark.usefixtures("book")
def test_without_a_clipboard_nothing_is_said_to_be_copied(run):
    result = run("copy", "nadia")
    assert (result.code, result.out) == (3, "")
    assert "the clipboard cannot be reached (no program for it" in result.err
    assert "print it with -n" in result.err


# --- the terminal's ---------------------------------------------------------------------------


def told(shown):
    """What a terminal was asked to put on its clipboard."""
    return [base64.b64decode(each).decode() for each in ASKED.findall(shown)]


@pytest.mark.usefixtures("book")
def test_the_terminal_is_asked_where_there_is_no_program(terminal):
    result = terminal("copy", "kessler", "name", SSH_TTY="/dev/pts/1")
    assert result.code == 0
    assert told(result.out) == ["Nadia Kessler"]
    assert "Nadia Kessler: copied Nadia Kessler (by the terminal)" in result.out


@pytest.mark.usefixtures("book")
def test_far_away_the_screen_over_there_is_left_alone(terminal, program, board):
    for each in ("xclip", "pbcopy"):
        program(each, TAKE)
    result = terminal("copy", "kessler", SSH_TTY="/dev/pts/1", DISPLAY=":0")
    assert told(result.out) == [MOBILE]
    assert board() is None


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("name", ["dumb", "linux"])
def test_a_terminal_without_a_clipboard_is_not_asked(terminal, name):
    result = terminal("copy", "kessler", TERM=name)
    assert result.code == 3
    assert "\x1b" not in result.out


@pytest.mark.usefixtures("book")
def test_tmux_passes_it_on(terminal):
    shown = terminal("copy", "kessler", "name", TMUX="/run/tmux,1,0").out
    plain = f"\x1b]52;c;{base64.b64encode(b'Nadia Kessler').decode()}\x07"
    assert f"{plain}\x1bPtmux;\x1b{plain}\x1b\\" in shown


@pytest.mark.usefixtures("book")
def test_screen_passes_it_on_in_pieces(terminal):
    shown = terminal("copy", "kessler", "card", STY="1.pts").out
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", shown, re.DOTALL)
    assert len(pieces) > 1
    assert max(map(len, pieces)) <= clipboard.PIECE
    assert told("".join(pieces))[0].startswith("BEGIN:VCARD")


def test_what_cannot_be_copied_is_answered_by_what_can(run, filled):
    done = run("copy", "ana", "ruiz", "fax")
    assert done.code == 1
    assert "What can be copied: phone mobile fixed email name" in done.err
