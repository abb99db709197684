"""Passwords from a program and from the keyring: one line, in time, and nothing of it is told."""

import sys
import time
from types import ModuleType

import pytest

from pressdir.dav import passwords
from pressdir.errors import PressdirError, ProgramError, UsageError


def python(code):
    return f'"{sys.executable}" -c "{code}"'


@pytest.mark.parametrize(
    ("prints", "password"),
    [
        pytest.param(r"print('hunter2')", "hunter2", id="a line"),
        pytest.param(r"print('hunter2'); print('user: anna')", "hunter2", id="the first of two"),
        pytest.param(r"import sys; sys.stdout.write('hunter2')", "hunter2", id="no end of line"),
        pytest.param(
            r"import sys; sys.stdout.write('a b \\r\\n')", "a b ", id="blanks are its own"
        ),
        pytest.param(r"print('x' * 4000)", "x" * 4000, id="long"),
        pytest.param(
            r"print('one', *('more' * 99 for _ in range(9999)), sep='\\n')", "one", id="much"
        ),
    ],
)
def test_the_first_line_is_the_password(prints, password):
    assert passwords.from_command(python(prints)) == password


def test_no_shell_reads_the_command(tmp_path):
    trap = tmp_path / "trap"
    assert passwords.from_command(f"echo hunter2; touch {trap} $(touch {trap})").startswith(
        "hunter"
    )
    assert not trap.exists()


@pytest.mark.parametrize(
    ("command", "kind", "said"),
    [
        pytest.param("no-such-program-here x", ProgramError, "cannot be run", id="missing"),
        pytest.param("/", ProgramError, "cannot be run", id="a folder"),
        pytest.param("", UsageError, "is empty", id="none"),
        pytest.param("pass 'x", UsageError, "No closing quotation", id="quotes"),
        pytest.param("a\0b", ProgramError, "cannot be run", id="NUL"),
        pytest.param(python("pass"), ProgramError, "printed no password", id="nothing"),
        pytest.param(python("print()"), ProgramError, "printed no password", id="empty line"),
        pytest.param(
            python("print('x' * 5000)"), ProgramError, "can be no password", id="too long"
        ),
        pytest.param(
            python("import sys; sys.stdout.buffer.write(bytes([255, 10]))"),
            ProgramError,
            "what is no text",
            id="no text",
        ),
        pytest.param(
            python("import sys; print('hunter2'); sys.exit('it is locked')"),
            ProgramError,
            "failed (1): it is locked",
            id="fails after all",
        ),
        pytest.param(python("raise SystemExit(3)"), ProgramError, "failed (3)", id="without words"),
    ],
)
def test_what_is_no_password_says_why_and_nothing_of_it(command, kind, said):
    with pytest.raises(PressdirError) as caught:
        passwords.from_command(command)
    assert type(caught.value) is kind
    assert said in str(caught.value)
    assert str(caught.value).startswith("password command: ")
    assert "hunter2" not in f"{caught.value}{caught.value.hint}"


@pytest.mark.parametrize(
    "code",
    [
        "import time; time.sleep(90)",
        "import os; [os.write(1, b'x' * 999) for _ in iter(int, 1)]",
        "import signal, time; signal.signal(15, lambda *_: 0); [time.sleep(1) for _ in range(90)]",
        "import os, time; os.close(1); os.close(2); time.sleep(90)",
    ],
    ids=["silent", "endless", "deaf", "closed"],
)
def test_a_program_that_does_not_end_is_ended(code):
    began = time.monotonic()
    with pytest.raises(ProgramError, match="gave no password in 0 seconds"):
        passwords.from_command(python(code), patience=0.3)
    assert time.monotonic() - began < 30


def test_the_home_folder_may_be_a_tilde(monkeypatch, tmp_path):
    (tmp_path / "secret").write_text("hunter2\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert passwords.from_command("cat ~/secret") == "hunter2"


def keyring(monkeypatch, get_password):
    module, errors = ModuleType("keyring"), ModuleType("keyring.errors")
    errors.KeyringError = type("KeyringError", (Exception,), {})
    module.get_password = lambda host, user: get_password(errors.KeyringError, host, user)
    monkeypatch.setitem(sys.modules, "keyring", module)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)


def test_the_keyring_is_asked_for_the_user_of_the_host(monkeypatch):
    kept = {("dav.example.org", "anna"): "hunter2"}
    keyring(monkeypatch, lambda _, host, user: kept.get((host, user)))
    assert passwords.from_keyring("dav.example.org", "anna") == "hunter2"
    assert passwords.from_keyring("dav.example.org", "bob") is None


def test_a_keyring_that_is_locked_or_missing_has_no_password(monkeypatch):
    def locked(kind, *_):
        raise kind("locked")

    keyring(monkeypatch, locked)
    assert passwords.from_keyring("dav.example.org", "anna") is None
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert passwords.from_keyring("dav.example.org", "anna") is None
