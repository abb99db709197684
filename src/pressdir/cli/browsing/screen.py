"""The full screen of `browse`: results while one types, a card beside them, a key for each act.

It knows no contact file: whoever opens it gives the `Operator` that answers and acts.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from rich.console import RenderableType
from rich.text import Text
from textual import on, work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.events import Key
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import DataTable, Footer, Input, Static
from textual.worker import get_current_worker

from pressdir.cli.showing.text import clipped, isolated, visible
from pressdir.errors import PressdirError

MOST = 500  # rows that are shown; nobody reads on, and each takes time
ASKED = "Who? A name, a place, org:…, a part of a number"
SETTLED = 0.06  # seconds without a key, after which the question is asked
COLUMNS = {"NAME": 25, "PHONE": 19, "ORG": 13, "TIME": 5}  # and their cells
MOVES = {  # keys that move in the list while one types, and what the list calls them
    "down": "cursor_down",
    "up": "cursor_up",
    "pagedown": "page_down",
    "pageup": "page_up",
}
LEAST = 20  # cells of a card
WIDE = 100  # cells from which the card stands beside the list, not below


@dataclass(frozen=True, slots=True)
class Line:
    """A contact in the list: its uid, and a cell for each of `COLUMNS`."""

    uid: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Who answers to a question: the first of them, and how many there are."""

    lines: Sequence[Line]
    count: int
    note: str = ""  # "nobody answers to dvorka; near:"


class Operator(Protocol):
    """What the screen asks of whoever opened it. All may raise `PressdirError`."""

    def ask(self, question: str, most: int) -> Answer:
        """Say who answers; everybody to an empty question."""

    def card(self, uid: str, width: int) -> RenderableType:
        """Show all that is known of a contact, in so many cells."""

    def qr(self, uid: str, squares: int) -> str:
        """Draw the contact's QR code, at most so many squares wide and high."""

    def act(self, deed: str, uid: str) -> str:
        """Do one of `DEEDS`, and say in a sentence what was done."""


DEEDS: Mapping[str, tuple[str, str]] = {  # key -> deed, what the footer calls it
    "c": ("call", "Call"),
    "m": ("mail", "Mail"),
    "y": ("copy", "Copy number"),
    "Y": ("address", "Copy address"),
    "x": ("export", "vCard"),
}


class Code(ModalScreen[None]):
    """A QR code over the screen, until a key is pressed."""

    DEFAULT_CSS = """
    Code { align: center middle; }
    Code > Static { width: auto; height: auto; color: black; background: white; }
    """

    def __init__(self, drawing: str) -> None:
        super().__init__()
        self._drawing = drawing

    def compose(self) -> ComposeResult:
        """The code alone."""
        yield Static(Text(self._drawing, no_wrap=True), markup=False)

    def on_key(self) -> None:
        """Any key goes back."""
        self.dismiss()


