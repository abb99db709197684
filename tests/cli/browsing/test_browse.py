"""The full screen: what it shows while one types, and what its keys do."""

import asyncio
import time
from dataclasses import dataclass

import pytest

pytest.importorskip("textual", reason="the full screen is an extra")

from textual.widgets import DataTable, Input, Static

from pressdir.cli.acting import choosing, clipboard, opening
from pressdir.cli.asking.answers import SETTLED, keep_index
from pressdir.cli.browsing.screen import Answer, Browser, Code, Line
from pressdir.cli.browsing.switchboard import ACTS, Switchboard
from pressdir.errors import ProgramError, UsageError
from pressdir.search import scan
from pressdir.store import Store

PEOPLE = ("Ana Ruiz", "Bo Lund", "Jiří Dvořák")


class Stub:
    """An operator that knows three people, and notes what it is asked to do."""

    def __init__(self):
        self.people = PEOPLE
        self.done = []
        self.fault = None  # what it raises instead

    def ask(self, question, most):
        self._fail()
        found = [name for name in self.people if question.casefold() in name.casefold()]
        return Answer([Line(each, (each, "", "", "")) for each in found[:most]], len(found))

    def card(self, uid, width):
        return f"the card of {uid}" if width else ""

    def qr(self, uid, squares):
        return f"code of {uid}" if squares else ""

    def act(self, deed, uid):
        self._fail()
        self.done.append((deed, uid))
        return "done"

    def _fail(self):
        if self.fault:
            raise self.fault


@dataclass(frozen=True)
class Seen:
    """What stands on the screen."""

    names: list[str]
    count: str  # the line above the list
    card: str
    question: str
    focus: str
    code: bool  # whether one lies over it
    told: list[str]


def seen(app):
    base = app.screen_stack[0]
    table = base.query_one("#list", DataTable)
    names = [str(table.get_row_at(at)[0]) for at in range(table.row_count)]
    count, card = (str(base.query_one(each, Static).content) for each in ("#count", "#card"))
    question = base.query_one("#question", Input).value
    focus = base.focused.id if base.focused else ""
    told = [each.message for each in app._notifications]
    return Seen(names, count, card, question, focus, isinstance(app.screen, Code), told)


def driven(operator, *keys, question="", before=None):
    """What stands on the screen after the keys; `before` is called before the last of them."""

    async def drive():
        app = Browser(operator, question)
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(app, pilot)
            for at, key in enumerate(keys, 1):
                if before and at == len(keys):
                    before()
                await pilot.press(key)
                await settled(app, pilot)
            return seen(app)

    return asyncio.run(drive())


async def settled(app, pilot):
    """Wait until the last question is answered and shown."""
    await pilot.pause()
    while any(not worker.is_finished for worker in app.workers):
        await pilot.pause(0.01)
    await pilot.pause()
    await pilot.pause()


def test_everybody_stands_there_until_one_types():
    there = driven(Stub())
    assert (there.names, there.count) == ([*PEOPLE], "3 contacts")
    assert there.card == "the card of Ana Ruiz"


def test_the_list_follows_what_is_typed_and_the_card_follows_the_list():
    there = driven(Stub(), "u")
    assert (there.names, there.count) == (["Ana Ruiz", "Bo Lund"], "2 contacts")
    assert driven(Stub(), "u", "down").card == "the card of Bo Lund"
    there = driven(Stub(), "x")
    assert (there.names, there.count, there.card) == ([], "nobody answers to this", "")


def test_a_question_may_come_with_the_command():
    assert driven(Stub(), question="lund").names == ["Bo Lund"]


def test_a_fault_in_the_question_is_told_and_the_list_stays():
    operator = Stub()

    def wrong():
        operator.fault = UsageError("place:x: no field is called place", hint="Did you mean?")

    there = driven(operator, "p", before=wrong)
    assert there.names == [*PEOPLE]
    assert "no field is called place" in there.count


@pytest.mark.parametrize(
    ("key", "deed"),
    [("c", "call"), ("m", "mail"), ("y", "copy"), ("Y", "address"), ("x", "export")],
)
def test_a_key_in_the_list_acts_on_the_contact_that_is_chosen(key, deed):
    operator = Stub()
    assert driven(operator, "down", "enter", key).told == ["done"]
    assert operator.done == [(deed, "Bo Lund")]


