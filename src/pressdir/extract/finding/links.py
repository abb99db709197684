"""The links of a page that ring: how they write the number that they stand around or hide."""

from pressdir.extract.anchors import Run
from pressdir.extract.finders import phones
from pressdir.extract.finding.extensions import DIGITS
from pressdir.extract.finding.phrases import EDGE, Phrases
from pressdir.model import Mark, Reason

_TAIL = 4  # digits, after which an extension may stand in one of the two


class Links:
    """The marks of a page for telephones and faxes."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._page = phrases.page
        self._marks = [mark for mark in phrases.page.marks if mark.name in {"tel", "fax"}]

    def kinds(self, run: Run) -> set[str]:
        """What the links that share a place with a run are for: "tel", "fax"."""
        return {m.name for m in self._marks if run.start < m.end and m.start < run.end}

    def alone(self) -> list[tuple[int, Run]]:
        """Numbers that stand in a link alone: "Call Ann"."""
        found = []
        for mark in self._marks:
            if mark.name == "tel" and not phones.has_enough(self._page.text[mark.start : mark.end]):
                value = mark.value + self._extension_in(mark)
                run = Run(mark.start, mark.end, value, "label.phone")
                found.append((self._phrases.line_at(mark.start), run))
        return found

    def written(self, run: Run) -> Run:
        """The run as a link around it writes it, with its country code.

        A link that rings another number was copied from another entry: what is read counts.
        """
        for mark in self._marks:
            around = mark.start <= run.start and run.end <= mark.end
            if around and mark.name == "tel" and mark.value.startswith("+"):
                return run._replace(text=mark.value) if _is_same(run.text, mark.value) else run
        return run

    def are_around(self, item: phones.Rejected) -> bool:
        """Tell whether digits with the form of a count are the text of a link to ring.

        A word behind them says more than the link: "585 555 111 places"; not so another link.
        """
        run = item.run
        if item.reason is not Reason.NUMBER:
            return False
        links = [mark for mark in self._marks if mark.name == "tel"]
        if not any(mark.start <= run.start and run.end <= mark.end for mark in links):
            return False
        counted = self._page.text[run.end : run.end + 2].strip(" \u00a0").isalpha()
        return not counted or any(mark.start == run.end + 1 for mark in self._page.marks)

    def _extension_in(self, link: Mark) -> str:
        """The extension that a link to the switchboard shows: "ext. 104"."""
        text = self._page.text[link.start : link.end]
        hits = (hit for hit in self._phrases.lexicon.hits(text) if hit.has("label.extension"))
        digits = next((DIGITS.match(text[hit.end :].lstrip(EDGE)) for hit in hits), None)
        return f" ext. {digits.group()}" if digits else ""


def _is_same(text: str, link: str) -> bool:
    """Tell whether a text and the link around it ring the same number, as far as both go."""
    shown, rung = ("".join(filter(str.isdigit, each)) for each in (text, link))
    return shown[-_TAIL:] in rung or rung[-_TAIL:] in shown