class Browser(App[None]):
    """The directory on the whole screen. Letters typed in the upper line are the question."""

    TITLE = "pressdir"
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    #question { border: none; height: 1; margin: 0 1; background: $surface; }
    #question:focus { border: none; }
    #count { height: 1; margin: 0 1; color: $text-muted; }
    #list { width: 3fr; height: 1fr; }
    #side { width: 2fr; height: 1fr; border-left: solid $primary; padding: 0 1; }
    .-narrow #both { layout: vertical; }
    .-narrow #list { width: 1fr; }
    .-narrow #side { width: 1fr; border-left: none; border-top: solid $primary; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", priority=True),
        Binding("ctrl+c,ctrl+q", "quit", "Quit", priority=True),
        Binding("slash", "question", "Search"),
        *(Binding(key, f"act('{deed}')", name) for key, (deed, name) in DEEDS.items()),
        Binding("r", "code", "QR"),
        Binding("q", "quit", "Quit"),
    ]

    class Answered(Message):
        """The answer to the question that stands above the list."""

        def __init__(self, answer: Answer | None, fault: str = "") -> None:
            super().__init__()
            self.answer, self.fault = answer, fault

    def __init__(self, operator: Operator, question: str = "") -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
        self._operator = operator
        self._question = question
        self._shown: str | None = None  # whose card stands there

    def compose(self) -> ComposeResult:
        """The question, how many answer, the list and the card."""
        yield Input(
            self._question,
            placeholder="Who? A name, a place, org:…, part of a number",
            id="question",
        )
        yield Static("", id="count", markup=False)
        with Horizontal(id="both"):
            yield DataTable(id="list", cursor_type="row", zebra_stripes=True)
            with VerticalScroll(id="side", can_focus=False):
                yield Static("", id="card", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Ask what came with the command."""
        for name, cells in COLUMNS.items():
            self._table.add_column(name, width=cells)
        self._input.cursor_position = len(self._question)
        self._ask(self._question)

    # --- the question -----------------------------------------------------------------------------

    @on(Input.Changed, "#question")
    def _typed(self, event: Input.Changed) -> None:
        self._ask(event.value)

    @on(Input.Submitted, "#question")
    def _entered(self) -> None:
        if self._table.row_count:
            self._table.focus()

    @work(exclusive=True, thread=True)
    def _ask(self, question: str) -> None:
        """Ask beside the keyboard; a newer question makes an older one void."""
        worker = get_current_worker()
        time.sleep(SETTLED)
        if worker.is_cancelled:
            return
        try:
            answered = self.Answered(self._operator.ask(question, MOST))
        except PressdirError as error:
            answered = self.Answered(None, _fault(error))
        if not worker.is_cancelled:
            self.post_message(answered)

    def on_browser_answered(self, event: Answered) -> None:
        """Show who answers, the first of them chosen."""
        count = self.query_one("#count", Static)
        if event.answer is None:
            count.update(event.fault)  # the list stays: the question is not yet whole
            return
        answer = event.answer
        table = self._table
        table.clear()
        for line in answer.lines:
            table.add_row(*_fitted(line.cells), key=line.uid)
        count.update(answer.note or _counted(answer))
        self._choose()

    @on(DataTable.RowHighlighted, "#list")
    def _choose(self) -> None:
        """Show whom the list has chosen now; the event may be of a list that is gone."""
        table = self._table
        if table.is_valid_coordinate(table.cursor_coordinate):
            self._show(table.coordinate_to_cell_key(table.cursor_coordinate).row_key.value)
        else:
            self._show(None)

    def _show(self, uid: str | None) -> None:
        self._shown = uid
        try:
            shown = "" if uid is None else self._operator.card(uid, self._room())
        except PressdirError as error:
            shown = _fault(error)
        self.query_one("#card", Static).update(shown)
        self.query_one("#side", VerticalScroll).scroll_home(animate=False)

    def on_resize(self) -> None:
        """Set the card anew, in the room that there is now."""
        self.call_after_refresh(self._choose)

    # --- keys -------------------------------------------------------------------------------------

    def on_key(self, event: Key) -> None:
        """Let the arrows move in the list while one types."""
        if self._input.has_focus and event.key in MOVES:
            getattr(self._table, f"action_{MOVES[event.key]}")()
            event.prevent_default()
            event.stop()

    async def action_back(self) -> None:
        """From a code to the list, from there to the question, from an empty question out."""
        if isinstance(self.screen, ModalScreen):
            self.screen.dismiss()
        elif not self._input.has_focus:
            self._input.focus()
        elif self._input.value:
            self._input.value = ""
        else:
            self.exit()

    def action_question(self) -> None:
        """To the question."""
        self._input.focus()

    def action_act(self, deed: str) -> None:
        """Do `deed` with the contact whose card stands there."""
        if self._shown is None:
            return
        try:
            self.notify(self._operator.act(deed, self._shown), markup=False)
        except PressdirError as error:
            self.notify(_fault(error), severity="warning", markup=False)

    def action_code(self) -> None:
        """Draw the contact's QR code over the screen."""
        if self._shown is None:
            return
        try:
            squares = min(self.size.width - 2, 2 * self.size.height)
            self.push_screen(Code(self._operator.qr(self._shown, squares)))
        except PressdirError as error:
            self.notify(_fault(error), severity="warning", markup=False)

    # --- parts ------------------------------------------------------------------------------------

    @property
    def _input(self) -> Input:
        return self.query_one("#question", Input)

    @property
    def _table(self) -> "DataTable[Text]":
        return self.query_one("#list", DataTable)

    def _room(self) -> int:
        return max(self.query_one("#side").content_size.width, LEAST)


def _fitted(cells: Sequence[str]) -> list[Text]:
    """The cells, clipped to their columns; what could move a cursor is written out."""
    pairs = zip(cells, COLUMNS.values(), strict=True)
    return [Text(isolated(clipped(visible(cell), room)), no_wrap=True) for cell, room in pairs]


def _fault(error: PressdirError) -> str:
    """What happened, and what to do."""
    return "\n".join(visible(text) for text in (str(error), error.hint) if text)


def _counted(answer: Answer) -> str:
    """How many answer, and how many of them are shown."""
    if not answer.count:
        return "nobody answers to this"
    counted = f"{answer.count:,} contact{'s' if answer.count > 1 else ''}"
    shown = len(answer.lines)
    return counted if shown == answer.count else f"{counted}; the first {shown}"
