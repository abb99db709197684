"""The label of a number that stands outside its line: a column's header, a key, the line above."""

import re

from pressdir.extract.finders.phones.labels import PHONE_LABELS
from pressdir.extract.finding.phrases import LABEL, SHORT, Phrases
from pressdir.model import Gap, Line, Role

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")  # "phoneNumber", a key of JSON
_HEADED = 6  # lines below a heading that it is of
_WIDEST = 40  # cells of a row


def label_of(phrases: Phrases, number: int, line: Line, start: int) -> str:
    """The label that stands outside the line: its column's header, or the line above.

    A number that begins a line may end the sentence above: "… call us on" / "020 7946 0142".
    """
    if start == 0 and number and line.gap is Gap.BREAK and line.role is Role.TEXT:
        above = phrases.page.lines[number - 1].text
        last = phrases.near(number - 1, len(above), len(above))[-1:]
        if last and last[0].end == len(above) and last[0].has("label.phone", "label.mobile"):
            return "label.mobile" if last[0].has("label.mobile") else "label.phone"
    key = _CAMEL.sub(" ", line.label).replace("_", " ")
    if _is_below_fax(phrases, number):
        return "label.fax"
    above = _above(phrases, number)
    for text in (key, above, _heads_row(phrases, number, line)):
        heads_words = text is above and any(map(str.isalpha, line.text[:start]))
        denying: tuple[str, ...] = (
            () if heads_words else ("number.not_phone",)
        )  # "Press release", and its text
        for hit in phrases.lexicon.hits(text):
            if hit.has("name.particles") and hit.end - hit.start < len(text):
                continue  # a column called by a name: "Pádraig Ó Conaill"
            for category in ("label.fax", *PHONE_LABELS, *denying):
                if hit.has(category):
                    return category
    return ""


def _is_below_fax(phrases: Phrases, number: int) -> bool:
    """Tell whether a heading of faxes stands above a list of lines with numbers: "Fax"."""
    lines = phrases.page.lines
    for at in range(number - 1, max(-1, number - 1 - _HEADED), -1):
        line = lines[at]
        if line.role is Role.HEADING:
            hits = phrases.on(at) if len(line.text) <= LABEL else ()
            return any(hit.has("label.fax") for hit in hits) and bool(_above(phrases, at + 1))
        if len(line.text) > SHORT or not any(map(str.isdigit, line.text)):
            return False
    return False


def _heads_row(phrases: Phrases, number: int, line: Line) -> str:
    """The first cell of the line's row: "Phone" at the left of a row of numbers."""
    if line.role is not Role.CELL or line.row is None:
        return ""
    first = number
    while first and phrases.page.lines[first - 1].row == line.row and number - first < _WIDEST:
        first -= 1
    text = phrases.page.lines[first].text
    return text if first != number and len(text) <= LABEL else ""


def _above(phrases: Phrases, number: int) -> str:
    """The text of the line above if it is nothing but a label."""
    if number == 0:
        return ""
    text = phrases.page.lines[number - 1].text
    if len(text) > LABEL or any(c.isdigit() for c in text):
        return ""
    hits = phrases.on(number - 1)
    covered = sum(hit.end - hit.start for hit in hits)
    letters = sum(c.isalnum() for c in text)
    return text if hits and covered >= letters else ""