def test_letters_in_the_question_are_letters():
    operator = Stub()
    assert driven(operator, "c", "m").question == "cm"
    assert operator.done == []


def test_an_act_that_cannot_be_done_is_told():
    operator = Stub()

    def deaf():
        operator.fault = ProgramError("nothing opens it", hint="Install xdg-utils.")

    assert driven(operator, "enter", "c", before=deaf).told == [
        "nothing opens it\nInstall xdg-utils."
    ]


def test_a_code_lies_over_the_screen_until_a_key():
    assert driven(Stub(), "enter", "r").code
    assert not driven(Stub(), "enter", "r", "space").code


def test_escape_goes_back_a_step_at_a_time():
    there = driven(Stub(), "u", "enter", "r", "escape")
    assert (there.code, there.focus, there.question) == (False, "list", "u")
    there = driven(Stub(), "u", "enter", "escape")
    assert (there.focus, there.question) == ("question", "u")
    there = driven(Stub(), "u", "enter", "escape", "escape")
    assert (there.focus, there.question) == ("question", "")


def test_what_could_act_on_the_terminal_is_written_out():
    hostile = Stub()
    hostile.people = ("[red]A\x1b[2J\u202eB",)
    (name,) = driven(hostile).names
    assert "\x1b" not in name
    assert "[red]A" in name


# --- with a contact file --------------------------------------------------------------------------


@pytest.fixture
def switchboard(filled):
    with Store.open(filled) as store:
        yield Switchboard(store)


def test_the_index_and_the_records_answer_alike(filled, switchboard, monkeypatch):
    before = switchboard.ask("ana", 10)
    assert [line.cells[0] for line in before.lines] == ["Ana Ruiz", "Ana Costa"]
    later = time.time_ns() + 2 * SETTLED
    monkeypatch.setattr(time, "time_ns", lambda: later)
    with Store.open(filled) as store:
        keep_index(store)
        monkeypatch.setattr(scan, "search", None)
        assert Switchboard(store).ask("ana", 10) == before


def test_who_is_near_is_said_to_be_near(switchboard):
    answer = switchboard.ask("dvorka", 10)
    assert [line.cells[0] for line in answer.lines] == ["Jiří Dvořák"]
    assert "near" in answer.note


def test_keys_act_as_the_commands_do(switchboard, monkeypatch, home):
    opened, copied = [], []
    monkeypatch.setattr(opening, "opened", opened.append)
    monkeypatch.setattr(clipboard, "put", lambda text: copied.append(text) or "a program")
    (line,) = switchboard.ask("ruiz", 10).lines
    for deed in ACTS:
        assert "Ana Ruiz" in switchboard.act(deed, line.uid)
    assert opened == ["tel:+41225550142", "mailto:ana.ruiz@harbour.example"]
    assert copied == ["+41225550142", "ana.ruiz@harbour.example"]
    assert "FN:Ana Ruiz" in (home / "work" / f"{line.uid}.vcf").read_text(encoding="utf-8")


def test_what_a_contact_lacks_is_told(switchboard):
    (line,) = switchboard.ask("dvorak", 10).lines
    with pytest.raises(choosing.NotFoundError, match="no number to call"):
        switchboard.act("call", line.uid)


def test_a_code_has_the_room_that_there_is(switchboard):
    (line,) = switchboard.ask("ruiz", 10).lines
    small, large = (switchboard.qr(line.uid, squares) for squares in (30, 100))
    assert len(small.splitlines()[0]) <= 30 < len(large.splitlines()[0])
    with pytest.raises(UsageError, match="no room"):
        switchboard.qr(line.uid, 12)


def test_a_pipe_is_told_what_to_use_instead(run, filled):
    done = run("browse", "ana")
    assert done.code == 2
    assert "pressdir find" in done.err


def test_without_textual_it_is_said_what_to_install(run, filled, monkeypatch):
    monkeypatch.setattr("pressdir.cli.commands.browse.NEEDED", "textual_that_is_not_there")
    done = run("browse")
    assert done.code == 2
    assert "pip install" in done.err
